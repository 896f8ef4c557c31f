//! What every command but `serve` works with: an `AppContext` on the data folder, and a small runtime.

use std::sync::Arc;

use super::output::Failure;
use crate::app::{Environment, open_context};
use crate::logging;
use crate::services::AppContext;
use crate::settings::{LogFormat, LogLevel, Settings};
use crate::system::{SystemClock, real_entropy};

/// The world as it is.
pub fn real_environment(holds_lock: bool) -> Environment {
    Environment { clock: Arc::new(SystemClock), entropy: real_entropy(), transport: None, holds_lock }
}

/// Opens the data folder beside whatever runs there and lets `work` have it.
pub fn with_context<T>(
    settings: &Settings,
    work: impl AsyncFnOnce(Arc<AppContext>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    // Only what is wrong: the rest of standard error belongs to the command's own words.
    logging::init(LogFormat::Text, LogLevel::Error);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("the runtime could not be started: {error}")))?;
    let ctx = open_context(settings, &real_environment(false))?;
    let outcome = runtime.block_on(work(ctx.clone()));
    ctx.store.close();
    outcome
}
