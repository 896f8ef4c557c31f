//! What can be done with an account from its page, by whom, and what it leaves behind.

use std::time::Duration;

use rocket::http::Status;

use crate::support::people::{PASSWORD, Person, path_of};
use crate::support::{Reply, TestApp, Visitor};

struct AppContext {
    app: TestApp,
    root: Person,
}

impl AppContext {
    /// With Ada, confirmed, and Uma, who has `USERS_ADMIN`.
    fn new() -> Self {
        let app = TestApp::fresh();
        let root = app.set_up();
        app.confirmed_member(&Person::ada());
        app.confirmed_member(&Person::new("Uma", "uma@example.org"));
        app.makes_users_admin("uma@example.org");
        Self { app, root }
    }

    fn root(&self) -> Visitor<'_> {
        self.app.signed_in(&self.root)
    }

    fn uma(&self) -> Visitor<'_> {
        self.app.signed_in(&Person::new("Uma", "uma@example.org"))
    }

    fn path(&self, email: &str, part: &str) -> String {
        format!("/console/accounts/{}/{part}", self.app.id_of(email).0)
    }

    fn ada(&self, part: &str) -> String {
        self.path("ada@example.org", part)
    }
}

fn said(location: &str) -> &str {
    location.split_once("flash=").map_or("", |(_, word)| word)
}

/// Every way to change an account that `USERS_ADMIN` has.
const ACTIONS: [&str; 13] = [
    "edit",
    "tags",
    "tags/remove",
    "confirm",
    "resend",
    "invite",
    "hand-over",
    "sessions",
    "disable",
    "enable",
    "unlock",
    "delete",
    "restore",
];

#[test]
fn a_users_admin_changes_no_account_with_rights_and_no_role() {
    let ctx = AppContext::new();
    let mut uma = ctx.uma();
    let fields = [
        ("real_name", "Mallory"),
        ("username", "mallory"),
        ("email", "mallory@example.org"),
        ("proof", "hand"),
        ("purpose", "invite"),
        ("tag", "1"),
        ("reason", "x"),
    ];
    ctx.app.tag("Crew");
    for whose in ["grace@example.org", "uma@example.org"] {
        for part in ACTIONS.into_iter().chain(["erase"]) {
            let before = ctx.app.tables();
            let reply = uma.post(&ctx.path(whose, part), &fields);
            let told = reply.header("location").map_or("", said);
            let own = whose.starts_with("uma") && matches!(told, "own-account" | "not-deleted");
            assert!(
                own || reply.status == Status::Forbidden,
                "{whose} {part}: {:?}",
                reply.header("location")
            );
            assert_eq!(ctx.app.tables(), before, "{whose} {part}");
        }
        let page = uma.get(ctx.path(whose, "").trim_end_matches('/'));
        assert!(page.says("Only an administrator can change it."));
        assert!(!page.has(".console-main form"), "it offers nothing that would be refused");
    }
    assert_eq!(uma.post(&ctx.ada("role"), &[("role", "admin")]).status, Status::Forbidden);
}

