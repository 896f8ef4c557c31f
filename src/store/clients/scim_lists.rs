//! All accounts as a client of SCIM lists them, where no index of a filter narrows them down.

use crate::domain::Account;
use crate::store::cell::Cell;
use crate::store::profile::accounts::{COLUMNS, account_from_row};
use crate::store::{Reader, StoreError};

/// Of those that are not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllUsers {
    Any,
    Active,
    Disabled,
}

/// By what they are sorted where they are too many to be compared in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserOrder {
    Id,
    UserName,
    DisplayName,
    Address,
    Created,
}

impl AllUsers {
    const ALL: [AllUsers; 3] = [AllUsers::Any, AllUsers::Active, AllUsers::Disabled];

    /// The condition, over the coarse filter of migration 0006: 32 for each state.
    const fn facets(self) -> &'static str {
        match self {
            AllUsers::Any => "facet BETWEEN 0 AND 95",
            AllUsers::Active => "facet BETWEEN 0 AND 63",
            AllUsers::Disabled => "facet BETWEEN 64 AND 95",
        }
    }

    /// The same, read off the row: nothing is looked up by it.
    const fn states(self) -> &'static str {
        match self {
            AllUsers::Any => "state <> 'deleted'",
            AllUsers::Active => "state IN ('active', 'awaiting_email')",
            AllUsers::Disabled => "state = 'disabled'",
        }
    }
}

impl UserOrder {
    const ALL: [UserOrder; 5] =
        [UserOrder::Id, UserOrder::UserName, UserOrder::DisplayName, UserOrder::Address, UserOrder::Created];

    const fn column(self) -> &'static str {
        match self {
            UserOrder::Id => "id",
            UserOrder::UserName => {
                "coalesce((SELECT s.user_name_key FROM scim_users s \
                 WHERE s.account_id = accounts.id AND s.client_id = ?1), username_key)"
            }
            UserOrder::DisplayName => "name_key",
            UserOrder::Address => "address_key",
            UserOrder::Created => "created_at",
        }
    }
}

fn count_of(which: AllUsers) -> String {
    format!("SELECT count(*) FROM accounts INDEXED BY accounts_by_facet WHERE {}", which.facets())
}

fn page_of(which: AllUsers, order: UserOrder, descending: bool) -> String {
    let (states, column) = (which.states(), order.column());
    let direction = if descending { "DESC" } else { "ASC" };
    // The client is bound in every order, so that all of them take the same values.
    format!(
        "SELECT {COLUMNS} FROM accounts WHERE {states} AND ?1 >= 0 \
         ORDER BY {column} {direction}, id {direction} LIMIT ?2 OFFSET ?3"
    )
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let mut all: Vec<String> = AllUsers::ALL.map(count_of).into();
    for which in AllUsers::ALL {
        for order in UserOrder::ALL {
            all.extend([false, true].map(|descending| page_of(which, order, descending)));
        }
    }
    all
}

impl Reader<'_> {
    pub fn count_scim_users(&self, which: AllUsers) -> Result<i64, StoreError> {
        self.one(&count_of(which), (), |row| row.get(0))
    }

    /// A piece of all of them.
    pub fn page_of_scim_users(
        &self,
        client: i64,
        which: AllUsers,
        (order, descending): (UserOrder, bool),
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Account>, StoreError> {
        let values = [client, limit, offset].map(Cell::Integer);
        self.list(&page_of(which, order, descending), &values[..], account_from_row)
    }
}
