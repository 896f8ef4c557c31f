//! Changing what an administrator may change.

use std::sync::Arc;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::{Desk, DeskError};
use crate::domain::site_policy::PolicyError;
use crate::domain::{Actor, Occasion};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum ChangeSettingError {
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The start-up settings hold this value, and they win.
    #[error("{key} is held by the start-up setting {by}; change it there")]
    Held { key: &'static str, by: &'static str },
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for ChangeSettingError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// The start-up setting that holds a policy setting at the moment, if one does.
pub fn held_by(desk: &Desk, key: &str) -> Option<&'static str> {
    match key {
        "site.name" => desk.site.name.as_ref().map(|_| "site_name (ROLLBOOK_SITE_NAME)"),
        "site.public_url" => desk.site.public_url.as_ref().map(|_| "public_url (ROLLBOOK_PUBLIC_URL)"),
        "site.language" => desk.site.language.map(|_| "default_language (ROLLBOOK_DEFAULT_LANGUAGE)"),
        _ => None,
    }
}

/// Sets one value; an empty text goes back to the default. Returns the value as it is in force.
pub async fn change(
    desk: &Arc<Desk>,
    occasion: Occasion,
    key: &str,
    value: &str,
) -> Result<String, ChangeSettingError> {
    let setting = crate::domain::SitePolicy::setting(key)?;
    if let Some(by) = held_by(desk, key) {
        return Err(ChangeSettingError::Held { key: setting.key, by });
    }
    let value = value.to_owned();
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let mut policy = tx.find_policy()?;
            let before = policy.get(setting.key)?;
            policy.set(setting.key, &value)?;
            let after = policy.get(setting.key)?;
            let now = inner.now();
            let by = match &occasion.actor {
                Actor::CommandLine => "command line".to_owned(),
                actor => actor.label().unwrap_or(actor.kind()).to_owned(),
            };
            let stored = (!value.trim().is_empty()).then_some(after.as_str());
            tx.update_policy(setting.key, stored, &by, now)?;
            let details = json!({ "before": before, "after": after });
            audit(tx, &occasion, now, "setting.changed", Target::Setting(setting.key), details)?;
            Ok(after)
        })
        .await
}
