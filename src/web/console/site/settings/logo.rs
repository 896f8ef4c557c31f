//! `/console/settings/logo`: the site's logo, uploaded and taken away.

use rocket::data::{Data, FromData, Outcome};
use rocket::form::Form as Multipart;
use rocket::http::Status;
use rocket::{FromForm, Request, Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::site::logo::{BYTES_MAX, Logo, SIDE_MAX};
use crate::domain::{FieldErrors, Reason};
use crate::services::site::logo::{KEY, replace};
use crate::services::site::site_policy::{ChangeSettingError, in_force, revision};
use crate::texts;
use crate::web::WebState;
use crate::web::console::site::settings::parts::Item;
use crate::web::console::site::settings::{crumbs, problem_of, show};
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![ask, upload, ask_to_remove, remove]
}

#[get("/console/settings/logo")]
async fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame, state: &State<WebState>) -> Answer {
    answer(form_page(&who, frame, state, &FieldErrors::new(), false).await)
}

#[post("/console/settings/logo", data = "<sent>")]
async fn upload(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    sent: Upload,
) -> Answer {
    let again = async |errors: FieldErrors, changed: bool| {
        answer(
            form_page(&who, frame, state, &errors, changed)
                .await
                .map(|page| page.with_status(Status::BadRequest)),
        )
    };
    let logo = match sent.logo.and_then(Logo::parse) {
        Ok(logo) => logo,
        Err(reason) => return again(FieldErrors::one(KEY, reason), false).await,
    };
    match replace(&state.ctx, request_context.by(who.actor()), Some(logo), &sent.seen).await {
        Ok(()) => see_other("/console/settings?saved=look"),
        Err(ChangeSettingError::ChangedMeanwhile) => again(FieldErrors::new(), true).await,
        Err(error) => problem_of(error).into(),
    }
}

#[get("/console/settings/logo/remove")]
async fn ask_to_remove(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    let content = match content(frame, state).await {
        Ok(content) if content["logo"]["is_set"] == json!(true) => content,
        Ok(_) => return see_other("/console/settings/logo"),
        Err(problem) => return problem.into(),
    };
    page(frame, who.account().rights(), Section::Settings, "console/site/logo_remove.html", content).into()
}

#[post("/console/settings/logo/remove", data = "<fields>")]
async fn remove(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    match replace(&state.ctx, request_context.by(who.actor()), None, &fields.typed("seen")).await {
        Ok(()) => see_other("/console/settings?saved=look"),
        Err(ChangeSettingError::ChangedMeanwhile) => see_other("/console/settings/logo/remove"),
        Err(error) => problem_of(error).into(),
    }
}

fn answer(page: Result<Page, Problem>) -> Answer {
    match page {
        Ok(page) => page.into(),
        Err(problem) => problem.into(),
    }
}

async fn form_page(
    who: &Administers,
    frame: &Frame,
    state: &WebState,
    errors: &FieldErrors,
    changed_meanwhile: bool,
) -> Result<Page, Problem> {
    let mut content = content(frame, state).await?;
    content["errors"] = errors.iter().map(|error| texts::field_error(frame.language, error)).collect();
    content["changed_meanwhile"] = json!(changed_meanwhile);
    content["max_kib"] = json!(BYTES_MAX / 1024);
    content["max_side"] = json!(SIDE_MAX);
    Ok(page(frame, who.account().rights(), Section::Settings, "console/site/logo.html", content))
}

/// The logo as it is now.
async fn content(frame: &Frame, state: &WebState) -> Result<Value, Problem> {
    let (policy, settings) = in_force(&state.ctx).await?;
    let logo = Item::find(KEY).and_then(|item| {
        let one = settings.iter().find(|one| one.setting.key == KEY)?;
        Some(show::row(frame, item, one))
    });
    Ok(json!({ "logo": logo, "crumbs": crumbs(frame), "seen": revision(&policy, [KEY]) }))
}

/// A form with a file, as browsers send one. Of its name and of the type it claims nothing is read.
struct Upload {
    seen: String,
    logo: Result<Vec<u8>, Reason>,
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
        let kind = match Multipart::<Parts<'r>>::from_data(request, data).await {
            Outcome::Success(form) => {
                let logo = form.file.map(<[u8]>::to_vec).ok_or(Reason::Required);
                return Outcome::Success(Upload { seen: form.seen.unwrap_or_default().to_owned(), logo });
            }
            Outcome::Error((status, _)) if status == Status::PayloadTooLarge => Kind::PayloadTooLarge,
            Outcome::Error(_) => Kind::BadRequest,
            Outcome::Forward(_) => Kind::UnsupportedMediaType,
        };
        let problem = Problem::new(kind);
        Outcome::Error((problem.clone().leave(request), problem))
    }
}
