//! How much work and memory one password hash takes.

use super::quoted::quoted;
use crate::security::ScryptCost;

/// More than this for one hash is a slip, not a wish.
const MEMORY_BYTES_MAX: u64 = 256 << 20;

/// As the setting spells it: `17/8/1`.
pub(in crate::settings) fn spelled(cost: ScryptCost) -> String {
    format!("{}/{}/{}", cost.log_n, cost.r, cost.p)
}

/// Weak figures are understood too: whether they are allowed is another setting's word.
pub(in crate::settings) fn scrypt_cost(text: &str) -> Result<ScryptCost, String> {
    let parts: Vec<&str> = text.trim().split('/').map(str::trim).collect();
    let figures = match parts.as_slice() {
        [log_n, r, p] => (log_n.parse().ok(), r.parse().ok(), p.parse().ok()),
        _ => (None, None, None),
    };
    let (Some(log_n), Some(r), Some(p)) = figures else {
        return Err(format!("{} is not log2(N)/r/p", quoted(text.trim())));
    };
    let cost = ScryptCost { log_n, r, p };
    if !(1..=30).contains(&log_n) || !(1..=64).contains(&r) || !(1..=64).contains(&p) {
        return Err(format!("{} is out of scrypt's range", spelled(cost)));
    }
    if cost.memory_bytes() > MEMORY_BYTES_MAX {
        return Err(format!("{} takes more than 256 MiB for each hash", spelled(cost)));
    }
    Ok(cost)
}
