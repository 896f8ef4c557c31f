//! Who may do what.

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

/// What a caller, person or key, may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights {
    pub admin: bool,
    pub users_admin: bool,
}

impl Rights {
    pub fn manages_users(self) -> bool {
        self.admin || self.users_admin
    }

    /// Whether their holder may manage an account that holds the others: `USERS_ADMIN` manages accounts,
    /// but none with rights of its own (contract.md, first table).
    pub fn may_manage(self, others: Rights) -> bool {
        self.admin || (self.users_admin && !others.manages_users())
    }

    /// The roles by their names in family B.
    pub fn names(self) -> Vec<&'static str> {
        let mut names = Vec::new();
        if self.admin {
            names.push(ApiRole::Admin.as_str());
        }
        if self.users_admin {
            names.push(ApiRole::UsersAdmin.as_str());
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_admin_manages_nobody_who_has_rights() {
        let none = Rights::default();
        let users_admin = Rights { users_admin: true, ..none };
        let admin = Rights { admin: true, ..none };
        assert!(admin.may_manage(admin) && admin.may_manage(users_admin) && admin.may_manage(none));
        assert!(users_admin.may_manage(none));
        assert!(!users_admin.may_manage(users_admin) && !users_admin.may_manage(admin));
        assert!(!none.may_manage(none));
    }
}
