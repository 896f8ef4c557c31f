//! The page of one account: what it tells, and why a confirmation has not arrived.

use std::time::Duration;

use rocket::http::Status;
use rollbook::mail::transport::{FailureKind, SendFailure};

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

/// A server with its administrator and somebody who has registered and not confirmed.
fn with_eve() -> (TestApp, Person, i64) {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let id = app.id_of("eve@example.org").0;
    (app, root, id)
}

fn page(visitor: &mut Visitor<'_>, id: i64) -> Reply {
    let reply = visitor.get(&format!("/console/accounts/{id}"));
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    reply
}

fn why(reply: &Reply) -> String {
    reply.text_of(".why h2").expect("a headline")
}

#[test]
fn the_page_names_the_account_in_both_contracts_terms() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let uuid = app.of_account::<String>("ada@example.org", "uuid");
    app.gives_ext_id("ada@example.org", 4711);
    let mut root = app.signed_in(&root);
    let reply = page(&mut root, id);
    for words in
        ["Ada Lovelace", "ada-lovelace", "ada@example.org", &uuid, "4711", "uuid", "ext_id", "displayName"]
    {
        assert!(reply.says(words), "{words}");
    }
    assert_eq!(why(&reply), "The email address is confirmed");
    assert!(reply.says("By the link or code in an email"));
    assert!(root.get("/console/accounts/999999").status == Status::NotFound);
}

#[test]
fn a_mail_that_waits_and_one_that_was_sent_are_told_apart() {
    let (app, root, id) = with_eve();
    let mut root = app.signed_in(&root);
    assert_eq!(why(&page(&mut root, id)), "The email is about to be sent");
    app.deliver();
    let reply = page(&mut root, id);
    assert_eq!(why(&reply), "The email was sent, but the address is not confirmed yet");
    let mail = app.newest_mail().to_string();
    assert!(reply.has(&format!(".why a[href='/console/mail/{mail}']")));
    app.later(Duration::from_secs(2 * 60 * 60));
    assert_eq!(
        why(&page(&mut app.signed_in(&Person::new("Grace Hopper", "grace@example.org")), id)),
        "The email was sent, but its link has expired"
    );
}

#[test]
fn a_refusal_is_shown_in_the_servers_own_words() {
    let (app, root, id) = with_eve();
    let refusal = SendFailure::new(FailureKind::Permanent, "550 5.1.1 <b>no such user</b>");
    app.mail.set_failing(Some(refusal));
    app.deliver();
    let reply = page(&mut app.signed_in(&root), id);
    assert_eq!(why(&reply), "The mail server refused the email");
    assert_eq!(reply.text_of(".why q").as_deref(), Some("550 5.1.1 <b>no such user</b>"));
    assert!(reply.has(".why-stuck"));
}

#[test]
fn without_a_mail_server_the_page_says_so_and_offers_a_link() {
    let app = TestApp::without_mail_server();
    let root = app.set_up();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let id = app.id_of("eve@example.org").0;
    let reply = page(&mut app.signed_in(&root), id);
    assert_eq!(why(&reply), "No mail server is configured");
    assert!(reply.has(&format!("a[href='/console/accounts/{id}/hand-over']")));
}

#[test]
fn a_link_that_a_newer_one_ended_is_listed_with_what_became_of_it() {
    let (app, root, id) = with_eve();
    app.deliver();
    let mut root = app.signed_in(&root);
    let told = root.post(&format!("/console/accounts/{id}/resend"), &[]);
    assert_eq!(told.location(), format!("/console/accounts/{id}?flash=resent"));
    app.deliver();
    let reply = page(&mut root, id);
    let links = reply.texts_of(".more .row");
    assert_eq!(links.len(), 2);
    assert!(links[0].contains("expires") && links[1].contains("replaced by a newer link"), "{links:?}");
}

#[test]
fn the_page_lists_sessions_tokens_and_lines_and_ends_them() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let mut ada = app.signed_in(&Person::ada());
    app.signed_in(&Person::ada());
    app.grants_the_first_client("ada@example.org");
    let mut root = app.signed_in(&root);
    let reply = page(&mut root, id);
    let marks = reply.page();
    let marks: Vec<String> = marks
        .select(&scraper::Selector::parse("button[name='session']").expect("a selector"))
        .filter_map(|button| button.attr("value").map(str::to_owned))
        .collect();
    assert_eq!(marks.len(), 2);
    let path = format!("/console/accounts/{id}/sessions/one");
    assert!(root.post(&path, &[("session", &marks[0])]).location().ends_with("flash=sessions-ended"));
    assert!(root.post(&path, &[("session", &marks[0])]).location().ends_with("flash=nothing-to-end"));
    assert_eq!(page(&mut root, id).texts_of("button[name='session']").len(), 1);
    let grant = reply.attribute("button[name='grant']", "value").expect("a grant");
    assert!(root.post(&path, &[("grant", &grant)]).location().ends_with("flash=sessions-ended"));
    assert!(root.get(&format!("/console/accounts/{id}/sessions")).says("End all sessions?"));
    assert!(
        root.post(&format!("/console/accounts/{id}/sessions"), &[])
            .location()
            .ends_with("flash=sessions-ended")
    );
    assert_eq!(ada.get("/account").status, Status::SeeOther);
    assert!(page(&mut root, id).texts_of(".timeline .row-head").contains(&"Sessions ended".to_owned()));
}

