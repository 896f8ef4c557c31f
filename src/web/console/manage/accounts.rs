//! `/console/accounts`: the list, its filter, its order and its columns.

use rocket::http::uri::Origin;
use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::manage::account_filter::FILTER_FIELDS;
use crate::domain::manage::account_view::query_of;
use crate::domain::{
    AccountFilter, AccountOrder, AccountState, AccountView, BulkAction, Column, Cursor, FieldErrors, Rights,
    Role, SavedFilter, SortBy,
};
use crate::services::manage::list_accounts::{Listing, PAGE, list};
use crate::store::Count;
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account_row::AccountRow;
use crate::web::console::manage::account_texts as words;
use crate::web::console::shapes::{Choice, Crumb};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![show]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountList>()
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
    let listing = match list(&state.ctx, &view, cursor, PAGE).await {
        Ok(listing) => listing,
        Err(error) => return error.into(),
    };
    let is_later_page = typed.is_some() && !is_cursor_lost;
    let mut form = form_of(query);
    if listing.page.is_tag_unknown {
        let unknown = FieldErrors::one("tag", crate::domain::Reason::NoSuchTag);
        form = form.with_errors(&unknown, frame.language);
    }
    let context = AccountList {
        is_cursor_lost,
        back_to_first: if is_later_page { path_with(&view.query()) } else { String::new() },
        is_later_page,
        saved_now: value_of(query, "saved").is_some(),
        erased_now: value_of(query, "erased").is_some(),
        ..AccountList::of(frame, who.rights(), &view, &listing, form)
    };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

/// The form with what is wrong in it, and no list: one of something else would mislead.
async fn faulty(frame: &Frame, rights: Rights, query: &str, errors: &FieldErrors) -> Answer {
    let form = form_of(query).with_errors(errors, frame.language);
    let choices = Choices::of(&AccountView::default(), |key| frame.text(key));
    let context = AccountList { faulty: true, clear_path: PATH, ..AccountList::without_rows(choices, form) };
    console::show(frame, rights, Section::Accounts, &context).into()
}

impl AccountList {
    fn of(frame: &Frame, rights: Rights, view: &AccountView, listing: &Listing, form: Form) -> Self {
        let filter_query = query_of(&view.filter.pairs());
        let choices = Choices::of(view, |key| frame.text(key));
        let action = |name| Choice::new(name, frame.text(words::action(name).title));
        let rows = listing.page.accounts.iter();
        Self {
            rows: rows
                .map(|account| AccountRow::of(frame, rights, account, listing.tags.get(&account.id.0)))
                .collect(),
            count: count_text(frame, listing.page.count),
            is_cut_short: listing.page.is_cut_short,
            has_no_accounts: listing.has_no_accounts,
            clear_path: if view.filter.is_empty() { "" } else { PATH },
            actions: BulkAction::NAMES
                .into_iter()
                .filter(|name| rights.admin || !BulkAction::changes_rights(name))
                .map(action)
                .collect(),
            is_filtered: !view.filter.is_empty(),
            query: view.query(),
            export: format!("/console/accounts/export?{filter_query}"),
            filter_pairs: view.filter.pairs(),
            tags: listing.suggested_tags.clone(),
            states_at_hand: states_at_hand(frame, view),
            conditions: conditions(frame, view),
            saved: listing.saved.iter().map(|saved| SavedList::of(saved, view)).collect(),
            columns: view.columns.iter().map(|column| column_head(frame, view, *column)).collect(),
            name_head: Some(head(frame, view, "name", "accounts-column-name", Some(SortBy::Name))),
            previous: listing.page.previous.as_ref().map(|cursor| at(view, cursor)).unwrap_or_default(),
            next: listing.page.next.as_ref().map(|cursor| at(view, cursor)).unwrap_or_default(),
            first: path_with(&view.query()),
            ..Self::without_rows(choices, form)
        }
    }
}

fn column_head(frame: &Frame, view: &AccountView, column: Column) -> ColumnHead {
    let by = match column {
        Column::Username => Some(SortBy::Username),
        Column::Address => Some(SortBy::Address),
        Column::Created => Some(SortBy::Created),
        Column::Seen => Some(SortBy::Seen),
        Column::Id => Some(SortBy::Id),
        _ => None,
    };
    head(frame, view, column.name(), words::column(column), by)
}

