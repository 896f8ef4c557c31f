//! `/console/accounts`: the list, its filter, its order and its columns.

use rocket::http::uri::Origin;
use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use crate::domain::manage::account_filter::FILTER_FIELDS;
use crate::domain::manage::account_view::query_of;
use crate::domain::{
    AccountFilter, AccountOrder, AccountState, AccountView, BulkAction, Column, Cursor, FieldErrors, Rights,
    Role, SortBy,
};
use crate::services::manage::list_accounts::{Listing, list};
use crate::store::Count;
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::console::manage::account_row::row;
use crate::web::console::manage::account_texts as words;
use crate::web::console::{Section, page};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![show]
}

/// Where the list is.
pub const PATH: &str = "/console/accounts";

#[get("/console/accounts")]
async fn show(who: ManagesUsers, state: &State<WebState>, frame: &Frame, uri: &Origin<'_>) -> Answer {
    let query = uri.query().map(|query| query.as_str()).unwrap_or_default();
    let view = match AccountView::parse(query) {
        Ok(view) => view,
        Err(errors) => return faulty(frame, who.rights(), query, &errors).await,
    };
    let typed = value_of(query, "at");
    let cursor = typed.as_deref().and_then(|text| Cursor::parse(text, view.order));
    let is_cursor_lost = typed.is_some() && cursor.is_none();
    let listing = match list(&state.ctx, &view, cursor).await {
        Ok(listing) => listing,
        Err(error) => return error.into(),
    };
    let mut content = content(frame, &view, &listing);
    content["is_cursor_lost"] = json!(is_cursor_lost);
    let is_later = typed.is_some() && !is_cursor_lost;
    content["back_to_first"] = json!(if is_later { path_with(&view.query()) } else { String::new() });
    content["is_later_page"] = json!(is_later);
    content["saved_now"] = json!(value_of(query, "saved").is_some());
    let mut form = form_of(query);
    if listing.is_tag_unknown {
        let unknown = FieldErrors::one("tag", crate::domain::Reason::NoSuchTag);
        form = form.with_errors(&unknown, frame.language);
    }
    content["form"] = json!(form);
    page(frame, who.rights(), Section::Accounts, "console/manage/accounts.html", content).into()
}

/// The form with what is wrong in it, and no list: one of something else would mislead.
async fn faulty(frame: &Frame, rights: Rights, query: &str, errors: &FieldErrors) -> Answer {
    let mut content = json!({ "rows": [], "faulty": true, "saved": [], "tags": [], "columns": [] });
    let view = AccountView::default();
    choices(frame, &view, &mut content);
    content["clear_path"] = json!(PATH);
    content["form"] = json!(form_of(query).with_errors(errors, frame.language));
    page(frame, rights, Section::Accounts, "console/manage/accounts.html", content).into()
}

fn content(frame: &Frame, view: &AccountView, listing: &Listing) -> Value {
    let rows: Vec<Value> = listing
        .page
        .accounts
        .iter()
        .map(|account| row(frame, account, listing.tags.get(&account.id.0)))
        .collect();
    let filter_query = query_of(&view.filter.pairs());
    let mut content = json!({
        "rows": rows,
        "faulty": false,
        "count": count_text(frame, listing.page.count),
        "count_known": matches!(listing.page.count, Count::Exactly(_)),
        "is_cut_short": listing.page.is_cut_short,
        "is_desk_empty": listing.is_desk_empty,
        "clear_path": if view.filter.is_empty() { "" } else { PATH },
        "actions": BulkAction::NAMES.map(|name| json!({ "value": name, "text": frame.text(words::action(name).title) })),
        "is_filtered": !view.filter.is_empty(),
        "query": view.query(),
        "filter_query": filter_query,
        "filter_pairs": view.filter.pairs(),
        "tags": listing.suggested_tags.iter().map(|tag| tag.tag.traits.name.as_str()).collect::<Vec<_>>(),
        "saved": listing.saved.iter().map(|saved| json!({
            "id": saved.id.0,
            "name": saved.name.as_str(),
            "path": path_with(&saved.query),
            "current": saved.query == view.query(),
        })).collect::<Vec<_>>(),
        "columns": view.columns.iter().map(|column| column_head(frame, view, *column)).collect::<Vec<_>>(),
        "name_head": head(frame, view, "accounts-column-name", Some(SortBy::Name)),
        "previous": listing.page.previous.as_ref().map(|cursor| at(view, cursor)),
        "next": listing.page.next.as_ref().map(|cursor| at(view, cursor)),
        "first": path_with(&view.query()),
        "export": format!("/console/accounts/export?{filter_query}"),
    });
    choices(frame, view, &mut content);
    content
}

