//! No secret lies open in the file: not in the database, and not in what is not yet moved into it.

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person, token_of};

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret.as_bytes())
}

#[test]
fn no_token_code_password_or_mail_can_be_read_in_the_file() {
    let app = TestApp::fresh();
    let set_up = app.set_up_path();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let link = app.mailbox().link_for("ada@example.org");
    let code = app.mailbox().code_for("ada@example.org");
    let handle = visitor.cookie("rollbook_registration").expect("a handle").to_owned();
    app.visitor().confirms(&link);
    visitor.signs_in("ada@example.org", PASSWORD);
    let session = visitor.cookie("rollbook_session").expect("a session").to_owned();
    let bytes = app.file_bytes();
    assert!(holds(&bytes, "ada@example.org"), "the file was read");
    for secret in [
        token_of(&set_up),
        token_of(&link),
        &code,
        &handle,
        &session,
        PASSWORD,
        "/confirm/",
        "Confirm your email address for",
        "Someone registered at",
    ] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    // Nor as the bytes that the text stands for.
    for secret in [token_of(&set_up), token_of(&link), &handle, &session] {
        use base64::Engine;
        let raw = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(secret).expect("base64");
        assert!(!bytes.windows(raw.len()).any(|window| window == raw), "{secret}");
    }
}

#[test]
fn the_key_lies_beside_the_file_and_opens_the_mails() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    let key = std::fs::read(app.data_dir().join("rollbook.key")).expect("a key file");
    assert!(!app.file_bytes().windows(key.len()).any(|window| window == key));
    let (_, content, _) = app.run(rollbook::services::mail::outbox::show(&app.ctx, 1)).expect("the content");
    assert!(content.text.contains("/confirm/"));
}
