//! Every route that changes something, asked for by somebody whose session, token, key, password or JWT ends
//! after the guards have let them pass: nothing is changed.

use rocket::http::{Method, Status};
use rollbook::domain::{AccountId, Rights, Timestamp};
use rollbook::services::clients::api_keys;
use rollbook::store::{StoreError, Tx};
use serde_json::{Value, json};

use crate::support::api::{PASSWORD, Person, basic};
use crate::support::database::changes_between;
use crate::support::inhabited::Inhabited;
use crate::support::routes::{every_route, form_for, is_family_a, is_page, is_unsafe};
use crate::support::{Reply, Visitor};

/// By what somebody was let in, and so how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Session,
    Token,
    Jwt,
    Key,
    Basic,
}

impl By {
    fn all_for(route: &str) -> &'static [By] {
        if is_page(route) {
            &[By::Session]
        } else if is_family_a(route) {
            &[By::Token, By::Jwt]
        } else {
            &[By::Session, By::Key, By::Basic]
        }
    }

    /// The rows in which the end itself stands.
    fn own_rows(self, person: &Person) -> (&'static [&'static str], String) {
        match self {
            By::Session => (&["sessions: "], String::new()),
            By::Token => (&["oauth_grants: ", "oauth_tokens: "], String::new()),
            By::Key => (&["api_keys: "], String::new()),
            By::Jwt | By::Basic => (&["accounts: "], format!("username={} |", person.username)),
        }
    }
}

/// An administrator, or their program, who has come in.
struct Someone<'a> {
    by: By,
    person: Person,
    visitor: Visitor<'a>,
    authorization: Option<String>,
    key: i64,
}

impl<'a> Someone<'a> {
    fn comes(ctx: &'a Inhabited, by: By) -> Self {
        let app = &ctx.app;
        let person = ctx.administrator_account();
        let mut visitor = app.visitor();
        let mut key = 0;
        let authorization = match by {
            By::Session => {
                visitor.signs_in(&person.email, PASSWORD);
                None
            }
            By::Token => Some(format!("Bearer {}", app.bearer_of(&person))),
            By::Jwt => Some(format!("Bearer {}", app.jwt_of(&person))),
            By::Basic => Some(basic(&person.email, PASSWORD)),
            By::Key => {
                let name = format!("of-{}", person.username);
                let text = app.api_key(&name, Rights { admin: true, users_admin: true });
                key = app.run(api_keys::find(&app.ctx, &text, None)).expect("an answer").expect("a key").0.id;
                Some(format!("Bearer {text}"))
            }
        };
        Self { by, person, visitor, authorization, key }
    }

    fn sends(&mut self, method: Method, path: &str, (kind, body): (&str, &str)) -> Reply {
        let mut headers = vec![("Content-Type", kind)];
        headers.extend(self.authorization.as_deref().map(|text| ("Authorization", text)));
        self.visitor.send(method, path, &headers, Some(body))
    }

