//! Proving once more who sits before an open session, before what matters is changed.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext};
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::second_factors;
use crate::services::sign_in::second_factors::Shown;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::StoreError;

/// The owner's password again; counted among the tries from inside. The proof holds for
/// [`crate::domain::SessionTimes::proof`] and for this session only.
pub async fn by_password(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    session: &OpenSession,
    password: &str,
) -> Result<(), SignInError> {
    let login = session.account.username.as_str();
    let account = check_password(ctx, &audit_context, login, password, Asker::LetIn).await?;
    let digest = session.digest;
    let noted = ctx
        .transact(audit_context, move |tx| Ok::<_, SignInError>(note(tx, account.id, &digest, None)?))
        .await?;
    // It was ended while the password was checked.
    if noted { Ok(()) } else { Err(SignInError::Wrong) }
}

/// A code of the second factor instead; counted like any other code.
pub async fn by_code(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    session: &OpenSession,
    code: &str,
) -> Result<(), SignInError> {
    let account = session.account.clone();
    let digest = session.digest;
    let code = code.to_owned();
    // A miss must stay counted, so a refusal is an answer of the transaction.
    let outcome = ctx
        .transact(audit_context, move |tx| -> Result<_, ServiceError> {
            match second_factors::check(tx, &account, &code)? {
                Ok(shown) => Ok(Ok(note(tx, account.id, &digest, Some(shown))?)),
                Err(refusal) => Ok(Err(SignInError::from(refusal))),
            }
        })
        .await?;
    if outcome? { Ok(()) } else { Err(SignInError::Wrong) }
}

/// `false` when the session was ended meanwhile.
fn note(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    session: &[u8; 32],
    factor: Option<Shown>,
) -> Result<bool, StoreError> {
    let holds = match factor {
        None => tx.note_password_proof(session, tx.now)?,
        Some(_) => tx.note_factor_proof(session, tx.now)?,
    };
    if !holds {
        return Ok(false);
    }
    tx.audit(
        "session.proven",
        Target::Account(account),
        json!({ "by": factor.map_or("password", Shown::as_str) }),
    )?;
    Ok(true)
}
