//! The one map from the errors of operations to what a caller is told.

use std::time::Duration;

use crate::domain::{FieldErrors, Reason};
use crate::security::password::password_hash::HashError;
use crate::services::ServiceError;
use crate::services::authorization::Denied;
use crate::services::clients::webhooks::endpoints::{MOST_ENDPOINTS, WebhookError};
use crate::services::credentials::change_email::{ChangeEmailError, ConfirmChangeError};
use crate::services::credentials::mail_requests::AskError;
use crate::services::credentials::recover::RecoverError;
use crate::services::manage::bulk::BulkError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::merge_tags::MergeTagsError;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::services::manage::tags::{TagAccountError, TagError};
use crate::services::registration::confirm::ConfirmError;
use crate::services::registration::correct_address::CorrectAddressError;
use crate::services::registration::register::RegisterError;
use crate::services::sign_in::check_password::SignInError;
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
        Denied::Deleted => Kind::BadRequest,
        Denied::LastAdministrator => Kind::LastAdministrator,
    }
    DeleteError, else Denied {
        DeleteError::AlreadyDeleted | DeleteError::NotDeleted => Kind::BadRequest,
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
        TagError::UnderMerge => Kind::BadRequest,
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
        BulkError::NobodyChosen | BulkError::Ended => Kind::BadRequest,
        BulkError::TooManyJobs => Problem::throttled(Duration::from_secs(60)),
        BulkError::NotAllowed => Kind::PermissionDenied,
        BulkError::Fields(errors) => Problem::fields(errors),
    }
    MergeTagsError, else Service {
        MergeTagsError::NotFound => Kind::NotFound,
        MergeTagsError::NotFitting => Kind::BadRequest,
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
