//! What all endpoints below `/api/admin` have in common: who may call them, how they read a request and what an
//! answer is. It is done once for all of them, so that each endpoint is compiled as its own work alone.

use rocket::data::FromData;
use rocket::futures::future::BoxFuture;
use rocket::http::{Method, Status};
use rocket::outcome::Outcome as Guarded;
use rocket::request::FromRequest;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
use serde_json::Map;

use super::answer::{Answer, Answered};
use super::call::Call;
use crate::domain::Rights;
use crate::web::WebState;
use crate::web::api::caller::Caller;
use crate::web::guards::client::RequestContext;
use crate::web::guards::policy::policy_of;
use crate::web::guards::repeat::once_answered_late;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::http::fields::{Fields, LongFields};
use crate::web::http::problem::{Kind, Problem};

/// Who is let in. In a session that was left open nobody does what takes a recent proof of who they are; keys and
/// passwords come with every request and are not asked (contract.md B4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// `ADMIN`, as in the console.
    Administers,
    AdministersProven,
    /// `ADMIN` or `USERS_ADMIN`, who touches no account with rights.
    ManagesUsers,
    ManagesUsersProven,
}

pub(super) type Work = for<'r> fn(Call<'r>) -> BoxFuture<'r, Answered>;

#[derive(Clone, Copy)]
pub(super) struct Endpoint {
    who: Who,
    work: Work,
}

/// The routes of one resource: who may call, by which method, where, and what is done then.
macro_rules! endpoints {
    ($($who:ident $method:ident $path:literal => $work:path;)*) => {
        vec![$(
            $crate::web::api::admin::endpoint::Endpoint::route(
                $crate::web::api::admin::endpoint::Who::$who,
                rocket::http::Method::$method,
                $path,
                |call| Box::pin($work(call)),
            )
        ),*]
    };
}
pub(super) use endpoints;

impl Endpoint {
    pub(super) fn route(who: Who, method: Method, path: &str, work: Work) -> Route {
        Route::new(method, path, Self { who, work })
    }

    async fn answer<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Answered {
        if !matches!(request.method(), Method::Get | Method::Head) {
            passed(SameOrigin::from_request(request).await)?;
        }
        let caller = passed(Caller::from_request(request).await)?;
        let policy = policy_of(request).await?;
        caller.ensure_settled(policy)?;
        let rights = caller.rights().ok_or(Problem::new(Kind::NotAuthenticated))?;
        self.ensure_allowed(&caller, rights)?;
        let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
        let fields = match request.method() {
            Method::Post | Method::Put | Method::Patch if rights.admin => {
                passed(LongFields::from_data(request, data).await)?.0
            }
            Method::Post | Method::Put | Method::Patch => passed(Fields::from_data(request, data).await)?,
            _ => Fields::Json(Map::new()),
        };
        let context = RequestContext::of(request);
        let audit_context = context.by(&caller);
        let query = request.uri().query().map(|query| query.as_str()).unwrap_or_default();
        let call = Call {
            state,
            policy,
            caller,
            rights,
            audit_context: audit_context.clone(),
            fields,
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            parts: request.uri().path().segments().skip(2).map(str::to_owned).collect(),
        };
        let is_creating = request.route().is_some_and(creates) || call.part(2) == "share-link";
        let repeat = context.repeat().filter(|_| is_creating);
        let body = repeat.map(|_| call.fields.canonical()).unwrap_or_default();
        let work = async |audit_context| (self.work)(Call { audit_context, ..call }).await;
        once_answered_late(repeat, &state.ctx, audit_context, || body, Answer::told, work).await
    }

    fn ensure_allowed(&self, caller: &Caller, rights: Rights) -> Result<(), Problem> {
        let is_allowed = match self.who {
            Who::Administers | Who::AdministersProven => rights.admin,
            Who::ManagesUsers | Who::ManagesUsersProven => rights.manages_users(),
        };
        if !is_allowed {
            return Err(Problem::new(Kind::PermissionDenied));
        }
        match self.who {
            Who::AdministersProven | Who::ManagesUsersProven => caller.ensure_proven(),
            Who::Administers | Who::ManagesUsers => Ok(()),
        }
    }
}

#[rocket::async_trait]
impl Handler for Endpoint {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        match self.answer(request, data).await {
            Ok(answer) => Outcome::from(request, answer),
            Err(problem) if problem.repeated.is_some() => Outcome::from(request, problem),
            Err(problem) => Outcome::Error(problem.leave(request)),
        }
    }
}

/// What makes something that would be made twice by a request that comes again.
fn creates(route: &Route) -> bool {
    const PATHS: [&str; 8] = [
        "/api/admin/accounts",
        "/api/admin/clients",
        "/api/admin/filters",
        "/api/admin/jobs",
        "/api/admin/jwt-secret",
        "/api/admin/keys",
        "/api/admin/mails",
        "/api/admin/tags/<id>/merge",
    ];
    route.method == Method::Post && PATHS.contains(&route.uri.path())
}

fn passed<T, F>(guarded: Guarded<T, (Status, Problem), F>) -> Result<T, Problem> {
    match guarded {
        Guarded::Success(found) => Ok(found),
        Guarded::Error((_, problem)) => Err(problem),
        Guarded::Forward(_) => Err(Problem::new(Kind::NotFound)),
    }
}
