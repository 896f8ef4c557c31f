//! What the first page of the console tells: what needs somebody, and how people come and go.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{ChartRange, Day, SitePolicy};
use crate::services::site::back_up::{LastBackup, find_last};
use crate::services::{AppContext, ServiceError};
use crate::store::{AuditCheck, DashboardCounts, DayCount, StoreError};

/// Whoever has not confirmed after this long will hardly do it any more: the link has long ended.
pub const UNCONFIRMED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
#[derive(Debug, Clone)]
pub struct Dashboard {
    pub waiting: DashboardCounts,
    pub last_backup: Option<LastBackup>,
    pub audit: Option<AuditCheck>,
    pub sends_mail: bool,
    pub has_public_url: bool,
    /// Bytes that the file can still grow by; `None` where the system does not tell.
    pub free_bytes: Option<u64>,
    pub today: Day,
    pub range: ChartRange,
    /// Of the range's days and of as many before them.
    pub figures: Vec<DayCount>,
    /// When counting began; nothing can be said of the days before.
    pub counted_since: Option<Day>,
    /// Of those who registered within the range, in the order of the stages.
    pub funnel: [i64; 5],
}

impl Dashboard {
    /// The first day of the range.
    pub fn from(&self) -> Day {
        self.today.minus(self.range.days() - 1)
    }
}

pub async fn dashboard(
    ctx: &Arc<AppContext>,
    policy: &SitePolicy,
    range: ChartRange,
) -> Result<Dashboard, ServiceError> {
    let now = ctx.now();
    let today = Day::of(now);
    let from = today.minus(range.days() - 1);
    let (sends_mail, has_public_url) = (ctx.site.sends_mail, ctx.configured_public_url(policy).is_some());
    let store = ctx.store.clone();
    let found = ctx
        .store
        .read(move |reader| -> Result<Dashboard, StoreError> {
            Ok(Dashboard {
                waiting: reader.count_for_dashboard(now, now.minus(UNCONFIRMED_AFTER))?,
                last_backup: find_last(reader)?,
                audit: reader.find_audit_check()?,
                sends_mail,
                has_public_url,
                free_bytes: store.free_bytes().ok(),
                today,
                range,
                figures: reader.list_daily_figures(from.minus(range.days()), today)?,
                counted_since: reader.find_first_counted_day()?,
                funnel: reader.sum_funnel(from, today)?,
            })
        })
        .await?;
    Ok(found)
}
