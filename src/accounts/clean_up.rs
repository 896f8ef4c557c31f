//! Rows that are worth nothing any more: ended sessions, handles, tokens.

use std::sync::Arc;

use super::Desk;
use crate::store::StoreError;

/// Takes away what has expired. No account and no audit line is ever touched.
pub async fn clean_up(desk: &Arc<Desk>) -> Result<(), StoreError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let now = inner.now();
            tx.delete_expired_registrations(now)?;
            tx.delete_expired_sessions(now)?;
            tx.delete_expired_oauth(now)
        })
        .await
}
