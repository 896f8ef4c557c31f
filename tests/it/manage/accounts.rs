//! The list of accounts: what it shows under a filter, in an order, page after page, and as a file.

use std::time::Duration;

use rocket::http::Status;
use serde_json::Value;

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

/// A server with an administrator and so many more accounts, `u-0001` being the first.
fn crowded(count: usize) -> (TestApp, Person) {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.crowd_of_all_kinds(count);
    (app, grace)
}

fn names(reply: &Reply) -> Vec<String> {
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    reply.texts_of(".accounts tbody .person-sub")
}

fn usernames(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|n| format!("u-{n:04}")).collect()
}

#[test]
fn an_administrator_pages_through_all_accounts_and_back() {
    let (app, grace) = crowded(120);
    let mut grace = app.signed_in(&grace);
    let mut path = "/console/accounts?sort=username&q=u-".to_owned();
    let mut seen = Vec::new();
    let mut pages = Vec::new();
    loop {
        let page = grace.get(&path);
        assert_eq!(page.text_of(".rows-count").as_deref(), Some("120 accounts"));
        seen.extend(names(&page));
        pages.push(names(&page));
        match page.attribute("a[rel=next]", "href") {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen, usernames(1..=120));
    let last = grace.get(&path);
    let before = grace.get(&last.attribute("a[rel=prev]", "href").expect("a way back"));
    assert_eq!(names(&before), pages[pages.len() - 2]);
    let first = grace.get(&before.attribute("a[rel=prev]", "href").expect("a way back"));
    assert_eq!(names(&first), pages[0]);
    assert!(!first.has("a[rel=prev]"), "the first page has nothing before it");
}

#[test]
fn conditions_combine_and_stay_in_the_form() {
    let (app, grace) = crowded(60);
    let mut grace = app.signed_in(&grace);
    let page = grace.get("/console/accounts?state=disabled&domain=example.org&confirmed=yes&sort=id");
    assert_eq!(names(&page), usernames([10, 50]));
    assert_eq!(page.text_of("#filter-state option[selected]").as_deref(), Some("Disabled"));
    assert_eq!(page.value_of("domain").as_deref(), Some("example.org"));
    let shown = page.texts_of(".conditions a > span:first-child");
    assert_eq!(
        shown,
        ["Address confirmed: Yes", "Email domain: example.org"],
        "conditions that hold are not hidden"
    );
    let nobody = grace.get("/console/accounts?q=zzzz");
    assert_eq!(nobody.text_of(".empty-title").as_deref(), Some("No matching accounts"));
}

#[test]
fn deleted_accounts_are_shown_to_whoever_asks_for_them() {
    let (app, grace) = crowded(3);
    app.puts_account_into_state("u-0002", "deleted");
    let mut grace = app.signed_in(&grace);
    assert_eq!(names(&grace.get("/console/accounts?q=u-000&sort=id")), usernames([1, 3]));
    assert_eq!(names(&grace.get("/console/accounts?q=u-000&sort=id&state=any")), usernames([1, 2, 3]));
    assert_eq!(names(&grace.get("/console/accounts?state=deleted")), usernames([2]));
}

#[test]
fn a_search_finds_by_any_part_and_reads_no_syntax() {
    let (app, grace) = crowded(30);
    let mut grace = app.signed_in(&grace);
    assert_eq!(names(&grace.get("/console/accounts?q=PERSON+b+27")), usernames([27]));
    assert_eq!(names(&grace.get("/console/accounts?q=u27%40exam")), usernames([27]));
    for syntax in [
        "%22",
        "%22+OR+%22",
        "*",
        "u-0001+OR+u-0002",
        "NEAR(",
        "username%3Au",
        "%00",
        "%25",
        "%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80",
    ] {
        let page = grace.get(&format!("/console/accounts?q={syntax}"));
        let found = if page.has(".accounts") { names(&page) } else { vec![] };
        // Nothing, or everything where nothing is left of the text.
        assert!(found.is_empty() || syntax == "%00", "{syntax}: {found:?}");
    }
}

#[test]
fn what_cannot_be_read_in_a_filter_is_named_and_nothing_is_listed() {
    let (app, grace) = crowded(3);
    let mut grace = app.signed_in(&grace);
    let page = grace.get("/console/accounts?created_from=yesterday&domain=nowhere&q=u");
    assert_eq!(page.status, Status::Ok);
    assert!(!page.has(".accounts"));
    assert!(page.has("#filter-created_from[aria-invalid]") && page.has("#filter-domain[aria-invalid]"));
    assert_eq!(page.value_of("created_from").as_deref(), Some("yesterday"));
    let page = grace.get("/console/accounts?tag=Nothing");
    assert!(page.has("#filter-tag[aria-invalid]"));
}

#[test]
fn a_cursor_that_was_tampered_with_leads_to_the_first_page() {
    let (app, grace) = crowded(60);
    let mut grace = app.signed_in(&grace);
    let first = grace.get("/console/accounts?sort=id");
    let next = first.attribute("a[rel=next]", "href").expect("a second page");
    let (path, cursor) = next.split_once("at=").expect("a cursor");
    for wrong in ["x", "AAAA", "%00", &cursor[1..], &cursor.to_ascii_uppercase(), &"A".repeat(9000)] {
        let page = grace.get(&format!("{path}at={wrong}"));
        assert_eq!(names(&page), names(&first), "{wrong}");
        assert!(page.has(".message"), "{wrong}");
    }
    // Made for another order.
    let other = grace.get(&format!("/console/accounts?sort=name&at={cursor}"));
    assert!(other.has(".message") && !other.has("a[rel=prev]"));
}

#[test]
fn columns_are_chosen_and_kept_from_page_to_page() {
    let (app, grace) = crowded(60);
    let mut grace = app.signed_in(&grace);
    let page = grace.get("/console/accounts?column=uuid&column=password&sort=-id");
    assert_eq!(page.texts_of(".accounts thead th")[1..], ["Name", "Password set", "UUID", "Actions"]);
    let next = page.attribute("a[rel=next]", "href").expect("a second page");
    assert!(next.contains("column=password&column=uuid"), "{next}");
    assert_eq!(
        grace.get(&next).texts_of(".accounts thead th")[1..],
        ["Name", "Password set", "UUID", "Actions"]
    );
}

#[test]
fn names_that_try_to_break_the_page_are_texts() {
    let (app, grace) = crowded(1);
    let long = "x".repeat(255);
    app.gives_name("u-0001", "<script>alert(1)</script>\"'>");
    app.gives_username("u-0001", &long);
    let mut grace = app.signed_in(&grace);
    let page = grace.get("/console/accounts?q=alert");
    assert_eq!(page.text_of(".accounts .person-name").as_deref(), Some("<script>alert(1)</script>\"'>"));
    assert!(!page.has(".accounts script"));
}

#[test]
fn a_filter_is_saved_under_a_name_renamed_and_deleted() {
    let (app, grace) = crowded(20);
    let mut grace = app.signed_in(&grace);
    let query = "state=disabled&sort=-name&column=username";
    let saved = grace.post("/console/filters", &[("query", query), ("name", " Shut out ")]);
    assert_eq!(saved.location(), format!("/console/accounts?{query}&saved=1"));
    let list = grace.get("/console/accounts");
    assert_eq!(
        list.attribute(".saved-filters a.chip-saved", "href").as_deref(),
        Some("/console/accounts?state=disabled&sort=-name&column=username")
    );
    assert_eq!(list.text_of(".saved-filters a.chip-saved").as_deref(), Some("Shut out"));
    // The same name, in whatever case, is taken.
    let twice = grace.post("/console/filters", &[("query", "q=x"), ("name", "SHUT OUT")]);
    assert!(twice.has("#field-name[aria-invalid]"), "{}", twice.body);
    assert_eq!(twice.value_of("query").as_deref(), Some("q=x"), "what was to be saved is still there");
    let id = app.the_saved_filter().to_string();
    assert_eq!(
        grace.post(&format!("/console/filters/{id}"), &[("name", "Out")]).location(),
        "/console/filters?done=renamed"
    );
    assert!(grace.get("/console/filters?done=renamed").has(".message-success"));
    assert_eq!(grace.get("/console/filters").text_of("h2").as_deref(), Some("Out"));
    assert_eq!(grace.post(&format!("/console/filters/{id}"), &[("name", "  ")]).status, Status::Ok);
    grace.post(&format!("/console/filters/{id}/delete"), &[]);
    assert_eq!(app.count("saved_filters"), 0);
    assert!(app.audit_actions().ends_with(&[
        "filter.saved".into(),
        "filter.renamed".into(),
        "filter.deleted".into()
    ]));
    let unreadable = grace.post("/console/filters", &[("query", "state=gone"), ("name", "x")]);
    assert_eq!(unreadable.status, Status::BadRequest);
}

/// A session that has just given its password.
fn proven<'a>(app: &'a TestApp, person: &Person) -> Visitor<'a> {
    let mut visitor = app.signed_in(person);
    let reply = visitor.post(
        "/account/prove",
        &[("current_password", PASSWORD), ("password", PASSWORD), ("next", "/console")],
    );
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.body);
    visitor
}

