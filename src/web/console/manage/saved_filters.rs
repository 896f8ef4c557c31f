//! `/console/filters`: lists of accounts that were given a name.

use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::{AccountView, SavedFilterId};
use crate::services::manage::saved_filters;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::web::WebState;
use crate::web::console::manage::accounts::{crumbs, path_with};
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, save, rename, delete]
}

const PATH: &str = "/console/filters";

#[get("/console/filters")]
async fn show(who: ManagesUsers, state: &State<WebState>, frame: &Frame) -> Answer {
    listed(&who, state, frame, Form::default(), None, "").await
}

/// Keeps the list that stands in `query` under a name.
#[post("/console/filters", data = "<fields>")]
async fn save(
    _same: SameOrigin,
    who: ManagesUsers,
    state: &State<WebState>,
    frame: &Frame,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let query = fields.typed_whole("query");
    let Ok(view) = AccountView::parse(&query) else { return Problem::new(Kind::BadRequest).into() };
    let kept = view.query();
    let name = fields.typed("name");
    match saved_filters::save(&state.ctx, request_context.by(who.actor()), &name, view).await {
        Ok(_) => {
            let list = path_with(&kept);
            let mark = if list.contains('?') { '&' } else { '?' };
            see_other(format!("{list}{mark}saved=1"))
        }
        Err(SavedFilterError::Fields(errors)) => {
            let form = Form::typed(&fields, &["name"]).with_errors(&errors, frame.language);
            listed(&who, state, frame, form, None, &kept).await
        }
        Err(error) => error.into(),
    }
}

#[post("/console/filters/<id>", data = "<fields>")]
async fn rename(
    _same: SameOrigin,
    who: ManagesUsers,
    state: &State<WebState>,
    frame: &Frame,
    request_context: RequestContext,
    id: i64,
    fields: Fields,
) -> Answer {
    let name = fields.typed("name");
    match saved_filters::rename(&state.ctx, request_context.by(who.actor()), SavedFilterId(id), &name).await {
        Ok(()) => see_other(PATH),
        Err(SavedFilterError::Fields(errors)) => {
            let form = Form::typed(&fields, &["name"]).with_errors(&errors, frame.language);
            listed(&who, state, frame, form, Some(id), "").await
        }
        Err(error) => error.into(),
    }
}

#[post("/console/filters/<id>/delete")]
async fn delete(
    _same: SameOrigin,
    who: ManagesUsers,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
) -> Answer {
    match saved_filters::delete(&state.ctx, request_context.by(who.actor()), SavedFilterId(id)).await {
        // Somebody else was faster: it is gone either way.
        Ok(()) | Err(SavedFilterError::NotFound) => see_other(PATH),
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
    let content = json!({
        "crumbs": crumbs(frame),
        "filters": filters.iter().map(|filter| json!({
            "id": filter.id.0,
            "name": filter.name.as_str(),
            "path": path_with(&filter.query),
            "created": moment(filter.created_at),
            "by": filter.created_by,
            "readable": AccountView::parse(&filter.query).is_ok(),
        })).collect::<Vec<_>>(),
        "renamed": renamed,
        "query": query,
        "form": form,
        "path": PATH,
    });
    page(frame, who.rights(), Section::Accounts, "console/manage/filters.html", content).into()
}
