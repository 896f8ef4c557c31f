//! Bearer tokens (contract.md A0): opaque access tokens and JWTs.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::domain::{Account, Actor, Credential, Reason, SitePolicy, Timestamp};
use crate::services::clients::oauth::TokenHolder;
use crate::services::clients::{api_keys, jwt_secret, oauth};
use crate::store::ApiKey;
use crate::web::WebState;
use crate::web::guards::client::{Identity, client_peer};
use crate::web::guards::session::OrErrorWith;
use crate::web::http::last_use;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::query::Query;

/// The account that a valid bearer token speaks for, and the ids of its tags.
pub struct Bearer {
    pub account: Account,
    pub tags: Vec<i64>,
    /// When a password was given for this very token.
    signed_in_at: Option<Timestamp>,
    credential: Credential,
}

impl Bearer {
    /// Whether that was lately enough for what matters.
    pub fn is_proven(&self, policy: &SitePolicy, now: Timestamp) -> bool {
        self.signed_in_at.is_some_and(|at| policy.sessions.holds_proof_of(at, now))
    }
}

impl Identity for Bearer {
    fn actor(&self) -> Actor {
        Actor::account(&self.account)
    }

    fn credential(&self) -> Option<Credential> {
        Some(self.credential.clone())
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Bearer {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        authenticate(request).await.or_error_with(request)
    }
}

/// A bearer whose account has the role `admin`.
pub struct AdminBearer(pub Bearer);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for AdminBearer {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found = authenticate(request).await.and_then(|bearer| {
            if bearer.account.rights().admin {
                Ok(AdminBearer(bearer))
            } else {
                Err(Problem::new(Kind::PermissionDenied))
            }
        });
        found.or_error_with(request)
    }
}

/// Whoever may take an account out for good: a bearer, or an API key of family B, which nothing else of this
/// family takes.
pub enum Remover {
    Bearer(Bearer),
    Key(ApiKey),
}

impl Identity for Remover {
    fn actor(&self) -> Actor {
        match self {
            Remover::Bearer(bearer) => bearer.actor(),
            Remover::Key(key) => Actor::ApiKey { id: key.id, name: key.name.clone() },
        }
    }

    fn credential(&self) -> Option<Credential> {
        match self {
            Remover::Bearer(bearer) => bearer.credential(),
            Remover::Key(key) => Some(Credential::ApiKey(key.id)),
        }
    }
}

/// Whether `?hard` asks for all of it to go.
pub fn is_hard(query: &Query) -> Result<bool, Reason> {
    query.flag("hard").map(Option::unwrap_or_default)
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Remover {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        remover(request).await.or_error_with(request)
    }
}

async fn remover(request: &Request<'_>) -> Result<Remover, Problem> {
    let query = request.guard::<Query>().await.succeeded();
    let is_hard = query.is_some_and(|query| is_hard(&query).unwrap_or_default());
    let mut headers = request.headers().get("Authorization");
    if let (true, Some(header), None) = (is_hard, headers.next(), headers.next()) {
        let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
        let text = strip_scheme(header).unwrap_or_default();
        if let Some((key, due_use)) = api_keys::find(&state.ctx, text, client_peer(request)).await? {
            last_use::leave(request, due_use);
            return Ok(Remover::Key(key));
        }
    }
    authenticate(request).await.map(Remover::Bearer)
}

/// A bearer who may still owe a new password or a second factor: for changing the password.
pub struct UnsettledBearer(pub Bearer);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for UnsettledBearer {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found =
            holder(request).await.map(|TokenHolder { account, tags, signed_in_at, credential, .. }| {
                UnsettledBearer(Bearer { account, tags, signed_in_at, credential })
            });
        found.or_error_with(request)
    }
}

async fn authenticate(request: &Request<'_>) -> Result<Bearer, Problem> {
    let TokenHolder { account, tags, owes_second_factor, signed_in_at, credential, due_use: _ } =
        holder(request).await?;
    // contract.md B1: until the password is changed, everything else is refused.
    if account.must_change_password {
        return Err(Problem::new(Kind::PasswordChangeRequired));
    }
    if owes_second_factor {
        return Err(Problem::new(Kind::SecondFactorSetUpRequired));
    }
    Ok(Bearer { account, tags, signed_in_at, credential })
}

async fn holder(request: &Request<'_>) -> Result<TokenHolder, Problem> {
    let mut headers = request.headers().get("Authorization");
    let header = headers.next().ok_or(Problem::new(Kind::NotAuthenticated))?;
    if headers.next().is_some() {
        return Err(Problem::new(Kind::AuthenticationFailed));
    }
    let token = strip_scheme(header).ok_or(Problem::new(Kind::AuthenticationFailed))?;
    let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
    let (holder, refusal) = if token.contains('.') {
        (jwt_secret::find_bearer(&state.ctx, token).await?, Kind::TokenNotValid)
    } else {
        (oauth::find_bearer(&state.ctx, token).await?, Kind::AuthenticationFailed)
    };
    last_use::leave(request, holder.as_ref().and_then(|holder| holder.due_use));
    holder.ok_or(Problem::new(refusal))
}

/// The scheme is compared without case (RFC 9110 11.1).
fn strip_scheme(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}
