//! What goes on in the background while the server runs: the outbox, the mails that were asked for, the
//! clean-up, the proof of the audit trail and its end by mail, actions over many accounts, and webhooks.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Orbit, Rocket, Shutdown};
use tokio::task::JoinHandle;

use crate::mail::outbox_worker::OutboxWorker;
use crate::services::AppContext;
use crate::services::audit::check_audit::{From, check_audit};
use crate::services::audit::mail_head::mail_head;
use crate::services::credentials::mail_requests::answer_all;
use crate::services::manage::work_jobs;
use crate::services::site::clean_up::clean_up;
use crate::webhooks::worker::WebhookWorker;

/// A start has better to do than to recompute the audit trail.
const FIRST_PROOF_AFTER: Duration = Duration::from_secs(5 * 60);
const PROOF_EVERY: Duration = Duration::from_secs(60 * 60);
/// How long a wish waits whose bell nobody heard.
const REQUESTS_EVERY: Duration = Duration::from_secs(5);
/// Lets the answer leave, and those of others, before anybody looks whom a wish names: neither its time nor
/// the next one's tells.
const REQUESTS_AFTER: Duration = Duration::from_millis(100);
/// They look whether they are to end many times a second; a disk that hangs must not hold up the stop.
const LONG_WORK_ENDS_WITHIN: Duration = Duration::from_secs(3);
/// The day is the calendar's, in UTC; its mail leaves within this long.
const HEAD_EVERY: Duration = Duration::from_secs(10 * 60);
const CLEAN_UP_EVERY: Duration = Duration::from_secs(60 * 60);
/// A job that could not go on, for a full disk for instance, is taken up again after this long.
const JOBS_EVERY: Duration = Duration::from_secs(10);

/// Starts what a request wakes, and lets it finish what it has begun when the server stops: the mails
/// that were asked for and, with an outbox worker, the outbox.
pub struct Jobs {
    ctx: Arc<AppContext>,
    outbox_worker: Option<Arc<OutboxWorker>>,
    running: Running,
}

impl Jobs {
    pub fn new(ctx: Arc<AppContext>, outbox_worker: Option<Arc<OutboxWorker>>) -> Self {
        Self { ctx, outbox_worker, running: Running::default() }
    }
}

#[rocket::async_trait]
impl Fairing for Jobs {
    fn info(&self) -> Info {
        Info { name: "background jobs", kind: Kind::Liftoff | Kind::Shutdown }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        self.running.add(end_long_work(self.ctx.clone(), rocket.shutdown()));
        self.running.add(mail_requests_loop(self.ctx.clone(), rocket.shutdown()));
        if let Some(outbox_worker) = &self.outbox_worker {
            self.running.add(outbox_worker.clone().run(self.ctx.outbox_signal.clone(), rocket.shutdown()));
        }
    }

    async fn on_shutdown(&self, _: &Rocket<Orbit>) {
        self.running.end().await;
    }
}

/// What goes on by itself: the clean-up and the proof of the audit trail by the clock, the actions over many
/// accounts, and the webhooks. Apart from [`Jobs`], since tests turn the clock and do this work themselves.
pub struct Rounds {
    ctx: Arc<AppContext>,
    webhook_worker: Arc<WebhookWorker>,
    running: Running,
}

impl Rounds {
    pub fn new(ctx: Arc<AppContext>, webhook_worker: Arc<WebhookWorker>) -> Self {
        Self { ctx, webhook_worker, running: Running::default() }
    }
}

#[rocket::async_trait]
impl Fairing for Rounds {
    fn info(&self) -> Info {
        Info { name: "rounds", kind: Kind::Liftoff | Kind::Shutdown }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        self.running.add(clean_up_loop(self.ctx.clone(), rocket.shutdown()));
        self.running.add(audit_loop(self.ctx.clone(), rocket.shutdown()));
        self.running.add(audit_head_loop(self.ctx.clone(), rocket.shutdown()));
        self.running.add(job_loop(self.ctx.clone(), rocket.shutdown()));
        let webhook_worker = self.webhook_worker.clone();
        self.running.add(webhook_worker.run(self.ctx.webhook_signal.clone(), rocket.shutdown()));
    }

