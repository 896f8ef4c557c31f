//! Time-based one-time codes (RFC 6238): SHA-1, six digits, thirty seconds, which is what every
//! authenticator app can do.

use std::fmt;

use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::domain::{Entropy, Timestamp};

/// As many as SHA-1 puts out (RFC 4226 4, R6).
const SECRET_BYTES: usize = 20;
const DIGITS: u8 = 6;
const STEP_SECONDS: u64 = 30;
/// How far a phone's clock may be off, in steps to either side (RFC 6238 5.2).
const SKEW: u16 = 1;

/// What the app and the server share.
#[derive(Clone)]
pub struct TotpSecret([u8; SECRET_BYTES]);

impl TotpSecret {
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; SECRET_BYTES];
        entropy.fill(&mut bytes);
        Self(bytes)
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app: base32 in groups of four.
    pub fn to_text(&self) -> String {
        let letters: Vec<char> = Secret::new_stack(self.0).to_base32().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// What the QR code says: the address form that authenticator apps read. Apps show `issuer` and
    /// `account`; neither may hold the colon that parts them.
    pub fn to_uri(&self, issuer: &str, account: &str) -> String {
        let issuer = encoded(issuer);
        let account = encoded(account);
        let secret = Secret::new_stack(self.0).to_base32();
        format!(
            "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}"
        )
    }

    /// The step that the code belongs to, if it is one of those that work at this moment. Spaces
    /// between the digits are passed over. Nothing here knows whether it was used before.
    pub fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let is_code = code.len() == usize::from(DIGITS) && code.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = u64::try_from(now.seconds()).ok()?;
        self.algorithm().check(&code, seconds).filter(|_| is_code).and_then(|step| i64::try_from(step).ok())
    }

    /// The code that an app shows at this moment.
    pub fn code_at(&self, now: Timestamp) -> String {
        self.algorithm().generate(u64::try_from(now.seconds()).unwrap_or(0)).to_string()
    }

    fn algorithm(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_skew(SKEW)
            .with_step_duration(STEP_SECONDS)
            .with_secret(Secret::new_stack(self.0))
            .build_noncompliant()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

/// Percent-encoded as a whole. Apps read no plus sign as a space.
fn encoded(text: &str) -> String {
    let text = text.replace(':', " ");
    let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    encoded.replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::entropy::testing::CountingEntropy;

    /// The secret of RFC 6238's appendix B.
    fn rfc() -> TotpSecret {
        TotpSecret(*b"12345678901234567890")
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The appendix shows eight digits; six are their end.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(rfc().code_at(at(seconds)), code);
            assert_eq!(rfc().step_of(code, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_works_one_step_early_and_late_and_no_further() {
        let code = rfc().code_at(at(1_200_000_000));
        let step = 1_200_000_000 / 30;
        for (shift, found) in
            [(-31, None), (-30, Some(step)), (0, Some(step)), (59, Some(step)), (60, None), (90, None)]
        {
            assert_eq!(rfc().step_of(&code, at(1_200_000_000 + shift)), found, "{shift}");
        }
    }

    #[test]
    fn spaces_are_passed_over_and_nothing_else() {
        let now = at(59);
        for typed in ["287082", "287 082", " 287082 "] {
            assert_eq!(rfc().step_of(typed, now), Some(1), "{typed:?}");
        }
        for typed in ["", "28708", "2870822", "287-082", "２８７０８２", "287082a", "94287082", "+87082"]
        {
            assert_eq!(rfc().step_of(typed, now), None, "{typed:?}");
        }
    }

    #[test]
    fn a_clock_before_the_epoch_takes_no_code() {
        assert_eq!(rfc().step_of("287082", at(-1)), None);
    }

    #[test]
    fn the_address_names_site_and_account_and_breaks_at_nothing() {
        let uri = rfc().to_uri("Harbour: Club & Friends", "ada@example.org");
        assert_eq!(
            uri,
            "otpauth://totp/Harbour%20%20Club%20%26%20Friends:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Harbour%20%20Club%20%26%20Friends&algorithm=SHA1&digits=6&period=30"
        );
    }

    #[test]
    fn the_secret_is_shown_in_groups_and_never_printed() {
        assert_eq!(rfc().to_text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(format!("{:?}", rfc()), "TotpSecret(…)");
        let one = TotpSecret::generate(&CountingEntropy::default());
        assert_eq!(TotpSecret::from_bytes(one.as_bytes()).expect("20 bytes").0, one.0);
        assert!(TotpSecret::from_bytes(&[0; 19]).is_none());
    }
}
