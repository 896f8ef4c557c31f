//! `/console/mail/test`: a mail to see whether mail works, with all that was said over it.

use std::time::Duration;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::{MAIL, TEST, below, health_value, hint};
use crate::domain::{EmailAddress, FieldErrors};
use crate::mail::kinds;
use crate::mail::transport::DialogueLine;
use crate::services::mail::outbox::{MailHealth, look_at as find};
use crate::services::mail::test_mail::{TestMailError, dialogue, request};
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::render::{Frame, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, submit, result]
}

#[get("/console/mail/test")]
fn show(who: Administers, frame: &Frame, state: &State<WebState>) -> Answer {
    let own = who.account().email.as_ref().map_or("", EmailAddress::as_str);
    form_page(&who, frame, state, &Form::default().with_value("email", own), Status::Ok)
}

/// Puts the mail into the outbox and shows what becomes of it; nobody waits for the server here.
#[post("/console/mail/test", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let form = Form::typed(&fields, &["email"]);
    let again = |form: Form, status| form_page(&who, frame, state, &form, status);
    let mut errors = FieldErrors::new();
    let Some(to) = errors.keep("email", fields.text("email").and_then(EmailAddress::parse)) else {
        return again(form.with_errors(&errors, frame.language), Status::BadRequest);
    };
    match request(&state.ctx, request_context.by(who.actor()), to, frame.language).await {
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
    let content = json!({
        "id": id,
        "recipient": mail.recipient,
        "state": mail.state.as_str(),
        "is_under_way": last.is_none(),
        "at": last.map(|attempt| moment(attempt.at)),
        "words": last.map(|attempt| attempt.reply.clone()),
        "hint": last.and_then(|attempt| attempt.cause).map(|cause| hint(frame.language, cause)),
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
    });
    let content = below(frame, who.account().rights(), &[MAIL, TEST], content);
    frame.page("console/mail/mail_test_result.html", content).into()
}

fn line(line: &DialogueLine) -> Value {
    match line {
        DialogueLine::Connected(address) => json!({ "is": "connected", "what": address }),
        DialogueLine::We(words) => json!({ "is": "we", "what": words }),
        DialogueLine::Server(words) => json!({ "is": "server", "what": words }),
        DialogueLine::Encrypted(host) => json!({ "is": "encrypted", "what": host }),
        DialogueLine::Message(bytes) => json!({ "is": "message", "what": bytes }),
        DialogueLine::Failed(words) => json!({ "is": "failed", "what": words }),
        DialogueLine::CutShort => json!({ "is": "cut_short", "what": "" }),
    }
}

fn form_page(
    who: &Administers,
    frame: &Frame,
    state: &State<WebState>,
    form: &Form,
    status: Status,
) -> Answer {
    let health = health_value(frame, &MailHealth::NoServer);
    let content = json!({ "form": form, "sends_mail": state.ctx.site.sends_mail, "health": health });
    let content = below(frame, who.account().rights(), &[MAIL], content);
    frame.page("console/mail/mail_test.html", content).with_status(status).into()
}

fn minutes(wait: Duration) -> i64 {
    i64::try_from(wait.as_secs().div_ceil(60).max(1)).unwrap_or(i64::MAX)
}
