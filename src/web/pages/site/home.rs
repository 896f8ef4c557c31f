//! `/`: the way in.

use rocket::{Route, State, get, routes};
use serde_json::json;

use crate::web::WebState;
use crate::web::html::render::{Frame, Renderer};
use crate::web::pages::{Answer, kept};

pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/")]
fn home(frame: &Frame, state: &State<WebState>, renderer: Renderer<'_>) -> Answer {
    let content = || json!({ "registration": frame.policy.registration.as_str() });
    if frame.account.is_some() {
        return frame.page("pages/site/home.html", content()).into();
    }
    match renderer.show_kept(&state.pages, frame, "pages/site/home.html", content) {
        Ok(html) => kept(html),
        Err(problem) => problem.into(),
    }
}
