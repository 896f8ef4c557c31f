//! Every endpoint of SCIM in one table, and one handler for all of them: each is the same caller, a body or none, one
//! operation, one kind of answer. As many handlers of Rocket's own making would be as many copies of that.

use rocket::http::Method;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
use serde_json::{Map, Value};

use crate::domain::AuditContext;
use crate::services::clients::scim::commands::{Command, Kind, Method as Verb};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::repeat::{once_answered_late, once_in_steps};
use crate::web::http::problem::{Kind as Refusal, Problem};
use crate::web::scim::answer::Answer;
use crate::web::scim::asked::Asked;
use crate::web::scim::body;
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::errors::Failure;
use crate::web::scim::resource::{page, perform, show_one};
use crate::web::scim::versions::{known, place};
use crate::web::scim::{bulk, discovery, search};

/// What is asked of a path. The id of a resource is its fourth part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    List,
    SearchKind,
    Show,
    Create,
    Replace,
    Change,
    Remove,
    Search,
    Bulk,
    Me,
    Provider,
    ResourceTypes,
    ResourceType,
    Schemas,
    Schema,
}

/// Where an id stands in a path.
const ID: usize = 3;

const TABLE: [(Method, &str, Kind, Action); 22] = [
    (Method::Get, "/scim/v2/Users", Kind::User, Action::List),
    (Method::Post, "/scim/v2/Users", Kind::User, Action::Create),
    (Method::Post, "/scim/v2/Users/.search", Kind::User, Action::SearchKind),
    (Method::Get, "/scim/v2/Users/<id>", Kind::User, Action::Show),
    (Method::Put, "/scim/v2/Users/<id>", Kind::User, Action::Replace),
    (Method::Patch, "/scim/v2/Users/<id>", Kind::User, Action::Change),
    (Method::Delete, "/scim/v2/Users/<id>", Kind::User, Action::Remove),
    (Method::Get, "/scim/v2/Groups", Kind::Group, Action::List),
    (Method::Post, "/scim/v2/Groups", Kind::Group, Action::Create),
    (Method::Post, "/scim/v2/Groups/.search", Kind::Group, Action::SearchKind),
    (Method::Get, "/scim/v2/Groups/<id>", Kind::Group, Action::Show),
    (Method::Put, "/scim/v2/Groups/<id>", Kind::Group, Action::Replace),
    (Method::Patch, "/scim/v2/Groups/<id>", Kind::Group, Action::Change),
    (Method::Delete, "/scim/v2/Groups/<id>", Kind::Group, Action::Remove),
    (Method::Post, "/scim/v2/.search", Kind::User, Action::Search),
    (Method::Post, "/scim/v2/Bulk", Kind::User, Action::Bulk),
    (Method::Get, "/scim/v2/Me", Kind::User, Action::Me),
    (Method::Get, "/scim/v2/ServiceProviderConfig", Kind::User, Action::Provider),
    (Method::Get, "/scim/v2/ResourceTypes", Kind::User, Action::ResourceTypes),
    (Method::Get, "/scim/v2/ResourceTypes/<id>", Kind::User, Action::ResourceType),
    (Method::Get, "/scim/v2/Schemas", Kind::User, Action::Schemas),
    (Method::Get, "/scim/v2/Schemas/<id>", Kind::User, Action::Schema),
];

#[derive(Clone, Copy)]
struct Endpoint {
    kind: Kind,
    action: Action,
}

pub fn routes() -> Vec<Route> {
    TABLE.map(|(method, path, kind, action)| Route::new(method, path, Endpoint { kind, action })).into()
}

#[rocket::async_trait]
impl Handler for Endpoint {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        match self.answer(request, data).await {
            Ok(answer) => Outcome::from(request, answer),
            Err(failure) => Outcome::from(request, failure),
        }
    }
}

impl Endpoint {
    async fn answer(&self, request: &Request<'_>, data: Data<'_>) -> Result<Answer, Failure> {
        // Whoever calls comes first: nobody else's body is read.
        let caller = ScimCaller::identify(request).await?;
        let state = request.rocket().state::<WebState>().ok_or(Problem::new(Refusal::Internal))?;
        let id = request.param::<&str>(ID).and_then(Result::ok).unwrap_or_default();
        let (kind, asked) = (self.kind, Asked::of(request));
        match self.action {
            Action::List => page(state, &caller, kind, &asked).await,
            Action::SearchKind => {
                let asked = Asked::in_body(&body::read(request, data).await?)?;
                page(state, &caller, kind, &asked).await
            }
            Action::Show => show_one(state, &caller, kind, id, &asked, known(request).as_deref()).await,
            Action::Replace | Action::Change | Action::Remove => {
                let command = self.command(request, id, data).await?;
                perform(state, &caller, RequestContext::of(request).by(&caller), &asked, command).await
            }
            Action::Create => {
                let body = body::read(request, data).await?;
                let work = async |audit_context| {
                    let command = Command::parse(Verb::Post, kind, None, &body)?;
                    perform(state, &caller, audit_context, &asked, command).await
                };
                once(state, &RequestContext::of(request), &caller, &body, work).await
            }
            Action::Search => search::everything(state, &caller, &body::read(request, data).await?).await,
            Action::Bulk => {
                let body = body::read(request, data).await?;
                let context = RequestContext::of(request);
                let work = async || bulk::run_all(state, &caller, &context, &body).await;
                let sent = || serde_json::to_vec(&body).unwrap_or_default();
                let audit_context = context.by(&caller);
                once_in_steps(context.repeat(), &state.ctx, audit_context, sent, Answer::told, work).await
            }
            Action::Me => Ok(search::me()),
            Action::Provider => discovery::provider(state).await,
            Action::ResourceTypes => discovery::resource_types(state).await,
            Action::ResourceType => discovery::resource_type(state, id).await,
            Action::Schemas => discovery::schemas(state).await,
            Action::Schema => discovery::schema(state, id).await,
        }
    }

    async fn command(&self, request: &Request<'_>, id: &str, data: Data<'_>) -> Result<Command, Failure> {
        let place = place(request, id);
        let verb = match self.action {
            Action::Remove => return Ok(Command::Delete(self.kind, place)),
            Action::Replace => Verb::Put,
            _ => Verb::Patch,
        };
        let body = body::read(request, data).await?;
        Ok(Command::parse(verb, self.kind, Some(place), &body)?)
    }
}

/// What makes something that would be made twice by a request that comes again.
async fn once(
    state: &WebState,
    context: &RequestContext,
    caller: &ScimCaller,
    body: &Map<String, Value>,
    work: impl AsyncFnOnce(AuditContext) -> Result<Answer, Failure>,
) -> Result<Answer, Failure> {
    let sent = || serde_json::to_vec(body).unwrap_or_default();
    once_answered_late(context.repeat(), &state.ctx, context.by(caller), sent, Answer::told, work).await
}
