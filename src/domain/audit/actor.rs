//! Who did it: the actor of an audit line and the circumstances of a request.

use std::net::IpAddr;

use crate::domain::{Account, AccountId};

/// Who caused a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody who is signed in: a visitor of the open pages and endpoints.
    Visitor,
    Account {
        id: AccountId,
        username: String,
    },
    ApiKey {
        id: i64,
        name: String,
    },
    CommandLine,
    /// Rollbook itself: the mail worker, clean-up.
    System,
}

impl Actor {
    pub fn account(account: &Account) -> Self {
        Actor::Account { id: account.id, username: account.username.to_string() }
    }

    pub const fn kind(&self) -> &'static str {
        match self {
            Actor::Visitor => "visitor",
            Actor::Account { .. } => "account",
            Actor::ApiKey { .. } => "api_key",
            Actor::CommandLine => "command_line",
            Actor::System => "system",
        }
    }

    pub fn id(&self) -> Option<String> {
        match self {
            Actor::Account { id, .. } => Some(id.to_string()),
            Actor::ApiKey { id, .. } => Some(id.to_string()),
            Actor::Visitor | Actor::CommandLine | Actor::System => None,
        }
    }

    pub fn label(&self) -> Option<&str> {
        match self {
            Actor::Account { username, .. } => Some(username),
            Actor::ApiKey { name, .. } => Some(name),
            Actor::Visitor | Actor::CommandLine | Actor::System => None,
        }
    }
}

/// Under which circumstances a operation is done: who, from where, in which request.
#[derive(Debug, Clone)]
pub struct AuditContext {
    pub actor: Actor,
    /// The true client address, after trusted proxies.
    pub peer: Option<IpAddr>,
    pub request_id: Option<String>,
}

impl AuditContext {
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, peer: None, request_id: None }
    }

    pub fn system() -> Self {
        Self { actor: Actor::System, peer: None, request_id: None }
    }
}
