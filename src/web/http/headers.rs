//! The header set of every response: pages, JSON, errors and static files alike.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{ContentType, Header};
use rocket::response::Responder;
use rocket::{Request, Response};

use crate::web::WebState;
use crate::web::http::cookies;

/// No script or style but our own files, no frames, no plugins, forms only to ourselves.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     object-src 'none'; frame-ancestors 'none'";

/// The same for a page that shows one of our own documents in a frame.
const WITH_FRAME: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     object-src 'none'; frame-src 'self'; frame-ancestors 'none'";

/// A document in such a frame: nobody's, so that it reaches nothing, without scripts, forms or anything
/// loaded. Mails carry their styles with them.
const FRAMED_DOCUMENT: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
     base-uri 'none'; object-src 'none'; frame-ancestors 'self'";

/// The same with the pictures that the document holds itself.
const FRAMED_WITH_PICTURE: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
     form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'";

/// A page of ours in a frame of ours: it shows, and does nothing. It keeps its origin, without which it
/// could not load our style sheets.
const FRAMED_PAGE: &str = "sandbox allow-same-origin; default-src 'none'; style-src 'self'; \
     img-src 'self' data:; form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'";

/// A file that somebody uploaded. Whatever its bytes turn out to be, they load, run and send nothing.
const UPLOADED_FILE: &str = "sandbox; default-src 'none'; form-action 'none'; base-uri 'none'; \
     object-src 'none'; frame-ancestors 'none'";

/// What an answer may do and who may frame it. Left in the request's cache by the few answers that are
/// not [`Framing::Usual`]; the first word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Framing {
    Usual,
    HoldsFrame,
    IsFramed,
    IsFramedWithPicture,
    IsFramedPage,
    IsUploaded,
}

impl Framing {
    const fn is_framed(self) -> bool {
        matches!(self, Framing::IsFramed | Framing::IsFramedWithPicture | Framing::IsFramedPage)
    }

    const fn policy(self) -> &'static str {
        match self {
            Framing::Usual => CONTENT_SECURITY_POLICY,
            Framing::HoldsFrame => WITH_FRAME,
            Framing::IsFramed => FRAMED_DOCUMENT,
            Framing::IsFramedWithPicture => FRAMED_WITH_PICTURE,
            Framing::IsFramedPage => FRAMED_PAGE,
            Framing::IsUploaded => UPLOADED_FILE,
        }
    }
}

/// A page that shows a [`FramedMail`] or a [`FramedPage`].
pub struct HoldsFrame<R>(pub R);

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for HoldsFrame<R> {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'o> {
        let response = self.0.respond_to(request)?;
        request.local_cache(|| Framing::HoldsFrame);
        Ok(response)
    }
}

/// HTML that is shown in a frame of ours and may be anybody's words: a mail, with or without its logo.
pub struct FramedMail {
    pub html: String,
    pub has_picture: bool,
}

impl<'r> Responder<'r, 'static> for FramedMail {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let framing = if self.has_picture { Framing::IsFramedWithPicture } else { Framing::IsFramed };
        request.local_cache(|| framing);
        (ContentType::HTML, self.html).respond_to(request)
    }
}

/// A page of ours that is shown in a frame of ours, to be looked at and no more.
pub struct FramedPage(pub String);

impl<'r> Responder<'r, 'static> for FramedPage {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        request.local_cache(|| Framing::IsFramedPage);
        (ContentType::HTML, self.0).respond_to(request)
    }
}

/// A file that somebody uploaded, under the strictest policy.
pub struct UploadedFile<R>(pub R);

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for UploadedFile<R> {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'o> {
        request.local_cache(|| Framing::IsUploaded);
        self.0.respond_to(request)
    }
}

const ALWAYS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
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
        add(request, response);
    }
}

pub fn add(request: &Request<'_>, response: &mut Response<'_>) {
    for (name, value) in ALWAYS {
        response.set_header(Header::new(name, value));
    }
    let framing = *request.local_cache(|| Framing::Usual);
    response.set_header(Header::new("Content-Security-Policy", framing.policy()));
    let frames = if framing.is_framed() { "SAMEORIGIN" } else { "DENY" };
    response.set_header(Header::new("X-Frame-Options", frames));
    // Whoever may be kept in a cache says so itself; nothing else is.
    if response.headers().get_one("Cache-Control").is_none() {
        response.set_header(Header::new("Cache-Control", "no-store"));
    }
    let Some(state) = request.rocket().state::<WebState>() else { return };
    if state.is_https() {
        response.set_header(Header::new("Strict-Transport-Security", state.transport_security()));
    } else if response.content_type().is_some_and(|kind| kind.is_html())
        && !cookies::comes_from_own_page(request.cookies())
    {
        response.adjoin_header(Header::new("Set-Cookie", cookies::own_page().to_string()));
    }
}
