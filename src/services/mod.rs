//! What can be done: one operation a file, used by both APIs, the pages and the command line alike.
//! They know no status code, no cookie and no SQL.

pub mod audit;
pub mod authorization;
pub mod background_task;
pub mod clients;
mod context;
pub mod credentials;
pub mod idempotency;
pub mod mail;
pub mod manage;
pub mod profile;
pub mod registration;
pub mod sign_in;
pub mod site;
mod transaction;

pub use context::{AppContext, ServiceError, ServiceLimits, SiteSettings};
pub use transaction::Transaction;
