//! The audit trail in the console: found, understood, proven and taken away.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::services::audit::check_audit::{From, check_audit};
use rollbook::services::audit::read_audit::{AuditQuestion, read_on, resolve};

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

fn ctx() -> (TestApp, Person) {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    (app, grace)
}

fn actions(page: &Reply) -> Vec<String> {
    page.texts_of("tbody tr .line-facts code")
        .into_iter()
        .filter(|code| code.contains('.') && !code.contains(':'))
        .collect()
}

/// Gives the password once more, which exports ask for.
fn proves(visitor: &mut Visitor<'_>) {
    let reply = visitor.post("/account/prove", &[("password", PASSWORD), ("next", "/console/audit")]);
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.body);
}

#[test]
fn lines_are_found_by_action_actor_target_and_day() {
    let (app, grace) = ctx();
    app.later(Duration::from_secs(24 * 60 * 60));
    let mut visitor = app.signed_in(&grace);
    let id = app.of_account::<i64>("ada@example.org", "id").to_string();
    let mut finds = |query: &str| {
        let page = visitor.get(&format!("/console/audit?{query}"));
        assert_eq!(page.status, Status::Ok, "{query}");
        let mut found = actions(&page);
        found.dedup();
        found
    };
    assert_eq!(finds("action=account.registered"), ["account.registered"]);
    for ada in ["ada@example.org", "ADA-lovelace", &id, &format!("account:{id}")] {
        assert_eq!(
            finds(&format!("target={ada}")),
            ["account.email_confirmed", "account.registered"],
            "{ada}"
        );
    }
    assert_eq!(finds("actor=ada@example.org"), ["account.email_confirmed"]);
    assert_eq!(finds("actor=visitor&action=account.registered&until=2026-01-31"), ["account.registered"]);
    assert_eq!(finds("from=2026-02-01"), ["sign_in.succeeded"]);
    assert!(finds("until=2026-01-30").is_empty());
    let page = visitor.get("/console/audit?actor=nobody@example.org");
    assert!(page.says("No such person or key"));
}

#[test]
fn a_change_shows_what_was_before_and_after() {
    let (app, grace) = ctx();
    app.sets("site.name", "Boat House");
    let page = app.signed_in(&grace).get("/console/audit?action=setting.changed&target=setting:site.name");
    assert_eq!(page.text_of("tbody tr .was").as_deref(), Some("Harbour Club"));
    assert_eq!(page.text_of("tbody tr .is").as_deref(), Some("Boat House"));
    assert!(page.has("tbody a[href='/console/settings']"));
}

#[test]
fn page_after_page_shows_every_line_once() {
    let (app, grace) = ctx();
    for _ in 0..60 {
        app.visitor().signs_in("nobody@example.org", "wrong");
    }
    let mut visitor = app.signed_in(&grace);
    let mut seen: Vec<String> = Vec::new();
    let mut path = "/console/audit".to_owned();
    loop {
        let page = visitor.get(&path);
        seen.extend(page.texts_of("tbody td.cell-number"));
        match page.attribute(".pagination a[rel='next']", "href") {
            Some(next) => path = next,
            None => break,
        }
    }
    let lines = app.audit_lines();
    let expected: Vec<String> = (1..=lines).rev().map(|seq| seq.to_string()).collect();
    assert_eq!(seen, expected);
}

#[test]
fn the_proof_says_how_far_it_reaches_and_shouts_when_the_trail_was_changed() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    assert!(visitor.get("/console/audit").text_of("#proof").expect("a proof").contains("not verified yet"));
    let lines = app.audit_lines();
    assert_eq!(visitor.post("/console/audit/verify", &[]).location(), "/console/audit?proof=whole");
    let page = visitor.get("/console/audit?proof=whole");
    assert_eq!(page.text_of("#proof").as_deref(), Some(&*format!("Verified up to entry {lines} of {lines}")));
    assert!(page.has(".message-success"));
    app.forges_audit_line(3, "peer", "10.0.0.1");
    assert_eq!(visitor.post("/console/audit/verify", &[]).location(), "/console/audit");
    let page = visitor.get("/console/audit");
    assert!(page.has(".message-danger") && page.has(".proof-broken"));
    assert_eq!(page.text_of("#proof").as_deref(), Some("Broken at entry 3"));
}

