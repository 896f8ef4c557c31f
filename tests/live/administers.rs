//! What the console does, by the command line beside a running server.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::support::{Folder, PASSWORD};

/// One white pixel, as PNG.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

fn list(folder: &Folder, command: &[&str]) -> Vec<Value> {
    let all = folder.run(&[command, &["--json"]].concat()).json();
    all.as_array().expect("a list").clone()
}

#[test]
fn an_account_goes_through_all_that_can_be_done_to_it() {
    let folder = Folder::new();
    let ctx = folder.open();
    folder
        .run(&["account", "create", "--username", "ada", "--email", "ada@example.org", "--no-password"])
        .fine();
    let link = folder.run(&["account", "share-link", "ada", "invite"]).fine().trim().to_owned();
    assert!(link.contains("/invite/"), "{link}");
    folder.run(&["account", "invite", "ada"]).fine();
    folder.run_with(&["account", "set-password", "ada", "--password-stdin"], PASSWORD).fine();
    assert!(folder.run(&["account", "invite", "ada"]).fails_with(4).contains("already has a password"));
    folder.run(&["account", "send-reset", "ada"]).fine();
    assert!(folder.run(&["account", "unlock", "ada"]).fails_with(4).contains("not locked"));
    assert!(folder.run(&["account", "confirm-email", "ada"]).fails_with(4).contains("already confirmed"));

    folder.run(&["account", "edit", "ada", "--name", "Ada L.", "--username", "countess"]).fine();
    folder.run(&["account", "edit", "countess", "--email", "ada@new.example", "--proof", "hand"]).fine();
    let shown = folder.run(&["account", "show", "countess", "--json"]).json();
    assert_eq!((&shown["display_name"], &shown["email"]), (&"Ada L.".into(), &"ada@new.example".into()));
    assert!(
        folder.run(&["account", "edit", "countess", "--username", "a b"]).fails_with(4).contains("username:")
    );

    assert_eq!(ctx.client().signs_in("countess", PASSWORD).status, 200);
    assert!(folder.run(&["account", "end-sessions", "countess"]).fine().contains("have ended"));
    assert!(folder.run(&["account", "end-sessions", "countess"]).fine().contains("no open sessions"));
    folder.run(&["account", "set-role", "countess", "editor", "--users-admin"]).fine();
    let shown = folder.run(&["account", "show", "countess", "--json"]).json();
    assert_eq!((&shown["role"], &shown["users_admin"]), (&"editor".into(), &true.into()));

    folder.run(&["account", "delete", "countess"]).fine();
    assert_eq!(ctx.client().signs_in("countess", PASSWORD).status, 401);
    folder.run(&["account", "restore", "countess"]).fine();
    assert_eq!(ctx.client().signs_in("countess", PASSWORD).status, 200);
    folder.run(&["account", "erase", "countess"]).fine();
    folder.run(&["account", "show", "countess"]).fails_with(3);
}

#[test]
fn tags_filters_and_jobs_are_managed_and_the_server_works_the_jobs_off() {
    let folder = Folder::new();
    let _ctx = folder.open();
    for name in ["ada", "bob"] {
        folder.run(&["account", "create", "--username", name, "--no-password"]).fine();
    }
    let crew = folder.run(&["tag", "create", "Crew", "--color", "#0b6b3a"]).fine().trim().to_owned();
    let sailors = folder.run(&["tag", "create", "Sailors"]).fine().trim().to_owned();
    assert!(folder.run(&["tag", "create", "Crew"]).fails_with(4).contains("name:"));
    folder.run(&["tag", "edit", &crew, "--description", "Who sails"]).fine();
    folder.run(&["account", "tag", "ada", "crew"]).fine();
    assert!(folder.run(&["account", "untag", "bob", "Crew"]).fine().contains("does not carry"));

    let start = ["job", "start", "tag", "--tag", "Crew", "--filter", "q=bob"];
    assert!(folder.run(&[&start[..], &["--dry-run"]].concat()).fine().contains("1 accounts"));
    let job = folder.run(&start).fine().trim().to_owned();
    let done = ended(&folder, &job);
    assert_eq!((&done["changed"], &done["started_by"]), (&1.into(), &"command_line".into()));
    folder.run(&["tag", "merge", &crew, &sailors]).fine();
    let merging = list(&folder, &["job", "list"])[0]["id"].to_string();
    assert_eq!(ended(&folder, &merging)["changed"], 2);
    assert!(folder.run(&["job", "cancel", &merging]).fails_with(4).contains("already finished"));
    let tags = list(&folder, &["tag", "list"]);
    assert!(tags.iter().any(|tag| tag["name"] == "Crew" && tag["archived"] == true), "{tags:?}");
    folder.run(&["tag", "restore", &crew]).fine();
    folder.run(&["tag", "archive", &crew]).fine();

    let filter = folder.run(&["filter", "save", "Crew", "tag=Sailors"]).fine().trim().to_owned();
    assert!(folder.run(&["filter", "save", "Shut", "state=gone"]).fails_with(4).contains("state:"));
    folder.run(&["filter", "rename", &filter, "Sailors"]).fine();
    assert_eq!(list(&folder, &["filter", "list"])[0]["name"], "Sailors");
    folder.run(&["filter", "delete", &filter]).fine();
    folder.run(&["filter", "delete", &filter]).fails_with(3);
}

