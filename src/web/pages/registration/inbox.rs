//! `/register/inbox`: waiting for the mail, asking for it again, mending the address.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{EmailAddress, FieldErrors, MailLink, Reason};
use crate::services::credentials::mail_requests::ask;
use crate::services::registration::correct_address::{CorrectAddressError, correct_address};
use crate::services::registration::resend_confirmation::{SentRegistration, find_registration};
use crate::store::PendingRegistration;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::address_slip::ask_about_slip;
use crate::web::pages::{Answer, see_other};

pub const PATH: &str = "/register/inbox";
/// Where a browser goes on that learns of a confirmation made elsewhere.
const CONFIRMED: &str = "/sign-in?confirmed=1";

pub fn routes() -> Vec<Route> {
    routes![show, send_again, change_address]
}

pub fn samples() -> Vec<Content> {
    samples_of::<CheckInbox>()
}

#[get("/register/inbox?<resent>&<changed>")]
async fn show(
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    resent: Option<&str>,
    changed: Option<&str>,
) -> Answer {
    match pending(state, jar).await {
        Ok(Some((_, sent))) if sent.is_confirmed => see_other(CONFIRMED),
        Ok(Some((_, SentRegistration { pending, .. }))) => {
            let context = CheckInbox {
                resent: resent.is_some(),
                changed: changed.is_some(),
                ..CheckInbox::of(state, &pending, Form::default())
            };
            frame.page(&context).into()
        }
        // Confirmed here, in another tab.
        Ok(None) if frame.account.is_some() => see_other("/account"),
        Ok(None) => see_other("/register"),
        Err(problem) => problem.into(),
    }
}

#[post("/register/resend", data = "<_fields>")]
async fn send_again(change: Change, state: &State<WebState>, jar: &CookieJar<'_>, _fields: Fields) -> Answer {
    let pending = match pending(state, jar).await {
        Ok(Some((_, sent))) if sent.is_confirmed => return see_other(CONFIRMED),
        Ok(Some((_, sent))) => sent.pending,
        Ok(None) => return see_other("/confirm/resend"),
        Err(problem) => return problem.into(),
    };
    let audit_context = change.audit_context();
    match ask(&state.ctx, audit_context, MailLink::ConfirmEmail, pending.email, false).await {
        Ok(()) => see_other("/register/inbox?resent=1"),
        Err(error) => error.into(),
    }
}

#[post("/register/address", data = "<fields>")]
async fn change_address(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let (handle, pending) = match pending(state, jar).await {
        Ok(Some((handle, sent))) => (handle, sent.pending),
        Ok(None) => return see_other("/register"),
        Err(problem) => return problem.into(),
    };
    let again = |reason: Reason| -> Answer {
        let errors = FieldErrors::one("email", reason);
        let form = Form::typed(&fields, &["email"]).with_errors(&errors, frame.locale);
        page_again(frame, &CheckInbox::of(state, &pending, form)).into()
    };
    let email = match fields.text("email").and_then(EmailAddress::parse) {
        Ok(email) => email,
        Err(reason) => return again(reason),
    };
    if let Err(form) = ask_about_slip(frame, &fields, "email", Form::typed(&fields, &["email"])) {
        return page_again(frame, &CheckInbox::of(state, &pending, form)).into();
    }
    match correct_address(&state.ctx, change.audit_context(), &handle, email).await {
        Ok(()) => see_other("/register/inbox?changed=1"),
        Err(CorrectAddressError::DomainNotAllowed) => again(Reason::DomainNotAllowed),
        Err(CorrectAddressError::Gone) => see_other("/sign-in"),
        Err(error) => error.into(),
    }
}

/// The registration that this browser sent, with its handle.
async fn pending(
    state: &State<WebState>,
    jar: &CookieJar<'_>,
) -> Result<Option<(String, SentRegistration)>, Problem> {
    let Some(handle) = cookies::registration_handle(jar, state) else { return Ok(None) };
    let sent = find_registration(&state.ctx, &handle).await?;
    Ok(sent.map(|sent| (handle, sent)))
}

/// Whether this browser's own registration of this address still waits for its proof.
pub async fn waits_for(state: &State<WebState>, jar: &CookieJar<'_>, address: &str) -> bool {
    let Ok(typed) = EmailAddress::parse(address) else { return false };
    let sent = pending(state, jar).await.ok().flatten();
    sent.is_some_and(|(_, sent)| !sent.is_confirmed && sent.pending.email.key() == typed.key())
}

fn page_again(frame: &Frame, context: &CheckInbox<'_>) -> Page {
    frame.page_at(PATH, context).with_status(Status::BadRequest)
}

/// The page again after a wrong code, when this browser has a registration that waits.
pub async fn after_wrong_code(
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    email: &str,
    form: Form,
) -> Option<Page> {
    let (_, SentRegistration { pending, is_confirmed }) = pending(state, jar).await.ok().flatten()?;
    let typed = EmailAddress::parse(email).ok()?;
    let form = if is_confirmed {
        let errors = FieldErrors::one("code", Reason::AlreadyConfirmed);
        Form::default().with_errors(&errors, frame.locale)
    } else {
        form
    };
    (pending.email.key() == typed.key()).then(|| page_again(frame, &CheckInbox::of(state, &pending, form)))
}

#[derive(Serialize)]
struct CheckInbox<'a> {
    form: Form,
    /// As it was typed, and as it is shown.
    address: &'a str,
    shown_address: String,
    /// What was perhaps meant by it.
    meant_address: Option<String>,
    valid_minutes: u64,
    mail_ready: bool,
    resent: bool,
    changed: bool,
}

impl<'a> CheckInbox<'a> {
    fn of(state: &WebState, pending: &'a PendingRegistration, form: Form) -> Self {
        CheckInbox {
            form,
            address: pending.email.as_str(),
            shown_address: pending.email.shown(),
            meant_address: pending.email.perhaps_meant(),
            valid_minutes: MailLink::ConfirmEmail.lifetime().as_secs() / 60,
            mail_ready: state.ctx.site.sends_mail,
            resent: false,
            changed: false,
        }
    }
}

impl PageContext for CheckInbox<'_> {
    const TEMPLATE: &'static str = "pages/registration/check_inbox.html";

    fn samples() -> Vec<Self> {
        let sample = |form, mail_ready, resent: bool| CheckInbox {
            form,
            address: "ada@example.org",
            shown_address: "ada@example.org".to_owned(),
            meant_address: resent.then(|| "ada@example.com".to_owned()),
            valid_minutes: 120,
            mail_ready,
            resent,
            changed: !resent,
        };
        vec![
            sample(Form::faulty_sample(&["code", "email"]), true, true),
            sample(Form::default(), false, false),
        ]
    }
}
