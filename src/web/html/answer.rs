//! What the handlers of pages answer with, and small pieces that several pages show alike.

use std::sync::Arc;
use std::time::Duration;

use rocket::http::ContentType;
use rocket::response::Redirect;

use crate::texts::{numbers, text_with};
use crate::web::html::render::{Frame, Page};
use crate::web::http::problem::{Problem, seconds};

/// What a page's handler answers with.
#[derive(rocket::Responder)]
pub enum Answer {
    Page(Box<Page>),
    /// The same for every visitor, as it was rendered before.
    Kept((ContentType, String)),
    Redirect(Box<Redirect>),
    Problem(Box<Problem>),
}

impl From<Page> for Answer {
    fn from(page: Page) -> Self {
        Answer::Page(Box::new(page))
    }
}

impl From<Redirect> for Answer {
    fn from(redirect: Redirect) -> Self {
        Answer::Redirect(Box::new(redirect))
    }
}

impl<P: Into<Problem>> From<P> for Answer {
    fn from(problem: P) -> Self {
        Answer::Problem(Box::new(problem.into()))
    }
}

/// A page that was rendered before.
pub fn kept(html: Arc<str>) -> Answer {
    Answer::Kept((ContentType::HTML, html.as_ref().to_owned()))
}

/// To a path of ours.
pub fn see_other(path: impl Into<String>) -> Answer {
    Redirect::to(path.into()).into()
}

/// How long an account stays locked, in whole minutes.
pub fn locked_text(frame: &Frame, retry_after: Duration) -> String {
    let minutes = i64::try_from(seconds(retry_after).div_ceil(60)).unwrap_or(i64::MAX);
    text_with(frame.locale, "error-locked", &numbers(&[("minutes", minutes)]))
}

/// What to do while codes of the second factor are locked; `None` is for good.
pub fn locked_codes_text(frame: &Frame, retry_after: Option<Duration>) -> String {
    match retry_after {
        Some(wait) => {
            let minutes = i64::try_from(seconds(wait).div_ceil(60)).unwrap_or(i64::MAX);
            text_with(frame.locale, "error-factor-locked", &numbers(&[("minutes", minutes)]))
        }
        None => frame.text("error-factor-shut"),
    }
}
