//! The programs that may sign people in by OAuth (contract.md A2): all of them public, without a
//! secret of their own.

use std::sync::Arc;

use serde_json::json;

use crate::domain::AuditContext;
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::{OauthClient, OauthClientUse, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    #[error("this client ID is already taken")]
    IdTaken,
    #[error("there is no client with this ID")]
    NotFound,
    /// `POST /oauth/token/` has to have one to name.
    #[error("this is the only client; create another one first")]
    LastOne,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ClientError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

pub async fn list(ctx: &Arc<AppContext>) -> Result<Vec<OauthClient>, StoreError> {
    ctx.store.read(|reader| reader.list_oauth_clients()).await
}

/// The list of clients looks at so many sign-ins of each: it must not cost more with every one of them.
pub const MOST_COUNTED: i64 = 1_000;

/// Every client with what is signed in through it, [`MOST_COUNTED`] sign-ins at most.
pub async fn list_with_use(ctx: &Arc<AppContext>) -> Result<Vec<(OauthClient, OauthClientUse)>, StoreError> {
    let now = ctx.now();
    ctx.store
        .read(move |reader| {
            let clients = reader.list_oauth_clients()?.into_iter();
            clients
                .map(|client| {
                    let used = reader.find_newest_oauth_client_use(&client.id, now, MOST_COUNTED)?;
                    Ok((client, used))
                })
                .collect()
        })
        .await
}

pub async fn find(
    ctx: &Arc<AppContext>,
    id: &str,
) -> Result<Option<(OauthClient, OauthClientUse)>, StoreError> {
    let id = id.to_owned();
    let now = ctx.now();
    ctx.store
        .read(move |reader| match reader.find_oauth_client(&id)? {
            Some(client) => Ok(Some((client, reader.find_oauth_client_use(&id, now)?))),
            None => Ok(None),
        })
        .await
}

/// `id` is what the program sends as `client_id`; `name` is what people read.
pub async fn create(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: String,
    name: String,
) -> Result<(), ClientError> {
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        if tx.is_oauth_client_id_taken(&id)? || !tx.insert_oauth_client(&id, &name, now)? {
            return Err(ClientError::IdTaken);
        }
        let details = json!({ "client_id": id, "name": name });
        tx.audit("oauth_client.created", Target::OauthClient(&id), details)?;
        Ok(())
    })
    .await
}

pub async fn rename(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: String,
    name: String,
) -> Result<(), ClientError> {
    ctx.transact(audit_context, move |tx| {
        let before = tx.find_oauth_client(&id)?.ok_or(ClientError::NotFound)?;
        if before.name == name {
            return Ok(());
        }
        tx.update_oauth_client_name(&id, &name)?;
        let details = json!({ "before": before.name, "after": name });
        tx.audit("oauth_client.renamed", Target::OauthClient(&id), details)?;
        Ok(())
    })
    .await
}

/// Everything that was signed in through it ends with it: its tokens are gone.
pub async fn delete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: String,
) -> Result<(), ClientError> {
    ctx.transact(audit_context, move |tx| {
        let client = tx.find_oauth_client(&id)?.ok_or(ClientError::NotFound)?;
        if tx.list_oauth_clients()?.len() < 2 {
            return Err(ClientError::LastOne);
        }
        let now = tx.now;
        let used = tx.find_oauth_client_use(&id, now)?;
        tx.delete_oauth_client(&id)?;
        let details = json!({ "client_id": id, "name": client.name, "sign_ins_ended": used.sign_ins });
        tx.audit("oauth_client.deleted", Target::OauthClient(&id), details)?;
        Ok(())
    })
    .await
}
