//! One line a request, by its route and never by its address: addresses can hold tokens.

use std::time::Instant;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Data, Request, Response};

use crate::web::guards::client::client_peer;
use crate::web::guards::request_id::RequestId;
use crate::web::http::methods::asked_route;
use crate::web::http::refusal::log_refusal;

pub struct RequestLog;

struct Began(Instant);

#[rocket::async_trait]
impl Fairing for RequestLog {
    fn info(&self) -> Info {
        Info { name: "request log", kind: Kind::Request | Kind::Response }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        request.local_cache(|| Began(Instant::now()));
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let id = RequestId::of(request);
        response.set_header(Header::new("X-Request-Id", id.to_string()));
        log_refusal(request, response);
        let took = request.local_cache(|| Began(Instant::now())).0.elapsed();
        let route = asked_route(request);
        tracing::info!(
            method = request.method().as_str(),
            route,
            status = response.status().code,
            micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
            peer = client_peer(request).map(tracing::field::display),
            request_id = %id,
            "request"
        );
    }
}