#[test]
fn an_export_holds_what_fits_and_is_safe_to_open() {
    let (app, grace) = crowded(1200);
    app.gives_name("u-0007", "=HYPERLINK(\"http://evil\",\"x, y\")");
    let mut grace = proven(&app, &grace);
    let page = grace.get("/console/accounts/export?q=u-&state=active");
    assert_eq!(page.texts_of("dd"), ["u-", "Active"]);
    let query = page.attribute("input[name='query']", "value").expect("a filter");
    let csv = grace.post("/console/accounts/export", &[("query", &query), ("format", "csv")]);
    assert_eq!(csv.status, Status::Ok);
    assert!(csv.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
    assert!(
        csv.header("content-disposition")
            .is_some_and(|text| text.starts_with("attachment; filename=\"accounts-"))
    );
    let active = (1..=1200).filter(|n| n % 10 != 0 && n % 4 != 0).count();
    assert_eq!(csv.body.matches("\r\n").count(), active + 1);
    assert!(csv.body.contains(r#","'=HYPERLINK(""http://evil"",""x, y"")","#), "{}", &csv.body[..900]);
    assert!(!csv.body.contains("scrypt"));
    let json = grace.post("/console/accounts/export", &[("query", &query), ("format", "json")]).json();
    let Value::Array(accounts) = json else { panic!("a list") };
    assert_eq!(accounts.len(), active);
    assert_eq!(accounts[0]["username"], "u-0001");
    assert_eq!(
        accounts[5]["name"], "=HYPERLINK(\"http://evil\",\"x, y\")",
        "a program reads the name as it is"
    );
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "accounts.exported").count(), 2);
    let empty = grace.post("/console/accounts/export", &[("query", "q=zzzzz"), ("format", "json")]);
    assert_eq!(empty.json(), serde_json::json!([]));
    assert_eq!(grace.get("/console/accounts/export?state=gone").status, Status::BadRequest);
    let faulty = grace.post("/console/accounts/export", &[("query", "state=gone")]);
    assert_eq!(faulty.status, Status::BadRequest);
}

#[test]
fn an_export_is_written_as_a_spreadsheet_of_the_language_opens_it_and_the_choice_is_remembered() {
    let (app, grace) = crowded(3);
    app.gives_name("u-0001", "Jürgen Groß");
    let mut grace = proven(&app, &grace);
    let chosen =
        |page: &Reply| (page.attribute("#csv-separator [selected]", "value"), page.has("#csv-mark[checked]"));
    let page = grace.get("/console/accounts/export?q=u-");
    assert_eq!(chosen(&page), (Some("comma".to_owned()), true));
    grace.post("/language", &[("language", "de"), ("return", "/console")]);
    let page = grace.get("/console/accounts/export?q=u-");
    assert_eq!(chosen(&page), (Some("semicolon".to_owned()), true));
    let fields =
        [("query", "q=u-"), ("format", "csv"), ("separator", "semicolon"), ("byte_order_mark", "yes")];
    let file = grace.post("/console/accounts/export", &fields);
    assert!(file.body.starts_with("\u{feff}id;uuid;ext_id;"), "{}", &file.body[..40]);
    assert!(file.body.contains(";Jürgen Groß;"));
    let file =
        grace.post("/console/accounts/export", &[("query", "q=u-"), ("format", "csv"), ("separator", "tab")]);
    assert!(file.body.starts_with("id\tuuid\t"));
    assert_eq!(chosen(&grace.get("/console/accounts/export?q=u-")), (Some("tab".to_owned()), false));
    assert_eq!(chosen(&grace.get("/console/audit/export")), (Some("tab".to_owned()), false));
    let audit = grace.post("/console/audit/export", &fields[1..]);
    assert!(audit.body.starts_with("\u{feff}line;time;"));
    let wrong = grace.post("/console/accounts/export", &[("query", "q=u-"), ("separator", "pipe")]);
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(grace.post("/console/accounts/export", &[("query", "q=u-")]).body.starts_with("id,uuid,"));
}

#[test]
fn an_export_asks_for_the_password_again() {
    let (app, grace) = crowded(3);
    let mut grace = app.signed_in(&grace);
    app.later(Duration::from_secs(6 * 60));
    let reply = grace.get("/console/accounts/export?q=u");
    assert_eq!(reply.location(), "/account/prove?next=%2Fconsole%2Faccounts%2Fexport%3Fq%3Du");
    assert_eq!(grace.post("/console/accounts/export", &[("query", "q=u")]).status, Status::SeeOther);
    assert!(!app.audit_actions().contains(&"accounts.exported".to_owned()));
}

#[test]
fn what_narrows_the_list_down_is_shown_as_chips_that_take_it_away() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let mut grace = app.signed_in(&grace);
    let list = grace.get("/console/accounts?q=ada&role=none&state=active");
    assert_eq!(list.text_of(".saved-filters [aria-current]").as_deref(), Some("Active"));
    let chips = list.attributes(".conditions a", "href");
    assert_eq!(chips, ["/console/accounts?state=active&role=none", "/console/accounts?q=ada&state=active"]);
    assert!(!list.has(".filter details[open]"), "the other filters stay folded");
    let row = list.attributes("tbody .cell-actions a:not([data-glance])", "href");
    assert_eq!(row.len(), 1, "{row:?}");
    assert_eq!(grace.get(&row[0]).status.code, 200);
}

#[test]
fn an_erased_account_leads_to_a_list_that_says_so() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let mut grace = app.signed_in(&grace);
    let erased = grace.post(&format!("/console/accounts/{id}/erase"), &[]);
    assert!(grace.get(erased.location()).has(".message-success[data-told]"), "{}", erased.body);
}

#[test]
fn an_account_in_short_is_a_piece_of_a_page_and_its_link_leads_to_the_account_itself() {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let mut root = app.signed_in(&root);
    let list = root.get("/console/accounts");
    assert!(list.has(&format!("a[data-glance][href='/console/accounts/{id}']")));
    let glance = root.get(&format!("/console/accounts/{id}/glance"));
    assert_eq!(glance.status, Status::Ok);
    assert!(!glance.has("main") && glance.says("Ada Lovelace") && glance.says("ada@example.org"));
    assert!(glance.texts_of(".glance-activity li").iter().any(|line| line.contains("Address confirmed")));
    assert_eq!(root.get("/console/accounts/999/glance").status, Status::NotFound);
}
