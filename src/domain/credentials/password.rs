//! Passwords on their way in, and what the realm asks of them (contract.md B2).

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::domain::field_errors::Reason;

/// What a new password has to be. No policy truncates, trims or rotates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PasswordPolicy {
    /// At least 6 characters.
    Low,
    /// At least 12 characters, not a common or breached one, not made of the person's or the
    /// site's own names. No composition rule.
    #[default]
    High,
    /// 8 to 128 characters and at least 3 of lower, upper, digit, special: contract.md A1's rule.
    Composed,
    Custom(CustomPolicy),
}

/// A site's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomPolicy {
    /// In characters; [`PasswordPolicy::MIN_CUSTOM`] to 128.
    pub min_length: usize,
    /// How many of the four classes must occur, 0 to 4.
    pub classes: usize,
    /// Whether common, breached and personal passwords are refused.
    pub blocklist: bool,
}

impl Default for CustomPolicy {
    fn default() -> Self {
        Self { min_length: 12, classes: 0, blocklist: true }
    }
}

impl PasswordPolicy {
    /// Longer ones are refused before any work is spent on them.
    pub const MAX: usize = 256;
    pub const MIN_CUSTOM: usize = 6;

    pub const fn name(self) -> &'static str {
        match self {
            PasswordPolicy::Low => "Low",
            PasswordPolicy::High => "High",
            PasswordPolicy::Composed => "Composed",
            PasswordPolicy::Custom(_) => "Custom",
        }
    }

    pub const fn min_length(self) -> usize {
        match self {
            PasswordPolicy::Low => 6,
            PasswordPolicy::High => 12,
            PasswordPolicy::Composed => 8,
            PasswordPolicy::Custom(own) => own.min_length,
        }
    }

    pub const fn max_length(self) -> usize {
        match self {
            PasswordPolicy::Composed => 128,
            _ => Self::MAX,
        }
    }

    const fn classes(self) -> usize {
        match self {
            PasswordPolicy::Low | PasswordPolicy::High => 0,
            PasswordPolicy::Composed => 3,
            PasswordPolicy::Custom(own) => own.classes,
        }
    }

    const fn has_blocklist(self) -> bool {
        match self {
            PasswordPolicy::Low | PasswordPolicy::Composed => false,
            PasswordPolicy::High => true,
            PasswordPolicy::Custom(own) => own.blocklist,
        }
    }
}

/// What a new password is held against besides the policy's own figures.
pub struct PasswordContext<'a> {
    /// Tells a common or breached password.
    pub is_common: fn(&str) -> bool,
    /// The person's and the site's own names: username, name, address, site name.
    pub personal: &'a [&'a str],
}

