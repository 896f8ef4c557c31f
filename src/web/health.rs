//! `/healthz`: the process answers. `/readyz`: the database takes writes and reads.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, routes};

use super::WebState;
use crate::services::site::readiness::{Readiness, readiness};

pub fn routes() -> Vec<Route> {
    routes![healthz, readyz]
}

#[get("/healthz")]
fn healthz() -> (ContentType, &'static str) {
    (ContentType::Plain, "ok\n")
}

#[get("/readyz")]
async fn readyz(state: &State<WebState>) -> (Status, (ContentType, &'static str)) {
    let (status, words) = match readiness(&state.ctx).await {
        Readiness::Ready => (Status::Ok, "ready\n"),
        Readiness::ReadsFail => (Status::ServiceUnavailable, "the database cannot be read\n"),
        Readiness::WritesFail => (Status::ServiceUnavailable, "the database cannot be written to\n"),
    };
    (status, (ContentType::Plain, words))
}
