//! The privacy policy: read by anybody, agreed to by everybody.

use rocket::http::{Method, Status};
use serde_json::json;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

#[test]
fn anybody_can_read_the_policy_in_the_sites_own_words() {
    let app = TestApp::fresh();
    assert!(app.visitor().get("/privacy").texts_of(".prose p").len() > 2);
    app.sets("privacy.text", "We keep little.\n\nAnd <b>never</b> long.");
    let page = app.visitor().get("/privacy");
    assert_eq!(page.texts_of(".prose p"), ["We keep little.", "And <b>never</b> long."]);
}

#[test]
fn the_policy_is_markdown_below_the_pages_heading_and_runs_nothing() {
    let app = TestApp::fresh();
    app.sets(
        "privacy.text",
        "# What we keep\n\n- Your *name*, see [us](https://example.org).\n\n<script>alert(1)</script>\n\n[x](javascript:x) ![y](https://evil.example/y.png)",
    );
    let page = app.visitor().get("/privacy");
    assert_eq!(page.texts_of("h1"), ["Privacy policy"]);
    assert_eq!(page.texts_of(".prose h2"), ["What we keep"]);
    assert_eq!(page.texts_of(".prose li em"), ["name"]);
    assert_eq!(page.attributes(".prose a", "href"), ["https://example.org/"]);
    assert!(!page.has(".prose script") && !page.has(".prose img"), "{}", page.body);
    assert!(page.says("alert(1)"), "what was written is seen");
}

#[test]
fn each_language_has_its_own_policy_and_one_alone_is_everybodys() {
    let app = TestApp::fresh();
    let reads = |language: &str| {
        let page = app.visitor().send(Method::Get, "/privacy", &[("Accept-Language", language)], None);
        (page.text_of(".prose").unwrap_or_default(), page.attribute(".prose", "lang").unwrap_or_default())
    };
    assert!(reads("en").0.starts_with("What we store") && reads("de").0.starts_with("Was wir speichern"));
    app.sets("privacy.text", "Little.");
    assert_eq!(reads("de"), ("Little.".to_owned(), "en".to_owned()));
    app.sets("privacy.text_de", "Wenig.");
    assert_eq!(reads("de"), ("Wenig.".to_owned(), "de".to_owned()));
    assert_eq!(reads("en"), ("Little.".to_owned(), "en".to_owned()));
}

#[test]
fn an_administrator_begins_with_the_default_text_sees_it_and_proves_what_was_agreed_to() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let form = root.get("/console/settings/privacy");
    let page = form.page();
    let field = |name: &str| -> String {
        let field = scraper::Selector::parse(&format!("textarea[name='{name}']")).expect("a selector");
        page.select(&field).next().expect("a field").text().collect()
    };
    assert!(field("privacy.text").contains("# What we store"));
    assert!(field("privacy.text_de").contains("# Was wir speichern"));
    // Sent back as they are, both stay the default.
    let seen = form.value_of("seen").expect("a revision");
    let (english, german) = (field("privacy.text"), field("privacy.text_de"));
    let edited = format!("{english}\n\nAnd nothing else.");
    let sent = [
        ("seen", seen.as_str()),
        ("privacy.text", &edited),
        ("privacy.text_de", &german),
        ("privacy.version", "2"),
    ];
    let before = app.tables();
    for (name, words) in [("privacy-en", "And nothing else."), ("privacy-de", "Was wir speichern")] {
        let preview = root.post(&format!("/console/settings/preview/{name}"), &sent);
        assert!(preview.says(words), "{name}: {}", preview.body);
        assert!(!preview.has("script"));
    }
    assert_eq!(app.tables(), before);
    let saved = root.post("/console/settings/privacy", &sent);
    assert!(saved.location().starts_with("/console/settings?saved=privacy"), "{}", saved.body);
    let policy = app.run(app.ctx.policy()).expect("the policy");
    assert!(policy.privacy_text.is_some_and(|text| text.ends_with("And nothing else.")));
    assert_eq!(policy.privacy_text_german, None);
    // The trail has the version and the text that people agree to from now on.
    let history = root.get("/console/settings/history");
    assert!(history.says("And nothing else.") || app.files_hold("And nothing else."));
    assert!(app.files_hold("privacy.version"));
}

#[test]
fn a_new_version_is_put_before_everyone_at_the_next_page() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.get("/account").status, Status::Ok);
    app.sets("privacy.version", "2027");
    assert_eq!(ada.get("/account").location(), "/account/privacy");
    let page = ada.get("/account/privacy");
    assert!(page.says("has changed since you last agreed") && page.says("2027"));
    let agreed = ada.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(agreed.location(), "/account?changed=privacy");
    assert_eq!(ada.get("/account").status, Status::Ok);
    assert_eq!(app.of_the_account::<Option<String>>("privacy_version").as_deref(), Some("2027"));
    assert!(!ada.get("/account/privacy").has("form[action='/account/privacy']"), "nobody is asked twice");
}

