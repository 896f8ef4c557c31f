//! What somebody types to find an account by any part of its name, username or address.

use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

use crate::domain::name_key;

/// The shortest text that the search by parts can find; shorter ones find how a text begins.
pub const SHORTEST_PART: usize = 3;

/// Where a search looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchFields {
    /// Names, the address, and ids of every kind.
    #[default]
    Everything,
    /// What every member sees of another.
    Names,
    Username,
    RealName,
}

/// A search, parsed. Also finds by an exact id, UUID or `ext_id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    fields: SearchFields,
    typed: String,
    parts: Vec<String>,
    typed_parts: Vec<String>,
    is_prefix: bool,
    number: Option<i64>,
    uuid: Option<Uuid>,
}

/// What a search looks at of one account.
#[derive(Debug, Clone, Copy)]
pub struct Findable<'a> {
    pub id: i64,
    pub uuid: &'a str,
    pub ext_id: Option<i64>,
    pub real_name: Option<&'a str>,
    pub username: &'a str,
    pub email: Option<&'a str>,
}

impl SearchText {
    /// Longer searches are cut: no name, username or address is found by more, in characters.
    pub const MAX: usize = 255;

    /// `None` where there is nothing to search for.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().filter(|c| !c.is_control()).take(Self::MAX).collect::<String>().trim().to_owned();
        if plain.chars().all(|letter| is_combining_mark(letter) || letter.is_whitespace()) {
            return None;
        }
        let folded = name_key(&plain);
        let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let whole = words.join(" ");
        let has_long_word = words.iter().any(|word| is_part(word));
        let (parts, is_prefix) = match (has_long_word, is_part(&whole)) {
            (true, _) => (words, false),
            (false, true) => (vec![whole], false),
            (false, false) => (vec![whole], true),
        };
        Some(Self {
            fields: SearchFields::Everything,
            number: plain.parse().ok(),
            uuid: Uuid::parse_str(&plain).ok(),
            typed_parts: plain.split_whitespace().map(str::to_lowercase).collect(),
            typed: plain,
            parts,
            is_prefix,
        })
    }

    /// The same, looking there only.
    pub fn within(self, fields: SearchFields) -> Self {
        Self { fields, ..self }
    }

    /// Whether addresses and ids are looked at: nobody finds by what they may not see.
    pub fn looks_at_everything(&self) -> bool {
        self.fields == SearchFields::Everything
    }

    /// As it was typed, without control characters.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// What must be found, each somewhere in the account; of a prefix the one thing it begins with.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The words as they were typed, without case.
    pub fn typed_parts(&self) -> &[String] {
        &self.typed_parts
    }

    /// Too short to be found inside of a text.
    pub fn is_prefix(&self) -> bool {
        self.is_prefix
    }

    /// An `id` or `ext_id`, where the text is a whole number.
    pub fn number(&self) -> Option<i64> {
        self.number
    }

    pub fn uuid(&self) -> Option<Uuid> {
        self.uuid
    }

    pub fn finds(&self, account: Findable<'_>) -> bool {
        let is_id = self.number.is_some_and(|number| account.id == number || account.ext_id == Some(number))
            || self.uuid.is_some_and(|uuid| Uuid::parse_str(account.uuid) == Ok(uuid));
        if is_id && self.looks_at_everything() {
            return true;
        }
        let key = |looks: bool, text: Option<&str>| name_key(text.filter(|_| looks).unwrap_or_default());
        let name = key(self.fields != SearchFields::Username, account.real_name);
        let username = key(self.fields != SearchFields::RealName, Some(account.username));
        let email = key(self.looks_at_everything(), account.email);
        if self.is_prefix {
            let first = &self.parts[0];
            return name.starts_with(first) || username.starts_with(first) || email.starts_with(first);
        }
        self.parts.iter().all(|part| name.contains(part) || username.contains(part) || email.contains(part))
    }
}

fn is_part(text: &str) -> bool {
    text.chars().count() >= SHORTEST_PART
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: Findable<'_> = Findable {
        id: 42,
        uuid: "0f8fad5b-d9cb-469f-a165-70867728950e",
        ext_id: Some(9000),
        real_name: Some("Äda Lovelace-Żuk"),
        username: "ada_l",
        email: Some("Countess@Example.org"),
    };

    fn finds(text: &str) -> bool {
        SearchText::parse(text).is_some_and(|search| search.finds(ADA))
    }

    #[test]
    fn any_part_of_name_username_or_address_is_found_whatever_its_case_and_accents() {
        for text in ["lovel", "ADA", "äda", "zuk", "ntess@exam", "a_l", "lace ada", "org ada", "da l"] {
            assert!(finds(text), "{text:?}");
        }
        for text in ["lovelaze", "ada byron", "a_ll", "\"ada\"", "ada*", "ada OR eve", "NOT ada"] {
            assert!(!finds(text), "{text:?}");
        }
    }

    #[test]
    fn one_or_two_letters_find_how_something_begins() {
        for text in ["a", "ÄD", "co", "ad"] {
            assert!(finds(text), "{text:?}");
        }
        for text in ["lo", "l", "org"[1..].as_ref()] {
            assert!(!finds(text), "{text:?}");
        }
    }

    #[test]
    fn ids_of_every_kind_are_found_exactly() {
        for text in
            ["42", " 9000 ", "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5bd9cb469fa16570867728950e"]
        {
            assert!(finds(text), "{text:?}");
        }
        assert!(!finds("4"));
        assert!(!finds("900"));
    }

    #[test]
    fn a_search_within_names_finds_nobody_by_what_others_do_not_see() {
        let finds = |text: &str, fields: SearchFields| {
            SearchText::parse(text).is_some_and(|search| search.within(fields).finds(ADA))
        };
        for text in ["42", "9000", "0f8fad5b-d9cb-469f-a165-70867728950e", "countess", "co", "example.org"] {
            assert!(finds(text, SearchFields::Everything), "{text:?}");
            for fields in [SearchFields::Names, SearchFields::Username, SearchFields::RealName] {
                assert!(!finds(text, fields), "{text:?} {fields:?}");
            }
        }
        for (text, in_username, in_real_name) in [
            ("ada_l", true, false),
            ("lovelace", false, true),
            ("ada", true, true),
            ("lace ada_l", false, false),
        ] {
            assert!(finds(text, SearchFields::Names), "{text:?}");
            assert_eq!(finds(text, SearchFields::Username), in_username, "{text:?}");
            assert_eq!(finds(text, SearchFields::RealName), in_real_name, "{text:?}");
        }
    }

    #[test]
    fn nothing_is_no_search() {
        for text in ["", "  ", "\n\t", "\u{301}"] {
            assert_eq!(SearchText::parse(text), None, "{text:?}");
        }
        let long = SearchText::parse(&"x".repeat(10_000)).expect("a search");
        assert_eq!(long.as_str().len(), 255);
    }
}
