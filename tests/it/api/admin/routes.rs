//! Who may call which endpoint: one table, held against the routes themselves.

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::json;

use super::{ADMIN, USERS_ADMIN};
use crate::support::inhabited::Inhabited;
use crate::support::{Reply, Visitor};

use Who::{Administrators, UsersAdmins};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    /// And administrators.
    UsersAdmins,
    Administrators,
}

const TABLE: [(Method, &str, Who); 47] = [
    (Method::Get, "/settings", Administrators),
    (Method::Patch, "/settings", Administrators),
    (Method::Get, "/settings/history", Administrators),
    (Method::Put, "/logos/<name>", Administrators),
    (Method::Get, "/mail-texts", UsersAdmins),
    (Method::Get, "/mail-texts/<kind>/<language>", Administrators),
    (Method::Put, "/mail-texts/<kind>/<language>", Administrators),
    (Method::Delete, "/mail-texts/<kind>/<language>", Administrators),
    (Method::Post, "/mail-texts/<kind>/<language>/preview", UsersAdmins),
    (Method::Get, "/keys", Administrators),
    (Method::Post, "/keys", Administrators),
    (Method::Delete, "/keys/<id>", Administrators),
    (Method::Get, "/jwt-secret", Administrators),
    (Method::Post, "/jwt-secret", Administrators),
    (Method::Delete, "/jwt-secret/old", Administrators),
    (Method::Get, "/clients", Administrators),
    (Method::Post, "/clients", Administrators),
    (Method::Patch, "/clients/<id>", Administrators),
    (Method::Delete, "/clients/<id>", Administrators),
    (Method::Get, "/mails", UsersAdmins),
    (Method::Post, "/mails", Administrators),
    (Method::Get, "/mails/<id>", UsersAdmins),
    (Method::Post, "/mails/<id>/<action>", UsersAdmins),
    (Method::Get, "/audit", Administrators),
    (Method::Get, "/audit/head", Administrators),
    (Method::Post, "/audit/verify", Administrators),
    (Method::Post, "/audit/export", Administrators),
    (Method::Get, "/accounts", UsersAdmins),
    (Method::Post, "/accounts", UsersAdmins),
    (Method::Post, "/accounts/export", UsersAdmins),
    (Method::Get, "/accounts/<id>", UsersAdmins),
    (Method::Patch, "/accounts/<id>", UsersAdmins),
    (Method::Post, "/accounts/<id>/<action>", UsersAdmins),
    (Method::Get, "/jobs", UsersAdmins),
    (Method::Post, "/jobs", UsersAdmins),
    (Method::Get, "/jobs/<id>", UsersAdmins),
    (Method::Post, "/jobs/<id>/cancel", UsersAdmins),
    (Method::Post, "/tags/<id>/merge", Administrators),
    (Method::Get, "/filters", UsersAdmins),
    (Method::Post, "/filters", UsersAdmins),
    (Method::Patch, "/filters/<id>", UsersAdmins),
    (Method::Delete, "/filters/<id>", UsersAdmins),
    (Method::Get, "/system", Administrators),
    (Method::Post, "/system/check", Administrators),
    (Method::Post, "/system/backup", Administrators),
    (Method::Get, "/statistics", UsersAdmins),
    (Method::Post, "/checklist/dismiss", Administrators),
];

/// What takes a recent proof of who is there where somebody calls in a session.
const PROVEN: [(Method, &str); 13] = [
    (Method::Patch, "/settings"),
    (Method::Put, "/logos/<name>"),
    (Method::Put, "/mail-texts/<kind>/<language>"),
    (Method::Delete, "/mail-texts/<kind>/<language>"),
    (Method::Post, "/keys"),
    (Method::Delete, "/keys/<id>"),
    (Method::Post, "/jwt-secret"),
    (Method::Delete, "/jwt-secret/old"),
    (Method::Post, "/clients"),
    (Method::Patch, "/clients/<id>"),
    (Method::Delete, "/clients/<id>"),
    (Method::Post, "/audit/export"),
    (Method::Post, "/system/backup"),
];

fn whole(path: &str) -> String {
    format!("/api/admin{path}")
}

fn calls(ctx: &Inhabited, method: Method, path: &str, key: &str) -> Reply {
    ctx.app.call(method, path).json(&json!({})).bearer(key).send()
}

