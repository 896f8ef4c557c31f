//! `/console/search`: one box for accounts, mails, tags and the console's own pages. `/…/suggest` answers
//! with the first few as a piece of HTML, for the script that shows them under the box.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use crate::domain::{EmailAddress, Rights, SearchText, SitePolicy};
use crate::services::manage::search::{Found, search};
use crate::web::WebState;
use crate::web::console::{Section, in_console, page};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;

/// Hits of each kind on the page, and under the box.
const ON_THE_PAGE: u32 = 25;
const UNDER_THE_BOX: u32 = 5;

pub fn routes() -> Vec<Route> {
    routes![show, suggest]
}

#[get("/console/search?<q>")]
async fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>, q: Option<&str>) -> Answer {
    match content(frame, state, who.rights(), q, ON_THE_PAGE).await {
        Ok(content) => page(frame, who.rights(), Section::Home, "console/manage/search.html", content).into(),
        Err(answer) => answer,
    }
}

#[get("/console/search/suggest?<q>")]
async fn suggest(who: ManagesUsers, frame: &Frame, state: &State<WebState>, q: Option<&str>) -> Answer {
    match content(frame, state, who.rights(), q, UNDER_THE_BOX).await {
        Ok(content) => {
            let content = in_console(frame.language, who.rights(), Section::Home, content);
            frame
                .page_of(crate::web::html::page_context::Content {
                    template: "partials/manage/search_hits.html",
                    value: content,
                })
                .into()
        }
        Err(answer) => answer,
    }
}

async fn content(
    frame: &Frame,
    state: &State<WebState>,
    rights: Rights,
    q: Option<&str>,
    limit: u32,
) -> Result<Value, Answer> {
    let text = SearchText::parse(q.unwrap_or_default());
    let typed = text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let pages = pages(frame, rights, &typed, usize::try_from(limit).unwrap_or(usize::MAX));
    let found = match text {
        Some(text) => search(&state.ctx, text, limit, rights.admin).await?,
        None => Found::default(),
    };
    Ok(json!({ "q": typed, "hits": hits(&found, pages) }))
}

fn hits(found: &Found, pages: Vec<Value>) -> Value {
    let accounts: Vec<Value> = found
        .accounts
        .iter()
        .map(|account| {
            json!({ "id": account.id.0, "name": account.display_name(), "username": account.username.as_str(),
                    "email": account.email.as_ref().map(EmailAddress::as_str), "state": account.state.as_str(),
                    "ext_id": account.ext_id })
        })
        .collect();
    let mails: Vec<Value> = found
        .mails
        .iter()
        .map(|mail| {
            json!({ "id": mail.id, "kind": mail.kind, "recipient": mail.recipient, "state": mail.state.as_str(),
                    "at": moment(mail.created_at) })
        })
        .collect();
    let tags: Vec<Value> = found
        .tags
        .iter()
        .map(|tag| {
            json!({ "id": tag.tag.id.0, "name": tag.tag.traits.name.as_str(),
                    "color": tag.tag.traits.color.as_str(), "carriers": tag.carriers })
        })
        .collect();
    let count = accounts.len() + mails.len() + tags.len() + pages.len();
    json!({ "accounts": accounts, "mails": mails, "tags": tags, "pages": pages, "count": count })
}

/// The console's own places that are called something like this: pages, actions and settings.
fn pages(frame: &Frame, rights: Rights, typed: &str, limit: usize) -> Vec<Value> {
    let wanted: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_meant = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let sections = Section::reachable(rights).map(|section| (frame.text(section.text_key()), section.path()));
    let new_account = ("console-search-new-account", "/console/accounts/new");
    let actions = [new_account].map(|(key, path)| (frame.text(key), path.to_owned()));
    let settings = SitePolicy::SETTINGS.iter().filter(|_| rights.admin).map(|setting| {
        (setting.key.to_owned(), format!("/console/settings#setting-{}", setting.key.replace('.', "-")))
    });
    let places = sections.chain(actions).chain(settings).filter(|(text, _)| is_meant(text));
    places.take(limit).map(|(text, path)| json!({ "text": text, "path": path })).collect()
}
