//! A new password: by its owner who knows the old one, or by the operator of the machine.

use std::sync::Arc;

use serde_json::json;

use crate::domain::credentials::password::{PasswordContext, PasswordPolicy};
use crate::domain::{Account, Actor, FieldErrors, NewPassword, Occasion, Reason, SitePolicy};
use crate::security::password_list::is_common;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::mail::mailer::{Office, Recipient};
use crate::services::sign_in::check_password::{Asker, SignInError, check_password, may_still_enter};
use crate::services::sign_in::end_access::{end_what_is_open, replace_password};
use crate::services::{Desk, DeskError};
use crate::store::{StoreError, Tx};

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

impl From<DeskError> for ChangePasswordError {
    fn from(error: DeskError) -> Self {
        Self::SignIn(error.into())
    }
}

/// Parses a new password under the policy in force, held against the person's and the site's names.
pub fn parse_new_password(
    desk: &Desk,
    policy: &SitePolicy,
    rules: PasswordPolicy,
    personal: &[&str],
    text: &str,
) -> Result<NewPassword, Reason> {
    let site = desk.site_name(policy);
    let mut names: Vec<&str> = personal.to_vec();
    names.push(&site);
    NewPassword::parse(text, rules, &PasswordContext { is_common, personal: &names })
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
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    account: &Account,
    current: &str,
    new: NewPassword,
    keep_session: Option<[u8; 32]>,
) -> Result<Changed, ChangePasswordError> {
    let login = account.username.as_str();
    let checked = match check_password(desk, &occasion, login, current, Asker::LetIn).await {
        Ok(checked) => checked,
        Err(SignInError::Wrong) => return Err(ChangePasswordError::WrongPassword),
        Err(error) => return Err(error.into()),
    };
    if crate::domain::credentials::password::Password::typed(current)
        .is_some_and(|old| old.as_str() == new.as_str())
    {
        return Err(ChangePasswordError::SamePassword);
    }
    occasion.actor = Actor::account(account);
    let hash = desk.hasher.hash(new.as_str()).await.map_err(DeskError::from)?.into_string();
    let inner = desk.clone();
    let changed = desk
        .store
        .write(move |tx| -> Result<Changed, ChangePasswordError> {
            may_still_enter(tx, &checked).map_err(|error| match error {
                SignInError::Wrong => ChangePasswordError::WrongPassword,
                error => error.into(),
            })?;
            let email_change_cancelled =
                store_in(tx, &inner, &occasion, &checked, &hash, false, keep_session)?;
            let account = Account { password_hash: Some(hash), must_change_password: false, ..checked };
            Ok(Changed { account, email_change_cancelled })
        })
        .await?;
    desk.bell.ring();
    Ok(changed)
}

/// Set on the machine itself, without the old one: `rollbook account set-password`. Returns whether a
/// change of address was under way and has ended.
pub async fn set(
    desk: &Arc<Desk>,
    occasion: Occasion,
    account: &Account,
    new: NewPassword,
    must_change: bool,
) -> Result<bool, DeskError> {
    let hash = desk.hasher.hash(new.as_str()).await?.into_string();
    let inner = desk.clone();
    let account = account.clone();
    let cancelled = desk
        .store
        .write(move |tx| store_in(tx, &inner, &occasion, &account, &hash, must_change, None))
        .await?;
    desk.bell.ring();
    Ok(cancelled)
}

fn store_in(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    hash: &str,
    must_change: bool,
    keep_session: Option<[u8; 32]>,
) -> Result<bool, DeskError> {
    let now = desk.now();
    let policy = tx.find_policy()?;
    replace_password(tx, account.id, Some(hash), must_change, now)?;
    let cancelled = end_what_is_open(tx, occasion, account.id, keep_session.as_ref(), now)?;
    let office = Office { desk, policy: &policy, now, peer: occasion.peer };
    if let Some(to) = Recipient::of(account, desk.default_language(&policy)) {
        office.send_password_changed(tx, &to)?;
    }
    let details = json!({ "must_change": must_change });
    audit(tx, occasion, now, "account.password_changed", Target::Account(account.id), details)?;
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
