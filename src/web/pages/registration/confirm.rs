//! `/confirm`: opening a link shows a page; only its button, or the code, confirms.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{
    Account, EmailAddress, FieldErrors, LinkFailure, MailLink, NewPassword, PasswordPolicy, Reason,
};
use crate::services::ServiceError;
use crate::services::credentials::mail_requests::ask;
use crate::services::registration::confirm::{ConfirmError, Confirmed, LinkView, Proof, confirm, look_at};
use crate::services::registration::note_opened::note_opened;
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::complete_sign_in::SignInOutcome;
use crate::services::sign_in::sessions::Browser;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::client::RequestContext;
use crate::web::guards::required_actions::{RequiredAction, first_required_action};
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::CurrentSession;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, PasswordRules, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::link_failed::{LinkFor, link_failed};
use crate::web::pages::proof_form::{CarriedProof, CodeFor, chosen_password, code_page, typed_code};
use crate::web::pages::registration::inbox;
use crate::web::pages::sign_in::second_factor::let_in;
use crate::web::pages::{Answer, see_other};

const PATH: &str = "/confirm";

pub fn routes() -> Vec<Route> {
    routes![show_code_form, show_link, opened, submit, submit_code, show_resend, submit_resend]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Confirm>(), samples_of::<ConfirmResend>(), samples_of::<ConfirmedPage>()].concat()
}

#[get("/confirm")]
fn show_code_form(frame: &Frame) -> Answer {
    code_page(frame, CodeFor::Confirmation, Form::default()).into()
}

#[get("/confirm/<token>", rank = 5)]
async fn show_link(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    let proof = Proof::Link(token.to_owned());
    match look_at(&state.ctx, proof.clone()).await {
        Ok(view) => view_page(frame, &view, &proof, Form::default()).into(),
        Err(error) => refused(frame, error),
    }
}

/// The page's script, once a person looks at it. The answer is the same whatever was sent.
#[post("/confirm/opened", data = "<fields>")]
async fn opened(_same: SameOrigin, state: &State<WebState>, fields: Fields) -> Result<Status, Problem> {
    if let Ok(token) = fields.text("token") {
        note_opened(&state.ctx, token).await.map_err(ServiceError::from)?;
    }
    Ok(Status::NoContent)
}

/// The button of the link's page, with either proof.
#[post("/confirm", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    let here = Here { frame, state, jar, request: change.request, session: current.digest() };
    let Ok(token) = fields.text("token") else {
        return submit_code_fields(&here, &fields).await;
    };
    let proof = Proof::Link(token.to_owned());
    let view = match look_at(&state.ctx, proof.clone()).await {
        Ok(view) => view,
        Err(error) => return refused(frame, error),
    };
    let password = match needed_password(state, frame, &fields, &view) {
        Ok(password) => password,
        Err(form) => {
            return view_page(frame, &view, &proof, form).with_status(Status::BadRequest).into();
        }
    };
    match here.confirm(proof, password).await {
        Ok(done) => confirmed(&here, &done).await,
        Err(error) => refused(frame, error),
    }
}

#[post("/confirm/code", data = "<fields>")]
async fn submit_code(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    let here = Here { frame, state, jar, request: change.request, session: current.digest() };
    submit_code_fields(&here, &fields).await
}

/// The browser that confirms.
struct Here<'a> {
    frame: &'a Frame,
    state: &'a State<WebState>,
    jar: &'a CookieJar<'a>,
    request: RequestContext,
    /// Of the session that it came with.
    session: Option<[u8; 32]>,
}

impl Here<'_> {
    async fn confirm(&self, proof: Proof, password: Option<NewPassword>) -> Result<Confirmed, ConfirmError> {
        let handle = cookies::registration_handle(self.jar, self.state);
        let audit_context = self.request.by_visitor();
        let visit = Some(self.request.visit());
        confirm(&self.state.ctx, audit_context, proof, password, visit, handle.as_deref()).await
    }
}

async fn submit_code_fields(here: &Here<'_>, fields: &Fields) -> Answer {
    let proof = match typed_code(fields) {
        Ok(proof) => proof,
        Err(errors) => return code_again(here, fields, &errors).await,
    };
    // Always this way round: every wrong code is counted, whatever else was sent with it.
    match here.confirm(proof.clone(), None).await {
        Ok(done) => confirmed(here, &done).await,
        Err(ConfirmError::NeedsPassword) => confirm_code_with_password(here, fields, proof).await,
        Err(ConfirmError::Code | ConfirmError::Link(_)) => {
            code_again(here, fields, &FieldErrors::one("code", Reason::CodeWrong)).await
        }
        Err(error) => error.into(),
    }
}

/// The code was right; the person still has to choose a password.
async fn confirm_code_with_password(here: &Here<'_>, fields: &Fields, proof: Proof) -> Answer {
    let Here { frame, state, .. } = *here;
    let view = match look_at(&state.ctx, proof.clone()).await {
        Ok(view) => view,
        Err(error) => return refused(frame, error),
    };
    let show = |form, status| -> Answer { view_page(frame, &view, &proof, form).with_status(status).into() };
    if fields.text("password").is_err() {
        return show(Form::default(), Status::Ok);
    }
    let password = match needed_password(state, frame, fields, &view) {
        Ok(password) => password,
        Err(form) => return show(form, Status::BadRequest),
    };
    match here.confirm(proof.clone(), password).await {
        Ok(done) => confirmed(here, &done).await,
        Err(error) => refused(frame, error),
    }
}

