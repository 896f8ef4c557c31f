//! The secret of a webhook endpoint, and the two signatures made with it: that of contract.md A8 and that of
//! Standard Webhooks (standardwebhooks.com).

use std::fmt;

use base64::Engine;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use ring::hmac;

use crate::domain::Entropy;
use crate::security::fingerprint::hex;

const MARK: &str = "whsec_";
/// The published scheme takes keys of 24 to 64 bytes.
const KEY_MIN: usize = 24;
const KEY_MAX: usize = 64;
const NEW_KEY: usize = 32;
/// With or without `=` at the end, as people copy it.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &ALPHABET,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(Vec<u8>);

impl WebhookSecret {
    /// What it is sealed for.
    pub const PURPOSE: &str = "webhook-secret";

    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut key = [0; NEW_KEY];
        entropy.fill(&mut key);
        Self(key.to_vec())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let key = LENIENT.decode(text.trim().strip_prefix(MARK)?).ok()?;
        (KEY_MIN..=KEY_MAX).contains(&key.len()).then_some(Self(key))
    }

    pub fn to_text(&self) -> String {
        format!("{MARK}{}", STANDARD.encode(&self.0))
    }

    /// `v1,<base64>`: HMAC-SHA256 of `id.timestamp.body` under the decoded secret.
    pub fn standard_signature(&self, id: &str, timestamp: i64, body: &str) -> String {
        let message = format!("{id}.{timestamp}.{body}");
        format!("v1,{}", STANDARD.encode(hmac_sha256(&self.0, &message)))
    }

    /// `t=<ts>,v1=<hex>`: HMAC-SHA256 of `timestamp.body` under the secret as it is written (contract.md A8).
    pub fn published_signature(&self, timestamp: i64, body: &str) -> String {
        let message = format!("{timestamp}.{body}");
        format!("t={timestamp},v1={}", hex(hmac_sha256(self.to_text().as_bytes(), &message).as_ref()))
    }
}

fn hmac_sha256(key: &[u8], message: &str) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message.as_bytes())
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the published specification.
    #[test]
    fn the_standard_signature_is_that_of_the_specification() {
        let secret = WebhookSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        let signature = secret.standard_signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /// Computed with `openssl dgst -sha256 -hmac`.
    #[test]
    fn the_published_signature_is_over_time_and_body() {
        let secret = WebhookSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        assert_eq!(
            secret.published_signature(1_614_265_330, "{}"),
            "t=1614265330,v1=f0350121c22e0191dba7cbf90fa37bdb0dcf44bb6e9a1e1ef2e47d6191282643"
        );
    }

    #[test]
    fn secrets_are_read_as_people_copy_them() {
        let text = WebhookSecret(vec![7; 32]).to_text();
        assert_eq!(WebhookSecret::parse(&text).unwrap().to_text(), text);
        assert_eq!(WebhookSecret::parse(text.trim_end_matches('=')).unwrap().to_text(), text);
        for wrong in [
            "",
            "whsec_",
            "whsec_c2hvcnQ=",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "whsec_no base64 at all, at all!",
        ] {
            assert!(WebhookSecret::parse(wrong).is_none(), "{wrong}");
        }
        assert!(WebhookSecret::parse(&WebhookSecret(vec![7; 65]).to_text()).is_none());
    }
}
