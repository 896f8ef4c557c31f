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

use rocket::Route;
use serde_json::{Value, json};

use crate::domain::{Account, AccountId, Rights};
use crate::store::StoreError;
use crate::web::WebState;
use crate::web::console::{Section, in_console};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
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

/// The account that a page below its own is about.
async fn subject(state: &WebState, id: i64) -> Result<Account, Problem> {
    let found = state.ctx.store.look_up(move |reader| reader.find_account(AccountId(id))).await;
    found.map_err(|error: StoreError| Problem::from(error))?.ok_or(Problem::new(Kind::NotFound))
}

/// A page below the account's own; `path` is its own, whoever answers with it.
fn page_about(
    frame: &Frame,
    rights: Rights,
    account: &Account,
    part: &str,
    template: &'static str,
    mut content: Value,
) -> Page {
    content["subject"] = json!({
        "id": account.id.0,
        "path": path_of(account.id.0),
        "display_name": account.display_name(),
        "username": account.username.as_str(),
        "email": account.email.as_ref().map(|email| email.as_str()),
    });
    let path = format!("{}/{part}", path_of(account.id.0));
    content["action"] = json!(path);
    content["crumbs"] = json!([
        { "path": "/console/accounts", "text": frame.text("console-section-accounts") },
        { "path": path_of(account.id.0), "text": account.display_name() },
    ]);
    frame.page_of_at(
        &path,
        crate::web::html::page_context::Content {
            template,
            value: in_console(frame.language, rights, Section::Accounts, content),
        },
    )
}

/// Whoever changes how an account with rights is reached proves first who they are: a session left open
/// must not be enough to take an administrator's account over.
fn must_prove(who: &ManagesUsers, account: &Account, part: &str) -> Option<Answer> {
    if who.session.is_proven || !account.rights().manages_users() {
        return None;
    }
    let path = format!("{}/{part}", path_of(account.id.0));
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    Some(see_other(format!("/account/prove?next={next}")))
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
    let content = json!({
        "title": frame.text(question.title),
        "lead": frame.text(question.lead),
        "consequences": question.consequences,
        "button": frame.text(question.button),
        "is_dangerous": question.is_dangerous,
        "asks_reason": question.asks_reason,
    });
    page_about(frame, rights, account, question.part, "console/manage/account_question.html", content)
}