    async fn on_shutdown(&self, _: &Rocket<Orbit>) {
        self.running.end().await;
    }
}

/// Loops under way; each ends by itself when the server stops.
#[derive(Default)]
struct Running(Mutex<Vec<JoinHandle<()>>>);

impl Running {
    fn add(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(tokio::spawn(work));
    }

    async fn end(&self) {
        let running = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for work in running {
            if let Err(error) = work.await {
                tracing::error!(%error, "a background job had ended in a panic");
            }
        }
    }
}

async fn clean_up_loop(ctx: Arc<AppContext>, mut shutdown: Shutdown) {
    loop {
        if let Err(error) = clean_up(&ctx).await {
            tracing::error!(%error, "the clean-up failed; it is tried again");
        }
        tokio::select! {
            () = &mut shutdown => break,
            () = tokio::time::sleep(CLEAN_UP_EVERY) => {}
        }
    }
}

async fn audit_loop(ctx: Arc<AppContext>, mut shutdown: Shutdown) {
    let mut pause = FIRST_PROOF_AFTER;
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            () = tokio::time::sleep(pause) => {}
        }
        if let Err(error) = check_audit(&ctx, From::LastProof).await {
            tracing::error!(%error, "the audit trail could not be read; it is tried again");
        }
        pause = PROOF_EVERY;
    }
}

async fn audit_head_loop(ctx: Arc<AppContext>, mut shutdown: Shutdown) {
    loop {
        if let Err(error) = mail_head(&ctx).await {
            tracing::error!(%error, "the end of the audit trail could not be mailed; it is tried again");
        }
        tokio::select! {
            () = &mut shutdown => break,
            () = tokio::time::sleep(HEAD_EVERY) => {}
        }
    }
}

/// A backup and the checks are broken off when the server stops: both leave nothing half done.
async fn end_long_work(ctx: Arc<AppContext>, shutdown: Shutdown) {
    shutdown.await;
    ctx.shutdown.close();
    let made = ctx.backups.ended_within(LONG_WORK_ENDS_WITHIN).await;
    let checked = ctx.checks.ended_within(LONG_WORK_ENDS_WITHIN).await;
    if made.since.is_some() || checked.since.is_some() {
        tracing::warn!("a backup or a check did not end in time; a backup that is not whole is cleared away");
    }
}

/// Answers wishes for mails as they come, and those left over from before a stop.
async fn mail_requests_loop(ctx: Arc<AppContext>, mut shutdown: Shutdown) {
    loop {
        if let Err(error) = answer_all(&ctx).await {
            tracing::error!(%error, "mails that were asked for could not be written; it is tried again");
        }
        tokio::select! {
            () = &mut shutdown => break,
            () = ctx.mail_requests_signal.wait(REQUESTS_EVERY) => {}
        }
        tokio::select! {
            () = &mut shutdown => break,
            () = tokio::time::sleep(REQUESTS_AFTER) => {}
        }
    }
}

async fn job_loop(ctx: Arc<AppContext>, mut shutdown: Shutdown) {
    let stops = AtomicBool::new(false);
    loop {
        {
            let working = work_jobs::work(&ctx, || stops.load(Ordering::Relaxed));
            tokio::pin!(working);
            let worked = tokio::select! {
                worked = &mut working => worked,
                () = &mut shutdown => {
                    // The group that is being changed is finished; the rest waits for the next start.
                    stops.store(true, Ordering::Relaxed);
                    working.await
                }
            };
            if let Err(error) = worked {
                tracing::error!(%error, "an action over many accounts stopped; it goes on in a moment");
            }
        }
        if stops.load(Ordering::Relaxed) {
            break;
        }
        tokio::select! {
            () = &mut shutdown => break,
            () = ctx.job_signal.wait(JOBS_EVERY) => {}
        }
    }
}
