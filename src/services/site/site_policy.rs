//! What an administrator may change: looked at with where each value comes from, and changed.

use std::sync::Arc;

use serde_json::json;

use crate::domain::site::provenance::{Holder, Provenance};
use crate::domain::site::site_policy::{PolicyError, PolicySetting, Shape};
use crate::domain::{Actor, AuditContext, FieldErrors, SitePolicy};
use crate::security::fingerprint;
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{SettingChange, StoreError};

/// One setting of the policy as it is in force.
#[derive(Debug, Clone)]
pub struct SettingInForce {
    pub setting: &'static PolicySetting,
    /// As the setting shows itself; empty where nothing is set.
    pub value: String,
    pub provenance: Provenance,
}

/// New values, all of which are stored or none.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// By key; an empty text goes back to the default.
    pub values: Vec<(&'static str, String)>,
    /// What whoever changes them has looked at; `None` takes what it finds.
    pub seen: Option<Seen>,
}

/// Some settings by key, and the [`revision`] in which somebody has seen them.
#[derive(Debug, Clone)]
pub struct Seen {
    pub keys: Vec<&'static str>,
    pub revision: String,
}

impl Seen {
    fn is_still_so(&self, policy: &SitePolicy) -> bool {
        revision(policy, self.keys.iter().copied()) == self.revision
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeSettingError {
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// Every fault of several values at once, each under its key.
    #[error("some of the values are not valid")]
    Fields(FieldErrors),
    /// The start-up settings hold this value, and they win.
    #[error("{key} is set by {by}; change it there and restart Rollbook")]
    Held { key: &'static str, by: Holder },
    #[error("{key} is uploaded in the console; here it can only be removed, with an empty value")]
    OnlyUploaded { key: &'static str },
    /// Somebody else has changed one of them since it was looked at.
    #[error("the settings have been changed in the meantime")]
    ChangedMeanwhile,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ChangeSettingError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// The start-up setting that holds a policy setting at the moment, if one does.
pub fn held_by<'a>(ctx: &'a AppContext, key: &str) -> Option<&'a Holder> {
    ctx.site.held.iter().find(|held| held.key == key).map(|held| &held.holder)
}

/// Every setting with its value and where that comes from, in the order of the list, and the policy
/// as it is stored.
pub async fn in_force(ctx: &Arc<AppContext>) -> Result<(SitePolicy, Vec<SettingInForce>), StoreError> {
    let (policy, changes) = ctx
        .store
        .read(|reader| Ok::<_, StoreError>((reader.find_policy()?, reader.list_policy_changes()?)))
        .await?;
    let settings = SitePolicy::SETTINGS.iter().map(|setting| {
        if let Some(held) = ctx.site.held.iter().find(|held| held.key == setting.key) {
            let provenance = Provenance::Held(held.holder.clone());
            return SettingInForce { setting, value: held.value.clone(), provenance };
        }
        let changed = changes.iter().find(|change| change.key == setting.key);
        let provenance = changed.map_or(Provenance::Default, |change| Provenance::Changed {
            by: change.changed_by.clone(),
            at: change.changed_at,
        });
        SettingInForce { setting, value: setting.of(&policy), provenance }
    });
    let settings = settings.collect();
    Ok((policy, settings))
}

/// Tells whether some settings are still those that somebody has looked at.
pub fn revision<'k>(policy: &SitePolicy, keys: impl IntoIterator<Item = &'k str>) -> String {
    let settings = keys.into_iter().filter_map(|key| SitePolicy::setting(key).ok());
    let parts: Vec<String> =
        settings.flat_map(|setting| [setting.key.to_owned(), setting.of(policy)]).collect();
    fingerprint::of(parts.iter().map(String::as_str))
}

/// Sets one value; an empty text goes back to the default. Returns the value as it is in force.
pub async fn change(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    key: &str,
    value: &str,
) -> Result<String, ChangeSettingError> {
    let setting = SitePolicy::setting(key)?;
    // For one value, its own fault says more than a list of one.
    SitePolicy::default().set(key, value)?;
    let changes = Changes { values: vec![(setting.key, value.to_owned())], seen: None };
    let policy = save(ctx, audit_context, changes).await?;
    Ok(setting.of(&policy))
}

/// Stores all values in one transaction, with an audit line for each that is new. Returns the policy
/// as it is stored now.
pub async fn save(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    changes: Changes,
) -> Result<SitePolicy, ChangeSettingError> {
    for (key, _) in &changes.values {
        if let Some(by) = held_by(ctx, key) {
            return Err(ChangeSettingError::Held { key, by: by.clone() });
        }
    }
    ctx.transact(audit_context, move |tx| {
        let before = tx.find_policy()?;
        if changes.seen.as_ref().is_some_and(|seen| !seen.is_still_so(&before)) {
            return Err(ChangeSettingError::ChangedMeanwhile);
        }
        let after = with_changes(&before, &changes)?;
        for (key, value) in &changes.values {
            let setting = SitePolicy::setting(key)?;
            let new = (!value.trim().is_empty()).then(|| setting.of(&after));
            write(tx, setting, (&setting.of(&before), new, &setting.of(&after)))?;
        }
        Ok(after)
    })
    .await
}

/// The policy with the new values in it, or everything that is wrong with them.
fn with_changes(before: &SitePolicy, changes: &Changes) -> Result<SitePolicy, ChangeSettingError> {
    let mut after = before.clone();
    let mut errors = FieldErrors::new();
    for (key, value) in &changes.values {
        let setting = SitePolicy::setting(key)?;
        if setting.shape == Shape::Picture && !value.trim().is_empty() {
            return Err(ChangeSettingError::OnlyUploaded { key: setting.key });
        }
        errors.keep(setting.key, setting.put(&mut after, value));
    }
    if errors.is_empty() { Ok(after) } else { Err(ChangeSettingError::Fields(errors)) }
}

/// Writes one value and its audit line, unless it is there already. `values` are the one before, what
/// is stored now (nothing for the default), and the one after.
pub(in crate::services) fn write(
    tx: &Transaction<'_, '_>,
    setting: &PolicySetting,
    (before, stored, after): (&str, Option<String>, &str),
) -> Result<(), StoreError> {
    let is_default = stored.is_none();
    let was_default = !tx.is_policy_stored(setting.key)?;
    if before == after && is_default == was_default {
        return Ok(());
    }
    tx.update_policy(setting.key, stored.as_deref(), &who(&tx.audit_context.actor), tx.now)?;
    let mut details = json!({ "before": before, "after": after });
    if is_default {
        details["default"] = json!(true);
    }
    tx.audit("setting.changed", Target::Setting(setting.key), details)
}

fn who(actor: &Actor) -> String {
    match actor {
        Actor::CommandLine => "command line".to_owned(),
        actor => actor.label().unwrap_or(actor.kind()).to_owned(),
    }
}

/// What was changed, newest first: of one setting or of all, from before a line of the audit trail on.
pub async fn history(
    ctx: &Arc<AppContext>,
    key: Option<&'static str>,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<SettingChange>, StoreError> {
    ctx.store.read(move |reader| reader.list_setting_changes(key, before, limit)).await
}

/// How many people a new version of the privacy policy would be put before at their next sign-in.
pub async fn people_to_ask(ctx: &Arc<AppContext>) -> Result<u64, StoreError> {
    ctx.store.read(|reader| reader.count_active_accounts()).await
}
