//! `/healthz`: the process answers. `/readyz`: the database takes writes and reads.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, routes};

use super::WebState;
use crate::store::StoreError;

pub fn routes() -> Vec<Route> {
    routes![healthz, readyz]
}

#[get("/healthz")]
fn healthz() -> (ContentType, &'static str) {
    (ContentType::Plain, "ok\n")
}

#[get("/readyz")]
async fn readyz(state: &State<WebState>) -> (Status, (ContentType, &'static str)) {
    let reads = state.ctx.store.read(|reader| reader.find_policy()).await.is_ok();
    // An empty transaction still needs the writer and the lock on the file.
    let writes = state.ctx.store.write(|_| Ok::<_, StoreError>(())).await.is_ok();
    if reads && writes {
        (Status::Ok, (ContentType::Plain, "ready\n"))
    } else {
        (Status::ServiceUnavailable, (ContentType::Plain, "the database does not answer\n"))
    }
}
