//! Bearer tokens (contract.md A0): opaque access tokens and JWTs.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::domain::Account;
use crate::services::clients::oauth::TokenHolder;
use crate::services::clients::{jwt_secret, oauth};
use crate::web::WebState;
use crate::web::guards::session::OrErrorWith;
use crate::web::http::problem::{Kind, Problem};

/// The account that a valid bearer token speaks for, and the ids of its tags.
pub struct Bearer {
    pub account: Account,
    pub tags: Vec<i64>,
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

/// A bearer who may still owe a new password or a second factor: for changing the password.
pub struct UnsettledBearer(pub Bearer);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for UnsettledBearer {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found = holder(request)
            .await
            .map(|TokenHolder { account, tags, .. }| UnsettledBearer(Bearer { account, tags }));
        found.or_error_with(request)
    }
}

async fn authenticate(request: &Request<'_>) -> Result<Bearer, Problem> {
    let TokenHolder { account, tags, owes_second_factor } = holder(request).await?;
    // contract.md B1: until the password is changed, everything else is refused.
    if account.must_change_password {
        return Err(Problem::new(Kind::PasswordChangeRequired));
    }
    if owes_second_factor {
        return Err(Problem::new(Kind::SecondFactorSetUpRequired));
    }
    Ok(Bearer { account, tags })
}

async fn holder(request: &Request<'_>) -> Result<TokenHolder, Problem> {
    let mut headers = request.headers().get("Authorization");
    let header = headers.next().ok_or(Problem::new(Kind::NotAuthenticated))?;
    if headers.next().is_some() {
        return Err(Problem::new(Kind::AuthenticationFailed));
    }
    let token = strip_scheme(header).ok_or(Problem::new(Kind::AuthenticationFailed))?;
    let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
    if token.contains('.') {
        jwt_secret::find_bearer(&state.ctx, token).await?.ok_or(Problem::new(Kind::TokenNotValid))
    } else {
        oauth::find_bearer(&state.ctx, token).await?.ok_or(Problem::new(Kind::AuthenticationFailed))
    }
}

/// The scheme is compared without case (RFC 9110 11.1).
fn strip_scheme(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}
