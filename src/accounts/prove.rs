//! Proving once more who sits before an open session, before what matters is changed.

use std::sync::Arc;

use serde_json::json;

use super::Desk;
use super::audit_line::{Target, audit};
use super::sessions::OpenSession;
use super::sign_in::{SignInError, check_password};
use crate::domain::Occasion;
use crate::store::StoreError;

/// The owner's password again; counted like any other try. The proof holds for
/// [`crate::store::PROVEN_FOR`] and for this session only.
pub async fn by_password(
    desk: &Arc<Desk>,
    occasion: Occasion,
    session: &OpenSession,
    password: &str,
) -> Result<(), SignInError> {
    let account = check_password(desk, &occasion, session.account.username.as_str(), password, None).await?;
    let digest = session.digest;
    let inner = desk.clone();
    let noted = desk
        .store
        .write(move |tx| -> Result<bool, StoreError> {
            let now = inner.now();
            if !tx.note_proof(&digest, now)? {
                return Ok(false);
            }
            audit(tx, &occasion, now, "session.proven", Target::Account(account.id), json!({}))?;
            Ok(true)
        })
        .await?;
    // It was ended while the password was checked.
    if noted { Ok(()) } else { Err(SignInError::Wrong) }
}
