//! What the console tells about the machine it runs on.

use std::sync::Arc;

use crate::services::site::back_up::{LastBackup, find_last};
use crate::services::{AppContext, ServiceError};
use crate::store::{FileSizes, RowCounts, StoreError};

#[derive(Debug, Clone)]
pub struct SystemFacts {
    pub schema: u32,
    pub sizes: FileSizes,
    pub free_bytes: Option<u64>,
    pub rows: RowCounts,
    pub last_backup: Option<LastBackup>,
}

pub async fn system_facts(ctx: &Arc<AppContext>) -> Result<SystemFacts, ServiceError> {
    let store = ctx.store.clone();
    let facts = ctx
        .store
        .read(move |reader| -> Result<SystemFacts, StoreError> {
            Ok(SystemFacts {
                schema: store.schema_version(),
                sizes: store.file_sizes(),
                free_bytes: store.free_bytes().ok(),
                rows: reader.count_rows_by_kind()?,
                last_backup: find_last(reader)?,
            })
        })
        .await?;
    Ok(facts)
}
