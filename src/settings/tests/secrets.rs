//! Secrets are read from files too, and never shown.

use std::fs;

use super::*;

#[test]
fn a_secret_is_read_from_its_file_without_the_last_newline() {
    let url = "smtp://desk:secret@mail.example.org:587";
    for content in [url.to_owned(), format!("{url}\n"), format!("{url}\r\n")] {
        let settings = owner().keeps_secret("ROLLBOOK_SMTP_URL_FILE", &content).starts();
        assert_eq!(settings.smtp.url.unwrap().expose(), url);
    }
}

#[test]
fn a_secret_in_rocket_toml_may_be_a_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("smtp");
    fs::write(&path, "smtps://mail.example.org\n").unwrap();
    let text = format!("[default.rollbook.smtp]\nurl_file = '{}'\n", path.display());
    let settings = owner().writes_rocket_toml(&text).starts();
    assert_eq!(settings.smtp.url.unwrap().security(), SmtpSecurity::Tls);
    let both = format!("{text}url = 'smtp://host'\n");
    let problem = owner().writes_rocket_toml(&both).fails_with_one();
    assert!(problem.contains("keep one of the two"), "{problem}");
}

#[test]
fn a_secret_and_its_file_together_are_refused() {
    let problem = owner()
        .sets("ROLLBOOK_SMTP_URL", "smtp://u:hunter2@host")
        .keeps_secret("ROLLBOOK_SMTP_URL_FILE", "smtp://u:hunter2@host")
        .fails_with_one();
    assert!(
        problem.starts_with("ROLLBOOK_SMTP_URL_FILE (environment): is set together with ROLLBOOK_SMTP_URL;"),
        "{problem}"
    );
    assert!(!problem.contains("hunter2"));
}

#[test]
fn a_secret_file_that_is_missing_or_empty_is_refused() {
    let missing = owner().sets("ROLLBOOK_SEALING_KEY_FILE", "/nowhere/key").fails_with_one();
    assert!(missing.contains("\"/nowhere/key\", which cannot be read"), "{missing}");
    let empty = owner().keeps_secret("ROLLBOOK_SEALING_KEY_FILE", "\n").fails_with_one();
    assert!(empty.contains("which is empty"), "{empty}");
}

#[test]
fn only_secrets_may_be_files() {
    let problem = owner().sets("ROLLBOOK_PORT_FILE", "/x").fails_with_one();
    assert!(problem.contains("is not a setting"), "{problem}");
}

#[test]
fn no_secret_is_shown_in_lists_problems_or_debug_output() {
    let key = "aHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMmh1bnQ=";
    let settings = owner()
        .sets("ROLLBOOK_SMTP_URL", "smtp://alice:hunter2@mail.example.org:587")
        .sets("ROLLBOOK_SEALING_KEY", key)
        .starts();
    let shown = format!("{:?}{:?}", settings.in_force(), settings);
    for secret in ["hunter2", "alice", key, "104, 117"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    let line = |key: &str| {
        let all = settings.in_force();
        all.into_iter().find(|one| one.key == key).unwrap().value
    };
    assert_eq!(line("smtp.url"), "smtp://[hidden]@mail.example.org:587");
    assert_eq!(line("sealing_key"), "[hidden]");
    assert_eq!(line("port"), "8000");
    assert_eq!(line("public_url"), "");
}

#[test]
fn wrong_secrets_are_refused_without_being_repeated() {
    for url in [
        "hunter2",
        "smtp://u:hunter2",
        "smtp://u:hunter#2@host",
        "smtp://u:hun/ter2@host",
        "smtp://host/hunter2",
        "smtp://hunter2@host",
        "imap://u:hunter2@host",
        "smtp://u:hunter2@host:0",
        "smtp://u:hunter2@ho st",
        "smtp://u:hunter2@host?x",
    ] {
        let problem = owner().sets("ROLLBOOK_SMTP_URL", url).fails_with_one();
        for part in ["hun/ter", "hunter", "host?", "ho st"] {
            assert!(!problem.contains(part), "{url}: {problem}");
        }
    }
    for key in ["hunter2!", "aHVudGVyMg=="] {
        let problem = owner().sets("ROLLBOOK_SEALING_KEY", key).fails_with_one();
        assert!(!problem.contains(key), "{problem}");
    }
    let url = "https://alice:hunter2@join.example.org";
    let problem = owner().sets("ROLLBOOK_PUBLIC_URL", url).fails_with_one();
    assert!(!problem.contains("hunter2"), "{problem}");
}
