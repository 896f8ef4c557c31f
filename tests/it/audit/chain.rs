//! The record of every change.

use rollbook::services::audit::verify_audit::verify_audit;
use rollbook::store::{AuditFault, AuditVerdict, ChainPoint};

use crate::support::people::{PASSWORD, Person, token_of};
use crate::support::{Reply, TestApp};

/// A person's way through the server, and after each step what it left behind.
struct Journey<'a> {
    app: &'a TestApp,
    before: crate::support::database::Tables,
}

impl Journey<'_> {
    /// Whatever changed anything has left a line that names its request.
    fn step(&mut self, what: &str, reply: &Reply) {
        let mut after = self.app.tables();
        let lines_before = self.before.get("audit").map_or(0, Vec::len);
        let lines = after.get("audit").map_or(0, Vec::len);
        let without_audit = |tables: &crate::support::database::Tables| {
            tables
                .iter()
                .filter(|(name, _)| *name != "audit")
                .map(|(name, rows)| (name.clone(), rows.clone()))
                .collect::<Vec<_>>()
        };
        if without_audit(&self.before) != without_audit(&after) {
            assert!(lines > lines_before, "{what} changed something without a line");
        }
        if lines > lines_before {
            let id = reply.header("x-request-id").expect("a request id");
            let last = self.app.request_of_the_newest_audit_line();
            assert_eq!(last.as_deref(), Some(id), "{what}");
        }
        std::mem::swap(&mut self.before, &mut after);
    }
}

fn whole_journey(app: &TestApp) -> Vec<String> {
    let mut secrets =
        vec![PASSWORD.to_owned(), "amber lantern drifts".to_owned(), "wrong wrong wrong".to_owned()];
    let path = app.set_up_path();
    secrets.push(token_of(&path).to_owned());
    let mut journey = Journey { app, before: app.tables() };
    let grace = Person::new("Grace Hopper", "grace@example.org");
    journey.step("setting up", &app.visitor().completes_set_up(&path, &grace));
    let mut ada = app.visitor();
    journey.step("registering", &ada.registers(&Person::new("Ada Lovelace", "ada@exmaple.org")));
    journey.step("mending the address", &ada.post("/register/address", &[("email", "ada@example.org")]));
    let asked = ada.post("/register/resend", &[]);
    app.answers_wishes();
    journey.step("asking for a mail", &asked);
    journey.step("a wrong code", &ada.types_code("ada@example.org", "000000"));
    secrets.push(ada.cookie("rollbook_registration").expect("a handle").to_owned());
    let link = app.mailbox().link_for("ada@example.org");
    secrets.push(token_of(&link).to_owned());
    secrets.push(app.mailbox().code_for("ada@example.org"));
    journey.before = app.tables();
    journey.step("opening the link", &app.visitor().get(&link));
    journey.step("confirming", &app.visitor().confirms(&link));
    journey.step("confirming again", &app.visitor().confirms(&link));
    journey.step("a taken address", &app.visitor().registers(&Person::ada()));
    journey.step("a wrong password", &ada.signs_in("ada@example.org", "wrong wrong wrong"));
    journey.step("signing in", &ada.signs_in("ada@example.org", PASSWORD));
    secrets.push(ada.cookie("rollbook_session").expect("a session").to_owned());
    let fields = [("current_password", PASSWORD), ("new_password", "amber lantern drifts")];
    journey.step("a new password", &ada.post("/account/password", &fields));
    secrets.push(ada.cookie("rollbook_session").expect("a session").to_owned());
    journey.step("another language", &ada.post("/language", &[("language", "de")]));
    app.sets("privacy.version", "2027");
    journey.before = app.tables();
    journey.step("agreeing", &ada.post("/account/privacy", &[("answer", "agree")]));
    journey.step("signing out", &ada.post("/sign-out", &[]));
    secrets
}

#[test]
fn every_change_of_a_journey_leaves_its_line_and_the_chain_holds() {
    let app = TestApp::fresh();
    whole_journey(&app);
    app.deliver();
    let actions = app.audit_actions();
    for action in [
        "set_up.link_issued",
        "set_up.completed",
        "setting.changed",
        "account.registered",
        "registration.address_mended",
        "confirmation.resend_asked",
        "confirmation.refused",
        "account.email_confirmed",
        "registration.repeated",
        "sign_in.failed",
        "sign_in.succeeded",
        "account.password_changed",
        "account.language_chosen",
        "account.privacy_agreed",
        "sign_out",
        "mail.sent",
    ] {
        assert!(actions.contains(&action.to_owned()), "{action} is missing in {actions:?}");
    }
    let verdict = app.ctx.store.read_blocking(|reader| reader.verify_audit()).expect("the trail is read");
    assert!(
        matches!(verdict, AuditVerdict::Intact { lines, .. } if lines == actions.len() as u64),
        "{verdict:?}"
    );
}

#[test]
fn no_line_holds_a_secret() {
    let app = TestApp::fresh();
    let secrets = whole_journey(&app);
    app.deliver();
    let lines = app.tables().remove("audit").expect("the trail");
    assert!(lines.len() > 20);
    for secret in secrets {
        for line in &lines {
            // Hashes and times are not what is looked for.
            let words = line.split(" | ").filter(|field| {
                !["previous_hash", "hash", "at", "request_id"]
                    .iter()
                    .any(|name| field.starts_with(&format!("{name}=")))
            });
            for word in words {
                assert!(!word.contains(&secret), "{secret} in {line}");
            }
        }
    }
}

#[test]
fn a_line_says_who_did_it_to_whom() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada());
    let line = "actor_kind || ' ' || actor_label || ' ' || target_kind || ' ' || target_id";
    assert_eq!(app.audit_text("sign_in.succeeded", line), "account ada-lovelace account 1");
    assert_eq!(app.audit_text("account.email_confirmed", line), "account ada-lovelace account 1");
    let registered = app.audit_text("account.registered", "actor_kind || ' ' || target_id");
    assert_eq!(registered, "visitor 1");
}

#[test]
fn lines_that_were_cut_off_at_the_end_are_missed_also_after_others_were_written() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let AuditVerdict::Intact { lines, head } = verify_audit(&app.ctx, None).expect("the trail is read")
    else {
        panic!("a whole trail")
    };
    let noted = ChainPoint { seq: i64::try_from(lines).unwrap(), head };
    app.signed_in(&Person::ada());
    let verdict = verify_audit(&app.ctx, Some(noted)).expect("the trail is read");
    assert!(matches!(verdict, AuditVerdict::Intact { .. }), "{verdict:?}");
    let other = ChainPoint { head: [1; 32], ..noted };
    let changed = AuditVerdict::Broken { seq: noted.seq, why: AuditFault::Changed };
    assert_eq!(verify_audit(&app.ctx, Some(other)).expect("the trail is read"), changed);
    let later = ChainPoint { seq: 1_000, ..noted };
    let missing = |seq| AuditVerdict::Broken { seq, why: AuditFault::Missing };
    assert_eq!(verify_audit(&app.ctx, Some(later)).expect("the trail is read"), missing(1_000));

    app.cuts_audit_lines_after(noted.seq - 2);
    assert_eq!(verify_audit(&app.ctx, None).expect("the trail is read"), missing(noted.seq - 1));
    for _ in 0..3 {
        app.signed_in(&Person::ada());
    }
    let verdict = verify_audit(&app.ctx, None).expect("the trail is read");
    assert!(matches!(verdict, AuditVerdict::Broken { .. }), "{verdict:?}");
}
