//! `/console/settings/logo`: the site's logo, uploaded and taken away.

use rocket::data::{Data, FromData, Outcome};
use rocket::form::Form as Multipart;
use rocket::http::Status;
use rocket::{FromForm, Request, Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::site::logo::{BYTES_MAX, Logo, SIDE_MAX};
use crate::domain::{FieldErrors, Reason};
use crate::services::site::logo::{KEY, replace};
use crate::services::site::site_policy::{ChangeSettingError, in_force, revision};
use crate::texts;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::console::site::settings::parts::Item;
use crate::web::console::site::settings::show::ShownSetting;
use crate::web::console::site::settings::{crumbs, problem_of};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::content_encoding::refuse_packed;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::read_body::declared_length;

pub fn routes() -> Vec<Route> {
    routes![ask, upload, ask_to_remove, remove]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<LogoPage>(), samples_of::<LogoRemove>()].concat()
}

#[get("/console/settings/logo")]
async fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame, state: &State<WebState>) -> Answer {
    answer(form_page(&who, frame, state, &FieldErrors::new(), false).await)
}

#[post("/console/settings/logo", data = "<sent>")]
async fn upload(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    sent: Upload,
) -> Answer {
    let again = async |errors: FieldErrors, changed: bool| {
        answer(
            form_page(&change.who, frame, state, &errors, changed)
                .await
                .map(|page| page.with_status(Status::BadRequest)),
        )
    };
    let logo = match sent.logo.and_then(Logo::parse) {
        Ok(logo) => logo,
        Err(reason) => return again(FieldErrors::one(KEY, reason), false).await,
    };
    match replace(&state.ctx, change.audit_context(), Some(logo), &sent.seen).await {
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
    let (logo, seen) = match in_force_now(frame, state).await {
        Ok((Some(logo), seen)) if logo.is_set => (logo, seen),
        Ok(_) => return see_other("/console/settings/logo"),
        Err(problem) => return problem.into(),
    };
    let context = LogoRemove { logo, crumbs: crumbs(frame), seen };
    console::show(frame, who.account().rights(), Section::Settings, &context).into()
}

#[post("/console/settings/logo/remove", data = "<fields>")]
async fn remove(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    match replace(&state.ctx, change.audit_context(), None, &fields.typed("seen")).await {
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
    let (logo, seen) = in_force_now(frame, state).await?;
    let context = LogoPage {
        logo,
        crumbs: crumbs(frame),
        seen,
        errors: errors.iter().map(|error| texts::field_error(frame.language, error)).collect(),
        changed_meanwhile,
        max_kib: BYTES_MAX / 1024,
        max_side: SIDE_MAX,
    };
    Ok(console::show(frame, who.account().rights(), Section::Settings, &context))
}

/// The logo as it is now, with the revision of its setting.
async fn in_force_now(frame: &Frame, state: &WebState) -> Result<(Option<ShownSetting>, String), Problem> {
    let (policy, settings) = in_force(&state.ctx).await?;
    let logo = Item::find(KEY).and_then(|item| {
        let one = settings.iter().find(|one| one.setting.key == KEY)?;
        Some(ShownSetting::of(frame, item, one))
    });
    Ok((logo, revision(&policy, [KEY])))
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

#[derive(Serialize)]
struct LogoPage {
    logo: Option<ShownSetting>,
    crumbs: Vec<Crumb>,
    seen: String,
    errors: Vec<String>,
    changed_meanwhile: bool,
    max_kib: usize,
    max_side: u32,
}

impl PageContext for LogoPage {
    const TEMPLATE: &'static str = "console/site/logo.html";

    fn samples() -> Vec<Self> {
        let sample = |is_set, errors, changed_meanwhile| LogoPage {
            logo: Some(ShownSetting::sample(KEY, "picture", is_set, "changed")),
            crumbs: Crumb::samples(),
            seen: "S".to_owned(),
            errors,
            changed_meanwhile,
            max_kib: 256,
            max_side: 2048,
        };
        vec![sample(true, vec![], false), sample(false, vec!["First.".to_owned()], true)]
    }
}

#[derive(Serialize)]
struct LogoRemove {
    logo: ShownSetting,
    crumbs: Vec<Crumb>,
    seen: String,
}

impl PageContext for LogoRemove {
    const TEMPLATE: &'static str = "console/site/logo_remove.html";

    fn samples() -> Vec<Self> {
        vec![LogoRemove {
            logo: ShownSetting::sample(KEY, "picture", true, "changed"),
            crumbs: Crumb::samples(),
            seen: "S".to_owned(),
        }]
    }
}
