//! `/api/authentication/…`: sessions (contract.md B3).

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use super::caller::{Caller, identifier, profile};
use crate::domain::{FieldErrors, Reason};
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::sessions::Browser;
use crate::services::sign_in::{complete_sign_in, sessions};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::CurrentSession;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![login, current_session, logout]
}

#[post("/api/authentication/login", data = "<fields>")]
async fn login(
    change: Change,
    _caller: Caller,
    current: CurrentSession,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Result<Json, Problem> {
    let mut errors = FieldErrors::new();
    let login = errors.keep("login", fields.text("login"));
    let password = errors.keep("password", fields.text("password"));
    let remembered = errors.keep("rememberMe", fields.optional_boolean("rememberMe"));
    let code = errors.keep("oneTimeCode", fields.nullable_text("oneTimeCode"));
    let (Some(login), Some(password), Some(remembered), Some(code)) = (login, password, remembered, code)
    else {
        return Err(Problem::fields(errors));
    };
    let remembered = remembered.unwrap_or(false);
    let audit_context = change.audit_context();
    let visit = change.request.visit();
    let account = check_password(&state.ctx, &audit_context, login, password, Asker::Visitor(&visit)).await?;
    let browser = Browser { remembered, visit, session: current.digest() };
    let entered = complete_sign_in::by_program(&state.ctx, audit_context, &account, code, browser).await;
    let opened = entered.map_err(of_factor)?;
    cookies::keep_session(jar, state, &opened, remembered);
    Ok(Json(json!({ "profile": profile(&account), "authenticationIdentifier": identifier(&account) })))
}

/// What is missing or wrong at the second factor is named as a field, too: what a program goes by.
fn of_factor(error: SignInError) -> Problem {
    let reason = match error {
        SignInError::FactorRequired => Some(Reason::FactorCodeRequired),
        SignInError::WrongFactor => Some(Reason::FactorCodeWrong),
        _ => None,
    };
    let mut problem = Problem::from(error);
    if let Some(reason) = reason {
        problem.fields = FieldErrors::one("oneTimeCode", reason);
    }
    problem
}

#[get("/api/authentication/current-session")]
fn current_session(caller: Caller) -> Json {
    match (caller.profile(), caller.identifier()) {
        (Some(profile), Some(identifier)) => Json(json!({
            "sessionAuthenticated": true,
            "profile": profile,
            "authenticationIdentifier": identifier,
        })),
        _ => Json(json!({ "sessionAuthenticated": false })),
    }
}

#[post("/api/authentication/logout")]
async fn logout(
    change: Change<Caller>,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
) -> Result<Status, Problem> {
    if let Caller::Session(session) = &change.who {
        sessions::close(&state.ctx, change.audit_context(), session).await?;
    }
    cookies::end_session(jar, state);
    Ok(Status::NoContent)
}
