//! The one map from what went wrong to status, code and message, in every face.

use std::time::Duration;

use rocket::Request;
use rocket::http::Status;
use rocket::response::Responder;

use crate::domain::FieldErrors;
use crate::security::password_hash::HashError;
use crate::services::ServiceError;
use crate::services::authorization::Denied;
use crate::services::credentials::change_email::{ChangeEmailError, ConfirmChangeError};
use crate::services::credentials::mail_requests::AskError;
use crate::services::credentials::recover::RecoverError;
use crate::services::manage::bulk::BulkError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::services::manage::tags::TagError;
use crate::services::registration::confirm::ConfirmError;
use crate::services::registration::correct_address::CorrectAddressError;
use crate::services::registration::register::RegisterError;
use crate::services::sign_in::check_password::SignInError;
use crate::store::StoreError;
use crate::web::http::api_family::ApiFamily;

/// What went wrong, in terms that every face can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    BadRequest,
    ParseError,
    NotAuthenticated,
    AuthenticationFailed,
    TokenNotValid,
    PermissionDenied,
    PasswordChangeRequired,
    ProofRequired,
    /// The password is right, and a code of the second factor is needed, too.
    SecondFactorRequired,
    SecondFactorWrong,
    SecondFactorLocked,
    /// The site asks for a second factor, and the account has none.
    SecondFactorSetUpRequired,
    CrossSite,
    RegistrationClosed,
    RealmDisabled,
    Locked,
    Disabled,
    LastAdministrator,
    NotFound,
    MethodNotAllowed,
    /// A method that HTTP or another protocol may have, and nothing here.
    MethodUnknown,
    NotAcceptable,
    UnsupportedMediaType,
    PayloadTooLarge,
    Throttled,
    Busy,
    Unavailable,
    Internal,
}

impl Kind {
    pub const ALL: [Kind; 28] = [
        Kind::BadRequest,
        Kind::ParseError,
        Kind::NotAuthenticated,
        Kind::AuthenticationFailed,
        Kind::TokenNotValid,
        Kind::PermissionDenied,
        Kind::PasswordChangeRequired,
        Kind::ProofRequired,
        Kind::SecondFactorRequired,
        Kind::SecondFactorWrong,
        Kind::SecondFactorLocked,
        Kind::SecondFactorSetUpRequired,
        Kind::CrossSite,
        Kind::RegistrationClosed,
        Kind::RealmDisabled,
        Kind::Locked,
        Kind::Disabled,
        Kind::LastAdministrator,
        Kind::NotFound,
        Kind::MethodNotAllowed,
        Kind::MethodUnknown,
        Kind::NotAcceptable,
        Kind::UnsupportedMediaType,
        Kind::PayloadTooLarge,
        Kind::Throttled,
        Kind::Busy,
        Kind::Unavailable,
        Kind::Internal,
    ];

    /// Family B knows no 413 (contract.md B0): a body that is too large is a bad request there.
    pub fn status(self, face: ApiFamily) -> Status {
        match self {
            Kind::PayloadTooLarge if face == ApiFamily::Api => Status::BadRequest,
            Kind::BadRequest | Kind::ParseError | Kind::RealmDisabled | Kind::LastAdministrator => {
                Status::BadRequest
            }
            Kind::NotAuthenticated
            | Kind::AuthenticationFailed
            | Kind::TokenNotValid
            | Kind::SecondFactorWrong => Status::Unauthorized,
            Kind::PermissionDenied
            | Kind::PasswordChangeRequired
            | Kind::ProofRequired
            | Kind::SecondFactorRequired
            | Kind::SecondFactorLocked
            | Kind::SecondFactorSetUpRequired
            | Kind::CrossSite
            | Kind::RegistrationClosed
            | Kind::Locked
            | Kind::Disabled => Status::Forbidden,
            Kind::NotFound => Status::NotFound,
            Kind::MethodNotAllowed => Status::MethodNotAllowed,
            Kind::MethodUnknown => Status::NotImplemented,
            Kind::NotAcceptable => Status::NotAcceptable,
            Kind::UnsupportedMediaType => Status::UnsupportedMediaType,
            Kind::PayloadTooLarge => Status::PayloadTooLarge,
            Kind::Throttled => Status::TooManyRequests,
            Kind::Busy | Kind::Unavailable => Status::ServiceUnavailable,
            Kind::Internal => Status::InternalServerError,
        }
    }

