//! `/api/v2/sso/…`: sign-up and sign-in of community members (contract.md A1, A4).

use std::any::Any;

use rocket::http::Status;
use rocket::{Route, State, post, routes};
use serde_json::{Value, json};

use super::bearer::{AdminBearer, Bearer};
use crate::domain::clients::idempotency::KeptAnswer;
use crate::domain::{
    Account, DisplayName, EmailAddress, FieldErrors, PasswordPolicy, Reason, Role, SitePolicy, Username,
};
use crate::services::credentials::change_password::parse_new_password;
use crate::services::manage::create_account::{
    AccountRequest, CreateAccountError, Created, Welcome, create_account,
};
use crate::services::profile::member::Member;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::repeat::once;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![signup, signin]
}

#[post("/api/v2/sso/signup", data = "<fields>")]
async fn signup(
    admin: AdminBearer,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Result<(Status, Json), Problem> {
    let audit_context = request_context.by(&admin.0);
    let work = async |audit_context| {
        let (input, errors) = parse_signup(state, &fields);
        create_account(&state.ctx, audit_context, input, errors).await.map_err(problem)
    };
    let answer = |value: &dyn Any| {
        value.downcast_ref().map(|made: &Created| kept(&made.member, signed_up(&made.member)))
    };
    let created =
        once(request_context.repeat(), &state.ctx, audit_context, || fields.canonical(), answer, work)
            .await?;
    Ok((Status::Created, Json(signed_up(&created.member))))
}

fn signed_up(member: &Member) -> Value {
    let tags: Vec<i64> = member.tags.iter().map(|tag| tag.id.0).collect();
    let mut body = brief(&member.account, &tags);
    if let Some(email) = &member.account.email {
        body["email"] = json!(email.as_str());
    }
    body
}

/// For whoever sends the request again.
pub(super) fn kept(member: &Member, body: Value) -> KeptAnswer {
    KeptAnswer { status: Status::Created.code, body: body.to_string(), account: Some(member.account.id) }
}

/// The body is optional and its content does not matter.
#[post("/api/v2/sso/signin", data = "<_fields>")]
fn signin(bearer: Bearer, _fields: Fields) -> Json {
    Json(brief(&bearer.account, &bearer.tags))
}

fn brief(account: &Account, tags: &[i64]) -> Value {
    json!({
        "id": account.id.0,
        "ext_id": account.ext_id,
        "username": account.username.as_str(),
        "role": account.role.map(Role::as_str),
        "tags": tags,
    })
}

/// What could be read, and everything that is wrong with the rest. The password follows contract.md
/// A1's own rule, whatever the realm's policy is.
pub(super) fn parse_signup(state: &State<WebState>, fields: &Fields) -> (AccountRequest, FieldErrors) {
    let parse_role = |text: &str| Role::parse(text).ok_or(Reason::NotAChoice);
    let parse_password = |text: &str| {
        parse_new_password(&state.ctx, &SitePolicy::default(), PasswordPolicy::Composed, &[], text)
    };
    let mut errors = FieldErrors::new();
    let username = errors.keep("username", fields.text("username").and_then(Username::parse));
    let real_name = optional(fields.nullable_text("real_name"), DisplayName::parse);
    let real_name = errors.keep("real_name", real_name);
    let email = errors.keep("email", optional(fields.optional_text("email"), EmailAddress::parse));
    let ext_id = errors.keep("ext_id", fields.optional_integer("ext_id"));
    let password = errors.keep("password", optional(fields.optional_text("password"), parse_password));
    // A value that is no text is none of the choices either.
    let role = fields.nullable_text("role").map_err(|reason| match reason {
        Reason::NotAText => Reason::NotAChoice,
        other => other,
    });
    let role = errors.keep("role", optional(role, parse_role));
    let tags = errors.keep("tags", fields.integers("tags"));
    let input = AccountRequest {
        username,
        real_name: real_name.flatten(),
        email: email.flatten(),
        email_confirmed: false,
        ext_id: ext_id.flatten(),
        password: password.flatten(),
        must_change_password: false,
        role: role.flatten(),
        tags: tags.unwrap_or_default(),
        language: None,
        welcome: Welcome::None,
    };
    (input, errors)
}

/// Parses a value that is there.
fn optional<T>(
    found: Result<Option<&str>, Reason>,
    parse: impl FnOnce(&str) -> Result<T, Reason>,
) -> Result<Option<T>, Reason> {
    found?.map(parse).transpose()
}

pub(super) fn problem(error: CreateAccountError) -> Problem {
    match error {
        CreateAccountError::Fields(errors) => Problem::fields(errors),
        refusal @ CreateAccountError::RoleNotAllowed => refusal.into(),
        CreateAccountError::Service(error) => error.into(),
    }
}
