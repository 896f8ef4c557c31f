//! The first start, the second, and starts that cannot be.

use serde_json::json;

use crate::support::{Folder, PASSWORD};

#[test]
fn an_empty_folder_and_no_configuration_make_a_working_server() {
    let folder = Folder::unconfigured();
    let ctx = folder.open();

    assert!(folder.database().exists(), "the database lies beside the binary's caller");
    assert!(ctx.url.starts_with("http://localhost:"), "{}", ctx.url);
    let link = ctx.setup_link.as_deref().expect("a set-up link is printed");
    assert!(link.starts_with(&ctx.url), "{link}");
    assert!(ctx.printed().contains("ROLLBOOK_SMTP_URL"), "it says that mail is not sent yet");

    let visitor = ctx.client();
    for path in ["/", "/register", "/sign-in", "/privacy", "/healthz", "/readyz"] {
        assert_eq!(visitor.get(path).status, 200, "{path}");
    }
    assert_eq!(visitor.get(link).status, 200);
    // With the password hashing of a real installation.
    assert_eq!(visitor.registers("ada@example.org").status, 201);
    let mails = folder.run(&["mail", "list", "--json"]).json();
    assert_eq!(mails[0]["to"], "ada@example.org");
    assert_eq!(mails[0]["state"], "waiting");
}

#[test]
fn the_set_up_link_makes_one_administrator_and_no_second() {
    let folder = Folder::new();
    let mut ctx = folder.open();
    let link = ctx.setup_link.clone().expect("a set-up link is printed");
    let token = link.rsplit('/').next().expect("a path");
    let answers = [
        ("token", token),
        ("site_name", "Harbour Club"),
        ("public_url", ctx.url.as_str()),
        ("name", "Grace Hopper"),
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(ctx.client().submit("/setup", &answers).status, 303);
    assert_eq!(ctx.client().submit("/setup", &answers).status, 410);
    assert_eq!(ctx.client().get(&link).status, 410);
    assert_eq!(ctx.client().head(&link).status, 410);
    folder.run(&["setup-link"]).fails_with(4);

    let session = ctx.client().signs_in("grace", PASSWORD).json();
    assert_eq!(session["profile"]["roles"], json!(["ADMIN"]), "{session}");

    ctx.ask_to_stop();
    assert!(ctx.wait().success());
    assert_eq!(folder.open().setup_link, None, "a second start offers nothing");
}

#[test]
fn a_new_set_up_link_replaces_the_printed_one() {
    let folder = Folder::new();
    let ctx = folder.open();
    let first = ctx.setup_link.clone().expect("a set-up link is printed");
    let second = folder.run(&["setup-link"]).fine().to_owned();
    assert_eq!(ctx.client().get(&first).status, 410);
    let path = second.split_once("/setup/").expect("a link").1;
    assert_eq!(ctx.client().get(&format!("/setup/{path}")).status, 200);
}

#[test]
fn a_second_start_in_the_same_folder_is_refused_and_names_the_first() {
    let folder = Folder::new();
    let ctx = folder.open();
    let refused = folder.fails_to_open();
    let words = refused.fails_with(1);
    assert!(words.contains(&ctx.id().to_string()), "{words}");
    assert_eq!(ctx.client().get("/").status, 200);
}

#[test]
fn the_folder_is_free_again_after_a_kill() {
    let folder = Folder::new();
    folder.open().kill();
    assert_eq!(folder.open().client().get("/readyz").status, 200);
}

#[test]
fn wrong_settings_are_named_all_at_once_with_their_source_and_what_would_work() {
    let folder = Folder::unconfigured()
        .with("ROLLBOOK_PORT", "80a")
        .with("ROLLBOOK_SMPT_URL", "smtp://localhost")
        .with("ROLLBOOK_PUBLIC_URL", "join.example.org");
    std::fs::write(folder.path().join("Rocket.toml"), "[default.rollbook]\ncolour = \"red\"\n")
        .expect("a file");
    let said = folder.fails_to_open();
    let words = said.fails_with(1);
    for part in [
        "colour (Rocket.toml)",
        "ROLLBOOK_PORT (environment)",
        "80a",
        "8000",
        "did you mean ROLLBOOK_SMTP_URL?",
        "ROLLBOOK_PUBLIC_URL (environment)",
        "https://join.example.org",
    ] {
        assert!(words.contains(part), "{part:?} is missing in {words}");
    }
    assert!(!folder.database().exists(), "nothing is made before the settings are right");
    folder.run(&["account", "list"]).fails_with(1);
}

#[test]
fn a_secret_in_a_wrong_setting_is_not_repeated() {
    let folder = Folder::unconfigured().with("ROLLBOOK_SMTP_URL", "smtp://desk:hush-hush@:99999999");
    let said = folder.fails_to_open();
    let words = said.fails_with(1);
    assert!(words.contains("ROLLBOOK_SMTP_URL"), "{words}");
    assert!(!words.contains("hush"), "{words}");
}

#[test]
fn a_taken_port_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let folder = Folder::new().with("ROLLBOOK_PORT", &port);
    let said = folder.fails_to_open();
    let words = said.fails_with(1);
    assert!(words.contains(&port) && words.contains("ROLLBOOK_PORT"), "{words}");
}

#[test]
fn settings_come_from_the_file_and_the_environment_comes_before_it() {
    let folder = Folder::new().with("ROLLBOOK_SITE_NAME", "From the environment");
    let file =
        "[default.rollbook]\nsite_name = \"From the file\"\n[default.rollbook.log]\nlevel = \"warn\"\n";
    std::fs::write(folder.path().join("Rocket.toml"), file).expect("a file");
    folder.run(&["--data-dir", ".", "setup-link"]).fine();
    let settings = folder.run(&["settings", "list", "--json"]).json();
    let of = |key: &str| {
        let all = settings.as_array().expect("a list");
        all.iter().find(|setting| setting["key"] == key).expect("the setting").clone()
    };
    assert_eq!(of("site_name")["value"], "From the environment");
    assert!(of("site_name")["source"].as_str().is_some_and(|source| source.contains("environment")));
    assert_eq!(of("log.level")["value"], "warn");
    assert!(of("log.level")["source"].as_str().is_some_and(|source| source.contains("Rocket.toml")));
}
