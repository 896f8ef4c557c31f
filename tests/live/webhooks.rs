//! Webhooks from the real binary to a receiver that somebody else's library checks.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;
use tempfile::TempDir;

use crate::support::{Folder, PATIENCE, Smtp, until};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/live/webhook_receiver.mjs");
const PACKAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A request, as the receiver saw it.
#[derive(Debug, Clone, Deserialize)]
struct Seen {
    message: String,
    #[serde(rename = "type")]
    kind: String,
    account: Option<i64>,
    standard: bool,
    /// Whether the same signature passed for another body.
    altered: bool,
    published: bool,
}

struct Receiver {
    folder: TempDir,
    running: Child,
    port: u16,
}

impl Receiver {
    fn start() -> Self {
        Self::start_with(&[])
    }

    fn start_with(certificate: &[&Path]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut running = Command::new("node")
            .args([SCRIPT, PACKAGES, SECRET])
            .arg(folder.path().join("seen"))
            .args(certificate)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs");
        let mut line = String::new();
        let out = running.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut line).expect("the receiver speaks");
        let port = line.trim().parse().expect("a port; tests/install installs standardwebhooks");
        Self { folder, running, port }
    }

    fn seen(&self) -> Vec<Seen> {
        let text = std::fs::read_to_string(self.folder.path().join("seen")).unwrap_or_default();
        // The last line may be half written.
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

fn folder() -> Folder {
    Folder::new().with("ROLLBOOK_WEBHOOKS_ALLOW_NETWORKS", "127.0.0.1")
}

fn adds_webhook(folder: &Folder, url: &str) -> String {
    let added = folder.run_with(&["webhook", "add", url, "--secret-stdin", "--event", "*"], SECRET);
    let (id, secret) = added.fine().split_once(' ').expect("an id and a secret");
    assert_eq!(secret, SECRET);
    id.to_owned()
}

#[test]
fn the_published_library_verifies_what_is_sent() {
    let receiver = Receiver::start();
    let folder = folder();
    let server = folder.open();
    let id = adds_webhook(&folder, &format!("http://127.0.0.1:{}/hook", receiver.port));
    assert_eq!(folder.run(&["webhook", "test", &id]).fine(), "Accepted: status 204.");
    assert_eq!(server.client().registers("ada@example.org").status, 201);
    let seen = until("the event", PATIENCE, || Some(receiver.seen()).filter(|seen| seen.len() == 2));
    let kinds: Vec<&str> = seen.iter().map(|one| one.kind.as_str()).collect();
    assert_eq!(kinds, ["webhook.test", "user.created"]);
    for one in &seen {
        assert!(one.standard && one.published && !one.altered, "{one:?}");
    }
    // What the command line does beside the server is told, too.
    folder.run(&["account", "disable", "ada@example.org"]).fine();
    until("the change", PATIENCE, || {
        receiver.seen().iter().any(|one| one.kind == "user.disabled").then_some(())
    });
    let deliveries = folder.run(&["webhook", "deliveries", &id, "--json"]).json();
    let newest = deliveries[0]["id"].to_string();
    let shown = folder.run(&["webhook", "show", &id, &newest]);
    assert!(shown.fine().contains("webhook-signature: v1,"), "{shown:?}");
    folder.run(&["webhook", "replay", &id, &newest]).fine();
    folder.run(&["webhook", "pause", &id]).fine();
    folder.run(&["webhook", "pause", &id]).fails_with(4);
    folder.run(&["webhook", "delete", &id]).fine();
    folder.run(&["webhook", "test", &id]).fails_with(3);
}

#[test]
fn a_kill_loses_no_event_and_repeats_are_known_by_their_id() {
    const ROUNDS: usize = 10;
    let receiver = Receiver::start();
    let folder = folder();
    let mut registered = 0;
    for round in 0..ROUNDS {
        let server = folder.open();
        if round == 0 {
            adds_webhook(&folder, &format!("http://127.0.0.1:{}/hook", receiver.port));
        }
        let client = server.client();
        for number in 0..20 {
            assert_eq!(client.registers(&format!("r{round}-{number}@example.org")).status, 201);
            registered += 1;
        }
        // At once: the last events are on their way, or not even that.
        server.kill();
    }
    let _server = folder.open();
    let told = || -> BTreeMap<Option<i64>, BTreeSet<String>> {
        let mut told: BTreeMap<Option<i64>, BTreeSet<String>> = BTreeMap::new();
        for one in receiver.seen().into_iter().filter(|one| one.kind == "user.created") {
            told.entry(one.account).or_default().insert(one.message);
        }
        told
    };
    let told = until("all events", PATIENCE, || Some(told()).filter(|told| told.len() == registered));
    assert!(told.values().all(|messages| messages.len() == 1), "{told:?}");
}

#[test]
fn tls_is_checked_against_authority_and_name() {
    let certificates = Smtp::prepared();
    let file = |name: &str| -> PathBuf { certificates.file(name) };
    let receiver = Receiver::start_with(&[&file("server.pem"), &file("server.key")]);
    let stranger = Receiver::start_with(&[&file("stranger.pem"), &file("stranger.key")]);
    let folder = folder().with("ROLLBOOK_WEBHOOKS_CA_FILE", file("authority.pem").display().to_string());
    let _server = folder.open();
    let by_name = adds_webhook(&folder, &format!("https://localhost:{}/hook", receiver.port));
    assert_eq!(folder.run(&["webhook", "test", &by_name]).fine(), "Accepted: status 204.");
    let of_stranger = adds_webhook(&folder, &format!("https://localhost:{}/hook", stranger.port));
    let refused = folder.run(&["webhook", "test", &of_stranger]);
    assert!(refused.fails_with(1).contains("TLS failed"), "{refused:?}");
    assert_eq!((receiver.seen().len(), stranger.seen().len()), (1, 0));
}
