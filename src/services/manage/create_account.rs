//! An account made by an administrator: contract.md A1, and `rollbook account create`.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{
    Account, AccountState, AuditContext, DisplayName, EmailAddress, FieldErrors, Language, MailLink,
    NewPassword, Profile, Reason, Rights, Role, TagId, Username,
};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, rights_of};
use crate::services::mail::linked_mails::FreshLink;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::profile::member::Member;
use crate::services::registration::invite::{InviteError, invite_in};
use crate::services::registration::share_link::{ShareLinkError, share_link_in};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewAccount, Reader, StoreError, Unique};

/// What is asked for and known of the new account; `username` is `None` only while its field is at fault.
#[derive(Debug, Clone, Default)]
pub struct AccountRequest {
    pub username: Option<Username>,
    pub real_name: Option<DisplayName>,
    pub email: Option<EmailAddress>,
    /// Whoever makes the account vouches for its address.
    pub email_confirmed: bool,
    pub ext_id: Option<i64>,
    pub password: Option<NewPassword>,
    pub must_change_password: bool,
    pub role: Option<Role>,
    pub tags: Vec<i64>,
    pub language: Option<Language>,
    pub welcome: Welcome,
}

/// How the person learns of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Welcome {
    /// Whoever makes the account tells them.
    #[default]
    None,
    /// By a mail with a link to choose a password; it also proves the address.
    Mail,
    /// By a mail with the link and the code that prove the address; they know the password.
    Confirmation,
    /// By such a link, given to them.
    Hand,
}

/// What was made.
pub struct Created {
    pub member: Member,
    /// To be handed over, with [`Welcome::Hand`].
    pub link: Option<FreshLink>,
}