#[test]
fn whoever_never_agreed_is_asked_after_signing_in() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    app.registered_by_another_system(&ada);
    let id = rollbook::domain::AccountId(1);
    app.run(app.ctx.store.write(move |tx| {
        tx.update_account_password(id, tx.find_account(id)?.and_then(|a| a.password_hash).as_deref(), false)?;
        tx.update_account_privacy(
            id,
            &rollbook::domain::PrivacyAgreement {
                at: rollbook::domain::Timestamp::from_millis(0),
                version: "old".to_owned(),
            },
        )
    }))
    .expect("prepared");
    let mut visitor = app.visitor();
    assert_eq!(visitor.signs_in(&ada.email, &ada.password).location(), "/account/privacy");
}

#[test]
fn whoever_declines_hears_what_follows_and_is_asked_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    app.sets("privacy.version", "2027");
    let reply = ada.post("/account/privacy", &[("answer", "decline")]);
    assert_eq!(reply.status, Status::Ok);
    assert!(reply.has("a[href='/account/delete']") && reply.has("form[action='/sign-out']"));
    assert_eq!(ada.get("/account").location(), "/account/privacy");
    assert_eq!(app.of_the_account::<Option<String>>("privacy_version").as_deref(), Some("1"));
    let agreed = ada.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(agreed.location(), "/account?changed=privacy");
    assert!(ada.get("/account/privacy").has(".message-success"), "which version, and when");
}

#[test]
fn any_other_answer_asks_again_and_changes_nothing() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    app.sets("privacy.version", "2027");
    let before = app.tables();
    for answer in ["", "maybe", "AGREE"] {
        assert_eq!(ada.post("/account/privacy", &[("answer", answer)]).location(), "/account/privacy");
    }
    assert_eq!(
        ada.post("/account/privacy", &[("answer", "agree"), ("answer", "decline")]).location(),
        "/account/privacy"
    );
    assert_eq!(app.tables(), before);
}

#[test]
fn a_new_version_is_asked_about_at_the_next_sign_in_however_it_is_made() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let eve = Person::new("Eve", "eve@example.org");
    let (phone, codes) = app.member_with_two_steps(&eve);
    app.sets("privacy.version", "2027");
    let mut ada = app.visitor();
    let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("next", "/account/sessions")];
    assert_eq!(ada.post("/sign-in", &fields).location(), "/account/privacy");
    assert_eq!(ada.get("/account/sessions").location(), "/account/privacy");
    app.next_code();
    let mut eve = app.visitor();
    assert_eq!(
        eve.signs_in("eve@example.org", PASSWORD).location(),
        "/sign-in/factor?next=%2Faccount%2Fprivacy"
    );
    let code = phone.code(&app, 0);
    let typed = eve.post("/sign-in/factor", &[("code", &code), ("next", "/account/privacy")]);
    assert_eq!(typed.location(), "/account/privacy");
    assert_eq!(eve.get("/account").location(), "/account/privacy");
    eve.post("/account/privacy", &[("answer", "agree")]);
    let mut again = app.visitor();
    assert_eq!(again.signs_in_with_code("eve@example.org", &codes[0]).location(), "/account", "once");
}

#[test]
fn an_administrator_is_asked_before_the_console_opens() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.sets("privacy.version", "2027");
    let mut grace = app.signed_in(&grace);
    assert_eq!(grace.get("/console").location(), "/account/privacy");
}

#[test]
fn programs_go_on_and_see_what_was_agreed_to() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let granted = |app: &TestApp| app.grants(&[("username", "ada@example.org"), ("password", PASSWORD)]);
    let before = granted(&app).json();
    app.sets("privacy.version", "2027");
    let token = before["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(app.signs_in_by_bearer(&token), 200);
    assert_eq!(granted(&app).status, Status::Ok);
    let session = app
        .post("/api/authentication/login", &json!({ "login": "ada@example.org", "password": PASSWORD }))
        .send();
    assert_eq!(session.status, Status::Ok);
}

#[test]
fn a_policy_that_cannot_be_saved_is_told_in_its_preview() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let long = "a ".repeat(60_000);
    for (name, field) in [("privacy-en", "privacy.text"), ("privacy-de", "privacy.text_de")] {
        let preview = root.post(&format!("/console/settings/preview/{name}"), &[(field, long.as_str())]);
        assert!(preview.has(".message-warning"), "{name}: {}", preview.body);
        let fine = root.post(&format!("/console/settings/preview/{name}"), &[(field, "# Fine")]);
        assert!(!fine.has(".message-warning"), "{name}: {}", fine.body);
    }
}

#[test]
fn a_policy_that_is_all_nesting_makes_no_page_that_is_many_times_as_long() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    for text in
        ["> ".repeat(49_000), "- ".repeat(49_000), "*".repeat(90_000) + "a", "[a](x:y)".repeat(12_000)]
    {
        let preview = root.post("/console/settings/preview/privacy-en", &[("privacy.text", text.as_str())]);
        assert!(preview.body.len() < 4 * text.len(), "{} of {}", preview.body.len(), &text[..4]);
        let inside = preview.texts_of("blockquote").len() + preview.texts_of(".prose li").len();
        assert!(inside <= 16, "{inside} of {}", &text[..4]);
    }
}
