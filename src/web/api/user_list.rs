//! `GET /api/users` and `POST /api/users/search`: everybody, or those who fit (contract.md B4).

use std::io;

use rocket::futures::StreamExt;
use rocket::futures::stream::{BoxStream, once, unfold};
use rocket::http::ContentType;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::caller::Caller;
use super::users::{require, user};
use crate::domain::manage::account_filter::{RoleFilter, parse_search};
use crate::domain::{
    AccountFilter, AccountOrder, ApiRole, EmailAddress, FieldErrors, Reason, Rights, Role, SearchText, SortBy,
};
use crate::services::manage::all_accounts::{self, Pieces};
use crate::services::manage::list_accounts;
use crate::store::{Count, ListQuery};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::http::download::Download;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;
use crate::web::http::query::Query;

pub fn routes() -> Vec<Route> {
    routes![list, search]
}

/// On a page of a search, where nothing else is asked for and at most.
const USUAL_PAGE: i64 = 20;
const LONGEST_PAGE: i64 = 1_000;
/// Accounts before a page of a search: each is passed by itself, and a request must not walk through millions.
const MOST_PASSED: i64 = 100_000;

/// A bare array, made while it is sent.
#[get("/api/users")]
async fn list(caller: Caller, state: &State<WebState>, query: Query) -> Result<Download, Problem> {
    let policy = state.ctx.policy().await?;
    require(&caller.settled(&policy)?, Rights::manages_users)?;
    let mut errors = FieldErrors::new();
    let page = query.number_from(1, "page", &mut errors).unwrap_or(1).unsigned_abs() - 1;
    let per_page = match query.integer("per_page") {
        Ok(None | Some(-1)) => None,
        Ok(Some(number)) if number > 0 => Some(number.unsigned_abs()),
        Ok(Some(_)) => errors.keep("per_page", Err(Reason::NotAnInteger)),
        Err(reason) => errors.keep("per_page", Err(reason)),
    };
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let pieces = match per_page {
        Some(most) => all_accounts::list(&state.ctx, page.saturating_mul(most), Some(most)),
        // All of them are the first page.
        None => all_accounts::list(&state.ctx, 0, (page > 0).then_some(0)),
    };
    Ok(Download::of_pieces(ContentType::JSON, None, written(pieces)))
}

/// The array on its way. What follows an error is never sent.
fn written(pieces: Pieces) -> BoxStream<'static, io::Result<String>> {
    let users = unfold((pieces, false), |(mut pieces, mut has_rows)| async move {
        let cards = match pieces.recv().await? {
            Ok(cards) => cards,
            Err(error) => return Some((Err(io::Error::other(error.to_string())), (pieces, has_rows))),
        };
        let mut text = String::new();
        for card in cards {
            text.push_str(if has_rows { ",\n" } else { "" });
            text.push_str(&user(&card.uuid, &card.display_name, card.email.as_deref()).to_string());
            has_rows = true;
        }
        Some((Ok(text), (pieces, has_rows)))
    });
    let bracket = |text: &'static str| once(async move { Ok(text.to_owned()) });
    bracket("[").chain(users).chain(bracket("]\n")).boxed()
}

#[post("/api/users/search", data = "<fields>")]
async fn search(change: Change<Caller>, state: &State<WebState>, fields: Fields) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    change.who.ensure_settled(&policy)?;
    require(&change.who, Rights::manages_users)?;
    let (filter, order, page) = parse(&fields).map_err(Problem::fields)?;
    let skip = (page.number - 1) * page.length;
    let asked = ListQuery {
        filter,
        order,
        cursor: None,
        skip: usize::try_from(skip).unwrap_or_default(),
        limit: usize::try_from(page.length).unwrap_or_default(),
        counts_all: true,
        now: state.ctx.now(),
    };
    let found = list_accounts::page(&state.ctx, asked).await?;
    let users: Vec<Value> = found
        .accounts
        .iter()
        .map(|account| {
            let email = account.email.as_ref().map(EmailAddress::as_str);
            user(&account.uuid.to_string(), account.display_name(), email)
        })
        .collect();
    let is_last = found.next.is_none();
    let total = match found.count {
        Count::Exactly(count) => count as i64,
        // So many at least: those who were met, too.
        Count::MoreThan(count) => (count as i64 + 1).max(skip + users.len() as i64 + i64::from(!is_last)),
    };
    Ok(Json(json!({
        "users": users,
        "paging": { "currentPage": page.number, "isLastPage": is_last, "totalResultsCount": total },
    })))
}

