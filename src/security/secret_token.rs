//! Secrets that people or programs carry: link tokens, short codes and API keys. Only their
//! digests are stored, each bound to what it is for.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{Context, SHA256};
use subtle::ConstantTimeEq;

use super::vault::Vault;
use crate::domain::Entropy;

pub const TOKEN_BYTES: usize = 32;
/// 32 bytes in base64url without padding.
pub const TOKEN_CHARS: usize = 43;
pub const SHORT_CODE_DIGITS: usize = 6;

const API_KEY_MARK: &str = "rbk_";
const SHOWN_CHARS: usize = 8;

/// 256 random bits; the text form goes into a link, a cookie or an `Authorization` header.
#[derive(Clone)]
pub struct SecretToken([u8; TOKEN_BYTES]);

impl SecretToken {
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; TOKEN_BYTES];
        entropy.fill(&mut bytes);
        Self(bytes)
    }

    /// Takes exactly the 43 characters that [`Self::to_text`] writes: no other spelling of the
    /// same bytes, no piece of them and nothing around them.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != TOKEN_CHARS {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored. The same token under another purpose has another digest, so that a token
    /// of one kind never passes for one of another.
    pub fn digest(&self, purpose: &str) -> [u8; 32] {
        labelled_digest(purpose, &self.0)
    }
}

impl fmt::Debug for SecretToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretToken(…)")
    }
}

/// An API key in its text form, `rbk_` and a token: searchable by secret scanners, and told
/// apart from a session or access token at a glance.
#[derive(Clone)]
pub struct ApiKeySecret(SecretToken);

impl ApiKeySecret {
    const PURPOSE: &str = "api-key";

    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(SecretToken::generate(entropy))
    }

    pub fn parse(text: &str) -> Option<Self> {
        SecretToken::parse(text.strip_prefix(API_KEY_MARK)?).map(Self)
    }

    pub fn to_text(&self) -> String {
        format!("{API_KEY_MARK}{}", self.0.to_text())
    }

    pub fn digest(&self) -> [u8; 32] {
        self.0.digest(Self::PURPOSE)
    }

    /// `rbk_` and the first eight characters: enough to know a key by, and 208 bits stay secret.
    pub fn shown_prefix(&self) -> String {
        let mut text = self.to_text();
        text.truncate(API_KEY_MARK.len() + SHOWN_CHARS);
        text
    }
}

impl fmt::Debug for ApiKeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKeySecret(…)")
    }
}

/// Six decimal digits for people who cannot follow a link on the device they registered from.
#[derive(Clone, PartialEq, Eq)]
pub struct ShortCode(String);

impl ShortCode {
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let count = 10_u32.pow(SHORT_CODE_DIGITS as u32);
        Self(format!("{:0SHORT_CODE_DIGITS$}", below(count, entropy)))
    }

    /// Spaces and hyphens, which people put between the digits, are passed over.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = String::with_capacity(SHORT_CODE_DIGITS);
        for letter in text.chars().filter(|c| !matches!(c, ' ' | '-')) {
            if !letter.is_ascii_digit() || digits.len() == SHORT_CODE_DIGITS {
                return None;
            }
            digits.push(letter);
        }
        (digits.len() == SHORT_CODE_DIGITS).then_some(Self(digits))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored. Keyed, because a copy of the database alone would give a million codes
    /// away in a second; bound to `context` (what for, whose), so that no code serves elsewhere.
    pub fn digest(&self, vault: &Vault, context: &str) -> [u8; 32] {
        let mut message = Vec::with_capacity(context.len() + 1 + self.0.len());
        message.extend_from_slice(context.as_bytes());
        message.push(0);
        message.extend_from_slice(self.0.as_bytes());
        vault.mac("short-code", &message)
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShortCode(…)")
    }
}

