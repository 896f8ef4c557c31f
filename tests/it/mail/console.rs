//! The console's pages about the outbox: what they list, show and do.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::MailFailure;
use rollbook::mail::transport::{FailureKind, SendFailure};

use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

/// A server with an administrator, who is signed in.
fn ctx() -> (TestApp, Person) {
    let app = TestApp::fresh();
    let root = app.set_up();
    (app, root)
}

fn fails(app: &TestApp, kind: FailureKind, words: &str) {
    app.mail.set_failing(Some(SendFailure::new(kind, words)));
}

/// The id of the only mail to an address.
fn id_of(app: &TestApp, address: &str) -> String {
    app.mail_to(address).to_string()
}

/// Ada manages accounts and is no administrator.
fn users_admin(app: &TestApp) -> Visitor<'_> {
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    app.signed_in(&Person::ada())
}

fn recipients(page: &Reply) -> Vec<String> {
    page.texts_of(".table .person-name")
}

#[test]
fn the_list_shows_each_message_with_state_and_the_servers_words() {
    let (app, root) = ctx();
    let mut grace = app.signed_in(&root);
    assert!(grace.get("/console/mail").has(".empty"), "nothing was written yet");
    fails(&app, FailureKind::Temporary, "450 4.2.0 Greylisted, come back");
    app.visitor().registers(&Person::new("Eve <b>", "eve@example.org"));
    app.deliver();
    app.mail.set_failing(None);
    app.visitor().registers(&Person::ada());
    app.deliver();
    let page = grace.get("/console/mail");
    assert_eq!(recipients(&page), ["ada@example.org", "eve@example.org"], "the newest first");
    assert_eq!(page.texts_of(".table .badge"), ["Sent", "Waiting"]);
    assert!(page.says("450 4.2.0 Greylisted, come back") && page.says("Confirm email address"));
    assert!(page.says("Eve <b>"), "a name stays a name");
    assert_eq!(page.texts_of(".tab-count"), ["1", "1", "0", "0", "0", "0"]);
    let waiting = grace.get("/console/mail?state=waiting");
    assert_eq!(recipients(&waiting), ["eve@example.org"]);
    assert_eq!(waiting.text_of(".tab[aria-current]").as_deref(), Some("Waiting 1"));
    assert!(grace.get("/console/mail?state=refused").has(".empty a[href='/console/mail']"));
}

#[test]
fn filters_combine_and_live_in_the_url() {
    let (app, root) = ctx();
    app.confirmed_member(&Person::ada());
    app.visitor().registers(&Person::new("Ada", "ADA@example.org"));
    app.later(Duration::from_secs(24 * 60 * 60));
    app.visitor().registers(&Person::new("Adam", "adam@example.org"));
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    app.deliver();
    let mut grace = app.signed_in(&root);
    let found =
        |grace: &mut Visitor<'_>, query: &str| recipients(&grace.get(&format!("/console/mail?{query}")));
    let ada = "ada@example.org";
    assert_eq!(found(&mut grace, "to=ada%40example.org"), [ada, ada]);
    assert_eq!(found(&mut grace, "to=ADA@example.org&kind=already_registered"), [ada]);
    assert_eq!(found(&mut grace, "to=ada"), ["adam@example.org", ada, ada]);
    assert_eq!(found(&mut grace, "to=ada&state=sent&from_day=2026-02-01"), ["adam@example.org"]);
    assert_eq!(found(&mut grace, "to_day=2026-01-31&kind=confirm_address"), [ada]);
    assert_eq!(found(&mut grace, "from_day=2026-02-01&to_day=2026-02-01").len(), 2);
    assert!(grace.get("/console/mail?to=nobody").has(".empty a[href='/console/mail']"));
    for nonsense in
        ["to=%25%27--", "from_day=x&to_day=y", "state=x&kind=y", "after=x", "before=9_9_9", "to=%00"]
    {
        assert_eq!(grace.get(&format!("/console/mail?{nonsense}")).status, Status::Ok, "{nonsense}");
    }
    let page = grace.get("/console/mail?to=ada&kind=confirm_address");
    assert_eq!(page.attribute(".tab", "href").as_deref(), Some("/console/mail?kind=confirm_address&to=ada"));
}

