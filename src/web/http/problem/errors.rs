//! The one map from the errors of operations to what a caller is told.

use std::time::Duration;

use crate::domain::{FieldErrors, Language, Reason};
use crate::security::password::password_hash::HashError;
use crate::services::ServiceError;
use crate::services::authorization::Denied;
use crate::services::clients::api_keys::KeyError;
use crate::services::clients::jwt_secret::RotateError;
use crate::services::clients::oauth_clients::ClientError;
use crate::services::clients::webhooks::endpoints::{MOST_ENDPOINTS, WebhookError};
use crate::services::credentials::change_email::{ChangeEmailError, ConfirmChangeError};
use crate::services::credentials::mail_requests::AskError;
use crate::services::credentials::recover::RecoverError;
use crate::services::credentials::send_reset::SendResetError;
use crate::services::mail::mail_faults;
use crate::services::mail::mail_texts::MailTextError;
use crate::services::mail::outbox::OutboxError;
use crate::services::mail::test_mail::TestMailError;
use crate::services::manage::bulk::BulkError;
use crate::services::manage::confirm_manually::ConfirmByHandError;
use crate::services::manage::create_account::CreateAccountError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::disable::DisableError;
use crate::services::manage::edit_account::EditError;
use crate::services::manage::merge_tags::MergeTagsError;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::services::manage::set_role::SetRoleError;
use crate::services::manage::tags::{TagAccountError, TagError};
use crate::services::manage::unlock::UnlockError;
use crate::services::registration::confirm::ConfirmError;
use crate::services::registration::correct_address::CorrectAddressError;
use crate::services::registration::invite::InviteError;
use crate::services::registration::register::RegisterError;
use crate::services::registration::resend_confirmation::ResendToError;
use crate::services::registration::share_link::ShareLinkError;
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::second_factors::remove_factors::RemoveFactorsError;
use crate::services::site::site_policy::ChangeSettingError;
use crate::store::StoreError;
use crate::web::http::problem::{Kind, Problem};

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self::new(kind)
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Self::fields(errors)
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Hash(HashError::Busy { retry_after }) => Self::later(Kind::Busy, retry_after),
            ServiceError::Hash(error) => {
                tracing::error!(%error, "the password hasher does not work");
                Self::later(Kind::Unavailable, Duration::from_secs(5))
            }
            ServiceError::Store(error) => error.into(),
            ServiceError::SessionEnded => Self::new(Kind::NotAuthenticated),
            ServiceError::CredentialRevoked => Self::new(Kind::AuthenticationFailed),
            ServiceError::Repeated(answer) => Self { repeated: Some(answer), ..Self::new(Kind::BadRequest) },
            ServiceError::RepeatedUnanswered { is_recent: true } => {
                Self::later(Kind::InProgress, Duration::from_secs(1))
            }
            ServiceError::RepeatedUnanswered { is_recent: false } => Self::new(Kind::AnswerLost),
            ServiceError::IdempotencyKeyReused => Self::new(Kind::IdempotencyKeyReused),
            ServiceError::Internal(error) => {
                tracing::error!(%error, "a deed could not be done");
                Self::new(Kind::Internal)
            }
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error.is_passing() {
            tracing::warn!(%error, "the database could not serve a request");
            Self::later(Kind::Unavailable, Duration::from_secs(2))
        } else {
            tracing::error!(%error, "the database failed a request");
            Self::new(Kind::Internal)
        }
    }
}

/// What each refusal of an operation becomes. The variant that hands on another error, whose own map says
/// what that is, is named behind the type.
macro_rules! problems {
    ($($error:ident, else $inner:ident { $($refusal:pat => $problem:expr,)* })*) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                match error {
                    $($refusal => $problem.into(),)*
                    $error::$inner(error) => error.into(),
                }
            }
        }
    )*};
}

