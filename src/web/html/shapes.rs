//! Pieces that many pages show alike.

use serde::Serialize;

use crate::domain::{PasswordPolicy, Timestamp};
use crate::mail::compose::utc;
use crate::store::WhatGoes;

/// A moment as the templates show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    iso: String,
    utc: String,
}

pub fn moment(at: Timestamp) -> Moment {
    Moment { iso: at.rfc3339(), utc: utc(at) }
}

impl Moment {
    /// 2026-01-31 10:11:12 UTC.
    pub fn sample() -> Self {
        moment(SAMPLE_TIME)
    }
}

/// When everything in a sample happens.
pub const SAMPLE_TIME: Timestamp = Timestamp::from_millis(1_769_854_272_000);

/// The password policy, as the forms show it.
#[derive(Debug, Clone, Serialize)]
pub struct PasswordRules {
    min_length: usize,
    max_length: usize,
    kind: &'static str,
}

impl From<PasswordPolicy> for PasswordRules {
    fn from(policy: PasswordPolicy) -> Self {
        Self { min_length: policy.min_length(), max_length: policy.max_length(), kind: policy.name() }
    }
}

/// What goes with an account.
#[derive(Debug, Clone, Serialize)]
pub struct Goes {
    sessions: i64,
    api_tokens: i64,
    tags: i64,
    mails: i64,
    audit_lines: i64,
}

impl Goes {
    pub fn of(goes: &WhatGoes) -> Self {
        Self {
            sessions: goes.sessions,
            api_tokens: goes.api_tokens,
            tags: goes.tags,
            mails: goes.mails,
            audit_lines: goes.audit_lines,
        }
    }

    pub fn sample(count: i64) -> Self {
        Self { sessions: count, api_tokens: count, tags: count, mails: count, audit_lines: count + 1 }
    }
}
