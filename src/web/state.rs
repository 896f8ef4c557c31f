//! What the handlers work with, in Rocket's managed state.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use ipnet::IpNet;

use crate::domain::Timestamp;
use crate::services::site::diagnose::Installation;
use crate::services::site::set_up;
use crate::services::{AppContext, ServiceError};
use crate::web::html::accent_sheets::AccentSheets;
use crate::web::html::page_cache::PageCache;

/// The largest bodies that are read, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    pub json: u64,
    pub form: u64,
}

/// What the handlers work with, in Rocket's managed state.
pub struct WebState {
    pub ctx: Arc<AppContext>,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Origins that may call the APIs from a browser.
    pub cors_origins: Vec<String>,
    pub body_limits: BodyLimits,
    pub pages: PageCache,
    pub installation: Arc<Installation>,
    pub started_at: Timestamp,
    pub accents: AccentSheets,
    /// Whether the names below the site's host are bound to https, too.
    pub hsts_subdomains: bool,
    /// Whether people reach the site over https; follows the policy as it is read.
    is_https: AtomicBool,
    /// Whether somebody can administrate; once so it stays so, since the last one cannot go.
    is_set_up: AtomicBool,
    requests: AtomicU64,
}

impl WebState {
    pub fn new(
        ctx: Arc<AppContext>,
        trusted_proxies: Vec<IpNet>,
        cors_origins: Vec<String>,
        body_limits: BodyLimits,
        installation: Installation,
    ) -> Self {
        let mut first = [0; 8];
        ctx.entropy.fill(&mut first);
        Self {
            started_at: ctx.now(),
            installation: Arc::new(installation),
            ctx,
            trusted_proxies,
            cors_origins,
            body_limits,
            pages: PageCache::default(),
            accents: AccentSheets::default(),
            requests: AtomicU64::new(u64::from_be_bytes(first)),
            hsts_subdomains: false,
            is_https: AtomicBool::new(false),
            is_set_up: AtomicBool::new(false),
        }
    }

    /// The number that names a request: each one once, in an order that does not show how many came
    /// between two (the mixing of SplitMix64).
    pub(in crate::web) fn next_request(&self) -> u64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut number = self.requests.fetch_add(STEP, Ordering::Relaxed);
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }

    pub fn is_https(&self) -> bool {
        self.is_https.load(Ordering::Relaxed)
    }

    /// For a year (RFC 6797).
    pub fn transport_security(&self) -> &'static str {
        if self.hsts_subdomains { "max-age=31536000; includeSubDomains" } else { "max-age=31536000" }
    }

    /// Asks the store until there is an administrator, and never again after.
    pub async fn is_set_up(&self) -> Result<bool, ServiceError> {
        if self.is_set_up.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let found = set_up::is_done(&self.ctx).await?;
        if found {
            self.note_set_up();
        }
        Ok(found)
    }

    pub fn note_set_up(&self) {
        self.is_set_up.store(true, Ordering::Relaxed);
    }

    pub fn note_public_url(&self, url: &str) {
        self.is_https.store(url.starts_with("https://"), Ordering::Relaxed);
    }
}
