//! Registering oneself: contract.md B1, and the register page.

use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use crate::domain::{
    Account, AccountId, AccountState, AuditContext, DisplayName, EmailAddress, FieldErrors, Language,
    MailLink, NewPassword, PrivacyAgreement, Reason, RegistrationType, Rights, SitePolicy, Username,
    WebhookEvent, WebhookEvents,
};
use crate::mail::kinds::AlreadyRegistered;
use crate::security::rate_limit::peer_key;
use crate::security::secret_token::{SecretToken, same_digest};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::context::count_peer;
use crate::services::mail::link_labels::{hash_mark, password_mark};
use crate::services::mail::linked_mails::Way;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::registration::recent_registrations::{MadeBefore, Submission};
use crate::services::sign_in::visit::device_digest;
use crate::services::{AppContext, ServiceError};
use crate::store::{NewAccount, PendingRegistration, StoreError, Tx};

/// How long the browser that registered may ask for another mail or mend the address.
pub const HANDLE_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);
pub(in crate::services) const HANDLE_PURPOSE: &str = "registration handle";

/// A registration whose fields are all in order.
#[derive(Debug, Clone)]
pub struct Registration {
    pub name: DisplayName,
    pub email: EmailAddress,
    pub password: NewPassword,
    pub privacy_agreed: bool,
    pub language: Option<Language>,
    /// Whether the person chose the password on our own page; otherwise it has to be changed after
    /// the first sign-in (contract.md B1).
    pub by_page: bool,
    /// The cookie of the browser that the person sits before; known once the address is proven.
    pub device: Option<SecretToken>,
    /// Of the form that was shown to them.
    pub form_number: Option<String>,
}

#[derive(Debug)]
pub struct Registered {
    /// Of the account that has the address now, whoever made it. Never told.
    pub account: AccountId,
    pub uuid: Uuid,
    pub display_name: String,
    pub email: EmailAddress,
    pub needs_verification: bool,
    /// For the page's browser: what it can come back to this registration with.
    pub handle: Option<SecretToken>,
}

#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("registration is closed, and no one is signed in")]
    ClosedToVisitors,
    #[error("registration is closed to this caller")]
    ClosedToCaller,
    #[error("the internal realm takes no registrations")]
    RealmOff,
    #[error("the address's domain is not allowed")]
    DomainNotAllowed,
    #[error("the address is taken")]
    EmailTaken,
    #[error("too many registrations from this address")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for RegisterError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Who registers somebody: nobody known, or a caller with (or without) rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    Visitor,
    Known(Rights),
}

impl Caller {
    pub fn manages_users(self) -> bool {
        matches!(self, Caller::Known(rights) if rights.manages_users())
    }
}

/// Whether this caller may register anybody at all; asked before the fields are looked at.
pub fn may_register(policy: &SitePolicy, caller: Caller) -> Result<(), RegisterError> {
    if policy.registration == RegistrationType::Closed && !caller.manages_users() {
        return Err(match caller {
            Caller::Visitor => RegisterError::ClosedToVisitors,
            Caller::Known(_) => RegisterError::ClosedToCaller,
        });
    }
    if policy.internal_realm_off {
        return Err(RegisterError::RealmOff);
    }
    Ok(())
}

/// The account of a registration just made, as it is now.
pub async fn find_registered(
    ctx: &AppContext,
    registered: &Registered,
) -> Result<Option<Account>, ServiceError> {
    let uuid = registered.uuid;
    Ok(ctx.store.read(move |reader| reader.find_account_by_uuid(uuid)).await?)
}

