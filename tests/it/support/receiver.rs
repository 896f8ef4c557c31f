//! Where webhooks of a test go: a server on a port of its own that keeps what it got and answers as it is told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rollbook::domain::{AuditContext, WebhookSelection, WebhookUrl};
use rollbook::security::webhook_secret::WebhookSecret;
use rollbook::services::clients::webhooks::endpoints::{EndpointDraft, create};
use serde_json::Value;

use super::TestApp;

/// What the receiver does with a request.
#[derive(Debug, Clone)]
pub enum Answer {
    Status(u16),
    Raw(String),
    /// 200, and then a body without end.
    Endless,
    /// 200, and then a body that never goes on.
    HalfBody,
    /// Nothing at all, with the connection left open.
    Silence,
    /// The connection is closed.
    HangUp,
    /// 200 after this long.
    Late(Duration),
}

#[derive(Debug, Clone)]
pub struct Received {
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("no {name}: {:?}", self.headers))
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }
}

#[derive(Default)]
struct Kept {
    received: Mutex<Vec<Received>>,
    answers: Mutex<VecDeque<Answer>>,
    always: Mutex<Option<Answer>>,
    connections: AtomicUsize,
}

pub struct Receiver {
    kept: Arc<Kept>,
    pub port: u16,
}

impl Receiver {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let kept = Arc::new(Kept::default());
        let shared = kept.clone();
        // Both threads end with the process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let shared = shared.clone();
                thread::spawn(move || serve(&stream, &shared));
            }
        });
        Self { kept, port }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    /// From now on, one after the other; then 200 again.
    pub fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.kept.answers.lock().expect("a lock").extend(answers);
    }

    pub fn always_answers(&self, answer: Answer) {
        *self.kept.always.lock().expect("a lock") = Some(answer);
    }

    pub fn received(&self) -> Vec<Received> {
        self.kept.received.lock().expect("a lock").clone()
    }

    pub fn kinds(&self) -> Vec<String> {
        self.received().iter().map(Received::kind).collect()
    }

    pub fn takes_all(&self) -> Vec<Received> {
        std::mem::take(&mut *self.kept.received.lock().expect("a lock"))
    }

    pub fn connections(&self) -> usize {
        self.kept.connections.load(Ordering::SeqCst)
    }
}

fn serve(stream: &TcpStream, kept: &Kept) {
    let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
    while let Some(request) = read(&mut reader) {
        kept.received.lock().expect("a lock").push(request);
        let next = kept.answers.lock().expect("a lock").pop_front();
        let answer = next.or_else(|| kept.always.lock().expect("a lock").clone());
        if !reply(stream, answer.unwrap_or(Answer::Status(200))) {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Received> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Received { path, headers, body: String::from_utf8(body).ok()? })
}

/// Whether the connection goes on.
fn reply(mut stream: &TcpStream, answer: Answer) -> bool {
    match answer {
        Answer::Status(status) => {
            let text = format!("HTTP/1.1 {status} Told\r\nX-Seen: yes\r\nContent-Length: 5\r\n\r\nfine\n");
            stream.write_all(text.as_bytes()).is_ok()
        }
        Answer::Raw(text) => stream.write_all(text.as_bytes()).is_ok() && text.starts_with("HTTP"),
        Answer::Endless => {
            let begun = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
            while begun.is_ok() && stream.write_all(chunk.as_bytes()).is_ok() {}
            false
        }
        Answer::HalfBody => {
            let begun = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            begun.is_ok() && waits_for_the_end(stream)
        }
        Answer::Silence => waits_for_the_end(stream),
        Answer::HangUp => false,
        Answer::Late(pause) => {
            thread::sleep(pause);
            reply(stream, Answer::Status(200))
        }
    }
}

fn waits_for_the_end(mut stream: &TcpStream) -> bool {
    while stream.read(&mut [0; 64]).is_ok_and(|read| read > 0) {}
    false
}

impl TestApp {
    /// A server that may send webhooks to this machine.
    pub fn with_local_webhooks() -> Self {
        Self::with(|settings| {
            settings.webhooks.allow_networks = vec!["127.0.0.0/8".parse().expect("a network")]
        })
    }

    /// An endpoint at this receiver; its id and its secret.
    pub fn webhook(&self, receiver: &Receiver, events: &[&str]) -> (i64, WebhookSecret) {
        self.webhook_to(&receiver.url(), events)
    }

    pub fn webhook_to(&self, url: &str, events: &[&str]) -> (i64, WebhookSecret) {
        let draft = EndpointDraft {
            url: WebhookUrl::parse(url).expect("a URL"),
            description: None,
            events: WebhookSelection::parse(events.iter().copied()).expect("events"),
        };
        let deed = create(&self.ctx, AuditContext::command_line(), draft, None, false);
        self.run(deed).expect("the webhook is made")
    }
}
