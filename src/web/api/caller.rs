//! Credentials of family B (contract.md B0): an API key with or without `Bearer`, `Basic`, or the
//! session cookie. A header that is present and wrong is 401 on every endpoint, open ones too.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use serde_json::{Value, json};

use crate::domain::{Account, Actor, Credential, EmailAddress, Rights, SitePolicy};
use crate::services::clients::api_keys;
use crate::services::registration::register;
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::open_session::OpenSession;
use crate::store::ApiKey;
use crate::web::WebState;
use crate::web::guards::client::{Identity, RequestContext, client_peer};
use crate::web::guards::session::{OrErrorWith, session_of};
use crate::web::http::last_use;
use crate::web::http::problem::{Kind, Problem};

/// Whoever calls; the account may still have to change its password.
pub enum Caller {
    Visitor,
    Session(Box<OpenSession>),
    Basic(Box<Account>),
    Key(Box<ApiKey>),
}

impl Caller {
    pub fn account(&self) -> Option<&Account> {
        match self {
            Caller::Session(session) => Some(&session.account),
            Caller::Basic(account) => Some(account),
            Caller::Visitor | Caller::Key(_) => None,
        }
    }

    pub fn for_registration(&self) -> register::Caller {
        match self {
            Caller::Visitor => register::Caller::Visitor,
            Caller::Session(session) => register::Caller::Known(session.account.rights()),
            Caller::Basic(account) => register::Caller::Known(account.rights()),
            Caller::Key(key) => register::Caller::Known(key.rights),
        }
    }

    /// What the caller may do; `None` for a visitor.
    pub fn rights(&self) -> Option<Rights> {
        match self {
            Caller::Visitor => None,
            Caller::Session(session) => Some(session.account.rights()),
            Caller::Basic(account) => Some(account.rights()),
            Caller::Key(key) => Some(key.rights),
        }
    }

    /// The profile of contract.md B3; `None` for a visitor.
    pub fn profile(&self) -> Option<Value> {
        match self {
            Caller::Visitor => None,
            Caller::Session(session) => Some(profile(&session.account)),
            Caller::Basic(account) => Some(profile(account)),
            Caller::Key(key) => Some(json!({
                "userId": null,
                "displayName": key.name,
                "emailAddress": null,
                "roles": key.rights.names(),
            })),
        }
    }

    /// The identifier of contract.md B3.
    pub fn identifier(&self) -> Option<Value> {
        match self {
            Caller::Visitor => None,
            Caller::Key(key) => Some(json!({ "identifier": key.name, "realm": "api-key" })),
            Caller::Session(_) | Caller::Basic(_) => self.account().map(identifier),
        }
    }

    /// Refuses whoever has to change the password first (contract.md B1), or to set up a second factor.
    pub fn settled(self, policy: &SitePolicy) -> Result<Self, Problem> {
        self.ensure_settled(policy).map(|()| self)
    }

    /// The same for a caller that goes on being used.
    pub fn ensure_settled(&self, policy: &SitePolicy) -> Result<(), Problem> {
        match self.account() {
            Some(account) if account.must_change_password => Err(Problem::new(Kind::PasswordChangeRequired)),
            Some(account) if account.owes_second_factor(policy.second_factor) => {
                Err(Problem::new(Kind::SecondFactorSetUpRequired))
            }
            _ => Ok(()),
        }
    }

    /// Refuses a session in which nobody proved lately who they are: it may have been left open (contract.md B4).
    pub fn ensure_proven(&self) -> Result<(), Problem> {
        match self {
            Caller::Session(session) if !session.is_proven() => Err(Problem::new(Kind::ProofRequired)),
            _ => Ok(()),
        }
    }
}

impl Identity for Caller {
    fn actor(&self) -> Actor {
        match self {
            Caller::Visitor => Actor::Visitor,
            Caller::Session(session) => Actor::account(&session.account),
            Caller::Basic(account) => Actor::account(account),
            Caller::Key(key) => Actor::ApiKey { id: key.id, name: key.name.clone() },
        }
    }

    fn credential(&self) -> Option<Credential> {
        match self {
            Caller::Visitor => None,
            Caller::Session(session) => session.credential(),
            Caller::Basic(account) => Some(Credential::Password {
                account: account.id,
                rights: account.rights(),
                hash: account.password_hash.clone(),
            }),
            Caller::Key(key) => Some(Credential::ApiKey(key.id)),
        }
    }
}

pub fn profile(account: &Account) -> Value {
    let rights: Rights = account.rights();
    json!({
        "userId": account.uuid.to_string(),
        "displayName": account.display_name(),
        "emailAddress": account.email.as_ref().map(EmailAddress::as_str),
        "roles": rights.names(),
    })
}

pub fn identifier(account: &Account) -> Value {
    json!({ "identifier": account.login(), "realm": "internal" })
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Caller {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        identify(request).await.or_error_with(request)
    }
}

async fn identify(request: &Request<'_>) -> Result<Caller, Problem> {
    let mut headers = request.headers().get("Authorization");
    let Some(header) = headers.next() else {
        return Ok(match session_of(request).await? {
            Some(session) => Caller::Session(Box::new(session.clone())),
            None => Caller::Visitor,
        });
    };
    let refused = || Problem::new(Kind::AuthenticationFailed);
    if headers.next().is_some() {
        return Err(refused());
    }
    let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
    let header = header.trim();
    match header.split_once(' ') {
        Some((scheme, value)) if scheme.eq_ignore_ascii_case("basic") => {
            let (login, password) = decode_basic(value).ok_or_else(refused)?;
            let request_context = RequestContext::of(request);
            let (audit_context, visit) = (request_context.by_visitor(), request_context.visit());
            let checked =
                check_password(&state.ctx, &audit_context, &login, &password, Asker::Visitor(&visit)).await;
            let let_in = match checked {
                Ok(account) => complete_sign_in::by_password_alone(&state.ctx, account).await,
                Err(error) => Err(error),
            };
            match let_in {
                Ok(account) => Ok(Caller::Basic(Box::new(account))),
                Err(
                    SignInError::Wrong
                    | SignInError::Locked { .. }
                    | SignInError::Disabled
                    | SignInError::Deleted { .. },
                ) => Err(refused()),
                Err(error) => Err(error.into()),
            }
        }
        Some((scheme, value)) if scheme.eq_ignore_ascii_case("bearer") => {
            key(state, value.trim(), request).await
        }
        Some(_) => Err(refused()),
        None => key(state, header, request).await,
    }
}

async fn key(state: &WebState, text: &str, request: &Request<'_>) -> Result<Caller, Problem> {
    match api_keys::find(&state.ctx, text, client_peer(request)).await? {
        Some((key, due_use)) => {
            last_use::leave(request, due_use);
            Ok(Caller::Key(Box::new(key)))
        }
        None => Err(Problem::new(Kind::AuthenticationFailed)),
    }
}

/// RFC 7617: the login ends at the first colon.
fn decode_basic(value: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (login, password) = decoded.split_once(':')?;
    Some((login.to_owned(), password.to_owned()))
}
