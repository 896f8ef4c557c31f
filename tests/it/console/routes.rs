//! Who gets where in the console: every one of its routes, held against a table.

use rocket::Route;
use rocket::http::{Method, Status};

use crate::support::inhabited::Inhabited;
use crate::support::{Reply, Visitor};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Administrators and accounts with `USERS_ADMIN`.
    UsersAdmins,
    Administrators,
}

use For::{Administrators, UsersAdmins};

/// Every route under `/console`, by its path. A new one is added here with who may use it.
const TABLE: &[(&str, &str, For)] = &[
    ("GET", "/console", UsersAdmins),
    ("POST", "/console/checklist/dismiss", Administrators),
    ("GET", "/console/mail", UsersAdmins),
    ("GET", "/console/mail/<id>", UsersAdmins),
    ("GET", "/console/mail/<id>/html", UsersAdmins),
    ("POST", "/console/mail/<id>/read", Administrators),
    ("POST", "/console/mail/<id>/retry", UsersAdmins),
    ("GET", "/console/mail/<id>/discard", Administrators),
    ("POST", "/console/mail/<id>/discard", Administrators),
    ("GET", "/console/mail/<id>/test", Administrators),
    ("GET", "/console/mail/test", Administrators),
    ("POST", "/console/mail/test", Administrators),
    ("GET", "/console/mail/previews", UsersAdmins),
    ("GET", "/console/mail/previews/<kind>/<language>", UsersAdmins),
    ("GET", "/console/mail/previews/<kind>/<language>/html", UsersAdmins),
    ("GET", "/console/mail/texts", Administrators),
    ("GET", "/console/mail/texts/<kind>/<language>", Administrators),
    ("POST", "/console/mail/texts/<kind>/<language>", Administrators),
    ("POST", "/console/mail/texts/<kind>/<language>/preview", Administrators),
    ("POST", "/console/mail/texts/<kind>/<language>/reset", Administrators),
    ("GET", "/console/audit", Administrators),
    ("GET", "/console/audit/export", Administrators),
    ("POST", "/console/audit/export", Administrators),
    ("POST", "/console/audit/verify", Administrators),
    ("GET", "/console/accounts", UsersAdmins),
    ("GET", "/console/accounts/bulk", UsersAdmins),
    ("POST", "/console/accounts/bulk", UsersAdmins),
    ("GET", "/console/accounts/export", UsersAdmins),
    ("POST", "/console/accounts/export", UsersAdmins),
    ("GET", "/console/filters", UsersAdmins),
    ("POST", "/console/filters", UsersAdmins),
    ("POST", "/console/filters/<id>", UsersAdmins),
    ("POST", "/console/filters/<id>/delete", UsersAdmins),
    ("GET", "/console/jobs", UsersAdmins),
    ("GET", "/console/jobs/<id>", UsersAdmins),
    ("POST", "/console/jobs/<id>/cancel", UsersAdmins),
    ("GET", "/console/search", UsersAdmins),
    ("GET", "/console/search/suggest", UsersAdmins),
    ("GET", "/console/accounts/new", UsersAdmins),
    ("POST", "/console/accounts/new", UsersAdmins),
    ("GET", "/console/accounts/<id>", UsersAdmins),
    ("GET", "/console/accounts/<id>/glance", UsersAdmins),
    ("GET", "/console/accounts/<id>/edit", UsersAdmins),
    ("POST", "/console/accounts/<id>/edit", UsersAdmins),
    ("GET", "/console/accounts/<id>/tags", UsersAdmins),
    ("POST", "/console/accounts/<id>/tags", UsersAdmins),
    ("POST", "/console/accounts/<id>/tags/remove", UsersAdmins),
    ("GET", "/console/accounts/<id>/confirm", UsersAdmins),
    ("POST", "/console/accounts/<id>/confirm", UsersAdmins),
    ("POST", "/console/accounts/<id>/resend", UsersAdmins),
    ("POST", "/console/accounts/<id>/invite", UsersAdmins),
    ("POST", "/console/accounts/<id>/reset", UsersAdmins),
    ("GET", "/console/accounts/<id>/hand-over", UsersAdmins),
    ("POST", "/console/accounts/<id>/hand-over", UsersAdmins),
    ("GET", "/console/accounts/<id>/sessions", UsersAdmins),
    ("POST", "/console/accounts/<id>/sessions", UsersAdmins),
    ("POST", "/console/accounts/<id>/sessions/one", UsersAdmins),
    ("GET", "/console/accounts/<id>/disable", UsersAdmins),
    ("POST", "/console/accounts/<id>/disable", UsersAdmins),
    ("POST", "/console/accounts/<id>/enable", UsersAdmins),
    ("POST", "/console/accounts/<id>/unlock", UsersAdmins),
    ("GET", "/console/accounts/<id>/delete", UsersAdmins),
    ("POST", "/console/accounts/<id>/delete", UsersAdmins),
    ("POST", "/console/accounts/<id>/restore", UsersAdmins),
    ("GET", "/console/accounts/<id>/factors", UsersAdmins),
    ("POST", "/console/accounts/<id>/factors", UsersAdmins),
    ("GET", "/console/accounts/<id>/erase", UsersAdmins),
    ("POST", "/console/accounts/<id>/erase", UsersAdmins),
    ("GET", "/console/tag-suggestions", UsersAdmins),
    ("GET", "/console/accounts/<id>/role", Administrators),
    ("POST", "/console/accounts/<id>/role", Administrators),
    ("GET", "/console/tags", Administrators),
    ("GET", "/console/tags/new", Administrators),
    ("POST", "/console/tags/new", Administrators),
    ("GET", "/console/tags/<id>", Administrators),
    ("POST", "/console/tags/<id>", Administrators),
    ("GET", "/console/tags/<id>/merge", Administrators),
    ("POST", "/console/tags/<id>/merge", Administrators),
    ("POST", "/console/tags/<id>/retire", Administrators),
    ("POST", "/console/tags/<id>/restore", Administrators),
    ("GET", "/console/system", Administrators),
    ("GET", "/console/system/backup", Administrators),
    ("POST", "/console/system/backup", Administrators),
    ("GET", "/console/system/backup/progress", Administrators),
    ("POST", "/console/system/check", Administrators),
    ("GET", "/console/settings", Administrators),
    ("GET", "/console/settings/history", Administrators),
    ("GET", "/console/settings/<slug>", Administrators),
    ("POST", "/console/settings/<slug>", Administrators),
    ("GET", "/console/settings/default", Administrators),
    ("POST", "/console/settings/default", Administrators),
    ("GET", "/console/settings/logo", Administrators),
    ("POST", "/console/settings/logo", Administrators),
    ("GET", "/console/settings/logo/remove", Administrators),
    ("POST", "/console/settings/logo/remove", Administrators),
    ("GET", "/console/settings/dark-logo", Administrators),
    ("POST", "/console/settings/dark-logo", Administrators),
    ("GET", "/console/settings/dark-logo/remove", Administrators),
    ("POST", "/console/settings/dark-logo/remove", Administrators),
    ("GET", "/console/settings/preview/light", Administrators),
    ("POST", "/console/settings/preview/light", Administrators),
    ("GET", "/console/settings/preview/dark", Administrators),
    ("POST", "/console/settings/preview/dark", Administrators),
    ("GET", "/console/settings/preview/mail", Administrators),
    ("POST", "/console/settings/preview/mail", Administrators),
    ("GET", "/console/settings/preview/privacy-en", Administrators),
    ("POST", "/console/settings/preview/privacy-en", Administrators),
    ("GET", "/console/settings/preview/privacy-de", Administrators),
    ("POST", "/console/settings/preview/privacy-de", Administrators),
    ("POST", "/console/settings/preview/logo", Administrators),
    ("POST", "/console/settings/preview/dark-logo", Administrators),
    ("GET", "/console/keys", Administrators),
    ("GET", "/console/keys/new", Administrators),
    ("POST", "/console/keys/new", Administrators),
    ("GET", "/console/keys/api/<id>/revoke", Administrators),
    ("POST", "/console/keys/api/<id>/revoke", Administrators),
    ("GET", "/console/keys/new-client", Administrators),
    ("POST", "/console/keys/new-client", Administrators),
    ("GET", "/console/keys/clients/<id>", Administrators),
    ("POST", "/console/keys/clients/<id>", Administrators),
    ("GET", "/console/keys/clients/<id>/delete", Administrators),
    ("POST", "/console/keys/clients/<id>/delete", Administrators),
    ("GET", "/console/keys/jwt", Administrators),
    ("POST", "/console/keys/jwt", Administrators),
    ("GET", "/console/keys/jwt/end", Administrators),
    ("POST", "/console/keys/jwt/end", Administrators),
    ("GET", "/console/keys/webhooks/new", Administrators),
    ("POST", "/console/keys/webhooks/new", Administrators),
    ("GET", "/console/keys/webhooks/<id>", Administrators),
    ("GET", "/console/keys/webhooks/<id>/edit", Administrators),
    ("POST", "/console/keys/webhooks/<id>/edit", Administrators),
    ("POST", "/console/keys/webhooks/<id>/pause", Administrators),
    ("POST", "/console/keys/webhooks/<id>/resume", Administrators),
    ("POST", "/console/keys/webhooks/<id>/test", Administrators),
    ("POST", "/console/keys/webhooks/<id>/replay-failed", Administrators),
    ("GET", "/console/keys/webhooks/<id>/secret", Administrators),
    ("POST", "/console/keys/webhooks/<id>/secret", Administrators),
    ("GET", "/console/keys/webhooks/<id>/delete", Administrators),
    ("POST", "/console/keys/webhooks/<id>/delete", Administrators),
    ("GET", "/console/keys/webhooks/<id>/deliveries/<delivery>", Administrators),
    ("POST", "/console/keys/webhooks/<id>/deliveries/<delivery>/replay", Administrators),
];

