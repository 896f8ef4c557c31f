//! `/console/mail`: every message with its state and the server's last words.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use super::filter::Asked;
use super::{Hint, ShownHealth, kind_title};
use crate::domain::shown_address;
use crate::mail::kinds::CATALOGUE;
use crate::services::mail::outbox::{MailPage, health, page as find_page};
use crate::store::{ListedMail, MOST_MAILS_COUNTED, MailState, MailTurn};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::{Choice, Tab};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// Messages on one page.
const SHOWN: u32 = 50;

pub fn routes() -> Vec<Route> {
    routes![show]
}

pub fn samples() -> Vec<Content> {
    samples_of::<MailList>()
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
    let state = asked.filter().state;
    let context = MailList {
        health: ShownHealth::of(frame, &health),
        tabs: tabs(frame, &asked, &found),
        filter: ShownFilter {
            state: state.map(MailState::as_str),
            kind: kind.unwrap_or_default(),
            to: asked.search().unwrap_or_default(),
            from_day: from_day.unwrap_or_default(),
            to_day: to_day.unwrap_or_default(),
            clear: if asked.is_empty() {
                String::new()
            } else {
                Asked::default().path(state, MailTurn::First)
            },
        },
        kinds: CATALOGUE.iter().map(|kind| Choice::new(kind.name, frame.text(kind.text_key))).collect(),
        mails: found.mails.iter().map(|mail| MailRow::of(frame, mail)).collect(),
        is_filtered: !asked.is_empty(),
        pages: neighbours(&asked, &found),
        done: done.filter(|done| matches!(*done, "retried" | "discarded")),
    };
    console::show(frame, who.rights(), Section::Mail, &context).into()
}

/// The server's words in a list: enough to know them by.
fn shortened(words: &str) -> String {
    const MOST: usize = 110;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

fn tabs(frame: &Frame, asked: &Asked<'_>, found: &MailPage) -> Vec<Tab> {
    let current = asked.filter().state;
    let tab = |state: Option<MailState>, key: &str, count: Option<i64>| {
        let words = |count: i64| {
            if count >= MOST_MAILS_COUNTED {
                frame.text("console-mail-count-most")
            } else {
                count.to_string()
            }
        };
        Tab {
            path: asked.path(state, MailTurn::First),
            text: frame.text(key),
            current: current == state,
            // Of all messages, which is not what a filtered list shows.
            count: count.filter(|_| asked.is_empty()).map(words),
        }
    };
    let mut tabs = vec![tab(None, "console-mail-all", None)];
    tabs.extend(found.counts.iter().map(|(state, count)| {
        let key = match state {
            MailState::Waiting => "console-mail-waiting",
            MailState::Sent => "console-mail-sent",
            MailState::Refused => "console-mail-refused",
            MailState::GivenUp => "console-mail-given-up",
            MailState::Discarded => "console-mail-discarded",
            MailState::Withdrawn => "console-mail-withdrawn",
        };
        tab(Some(*state), key, Some(*count))
    }));
    tabs
}

/// The paths of the pages before and after this one, empty where there is none.
fn neighbours(asked: &Asked<'_>, found: &MailPage) -> Neighbours {
    let state = asked.filter().state;
    let to = |turn: Option<MailTurn>| turn.map(|turn| asked.path(state, turn)).unwrap_or_default();
    let newer = found.mails.first().map(|mail| MailTurn::Before(mail.place()));
    let older = found.mails.last().map(|mail| MailTurn::After(mail.place()));
    Neighbours {
        previous: to(newer.filter(|_| found.has_newer)),
        next: to(older.filter(|_| found.has_older)),
        first: if asked.turn() == MailTurn::First { String::new() } else { to(Some(MailTurn::First)) },
    }
}

#[derive(Serialize)]
struct MailList<'a> {
    health: Option<ShownHealth>,
    tabs: Vec<Tab>,
    filter: ShownFilter<'a>,
    kinds: Vec<Choice>,
    mails: Vec<MailRow>,
    is_filtered: bool,
    pages: Neighbours,
    done: Option<&'a str>,
}

#[derive(Serialize)]
struct ShownFilter<'a> {
    state: Option<&'static str>,
    kind: &'a str,
    to: String,
    from_day: &'a str,
    to_day: &'a str,
    /// The way to the list without it, empty where there is none.
    clear: String,
}

/// The paths of the pages before and after this one, empty where there is none.
#[derive(Serialize)]
struct Neighbours {
    previous: String,
    next: String,
    first: String,
}

#[derive(Serialize)]
struct MailRow {
    id: i64,
    recipient: String,
    recipient_name: Option<String>,
    kind: String,
    state: &'static str,
    created_at: Moment,
    next_attempt_at: Option<Moment>,
    words: Option<String>,
}

impl MailRow {
    fn of(frame: &Frame, mail: &ListedMail) -> Self {
        Self {
            id: mail.id,
            recipient: shown_address(&mail.recipient),
            recipient_name: mail.recipient_name.clone(),
            kind: kind_title(frame.language, &mail.kind),
            state: mail.state.as_str(),
            created_at: moment(mail.created_at),
            next_attempt_at: mail.next_attempt_at.filter(|_| mail.attempts > 0).map(moment),
            words: mail.last_reply.as_deref().map(shortened),
        }
    }

    fn sample(state: MailState, is_tried: bool) -> Self {
        Self {
            id: 2,
            recipient: "ada@example.org".to_owned(),
            recipient_name: is_tried.then(|| "Ada".to_owned()),
            kind: "Test mail".to_owned(),
            state: state.as_str(),
            created_at: Moment::sample(),
            next_attempt_at: is_tried.then(Moment::sample),
            words: is_tried.then(|| "450 4.2.0 later".to_owned()),
        }
    }
}

impl PageContext for MailList<'_> {
    const TEMPLATE: &'static str = "console/mail/mail.html";

    fn samples() -> Vec<Self> {
        let sample = |mails, health, state: Option<MailState>, is_filtered: bool| MailList {
            health,
            tabs: Tab::samples(),
            filter: ShownFilter {
                state: state.map(MailState::as_str),
                kind: "first",
                to: "ada".to_owned(),
                from_day: "2026-01-31",
                to_day: "",
                clear: if is_filtered { "/console/mail".to_owned() } else { String::new() },
            },
            kinds: Choice::samples(),
            mails,
            is_filtered,
            pages: Neighbours {
                previous: String::new(),
                next: "/console/mail?after=1_1".to_owned(),
                first: String::new(),
            },
            done: Some(if is_filtered { "discarded" } else { "retried" }),
        };
        let rows =
            vec![MailRow::sample(MailState::Waiting, true), MailRow::sample(MailState::Discarded, false)];
        let failing =
            ShownHealth::Failing { hint: Hint::sample(), words: "530 no".to_owned(), at: Moment::sample() };
        vec![
            sample(rows, Some(failing), Some(MailState::Waiting), true),
            sample(vec![], Some(ShownHealth::NoServer), None, false),
            sample(vec![], None, None, false),
            sample(vec![], None, Some(MailState::Sent), false),
            sample(vec![], None, None, true),
        ]
    }
}
