//! What became of an action, told on the account's page that follows it.

use crate::services::authorization::Denied;
use crate::services::credentials::send_reset::SendResetError;
use crate::services::manage::confirm_manually::ConfirmByHandError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::disable::DisableError;
use crate::services::manage::set_role::SetRoleError;
use crate::services::manage::tags::TagAccountError;
use crate::services::manage::unlock::UnlockError;
use crate::services::registration::invite::InviteError;
use crate::services::registration::resend_confirmation::ResendToError;
use crate::services::sign_in::second_factors::remove_factors::RemoveFactorsError;
use crate::web::console::manage::account::path_of;
use crate::web::html::answer::{Answer, see_other};
use crate::web::http::problem::Problem;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flash {
    Created,
    CreatedInvited,
    Edited,
    EditedMailed,
    EditedNotMailed,
    Unchanged,
    RoleChanged,
    Tagged,
    Untagged,
    Confirmed,
    Resent,
    Invited,
    ResetSent,
    SessionsEnded,
    NothingToEnd,
    Unlocked,
    NotLocked,
    FactorOff,
    NoFactor,
    Disabled,
    Enabled,
    Deleted,
    Restored,
    NoAddress,
    AlreadyConfirmed,
    HasPassword,
    IsDisabled,
    TooManyMails,
    AlreadyDisabled,
    NotDisabled,
    AlreadyDeleted,
    NotDeleted,
    IsDeleted,
    OwnAccount,
    OwnRole,
    LastAdministrator,
    NoSuchTag,
    AlreadyTagged,
    NotTagged,
}

impl Flash {
    const ALL: [Flash; 39] = [
        Flash::Created,
        Flash::CreatedInvited,
        Flash::Edited,
        Flash::EditedMailed,
        Flash::EditedNotMailed,
        Flash::Unchanged,
        Flash::RoleChanged,
        Flash::Tagged,
        Flash::Untagged,
        Flash::Confirmed,
        Flash::Resent,
        Flash::Invited,
        Flash::ResetSent,
        Flash::SessionsEnded,
        Flash::NothingToEnd,
        Flash::Unlocked,
        Flash::NotLocked,
        Flash::FactorOff,
        Flash::NoFactor,
        Flash::Disabled,
        Flash::Enabled,
        Flash::Deleted,
        Flash::Restored,
        Flash::NoAddress,
        Flash::AlreadyConfirmed,
        Flash::HasPassword,
        Flash::IsDisabled,
        Flash::TooManyMails,
        Flash::AlreadyDisabled,
        Flash::NotDisabled,
        Flash::AlreadyDeleted,
        Flash::NotDeleted,
        Flash::IsDeleted,
        Flash::OwnAccount,
        Flash::OwnRole,
        Flash::LastAdministrator,
        Flash::NoSuchTag,
        Flash::AlreadyTagged,
        Flash::NotTagged,
    ];

    /// The last part of its text's key, as it stands in the address.
    fn word(self) -> &'static str {
        self.key().trim_start_matches("console-flash-")
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flash| flash.word() == word)
    }

    /// Whether it tells of something done, and not of something that could not be.
    pub fn is_done(self) -> bool {
        matches!(
            self,
            Flash::Created
                | Flash::CreatedInvited
                | Flash::Edited
                | Flash::EditedMailed
                | Flash::RoleChanged
                | Flash::Tagged
                | Flash::Untagged
                | Flash::Confirmed
                | Flash::Resent
                | Flash::Invited
                | Flash::ResetSent
                | Flash::SessionsEnded
                | Flash::Unlocked
                | Flash::FactorOff
                | Flash::Disabled
                | Flash::Enabled
                | Flash::Deleted
                | Flash::Restored
        )
    }

    pub fn key(self) -> &'static str {
        match self {
            Flash::Created => "console-flash-created",
            Flash::CreatedInvited => "console-flash-created-invited",
            Flash::Edited => "console-flash-edited",
            Flash::EditedMailed => "console-flash-edited-mailed",
            Flash::EditedNotMailed => "console-flash-edited-not-mailed",
            Flash::Unchanged => "console-flash-unchanged",
            Flash::RoleChanged => "console-flash-role-changed",
            Flash::Tagged => "console-flash-tagged",
            Flash::Untagged => "console-flash-untagged",
            Flash::Confirmed => "console-flash-confirmed",
            Flash::Resent => "console-flash-resent",
            Flash::Invited => "console-flash-invited",
            Flash::ResetSent => "console-flash-reset-sent",
            Flash::SessionsEnded => "console-flash-sessions-ended",
            Flash::NothingToEnd => "console-flash-nothing-to-end",
            Flash::Unlocked => "console-flash-unlocked",
            Flash::NotLocked => "console-flash-not-locked",
            Flash::FactorOff => "console-flash-factor-off",
            Flash::NoFactor => "console-flash-no-factor",
            Flash::Disabled => "console-flash-disabled",
            Flash::Enabled => "console-flash-enabled",
            Flash::Deleted => "console-flash-deleted",
            Flash::Restored => "console-flash-restored",
            Flash::NoAddress => "console-flash-no-address",
            Flash::AlreadyConfirmed => "console-flash-already-confirmed",
            Flash::HasPassword => "console-flash-has-password",
            Flash::IsDisabled => "console-flash-is-disabled",
            Flash::TooManyMails => "console-flash-too-many-mails",
            Flash::AlreadyDisabled => "console-flash-already-disabled",
            Flash::NotDisabled => "console-flash-not-disabled",
            Flash::AlreadyDeleted => "console-flash-already-deleted",
            Flash::NotDeleted => "console-flash-not-deleted",
            Flash::IsDeleted => "console-flash-is-deleted",
            Flash::OwnAccount => "console-flash-own-account",
            Flash::OwnRole => "console-flash-own-role",
            Flash::LastAdministrator => "console-flash-last-administrator",
            Flash::NoSuchTag => "console-flash-no-such-tag",
            Flash::AlreadyTagged => "console-flash-already-tagged",
            Flash::NotTagged => "console-flash-not-tagged",
        }
    }
}