/// Registers a person. Where the address must be proven and is taken already, an outside caller
/// gets the same answer at the same cost, and the address's owner a mail.
pub async fn register(
    ctx: &std::sync::Arc<AppContext>,
    audit_context: AuditContext,
    caller: Caller,
    registration: Registration,
) -> Result<Registered, RegisterError> {
    let policy = ctx.policy().await?;
    may_register(&policy, caller)?;
    if !policy.allows_domain(registration.email.domain()) {
        return Err(RegisterError::DomainNotAllowed);
    }
    count_stranger(ctx, &audit_context, caller)?;
    let password_hash =
        ctx.hasher.hash(registration.password.as_str()).await.map_err(ServiceError::from)?.into_string();
    let needs_verification = proves_address(&policy, caller);
    let submission = submission_of(ctx, &audit_context, &registration, needs_verification);
    let kept = submission.clone();
    let outcome = ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
        let entry = Entry {
            mailer,
            audit_context: tx.audit_context,
            registration: &registration,
            password_hash: password_hash.clone(),
        };
        let recent = &tx.ctx.recent_registrations;
        if let Some(before) = recent.find(&submission, now)
            && let Some(answer) = entry.repeated(tx, before, needs_verification)?
        {
            return Ok(answer);
        }
        let registered = if needs_verification { entry.verified(tx)? } else { entry.direct(tx)? };
        let password_mark = hash_mark(&entry.password_hash);
        recent.keep(&submission, MadeBefore { uuid: registered.uuid, password_mark }, now);
        Ok(registered)
    });
    let registered = outcome.await;
    if registered.is_err() {
        ctx.recent_registrations.take_back(&kept);
    }
    registered
}

/// What a repeat is known by: all that was typed, and the sender's network, browser or form.
fn submission_of(
    ctx: &AppContext,
    audit_context: &AuditContext,
    registration: &Registration,
    needs_verification: bool,
) -> Submission {
    let peer = audit_context.peer.map(|peer| format!("peer {}", peer_key(peer)));
    let device = registration.device.as_ref().map(|device| format!("device {}", device.to_text()));
    let form = registration.form_number.as_ref().map(|number| format!("form {number}"));
    let senders: Vec<String> = peer.into_iter().chain(device).chain(form).collect();
    let yes_or_no = |answer: bool| if answer { "yes" } else { "no" };
    let typed = [
        registration.name.as_str(),
        registration.password.as_str(),
        yes_or_no(registration.privacy_agreed),
        yes_or_no(registration.by_page),
        yes_or_no(needs_verification),
    ];
    ctx.recent_registrations.submission(ctx.new_uuid(), &senders, registration.email.as_str(), &typed)
}

/// Adds to the faults of the other fields what is wrong with the address, as far as this caller may
/// know: all faults of a request come in one answer. Counts as a registration.
pub async fn add_address_fault(
    ctx: &AppContext,
    audit_context: &AuditContext,
    caller: Caller,
    field: &str,
    email: EmailAddress,
    errors: &mut FieldErrors,
) -> Result<(), RegisterError> {
    let policy = ctx.policy().await?;
    count_stranger(ctx, audit_context, caller)?;
    if !policy.allows_domain(email.domain()) {
        errors.add(field, Reason::DomainNotAllowed);
    } else if !proves_address(&policy, caller)
        && ctx.store.read(move |reader| reader.is_email_taken(&email)).await?
    {
        errors.add(field, Reason::Taken);
    }
    Ok(())
}

/// Whether the address has to be proven by mail: then nobody is told that it is taken.
fn proves_address(policy: &SitePolicy, caller: Caller) -> bool {
    policy.registration == RegistrationType::Verified && !caller.manages_users()
}

fn count_stranger(
    ctx: &AppContext,
    audit_context: &AuditContext,
    caller: Caller,
) -> Result<(), RegisterError> {
    if caller.manages_users() {
        return Ok(());
    }
    count_peer(&ctx.limits.registrations_per_peer, audit_context)
        .map_err(|retry_after| RegisterError::TooMany { retry_after })
}

/// One registration inside its transaction.
struct Entry<'a> {
    mailer: Mailer<'a>,
    audit_context: &'a AuditContext,
    registration: &'a Registration,
    password_hash: String,
}

