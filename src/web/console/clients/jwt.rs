//! `/console/keys/jwt`: a new secret for callers' own JWTs, shown once; the old one works for a while.

use std::time::Duration;

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::Timestamp;
use crate::services::clients::jwt_secret;
use crate::services::clients::jwt_secret::{OVERLAP, RotateError};
use crate::web::WebState;
use crate::web::console::clients::{JwtSecrets, crumbs};
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
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

pub fn samples() -> Vec<Content> {
    [samples_of::<JwtRotate>(), samples_of::<JwtMade>(), samples_of::<JwtEnd>()].concat()
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
    let context = JwtRotate {
        jwt: JwtSecrets::of(secrets),
        overlaps: overlaps(|key| frame.text(key)),
        seen: secrets.made_at.millis(),
        changed_meanwhile: meanwhile.is_some(),
        crumbs: crumbs(frame),
    };
    show(frame, who.account().rights(), Section::Keys, &context).into()
}

#[post("/console/keys/jwt", data = "<fields>")]
async fn rotate(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
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
    let rotated = jwt_secret::rotate(&state.ctx, change.audit_context(), overlap, Some(seen)).await;
    match rotated {
        Ok(secret) => {
            let ends_at = (*hours > 0).then(|| moment(state.ctx.now().plus(overlap)));
            let context = JwtMade { secret, ends_at, crumbs: crumbs(frame) };
            show(frame, change.who.account().rights(), Section::Keys, &context).into()
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
            let context = JwtEnd { jwt: JwtSecrets::of(secrets), crumbs: crumbs(frame) };
            show(frame, who.account().rights(), Section::Keys, &context).into()
        }
        Ok(_) => see_other("/console/keys"),
        Err(error) => error.into(),
    }
}

#[post("/console/keys/jwt/end")]
async fn end(change: Change<Administers>, _proven: RecentlyProven, state: &State<WebState>) -> Answer {
    match jwt_secret::end_before(&state.ctx, change.audit_context()).await {
        Ok(_) => see_other("/console/keys?done=jwt-ended"),
        Err(error) => error.into(),
    }
}

fn overlaps(text: impl Fn(&str) -> String) -> Vec<Overlap> {
    OVERLAPS
        .iter()
        .map(|(hours, key)| Overlap {
            hours: *hours,
            text: text(key),
            chosen: hours * HOUR == OVERLAP.as_secs(),
        })
        .collect()
}

#[derive(Serialize)]
struct Overlap {
    hours: u64,
    text: String,
    chosen: bool,
}

#[derive(Serialize)]
struct JwtRotate {
    jwt: JwtSecrets,
    overlaps: Vec<Overlap>,
    /// When the secret was made that the page shows.
    seen: i64,
    changed_meanwhile: bool,
    crumbs: Vec<Crumb>,
}

impl PageContext for JwtRotate {
    const TEMPLATE: &'static str = "console/clients/jwt_rotate.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|is_second| JwtRotate {
                jwt: JwtSecrets::sample(is_second),
                overlaps: overlaps(|_| "Some time".to_owned()),
                seen: 1,
                changed_meanwhile: is_second,
                crumbs: Crumb::samples(),
            })
            .into()
    }
}

#[derive(Serialize)]
struct JwtMade {
    secret: String,
    ends_at: Option<Moment>,
    crumbs: Vec<Crumb>,
}

impl PageContext for JwtMade {
    const TEMPLATE: &'static str = "console/clients/jwt_made.html";

    fn samples() -> Vec<Self> {
        [Some(Moment::sample()), None]
            .map(|ends_at| JwtMade { secret: "S".to_owned(), ends_at, crumbs: Crumb::samples() })
            .into()
    }
}

#[derive(Serialize)]
struct JwtEnd {
    jwt: JwtSecrets,
    crumbs: Vec<Crumb>,
}

impl PageContext for JwtEnd {
    const TEMPLATE: &'static str = "console/clients/jwt_end.html";

    fn samples() -> Vec<Self> {
        vec![JwtEnd { jwt: JwtSecrets::sample(true), crumbs: Crumb::samples() }]
    }
}
