//! What time a mail server says it is. SMTP has no word for it; some servers put the date into their
//! greeting (RFC 5321 allows any text there), and most do not.

use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::domain::Timestamp;

const PATIENCE: Duration = Duration::from_secs(5);
/// A greeting's line is shorter (RFC 5321, 4.5.3.1.5); more is not read.
const LONGEST_GREETING: usize = 2048;
const WEEKDAYS: [&str; 7] = ["Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "];

/// Reads the greeting of a connection that speaks in clear text, and leaves again.
pub(super) async fn read(mut tcp: TcpStream) -> Option<Timestamp> {
    let greeting = timeout(PATIENCE, first_line(&mut tcp)).await.ok().flatten()?;
    let _ = timeout(PATIENCE, tcp.write_all(b"QUIT\r\n")).await;
    date_in(&greeting)
}

async fn first_line(tcp: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut piece = [0; 256];
    while !bytes.contains(&b'\n') && bytes.len() < LONGEST_GREETING {
        let read = tcp.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&piece[..read]);
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The first date of mail (RFC 5322) in a text.
fn date_in(text: &str) -> Option<Timestamp> {
    let start = WEEKDAYS.iter().filter_map(|day| text.find(day)).min()?;
    let words: Vec<&str> = text[start..].split_whitespace().take(6).collect();
    let date = OffsetDateTime::parse(&words.join(" "), &Rfc2822).ok()?;
    let millis = date.unix_timestamp_nanos() / 1_000_000;
    i64::try_from(millis).ok().map(Timestamp::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_a_greeting_is_read_and_nothing_else_is_taken_for_one() {
        let at = |text| date_in(text).map(Timestamp::rfc3339);
        assert_eq!(
            at("220 mail.example.org ESMTP Sendmail 8.18; Sat, 31 Jan 2026 11:11:12 +0100\r\n").as_deref(),
            Some("2026-01-31T10:11:12Z")
        );
        assert_eq!(
            at("220 EX.example.org Microsoft ESMTP MAIL Service ready at Sat, 31 Jan 2026 10:11:12 +0000")
                .as_deref(),
            Some("2026-01-31T10:11:12Z")
        );
        for greeting in [
            "220 mail.example.org ESMTP Postfix\r\n",
            "220 Mon, the mail server",
            "",
            "220 Sat, 99 Jan 2026 10:00 +0000",
        ] {
            assert_eq!(at(greeting), None, "{greeting}");
        }
    }
}
