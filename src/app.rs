//! The only wiring: from settings to an `AppContext`, and from there to a Rocket that is ready to launch.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rocket::shield::Shield;
use rocket::{Build, Rocket, catchers};
use rocket_dyn_templates::Template;

use crate::domain::{Clock, Entropy, OutboundNetworks, SitePolicy};
use crate::jobs::{Jobs, Rounds};
use crate::mail::WorkSignal;
use crate::mail::compose::Composer;
use crate::mail::outbox_worker::OutboxWorker;
use crate::mail::transport::{SmtpOptions, SmtpSettings, SmtpSettingsError, SmtpTransport, Transport};
use crate::security::password::password_hash::{Hasher, HasherBounds, HasherStartError};
use crate::security::rate_limit::{Quota, RateLimit};
use crate::security::vault::{KeyFileError, Vault};
use crate::services::audit::audit_proof::AuditProof;
use crate::services::audit::seal_trail::ensure_trail_is_sealed;
use crate::services::background_task::{BackgroundTask, ShutdownSignal};
use crate::services::clients::webhooks::queue::WebhookQueue;
use crate::services::clients::{jwt_secret, oauth};
use crate::services::registration::recent_registrations::RecentRegistrations;
use crate::services::sign_in::in_flight_checks::InFlightChecks;
use crate::services::site::backups::Backups;
use crate::services::site::diagnose::{Installation, SealingKey, StartUpSetting};
use crate::services::{AppContext, ServiceLimits, SiteSettings};
use crate::settings::Settings;
use crate::store::{OpenError, Store, StoreError, StoreOptions};
use crate::system::real_entropy;
use crate::web::{self, BodyLimits, WebState};
use crate::webhooks::client::{CaFileError, WebhookClient};
use crate::webhooks::worker::WebhookWorker;

/// The name of the database file in the data directory.
pub const DATABASE_FILE: &str = "rollbook.db";
/// Stands beside the database from its first start on.
pub const MARKER_FILE: &str = "rollbook.made";
/// Requests for another mail or address, and codes typed, by one peer in an hour.
const RESENDS_PER_HOUR: u32 = 30;
/// Test mails from the console in an hour.
const TEST_MAILS_PER_HOUR: u32 = 20;

