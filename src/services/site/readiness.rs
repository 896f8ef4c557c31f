//! Whether the database takes reads and writes: what a load balancer asks.

use crate::services::AppContext;
use crate::store::StoreError;

pub async fn is_ready(ctx: &AppContext) -> bool {
    let reads = ctx.store.read(|reader| reader.find_policy()).await.is_ok();
    // An empty transaction still needs the writer and the lock on the file.
    reads && ctx.store.write(|_| Ok::<_, StoreError>(())).await.is_ok()
}
