//! `/console/settings`: what an administrator may change, with where each value comes from.

mod colors;
mod history;
mod logo;
pub(in crate::web::console) mod parts;
mod preview;
mod reset;
mod show;
mod upload;

use parts::{PARTS, Part};
use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::site::provenance::Provenance;
use crate::domain::{FieldErrors, SitePolicy};
use crate::services::sign_in::open_session::OpenSession;
use crate::services::site::site_policy::{
    ChangeSettingError, Changes, Seen, SettingInForce, in_force, people_to_ask, revision, save,
};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::console::site::settings::show::{ShownField, ShownPart};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::reached_at::ReachedAt;
use crate::web::guards::session::{IsProven, RecentlyProven};
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::cookies;
use crate::web::http::fields::{Fields, LongFields};
use crate::web::http::headers::HoldsFrame;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    [
        routes![overview, show_part, save_part],
        reset::routes(),
        history::routes(),
        logo::routes(),
        preview::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        samples_of::<Settings>(),
        samples_of::<SettingsPart<'_>>(),
        reset::samples(),
        history::samples(),
        logo::samples(),
        preview::samples(),
    ]
    .concat()
}

#[get("/console/settings?<saved>&<asked>")]
async fn overview(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    saved: Option<&str>,
    asked: Option<u64>,
) -> Answer {
    let (_, settings) = match in_force(&state.ctx).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let context = Settings {
        parts: PARTS.iter().map(|part| ShownPart::of(frame, part, &settings)).collect(),
        saved: saved.and_then(Part::find).map(|part| frame.text(part.title)),
        asked,
    };
    console::show(frame, who.account().rights(), Section::Settings, &context).into()
}

#[get("/console/settings/<slug>")]
async fn show_part(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    slug: &str,
) -> HoldsFrame<Answer> {
    let Some(part) = Part::find(slug) else { return HoldsFrame(Problem::new(Kind::NotFound).into()) };
    let form = Form { part, typed: None, errors: &FieldErrors::new(), notice: None };
    HoldsFrame(match form.page(&who, frame, state).await {
        Ok(page) => page.into(),
        Err(problem) => problem.into(),
    })
}

#[post("/console/settings/<slug>", data = "<fields>")]
#[expect(clippy::too_many_arguments, reason = "guards say who may do it")]
async fn save_part(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    here: ReachedAt,
    slug: &str,
    fields: LongFields,
) -> HoldsFrame<Answer> {
    HoldsFrame(save_typed(change, proven, frame, state, jar, here, slug, fields).await)
}

#[expect(clippy::too_many_arguments, reason = "what the guards have found")]
async fn save_typed(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &WebState,
    jar: &CookieJar<'_>,
    here: ReachedAt,
    slug: &str,
    LongFields(fields): LongFields,
) -> Answer {
    let Some(part) = Part::find(slug) else { return Problem::new(Kind::NotFound).into() };
    let mut form = Form { part, typed: Some(&fields), errors: &FieldErrors::new(), notice: None };
    // What was typed must not be lost, long texts least of all.
    if !proven.0 {
        form.notice = Some(Notice::ProofNeeded);
        return form.again(&change.who, frame, state, Status::Forbidden).await;
    }
    let changes = match changes_in(frame, state, part, &fields).await {
        Ok(changes) => changes,
        Err(problem) => return problem.into(),
    };
    // One that is held from outside is refused where it is saved.
    let is_held = state.ctx.site.public_url.is_some();
    if let Some(url) = new_public_url(&changes).filter(|_| !is_held)
        && !here.is(&url)
        && fields.optional_text("sure_of") != Ok(Some(url.as_str()))
    {
        form.notice = Some(Notice::Elsewhere(url));
        return form.again(&change.who, frame, state, Status::Conflict).await;
    }
    let asks_anew = changes.values.iter().any(|(key, _)| *key == "privacy.version");
    match save(&state.ctx, change.audit_context(), changes).await {
        Ok(policy) => {
            follow_public_url(state, jar, &policy, &change.who.session);
            saved(state, part, asks_anew).await
        }
        Err(ChangeSettingError::Fields(errors)) => {
            form.errors = &errors;
            form.again(&change.who, frame, state, Status::BadRequest).await
        }
        Err(ChangeSettingError::ChangedMeanwhile) => {
            form.notice = Some(Notice::ChangedMeanwhile);
            form.again(&change.who, frame, state, Status::BadRequest).await
        }
        Err(error) => problem_of(error).into(),
    }
}

