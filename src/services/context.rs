//! What every operation works with: the store, the clock, the hasher and their like, handed over once.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::domain::clients::idempotency::KeptAnswer;
use crate::domain::site::provenance::HeldSetting;
use crate::domain::{
    AuditContext, Clock, Entropy, Language, OutboundNetworks, SitePolicy, Timestamp, Username,
};
use crate::mail::WorkSignal;
use crate::mail::compose::Composer;
use crate::mail::kind::{MailLook, Site};
use crate::security::password::password_hash::{HashError, Hasher};
use crate::security::rate_limit::{RateLimit, peer_key};
use crate::security::vault::Vault;
use crate::services::audit::audit_proof::AuditProof;
use crate::services::background_task::{BackgroundTask, ShutdownSignal};
use crate::services::registration::recent_registrations::RecentRegistrations;
use crate::services::sign_in::in_flight_checks::InFlightChecks;
use crate::services::site::backups::Backups;
use crate::services::site::findings::Checked;
use crate::store::{Store, StoreError, Tx};

/// What every operation works with: built once by `app`, shared by all of them.
pub struct AppContext {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub hasher: Hasher,
    pub vault: Arc<Vault>,
    pub composer: Composer,
    /// Rung after a commit that left a message in the outbox.
    pub outbox_signal: WorkSignal,
    /// Rung after a commit that left a wish for a mail (`mail_requests.rs`).
    pub mail_requests_signal: WorkSignal,
    /// Rung after a commit that left an action over many accounts.
    pub job_signal: WorkSignal,
    /// Rung after a commit that left an event for a webhook.
    pub webhook_signal: WorkSignal,
    /// Where webhooks may lead although it is not public.
    pub outbound: OutboundNetworks,
    pub site: SiteSettings,
    pub limits: ServiceLimits,
    pub in_flight_checks: Arc<InFlightChecks>,
    pub recent_registrations: RecentRegistrations,
    pub audit_proof: AuditProof,
    pub backups: Backups,
    pub checks: BackgroundTask<Checked>,
    pub shutdown: ShutdownSignal,
}

/// What the start-up settings say about the site; they win over the policy.
#[derive(Debug, Clone)]
pub struct SiteSettings {
    pub name: Option<String>,
    pub public_url: Option<String>,
    pub language: Option<Language>,
    /// The same and all others that hold a setting of the policy, each with where it stands.
    pub held: Vec<HeldSetting>,
    /// Where the server itself listens: the last resort for links.
    pub own_url: String,
    /// Whether a mail server is configured.
    pub sends_mail: bool,
}

/// How often the open operations may be done.
pub struct ServiceLimits {
    pub registrations_per_peer: RateLimit,
    pub sign_ins_per_peer: RateLimit,
    /// Requests for another mail or another address, by peer.
    pub resends_per_peer: RateLimit,
    /// Test mails from the console, by all together.
    pub test_mails: RateLimit,
    /// Mails of one kind to one address within an hour; 0 means no limit.
    pub mails_per_address: u32,
}

/// What can stop any operation, whatever it is.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error("a template or a sealed value could not be processed: {0}")]
    Internal(String),
    #[error("the session has ended")]
    SessionEnded,
    #[error("the token, key or account is no longer valid")]
    CredentialRevoked,
    #[error("the request was carried out before")]
    Repeated(Box<KeptAnswer>),
    /// Its answer is made this moment, or was lost in a crash.
    #[error("the request was carried out before, and its answer is not known")]
    RepeatedUnanswered { is_recent: bool },
    #[error("the idempotency key came with another request")]
    IdempotencyKeyReused,
}

/// Counts one try of a stranger against a limit by peer; the time to wait where it is used up. Peers
/// on this machine are passed over: behind a proxy that nobody named, they are everybody.
pub(in crate::services) fn count_peer(
    limit: &RateLimit,
    audit_context: &AuditContext,
) -> Result<(), Duration> {
    match audit_context.peer.filter(|peer| !peer.is_loopback()) {
        Some(peer) => limit.check(&peer_key(peer)).map_err(|wait| wait.0),
        None => Ok(()),
    }
}

impl AppContext {
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub async fn policy(&self) -> Result<SitePolicy, StoreError> {
        self.store.look_up(|reader| reader.find_policy()).await
    }

    /// Writes what is good to know, such as when somebody was last here. Where that fails, on a full
    /// disk for instance, they are served all the same.
    pub(in crate::services) async fn note(
        &self,
        work: impl FnMut(&Tx<'_>) -> Result<(), StoreError> + Send + 'static,
    ) {
        if let Err(error) = self.store.write(work).await {
            tracing::warn!(%error, "when somebody was last here could not be noted");
        }
    }

    /// The name in pages and mails.
    pub fn site_name(&self, policy: &SitePolicy) -> String {
        self.site.name.clone().or_else(|| policy.site_name.clone()).unwrap_or_else(|| "Rollbook".to_owned())
    }

    /// The origin that links begin with. It never comes from a request.
    pub fn public_url(&self, policy: &SitePolicy) -> String {
        self.configured_public_url(policy).unwrap_or_else(|| self.site.own_url.clone())
    }

    /// The same, but `None` while nobody has set one.
    pub fn configured_public_url(&self, policy: &SitePolicy) -> Option<String> {
        self.site.public_url.clone().or_else(|| policy.public_url.clone())
    }

    pub fn default_language(&self, policy: &SitePolicy) -> Language {
        self.site.language.or(policy.default_language).unwrap_or_default()
    }

    /// What a mail says about the site it comes from.
    pub(in crate::services) fn mail_site(&self, policy: &SitePolicy) -> Site {
        let look = MailLook {
            accent: policy.accent,
            logo: policy.logo.clone(),
            logo_has_name: policy.logo_has_name,
        };
        Site {
            name: self.site_name(policy),
            public_url: self.public_url(policy),
            look,
            formality: policy.formality,
        }
    }

    /// What an account is called until its address is proven.
    pub(in crate::services) fn new_provisional_username(&self) -> Username {
        let mut bytes = [0; 8];
        self.entropy.fill(&mut bytes);
        Username::provisional(u64::from_be_bytes(bytes))
    }

    /// A random (version 4) UUID from the process's own randomness.
    pub(in crate::services) fn new_uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}
