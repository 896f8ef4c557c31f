//! The files of `static/`, compiled in and served under a hash of their content, for ever.

use std::collections::HashMap;
use std::sync::LazyLock;

use rocket::http::{ContentType, Header};
use rocket::{Responder, Route, get, routes};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// By their public path below `/static/`: the hash stands before the ending.
static FILES: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| Static::iter().map(|path| (hashed(&path), path.into_owned())).collect());

pub fn routes() -> Vec<Route> {
    routes![file]
}

/// The URL of a file in `static/`, as templates ask for it: `asset(path="css/base.css")`.
pub fn url(path: &str) -> Option<String> {
    Static::get(path).map(|_| format!("/static/{}", hashed(path)))
}

#[derive(Responder)]
struct Asset {
    body: Vec<u8>,
    content_type: ContentType,
    cache: Header<'static>,
}

#[get("/static/<path..>")]
fn file(path: std::path::PathBuf) -> Option<Asset> {
    let path = FILES.get(path.to_str()?)?;
    Some(asset(path, Static::get(path)?, "public, max-age=31536000, immutable"))
}

fn asset(path: &str, file: EmbeddedFile, cache: &'static str) -> Asset {
    let ending = path.rsplit('.').next().unwrap_or_default();
    Asset {
        body: file.data.into_owned(),
        content_type: ContentType::from_extension(ending).unwrap_or(ContentType::Binary),
        cache: Header::new("Cache-Control", cache),
    }
}

fn hashed(path: &str) -> String {
    let hash = Static::get(path).map(|file| file.metadata.sha256_hash()).unwrap_or_default();
    let short: String = hash[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{short}.{ending}"),
        None => format!("{path}.{short}"),
    }
}
