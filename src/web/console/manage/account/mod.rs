//! `/console/accounts/<id>`: all that is known of one account, and everything that can be done with it.

pub(in crate::web) mod activity;
mod confirmation;
mod deletion;
mod edit;
mod factors;
pub(in crate::web) mod flash;
mod new;
mod role;
mod sessions;
pub(in crate::web) mod share_link;
mod show;
pub(in crate::web) mod status;
mod tags;
mod view;
mod view_access;
mod view_mails;
mod view_samples;

use rocket::Route;
use serde::Serialize;

use crate::domain::{Account, AccountId, EmailAddress, Rights};
use crate::services::manage::list_accounts;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    [
        new::routes(),
        show::routes(),
        edit::routes(),
        role::routes(),
        tags::routes(),
        confirmation::routes(),
        share_link::routes(),
        sessions::routes(),
        status::routes(),
        factors::routes(),
        deletion::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        samples_of::<QuestionPage>(),
        new::samples(),
        show::samples(),
        edit::samples(),
        role::samples(),
        tags::samples(),
        share_link::samples(),
    ]
    .concat()
}

/// The account that a page below its own is about.
async fn subject(state: &WebState, id: i64) -> Result<Account, Problem> {
    list_accounts::find(&state.ctx, AccountId(id)).await?.ok_or(Problem::new(Kind::NotFound))
}

/// What each page below an account's own shows of it.
#[derive(Serialize)]
struct About {
    subject: Subject,
    /// The page's own path.
    action: String,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
struct Subject {
    path: String,
    display_name: String,
    username: String,
    email: Option<String>,
}

impl About {
    /// `part` is the last piece of the page's path.
    fn of(frame: &Frame, account: &Account, part: &str) -> Self {
        let path = path_of(account.id.0);
        let name = account.display_name();
        Self {
            action: format!("{path}/{part}"),
            crumbs: vec![
                Crumb::new("/console/accounts", frame.text("console-section-accounts")),
                Crumb::new(path.as_str(), name.to_owned()),
            ],
            subject: Subject {
                path,
                display_name: name.to_owned(),
                username: account.username.to_string(),
                email: account.email.as_ref().map(EmailAddress::shown),
            },
        }
    }

    fn sample() -> Self {
        Self {
            subject: Subject {
                path: path_of(7),
                display_name: "Ada".to_owned(),
                username: "ada".to_owned(),
                email: Some("ada@example.org".to_owned()),
            },
            action: format!("{}/x", path_of(7)),
            crumbs: Crumb::samples(),
        }
    }
}

/// A page below the account's own; `part` is of its own path, whoever answers with it.
fn page_about<C: PageContext>(
    frame: &Frame,
    rights: Rights,
    account: &Account,
    part: &str,
    context: &C,
) -> Page {
    let path = format!("{}/{part}", path_of(account.id.0));
    console::show_at(frame, rights, Section::Accounts, &path, context)
}

/// Where somebody proves who they are before they change how the account is reached.
fn must_prove(who: &ManagesUsers, account: &Account, part: &str) -> Option<Answer> {
    if who.session.may_change_ways_into(account) {
        return None;
    }
    let path = format!("{}/{part}", path_of(account.id.0));
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let with = if who.session.takes_both_for(account) { "&with=both" } else { "" };
    Some(see_other(format!("/account/prove?next={next}{with}")))
}

fn path_of(id: i64) -> String {
    format!("/console/accounts/{id}")
}

/// What a page asks before something is done: a title, what follows, and a button.
struct Question {
    part: &'static str,
    title: &'static str,
    lead: &'static str,
    /// One line each.
    consequences: Vec<String>,
    button: &'static str,
    is_dangerous: bool,
    /// Whether a reason can be given.
    asks_reason: bool,
}

fn ask(frame: &Frame, rights: Rights, account: &Account, question: &Question) -> Page {
    let context = QuestionPage {
        about: About::of(frame, account, question.part),
        title: frame.text(question.title),
        lead: frame.text(question.lead),
        consequences: question.consequences.clone(),
        button: frame.text(question.button),
        is_dangerous: question.is_dangerous,
        asks_reason: question.asks_reason,
    };
    page_about(frame, rights, account, question.part, &context)
}

#[derive(Serialize)]
struct QuestionPage {
    #[serde(flatten)]
    about: About,
    title: String,
    lead: String,
    consequences: Vec<String>,
    button: String,
    is_dangerous: bool,
    asks_reason: bool,
}

impl PageContext for QuestionPage {
    const TEMPLATE: &'static str = "console/manage/account_question.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|is_dangerous| QuestionPage {
                about: About::sample(),
                title: "Sure?".to_owned(),
                lead: "This follows:".to_owned(),
                consequences: vec!["One.".to_owned(), "Two.".to_owned()],
                button: "Do it".to_owned(),
                is_dangerous,
                asks_reason: is_dangerous,
            })
            .into()
    }
}
