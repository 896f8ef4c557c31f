//! `/account/password`: a new password, wanted or required.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, FieldErrors, PasswordPolicy};
use crate::services::credentials;
use crate::services::credentials::change_password::{field_fault, parse_new_password, personal_names};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::sessions;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::SignedIn;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::PasswordRules;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::{Answer, locked_text, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<ChangePassword>()
}

#[get("/account/password")]
fn show(signed_in: SignedIn, frame: &Frame) -> Answer {
    frame.page(&ChangePassword::of(signed_in.account(), frame, Form::default())).into()
}

#[post("/account/password", data = "<fields>")]
async fn submit(
    change: Change<SignedIn>,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let account = change.who.account();
    let again = |form: Form| -> Answer {
        frame.page(&ChangePassword::of(account, frame, form)).with_status(Status::BadRequest).into()
    };
    let mut errors = FieldErrors::new();
    let current = errors.keep("current_password", fields.text("current_password"));
    let rules = frame.policy.password_policy();
    let names = personal_names(account);
    let new = fields
        .text("new_password")
        .and_then(|text| parse_new_password(&state.ctx, &frame.policy, rules, &names, text));
    let new = errors.keep("new_password", new);
    let (Some(current), Some(new)) = (current, new) else {
        return again(Form::default().with_errors(&errors, frame.locale));
    };
    match credentials::change_password::change(
        &state.ctx,
        change.audit_context(),
        account,
        current,
        new,
        None,
    )
    .await
    {
        Ok(changed) => match renew_session(state, &change, jar, &changed.account).await {
            Ok(()) if changed.email_change_cancelled => see_other("/account?changed=password_only"),
            Ok(()) => see_other("/account?changed=1"),
            Err(problem) => problem.into(),
        },
        Err(error) => match field_fault(error, "current_password", "new_password") {
            Ok(errors) => again(Form::default().with_errors(&errors, frame.locale)),
            Err(SignInError::Locked { retry_after }) => {
                again(Form::default().with_general(locked_text(frame, retry_after)))
            }
            Err(error) => Problem::from(error).into(),
        },
    }
}

/// All sessions ended with the old password; this browser goes on under a new one.
async fn renew_session(
    state: &State<WebState>,
    change: &Change<SignedIn>,
    jar: &CookieJar<'_>,
    account: &Account,
) -> Result<(), Problem> {
    let (old, visit) = (&change.who.session, change.request.visit());
    let opened = sessions::renew(&state.ctx, change.audit_context(), old, account, visit).await?;
    cookies::keep_session(jar, state, &opened, old.remembered);
    Ok(())
}

#[derive(Serialize)]
struct ChangePassword {
    form: Form,
    forced: bool,
    policy: PasswordRules,
}

impl ChangePassword {
    fn of(account: &Account, frame: &Frame, form: Form) -> Self {
        Self { form, forced: account.must_change_password, policy: frame.policy.password_policy().into() }
    }
}

impl PageContext for ChangePassword {
    const TEMPLATE: &'static str = "pages/credentials/change_password.html";

    fn samples() -> Vec<Self> {
        let faulty = Form::faulty_sample(&["current_password", "new_password"]);
        vec![
            ChangePassword { form: Form::default(), forced: true, policy: PasswordPolicy::High.into() },
            ChangePassword { form: faulty, forced: false, policy: PasswordPolicy::Low.into() },
        ]
    }
}
