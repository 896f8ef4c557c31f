//! `/console/mail/<id>`: one message as its reader sees it, and everything that happened to it.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use super::{Hint, MAIL, ShownContent, View, below, framed, kind_title};
use crate::domain::shown_address;
use crate::mail::content::MailContent;
use crate::mail::transport::likely_cause;
use crate::services::mail::outbox::{
    OutboxError, discard as discard_mail, look_at as find, note_reading, retry as retry_mail,
};
use crate::services::mail::test_mail;
use crate::store::{MailAttempt, MailState, StoredMail};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::{Crumb, Tab};
use crate::web::guards::change::Change;
use crate::web::guards::console::{Administers, ManagesUsers};
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::headers::{FramedMail, HoldsFrame};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, html, read, retry, ask_to_discard, discard]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Message>(), samples_of::<MailDiscard>()].concat()
}

#[get("/console/mail/<id>?<view>&<done>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    view: Option<&str>,
    done: Option<&str>,
) -> HoldsFrame<Answer> {
    let (mail, words, attempts) = match find(&state.ctx, id).await {
        Ok(found) => found,
        Err(error) => return HoldsFrame(Problem::from(error).into()),
    };
    let has_dialogue = who.rights().admin && has_dialogue(state, id).await;
    let is_gone = words.is_none();
    let words = words.as_ref().and_then(MailContent::without_secrets);
    let context = Message {
        is_gone,
        done: done.filter(|done| matches!(*done, "retried" | "finished")),
        has_dialogue,
        ..Message::of(frame, &mail, words.as_ref(), &attempts, View::parse(view))
    };
    HoldsFrame(console::show(frame, who.rights(), Section::Mail, &context).into())
}

/// The HTML part for the frame, always without its secrets.
#[get("/console/mail/<id>/html")]
async fn html(_who: ManagesUsers, state: &State<WebState>, id: i64) -> Result<FramedMail, Problem> {
    let (_, words, _) = find(&state.ctx, id).await?;
    let words = words.as_ref().and_then(MailContent::without_secrets).ok_or(Problem::new(Kind::NotFound))?;
    framed(state, &words).await
}

/// With its secrets, once, as text: whoever reads a link that works could use it, and so the audit
/// trail says who did.
#[post("/console/mail/<id>/read")]
async fn read(change: Change<Administers>, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    if let Err(error) = note_reading(&state.ctx, change.audit_context(), id).await {
        return Problem::from(error).into();
    }
    let (mail, words, attempts) = match find(&state.ctx, id).await {
        Ok(found) => found,
        Err(error) => return Problem::from(error).into(),
    };
    let context = Message {
        is_revealed: true,
        is_gone: words.is_none(),
        ..Message::of(frame, &mail, words.as_ref(), &attempts, View::Text)
    };
    let path = format!("/console/mail/{id}");
    console::show_at(frame, change.who.account().rights(), Section::Mail, &path, &context).into()
}

#[post("/console/mail/<id>/retry")]
async fn retry(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    after(id, retry_mail(&state.ctx, change.audit_context(), id).await, "retried")
}

#[get("/console/mail/<id>/discard")]
async fn ask_to_discard(who: Administers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let mail = match find(&state.ctx, id).await {
        Ok((mail, _, _)) if may_still_be_sent(&mail) => mail,
        Ok(_) => return see_other(format!("/console/mail/{id}?done=finished")),
        Err(error) => return Problem::from(error).into(),
    };
    let context = MailDiscard { mail: Facts::of(frame, &mail), crumbs: below(frame, &[MAIL]) };
    console::show(frame, who.account().rights(), Section::Mail, &context).into()
}

#[post("/console/mail/<id>/discard")]
async fn discard(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    match discard_mail(&state.ctx, change.audit_context(), id).await {
        Ok(()) => see_other("/console/mail?done=discarded"),
        refused => after(id, refused, ""),
    }
}

/// Somebody may have been faster, the mail server for instance: then the message itself says it.
fn after(id: i64, outcome: Result<(), OutboxError>, done: &str) -> Answer {
    match outcome {
        Ok(()) => see_other(format!("/console/mail/{id}?done={done}")),
        Err(OutboxError::AlreadySent | OutboxError::Discarded) => {
            see_other(format!("/console/mail/{id}?done=finished"))
        }
        Err(error) => Problem::from(error).into(),
    }
}

async fn has_dialogue(state: &State<WebState>, id: i64) -> bool {
    // The page is as good without the link to it.
    matches!(test_mail::dialogue(&state.ctx, id).await, Ok(Some(_)))
}

fn may_still_be_sent(mail: &StoredMail) -> bool {
    !matches!(mail.state, MailState::Sent | MailState::Discarded | MailState::Withdrawn)
}

/// Attempts of an earlier version have no cause; their words tell something.
fn cause_of(attempt: &MailAttempt) -> crate::domain::MailFailure {
    attempt.cause.unwrap_or_else(|| likely_cause(&attempt.reply))
}

#[derive(Serialize)]
struct Message<'a> {
    mail: Facts,
    /// None where it cannot be shown without its secrets.
    content: Option<ShownContent>,
    view: &'static str,
    views: [Tab; 2],
    sender: Option<String>,
    attempts: Vec<ShownAttempt>,
    hint: Option<Hint>,
    is_revealed: bool,
    is_gone: bool,
    has_dialogue: bool,
    done: Option<&'a str>,
    crumbs: Vec<Crumb>,
}