/// What can be chosen in the form.
fn choices(frame: &Frame, view: &AccountView, content: &mut Value) {
    let option = |value: &str, key: &str| json!({ "value": value, "text": frame.text(key) });
    let states = AccountState::ALL.map(|state| option(state.as_str(), words::state(state)));
    let roles = Role::ALL.map(|role| option(role.as_str(), words::role(role)));
    let orders: Vec<Value> = SortBy::ALL
        .into_iter()
        .flat_map(|by| {
            [by.descends_first(), !by.descends_first()].map(|descending| AccountOrder { by, descending })
        })
        .map(|order| option(&order.text(), words::order(order)))
        .collect();
    content["states"] = json!([&states[..], &[option("any", "accounts-state-any")]].concat());
    content["roles"] = json!(
        [
            &roles[..],
            &[option("users_admin", "accounts-role-users-admin"), option("none", "accounts-role-none")]
        ]
        .concat()
    );
    content["orders"] = json!(orders);
    content["order"] = json!(view.order.text());
    content["yes_no"] = json!([option("yes", "accounts-yes"), option("no", "accounts-no")]);
    content["nevers"] = json!([option("never", "accounts-seen-never")]);
    content["only_yes"] = json!([option("yes", "accounts-locked-now")]);
    content["all_columns"] = Column::ALL
        .iter()
        .map(|column| {
            json!({ "name": column.name(), "text": frame.text(words::column(*column)),
                    "shown": view.columns.contains(column) })
        })
        .collect();
}

fn column_head(frame: &Frame, view: &AccountView, column: Column) -> Value {
    let by = match column {
        Column::Username => Some(SortBy::Username),
        Column::Address => Some(SortBy::Address),
        Column::Created => Some(SortBy::Created),
        Column::Seen => Some(SortBy::Seen),
        Column::Id => Some(SortBy::Id),
        _ => None,
    };
    let mut head = head(frame, view, words::column(column), by);
    head["name"] = json!(column.name());
    head
}

/// A column's head; one to sort by leads to the list in its order, or turned round.
fn head(frame: &Frame, view: &AccountView, key: &str, by: Option<SortBy>) -> Value {
    let mut head = json!({ "text": frame.text(key) });
    if let Some(by) = by {
        let is_current = view.order.by == by;
        let descending = if is_current { !view.order.descending } else { by.descends_first() };
        let turned = AccountView { order: AccountOrder { by, descending }, ..view.clone() };
        head["path"] = json!(path_with(&turned.query()));
        head["direction"] = json!(match (is_current, view.order.descending) {
            (true, true) => "descending",
            (true, false) => "ascending",
            (false, _) => "",
        });
    }
    head
}

pub fn count_text(frame: &Frame, count: Count) -> String {
    let (key, number) = match count {
        Count::Exactly(number) => ("accounts-count", number),
        Count::MoreThan(0) => ("accounts-count-unknown", 0),
        Count::MoreThan(number) => ("accounts-count-more", number),
    };
    text_with(frame.language, key, &numbers(&[("count", i64::try_from(number).unwrap_or(i64::MAX))]))
}

/// The way back from a page below the list.
pub fn crumbs(frame: &Frame) -> Value {
    json!([{ "path": PATH, "text": frame.text("console-section-accounts") }])
}

/// The list under this query.
pub fn path_with(query: &str) -> String {
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

/// The list of a filter in its usual shape.
pub fn path_of_filter(filter: &AccountFilter) -> String {
    path_with(&query_of(&filter.pairs()))
}

fn at(view: &AccountView, cursor: &Cursor) -> String {
    let mut pairs = view.pairs();
    pairs.push(("at", cursor.text(view.order)));
    path_with(&query_of(&pairs))
}

fn value_of(query: &str, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.into_owned())
}

/// The form as it was typed, right or wrong.
fn form_of(query: &str) -> Form {
    FILTER_FIELDS.iter().fold(Form::default(), |form, name| match value_of(query, name) {
        Some(value) => {
            form.with_value(name, &value.chars().filter(|c| !c.is_control()).take(255).collect::<String>())
        }
        None => form,
    })
}
