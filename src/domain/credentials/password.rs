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

impl PasswordPolicy {
    /// Refused is what is guessed as soon as characters by chance that are three fewer than the policy's fewest.
    fn fewest_guesses_log10(self) -> f64 {
        const PATTERN_BONUS: usize = 3;
        const MOST: usize = 9;
        let fewest = self.min_length().saturating_sub(PATTERN_BONUS).min(MOST);
        f64::from(u8::try_from(fewest).unwrap_or(u8::MAX))
    }
}

/// What a new password is held against besides the policy's own figures.
pub struct PasswordContext<'a> {
    /// Tells a common or breached password.
    pub is_common: fn(&str) -> bool,
    /// Tells how soon a password is guessed by whoever knows the personal words.
    pub estimate: fn(&str, &[String]) -> PasswordEstimate,
    /// The person's and the site's own names: username, name, address, site name.
    pub personal: &'a [&'a str],
}

/// How soon a password is guessed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PasswordEstimate {
    /// Guesses as a power of ten.
    pub guesses_log10: f64,
    /// What most of it is made of.
    pub part: GuessablePart,
}

/// What makes a password easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuessablePart {
    Word,
    OwnName,
    /// Neighbours on the keyboard, in the alphabet or among the figures.
    Run,
    Repeat,
    /// A year, too.
    Date,
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
            let personal = personal_words(context.personal);
            if is_made_of(&password.0, &personal) {
                return Err(Reason::PasswordPersonal);
            }
            let estimate = (context.estimate)(&password.0, &personal);
            if estimate.guesses_log10 < policy.fewest_guesses_log10() {
                return Err(reason_for(estimate.part));
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

fn reason_for(part: GuessablePart) -> Reason {
    match part {
        GuessablePart::Word => Reason::PasswordCommonWord,
        GuessablePart::OwnName => Reason::PasswordPersonal,
        GuessablePart::Run => Reason::PasswordRun,
        GuessablePart::Repeat => Reason::PasswordRepeat,
        GuessablePart::Date => Reason::PasswordDate,
    }
}

/// The words that anyone can look up, lower-cased, the longest first.
fn personal_words(personal: &[&str]) -> Vec<String> {
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
    words
}

/// True when little is left of the password once the words that anyone can look up are gone.
fn is_made_of(password: &str, words: &[String]) -> bool {
    let mut rest = password.to_lowercase();
    let mut found = false;
    for word in words {
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
            estimate: |password, _| PasswordEstimate {
                guesses_log10: if password.starts_with("dragon") { 8.9 } else { 9.0 },
                part: GuessablePart::Run,
            },
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
    fn what_is_soon_guessed_is_refused_where_the_policy_has_a_list() {
        assert_eq!(judge("dragon-dragon-1", PasswordPolicy::High), Err(Reason::PasswordRun));
        assert_eq!(judge("dragon-dragon-1", PasswordPolicy::Low), Ok(()));
        let short = CustomPolicy { min_length: 8, classes: 0, blocklist: true };
        assert_eq!(judge("dragon-1", PasswordPolicy::Custom(short)), Ok(()));
        let long = CustomPolicy { min_length: 15, ..short };
        assert_eq!(judge("dragon-dragon-1", PasswordPolicy::Custom(long)), Err(Reason::PasswordRun));
        let open = CustomPolicy { blocklist: false, ..short };
        assert_eq!(judge("dragon-dragon-1", PasswordPolicy::Custom(open)), Ok(()));
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
