//! `/scim/v2/.search`: users and groups in one list, users first; and `/Me`, which no program is.

use rocket::http::Status;
use serde_json::{Map, Value};

use crate::domain::clients::scim::schemas::{GROUP, USER};
use crate::services::clients::scim::commands::Kind;
use crate::services::clients::scim::queries::{Page, Query};
use crate::services::clients::scim::{find_groups, find_users};
use crate::web::WebState;
use crate::web::http::refusal::scim_error;
use crate::web::scim::answer::Answer;
use crate::web::scim::asked::Asked;
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::errors::Failure;
use crate::web::scim::resource::{base, list_answer, shown_page};

pub async fn everything(
    state: &WebState,
    caller: &ScimCaller,
    body: &Map<String, Value>,
) -> Result<Answer, Failure> {
    let asked = Asked::in_body(body)?;
    // A filter may be about what only one of them has.
    let (users, groups) = match (asked.query(&USER), asked.query(&GROUP)) {
        (Err(fault), Err(_)) => return Err(fault.into()),
        (users, groups) => (users.ok(), groups.ok()),
    };
    let start = users.as_ref().or(groups.as_ref()).map_or(1, |query| query.start);
    let base = base(state).await?;
    let (mut total, mut shown) = (0, Vec::new());
    if let Some(query) = users {
        let projection = query.projection.clone();
        let page = find_users::list(&state.ctx, caller.client(), query).await?;
        total += page.total;
        shown = shown_page(&base, Kind::User, page, &projection);
    }
    if let Some(query) = groups {
        let query = Query {
            start: query.start.saturating_sub(total).max(1),
            count: query.count.saturating_sub(shown.len()),
            ..query
        };
        let projection = query.projection.clone();
        let page: Page = find_groups::list(&state.ctx, caller.client(), query).await?;
        total += page.total;
        shown.extend(shown_page(&base, Kind::Group, page, &projection));
    }
    Ok(list_answer(total, start, shown))
}

/// Only a person could be meant (RFC 7644 3.11).
pub fn me() -> Answer {
    let status = Status::NotImplemented;
    Answer::of(status, scim_error(status, None, "an API key is no user"))
}
