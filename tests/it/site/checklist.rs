//! The first steps on the console's first page.

use rocket::http::Status;

use crate::support::people::{Person, path_of};
use crate::support::{Reply, TestApp, Visitor};

fn administrator<'a>(app: &'a TestApp, grace: &Person) -> Visitor<'a> {
    let path = app.set_up_path();
    let mut admin = app.visitor();
    assert_eq!(admin.completes_set_up(&path, grace).location(), "/console");
    admin
}

/// How many are done, and where the others lead.
fn steps(page: &Reply) -> (usize, Vec<String>) {
    let open = page.attributes(".checklist-step a", "href");
    (page.texts_of(".checklist-step.is-done").len(), open)
}

#[test]
fn each_first_step_is_done_by_what_is_true_and_leads_to_where_it_is_done() {
    let app = TestApp::fresh();
    let grace = Person::new("Grace Hopper", "grace@example.org");
    let mut admin = administrator(&app, &grace);
    let (done, open) = steps(&admin.get("/console"));
    assert_eq!(done, 1, "there is a mail server");
    let account = format!("/console/accounts/{}", app.id_of("grace@example.org").0);
    let expected = [
        account.as_str(),
        "/console/system#backup",
        "/console/settings/privacy",
        "/console/settings/logo",
        "/console/accounts/new",
    ];
    assert_eq!(open, expected);
    for path in &open {
        assert_eq!(admin.get(path.split('#').next().unwrap_or(path)).status, Status::Ok, "{path}");
    }
    app.sets("privacy.text", "We keep your name.");
    app.confirmed_member(&Person::ada());
    app.makes_administrator("ada@example.org");
    let (done, open) = steps(&admin.get("/console"));
    assert_eq!(done, 3);
    assert!(!open.contains(&"/console/settings/privacy".to_owned()));
    assert!(!open.contains(&"/console/accounts/new".to_owned()));
}

#[test]
fn without_a_mail_server_setting_one_up_is_the_first_step() {
    let app = TestApp::without_mail_server();
    let grace = Person::new("Grace Hopper", "grace@example.org");
    let (done, open) = steps(&administrator(&app, &grace).get("/console"));
    assert_eq!((done, open[0].as_str()), (0, "/console/mail/test"));
}

#[test]
fn the_first_steps_can_be_put_away_for_good() {
    let app = TestApp::fresh();
    let grace = Person::new("Grace Hopper", "grace@example.org");
    let mut admin = administrator(&app, &grace);
    let gone = admin.post("/console/checklist/dismiss", &[]);
    let page = admin.get(gone.location());
    assert!(page.has(".message-success") && !page.has(".checklist"), "{}", page.body);
    let mut again = app.signed_in(&grace);
    assert!(!again.get("/console").has(".checklist"));
}

#[test]
fn who_manages_accounts_only_is_not_asked_to_set_anything_up() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    assert!(!app.signed_in(&Person::ada()).get("/console").has(".checklist"));
}

#[test]
fn the_first_administrator_confirms_the_own_address_without_a_mail_server_by_the_way_that_the_page_tells() {
    let app = TestApp::without_mail_server();
    let grace = Person::new("Grace Hopper", "grace@example.org");
    let set_up = app.set_up_path();
    assert!(
        app.visitor().get(&set_up).says("Without a mail server, the console shows you how to confirm it")
    );
    let mut admin = app.visitor();
    assert_eq!(admin.completes_set_up(&set_up, &grace).location(), "/console");
    let page = admin.get("/console");
    assert!(page.says("Your account page offers the link."), "{}", page.body);
    let (_, open) = steps(&page);
    let account = format!("/console/accounts/{}", app.id_of("grace@example.org").0);
    assert!(open.contains(&account));
    let share = format!("{account}/hand-over");
    assert!(admin.get(&account).has(&format!("a[href='{share}']")), "Share a link");
    let shared = admin.post(&share, &[("purpose", "confirm_email")]);
    let link = path_of(&shared.attribute("#copy-link", "value").expect("a link"));
    assert_eq!(app.visitor().confirms(&link).status, Status::Ok);
    assert!(!steps(&admin.get("/console")).1.contains(&account), "done");
}