/// A password that somebody typed: NFC-normalised, otherwise whole. Never shown by `Debug`.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Takes whatever was typed, to be compared with a hash. `None` when it is longer than any
    /// password can be, so that no hash is computed for it.
    pub fn typed(text: &str) -> Option<Self> {
        let normalised: String = text.nfc().take(PasswordPolicy::MAX + 1).collect();
        (normalised.chars().count() <= PasswordPolicy::MAX).then_some(Self(normalised))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A password that the policy accepted for storing.
#[derive(Debug, Clone)]
pub struct NewPassword(Password);

impl NewPassword {
    /// Lengths are counted in Unicode code points (contract.md B2).
    pub fn parse(text: &str, policy: PasswordPolicy, context: &PasswordContext<'_>) -> Result<Self, Reason> {
        if text.is_empty() {
            return Err(Reason::Blank);
        }
        let too_long = Reason::TooLong { max: policy.max_length() };
        let password = Password::typed(text).ok_or_else(|| too_long.clone())?;
        let length = password.0.chars().count();
        if length > policy.max_length() {
            return Err(too_long);
        }
        if length < policy.min_length() {
            return Err(Reason::TooShort { min: policy.min_length() });
        }
        if count_classes(&password.0) < policy.classes() {
            return Err(Reason::PasswordClasses);
        }
        if policy.has_blocklist() {
            if (context.is_common)(&password.0) {
                return Err(Reason::PasswordCommon);
            }
            if is_made_of(&password.0, context.personal) {
                return Err(Reason::PasswordPersonal);
            }
        }
        Ok(Self(password))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// How many of lower, upper, digit and special occur; anything outside ASCII letters and digits
/// is special (contract.md A1).
fn count_classes(password: &str) -> usize {
    let classes: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    classes.iter().filter(|class| password.chars().any(**class)).count()
}

/// Characters that must be left when the personal words are taken out of a password.
const OWN_CHARACTERS: usize = 6;

/// True when little is left of the password once the words that anyone can look up are gone.
fn is_made_of(password: &str, personal: &[&str]) -> bool {
    let mut words: Vec<String> = personal
        .iter()
        .flat_map(|text| {
            let lower = text.to_lowercase();
            let joined: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
            let parts: Vec<String> = lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
            parts.into_iter().chain([joined, lower])
        })
        .filter(|word| word.chars().count() >= 3)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = password.to_lowercase();
    let mut found = false;
    for word in &words {
        if rest.contains(word.as_str()) {
            found = true;
            rest = rest.replace(word.as_str(), "");
        }
    }
    found && rest.chars().filter(|c| c.is_alphanumeric()).count() < OWN_CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(text: &str, policy: PasswordPolicy) -> Result<(), Reason> {
        let context = PasswordContext {
            is_common: |password| password == "password1234",
            personal: &["Ada Lovelace", "ada@example.org", "Rollbook of Oz"],
        };
        NewPassword::parse(text, policy, &context).map(|_| ())
    }

    #[test]
    fn high_asks_for_length_and_nothing_else() {
        assert_eq!(judge("all lower with spaces", PasswordPolicy::High), Ok(()));
        assert_eq!(judge("éééééééééééé", PasswordPolicy::High), Ok(()));
        assert_eq!(judge("elevenchars", PasswordPolicy::High), Err(Reason::TooShort { min: 12 }));
        assert_eq!(judge("password1234", PasswordPolicy::High), Err(Reason::PasswordCommon));
        assert_eq!(judge(&"x".repeat(257), PasswordPolicy::High), Err(Reason::TooLong { max: 256 }));
        assert_eq!(judge("", PasswordPolicy::High), Err(Reason::Blank));
    }

    #[test]
    fn a_code_point_counts_as_one_character_after_normalising() {
        let decomposed = "e\u{301}".repeat(6);
        assert_eq!(judge(&decomposed, PasswordPolicy::High), Err(Reason::TooShort { min: 12 }));
        assert_eq!(Password::typed(&decomposed).unwrap().as_str(), "é".repeat(6));
    }

    #[test]
    fn names_that_anyone_can_look_up_make_no_password() {
        for wrong in ["AdaLovelace2024!", "ada.lovelace-ada", "ada@example.org", "RollbookOfOz99"] {
            assert_eq!(judge(wrong, PasswordPolicy::High), Err(Reason::PasswordPersonal), "{wrong}");
        }
        assert_eq!(judge("lovelace rides a horse", PasswordPolicy::High), Ok(()));
    }

    #[test]
    fn composed_asks_for_three_of_four_classes() {
        assert_eq!(judge("abcDEF12", PasswordPolicy::Composed), Ok(()));
        assert_eq!(judge("abcdef1ü", PasswordPolicy::Composed), Ok(()));
        assert_eq!(judge("abcdefgh", PasswordPolicy::Composed), Err(Reason::PasswordClasses));
        assert_eq!(judge("aB1", PasswordPolicy::Composed), Err(Reason::TooShort { min: 8 }));
        assert_eq!(judge(&"aB1".repeat(43), PasswordPolicy::Composed), Err(Reason::TooLong { max: 128 }));
    }

    #[test]
    fn a_megabyte_is_refused_without_being_kept() {
        assert!(Password::typed(&"x".repeat(1 << 20)).is_none());
    }
}