fn in_session(visitor: &mut Visitor<'_>, method: Method, path: &str) -> Reply {
    visitor.send(method, path, &[("Content-Type", "application/json")], Some("{}"))
}

#[test]
fn the_table_names_every_endpoint_and_no_other() {
    let routes = rollbook::web::routes();
    let mut routes: Vec<(String, String)> = routes
        .iter()
        .filter(|route| route.uri.path().starts_with("/api/admin/"))
        .filter(|route| !route.uri.path().starts_with("/api/admin/webhooks"))
        .map(|route| (route.method.to_string(), route.uri.path().to_owned()))
        .collect();
    let table = TABLE.iter().map(|(method, path, _)| (method.to_string(), whole(path)));
    let mut table: Vec<(String, String)> = table.collect();
    routes.sort();
    table.sort();
    assert_eq!(routes, table, "tests/it/api/admin/routes.rs says who may call each endpoint");
}

#[test]
fn nobody_without_a_good_credential_comes_in() {
    let ctx = Inhabited::new();
    for (method, route, _) in TABLE {
        let path = ctx.path_to(&whole(route));
        let watch = ctx.app.watch();
        let nobody = ctx.app.call(method, &path).json(&json!({})).send();
        assert_eq!(nobody.status.code, 401, "{method} {path}");
        let wrong = calls(&ctx, method, &path, "rbk_nonsense");
        assert_eq!(wrong.status.code, 401, "{method} {path}");
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn a_plain_account_is_refused_and_changes_nothing() {
    let ctx = Inhabited::new();
    let mut member = ctx.member();
    let key = ctx.app.api_key("nothing", Rights::default());
    for (method, route, _) in TABLE {
        let path = ctx.path_to(&whole(route));
        let watch = ctx.app.watch();
        assert_eq!(in_session(&mut member, method, &path).status.code, 403, "{method} {path}");
        assert_eq!(calls(&ctx, method, &path, &key).status.code, 403, "{method} {path}");
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn a_users_admin_reaches_what_the_table_allows_and_nothing_else() {
    let ctx = Inhabited::new();
    let key = ctx.app.api_key("users", USERS_ADMIN);
    for (method, route, who) in TABLE {
        let path = ctx.path_to(&whole(route));
        let watch = ctx.app.watch();
        let reply = calls(&ctx, method, &path, &key);
        match who {
            UsersAdmins => is_let_in(&reply, method, &path),
            Administrators => {
                assert_eq!(reply.status.code, 403, "{method} {path}");
                watch.sees_no_change(&format!("{method} {path}"));
            }
        }
    }
}

#[test]
fn an_administrator_reaches_every_endpoint_by_key_password_and_session() {
    let ctx = Inhabited::new();
    let key = ctx.app.api_key("admin", ADMIN);
    for (method, route, _) in TABLE {
        let path = ctx.path_to(&whole(route));
        is_let_in(&calls(&ctx, method, &path, &key), method, &path);
        let path = ctx.path_to(&whole(route));
        is_let_in(&in_session(&mut ctx.administrator(), method, &path), method, &path);
    }
    let person = ctx.administrator_account();
    let basic =
        ctx.app.call(Method::Get, "/api/admin/keys").basic(&person.email, crate::support::api::PASSWORD);
    assert_eq!(basic.send().status.code, 200);
}

#[test]
fn a_session_that_was_left_open_does_nothing_that_takes_a_proof() {
    let ctx = Inhabited::new();
    let mut root = ctx.administrator();
    ctx.app.later(std::time::Duration::from_secs(6 * 60));
    for (method, route, _) in TABLE {
        let path = ctx.path_to(&whole(route));
        let takes_proof = PROVEN.contains(&(method, route)) || route == "/accounts/export";
        let watch = ctx.app.watch();
        let reply = in_session(&mut root, method, &path);
        if takes_proof {
            assert_eq!(reply.status.code, 403, "{method} {path}: {}", reply.body);
            watch.sees_no_change(&format!("{method} {path}"));
        } else {
            is_let_in(&reply, method, &path);
        }
    }
}

/// Nothing is missing, so that "not found" is no way to be let in.
fn is_let_in(reply: &Reply, method: Method, path: &str) {
    assert_eq!(reply.turned_away(), None, "{method} {path}: {}", reply.body);
    assert!(reply.status.code < 500, "{method} {path}: {} {}", reply.status, reply.body);
}
