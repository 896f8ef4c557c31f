//! Proving the audit trail while Rollbook runs: from where the last proof ended, or anew from its
//! first line.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::AuditContext;
use crate::security::vault::Vault;
use crate::services::{AppContext, ServiceError};
use crate::store::{AuditCheck, ChainPoint, PieceVerdict, Reader, StoreError};

/// Lines that are recomputed in one read; other reads come between two.
const PIECE: u32 = 5_000;
/// A line that was proven once can be changed later: after this long the proof begins anew.
pub const ANEW_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Where a proof begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    FirstLine,
    /// Where the last one ended, unless that was too long ago or found a break.
    LastProof,
}

/// The first line that does not hold, and in which way.
type Fault = Option<(i64, String)>;

/// The whole trail from its first line, because somebody asks for it. `None` as below.
pub async fn check_for(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
) -> Result<Option<AuditCheck>, ServiceError> {
    ctx.ensure_still_let_in(audit_context).await?;
    check_audit(ctx, From::FirstLine).await
}

/// `None` while another proof is under way, and where Rollbook stops before the end.
pub async fn check_audit(ctx: &Arc<AppContext>, from: From) -> Result<Option<AuditCheck>, ServiceError> {
    let Some(_alone) = ctx.audit_proof.try_begin() else { return Ok(None) };
    let before = ctx.store.look_up(|reader| reader.find_audit_check()).await?;
    let now = ctx.now();
    let trusted = before.as_ref().filter(|check| {
        from == From::LastProof
            && check.broken.is_none()
            // A proof of the future was made by a wrong clock, and proves nothing for now.
            && check.whole_at.is_some_and(|at| at <= now && now.since(at) < ANEW_AFTER)
    });
    let begin = trusted.map_or(ChainPoint::BEGINNING, |check| check.checked_to);
    let Some((reached, broken)) = walk(ctx, begin).await? else { return Ok(None) };
    let whole_at = match (&broken, trusted) {
        (None, None) => Some(now),
        (None, Some(check)) => check.whole_at,
        (Some(_), _) => before.as_ref().and_then(|check| check.whole_at),
    };
    let check = AuditCheck { checked_to: reached, checked_at: now, whole_at, broken };
    if let Some((seq, why)) = &check.broken {
        tracing::error!(
            seq,
            why,
            "the audit trail does not hold: somebody changed it behind Rollbook's back"
        );
    }
    let kept = check.clone();
    ctx.store.write(move |tx| tx.update_audit_check(&kept)).await?;
    Ok(Some(check))
}

/// `None` where Rollbook stops meanwhile.
async fn walk(ctx: &Arc<AppContext>, begin: ChainPoint) -> Result<Option<(ChainPoint, Fault)>, ServiceError> {
    let mut at = begin;
    while !ctx.shutdown.has_begun() {
        let vault = ctx.vault.clone();
        let looked_at = move |reader: &Reader<'_>| look_at(reader, vault.as_ref(), at);
        match ctx.store.read(looked_at).await? {
            PieceVerdict::Whole { to, is_end: true } => return Ok(Some((to, None))),
            PieceVerdict::Whole { to, is_end: false } => at = to,
            PieceVerdict::Broken { seq, why } => {
                return Ok(Some((at, Some((seq, why.as_str().to_owned())))));
            }
        }
    }
    Ok(None)
}

/// One piece, and with the last one whether the trail ends where it was sealed.
fn look_at(reader: &Reader<'_>, vault: &Vault, at: ChainPoint) -> Result<PieceVerdict, StoreError> {
    let verdict = reader.check_audit_after(at, PIECE)?;
    let PieceVerdict::Whole { to, is_end: true } = verdict else { return Ok(verdict) };
    let fault = reader.find_audit_end_fault(vault, to)?;
    Ok(fault.map_or(verdict, |(seq, why)| PieceVerdict::Broken { seq, why }))
}
