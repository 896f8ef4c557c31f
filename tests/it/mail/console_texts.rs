//! Previews, and writing a mail's words.

use rocket::http::Status;
use rollbook::domain::Language;
use rollbook::mail::kinds::CATALOGUE;

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

const PATH: &str = "/console/mail/texts/confirm_address/en";
const BODY: &str = "Ahoy {{ name }},\n\n[Come aboard]({{ link }})\n\n{{ code }}";

/// An administrator who has just proven who they are.
fn proven(app: &TestApp) -> Visitor<'_> {
    let mut grace = app.signed_in(&app.set_up());
    proves(&mut grace);
    grace
}

fn proves(visitor: &mut Visitor<'_>) {
    assert_eq!(visitor.post("/account/prove", &[("password", PASSWORD)]).status, Status::SeeOther);
}

fn saves(visitor: &mut Visitor<'_>, subject: &str, body: &str) -> Reply {
    visitor.post(PATH, &[("subject", subject), ("heading", "Welcome aboard"), ("body", body)])
}

#[test]
fn every_mail_is_previewed_in_every_language_with_sample_values() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    let list = grace.get("/console/mail/previews");
    for kind in CATALOGUE {
        for language in Language::ALL {
            let path = format!("/console/mail/previews/{}/{}", kind.name, language.tag());
            assert!(list.has(&format!("a[href='{path}']")), "{path}");
            let page = grace.get(&path);
            let frame = page.attribute("iframe", "src").expect("a frame");
            let document = grace.get(&frame);
            assert_eq!(document.attribute("html", "lang").as_deref(), Some(language.tag()), "{path}");
            let title = document.text_of("h1").expect("a heading");
            assert!(!title.is_empty() && document.says("Harbour Club"), "{path}");
            let text = grace.get(&format!("{path}?view=text"));
            assert!(text.text_of("pre").is_some_and(|text| text.contains("Harbour Club")), "{path}");
            assert!(page.has(".mail-subject bdi"), "{path}");
        }
    }
    assert_eq!(grace.get("/console/mail/previews/nonsense/en").status, Status::NotFound);
    assert_eq!(grace.get("/console/mail/previews/test/fr").status, Status::NotFound);
}

#[test]
fn own_words_are_used_at_once_shown_in_the_preview_and_given_up_again() {
    let app = TestApp::fresh();
    let mut grace = proven(&app);
    let form = grace.get(PATH);
    assert_eq!(form.value_of("subject").as_deref(), Some("Confirm your email address for {{ site_name }}"));
    assert!(form.text_of("textarea").is_some_and(|body| body.contains("{{ link }}")));
    let saved = saves(&mut grace, "Welcome to {{ site_name }}", BODY);
    assert_eq!(saved.location(), format!("{PATH}?done=saved"));
    let page = grace.get(saved.location());
    assert!(page.says("Saved.") && page.says("Changed by grace"));
    assert_eq!(page.value_of("subject").as_deref(), Some("Welcome to {{ site_name }}"));
    app.visitor().registers(&Person::ada());
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Welcome to Harbour Club");
    assert!(mail.text.contains("Ahoy Ada Lovelace,"));
    let preview = grace.get("/console/mail/previews/confirm_address/en/html");
    assert_eq!(preview.text_of("h1").as_deref(), Some("Welcome aboard"));
    assert!(grace.get("/console/mail/texts").says("Custom"));

    let reset = grace.post(&format!("{PATH}/reset"), &[]);
    assert!(grace.get(reset.location()).says("Reset to the default text"));
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    assert!(app.mailbox().newest("eve@example.org").subject().starts_with("Confirm your email address"));
    let actions = app.audit_actions();
    assert!(
        actions.contains(&"mail_text.changed".to_owned()) && actions.contains(&"mail_text.reset".to_owned())
    );
    let details = app.audit_details("mail_text.reset");
    assert!(details.contains("Come aboard"), "what was written is not lost: {details}");
    let before = app.tables();
    grace.post(&format!("{PATH}/reset"), &[]);
    assert_eq!(app.tables(), before, "nothing to put back, nothing to write down");
}

