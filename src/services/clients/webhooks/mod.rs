//! Webhooks: endpoints, what they are told, and what became of it.

pub mod clear_away;
pub mod deliveries;
pub mod endpoints;
mod event_body;
pub mod queue;