    /// The error code of family A (contract.md A0), and two that it has no word for.
    pub fn code(self) -> &'static str {
        match self {
            Kind::BadRequest | Kind::RealmDisabled | Kind::LastAdministrator => "invalid",
            Kind::ParseError | Kind::PayloadTooLarge => "parse_error",
            Kind::NotAuthenticated => "not_authenticated",
            Kind::AuthenticationFailed | Kind::SecondFactorWrong => "authentication_failed",
            Kind::TokenNotValid => "token_not_valid",
            Kind::PermissionDenied
            | Kind::PasswordChangeRequired
            | Kind::ProofRequired
            | Kind::SecondFactorRequired
            | Kind::SecondFactorLocked
            | Kind::SecondFactorSetUpRequired
            | Kind::CrossSite
            | Kind::RegistrationClosed
            | Kind::Locked
            | Kind::Disabled => "permission_denied",
            Kind::NotFound => "not_found",
            Kind::MethodNotAllowed | Kind::MethodUnknown => "method_not_allowed",
            Kind::NotAcceptable => "not_acceptable",
            Kind::UnsupportedMediaType => "unsupported_media_type",
            Kind::Throttled => "throttled",
            Kind::Busy | Kind::Unavailable => "unavailable",
            Kind::Internal => "error",
        }
    }

    /// The error of RFC 6749 5.2; it has none for trouble on our side.
    pub fn oauth_error(self) -> &'static str {
        match self {
            Kind::Busy | Kind::Unavailable => "temporarily_unavailable",
            Kind::Internal => "server_error",
            _ => "invalid_request",
        }
    }

    pub fn title_key(self) -> &'static str {
        self.keys().0
    }

    pub fn text_key(self) -> &'static str {
        self.keys().1
    }

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Kind::BadRequest => ("problem-bad-request-title", "problem-bad-request-text"),
            Kind::ParseError => ("problem-parse-error-title", "problem-parse-error-text"),
            Kind::NotAuthenticated => ("problem-not-authenticated-title", "problem-not-authenticated-text"),
            Kind::AuthenticationFailed => {
                ("problem-authentication-failed-title", "problem-authentication-failed-text")
            }
            Kind::TokenNotValid => ("problem-token-not-valid-title", "problem-token-not-valid-text"),
            Kind::PermissionDenied => ("problem-permission-denied-title", "problem-permission-denied-text"),
            Kind::PasswordChangeRequired => {
                ("problem-password-change-required-title", "problem-password-change-required-text")
            }
            Kind::ProofRequired => ("problem-proof-required-title", "problem-proof-required-text"),
            Kind::SecondFactorRequired => {
                ("problem-second-factor-required-title", "problem-second-factor-required-text")
            }
            Kind::SecondFactorWrong => {
                ("problem-second-factor-wrong-title", "problem-second-factor-wrong-text")
            }
            Kind::SecondFactorLocked => {
                ("problem-second-factor-locked-title", "problem-second-factor-locked-text")
            }
            Kind::SecondFactorSetUpRequired => {
                ("problem-second-factor-set-up-title", "problem-second-factor-set-up-text")
            }
            Kind::CrossSite => ("problem-cross-site-title", "problem-cross-site-text"),
            Kind::RegistrationClosed => {
                ("problem-registration-closed-title", "problem-registration-closed-text")
            }
            Kind::RealmDisabled => ("problem-realm-disabled-title", "problem-realm-disabled-text"),
            Kind::Locked => ("problem-locked-title", "problem-locked-text"),
            Kind::Disabled => ("problem-disabled-title", "problem-disabled-text"),
            Kind::LastAdministrator => {
                ("problem-last-administrator-title", "problem-last-administrator-text")
            }
            Kind::NotFound => ("problem-not-found-title", "problem-not-found-text"),
            Kind::MethodNotAllowed => ("problem-method-not-allowed-title", "problem-method-not-allowed-text"),
            Kind::MethodUnknown => ("problem-method-unknown-title", "problem-method-unknown-text"),
            Kind::NotAcceptable => ("problem-not-acceptable-title", "problem-not-acceptable-text"),
            Kind::UnsupportedMediaType => {
                ("problem-unsupported-media-type-title", "problem-unsupported-media-type-text")
            }
            Kind::PayloadTooLarge => ("problem-payload-too-large-title", "problem-payload-too-large-text"),
            Kind::Throttled => ("problem-throttled-title", "problem-throttled-text"),
            Kind::Busy => ("problem-busy-title", "problem-busy-text"),
            Kind::Unavailable => ("problem-unavailable-title", "problem-unavailable-text"),
            Kind::Internal => ("problem-internal-title", "problem-internal-text"),
        }
    }

    /// What Rocket's own refusals mean.
    fn of_status(status: Status) -> Self {
        match status.code {
            401 => Kind::NotAuthenticated,
            403 => Kind::PermissionDenied,
            404 => Kind::NotFound,
            405 => Kind::MethodNotAllowed,
            406 => Kind::NotAcceptable,
            413 => Kind::PayloadTooLarge,
            415 => Kind::UnsupportedMediaType,
            429 => Kind::Throttled,
            503 => Kind::Unavailable,
            400..=499 => Kind::BadRequest,
            _ => Kind::Internal,
        }
    }
}

