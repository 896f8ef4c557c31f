//! Handing a link over: on the screen, as a QR code, on paper. It is shown in the answer to the button
//! and never again.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, AccountId, MailLink, Rights};
use crate::services::registration::share_link::{FreshLink, ShareLinkError, fitting_links, share_link};
use crate::web::WebState;
use crate::web::console::manage::account::flash::tell;
use crate::web::console::manage::account::{About, must_prove, page_about, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::qr;
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;

const PART: &str = "hand-over";

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<AccountShareLink>(), samples_of::<AccountLink>()].concat()
}

#[get("/console/accounts/<id>/hand-over")]
async fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    match subject(state, id).await {
        Ok(account) => must_prove(&who, &account, PART)
            .unwrap_or_else(|| choice_page(frame, who.rights(), &account, false).into()),
        Err(problem) => problem.into(),
    }
}

#[post("/console/accounts/<id>/hand-over", data = "<fields>")]
async fn submit(
    change: Change<ManagesUsers>,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    if let Some(first) = must_prove(&change.who, &account, PART) {
        return first;
    }
    let again =
        || choice_page(frame, change.who.rights(), &account, true).with_status(Status::BadRequest).into();
    let Some(purpose) = MailLink::parse(&fields.typed("purpose")) else { return again() };
    match share_link(&state.ctx, change.audit_context(), AccountId(id), purpose).await {
        Ok((account, link)) => link_page(frame, change.who.rights(), &account, &link).into(),
        Err(ShareLinkError::NotFitting) => again(),
        Err(ShareLinkError::Denied(error)) => tell(id, Err(error)),
    }
}

fn choice_page(frame: &Frame, rights: Rights, account: &Account, is_refused: bool) -> Page {
    let context = AccountShareLink {
        about: About::of(frame, account, PART),
        links: fitting_links(account).into_iter().map(LinkChoice::from).collect(),
        is_refused,
    };
    page_about(frame, rights, account, PART, &context)
}

/// The link, its code and a slip to print. Also the answer to an account just created.
pub fn link_page(frame: &Frame, rights: Rights, account: &Account, link: &FreshLink) -> Page {
    let shows_code = link.purpose == MailLink::ConfirmEmail;
    let context = AccountLink {
        about: About::of(frame, account, PART),
        purpose: link.purpose.as_str(),
        url: &link.url,
        code: shows_code.then(|| link.code.as_str()),
        code_url: shows_code.then(|| link.url.rsplit_once('/').map_or("", |(page, _)| page)),
        expires_at: moment(link.expires_at),
        qr: qr::svg(&link.url, &frame.text("console-link-qr")),
    };
    page_about(frame, rights, account, PART, &context)
}

#[derive(Serialize)]
struct AccountShareLink {
    #[serde(flatten)]
    about: About,
    links: Vec<LinkChoice>,
    /// The link that was chosen does not fit the account.
    is_refused: bool,
}

#[derive(Serialize)]
struct LinkChoice {
    purpose: &'static str,
    hours: u64,
}

impl From<MailLink> for LinkChoice {
    fn from(purpose: MailLink) -> Self {
        Self { purpose: purpose.as_str(), hours: purpose.lifetime().as_secs() / 3600 }
    }
}

const SAMPLE_LINKS: [MailLink; 3] = [MailLink::ConfirmEmail, MailLink::Invite, MailLink::Recover];

impl PageContext for AccountShareLink {
    const TEMPLATE: &'static str = "console/manage/account_share_link.html";

    fn samples() -> Vec<Self> {
        let links = SAMPLE_LINKS.map(LinkChoice::from).into();
        [(links, true), (vec![], false)]
            .map(|(links, is_refused)| AccountShareLink { about: About::sample(), links, is_refused })
            .into()
    }
}

#[derive(Serialize)]
struct AccountLink<'a> {
    #[serde(flatten)]
    about: About,
    purpose: &'static str,
    url: &'a str,
    code: Option<&'a str>,
    code_url: Option<&'a str>,
    expires_at: Moment,
    qr: Option<String>,
}

impl PageContext for AccountLink<'_> {
    const TEMPLATE: &'static str = "console/manage/account_link.html";

    fn samples() -> Vec<Self> {
        SAMPLE_LINKS
            .map(|purpose| {
                let code = (purpose == MailLink::ConfirmEmail).then_some("123456");
                AccountLink {
                    about: About::sample(),
                    purpose: purpose.as_str(),
                    url: "http://localhost:8000/x/T",
                    code,
                    code_url: code.map(|_| "http://localhost:8000/confirm"),
                    expires_at: Moment::sample(),
                    qr: Some("<svg role=\"img\" aria-label=\"QR\"></svg>".to_owned()),
                }
            })
            .into()
    }
}
