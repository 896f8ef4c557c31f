//! `/`: the way in.

use rocket::{Route, State, get, routes};
use serde_json::json;

use super::{Answer, kept};
use crate::web::WebState;
use crate::web::render::{Frame, Renderer};

pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/")]
fn home(frame: &Frame, state: &State<WebState>, renderer: Renderer<'_>) -> Answer {
    let content = || json!({ "registration": frame.policy.registration.as_str() });
    if frame.account.is_some() {
        return frame.page("pages/home.html", content()).into();
    }
    match state.pages.get_or_render(frame, &renderer, "pages/home.html", content) {
        Ok(html) => kept(html),
        Err(problem) => problem.into(),
    }
}
