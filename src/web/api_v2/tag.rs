//! `/api/v2/tag/…`: tags, for administrators (contract.md A7). A tag has no end but `{"deleted":true}`.

use std::any::Any;

use rocket::http::Status;
use rocket::{Route, State, get, patch, post, put, routes};
use serde_json::{Value, json};

use super::bearer::AdminBearer;
use super::page::{Window, answer as page_answer, ordering};
use crate::domain::clients::idempotency::KeptAnswer;
use crate::domain::{
    AccountId, FieldErrors, Reason, Tag, TagColor, TagDescription, TagId, TagName, TagTraits, TagType,
};
use crate::services::authorization::Denied;
use crate::services::manage::tags;
use crate::services::manage::tags::{TagAccountError, TagChange};
use crate::store::{TagFilter, TagOrder};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::repeat::once;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::query::Query;

pub fn routes() -> Vec<Route> {
    routes![list, search, search_of_users, create, show, replace, update, assign]
}

/// The tag object.
pub fn tag(tag: &Tag) -> Value {
    json!({
        "id": tag.id.0,
        "type": tag.traits.kind.as_str(),
        "name": tag.traits.name.as_str(),
        "description": tag.traits.description.as_str(),
        "color": tag.traits.color.as_str(),
        "visible": tag.traits.visible,
        "active": tag.traits.active,
        "deleted": tag.deleted,
        "created_at": tag.created_at.rfc3339(),
    })
}

#[get("/api/v2/tag")]
async fn list(_admin: AdminBearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    page(state, &query, None).await
}

/// The same list: clients look for a name here, and those of the published packages at the other path.
#[get("/api/v2/tag/search")]
async fn search(_admin: AdminBearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    page(state, &query, None).await
}

#[get("/api/v2/tag/user/search")]
async fn search_of_users(
    _admin: AdminBearer,
    state: &State<WebState>,
    query: Query,
) -> Result<Json, Problem> {
    page(state, &query, Some(TagType::User)).await
}

async fn page(state: &State<WebState>, query: &Query, kind: Option<TagType>) -> Result<Json, Problem> {
    let mut errors = FieldErrors::new();
    let window = Window::of(query, &mut errors);
    let filter = TagFilter {
        search: errors.keep("search", query.text("search")).flatten().unwrap_or_default().to_owned(),
        kind,
        retired: errors.keep("deleted", query.flag("deleted")).flatten(),
        active: errors.keep("active", query.flag("active")).flatten(),
        visible: errors.keep("visible", query.flag("visible")).flatten(),
    };
    let order = ordering(query, &ORDERS, &mut errors).unwrap_or(TagOrder::Newest);
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let (found, count) = tags::list(&state.ctx, filter, order, window.offset, window.limit).await?;
    let origin = state.ctx.public_url(&state.ctx.policy().await?);
    let results = found.iter().map(|counted| tag(&counted.tag)).collect();
    Ok(Json(page_answer(query, &origin, window, count, results)))
}

const ORDERS: [(&str, TagOrder); 4] = [
    ("created_at", TagOrder::Oldest),
    ("-created_at", TagOrder::Newest),
    ("name", TagOrder::Name),
    ("-name", TagOrder::NameBackwards),
];

