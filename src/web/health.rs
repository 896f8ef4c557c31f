//! `/healthz`: the process answers. `/readyz`: the database takes writes and reads.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, routes};

use super::WebState;
use crate::services::site::readiness::is_ready;

pub fn routes() -> Vec<Route> {
    routes![healthz, readyz]
}

#[get("/healthz")]
fn healthz() -> (ContentType, &'static str) {
    (ContentType::Plain, "ok\n")
}

#[get("/readyz")]
async fn readyz(state: &State<WebState>) -> (Status, (ContentType, &'static str)) {
    if is_ready(&state.ctx).await {
        (Status::Ok, (ContentType::Plain, "ready\n"))
    } else {
        (Status::ServiceUnavailable, (ContentType::Plain, "the database does not answer\n"))
    }
}