#[test]
fn what_happened_to_an_account_is_one_list_in_words_with_who_and_where() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    app.signed_in(&Person::ada());
    let mut root = app.signed_in(&root);
    root.post(&format!("/console/accounts/{id}/disable"), &[("reason", "Left the club")]);
    let reply = page(&mut root, id);
    let lines = reply.texts_of(".timeline > li");
    let newest = &lines[0];
    assert!(newest.contains("Account disabled") && newest.contains("by grace"), "{newest}");
    assert!(newest.contains("Reason: Left the club"), "{newest}");
    let signed_in = lines.iter().find(|line| line.contains("Signed in")).expect("a line of the sign-in");
    assert!(signed_in.contains("by the account holder"), "{signed_in}");
    assert!(!reply.texts_of(".timeline .row-head").iter().any(|label| label.contains('.')));
    assert!(!reply.has(".account-audit") && reply.texts_of(".timeline").len() == 1);
    for link in ["target", "actor"] {
        assert!(reply.has(&format!("a[href='/console/audit?{link}=account:{id}']")), "{link}");
    }
}

#[test]
fn a_session_of_somebody_else_is_not_ended_by_this_page() {
    let (app, root, id) = with_eve();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let ada_id = app.id_of("ada@example.org").0;
    let mut root = app.signed_in(&root);
    let mark = page(&mut root, ada_id).attribute("button[name='session']", "value").expect("a session");
    let told = root.post(&format!("/console/accounts/{id}/sessions/one"), &[("session", &mark)]);
    assert!(told.location().ends_with("flash=nothing-to-end"));
    assert_eq!(ada.get("/account").status, Status::Ok);
}

#[test]
fn wrong_passwords_and_the_lock_are_shown_and_ended() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    for _ in 0..10 {
        app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    }
    assert_ne!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    let mut root = app.signed_in(&root);
    assert!(page(&mut root, id).texts_of(".badge").contains(&"Locked".to_owned()));
    let path = format!("/console/accounts/{id}/unlock");
    assert!(root.post(&path, &[]).location().ends_with("flash=unlocked"));
    assert!(root.post(&path, &[]).location().ends_with("flash=not-locked"));
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn what_an_address_says_of_an_action_is_one_of_our_own_texts() {
    let (app, root, id) = with_eve();
    let mut root = app.signed_in(&root);
    let told = root.get(&format!("/console/accounts/{id}?flash=disabled"));
    assert_eq!(
        told.text_of("[role='status']").as_deref(),
        Some("Account disabled and signed out everywhere.")
    );
    assert!(!root.get(&format!("/console/accounts/{id}?flash=Send+money")).has(".message[role='status']"));
}

/// The buttons under the headline, by where they lead, the best first.
fn remedies(reply: &Reply) -> Vec<String> {
    let page = reply.page();
    let selector = scraper::Selector::parse(".why .actions a, .why .actions form").expect("a selector");
    let leads = |it: scraper::ElementRef<'_>| it.attr("href").or(it.attr("action")).map(str::to_owned);
    let paths = page.select(&selector).filter_map(leads);
    paths.map(|path| path.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_buttons_under_the_headline_follow_the_cause() {
    let (app, root, id) = with_eve();
    let mut root = app.signed_in(&root);
    assert_eq!(remedies(&page(&mut root, id)), [""; 0], "about to be sent");
    app.mail.set_failing(Some(SendFailure::new(FailureKind::Permanent, "550 5.1.1 no such user")));
    app.deliver();
    assert_eq!(remedies(&page(&mut root, id)), ["edit", "hand-over", "resend", "confirm"], "refused");
    app.mail.set_failing(None);
    root.post(&format!("/console/accounts/{id}/resend"), &[]);
    app.deliver();
    assert_eq!(remedies(&page(&mut root, id)), ["resend", "hand-over", "confirm"], "sent and unanswered");
    app.confirms_newest("eve@example.org");
    assert_eq!(remedies(&page(&mut root, id)), [""; 0], "a healthy account needs nothing");

    let app = TestApp::without_mail_server();
    let root = app.set_up();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let id = app.id_of("eve@example.org").0;
    assert_eq!(remedies(&page(&mut app.signed_in(&root), id)), ["hand-over", "confirm"], "no server");
}

#[test]
fn a_password_reset_is_sent_on_an_administrators_word() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let mut root = app.signed_in(&root);
    let path = format!("/console/accounts/{id}/reset");
    assert!(page(&mut root, id).has(&format!("form[action='{path}']")));
    assert!(root.post(&path, &[]).location().ends_with("flash=reset-sent"));
    assert!(page(&mut root, id).says("Password reset sent"), "the activity says so in words");
    let link = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().sets_password(&link, "another lamp over water").status, Status::Ok);
    app.signed_in(&Person::ada().with_password("another lamp over water"));
    for _ in 0..5 {
        root.post(&path, &[]);
    }
    assert!(root.post(&path, &[]).location().ends_with("flash=too-many-mails"));
}

#[test]
fn the_head_shows_what_one_copies_and_the_activity_speaks_in_words() {
    let (app, root, _) = with_eve();
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada());
    let id = app.id_of("ada@example.org").0;
    let uuid = app.of_account::<String>("ada@example.org", "uuid");
    let reply = page(&mut app.signed_in(&root), id);
    let values = reply.attributes(".console-head [data-copy-value]", "data-copy-value");
    assert_eq!(values, ["ada@example.org", &id.to_string(), &uuid]);
    let activity = reply.texts_of(".timeline .row-head");
    assert!(activity.contains(&"Signed in".to_owned()), "{activity:?}");
    assert!(!activity.iter().any(|text| text.contains("sign_in.")), "{activity:?}");
}
