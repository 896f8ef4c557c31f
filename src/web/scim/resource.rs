//! Resources as they go out: with their URL and version, and as far as they are asked for.

use rocket::http::Status;
use serde_json::{Map, Value, json};

use crate::domain::AuditContext;
use crate::domain::clients::scim::attributes::Schema;
use crate::domain::clients::scim::projection::Projection;
use crate::domain::clients::scim::schemas::{GROUP, USER};
use crate::services::clients::scim::commands::{self, Command, Kind, Outcome};
use crate::services::clients::scim::queries::Page;
use crate::services::clients::scim::version::{Versions, version_of};
use crate::services::clients::scim::{find_groups, find_users};
use crate::store::StoreError;
use crate::web::WebState;
use crate::web::scim::answer::Answer;
use crate::web::scim::asked::Asked;
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::errors::Failure;

const LIST_URN: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

pub type Resource = Map<String, Value>;

pub fn schema_of(kind: Kind) -> &'static Schema {
    match kind {
        Kind::User => &USER,
        Kind::Group => &GROUP,
    }
}

/// What all URLs of SCIM begin with; it comes from no request.
pub async fn base(state: &WebState) -> Result<String, StoreError> {
    let policy = state.ctx.policy().await?;
    Ok(format!("{}/scim/v2", state.ctx.public_url(&policy)))
}

pub fn location(base: &str, kind: Kind, id: &str) -> String {
    format!("{base}{}/{id}", schema_of(kind).endpoint)
}

/// A resource with its URLs, and its version where all of it is there.
pub struct Shown {
    pub resource: Resource,
    version: Option<String>,
    location: String,
}

fn show(base: &str, kind: Kind, mut resource: Resource, projection: &Projection) -> Shown {
    let is_whole = kind == Kind::User || resource.contains_key("members");
    let version = is_whole.then(|| version_of(&resource));
    let id = resource.get("id").and_then(Value::as_str).unwrap_or_default();
    let location = location(base, kind, id);
    if let Some(Value::Object(meta)) = resource.get_mut("meta") {
        meta.insert("location".to_owned(), json!(location));
        if let Some(version) = &version {
            meta.insert("version".to_owned(), json!(version));
        }
    }
    let (list, leads_to) = match kind {
        Kind::User => ("groups", Kind::Group),
        Kind::Group => ("members", Kind::User),
    };
    if let Some(Value::Array(items)) = resource.get_mut(list) {
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            let id = item.get("value").and_then(Value::as_str).unwrap_or_default();
            let url = self::location(base, leads_to, id);
            item.insert("$ref".to_owned(), json!(url));
        }
    }
    Shown { resource: projection.apply(schema_of(kind), resource), version, location }
}

/// One resource as an answer.
fn answer(status: Status, shown: Shown) -> Answer {
    Answer {
        status,
        body: Some(Value::Object(shown.resource)),
        version: shown.version,
        location: Some(shown.location),
    }
}

/// The same to a client that may know this version already.
fn answer_unless_known(shown: Shown, known: Option<&str>) -> Answer {
    let is_known = match (&shown.version, known) {
        (Some(version), Some(known)) => Versions::parse(known).name(version),
        _ => false,
    };
    let answer = answer(Status::Ok, shown);
    if is_known { Answer { status: Status::NotModified, body: None, ..answer } } else { answer }
}

pub fn list_answer(total: usize, start: usize, resources: Vec<Resource>) -> Answer {
    Answer::ok(json!({
        "schemas": [LIST_URN],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    }))
}

pub fn shown_page(base: &str, kind: Kind, page: Page, projection: &Projection) -> Vec<Resource> {
    page.resources.into_iter().map(|resource| show(base, kind, resource, projection).resource).collect()
}

/// Has a command done and shows what came of it.
pub async fn perform(
    state: &WebState,
    caller: &ScimCaller,
    audit_context: AuditContext,
    asked: &Asked,
    command: Command,
) -> Result<Answer, Failure> {
    let is_new = matches!(command, Command::CreateUser(_) | Command::CreateGroup(_));
    let status = if is_new { Status::Created } else { Status::Ok };
    let base = base(state).await?;
    let outcome = commands::run(&state.ctx, audit_context, caller.client(), command).await?;
    let (kind, resource) = match outcome {
        Outcome::User(view) => (Kind::User, view.resource()),
        Outcome::Group(view) => (Kind::Group, view.resource()),
        Outcome::LargeGroup(_) | Outcome::Deleted => return Ok(Answer::empty(Status::NoContent)),
    };
    Ok(answer(status, show(&base, kind, resource, &asked.projection(schema_of(kind)))))
}

/// A page of one kind.
pub async fn page(
    state: &WebState,
    caller: &ScimCaller,
    kind: Kind,
    asked: &Asked,
) -> Result<Answer, Failure> {
    let query = asked.query(schema_of(kind))?;
    let (start, projection) = (query.start, query.projection.clone());
    let base = base(state).await?;
    let page = match kind {
        Kind::User => find_users::list(&state.ctx, caller.client(), query).await?,
        Kind::Group => find_groups::list(&state.ctx, caller.client(), query).await?,
    };
    Ok(list_answer(page.total, start, shown_page(&base, kind, page, &projection)))
}

/// One resource, unless the client knows this version of it.
pub async fn show_one(
    state: &WebState,
    caller: &ScimCaller,
    kind: Kind,
    id: &str,
    asked: &Asked,
    known: Option<&str>,
) -> Result<Answer, Failure> {
    let id = id.to_owned();
    let resource = match kind {
        Kind::User => find_users::find(&state.ctx, caller.client(), id).await?.resource(),
        Kind::Group => find_groups::find(&state.ctx, caller.client(), id).await?.resource(),
    };
    let shown = show(&base(state).await?, kind, resource, &asked.projection(schema_of(kind)));
    Ok(answer_unless_known(shown, known))
}
