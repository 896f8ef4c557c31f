//! The end of the audit trail by mail, once a day.

use std::time::Duration;

use rollbook::services::audit::mail_head::mail_head;
use rollbook::services::audit::verify_audit::verify_audit;
use rollbook::services::site::clean_up::clean_up;
use rollbook::store::{AuditVerdict, ChainPoint};

use crate::support::TestApp;
use crate::support::people::Person;

const TO: &str = "auditor@example.net";
const HOUR: Duration = Duration::from_secs(60 * 60);

impl TestApp {
    fn mails_head(&self) -> bool {
        self.run(mail_head(&self.ctx)).expect("no failure")
    }
}

/// The entry that the newest mail asks to compare.
fn noted(app: &TestApp) -> ChainPoint {
    let text = app.mailbox().newest(TO).text_on_one_line();
    let (_, rest) = text.split_once("rollbook audit verify --expect ").expect("a command");
    let (seq, rest) = rest.split_once(':').expect("a number");
    let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    let mut head = [0; 32];
    for (byte, at) in head.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&hash[at..at + 2], 16).expect("two digits");
    }
    ChainPoint { seq: seq.parse().expect("a number"), head }
}

#[test]
fn nothing_is_sent_unless_somebody_is_named() {
    let app = TestApp::fresh();
    app.set_up();
    let before = app.mails();
    assert!(!app.mails_head());
    assert_eq!(app.mails(), before);
}

#[test]
fn one_mail_a_day_names_the_last_entry_and_the_file_remembers_it() {
    let app = TestApp::fresh();
    app.set_up();
    app.sets("audit.head_to", TO);
    assert!(app.mails_head());
    let first = noted(&app);
    assert!(first.seq > 0);
    assert!(matches!(verify_audit(&app.ctx, Some(first)), Ok(AuditVerdict::Intact { .. })));
    app.visitor().registers(&Person::ada());
    assert!(!app.mails_head());
    app.later(HOUR * 2);
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert!(!app.mails_head(), "the clean-up forgets no day");
    let left_of_day = 24 - app.ctx.now().seconds() / 3600 % 24;
    app.later(HOUR * u32::try_from(left_of_day - 1).expect("hours of a day"));
    assert!(!app.mails_head(), "the same day");
    app.later(HOUR);
    assert!(app.mails_head(), "the next day");
    assert_eq!(app.mailbox().of(TO).len(), 2);
    let second = noted(&app);
    assert!(second.seq > first.seq);
    for entry in [first, second] {
        assert!(matches!(verify_audit(&app.ctx, Some(entry)), Ok(AuditVerdict::Intact { .. })));
    }
    let changed = ChainPoint { head: [7; 32], ..first };
    assert!(matches!(verify_audit(&app.ctx, Some(changed)), Ok(AuditVerdict::Broken { .. })));
}

#[test]
fn a_day_that_was_missed_is_not_made_up_for() {
    let app = TestApp::fresh();
    app.set_up();
    app.sets("audit.head_to", TO);
    app.mails_head();
    app.later(HOUR * 24 * 5);
    assert!(app.mails_head());
    assert!(!app.mails_head());
    assert_eq!(app.mailbox().of(TO).len(), 2);
}
