//! `/not-me/<token>`: whoever reads of something they did not do locks everyone out.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::{EmailAddress, LinkFailure};
use crate::services::credentials::report_compromise::{ReportCompromiseError, look_at, report_compromise};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
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
    let warning = match look_at(&state.ctx, token).await {
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
    frame.page("pages/credentials/report_compromise.html", content).into()
}

#[post("/not-me", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match report_compromise(&state.ctx, request_context.by_visitor(), token).await {
        Ok(account) => {
            cookies::end_session(jar, state);
            let address = account.email.as_ref().map(EmailAddress::as_str);
            let content = json!({ "address": address, "factor_stays": account.has_second_factor });
            frame.page_at("/recover", "pages/credentials/report_compromise_done.html", content).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn refused(frame: &Frame, error: ReportCompromiseError) -> Answer {
    match error {
        ReportCompromiseError::Link(failure) => failed(frame, failure).into(),
        ReportCompromiseError::Service(error) => error.into(),
    }
}

fn failed(frame: &Frame, failure: LinkFailure) -> Page {
    let content = json!({ "reason": failure.as_str(), "at": failure.at().map(moment) });
    let status = if failure == LinkFailure::Unknown { Status::NotFound } else { Status::Gone };
    frame.page_at("/recover", "pages/credentials/report_compromise_failed.html", content).with_status(status)
}
