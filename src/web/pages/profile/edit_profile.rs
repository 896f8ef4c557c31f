//! `/account/profile`: name, username and a few words of one's own.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::profile::about::{parse_bio, parse_location, parse_website};
use crate::domain::{DisplayName, FieldErrors, Reason, Username};
use crate::services::profile::edit_profile::{EditProfileError, ProfileEdit, edit_profile, find_profile};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::Settled;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::{Answer, see_other};

const FIELDS: [&str; 5] = ["name", "username", "bio", "location", "website"];

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Profile>()
}

#[get("/account/profile")]
async fn show(settled: Settled, frame: &Frame, state: &State<WebState>) -> Answer {
    let account = settled.account();
    let profile = match find_profile(&state.ctx, account.id).await {
        Ok(profile) => profile,
        Err(error) => return error.into(),
    };
    let form = Form::default()
        .with_value("name", account.real_name.as_ref().map_or("", DisplayName::as_str))
        .with_value("username", account.username.as_str())
        .with_value("bio", profile.bio.as_deref().unwrap_or_default())
        .with_value("location", profile.location.as_deref().unwrap_or_default())
        .with_value("website", profile.website.as_deref().unwrap_or_default());
    frame.page(&Profile { form }).into()
}

#[post("/account/profile", data = "<fields>")]
async fn submit(change: Change<Settled>, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let account = change.who.account();
    let (edit, errors) = parse(&fields);
    let audit_context = change.audit_context();
    match edit_profile(&state.ctx, audit_context, account.id, edit, errors).await {
        Ok(_) => see_other("/account?changed=profile"),
        Err(EditProfileError::Fields(errors)) => {
            let mut errors_here = FieldErrors::new();
            for error in errors.iter() {
                errors_here.add(&error.field, error.reason.clone());
            }
            let form = Form::typed(&fields, &FIELDS).with_errors(&errors_here, frame.locale);
            let form = form.with_value("bio", &typed_lines(&fields));
            frame.page(&Profile { form }).with_status(Status::BadRequest).into()
        }
        Err(EditProfileError::NotFound) => Problem::new(crate::web::http::problem::Kind::NotFound).into(),
        Err(EditProfileError::Service(error)) => error.into(),
    }
}

fn parse(fields: &Fields) -> (ProfileEdit, FieldErrors) {
    let mut errors = FieldErrors::new();
    let text = |name| fields.text(name);
    let real_name = text("name")
        .and_then(|name| if name.trim().is_empty() { Ok(None) } else { DisplayName::parse(name).map(Some) });
    let edit = ProfileEdit {
        username: errors.keep("username", text("username").map(str::trim).and_then(Username::parse)),
        real_name: errors.keep("name", real_name),
        bio: errors.keep("bio", optional(fields, "bio", parse_bio)),
        location: errors.keep("location", optional(fields, "location", parse_location)),
        website: errors.keep("website", optional(fields, "website", parse_website)),
    };
    (edit, errors)
}

fn optional(
    fields: &Fields,
    name: &str,
    parse: impl FnOnce(&str) -> Result<Option<String>, Reason>,
) -> Result<Option<String>, Reason> {
    parse(fields.optional_text(name)?.unwrap_or_default())
}

/// As it was typed, with its lines.
fn typed_lines(fields: &Fields) -> String {
    let text = fields.optional_text("bio").ok().flatten().unwrap_or_default();
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(2000).collect()
}

#[derive(Serialize)]
struct Profile {
    form: Form,
}

impl PageContext for Profile {
    const TEMPLATE: &'static str = "pages/profile/profile.html";

    fn samples() -> Vec<Self> {
        [Form::default(), Form::faulty_sample(&FIELDS)].map(|form| Profile { form }).into()
    }
}
