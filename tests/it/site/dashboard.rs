//! The first page: what is counted, what needs attention, and that each leads to its cause.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::mail::transport::{FailureKind, SendFailure};
use rollbook::services::audit::check_audit::{From, check_audit};

use crate::support::people::{Person, token_of};
use crate::support::{Reply, TestApp};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The first page as a freshly signed-in administrator sees it.
fn home_of(app: &TestApp, admin: &Person) -> Reply {
    let home = app.signed_in(admin).get("/console");
    assert_eq!(home.status, Status::Ok);
    home
}

/// Counts in the order of the stages.
fn funnel(page: &Reply) -> Vec<String> {
    page.texts_of(".funnel-count strong")
}

#[test]
fn the_funnel_follows_one_registration_from_step_to_step() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.visitor().registers(&Person::ada());
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "0", "0", "0", "0"]);
    app.deliver();
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "1", "0", "0", "0"]);
    let path = app.mailbox().link_for("ada@example.org");
    app.visitor().get(&path);
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "1", "0", "0", "0"], "a scanner only looks");
    for _ in 0..3 {
        let told = app.visitor().post("/confirm/opened", &[("token", token_of(&path))]);
        assert_eq!(told.status, Status::NoContent);
    }
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "1", "1", "0", "0"], "counted once");
    app.visitor().confirms(&path);
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "1", "1", "1", "0"]);
    app.signed_in(&Person::ada());
    app.signed_in(&Person::ada());
    assert_eq!(funnel(&home_of(&app, &grace)), ["1", "1", "1", "1", "1"]);
}

#[test]
fn whoever_confirms_without_scripts_has_opened_the_link_too() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let bob = Person::new("Bob", "bob@example.org");
    app.visitor().registers(&bob);
    let code = app.mailbox().code_for("bob@example.org");
    app.visitor().types_code("bob@example.org", &code);
    assert_eq!(funnel(&home_of(&app, &grace)), ["2", "2", "2", "2", "0"]);
}

#[test]
fn opening_tells_nobody_anything_and_changes_nothing_for_a_token_of_no_use() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    let used = app.mailbox().link_for("ada@example.org");
    let before = app.tables();
    for fields in [vec![("token", token_of(&used))], vec![("token", "nonsense")], vec![("token", "")], vec![]]
    {
        let reply = app.visitor().post("/confirm/opened", &fields);
        assert_eq!((reply.status, reply.body.as_str()), (Status::NoContent, ""), "{fields:?}");
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn an_address_mended_before_its_mail_is_one_registration() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut ada = app.visitor();
    ada.registers(&Person::new("Ada", "ada@example.orgg"));
    ada.post("/register/address", &[("email", "ada@example.org")]);
    assert_eq!(funnel(&home_of(&app, &grace))[0], "1");
}

#[test]
fn charts_count_by_day_and_a_table_says_the_same() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    app.later(DAY);
    app.signed_in(&Person::ada());
    let page = home_of(&app, &grace);
    assert_eq!(
        page.texts_of(".chart-sum"),
        ["1", "1", "3"],
        "the administrator's own are two: at set-up and after"
    );
    let rows = page.texts_of("details table tbody tr");
    assert_eq!(rows.len(), 30);
    assert_eq!(rows[0], "1 February 2026 0 0 2");
    assert_eq!(rows[1], "31 January 2026 1 1 1");
    let bars = page.page();
    let bars = bars.select(&scraper::Selector::parse(".chart rect").expect("a selector")).count();
    assert_eq!(bars, 4, "a bar for each day with any");
    assert!(page.text_of("svg.chart title").expect("a title").contains("Registrations"));
    app.later(30 * DAY);
    assert_eq!(home_of(&app, &grace).texts_of(".chart-sum"), ["0", "0", "1"], "older days drop out");
}

#[test]
fn the_charts_range_is_chosen_by_links_and_compared_with_the_days_before() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let compared = |page: &Reply| page.texts_of(".chart-compare");
    let at = |days: &str| app.signed_in(&grace).get(&format!("/console{days}"));
    let page = at("");
    assert_eq!(page.texts_of(".range[aria-current]"), ["30 days"]);
    assert_eq!(page.texts_of(".range"), ["7 days", "30 days", "90 days", "365 days"]);
    assert_eq!(compared(&page)[0], "No comparison yet: counting began on 31 January 2026");
    app.later(13 * DAY);
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    // Two of the seven days before, Ada and nobody since but Eve.
    let week = at("?days=7");
    assert_eq!(week.texts_of("details table tbody tr").len(), 7);
    assert_eq!(week.texts_of(".chart-sum")[0], "1");
    assert_eq!(compared(&week)[0], "Same as the previous 7 days");
    assert_eq!(compared(&week)[1], "−100% compared with the previous 7 days (1)");
    app.later(7 * DAY);
    assert_eq!(compared(&at("?days=7"))[0], "−100% compared with the previous 7 days (1)");
    app.later(7 * DAY);
    assert_eq!(compared(&at("?days=7"))[0], "None in the previous 7 days either");
    app.visitor().registers(&Person::new("Bob", "bob@example.org"));
    assert_eq!(compared(&at("?days=7"))[0], "None in the previous 7 days");
    let year = at("?days=365");
    assert_eq!(year.texts_of("details table tbody tr").len(), 53);
    assert!(year.text_of("svg.chart title").expect("a title").contains("per week over 365 days: 3 in total"));
    assert_eq!(at("?days=12").texts_of(".range[aria-current]"), ["30 days"]);
}

