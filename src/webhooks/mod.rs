//! Webhooks on their way: the queue is drained, each delivery signed, sent and written down.

mod answer;
pub mod client;
mod connect;
mod health;
mod pool;
mod stream;
mod under_way;
pub mod worker;
