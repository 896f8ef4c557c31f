//! Handing a link over: on the screen, as a QR code, on paper. It is shown in the answer to the button
//! and never again.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Account, AccountId, MailLink, Rights};
use crate::services::registration::share_link::{FreshLink, ShareLinkError, fitting_links, share_link};
use crate::web::WebState;
use crate::web::console::manage::account::flash::tell;
use crate::web::console::manage::account::{must_prove, page_about, subject};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::Answer;
use crate::web::html::qr;
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::moment;
use crate::web::http::fields::Fields;

const PART: &str = "hand-over";

pub fn routes() -> Vec<Route> {
    routes![show, submit]
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
    _same: SameOrigin,
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    if let Some(first) = must_prove(&who, &account, PART) {
        return first;
    }
    let again = || choice_page(frame, who.rights(), &account, true).with_status(Status::BadRequest).into();
    let Some(purpose) = MailLink::parse(&fields.typed("purpose")) else { return again() };
    match share_link(&state.ctx, request_context.by(who.actor()), AccountId(id), purpose).await {
        Ok((account, link)) => link_page(frame, who.rights(), &account, &link).into(),
        Err(ShareLinkError::NotFitting) => again(),
        Err(ShareLinkError::Reach(error)) => tell(id, Err(error)),
    }
}

fn choice_page(frame: &Frame, rights: Rights, account: &Account, is_refused: bool) -> Page {
    let links: Vec<Value> = fitting_links(account)
        .into_iter()
        .map(|purpose| json!({ "purpose": purpose.as_str(), "hours": purpose.lifetime().as_secs() / 3600 }))
        .collect();
    let content = json!({ "links": links, "is_refused": is_refused, "state": account.state.as_str() });
    page_about(frame, rights, account, PART, "console/manage/account_share_link.html", content)
}

/// The link, its code and a slip to print. Also the answer to an account just created.
pub fn link_page(frame: &Frame, rights: Rights, account: &Account, link: &FreshLink) -> Page {
    let shows_code = link.purpose == MailLink::ConfirmEmail;
    let content = json!({
        "purpose": link.purpose.as_str(),
        "url": link.url,
        "code": shows_code.then(|| link.code.as_str()),
        "code_url": shows_code.then(|| link.url.rsplit_once('/').map_or("", |(page, _)| page)),
        "expires_at": moment(link.expires_at),
        "qr": qr::svg(&link.url, &frame.text("console-link-qr")),
    });
    page_about(frame, rights, account, PART, "console/manage/account_link.html", content)
}
