//! In which order accounts are listed, and a place in that order that a page begins after.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// What a list can be sorted by. Ties are in the order of the ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    Name,
    Username,
    Address,
    Created,
    Seen,
    Id,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountOrder {
    pub by: SortBy,
    pub descending: bool,
}

/// The newest accounts first.
impl Default for AccountOrder {
    fn default() -> Self {
        Self { by: SortBy::Created, descending: true }
    }
}

impl SortBy {
    pub const ALL: [SortBy; 6] =
        [SortBy::Name, SortBy::Username, SortBy::Address, SortBy::Created, SortBy::Seen, SortBy::Id];

    pub const fn name(self) -> &'static str {
        match self {
            SortBy::Name => "name",
            SortBy::Username => "username",
            SortBy::Address => "address",
            SortBy::Created => "created",
            SortBy::Seen => "seen",
            SortBy::Id => "id",
        }
    }

    const fn is_text(self) -> bool {
        matches!(self, SortBy::Name | SortBy::Username | SortBy::Address)
    }

    /// What people expect of the first click on a column: names from A, times from the newest.
    pub const fn descends_first(self) -> bool {
        !self.is_text()
    }
}

impl AccountOrder {
    /// `name`, or `-name` for the other way round.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let by = SortBy::ALL.into_iter().find(|by| by.name() == name)?;
        Some(Self { by, descending })
    }

    pub fn text(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.by.name())
    }
}

/// The value that an account has in an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    Number(i64),
    Text(String),
}

/// A place between two accounts of an order, and which way to go from there. It stands in URLs: whoever
/// changes it gets another place or none, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub forth: bool,
    pub key: SortKey,
    pub id: i64,
}

/// More than the longest name takes.
const LONGEST_CURSOR: usize = 4096;

impl Cursor {
    pub fn text(&self, order: AccountOrder) -> String {
        let key = match &self.key {
            SortKey::Number(number) => json!(number),
            SortKey::Text(text) => json!(text),
        };
        let way = if self.forth { "after" } else { "before" };
        URL_SAFE_NO_PAD.encode(json!([order.text(), way, key, self.id]).to_string())
    }

    /// `None` for anything that [`text`](Self::text) did not make for this very order.
    pub fn parse(text: &str, order: AccountOrder) -> Option<Self> {
        if text.len() > LONGEST_CURSOR {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let Value::Array(parts) = serde_json::from_slice(&bytes).ok()? else { return None };
        let [made_for, way, key, id] = &parts[..] else { return None };
        if made_for.as_str()? != order.text() {
            return None;
        }
        let key = match key {
            Value::Number(number) if !order.by.is_text() => SortKey::Number(number.as_i64()?),
            Value::String(text) if order.by.is_text() && !text.contains('\0') => SortKey::Text(text.clone()),
            _ => return None,
        };
        let forth = match way.as_str()? {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        Some(Self { forth, key, id: id.as_i64()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_for_its_own_order_only() {
        for by in SortBy::ALL {
            for descending in [false, true] {
                let order = AccountOrder { by, descending };
                assert_eq!(AccountOrder::parse(&order.text()), Some(order));
                let key = if by.is_text() {
                    SortKey::Text("ö \"x\" \u{202e}".into())
                } else {
                    SortKey::Number(-5)
                };
                let cursor = Cursor { forth: descending, key, id: i64::MAX };
                assert_eq!(Cursor::parse(&cursor.text(order), order), Some(cursor.clone()));
                let other = AccountOrder { by, descending: !descending };
                assert_eq!(Cursor::parse(&cursor.text(order), other), None);
            }
        }
    }

    #[test]
    fn a_cursor_that_somebody_made_up_is_none() {
        let order = AccountOrder::parse("name").expect("an order");
        let made = |json: &str| URL_SAFE_NO_PAD.encode(json);
        for text in [
            String::new(),
            "x".to_owned(),
            "ä".to_owned(),
            made("{}"),
            made("[]"),
            made(r#"["name","after",5,1]"#),
            made(r#"["name","after","a","1"]"#),
            made(r#"["name","after","a",1.5]"#),
            made(r#"["name","after","a",9223372036854775808]"#),
            made(r#"["name","sideways","a",1]"#),
            made(r#"["name","after","a\u0000",1]"#),
            made(r#"["name","after","a",1,2]"#),
            made(r#"["id","after",1,1]"#),
            "A".repeat(5000),
        ] {
            assert_eq!(Cursor::parse(&text, order), None, "{text}");
        }
        assert!(Cursor::parse(&made(r#"["name","after","a",1]"#), order).is_some());
        assert_eq!(AccountOrder::parse("password_hash"), None);
        assert_eq!(AccountOrder::parse("--name"), None);
    }
}
