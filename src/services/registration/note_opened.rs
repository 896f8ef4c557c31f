//! Counting that a person looked at the page behind a confirmation link. Tells nobody anything.

use std::sync::Arc;

use crate::domain::FunnelStage;
use crate::services::AppContext;
use crate::services::registration::confirm::{ConfirmError, Proof, look_at};
use crate::store::StoreError;

/// Counted once an account, by the page's own script, which mail scanners seldom run. A link that does
/// not work is passed over like one that was counted.
pub async fn note_opened(ctx: &Arc<AppContext>, token: &str) -> Result<(), StoreError> {
    let account = match look_at(ctx, Proof::Link(token.to_owned())).await {
        Ok(view) => view.account.id,
        Err(ConfirmError::Service(crate::services::ServiceError::Store(error))) => return Err(error),
        Err(_) => return Ok(()),
    };
    let stage = FunnelStage::Opened;
    if ctx.store.look_up(move |reader| reader.has_reached(account, stage)).await? {
        return Ok(());
    }
    ctx.store.write(move |tx| tx.reach_stage(account, stage)).await
}
