//! A list of accounts that is kept under a name.

use crate::domain::profile::display_name::is_harmful;
use crate::domain::visible_text::ensure_visible;
use crate::domain::{Reason, Timestamp, name_key};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedFilterId(pub i64);

/// 1 to 64 characters after trimming, without characters that break or reorder the text around them;
/// unique by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterName(String);

impl FilterName {
    pub const MAX: usize = 64;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        let name = Self::harmless(text)?;
        ensure_visible(name.as_str())?;
        Ok(name)
    }

    /// A name that was taken before all of today's rules were there.
    pub(crate) fn parse_stored(text: &str) -> Option<Self> {
        Self::harmless(text).ok()
    }

    fn harmless(text: &str) -> Result<Self, Reason> {
        let text = text.trim();
        if text.chars().any(is_harmful) {
            return Err(Reason::ControlCharacters);
        }
        if text.chars().count() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn key(&self) -> String {
        name_key(&self.0)
    }
}

#[derive(Debug, Clone)]
pub struct SavedFilter {
    pub id: SavedFilterId,
    pub name: FilterName,
    /// As it stands in a URL; see [`crate::domain::AccountView`].
    pub query: String,
    pub created_at: Timestamp,
    pub created_by: String,
}
