//! What became of an action, told on the account's page that follows it.

use crate::services::authorization::AuthorizationError;
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
use crate::web::http::problem::{Kind, Problem};

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
    const ALL: [Flash; 38] = [
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
        self.key().trim_start_matches("console-said-")
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
            Flash::Created => "console-said-created",
            Flash::CreatedInvited => "console-said-created-invited",
            Flash::Edited => "console-said-edited",
            Flash::EditedMailed => "console-said-edited-mailed",
            Flash::EditedNotMailed => "console-said-edited-not-mailed",
            Flash::Unchanged => "console-said-unchanged",
            Flash::RoleChanged => "console-said-role-changed",
            Flash::Tagged => "console-said-tagged",
            Flash::Untagged => "console-said-untagged",
            Flash::Confirmed => "console-said-confirmed",
            Flash::Resent => "console-said-resent",
            Flash::Invited => "console-said-invited",
            Flash::SessionsEnded => "console-said-sessions-ended",
            Flash::NothingToEnd => "console-said-nothing-to-end",
            Flash::Unlocked => "console-said-unlocked",
            Flash::NotLocked => "console-said-not-locked",
            Flash::FactorOff => "console-said-factor-off",
            Flash::NoFactor => "console-said-no-factor",
            Flash::Disabled => "console-said-disabled",
            Flash::Enabled => "console-said-enabled",
            Flash::Deleted => "console-said-deleted",
            Flash::Restored => "console-said-restored",
            Flash::NoAddress => "console-said-no-address",
            Flash::AlreadyConfirmed => "console-said-already-confirmed",
            Flash::HasPassword => "console-said-has-password",
            Flash::IsDisabled => "console-said-is-disabled",
            Flash::TooManyMails => "console-said-too-many-mails",
            Flash::AlreadyDisabled => "console-said-already-disabled",
            Flash::NotDisabled => "console-said-not-disabled",
            Flash::AlreadyDeleted => "console-said-already-deleted",
            Flash::NotDeleted => "console-said-not-deleted",
            Flash::IsDeleted => "console-said-is-deleted",
            Flash::OwnAccount => "console-said-own-account",
            Flash::OwnRole => "console-said-own-role",
            Flash::LastAdministrator => "console-said-last-administrator",
            Flash::NoSuchTag => "console-said-no-such-tag",
            Flash::AlreadyTagged => "console-said-already-tagged",
            Flash::NotTagged => "console-said-not-tagged",
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
        Ok(flash) | Err(Refusal::Told(flash)) => see_other(format!("{}?said={}", path_of(id), flash.word())),
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

impl From<AuthorizationError> for Refusal {
    fn from(error: AuthorizationError) -> Self {
        match error {
            AuthorizationError::Deleted => Flash::IsDeleted.into(),
            AuthorizationError::NotFound => Problem::new(Kind::NotFound).into(),
            AuthorizationError::Forbidden => Problem::new(Kind::PermissionDenied).into(),
            AuthorizationError::Service(error) => Problem::from(error).into(),
        }
    }
}

impl From<UnlockError> for Refusal {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::NotLocked => Flash::NotLocked.into(),
            UnlockError::Reach(error) => error.into(),
        }
    }
}

impl From<RemoveFactorsError> for Refusal {
    fn from(error: RemoveFactorsError) -> Self {
        match error {
            RemoveFactorsError::NoFactor => Flash::NoFactor.into(),
            RemoveFactorsError::Reach(error) => error.into(),
        }
    }
}

impl From<DisableError> for Refusal {
    fn from(error: DisableError) -> Self {
        match error {
            DisableError::AlreadyDisabled => Flash::AlreadyDisabled.into(),
            DisableError::NotDisabled => Flash::NotDisabled.into(),
            DisableError::LastAdministrator => Flash::LastAdministrator.into(),
            DisableError::OwnAccount => Flash::OwnAccount.into(),
            DisableError::Reach(error) => error.into(),
        }
    }
}

impl From<DeleteError> for Refusal {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::NotFound => Problem::new(Kind::NotFound).into(),
            DeleteError::Forbidden => Problem::new(Kind::PermissionDenied).into(),
            DeleteError::AlreadyDeleted => Flash::AlreadyDeleted.into(),
            DeleteError::NotDeleted => Flash::NotDeleted.into(),
            DeleteError::LastAdministrator => Flash::LastAdministrator.into(),
            DeleteError::Service(error) => Problem::from(error).into(),
        }
    }
}

impl From<SetRoleError> for Refusal {
    fn from(error: SetRoleError) -> Self {
        match error {
            SetRoleError::NotFound => Problem::new(Kind::NotFound).into(),
            SetRoleError::NotAdministrator => Problem::new(Kind::PermissionDenied).into(),
            SetRoleError::OwnRole => Flash::OwnRole.into(),
            SetRoleError::LastAdministrator => Flash::LastAdministrator.into(),
            SetRoleError::Service(error) => Problem::from(error).into(),
        }
    }
}

impl From<ConfirmByHandError> for Refusal {
    fn from(error: ConfirmByHandError) -> Self {
        match error {
            ConfirmByHandError::NoAddress => Flash::NoAddress.into(),
            ConfirmByHandError::AlreadyConfirmed => Flash::AlreadyConfirmed.into(),
            ConfirmByHandError::Reach(error) => error.into(),
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
            ResendToError::Reach(error) => error.into(),
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
            InviteError::Reach(error) => error.into(),
        }
    }
}

impl From<TagAccountError> for Refusal {
    fn from(error: TagAccountError) -> Self {
        match error {
            TagAccountError::NotAssignable => Flash::NoSuchTag.into(),
            TagAccountError::Reach(error) => error.into(),
        }
    }
}
