//! Who may use the console. A handler's signature says which of the two it takes.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::client::identity_of_session;
use super::session::{OrErrorWith, Settled, settled};
use crate::domain::{Account, Rights};
use crate::services::sign_in::open_session::OpenSession;
use crate::web::http::problem::{Kind, Problem};

identity_of_session!(ManagesUsers, Administers);

/// Somebody who manages accounts: an administrator, or an account with `USERS_ADMIN`, who touches no
/// administrator and no right (contract.md, first table).
pub struct ManagesUsers {
    pub session: OpenSession,
}

impl ManagesUsers {
    pub fn account(&self) -> &Account {
        &self.session.account
    }

    pub fn rights(&self) -> Rights {
        self.account().rights()
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ManagesUsers {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found = allowed(request, Rights::manages_users).await;
        found.map(|settled| Self { session: settled.session }).or_error_with(request)
    }
}

/// An administrator: the role `admin`.
pub struct Administers {
    pub session: OpenSession,
}

impl Administers {
    pub fn account(&self) -> &Account {
        &self.session.account
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Administers {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found = allowed(request, |rights| rights.admin).await;
        found.map(|settled| Self { session: settled.session }).or_error_with(request)
    }
}

async fn allowed(request: &Request<'_>, may: fn(Rights) -> bool) -> Result<Settled, Problem> {
    match settled(request).await {
        Ok(settled) if may(settled.account().rights()) => Ok(settled),
        Ok(_) => Err(Problem::new(Kind::PermissionDenied)),
        Err(problem) => Err(problem),
    }
}
