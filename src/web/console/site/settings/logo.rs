//! `/console/settings/logo` and `/console/settings/dark-logo`: the site's logo, and the one in its place on
//! dark pages, each uploaded and taken away.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::FieldErrors;
use crate::domain::site::logo::{BYTES_MAX, Logo, SIDE_MAX};
use crate::mail::inline_logo;
use crate::services::site::logo::{DARK_KEY, KEY, replace};
use crate::services::site::site_policy::{ChangeSettingError, in_force, revision};
use crate::texts;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::console::site::settings::parts::Item;
use crate::web::console::site::settings::show::ShownSetting;
use crate::web::console::site::settings::upload::Upload;
use crate::web::console::site::settings::{crumbs, problem_of};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::headers::HoldsFrame;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![ask, upload, ask_to_remove, remove, ask_dark, upload_dark, ask_to_remove_dark, remove_dark]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<LogoPage>(), samples_of::<LogoRemove>()].concat()
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Which {
    key: &'static str,
    path: &'static str,
    title: &'static str,
    lead: &'static str,
    removed: &'static str,
    upload: &'static str,
    remove: &'static str,
}

const LIGHT: Which = Which {
    key: KEY,
    path: "/console/settings/logo",
    title: "settings-logo",
    lead: "settings-logo-lead",
    removed: "settings-logo-remove-text",
    upload: "settings-logo-upload",
    remove: "settings-logo-remove",
};
const DARK: Which = Which {
    key: DARK_KEY,
    path: "/console/settings/dark-logo",
    title: "settings-dark-logo",
    lead: "settings-dark-logo-lead",
    removed: "settings-dark-logo-remove-text",
    upload: "settings-dark-logo-upload",
    remove: "settings-dark-logo-remove",
};