impl Message<'_> {
    fn of(
        frame: &Frame,
        mail: &StoredMail,
        content: Option<&MailContent>,
        attempts: &[MailAttempt],
        view: View,
    ) -> Self {
        let tab = |one: View, key: &str| Tab {
            path: format!("/console/mail/{}?view={}", mail.id, one.as_str()),
            text: frame.text(key),
            current: one == view,
            count: None,
        };
        let failed = attempts.last().filter(|last| last.outcome != "sent" && may_still_be_sent(mail));
        Self {
            mail: Facts::of(frame, mail),
            content: content.map(ShownContent::of),
            view: view.as_str(),
            views: [tab(View::Html, "console-mail-view-html"), tab(View::Text, "console-mail-view-text")],
            sender: attempts.iter().rev().find_map(|attempt| attempt.sender.clone()),
            attempts: attempts.iter().rev().map(|attempt| ShownAttempt::of(frame, attempt)).collect(),
            hint: failed.map(|attempt| Hint::of(frame.language, cause_of(attempt))),
            is_revealed: false,
            is_gone: false,
            has_dialogue: false,
            done: None,
            crumbs: below(frame, &[MAIL]),
        }
    }

    fn sample(state: MailState, view: View) -> Self {
        let tab = |text: &str, current| Tab {
            path: "/console/mail/7".to_owned(),
            text: text.to_owned(),
            current,
            count: None,
        };
        Self {
            mail: Facts::sample(state),
            content: Some(ShownContent::sample()),
            view: view.as_str(),
            views: [tab("HTML", view == View::Html), tab("Text", view == View::Text)],
            sender: Some("Club <desk@example.org>".to_owned()),
            attempts: vec![ShownAttempt::sample("refused"), ShownAttempt::sample("sent")],
            hint: Some(Hint::sample()),
            is_revealed: false,
            is_gone: false,
            has_dialogue: true,
            done: Some("retried"),
            crumbs: Crumb::samples(),
        }
    }
}

impl PageContext for Message<'_> {
    const TEMPLATE: &'static str = "console/mail/mail_message.html";

    fn samples() -> Vec<Self> {
        let untried = Message {
            attempts: vec![],
            hint: None,
            sender: None,
            done: Some("finished"),
            ..Message::sample(MailState::Waiting, View::Html)
        };
        let gone = Message {
            mail: Facts { recipient: String::new(), ..Facts::sample(MailState::Discarded) },
            content: None,
            is_gone: true,
            ..Message::sample(MailState::Discarded, View::Html)
        };
        vec![
            Message::sample(MailState::Refused, View::Html),
            Message::sample(MailState::Sent, View::Text),
            Message { is_revealed: true, ..Message::sample(MailState::GivenUp, View::Text) },
            Message { content: None, ..Message::sample(MailState::Sent, View::Html) },
            untried,
            gone,
        ]
    }
}

#[derive(Serialize)]
struct MailDiscard {
    mail: Facts,
    crumbs: Vec<Crumb>,
}

impl PageContext for MailDiscard {
    const TEMPLATE: &'static str = "console/mail/mail_discard.html";

    fn samples() -> Vec<Self> {
        vec![MailDiscard { mail: Facts::sample(MailState::Refused), crumbs: Crumb::samples() }]
    }
}

#[derive(Serialize)]
struct Facts {
    id: i64,
    kind: String,
    recipient: String,
    recipient_name: Option<String>,
    language: &'static str,
    account: Option<i64>,
    message_id: String,
    state: &'static str,
    may_still_be_sent: bool,
    created_at: Moment,
    next_attempt_at: Option<Moment>,
    finished_at: Option<Moment>,
}

impl Facts {
    fn of(frame: &Frame, mail: &StoredMail) -> Self {
        Self {
            id: mail.id,
            kind: kind_title(frame.language, &mail.kind),
            recipient: shown_address(&mail.recipient),
            recipient_name: mail.recipient_name.clone(),
            language: mail.language.own_name(),
            account: mail.account.map(|id| id.0),
            message_id: mail.message_id.clone(),
            state: mail.state.as_str(),
            may_still_be_sent: may_still_be_sent(mail),
            created_at: moment(mail.created_at),
            next_attempt_at: mail.next_attempt_at.map(moment),
            finished_at: mail.finished_at.map(moment),
        }
    }

    fn sample(state: MailState) -> Self {
        Self {
            id: 7,
            kind: "Test mail".to_owned(),
            recipient: "ada@example.org".to_owned(),
            recipient_name: Some("Ada".to_owned()),
            language: "English",
            account: Some(1),
            message_id: "0@localhost".to_owned(),
            state: state.as_str(),
            may_still_be_sent: state != MailState::Sent,
            created_at: Moment::sample(),
            next_attempt_at: Some(Moment::sample()),
            finished_at: Some(Moment::sample()),
        }
    }
}

#[derive(Serialize)]
struct ShownAttempt {
    at: Moment,
    outcome: &'static str,
    words: String,
    hint: Option<Hint>,
}

impl ShownAttempt {
    fn of(frame: &Frame, attempt: &MailAttempt) -> Self {
        let is_sent = attempt.outcome == "sent";
        Self {
            at: moment(attempt.at),
            outcome: match attempt.outcome.as_str() {
                "sent" => "sent",
                "refused" => "refused",
                "given up" => "given_up",
                _ => "waiting",
            },
            words: attempt.reply.clone(),
            hint: (!is_sent).then(|| Hint::of(frame.language, cause_of(attempt))),
        }
    }

    fn sample(outcome: &'static str) -> Self {
        let hint = (outcome != "sent").then(Hint::sample);
        Self { at: Moment::sample(), outcome, words: "550 no".to_owned(), hint }
    }
}
