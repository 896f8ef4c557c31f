//! What everybody sees before there is an administrator: the way in is on the terminal, and nobody registers.

use rocket::http::Status;
use serde::Serialize;

use crate::web::WebState;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::problem::Problem;
use crate::web::pages::Answer;

pub fn samples() -> Vec<Content> {
    samples_of::<NotSetUp>()
}

/// The page in place of another one, with the status that fits; `None` once there is an administrator.
pub async fn before_set_up(state: &WebState, frame: &Frame, status: Status) -> Option<Answer> {
    match state.is_set_up().await {
        Ok(true) => None,
        Ok(false) => Some(frame.page(&NotSetUp).with_status(status).into()),
        Err(error) => Some(Problem::from(error).into()),
    }
}

#[derive(Serialize)]
struct NotSetUp;

impl PageContext for NotSetUp {
    const TEMPLATE: &'static str = "pages/not_set_up.html";

    fn samples() -> Vec<Self> {
        vec![NotSetUp]
    }
}
