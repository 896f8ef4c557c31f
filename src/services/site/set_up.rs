//! The one-time set-up: a link that makes the first administrator and then is worth nothing.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{
    Account, AccountState, Actor, DisplayName, EmailAddress, Language, NewPassword, Occasion,
    PrivacyAgreement, Role, SitePolicy, Username,
};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::{Desk, DeskError};
use crate::store::{NewAccount, StoreError};

const PURPOSE: &str = "set-up link";

/// What the set-up page asks for, all in order.
#[derive(Debug, Clone)]
pub struct SetUp {
    pub name: DisplayName,
    pub username: Username,
    pub email: EmailAddress,
    pub password: NewPassword,
    /// Already in the form that [`SitePolicy::set`] takes.
    pub public_url: String,
    pub site_name: String,
    pub language: Option<Language>,
}

#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// Used, replaced by a newer link, or never one; or an administrator exists already.
    #[error("the set-up link does not work")]
    Closed,
    #[error("the username is taken")]
    UsernameTaken,
    #[error("the address is taken")]
    EmailTaken,
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for SetUpError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// A new set-up link, which ends the older one. `None` once there is an administrator.
pub async fn issue_link(desk: &Arc<Desk>, occasion: Occasion) -> Result<Option<String>, DeskError> {
    let token = SecretToken::generate(desk.entropy.as_ref());
    let digest = token.digest(PURPOSE);
    let inner = desk.clone();
    let public_url = desk
        .store
        .write(move |tx| -> Result<_, StoreError> {
            if tx.has_administrator()? {
                return Ok(None);
            }
            let now = inner.now();
            tx.insert_setup_link(&digest, now)?;
            audit(tx, &occasion, now, "set_up.link_issued", Target::Nothing, json!({}))?;
            Ok(Some(inner.public_url(&tx.find_policy()?)))
        })
        .await?;
    Ok(public_url.map(|url| format!("{url}/setup/{}", token.to_text())))
}

/// Whether the link would work; looking changes nothing.
pub async fn is_open(desk: &Arc<Desk>, token: &str) -> Result<bool, DeskError> {
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(false) };
    Ok(desk
        .store
        .read(move |reader| {
            Ok::<_, StoreError>(!reader.has_administrator()? && reader.is_setup_link(&digest)?)
        })
        .await?)
}

/// Makes the first administrator and closes for ever. Of two at once, one succeeds.
pub async fn complete(
    desk: &Arc<Desk>,
    occasion: Occasion,
    token: &str,
    input: SetUp,
) -> Result<Account, SetUpError> {
    if !is_open(desk, token).await? {
        return Err(SetUpError::Closed);
    }
    let digest = SecretToken::parse(token).ok_or(SetUpError::Closed)?.digest(PURPOSE);
    let hash = desk.hasher.hash(input.password.as_str()).await.map_err(DeskError::from)?.into_string();
    let inner = desk.clone();
    let account = desk
        .store
        .write(move |tx| {
            if tx.has_administrator()? || !tx.is_setup_link(&digest)? {
                return Err(SetUpError::Closed);
            }
            if tx.is_username_taken(&input.username)? {
                return Err(SetUpError::UsernameTaken);
            }
            if tx.is_email_taken(&input.email)? {
                return Err(SetUpError::EmailTaken);
            }
            let now = inner.now();
            let policy: SitePolicy = tx.find_policy()?;
            let id = tx.insert_account(&NewAccount {
                uuid: inner.new_uuid(),
                username: input.username,
                real_name: Some(input.name),
                email: Some(input.email),
                email_verified_at: None,
                needs_email_proof: false,
                ext_id: None,
                role: Some(Role::Admin),
                users_admin: false,
                state: AccountState::Active,
                password_hash: Some(hash),
                must_change_password: false,
                privacy: Some(PrivacyAgreement { at: now, version: policy.privacy_version().to_owned() }),
                language: input.language,
                created_at: now,
            })?;
            let account = tx
                .find_account(id)?
                .ok_or_else(|| DeskError::Internal("the administrator was gone at once".to_owned()))?;
            let occasion = Occasion { actor: Actor::account(&account), ..occasion };
            for (key, value) in [("site.public_url", &input.public_url), ("site.name", &input.site_name)] {
                tx.update_policy(key, Some(value), account.username.as_str(), now)?;
                audit(
                    tx,
                    &occasion,
                    now,
                    "setting.changed",
                    Target::Setting(key),
                    json!({ "after": value }),
                )?;
            }
            tx.delete_setup_links()?;
            audit(tx, &occasion, now, "set_up.completed", Target::Account(id), json!({}))?;
            Ok(account)
        })
        .await?;
    Ok(account)
}
