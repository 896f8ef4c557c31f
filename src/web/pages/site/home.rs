//! `/`: the way in.

use rocket::http::Status;
use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::RegistrationType;
use crate::web::WebState;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Renderer};
use crate::web::pages::not_set_up::before_set_up;
use crate::web::pages::{Answer, kept};

pub fn routes() -> Vec<Route> {
    routes![home]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Home>()
}

#[get("/")]
async fn home(frame: &Frame, state: &State<WebState>, renderer: Renderer<'_>) -> Answer {
    if let Some(page) = before_set_up(state, frame, Status::Ok).await {
        return page;
    }
    let context = || Home { registration: frame.policy.registration.as_str() };
    if frame.account.is_some() {
        return frame.page(&context()).into();
    }
    match renderer.show_kept(&state.pages, frame, context) {
        Ok(html) => kept(html),
        Err(problem) => problem.into(),
    }
}

#[derive(Serialize)]
struct Home {
    registration: &'static str,
}

impl PageContext for Home {
    const TEMPLATE: &'static str = "pages/site/home.html";

    fn samples() -> Vec<Self> {
        [RegistrationType::Verified, RegistrationType::Public, RegistrationType::Closed]
            .iter()
            .map(|kind| Home { registration: kind.as_str() })
            .collect()
    }
}
