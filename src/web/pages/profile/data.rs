//! `/account/data`: taking a copy of everything that is kept of oneself.

use rocket::futures::{StreamExt, stream};
use rocket::http::ContentType;
use rocket::{Responder, Route, State, get, post, routes};
use serde::Serialize;

use crate::services::profile::dump::hand_out;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::dump::{Reader, html, json as json_of};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Renderer};
use crate::web::http::download::Download;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<DataPage>()
}

/// Also for whoever does not agree to the privacy policy: the data is theirs all the same.
#[get("/account/data")]
fn show(proven: RecentlyProven, frame: &Frame) -> Answer {
    if proven.session.account.must_change_password {
        return see_other("/account/password");
    }
    frame.page(&DataPage).into()
}

#[derive(Responder)]
enum Handed {
    File(Box<Download>),
    Other(Answer),
}

#[post("/account/data", data = "<fields>")]
async fn submit(
    change: Change<RecentlyProven>,
    frame: &Frame,
    renderer: Renderer<'_>,
    state: &State<WebState>,
    fields: Fields,
) -> Handed {
    let account = &change.who.session.account;
    if account.must_change_password {
        return Handed::Other(see_other("/account/password"));
    }
    let format = if fields.text("format") == Ok("html") { "html" } else { "json" };
    let audit_context = change.audit_context();
    let dump = match hand_out(&state.ctx, audit_context, account.id, format).await {
        Ok(Some(dump)) => dump,
        Ok(None) => return Handed::Other(Problem::new(Kind::NotFound).into()),
        Err(error) => return Handed::Other(error.into()),
    };
    let name = format!("{}-data.{format}", account.username);
    let file = match format {
        "html" => match html(dump, frame, &renderer).await {
            Ok(page) => Download::new(ContentType::HTML, name, stream::once(async { page }).boxed()),
            Err(problem) => return Handed::Other(problem.into()),
        },
        _ => {
            let pieces = json_of(dump, Reader::Owner, frame.language);
            Download::of_pieces(ContentType::JSON, Some(name), pieces)
        }
    };
    Handed::File(Box::new(file))
}

#[derive(Serialize)]
struct DataPage;

impl PageContext for DataPage {
    const TEMPLATE: &'static str = "pages/profile/data.html";

    fn samples() -> Vec<Self> {
        vec![DataPage]
    }
}