#[test]
fn one_pages_through_a_long_list_to_and_fro_without_losing_a_message() {
    let (app, root) = ctx();
    for n in 0..120 {
        let state = ["sent", "waiting", "refused", "given_up"][n % 4];
        // Many in one millisecond: the id decides then.
        let moment = i64::try_from(n / 10).expect("few");
        app.mail_in_state(&format!("m{n}"), &format!("p{n}@example.org"), state, moment);
    }
    let mut grace = app.signed_in(&root);
    for query in ["", "state=sent", "kind=test", "to=p"] {
        let mut pages = vec![grace.get(&format!("/console/mail?{query}"))];
        while let Some(next) = pages.last().expect("a page").attribute("a[rel='next']", "href") {
            pages.push(grace.get(&next));
        }
        let all: Vec<String> = pages.iter().flat_map(recipients).collect();
        let wanted: Vec<String> = (0..120)
            .rev()
            .filter(|n| query != "state=sent" || n % 4 == 0)
            .map(|n| format!("p{n}@example.org"))
            .collect();
        assert_eq!(all, wanted, "{query:?}");
        assert!(!pages[0].has("a[rel='prev']"));
        let last = pages.len() - 1;
        for at in (0..last).rev() {
            let back = pages[at + 1].attribute("a[rel='prev']", "href").expect("a way back");
            assert_eq!(recipients(&grace.get(&back)), recipients(&pages[at]), "{query:?} {at}");
        }
    }
}

#[test]
fn a_banner_says_that_no_server_is_set_or_that_it_refuses_every_mail() {
    let (app, root) = ctx();
    let mut grace = app.signed_in(&root);
    assert!(!grace.get("/console/mail").has(".message-warning"));
    app.visitor().registers(&Person::ada());
    let refused = SendFailure::new(FailureKind::Configuration, "535 5.7.8 wrong password");
    app.mail.set_failing(Some(refused.because(MailFailure::SignInRefused)));
    app.deliver();
    let page = grace.get("/console/mail");
    let banner = page.text_of(".message-warning").expect("a banner");
    assert!(
        banner.contains("535 5.7.8 wrong password")
            && banner.contains("did not accept the username or password")
    );
    fails(&app, FailureKind::Permanent, "550 5.1.1 no such user");
    app.later(Duration::from_secs(600));
    app.deliver();
    assert!(!grace.get("/console/mail").has(".message-warning"), "one recipient is not every mail");
}

#[test]
fn a_message_shows_its_attempts_with_the_servers_words_and_what_to_do() {
    let (app, root) = ctx();
    fails(&app, FailureKind::Temporary, "450 4.2.0 Greylisted");
    app.visitor().registers(&Person::ada());
    app.deliver();
    fails(&app, FailureKind::Permanent, "550 5.1.1 <ada@example.org>: no such user");
    app.later(Duration::from_secs(120));
    app.deliver();
    let mut grace = app.signed_in(&root);
    let id = id_of(&app, "ada@example.org");
    let page = grace.get(&format!("/console/mail/{id}"));
    let attempts = page.texts_of(".mail-attempt");
    assert!(attempts[0].contains("550 5.1.1 <ada@example.org>: no such user"), "{attempts:?}");
    assert!(attempts[0].contains("Refused") && attempts[0].contains("mailbox does not exist"));
    assert!(attempts[1].contains("450 4.2.0 Greylisted") && attempts[1].contains("try again later"));
    assert!(page.text_of(".message-warning").expect("a hint").contains("typo"));
    assert!(page.says("rollbook@localhost"), "the sender as it stood in the mail");
    assert!(page.has("a[href='/console/accounts/2']"), "the way to its account");
    let message_id = app.of_the_mail::<String>("message_id");
    assert!(page.says(&message_id));
    assert_eq!(grace.get("/console/mail/999").status, Status::NotFound);
}