/// Why Rollbook could not start. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder {path} cannot be made: {source}")]
    DataDir { path: String, source: std::io::Error },
    #[error(transparent)]
    Key(#[from] KeyFileError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0}; the settings password.scrypt and password.threads decide")]
    Hasher(#[from] HasherStartError),
    #[error("smtp.url (ROLLBOOK_SMTP_URL): {0}")]
    Smtp(#[from] SmtpSettingsError),
    #[error(transparent)]
    WebhookAuthorities(#[from] CaFileError),
    #[error(
        "the database was sealed with another key than {key}; put back the key file (or ROLLBOOK_SEALING_KEY) \
         that belongs to this database"
    )]
    WrongKey { key: String },
}

/// What the context is built from besides the settings: the world outside, which tests hold in hand.
#[derive(Clone)]
pub struct Environment {
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    /// Where mail goes; `None` follows the settings.
    pub transport: Option<Arc<dyn Fn() -> Transport + Send + Sync>>,
    /// Whether this process holds the instance lock of the data folder.
    pub holds_lock: bool,
}

/// Opens the data folder: key, database, hashing threads.
pub fn open_context(settings: &Settings, world: &Environment) -> Result<Arc<AppContext>, StartError> {
    std::fs::create_dir_all(&settings.data_dir)
        .map_err(|source| StartError::DataDir { path: settings.data_dir.display().to_string(), source })?;
    let path = settings.data_dir.join(DATABASE_FILE);
    let key_file = settings.sealing_key_file();
    let marker = settings.data_dir.join(MARKER_FILE);
    let options = StoreOptions {
        expect_existing: marker.exists() || (key_file.exists() && settings.sealing_key.is_none()),
        holds_instance_lock: world.holds_lock,
        ..StoreOptions::default()
    };
    let store = Store::open(&path, options, world.clock.clone(), world.entropy.clone())?;
    // A file that nothing is sealed in yet may get a new key, even one left by a start that was cut off.
    let is_new = store.read_blocking(|reader| reader.find_key_fingerprint())?.is_none();
    let vault = match &settings.sealing_key {
        Some(key) => Vault::new(*key.expose(), world.entropy.clone()),
        None => Vault::load_or_create(&key_file, world.entropy.clone(), is_new)?,
    };
    let vault = Arc::new(vault);
    first_rows(&store, &vault, world, &key_file)?;
    store.seal_audit_with(vault.clone());
    mark(&marker).map_err(|source| StartError::DataDir { path: marker.display().to_string(), source })?;
    let webhook_signal = WorkSignal::default();
    store.tell_changes_to(Arc::new(WebhookQueue {
        entropy: world.entropy.clone(),
        signal: webhook_signal.clone(),
    }));
    let hasher = Hasher::start(
        settings.password.scrypt,
        HasherBounds {
            threads: settings.password.threads,
            queue: settings.password.queue,
            queue_timeout: settings.password.queue_timeout,
        },
        world.entropy.clone(),
    )?;
    Ok(Arc::new(AppContext {
        store,
        clock: world.clock.clone(),
        entropy: world.entropy.clone(),
        hasher,
        vault,
        composer: Composer::default(),
        outbox_signal: WorkSignal::default(),
        mail_requests_signal: WorkSignal::default(),
        job_signal: WorkSignal::default(),
        webhook_signal,
        outbound: outbound(settings),
        site: site_settings(settings, world),
        limits: limits(settings, world),
        in_flight_checks: Arc::new(InFlightChecks::default()),
        recent_registrations: RecentRegistrations::new(world.entropy.as_ref()),
        audit_proof: AuditProof::default(),
        backups: Backups::default(),
        checks: BackgroundTask::default(),
        shutdown: ShutdownSignal::default(),
    }))
}

/// Says from now on that there was a database here: one that is missing is a loss, no first start.
fn mark(marker: &Path) -> std::io::Result<()> {
    // Private, like everything else in the folder.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(marker) {
        Ok(mut file) => {
            file.write_all(b"There is a Rollbook database in this folder. Do not delete this file alone.\n")
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// What every file has from the start: a first OAuth client, a JWT secret, the key's fingerprint.
fn first_rows(
    store: &Store,
    vault: &Arc<Vault>,
    world: &Environment,
    key_file: &Path,
) -> Result<(), StartError> {
    let fingerprint = vault.fingerprint();
    let secret = jwt_secret::prepare(vault, world.entropy.as_ref());
    let now = world.clock.now();
    let seal = vault.clone();
    let key_matches = store.write_blocking(move |tx| {
        let known = tx.find_key_fingerprint()?;
        match &known {
            Some(known) if *known != fingerprint => return Ok(false),
            Some(_) => {}
            None => tx.insert_key_fingerprint(&fingerprint, now)?,
        }
        oauth::ensure_first_client(tx, now)?;
        jwt_secret::ensure(tx, &secret, now)?;
        ensure_trail_is_sealed(tx, seal.as_ref(), known.is_none(), now)?;
        Ok::<_, StoreError>(true)
    })?;
    if key_matches { Ok(()) } else { Err(StartError::WrongKey { key: key_file.display().to_string() }) }
}

fn site_settings(settings: &Settings, world: &Environment) -> SiteSettings {
    SiteSettings {
        name: settings.site_name.clone(),
        public_url: settings.public_url.as_ref().map(|origin| origin.as_str().to_owned()),
        language: settings.default_language,
        held: settings.held(),
        own_url: own_url(settings),
        sends_mail: settings.smtp.url.is_some() || world.transport.is_some(),
    }
}

/// Where the server can be reached on its own machine, as far as the settings tell.
fn own_url(settings: &Settings) -> String {
    let host = match settings.address {
        address if address.is_unspecified() || address.is_loopback() => "localhost".to_owned(),
        std::net::IpAddr::V6(address) => format!("[{address}]"),
        address => address.to_string(),
    };
    format!("http://{host}:{}", settings.port)
}

fn limits(settings: &Settings, world: &Environment) -> ServiceLimits {
    let limit = |burst: Option<u32>, per: Duration| {
        RateLimit::new(Quota { burst: burst.unwrap_or(0), per }, world.clock.clone())
    };
    let hour = Duration::from_secs(60 * 60);
    ServiceLimits {
        registrations_per_peer: limit(settings.limits.registrations_per_hour, hour),
        sign_ins_per_peer: limit(settings.limits.sign_ins_per_minute, Duration::from_secs(60)),
        resends_per_peer: limit(Some(RESENDS_PER_HOUR), hour),
        test_mails: limit(Some(TEST_MAILS_PER_HOUR), hour),
        mails_per_address: settings.limits.mails_per_hour.unwrap_or(0),
    }
}

/// The transport that the settings name; `None` when no mail server is configured.
pub fn transport(settings: &Settings) -> Result<Option<Transport>, SmtpSettingsError> {
    let Some(url) = &settings.smtp.url else { return Ok(None) };
    let options = SmtpOptions {
        allow_plaintext: settings.smtp.allow_plaintext,
        helo_name: settings.smtp.helo_name.clone(),
        ca_file: settings.smtp.ca_file.clone(),
        ..SmtpOptions::default()
    };
    let smtp = SmtpTransport::new(SmtpSettings::parse(url.expose(), options)?)?;
    if let Some(public_url) = &settings.public_url {
        smtp.introduce_as(public_url.as_str());
    }
    Ok(Some(Transport::Smtp(Box::new(smtp))))
}

/// What `rollbook check` and the console's page about the system look at.
pub fn installation(settings: &Settings) -> Installation {
    Installation {
        version: env!("CARGO_PKG_VERSION"),
        database: settings.data_dir.join(DATABASE_FILE),
        sealing_key: match &settings.sealing_key {
            Some(key) => SealingKey::InSettings(Box::new(Vault::new(*key.expose(), real_entropy()))),
            None => SealingKey::File(settings.sealing_key_file(), real_entropy()),
        },
        mail: transport(settings).map_err(|error| error.to_string()),
        warnings: settings.warnings.clone(),
        settings: settings
            .in_force()
            .into_iter()
            .map(|setting| StartUpSetting {
                key: setting.key,
                variable: setting.variable,
                value: setting.value,
                source: setting.source.to_string(),
            })
            .collect(),
    }
}

/// Whoever takes mail to the server; `None` when it stays in the outbox.
pub fn outbox_worker(
    settings: &Settings,
    world: &Environment,
    ctx: &AppContext,
) -> Result<Option<Arc<OutboxWorker>>, StartError> {
    let transport = match &world.transport {
        Some(make) => Some(make()),
        None => transport(settings)?,
    };
    Ok(transport.map(|transport| {
        Arc::new(OutboxWorker {
            store: ctx.store.clone(),
            clock: world.clock.clone(),
            entropy: world.entropy.clone(),
            vault: ctx.vault.clone(),
            transport,
            sender: settings.mail_from.clone(),
            public_url: ctx.site.public_url.clone(),
            own_url: ctx.site.own_url.clone(),
        })
    }))
}

/// Whoever takes events to the endpoints of webhooks.
pub fn webhook_worker(
    settings: &Settings,
    world: &Environment,
    ctx: &AppContext,
) -> Result<Arc<WebhookWorker>, StartError> {
    Ok(Arc::new(WebhookWorker {
        store: ctx.store.clone(),
        clock: world.clock.clone(),
        vault: ctx.vault.clone(),
        client: WebhookClient::new(outbound(settings), settings.webhooks.ca_file.as_deref())?,
    }))
}

fn outbound(settings: &Settings) -> OutboundNetworks {
    OutboundNetworks { allowed: settings.webhooks.allow_networks.clone() }
}

/// Routes, state, fairings and catchers. `template_dir` must exist and may be empty; it is read
/// while Rocket ignites.
pub fn rocket(
    settings: &Settings,
    ctx: Arc<AppContext>,
    outbox_worker: Option<Arc<OutboxWorker>>,
    template_dir: &Path,
) -> Rocket<Build> {
    let limits = BodyLimits {
        json: u64::from(settings.limits.json_kib) * 1024,
        form: u64::from(settings.limits.form_kib) * 1024,
    };
    let origins = settings.cors_origins.iter().map(|origin| origin.as_str().to_owned()).collect();
    let routes = web::routes();
    let known_paths = web::http::methods::KnownPaths::of(&routes);
    let refusals = known_paths.refusals();
    let mut state =
        WebState::new(ctx.clone(), settings.trusted_proxies.clone(), origins, limits, installation(settings));
    state.hsts_subdomains = settings.hsts_subdomains;
    // So that the very first answer, whatever it is, already says what https calls for.
    let policy = ctx.store.read_blocking(|reader| reader.find_policy()).unwrap_or_else(|error| {
        tracing::error!(%error, "the site's policy could not be read; the defaults hold until it can");
        SitePolicy::default()
    });
    state.note_public_url(&ctx.public_url(&policy));
    rocket::custom(settings.rocket_figment(template_dir))
        .manage(state)
        .manage(known_paths)
        .attach(web::http::methods::OptionsOfPages)
        .attach(web::http::last_use::LastUses)
        .attach(web::http::request_log::RequestLog)
        .attach(web::http::slash::TrailingSlash)
        .attach(web::http::path_ids::PathIds)
        // Every header of Rocket's own shield is among ours: it need not set them first.
        .attach(Shield::new())
        .attach(web::http::headers::SafetyHeaders)
        .attach(web::http::whole_body::WholeBody)
        .attach(web::http::cors::Cors)
        .attach(Template::try_custom(web::html::render::install_document))
        .attach(Jobs::new(ctx, outbox_worker))
        .mount("/", routes)
        .mount("/", refusals)
        .register("/", catchers![web::http::refusal::caught])
}

/// With what goes on by itself while a server runs; tests turn the clock and do that work themselves.
pub fn with_rounds(
    rocket: Rocket<Build>,
    ctx: Arc<AppContext>,
    webhook_worker: Arc<WebhookWorker>,
) -> Rocket<Build> {
    rocket.attach(Rounds::new(ctx, webhook_worker))
}
