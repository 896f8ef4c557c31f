//! One line a request, by its route and never by its address: addresses can hold tokens.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Data, Request, Response};

use crate::web::guards::client::client_peer;
use crate::web::guards::request_id::RequestId;
use crate::web::http::beginning::{began_at, begin};
use crate::web::http::methods::asked_route;

pub struct RequestLog;

#[rocket::async_trait]
impl Fairing for RequestLog {
    fn info(&self) -> Info {
        Info { name: "request log", kind: Kind::Request | Kind::Response }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        begin(request);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        finish(request, response);
    }
}

/// Numbers the answer and logs it.
pub fn finish(request: &Request<'_>, response: &mut Response<'_>) {
    let id = RequestId::of(request);
    response.set_header(Header::new("X-Request-Id", id.to_string()));
    if response.status().code == 500 {
        // Trouble on our side is logged once, with the id that the caller sees too.
        tracing::error!(request_id = %id, "a request ended in an internal error");
    }
    let took = began_at(request).map(|began| began.elapsed());
    let route = asked_route(request);
    tracing::info!(
        // Rocket puts GET in the place of a method that it does not know.
        method = if took.is_some() { request.method().as_str() } else { "unknown" },
        route,
        status = response.status().code,
        micros = u64::try_from(took.unwrap_or_default().as_micros()).unwrap_or(u64::MAX),
        peer = client_peer(request).map(tracing::field::display),
        request_id = %id,
        "request"
    );
}
