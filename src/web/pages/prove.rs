//! `/account/prove`: the password once more, before what matters is changed.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::{Answer, locked_text, see_other};
use crate::accounts::prove::by_password;
use crate::accounts::sign_in::SignInError;
use crate::domain::{Actor, FieldErrors, Reason};
use crate::web::WebState;
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::guards::client::Circumstances;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::SignedIn;
use crate::web::next::local_path;
use crate::web::problem::Problem;
use crate::web::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

#[get("/account/prove?<next>")]
fn show(_signed_in: SignedIn, frame: &Frame, next: Option<&str>) -> Answer {
    frame.page("pages/prove.html", content(&Form::default(), next)).into()
}

#[post("/account/prove", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    signed_in: SignedIn,
    frame: &Frame,
    state: &State<WebState>,
    circumstances: Circumstances,
    fields: Fields,
) -> Answer {
    let next = fields.optional_text("next").ok().flatten();
    let again = |form: Form| -> Answer {
        frame.page("pages/prove.html", content(&form, next)).with_status(Status::BadRequest).into()
    };
    let mut errors = FieldErrors::new();
    let Some(password) = errors.keep("password", fields.text("password")) else {
        return again(Form::default().with_errors(&errors, frame.language));
    };
    let occasion = circumstances.by(Actor::account(signed_in.account()));
    match by_password(&state.desk, occasion, &signed_in.session, password).await {
        Ok(()) => see_other(next.and_then(local_path).unwrap_or("/account")),
        Err(SignInError::Wrong) => {
            let errors = FieldErrors::one("password", Reason::WrongPassword);
            again(Form::default().with_errors(&errors, frame.language))
        }
        Err(SignInError::Locked { retry_after }) => {
            again(Form::default().with_general(locked_text(frame, retry_after)))
        }
        Err(error) => Problem::from(error).into(),
    }
}

fn content(form: &Form, next: Option<&str>) -> Value {
    json!({ "form": form, "next": next.and_then(local_path) })
}
