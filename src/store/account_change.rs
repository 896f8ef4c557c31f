//! What happened to an account in a piece of work, for whoever is told of it.

use uuid::Uuid;

use crate::domain::{AccountId, Timestamp, WebhookEvents};

/// What one piece of work did to one account.
#[derive(Debug, Clone)]
pub struct AccountChange {
    pub account: AccountId,
    pub events: WebhookEvents,
    pub at: Timestamp,
    /// By what others know an account that is gone at the end of the piece.
    pub erased: Option<ErasedAccount>,
}

#[derive(Debug, Clone, Copy)]
pub struct ErasedAccount {
    pub uuid: Uuid,
    pub ext_id: Option<i64>,
}