/// A column's head; one to sort by leads to the list in its order, or turned round.
fn head(frame: &Frame, view: &AccountView, name: &'static str, key: &str, by: Option<SortBy>) -> ColumnHead {
    let mut head = ColumnHead { name, text: frame.text(key), path: None, direction: "" };
    if let Some(by) = by {
        let is_current = view.order.by == by;
        let descending = if is_current { !view.order.descending } else { by.descends_first() };
        let turned = AccountView { order: AccountOrder { by, descending }, ..view.clone() };
        head.path = Some(path_with(&turned.query()));
        head.direction = match (is_current, view.order.descending) {
            (true, true) => "descending",
            (true, false) => "ascending",
            (false, _) => "",
        };
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
pub fn crumbs(frame: &Frame) -> Vec<Crumb> {
    vec![Crumb::new(PATH, frame.text("console-section-accounts"))]
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

#[derive(Serialize)]
struct AccountList {
    rows: Vec<AccountRow>,
    /// The filter cannot be read, and no list is shown.
    faulty: bool,
    count: String,
    is_cut_short: bool,
    has_no_accounts: bool,
    clear_path: &'static str,
    actions: Vec<Choice>,
    is_filtered: bool,
    query: String,
    filter_pairs: Vec<(&'static str, String)>,
    /// Names that the form suggests.
    tags: Vec<String>,
    saved: Vec<SavedList>,
    /// One click each: the list by status, with the rest of the filter.
    states_at_hand: Vec<SavedList>,
    /// What narrows the list down, each with the list without it.
    conditions: Vec<Condition>,
    columns: Vec<ColumnHead>,
    name_head: Option<ColumnHead>,
    previous: String,
    next: String,
    first: String,
    export: String,
    #[serde(flatten)]
    choices: Choices,
    is_cursor_lost: bool,
    back_to_first: String,
    is_later_page: bool,
    saved_now: bool,
    erased_now: bool,
    form: Form,
}

#[derive(Clone, Serialize)]
struct SavedList {
    name: String,
    path: String,
    current: bool,
}

impl SavedList {
    fn of(saved: &SavedFilter, view: &AccountView) -> Self {
        Self {
            name: saved.name.as_str().to_owned(),
            path: path_with(&saved.query),
            current: saved.query == view.query(),
        }
    }
}

/// One condition of the filter: what it is, and the list without it.
#[derive(Serialize)]
struct Condition {
    label: String,
    value: String,
    path: String,
}

impl Condition {
    fn sample() -> Self {
        Self { label: "Role".to_owned(), value: "Editor".to_owned(), path: PATH.to_owned() }
    }
}

/// The statuses that the list is most often asked by.
const AT_HAND: [&str; 4] = ["", "active", "awaiting_email", "disabled"];

fn states_at_hand(frame: &Frame, view: &AccountView) -> Vec<SavedList> {
    let now = view.filter.pairs().into_iter().find(|(name, _)| *name == "state").map(|(_, value)| value);
    AT_HAND
        .iter()
        .map(|state| SavedList {
            name: match *state {
                "" => frame.text("accounts-state-kept"),
                state => words::condition(frame, "state", state).1,
            },
            path: path_with(&query_of(&with_pair(view, "state", state))),
            current: now.as_deref().unwrap_or_default() == *state,
        })
        .collect()
}

fn conditions(frame: &Frame, view: &AccountView) -> Vec<Condition> {
    let pairs = view.filter.pairs();
    let shown = pairs.iter().filter(|(name, value)| *name != "state" || !AT_HAND.contains(&value.as_str()));
    shown
        .map(|(name, value)| {
            let (label, value) = words::condition(frame, name, value);
            Condition { label, value, path: path_with(&query_of(&with_pair(view, name, ""))) }
        })
        .collect()
}

/// The pairs of the list with another value of one; an empty value leaves it out.
fn with_pair(view: &AccountView, name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut pairs = view.pairs();
    pairs.retain(|(known, _)| *known != name);
    if !value.is_empty() {
        pairs.push((name, value.to_owned()));
    }
    pairs
}

#[derive(Serialize)]
struct ColumnHead {
    name: &'static str,
    text: String,
    /// To the list in this column's order.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    direction: &'static str,
}

/// What can be chosen in the form.
#[derive(Serialize)]
struct Choices {
    states: Vec<Choice>,
    roles: Vec<Choice>,
    orders: Vec<Choice>,
    order: String,
    yes_no: Vec<Choice>,
    nevers: Vec<Choice>,
    only_yes: Vec<Choice>,
    all_columns: Vec<ColumnChoice>,
}

#[derive(Serialize)]
struct ColumnChoice {
    name: &'static str,
    text: String,
    shown: bool,
}

impl Choices {
    fn of(view: &AccountView, text: impl Fn(&str) -> String) -> Self {
        let option = |value: &str, key: &str| Choice::new(value, text(key));
        let states = AccountState::ALL.iter().map(|state| option(state.as_str(), words::state(*state)));
        let roles = Role::ALL.iter().map(|role| option(role.as_str(), words::role(*role)));
        let both_ways = |by: SortBy| {
            [by.descends_first(), !by.descends_first()].map(|descending| AccountOrder { by, descending })
        };
        let column = |column: &Column| ColumnChoice {
            name: column.name(),
            text: text(words::column(*column)),
            shown: view.columns.contains(column),
        };
        Self {
            states: states.chain([option("any", "accounts-state-any")]).collect(),
            roles: roles
                .chain([
                    option("users_admin", "accounts-role-users-admin"),
                    option("none", "accounts-role-none"),
                ])
                .collect(),
            orders: SortBy::ALL
                .into_iter()
                .flat_map(both_ways)
                .map(|order| option(&order.text(), words::order(order)))
                .collect(),
            order: view.order.text(),
            yes_no: vec![option("yes", "accounts-yes"), option("no", "accounts-no")],
            nevers: vec![option("never", "accounts-seen-never")],
            only_yes: vec![option("yes", "accounts-locked-now")],
            all_columns: Column::ALL.iter().map(column).collect(),
        }
    }
}

impl AccountList {
    fn without_rows(choices: Choices, form: Form) -> Self {
        Self {
            rows: vec![],
            faulty: false,
            count: String::new(),
            is_cut_short: false,
            has_no_accounts: false,
            clear_path: "",
            actions: vec![],
            is_filtered: false,
            query: String::new(),
            filter_pairs: vec![],
            tags: vec![],
            saved: vec![],
            states_at_hand: vec![],
            conditions: vec![],
            columns: vec![],
            name_head: None,
            previous: String::new(),
            next: String::new(),
            first: String::new(),
            export: String::new(),
            choices,
            is_cursor_lost: false,
            back_to_first: String::new(),
            is_later_page: false,
            saved_now: false,
            erased_now: false,
            form,
        }
    }

    fn sample(form: Form) -> Self {
        let head = |name, path: Option<&str>| ColumnHead {
            name,
            text: "Column".to_owned(),
            path: path.map(str::to_owned),
            direction: "ascending",
        };
        let saved = SavedList { name: "Mine".to_owned(), path: PATH.to_owned(), current: true };
        let choices = Choices::of(&AccountView::default(), |_| "Text".to_owned());
        Self {
            count: "Two accounts".to_owned(),
            clear_path: PATH,
            actions: Choice::samples(),
            is_filtered: true,
            query: "state=active".to_owned(),
            filter_pairs: vec![("state", "active".to_owned())],
            tags: vec!["Crew".to_owned()],
            states_at_hand: vec![saved.clone()],
            conditions: vec![Condition::sample()],
            saved: vec![saved],
            columns: Column::ALL.iter().map(|column| head(column.name(), None)).collect(),
            name_head: Some(head("name", Some(PATH))),
            previous: format!("{PATH}?at=a"),
            next: format!("{PATH}?at=b"),
            first: PATH.to_owned(),
            export: "/console/accounts/export?".to_owned(),
            is_cursor_lost: true,
            back_to_first: PATH.to_owned(),
            saved_now: true,
            erased_now: true,
            ..Self::without_rows(choices, form)
        }
    }
}

impl PageContext for AccountList {
    const TEMPLATE: &'static str = "console/manage/accounts.html";

    fn samples() -> Vec<Self> {
        let empty = || AccountList::sample(Form::default());
        let full = || AccountList { rows: AccountRow::samples(), ..empty() };
        let faulty = Form::faulty_sample(&["tag", "domain", "created_from", "seen_until"]);
        vec![
            full(),
            AccountList { is_cut_short: true, ..full() },
            AccountList { has_no_accounts: true, ..empty() },
            AccountList { is_cut_short: true, ..empty() },
            AccountList { is_later_page: true, ..empty() },
            AccountList { is_cursor_lost: false, saved: vec![], ..empty() },
            AccountList { faulty: true, ..AccountList::sample(faulty) },
        ]
    }
}
