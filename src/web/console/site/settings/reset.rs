//! `/console/settings/default`: one setting back to its default, after a look at what that is.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::services::site::site_policy::{ChangeSettingError, Changes, Seen, in_force, revision, save};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::console::site::settings::parts::{Item, Part};
use crate::web::console::site::settings::show::ShownSetting;
use crate::web::console::site::settings::{crumbs, follow_public_url, problem_of, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;

pub fn routes() -> Vec<Route> {
    routes![ask, reset]
}

pub fn samples() -> Vec<Content> {
    samples_of::<SettingsDefault>()
}

#[get("/console/settings/default?<key>")]
async fn ask(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    key: Option<&str>,
) -> Answer {
    // Without a key, somebody comes back from proving who they are, to a form that was not sent.
    let Some((item, part)) = key.and_then(|key| Some((Item::find(key)?, Part::of(key)?))) else {
        return see_other("/console/settings");
    };
    let (policy, settings) = match in_force(&state.ctx).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let Some(one) = settings.iter().find(|one| one.setting.key == item.key) else {
        return see_other("/console/settings");
    };
    let context = SettingsDefault {
        setting: ShownSetting::of(frame, item, one),
        default: show::in_words(frame, item, &show::default_of(item)),
        part: NamedPart { slug: part.slug, title: frame.text(part.title) },
        crumbs: crumbs(frame),
        seen: revision(&policy, [item.key]),
    };
    console::show(frame, who.account().rights(), Section::Settings, &context).into()
}

#[post("/console/settings/default", data = "<fields>")]
async fn reset(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    jar: &rocket::http::CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let key = fields.typed("key");
    let Some((item, part)) = Item::find(&key).zip(Part::of(&key)) else {
        return see_other("/console/settings");
    };
    let changes = Changes {
        values: vec![(item.key, String::new())],
        seen: Some(Seen { keys: vec![item.key], revision: fields.typed("seen") }),
    };
    match save(&state.ctx, change.audit_context(), changes).await {
        Ok(policy) => {
            follow_public_url(state, jar, &policy, &change.who.session);
            see_other(format!("/console/settings?saved={}", part.slug))
        }
        // The page shows what it is now.
        Err(ChangeSettingError::ChangedMeanwhile) => {
            see_other(format!("/console/settings/default?key={}", item.key))
        }
        Err(error) => problem_of(error).into(),
    }
}

#[derive(Serialize)]
struct SettingsDefault {
    setting: ShownSetting,
    default: String,
    part: NamedPart,
    crumbs: Vec<Crumb>,
    seen: String,
}

#[derive(Serialize)]
struct NamedPart {
    slug: &'static str,
    title: String,
}

impl PageContext for SettingsDefault {
    const TEMPLATE: &'static str = "console/site/settings_default.html";

    fn samples() -> Vec<Self> {
        ["changed", "default"]
            .map(|source| SettingsDefault {
                setting: ShownSetting::sample("site.name", "line", true, source),
                default: "none".to_owned(),
                part: NamedPart { slug: "site", title: "Site".to_owned() },
                crumbs: Crumb::samples(),
                seen: "S".to_owned(),
            })
            .into()
    }
}
