//! All checks of what Rollbook stands on, while it runs.

use std::sync::Arc;

use crate::domain::AuditContext;
use crate::services::site::diagnose::{Installation, compare_clocks, diagnose};
use crate::services::site::findings::Checked;
use crate::services::{AppContext, ServiceError};

/// Begins with them, unless somebody has: `ctx.checks` tells of both.
pub async fn begin(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    installation: Arc<Installation>,
) -> Result<(), ServiceError> {
    ctx.ensure_still_let_in(audit_context).await?;
    let Some(turn) = ctx.checks.begin(ctx.now()) else { return Ok(()) };
    let ctx = ctx.clone();
    tokio::spawn(async move {
        let stop = ctx.shutdown.flag();
        let checking = async {
            let findings = diagnose(&installation, &stop).await;
            Checked { findings, clock: compare_clocks(&installation, ctx.now()).await }
        };
        tokio::select! {
            checked = checking => turn.end(ctx.now(), checked),
            () = ctx.shutdown.begun() => {}
        }
    });
    Ok(())
}
