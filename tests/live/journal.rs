//! The log as systemd's journal takes it: with priorities, and without a second time.

use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::Stdio;

use crate::support::Folder;

/// A folder whose log goes to this file, which the environment says is the journal.
fn journal(folder: &mut Folder) -> (File, PathBuf) {
    let path = folder.beside("journal");
    let file = File::create(&path).expect("a file");
    let about = file.metadata().expect("metadata");
    folder.set("JOURNAL_STREAM", format!("{}:{}", about.dev(), about.ino()));
    (file, path)
}

fn lines(path: &PathBuf) -> Vec<String> {
    std::fs::read_to_string(path).expect("text").lines().map(str::to_owned).collect()
}

#[test]
fn the_journal_gets_priorities_and_no_second_time() {
    for format in ["text", "json"] {
        let mut folder = Folder::new().with("ROLLBOOK_LOG_FORMAT", format);
        let (file, path) = journal(&mut folder);
        let ctx = folder.open_with_log(file.into());
        ctx.client().get("/healthz");
        let lines = lines(&path);
        let with = |priority: &str, word: &str| {
            lines.iter().any(|line| line.starts_with(priority) && line.contains(word))
        };
        assert!(with("<4>", "for tests only"), "{lines:?}");
        assert!(with("<6>", "Rollbook is open"), "{lines:?}");
        for line in &lines {
            assert!(line.starts_with('<') && line.get(2..3) == Some(">"), "{line}");
            let rest = &line[3..];
            match format {
                "json" => assert!(serde_json::from_str::<serde_json::Value>(rest).is_ok(), "{line}"),
                _ => assert!(!rest.trim_start().starts_with("20"), "the journal has its own: {line}"),
            }
        }
    }
}

#[test]
fn a_command_that_fails_is_an_error_in_the_journal() {
    let mut folder = Folder::new();
    let (file, path) = journal(&mut folder);
    let mut command = folder.command(&["settings", "list"]);
    let status = command.stdout(Stdio::null()).stderr(file).status().expect("it ends");
    assert_eq!(status.code(), Some(1));
    let lines = lines(&path);
    assert!(!lines.is_empty() && lines.iter().all(|line| line.starts_with("<3>")), "{lines:?}");
}

#[test]
fn any_other_place_gets_times_and_no_priorities() {
    let folder = Folder::new().with("JOURNAL_STREAM", "1:2");
    let ctx = folder.open();
    assert!(!ctx.log().contains("<4>") && ctx.log().starts_with("20"), "{}", ctx.log());
}