    /// What ends that by which they came in.
    fn end(&self, now: Timestamp) -> impl Fn(&Tx<'_>) -> Result<(), StoreError> + Send + 'static {
        let (by, id, key) = (self.by, AccountId(self.person.id), self.key);
        move |tx| match by {
            By::Session => tx.delete_sessions_of(id, None).map(drop),
            By::Token => tx.revoke_oauth_grants_of(id, now).map(drop),
            By::Key => tx.revoke_api_key(key, now).map(drop),
            By::Jwt | By::Basic => tx.update_account_role(id, None, false).map(drop),
        }
    }
}

/// Fields that the route's form or endpoint acts on. `turn` keeps what has to be new apart.
fn body_for(ctx: &Inhabited, route: &str, turn: u32) -> (&'static str, String) {
    if !is_page(route) {
        let mut body = json!({
            "username": format!("late-{turn}"), "real_name": "Late", "name": "Late", "role": "admin",
            "emailAddress": format!("late-{turn}@example.org"), "privacyPolicyAgreement": true,
            "password": PASSWORD, "currentPassword": PASSWORD, "newPassword": "amber lantern drifts",
            "new_password": "amber lantern drifts", "new_email": format!("later-{turn}@example.org"),
            "manualRoles": ["USERS_ADMIN"], "manualTags": [format!("Late {turn}")], "email": format!("late-{turn}@example.org"),
        });
        for (name, value) in own_json(route, turn).as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        return ("application/json", body.to_string());
    }
    let (own, form) = (fields_of(route, turn), form_for(ctx, route));
    let shared = form_urlencoded::parse(form.as_bytes());
    let shared = shared.filter(|(name, _)| own.iter().all(|(own, _)| own != name));
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(shared).extend_pairs(&own);
    ("application/x-www-form-urlencoded", body.finish())
}

/// What an endpoint needs beside or in place of the fields that all get.
fn own_json(route: &str, turn: u32) -> Value {
    let name = format!("late-{turn}");
    match route {
        "/api/admin/settings" => json!({ "values": { "site.name": name } }),
        "/api/admin/mail-texts/<kind>/<language>" => {
            json!({ "subject": name, "heading": name, "body": "{{ link }} {{ code }}" })
        }
        "/api/admin/keys" => json!({ "name": name, "role": "ADMIN" }),
        "/api/admin/clients" => json!({ "id": name, "name": name }),
        "/api/admin/mails" => json!({ "to": format!("{name}@example.org") }),
        "/api/admin/accounts" => json!({ "emailAddress": format!("{name}@example.org"), "welcome": "mail" }),
        "/api/admin/accounts/<id>" => json!({ "username": name, "role": null }),
        "/api/admin/jobs" => json!({ "action": "enable", "filter": "q=nobody" }),
        "/api/admin/filters" => json!({ "name": name, "query": "q=x" }),
        "/api/admin/filters/<id>" => json!({ "name": name }),
        _ => json!({}),
    }
}

/// What a form of the console needs beside the fields that all routes get.
fn fields_of(route: &str, turn: u32) -> Vec<(String, String)> {
    let name = format!("late-{turn}");
    let email = format!("{name}@example.org");
    let own: &[(&str, &str)] = match route {
        "/console/accounts/new" => &[("username", &name), ("email", &email), ("welcome", "none")],
        "/console/accounts/<id>/edit" => &[("username", &name), ("email", &email), ("proof", "later")],
        "/console/accounts/<id>/role" => &[("role", "editor")],
        "/console/accounts/<id>/hand-over" => &[("purpose", "recover")],
        "/console/keys/new" => &[("name", &name), ("role", "ADMIN")],
        "/console/keys/new-client" => &[("client_id", &name), ("client_name", "Late")],
        "/console/keys/clients/<id>" => &[("client_name", "Late")],
        "/console/filters/<id>" => &[("name", &name)],
        _ => &[],
    };
    own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// One's own account where nobody else's will do.
fn path_for(ctx: &Inhabited, method: Method, route: &str, who: &Person) -> String {
    let is_own = match route {
        "/api/users/<id>/password" => return route.replace("<id>", &who.uuid),
        "/api/v2/user/<id>/change_password" => true,
        "/api/v2/user/<id>" => method != Method::Delete,
        _ => false,
    };
    if is_own { route.replace("<id>", &who.id.to_string()) } else { ctx.path_to(route) }
}

/// Somebody asks for what a route does, and is no longer let in when it is done; then somebody else, who is.
/// Whether the second one changes anything, with what the first has changed all the same.
fn tries(ctx: &Inhabited, by: By, method: Method, route: &str, turn: u32) -> Option<(bool, Vec<String>)> {
    let (kind, body) = body_for(ctx, route, turn);
    let [mut ended, mut other] = [(); 2].map(|()| Someone::comes(ctx, by));
    let [path, path_of_other] = [&ended, &other].map(|who| path_for(ctx, method, route, &who.person));
    // What anybody may do, if need be with a link, goes on whatever they once came in by.
    let by_anybody = body_for(ctx, route, 10 * turn).1;
    ctx.app.visitor().send(method, &path, &[("Content-Type", kind)], Some(&by_anybody)).turned_away()?;
    ctx.app.answers_wishes();
    let before = ctx.app.tables();
    let end = ended.end(ctx.app.ctx.now());
    ctx.app.during(end, || ended.sends(method, &path, (kind, &body)));
    let after = ctx.app.tables();
    let (tables, row) = by.own_rows(&ended.person);
    let is_own =
        |line: &String| tables.iter().any(|table| line[2..].starts_with(table)) && line.contains(&row);
    let mut changes = changes_between(&before, &after);
    let count = |changes: &[String], sign: char| {
        changes.iter().filter(|line| line.starts_with(sign) && is_own(line)).count()
    };
    let has_opened_another = count(&changes, '+') > count(&changes, '-');
    changes.retain(|line| has_opened_another || !is_own(line));
    other.sends(method, &path_of_other, (kind, &body));
    Some((!changes_between(&after, &ctx.app.tables()).is_empty(), changes))
}

/// By all routes that `is_meant` takes. `acting` is how many change something for whoever is let in, at the
/// least: where fewer do, their fields are not those that the test sends.
fn changes_nothing_once_ended(is_meant: fn(&str) -> bool, acting: usize) {
    let ctx = Inhabited::new();
    let mut acted = 0;
    let unsafe_routes = every_route().into_iter().filter(|(method, _)| is_unsafe(*method));
    for (turn, (method, route)) in (1..).zip(unsafe_routes.filter(|(_, route)| is_meant(route))) {
        for (number, by) in (0..).zip(By::all_for(&route)) {
            let Some((acts, changes)) = tries(&ctx, *by, method, &route, 10 * turn + number) else {
                continue;
            };
            let changes: Vec<String> = changes.iter().map(|line| line.chars().take(300).collect()).collect();
            assert!(changes.is_empty(), "{method} {route} by {by:?}: {changes:#?}");
            acted += usize::from(acts);
        }
    }
    assert!(acted >= acting, "only {acted} requests change anything");
}

#[test]
fn whoever_is_no_longer_let_in_changes_nothing_in_the_console() {
    changes_nothing_once_ended(|route| route.starts_with("/console"), 25);
}

#[test]
fn whoever_is_no_longer_let_in_changes_nothing_by_any_other_page() {
    changes_nothing_once_ended(|route| is_page(route) && !route.starts_with("/console"), 9);
}

#[test]
fn whoever_is_no_longer_let_in_changes_nothing_by_the_apis() {
    changes_nothing_once_ended(|route| !is_page(route), 80);
}

/// Anybody may register themselves; without a mail that proves the address only whoever manages users.
#[test]
fn whoever_has_lost_their_right_registers_nobody_by_it() {
    let ctx = Inhabited::new();
    for (number, by) in (0..).zip([By::Basic, By::Key, By::Session]) {
        let mut admin = Someone::comes(&ctx, by);
        let (kind, body) = body_for(&ctx, "/api/users/register", number);
        let accounts = ctx.app.accounts();
        let end = admin.end(ctx.app.ctx.now());
        let reply = ctx.app.during(end, || admin.sends(Method::Post, "/api/users/register", (kind, &body)));
        assert_eq!(reply.status, Status::Unauthorized, "{by:?} {}", reply.body);
        assert_eq!(ctx.app.accounts(), accounts, "{by:?}");
    }
}
