//! What became of an action, told on the account's page that follows it.

use crate::services::authorization::ReachError;
use crate::services::manage::confirm_manually::ConfirmByHandError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::disable::DisableError;
use crate::services::manage::set_role::SetRoleError;
use crate::services::manage::tags::TagAccountError;
use crate::services::manage::unlock::UnlockError;
use crate::services::registration::invite::InviteError;
use crate::services::registration::resend_confirmation::ResendToError;
use crate::services::sign_in::second_factors::remove_factors::TakeOffError;
use crate::web::console::manage::account::path_of;
use crate::web::html::answer::{Answer, see_other};
use crate::web::http::problem::{Kind, Problem};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
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

impl Said {
    const ALL: [Said; 38] = [
        Said::Created,
        Said::CreatedInvited,
        Said::Edited,
        Said::EditedMailed,
        Said::EditedNotMailed,
        Said::Unchanged,
        Said::RoleChanged,
        Said::Tagged,
        Said::Untagged,
        Said::Confirmed,
        Said::Resent,
        Said::Invited,
        Said::SessionsEnded,
        Said::NothingToEnd,
        Said::Unlocked,
        Said::NotLocked,
        Said::FactorOff,
        Said::NoFactor,
        Said::Disabled,
        Said::Enabled,
        Said::Deleted,
        Said::Restored,
        Said::NoAddress,
        Said::AlreadyConfirmed,
        Said::HasPassword,
        Said::IsDisabled,
        Said::TooManyMails,
        Said::AlreadyDisabled,
        Said::NotDisabled,
        Said::AlreadyDeleted,
        Said::NotDeleted,
        Said::IsDeleted,
        Said::OwnAccount,
        Said::OwnRole,
        Said::LastAdministrator,
        Said::NoSuchTag,
        Said::AlreadyTagged,
        Said::NotTagged,
    ];

    /// The last part of its text's key, as it stands in the address.
    fn word(self) -> &'static str {
        self.key().trim_start_matches("console-said-")
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.word() == word)
    }

    /// Whether it tells of something done, and not of something that could not be.
    pub fn is_done(self) -> bool {
        matches!(
            self,
            Said::Created
                | Said::CreatedInvited
                | Said::Edited
                | Said::EditedMailed
                | Said::RoleChanged
                | Said::Tagged
                | Said::Untagged
                | Said::Confirmed
                | Said::Resent
                | Said::Invited
                | Said::SessionsEnded
                | Said::Unlocked
                | Said::FactorOff
                | Said::Disabled
                | Said::Enabled
                | Said::Deleted
                | Said::Restored
        )
    }

    pub fn key(self) -> &'static str {
        match self {
            Said::Created => "console-said-created",
            Said::CreatedInvited => "console-said-created-invited",
            Said::Edited => "console-said-edited",
            Said::EditedMailed => "console-said-edited-mailed",
            Said::EditedNotMailed => "console-said-edited-not-mailed",
            Said::Unchanged => "console-said-unchanged",
            Said::RoleChanged => "console-said-role-changed",
            Said::Tagged => "console-said-tagged",
            Said::Untagged => "console-said-untagged",
            Said::Confirmed => "console-said-confirmed",
            Said::Resent => "console-said-resent",
            Said::Invited => "console-said-invited",
            Said::SessionsEnded => "console-said-sessions-ended",
            Said::NothingToEnd => "console-said-nothing-to-end",
            Said::Unlocked => "console-said-unlocked",
            Said::NotLocked => "console-said-not-locked",
            Said::FactorOff => "console-said-factor-off",
            Said::NoFactor => "console-said-no-factor",
            Said::Disabled => "console-said-disabled",
            Said::Enabled => "console-said-enabled",
            Said::Deleted => "console-said-deleted",
            Said::Restored => "console-said-restored",
            Said::NoAddress => "console-said-no-address",
            Said::AlreadyConfirmed => "console-said-already-confirmed",
            Said::HasPassword => "console-said-has-password",
            Said::IsDisabled => "console-said-is-disabled",
            Said::TooManyMails => "console-said-too-many-mails",
            Said::AlreadyDisabled => "console-said-already-disabled",
            Said::NotDisabled => "console-said-not-disabled",
            Said::AlreadyDeleted => "console-said-already-deleted",
            Said::NotDeleted => "console-said-not-deleted",
            Said::IsDeleted => "console-said-is-deleted",
            Said::OwnAccount => "console-said-own-account",
            Said::OwnRole => "console-said-own-role",
            Said::LastAdministrator => "console-said-last-administrator",
            Said::NoSuchTag => "console-said-no-such-tag",
            Said::AlreadyTagged => "console-said-already-tagged",
            Said::NotTagged => "console-said-not-tagged",
        }
    }
}

