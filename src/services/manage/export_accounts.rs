//! The accounts under a filter for a file, read piece by piece while whoever asked takes them: a
//! million of them take no more memory than a few hundred.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::mpsc;

use crate::domain::csv::ExportFormat;
use crate::domain::manage::account_view::query_of;
use crate::domain::{Account, AccountFilter, AccountId, AuditContext, TagId};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

/// Accounts in a piece. Each piece is one moment of the file.
const PIECE: usize = 500;
/// Pieces that wait for a slow reader; the file is not read on until one is taken.
const WAITING: usize = 2;
/// Tags of one account that are written out.
const MOST_TAGS: usize = 1_000;

pub struct ExportedAccount {
    pub account: Account,
    pub tags: Vec<String>,
}

/// The pieces of a file, in the order of the ids. An error means that the file is not whole.
pub type Pieces = mpsc::Receiver<Result<Vec<ExportedAccount>, ServiceError>>;

/// Notes in the audit trail who takes what, then begins to read. Ends by itself when nobody takes the pieces.
pub async fn export(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    filter: AccountFilter,
    format: ExportFormat,
) -> Result<Pieces, ServiceError> {
    let details = json!({ "filter": query_of(&filter.pairs()), "format": format.name() });
    ctx.transact(audit_context, move |tx| -> Result<(), ServiceError> {
        tx.audit("accounts.exported", Target::Nothing, details.clone())?;
        Ok(())
    })
    .await?;
    let (sender, pieces) = mpsc::channel(WAITING);
    let ctx = ctx.clone();
    tokio::spawn(async move {
        if let Err(error) = read_on(&ctx, &filter, &sender).await {
            tracing::warn!(%error, "an export of accounts broke off");
            // Whoever reads must not take half of it for the whole.
            let _ = sender.send(Err(error)).await;
        }
    });
    Ok(pieces)
}

async fn read_on(
    ctx: &Arc<AppContext>,
    filter: &AccountFilter,
    sender: &mpsc::Sender<Result<Vec<ExportedAccount>, ServiceError>>,
) -> Result<(), ServiceError> {
    let named = filter.tag.clone();
    let tag = ctx.store.read(move |reader| -> Result<_, StoreError> {
        Ok(match named {
            Some(name) => reader.find_tag_of_filter(&name)?.map(|tag| tag.id),
            None => None,
        })
    });
    let tag = tag.await?;
    let mut after = Some(AccountId(0));
    while let Some(id) = after {
        let (accounts, reached) = read(ctx, filter.clone(), tag, id).await?;
        if sender.send(Ok(accounts)).await.is_err() {
            return Ok(());
        }
        after = reached;
    }
    Ok(())
}

async fn read(
    ctx: &Arc<AppContext>,
    mut filter: AccountFilter,
    tag: Option<TagId>,
    after: AccountId,
) -> Result<(Vec<ExportedAccount>, Option<AccountId>), ServiceError> {
    let now = ctx.now();
    let piece = ctx.store.read(move |reader| {
        if let Some(tag) = tag {
            // Under the name that it has now: renamed meanwhile, it is still the tag that was meant.
            filter.tag = reader.find_tag(tag)?.map(|tag| tag.traits.name.as_str().to_owned());
        }
        let piece = reader.list_account_ids(&filter, after, PIECE, now)?;
        let mut tags = reader.list_carried_tags(&piece.ids, MOST_TAGS)?;
        let mut accounts = Vec::with_capacity(piece.ids.len());
        for id in piece.ids {
            if let Some(account) = reader.find_account(id)? {
                let carried = tags.remove(&id.0).map(|tags| tags.first).unwrap_or_default();
                accounts.push(ExportedAccount {
                    account,
                    tags: carried.into_iter().map(|tag| tag.name).collect(),
                });
            }
        }
        Ok::<_, StoreError>((accounts, piece.reached))
    });
    Ok(piece.await?)
}
