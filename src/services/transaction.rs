//! A change on somebody's behalf: one transaction, in which it is looked at again whether the session,
//! token or key that it was asked with still holds. What it leaves for the outbox leaves at once.

use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value;

use super::audit::audit_line::{Target, audit};
use super::idempotency::{keep_answer, refuse_repeat};
use super::{AppContext, ServiceError};
use crate::domain::{Account, AccountId, AccountState, Actor, AuditContext, Credential, Rights, Timestamp};
use crate::store::{Reader, StoreError, Tx};

/// What an operation changes with. All of it is kept, or nothing.
pub struct Transaction<'t, 'c> {
    tx: &'t Tx<'c>,
    pub ctx: &'t Arc<AppContext>,
    /// On whose behalf.
    pub audit_context: &'t AuditContext,
    /// When the transaction began.
    pub now: Timestamp,
}

impl<'c> Deref for Transaction<'_, 'c> {
    type Target = Tx<'c>;

    fn deref(&self) -> &Tx<'c> {
        self.tx
    }
}

impl<'t, 'c> Transaction<'t, 'c> {
    /// For background work, which nobody waits for: there is no credential to look at again.
    pub(in crate::services) fn in_background(
        tx: &'t Tx<'c>,
        ctx: &'t Arc<AppContext>,
        audit_context: &'t AuditContext,
    ) -> Self {
        Self { tx, ctx, audit_context, now: ctx.now() }
    }

    /// The same transaction on somebody else's behalf.
    pub(in crate::services) fn on_behalf_of<'a>(&self, audit_context: &'a AuditContext) -> Transaction<'a, 'c>
    where
        't: 'a,
    {
        Transaction { tx: self.tx, ctx: self.ctx, audit_context, now: self.now }
    }

    /// Appends a line to the audit trail. `details` never hold a secret.
    pub(in crate::services) fn audit(
        &self,
        action: &'static str,
        target: Target<'_>,
        details: Value,
    ) -> Result<(), StoreError> {
        audit(self.tx, self.audit_context, self.now, action, target, details)
    }

    /// The same on behalf of whoever turned out to be behind the request.
    pub(in crate::services) fn audit_as(
        &self,
        actor: Actor,
        action: &'static str,
        target: Target<'_>,
        details: Value,
    ) -> Result<(), StoreError> {
        audit(self.tx, &self.audit_context.acting_as(actor), self.now, action, target, details)
    }
}

impl AppContext {
    /// Runs `work` in one transaction, which may be tried again after a conflict with another one.
    pub(in crate::services) async fn transact<T, E, F>(
        self: &Arc<Self>,
        audit_context: AuditContext,
        mut work: F,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<ServiceError> + Send + 'static,
        F: FnMut(&Transaction<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let ctx = self.clone();
        let (value, has_mail) = self
            .store
            .write(move |tx| -> Result<(T, bool), E> {
                let now = ctx.now();
                let transaction = Transaction { tx, ctx: &ctx, audit_context: &audit_context, now };
                ensure_credential_holds(&transaction)?;
                refuse_repeat(&ctx, tx, &audit_context, now)?;
                let value = work(&transaction)?;
                keep_answer(&ctx, tx, &audit_context, now, &value)?;
                Ok((value, tx.has_queued_mail()))
            })
            .await?;
        if has_mail {
            self.outbox_signal.notify();
        }
        Ok(value)
    }
}

impl AppContext {
    /// For what is begun beside every transaction: refuses where one on this behalf would be refused.
    pub(in crate::services) async fn ensure_still_let_in(
        self: &Arc<Self>,
        audit_context: &AuditContext,
    ) -> Result<(), ServiceError> {
        match audit_context.credential {
            None => Ok(()),
            Some(_) => self.transact(audit_context.clone(), |_| Ok(())).await,
        }
    }
}

/// A session that ended while its request was under way changes nothing any more, nor does a token, a key,
/// or an account that has lost its rights, its password or the secret of its JWTs.
fn ensure_credential_holds(tx: &Transaction<'_, '_>) -> Result<(), ServiceError> {
    match &tx.audit_context.credential {
        None => Ok(()),
        Some(Credential::Session(digest)) => {
            tx.find_session(digest)?.map(drop).ok_or(ServiceError::SessionEnded)
        }
        Some(Credential::Token(digest)) => tx
            .find_oauth_token(digest)?
            .filter(|token| token.is_open(tx.now))
            .map(drop)
            .ok_or(ServiceError::CredentialRevoked),
        Some(Credential::ApiKey(id)) => {
            tx.find_api_key_rights(*id)?.map(drop).ok_or(ServiceError::CredentialRevoked)
        }
        Some(Credential::Password { account, rights, hash }) => find_unchanged(tx, *account, *rights)?
            .filter(|account| account.password_hash == *hash && !account.has_second_factor)
            .map(drop)
            .ok_or(ServiceError::CredentialRevoked),
        Some(Credential::Jwt { account, rights, secret }) => {
            let holds = find_unchanged(tx, *account, *rights)?.is_some()
                && tx.is_sealed_secret_in_use(secret, tx.now)?;
            if holds { Ok(()) } else { Err(ServiceError::CredentialRevoked) }
        }
    }
}

/// The account, if it may still come in with no fewer rights.
fn find_unchanged(reader: &Reader<'_>, id: AccountId, rights: Rights) -> Result<Option<Account>, StoreError> {
    let account = reader.find_account(id)?;
    Ok(account.filter(|account| account.state == AccountState::Active && account.rights().include(rights)))
}
