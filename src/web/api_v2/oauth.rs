//! `/oauth/…` (contract.md A2): RFC 6749's token endpoint and RFC 7009's revocation.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::Responder;
use rocket::{Request, Route, State, post, routes};
use serde_json::{Value, json};

use crate::services::clients::oauth::{grant_by_password, grant_by_refresh_token, revoke};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::grants::{ACCESS_LIFETIME, GrantError, IssuedTokens};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![token, revoke_token]
}

#[post("/oauth/token", data = "<fields>")]
async fn token(
    change: Change,
    state: &State<WebState>,
    basic: ClientCredentials,
    fields: Fields,
) -> Result<NotStored, OauthError> {
    let client = client_id(&fields, &basic)?;
    let audit_context = change.audit_context();
    let issued = match required(&fields, "grant_type")? {
        "password" => {
            let login = required(&fields, "username")?;
            let password = required(&fields, "password")?;
            let code = optional(&fields, "one_time_code")?;
            let visit = change.request.visit();
            grant_by_password(&state.ctx, audit_context, &client, login, password, code, visit).await?
        }
        "refresh_token" => {
            let token = required(&fields, "refresh_token")?;
            grant_by_refresh_token(&state.ctx, audit_context, &client, token).await?
        }
        _ => {
            return Err(OauthError::refused(
                "unsupported_grant_type",
                "The grant types are password and refresh_token.",
            ));
        }
    };
    Ok(NotStored(token_body(&issued)))
}

#[post("/oauth/revoke_token", data = "<fields>")]
async fn revoke_token(
    change: Change,
    state: &State<WebState>,
    basic: ClientCredentials,
    fields: Fields,
) -> Result<NotStored, OauthError> {
    let client = client_id(&fields, &basic)?;
    let token = required(&fields, "token")?;
    revoke(&state.ctx, change.audit_context(), &client, token).await?;
    Ok(NotStored(json!({})))
}

pub(super) fn token_body(issued: &IssuedTokens) -> Value {
    json!({
        "access_token": issued.access.to_text(),
        "expires_in": ACCESS_LIFETIME.as_secs(),
        "token_type": "Bearer",
        "scope": "read write",
        "refresh_token": issued.refresh.to_text(),
    })
}

/// RFC 6749 5.1: never cached.
#[derive(Debug)]
struct NotStored(Value);

impl<'r> Responder<'r, 'static> for NotStored {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = Json(self.0).respond_to(request)?;
        response.set_header(Header::new("Cache-Control", "no-store"));
        response.set_header(Header::new("Pragma", "no-cache"));
        Ok(response)
    }
}

/// A public client may also name itself by Basic authentication with an empty secret
/// (RFC 6749 2.3.1).
struct ClientCredentials {
    header: Option<Result<String, ()>>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ClientCredentials {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let header = request.headers().get_one("Authorization").map(|header| parse_basic(header).ok_or(()));
        Outcome::Success(Self { header })
    }
}

fn parse_basic(header: &str) -> Option<String> {
    let (scheme, value) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (client, secret) = decoded.split_once(':')?;
    secret.is_empty().then(|| client.to_owned())
}

/// Named once, in the body or in the header; in both only if they agree.
fn client_id(fields: &Fields, basic: &ClientCredentials) -> Result<String, OauthError> {
    let in_body = fields
        .optional_text("client_id")
        .map_err(|_| OauthError::refused("invalid_request", "client_id is not one text."))?;
    match (&basic.header, in_body) {
        (Some(Err(())), _) => Err(OauthError::invalid_client()),
        (Some(Ok(header)), Some(body)) if header != body => Err(OauthError::invalid_client()),
        (Some(Ok(header)), _) => Ok(header.clone()),
        (None, Some(body)) => Ok(body.to_owned()),
        (None, None) => Err(OauthError::refused("invalid_request", "client_id is missing.")),
    }
}

fn required<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, OauthError> {
    match fields.text(name) {
        Ok(text) if !text.is_empty() => Ok(text),
        _ => Err(OauthError::refused("invalid_request", format!("{name} is missing, empty or repeated."))),
    }
}

/// `None` when it is absent or empty.
fn optional<'a>(fields: &'a Fields, name: &str) -> Result<Option<&'a str>, OauthError> {
    match fields.nullable_text(name) {
        Ok(text) => Ok(text),
        Err(_) => Err(OauthError::refused("invalid_request", format!("{name} is not one text."))),
    }
}

/// An error of RFC 6749 5.2; trouble on our side keeps its own status.
#[derive(Debug)]
enum OauthError {
    Refused { status: Status, error: &'static str, description: String },
    Problem(Box<Problem>),
}

impl OauthError {
    fn refused(error: &'static str, description: impl Into<String>) -> Self {
        OauthError::Refused { status: Status::BadRequest, error, description: description.into() }
    }

    fn invalid_client() -> Self {
        OauthError::Refused {
            status: Status::Unauthorized,
            error: "invalid_client",
            description: "There is no such client; `rollbook client list` shows them.".to_owned(),
        }
    }
}

impl From<GrantError> for OauthError {
    fn from(error: GrantError) -> Self {
        let invalid = |text: &str| OauthError::refused("invalid_grant", text);
        match error {
            GrantError::InvalidClient => Self::invalid_client(),
            GrantError::InvalidGrant => invalid("The token is not valid, or was used before."),
            GrantError::SignIn(SignInError::Wrong | SignInError::Deleted { .. }) => {
                invalid("The username or the password is wrong.")
            }
            GrantError::SignIn(SignInError::Locked { .. }) => {
                invalid("The account is locked for some minutes after too many wrong passwords.")
            }
            GrantError::SignIn(SignInError::Disabled) => invalid("The account is disabled."),
            GrantError::SignIn(SignInError::FactorRequired) => {
                invalid("The account has a second factor: send its current code as one_time_code.")
            }
            GrantError::SignIn(SignInError::WrongFactor) => {
                invalid("The one_time_code is wrong, or was used before.")
            }
            GrantError::SignIn(SignInError::FactorLocked { .. }) => invalid(
                "Too many codes were wrong: wait some minutes, or send a recovery code as one_time_code.",
            ),
            GrantError::SignIn(error) => OauthError::Problem(Box::new(error.into())),
        }
    }
}

impl<'r> Responder<'r, 'static> for OauthError {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        match self {
            OauthError::Problem(problem) => problem.respond_to(request),
            OauthError::Refused { status, error, description } => {
                let body = json!({ "error": error, "error_description": description });
                let mut response = NotStored(body).respond_to(request)?;
                response.set_status(status);
                if status == Status::Unauthorized {
                    response.set_header(Header::new("WWW-Authenticate", r#"Basic realm="oauth""#));
                }
                Ok(response)
            }
        }
    }
}
