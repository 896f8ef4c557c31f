//! Why an operation over SCIM was not done: the client's own fault in its own terms, or what stands in the way of
//! everybody.

use crate::domain::clients::scim::{Fault, FaultKind};
use crate::domain::{FieldErrors, Language, Reason};
use crate::services::authorization::{Denied, denied_also_by_failures, rights_of};
use crate::services::credentials::change_password::SetPasswordError;
use crate::services::manage::create_account::CreateAccountError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::disable::DisableError;
use crate::services::manage::edit_account::EditError;
use crate::services::manage::tags::{TagAccountError, TagError};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError};
use crate::texts;

#[derive(Debug, thiserror::Error)]
pub enum ScimError {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(ScimError);

/// Reads, and tells a client who asked for too much so.
pub(super) async fn read<T: Send + 'static>(
    ctx: &AppContext,
    work: impl FnOnce(&Reader<'_>) -> Result<T, ScimError> + Send + 'static,
) -> Result<T, ScimError> {
    match ctx.store.read(work).await {
        Err(ScimError::Denied(Denied::Service(ServiceError::Store(StoreError::Interrupted)))) => {
            Err(Fault::too_many("this takes too long; ask with a narrower filter").into())
        }
        done => done,
    }
}

pub(super) fn ensure_manages_users(tx: &Transaction<'_, '_>) -> Result<(), Denied> {
    if rights_of(tx, &tx.audit_context.actor)?.manages_users() { Ok(()) } else { Err(Denied::Forbidden) }
}

/// Tags are made by administrators (contract.md A7).
pub(super) fn ensure_administers(tx: &Transaction<'_, '_>) -> Result<(), Denied> {
    if rights_of(tx, &tx.audit_context.actor)?.admin { Ok(()) } else { Err(Denied::Forbidden) }
}

/// A fault of our own fields, by the name that SCIM has for them.
fn fault_of(errors: &FieldErrors) -> Fault {
    let Some(first) = errors.iter().find(|error| error.reason == Reason::Taken).or(errors.iter().next())
    else {
        return Fault::value("a value is not valid");
    };
    let name = match first.field.as_str() {
        "username" => "userName",
        "email" => "emails",
        "real_name" | "name" => "displayName",
        other => other,
    };
    let kind = if first.reason == Reason::Taken { FaultKind::Uniqueness } else { FaultKind::InvalidValue };
    Fault::new(kind, format!("{name}: {}", texts::field_error(Language::English, first)))
}

impl From<CreateAccountError> for ScimError {
    fn from(error: CreateAccountError) -> Self {
        match error {
            CreateAccountError::Fields(errors) => fault_of(&errors).into(),
            CreateAccountError::RoleNotAllowed => Denied::Forbidden.into(),
            CreateAccountError::Service(error) => error.into(),
        }
    }
}

impl From<EditError> for ScimError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Fields(errors) => fault_of(&errors).into(),
            EditError::Denied(denied) => denied.into(),
        }
    }
}

impl From<DisableError> for ScimError {
    fn from(error: DisableError) -> Self {
        match error {
            DisableError::Denied(denied) => denied.into(),
            error => Fault::value(error.to_string()).into(),
        }
    }
}

impl From<DeleteError> for ScimError {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::Denied(denied) => denied.into(),
            DeleteError::AlreadyDeleted | DeleteError::NotDeleted => Denied::NotFound.into(),
        }
    }
}

impl From<SetPasswordError> for ScimError {
    fn from(error: SetPasswordError) -> Self {
        match error {
            SetPasswordError::Denied(denied) => denied.into(),
            error @ SetPasswordError::SamePassword => Fault::value(error.to_string()).into(),
        }
    }
}

impl From<TagError> for ScimError {
    fn from(error: TagError) -> Self {
        match error {
            TagError::NotFound => Denied::NotFound.into(),
            TagError::UnderMerge => Fault::new(FaultKind::Uniqueness, error.to_string()).into(),
            TagError::Fields(errors) => fault_of(&errors).into(),
            TagError::Service(error) => error.into(),
        }
    }
}

impl From<TagAccountError> for ScimError {
    fn from(error: TagAccountError) -> Self {
        match error {
            TagAccountError::NotAssignable => Denied::NotFound.into(),
            TagAccountError::Denied(denied) => denied.into(),
        }
    }
}
