//! A list of accounts as somebody set it up: filter, order and columns. It stands in URLs and is what a
//! saved filter keeps.

use crate::domain::{AccountFilter, AccountOrder, FieldErrors, Reason};

/// What a list can show of an account besides its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Username,
    Address,
    State,
    Role,
    Tags,
    Created,
    Seen,
    Confirmed,
    Password,
    Language,
    Id,
    Uuid,
    ExtId,
}

impl Column {
    pub const ALL: [Column; 13] = [
        Column::Username,
        Column::Address,
        Column::State,
        Column::Role,
        Column::Tags,
        Column::Created,
        Column::Seen,
        Column::Confirmed,
        Column::Password,
        Column::Language,
        Column::Id,
        Column::Uuid,
        Column::ExtId,
    ];

    /// Shown until somebody chooses others.
    pub const USUAL: [Column; 6] =
        [Column::Address, Column::State, Column::Role, Column::Tags, Column::Created, Column::Seen];

    pub const fn name(self) -> &'static str {
        match self {
            Column::Username => "username",
            Column::Address => "address",
            Column::State => "state",
            Column::Role => "role",
            Column::Tags => "tags",
            Column::Created => "created",
            Column::Seen => "seen",
            Column::Confirmed => "confirmed",
            Column::Password => "password",
            Column::Language => "language",
            Column::Id => "id",
            Column::Uuid => "uuid",
            Column::ExtId => "ext_id",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    pub filter: AccountFilter,
    pub order: AccountOrder,
    /// In the order of [`Column::ALL`].
    pub columns: Vec<Column>,
}

impl Default for AccountView {
    fn default() -> Self {
        Self::of(AccountFilter::default())
    }
}

impl AccountView {
    /// The filter in the usual order and columns.
    pub fn of(filter: AccountFilter) -> Self {
        Self { filter, order: AccountOrder::default(), columns: Column::USUAL.to_vec() }
    }

    pub fn parse(query: &str) -> Result<Self, FieldErrors> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let mut errors = FieldErrors::new();
        let filter = match AccountFilter::parse(&pairs) {
            Ok(filter) => filter,
            Err(faults) => {
                errors = faults;
                AccountFilter::default()
            }
        };
        let order = pairs.iter().find(|(name, value)| name == "sort" && !value.is_empty());
        let order = match order {
            None => AccountOrder::default(),
            Some((_, text)) => {
                errors.keep("sort", AccountOrder::parse(text).ok_or(Reason::NotAChoice)).unwrap_or_default()
            }
        };
        let chosen =
            |column: &Column| pairs.iter().any(|(name, value)| name == "column" && value == column.name());
        let mut columns: Vec<Column> = Column::ALL.into_iter().filter(chosen).collect();
        if columns.is_empty() {
            columns = Column::USUAL.to_vec();
        }
        if errors.is_empty() { Ok(Self { filter, order, columns }) } else { Err(errors) }
    }

    /// What differs from the usual, for a URL.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.filter.pairs();
        if self.order != AccountOrder::default() {
            pairs.push(("sort", self.order.text()));
        }
        if self.columns != Column::USUAL {
            pairs.extend(self.columns.iter().map(|column| ("column", column.name().to_owned())));
        }
        pairs
    }

    pub fn query(&self) -> String {
        query_of(&self.pairs())
    }
}

/// Pairs as they stand behind the question mark.
pub fn query_of(pairs: &[(&str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_comes_back_from_its_query_and_the_usual_one_has_none() {
        assert_eq!(AccountView::parse(""), Ok(AccountView::default()));
        assert_eq!(AccountView::default().query(), "");
        let query = "q=%C3%B6+x&state=disabled&sort=-name&column=username&column=ext_id";
        let view = AccountView::parse(query).expect("a view");
        assert_eq!(view.query(), query);
        assert_eq!(view.columns, [Column::Username, Column::ExtId]);
    }

    #[test]
    fn an_order_that_there_is_not_is_named_beside_the_other_faults() {
        let errors = AccountView::parse("sort=password_hash&state=gone").expect_err("errors");
        assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["state", "sort"]);
    }
}
