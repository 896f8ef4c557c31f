//! `/api/users/{id}/roles` and `/api/users/{id}/tags`: what an account may do and how it is marked
//! (contract.md B4).

use rocket::{Route, State, get, put, routes};
use serde_json::{Value, json};

use super::caller::Caller;
use super::users::{find_account, require};
use crate::domain::{Account, Reason, Rights, TagName};
use crate::services::manage::set_role::{SetRoleError, set_rights};
use crate::services::manage::tags;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

const ROLES: &str = "manualRoles";
const TAGS: &str = "manualTags";
/// More names than any account has tags.
const MOST_TAGS: usize = 100;

pub fn routes() -> Vec<Route> {
    routes![roles, replace_roles, replace_tags]
}

#[get("/api/users/<id>/roles")]
async fn roles(id: &str, caller: Caller, state: &State<WebState>) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    let caller = caller.settled(&policy)?;
    require(&caller, Rights::manages_users)?;
    Ok(Json(roles_of(&find_account(state, id).await?)))
}

/// Rights come from nowhere but this, so the other two lists are empty.
fn roles_of(account: &Account) -> Value {
    json!({
        "id": account.uuid.to_string(),
        "manualRoles": account.rights().names(),
        "authenticationRoles": [],
        "defaultRoles": [],
    })
}

/// Roles of family A below administrator stay as they are.
#[put("/api/users/<id>/roles", data = "<fields>")]
async fn replace_roles(
    change: Change<Caller>,
    id: &str,
    state: &State<WebState>,
    fields: Fields,
) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    change.who.ensure_settled(&policy)?;
    require(&change.who, |rights| rights.admin)?;
    change.who.ensure_proven()?;
    let names = fields.texts(ROLES).map_err(|reason| Problem::field(ROLES, reason))?;
    let rights =
        Rights::of_names(names.iter().copied()).ok_or_else(|| Problem::field(ROLES, Reason::NotAChoice))?;
    let account = find_account(state, id).await?;
    match set_rights(&state.ctx, change.audit_context(), account.id, rights).await {
        Ok(_) => Ok(Json(roles_of(&find_account(state, id).await?))),
        Err(SetRoleError::OwnRole) => Err(Problem::new(Kind::PermissionDenied)),
        Err(SetRoleError::Denied(denied)) => Err(denied.into()),
    }
}

/// By name. A name that no tag has becomes a tag where an administrator gives it.
#[put("/api/users/<id>/tags", data = "<fields>")]
async fn replace_tags(
    change: Change<Caller>,
    id: &str,
    state: &State<WebState>,
    fields: Fields,
) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    change.who.ensure_settled(&policy)?;
    require(&change.who, Rights::manages_users)?;
    let names = parse_names(&fields).map_err(|reason| Problem::field(TAGS, reason))?;
    let account = find_account(state, id).await?;
    let carried = tags::replace_by_name(&state.ctx, change.audit_context(), account.id, names).await;
    let carried = carried.map_err(|error| match error {
        tags::TagAccountError::NotAssignable => Problem::field(TAGS, Reason::DoesNotExist),
        other => other.into(),
    })?;
    Ok(Json(json!({
        "id": account.uuid.to_string(),
        "manualTags": carried.iter().map(|tag| tag.traits.name.as_str()).collect::<Vec<_>>(),
        "authenticationTags": [],
    })))
}

fn parse_names(fields: &Fields) -> Result<Vec<TagName>, Reason> {
    let names = fields.texts(TAGS)?;
    if names.len() > MOST_TAGS {
        return Err(Reason::TooMany { max: MOST_TAGS });
    }
    names.into_iter().map(TagName::parse).collect()
}
