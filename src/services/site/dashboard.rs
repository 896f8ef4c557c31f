//! What the first page of the console tells: what needs somebody, and how people come and go.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Day, SitePolicy};
use crate::services::site::back_up::{LastBackup, find_last};
use crate::services::{Desk, DeskError};
use crate::store::{AuditCheck, DayCount, StoreError, WaitingRows, free_bytes};

/// Whoever has not confirmed after this long will hardly do it any more: the link has long ended.
pub const UNCONFIRMED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
/// Days that the charts show, today among them.
pub const DAYS: i64 = 30;

#[derive(Debug, Clone)]
pub struct FrontPage {
    pub waiting: WaitingRows,
    pub last_backup: Option<LastBackup>,
    pub audit: Option<AuditCheck>,
    pub sends_mail: bool,
    pub has_public_url: bool,
    /// Bytes that the file can still grow by; `None` where the system does not tell.
    pub free_bytes: Option<u64>,
    pub today: Day,
    pub figures: Vec<DayCount>,
    /// Of those who registered within these days, in the order of the stages.
    pub funnel: [i64; 5],
}

pub async fn front_page(desk: &Arc<Desk>, policy: &SitePolicy) -> Result<FrontPage, DeskError> {
    let now = desk.now();
    let today = Day::of(now);
    let from = today.minus(DAYS - 1);
    let (sends_mail, has_public_url) = (desk.site.sends_mail, desk.configured_public_url(policy).is_some());
    let path = desk.store.path().to_owned();
    let found = desk
        .store
        .read(move |reader| -> Result<FrontPage, StoreError> {
            Ok(FrontPage {
                waiting: reader.count_waiting(now, now.minus(UNCONFIRMED_AFTER))?,
                last_backup: find_last(reader)?,
                audit: reader.find_audit_check()?,
                sends_mail,
                has_public_url,
                free_bytes: free_bytes(&path).ok(),
                today,
                figures: reader.list_daily_figures(from, today)?,
                funnel: reader.sum_funnel(from, today)?,
            })
        })
        .await?;
    Ok(found)
}