#[test]
fn links_and_codes_are_blanked_until_an_administrator_has_said_to_look() {
    let (app, root) = ctx();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let mail = app.mailbox().newest("eve@example.org");
    let (code, link) = (mail.code().expect("a code"), mail.link().expect("a link"));
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let mut grace = app.signed_in(&root);
    let mut ada = users_admin(&app);
    let id = id_of(&app, "eve@example.org");
    let before = app.tables();
    for reader in [&mut grace, &mut ada] {
        for path in ["", "?view=text", "/html"] {
            let page = reader.get(&format!("/console/mail/{id}{path}"));
            assert_eq!(page.status, Status::Ok);
            assert!(!page.body.contains(&token) && !page.body.contains(&code), "{path}");
        }
        assert!(reader.get(&format!("/console/mail/{id}?view=text")).says("/confirm/••••••"));
    }
    assert_eq!(app.tables(), before, "looking changes nothing");
    assert_eq!(ada.post(&format!("/console/mail/{id}/read"), &[]).status, Status::Forbidden);
    let page = grace.post(&format!("/console/mail/{id}/read"), &[]);
    assert!(page.says(&link) && page.says(&code));
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("mail.read"));
}

#[test]
fn a_message_of_an_earlier_version_shows_no_text_before_somebody_says_to_look() {
    let (app, root) = ctx();
    app.visitor().registers(&Person::ada());
    let mail = app.mailbox().newest("ada@example.org");
    let code = mail.code().expect("a code");
    let old = serde_json::json!({ "subject": "Old", "text": mail.text, "html": mail.html }).to_string();
    let sealed = app.ctx.vault.seal("outbox message", old.as_bytes());
    app.gives_every_mail_the_content(&sealed);
    let mut grace = app.signed_in(&root);
    let id = id_of(&app, "ada@example.org");
    let page = grace.get(&format!("/console/mail/{id}"));
    assert!(!page.body.contains(&code) && !page.has("iframe") && page.says("earlier version"));
    assert_eq!(grace.get(&format!("/console/mail/{id}/html")).status, Status::NotFound);
    assert!(grace.post(&format!("/console/mail/{id}/read"), &[]).says(&code));
}

#[test]
fn a_message_whose_text_is_gone_still_tells_what_happened() {
    let (app, root) = ctx();
    app.visitor().registers(&Person::ada());
    app.deliver();
    app.erases_every_mail();
    let mut grace = app.signed_in(&root);
    let list = grace.get("/console/mail");
    assert_eq!(recipients(&list), ["Erased"]);
    let id = app.newest_mail().to_string();
    let page = grace.get(&format!("/console/mail/{id}"));
    assert!(
        page.says("The text is no longer available")
            && page.says("250 kept in memory")
            && !page.has("iframe")
    );
    assert_eq!(grace.get(&format!("/console/mail/{id}/html")).status, Status::NotFound);
}

/// The frame reaches nothing, whatever the mail holds; and no other answer may be framed.
#[test]
fn a_mail_is_shown_in_a_frame_that_can_do_nothing() {
    let (app, root) = ctx();
    app.visitor().registers(&Person::new("<script>alert(1)</script>", "ada@example.org"));
    app.deliver();
    let mut grace = app.signed_in(&root);
    let id = id_of(&app, "ada@example.org");
    let page = grace.get(&format!("/console/mail/{id}"));
    assert_eq!(page.attribute("iframe", "sandbox").as_deref(), Some(""));
    assert!(page.attribute("iframe", "title").is_some_and(|title| !title.is_empty()));
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let frame = page.attribute("iframe", "src").expect("a document");
    let document = grace.get(&frame);
    let policy = document.header("content-security-policy").expect("a policy");
    for part in
        ["sandbox;", "default-src 'none'", "frame-ancestors 'self'", "form-action 'none'", "base-uri 'none'"]
    {
        assert!(policy.contains(part), "{part}: {policy}");
    }
    assert!(!policy.contains("script-src") && !policy.contains("allow-"), "{policy}");
    assert_eq!(document.header("x-frame-options"), Some("SAMEORIGIN"));
    assert_eq!(document.header("cache-control"), Some("no-store"));
    assert!(!document.has("script"));
    let elsewhere = grace.get("/console/mail");
    assert!(!elsewhere.header("content-security-policy").expect("a policy").contains("frame-src"));
    let refused = app.visitor().get(&frame);
    assert_eq!(refused.status, Status::SeeOther);
    assert!(refused.header("content-security-policy").expect("a policy").contains("frame-ancestors 'none'"));
}