impl Entry<'_> {
    /// The same submission once more: the answer is the same, and there is no second mail. `None` where
    /// what it made is no longer there.
    fn repeated(
        &self,
        tx: &Tx<'_>,
        before: MadeBefore,
        needs_verification: bool,
    ) -> Result<Option<Registered>, RegisterError> {
        let own = tx.find_account_by_uuid(before.uuid)?;
        let holder = tx.find_account_by_email(&self.registration.email)?;
        let has_own_password =
            own.as_ref().is_some_and(|own| same_digest(&password_mark(own), &before.password_mark));
        let still_stands = match (&own, &holder) {
            (Some(own), Some(holder)) if own.id != holder.id => false,
            (Some(own), Some(_)) if needs_verification => own.state == AccountState::AwaitingEmail,
            (Some(own), Some(_)) => own.state == AccountState::Active && has_own_password,
            // It met an account of somebody else's.
            (None, Some(_)) => needs_verification,
            (_, None) => false,
        };
        let Some(holder) = holder.filter(|_| still_stands).map(|holder| holder.id) else { return Ok(None) };
        let handle = if needs_verification && self.registration.by_page {
            // Two who claim one address: no browser may move its account.
            let account = own.filter(|_| has_own_password).map(|own| own.id);
            Some(self.keep_handle(tx, account)?)
        } else {
            None
        };
        Ok(Some(self.answer(holder, before.uuid, needs_verification, handle)))
    }

    /// No proof of the address: the account is usable at once, and a taken address is said.
    fn direct(&self, tx: &Tx<'_>) -> Result<Registered, RegisterError> {
        if tx.is_email_taken(&self.registration.email)? {
            return Err(RegisterError::EmailTaken);
        }
        let (uuid, account) = self.insert(tx, AccountState::Active)?;
        Ok(self.answer(account, uuid, false, None))
    }

    /// The address is proven by mail; the answer does not tell whether it was free.
    fn verified(&self, tx: &Tx<'_>) -> Result<Registered, RegisterError> {
        let email = &self.registration.email;
        let (uuid, holder, account) = match tx.find_account_by_email(email)? {
            None => {
                let (uuid, account) = self.insert(tx, AccountState::AwaitingEmail)?;
                self.mailer.send_confirmation(tx, &self.recipient(account))?;
                (uuid, account, Some(account))
            }
            Some(existing) => {
                self.meet_owner(tx, &existing)?;
                tx.pretend(|tx| self.make_stand_in(tx))?;
                // Ids are seen by their owners: the next one must not tell whether this one was given.
                tx.skip_account_id()?;
                (self.mailer.ctx.new_uuid(), existing.id, None)
            }
        };
        let handle = if self.registration.by_page { Some(self.keep_handle(tx, account)?) } else { None };
        Ok(self.answer(holder, uuid, true, handle))
    }

    /// The address has an account.
    fn meet_owner(&self, tx: &Tx<'_>, existing: &Account) -> Result<(), RegisterError> {
        let mailed = write_to_owner(tx, &self.mailer, existing)?;
        audit(
            tx,
            self.audit_context,
            self.mailer.now,
            "registration.repeated",
            Target::Account(existing.id),
            json!({ "mailed": mailed, "by_page": self.registration.by_page }),
        )?;
        Ok(())
    }

    fn insert(&self, tx: &Tx<'_>, state: AccountState) -> Result<(Uuid, AccountId), RegisterError> {
        let uuid = self.mailer.ctx.new_uuid();
        let registration = self.registration;
        let id = self.make_account(tx, state, uuid, &registration.email)?;
        audit(
            tx,
            self.audit_context,
            self.mailer.now,
            "account.registered",
            Target::Account(id),
            json!({ "state": state.as_str(), "by_page": registration.by_page,
                    "privacy_agreed": registration.privacy_agreed }),
        )?;
        Ok((uuid, id))
    }

    /// What a free address would have cost beyond its mail and its line.
    fn make_stand_in(&self, tx: &Tx<'_>) -> Result<(), RegisterError> {
        let uuid = self.mailer.ctx.new_uuid();
        let email = self.mailer.stand_in_for(&self.registration.email);
        let id = self.make_account(tx, AccountState::AwaitingEmail, uuid, &email)?;
        self.mailer.make_link(tx, id, Some(&email), MailLink::ConfirmEmail, Way::Mail)?;
        tx.note_events(id, WebhookEvents::of(&[WebhookEvent::Created]), self.mailer.now)?;
        Ok(())
    }

    fn make_account(
        &self,
        tx: &Tx<'_>,
        state: AccountState,
        uuid: Uuid,
        email: &EmailAddress,
    ) -> Result<AccountId, RegisterError> {
        let registration = self.registration;
        let username = match state {
            AccountState::AwaitingEmail => self.mailer.ctx.new_provisional_username(),
            _ => free_username(tx, &registration.name)?,
        };
        let id = tx.insert_account(&NewAccount {
            uuid,
            username,
            real_name: Some(registration.name.clone()),
            email: Some(email.clone()),
            email_verified_at: None,
            needs_email_proof: state == AccountState::AwaitingEmail,
            ext_id: None,
            role: None,
            users_admin: false,
            state,
            password_hash: Some(self.password_hash.clone()),
            must_change_password: !registration.by_page,
            privacy: self.privacy(),
            language: registration.language,
            created_at: self.mailer.now,
        })?;
        Ok(id)
    }

    fn keep_handle(&self, tx: &Tx<'_>, account: Option<AccountId>) -> Result<SecretToken, RegisterError> {
        let handle = SecretToken::generate(self.mailer.ctx.entropy.as_ref());
        tx.insert_registration(
            &handle.digest(HANDLE_PURPOSE),
            &PendingRegistration {
                account,
                email: self.registration.email.clone(),
                real_name: self.registration.name.clone(),
                password_hash: account.is_none().then(|| self.password_hash.clone()),
                privacy: self.privacy(),
                language: self.registration.language,
                device_digest: self.registration.device.as_ref().map(device_digest),
                created_at: self.mailer.now,
                expires_at: self.mailer.now.plus(HANDLE_LIFETIME),
            },
        )?;
        Ok(handle)
    }

    fn privacy(&self) -> Option<PrivacyAgreement> {
        self.registration.privacy_agreed.then(|| PrivacyAgreement {
            at: self.mailer.now,
            version: self.mailer.policy.privacy_version().to_owned(),
        })
    }

    fn recipient(&self, account: AccountId) -> Recipient<'_> {
        Recipient {
            account,
            name: self.registration.name.as_str(),
            email: &self.registration.email,
            language: self
                .registration
                .language
                .unwrap_or_else(|| self.mailer.ctx.default_language(self.mailer.policy)),
        }
    }

    fn answer(
        &self,
        account: AccountId,
        uuid: Uuid,
        needs_verification: bool,
        handle: Option<SecretToken>,
    ) -> Registered {
        Registered {
            account,
            uuid,
            display_name: self.registration.name.as_str().to_owned(),
            email: self.registration.email.clone(),
            needs_verification,
            handle,
        }
    }
}