/// The server looks for work of others every ten seconds.
fn ended(folder: &Folder, job: &str) -> Value {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        let shown = folder.run(&["job", "show", job, "--json"]).json();
        if shown["state"] != "running" || Instant::now() > until {
            assert_eq!(shown["state"], "done", "{shown}");
            return shown;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn mails_their_words_settings_and_the_trail_are_managed() {
    let folder = Folder::new();
    let ctx = folder.open();
    ctx.client().registers("ada@example.org");
    let mails = list(&folder, &["mail", "list", "--to", "ada@", "--state", "waiting"]);
    assert_eq!(mails.len(), 1);
    let id = mails[0]["id"].to_string();
    folder.run(&["mail", "discard", &id]).fine();
    assert!(folder.run(&["mail", "discard", &id]).fails_with(4).contains("discarded"));
    folder.run(&["mail", "list", "--kind", "nonsense"]).fails_with(3);

    let words = folder.run(&["mail", "show-text", "invitation", "en", "--json"]);
    let mut words = words.json();
    words["subject"] = "Come in".into();
    folder.run_with(&["mail", "set-text", "invitation", "en"], &words.to_string()).fine();
    assert!(folder.run(&["mail", "show-text", "invitation", "en"]).fine().contains("Subject: Come in"));
    assert!(folder.run(&["mail", "texts"]).fine().contains("command_line at"));
    words["body"] = "no link".into();
    folder.run_with(&["mail", "set-text", "invitation", "en"], &words.to_string()).fails_with(4);
    folder.run(&["mail", "reset-text", "invitation", "en"]).fine();
    assert!(!folder.run(&["mail", "show-text", "invitation", "en"]).fine().contains("Come in"));

    let picture = folder.beside("logo.png");
    let set = ["settings", "set-logo", picture.to_str().expect("a path")];
    std::fs::write(&picture, "no picture").expect("a file");
    assert!(folder.run(&set).fails_with(4).contains("file:"));
    std::fs::write(&picture, STANDARD.decode(PIXEL).expect("Base64")).expect("a file");
    assert!(folder.run(&set).fine().contains("-1x1.png"));
    folder.run(&["settings", "set", "site.name", "Harbour Club"]).fine();
    let history = list(&folder, &["settings", "history", "site.name"]);
    assert_eq!((&history[0]["after"], &history[0]["by"]), (&"Harbour Club".into(), &"command_line".into()));
    folder.run(&["settings", "history", "no.such"]).fails_with(3);

    let entries = list(&folder, &["audit", "list", "--action", "setting.changed"]);
    assert_eq!(entries.len(), 2);
    assert_eq!(list(&folder, &["audit", "list", "--limit", "2"]).len(), 2);
    folder.run(&["audit", "list", "--actor", "nobody at all"]).fails_with(3);
    folder.run(&["audit", "list", "--from", "yesterday"]).fails_with(4);
    let table =
        folder.run(&["audit", "export", "--separator", "semicolon", "--bom", "--action", "setting.changed"]);
    assert!(table.fine().starts_with("\u{feff}line;time;"), "{}", table.fine());
    assert_eq!(table.fine().lines().count(), 3);
    let exported = folder.run(&["audit", "export", "--json"]).json();
    assert!(exported.as_array().is_some_and(|lines| lines.len() > 3));
    let figures = folder.run(&["statistics", "--days", "7", "--json"]).json();
    assert_eq!(
        (&figures["per_day"][6]["registrations"], figures["per_day"].as_array().map(Vec::len)),
        (&1.into(), Some(7))
    );
}