/// The code form again: on the inbox page for the browser that registered, else on its own.
async fn code_again(here: &Here<'_>, fields: &Fields, errors: &FieldErrors) -> Answer {
    let Here { frame, state, jar, .. } = *here;
    let email = fields.typed("email");
    let form = Form::default().with_errors(errors, frame.locale);
    if let Some(page) = inbox::after_wrong_code(frame, state, jar, &email, form.clone()).await {
        return page.into();
    }
    let form = form.with_value("email", &email);
    code_page(frame, CodeFor::Confirmation, form).with_status(Status::BadRequest).into()
}

#[get("/confirm/resend?<sent>")]
fn show_resend(frame: &Frame, sent: Option<&str>) -> Answer {
    frame.page(&ConfirmResend { form: Form::default(), sent: sent.is_some() }).into()
}

#[post("/confirm/resend", data = "<fields>")]
async fn submit_resend(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let email = match fields.text("email").and_then(EmailAddress::parse) {
        Ok(email) => email,
        Err(reason) => {
            let errors = FieldErrors::one("email", reason);
            let form = Form::typed(&fields, &["email"]).with_errors(&errors, frame.locale);
            let page = frame.page(&ConfirmResend { form, sent: false });
            return page.with_status(Status::BadRequest).into();
        }
    };
    let audit_context = change.audit_context();
    match ask(&state.ctx, audit_context, MailLink::ConfirmEmail, email, false).await {
        Ok(()) => see_other("/confirm/resend?sent=1"),
        Err(error) => error.into(),
    }
}

/// The password of whoever has to choose one; a form with what is wrong with it otherwise.
fn needed_password(
    state: &State<WebState>,
    frame: &Frame,
    fields: &Fields,
    view: &LinkView,
) -> Result<Option<NewPassword>, Form> {
    if !view.needs_password {
        return Ok(None);
    }
    chosen_password(state, frame, fields, &view.account).map(Some)
}

/// Stands at the link's own path, so that choosing another language leads back to it.
fn view_page(frame: &Frame, view: &LinkView, proof: &Proof, form: Form) -> Page {
    let context = Confirm {
        form,
        name: view.account.display_name(),
        address: view.account.email.as_ref().map(EmailAddress::shown),
        asked_at: moment(view.asked_at),
        needs_password: view.needs_password,
        policy: frame.policy.password_policy().into(),
        proof: proof.into(),
    };
    let path = match proof {
        Proof::Link(token) => &format!("{PATH}/{token}"),
        Proof::Code { .. } => CodeFor::Confirmation.path(),
    };
    frame.page_at(path, &context)
}

/// The browser that registered is signed in: it has shown password and mail. Any other one may sign in.
async fn confirmed(here: &Here<'_>, done: &Confirmed) -> Answer {
    let Here { frame, state, jar, .. } = *here;
    cookies::end_registration(jar, state);
    cookies::keep_device(jar, state, done.device.as_ref());
    if done.registered_here
        && let Ok(entered) = sign_in(here, &done.account).await
    {
        let required_action = first_required_action(&done.account, &frame.policy).map(RequiredAction::path);
        return let_in(state, jar, entered, false, required_action.unwrap_or("/account?changed=confirmed"));
    }
    let address = done.account.email.as_ref().map(EmailAddress::shown);
    frame.page_at("/sign-in", &ConfirmedPage { address }).into()
}

/// Refused to an account that may not come in, or not any more: then the page leads to the sign-in.
async fn sign_in(here: &Here<'_>, account: &Account) -> Result<SignInOutcome, SignInError> {
    let browser = Browser { remembered: false, visit: here.request.visit(), session: here.session };
    complete_sign_in::by_browser(&here.state.ctx, here.request.by_visitor(), account, browser).await
}

/// Why it did not work, and what helps.
fn refused(frame: &Frame, error: ConfirmError) -> Answer {
    let failure = match error {
        ConfirmError::Link(failure) => failure,
        ConfirmError::Code => LinkFailure::CodeSpent,
        error => return error.into(),
    };
    link_failed(frame, LinkFor::Confirmation, failure).into()
}

/// The page behind the link, and behind the right code of an account that has no password yet.
#[derive(Serialize)]
struct Confirm<'a> {
    form: Form,
    name: &'a str,
    address: Option<String>,
    asked_at: Moment,
    needs_password: bool,
    policy: PasswordRules,
    proof: CarriedProof<'a>,
}

impl PageContext for Confirm<'_> {
    const TEMPLATE: &'static str = "pages/registration/confirm.html";

    fn samples() -> Vec<Self> {
        let sample = |form, needs_password, policy: PasswordPolicy, proof| Confirm {
            form,
            name: "Ada",
            address: Some("ada@example.org".to_owned()),
            asked_at: Moment::sample(),
            needs_password,
            policy: policy.into(),
            proof,
        };
        let [link, code] = CarriedProof::samples();
        vec![
            sample(Form::faulty_sample(&["password"]), true, PasswordPolicy::High, link.clone()),
            sample(Form::default(), false, PasswordPolicy::Low, link),
            sample(Form::default(), true, PasswordPolicy::Composed, code),
        ]
    }
}

#[derive(Serialize)]
struct ConfirmResend {
    form: Form,
    sent: bool,
}

impl PageContext for ConfirmResend {
    const TEMPLATE: &'static str = "pages/registration/confirm_resend.html";

    fn samples() -> Vec<Self> {
        vec![
            ConfirmResend { form: Form::faulty_sample(&["email"]), sent: false },
            ConfirmResend { form: Form::default(), sent: true },
        ]
    }
}

#[derive(Serialize)]
struct ConfirmedPage {
    address: Option<String>,
}

impl PageContext for ConfirmedPage {
    const TEMPLATE: &'static str = "pages/registration/confirmed.html";

    fn samples() -> Vec<Self> {
        vec![ConfirmedPage { address: Some("ada@example.org".to_owned()) }]
    }
}
