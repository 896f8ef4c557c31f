//! The one-time set-up: a link that makes the first administrator and then is worth nothing.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{
    Account, AccountState, Actor, AuditContext, DisplayName, EmailAddress, Language, NewPassword,
    PrivacyAgreement, Role, SitePolicy, Username,
};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::{AppContext, ServiceError};
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
    Service(#[from] ServiceError),
}

impl From<StoreError> for SetUpError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// A new set-up link, which ends the older one. `None` once there is an administrator.
pub async fn issue_link(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
) -> Result<Option<String>, ServiceError> {
    let token = SecretToken::generate(ctx.entropy.as_ref());
    let digest = token.digest(PURPOSE);
    let public_url = ctx
        .transact(audit_context, move |tx| -> Result<_, ServiceError> {
            if tx.has_administrator()? {
                return Ok(None);
            }
            let now = tx.now;
            tx.insert_setup_link(&digest, now)?;
            tx.audit("set_up.link_issued", Target::Nothing, json!({}))?;
            Ok(Some(tx.ctx.public_url(&tx.find_policy()?)))
        })
        .await?;
    Ok(public_url.map(|url| format!("{url}/setup/{}", token.to_text())))
}

/// Whether anybody can administrate; once so it stays so, since the last one cannot go.
pub async fn is_done(ctx: &Arc<AppContext>) -> Result<bool, ServiceError> {
    Ok(ctx.store.look_up(|reader| reader.has_administrator()).await?)
}

/// Whether the link would work; looking changes nothing.
pub async fn is_open(ctx: &Arc<AppContext>, token: &str) -> Result<bool, ServiceError> {
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(false) };
    Ok(ctx
        .store
        .read(move |reader| {
            Ok::<_, StoreError>(!reader.has_administrator()? && reader.is_setup_link(&digest)?)
        })
        .await?)
}

/// Makes the first administrator, mails the confirmation of the address, and closes for ever. Of two at once, one
/// succeeds.
pub async fn complete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    token: &str,
    input: SetUp,
) -> Result<Account, SetUpError> {
    if !is_open(ctx, token).await? {
        return Err(SetUpError::Closed);
    }
    let digest = SecretToken::parse(token).ok_or(SetUpError::Closed)?.digest(PURPOSE);
    let hash = ctx.hasher.hash(input.password.as_str()).await.map_err(ServiceError::from)?.into_string();
    ctx.transact(audit_context, move |tx| {
        if tx.has_administrator()? || !tx.is_setup_link(&digest)? {
            return Err(SetUpError::Closed);
        }
        if tx.is_username_taken(&input.username)? {
            return Err(SetUpError::UsernameTaken);
        }
        if tx.is_email_taken(&input.email)? {
            return Err(SetUpError::EmailTaken);
        }
        let now = tx.now;
        let policy: SitePolicy = tx.find_policy()?;
        let id = tx.insert_account(&NewAccount {
            uuid: tx.ctx.new_uuid(),
            username: input.username.clone(),
            real_name: Some(input.name.clone()),
            email: Some(input.email.clone()),
            email_verified_at: None,
            needs_email_proof: false,
            ext_id: None,
            role: Some(Role::Admin),
            users_admin: false,
            state: AccountState::Active,
            password_hash: Some(hash.clone()),
            must_change_password: false,
            privacy: Some(PrivacyAgreement { at: now, version: policy.privacy_version().to_owned() }),
            language: input.language,
            created_at: now,
        })?;
        let account = tx
            .find_account(id)?
            .ok_or_else(|| ServiceError::Internal("the administrator was gone at once".to_owned()))?;
        let actor = Actor::account(&account);
        for (key, value) in [("site.public_url", &input.public_url), ("site.name", &input.site_name)] {
            tx.update_policy(key, Some(value), account.username.as_str(), now)?;
            tx.audit_as(actor.clone(), "setting.changed", Target::Setting(key), json!({ "after": value }))?;
        }
        tx.delete_setup_links()?;
        tx.audit_as(actor, "set_up.completed", Target::Account(id), json!({}))?;
        // Read again: the link in the mail begins with the URL that was just chosen.
        let policy = tx.find_policy()?;
        if let Some(to) = Recipient::of(&account, tx.ctx.default_language(&policy)) {
            Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer }
                .send_confirmation(tx, &to)?;
        }
        Ok(account)
    })
    .await
}
