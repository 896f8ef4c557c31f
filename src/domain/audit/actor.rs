//! Who did it: the actor of an audit line and the circumstances of a request.

use std::net::IpAddr;
use std::sync::Arc;

use crate::domain::clients::idempotency::RepeatableRequest;
use crate::domain::{Account, AccountId, Rights};

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

/// Under which circumstances an operation is done: who, from where, in which request.
#[derive(Debug, Clone)]
pub struct AuditContext {
    pub actor: Actor,
    /// The true client address, after trusted proxies.
    pub peer: Option<IpAddr>,
    pub request_id: Option<String>,
    /// What has to hold still when the change is made; `None` where nothing has to.
    pub credential: Option<Credential>,
    /// Where the request may come again and is to be carried out once.
    pub repeatable: Option<Arc<RepeatableRequest>>,
}

/// By what somebody was let in. Sessions and tokens end when rights change; passwords and JWTs carry the
/// rights that they were found to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// The digest of a browser's session.
    Session([u8; 32]),
    /// The digest of an OAuth access token.
    Token([u8; 32]),
    ApiKey(i64),
    /// An account's password, which came with the request; `hash` is the one that it was held against.
    Password {
        account: AccountId,
        rights: Rights,
        hash: Option<String>,
    },
    /// A JWT for an account; `secret` is the sealed secret that it is signed with.
    Jwt {
        account: AccountId,
        rights: Rights,
        secret: Vec<u8>,
    },
}

impl AuditContext {
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, peer: None, request_id: None, credential: None, repeatable: None }
    }

    /// An account by itself, outside of any request.
    pub fn of_account(account: &Account) -> Self {
        Self { actor: Actor::account(account), ..Self::system() }
    }

    pub fn system() -> Self {
        Self { actor: Actor::System, peer: None, request_id: None, credential: None, repeatable: None }
    }

    /// The same request, on behalf of whoever turned out to be behind it.
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }
}
