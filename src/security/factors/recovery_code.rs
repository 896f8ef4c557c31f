//! Codes that stand in for a lost second factor: long enough that nobody guesses one, short enough to
//! be typed from paper.

use std::fmt;

use crate::domain::Entropy;
use crate::security::vault::Vault;

/// Five bits each: digits and lower-case letters without those that are mistaken for one another
/// (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 80 bits.
const LENGTH: usize = 16;
const GROUP: usize = 4;

/// One code, used once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; LENGTH];
        entropy.fill(&mut bytes);
        // 256 is a multiple of 32, so that no letter is likelier than another.
        Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
    }

    /// As it was typed: spaces, hyphens and capitals do not matter, and look-alikes are read as what
    /// they must have been.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = String::with_capacity(LENGTH);
        for letter in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')) {
            let letter = match letter.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            };
            if code.len() == LENGTH || !letter.is_ascii() || !LETTERS.contains(&(letter as u8)) {
                return None;
            }
            code.push(letter);
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// In groups, as it is printed.
    pub fn to_text(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// What is stored: keyed, so that a copy of the database alone cannot be searched, and bound to
    /// whose it is.
    pub fn mac(&self, vault: &Vault, account: i64) -> [u8; 32] {
        vault.mac("recovery-code", format!("{account} {}", self.0).as_bytes())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::entropy::testing::CountingEntropy;

    fn code() -> RecoveryCode {
        RecoveryCode::parse("0123-4567-89ab-cdef").expect("it is whole")
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let made = RecoveryCode::generate(&CountingEntropy::default());
        let text = made.to_text();
        assert_eq!(text.len(), 19);
        for typed in [
            text.clone(),
            text.to_uppercase(),
            text.replace('-', ""),
            format!(" {} ", text.replace('-', " ")),
        ] {
            assert_eq!(RecoveryCode::parse(&typed), Some(made.clone()), "{typed}");
        }
        assert_eq!(RecoveryCode::parse("OiL3-4567-89ab-cdef"), RecoveryCode::parse("0113-4567-89ab-cdef"));
    }

    #[test]
    fn nothing_else_is_a_code() {
        for typed in
            ["", "0123-4567-89ab-cde", "0123-4567-89ab-cdef0", "u123-4567-89ab-cdef", "é123-4567-89ab-cdef"]
        {
            assert_eq!(RecoveryCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_mac_needs_the_key_and_whose_code_it_is() {
        let (vault, other) = (Vault::from_bytes([1; 32]), Vault::from_bytes([2; 32]));
        assert_eq!(code().mac(&vault, 7), code().mac(&vault, 7));
        assert_ne!(code().mac(&vault, 7), code().mac(&vault, 8));
        assert_ne!(code().mac(&vault, 7), code().mac(&other, 7));
        assert_eq!(format!("{:?}", code()), "RecoveryCode(…)");
    }
}