fn console_routes() -> Vec<Route> {
    rollbook::web::routes().into_iter().filter(|route| route.uri.path().starts_with("/console")).collect()
}

fn asks(visitor: &mut Visitor<'_>, method: &str, path: &str) -> Reply {
    let method: Method = method.parse().expect("a method");
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    visitor.send(method, path, &form, Some(""))
}

#[test]
fn the_table_names_every_route_of_the_console_and_no_other() {
    let mut routes: Vec<(String, String)> = console_routes()
        .iter()
        .map(|route| (route.method.to_string(), route.uri.path().to_owned()))
        .collect();
    let mut table: Vec<(String, String)> =
        TABLE.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    routes.sort();
    table.sort();
    assert_eq!(routes, table, "tests/it/console/routes.rs says who may use each route");
}

#[test]
fn nobody_is_sent_to_the_sign_in() {
    let ctx = Inhabited::new();
    for (method, route, _) in TABLE {
        let path = ctx.path_to(route);
        let watch = ctx.app.watch();
        let reply = asks(&mut ctx.app.visitor(), method, &path);
        assert_eq!(reply.status, Status::SeeOther, "{method} {path}");
        assert!(reply.location().starts_with("/sign-in"), "{method} {path}: {}", reply.location());
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn a_plain_account_is_refused_and_changes_nothing() {
    let ctx = Inhabited::new();
    let mut member = ctx.member();
    for (method, route, _) in TABLE {
        let path = ctx.path_to(route);
        let watch = ctx.app.watch();
        let reply = asks(&mut member, method, &path);
        assert_eq!(reply.status, Status::Forbidden, "{method} {path}");
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn a_users_admin_reaches_what_the_table_allows_and_nothing_else() {
    let ctx = Inhabited::new();
    for (method, route, who) in TABLE {
        let mut uma = ctx.users_admin();
        let path = ctx.path_to(route);
        let watch = ctx.app.watch();
        let reply = asks(&mut uma, method, &path);
        match who {
            UsersAdmins => is_let_in(&reply, method, &path),
            Administrators => {
                assert_eq!(reply.status, Status::Forbidden, "{method} {path}");
                watch.sees_no_change(&format!("{method} {path}"));
            }
        }
    }
}

#[test]
fn an_administrator_reaches_every_route() {
    let ctx = Inhabited::new();
    for (method, route, _) in TABLE {
        let mut root = ctx.administrator();
        let path = ctx.path_to(route);
        is_let_in(&asks(&mut root, method, &path), method, &path);
    }
}

/// Whatever the answer is, it is none that turns somebody away; nor is anything missing, so that an
/// answer of "not found" is no way to be let in.
fn is_let_in(reply: &Reply, method: &str, path: &str) {
    assert_eq!(reply.turned_away(), None, "{method} {path}");
    assert!(reply.status.code < 500, "{method} {path}: {}", reply.status);
}
