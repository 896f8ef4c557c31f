//! The console's pages about mail.

use serde_json::{Value, json};

use super::console::in_console;
use super::{Samples, empty, faulty, moment};

pub fn samples() -> Samples {
    vec![
        ("console/mail/mail.html", lists()),
        ("console/mail/mail_message.html", messages()),
        ("console/mail/mail_discard.html", vec![below(json!({ "mail": mail("refused") }))]),
        ("console/mail/mail_test.html", tests()),
        ("console/mail/mail_test_result.html", results()),
        ("console/mail/mail_previews.html", vec![below(json!({ "kinds": kinds() }))]),
        ("console/mail/mail_texts.html", vec![below(json!({ "kinds": kinds() }))]),
        ("console/mail/mail_preview.html", ["html", "text"].map(preview).to_vec()),
        ("console/mail/mail_text.html", texts()),
    ]
}

fn below(mut content: Value) -> Value {
    content["crumbs"] = json!([{ "path": "/console/mail", "text": "Mail" }]);
    in_console(content)
}

fn hint() -> Value {
    json!({ "title": "The mail server wants user and password", "text": "Give it one." })
}

fn tabs() -> Value {
    json!([{ "path": "/console/mail", "text": "All", "current": true },
           { "path": "/console/mail?state=sent", "text": "Sent", "current": false, "count": 17 }])
}

fn lists() -> Vec<Value> {
    let rows = json!([
        { "id": 2, "recipient": "ada@example.org", "recipient_name": "Ada", "kind": "Test mail", "state": "waiting",
          "attempts": 1, "created_at": moment(), "next_attempt_at": moment(), "words": "450 4.2.0 later" },
        { "id": 1, "recipient": "eve@example.org", "recipient_name": null, "kind": "Test mail", "state": "discarded",
          "attempts": 0, "created_at": moment(), "next_attempt_at": null, "words": null }]);
    let list = |mails: Value, health: Value, state: Value, is_filtered: bool| {
        let clear = if is_filtered { "/console/mail" } else { "" };
        below(json!({
            "health": health, "tabs": tabs(), "kinds": [{ "value": "test", "text": "Test mail" }],
            "mails": mails, "is_filtered": is_filtered, "done": "discarded",
            "filter": { "state": state, "kind": "test", "to": "ada", "from_day": "2026-01-31", "to_day": "",
                        "clear": clear },
            "pages": { "previous": "", "next": "/console/mail?after=1_1", "first": "" },
        }))
    };
    let failing = json!({ "is": "failing", "hint": hint(), "words": "530 no", "at": moment() });
    vec![
        list(rows, failing, json!("waiting"), true),
        list(json!([]), json!({ "is": "no_server" }), Value::Null, false),
        list(json!([]), Value::Null, Value::Null, false),
        list(json!([]), Value::Null, json!("sent"), false),
        list(json!([]), Value::Null, Value::Null, true),
    ]
}

fn mail(state: &str) -> Value {
    json!({
        "id": 7, "kind": "Test mail", "recipient": "ada@example.org", "recipient_name": "Ada", "language": "English",
        "account": 1, "message_id": "0@localhost", "state": state, "may_still_be_sent": state != "sent",
        "created_at": moment(), "next_attempt_at": moment(), "finished_at": moment(),
    })
}

fn messages() -> Vec<Value> {
    let message = |state: &str, view: &str, letter: Value, is_revealed: bool| {
        below(json!({
            "mail": mail(state), "letter": letter, "view": view, "views": tabs(), "sender": "Club <desk@example.org>",
            "attempts": [{ "at": moment(), "outcome": "refused", "words": "550 no", "hint": hint() },
                         { "at": moment(), "outcome": "sent", "words": "250 yes", "hint": null }],
            "hint": hint(), "is_revealed": is_revealed, "is_gone": false, "has_dialogue": true, "done": "retried",
        }))
    };
    let letter = json!({ "subject": "Hello", "text": "Hello,\n\nhttps://example.org" });
    let mut untried = message("waiting", "html", letter.clone(), false);
    untried["attempts"] = json!([]);
    untried["hint"] = Value::Null;
    untried["sender"] = Value::Null;
    untried["done"] = json!("finished");
    let mut gone = message("discarded", "html", Value::Null, false);
    gone["is_gone"] = json!(true);
    gone["mail"]["recipient"] = json!("");
    vec![
        message("refused", "html", letter.clone(), false),
        message("sent", "text", letter.clone(), false),
        message("given_up", "text", letter, true),
        message("sent", "html", Value::Null, false),
        untried,
        gone,
    ]
}

fn tests() -> Vec<Value> {
    let page = |form: Value, sends_mail: bool| {
        below(json!({ "form": form, "sends_mail": sends_mail, "health": { "is": "no_server" } }))
    };
    vec![page(empty(), true), page(faulty(&["email"]), true), page(empty(), false)]
}

fn results() -> Vec<Value> {
    let lines = json!([
        { "is": "connected", "what": "203.0.113.7:587" }, { "is": "server", "what": "220 mail" },
        { "is": "we", "what": "EHLO desk" }, { "is": "encrypted", "what": "mail.example.org" },
        { "is": "message", "what": 2345 }, { "is": "cut_short", "what": "" },
        { "is": "failed", "what": "535 no" }]);
    let result = |state: &str, is_under_way: bool, hint: Value, lines: Value| {
        below(json!({ "id": 7, "recipient": "ada@example.org", "state": state, "is_under_way": is_under_way,
                      "at": moment(), "words": "535 no", "hint": hint, "lines": lines }))
    };
    vec![
        result("given_up", false, hint(), lines.clone()),
        result("given_up", false, Value::Null, json!([])),
        result("sent", false, Value::Null, lines),
        result("waiting", true, Value::Null, json!([])),
    ]
}

fn kinds() -> Value {
    json!([{ "name": "test", "title": "Test mail", "languages": languages() }])
}

fn languages() -> Value {
    json!([{ "tag": "en", "name": "English", "is_own": true }, { "tag": "de", "name": "Deutsch", "is_own": false }])
}

fn preview(view: &str) -> Value {
    below(json!({
        "kind": { "name": "test", "title": "Test mail" }, "language": { "tag": "en", "name": "English" },
        "languages_of_mail": tabs(), "views": tabs(), "view": view,
        "letter": { "subject": "Hello", "text": "Hello" },
    }))
}

fn texts() -> Vec<Value> {
    let text = |form: Value, own: Value, done: &str| {
        below(json!({
            "kind": { "name": "test", "title": "Test mail" }, "language": { "tag": "en", "name": "English" },
            "languages_of_mail": tabs(), "own": own, "form": form, "done": done,
            "default": { "subject": "Hello", "heading": "Hello", "body": "Hello" },
            "placeholders": [{ "name": "link", "code": "{{ link }}", "meaning": "The link", "sample": "https://example.org",
                               "is_needed": true },
                             { "name": "x", "code": "{{ x }}", "meaning": null, "sample": "y", "is_needed": false }],
            "most_line": 150, "most_body": 10000, "link_sample": "[…]({{ link }})",
        }))
    };
    let own = json!({ "by": "grace", "at": moment() });
    vec![
        text(empty(), own.clone(), "saved"),
        text(faulty(&["subject", "heading", "body"]), Value::Null, ""),
        text(empty(), own, "reset"),
    ]
}
