//! What SQLite alone knows: its writer, its readers, migrations, copies and locks.

pub mod backup;
pub mod cancellation;
pub mod connection;
pub mod database;
pub mod errors;
pub mod files;
pub mod functions;
pub mod inspect;
pub mod lock;
pub mod migrate;
#[cfg(test)]
pub mod query_count;
pub mod readers;
pub mod search;
pub mod search_pending;
pub mod session;
pub mod space;
#[cfg(test)]
pub mod testing;
pub mod upgrade_copy;
pub mod writer;
