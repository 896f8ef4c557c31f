//! The browser or program that a request comes from, and what its device cookie says.

use std::net::IpAddr;

use crate::domain::{Entropy, UserAgent};
use crate::security::rate_limit::peer_key;
use crate::security::secret_token::SecretToken;
use crate::store::StoredDevice;

const PURPOSE: &str = "device";

/// The browser or program that somebody comes with.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// What its device cookie holds.
    pub device: Option<SecretToken>,
    pub user_agent: Option<String>,
    /// It calls an API, and may be a program that keeps no cookies.
    pub is_program: bool,
}

impl Visit {
    /// The device cookie as it came, if it is one of ours in form.
    pub fn new(cookie: Option<&str>, user_agent: Option<String>, is_program: bool) -> Self {
        Self { device: cookie.and_then(SecretToken::parse), user_agent, is_program }
    }

    /// What the browser is to keep: what it has, or a new cookie.
    pub fn device_or_new(&self, entropy: &dyn Entropy) -> SecretToken {
        match &self.device {
            Some(token) => token.clone(),
            None => SecretToken::generate(entropy),
        }
    }

    pub(in crate::services) fn digest(&self) -> Option<[u8; 32]> {
        self.device.as_ref().map(device_digest)
    }

    pub(in crate::services) fn parsed(&self) -> UserAgent {
        self.user_agent.as_deref().map(UserAgent::of).unwrap_or_default()
    }

    /// Whether a device calls itself the same and comes from the same network: what programs that keep
    /// no cookies are known by.
    pub(in crate::services) fn is_like(&self, device: &StoredDevice, peer: Option<IpAddr>) -> bool {
        let before = device.peer.as_deref().and_then(|text| text.parse().ok());
        device.user_agent == self.parsed() && before.map(peer_key) == peer.map(peer_key)
    }
}

/// What a device's cookie is stored as.
pub fn device_digest(token: &SecretToken) -> [u8; 32] {
    token.digest(PURPOSE)
}
