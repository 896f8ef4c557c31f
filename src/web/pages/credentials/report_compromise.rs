//! `/not-me/<token>`: whoever reads of something they did not do locks everyone out.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::{EmailAddress, LinkFailure};
use crate::services::credentials::report_compromise::{DisownError, disown, look_at};
use crate::web::WebState;
use crate::web::guards::client::Circumstances;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::render::{Frame, Page, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::Answer;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

#[get("/not-me/<token>")]
async fn show(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    let warning = match look_at(&state.desk, token).await {
        Ok(warning) => warning,
        Err(error) => return refused(frame, error),
    };
    let content = json!({
        "token": token,
        "name": warning.account.display_name(),
        "address": warning.account.email.as_ref().map(EmailAddress::as_str),
        "at": moment(warning.at),
        "peer": warning.peer,
        "takes_factor_off": warning.takes_factor_off,
    });
    frame.page("pages/not_me.html", content).into()
}

#[post("/not-me", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    circumstances: Circumstances,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match disown(&state.desk, circumstances.by_visitor(), token).await {
        Ok(account) => {
            cookies::end_session(jar, state);
            let address = account.email.as_ref().map(EmailAddress::as_str);
            let content = json!({ "address": address, "factor_stays": account.has_second_factor });
            frame.page_at("/recover", "pages/not_me_done.html", content).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn refused(frame: &Frame, error: DisownError) -> Answer {
    match error {
        DisownError::Link(failure) => failed(frame, failure).into(),
        DisownError::Desk(error) => error.into(),
    }
}

fn failed(frame: &Frame, failure: LinkFailure) -> Page {
    let content = json!({ "reason": failure.as_str(), "at": failure.at().map(moment) });
    let status = if failure == LinkFailure::Unknown { Status::NotFound } else { Status::Gone };
    frame.page_at("/recover", "pages/not_me_failed.html", content).with_status(status)
}
