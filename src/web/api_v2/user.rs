//! `/api/v2/user/…`: reading and changing one account (contract.md A6).

use rocket::http::Status;
use rocket::{Either, Route, State, delete, get, patch, post, put, routes};
use serde_json::{Value, json};

use super::bearer::{Bearer, Remover, UnsettledBearer, is_hard};
use super::tag::tag;
use crate::domain::profile::about::{parse_bio, parse_location, parse_website};
use crate::domain::{
    Account, AccountId, AccountState, DisplayName, EmailAddress, FieldErrors, Reason, Role, Username,
};
use crate::services::credentials::change_email;
use crate::services::credentials::change_email::{Asker, ChangeProof};
use crate::services::credentials::change_password::{
    change, field_fault, parse_new_password, personal_names,
};
use crate::services::manage::delete;
use crate::services::manage::delete::{DeleteError, Keep};
use crate::services::profile::delete_own;
use crate::services::profile::edit_profile::{EditProfileError, ProfileEdit, edit_profile};
use crate::services::profile::member::{Member, MemberKey, find_member};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::query::Query;

pub fn routes() -> Vec<Route> {
    routes![me, show, replace, update, remove, change_address, confirm_address, change_password]
}

#[get("/api/v2/user/me")]
async fn me(bearer: Bearer, state: &State<WebState>) -> Result<Json, Problem> {
    answer(state, &bearer, bearer.account.id).await
}

#[get("/api/v2/user/<id>", rank = 2)]
async fn show(bearer: Bearer, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    answer(state, &bearer, AccountId(id)).await
}

/// Members see one another; who has not come in yet, or is gone, is seen by administrators only.
async fn answer(state: &State<WebState>, bearer: &Bearer, id: AccountId) -> Result<Json, Problem> {
    let member = find_member(&state.ctx, MemberKey::Id(id)).await?.ok_or(Problem::new(Kind::NotFound))?;
    let sees_all = may_act_for(bearer, id);
    let is_in = matches!(member.account.state, AccountState::Active | AccountState::Disabled);
    if !is_in && !sees_all {
        return Err(Problem::new(Kind::NotFound));
    }
    Ok(Json(user(&member, sees_all)))
}

pub fn may_act_for(bearer: &Bearer, id: AccountId) -> bool {
    bearer.account.id == id || bearer.account.rights().admin
}

fn require_own_or_admin(bearer: &Bearer, id: AccountId) -> Result<(), Problem> {
    if may_act_for(bearer, id) { Ok(()) } else { Err(Problem::new(Kind::PermissionDenied)) }
}

/// The user object; the address, and tags that are not public, are for the account itself and for administrators.
pub fn user(member: &Member, sees_all: bool) -> Value {
    let account = &member.account;
    let tags = member.tags.iter().filter(|tag| sees_all || tag.traits.visible);
    let mut user = json!({
        "id": account.id.0,
        "username": account.username.as_str(),
        "real_name": account.real_name.as_ref().map(DisplayName::as_str),
        "date_joined": account.created_at.rfc3339(),
        "bio": member.profile.bio,
        "location": member.profile.location,
        "website": member.profile.website,
        "status": status(account),
        "ext_id": account.ext_id,
        "role": account.role.map(Role::as_str),
        "tags": tags.map(tag).collect::<Vec<_>>(),
    });
    if sees_all {
        user["email"] = json!(account.email.as_ref().map(EmailAddress::as_str));
        user["email_isvalid"] = json!(account.email_verified_at.is_some());
    }
    user
}

fn status(account: &Account) -> &'static str {
    match account.state {
        AccountState::Active | AccountState::AwaitingEmail => "a",
        AccountState::Disabled => "b",
        AccountState::Deleted => "d",
    }
}

#[put("/api/v2/user/<id>", data = "<fields>")]
async fn replace(
    bearer: Bearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    edit(bearer, state, request_context, AccountId(id), fields).await
}

#[patch("/api/v2/user/<id>", data = "<fields>")]
async fn update(
    bearer: Bearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    edit(bearer, state, request_context, AccountId(id), fields).await
}

/// One's own account only; what is read-only is passed over like any unknown field.
async fn edit(
    bearer: Bearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: AccountId,
    fields: Fields,
) -> Result<Json, Problem> {
    if bearer.account.id != id {
        return Err(Problem::new(Kind::PermissionDenied));
    }
    let (edit, errors) = parse_edit(&fields);
    let audit_context = request_context.by(&bearer);
    match edit_profile(&state.ctx, audit_context, id, edit, errors).await {
        Ok(_) => answer(state, &bearer, id).await,
        Err(EditProfileError::Fields(errors)) => Err(Problem::fields(errors)),
        Err(EditProfileError::NotFound) => Err(Problem::new(Kind::NotFound)),
        Err(EditProfileError::Service(error)) => Err(error.into()),
    }
}

fn parse_edit(fields: &Fields) -> (ProfileEdit, FieldErrors) {
    let mut errors = FieldErrors::new();
    let text = |name, parse: fn(&str) -> Result<Option<String>, Reason>| {
        if !fields.has(name) {
            return Ok(None);
        }
        parse(fields.nullable_text(name)?.unwrap_or_default()).map(Some)
    };
    let username = fields.optional_text("username").and_then(|name| name.map(Username::parse).transpose());
    let real_name = if fields.has("real_name") {
        fields.nullable_text("real_name").and_then(|name| {
            name.filter(|name| !name.trim().is_empty()).map(DisplayName::parse).transpose().map(Some)
        })
    } else {
        Ok(None)
    };
    let edit = ProfileEdit {
        username: errors.keep("username", username).flatten(),
        real_name: errors.keep("real_name", real_name).flatten(),
        bio: errors.keep("bio", text("bio", parse_bio)).flatten(),
        location: errors.keep("location", text("location", parse_location)).flatten(),
        website: errors.keep("website", text("website", parse_website)).flatten(),
    };
    (edit, errors)
}

