//! `/console/mail/test`: a mail to see whether mail works, with all that was said over it.

use std::time::Duration;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use super::{Hint, MAIL, ShownHealth, TEST, below};
use crate::domain::{EmailAddress, FieldErrors, shown_address};
use crate::mail::kinds;
use crate::mail::transport::DialogueLine;
use crate::services::mail::outbox::look_at as find;
use crate::services::mail::test_mail::{TestMailError, dialogue, request};
use crate::store::MailState;
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, submit, result]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<MailTest>(), samples_of::<MailTestResult>()].concat()
}

#[get("/console/mail/test")]
fn show(who: Administers, frame: &Frame, state: &State<WebState>) -> Answer {
    let own = who.account().email.as_ref().map_or("", EmailAddress::as_str);
    form_page(&who, frame, state, Form::default().with_value("email", own), Status::Ok)
}

/// Puts the mail into the outbox and shows what becomes of it; nobody waits for the server here.
#[post("/console/mail/test", data = "<fields>")]
async fn submit(
    change: Change<Administers>,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let form = Form::typed(&fields, &["email"]);
    let again = |form: Form, status| form_page(&change.who, frame, state, form, status);
    let mut errors = FieldErrors::new();
    let Some(to) = errors.keep("email", fields.text("email").and_then(EmailAddress::parse)) else {
        return again(form.with_errors(&errors, frame.language), Status::BadRequest);
    };
    match request(&state.ctx, change.audit_context(), to, frame.language).await {
        Ok(id) => see_other(format!("/console/mail/{id}/test")),
        Err(TestMailError::NoServer) => {
            again(form.with_general(frame.text("console-mail-test-no-server")), Status::BadRequest)
        }
        Err(TestMailError::TooMany { retry_after }) => {
            let wait = numbers(&[("minutes", minutes(retry_after))]);
            let words = text_with(frame.language, "console-mail-test-too-many", &wait);
            again(form.with_general(words), Status::TooManyRequests)
        }
        Err(TestMailError::Service(error)) => error.into(),
    }
}

#[get("/console/mail/<id>/test")]
async fn result(who: Administers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let (mail, attempts) = match find(&state.ctx, id).await {
        Ok((mail, _, attempts)) if mail.kind == kinds::TEST.name => (mail, attempts),
        Ok(_) => return Problem::new(Kind::NotFound).into(),
        Err(error) => return Problem::from(error).into(),
    };
    let lines = match dialogue(&state.ctx, id).await {
        Ok(lines) => lines.unwrap_or_default(),
        Err(error) => return error.into(),
    };
    let last = attempts.last();
    let context = MailTestResult {
        id,
        recipient: shown_address(&mail.recipient),
        state: mail.state.as_str(),
        is_under_way: last.is_none(),
        words: last.map(|attempt| attempt.reply.clone()),
        hint: last.and_then(|attempt| attempt.cause).map(|cause| Hint::of(frame.language, cause)),
        lines: lines.iter().map(ShownDialogueLine::of).collect(),
        crumbs: below(frame, &[MAIL, TEST]),
    };
    console::show(frame, who.account().rights(), Section::Mail, &context).into()
}

fn form_page(
    who: &Administers,
    frame: &Frame,
    state: &State<WebState>,
    form: Form,
    status: Status,
) -> Answer {
    let context = MailTest {
        form,
        sends_mail: state.ctx.site.sends_mail,
        health: ShownHealth::NoServer,
        crumbs: below(frame, &[MAIL]),
    };
    console::show(frame, who.account().rights(), Section::Mail, &context).with_status(status).into()
}

fn minutes(wait: Duration) -> i64 {
    i64::try_from(wait.as_secs().div_ceil(60).max(1)).unwrap_or(i64::MAX)
}

#[derive(Serialize)]
struct MailTest {
    form: Form,
    sends_mail: bool,
    health: ShownHealth,
    crumbs: Vec<Crumb>,
}

impl PageContext for MailTest {
    const TEMPLATE: &'static str = "console/mail/mail_test.html";

    fn samples() -> Vec<Self> {
        [(Form::default(), true), (Form::faulty_sample(&["email"]), true), (Form::default(), false)]
            .map(|(form, sends_mail)| MailTest {
                form,
                sends_mail,
                health: ShownHealth::NoServer,
                crumbs: Crumb::samples(),
            })
            .into()
    }
}

#[derive(Serialize)]
struct MailTestResult {
    id: i64,
    recipient: String,
    state: &'static str,
    is_under_way: bool,
    words: Option<String>,
    hint: Option<Hint>,
    lines: Vec<ShownDialogueLine>,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
#[serde(tag = "is", content = "what", rename_all = "snake_case")]
enum ShownDialogueLine {
    Connected(String),
    We(String),
    Server(String),
    Encrypted(String),
    Message(usize),
    Failed(String),
    CutShort,
}

impl ShownDialogueLine {
    fn of(line: &DialogueLine) -> Self {
        match line.clone() {
            DialogueLine::Connected(address) => Self::Connected(address),
            DialogueLine::We(words) => Self::We(words),
            DialogueLine::Server(words) => Self::Server(words),
            DialogueLine::Encrypted(host) => Self::Encrypted(host),
            DialogueLine::Message(bytes) => Self::Message(bytes),
            DialogueLine::Failed(words) => Self::Failed(words),
            DialogueLine::CutShort => Self::CutShort,
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Connected("203.0.113.7:587".to_owned()),
            Self::Server("220 mail".to_owned()),
            Self::We("EHLO desk".to_owned()),
            Self::Encrypted("mail.example.org".to_owned()),
            Self::Message(2345),
            Self::CutShort,
            Self::Failed("535 no".to_owned()),
        ]
    }
}

impl PageContext for MailTestResult {
    const TEMPLATE: &'static str = "console/mail/mail_test_result.html";

    fn samples() -> Vec<Self> {
        let sample = |state: MailState, hint, lines| MailTestResult {
            id: 7,
            recipient: "ada@example.org".to_owned(),
            state: state.as_str(),
            is_under_way: state == MailState::Waiting,
            words: Some("535 no".to_owned()),
            hint,
            lines,
            crumbs: Crumb::samples(),
        };
        vec![
            sample(MailState::GivenUp, Some(Hint::sample()), ShownDialogueLine::samples()),
            sample(MailState::GivenUp, None, vec![]),
            sample(MailState::Sent, None, ShownDialogueLine::samples()),
            sample(MailState::Waiting, None, vec![]),
        ]
    }
}