/// A short name for whatever has this digest: enough to tell the few things of one account apart, and
/// nothing that leads back to the digest.
pub fn public_name(digest: &[u8; 32]) -> String {
    labelled_digest("public name", digest)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares two digests in a time that says nothing of where they differ.
pub fn same_digest(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// SHA-256 of a secret under a label that says what the digest is for.
pub fn labelled_digest(purpose: &str, bytes: &[u8]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    context.update(b"rollbook/");
    context.update(purpose.as_bytes());
    // A purpose holds no NUL, so label and secret cannot flow into one another.
    context.update(&[0]);
    context.update(bytes);
    let mut digest = [0; 32];
    digest.copy_from_slice(context.finish().as_ref());
    digest
}

/// Uniform below `count`: draws from the incomplete last stretch are thrown away.
fn below(count: u32, entropy: &dyn Entropy) -> u32 {
    let fair = u32::MAX - u32::MAX % count;
    loop {
        let mut bytes = [0; 4];
        entropy.fill(&mut bytes);
        let drawn = u32::from_le_bytes(bytes);
        if drawn < fair {
            return drawn % count;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::security::entropy::testing::CountingEntropy;

    struct Scripted(Mutex<Vec<u32>>);

    impl Entropy for Scripted {
        fn fill(&self, bytes: &mut [u8]) {
            let next = self.0.lock().expect("whole").remove(0);
            bytes.copy_from_slice(&next.to_le_bytes());
        }
    }

    fn token() -> SecretToken {
        SecretToken::generate(&CountingEntropy::default())
    }

    #[test]
    fn a_token_reads_back_from_its_43_characters() {
        let text = token().to_text();
        assert_eq!(text.len(), TOKEN_CHARS);
        let read = SecretToken::parse(&text).expect("it is whole");
        assert_eq!(read.digest("link"), token().digest("link"));
    }

    #[test]
    fn no_other_spelling_of_a_token_is_taken() {
        let text = token().to_text();
        for cut in 0..TOKEN_CHARS {
            assert!(SecretToken::parse(&text[..cut]).is_none());
        }
        let mut last_bits = text[..TOKEN_CHARS - 1].to_owned();
        last_bits.push('B');
        let wrong_letter = format!("{}+", &text[1..]);
        let non_ascii = format!("{}é", &text[2..]);
        let longer = [format!("{text}="), format!("{text}A"), format!(" {text}")];
        for other in longer.iter().chain([&last_bits, &wrong_letter, &non_ascii]) {
            assert!(SecretToken::parse(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_digest_is_bound_to_its_purpose() {
        assert_ne!(token().digest("activation"), token().digest("reset"));
    }

    #[test]
    fn secrets_are_not_printed() {
        let shown = format!("{:?} {:?} {:?}", token(), ApiKeySecret(token()), ShortCode("123456".into()));
        assert_eq!(shown, "SecretToken(…) ApiKeySecret(…) ShortCode(…)");
    }

    #[test]
    fn an_api_key_reads_back_and_shows_its_first_characters() {
        let key = ApiKeySecret(token());
        let text = key.to_text();
        assert_eq!(text.len(), 47);
        assert_eq!(key.shown_prefix(), text[..12]);
        let read = ApiKeySecret::parse(&text).expect("it is whole");
        assert_eq!(read.digest(), key.digest());
        assert!(ApiKeySecret::parse(&text[4..]).is_none());
    }

    #[test]
    fn a_short_code_is_drawn_without_a_lean() {
        let unfair = u32::MAX - u32::MAX % 1_000_000;
        let entropy = Scripted(Mutex::new(vec![u32::MAX, unfair, 42]));
        assert_eq!(ShortCode::generate(&entropy).as_str(), "000042");
    }

    #[test]
    fn a_short_code_may_be_typed_with_spaces() {
        for typed in ["012345", "012 345", " 012-345 "] {
            assert_eq!(ShortCode::parse(typed).expect("six digits").as_str(), "012345");
        }
        for typed in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "123\n456"] {
            assert!(ShortCode::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn a_short_code_needs_the_key_and_the_context() {
        let code = ShortCode("123456".into());
        let (vault, other) = (Vault::from_bytes([1; 32]), Vault::from_bytes([2; 32]));
        let digest = code.digest(&vault, "activation/7");
        assert!(same_digest(&digest, &code.digest(&vault, "activation/7")));
        assert!(!same_digest(&digest, &code.digest(&vault, "activation/8")));
        assert!(!same_digest(&digest, &code.digest(&other, "activation/7")));
    }
}