/// The public URL as it would be stored. One that cannot be is refused where it is saved.
fn new_public_url(changes: &Changes) -> Option<String> {
    let (key, text) = changes.values.iter().find(|(key, _)| *key == "site.public_url")?;
    let mut policy = SitePolicy::default();
    policy.set(key, text).ok()?;
    policy.public_url
}

/// The names of the cookies follow at once; the session of whoever changed the URL goes on.
fn follow_public_url(state: &WebState, jar: &CookieJar<'_>, policy: &SitePolicy, session: &OpenSession) {
    let was_https = state.is_https();
    state.note_public_url(&state.ctx.public_url(policy));
    if state.is_https() != was_https {
        cookies::carry_session_over(jar, state, session.remembered);
    }
}

async fn saved(state: &WebState, part: &Part, asks_anew: bool) -> Answer {
    if !asks_anew {
        return see_other(format!("/console/settings?saved={}", part.slug));
    }
    match people_to_ask(&state.ctx).await {
        Ok(people) => see_other(format!("/console/settings?saved={}&asked={people}", part.slug)),
        Err(error) => error.into(),
    }
}

/// The values that differ from those in force. One that is held from outside counts when it was sent
/// at all: no form of ours sends it.
async fn changes_in(
    frame: &Frame,
    state: &WebState,
    part: &Part,
    fields: &Fields,
) -> Result<Changes, Problem> {
    let (_, settings) = in_force(&state.ctx).await?;
    let mut values = Vec::new();
    let mut errors = FieldErrors::new();
    for (item, one) in part
        .items
        .iter()
        .filter_map(|item| settings.iter().find(|one| one.setting.key == item.key).map(|one| (item, one)))
    {
        if let Some(Some(text)) = errors.keep(item.key, fields.optional_text(item.key)) {
            // What is shown where nothing is set is no value of its own.
            let is_shown = show::default_in_form(frame, item)
                .is_some_and(|shown| shown.trim() == text.replace("\r\n", "\n").trim());
            let text = if is_shown { "" } else { text };
            if is_held(one) || differs(one, text) {
                values.push((item.key, text.to_owned()));
            }
        }
    }
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let seen = fields.optional_text("seen").ok().flatten().unwrap_or_default().to_owned();
    Ok(Changes { values, seen: Some(Seen { keys: part.keys(), revision: seen }) })
}

fn is_held(one: &SettingInForce) -> bool {
    matches!(one.provenance, Provenance::Held(_))
}

/// A form sends every value, and most as they were. One that says the default is no value of its own.
fn differs(one: &SettingInForce, text: &str) -> bool {
    let mut policy = SitePolicy::default();
    match one.setting.put(&mut policy, text) {
        Ok(()) => one.setting.of(&policy) != one.value,
        Err(_) => true,
    }
}

/// The way back to all settings.
fn crumbs(frame: &Frame) -> Vec<Crumb> {
    vec![Crumb::new("/console/settings", frame.text(Section::Settings.text_key()))]
}

/// What is left once a form has had its chance to show it.
pub(in crate::web::console) fn problem_of(error: ChangeSettingError) -> Problem {
    match error {
        ChangeSettingError::Held { .. } | ChangeSettingError::OnlyUploaded { .. } => {
            Problem::new(Kind::PermissionDenied)
        }
        ChangeSettingError::Service(error) => error.into(),
        ChangeSettingError::Policy(_)
        | ChangeSettingError::Fields(_)
        | ChangeSettingError::ChangedMeanwhile => Problem::new(Kind::BadRequest),
    }
}

