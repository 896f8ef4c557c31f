//! `/console/search`: one box for accounts, mails, tags and the console's own pages. `/…/suggest` answers
//! with the first few as a piece of HTML, for the script that shows them under the box.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::{EmailAddress, Rights, SearchText, shown_address};
use crate::services::manage::search::{Found, search};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::places;
use crate::web::console::manage::places::Place;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// Hits of each kind on the page, and under the box.
const ON_THE_PAGE: u32 = 25;
const UNDER_THE_BOX: u32 = 5;

pub fn routes() -> Vec<Route> {
    routes![show, suggest]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Search>()
}

#[get("/console/search?<q>")]
async fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>, q: Option<&str>) -> Answer {
    match find(frame, state, who.rights(), q, ON_THE_PAGE).await {
        Ok(found) => console::show(frame, who.rights(), Section::Home, &Search(found)).into(),
        Err(answer) => answer,
    }
}

#[get("/console/search/suggest?<q>")]
async fn suggest(who: ManagesUsers, frame: &Frame, state: &State<WebState>, q: Option<&str>) -> Answer {
    match find(frame, state, who.rights(), q, UNDER_THE_BOX).await {
        Ok(found) => console::show(frame, who.rights(), Section::Home, &SearchHits(found)).into(),
        Err(answer) => answer,
    }
}

async fn find(
    frame: &Frame,
    state: &State<WebState>,
    rights: Rights,
    q: Option<&str>,
    limit: u32,
) -> Result<SearchResult, Answer> {
    let text = SearchText::parse(q.unwrap_or_default());
    let typed = text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let pages = places::find(frame.language, rights, &typed, most).into_iter().map(PlaceHit::of).collect();
    let found = match text {
        Some(text) => search(&state.ctx, text, limit, rights.admin).await?,
        None => Found::default(),
    };
    Ok(SearchResult { q: typed, hits: Hits::of(&found, pages) })
}

#[derive(Serialize)]
struct SearchResult {
    q: String,
    hits: Hits,
}

/// The page, and the piece of it that stands under the box.
#[derive(Serialize)]
struct Search(SearchResult);

#[derive(Serialize)]
struct SearchHits(SearchResult);

#[derive(Serialize)]
struct Hits {
    accounts: Vec<AccountHit>,
    mails: Vec<MailHit>,
    tags: Vec<TagHit>,
    pages: Vec<PlaceHit>,
    count: usize,
}

#[derive(Serialize)]
struct AccountHit {
    id: i64,
    name: String,
    username: String,
    email: Option<String>,
    state: &'static str,
}

#[derive(Serialize)]
struct MailHit {
    id: i64,
    recipient: String,
    state: &'static str,
    at: Moment,
}

#[derive(Serialize)]
struct TagHit {
    id: i64,
    name: String,
    color: String,
    carriers: i64,
}

/// A page of the console, an action or a setting: "Settings › Passwords › Minimum length".
#[derive(Serialize)]
struct PlaceHit {
    text: String,
    path: String,
}

impl PlaceHit {
    fn of(place: Place) -> Self {
        Self { text: place.steps.join(" › "), path: place.path }
    }
}

impl Hits {
    fn of(found: &Found, pages: Vec<PlaceHit>) -> Self {
        let accounts = found.accounts.iter().map(|account| AccountHit {
            id: account.id.0,
            name: account.display_name().to_owned(),
            username: account.username.to_string(),
            email: account.email.as_ref().map(EmailAddress::shown),
            state: account.state.as_str(),
        });
        let mails = found.mails.iter().map(|mail| MailHit {
            id: mail.id,
            recipient: shown_address(&mail.recipient),
            state: mail.state.as_str(),
            at: moment(mail.created_at),
        });
        let tags = found.tags.iter().map(|tag| TagHit {
            id: tag.tag.id.0,
            name: tag.tag.traits.name.as_str().to_owned(),
            color: tag.tag.traits.color.as_str().to_owned(),
            carriers: tag.carriers,
        });
        Self::counted(accounts.collect(), mails.collect(), tags.collect(), pages)
    }

    fn counted(
        accounts: Vec<AccountHit>,
        mails: Vec<MailHit>,
        tags: Vec<TagHit>,
        pages: Vec<PlaceHit>,
    ) -> Self {
        let count = accounts.len() + mails.len() + tags.len() + pages.len();
        Self { accounts, mails, tags, pages, count }
    }

    fn sample() -> Self {
        let account = AccountHit {
            id: 7,
            name: "Ada".to_owned(),
            username: "ada".to_owned(),
            email: None,
            state: "active",
        };
        let mail = MailHit {
            id: 3,
            recipient: "ada@example.org".to_owned(),
            state: "refused",
            at: Moment::sample(),
        };
        let tag = TagHit { id: 2, name: "Crew".to_owned(), color: "#2b4aa8".to_owned(), carriers: 1 };
        let place = PlaceHit { text: "Mail".to_owned(), path: "/console/mail".to_owned() };
        Self::counted(vec![account], vec![mail], vec![tag], vec![place])
    }
}

impl SearchResult {
    fn samples() -> Vec<Self> {
        let none = |q: &str| Self { q: q.to_owned(), hits: Hits::counted(vec![], vec![], vec![], vec![]) };
        vec![Self { q: "ada".to_owned(), hits: Hits::sample() }, none("nothing"), none("")]
    }
}

impl PageContext for Search {
    const TEMPLATE: &'static str = "console/manage/search.html";

    fn samples() -> Vec<Self> {
        SearchResult::samples().into_iter().map(Search).collect()
    }
}

impl PageContext for SearchHits {
    const TEMPLATE: &'static str = "partials/manage/search_hits.html";

    fn samples() -> Vec<Self> {
        SearchResult::samples().into_iter().map(SearchHits).collect()
    }
}
