//! Filters under a name: shared by all who manage accounts, since they look after the same people.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountView, AuditContext, FieldErrors, FilterName, Reason, SavedFilter, SavedFilterId};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::{MOST_SAVED_FILTERS, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum SavedFilterError {
    #[error("there is no such filter")]
    NotFound,
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for SavedFilterError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

pub async fn list(ctx: &Arc<AppContext>) -> Result<Vec<SavedFilter>, ServiceError> {
    Ok(ctx.store.read(|reader| reader.list_saved_filters()).await?)
}

/// Keeps the view under a name that no other filter has.
pub async fn save(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    name: &str,
    view: AccountView,
) -> Result<SavedFilterId, SavedFilterError> {
    let name = parse(name)?;
    ctx.transact(audit_context, move |tx| {
        refuse(tx.find_saved_filter_by_name(&name)?.is_some(), Reason::Taken)?;
        refuse(
            tx.list_saved_filters()?.len() >= MOST_SAVED_FILTERS,
            Reason::TooMany { max: MOST_SAVED_FILTERS },
        )?;
        let now = tx.now;
        let query = view.query();
        let id =
            tx.insert_saved_filter(&name, &query, tx.audit_context.actor.label().unwrap_or_default(), now)?;
        let details = json!({ "name": name.as_str(), "query": query });
        tx.audit("filter.saved", Target::Nothing, details)?;
        Ok(id)
    })
    .await
}

pub async fn rename(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: SavedFilterId,
    name: &str,
) -> Result<(), SavedFilterError> {
    let name = parse(name)?;
    ctx.transact(audit_context, move |tx| {
        let filter = tx.find_saved_filter(id)?.ok_or(SavedFilterError::NotFound)?;
        if filter.name == name {
            return Ok(());
        }
        let taken = tx.find_saved_filter_by_name(&name)?.is_some_and(|other| other.id != id);
        refuse(taken, Reason::Taken)?;
        tx.rename_saved_filter(id, &name)?;
        let details = json!({ "before": filter.name.as_str(), "after": name.as_str() });
        tx.audit("filter.renamed", Target::Nothing, details)?;
        Ok(())
    })
    .await
}

pub async fn delete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: SavedFilterId,
) -> Result<(), SavedFilterError> {
    ctx.transact(audit_context, move |tx| {
        let filter = tx.find_saved_filter(id)?.ok_or(SavedFilterError::NotFound)?;
        tx.delete_saved_filter(id)?;
        let details = json!({ "name": filter.name.as_str(), "query": filter.query });
        tx.audit("filter.deleted", Target::Nothing, details)?;
        Ok(())
    })
    .await
}

fn parse(name: &str) -> Result<FilterName, SavedFilterError> {
    FilterName::parse(name).map_err(|reason| SavedFilterError::Fields(FieldErrors::one("name", reason)))
}

fn refuse(is_so: bool, reason: Reason) -> Result<(), SavedFilterError> {
    if is_so { Err(SavedFilterError::Fields(FieldErrors::one("name", reason))) } else { Ok(()) }
}
