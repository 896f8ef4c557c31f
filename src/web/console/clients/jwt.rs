//! `/console/keys/jwt`: a new secret for callers' own JWTs, shown once; the old one works for a while.

use std::time::Duration;

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::Timestamp;
use crate::services::clients::jwt_secret;
use crate::services::clients::jwt_secret::{OVERLAP, RotateError};
use crate::web::WebState;
use crate::web::console::clients::{crumbs, jwt_value};
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::fields::Fields;

const HOUR: u64 = 60 * 60;
/// How long the old secret may go on working, in hours, and the words for it.
const OVERLAPS: [(u64, &str); 5] = [
    (0, "keys-overlap-none"),
    (1, "keys-overlap-hour"),
    (24, "keys-overlap-day"),
    (7 * 24, "keys-overlap-week"),
    (30 * 24, "keys-overlap-month"),
];

pub fn routes() -> Vec<Route> {
    routes![ask, rotate, ask_to_end, end]
}

#[get("/console/keys/jwt?<meanwhile>")]
async fn ask(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    meanwhile: Option<&str>,
) -> Answer {
    let secrets = match jwt_secret::look_at(&state.ctx).await {
        Ok(secrets) => secrets,
        Err(error) => return error.into(),
    };
    let overlaps: Vec<Value> = OVERLAPS
        .iter()
        .map(|(hours, key)| {
            json!({ "hours": hours, "text": frame.text(key), "chosen": hours * HOUR == OVERLAP.as_secs() })
        })
        .collect();
    let content = json!({
        "jwt": jwt_value(secrets),
        "overlaps": overlaps,
        "seen": secrets.made_at.millis(),
        "changed_meanwhile": meanwhile.is_some(),
        "crumbs": crumbs(frame),
    });
    page(frame, who.account().rights(), Section::Keys, "console/clients/jwt_rotate.html", content).into()
}

#[post("/console/keys/jwt", data = "<fields>")]
async fn rotate(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let number = |name: &str| fields.optional_integer(name).ok().flatten();
    let hours = number("overlap").and_then(|hours| u64::try_from(hours).ok());
    let overlap = OVERLAPS.iter().find(|(known, _)| Some(*known) == hours);
    // A page that is sent again, or that is older than the newest secret, makes no further one.
    let (Some((hours, _)), Some(seen)) = (overlap, number("seen").map(Timestamp::from_millis)) else {
        return see_other("/console/keys/jwt");
    };
    let overlap = Duration::from_secs(hours * HOUR);
    let rotated = jwt_secret::rotate(&state.ctx, request_context.by(who.actor()), overlap, Some(seen)).await;
    match rotated {
        Ok(secret) => {
            let ends_at = (*hours > 0).then(|| moment(state.ctx.now().plus(overlap)));
            let content = json!({ "secret": secret, "ends_at": ends_at, "crumbs": crumbs(frame) });
            page(frame, who.account().rights(), Section::Keys, "console/clients/jwt_made.html", content)
                .into()
        }
        Err(RotateError::ChangedMeanwhile) => see_other("/console/keys/jwt?meanwhile=1"),
        Err(RotateError::Service(error)) => error.into(),
    }
}

#[get("/console/keys/jwt/end")]
async fn ask_to_end(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    match jwt_secret::look_at(&state.ctx).await {
        Ok(secrets) if secrets.before.is_some() => {
            let content = json!({ "jwt": jwt_value(secrets), "crumbs": crumbs(frame) });
            page(frame, who.account().rights(), Section::Keys, "console/clients/jwt_end.html", content).into()
        }
        Ok(_) => see_other("/console/keys"),
        Err(error) => error.into(),
    }
}

#[post("/console/keys/jwt/end")]
async fn end(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    request_context: RequestContext,
) -> Answer {
    match jwt_secret::end_before(&state.ctx, request_context.by(who.actor())).await {
        Ok(_) => see_other("/console/keys?done=jwt-ended"),
        Err(error) => error.into(),
    }
}