#[get("/console/settings/logo")]
async fn ask(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> HoldsFrame<Answer> {
    ask_for(LIGHT, &who, frame, state).await
}

#[get("/console/settings/dark-logo")]
async fn ask_dark(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> HoldsFrame<Answer> {
    ask_for(DARK, &who, frame, state).await
}

#[post("/console/settings/logo", data = "<sent>")]
async fn upload(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    sent: Upload,
) -> HoldsFrame<Answer> {
    take(LIGHT, change, frame, state, sent).await
}

#[post("/console/settings/dark-logo", data = "<sent>")]
async fn upload_dark(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    sent: Upload,
) -> HoldsFrame<Answer> {
    take(DARK, change, frame, state, sent).await
}

#[get("/console/settings/logo/remove")]
async fn ask_to_remove(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    ask_to_take_away(LIGHT, &who, frame, state).await
}

#[get("/console/settings/dark-logo/remove")]
async fn ask_to_remove_dark(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    ask_to_take_away(DARK, &who, frame, state).await
}

#[post("/console/settings/logo/remove", data = "<fields>")]
async fn remove(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    take_away(LIGHT, change, state, &fields).await
}

#[post("/console/settings/dark-logo/remove", data = "<fields>")]
async fn remove_dark(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    take_away(DARK, change, state, &fields).await
}

async fn ask_for(which: Which, who: &Administers, frame: &Frame, state: &WebState) -> HoldsFrame<Answer> {
    HoldsFrame(answer(form_page(which, who, frame, state, &FieldErrors::new(), false).await))
}

async fn take(
    which: Which,
    change: Change<Administers>,
    frame: &Frame,
    state: &WebState,
    sent: Upload,
) -> HoldsFrame<Answer> {
    let again = async |errors: FieldErrors, changed: bool| {
        let page = form_page(which, &change.who, frame, state, &errors, changed).await;
        HoldsFrame(answer(page.map(|page| page.with_status(Status::BadRequest))))
    };
    let logo = match sent.logo.and_then(Logo::parse) {
        Ok(logo) => logo,
        Err(reason) => return again(FieldErrors::one(which.key, reason), false).await,
    };
    match replace(&state.ctx, change.audit_context(), which.key, Some(logo), &sent.seen).await {
        Ok(()) => HoldsFrame(see_other("/console/settings?saved=look")),
        Err(ChangeSettingError::ChangedMeanwhile) => again(FieldErrors::new(), true).await,
        Err(error) => HoldsFrame(problem_of(error).into()),
    }
}

async fn ask_to_take_away(which: Which, who: &Administers, frame: &Frame, state: &WebState) -> Answer {
    let (logo, seen) = match in_force_now(which, frame, state).await {
        Ok((Some(logo), seen)) if logo.is_set => (logo, seen),
        Ok(_) => return see_other(which.path),
        Err(problem) => return problem.into(),
    };
    let context = LogoRemove { which: ShownWhich::of(which, frame), logo, crumbs: crumbs(frame), seen };
    console::show(frame, who.account().rights(), Section::Settings, &context).into()
}

async fn take_away(which: Which, change: Change<Administers>, state: &WebState, fields: &Fields) -> Answer {
    match replace(&state.ctx, change.audit_context(), which.key, None, &fields.typed("seen")).await {
        Ok(()) => see_other("/console/settings?saved=look"),
        Err(ChangeSettingError::ChangedMeanwhile) => see_other(format!("{}/remove", which.path)),
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
    which: Which,
    who: &Administers,
    frame: &Frame,
    state: &WebState,
    errors: &FieldErrors,
    changed_meanwhile: bool,
) -> Result<Page, Problem> {
    let (logo, seen) = in_force_now(which, frame, state).await?;
    let context = LogoPage {
        which: ShownWhich::of(which, frame),
        logo,
        crumbs: crumbs(frame),
        seen,
        errors: errors.iter().map(|error| texts::field_error(frame.language, error)).collect(),
        changed_meanwhile,
        max_kib: BYTES_MAX / 1024,
        max_side: SIDE_MAX,
        mail_kib: inline_logo::BYTES_MAX / 1024,
    };
    Ok(console::show(frame, who.account().rights(), Section::Settings, &context))
}

/// The logo as it is now, with the revision of its setting.
async fn in_force_now(
    which: Which,
    frame: &Frame,
    state: &WebState,
) -> Result<(Option<ShownSetting>, String), Problem> {
    let (policy, settings) = in_force(&state.ctx).await?;
    let logo = Item::find(which.key).and_then(|item| {
        let one = settings.iter().find(|one| one.setting.key == which.key)?;
        Some(ShownSetting::of(frame, item, one))
    });
    Ok((logo, revision(&policy, [which.key])))
}

/// Its texts, and where it is changed.
#[derive(Serialize)]
struct ShownWhich {
    path: &'static str,
    is_dark: bool,
    title: String,
    lead: String,
    removed: String,
    upload: String,
    remove: String,
}

impl ShownWhich {
    fn of(which: Which, frame: &Frame) -> Self {
        Self {
            path: which.path,
            is_dark: which.key == DARK_KEY,
            title: frame.text(which.title),
            lead: frame.text(which.lead),
            removed: frame.text(which.removed),
            upload: frame.text(which.upload),
            remove: frame.text(which.remove),
        }
    }

    fn sample(is_dark: bool) -> Self {
        let word = || "Logo".to_owned();
        Self {
            path: if is_dark { DARK.path } else { LIGHT.path },
            is_dark,
            title: word(),
            lead: word(),
            removed: word(),
            upload: word(),
            remove: word(),
        }
    }
}

#[derive(Serialize)]
struct LogoPage {
    which: ShownWhich,
    logo: Option<ShownSetting>,
    crumbs: Vec<Crumb>,
    seen: String,
    errors: Vec<String>,
    changed_meanwhile: bool,
    max_kib: usize,
    max_side: u32,
    mail_kib: usize,
}

impl PageContext for LogoPage {
    const TEMPLATE: &'static str = "console/site/logo.html";

    fn samples() -> Vec<Self> {
        let sample = |is_set: bool, errors, changed_meanwhile| LogoPage {
            which: ShownWhich::sample(!is_set),
            logo: Some(ShownSetting::sample(KEY, "picture", is_set, "changed")),
            crumbs: Crumb::samples(),
            seen: "S".to_owned(),
            errors,
            changed_meanwhile,
            max_kib: 256,
            max_side: 2048,
            mail_kib: 100,
        };
        vec![sample(true, vec![], false), sample(false, vec!["First.".to_owned()], true)]
    }
}

#[derive(Serialize)]
struct LogoRemove {
    which: ShownWhich,
    logo: ShownSetting,
    crumbs: Vec<Crumb>,
    seen: String,
}

impl PageContext for LogoRemove {
    const TEMPLATE: &'static str = "console/site/logo_remove.html";

    fn samples() -> Vec<Self> {
        vec![LogoRemove {
            which: ShownWhich::sample(true),
            logo: ShownSetting::sample(KEY, "picture", true, "changed"),
            crumbs: Crumb::samples(),
            seen: "S".to_owned(),
        }]
    }
}
