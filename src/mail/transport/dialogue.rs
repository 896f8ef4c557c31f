//! What we and the mail server said to each other, for whoever has to find out why it does not work.
//! Kept for test mails only. Passwords and their encodings never get into it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::response::Response;
use serde::{Deserialize, Serialize};

const MOST_LINES: usize = 200;
const MOST_LINE_CHARS: usize = 500;
const HIDDEN: &str = "••••••";
/// The first byte of a TLS handshake and of an alert.
const TLS_RECORDS: [u8; 2] = [0x16, 0x15];

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "what", rename_all = "snake_case")]
pub enum DialogueLine {
    /// To which address.
    Connected(String),
    We(String),
    Server(String),
    /// The certificate was good for this host.
    Encrypted(String),
    /// A message of so many bytes followed.
    Message(usize),
    /// How it ended where it failed.
    Failed(String),
    /// Too much was said to keep it all.
    CutShort,
}

/// Clones write into the same record.
#[derive(Debug, Clone, Default)]
pub(super) struct Dialogue(Arc<Mutex<Record>>);

#[derive(Debug, Default)]
struct Record {
    lines: Vec<DialogueLine>,
    secrets: Vec<String>,
    /// Bytes of a line that has not ended yet, and whether they are ours.
    begun: (bool, Vec<u8>),
    /// Bytes are no longer looked at: commands tell what they say, or all is encrypted.
    bytes_are_done: bool,
    /// We speak TLS already; a server that does not is still understood.
    we_speak_tls: bool,
    host: String,
}

impl Dialogue {
    pub fn new(host: &str, credentials: Option<&(String, String)>) -> Self {
        let mut record = Record { host: host.to_owned(), ..Record::default() };
        if let Some((user, password)) = credentials {
            let plain = format!("\0{user}\0{password}");
            record.secrets = vec![STANDARD.encode(plain), STANDARD.encode(password), password.clone()];
        }
        Self(Arc::new(Mutex::new(record)))
    }

    pub fn connected(&self, address: impl ToString) {
        self.record().push(DialogueLine::Connected(address.to_string()));
    }

    /// From here on bytes tell nothing.
    pub fn encrypted(&self) {
        let mut record = self.record();
        record.end_line();
        record.bytes_are_done = true;
        let host = record.host.clone();
        record.push(DialogueLine::Encrypted(host));
    }

    pub fn failed(&self, words: &str) {
        let mut record = self.record();
        record.end_line();
        let words = record.tidy(words);
        record.push(DialogueLine::Failed(words));
    }

    pub fn message(&self, bytes: usize) {
        self.record().push(DialogueLine::Message(bytes));
    }

    /// A command as it goes out; of a sign-in only its name.
    pub fn command(&self, command: &str) {
        let mut record = self.record();
        let line = match command.split(' ').collect::<Vec<_>>()[..] {
            ["AUTH", mechanism, ..] => format!("AUTH {} {HIDDEN}", mechanism.trim_end()),
            _ => record.tidy(command),
        };
        record.push(DialogueLine::We(line));
    }

    /// A command that is nothing but a secret.
    pub fn hidden_command(&self) {
        self.record().push(DialogueLine::We(HIDDEN.to_owned()));
    }

    pub fn answer(&self, answer: &Result<Response, SmtpError>, words: impl Fn(&SmtpError) -> String) {
        let mut record = self.record();
        match answer {
            Ok(response) => {
                for line in response.message() {
                    let line = record.tidy(&format!("{} {line}", response.code()));
                    record.push(DialogueLine::Server(line));
                }
            }
            Err(error) => {
                if let Some(code) = error.status() {
                    let line = record.tidy(&format!("{code} {}", words(error)));
                    record.push(DialogueLine::Server(line));
                }
            }
        }
    }

