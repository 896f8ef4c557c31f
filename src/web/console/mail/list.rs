//! `/console/mail`: every message with its state and the server's last words.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use super::filter::Asked;
use super::{health_value, kind_title};
use crate::mail::kinds::CATALOGUE;
use crate::services::mail::outbox::{MailPage, health, page as find_page};
use crate::store::{ListedMail, MOST_MAILS_COUNTED, MailState, MailTurn};
use crate::web::WebState;
use crate::web::console::{Section, page};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::{Frame, moment};

/// Messages on one page.
const SHOWN: u32 = 50;

pub fn routes() -> Vec<Route> {
    routes![show]
}

#[get("/console/mail?<state>&<kind>&<to>&<from_day>&<to_day>&<after>&<before>&<done>")]
#[expect(clippy::too_many_arguments, reason = "the parts of the filter")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    ctx: &State<WebState>,
    state: Option<&str>,
    kind: Option<&str>,
    to: Option<&str>,
    from_day: Option<&str>,
    to_day: Option<&str>,
    after: Option<&str>,
    before: Option<&str>,
    done: Option<&str>,
) -> Answer {
    let asked = Asked { state, kind, to, from_day, to_day, after, before };
    let found = match find_page(&ctx.ctx, asked.filter(), asked.turn(), SHOWN).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let health = match health(&ctx.ctx).await {
        Ok(health) => health,
        Err(error) => return error.into(),
    };
    let content = json!({
        "health": health_value(frame, &health),
        "tabs": tabs(frame, &asked, &found),
        "filter": {
            "state": asked.filter().state.map(MailState::as_str),
            "kind": kind.unwrap_or_default(),
            "to": asked.search().unwrap_or_default(),
            "from_day": from_day.unwrap_or_default(),
            "to_day": to_day.unwrap_or_default(),
            "clear": if asked.is_empty() { String::new() } else { Asked::default().path(asked.filter().state, MailTurn::First) },
        },
        "kinds": CATALOGUE
            .iter()
            .map(|kind| json!({ "value": kind.name, "text": frame.text(kind.text_key) }))
            .collect::<Vec<_>>(),
        "mails": found.mails.iter().map(|mail| row(frame, mail)).collect::<Vec<_>>(),
        "is_filtered": !asked.is_empty(),
        "pages": neighbours(&asked, &found),
        "done": done.filter(|done| matches!(*done, "retried" | "discarded")),
    });
    page(frame, who.rights(), Section::Mail, "console/mail/mail.html", content).into()
}

fn row(frame: &Frame, mail: &ListedMail) -> Value {
    json!({
        "id": mail.id,
        "recipient": mail.recipient,
        "recipient_name": mail.recipient_name,
        "kind": kind_title(frame.language, &mail.kind),
        "state": mail.state.as_str(),
        "attempts": mail.attempts,
        "created_at": moment(mail.created_at),
        "next_attempt_at": mail.next_attempt_at.filter(|_| mail.attempts > 0).map(moment),
        "words": mail.last_reply.as_deref().map(shortened),
    })
}

/// The server's words in a list: enough to know them by.
fn shortened(words: &str) -> String {
    const MOST: usize = 110;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

fn tabs(frame: &Frame, asked: &Asked<'_>, found: &MailPage) -> Vec<Value> {
    let current = asked.filter().state;
    let tab = |state: Option<MailState>, key: &str, count: Option<i64>| {
        let mut tab = json!({
            "path": asked.path(state, MailTurn::First), "text": frame.text(key), "current": current == state,
        });
        // Of all messages, which is not what a filtered list shows.
        if let Some(count) = count.filter(|_| asked.is_empty()) {
            tab["count"] = if count >= MOST_MAILS_COUNTED {
                json!(frame.text("console-mail-count-most"))
            } else {
                json!(count)
            };
        }
        tab
    };
    let mut tabs = vec![tab(None, "console-mail-all", None)];
    tabs.extend(found.counts.iter().map(|(state, count)| {
        let key = match state {
            MailState::Waiting => "console-mail-waiting",
            MailState::Sent => "console-mail-sent",
            MailState::Refused => "console-mail-refused",
            MailState::GivenUp => "console-mail-given-up",
            MailState::Discarded => "console-mail-discarded",
        };
        tab(Some(*state), key, Some(*count))
    }));
    tabs
}

/// The paths of the pages before and after this one, empty where there is none.
fn neighbours(asked: &Asked<'_>, found: &MailPage) -> Value {
    let state = asked.filter().state;
    let to = |turn: Option<MailTurn>| turn.map(|turn| asked.path(state, turn)).unwrap_or_default();
    let newer = found.mails.first().map(|mail| MailTurn::Before(mail.place()));
    let older = found.mails.last().map(|mail| MailTurn::After(mail.place()));
    json!({
        "previous": to(newer.filter(|_| found.has_newer)),
        "next": to(older.filter(|_| found.has_older)),
        "first": if asked.turn() == MailTurn::First { String::new() } else { to(Some(MailTurn::First)) },
    })
}
