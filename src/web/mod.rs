//! The only Rocket: routes, guards, and the two faces, JSON and page, of what the deeds answer.
//! No SQL and no mail here. `api_v2`, `api`, `pages` and `console` do not know of one another.

pub mod answer;
pub mod api;
pub mod api_v2;
pub mod assets;
pub mod brand;
pub mod console;
pub mod cookies;
pub mod cors;
pub mod csv;
pub mod download;
pub mod dump;
pub mod duties;
pub mod face;
pub mod fields;
pub mod form;
pub mod guards;
pub mod headers;
pub mod health;
pub mod json;
pub mod methods;
pub mod next;
pub mod pages;
pub mod problem;
pub mod qr;
pub mod refusal;
pub mod render;
pub mod request_log;
pub mod slash;
pub mod whole_body;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use ipnet::IpNet;
use rocket::Route;

use crate::accounts::Desk;
use crate::accounts::diagnose::Installation;
use crate::domain::Timestamp;

/// The largest bodies that are read, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    pub json: u64,
    pub form: u64,
}

/// What the handlers work with, in Rocket's managed state.
pub struct WebState {
    pub desk: Arc<Desk>,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Origins that may call the APIs from a browser.
    pub cors_origins: Vec<String>,
    pub body_limits: BodyLimits,
    pub pages: render::PageCache,
    pub installation: Arc<Installation>,
    pub started_at: Timestamp,
    pub accents: brand::AccentSheets,
    /// Whether people reach the site over https; follows the policy as it is read.
    is_https: AtomicBool,
    requests: AtomicU64,
}

impl WebState {
    pub fn new(
        desk: Arc<Desk>,
        trusted_proxies: Vec<IpNet>,
        cors_origins: Vec<String>,
        body_limits: BodyLimits,
        installation: Installation,
    ) -> Self {
        let mut first = [0; 8];
        desk.entropy.fill(&mut first);
        Self {
            started_at: desk.now(),
            installation: Arc::new(installation),
            desk,
            trusted_proxies,
            cors_origins,
            body_limits,
            pages: render::PageCache::default(),
            accents: brand::AccentSheets::default(),
            requests: AtomicU64::new(u64::from_be_bytes(first)),
            is_https: AtomicBool::new(false),
        }
    }

    /// The number that names a request: each one once, in an order that does not show how many came
    /// between two (the mixing of SplitMix64).
    fn next_request(&self) -> u64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut number = self.requests.fetch_add(STEP, Ordering::Relaxed);
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }

    pub fn is_https(&self) -> bool {
        self.is_https.load(Ordering::Relaxed)
    }

    pub fn note_public_url(&self, url: &str) {
        self.is_https.store(url.starts_with("https://"), Ordering::Relaxed);
    }
}

/// Every route there is, without the 405 answers that [`methods`] adds.
pub fn routes() -> Vec<Route> {
    [
        api_v2::routes(),
        api::routes(),
        pages::routes(),
        console::routes(),
        assets::routes(),
        brand::routes(),
        health::routes(),
    ]
    .concat()
}