    /// What went over the wire in clear text, until [`Self::bytes_are_done`].
    pub fn bytes(&self, ours: bool, bytes: &[u8]) {
        let mut record = self.record();
        if record.bytes_are_done {
            return;
        }
        if record.begun.1.is_empty() && bytes.first().is_some_and(|first| TLS_RECORDS.contains(first)) {
            record.we_speak_tls |= ours;
            record.bytes_are_done = !ours;
            return;
        }
        if ours && record.we_speak_tls {
            return;
        }
        if record.begun.0 != ours {
            record.end_line();
            record.begun.0 = ours;
        }
        for byte in bytes {
            match byte {
                b'\n' => record.end_line(),
                byte if record.begun.1.len() < MOST_LINE_CHARS * 4 => record.begun.1.push(*byte),
                _ => {}
            }
        }
    }

    pub fn bytes_are_done(&self) {
        let mut record = self.record();
        record.end_line();
        record.bytes_are_done = true;
    }

    pub fn into_lines(self) -> Vec<DialogueLine> {
        std::mem::take(&mut self.record().lines)
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Record {
    fn push(&mut self, line: DialogueLine) {
        match self.lines.len() {
            // The end says why it failed: it always has a place.
            length if length < MOST_LINES => self.lines.push(line),
            MOST_LINES => self.lines.push(DialogueLine::CutShort),
            _ if matches!(line, DialogueLine::Failed(_)) => self.lines.push(line),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let bytes = std::mem::take(&mut self.begun.1);
        let text = self.tidy(&String::from_utf8_lossy(&bytes));
        if !text.is_empty() {
            let line = if self.begun.0 { DialogueLine::We(text) } else { DialogueLine::Server(text) };
            self.push(line);
        }
    }

    /// One line of bounded length in which no secret of ours stands, whoever repeats it.
    fn tidy(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.secrets.iter().filter(|secret| !secret.is_empty()) {
            text = text.replace(secret.as_str(), HIDDEN);
        }
        let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
        spaced.take(MOST_LINE_CHARS).collect::<String>().trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_gets_into_the_record_whoever_says_it() {
        let dialogue = Dialogue::new("localhost", Some(&("desk".to_owned(), "swordfish".to_owned())));
        dialogue.bytes(false, b"220 hello swordfish\r\n");
        dialogue.command(&format!("AUTH PLAIN {}\r\n", STANDARD.encode("\0desk\0swordfish")));
        dialogue.hidden_command();
        dialogue.bytes(false, STANDARD.encode("swordfish").as_bytes());
        dialogue.failed("535 wrong: swordfish");
        let shown = format!("{:?}", dialogue.into_lines());
        assert!(shown.contains("AUTH PLAIN ••••••"), "{shown}");
        assert!(!shown.contains("swordfish") && !shown.contains(&STANDARD.encode("swordfish")), "{shown}");
    }

    #[test]
    fn an_endless_talk_is_cut_short_and_its_end_is_kept() {
        let dialogue = Dialogue::new("localhost", None);
        dialogue.bytes(false, "220-x\r\n".repeat(10_000).as_bytes());
        dialogue.bytes(false, &[b'x'; 100_000]);
        dialogue.failed("the server talks without end");
        let lines = dialogue.into_lines();
        assert_eq!(lines.len(), MOST_LINES + 2);
        assert_eq!(lines[MOST_LINES], DialogueLine::CutShort);
        assert!(matches!(lines.last(), Some(DialogueLine::Failed(_))));
    }

    #[test]
    fn encrypted_bytes_are_not_taken_for_words() {
        let dialogue = Dialogue::new("localhost", None);
        dialogue.bytes(false, b"220 ready\r\n");
        dialogue.bytes(true, &[0x16, 3, 1, 2, 0]);
        dialogue.bytes(true, b"more of it\r\n");
        dialogue.bytes(false, &[0x16, 3, 3]);
        dialogue.bytes(false, b"abc\r\n");
        assert_eq!(dialogue.into_lines(), [DialogueLine::Server("220 ready".to_owned())]);
    }

    #[test]
    fn a_server_that_answers_tls_in_clear_text_is_heard() {
        let dialogue = Dialogue::new("localhost", None);
        dialogue.bytes(true, &[0x16, 3, 1]);
        dialogue.bytes(false, b"220 mail.example.org ESMTP\r\n");
        let heard = DialogueLine::Server("220 mail.example.org ESMTP".to_owned());
        assert_eq!(dialogue.into_lines(), [heard]);
    }
}
