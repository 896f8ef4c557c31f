//! The app on somebody's phone: RFC 6238 as its text has it, apart from the server's own code.

use std::time::{SystemTime, UNIX_EPOCH};

use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};

use super::{PATIENCE, until};

const STEP: u64 = 30;

pub struct Authenticator {
    secret: Vec<u8>,
    /// The last step that a code was given for: the server takes none twice.
    used: u64,
}

impl Authenticator {
    /// From the secret as the page shows it, in groups or not.
    pub fn scanned(secret: &str) -> Self {
        let mut bits = String::new();
        for letter in secret.chars().filter(|letter| !letter.is_whitespace() && *letter != '=') {
            let value = match letter.to_ascii_uppercase() {
                letter @ 'A'..='Z' => u32::from(letter) - u32::from('A'),
                letter @ '2'..='7' => u32::from(letter) - u32::from('2') + 26,
                other => panic!("{other:?} is not of base32"),
            };
            bits.push_str(&format!("{value:05b}"));
        }
        let bytes = bits.as_bytes().chunks_exact(8);
        let byte =
            |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).expect("digits"), 2).expect("a byte");
        Self { secret: bytes.map(byte).collect(), used: 0 }
    }

    /// The next code that was not given yet. One step ahead of the clock is near enough for the server;
    /// beyond that the clock is waited for.
    #[expect(clippy::disallowed_methods, reason = "a phone has a clock of its own, apart from the server's")]
    pub fn code(&mut self) -> String {
        let step = until("the next code", PATIENCE * 3, || {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs() / STEP;
            let next = now.max(self.used + 1);
            (next <= now + 1).then_some(next)
        });
        self.used = step;
        let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let mac = sign(&key, &step.to_be_bytes());
        let mac = mac.as_ref();
        let offset = usize::from(mac[mac.len() - 1] & 0xF);
        let cut = u32::from_be_bytes(mac[offset..offset + 4].try_into().expect("four bytes")) & 0x7FFF_FFFF;
        format!("{:06}", cut % 1_000_000)
    }
}
