//! Signals that service managers and log rotation send, and readers that go away.

use std::io::Read as _;
use std::process::Stdio;

use rustix::process::Signal;

use crate::support::{Folder, PASSWORD};

#[test]
fn a_signal_to_read_settings_or_open_logs_anew_does_not_end_it() {
    let folder = Folder::new();
    let mut ctx = folder.open();
    for signal in [Signal::HUP, Signal::USR1, Signal::USR2, Signal::HUP] {
        ctx.signal(signal);
        assert_eq!(ctx.client().get("/readyz").status, 200, "{signal:?}");
    }
    ctx.ask_to_stop();
    assert!(ctx.wait().success());
}

/// Enough lines that a pipe cannot hold them all unread.
fn with_people() -> Folder {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    for name in ["ada", "bob", "eve"] {
        let more = ["account", "create", "--username", name, "--password-stdin"];
        folder.run_with(&more, PASSWORD).fine();
    }
    folder
}

#[test]
fn a_reader_that_has_gone_ends_a_command_quietly() {
    let folder = with_people();
    for arguments in [
        &["account", "list"][..],
        &["account", "list", "--json"],
        &["account", "show", "ada"],
        &["audit", "verify"],
        &["audit", "verify", "--json"],
        &["settings", "list"],
        &["settings", "get", "site.name"],
        &["key", "list"],
        &["client", "list"],
        &["jwt", "secret"],
        &["mail", "list"],
        &["check"],
        &["backup"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut child = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("Rollbook starts");
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
        let status = child.wait().expect("it ends");
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn words_that_cannot_be_written_are_a_failure_and_no_panic() {
    let folder = with_people();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let output = folder
        .command(&["account", "list"])
        .stdin(Stdio::null())
        .stdout(full)
        .output()
        .expect("Rollbook ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("standard output"), "{said}");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut child = folder
        .command(&["account", "show", "nobody"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(writer)
        .spawn()
        .expect("Rollbook starts");
    assert_eq!(child.wait().expect("it ends").code(), Some(3));
}

#[test]
fn a_log_that_nobody_reads_any_more_stops_nothing() {
    let folder = Folder::new();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let mut ctx = folder.open_with_log(writer.into());
    drop(reader);
    for _ in 0..3 {
        assert_eq!(ctx.client().get("/register").status, 200);
    }
    assert_eq!(ctx.client().registers("ada@example.org").status, 201);
    ctx.ask_to_stop();
    assert!(ctx.wait().success());
}
