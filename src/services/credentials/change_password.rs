//! A new password: by its owner who knows the old one, or by the operator of the machine.

use std::sync::Arc;

use serde_json::json;

use crate::domain::credentials::password::{Password, PasswordContext, PasswordPolicy};
use crate::domain::{Account, AccountId, Actor, AuditContext, FieldErrors, NewPassword, Reason, SitePolicy};
use crate::security::password::password_estimate::estimate;
use crate::security::password::password_list::is_common;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::sign_in::check_password::{
    Asker, SignInError, check_password, is_password_of, may_still_enter,
};
use crate::services::sign_in::end_access::{end_what_is_open, replace_password};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    #[error("the current password is wrong")]
    WrongPassword,
    #[error("the new password is the old one")]
    SamePassword,
    #[error(transparent)]
    SignIn(#[from] SignInError),
}

impl From<StoreError> for ChangePasswordError {
    fn from(error: StoreError) -> Self {
        Self::SignIn(error.into())
    }
}

impl From<ServiceError> for ChangePasswordError {
    fn from(error: ServiceError) -> Self {
        Self::SignIn(error.into())
    }
}

/// Parses a new password under the policy in force, held against the person's and the site's names.
pub fn parse_new_password(
    ctx: &AppContext,
    policy: &SitePolicy,
    rules: PasswordPolicy,
    personal: &[&str],
    text: &str,
) -> Result<NewPassword, Reason> {
    let site = ctx.site_name(policy);
    let mut names: Vec<&str> = personal.to_vec();
    names.push(&site);
    NewPassword::parse(text, rules, &PasswordContext { is_common, estimate, personal: &names })
}

/// The names that an account's own password may not be made of.
pub fn personal_names(account: &Account) -> Vec<&str> {
    let mut names = vec![account.username.as_str(), account.display_name()];
    names.extend(account.email.as_ref().map(|email| email.as_str()));
    names
}

/// An account with its new password.
#[derive(Debug, Clone)]
pub struct Changed {
    pub account: Account,
    /// A change of address was under way and has ended with the old password.
    pub email_change_cancelled: bool,
}

/// The owner's change, asked for in a session or with a token: every other session and token ends, and
/// so does a change of address under way; a mail tells of it. Of two changes at once, from the same
/// password, one succeeds.
pub async fn change(
    ctx: &Arc<AppContext>,
    mut audit_context: AuditContext,
    account: &Account,
    current: &str,
    new: NewPassword,
    keep_session: Option<[u8; 32]>,
) -> Result<Changed, ChangePasswordError> {
    let login = account.username.as_str();
    let checked = match check_password(ctx, &audit_context, login, current, Asker::LetIn).await {
        Ok(checked) => checked,
        Err(SignInError::Wrong) => return Err(ChangePasswordError::WrongPassword),
        Err(error) => return Err(error.into()),
    };
    let is_same = Password::typed(current).is_some_and(|old| old.as_str() == new.as_str());
    audit_context.actor = Actor::account(account);
    let hash = ctx.hasher.hash(new.as_str()).await.map_err(ServiceError::from)?.into_string();
    ctx.transact(audit_context, move |tx| -> Result<Changed, ChangePasswordError> {
        may_still_enter(tx, &checked).map_err(|error| match error {
            SignInError::Wrong => ChangePasswordError::WrongPassword,
            error => error.into(),
        })?;
        // Told to nobody whose session or token has ended: it says that the current password is right.
        if is_same {
            return Err(ChangePasswordError::SamePassword);
        }
        let email_change_cancelled = store_in(tx, &checked, &hash, false, keep_session)?;
        let account =
            Account { password_hash: Some(hash.clone()), must_change_password: false, ..checked.clone() };
        Ok(Changed { account, email_change_cancelled })
    })
    .await
}

/// Set on the machine itself, without the old one: `rollbook account set-password`. Returns whether a
/// change of address was under way and has ended.
pub async fn set(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
    new: NewPassword,
    must_change: bool,
) -> Result<bool, ServiceError> {
    let hash = ctx.hasher.hash(new.as_str()).await?.into_string();
    let account = account.clone();
    ctx.transact(audit_context, move |tx| store_in(tx, &account, &hash, must_change, None)).await
}

/// Why a password was not set without the present one.
#[derive(Debug, thiserror::Error)]
pub enum SetPasswordError {
    #[error("the new password is the old one")]
    SamePassword,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(SetPasswordError);

/// The owner's change where the request itself has proven the present password (contract.md B4).
pub async fn replace_own(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    owner: &Account,
    new: NewPassword,
    keep_session: Option<[u8; 32]>,
) -> Result<(), SetPasswordError> {
    let is_same = is_password_of(ctx, owner, new.as_str()).await?;
    let hash = ctx.hasher.hash(new.as_str()).await.map_err(ServiceError::from)?.into_string();
    let owner = owner.clone();
    ctx.transact(audit_context, move |tx| {
        may_still_enter(tx, &owner).map_err(|_| Denied::Forbidden)?;
        if is_same {
            return Err(SetPasswordError::SamePassword);
        }
        store_in(tx, &owner, &hash, false, keep_session.as_ref().copied())?;
        Ok(())
    })
    .await
}

/// By somebody who manages the account and knows the password from now on: its owner must choose another one
/// at the next sign-in (contract.md B4).
pub async fn set_for(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
    new: NewPassword,
) -> Result<(), SetPasswordError> {
    let hash = ctx.hasher.hash(new.as_str()).await.map_err(ServiceError::from)?.into_string();
    let id = account.id;
    ctx.transact(audit_context, move |tx| set_for_in(tx, id, &hash, true)).await
}

/// [`set_for`] within a transaction that does more, with the password hashed before it.
pub(in crate::services) fn set_for_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    hash: &str,
    must_change: bool,
) -> Result<(), SetPasswordError> {
    let account = find_manageable(tx, id)?;
    // Administrators stand beside one another, and none outranks another.
    if account.rights().admin {
        return Err(Denied::Forbidden.into());
    }
    store_in(tx, &account, hash, must_change, None)?;
    Ok(())
}

fn store_in(
    tx: &Transaction<'_, '_>,
    account: &Account,
    hash: &str,
    must_change: bool,
    keep_session: Option<[u8; 32]>,
) -> Result<bool, ServiceError> {
    let now = tx.now;
    let policy = tx.find_policy()?;
    replace_password(tx, account.id, Some(hash), must_change, now)?;
    let cancelled = end_what_is_open(tx, account.id, keep_session.as_ref())?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    if let Some(to) = Recipient::of(account, tx.ctx.default_language(&policy)) {
        mailer.send_password_changed(tx, &to)?;
    }
    let details = json!({ "must_change": must_change });
    tx.audit("account.password_changed", Target::Account(account.id), details)?;
    Ok(cancelled)
}

/// A refused change as a fault of a field, under the caller's names for the two; or what stood in the
/// way of signing in.
pub fn field_fault(error: ChangePasswordError, current: &str, new: &str) -> Result<FieldErrors, SignInError> {
    match error {
        ChangePasswordError::WrongPassword => Ok(FieldErrors::one(current, Reason::WrongPassword)),
        ChangePasswordError::SamePassword => Ok(FieldErrors::one(new, Reason::SamePassword)),
        ChangePasswordError::SignIn(error) => Err(error),
    }
}
