//! What every command but `serve` works with: an `AppContext` on the data folder, and a small runtime.

use std::sync::Arc;

use super::output::Failure;
use crate::app::{DATABASE_FILE, Environment, MARKER_FILE, open_context};
use crate::logging;
use crate::services::AppContext;
use crate::settings::{LogFormat, LogLevel, Settings, Source};
use crate::system::{SystemClock, real_entropy};

/// The world as it is.
pub fn real_environment(holds_lock: bool) -> Environment {
    Environment { clock: Arc::new(SystemClock), entropy: real_entropy(), transport: None, holds_lock }
}

/// Where there is no database and never was one, only a command that can be the first makes it, and only in
/// a folder that somebody named: one typed in the wrong place would leave files there.
pub fn expect_database(settings: &Settings, can_come_first: bool) -> Result<(), Failure> {
    let folder = std::path::absolute(&settings.data_dir).unwrap_or_else(|_| settings.data_dir.clone());
    let exists = |name: &str| {
        let path = folder.join(name);
        path.try_exists()
            .map_err(|error| Failure::failed(format!("{} cannot be looked at: {error}", path.display())))
    };
    if exists(DATABASE_FILE)? || exists(MARKER_FILE)? {
        return Ok(());
    }
    if can_come_first && settings.source_of("data_dir") != Source::Default {
        return Ok(());
    }
    Err(Failure::failed(format!(
        "there is no database in {}; name its folder with --data-dir or ROLLBOOK_DATA_DIR, or make one there \
         with `rollbook serve`",
        folder.display()
    )))
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
