//! What can go wrong, and which status, code and text that is in each face.

use rocket::http::Status;

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
    /// The key of a request that may come again came with another request.
    IdempotencyKeyReused,
    /// A request was carried out before, and a crash took its answer.
    AnswerLost,
    /// A request that came before is being carried out.
    InProgress,
    Throttled,
    Busy,
    Unavailable,
    Internal,
}

impl Kind {
    pub const ALL: [Kind; 31] = [
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
        Kind::IdempotencyKeyReused,
        Kind::AnswerLost,
        Kind::InProgress,
        Kind::Throttled,
        Kind::Busy,
        Kind::Unavailable,
        Kind::Internal,
    ];

    /// Family B knows neither 413 nor 422 (contract.md B0): that is a bad request there.
    pub fn status(self, face: ApiFamily) -> Status {
        match self {
            Kind::PayloadTooLarge | Kind::IdempotencyKeyReused if face == ApiFamily::Api => {
                Status::BadRequest
            }
            Kind::BadRequest
            | Kind::ParseError
            | Kind::RealmDisabled
            | Kind::LastAdministrator
            | Kind::AnswerLost => Status::BadRequest,
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
            Kind::IdempotencyKeyReused => Status::UnprocessableEntity,
            Kind::Throttled => Status::TooManyRequests,
            Kind::InProgress | Kind::Busy | Kind::Unavailable => Status::ServiceUnavailable,
            Kind::Internal => Status::InternalServerError,
        }
    }

    /// The error code of family A (contract.md A0), and two that it has no word for.
    pub fn code(self) -> &'static str {
        match self {
            Kind::BadRequest
            | Kind::RealmDisabled
            | Kind::LastAdministrator
            | Kind::IdempotencyKeyReused
            | Kind::AnswerLost => "invalid",
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
            Kind::InProgress | Kind::Busy | Kind::Unavailable => "unavailable",
            Kind::Internal => "error",
        }
    }

    /// The error of RFC 6749 5.2; it has none for trouble on our side.
    pub fn oauth_error(self) -> &'static str {
        match self {
            Kind::InProgress | Kind::Busy | Kind::Unavailable => "temporarily_unavailable",
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
            Kind::InProgress => ("problem-in-progress-title", "problem-in-progress-text"),
            Kind::AnswerLost => ("problem-answer-lost-title", "problem-answer-lost-text"),
            Kind::IdempotencyKeyReused => ("problem-key-reused-title", "problem-key-reused-text"),
            Kind::Throttled => ("problem-throttled-title", "problem-throttled-text"),
            Kind::Busy => ("problem-busy-title", "problem-busy-text"),
            Kind::Unavailable => ("problem-unavailable-title", "problem-unavailable-text"),
            Kind::Internal => ("problem-internal-title", "problem-internal-text"),
        }
    }

    /// What Rocket's own refusals mean.
    pub(super) fn of_status(status: Status) -> Self {
        match status.code {
            401 => Kind::NotAuthenticated,
            403 => Kind::PermissionDenied,
            // No route takes what stands in the place of an id: nothing has such an id.
            404 | 422 => Kind::NotFound,
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
