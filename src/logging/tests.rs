//! Lines of the log as they are written.

use std::io;
use std::sync::{Arc, Mutex};

use time::macros::datetime;

use super::*;

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What stands in the log after `told`.
fn log(format: LogFormat, level: LogLevel, told: impl FnOnce()) -> String {
    let paper = Paper::default();
    let writer = paper.clone();
    let utc = Utc(|| datetime!(2026-01-31 10:11:12.345 UTC));
    let subscriber = subscriber(format, level, Place::Elsewhere, utc, move || writer.clone());
    tracing::subscriber::with_default(subscriber, told);
    String::from_utf8(paper.0.lock().unwrap().clone()).unwrap()
}

fn text(told: impl FnOnce()) -> String {
    log(LogFormat::Text, LogLevel::Info, told)
}

fn json(told: impl FnOnce()) -> String {
    log(LogFormat::Json, LogLevel::Info, told)
}

const NASTY: &str = "a\r\nb\u{1b}[31mc\u{202e}d\u{2028}e\u{9b}f\u{e0041}\" level=ERROR";

#[test]
fn a_text_line_says_when_how_grave_where_and_what() {
    let line = text(|| tracing::info!(account = 7, "signed in"));
    assert_eq!(line, "2026-01-31T10:11:12.345Z  INFO rollbook::logging::tests: signed in account=7\n");
}

#[test]
fn a_json_line_is_one_object() {
    let line = json(|| tracing::warn!(account = 7, "signed in"));
    let object: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["timestamp"], "2026-01-31T10:11:12.345Z");
    assert_eq!(object["level"], "WARN");
    assert_eq!(object["message"], "signed in");
    assert_eq!(object["account"], 7);
}

#[test]
fn no_value_leaves_its_line_or_starts_a_terminal_code() {
    let tell = || {
        let span = tracing::info_span!("request", path = NASTY, host = %NASTY);
        let _inside = span.enter();
        tracing::info!(name = NASTY, shown = %NASTY, told = ?NASTY, "met {NASTY}");
        tracing::info!(message = NASTY, cause = &io::Error::other(NASTY) as &dyn std::error::Error);
    };
    for log in [text(tell), json(tell)] {
        assert_eq!(log.matches('\n').count(), 2, "{log}");
        for line in log.lines() {
            assert_eq!(line.chars().find(|char| is_unfit_for_a_line(*char)), None);
        }
    }
}

#[test]
fn a_field_of_text_cannot_pass_for_another_field() {
    for forged in ["x status=200", "\"x\" status=200", "x\u{a0}status=200", ""] {
        let line = text(|| tracing::info!(name = %forged, "met"));
        let rest = line.trim_end().split_once("name=").unwrap().1;
        assert_eq!(rest, format!("{forged:?}"), "{line}");
    }
}

#[test]
fn json_gives_back_the_very_value_that_was_told() {
    let line = json(|| tracing::info!(name = NASTY, "met"));
    let object: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["name"], NASTY);
}

#[test]
fn finer_levels_than_the_one_wanted_are_left_out() {
    let tell = || {
        tracing::debug!("fine");
        tracing::info!("coarse");
    };
    assert!(!text(tell).contains("fine"));
    assert!(log(LogFormat::Text, LogLevel::Debug, tell).contains("fine"));
    assert_eq!(log(LogFormat::Text, LogLevel::Error, tell), "");
}

#[test]
fn other_crates_are_heard_from_warnings_up() {
    let line = log(LogFormat::Text, LogLevel::Debug, || {
        tracing::info!(target: "hyper", "chatter");
        tracing::warn!(target: "hyper", "trouble");
    });
    assert!(!line.contains("chatter") && line.contains("trouble"), "{line}");
}

/// What a process writes to standard error is asked of a process of its own: the log of this one is
/// shared by every test.
#[test]
fn a_log_that_is_started_twice_stays_what_the_first_start_made_of_it() {
    const TELLS: &str = "ROLLBOOK_TEST_TELLS";
    if std::env::var_os(TELLS).is_some() {
        init(LogFormat::Text, LogLevel::Error);
        init(LogFormat::Json, LogLevel::Debug);
        tracing::info!("fine");
        tracing::error!("grave");
        return;
    }
    let name = std::thread::current().name().expect("named by the test").to_owned();
    let told = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args([name.as_str(), "--exact", "--nocapture"])
        .env(TELLS, "yes")
        .output()
        .expect("it runs once more");
    let told = String::from_utf8(told.stderr).expect("text");
    let (stamp, rest) = told.split_once(' ').expect("a line");
    assert!(OffsetDateTime::parse(stamp, &time::format_description::well_known::Rfc3339).is_ok(), "{told}");
    assert_eq!(rest, "ERROR rollbook::logging::tests: grave\n", "{told}");
}
