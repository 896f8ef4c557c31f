//! What a caller may do, person or key alike.

use super::role::ApiRole;

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

    /// Whether nothing is missing of the others. Whoever administrates may do what `USERS_ADMIN` allows.
    pub fn include(self, others: Rights) -> bool {
        (self.admin || !others.admin) && (self.manages_users() || !others.users_admin)
    }

    /// The rights of roles by their names in family B; `None` where a name is none of them.
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        names.into_iter().try_fold(Self::default(), |rights, name| match ApiRole::parse(name)? {
            ApiRole::Admin => Some(Self { admin: true, ..rights }),
            ApiRole::UsersAdmin => Some(Self { users_admin: true, ..rights }),
        })
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
    fn whoever_administrates_includes_every_right_and_nobody_less_includes_theirs() {
        let none = Rights::default();
        let users_admin = Rights { users_admin: true, ..none };
        let admin = Rights { admin: true, ..none };
        let all = Rights { admin: true, users_admin: true };
        assert!(admin.include(all) && admin.include(users_admin) && all.include(admin));
        assert!(users_admin.include(users_admin) && users_admin.include(none) && none.include(none));
        assert!(!users_admin.include(admin) && !none.include(users_admin));
    }

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
