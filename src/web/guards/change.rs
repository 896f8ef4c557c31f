//! A request that changes something: from our own pages or from no page at all, by somebody whom the
//! guard `W` lets in, with what the audit trail tells of it.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::domain::{Actor, AuditContext, Credential};
use crate::web::guards::client::{Identity, RequestContext};
use crate::web::guards::same_origin::SameOrigin;
use crate::web::http::problem::Problem;

pub struct Change<W = Anybody> {
    pub who: W,
    pub request: RequestContext,
}

impl<W: Identity> Change<W> {
    pub fn audit_context(&self) -> AuditContext {
        self.request.by(&self.who)
    }
}

#[rocket::async_trait]
impl<'r, W> FromRequest<'r> for Change<W>
where
    W: FromRequest<'r, Error = Problem> + Send,
{
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        // The cheap and refusing one first.
        match SameOrigin::from_request(request).await {
            Outcome::Success(SameOrigin) => {}
            Outcome::Error(error) => return Outcome::Error(error),
            Outcome::Forward(status) => return Outcome::Forward(status),
        }
        W::from_request(request).await.map(|who| Change { who, request: RequestContext::of(request) })
    }
}

/// Whoever it is: the open pages and endpoints.
pub struct Anybody;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Anybody {
    type Error = Problem;

    async fn from_request(_: &'r Request<'_>) -> Outcome<Self, Problem> {
        Outcome::Success(Anybody)
    }
}

impl Identity for Anybody {
    fn actor(&self) -> Actor {
        Actor::Visitor
    }

    fn credential(&self) -> Option<Credential> {
        None
    }
}
