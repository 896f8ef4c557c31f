//! `/console`: what needs attention, and where everything is.

use rocket::{Route, get, routes};
use serde_json::json;

use super::{Section, page};
use crate::web::guards::console::ManagesUsers;
use crate::web::render::{Frame, Page};

pub fn routes() -> Vec<Route> {
    routes![show]
}

#[get("/console")]
fn show(who: ManagesUsers, frame: &Frame) -> Page {
    page(frame, who.rights(), Section::Home, "console/home.html", json!({}))
}
