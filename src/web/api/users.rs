//! `/api/users/…`: registration (contract.md B1), and the owner's change of the password.

use std::any::Any;

use rocket::http::{ContentType, Status};
use rocket::{Route, State, delete, get, post, put, routes};
use serde_json::{Value, json};
use uuid::Uuid;

use super::caller::Caller;
use crate::domain::clients::idempotency::KeptAnswer;
use crate::domain::{
    Account, AccountState, DisplayName, EmailAddress, FieldErrors, Language, Reason, Rights, SitePolicy,
};
use crate::services::AppContext;
use crate::services::credentials::change_password::{
    SetPasswordError, change as change_known, field_fault, parse_new_password, personal_names, replace_own,
    set_for,
};
use crate::services::manage::delete::{DeleteError, Keep, delete as delete_account};
use crate::services::profile::dump::collect;
use crate::services::profile::member::find_by_uuid;
use crate::services::registration::register::{
    Registered, Registration, add_address_fault, may_register, register,
};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::repeat::once;
use crate::web::html::dump::{Reader, json as dump_json};
use crate::web::http::download::Download;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![register_user, show, change_password, remove, dump]
}

#[post("/api/users/register", data = "<fields>")]
async fn register_user(
    change: Change<Caller>,
    state: &State<WebState>,
    fields: Fields,
) -> Result<(Status, Json), Problem> {
    let policy = state.ctx.policy().await?;
    change.who.ensure_settled(&policy)?;
    let of_registration = |error| Problem::of_registration(error, "emailAddress");
    let caller = change.who.for_registration();
    may_register(&policy, caller).map_err(of_registration)?;
    let work = async |audit_context| {
        let registration = match parse(&state.ctx, &policy, &fields) {
            Ok(registration) => registration,
            Err((errors, None)) => return Err(Problem::fields(errors)),
            Err((mut errors, Some(email))) => {
                add_address_fault(&state.ctx, &audit_context, caller, "emailAddress", email, &mut errors)
                    .await
                    .map_err(of_registration)?;
                return Err(Problem::fields(errors));
            }
        };
        register(&state.ctx, audit_context, caller, registration).await.map_err(of_registration)
    };
    let context = change.audit_context();
    let body = || fields.canonical();
    let registered =
        once(change.request.repeat(), &state.ctx, context, body, kept_registration, work).await?;
    Ok((Status::Created, Json(registration_body(&registered))))
}

fn registration_body(registered: &Registered) -> Value {
    json!({
        "id": registered.uuid.to_string(),
        "displayName": registered.display_name,
        "emailAddress": registered.email.as_str(),
        "needsVerification": registered.needs_verification,
    })
}

fn kept_registration(value: &dyn Any) -> Option<KeptAnswer> {
    let registered: &Registered = value.downcast_ref()?;
    let body = registration_body(registered).to_string();
    Some(KeptAnswer { status: Status::Created.code, body, account: Some(registered.account) })
}

/// The registration, or its faults and the address if that is well-formed.
fn parse(
    ctx: &AppContext,
    policy: &SitePolicy,
    fields: &Fields,
) -> Result<Registration, (FieldErrors, Option<EmailAddress>)> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(DisplayName::parse));
    let email = errors.keep("emailAddress", fields.text("emailAddress").and_then(EmailAddress::parse));
    let personal = [fields.typed("name"), fields.typed("emailAddress")];
    let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
    let rules = policy.password_policy();
    let password =
        fields.text("password").and_then(|text| parse_new_password(ctx, policy, rules, &personal, text));
    let password = errors.keep("password", password);
    let agreed = errors.keep("privacyPolicyAgreement", fields.boolean("privacyPolicyAgreement"));
    match (name, email, password, agreed) {
        (Some(name), Some(email), Some(password), Some(privacy_agreed)) => Ok(Registration {
            name,
            email,
            password,
            privacy_agreed,
            language: None,
            by_page: false,
            device: None,
            form_number: None,
        }),
        (_, email, _, _) => Err((errors, email)),
    }
}

#[get("/api/users/<id>")]
async fn show(id: &str, caller: Caller, state: &State<WebState>) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    let caller = caller.settled(&policy)?;
    require(&caller, Rights::manages_users)?;
    let account = find_account(state, id).await?;
    if account.state == AccountState::Deleted {
        return Err(Problem::new(Kind::NotFound));
    }
    let email = account.email.as_ref().map(EmailAddress::as_str);
    Ok(Json(user(&account.uuid.to_string(), account.display_name(), email)))
}

/// The three things that others than the person are shown (contract.md B4).
pub(super) fn user(id: &str, display_name: &str, email: Option<&str>) -> Value {
    json!({ "id": id, "displayName": display_name, "emailAddress": email })
}

/// contract.md B4: `{"password"}` by whoever may, or the owner's `{"currentPassword","newPassword"}`.
#[put("/api/users/<id>/password", data = "<fields>")]
async fn change_password(
    change: Change<Caller>,
    id: &str,
    state: &State<WebState>,
    fields: Fields,
) -> Result<Json, Problem> {
    if fields.has("password") {
        set_password(&change, id, state, &fields).await
    } else {
        change_own_password(&change, id, state, &fields).await
    }
}

