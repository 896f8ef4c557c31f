//! schemathesis, which makes requests up from `docs/openapi.json`, finds no failure of the server, no answer that is
//! not described and no invalid request that is accepted. `tests/fuzz/schemathesis.toml` says which of its
//! checks are narrower and why, `tests/fuzz/hooks.py` what it leaves alone.

use std::path::Path;
use std::process::Command;

use crate::support::{Folder, PASSWORD};

const FUZZ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz");

#[test]
fn schemathesis_finds_no_fault_in_any_operation() {
    let program = Path::new(FUZZ).join("venv/bin/st");
    assert!(program.exists(), "{} is missing; tests/install installs it", program.display());
    // What is limited is tested elsewhere; here it would hide everything after the first requests.
    let limits = ["REGISTRATIONS_PER_HOUR", "SIGN_INS_PER_MINUTE", "MAILS_PER_HOUR"];
    let mut folder = Folder::new();
    for limit in limits {
        folder.set(&format!("ROLLBOOK_LIMITS_{limit}"), "0");
    }
    let server = folder.open();
    let create = ["account", "create", "--username", "boss", "--role", "admin", "--password-stdin"];
    folder.run_with(&create, PASSWORD).fine();
    let made = folder.run(&["key", "create", "fuzz", "--role", "ADMIN"]);
    let key = made.out.lines().find(|line| line.starts_with("rbk_")).expect("a key").to_owned();
    let grant =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "boss"), ("password", PASSWORD)];
    let tokens = server.client().submit("/oauth/token/", &grant).json();
    let token = tokens["access_token"].as_str().expect("a token");
    let account = folder.run(&["account", "show", "boss", "--json"]).json();

    let output = Command::new(&program)
        .args(["--no-color", "--config-file"])
        .arg(Path::new(FUZZ).join("schemathesis.toml"))
        .arg("run")
        .arg(format!("{}/api/openapi.json", server.url))
        .current_dir(folder.path())
        .env("PYTHONPATH", FUZZ)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ROLLBOOK_FUZZ_URL", &server.url)
        .env("ROLLBOOK_FUZZ_KEY", &key)
        .env("ROLLBOOK_FUZZ_TOKEN", token)
        .env("ROLLBOOK_FUZZ_ACCOUNT", account["uuid"].as_str().expect("an id"))
        .output()
        .expect("schemathesis starts");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    // It tried every operation, and both callers lived to the end: refused for their credentials, no request
    // would have been looked at.
    let every = out.lines().find_map(|line| line.trim().strip_prefix("Selected: ")).expect("a summary");
    let (chosen, all) = every.split_once('/').expect("two numbers");
    assert!(chosen == all && out.contains(&format!("Tested: {all}")), "{out}");
    for (path, credential) in [("/api/v2/user/me/", token), ("/api/admin/keys", key.as_str())] {
        let authorization = format!("Bearer {credential}");
        assert_eq!(
            server.client().get_with(path, &[("Authorization", &authorization)]).status,
            200,
            "{path}"
        );
    }
}