/// Soft: the name and `ext_id` stay taken, and an owner has days to change their mind. `hard=1`: all of it goes,
/// for which a token that may have been lying about for hours is not enough; nor is it where no days are given.
#[delete("/api/v2/user/<id>")]
async fn remove(
    who: Remover,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    query: Query,
) -> Result<Status, Problem> {
    let id = AccountId(id);
    let is_hard = is_hard(&query).map_err(|reason| Problem::field("hard", reason))?;
    let policy = state.ctx.policy().await?;
    let audit_context = request_context.by(&who);
    let is_own = match &who {
        Remover::Key(key) if !key.rights.admin => return Err(Problem::new(Kind::PermissionDenied)),
        Remover::Key(_) => false,
        Remover::Bearer(bearer) => {
            require_own_or_admin(bearer, id)?;
            let is_own = bearer.account.id == id;
            let erases = is_hard || (is_own && policy.deletion_grace_days() == 0);
            if erases && !bearer.is_proven(&policy, state.ctx.now()) {
                return Err(Problem::new(Kind::ProofRequired));
            }
            is_own
        }
    };
    let done = if is_hard {
        delete::erase(&state.ctx, audit_context, id).await
    } else if is_own {
        delete_own::delete(&state.ctx, audit_context, id).await.map(|_| ())
    } else {
        delete::delete(&state.ctx, audit_context, id, Keep::Forever).await.map(|_| ())
    };
    done.map_err(|error: DeleteError| Problem::from(error))?;
    Ok(Status::NoContent)
}

#[patch("/api/v2/user/<id>/change_email", data = "<fields>")]
async fn change_address(
    bearer: Bearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Either<Json, Status>, Problem> {
    let id = AccountId(id);
    require_own_or_admin(&bearer, id)?;
    // The address leads to another password, and a sign-in alone has shown both password and code.
    if bearer.account.id == id && bearer.account.has_second_factor {
        let policy = state.ctx.policy().await?;
        if !bearer.is_proven(&policy, state.ctx.now()) {
            return Err(Problem::new(Kind::ProofRequired));
        }
    }
    let mut errors = FieldErrors::new();
    let email = errors.keep("new_email", fields.text("new_email").and_then(EmailAddress::parse));
    let by_hand = errors.keep("confirm", fields.optional_flag("confirm"));
    let (Some(email), Some(by_hand)) = (email, by_hand) else { return Err(Problem::fields(errors)) };
    let asker = match (bearer.account.rights().admin, by_hand.unwrap_or(false)) {
        (true, true) => Asker::AdministratorByHand,
        (false, true) => return Err(Problem::new(Kind::PermissionDenied)),
        (true, false) if bearer.account.id != id => Asker::Administrator,
        _ => Asker::Owner,
    };
    let audit_context = request_context.by(&bearer);
    let token = change_email::ask(&state.ctx, audit_context, id, email, asker).await?;
    Ok(match token {
        Some(token) => Either::Left(Json(json!({ "validation_code": token.to_text() }))),
        None => Either::Right(Status::NoContent),
    })
}

#[post("/api/v2/user/<id>/confirm_email", data = "<fields>")]
async fn confirm_address(
    bearer: Bearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Status, Problem> {
    let id = AccountId(id);
    require_own_or_admin(&bearer, id)?;
    let code = fields.text("validation_code").map_err(|reason| Problem::field("validation_code", reason))?;
    let audit_context = request_context.by(&bearer);
    let proof = ChangeProof::TokenOrCode { account: id, text: code.to_owned() };
    match change_email::confirm(&state.ctx, audit_context, proof).await {
        Ok(_) => Ok(Status::NoContent),
        Err(change_email::ConfirmChangeError::Link(_) | change_email::ConfirmChangeError::Code) => {
            Err(Problem::field("validation_code", Reason::CodeWrong))
        }
        Err(error) => Err(error.into()),
    }
}

/// Also for whoever has to change it before anything else. All tokens end with the old password.
#[patch("/api/v2/user/<id>/change_password", data = "<fields>")]
async fn change_password(
    bearer: UnsettledBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Result<Status, Problem> {
    let account = &bearer.0.account;
    if account.id.0 != id {
        return Err(Problem::new(Kind::PermissionDenied));
    }
    let policy = state.ctx.policy().await?;
    let names = personal_names(account);
    let mut errors = FieldErrors::new();
    let current = errors.keep("password", fields.text("password"));
    let new = fields
        .text("new_password")
        .and_then(|text| parse_new_password(&state.ctx, &policy, policy.password_policy(), &names, text));
    let new = errors.keep("new_password", new);
    let (Some(current), Some(new)) = (current, new) else { return Err(Problem::fields(errors)) };
    let audit_context = request_context.by(&bearer.0);
    change(&state.ctx, audit_context, account, current, new, None).await.map_err(
        |error| match field_fault(error, "password", "new_password") {
            Ok(errors) => Problem::fields(errors),
            Err(error) => error.into(),
        },
    )?;
    Ok(Status::NoContent)
}
