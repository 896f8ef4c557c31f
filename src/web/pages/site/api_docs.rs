//! `/api/docs` and `/api/openapi.json`: both APIs described, for people and for machines, by one file.

mod description;

use std::borrow::Cow;

use rocket::http::ContentType;
use rocket::{Route, get, routes};
use rust_embed::RustEmbed;
use serde::Serialize;

use self::description::{Family, families};
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;

#[derive(RustEmbed)]
#[folder = "docs/"]
#[include = "openapi.json"]
struct Documents;

/// OpenAPI 3.1.
fn description() -> Cow<'static, [u8]> {
    Documents::get("openapi.json").map(|file| file.data).unwrap_or_default()
}

pub fn routes() -> Vec<Route> {
    routes![openapi, docs]
}

pub fn samples() -> Vec<Content> {
    samples_of::<ApiDocs>()
}

#[get("/api/openapi.json")]
fn openapi() -> (ContentType, Vec<u8>) {
    (ContentType::JSON, description().into_owned())
}

/// Read anew each time: nobody waits for it, and nothing of it stays in memory.
#[get("/api/docs")]
fn docs(frame: &Frame) -> Answer {
    frame.page(&ApiDocs { families: families(&description()) }).into()
}

#[derive(Serialize)]
struct ApiDocs {
    families: Vec<Family>,
}

impl PageContext for ApiDocs {
    const TEMPLATE: &'static str = "pages/site/api_docs.html";

    fn samples() -> Vec<Self> {
        vec![ApiDocs { families: families(&description()) }]
    }
}
