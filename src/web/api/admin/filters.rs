//! `/api/admin/filters`: lists of accounts under a name, shared by all who manage accounts.

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::{AccountView, FieldErrors, FilterName, SavedFilter, SavedFilterId};
use crate::services::manage::saved_filters;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Get "/api/admin/filters" => show_all;
        ManagesUsers Post "/api/admin/filters" => save;
        ManagesUsers Patch "/api/admin/filters/<id>" => rename;
        ManagesUsers Delete "/api/admin/filters/<id>" => delete;
    }
}

async fn show_all(call: Call<'_>) -> Answered {
    let filters = saved_filters::list(call.ctx()).await?;
    list(filters.iter().map(value).collect(), None)
}

async fn save(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", call.fields.text("name").and_then(FilterName::parse));
    let query = errors.keep("query", call.fields.text("query")).unwrap_or_default();
    let view = AccountView::parse(query).map_err(|faults| {
        faults.iter().for_each(|fault| errors.add(&fault.field, fault.reason.clone()));
    });
    ensure_faultless(errors)?;
    let (Some(name), Ok(view)) = (name, view) else { return Err(Problem::new(Kind::BadRequest)) };
    let id = saved_filters::save(call.ctx(), call.by(), name.as_str(), view).await?;
    Answer::created(one(&call, id).await?)
}

async fn rename(call: Call<'_>) -> Answered {
    let id = SavedFilterId(call.id(1)?);
    let name = call.fields.text("name").map_err(|reason| Problem::field("name", reason))?;
    saved_filters::rename(call.ctx(), call.by(), id, name).await?;
    Answer::ok(one(&call, id).await?)
}

async fn delete(call: Call<'_>) -> Answered {
    saved_filters::delete(call.ctx(), call.by(), SavedFilterId(call.id(1)?)).await?;
    Answer::nothing()
}

async fn one(call: &Call<'_>, id: SavedFilterId) -> Result<Value, Problem> {
    let filters = saved_filters::list(call.ctx()).await?;
    let found = filters.iter().find(|filter| filter.id == id).ok_or(Problem::new(Kind::NotFound))?;
    Ok(value(found))
}

fn value(filter: &SavedFilter) -> Value {
    json!({
        "id": filter.id.0, "name": filter.name.as_str(), "query": filter.query,
        "createdBy": filter.created_by, "createdAt": filter.created_at.rfc3339(),
    })
}
