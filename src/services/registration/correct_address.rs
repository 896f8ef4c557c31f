//! Mending a mistyped address, from the browser that registered and before the proof.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, AuditContext, EmailAddress};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::context::count_peer;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::manage::delete::erase_from_trail;
use crate::services::registration::register::{HANDLE_PURPOSE, write_to_owner};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewAccount, PendingRegistration, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum CorrectAddressError {
    /// The handle is unknown, too old, or its address is proven by now.
    #[error("this registration can no longer be changed")]
    Gone,
    #[error("the address's domain is not allowed")]
    DomainNotAllowed,
    #[error("too many requests from this address")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for CorrectAddressError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Moves the registration to another address. As with registering, the answer does not tell
/// whether either address has an account.
pub async fn correct_address(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    handle: &str,
    email: EmailAddress,
) -> Result<(), CorrectAddressError> {
    count_peer(&ctx.limits.resends_per_peer, &audit_context)
        .map_err(|retry_after| CorrectAddressError::TooMany { retry_after })?;
    let handle = SecretToken::parse(handle).ok_or(CorrectAddressError::Gone)?.digest(HANDLE_PURPOSE);
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let pending = tx.find_registration(&handle, now)?.ok_or(CorrectAddressError::Gone)?;
        let policy = tx.find_policy()?;
        if !policy.allows_domain(email.domain()) {
            return Err(CorrectAddressError::DomainNotAllowed);
        }
        let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
        // Whoever registers the former address again must meet the same work, taken or free.
        tx.ctx.recent_registrations.forget(pending.email.as_str());
        Mending { mailer, handle: &handle, pending: &pending, email: &email }.run(tx)
    })
    .await?;
    Ok(())
}

struct Mending<'a> {
    mailer: Mailer<'a>,
    handle: &'a [u8; 32],
    pending: &'a PendingRegistration,
    email: &'a EmailAddress,
}

impl Mending<'_> {
    fn run(&self, tx: &Transaction<'_, '_>) -> Result<(), CorrectAddressError> {
        let own = match self.pending.account {
            Some(id) => {
                let account = tx.find_account(id)?.ok_or(CorrectAddressError::Gone)?;
                if account.state != AccountState::AwaitingEmail {
                    return Err(CorrectAddressError::Gone);
                }
                Some(account)
            }
            None => None,
        };
        let taken_by = tx.find_account_by_email(self.email)?;
        match (own, taken_by) {
            // The same address again: the mail again.
            (Some(own), Some(owner)) if own.id == owner.id => {
                self.mailer.send_confirmation(tx, &self.recipient(own.id))?;
                self.note(tx, own.id, "registration.mail_repeated")?;
                tx.update_registration(self.handle, Some(own.id), self.email, None)?;
                tx.skip_account_id()?;
            }
            (own, Some(owner)) => {
                write_to_owner(tx, &self.mailer, &owner)?;
                self.note(tx, owner.id, "registration.repeated")?;
                self.leave_account(tx, own)?;
                tx.skip_account_id()?;
            }
            (own, None) => {
                let action = if own.is_some() { "registration.address_mended" } else { "account.registered" };
                let password_hash = self.leave_account(tx, own)?;
                let id = self.insert(tx, password_hash)?;
                self.mailer.send_confirmation(tx, &self.recipient(id))?;
                self.note(tx, id, action)?;
                tx.update_registration(self.handle, Some(id), self.email, None)?;
            }
        }
        Ok(())
    }

    /// As if the new address had been the first one: the account made for the former address goes, and
    /// that address is as free, and its link as dead, whether or not the new one is taken. An account
    /// that stayed would tell by its id and its date. Returns the hash of the password typed.
    fn leave_account(
        &self,
        tx: &Transaction<'_, '_>,
        own: Option<Account>,
    ) -> Result<Option<String>, CorrectAddressError> {
        let Some(own) = own else {
            let hash = self.pending.password_hash.as_deref();
            tx.update_registration(self.handle, None, self.email, hash)?;
            return Ok(self.pending.password_hash.clone());
        };
        tx.update_registration(self.handle, None, self.email, own.password_hash.as_deref())?;
        self.note(tx, own.id, "registration.withdrawn")?;
        tx.leave_funnel(own.id)?;
        erase_from_trail(tx, &own)?;
        tx.delete_account(own.id)?;
        Ok(own.password_hash)
    }

    fn insert(
        &self,
        tx: &Transaction<'_, '_>,
        password_hash: Option<String>,
    ) -> Result<AccountId, CorrectAddressError> {
        Ok(tx.insert_account(&NewAccount {
            uuid: self.mailer.ctx.new_uuid(),
            username: self.mailer.ctx.new_provisional_username(),
            real_name: Some(self.pending.real_name.clone()),
            email: Some(self.email.clone()),
            email_verified_at: None,
            needs_email_proof: true,
            ext_id: None,
            role: None,
            users_admin: false,
            state: AccountState::AwaitingEmail,
            password_hash,
            must_change_password: false,
            privacy: self.pending.privacy.clone(),
            language: self.pending.language,
            created_at: self.mailer.now,
        })?)
    }

    fn recipient(&self, account: AccountId) -> Recipient<'_> {
        Recipient {
            account,
            name: self.pending.real_name.as_str(),
            email: self.email,
            language: self
                .pending
                .language
                .unwrap_or_else(|| self.mailer.ctx.default_language(self.mailer.policy)),
        }
    }

    fn note(
        &self,
        tx: &Transaction<'_, '_>,
        account: AccountId,
        action: &'static str,
    ) -> Result<(), StoreError> {
        let details = json!({ "by_page": true });
        tx.audit(action, Target::Account(account), details)
    }
}
