//! A mail server that somebody else wrote (aiosmtpd), with certificates of our own making.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;
use tempfile::TempDir;

use super::ports::free_port;
use super::{Folder, PATIENCE, until};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/live/smtp_server.py");
/// As the script knows them, written for a URL.
const CREDENTIALS: &str = "desk%40example.org:a%20secret%20of%20the%20desk";
pub const SECRET: &str = "a secret of the desk";

#[derive(Debug, Clone, Copy)]
pub enum Mode {
    StartTls,
    Smtps,
    /// Neither encryption nor AUTH.
    Bare,
}

pub struct Smtp {
    folder: TempDir,
    port: u16,
    running: Option<Child>,
}

/// A message as the server took it.
#[derive(Debug, Clone, Deserialize)]
pub struct Mail {
    pub to: Vec<String>,
    pub encrypted: bool,
    pub user: Option<String>,
    pub subject: String,
    pub message_id: String,
    pub headers: std::collections::BTreeMap<String, String>,
    pub text: String,
    pub html: String,
}

impl Smtp {
    pub fn start(mode: Mode) -> Self {
        let mut smtp = Self::prepared();
        smtp.open(mode);
        smtp
    }

    /// Everything is ready, but nobody listens yet.
    pub fn prepared() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("mail")).expect("a folder for mail");
        let smtp = Self { folder, port: free_port(), running: None };
        smtp.make_certificates();
        smtp
    }

    pub fn open(&mut self, mode: Mode) {
        self.open_with(mode, "server");
    }

    /// With a certificate that no authority of ours has signed.
    pub fn open_with_wrong_certificate(&mut self, mode: Mode) {
        self.open_with(mode, "stranger");
    }

    fn open_with(&mut self, mode: Mode, certificate: &str) {
        self.close();
        let mode = match mode {
            Mode::StartTls => "starttls",
            Mode::Smtps => "smtps",
            Mode::Bare => "bare",
        };
        let mut child = Command::new("/usr/bin/python3")
            .arg(SCRIPT)
            .arg(self.folder.path())
            .args([&self.port.to_string(), mode])
            .arg(self.file(&format!("{certificate}.pem")))
            .arg(self.file(&format!("{certificate}.key")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the mail server starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut line).expect("the mail server speaks");
        self.running = Some(child);
        assert_eq!(line.trim(), "open", "the mail server did not open; tests/install installs it");
    }

    pub fn close(&mut self) {
        if let Some(mut child) = self.running.take() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// The server sends its mail here, STARTTLS required.
    pub fn used_by(&self, folder: Folder) -> Folder {
        self.used_as("smtp", folder)
    }

    pub fn used_over_tls_by(&self, folder: Folder) -> Folder {
        self.used_as("smtps", folder)
    }

    /// The URL of this server, with user and password.
    pub fn url(&self, scheme: &str) -> String {
        format!("{scheme}://{CREDENTIALS}@localhost:{}", self.port)
    }

    fn used_as(&self, scheme: &str, folder: Folder) -> Folder {
        folder
            .with("ROLLBOOK_SMTP_URL", self.url(scheme))
            .with("ROLLBOOK_SMTP_CA_FILE", self.file("authority.pem").display().to_string())
            .with("ROLLBOOK_MAIL_FROM", "Harbour Club <desk@example.org>")
    }

    pub fn mails(&self) -> Vec<Mail> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(self.file("mail"))
            .expect("the folder can be read")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .collect();
        names.sort();
        names.iter().map(|path| read_mail(path)).collect()
    }

    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.mails().into_iter().filter(|mail| mail.to.iter().any(|to| to == address)).collect()
    }

    /// The newest mail to this address, waited for.
    #[track_caller]
    pub fn mail_to(&self, address: &str) -> Mail {
        self.nth_mail_to(address, 1)
    }

    #[track_caller]
    pub fn nth_mail_to(&self, address: &str, count: usize) -> Mail {
        until("a mail", PATIENCE, || self.mails_to(address).into_iter().nth(count - 1))
    }

    /// The newest link of this kind that was mailed to the address, waited for.
    #[track_caller]
    pub fn link_to(&self, address: &str, kind: &str) -> String {
        until("a link in a mail", PATIENCE, || {
            let mails = self.mails_to(address);
            let mut lines = mails.iter().rev().flat_map(|mail| mail.text.lines()).map(str::trim);
            lines.find(|line| line.starts_with("http") && line.contains(kind)).map(str::to_owned)
        })
    }

    /// The commands that came through, one a line.
    pub fn talk(&self) -> String {
        std::fs::read_to_string(self.file("talk")).unwrap_or_default()
    }

    /// From now on those are taken who were told to come back.
    pub fn takes_the_late(&self) {
        std::fs::write(self.file("open"), "").expect("a file");
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn make_certificates(&self) {
        for (authority, server) in [("authority", "server"), ("foreign", "stranger")] {
            let new = ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
            let [authority, authority_key] = [format!("{authority}.pem"), format!("{authority}.key")];
            let [certificate, key] = [format!("{server}.pem"), format!("{server}.key")];
            let subject = ["-subj", "/CN=An authority for tests"];
            let files = ["-x509", "-keyout", &authority_key, "-out", &authority];
            self.openssl(&[&new[..], &subject, &files].concat());
            let signed_by = ["-x509", "-CA", &authority, "-CAkey", &authority_key];
            let names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
            let not_an_authority = ["-addext", "basicConstraints=critical,CA:FALSE"];
            let files = ["-keyout", &key, "-out", &certificate];
            self.openssl(&[&new[..], &signed_by, &names, &not_an_authority, &files].concat());
        }
    }

    fn openssl(&self, arguments: &[&str]) {
        let output = Command::new("openssl")
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("openssl starts; tests/install installs it");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.close();
    }
}

impl Mail {
    /// The link to open, on a line of its own in the text.
    #[track_caller]
    pub fn link(&self) -> &str {
        self.text.lines().map(str::trim).find(|line| line.contains("/confirm/")).expect("a link in the mail")
    }

    /// Where the first link of the HTML leads that confirms.
    pub fn button(&self) -> Option<String> {
        let page = scraper::Html::parse_document(&self.html);
        let links = scraper::Selector::parse("a[href*='/confirm/']").expect("a selector");
        page.select(&links).next().and_then(|link| link.attr("href")).map(String::from)
    }

    #[track_caller]
    pub fn code(&self) -> String {
        self.text
            .lines()
            .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>())
            .find(|line| line.len() >= 6 && line.chars().all(|c| c.is_ascii_digit()))
            .expect("a code in the mail")
    }

    /// What stands behind the last slash of the link.
    pub fn token(&self) -> &str {
        self.link().rsplit('/').next().expect("a path")
    }
}

fn read_mail(path: &Path) -> Mail {
    let text = std::fs::read_to_string(path).expect("a mail");
    serde_json::from_str(&text).expect("what the script wrote")
}
