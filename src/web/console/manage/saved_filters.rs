//! `/console/filters`: lists of accounts that were given a name.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{AccountView, SavedFilter, SavedFilterId};
use crate::services::manage::saved_filters;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::accounts::{crumbs, path_with};
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, save, rename, delete]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Filters>()
}

const PATH: &str = "/console/filters";

#[get("/console/filters?<done>")]
async fn show(who: ManagesUsers, state: &State<WebState>, frame: &Frame, done: Option<&str>) -> Answer {
    let form = match done {
        Some("renamed") => Form::default().with_value("done", &frame.text("filters-renamed")),
        Some("deleted") => Form::default().with_value("done", &frame.text("filters-deleted")),
        _ => Form::default(),
    };
    listed(&who, state, frame, form, None, "").await
}

/// Keeps the list that stands in `query` under a name.
#[post("/console/filters", data = "<fields>")]
async fn save(
    change: Change<ManagesUsers>,
    state: &State<WebState>,
    frame: &Frame,
    fields: Fields,
) -> Answer {
    let query = fields.typed_whole("query");
    let Ok(view) = AccountView::parse(&query) else { return Problem::new(Kind::BadRequest).into() };
    let kept = view.query();
    let name = fields.typed("name");
    match saved_filters::save(&state.ctx, change.audit_context(), &name, view).await {
        Ok(_) => {
            let list = path_with(&kept);
            let mark = if list.contains('?') { '&' } else { '?' };
            see_other(format!("{list}{mark}saved=1"))
        }
        Err(SavedFilterError::Fields(errors)) => {
            let form = Form::typed(&fields, &["name"]).with_errors(&errors, frame.language);
            listed(&change.who, state, frame, form, None, &kept).await
        }
        Err(error) => error.into(),
    }
}

#[post("/console/filters/<id>", data = "<fields>")]
async fn rename(
    change: Change<ManagesUsers>,
    state: &State<WebState>,
    frame: &Frame,
    id: i64,
    fields: Fields,
) -> Answer {
    let name = fields.typed("name");
    match saved_filters::rename(&state.ctx, change.audit_context(), SavedFilterId(id), &name).await {
        Ok(()) => see_other(format!("{PATH}?done=renamed")),
        Err(SavedFilterError::Fields(errors)) => {
            let form = Form::typed(&fields, &["name"]).with_errors(&errors, frame.language);
            listed(&change.who, state, frame, form, Some(id), "").await
        }
        Err(error) => error.into(),
    }
}

#[post("/console/filters/<id>/delete")]
async fn delete(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    match saved_filters::delete(&state.ctx, change.audit_context(), SavedFilterId(id)).await {
        // Somebody else was faster: it is gone either way.
        Ok(()) | Err(SavedFilterError::NotFound) => see_other(format!("{PATH}?done=deleted")),
        Err(error) => error.into(),
    }
}

/// All of them; `form` belongs to the one that is being renamed, or to the new one of `query`.
async fn listed(
    who: &ManagesUsers,
    state: &State<WebState>,
    frame: &Frame,
    form: Form,
    renamed: Option<i64>,
    query: &str,
) -> Answer {
    let filters = match saved_filters::list(&state.ctx).await {
        Ok(filters) => filters,
        Err(error) => return error.into(),
    };
    let shown = |filter: &SavedFilter| ShownFilter {
        id: filter.id.0,
        name: filter.name.as_str().to_owned(),
        path: path_with(&filter.query),
        created: moment(filter.created_at),
        by: filter.created_by.clone(),
        readable: AccountView::parse(&filter.query).is_ok(),
    };
    let context =
        Filters { crumbs: crumbs(frame), filters: filters.iter().map(shown).collect(), renamed, query, form };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

#[derive(Serialize)]
struct Filters<'a> {
    crumbs: Vec<Crumb>,
    filters: Vec<ShownFilter>,
    /// The one that the form belongs to.
    renamed: Option<i64>,
    query: &'a str,
    form: Form,
}

#[derive(Serialize)]
struct ShownFilter {
    id: i64,
    name: String,
    path: String,
    created: Moment,
    by: String,
    /// By this version.
    readable: bool,
}

impl PageContext for Filters<'_> {
    const TEMPLATE: &'static str = "console/manage/filters.html";

    fn samples() -> Vec<Self> {
        let filter = |id| ShownFilter {
            id,
            name: "Mine".to_owned(),
            path: "/console/accounts?q=x".to_owned(),
            created: Moment::sample(),
            by: "grace".to_owned(),
            readable: id == 1,
        };
        let sample = |filters, renamed, query, form| Filters {
            crumbs: Crumb::samples(),
            filters,
            renamed,
            query,
            form,
        };
        vec![
            sample(vec![filter(1), filter(2)], None, "", Form::default()),
            sample(vec![filter(1)], Some(1), "", Form::faulty_sample(&["name"])),
            sample(vec![], None, "q=x", Form::faulty_sample(&["name"])),
            sample(vec![], None, "", Form::default()),
        ]
    }
}
