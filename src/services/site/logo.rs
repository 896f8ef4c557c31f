//! The site's logo, and the one in its place on dark pages: uploaded, shown, taken away.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::domain::site::logo::{Logo, LogoKind, LogoMark};
use crate::domain::{AuditContext, SitePolicy};
use crate::mail::content::MailContent;
use crate::mail::inline_logo;
use crate::security::fingerprint;
use crate::services::AppContext;
use crate::services::site::site_policy::{ChangeSettingError, held_by, revision, write};
use crate::store::StoreError;

/// The settings that name the logos.
pub const KEY: &str = "brand.logo";
pub const DARK_KEY: &str = "brand.dark_logo";

/// Puts a new logo in the place of the one before, or takes it away. `seen` is the revision of the
/// setting that whoever does it has looked at.
pub async fn replace(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    key: &'static str,
    logo: Option<Logo>,
    seen: &str,
) -> Result<(), ChangeSettingError> {
    let setting = SitePolicy::setting(key)?;
    if let Some(by) = held_by(ctx, key) {
        return Err(ChangeSettingError::Held { key: setting.key, by: by.clone() });
    }
    let mark = logo.as_ref().map(|logo| logo.mark(&fingerprint::digest(&logo.bytes)));
    let seen = seen.to_owned();
    ctx.transact(audit_context, move |tx| {
        let policy = tx.find_policy()?;
        if revision(&policy, [key]) != seen {
            return Err(ChangeSettingError::ChangedMeanwhile);
        }
        let now = tx.now;
        let after = mark.as_ref().map(ToString::to_string);
        let shown = after.clone().unwrap_or_default();
        let other = if key == KEY { DARK_KEY } else { KEY };
        tx.delete_logos_but(&shown, &policy.get(other)?)?;
        if let (Some(mark), Some(logo)) = (&mark, &logo) {
            tx.insert_logo(mark, &logo.bytes, now)?;
        }
        write(tx, setting, (&setting.of(&policy), after, &shown))?;
        Ok(())
    })
    .await
}

/// The HTML part of a mail as its reader sees it, with the picture that goes with it in it.
pub async fn html_with_logo(ctx: &Arc<AppContext>, content: &MailContent) -> Result<String, StoreError> {
    let Some(shown) = &content.logo else { return Ok(content.html.clone()) };
    let found = match shown.mark() {
        Some(mark) => find(ctx, mark).await?.filter(|bytes| bytes.len() <= inline_logo::BYTES_MAX),
        None => None,
    };
    Ok(match (shown.mark(), found) {
        (Some(mark), Some(bytes)) => shown.put_into(&content.html, &data_url(mark.kind, &bytes)),
        _ => shown.left_out_of(&content.html),
    })
}

/// A picture as an address that holds all of it.
pub fn data_url(kind: LogoKind, bytes: &[u8]) -> String {
    format!("data:{};base64,{}", kind.media_type(), BASE64.encode(bytes))
}

/// The bytes behind the mark, if that is the logo at the moment.
pub async fn find(ctx: &Arc<AppContext>, mark: LogoMark) -> Result<Option<Vec<u8>>, StoreError> {
    ctx.store.read(move |reader| reader.find_logo(&mark)).await
}