#[derive(Debug, thiserror::Error)]
pub enum CreateAccountError {
    /// Under the field names of contract.md A1.
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    /// contract.md, first table.
    #[error("only an administrator may give a role")]
    RoleNotAllowed,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for CreateAccountError {
    /// Somebody else may have taken a value between the look at it and the row.
    fn from(error: StoreError) -> Self {
        let taken = match &error {
            StoreError::UniqueViolation(Unique::AccountUsername) => Some("username"),
            StoreError::UniqueViolation(Unique::AccountEmail) => Some("email"),
            StoreError::UniqueViolation(Unique::AccountExtId) => Some("ext_id"),
            _ => None,
        };
        if let Some(field) = taken {
            return refused(field, Reason::Taken);
        }
        Self::Service(error.into())
    }
}

/// Creates the account, or names every field that is at fault: `errors` holds what parsing found.
/// Nothing is created when any field fails.
pub async fn create_account(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    input: AccountRequest,
    errors: FieldErrors,
) -> Result<Created, CreateAccountError> {
    if input.role.is_some() {
        let actor = audit_context.actor.clone();
        let rights = ctx.store.read(move |reader| rights_of(reader, &actor)).await?;
        refuse_role(rights)?;
    }
    // Before the hash is paid for, and so that faults of all kinds come in one answer.
    if !errors.is_empty() || input.password.is_some() {
        let draft = input.clone();
        let errors = ctx.store.read(move |reader| find_conflicts(reader, &draft, errors)).await?;
        refuse(errors)?;
    }
    let password_hash = match &input.password {
        Some(password) => {
            Some(ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string())
        }
        None => None,
    };
    ctx.transact(audit_context, move |tx| create_account_in(tx, &input, password_hash.clone())).await
}

/// [`create_account`] within a transaction that does more, with the password hashed before it.
pub(in crate::services) fn create_account_in(
    tx: &Transaction<'_, '_>,
    input: &AccountRequest,
    password_hash: Option<String>,
) -> Result<Created, CreateAccountError> {
    let Some(username) = input.username.clone() else {
        return Err(CreateAccountError::Fields(FieldErrors::one("username", Reason::Required)));
    };
    // Also where it was looked at before: the hash took its time.
    if input.role.is_some() {
        refuse_role(rights_of(tx, &tx.audit_context.actor)?)?;
    }
    refuse(find_conflicts(tx, input, FieldErrors::new())?)?;
    let now = tx.now;
    // Whoever is written to proves the address by following the link.
    let waits = matches!(input.welcome, Welcome::Mail | Welcome::Confirmation) && !input.email_confirmed;
    let new = NewAccount {
        uuid: tx.ctx.new_uuid(),
        username,
        real_name: input.real_name.clone(),
        email: input.email.clone(),
        email_verified_at: input.email.as_ref().filter(|_| input.email_confirmed).map(|_| now),
        needs_email_proof: waits,
        ext_id: input.ext_id,
        role: input.role,
        users_admin: false,
        state: if waits { AccountState::AwaitingEmail } else { AccountState::Active },
        password_hash,
        must_change_password: input.must_change_password,
        privacy: None,
        language: input.language,
        created_at: now,
    };
    let id = tx.insert_account(&new)?;
    for tag in &input.tags {
        tx.insert_account_tag(id, TagId(*tag))?;
    }
    let account = new.with_id(id);
    let tags = if input.tags.is_empty() { Vec::new() } else { tx.list_tags_of(id)? };
    let tag_ids: Vec<i64> = tags.iter().map(|tag| tag.id.0).collect();
    tx.audit(
        "account.created",
        Target::Account(id),
        json!({ "username": account.username.as_str(), "role": account.role.map(Role::as_str),
                    "ext_id": account.ext_id, "tags": tag_ids,
                    "has_password": account.password_hash.is_some() }),
    )?;
    let link = welcome(tx, &account, input.welcome)?;
    Ok(Created { member: Member { account, profile: Profile::default(), tags }, link })
}

fn welcome(
    tx: &Transaction<'_, '_>,
    account: &Account,
    welcome: Welcome,
) -> Result<Option<FreshLink>, CreateAccountError> {
    match welcome {
        Welcome::None => Ok(None),
        Welcome::Confirmation => {
            let policy = tx.find_policy()?;
            let to = Recipient::of(account, tx.ctx.default_language(&policy));
            let to = to.ok_or_else(|| refused("email", Reason::Required))?;
            // The peer is the administrator's, who is no business of the reader.
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: None };
            if mailer.send_confirmation(tx, &to)? {
                Ok(None)
            } else {
                Err(refused("email", Reason::TooManyMails))
            }
        }
        Welcome::Mail => match invite_in(tx, account) {
            Ok(()) => Ok(None),
            Err(InviteError::TooMany) => Err(refused("email", Reason::TooManyMails)),
            Err(InviteError::NoAddress) => Err(refused("email", Reason::Required)),
            Err(InviteError::Denied(Denied::Service(error))) => Err(error.into()),
            Err(_) => Err(refused("password", Reason::NotWithInvitation)),
        },
        Welcome::Hand => match share_link_in(tx, account, MailLink::Invite) {
            Ok(link) => Ok(Some(link)),
            Err(ShareLinkError::Denied(Denied::Service(error))) => Err(error.into()),
            Err(_) => Err(refused("password", Reason::NotWithInvitation)),
        },
    }
}

fn refuse_role(rights: Rights) -> Result<(), CreateAccountError> {
    if rights.admin { Ok(()) } else { Err(CreateAccountError::RoleNotAllowed) }
}

fn refused(field: &str, reason: Reason) -> CreateAccountError {
    CreateAccountError::Fields(FieldErrors::one(field, reason))
}

fn refuse(errors: FieldErrors) -> Result<(), CreateAccountError> {
    if errors.is_empty() { Ok(()) } else { Err(CreateAccountError::Fields(errors)) }
}

/// Adds what only the stored accounts can tell: taken values, unknown tags.
fn find_conflicts(
    reader: &Reader<'_>,
    input: &AccountRequest,
    mut errors: FieldErrors,
) -> Result<FieldErrors, StoreError> {
    if let Some(username) = &input.username
        && reader.is_username_taken(username)?
    {
        errors.add("username", Reason::Taken);
    }
    if let Some(email) = &input.email
        && reader.is_email_taken(email)?
    {
        errors.add("email", Reason::Taken);
    }
    if let Some(ext_id) = input.ext_id
        && reader.is_ext_id_taken(ext_id)?
    {
        errors.add("ext_id", Reason::Taken);
    }
    for tag in &input.tags {
        if !reader.is_assignable_tag(*tag)? && !errors.has("tags") {
            errors.add("tags", Reason::DoesNotExist);
        }
    }
    Ok(errors)
}
