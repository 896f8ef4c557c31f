//! The cross-site check on everything that changes something and is not vouched for by an
//! `Authorization` header, which no other site can make a browser send.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::store::StoreError;
use crate::web::WebState;
use crate::web::guards::policy::policy_of;
use crate::web::http::api_family::ApiFamily;
use crate::web::http::cookies;
use crate::web::http::cors::allowed_origin;
use crate::web::http::problem::{Kind, Problem};

/// The request comes from our own pages, or from no page at all.
pub struct SameOrigin;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SameOrigin {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let verdict = match is_same_origin(request).await {
            Ok(true) => return Outcome::Success(SameOrigin),
            Ok(false) => Problem::new(Kind::CrossSite),
            Err(error) => error.into(),
        };
        Outcome::Error((verdict.clone().leave(request), verdict))
    }
}

async fn is_same_origin(request: &Request<'_>) -> Result<bool, StoreError> {
    let vouched_for =
        ApiFamily::of(request) != ApiFamily::Page && request.headers().contains("Authorization");
    if vouched_for || allowed_origin(request).is_some() {
        return Ok(true);
    }
    let origin = request.headers().get_one("Origin");
    match request.headers().get_one("Sec-Fetch-Site") {
        Some("same-origin" | "none") => return Ok(true),
        Some(_) => return Ok(false),
        None => {}
    }
    let Some(origin) = origin else { return Ok(true) };
    let Some(state) = request.rocket().state::<WebState>() else { return Ok(false) };
    // Read before `is_https`, which follows it.
    let policy = policy_of(request).await?;
    if origin == "null" {
        return Ok(!state.is_https() && cookies::comes_from_own_page(request.cookies()));
    }
    Ok(match state.ctx.configured_public_url(policy) {
        Some(url) => origin.eq_ignore_ascii_case(&url),
        // Before the set-up nobody has said where we are: the page's own host has to do.
        None => names_host_of(origin, request),
    })
}

fn names_host_of(origin: &str, request: &Request<'_>) -> bool {
    let host = origin.split_once("://").map(|(_, host)| host);
    let sent = request.host().map(ToString::to_string);
    host.is_some() && host == sent.as_deref()
}
