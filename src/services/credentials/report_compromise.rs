//! "This was not me": what the owner of an account does about a stranger in it.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountState, Actor, AuditContext, LinkFailure, MailLink, Timestamp};
use crate::services::audit::audit_line::Target;
use crate::services::credentials::recover::write_to;
use crate::services::mail::link_proof;
use crate::services::mail::link_proof::{Proof, ProofError};
use crate::services::mail::linked_mails::Recovery;
use crate::services::mail::mailer::Mailer;
use crate::services::mail::trusted_address::opens_by_its_address;
use crate::services::sign_in::end_access::{end_everything, replace_password};
use crate::services::sign_in::second_factors::remove_factors;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError, StoredMailLink};

const PURPOSE: MailLink = MailLink::NotMe;

/// What the page behind the link shows before its button is pressed.
#[derive(Debug, Clone)]
pub struct Warning {
    pub account: Account,
    /// When it happened, and from where.
    pub at: Timestamp,
    pub peer: Option<String>,
    /// A second factor was set up since, and goes with the button.
    pub takes_factor_off: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ReportCompromiseError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ReportCompromiseError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(ctx: &Arc<AppContext>, token: &str) -> Result<Warning, ReportCompromiseError> {
    let inner = ctx.clone();
    let proof = Proof::Link(token.to_owned());
    ctx.store
        .read(move |reader| {
            let (link, account) = find(&inner, reader, &proof)?;
            let factors = reader.list_factors(account.id)?;
            let takes_factor_off = factors.iter().any(|factor| factor.created_at >= link.created_at);
            Ok(Warning { at: link.created_at, peer: link.peer, takes_factor_off, account })
        })
        .await
}

/// Ends every session and token and a change of address under way, makes the password worthless, and mails the way to a new one. Second
/// factors from before what the link warns of stay: whoever reads the mail alone does not pass them.
pub async fn report_compromise(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    token: &str,
) -> Result<Account, ReportCompromiseError> {
    let proof = Proof::Link(token.to_owned());
    // The line of a refusal must stay, so it is an answer of the transaction and no error in it.
    let outcome = ctx
        .transact(audit_context, move |tx| -> Result<_, ReportCompromiseError> {
            match find(tx.ctx, tx, &proof) {
                Ok((link, account)) => report_in(tx, link, account).map(Ok),
                Err(ReportCompromiseError::Link(failure)) => {
                    let details = json!({ "reason": failure.as_str() });
                    tx.audit("disowning.refused", Target::Nothing, details)?;
                    Ok(Err(failure))
                }
                Err(error) => Err(error),
            }
        })
        .await?;
    outcome.map_err(ReportCompromiseError::Link)
}

fn report_in(
    tx: &Transaction<'_, '_>,
    link: StoredMailLink,
    mut account: Account,
) -> Result<Account, ReportCompromiseError> {
    let now = tx.now;
    if !tx.use_mail_link(&link, now)? {
        return Err(ReportCompromiseError::Link(LinkFailure::Used { at: now }));
    }
    let audit_context = tx.audit_context.acting_as(Actor::account(&account));
    let tx = &tx.on_behalf_of(&audit_context);
    let taken = remove_factors::take_back(tx, &mut account, link.created_at)?;
    end_everything(tx, account.id)?;
    taken.tell_owner(tx, &account)?;
    replace_password(tx, account.id, None, false, now)?;
    account.password_hash = None;
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    write_to(tx, &mailer, &account, Recovery { asked_at: now, for_app: false, is_owed: true })?;
    let details =
        json!({ "warned_at": link.created_at.rfc3339(), "recovery_codes_ended": taken.codes_ended });
    tx.audit("account.disowned", Target::Account(account.id), details)?;
    Ok(account)
}

fn find(
    ctx: &AppContext,
    reader: &Reader<'_>,
    proof: &Proof,
) -> Result<(StoredMailLink, Account), ReportCompromiseError> {
    let (link, account) = link_proof::find(ctx, reader, PURPOSE, proof).map_err(|error| match error {
        ProofError::Link(failure) => ReportCompromiseError::Link(failure),
        ProofError::Code => ReportCompromiseError::Link(LinkFailure::Unknown),
        ProofError::Store(error) => error.into(),
    })?;
    // Whoever presses the button is sent the way to a new password.
    if account.state == AccountState::Active && opens_by_its_address(reader, &account)? {
        Ok((link, account))
    } else {
        Err(ReportCompromiseError::Link(LinkFailure::Unknown))
    }
}
