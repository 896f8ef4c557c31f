//! Proving once more who sits before an open session, before what matters is changed.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, Occasion};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::second_factors;
use crate::services::sign_in::sessions::OpenSession;
use crate::services::{Desk, DeskError};
use crate::store::{StoreError, Tx};

/// The owner's password again; counted among the tries from inside. The proof holds for
/// [`crate::store::PROVEN_FOR`] and for this session only.
pub async fn by_password(
    desk: &Arc<Desk>,
    occasion: Occasion,
    session: &OpenSession,
    password: &str,
) -> Result<(), SignInError> {
    let login = session.account.username.as_str();
    let account = check_password(desk, &occasion, login, password, Asker::LetIn).await?;
    let digest = session.digest;
    let inner = desk.clone();
    let noted =
        desk.store.write(move |tx| note(tx, &inner, &occasion, account.id, &digest, "password")).await?;
    // It was ended while the password was checked.
    if noted { Ok(()) } else { Err(SignInError::Wrong) }
}

/// A code of the second factor instead; counted like any other code.
pub async fn by_code(
    desk: &Arc<Desk>,
    occasion: Occasion,
    session: &OpenSession,
    code: &str,
) -> Result<(), SignInError> {
    let account = session.account.clone();
    let digest = session.digest;
    let code = code.to_owned();
    let inner = desk.clone();
    // A miss must stay counted, so a refusal is an answer of the transaction.
    let outcome = desk
        .store
        .write(move |tx| -> Result<_, DeskError> {
            match second_factors::check(tx, &inner, &occasion, &account, &code)? {
                Ok(shown) => Ok(Ok(note(tx, &inner, &occasion, account.id, &digest, shown.as_str())?)),
                Err(refusal) => Ok(Err(SignInError::from(refusal))),
            }
        })
        .await?;
    desk.bell.ring();
    if outcome? { Ok(()) } else { Err(SignInError::Wrong) }
}

/// `false` when the session was ended meanwhile.
fn note(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: AccountId,
    session: &[u8; 32],
    by: &'static str,
) -> Result<bool, StoreError> {
    let now = desk.now();
    if !tx.note_proof(session, now)? {
        return Ok(false);
    }
    audit(tx, occasion, now, "session.proven", Target::Account(account), json!({ "by": by }))?;
    Ok(true)
}
