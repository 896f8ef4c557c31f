//! The coarse properties of an account as the one number that every order of the list begins with.

use crate::domain::manage::account_filter::Kind;
use crate::domain::{AccountState, Role};
use crate::store::{Reader, StoreError};

/// The other way round stands in `migrations/0006_account_lists.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Facet(pub i64);

impl Facet {
    pub fn kind(self) -> Kind {
        Kind {
            state: self.state(),
            role: self.role(),
            users_admin: self.0 & 4 != 0,
            confirmed: self.0 & 2 != 0,
            has_password: self.0 & 1 != 0,
        }
    }

    fn state(self) -> Option<AccountState> {
        match self.0 / 32 {
            0 => Some(AccountState::AwaitingEmail),
            1 => Some(AccountState::Active),
            2 => Some(AccountState::Disabled),
            3 => Some(AccountState::Deleted),
            _ => None,
        }
    }

    fn role(self) -> Option<Role> {
        match self.0 / 8 % 4 {
            1 => Some(Role::Editor),
            2 => Some(Role::Moderator),
            3 => Some(Role::Admin),
            _ => None,
        }
    }
}

/// The table `facets` of those that there are, and a null at its end.
pub(in crate::store) const FACETS: &str = "facets (facet) AS (SELECT min(facet) FROM accounts UNION ALL \
     SELECT (SELECT min(facet) FROM accounts WHERE facet > facets.facet) FROM facets \
     WHERE facets.facet IS NOT NULL)";

impl Reader<'_> {
    /// The facets that there are, each found by one step in the index.
    pub(in crate::store) fn list_facets(&self) -> Result<Vec<i64>, StoreError> {
        self.ids(&format!("WITH RECURSIVE {FACETS} SELECT facet FROM facets WHERE facet IS NOT NULL"), ())
    }
}
