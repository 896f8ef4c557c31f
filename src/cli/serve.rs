//! `rollbook serve`: starts the server and keeps it running until it is told to stop.

use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;

use rocket::fairing::AdHoc;
use tokio::signal::unix::{SignalKind, signal};

use super::open::real_environment;
use super::output::Failure;
use crate::domain::AuditContext;
use crate::services::AppContext;
use crate::services::site::set_up::issue_link;
use crate::settings::Settings;
use crate::store::InstanceLock;
use crate::{app, logging};

/// Threads for reads of the database: two keep up with two cores, and more only wake one another.
const BLOCKING_THREADS: usize = 2;

pub fn serve(mut settings: Settings) -> Result<(), Failure> {
    logging::init(settings.log.format, settings.log.level);
    for warning in &settings.warnings {
        tracing::warn!("{warning}");
    }
    std::fs::create_dir_all(&settings.data_dir).map_err(|error| {
        Failure::failed(format!("the data folder {} cannot be created: {error}", settings.data_dir.display()))
    })?;
    let _lock = InstanceLock::take(&settings.data_dir).map_err(|error| Failure::failed(error.to_string()))?;
    if settings.port == 0 {
        settings.port = free_port(&settings)?;
    }
    let world = real_environment(true);
    let ctx = app::open_context(&settings, &world)?;
    let outbox_worker = app::outbox_worker(&settings, &world, &ctx)?;
    let webhook_worker = app::webhook_worker(&settings, &world, &ctx)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(settings.workers)
        .max_blocking_threads(BLOCKING_THREADS)
        .thread_name("rollbook-worker")
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("the runtime could not be started: {error}")))?;
    let outcome = runtime.block_on(launch(&settings, ctx.clone(), outbox_worker, webhook_worker));
    ctx.store.close();
    tracing::info!("stopped");
    outcome
}

async fn launch(
    settings: &Settings,
    ctx: Arc<AppContext>,
    outbox_worker: Option<Arc<crate::mail::outbox_worker::OutboxWorker>>,
    webhook_worker: Arc<crate::webhooks::worker::WebhookWorker>,
) -> Result<(), Failure> {
    let template_dir = tempfile::tempdir().map_err(|error| {
        Failure::failed(format!("the folder for temporary files cannot be used: {error}"))
    })?;
    outlive_signals()?;
    let greeting_ctx = ctx.clone();
    let sends_mail = outbox_worker.is_some();
    let own_url = ctx.site.own_url.clone();
    let rocket = app::rocket(settings, ctx.clone(), outbox_worker, template_dir.path());
    let rocket = app::with_rounds(rocket, ctx, webhook_worker)
        .attach(AdHoc::on_liftoff("greeting", move |_| {
            Box::pin(async move { greet(&greeting_ctx, &own_url, sends_mail).await })
        }));
    let ignited = rocket.ignite().await.map_err(|error| explain(settings, &error))?;
    // Rocket walks the folder while it ignites and never again.
    drop(template_dir);
    ignited.launch().await.map(drop).map_err(|error| explain(settings, &error))
}

/// Signals that ask other programs to open their logs or read their settings anew, and that would end this
/// one: there is no log file to open, and settings are read at the start.
fn outlive_signals() -> Result<(), Failure> {
    for kind in [SignalKind::hangup(), SignalKind::user_defined1(), SignalKind::user_defined2()] {
        let mut signals = signal(kind)
            .map_err(|error| Failure::failed(format!("signals cannot be listened to: {error}")))?;
        tokio::spawn(async move {
            while signals.recv().await.is_some() {
                tracing::debug!(signal = kind.as_raw_value(), "a signal that changes nothing");
            }
        });
    }
    Ok(())
}

/// What the person at the terminal needs, written in one piece. The link goes to standard output
/// only: logs are kept.
async fn greet(ctx: &Arc<AppContext>, own_url: &str, sends_mail: bool) {
    tracing::info!(url = own_url, "Rollbook is open");
    let mut words = format!("Rollbook is open at {own_url}\n");
    match issue_link(ctx, AuditContext::system()).await {
        Ok(Some(link)) => {
            words += &format!(
                "\nThere is no administrator yet. Finish set-up at this one-time link:\n\n    {link}\n\n"
            );
        }
        Ok(None) => {}
        Err(error) => {
            tracing::error!(%error, "the set-up link could not be created; run `rollbook setup-link`")
        }
    }
    if !sends_mail {
        words += "No mail server is configured: mail stays in the outbox (`rollbook mail list`).\n\
                  To send it, set ROLLBOOK_SMTP_URL, for instance smtp://user:secret@mail.example.org:587\n\n";
    }
    if let Err(error) = std::io::stdout().write_all(words.as_bytes()) {
        tracing::warn!(%error, "standard output is closed; run `rollbook setup-link` to print the link again");
    }
}

/// Rocket's errors panic when nobody reads them.
fn explain(settings: &Settings, error: &rocket::Error) -> Failure {
    use rocket::error::ErrorKind;
    Failure::failed(match error.kind() {
        ErrorKind::Bind(cause) => format!(
            "cannot listen on {}:{}: {cause}; choose another address or port (ROLLBOOK_ADDRESS, ROLLBOOK_PORT)",
            settings.address, settings.port
        ),
        ErrorKind::Shutdown(..) => {
            "some requests did not finish before the shutdown timeout and were aborted".to_owned()
        }
        other => format!("the server failed: {other}"),
    })
}

/// Port 0 asks for any free one. It is chosen before the links are made that name it.
fn free_port(settings: &Settings) -> Result<u16, Failure> {
    TcpListener::bind((settings.address, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Failure::failed(format!("no free port on {}: {error}", settings.address)))
}
