//! Versions of resources (RFC 7644 3.14): a digest of all that a client sees, and what clients ask with them.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::clients::scim::{Fault, FaultKind};
use crate::services::clients::scim::error::ScimError;

/// Bytes of a digest that stand in a version.
const SHOWN: usize = 12;

/// A weak entity tag; without the version itself and without URLs, which follow the site's own.
pub fn version_of(resource: &Map<String, Value>) -> String {
    // Only a map with keys that are no texts could fail, and this has none.
    let digest = Sha256::digest(serde_json::to_vec(resource).unwrap_or_default());
    let shown: String = digest.iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{shown}\"")
}

/// The versions that a header or an operation names; `None` is any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions(Option<Vec<String>>);

impl Versions {
    /// Of `If-Match` and its like (RFC 9110 13.1): a list, or `*`.
    pub fn parse(text: &str) -> Self {
        if text.trim() == "*" {
            return Self(None);
        }
        Self(Some(text.split(',').map(|tag| opaque(tag).to_owned()).collect()))
    }

    pub fn are_any(&self) -> bool {
        self.0.is_none()
    }

    /// Compared as weak ones are: only what is between the marks counts.
    pub fn name(&self, version: &str) -> bool {
        self.0.as_ref().is_none_or(|tags| tags.iter().any(|tag| tag == opaque(version)))
    }

    pub(super) fn ensure_name(&self, resource: &Map<String, Value>) -> Result<(), ScimError> {
        if self.0.is_none() || self.name(&version_of(resource)) {
            return Ok(());
        }
        Err(Fault::new(FaultKind::VersionMismatch, "the resource has another version by now").into())
    }
}

fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"')
}