struct Page {
    number: i64,
    length: i64,
}

fn parse(fields: &Fields) -> Result<(AccountFilter, AccountOrder, Page), FieldErrors> {
    let mut errors = FieldErrors::new();
    let search = fields.nullable_text("userTextSearch").and_then(parse_text);
    let search = errors.keep("userTextSearch", search).flatten();
    let role = errors.keep("role", fields.nullable_text("role").and_then(parse_role)).flatten();
    // There is one realm, and no groups.
    let realm = fields.nullable_text("realm").and_then(|realm| match realm {
        None | Some("internal") => Ok(()),
        Some(_) => Err(Reason::DoesNotExist),
    });
    errors.keep("realm", realm);
    let group = fields.nullable_text("group").and_then(|group| match group {
        None => Ok(()),
        Some(_) => Err(Reason::DoesNotExist),
    });
    errors.keep("group", group);
    let order = parse_order(fields, &mut errors);
    let page = parse_page(fields, &mut errors);
    let filter = AccountFilter { search, role, ..AccountFilter::default() };
    if errors.is_empty() { Ok((filter, order, page)) } else { Err(errors) }
}

/// The reference's asterisks stand for what is found anyway: any part of a name or an address.
fn parse_text(text: Option<&str>) -> Result<Option<SearchText>, Reason> {
    let text = text.unwrap_or_default().trim().trim_matches('*').trim();
    if text.is_empty() { Ok(None) } else { parse_search(text).map(Some) }
}

fn parse_role(role: Option<&str>) -> Result<Option<RoleFilter>, Reason> {
    let Some(role) = role else { return Ok(None) };
    match ApiRole::parse(role) {
        Some(ApiRole::Admin) => Ok(Some(RoleFilter::Role(Role::Admin))),
        Some(ApiRole::UsersAdmin) => Ok(Some(RoleFilter::UsersAdmin)),
        None => Err(Reason::NotAChoice),
    }
}

fn parse_order(fields: &Fields, errors: &mut FieldErrors) -> AccountOrder {
    let sort = errors.keep("sort", fields.part("sort")).flatten().unwrap_or_default();
    let by = sort.nullable_text("criterion").and_then(|criterion| match criterion {
        // All are in one realm, so that it leaves them as their names stand.
        None | Some("NAME" | "REALM") => Ok(SortBy::Name),
        Some("CREATION_DATE") => Ok(SortBy::Created),
        Some("LAST_ACTIVITY_DATE") => Ok(SortBy::Seen),
        Some(_) => Err(Reason::NotAChoice),
    });
    let descending = sort.nullable_text("order").and_then(|order| match order {
        None | Some("ASC") => Ok(false),
        Some("DESC") => Ok(true),
        Some(_) => Err(Reason::NotAChoice),
    });
    AccountOrder {
        by: errors.keep("sort.criterion", by).unwrap_or(SortBy::Name),
        descending: errors.keep("sort.order", descending).unwrap_or_default(),
    }
}

fn parse_page(fields: &Fields, errors: &mut FieldErrors) -> Page {
    let paging = errors.keep("paging", fields.part("paging")).flatten().unwrap_or_default();
    let mut number = |name: &str, usual: i64, most: i64| {
        let given = paging.optional_integer(name).and_then(|given| match given {
            Some(given) if !(1..=most).contains(&given) => {
                Err(Reason::OutOfRange { min: 1, max: most.unsigned_abs() })
            }
            given => Ok(given.unwrap_or(usual)),
        });
        errors.keep(&format!("paging.{name}"), given).unwrap_or(usual)
    };
    let length = number("perPage", USUAL_PAGE, LONGEST_PAGE);
    Page { number: number("page", 1, MOST_PASSED / length + 1), length }
}
