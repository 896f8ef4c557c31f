//! `rollbook account …`: what is done to one account, as on its page in the console.

use std::sync::Arc;

use super::account_lookup::find;
use super::args::{AccountAction, EditAccount};
use super::output::{Failure, say};
use crate::domain::{
    Account, AuditContext, DisplayName, EmailAddress, FieldErrors, MailLink, Role, TagName, Username,
};
use crate::services::AppContext;
use crate::services::credentials::send_reset::send_reset;
use crate::services::manage::confirm_manually::confirm_by_hand;
use crate::services::manage::delete::{Keep, delete, erase, restore};
use crate::services::manage::edit_account::{AddressProof, Edit, edit};
use crate::services::manage::end_sessions::{Ends, end};
use crate::services::manage::set_role::{Standing, set_role};
use crate::services::manage::tags;
use crate::services::manage::unlock::unlock;
use crate::services::registration::invite::invite;
use crate::services::registration::resend_confirmation::resend_to;
use crate::services::registration::share_link::share_link;

pub async fn act(ctx: &Arc<AppContext>, command: AccountAction) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    match command {
        AccountAction::Edit(request) => change(ctx, by, request).await,
        AccountAction::SetRole { who, role, users_admin } => {
            let account = find(ctx, &who.who).await?;
            let standing = Standing { role: Role::parse(&role), users_admin };
            match set_role(ctx, by, account.id, standing).await? {
                true => say!(
                    "Role of {} set; its sessions and tokens have ended if its rights changed.",
                    account.username
                ),
                false => say!("{} has this role already.", account.username),
            }
        }
        AccountAction::Tag { who, tag } => give(ctx, by, &find(ctx, &who.who).await?, &tag, true).await,
        AccountAction::Untag { who, tag } => give(ctx, by, &find(ctx, &who.who).await?, &tag, false).await,
        AccountAction::ShareLink { who, purpose } => {
            let account = find(ctx, &who.who).await?;
            let purpose =
                MailLink::parse(&purpose).ok_or_else(|| Failure::refused("there is no such link"))?;
            let (_, link) = share_link(ctx, by, account.id, purpose).await?;
            say!("{}", link.url)
        }
        AccountAction::Unlock(who) => {
            let account = find(ctx, &who.who).await?;
            unlock(ctx, by, account.id).await?;
            say!("{} unlocked.", account.username)
        }
        AccountAction::ConfirmEmail(who) => {
            let account = find(ctx, &who.who).await?;
            confirm_by_hand(ctx, by, account.id).await?;
            say!("The address of {} counts as confirmed.", account.username)
        }
        AccountAction::ResendConfirmation(who) => {
            let account = find(ctx, &who.who).await?;
            resend_to(ctx, by, account.id).await?;
            said(&account, "confirmation")
        }
        AccountAction::Invite(who) => {
            let account = find(ctx, &who.who).await?;
            invite(ctx, by, account.id).await?;
            said(&account, "invitation")
        }
        AccountAction::SendReset(who) => {
            let account = find(ctx, &who.who).await?;
            send_reset(ctx, by, account.id).await?;
            said(&account, "link to choose a new password")
        }
        AccountAction::EndSessions(who) => {
            let account = find(ctx, &who.who).await?;
            match end(ctx, by, account.id, Ends::Everything).await? {
                true => say!("The sessions and tokens of {} have ended.", account.username),
                false => say!("{} has no open sessions or tokens.", account.username),
            }
        }
        AccountAction::Delete(who) => {
            let account = find(ctx, &who.who).await?;
            delete(ctx, by, account.id, Keep::Forever).await?;
            say!("{} deleted; `rollbook account restore {}` brings it back.", account.username, account.id)
        }
        AccountAction::Restore(who) => {
            let account = find(ctx, &who.who).await?;
            let state = restore(ctx, by, account.id).await?;
            say!("{} restored; it is {}.", account.username, state.as_str())
        }
        AccountAction::Erase(who) => {
            let account = find(ctx, &who.who).await?;
            erase(ctx, by, account.id).await?;
            say!("{} erased.", account.username)
        }
    }
}

fn said(account: &Account, what: &str) -> Result<(), Failure> {
    let to = account.email.as_ref().map_or("", EmailAddress::as_str);
    say!("The {what} for {} is in the outbox, to {to}.", account.username)
}

async fn change(ctx: &Arc<AppContext>, by: AuditContext, request: EditAccount) -> Result<(), Failure> {
    let account = find(ctx, &request.who.who).await?;
    let mut errors = FieldErrors::new();
    let username = match &request.username {
        Some(typed) => errors.keep("username", Username::parse(typed)),
        None => Some(account.username.clone()),
    };
    let real_name = match request.name.as_deref() {
        None => account.real_name.clone(),
        Some("") => None,
        Some(typed) => errors.keep("name", DisplayName::parse(typed)),
    };
    let email = match request.email.as_deref() {
        None => account.email.clone(),
        Some("") => None,
        Some(typed) => errors.keep("email", EmailAddress::parse(typed)),
    };
    let proof = AddressProof::parse(&request.proof).unwrap_or_default();
    let edited = edit(ctx, by, account.id, Edit { real_name, username, email, proof }, errors).await?;
    match (edited.is_changed, edited.mailed) {
        (false, _) => say!("Nothing to change."),
        (true, true) => say!("{} changed; a confirmation is in the outbox.", edited.account.username),
        (true, false) => say!("{} changed.", edited.account.username),
    }
}

async fn give(
    ctx: &Arc<AppContext>,
    by: AuditContext,
    account: &Account,
    name: &str,
    gives: bool,
) -> Result<(), Failure> {
    let parsed = TagName::parse(name).map_err(|reason| FieldErrors::one("tag", reason))?;
    let found = tags::find_by_name(ctx, parsed).await?;
    let tag =
        found.ok_or_else(|| Failure::not_found("there is no such tag; `rollbook tag list` shows all"))?;
    let has_changed = match gives {
        true => tags::give(ctx, by, account.id, tag.id).await?,
        false => tags::unassign(ctx, by, account.id, tag.id).await?,
    };
    let name = tag.traits.name.as_str();
    match (gives, has_changed) {
        (true, true) => say!("{} carries {name}.", account.username),
        (true, false) => say!("{} carries {name} already.", account.username),
        (false, true) => say!("{} carries {name} no longer.", account.username),
        (false, false) => say!("{} does not carry {name}.", account.username),
    }
}