/// A refusal on its way to the caller. As a response it becomes what the path's face calls for;
/// as the error of a guard it is left for the catcher by [`Problem::leave`].
#[derive(Debug, Clone)]
pub struct Problem {
    pub kind: Kind,
    pub fields: FieldErrors,
    pub retry_after: Option<Duration>,
    /// For the `Allow` header of a 405.
    pub allow: Option<String>,
    /// What a body was packed with that nobody here unpacks.
    pub encoding: Option<String>,
    /// In pages: where a person does what is missing, instead of reading the refusal.
    pub elsewhere: Option<String>,
}

impl Problem {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            fields: FieldErrors::new(),
            retry_after: None,
            allow: None,
            encoding: None,
            elsewhere: None,
        }
    }

    pub fn fields(fields: FieldErrors) -> Self {
        Self { fields, ..Self::new(Kind::BadRequest) }
    }

    pub fn later(kind: Kind, retry_after: Duration) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(kind) }
    }

    pub fn elsewhere(kind: Kind, path: impl Into<String>) -> Self {
        Self { elsewhere: Some(path.into()), ..Self::new(kind) }
    }

    /// Leaves the cause for the catcher, which sees only a status, and returns that status.
    pub fn leave(self, request: &Request<'_>) -> Status {
        let status = self.kind.status(ApiFamily::of(request));
        request.local_cache(|| Left(self));
        status
    }

    /// The cause that was left, or what Rocket's own status means.
    pub fn left_in(request: &Request<'_>, status: Status) -> Self {
        request.local_cache(|| Left(Self::new(Kind::of_status(status)))).0.clone()
    }
}

/// The cause of a refusal, in the request's own cache.
struct Left(Problem);

impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        Err(self.leave(request))
    }
}

/// Whole seconds, rounded up: what `Retry-After` takes.
pub fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
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

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong | SignInError::Deleted { .. } => Self::new(Kind::AuthenticationFailed),
            SignInError::Locked { retry_after } => Self::later(Kind::Locked, retry_after),
            SignInError::Disabled => Self::new(Kind::Disabled),
            SignInError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            SignInError::FactorRequired => Self::new(Kind::SecondFactorRequired),
            SignInError::WrongFactor => Self::new(Kind::SecondFactorWrong),
            SignInError::FactorLocked { retry_after } => {
                Self { retry_after, ..Self::new(Kind::SecondFactorLocked) }
            }
            SignInError::Service(error) => error.into(),
        }
    }
}

impl Problem {
    /// A refused registration; `email` is the field's name in the caller's family.
    pub fn of_registration(error: RegisterError, email: &str) -> Self {
        use crate::domain::Reason;
        match error {
            RegisterError::ClosedToVisitors => Self::new(Kind::NotAuthenticated),
            RegisterError::ClosedToCaller => Self::new(Kind::RegistrationClosed),
            RegisterError::RealmOff => Self::new(Kind::RealmDisabled),
            RegisterError::DomainNotAllowed => {
                Self::fields(FieldErrors::one(email, Reason::DomainNotAllowed))
            }
            RegisterError::EmailTaken => Self::fields(FieldErrors::one(email, Reason::Taken)),
            RegisterError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            RegisterError::Service(error) => error.into(),
        }
    }
}