#[test]
fn what_needs_attention_comes_first_and_leads_to_its_cause() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let page = home_of(&app, &grace);
    assert_eq!(page.texts_of(".attention-title"), ["No backup yet"]);
    app.visitor().registers(&Person::ada());
    app.mail.set_failing(Some(SendFailure::new(FailureKind::Permanent, "550 mailbox unavailable")));
    app.deliver();
    app.later(2 * DAY);
    let page = home_of(&app, &grace);
    let titles = page.texts_of(".attention-title");
    assert!(titles.contains(&"Emails not delivered: 1".to_owned()), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("Unconfirmed for more than a day")), "{titles:?}");
    assert!(page.has(".attention a[href='/console/mail?state=failed']"));
    let list = ".attention a[href='/console/accounts?state=awaiting_email&created_until=2026-02-01']";
    assert!(page.has(list), "{}", page.body);
}

#[test]
fn a_users_admin_is_told_of_people_and_not_of_the_machine() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let titles = home_of(&app, &Person::ada()).texts_of(".attention-title");
    assert_eq!(titles, ["Everything is in order"]);
}

#[test]
fn locked_accounts_are_listed_as_long_as_they_are_locked_for_whoever_manages_accounts() {
    let app = TestApp::fresh();
    app.set_up();
    for person in
        [Person::ada(), Person::new("Bob", "bob@example.org"), Person::new("Eve", "eve@example.org")]
    {
        app.confirmed_member(&person);
    }
    app.makes_users_admin("eve@example.org");
    let mut eve = app.signed_in(&Person::new("Eve", "eve@example.org"));
    for _ in 0..10 {
        app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    }
    let home = eve.get("/console");
    let path = "/console/accounts?locked=yes";
    assert!(home.has(&format!(".attention a[href='{path}']")), "{}", home.body);
    let list = eve.get(path);
    assert_eq!(list.texts_of(".person-name"), ["Ada Lovelace"]);
    assert_eq!(list.text_of(".rows-count").as_deref(), Some("1 account"));
    assert!(list.has("select[name=locked] option[value=yes][selected]"), "the form says so too");
    let asks = eve.get("/console/accounts/bulk?locked=yes&do=end_sessions&of=all");
    assert_eq!(asks.texts_of(".bulk-named bdi:first-child"), ["Ada Lovelace"]);
    assert!(
        eve.post("/console/accounts/export", &[("query", "locked=yes")]).body.contains("ada@example.org")
    );
    assert!(eve.get("/console/accounts?locked=perhaps").has(".filter-field.has-errors"), "it is named");
    app.later(Duration::from_secs(601));
    assert!(eve.get(path).texts_of(".person-name").is_empty());
}

#[test]
fn a_broken_audit_trail_is_said_before_anything_else() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let whole = app.run(check_audit(&app.ctx, From::LastProof)).expect("it is read").expect("alone");
    assert_eq!(whole.broken, None);
    app.forges_audit_line(2, "action", "x");
    let unseen = app.run(check_audit(&app.ctx, From::LastProof)).expect("it is read").expect("alone");
    assert_eq!(unseen.broken, None, "what was proven is passed over for a day");
    app.later(DAY);
    let broken = app.run(check_audit(&app.ctx, From::LastProof)).expect("it is read").expect("alone");
    assert_eq!(broken.broken.map(|(seq, _)| seq), Some(2));
    let titles = home_of(&app, &grace).texts_of(".attention-title");
    assert!(titles[0].contains("audit trail has been tampered with"), "{titles:?}");
}

#[test]
fn no_other_site_can_count_an_opening() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    let before = app.tables();
    let headers = [("Origin", "https://evil.example"), ("Content-Type", "application/x-www-form-urlencoded")];
    let body = format!("token={}", token_of(&path));
    let reply = app.visitor().send(Method::Post, "/confirm/opened", &headers, Some(&body));
    assert_eq!(reply.status, Status::Forbidden);
    assert_eq!(app.tables(), before);
}