/// Why an action came to nothing: something to be told on the account's page, or a page of its own.
pub enum Refusal {
    Told(Flash),
    Problem(Box<Problem>),
}

/// Back to the account's page, which tells what became of it.
pub fn tell(id: i64, outcome: Result<Flash, impl Into<Refusal>>) -> Answer {
    match outcome.map_err(Into::into) {
        Ok(flash) | Err(Refusal::Told(flash)) => see_other(format!("{}?flash={}", path_of(id), flash.word())),
        Err(Refusal::Problem(problem)) => (*problem).into(),
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Refusal::Problem(Box::new(problem))
    }
}

impl From<Flash> for Refusal {
    fn from(flash: Flash) -> Self {
        Refusal::Told(flash)
    }
}

impl From<Denied> for Refusal {
    fn from(error: Denied) -> Self {
        match error {
            Denied::Deleted => Flash::IsDeleted.into(),
            Denied::LastAdministrator => Flash::LastAdministrator.into(),
            Denied::OwnAccount => Flash::OwnAccount.into(),
            other => Problem::from(other).into(),
        }
    }
}

impl From<UnlockError> for Refusal {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::NotLocked => Flash::NotLocked.into(),
            UnlockError::Denied(error) => error.into(),
        }
    }
}

impl From<RemoveFactorsError> for Refusal {
    fn from(error: RemoveFactorsError) -> Self {
        match error {
            RemoveFactorsError::NoFactor => Flash::NoFactor.into(),
            RemoveFactorsError::Denied(error) => error.into(),
        }
    }
}

impl From<DisableError> for Refusal {
    fn from(error: DisableError) -> Self {
        match error {
            DisableError::AlreadyDisabled => Flash::AlreadyDisabled.into(),
            DisableError::NotDisabled => Flash::NotDisabled.into(),
            DisableError::Denied(error) => error.into(),
        }
    }
}

impl From<DeleteError> for Refusal {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::AlreadyDeleted => Flash::AlreadyDeleted.into(),
            DeleteError::NotDeleted => Flash::NotDeleted.into(),
            DeleteError::Denied(error) => error.into(),
        }
    }
}

impl From<SetRoleError> for Refusal {
    fn from(error: SetRoleError) -> Self {
        match error {
            SetRoleError::OwnRole => Flash::OwnRole.into(),
            SetRoleError::Denied(error) => error.into(),
        }
    }
}

impl From<ConfirmByHandError> for Refusal {
    fn from(error: ConfirmByHandError) -> Self {
        match error {
            ConfirmByHandError::NoAddress => Flash::NoAddress.into(),
            ConfirmByHandError::AlreadyConfirmed => Flash::AlreadyConfirmed.into(),
            ConfirmByHandError::Denied(error) => error.into(),
        }
    }
}

impl From<ResendToError> for Refusal {
    fn from(error: ResendToError) -> Self {
        match error {
            ResendToError::NoAddress => Flash::NoAddress.into(),
            ResendToError::AlreadyConfirmed => Flash::AlreadyConfirmed.into(),
            ResendToError::Disabled => Flash::IsDisabled.into(),
            ResendToError::TooMany => Flash::TooManyMails.into(),
            ResendToError::Denied(error) => error.into(),
        }
    }
}

impl From<InviteError> for Refusal {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoAddress => Flash::NoAddress.into(),
            InviteError::HasPassword => Flash::HasPassword.into(),
            InviteError::Disabled => Flash::IsDisabled.into(),
            InviteError::TooMany => Flash::TooManyMails.into(),
            InviteError::Denied(error) => error.into(),
        }
    }
}

impl From<SendResetError> for Refusal {
    fn from(error: SendResetError) -> Self {
        match error {
            SendResetError::NoAddress => Flash::NoAddress.into(),
            SendResetError::Disabled => Flash::IsDisabled.into(),
            SendResetError::TooMany => Flash::TooManyMails.into(),
            SendResetError::Denied(error) => error.into(),
        }
    }
}

impl From<TagAccountError> for Refusal {
    fn from(error: TagAccountError) -> Self {
        match error {
            TagAccountError::NotAssignable => Flash::NoSuchTag.into(),
            TagAccountError::Denied(error) => error.into(),
        }
    }
}
