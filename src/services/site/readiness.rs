//! Whether the database takes reads and writes: what a load balancer asks.

use crate::services::AppContext;
use crate::store::StoreError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    ReadsFail,
    WritesFail,
}

pub async fn readiness(ctx: &AppContext) -> Readiness {
    if ctx.store.read(|reader| reader.find_policy()).await.is_err() {
        return Readiness::ReadsFail;
    }
    let wrote = if ctx.store.writes_fail() {
        ctx.store.try_to_write().await
    } else {
        // An empty transaction still needs the writer and the lock on the file.
        ctx.store.write(|_| Ok::<_, StoreError>(())).await
    };
    if wrote.is_ok() { Readiness::Ready } else { Readiness::WritesFail }
}
