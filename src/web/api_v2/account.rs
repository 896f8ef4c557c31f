//! `/api/v2/account/…`: proving an address and choosing a new password by what a mail carried
//! (contract.md A5). The validation code is the token of the mailed link.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::bearer::AdminBearer;
use super::oauth::token_body;
use super::page::Query;
use super::sso::{parse_signup, problem};
use super::user::user;
use crate::domain::{Account, EmailAddress, FieldErrors, MailLink, Reason, Username};
use crate::services::clients::oauth::FIRST_CLIENT;
use crate::services::credentials::change_password::{parse_new_password, personal_names};
use crate::services::credentials::mail_requests::ask;
use crate::services::credentials::recover;
use crate::services::credentials::recover::RecoverError;
use crate::services::manage::create_account::{Welcome, create_account};
use crate::services::profile::member::{MemberKey, find_member};
use crate::services::registration::confirm;
use crate::services::registration::confirm::{ConfirmError, Proof};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::grants::GrantError;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

const CODE: &str = "validation_code";

pub fn routes() -> Vec<Route> {
    routes![create, search, recover_by_mail, reset, verify, check_code]
}

/// Like a sign-up (A1) with an address and a password, which the account is to prove by a mailed code.
#[post("/api/v2/account/create", data = "<fields>")]
async fn create(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Result<(Status, Json), Problem> {
    let (mut input, mut errors) = parse_signup(state, &fields);
    for name in ["email", "password"].into_iter().filter(|name| !fields.has(name)) {
        errors.add(name, Reason::Required);
    }
    input.welcome = Welcome::Confirmation;
    let audit_context = request_context.by(&admin.0);
    let created = create_account(&state.ctx, audit_context, input, errors).await.map_err(problem)?;
    let member = find_member(&state.ctx, MemberKey::Id(created.account.id)).await?;
    let member = member.ok_or(Problem::new(Kind::NotFound))?;
    Ok((Status::Created, Json(user(&member, true))))
}

/// By exactly one of username, address, and the id that another system knows it by.
#[get("/api/v2/account/search")]
async fn search(_admin: AdminBearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    let mut errors = FieldErrors::new();
    let username = errors.keep("username", query.text("username")).flatten();
    let email = errors.keep("email", query.text("email")).flatten();
    let ext_id = errors.keep("ext_id", query.integer("ext_id")).flatten();
    let provider = errors.keep("provider", query.text("provider")).flatten();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let key = match (username, email, ext_id) {
        (Some(name), None, None) => Username::parse(name).ok().map(MemberKey::Username),
        (None, Some(email), None) => EmailAddress::parse(email).ok().map(MemberKey::Email),
        (None, None, Some(_)) if provider != Some("external") => {
            return Err(Problem::field("provider", Reason::NotAChoice));
        }
        (None, None, Some(id)) => Some(MemberKey::ExternalId(id)),
        (None, None, None) => return Err(Problem::field("username", Reason::Required)),
        _ => return Err(Problem::field("username", Reason::NotTogether)),
    };
    let member = match key {
        Some(key) => find_member(&state.ctx, key).await?,
        None => None,
    };
    Ok(Json(user(&member.ok_or(Problem::new(Kind::NotFound))?, true)))
}

/// The same answer for everybody, unless the site's policy says that callers may know.
#[post("/api/v2/account/recover", data = "<fields>")]
async fn recover_by_mail(change: Change, state: &State<WebState>, fields: Fields) -> Result<Status, Problem> {
    let mut errors = FieldErrors::new();
    let Some(email) = errors.keep("email", fields.text("email").and_then(EmailAddress::parse)) else {
        return Err(Problem::fields(errors));
    };
    // First, so that the limit by peer holds for those who look around, too.
    ask(&state.ctx, change.audit_context(), MailLink::Recover, email.clone(), true).await?;
    let tells = state.ctx.policy().await?.recovery_tells_unknown;
    if tells && !recover::is_known(&state.ctx, email).await? {
        return Err(Problem::field("email", Reason::NoSuchAddress));
    }
    Ok(Status::NoContent)
}

#[post("/api/v2/account/reset", data = "<fields>")]
async fn reset(change: Change, state: &State<WebState>, fields: Fields) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    let mut errors = FieldErrors::new();
    let code = errors.keep(CODE, fields.text(CODE));
    let mut view = None;
    if let Some(code) = code {
        match recover::examine(&state.ctx, change.audit_context(), Proof::Link(code.to_owned())).await {
            Ok(found) => view = Some(found),
            Err(RecoverError::Link(_) | RecoverError::Code) => errors.add(CODE, Reason::CodeWrong),
            Err(error) => return Err(error.into()),
        }
    }
    let names = view.as_ref().map(|view| personal_names(&view.account)).unwrap_or_default();
    let password = fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &policy, policy.password_policy(), &names, text));
    let password = errors.keep("password", password);
    let (Some(code), Some(password)) = (code.filter(|_| errors.is_empty()), password) else {
        return Err(Problem::fields(errors));
    };
    let proof = Proof::Link(code.to_owned());
    match recover::complete(&state.ctx, change.audit_context(), proof, password, None).await {
        Ok(recovered) => tokens_of(state, &change.request, &recovered.account).await,
        Err(RecoverError::Link(_) | RecoverError::Code) => Err(wrong_code()),
        Err(error) => Err(error.into()),
    }
}