impl From<TagError> for Problem {
    fn from(error: TagError) -> Self {
        match error {
            TagError::NotFound => Self::new(Kind::NotFound),
            TagError::Fields(fields) => Self::fields(fields),
            TagError::Service(error) => error.into(),
        }
    }
}

impl From<AskError> for Problem {
    fn from(error: AskError) -> Self {
        match error {
            AskError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            AskError::Service(error) => error.into(),
        }
    }
}

impl From<BulkError> for Problem {
    fn from(error: BulkError) -> Self {
        match error {
            BulkError::NotFound => Self::new(Kind::NotFound),
            BulkError::NobodyChosen | BulkError::Ended => Self::new(Kind::BadRequest),
            BulkError::TooManyJobs => Self::later(Kind::Throttled, Duration::from_secs(60)),
            BulkError::NotAllowed => Self::new(Kind::PermissionDenied),
            BulkError::Service(error) => error.into(),
        }
    }
}

/// What is left of a refused recovery once links and codes have had their own pages.
impl From<RecoverError> for Problem {
    fn from(error: RecoverError) -> Self {
        match error {
            RecoverError::Link(_) | RecoverError::Code => Self::new(Kind::BadRequest),
            RecoverError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            RecoverError::Service(error) => error.into(),
        }
    }
}

impl From<SavedFilterError> for Problem {
    fn from(error: SavedFilterError) -> Self {
        match error {
            SavedFilterError::NotFound => Self::new(Kind::NotFound),
            SavedFilterError::Fields(errors) => Self::fields(errors),
            SavedFilterError::Service(error) => error.into(),
        }
    }
}

impl From<CorrectAddressError> for Problem {
    fn from(error: CorrectAddressError) -> Self {
        match error {
            CorrectAddressError::Gone => Self::new(Kind::NotFound),
            CorrectAddressError::DomainNotAllowed => {
                Self::fields(FieldErrors::one("email", crate::domain::Reason::DomainNotAllowed))
            }
            CorrectAddressError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            CorrectAddressError::Service(error) => error.into(),
        }
    }
}

impl From<ChangeEmailError> for Problem {
    fn from(error: ChangeEmailError) -> Self {
        match error {
            ChangeEmailError::NotFound => Self::new(Kind::NotFound),
            ChangeEmailError::SameAddress => {
                Self::fields(FieldErrors::one("new_email", crate::domain::Reason::SameAddress))
            }
            ChangeEmailError::Taken => {
                Self::fields(FieldErrors::one("new_email", crate::domain::Reason::Taken))
            }
            ChangeEmailError::DomainNotAllowed => {
                Self::fields(FieldErrors::one("new_email", crate::domain::Reason::DomainNotAllowed))
            }
            ChangeEmailError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            ChangeEmailError::Service(error) => error.into(),
        }
    }
}

/// What is left of a refused change once its form has had its page.
impl From<ConfirmChangeError> for Problem {
    fn from(error: ConfirmChangeError) -> Self {
        match error {
            ConfirmChangeError::Link(_) | ConfirmChangeError::Code => Self::new(Kind::BadRequest),
            ConfirmChangeError::Taken => {
                Self::fields(FieldErrors::one("new_email", crate::domain::Reason::Taken))
            }
            ConfirmChangeError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            ConfirmChangeError::Service(error) => error.into(),
        }
    }
}

impl From<Denied> for Problem {
    fn from(error: Denied) -> Self {
        match error {
            Denied::NotFound => Self::new(Kind::NotFound),
            Denied::Forbidden | Denied::OwnAccount => Self::new(Kind::PermissionDenied),
            Denied::Deleted => Self::new(Kind::BadRequest),
            Denied::LastAdministrator => Self::new(Kind::LastAdministrator),
            Denied::Service(error) => error.into(),
        }
    }
}

impl From<DeleteError> for Problem {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::AlreadyDeleted | DeleteError::NotDeleted => Self::new(Kind::BadRequest),
            DeleteError::Denied(error) => error.into(),
        }
    }
}

/// What is left of a refused confirmation once links and codes have had their own pages.
impl From<ConfirmError> for Problem {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::Link(_) | ConfirmError::Code | ConfirmError::NeedsPassword => {
                Self::new(Kind::BadRequest)
            }
            ConfirmError::TooMany { retry_after } => Self::later(Kind::Throttled, retry_after),
            ConfirmError::Service(error) => error.into(),
        }
    }
}