#[derive(Debug)]
enum Notice {
    ProofNeeded,
    ChangedMeanwhile,
    /// The public URL is not where this browser is: mistyped, it would let nobody sign in again.
    Elsewhere(String),
}

/// The page of one part, with what was typed into it.
struct Form<'f> {
    part: &'static Part,
    typed: Option<&'f Fields>,
    errors: &'f FieldErrors,
    notice: Option<Notice>,
}

impl Form<'_> {
    async fn again(&self, who: &Administers, frame: &Frame, state: &WebState, status: Status) -> Answer {
        match self.page(who, frame, state).await {
            Ok(page) => page.with_status(status).into(),
            Err(problem) => problem.into(),
        }
    }

    async fn page(&self, who: &Administers, frame: &Frame, state: &WebState) -> Result<Page, Problem> {
        let (policy, settings) = in_force(&state.ctx).await?;
        let people = match self.part.slug {
            "privacy" => Some(people_to_ask(&state.ctx).await?),
            _ => None,
        };
        let context = SettingsPart {
            slug: self.part.slug,
            heading: frame.text(self.part.title),
            lead: frame.text(self.part.lead),
            fields: show::rows(self.part, &settings)
                .map(|(item, one)| ShownField::of(frame, item, one, self.typed, self.errors))
                .collect(),
            seen: revision(&policy, self.part.keys()),
            people,
            proof_needed: matches!(self.notice, Some(Notice::ProofNeeded)),
            changed_meanwhile: matches!(self.notice, Some(Notice::ChangedMeanwhile)),
            elsewhere: match &self.notice {
                Some(Notice::Elsewhere(url)) => Some(url.as_str()),
                _ => None,
            },
            form: FormState { errors: !self.errors.is_empty() },
            crumbs: crumbs(frame),
        };
        Ok(console::show(frame, who.account().rights(), Section::Settings, &context))
    }
}

#[derive(Serialize)]
struct Settings {
    parts: Vec<ShownPart>,
    /// The part that was saved last.
    saved: Option<String>,
    /// How many people are asked for their agreement anew.
    asked: Option<u64>,
}

impl PageContext for Settings {
    const TEMPLATE: &'static str = "console/site/settings.html";

    fn samples() -> Vec<Self> {
        let parts = vec![ShownPart::sample("site", false), ShownPart::sample("mail", true)];
        vec![
            Settings { parts, saved: None, asked: None },
            Settings { parts: vec![], saved: Some("Site".to_owned()), asked: Some(3) },
        ]
    }
}

#[derive(Serialize)]
struct SettingsPart<'a> {
    slug: &'static str,
    heading: String,
    lead: String,
    fields: Vec<ShownField>,
    /// What the page shows is compared with what is in force when it is sent.
    seen: String,
    people: Option<u64>,
    proof_needed: bool,
    changed_meanwhile: bool,
    elsewhere: Option<&'a str>,
    form: FormState,
    crumbs: Vec<Crumb>,
}

/// For the page's title.
#[derive(Serialize)]
struct FormState {
    errors: bool,
}

impl PageContext for SettingsPart<'_> {
    const TEMPLATE: &'static str = "console/site/settings_part.html";

    fn samples() -> Vec<Self> {
        let sample = |source, errors| SettingsPart {
            slug: "site",
            heading: "Site".to_owned(),
            lead: "Words.".to_owned(),
            fields: ShownField::samples(source, errors),
            seen: "S".to_owned(),
            people: None,
            proof_needed: false,
            changed_meanwhile: false,
            elsewhere: None,
            form: FormState { errors },
            crumbs: Crumb::samples(),
        };
        vec![
            SettingsPart { people: Some(2), ..sample("default", false) },
            SettingsPart { changed_meanwhile: true, ..sample("changed", true) },
            SettingsPart { proof_needed: true, ..sample("held", false) },
            SettingsPart { elsewhere: Some("https://join.example.org"), ..sample("changed", false) },
        ]
    }
}