#[post("/api/v2/account/verify", data = "<fields>")]
async fn verify(change: Change, state: &State<WebState>, fields: Fields) -> Result<Json, Problem> {
    let proof = proof_of(&fields)?;
    match confirm::confirm(&state.ctx, change.audit_context(), proof, None, None, None).await {
        Ok(confirmed) => tokens_of(state, &change.request, &confirmed.account).await,
        // Two claimed the address: its owner chooses a password on the page, and no program for them.
        Err(ConfirmError::Link(_) | ConfirmError::Code | ConfirmError::NeedsPassword) => Err(wrong_code()),
        Err(error) => Err(error.into()),
    }
}

/// Whether `verify` or `reset` would take the code; it is not spent by asking.
#[post("/api/v2/account/verify/validation_code", data = "<fields>")]
async fn check_code(_same: SameOrigin, state: &State<WebState>, fields: Fields) -> Result<Json, Problem> {
    let proof = proof_of(&fields)?;
    let Proof::Link(code) = &proof else { return Err(wrong_code()) };
    let recovers = match recover::look_at(&state.ctx, code).await {
        Ok(_) => true,
        Err(RecoverError::Link(_) | RecoverError::Code) => false,
        Err(error) => return Err(error.into()),
    };
    let confirms = match confirm::look_at(&state.ctx, proof).await {
        Ok(view) => !view.needs_password,
        Err(ConfirmError::Link(_) | ConfirmError::Code) => false,
        Err(error) => return Err(error.into()),
    };
    Ok(Json(json!({ "is_valid": recovers || confirms })))
}

fn proof_of(fields: &Fields) -> Result<Proof, Problem> {
    let code = fields.text(CODE).map_err(|reason| Problem::field(CODE, reason))?;
    Ok(Proof::Link(code.to_owned()))
}

fn wrong_code() -> Problem {
    Problem::field(CODE, Reason::CodeWrong)
}

/// What reading a mail brings a program: tokens, unless the account asks for a second factor, which no
/// mail stands in for.
async fn tokens_of(
    state: &State<WebState>,
    request_context: &RequestContext,
    account: &Account,
) -> Result<Json, Problem> {
    let audit_context = request_context.by_visitor();
    match complete_sign_in::by_client(&state.ctx, audit_context, account, None, FIRST_CLIENT, None).await {
        Ok(issued) => {
            let mut token: Value = token_body(&issued);
            token["client_id"] = json!(issued.client);
            Ok(Json(json!({ "token": token })))
        }
        Err(GrantError::SignIn(SignInError::FactorRequired)) => {
            Ok(Json(json!({ "token": null, "second_factor_required": true })))
        }
        Err(GrantError::SignIn(error)) => Err(error.into()),
        Err(GrantError::InvalidClient | GrantError::InvalidGrant) => Err(Problem::new(Kind::Internal)),
    }
}
