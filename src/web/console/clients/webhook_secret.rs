//! `/console/keys/webhooks/<id>/secret` and `…/delete`: a new secret for a webhook, and its end.

use std::time::Duration;

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::security::webhook_secret::WebhookSecret;
use crate::services::clients::webhooks::endpoints;
use crate::services::clients::webhooks::endpoints::SECRET_OVERLAP;
use crate::web::WebState;
use crate::web::console::clients::crumbs;
use crate::web::console::clients::webhook::find;
use crate::web::console::clients::webhook_view::ShownWebhook;
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

const HOUR: u64 = 60 * 60;
/// How long the old secret may go on signing.
const OVERLAPS: [(u64, &str); 4] = [
    (0, "keys-overlap-none"),
    (HOUR, "keys-overlap-hour"),
    (24 * HOUR, "keys-overlap-day"),
    (7 * 24 * HOUR, "keys-overlap-week"),
];

pub fn routes() -> Vec<Route> {
    routes![ask, replace, ask_to_delete, delete]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<WebhookSecretNew>(), samples_of::<WebhookMade>(), samples_of::<WebhookDelete>()].concat()
}

#[get("/console/keys/webhooks/<id>/secret")]
async fn ask(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let found = match find(state, id).await {
        Ok(found) => found,
        Err(problem) => return problem.into(),
    };
    let overlaps = OVERLAPS.map(|(seconds, key)| Overlap {
        seconds,
        text: frame.text(key),
        chosen: seconds == SECRET_OVERLAP.as_secs(),
    });
    let webhook = ShownWebhook::of(frame, &found);
    let crumbs = crumbs_below(frame, &webhook);
    let context = WebhookSecretNew { webhook, overlaps: overlaps.into(), crumbs };
    show(frame, who.account().rights(), Section::Keys, &context).into()
}

#[post("/console/keys/webhooks/<id>/secret", data = "<fields>")]
async fn replace(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let chosen = fields.typed("overlap");
    let known = OVERLAPS.iter().find(|(seconds, _)| seconds.to_string() == chosen);
    let overlap = known.map_or(SECRET_OVERLAP, |(seconds, _)| Duration::from_secs(*seconds));
    match endpoints::replace_secret(&state.ctx, change.audit_context(), id, None, overlap).await {
        Ok(secret) => {
            let ends_at = (!overlap.is_zero()).then(|| moment(state.ctx.now().plus(overlap)));
            made_page(&change.who, frame, id, &secret, Some(ends_at)).into()
        }
        Err(error) => Problem::from(error).into(),
    }
}

/// The secret of a webhook that was just added, or with `replaced` the one that replaces another: when that
/// one stops signing, if it signs at all.
pub(super) fn made_page(
    who: &Administers,
    frame: &Frame,
    id: i64,
    secret: &WebhookSecret,
    replaced: Option<Option<Moment>>,
) -> Page {
    let context = WebhookMade {
        id,
        secret: secret.to_text(),
        is_replaced: replaced.is_some(),
        ends_at: replaced.flatten(),
        crumbs: crumbs(frame),
    };
    show(frame, who.account().rights(), Section::Keys, &context)
}

#[get("/console/keys/webhooks/<id>/delete")]
async fn ask_to_delete(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    match find(state, id).await {
        Ok(found) => {
            let webhook = ShownWebhook::of(frame, &found);
            let context = WebhookDelete { crumbs: crumbs_below(frame, &webhook), webhook };
            show(frame, who.account().rights(), Section::Keys, &context).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/keys/webhooks/<id>/delete")]
async fn delete(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    match endpoints::delete(&state.ctx, change.audit_context(), id).await {
        Ok(()) => see_other("/console/keys?done=webhook-deleted"),
        Err(error) => Problem::from(error).into(),
    }
}

pub(super) fn crumbs_below(frame: &Frame, webhook: &ShownWebhook) -> Vec<Crumb> {
    let mut crumbs = crumbs(frame);
    crumbs.push(Crumb::new(format!("/console/keys/webhooks/{}", webhook.id), webhook.name.clone()));
    crumbs
}

#[derive(Serialize)]
struct WebhookSecretNew {
    webhook: ShownWebhook,
    overlaps: Vec<Overlap>,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
struct Overlap {
    seconds: u64,
    text: String,
    chosen: bool,
}

impl PageContext for WebhookSecretNew {
    const TEMPLATE: &'static str = "console/clients/webhook_secret.html";

    fn samples() -> Vec<Self> {
        let overlap = |seconds, chosen| Overlap { seconds, text: "1 day".to_owned(), chosen };
        [true, false]
            .map(|is_full| WebhookSecretNew {
                webhook: ShownWebhook::sample("active", is_full),
                overlaps: vec![overlap(0, false), overlap(86_400, true)],
                crumbs: Crumb::samples(),
            })
            .into()
    }
}

#[derive(Serialize)]
struct WebhookMade {
    id: i64,
    secret: String,
    is_replaced: bool,
    ends_at: Option<Moment>,
    crumbs: Vec<Crumb>,
}

impl PageContext for WebhookMade {
    const TEMPLATE: &'static str = "console/clients/webhook_made.html";

    fn samples() -> Vec<Self> {
        let sample = |is_replaced, ends_at| WebhookMade {
            id: 1,
            secret: "whsec_1".to_owned(),
            is_replaced,
            ends_at,
            crumbs: Crumb::samples(),
        };
        vec![sample(false, None), sample(true, None), sample(true, Some(Moment::sample()))]
    }
}

#[derive(Serialize)]
struct WebhookDelete {
    webhook: ShownWebhook,
    crumbs: Vec<Crumb>,
}

impl PageContext for WebhookDelete {
    const TEMPLATE: &'static str = "console/clients/webhook_delete.html";

    fn samples() -> Vec<Self> {
        vec![WebhookDelete { webhook: ShownWebhook::sample("active", true), crumbs: Crumb::samples() }]
    }
}
