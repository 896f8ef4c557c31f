//! What SQLite alone knows: its writer, its readers, migrations, copies and locks.

pub mod backup;
pub mod cancellation;
pub mod inspect;
pub mod lock;
pub mod migrate;
pub mod readers;
pub mod space;
pub mod upgrade_copy;
pub mod writer;
