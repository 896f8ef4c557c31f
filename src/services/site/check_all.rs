//! All checks of what Rollbook stands on, while the desk is open.

use std::sync::Arc;

use crate::services::Desk;
use crate::services::site::diagnose::{Finding, Installation, ServerClock, compare_clocks, diagnose};

#[derive(Debug)]
pub struct Checked {
    pub findings: Vec<Finding>,
    pub clock: ServerClock,
}

/// Begins with them, unless somebody has: `desk.checks` tells of both.
pub fn begin(desk: &Arc<Desk>, installation: Arc<Installation>) {
    let Some(turn) = desk.checks.begin(desk.now()) else { return };
    let desk = desk.clone();
    tokio::spawn(async move {
        let stop = desk.closing.flag();
        let checking = async {
            let findings = diagnose(&installation, &stop).await;
            Checked { findings, clock: compare_clocks(&installation, desk.now()).await }
        };
        tokio::select! {
            checked = checking => turn.end(desk.now(), checked),
            () = desk.closing.begun() => {}
        }
    });
}
