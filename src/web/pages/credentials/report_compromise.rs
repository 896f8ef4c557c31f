//! `/not-me/<token>`: whoever reads of something they did not do locks everyone out.

use rocket::http::CookieJar;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::EmailAddress;
use crate::services::credentials::report_compromise::{ReportCompromiseError, look_at, report_compromise};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::Answer;
use crate::web::pages::link_failed::{LinkFor, link_failed};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<ReportCompromise>(), samples_of::<ReportCompromiseDone>()].concat()
}

#[get("/not-me/<token>")]
async fn show(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    let warning = match look_at(&state.ctx, token).await {
        Ok(warning) => warning,
        Err(error) => return refused(frame, error),
    };
    let context = ReportCompromise {
        token,
        name: warning.account.display_name(),
        address: warning.account.email.as_ref().map(EmailAddress::shown),
        at: moment(warning.at),
        peer: warning.peer,
        takes_factor_off: warning.takes_factor_off,
    };
    frame.page(&context).into()
}

#[post("/not-me", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match report_compromise(&state.ctx, change.audit_context(), token).await {
        Ok(account) => {
            cookies::end_session(jar, state);
            let address = account.email.as_ref().map(EmailAddress::shown);
            let context = ReportCompromiseDone { address, factor_stays: account.has_second_factor };
            frame.page_at("/recover", &context).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn refused(frame: &Frame, error: ReportCompromiseError) -> Answer {
    match error {
        ReportCompromiseError::Link(failure) => link_failed(frame, LinkFor::CompromiseReport, failure).into(),
        ReportCompromiseError::Service(error) => error.into(),
    }
}

#[derive(Serialize)]
struct ReportCompromise<'a> {
    token: &'a str,
    name: &'a str,
    address: Option<String>,
    at: Moment,
    peer: Option<String>,
    takes_factor_off: bool,
}

impl PageContext for ReportCompromise<'_> {
    const TEMPLATE: &'static str = "pages/credentials/report_compromise.html";

    fn samples() -> Vec<Self> {
        [(Some("203.0.113.7".to_owned()), true), (None, false)]
            .map(|(peer, takes_factor_off)| ReportCompromise {
                token: "T",
                name: "Ada",
                address: Some("ada@example.org".to_owned()),
                at: Moment::sample(),
                peer,
                takes_factor_off,
            })
            .into()
    }
}

#[derive(Serialize)]
struct ReportCompromiseDone {
    address: Option<String>,
    factor_stays: bool,
}

impl PageContext for ReportCompromiseDone {
    const TEMPLATE: &'static str = "pages/credentials/report_compromise_done.html";

    fn samples() -> Vec<Self> {
        vec![ReportCompromiseDone { address: Some("ada@example.org".to_owned()), factor_stays: true }]
    }
}