#[test]
fn a_disabled_account_is_signed_out_and_comes_back_when_it_is_enabled() {
    let ctx = AppContext::new();
    let mut ada = ctx.app.signed_in(&Person::ada());
    let mut uma = ctx.uma();
    let question = uma.get(&ctx.ada("disable"));
    assert!(question.texts_of(".consequences li").len() == 3 && question.has("input[name='reason']"));
    assert_eq!(
        said(uma.post(&ctx.ada("disable"), &[("reason", "Rang the bell at night")]).location()),
        "disabled"
    );
    assert_eq!(ada.get("/account").status, Status::SeeOther);
    assert_ne!(ctx.app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    let page = uma.get(ctx.ada("").trim_end_matches('/'));
    assert_eq!(page.text_of(".state-reason").as_deref(), Some("Rang the bell at night"));
    assert!(page.texts_of(".timeline .row-head").contains(&"Account disabled".to_owned()));
    assert_eq!(said(uma.post(&ctx.ada("disable"), &[]).location()), "already-disabled");
    assert_eq!(said(uma.post(&ctx.ada("enable"), &[]).location()), "enabled");
    assert_eq!(said(uma.post(&ctx.ada("enable"), &[]).location()), "not-disabled");
    ctx.app.signed_in(&Person::ada());
}

#[test]
fn a_deleted_account_is_restored_and_an_erased_one_is_gone() {
    let ctx = AppContext::new();
    let mut root = ctx.root();
    let (delete, restore, erase) = (ctx.ada("delete"), ctx.ada("restore"), ctx.ada("erase"));
    assert!(root.get(&delete).has(".consequences li"));
    assert_eq!(said(root.post(&delete, &[]).location()), "deleted");
    assert_eq!(said(root.post(&delete, &[]).location()), "already-deleted");
    for part in ["edit", "disable", "confirm", "resend", "unlock"] {
        let path = delete.replace("delete", part);
        let fields = [("username", "ada-lovelace"), ("email", ""), ("real_name", ""), ("proof", "later")];
        let word = said(root.post(&path, &fields).location()).to_owned();
        assert!(["is-deleted", "already-disabled"].contains(&word.as_str()), "{part}: {word}");
    }
    assert_eq!(said(root.post(&restore, &[]).location()), "restored");
    assert_eq!(said(root.post(&restore, &[]).location()), "not-deleted");
    ctx.app.signed_in(&Person::ada());
    let question = root.get(&erase);
    let lines = question.texts_of(".consequences li").join(" ");
    assert!(
        lines.contains("ada-lovelace") && lines.contains("session") && lines.contains("audit trail"),
        "{lines}"
    );
    let page = erase.trim_end_matches("/erase").to_owned();
    assert!(root.post(&erase, &[]).location().starts_with("/console/accounts?erased="));
    assert_eq!(root.get(&page).status, Status::NotFound);
    assert_eq!(ctx.app.count("accounts WHERE email = 'ada@example.org'"), 0);
}

#[test]
fn erasing_and_roles_ask_for_the_password_again() {
    let ctx = AppContext::new();
    let mut root = ctx.root();
    ctx.app.later(Duration::from_secs(6 * 60));
    for part in ["erase", "role"] {
        let wanted = ctx.ada(part);
        let before = ctx.app.accounts();
        for reply in [root.get(&wanted), root.post(&wanted, &[("role", "admin")])] {
            let to = format!("/account/prove?next={}", wanted.replace('/', "%2F"));
            assert_eq!(reply.location(), to, "{part}");
        }
        assert_eq!(ctx.app.accounts(), before);
    }
    let share_link = ctx.path("uma@example.org", "hand-over");
    assert!(
        root.get(&share_link).location().starts_with("/account/prove"),
        "it takes over an account with rights"
    );
    assert_eq!(root.get(&ctx.ada("hand-over")).status, Status::Ok);
}

#[test]
fn an_address_is_confirmed_by_hand_and_the_mailed_link_ends() {
    let ctx = AppContext::new();
    ctx.app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let link = ctx.app.mailbox().link_for("eve@example.org");
    let mut uma = ctx.uma();
    let confirm = ctx.path("eve@example.org", "confirm");
    assert!(uma.get(&confirm).has(".consequences li"));
    assert_eq!(said(uma.post(&confirm, &[]).location()), "confirmed");
    assert_eq!(said(uma.post(&confirm, &[]).location()), "already-confirmed");
    assert_eq!(ctx.app.visitor().get(&link).status, Status::Gone);
    ctx.app.signed_in(&Person::new("Eve", "eve@example.org"));
    let page = uma.get(confirm.trim_end_matches("/confirm"));
    assert!(page.says("Manually by an administrator"));
    assert!(page.says("eve") && !page.says("unconfirmed-"), "the username came with the proof");
    assert!(ctx.app.audit_actions().contains(&"account.confirmed_by_hand".to_owned()));
}

#[test]
fn a_confirmation_is_sent_again_until_the_address_had_enough() {
    let ctx = AppContext::new();
    ctx.app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let mut uma = ctx.uma();
    let resend = ctx.path("eve@example.org", "resend");
    let words: Vec<String> = (0..30).map(|_| said(uma.post(&resend, &[]).location()).to_owned()).collect();
    assert_eq!(words[0], "resent");
    assert_eq!(words[29], "too-many-mails");
    assert_eq!(said(uma.post(&ctx.ada("resend"), &[]).location()), "already-confirmed");
    let eve = ctx.app.mailbox().of("eve@example.org");
    assert!(eve.len() > 1 && eve.len() < 31);
    ctx.app.confirms_newest("eve@example.org");
}

#[test]
fn an_edit_names_every_fault_at_once_and_repeats_what_was_typed() {
    let ctx = AppContext::new();
    let mut uma = ctx.uma();
    let fields =
        [("real_name", "\u{202e}x"), ("username", "Grace"), ("email", "nonsense"), ("proof", "mail")];
    let reply = uma.post(&ctx.ada("edit"), &fields);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["real_name", "username", "email"] {
        assert!(reply.message_at(field).is_some(), "{field}");
    }
    assert_eq!(reply.value_of("email").as_deref(), Some("nonsense"));
    let taken = [
        ("real_name", "Ada"),
        ("username", "ada-lovelace"),
        ("email", "GRACE@example.org"),
        ("proof", "hand"),
    ];
    assert!(uma.post(&ctx.ada("edit"), &taken).message_at("email").is_some());
    assert_eq!(ctx.app.count("accounts WHERE username = 'ada-lovelace' AND email = 'ada@example.org'"), 1);
}

#[test]
fn another_address_is_unconfirmed_ends_what_the_old_one_let_in_and_the_old_one_is_told() {
    let ctx = AppContext::new();
    let mut ada = ctx.app.signed_in(&Person::ada());
    let mut uma = ctx.uma();
    let path = ctx.ada("edit");
    let moved =
        [("real_name", "Ada L."), ("username", "countess"), ("email", "ada@example.net"), ("proof", "mail")];
    assert_eq!(said(uma.post(&path, &moved).location()), "edited-mailed");
    assert_eq!(ada.get("/account").status, Status::SeeOther, "the sessions ended");
    assert_eq!(ctx.app.count("accounts WHERE email = 'ada@example.net' AND email_verified_at IS NULL"), 1);
    let told = ctx.app.mailbox().newest("ada@example.org");
    assert!(told.text.contains("changed the email address of your"), "{}", told.text);
    assert!(told.link().is_none());
    ctx.app.confirms_newest("ada@example.net");
    assert_eq!(
        ctx.app.count("accounts WHERE email = 'ada@example.net' AND email_verified_at IS NOT NULL"),
        1
    );
    let details = ctx.app.audit_details("account.edited");
    assert!(details.contains("ada@example.org") && details.contains("countess"), "{details}");
    assert_eq!(said(uma.post(&path, &moved).location()), "unchanged");
}

#[test]
fn an_address_that_somebody_vouches_for_needs_no_mail() {
    let ctx = AppContext::new();
    let mut uma = ctx.uma();
    let vouched =
        [("real_name", ""), ("username", "ada-lovelace"), ("email", "ada@example.net"), ("proof", "hand")];
    assert_eq!(said(uma.post(&ctx.ada("edit"), &vouched).location()), "edited");
    assert_eq!(
        ctx.app.count("accounts WHERE email = 'ada@example.net' AND email_verified_at IS NOT NULL"),
        1
    );
    assert!(ctx.app.mailbox().of("ada@example.net").is_empty());
}

#[test]
fn an_account_that_waits_for_its_address_keeps_one() {
    let ctx = AppContext::new();
    ctx.app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let none = [("real_name", "Eve"), ("username", "eve"), ("email", ""), ("proof", "mail")];
    let reply = ctx.uma().post(&ctx.path("eve@example.org", "edit"), &none);
    assert!(reply.message_at("email").is_some());
}

#[test]
fn an_administrator_gives_rights_and_takes_them_away_which_signs_out() {
    let ctx = AppContext::new();
    let mut root = ctx.root();
    let path = ctx.ada("role");
    assert_eq!(root.get(&path).attribute("input[name='role'][checked]", "value").as_deref(), Some(""));
    assert_eq!(
        said(root.post(&path, &[("role", "admin"), ("users_admin", "yes")]).location()),
        "role-changed"
    );
    let mut ada = ctx.app.signed_in(&Person::ada());
    assert_eq!(ada.get("/console/tags").status, Status::Ok);
    assert_eq!(said(root.post(&path, &[("role", "admin")]).location()), "role-changed");
    assert_eq!(ada.get("/account").status, Status::SeeOther, "losing USERS_ADMIN ends sessions");
    assert_eq!(said(root.post(&path, &[("role", "admin")]).location()), "unchanged");
    assert_eq!(root.post(&path, &[("role", "root")]).status, Status::BadRequest);
    assert_eq!(said(root.post(&path, &[("role", "editor")]).location()), "role-changed");
    let details = ctx.app.audit_details("account.role_changed");
    assert!(details.contains("\"before\"") && details.contains("editor"), "{details}");
}

#[test]
fn what_was_opened_before_a_right_was_given_does_not_have_it() {
    let ctx = AppContext::new();
    let mut uma = ctx.uma();
    let mut before = ctx.app.signed_in(&Person::ada());
    let handed_over = uma.post(&ctx.ada("hand-over"), &[("purpose", "recover")]);
    let link = path_of(&handed_over.attribute("#copy-link", "value").expect("a link"));
    assert_eq!(ctx.app.visitor().get(&link).status, Status::Ok, "it works as long as Ada has no rights");
    let moved = [("real_name", "Ada"), ("username", "ada"), ("email", "ada@example.net"), ("proof", "hand")];
    before.post("/account/prove", &[("password", PASSWORD)]);
    let not_me = ctx.app.mailbox().link_for("ada@example.org");
    before.post("/account/email/change", &[("new_email", "ada@elsewhere.example")]);
    let undo = path_of(&ctx.app.mailbox().newest("ada@example.org").undo_link().expect("a link"));
    let path = ctx.ada("role");
    assert_eq!(said(ctx.root().post(&path, &[("role", "admin")]).location()), "role-changed");
    assert_eq!(before.get("/console/settings").status, Status::SeeOther, "the session ended");
    assert_eq!(ctx.app.visitor().get(&link).status, Status::Gone);
    for link in [undo, not_me] {
        assert_eq!(ctx.app.visitor().get(&link).status, Status::Gone, "{link}");
    }
    let pending = "email_changes WHERE confirmed_at IS NULL AND cancelled_at IS NULL";
    assert_eq!(ctx.app.count(pending), 0);
    assert_eq!(uma.post(&ctx.ada("edit"), &moved).status, Status::Forbidden);
    assert_eq!(ctx.app.signed_in(&Person::ada()).get("/console/settings").status, Status::Ok);
}

#[test]
fn nobody_changes_the_own_role_or_takes_the_own_account_away_here() {
    let ctx = AppContext::new();
    let mut root = ctx.root();
    let own = |part: &str| ctx.path("grace@example.org", part);
    ctx.app.makes_administrator("ada@example.org");
    assert!(root.get(&own("role")).says("You can’t change your own role."));
    assert_eq!(said(root.post(&own("role"), &[("role", "")]).location()), "own-role");
    for part in ["disable", "delete", "erase"] {
        assert_eq!(said(root.post(&own(part), &[]).location()), "own-account", "{part}");
    }
    assert_eq!(
        ctx.app.count("accounts WHERE email = 'grace@example.org' AND role = 'admin' AND state = 'active'"),
        1
    );
}

#[test]
fn where_an_administrator_signs_in_from_is_not_shown_to_who_may_not_manage_them() {
    let ctx = AppContext::new();
    let (mut root, mut uma) = (ctx.root(), ctx.uma());
    let grace = ctx.path("grace@example.org", "");
    let grace = grace.trim_end_matches('/');
    let sign_ins = |page: &Reply| {
        page.texts_of(".timeline .row-head").iter().filter(|label| *label == "Signed in").count()
    };
    let seen = root.get(grace);
    assert!(seen.has("#sessions") && seen.has(".line-rest") && sign_ins(&seen) > 0, "{}", seen.body);
    let seen = uma.get(grace);
    assert!(!seen.has("#sessions") && !seen.has(".line-rest") && sign_ins(&seen) == 0, "{}", seen.body);
    let seen = uma.get(ctx.ada("").trim_end_matches('/'));
    assert!(seen.has("#sessions") && seen.has(".line-rest"));
}

#[test]
fn a_right_that_was_taken_away_no_longer_helps() {
    let ctx = AppContext::new();
    let mut uma = ctx.uma();
    ctx.app.ends_users_admin("uma@example.org");
    assert_eq!(uma.post(&ctx.ada("disable"), &[]).status, Status::Forbidden);
}

#[test]
fn a_lost_second_factor_is_taken_off_with_a_line_and_a_mail() {
    let ctx = AppContext::new();
    let path = ctx.ada("factors");
    let mut uma = ctx.uma();
    assert_eq!(said(uma.post(&path, &[]).location()), "no-factor");
    ctx.app.gives_factor("ada@example.org");
    let page = uma.get(path.trim_end_matches("/factors"));
    assert!(page.has(&format!("a[href='{path}']")) && page.says("Authenticator app"));
    assert!(uma.get(&path).texts_of(".consequences li").len() == 3);
    assert_eq!(said(uma.post(&path, &[]).location()), "factor-off");
    assert_eq!(ctx.app.second_factors(), 0);
    assert!(ctx.app.audit_actions().contains(&"second_factor.removed".to_owned()));
    assert!(!ctx.app.mailbox().of("ada@example.org").is_empty());
    assert_eq!(
        said(ctx.root().post(&ctx.path("grace@example.org", "factors"), &[]).location()),
        "own-account"
    );
    assert_eq!(uma.post(&ctx.path("grace@example.org", "factors"), &[]).status, Status::Forbidden);
}
