//! `/confirm/…`: opening a link shows a page; only its button confirms.

use std::time::Duration;

use rocket::http::{Method, Status};

use crate::support::TestApp;
use crate::support::crowd::Sent;
use crate::support::people::{Person, token_of};

const TWO_HOURS: Duration = Duration::from_secs(2 * 60 * 60);

fn registered(app: &TestApp) -> String {
    app.visitor().registers(&Person::ada());
    app.mailbox().link_for("ada@example.org")
}

#[test]
fn opening_or_probing_a_link_changes_nothing() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let before = app.tables();
    for method in [Method::Get, Method::Head, Method::Get, Method::Options] {
        app.visitor().send(method, &path, &[("User-Agent", "MailScanner/1.0")], None);
    }
    assert_eq!(app.tables(), before);
    let page = app.visitor().get(&path);
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.value_of("token").as_deref(), Some(token_of(&path)));
    assert!(page.says("Ada Lovelace") && page.says("ada@example.org"));
    assert_eq!(app.visitor().send(Method::Head, &path, &[], None).body, "");
}

#[test]
fn the_button_confirms_and_the_person_can_sign_in() {
    let app = TestApp::fresh();
    let path = registered(&app);
    assert_eq!(
        app.visitor().signs_in("ada@example.org", &Person::ada().password).status,
        Status::Unauthorized
    );
    let reply = app.visitor().confirms(&path);
    assert_eq!(reply.status, Status::Ok);
    assert_eq!(reply.text_of("h1").as_deref(), Some("Email address confirmed"));
    let mut ada = app.visitor();
    assert_eq!(ada.signs_in("ADA@example.org", &Person::ada().password).location(), "/account");
    assert!(ada.get("/account").texts_of(".badge").contains(&"Confirmed".to_owned()));
}

#[test]
fn confirming_signs_nobody_in() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let mut visitor = app.visitor();
    visitor.confirms(&path);
    assert_eq!(visitor.get("/account").status, Status::SeeOther);
    assert_eq!(app.sessions(), 0);
}

#[test]
fn a_used_link_says_so_with_the_time() {
    let app = TestApp::fresh();
    let path = registered(&app);
    app.later(Duration::from_secs(660));
    app.visitor().confirms(&path);
    app.later(Duration::from_secs(600));
    for reply in [app.visitor().get(&path), app.visitor().confirms(&path)] {
        assert_eq!(reply.status, Status::Gone);
        assert_eq!(reply.text_of("h1").as_deref(), Some("Already confirmed"));
        assert_eq!(reply.text_of("time").as_deref(), Some("2026-01-31 10:11 UTC"));
        assert!(reply.has("main a[href='/sign-in']"));
    }
}

#[test]
fn an_expired_link_says_so_with_the_time_to_the_millisecond() {
    let app = TestApp::fresh();
    let path = registered(&app);
    app.later(TWO_HOURS - Duration::from_millis(1));
    assert_eq!(app.visitor().get(&path).status, Status::Ok);
    app.later(Duration::from_millis(1));
    for reply in [app.visitor().get(&path), app.visitor().confirms(&path)] {
        assert_eq!(reply.status, Status::Gone);
        assert_eq!(reply.text_of("time").as_deref(), Some("2026-01-31 12:00 UTC"));
        assert_eq!(reply.text_of("dt").as_deref(), Some("Expired"));
        assert!(reply.has("main a[href='/confirm/resend']"));
    }
    assert_eq!(app.of_the_account::<Option<String>>("state").as_deref(), Some("awaiting_email"));
}

#[test]
fn a_replaced_link_says_so_with_the_time() {
    let app = TestApp::fresh();
    let path = registered(&app);
    app.later(Duration::from_secs(300));
    app.visitor().post("/confirm/resend", &[("email", "ada@example.org")]);
    app.answers_wishes();
    for reply in [app.visitor().get(&path), app.visitor().confirms(&path)] {
        assert_eq!(reply.status, Status::Gone);
        assert_eq!(reply.text_of("dt").as_deref(), Some("Newer email sent"));
        assert_eq!(reply.text_of("time").as_deref(), Some("2026-01-31 10:05 UTC"));
    }
    let newer = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().confirms(&newer).status, Status::Ok);
}

#[test]
fn whatever_is_no_token_is_unknown_and_no_error() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let token = token_of(&path);
    let longer = format!("{token}A");
    let swapped =
        token.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
    let swapped: String = swapped.collect();
    for wrong in [&token[..42], &token[..1], &longer, &swapped, "0", "null", "undefined", " ", "%20", "💥"]
    {
        let reply = app.visitor().post("/confirm", &[("token", wrong)]);
        assert_eq!(reply.status, Status::NotFound, "{wrong:?}");
        assert_eq!(reply.text_of("h1").as_deref(), Some("We couldn’t confirm your address"));
    }
    assert_eq!(app.visitor().get(&format!("/confirm/{}", &token[..42])).status, Status::NotFound);
    for fields in [&[("token", "")][..], &[][..], &[("token", token), ("token", token)][..]] {
        let reply = app.visitor().post("/confirm", fields);
        assert!(reply.status.class().is_client_error(), "{fields:?}: {}", reply.status);
    }
    assert_eq!(app.of_the_account::<Option<String>>("state").as_deref(), Some("awaiting_email"));
}

#[test]
fn of_twenty_who_press_the_button_at_once_exactly_one_confirms() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let forms = vec![Sent::form("/confirm", &[("token", token_of(&path))]); 20];
    let replies = app.forms_at_once(&forms);
    assert_eq!(replies.iter().filter(|reply| reply.status == Status::Ok).count(), 1);
    assert_eq!(replies.iter().filter(|reply| reply.status == Status::Gone).count(), 19);
    let confirmed = app.audit_actions().into_iter().filter(|action| action == "account.email_confirmed");
    assert_eq!(confirmed.count(), 1);
}

#[test]
fn a_link_whose_account_was_disabled_does_not_let_anyone_in() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let id = rollbook::domain::AccountId(1);
    app.run(rollbook::services::manage::disable::disable(
        &app.ctx,
        crate::support::people::system(),
        id,
        None,
    ))
    .expect("done");
    app.visitor().confirms(&path);
    assert_eq!(app.of_the_account::<Option<String>>("state").as_deref(), Some("disabled"));
    let reply = app.visitor().signs_in("ada@example.org", &Person::ada().password);
    assert_eq!(reply.status, Status::Forbidden);
}

#[test]
fn a_link_page_lets_no_other_site_see_its_token() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let page = app.visitor().get(&path);
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let own = |url: String| assert!(url.starts_with('/') && !url.starts_with("//"), "{url}");
    for (selector, name) in [("script", "src"), ("link", "href"), ("img", "src"), ("form", "action")] {
        let html = page.page();
        let select = scraper::Selector::parse(selector).expect("a selector");
        html.select(&select).filter_map(|element| element.attr(name)).map(str::to_owned).for_each(own);
    }
    assert_eq!(page.attribute("[data-address-bar]", "data-address-bar").as_deref(), Some("/confirm"));
}

#[test]
fn choosing_another_language_on_a_links_page_leads_back_to_it() {
    let app = TestApp::fresh();
    let path = registered(&app);
    let mut visitor = app.visitor();
    let back = visitor.get(&path).value_of("return").expect("a form for the language");
    let reply = visitor.post("/language", &[("language", "de"), ("return", &back)]);
    assert_eq!(reply.location(), path);
    assert_eq!(visitor.get(&path).attribute("html", "lang").as_deref(), Some("de"));
}
