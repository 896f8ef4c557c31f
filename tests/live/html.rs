//! Every page, in every case and both languages, through an HTML validator.

use std::fs;
use std::path::Path;
use std::process::Command;

use rocket_dyn_templates::tera::Context;
use rollbook::domain::Language;
use rollbook::web::html::render::page_templates;
use serde_json::{Value, json};

use crate::samples;

const BROWSER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");

/// Panics with what the validator says unless it has nothing to say of any file in the folder.
pub fn is_well_formed(folder: &Path) {
    let program = Path::new(BROWSER).join("node_modules/html-validate/bin/html-validate.mjs");
    assert!(program.exists(), "tests/install installs html-validate");
    let output = Command::new("node")
        .arg(program)
        .args(["--ext", "html", "--config"])
        .arg(Path::new(BROWSER).join("html-validate.json"))
        .arg(folder)
        .output()
        .expect("node runs");
    let words = String::from_utf8_lossy(&output.stdout);
    let faults = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}\n{faults}");
}

#[test]
fn every_page_in_every_case_is_well_formed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let templates = page_templates();
    let mut pages = 0;
    for (name, contents) in samples::all() {
        for (case, content) in contents.iter().enumerate() {
            for language in Language::ALL {
                let html = templates.render(name, &in_frame(content, language));
                let html = html.unwrap_or_else(|error| panic!("{name}: {error:?}"));
                let file = format!("{}-{case}-{language}.html", name.replace(['/', '.'], "-"));
                fs::write(folder.path().join(file), html).expect("a file");
                pages += 1;
            }
        }
    }
    assert!(pages > 100, "{pages} pages");
    is_well_formed(folder.path());
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page =
        "<!doctype html><html lang=\"en\"><head><title>T</title></head><body><p><div></p></body></html>";
    fs::write(folder.path().join("wrong.html"), page).expect("a file");
    let verdict = std::panic::catch_unwind(|| is_well_formed(folder.path()));
    assert!(verdict.is_err(), "a paragraph holds no div");
}

/// With what the frame adds, as somebody who is signed in sees it.
fn in_frame(content: &Value, language: Language) -> Context {
    let mut context = content.clone();
    context["lang"] = json!(language.tag());
    context["dir"] = json!("ltr");
    context["languages"] = json!([{ "code": "en", "name": "English", "current": language == Language::English },
                                  { "code": "de", "name": "Deutsch", "current": language == Language::German }]);
    context["site_name"] = json!("Harbour & Club");
    context["path"] = json!("/account");
    context["request_id"] = json!("0123456789abcdef");
    context["account"] = json!({ "display_name": "Ada <3", "username": "ada", "email": null, "is_admin": true,
                                 "manages_users": true });
    Context::from_value(context).expect("an object")
}
