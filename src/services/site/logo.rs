//! The site's logo: uploaded, shown, taken away.

use std::sync::Arc;

use crate::domain::site::logo::{Logo, LogoMark};
use crate::domain::{AuditContext, SitePolicy};
use crate::security::fingerprint;
use crate::services::AppContext;
use crate::services::site::site_policy::{ChangeSettingError, held_by, revision, write};
use crate::store::StoreError;

/// The setting that names the logo.
pub const KEY: &str = "brand.logo";

/// Puts a new logo in the place of the one before, or takes it away. `seen` is the revision of the
/// setting that whoever does it has looked at.
pub async fn replace(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    logo: Option<Logo>,
    seen: &str,
) -> Result<(), ChangeSettingError> {
    let setting = SitePolicy::setting(KEY)?;
    if let Some(by) = held_by(ctx, KEY) {
        return Err(ChangeSettingError::Held { key: setting.key, by: by.clone() });
    }
    let mark = logo.as_ref().map(|logo| logo.mark(&fingerprint::digest(&logo.bytes)));
    let seen = seen.to_owned();
    ctx.transact(audit_context, move |tx| {
        let policy = tx.find_policy()?;
        if revision(&policy, [KEY]) != seen {
            return Err(ChangeSettingError::ChangedMeanwhile);
        }
        let now = tx.now;
        tx.delete_logos()?;
        if let (Some(mark), Some(logo)) = (&mark, &logo) {
            tx.insert_logo(mark, &logo.bytes, now)?;
        }
        let after = mark.as_ref().map(ToString::to_string);
        let shown = after.clone().unwrap_or_default();
        write(tx, setting, (&setting.of(&policy), after, &shown))?;
        Ok(())
    })
    .await
}

/// The bytes behind the mark, if that is the logo at the moment.
pub async fn find(ctx: &Arc<AppContext>, mark: LogoMark) -> Result<Option<Vec<u8>>, StoreError> {
    ctx.store.read(move |reader| reader.find_logo(&mark)).await
}
