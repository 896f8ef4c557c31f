//! Every page, in every case and both languages, through an HTML validator.

use std::fs;
use std::path::Path;
use std::process::Command;

use rocket_dyn_templates::tera::Context;
use rollbook::domain::Language;
use rollbook::web::html::brand::Look;
use rollbook::web::html::frame_context::FrameContext;
use rollbook::web::html::page_context::Content;
use rollbook::web::html::render::page_templates;

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
    let look = Look::default();
    for (case, Content { template: name, value }) in rollbook::web::samples().into_iter().enumerate() {
        for language in Language::ALL {
            let frame = FrameContext::sample(language, &look, true);
            let context = Context::from_value(frame.around(value.clone())).expect("an object");
            let html = templates.render(name, &context);
            let html = html.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let file = format!("{}-{case}-{language}.html", name.replace(['/', '.'], "-"));
            fs::write(folder.path().join(file), html).expect("a file");
            pages += 1;
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
