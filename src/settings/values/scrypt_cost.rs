//! How much work and memory one password hash takes.

use std::fmt;

use super::quoted;

/// More than this for one hash is a slip, not a wish.
const MEMORY_BYTES_MAX: u64 = 2 << 30;
/// OWASP's equals as (log2 N, p), each with r = 8.
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>
const OWASP_LEAST: [(u8, u32); 4] = [(17, 1), (16, 2), (15, 3), (14, 5)];

/// scrypt's figures. Displays as `17/8/1`: log2 of N, r, p.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScryptCost {
    pub log_n: u8,
    pub r: u32,
    pub p: u32,
}

impl ScryptCost {
    pub const OWASP: Self = Self {
        log_n: 17,
        r: 8,
        p: 1,
    };

    /// What one hash holds while it is made: 128 · N · r.
    pub const fn memory_bytes(self) -> u64 {
        (128 * self.r as u64) << self.log_n
    }

    /// At least one of OWASP's equals in every figure.
    pub fn meets_owasp(self) -> bool {
        let enough = |&(log_n, p): &(u8, u32)| self.log_n >= log_n && self.p >= p;
        self.r >= 8 && OWASP_LEAST.iter().any(enough)
    }
}

impl fmt::Display for ScryptCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.log_n, self.r, self.p)
    }
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
        return Err(format!("{cost} is out of scrypt's range"));
    }
    if cost.memory_bytes() > MEMORY_BYTES_MAX {
        return Err(format!("{cost} takes more than 2 GiB for each hash"));
    }
    Ok(cost)
}