async fn set_password(
    change: &Change<Caller>,
    id: &str,
    state: &State<WebState>,
    fields: &Fields,
) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    let own = change.who.account().filter(|account| Uuid::parse_str(id) == Ok(account.uuid)).cloned();
    let account = match &own {
        Some(account) => account.clone(),
        None => {
            change.who.ensure_settled(&policy)?;
            require(&change.who, Rights::manages_users)?;
            find_account(state, id).await?
        }
    };
    let proves = match &change.who {
        // The password came with this very request.
        Caller::Basic(_) | Caller::Key(_) => true,
        Caller::Session(session) => session.has_given_password() || session.account.must_change_password,
        Caller::Visitor => false,
    };
    if !proves {
        return Err(Problem::new(Kind::ProofRequired));
    }
    let names = personal_names(&account);
    let new = fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &policy, policy.password_policy(), &names, text))
        .map_err(|reason| Problem::field("password", reason))?;
    let audit_context = change.audit_context();
    let set = match &own {
        Some(owner) => replace_own(&state.ctx, audit_context, owner, new, kept_session(change)).await,
        None => set_for(&state.ctx, audit_context, &account, new).await,
    };
    set.map_err(|error| match error {
        SetPasswordError::SamePassword => Problem::field("password", Reason::SamePassword),
        SetPasswordError::Denied(denied) => denied.into(),
    })?;
    Ok(Json(json!({})))
}

fn kept_session(change: &Change<Caller>) -> Option<[u8; 32]> {
    match &change.who {
        Caller::Session(session) => Some(session.digest),
        _ => None,
    }
}

async fn change_own_password(
    change: &Change<Caller>,
    id: &str,
    state: &State<WebState>,
    fields: &Fields,
) -> Result<Json, Problem> {
    if matches!(change.who, Caller::Visitor) {
        return Err(Problem::new(Kind::NotAuthenticated));
    }
    let account = change.who.account().ok_or(Problem::new(Kind::PermissionDenied))?;
    if Uuid::parse_str(id) != Ok(account.uuid) {
        return Err(Problem::new(Kind::PermissionDenied));
    }
    let policy = state.ctx.policy().await?;
    let mut errors = FieldErrors::new();
    let current = errors.keep("currentPassword", fields.text("currentPassword"));
    let names = personal_names(account);
    let new = fields
        .text("newPassword")
        .and_then(|text| parse_new_password(&state.ctx, &policy, policy.password_policy(), &names, text));
    let new = errors.keep("newPassword", new);
    let (Some(current), Some(new)) = (current, new) else { return Err(Problem::fields(errors)) };
    let audit_context = change.audit_context();
    change_known(&state.ctx, audit_context, account, current, new, kept_session(change)).await.map_err(
        |error| match field_fault(error, "currentPassword", "newPassword") {
            Ok(errors) => Problem::fields(errors),
            Err(error) => error.into(),
        },
    )?;
    Ok(Json(json!({})))
}

/// Marked as deleted, and erased when the policy's days are over (contract.md B4).
#[delete("/api/users/<id>")]
async fn remove(change: Change<Caller>, id: &str, state: &State<WebState>) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    change.who.ensure_settled(&policy)?;
    require(&change.who, Rights::manages_users)?;
    change.who.ensure_proven()?;
    let account = find_account(state, id).await?;
    let audit_context = change.audit_context();
    match delete_account(&state.ctx, audit_context, account.id, Keep::ForGrace).await {
        Ok(_) => Ok(Json(json!({}))),
        Err(DeleteError::AlreadyDeleted) => Err(Problem::new(Kind::NotFound)),
        Err(error) => Err(error.into()),
    }
}

/// All that is kept of one person.
#[get("/api/users/<id>/dump")]
async fn dump(id: &str, caller: Caller, state: &State<WebState>) -> Result<Download, Problem> {
    let policy = state.ctx.policy().await?;
    let caller = caller.settled(&policy)?;
    require(&caller, |rights| rights.admin)?;
    caller.ensure_proven()?;
    let account = find_account(state, id).await?;
    let dump = collect(&state.ctx, account.id).await?.ok_or(Problem::new(Kind::NotFound))?;
    let pieces = dump_json(dump, Reader::Administrator, Language::default());
    Ok(Download::of_pieces(ContentType::JSON, None, pieces))
}

pub(super) fn require(caller: &Caller, may: fn(Rights) -> bool) -> Result<(), Problem> {
    match caller.rights() {
        None => Err(Problem::new(Kind::NotAuthenticated)),
        Some(rights) if may(rights) => Ok(()),
        Some(_) => Err(Problem::new(Kind::PermissionDenied)),
    }
}

pub(super) async fn find_account(state: &State<WebState>, id: &str) -> Result<Account, Problem> {
    let uuid = Uuid::parse_str(id).map_err(|_| Problem::new(Kind::NotFound))?;
    find_by_uuid(&state.ctx, uuid).await?.ok_or(Problem::new(Kind::NotFound))
}