#[test]
fn an_export_asks_for_the_password_again_and_leaves_a_line() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    app.later(Duration::from_secs(10 * 60));
    let before = app.audit_lines();
    let asked = visitor.get("/console/audit/export?action=account.registered");
    assert!(asked.location().starts_with("/account/prove?next="), "{}", asked.location());
    assert_eq!(visitor.post("/console/audit/export", &[("format", "csv")]).status, Status::SeeOther);
    assert_eq!(app.audit_lines(), before, "nothing was exported");
    proves(&mut visitor);
    let page = visitor.get("/console/audit/export?action=account.registered");
    assert_eq!(page.value_of("action").as_deref(), Some("account.registered"));
    let file = visitor.post("/console/audit/export", &[("format", "csv"), ("action", "account.registered")]);
    assert_eq!(file.status, Status::Ok);
    assert!(file.header("content-disposition").expect("a file").contains("rollbook-audit-20260131T"));
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines.len(), 2, "a head and one line: {lines:?}");
    assert!(lines[1].contains("account.registered"));
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("audit.exported"));
}

#[test]
fn an_export_whose_condition_cannot_be_read_is_refused_and_holds_nothing() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    proves(&mut visitor);
    let before = app.audit_lines();
    for faulty in [&[("action", "account.registered"), ("action", "")][..], &[("from", "yesterday")]] {
        assert_eq!(visitor.post("/console/audit/export", faulty).status, Status::BadRequest, "{faulty:?}");
    }
    assert_eq!(app.audit_lines(), before, "nothing was exported");
}

#[test]
fn an_export_holds_every_line_and_no_formula() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    app.forges_audit_line(2, "actor_label", "=HYPERLINK(\"x\")");
    app.appends_audit_lines(1100);
    let count = usize::try_from(app.audit_lines()).expect("a count");
    let csv = visitor.post("/console/audit/export", &[("format", "csv")]);
    // The export's own line is there when the first piece is read.
    assert_eq!(csv.body.lines().count(), count + 2);
    assert!(csv.body.contains("'=HYPERLINK"), "{}", &csv.body[csv.body.len().saturating_sub(900)..]);
    let json = visitor.post("/console/audit/export", &[("format", "json")]).json();
    let lines = json.as_array().expect("an array");
    assert_eq!(lines.len(), count + 2);
    let numbers: Vec<i64> = lines.iter().map(|line| line["line"].as_i64().expect("a number")).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] == pair[1] + 1), "each once, the newest first");
}

#[test]
fn no_other_site_starts_a_proof_or_an_export() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    for path in ["/console/audit/verify", "/console/audit/export"] {
        let headers =
            [("Sec-Fetch-Site", "cross-site"), ("Content-Type", "application/x-www-form-urlencoded")];
        let reply = visitor.send(Method::Post, path, &headers, Some("format=csv"));
        assert_eq!(reply.status, Status::Forbidden, "{path}");
    }
}

#[test]
fn an_export_follows_whom_it_began_with_through_a_rename() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    let question = AuditQuestion { target: "ada@example.org".to_owned(), ..AuditQuestion::default() };
    let filter = app.run(resolve(&app.ctx, question.clone())).expect("the file").expect("somebody");
    let before = app.run(read_on(&app.ctx, filter.clone(), None)).expect("the file").lines.len();
    app.gives_address("ada@example.org", "l@example.org");
    let after = app.run(read_on(&app.ctx, filter, None)).expect("the file").lines.len();
    assert!(before > 0 && after == before, "{before} {after}");
    assert_eq!(app.run(resolve(&app.ctx, question)).expect("the file"), None, "nobody is called so any more");
}

#[test]
fn an_export_of_what_means_nobody_is_the_question_again_and_no_empty_file() {
    let (app, grace) = ctx();
    let mut visitor = app.signed_in(&grace);
    proves(&mut visitor);
    let reply = visitor.post("/console/audit/export", &[("format", "csv"), ("actor", "nobody at all")]);
    assert_eq!(reply.location(), "/console/audit?actor=nobody+at+all");
    assert_ne!(app.audit_actions().last().map(String::as_str), Some("audit.exported"));
}

#[test]
fn a_proof_under_a_clock_far_ahead_keeps_no_later_one_from_beginning_anew() {
    let (app, _) = ctx();
    let years = Duration::from_secs(3 * 365 * 24 * 60 * 60);
    app.later(years);
    app.run(check_audit(&app.ctx, From::FirstLine)).expect("the file").expect("a proof");
    app.earlier(years);
    app.forges_audit_line(3, "peer", "10.0.0.1");
    let check = app.run(check_audit(&app.ctx, From::LastProof)).expect("the file").expect("a proof");
    assert_eq!(check.broken.map(|(line, _)| line), Some(3));
}