/// Tells whoever reads the mail of a claimed address. Two who claim one unproven address are not told
/// apart by what they typed: its password goes, no browser may move the account to another address
/// any more, and whoever proves the address chooses a password.
pub(in crate::services) fn write_to_owner(
    tx: &Tx<'_>,
    mailer: &Mailer<'_>,
    owner: &Account,
) -> Result<bool, ServiceError> {
    let waits = owner.state == AccountState::AwaitingEmail;
    let mailed = match Recipient::of(owner, mailer.ctx.default_language(mailer.policy)) {
        Some(to) if waits => mailer.send_confirmation(tx, &to)?,
        Some(to) => {
            let mail = AlreadyRegistered { asked_at: mailer.now, peer: mailer.peer };
            mailer.send_within_limit(tx, &to, &mail)?
        }
        None => false,
    };
    if waits {
        tx.detach_registrations_of(owner.id, owner.password_hash.as_deref())?;
        // Past `replace_password`: who claims an address does not end the invitation that waits there.
        tx.update_account_password(owner.id, None, false)?;
    }
    Ok(mailed)
}

/// A username derived from the name that nobody has: the plain one, or the first free number.
pub(in crate::services) fn free_username(tx: &Tx<'_>, name: &DisplayName) -> Result<Username, StoreError> {
    let derived = Username::derived_from(name.as_str());
    if !tx.is_username_taken(&derived)? {
        return Ok(derived);
    }
    // Doubling finds an end that is free, halving the first free number before it: a name that
    // 100,000 people share costs a few look-ups, not 100,000.
    let mut taken = 1;
    let mut free = 2;
    while tx.is_username_taken(&derived.numbered(free))? {
        taken = free;
        free *= 2;
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if tx.is_username_taken(&derived.numbered(middle))? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    Ok(derived.numbered(free))
}
