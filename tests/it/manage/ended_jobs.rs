//! What somebody began over many accounts ends with their sessions.

use rocket::http::Status;
use rollbook::services::manage::end_sessions::{Ends, end};
use rollbook::services::manage::work_jobs::work;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person, system, token_of};

const GRACE: &str = "grace@example.org";

type Deed = fn(&TestApp, &str);

/// Each of what locks a stranger out of an administrator's account.
const DEEDS: [(&str, Deed); 3] = [
    ("not me", |app, warning| {
        let pressed = app.visitor().post("/not-me", &[("token", token_of(warning))]);
        assert_eq!(pressed.status, Status::Ok);
    }),
    ("recovery", |app, _| {
        assert_eq!(app.visitor().recovers(GRACE, "amber lantern drifts").status, Status::Ok);
    }),
    ("ended sessions", |app, _| {
        assert!(app.run(end(&app.ctx, system(), app.id_of(GRACE), Ends::Everything)).expect("ended"));
    }),
];

#[test]
fn a_job_ends_with_the_sessions_of_whoever_started_it() {
    for (name, deed) in DEEDS {
        let app = TestApp::fresh();
        let grace = app.set_up();
        app.confirmed_member(&Person::ada());
        app.confirmed_member(&Person::new("Bob", "bob@example.org"));
        app.signed_in(&grace);
        app.later(std::time::Duration::from_secs(60));
        let mut stranger = app.signed_in(&grace);
        let warning = app.mailbox().link_for(GRACE);
        let question = stranger.get("/console/accounts/bulk?do=set_role&of=all&q=ada");
        let query = question.value_of("query").expect("what was asked");
        let fields = [("query", query.as_str()), ("to_role", "admin")];
        let started = stranger.post("/console/accounts/bulk", &fields);
        assert!(started.location().starts_with("/console/jobs/"), "{}", started.location());
        deed(&app, &warning);
        assert_eq!(app.run(work(&app.ctx, || false)).expect("the file is there"), 0, "{name}");
        assert_eq!(app.of_account::<Option<String>>("ada-lovelace", "role"), None, "{name}");
        assert_eq!(app.audit_lines_of("job.cancelled"), 1, "{name}");
    }
}

#[test]
fn a_job_of_somebody_else_goes_on() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let mut root = app.signed_in(&grace);
    let question = root.get("/console/accounts/bulk?do=disable&of=all&q=ada");
    let query = question.value_of("query").expect("what was asked");
    root.post("/console/accounts/bulk", &[("query", query.as_str())]);
    let mut ada = app.signed_in(&Person::ada());
    let fields = [("current_password", PASSWORD), ("new_password", "amber lantern drifts")];
    assert_eq!(ada.post("/account/password", &fields).status, Status::SeeOther);
    assert_eq!(app.run(work(&app.ctx, || false)).expect("the file is there"), 1);
    assert_eq!(app.accounts_in_state("disabled"), 1);
}
