//! A picture that somebody sends with a form, before anybody has looked at what it is.

use rocket::data::{Data, FromData, Outcome};
use rocket::form::Form as Multipart;
use rocket::http::Status;
use rocket::{FromForm, Request};

use crate::domain::Reason;
use crate::web::http::content_encoding::refuse_packed;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::read_body::declared_length;

/// A form with a file, as browsers send one. Of its name and of the type it claims nothing is read.
pub(super) struct Upload {
    pub(super) seen: String,
    pub(super) logo: Result<Vec<u8>, Reason>,
}

#[derive(FromForm)]
struct Parts<'f> {
    seen: Option<&'f str>,
    #[field(name = "logo")]
    file: Option<&'f [u8]>,
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Upload {
    type Error = Problem;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        if let Err(problem) = refuse_packed(request) {
            return Outcome::Error((problem.clone().leave(request), problem));
        }
        let kind = match Multipart::<Parts<'r>>::from_data(request, data).await {
            Outcome::Success(form) => {
                let logo = form.file.map(<[u8]>::to_vec).ok_or(Reason::Required);
                return Outcome::Success(Upload { seen: form.seen.unwrap_or_default().to_owned(), logo });
            }
            Outcome::Error((status, _)) if status == Status::PayloadTooLarge && may_be_too_large(request) => {
                Kind::PayloadTooLarge
            }
            Outcome::Error(_) => Kind::BadRequest,
            Outcome::Forward(_) => Kind::UnsupportedMediaType,
        };
        let problem = Problem::new(kind);
        Outcome::Error((problem.clone().leave(request), problem))
    }
}

/// Rocket says so of an upload that breaks off, too.
fn may_be_too_large(request: &Request<'_>) -> bool {
    let limit = request.limits().get("data-form").unwrap_or_default();
    declared_length(request).is_none_or(|length| limit < length)
}
