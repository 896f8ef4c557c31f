//! What a new API key may do, until when, and from where (contract.md B5).

use ipnet::IpNet;

use crate::domain::clients::network;
use crate::domain::{Reason, Rights, Timestamp};

/// More than anybody names by hand.
const NETWORKS_MAX: usize = 50;

/// One role: whoever administrates may do what `USERS_ADMIN` allows.
pub fn parse_role(text: &str) -> Result<Rights, Reason> {
    match text {
        "ADMIN" => Ok(Rights { admin: true, users_admin: false }),
        "USERS_ADMIN" => Ok(Rights { admin: false, users_admin: true }),
        _ => Err(Reason::NotAChoice),
    }
}

/// The end of a day in UTC; nothing means for ever.
pub fn parse_last_day(text: &str, now: Timestamp) -> Result<Option<Timestamp>, Reason> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let end = Timestamp::end_of_day(text.trim()).ok_or(Reason::NotADate)?;
    if end <= now { Err(Reason::InThePast) } else { Ok(Some(end)) }
}

pub fn parse_networks<'a>(parts: impl IntoIterator<Item = &'a str>) -> Result<Vec<IpNet>, Reason> {
    let networks: Option<Vec<IpNet>> = parts.into_iter().map(network::parse).collect();
    let networks = networks.ok_or(Reason::NotANetwork)?;
    if networks.len() > NETWORKS_MAX { Err(Reason::NotANetwork) } else { Ok(networks) }
}
