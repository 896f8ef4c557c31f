//! The coarse properties of an account as the one number that every order of the list begins with.

use super::{Reader, StoreError};

impl Reader<'_> {
    /// The facets that there are, each found by one step in the index.
    pub(super) fn list_facets(&self) -> Result<Vec<i64>, StoreError> {
        self.ids(
            "WITH RECURSIVE facets (facet) AS (SELECT min(facet) FROM accounts UNION ALL \
             SELECT (SELECT min(facet) FROM accounts WHERE facet > facets.facet) FROM facets \
             WHERE facets.facet IS NOT NULL) \
             SELECT facet FROM facets WHERE facet IS NOT NULL",
            [],
        )
    }
}
