//! The header set of every response: pages, JSON, errors and static files alike.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response};

use super::{WebState, cookies};

/// No script or style but our own files, no frames, no plugins, forms only to ourselves.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     object-src 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

pub struct SafetyHeaders;

#[rocket::async_trait]
impl Fairing for SafetyHeaders {
    fn info(&self) -> Info {
        Info { name: "safety headers", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        for (name, value) in ALWAYS {
            response.set_header(Header::new(name, value));
        }
        // Whoever may be kept in a cache says so itself; nothing else is.
        if response.headers().get_one("Cache-Control").is_none() {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
        if request.rocket().state::<WebState>().is_some_and(WebState::is_https) {
            response
                .set_header(Header::new("Strict-Transport-Security", "max-age=31536000; includeSubDomains"));
        } else if response.content_type().is_some_and(|kind| kind.is_html())
            && !cookies::comes_from_own_page(request.cookies())
        {
            response.adjoin_header(Header::new("Set-Cookie", cookies::own_page().to_string()));
        }
        response.remove_header("Server");
    }
}