#[post("/api/v2/tag", data = "<fields>")]
async fn create(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Result<(Status, Json), Problem> {
    let audit_context = request_context.by(&admin.0);
    let work = async |audit_context| {
        let (change, mut errors) = parse(&fields);
        if !fields.has("name") {
            errors.add("name", Reason::Required);
        }
        let Some(name) = change.name.clone().filter(|_| errors.is_empty()) else {
            return Err(Problem::fields(errors));
        };
        let traits = change.applied_to(&TagTraits::named(name));
        Ok(tags::create(&state.ctx, audit_context, traits).await?)
    };
    let kept = |value: &dyn Any| {
        let created: &Tag = value.downcast_ref()?;
        Some(KeptAnswer { status: Status::Created.code, body: tag(created).to_string(), account: None })
    };
    let created =
        once(request_context.repeat(), &state.ctx, audit_context, || fields.canonical(), kept, work).await?;
    Ok((Status::Created, Json(tag(&created))))
}

#[get("/api/v2/tag/<id>", rank = 2)]
async fn show(_admin: AdminBearer, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    answer(state, TagId(id)).await
}

/// What is not sent stays as it is; the name must be.
#[put("/api/v2/tag/<id>", data = "<fields>")]
async fn replace(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    if !fields.has("name") {
        let (_, mut errors) = parse(&fields);
        errors.add("name", Reason::Required);
        return Err(Problem::fields(errors));
    }
    edit(admin, state, request_context, TagId(id), fields).await
}

#[patch("/api/v2/tag/<id>", data = "<fields>")]
async fn update(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    edit(admin, state, request_context, TagId(id), fields).await
}

async fn edit(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: TagId,
    fields: Fields,
) -> Result<Json, Problem> {
    let (change, errors) = parse(&fields);
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let changed = tags::change(&state.ctx, request_context.by(&admin.0), id, change).await?;
    Ok(Json(tag(&changed)))
}

async fn answer(state: &State<WebState>, id: TagId) -> Result<Json, Problem> {
    let found = tags::find(&state.ctx, id).await?.ok_or(Problem::new(Kind::NotFound))?;
    Ok(Json(tag(&found.tag)))
}

/// What could be read, and everything that is wrong with the rest.
fn parse(fields: &Fields) -> (TagChange, FieldErrors) {
    let mut errors = FieldErrors::new();
    let parse_type = |text: &str| TagType::parse(text).ok_or(Reason::NotAChoice);
    let kind =
        errors.keep("type", fields.optional_text("type").and_then(|text| text.map(parse_type).transpose()));
    let name = fields.optional_text("name").and_then(|text| text.map(TagName::parse).transpose());
    let description = fields
        .nullable_text("description")
        .map(|text| text.or_else(|| fields.has("description").then_some("")));
    let description = description.and_then(|text| text.map(TagDescription::parse).transpose());
    let color = fields.optional_text("color").and_then(|text| text.map(TagColor::parse).transpose());
    let change = TagChange {
        kind: kind.flatten(),
        name: errors.keep("name", name).flatten(),
        description: errors.keep("description", description).flatten(),
        color: errors.keep("color", color).flatten(),
        visible: errors.keep("visible", fields.optional_flag("visible")).flatten(),
        active: errors.keep("active", fields.optional_flag("active")).flatten(),
        deleted: errors.keep("deleted", fields.optional_flag("deleted")).flatten(),
    };
    (change, errors)
}

/// Puts the tag on an account, or takes it off where it is on. There are no categories here to put one on.
#[post("/api/v2/tag/<id>/assign", data = "<fields>")]
async fn assign(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Status, Problem> {
    let mut errors = FieldErrors::new();
    let user = errors.keep("user", fields.optional_integer("user")).flatten();
    let category = errors.keep("category", fields.optional_integer("category")).flatten();
    match (user, category) {
        _ if !errors.is_empty() => {}
        (Some(user), None) => {
            let audit_context = request_context.by(&admin.0);
            return match tags::toggle(&state.ctx, audit_context, AccountId(user), TagId(id)).await {
                Ok(_) => Ok(Status::NoContent),
                Err(error) => Err(of_assignment(error)),
            };
        }
        (None, Some(_)) => errors.add("category", Reason::DoesNotExist),
        (None, None) => errors.add("user", Reason::Required),
        (Some(_), Some(_)) => errors.add("category", Reason::NotTogether),
    }
    Err(Problem::fields(errors))
}

fn of_assignment(error: TagAccountError) -> Problem {
    match error {
        TagAccountError::Denied(Denied::NotFound) => Problem::field("user", Reason::DoesNotExist),
        other => other.into(),
    }
}
