//! What is left of webhooks that are deleted, and the log whose time is over. Piece by piece: others write between.

use std::sync::Arc;
use std::time::Duration;

use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

/// How long events, deliveries and answers are kept, sent or not.
pub const LOG_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
const AT_ONCE: u32 = 500;

pub async fn clear_deleted(ctx: &Arc<AppContext>) -> Result<(), ServiceError> {
    while ctx.store.write(|tx| tx.delete_some_of_deleted_webhooks(AT_ONCE)).await? {}
    Ok(())
}

pub async fn clear_old(ctx: &Arc<AppContext>) -> Result<(), ServiceError> {
    let now = ctx.now();
    let then = now.minus(LOG_KEPT);
    while ctx.store.write(move |tx| tx.delete_webhook_events_before(then, AT_ONCE)).await? {}
    ctx.store
        .write(move |tx| -> Result<(), StoreError> {
            tx.delete_ended_webhook_secrets(now)?;
            tx.release_stuck_webhooks(now)
        })
        .await?;
    clear_deleted(ctx).await
}
