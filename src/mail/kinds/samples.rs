//! Sample values, to show a mail with before anybody gets it.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use crate::domain::Timestamp;
use crate::mail::kind::Site;

pub const NAME: &str = "Ada Lovelace";
pub const ADDRESS: &str = "ada@example.org";
pub const NEW_ADDRESS: &str = "ada@new.example";
pub const CODE: &str = "123456";
/// 2026-01-31 10:11 UTC.
pub const MOMENT: Timestamp = Timestamp::from_millis(1_769_854_260_000);
pub const HOUR: Duration = Duration::from_secs(60 * 60);
pub const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// From a range kept for documentation (RFC 5737).
pub const PEER: Option<IpAddr> = Some(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));

/// A link that shows its length and leads nowhere.
pub fn link(site: &Site, page: &str) -> String {
    format!("{}/{page}/this-is-only-a-sample-and-opens-nothing", site.public_url)
}