/// Why an action came to nothing: something to be told on the account's page, or a page of its own.
pub enum Refusal {
    Told(Said),
    Problem(Box<Problem>),
}

/// Back to the account's page, which tells what became of it.
pub fn tell(id: i64, outcome: Result<Said, impl Into<Refusal>>) -> Answer {
    match outcome.map_err(Into::into) {
        Ok(said) | Err(Refusal::Told(said)) => see_other(format!("{}?said={}", path_of(id), said.word())),
        Err(Refusal::Problem(problem)) => (*problem).into(),
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Refusal::Problem(Box::new(problem))
    }
}

impl From<Said> for Refusal {
    fn from(said: Said) -> Self {
        Refusal::Told(said)
    }
}

impl From<ReachError> for Refusal {
    fn from(error: ReachError) -> Self {
        match error {
            ReachError::Deleted => Said::IsDeleted.into(),
            ReachError::NotFound => Problem::new(Kind::NotFound).into(),
            ReachError::OutOfReach => Problem::new(Kind::PermissionDenied).into(),
            ReachError::Desk(error) => Problem::from(error).into(),
        }
    }
}

impl From<UnlockError> for Refusal {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::NotLocked => Said::NotLocked.into(),
            UnlockError::Reach(error) => error.into(),
        }
    }
}

impl From<TakeOffError> for Refusal {
    fn from(error: TakeOffError) -> Self {
        match error {
            TakeOffError::NoFactor => Said::NoFactor.into(),
            TakeOffError::Reach(error) => error.into(),
        }
    }
}

impl From<DisableError> for Refusal {
    fn from(error: DisableError) -> Self {
        match error {
            DisableError::AlreadyDisabled => Said::AlreadyDisabled.into(),
            DisableError::NotDisabled => Said::NotDisabled.into(),
            DisableError::LastAdministrator => Said::LastAdministrator.into(),
            DisableError::OwnAccount => Said::OwnAccount.into(),
            DisableError::Reach(error) => error.into(),
        }
    }
}

impl From<DeleteError> for Refusal {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::NotFound => Problem::new(Kind::NotFound).into(),
            DeleteError::OutOfReach => Problem::new(Kind::PermissionDenied).into(),
            DeleteError::AlreadyDeleted => Said::AlreadyDeleted.into(),
            DeleteError::NotDeleted => Said::NotDeleted.into(),
            DeleteError::LastAdministrator => Said::LastAdministrator.into(),
            DeleteError::Desk(error) => Problem::from(error).into(),
        }
    }
}

impl From<SetRoleError> for Refusal {
    fn from(error: SetRoleError) -> Self {
        match error {
            SetRoleError::NotFound => Problem::new(Kind::NotFound).into(),
            SetRoleError::NotAdministrator => Problem::new(Kind::PermissionDenied).into(),
            SetRoleError::OwnRole => Said::OwnRole.into(),
            SetRoleError::LastAdministrator => Said::LastAdministrator.into(),
            SetRoleError::Desk(error) => Problem::from(error).into(),
        }
    }
}

impl From<ConfirmByHandError> for Refusal {
    fn from(error: ConfirmByHandError) -> Self {
        match error {
            ConfirmByHandError::NoAddress => Said::NoAddress.into(),
            ConfirmByHandError::AlreadyConfirmed => Said::AlreadyConfirmed.into(),
            ConfirmByHandError::Reach(error) => error.into(),
        }
    }
}

impl From<ResendToError> for Refusal {
    fn from(error: ResendToError) -> Self {
        match error {
            ResendToError::NoAddress => Said::NoAddress.into(),
            ResendToError::AlreadyConfirmed => Said::AlreadyConfirmed.into(),
            ResendToError::Disabled => Said::IsDisabled.into(),
            ResendToError::TooMany => Said::TooManyMails.into(),
            ResendToError::Reach(error) => error.into(),
        }
    }
}

impl From<InviteError> for Refusal {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoAddress => Said::NoAddress.into(),
            InviteError::HasPassword => Said::HasPassword.into(),
            InviteError::Disabled => Said::IsDisabled.into(),
            InviteError::TooMany => Said::TooManyMails.into(),
            InviteError::Reach(error) => error.into(),
        }
    }
}

impl From<TagAccountError> for Refusal {
    fn from(error: TagAccountError) -> Self {
        match error {
            TagAccountError::NotAssignable => Said::NoSuchTag.into(),
            TagAccountError::Reach(error) => error.into(),
        }
    }
}
