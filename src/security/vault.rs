//! What must be readable again but not from the database alone is sealed here, with a key that
//! lives in a file beside it. Losing that file loses the sealed values, never the accounts.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::{hkdf, hmac};

pub use super::key_file::KeyFileError;
use super::key_file::{self, KEY_BYTES};
use crate::domain::{Entropy, Seal};

/// The first byte of everything sealed: which key and method made it, for the day of a second.
const VERSION: u8 = 1;
const TAG_BYTES: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("the sealed value is of a form that this version does not know")]
    UnknownForm,
    /// Altered, sealed for another purpose, or under another key: which one cannot be told.
    #[error("the sealed value does not open with this key")]
    DoesNotOpen,
}

/// Seals, opens and signs with keys derived from one 32-byte secret.
pub struct Vault {
    sealing: LessSafeKey,
    derivation: hkdf::Prk,
    entropy: Arc<dyn Entropy>,
}

impl Vault {
    /// Reads the key file, or makes it when `may_create`: only a first start, which has no
    /// database yet, may do so. Two starts at once end with the same key.
    pub fn load_or_create(
        path: &Path,
        entropy: Arc<dyn Entropy>,
        may_create: bool,
    ) -> Result<Self, KeyFileError> {
        let key = match key_file::read(path)? {
            Some(key) => key,
            None if may_create => key_file::create(path, entropy.as_ref())?,
            None => return Err(KeyFileError::Lost { path: path.into() }),
        };
        Ok(Self::new(key, entropy))
    }

    pub fn new(key: [u8; KEY_BYTES], entropy: Arc<dyn Entropy>) -> Self {
        let derivation = hkdf::Salt::new(hkdf::HKDF_SHA256, b"rollbook").extract(&key);
        let sealing = derived(&derivation, "seal");
        let sealing = UnboundKey::new(&CHACHA20_POLY1305, &sealing).expect("the key has 32 bytes");
        Self { sealing: LessSafeKey::new(sealing), derivation, entropy }
    }

    /// `purpose` is bound to the result: it opens for that purpose only.
    pub fn seal(&self, purpose: &str, plaintext: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        self.entropy.fill(&mut nonce);
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + plaintext.len() + TAG_BYTES);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plaintext);
        let body = &mut sealed[1 + NONCE_LEN..];
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = self
            .sealing
            .seal_in_place_separate_tag(nonce, Aad::from(purpose.as_bytes()), body)
            .expect("values are far below the cipher's limit of 256 GiB");
        sealed.extend_from_slice(tag.as_ref());
        sealed
    }

    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (&version, rest) = sealed.split_first().ok_or(VaultError::UnknownForm)?;
        if version != VERSION || rest.len() < NONCE_LEN + TAG_BYTES {
            return Err(VaultError::UnknownForm);
        }
        let (nonce, body) = rest.split_at(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| VaultError::UnknownForm)?;
        let mut body = body.to_vec();
        let length = self
            .sealing
            .open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| VaultError::DoesNotOpen)?
            .len();
        body.truncate(length);
        Ok(body)
    }

    /// HMAC-SHA256 under a key of this purpose's own.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let key = derived(&self.derivation, &format!("mac/{purpose}"));
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), message);
        let mut mac = [0; 32];
        mac.copy_from_slice(tag.as_ref());
        mac
    }

    /// Says which key this is and nothing about it: kept in the database, so that a start with
    /// another key is noticed before anything fails to open.
    pub fn fingerprint(&self) -> String {
        let mac = self.mac("fingerprint", b"");
        mac[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[cfg(test)]
    pub(crate) fn from_bytes(key: [u8; KEY_BYTES]) -> Self {
        Self::new(key, Arc::new(super::entropy::testing::CountingEntropy::default()))
    }
}

impl Seal for Vault {
    fn seal(&self, purpose: &str, plaintext: &[u8]) -> Vec<u8> {
        Vault::seal(self, purpose, plaintext)
    }

    fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        Vault::open(self, purpose, sealed).ok()
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

fn derived(derivation: &hkdf::Prk, label: &str) -> [u8; KEY_BYTES] {
    let mut key = [0; KEY_BYTES];
    derivation
        .expand(&[label.as_bytes()], hkdf::HKDF_SHA256)
        .and_then(|material| material.fill(&mut key))
        .expect("one block is always within HKDF's bounds");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault {
        Vault::from_bytes([7; KEY_BYTES])
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let sealed = vault().seal("webhook-secret", b"whsec_1");
        let opened = vault().open("webhook-secret", &sealed);
        assert_eq!(opened.as_deref(), Ok(&b"whsec_1"[..]));
        let elsewhere = vault().open("jwt-secret", &sealed);
        assert_eq!(elsewhere, Err(VaultError::DoesNotOpen));
    }

    #[test]
    fn one_value_never_seals_to_the_same_bytes_twice() {
        let vault = vault();
        assert_ne!(vault.seal("a", b"value"), vault.seal("a", b"value"));
    }

    #[test]
    fn every_altered_or_missing_byte_is_noticed() {
        let sealed = vault().seal("a", b"value");
        for place in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[place] ^= 1;
            assert!(vault().open("a", &altered).is_err());
            assert!(vault().open("a", &sealed[..place]).is_err());
        }
        let other = Vault::from_bytes([8; KEY_BYTES]);
        assert_eq!(other.open("a", &sealed), Err(VaultError::DoesNotOpen));
    }

    #[test]
    fn an_empty_value_can_be_sealed() {
        let sealed = vault().seal("a", b"");
        assert_eq!(vault().open("a", &sealed).as_deref(), Ok(&b""[..]));
    }

    #[test]
    fn macs_and_fingerprints_follow_key_and_purpose() {
        let other = Vault::from_bytes([8; KEY_BYTES]);
        assert_eq!(vault().mac("a", b"x"), vault().mac("a", b"x"));
        assert_ne!(vault().mac("a", b"x"), vault().mac("b", b"x"));
        assert_ne!(vault().mac("a", b"x"), other.mac("a", b"x"));
        assert_eq!(vault().fingerprint(), vault().fingerprint());
        assert_ne!(vault().fingerprint(), other.fingerprint());
        assert_eq!(vault().fingerprint().len(), 16);
    }
}