#[test]
fn a_message_is_tried_again_at_once_when_somebody_says_so() {
    let (app, _) = ctx();
    fails(&app, FailureKind::Permanent, "550 5.7.1 no");
    let mut ada = users_admin_with_a_refused_mail(&app);
    let id = id_of(&app, "eve@example.org");
    app.mail.set_failing(None);
    let reply = ada.post(&format!("/console/mail/{id}/retry"), &[]);
    assert_eq!(reply.location(), format!("/console/mail/{id}?done=retried"));
    assert!(ada.get(reply.location()).says("queued for sending"));
    app.deliver();
    assert!(ada.get(&format!("/console/mail/{id}")).says("Sent"));
    let again = ada.post(&format!("/console/mail/{id}/retry"), &[]);
    assert_eq!(again.location(), format!("/console/mail/{id}?done=finished"));
    assert!(app.audit_actions().contains(&"mail.retried".to_owned()));
}

fn users_admin_with_a_refused_mail(app: &TestApp) -> Visitor<'_> {
    app.mail.set_failing(None);
    let ada = users_admin(app);
    fails(app, FailureKind::Permanent, "550 5.7.1 no");
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    app.deliver();
    ada
}

#[test]
fn a_discarded_message_is_never_sent() {
    let (app, root) = ctx();
    app.visitor().registers(&Person::ada());
    let mut grace = app.signed_in(&root);
    let id = id_of(&app, "ada@example.org");
    let question = grace.get(&format!("/console/mail/{id}/discard"));
    assert_eq!(question.texts_of(".consequences li").len(), 3);
    let reply = grace.post(&format!("/console/mail/{id}/discard"), &[]);
    assert_eq!(reply.location(), "/console/mail?done=discarded");
    app.later(Duration::from_secs(7 * 24 * 60 * 60));
    assert!(app.mailbox().of("ada@example.org").is_empty());
    grace = app.signed_in(&root);
    let page = grace.get(&format!("/console/mail/{id}"));
    assert!(page.says("Discarded") && !page.has("form[action$='/retry']"));
    assert_eq!(grace.post(&format!("/console/mail/{id}/retry"), &[]).status, Status::SeeOther);
    assert!(app.mailbox().of("ada@example.org").is_empty(), "not even when it is asked for");
    assert_eq!(recipients(&grace.get("/console/mail?state=discarded")), ["ada@example.org"]);
    assert!(app.audit_actions().contains(&"mail.discarded".to_owned()));
    let done = grace.get(&format!("/console/mail/{id}/discard"));
    assert_eq!(done.location(), format!("/console/mail/{id}?done=finished"));
}

#[test]
fn who_manages_accounts_sees_states_and_tries_again_and_who_administers_does_the_rest() {
    let (app, _) = ctx();
    let mut ada = users_admin(&app);
    let id = id_of(&app, "ada@example.org");
    for (method, path, status) in [
        (Method::Get, "/console/mail".to_owned(), 200),
        (Method::Get, format!("/console/mail/{id}"), 200),
        (Method::Get, "/console/mail/previews".to_owned(), 200),
        (Method::Get, "/console/mail/previews/test/de".to_owned(), 200),
        (Method::Get, "/console/mail/test".to_owned(), 403),
        (Method::Get, format!("/console/mail/{id}/test"), 403),
        (Method::Get, "/console/mail/texts".to_owned(), 403),
        (Method::Get, "/console/mail/texts/test/en".to_owned(), 403),
        (Method::Get, format!("/console/mail/{id}/discard"), 403),
        (Method::Post, format!("/console/mail/{id}/discard"), 403),
        (Method::Post, format!("/console/mail/{id}/read"), 403),
        (Method::Post, "/console/mail/test".to_owned(), 403),
        (Method::Post, "/console/mail/texts/test/en".to_owned(), 403),
        (Method::Post, "/console/mail/texts/test/en/preview".to_owned(), 403),
        (Method::Post, "/console/mail/texts/test/en/reset".to_owned(), 403),
    ] {
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        let reply = ada.send(method, &path, &form, Some(""));
        assert_eq!(reply.status.code, status, "{method} {path}");
    }
    let page = ada.get("/console/mail");
    assert!(!page.has("a[href='/console/mail/test']") && !page.has("a[href='/console/mail/texts']"));
}
