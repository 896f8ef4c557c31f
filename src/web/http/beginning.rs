//! When a request came in, which tells as well whether it went the usual way.

use std::time::Instant;

use rocket::Request;

/// `None` for a request that Rocket could not read, and that no fairing has seen.
struct Began(Option<Instant>);

pub fn begin(request: &Request<'_>) {
    request.local_cache(|| Began(Some(Instant::now())));
}

pub fn began_at(request: &Request<'_>) -> Option<Instant> {
    request.local_cache(|| Began(None)).0
}
