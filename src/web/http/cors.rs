//! Calls to the APIs from other sites' pages: only from the origins that a setting names, never
//! with cookies.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{Header, Method, Status};
use rocket::{Request, Response};

use crate::web::WebState;
use crate::web::http::api_family::ApiFamily;

pub struct Cors;

/// The request's origin, if a setting allows it to call this path.
pub fn allowed_origin<'r>(request: &'r Request<'_>) -> Option<&'r str> {
    if ApiFamily::of(request) == ApiFamily::Page {
        return None;
    }
    let origin = request.headers().get_one("Origin")?;
    let state = request.rocket().state::<WebState>()?;
    state.cors_origins.iter().any(|allowed| allowed == origin).then_some(origin)
}

#[rocket::async_trait]
impl Fairing for Cors {
    fn info(&self) -> Info {
        Info { name: "cross-origin calls", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(origin) = allowed_origin(request).map(str::to_owned) else { return };
        response.set_header(Header::new("Access-Control-Allow-Origin", origin));
        response.adjoin_header(Header::new("Vary", "Origin"));
        response.set_header(Header::new("Access-Control-Expose-Headers", "Retry-After, X-Request-Id"));
        response.set_header(Header::new("Cross-Origin-Resource-Policy", "cross-origin"));
        let asked = request.headers().get_one("Access-Control-Request-Method");
        if request.method() == Method::Options && asked.is_some() {
            let methods = response.headers().get_one("Allow").unwrap_or("GET, POST").to_owned();
            response.set_header(Header::new("Access-Control-Allow-Methods", methods));
            response.set_header(Header::new("Access-Control-Allow-Headers", "Authorization, Content-Type"));
            response.set_header(Header::new("Access-Control-Max-Age", "600"));
            response.set_status(Status::NoContent);
            response.set_sized_body(0, std::io::Cursor::new(""));
        }
    }
}