problems! {
    Denied, else Service {
        Denied::NotFound => Kind::NotFound,
        Denied::Forbidden | Denied::OwnAccount => Kind::PermissionDenied,
        error @ Denied::Deleted => Problem::refused(&error),
        Denied::LastAdministrator => Kind::LastAdministrator,
    }
    DeleteError, else Denied {
        error @ (DeleteError::AlreadyDeleted | DeleteError::NotDeleted) => Problem::refused(&error),
    }
    SignInError, else Service {
        SignInError::Wrong | SignInError::Deleted { .. } => Kind::AuthenticationFailed,
        SignInError::Locked { retry_after } => Problem::later(Kind::Locked, retry_after),
        SignInError::Disabled => Kind::Disabled,
        SignInError::TooMany { retry_after } => Problem::throttled(retry_after),
        SignInError::FactorRequired => Kind::SecondFactorRequired,
        SignInError::WrongFactor => Kind::SecondFactorWrong,
        SignInError::FactorLocked { retry_after } => {
            Problem { retry_after, ..Problem::new(Kind::SecondFactorLocked) }
        },
    }
    TagError, else Service {
        TagError::NotFound => Kind::NotFound,
        error @ TagError::UnderMerge => Problem::refused(&error),
        TagError::Fields(errors) => errors,
    }
    TagAccountError, else Denied {
        TagAccountError::NotAssignable => Kind::NotFound,
    }
    SavedFilterError, else Service {
        SavedFilterError::NotFound => Kind::NotFound,
        SavedFilterError::Fields(errors) => errors,
    }
    BulkError, else Service {
        BulkError::NotFound => Kind::NotFound,
        error @ (BulkError::NobodyChosen | BulkError::Ended) => Problem::refused(&error),
        BulkError::TooManyJobs => Problem::throttled(Duration::from_secs(60)),
        BulkError::NotAllowed => Kind::PermissionDenied,
        BulkError::Fields(errors) => Problem::fields(errors),
    }
    MergeTagsError, else Service {
        MergeTagsError::NotFound => Kind::NotFound,
        error @ MergeTagsError::NotFitting => Problem::refused(&error),
        MergeTagsError::NotAllowed => Kind::PermissionDenied,
        MergeTagsError::Bulk(error) => error,
    }
    WebhookError, else Service {
        WebhookError::NotFound => Kind::NotFound,
        WebhookError::TooMany => Problem::field("url", Reason::TooMany { max: MOST_ENDPOINTS }),
        WebhookError::TargetNotAllowed => Problem::field("url", Reason::TargetNotAllowed),
        WebhookError::AlreadyPaused | WebhookError::NotPaused | WebhookError::StillWaiting => Kind::BadRequest,
    }
    AskError, else Service {
        AskError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
    CorrectAddressError, else Service {
        CorrectAddressError::Gone => Kind::NotFound,
        CorrectAddressError::DomainNotAllowed => Problem::field("email", Reason::DomainNotAllowed),
        CorrectAddressError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
    ChangeEmailError, else Service {
        ChangeEmailError::NotFound => Kind::NotFound,
        ChangeEmailError::SameAddress => Problem::field("new_email", Reason::SameAddress),
        ChangeEmailError::Taken => Problem::field("new_email", Reason::Taken),
        ChangeEmailError::DomainNotAllowed => Problem::field("new_email", Reason::DomainNotAllowed),
        ChangeEmailError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
}

// What administrators do with accounts, programs, mails and the site.
problems! {
    CreateAccountError, else Service {
        CreateAccountError::Fields(errors) => errors,
        CreateAccountError::RoleNotAllowed => Kind::PermissionDenied,
    }
    EditError, else Denied {
        EditError::Fields(errors) => errors,
    }
    SetRoleError, else Denied {
        SetRoleError::OwnRole => Kind::PermissionDenied,
    }
    DisableError, else Denied {
        error @ (DisableError::AlreadyDisabled | DisableError::NotDisabled) => Problem::refused(&error),
    }
    UnlockError, else Denied {
        error @ UnlockError::NotLocked => Problem::refused(&error),
    }
    ConfirmByHandError, else Denied {
        error @ (ConfirmByHandError::NoAddress | ConfirmByHandError::AlreadyConfirmed) => {
            Problem::refused(&error)
        },
    }
    ResendToError, else Denied {
        error @ (ResendToError::NoAddress | ResendToError::AlreadyConfirmed | ResendToError::Disabled) => {
            Problem::refused(&error)
        },
        ResendToError::TooMany => Problem::throttled(AN_HOUR),
    }
    InviteError, else Denied {
        error @ (InviteError::NoAddress | InviteError::HasPassword | InviteError::Disabled) => {
            Problem::refused(&error)
        },
        InviteError::TooMany => Problem::throttled(AN_HOUR),
    }
    SendResetError, else Denied {
        error @ (SendResetError::NoAddress | SendResetError::Disabled) => Problem::refused(&error),
        SendResetError::TooMany => Problem::throttled(AN_HOUR),
    }
    ShareLinkError, else Denied {
        error @ ShareLinkError::NotFitting => Problem::refused(&error),
    }
    RemoveFactorsError, else Denied {
        error @ RemoveFactorsError::NoFactor => Problem::refused(&error),
    }
    KeyError, else Service {
        KeyError::NotFound => Kind::NotFound,
        KeyError::NameTaken => Problem::field("name", Reason::Taken),
        KeyError::BeyondMaker(errors) => errors,
        error @ (KeyError::BadName | KeyError::EndsInThePast | KeyError::AlreadyRevoked) => {
            Problem::refused(&error)
        },
    }
    ClientError, else Service {
        ClientError::NotFound => Kind::NotFound,
        ClientError::IdTaken => Problem::field("id", Reason::Taken),
        error @ ClientError::LastOne => Problem::refused(&error),
    }
    RotateError, else Service {
        error @ RotateError::ChangedMeanwhile => Problem::refused(&error),
    }
    OutboxError, else Service {
        OutboxError::NotFound => Kind::NotFound,
        error @ (OutboxError::AlreadySent | OutboxError::Discarded | OutboxError::Withdrawn) => {
            Problem::refused(&error)
        },
    }
    TestMailError, else Service {
        error @ TestMailError::NoServer => Problem::refused(&error),
        TestMailError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
    MailTextError, else Service {
        MailTextError::Faults(faults) => {
            let told = faults.iter().map(|fault| {
                (mail_faults::field(fault.part).to_owned(), mail_faults::message(Language::English, fault))
            });
            Problem::new(Kind::BadRequest).with_told(told.collect())
        },
    }
    ChangeSettingError, else Service {
        ChangeSettingError::Fields(errors) => errors,
        error @ (ChangeSettingError::Policy(_)
        | ChangeSettingError::Held { .. }
        | ChangeSettingError::OnlyUploaded { .. }
        | ChangeSettingError::ChangedMeanwhile) => Problem::refused(&error),
    }
}

/// In which one address gets so many mails of one kind.
const AN_HOUR: Duration = Duration::from_secs(60 * 60);

// What is left of these once links, codes and forms have had their own pages.
problems! {
    ConfirmError, else Service {
        ConfirmError::Link(_) | ConfirmError::Code | ConfirmError::NeedsPassword => Kind::BadRequest,
        ConfirmError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
    RecoverError, else Service {
        RecoverError::Link(_) | RecoverError::Code => Kind::BadRequest,
        RecoverError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
    ConfirmChangeError, else Service {
        ConfirmChangeError::Link(_) | ConfirmChangeError::Code => Kind::BadRequest,
        ConfirmChangeError::Taken => Problem::field("new_email", Reason::Taken),
        ConfirmChangeError::TooMany { retry_after } => Problem::throttled(retry_after),
    }
}

impl Problem {
    /// A refused registration; `email` is the field's name in the caller's family.
    pub fn of_registration(error: RegisterError, email: &str) -> Self {
        match error {
            RegisterError::ClosedToVisitors => Self::new(Kind::NotAuthenticated),
            RegisterError::ClosedToCaller => Self::new(Kind::RegistrationClosed),
            RegisterError::RealmOff => Self::new(Kind::RealmDisabled),
            RegisterError::DomainNotAllowed => Self::field(email, Reason::DomainNotAllowed),
            RegisterError::EmailTaken => Self::field(email, Reason::Taken),
            RegisterError::TooMany { retry_after } => Self::throttled(retry_after),
            RegisterError::Service(error) => error.into(),
        }
    }
}