#[test]
fn a_text_that_cannot_be_sent_is_refused_with_the_line_and_everything_typed_stays() {
    let app = TestApp::fresh();
    let mut grace = proven(&app);
    for (added, words) in [
        ("{{ get_env(name=\"PATH\") }}", "Line 7"),
        ("{% include \"/etc/passwd\" %}", "are not supported"),
        ("{% for i in range(end=1000000000) %}{% endfor %}", "are not supported"),
        ("{{ nmae }}", "there is no placeholder {{ nmae }}"),
        ("[x](javascript:alert(1))", "starts with https://"),
    ] {
        let before = app.tables();
        let body = format!("{BODY}\n\n{added}");
        let page = saves(&mut grace, "Hello", &body);
        assert_eq!(page.status, Status::BadRequest, "{added}");
        let message = page.text_of("#field-body-errors").expect("a message");
        assert!(message.contains(words), "{added}: {message}");
        let kept = page.text_of("textarea").expect("the text");
        assert!(kept.contains(&added.split_whitespace().collect::<Vec<_>>().join(" ")), "{kept}");
        assert_eq!(app.tables(), before, "{added}");
    }
    let page = saves(&mut grace, "{{ code }}", "Hello");
    assert!(page.message_at("subject").is_some_and(|message| message.contains("locked screens")));
    let message = page.text_of("#field-body-errors").expect("a message");
    assert!(
        message.contains("{{ link }} is missing") && message.contains("{{ code }} is missing"),
        "{message}"
    );
    assert_eq!(app.count("mail_texts"), 0);
}

#[test]
fn huge_texts_are_refused_quickly() {
    let app = TestApp::fresh();
    let mut grace = proven(&app);
    for body in [format!("{BODY}{}", "x".repeat(10_001)), format!("{BODY}{}", "{{ name }}".repeat(101))] {
        let page = saves(&mut grace, "Hello", &body);
        assert_eq!(page.status, Status::BadRequest);
        assert!(page.has("#field-body-errors"));
    }
    assert_eq!(saves(&mut grace, &"x".repeat(151), BODY).status, Status::BadRequest);
    assert_eq!(saves(&mut grace, "Hello", &"x".repeat(2_000_000)).status, Status::PayloadTooLarge);
}

#[test]
fn the_preview_of_what_is_typed_stores_nothing_and_shows_markup_as_words() {
    let app = TestApp::fresh();
    let mut grace = proven(&app);
    let before = app.tables();
    let body = format!("{BODY}\n\n<script>alert(1)</script> <img src=x onerror=alert(1)>");
    let fields = [("subject", "Hello"), ("heading", "<b>Hi</b>"), ("body", body.as_str())];
    let document = grace.post(&format!("{PATH}/preview"), &fields);
    assert_eq!(document.status, Status::Ok);
    assert!(!document.has("script, img, b"), "{}", document.body);
    assert_eq!(document.text_of("h1").as_deref(), Some("<b>Hi</b>"));
    assert!(document.says("<script>alert(1)</script>") && document.says("Ahoy Ada Lovelace"));
    assert!(document.header("content-security-policy").is_some_and(|policy| policy.starts_with("sandbox;")));
    let faulty =
        grace.post(&format!("{PATH}/preview"), &[("subject", "x"), ("heading", "x"), ("body", "{{ x")]);
    assert!(faulty.says("can’t be saved yet") && faulty.says("Line 1"));
    assert_eq!(app.tables(), before);
}

#[test]
fn whoever_writes_longer_than_the_proof_holds_loses_no_word() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    app.later(std::time::Duration::from_secs(6 * 60));
    assert!(grace.get(PATH).location().starts_with("/account/prove?next="), "asked before the first word");
    proves(&mut grace);
    assert_eq!(grace.get(PATH).status, Status::Ok);
    app.later(std::time::Duration::from_secs(6 * 60));
    let page = saves(&mut grace, "Welcome", BODY);
    assert_eq!(page.status, Status::Forbidden);
    assert_eq!(page.value_of("subject").as_deref(), Some("Welcome"));
    assert!(page.text_of("textarea").is_some_and(|body| body.contains("Come aboard")));
    assert_eq!(app.count("mail_texts"), 0);
    assert!(grace.post(&format!("{PATH}/reset"), &[]).location().starts_with("/account/prove"));
    proves(&mut grace);
    assert_eq!(saves(&mut grace, "Welcome", BODY).status, Status::SeeOther);
}
