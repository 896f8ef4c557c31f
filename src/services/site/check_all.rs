//! All checks of what Rollbook stands on, while it runs.

use std::sync::Arc;

use crate::services::AppContext;
use crate::services::site::diagnose::{Checked, Installation, compare_clocks, diagnose};

/// Begins with them, unless somebody has: `ctx.checks` tells of both.
pub fn begin(ctx: &Arc<AppContext>, installation: Arc<Installation>) {
    let Some(turn) = ctx.checks.begin(ctx.now()) else { return };
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
}
