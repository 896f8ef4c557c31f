//! Everybody for a program (contract.md B4), read piece by piece while whoever asked takes them: a million of
//! them take no more memory than a thousand.

use std::sync::Arc;

use tokio::sync::mpsc;

use crate::domain::AccountId;
use crate::services::{AppContext, ServiceError};
use crate::store::AccountCard;

/// Accounts in a piece. Each piece is one moment of the file.
const PIECE: u32 = 1_000;
/// Accounts that are passed over in one read.
const PASSED: u32 = 10_000;
/// Pieces that wait for a slow reader; the file is not read on until one is taken.
const WAITING: usize = 2;

/// In the order of the ids. An error means that the list is not whole.
pub type Pieces = mpsc::Receiver<Result<Vec<AccountCard>, ServiceError>>;

/// Those who are not deleted, but for the first `skip`; at most so many. Ends by itself when nobody takes the
/// pieces.
pub fn list(ctx: &Arc<AppContext>, skip: u64, most: Option<u64>) -> Pieces {
    let (sender, pieces) = mpsc::channel(WAITING);
    let ctx = ctx.clone();
    tokio::spawn(async move {
        if let Err(error) = read_on(&ctx, skip, most.unwrap_or(u64::MAX), &sender).await {
            tracing::warn!(%error, "a list of all accounts broke off");
            // Whoever reads must not take half of it for the whole.
            let _ = sender.send(Err(error)).await;
        }
    });
    pieces
}

async fn read_on(
    ctx: &AppContext,
    skip: u64,
    most: u64,
    sender: &mpsc::Sender<Result<Vec<AccountCard>, ServiceError>>,
) -> Result<(), ServiceError> {
    let Some(mut after) = pass(ctx, skip, sender).await? else { return Ok(()) };
    let mut left = most;
    while left > 0 {
        let limit = u32::try_from(left).unwrap_or(PIECE).min(PIECE);
        let cards = ctx.store.read(move |reader| reader.list_account_cards(after, limit)).await?;
        let Some(last) = cards.last() else { break };
        after = last.id;
        left = left.saturating_sub(cards.len() as u64);
        if sender.send(Ok(cards)).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// The last of those to pass over; `None` where nobody is left after them, or nobody waits for them any more.
async fn pass(
    ctx: &AppContext,
    skip: u64,
    sender: &mpsc::Sender<Result<Vec<AccountCard>, ServiceError>>,
) -> Result<Option<AccountId>, ServiceError> {
    let (mut after, mut left) = (AccountId(0), skip);
    while left > 0 {
        let count = u32::try_from(left).unwrap_or(PASSED).min(PASSED);
        let passed = ctx.store.read(move |reader| reader.pass_account_cards(after, count)).await?;
        let Some(last) = passed.filter(|_| !sender.is_closed()) else { return Ok(None) };
        after = last;
        left -= u64::from(count);
    }
    Ok(Some(after))
}
