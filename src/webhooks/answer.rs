//! What an endpoint answered, read up to a bound.

use std::pin::Pin;

use hyper::Response;
use hyper::body::{Body, Incoming};

/// Of the body; what comes after it is not read, and the connection is closed.
const READ_MOST: usize = 64 * 1024;
/// Of body and of headers, in the log.
const KEPT_MOST: usize = 4 * 1024;

#[derive(Debug, Clone, Default)]
pub struct ReadAnswer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

impl ReadAnswer {
    /// The status decides; the body is read for the log alone.
    pub fn begin(response: &Response<Incoming>) -> Self {
        let mut headers = String::new();
        for (name, value) in response.headers() {
            headers.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
        }
        Self { status: response.status().as_u16(), headers: cut(headers), body: String::new() }
    }
}

/// Collects the body into `kept`, which holds what came in time where the caller gives up. Whether it came to its
/// end, after which the connection can be used again.
pub(super) async fn read_body(mut body: Incoming, kept: &mut Vec<u8>) -> bool {
    let mut read = 0;
    loop {
        match std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            None => return true,
            Some(Err(_)) => return false,
            Some(Ok(frame)) => {
                let Ok(data) = frame.into_data() else { continue };
                read += data.len();
                let room = KEPT_MOST.saturating_sub(kept.len()).min(data.len());
                kept.extend_from_slice(&data[..room]);
                if read > READ_MOST {
                    return false;
                }
            }
        }
    }
}

/// As text for people; bytes that are none are shown as such.
pub(super) fn shown(bytes: &[u8]) -> String {
    cut(String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}"))
}

fn cut(mut text: String) -> String {
    if text.len() > KEPT_MOST {
        let end = (0..=KEPT_MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_answers_are_cut_between_characters() {
        let long = "ä".repeat(KEPT_MOST);
        let cut = shown(long.as_bytes());
        assert!(cut.len() <= KEPT_MOST + '…'.len_utf8() && cut.ends_with("ä…"));
        assert_eq!(shown(b"a\xffb\0"), "a\u{fffd}b\u{fffd}");
    }
}
