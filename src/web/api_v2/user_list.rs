//! `/api/v2/user/`, `…/autocomplete/` and `…/search/`: accounts, a page at a time (contract.md A6). The links of a
//! page say where the next begins, so that it costs the same however far it is into the list.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use super::bearer::Bearer;
use super::page::{Places, Window, keyset_answer, ordering};
use super::user::{may_act_for, user};
use crate::domain::manage::account_filter::{StateFilter, parse_search};
use crate::domain::{
    AccountFilter, AccountOrder, Cursor, DisplayName, FieldErrors, Reason, SearchFields, SearchText, SortBy,
    TagId,
};
use crate::services::profile::list_members::list_members;
use crate::services::profile::member::Member;
use crate::store::{Count, ListQuery};
use crate::web::WebState;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;
use crate::web::http::query::Query;

pub fn routes() -> Vec<Route> {
    routes![list, autocomplete, search]
}

/// Accounts that are passed one by one where no link said where to begin: a request must not walk through millions.
const MOST_PASSED: i64 = 100_000;

const ORDERS: [(&str, AccountOrder); 8] = [
    ("id", order(SortBy::Id, false)),
    ("-id", order(SortBy::Id, true)),
    ("username", order(SortBy::Username, false)),
    ("-username", order(SortBy::Username, true)),
    ("real_name", order(SortBy::Name, false)),
    ("-real_name", order(SortBy::Name, true)),
    ("date_joined", order(SortBy::Created, false)),
    ("-date_joined", order(SortBy::Created, true)),
];

const fn order(by: SortBy, descending: bool) -> AccountOrder {
    AccountOrder { by, descending }
}

#[get("/api/v2/user")]
async fn list(bearer: Bearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    page(&bearer, state, &query, &IN_LISTS, user).await
}

/// As little of each as a field that completes what is typed shows.
#[get("/api/v2/user/autocomplete")]
async fn autocomplete(bearer: Bearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    page(&bearer, state, &query, &IN_LISTS, |member, _| hint(member)).await
}

#[get("/api/v2/user/search")]
async fn search(bearer: Bearer, state: &State<WebState>, query: Query) -> Result<Json, Problem> {
    page(&bearer, state, &query, &IN_SEARCHES, user).await
}

/// There are no pictures here; clients of the reference look for one.
fn hint(member: &Member) -> Value {
    json!({
        "id": member.account.id.0,
        "username": member.account.username.as_str(),
        "real_name": member.account.real_name.as_ref().map(DisplayName::as_str),
        "ext_id": member.account.ext_id,
        "avatar": null,
    })
}

/// Names of what is searched for, and where.
type Terms = [(&'static str, SearchFields)];

const USER: &str = "user";

const IN_LISTS: [(&str, SearchFields); 3] = [
    ("search", SearchFields::Names),
    ("username", SearchFields::Username),
    ("real_name", SearchFields::RealName),
];
const IN_SEARCHES: [(&str, SearchFields); 4] =
    [(USER, SearchFields::Names), IN_LISTS[0], IN_LISTS[1], IN_LISTS[2]];

async fn page(
    bearer: &Bearer,
    state: &State<WebState>,
    query: &Query,
    terms: &Terms,
    show: fn(&Member, bool) -> Value,
) -> Result<Json, Problem> {
    let mut errors = FieldErrors::new();
    let window = Window::of(query, &mut errors);
    let order = ordering(query, &ORDERS, &mut errors).unwrap_or(ORDERS[0].1);
    let cursor = errors.keep("cursor", parse_cursor(query, order)).flatten();
    let search = parse_terms(query, terms, &mut errors);
    let tag = errors.keep("tag", query.integer("tag")).flatten().map(TagId);
    if cursor.is_none() && window.offset > MOST_PASSED {
        errors.add("offset", Reason::OutOfRange { min: 0, max: MOST_PASSED.unsigned_abs() });
    }
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let is_admin = bearer.account.rights().admin;
    let seen = if is_admin { StateFilter::Kept } else { StateFilter::Entered };
    let asked = ListQuery {
        filter: AccountFilter { search, state: seen, ..AccountFilter::default() },
        order,
        cursor,
        skip: usize::try_from(window.offset).unwrap_or_default(),
        limit: window.limit as usize,
        counts_all: true,
        now: state.ctx.now(),
    };
    let found = list_members(&state.ctx, asked, tag, is_admin).await?;
    let results: Vec<Value> =
        found.members.iter().map(|member| show(member, may_act_for(bearer, member.account.id))).collect();
    let count = match found.count {
        Count::Exactly(count) => count as i64,
        // So many at least: those who were met, too.
        Count::MoreThan(count) => {
            let met = window.offset.saturating_add(results.len() as i64);
            (count as i64 + 1).max(met.saturating_add(i64::from(found.next.is_some())))
        }
    };
    let origin = state.ctx.public_url(&state.ctx.policy().await?);
    let places = Places { order, previous: found.previous, next: found.next };
    Ok(Json(keyset_answer(query, &origin, window, count, &places, results)))
}

fn parse_cursor(query: &Query, order: AccountOrder) -> Result<Option<Cursor>, Reason> {
    query.text("cursor")?.map(|text| Cursor::parse(text, order).ok_or(Reason::CursorWrong)).transpose()
}

/// `user` passes over the terms for one name; of the others only one may be there.
fn parse_terms(query: &Query, terms: &Terms, errors: &mut FieldErrors) -> Option<SearchText> {
    let mut found: Option<(&str, SearchText)> = None;
    for (name, fields) in terms {
        let text = query.text(name).map(|text| text.map(str::trim).filter(|text| !text.is_empty()));
        let Some(text) = errors.keep(name, text).flatten() else { continue };
        match found {
            None => {
                let search = errors.keep(name, parse_search(text));
                found = search.map(|search| (*name, search.within(*fields)));
            }
            Some((USER, _)) => {}
            Some(_) => errors.add(name, Reason::NotTogether),
        }
    }
    found.map(|(_, search)| search)
}
