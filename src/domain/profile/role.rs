//! The roles that accounts and API keys hold, by their names in both APIs. What they allow: `rights.rs`.

/// The role of an account (contract.md A1). `None` at an account means none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Admin,
    Moderator,
    Editor,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Admin, Role::Moderator, Role::Editor];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Moderator => "moderator",
            Role::Editor => "editor",
        }
    }
}

/// A role of family B, held by accounts and API keys alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiRole {
    /// Everything: the same as the account role `admin`.
    Admin,
    /// Manages accounts; no settings, keys or other administrators.
    UsersAdmin,
}

impl ApiRole {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ADMIN" => Some(ApiRole::Admin),
            "USERS_ADMIN" => Some(ApiRole::UsersAdmin),
            _ => None,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            ApiRole::Admin => "ADMIN",
            ApiRole::UsersAdmin => "USERS_ADMIN",
        }
    }
}
