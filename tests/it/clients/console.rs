//! Keys and clients in the console: made, shown once, used, ended.

use std::time::Duration;

use rocket::http::{Header, Method, Status};
use rollbook::domain::Rights;
use serde_json::json;

use crate::support::api::jwt;
use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn ctx() -> (TestApp, Person) {
    let app = TestApp::fresh();
    let root = app.set_up();
    (app, root)
}

fn key_form<'a>(name: &'a str, last_day: &'a str, networks: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("name", name),
        ("description", "For the shop"),
        ("role", "USERS_ADMIN"),
        ("last_day", last_day),
        ("networks", networks),
    ]
}

/// Whether a key opens the API to a caller at an address.
fn opens(app: &TestApp, key: &str, peer: &str) -> bool {
    let mut request = app.client.get("/api/authentication/current-session");
    request.add_header(Header::new("Authorization", format!("Bearer {key}")));
    request.set_remote(format!("{peer}:4711").parse().expect("an address"));
    let reply = Reply::of(request.dispatch());
    assert!(matches!(reply.status.code, 200 | 401), "{}", reply.status);
    reply.status.code == 200
}

#[test]
fn a_key_is_made_shown_once_works_from_its_networks_only_and_is_revoked() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    assert!(root.get("/console/keys").has("a[href='/console/keys/new']"));
    let made =
        root.post("/console/keys/new", &key_form("shop-import", "2026-03-31", "203.0.113.7\r\n10.0.0.0/24"));
    assert_eq!(made.status, Status::Ok, "{}", made.body);
    assert_eq!(made.header("cache-control"), Some("no-store"));
    let secret = made.attribute("#copy-secret", "value").expect("the key");
    assert!(!app.files_hold(&secret), "the file holds a digest");
    let list = root.get("/console/keys");
    assert!(!list.body.contains(&secret), "it is shown once");
    let row = list.text_of("#api-keys tbody tr").expect("a row");
    for words in [
        "shop-import",
        "For the shop",
        "USERS_ADMIN",
        &format!("{}…", &secret[..12]),
        "203.0.113.7/32",
        "10.0.0.0/24",
        "never",
        "2026-04-01 00:00 UTC",
    ] {
        assert!(row.contains(words), "{words}: {row}");
    }
    assert!(opens(&app, &secret, "203.0.113.7") && opens(&app, &secret, "10.0.0.200"));
    assert!(!opens(&app, &secret, "203.0.113.8") && !opens(&app, &secret, "127.0.0.1"));
    assert!(
        !root.get("/console/keys").text_of("#api-keys tbody tr").expect("a row").contains("never"),
        "last use"
    );
    let path = root.get("/console/keys").attribute("a[href$='/revoke']", "href").expect("a way to revoke it");
    assert!(root.get(&path).says("Revoke API key shop-import?"));
    assert!(opens(&app, &secret, "10.0.0.1"), "a look changes nothing");
    assert_eq!(root.post(&path, &[]).location(), "/console/keys?done=revoked");
    assert!(!opens(&app, &secret, "10.0.0.1"));
    let list = root.get("/console/keys?done=revoked");
    assert!(list.says("Requests with it are now refused") && list.says("Revoked and expired keys (1)"));
    assert_eq!(root.get(&path).location(), "/console/keys", "there is nothing to revoke any more");
    let actions = app.audit_actions();
    let of_keys: Vec<&String> = actions.iter().filter(|action| action.starts_with("api_key.")).collect();
    assert_eq!(of_keys, ["api_key.created", "api_key.revoked"]);
}

#[test]
fn a_key_ends_with_its_last_day() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let made = root.post("/console/keys/new", &key_form("brief", "2026-01-31", ""));
    let secret = made.attribute("#copy-secret", "value").expect("the key");
    app.later(14 * HOUR - MINUTE);
    assert!(opens(&app, &secret, "203.0.113.8"));
    app.later(MINUTE);
    assert!(!opens(&app, &secret, "203.0.113.8"));
}

#[test]
fn a_wrong_form_names_every_fault_keeps_what_was_typed_and_makes_no_key() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let fields = [
        ("name", "two words"),
        ("description", "ok"),
        ("role", "OWNER"),
        ("last_day", "2026-01-30"),
        ("networks", "10.0.0.0/24\nnowhere"),
    ];
    let reply = root.post("/console/keys/new", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    let faults: Vec<String> = reply.summary().into_iter().map(|(field, _)| field).collect();
    assert_eq!(faults, ["#field-name", "#field-role", "#field-last_day", "#field-networks"]);
    assert_eq!(reply.value_of("description").as_deref(), Some("ok"));
    let networks = reply.texts_of("textarea[name='networks']").join("");
    assert_eq!(networks, "10.0.0.0/24 nowhere");
    root.post("/console/keys/new", &key_form("shop", "", ""));
    let taken = root.post("/console/keys/new", &key_form("SHOP", "", ""));
    assert_eq!(taken.summary()[0].0, "#field-name");
    assert_eq!(app.count("api_keys"), 1);
}

#[test]
fn a_key_form_without_a_fresh_proof_keeps_what_was_typed_and_makes_nothing() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    app.later(6 * MINUTE);
    assert_eq!(root.get("/console/keys/new").location(), "/account/prove?next=%2Fconsole%2Fkeys%2Fnew");
    let reply = root.post("/console/keys/new", &key_form("shop", "", ""));
    assert_eq!((reply.status, reply.value_of("name").as_deref()), (Status::BadRequest, Some("shop")));
    assert_eq!(app.count("api_keys"), 0);
    assert_eq!(root.get("/console/keys").status, Status::Ok, "looking needs no proof");
}

#[test]
fn a_client_whose_id_looks_like_a_number_has_its_page() {
    let (app, root) = ctx();
    app.client("007", "Bond");
    let page = app.signed_in(&root).get("/console/keys/clients/007");
    assert_eq!(page.status, Status::Ok, "{}", page.body);
    assert!(page.says("Bond"));
}

#[test]
fn a_client_is_made_signs_in_is_renamed_and_takes_its_tokens_along() {
    let (app, grace) = ctx();
    let mut root = app.signed_in(&grace);
    assert!(
        root.get("/console/keys").texts_of("#clients tbody tr").join(" ").contains("rollbook"),
        "the first one"
    );
    let wrong = root.post("/console/keys/new-client", &[("client_id", "the shop"), ("client_name", " ")]);
    assert_eq!(wrong.summary().len(), 2, "{} {}", wrong.status, wrong.body);
    let taken = root.post("/console/keys/new-client", &[("client_id", "Rollbook"), ("client_name", "Again")]);
    assert_eq!(taken.summary()[0].0, "#field-client_id");
    let made = root.post("/console/keys/new-client", &[("client_id", "shop"), ("client_name", "The shop")]);
    assert_eq!(made.location(), "/console/keys?done=client-created");
    let mut program = app.visitor();
    let token = program.post(
        "/oauth/token/",
        &[
            ("grant_type", "password"),
            ("client_id", "shop"),
            ("username", &grace.email),
            ("password", PASSWORD),
        ],
    );
    let access = token.json()["access_token"].as_str().expect("a token").to_owned();
    let works = |app: &TestApp| {
        let bearer = format!("Bearer {access}");
        app.visitor().send(Method::Post, "/api/v2/sso/signin/", &[("Authorization", &bearer)], None).status
    };
    assert_eq!(works(&app), Status::Ok);
    assert_eq!(
        root.post("/console/keys/clients/shop", &[("client_name", "Our shop")]).status,
        Status::SeeOther
    );
    let list = root.get("/console/keys").texts_of("#clients tbody tr").join(" | ");
    assert!(list.contains("Our shop shop 1 person"), "{list}");
    assert!(root.get("/console/keys/clients/shop/delete").says("1 person is signed out immediately."));
    let deleted = root.post("/console/keys/clients/shop/delete", &[]);
    assert_eq!(deleted.location(), "/console/keys?done=client-deleted");
    assert_eq!(works(&app), Status::Unauthorized);
    assert_eq!(app.count("oauth_tokens"), 0);
    let last = root.post("/console/keys/clients/rollbook/delete", &[]);
    assert!(last.status == Status::Ok && last.says("This is the only client."), "{}", last.body);
    assert_eq!(app.count("oauth_clients"), 1);
    let actions = app.audit_actions();
    for action in ["oauth_client.created", "oauth_client.renamed", "oauth_client.deleted"] {
        assert!(actions.iter().any(|one| one == action), "{action}");
    }
}

/// A token that somebody signs for the administrator with a secret, and whether it is taken.
fn takes(app: &TestApp, secret: &str) -> bool {
    let id: i64 = app.of_account("grace@example.org", "id");
    let now = app.ctx.now().seconds();
    let claims = json!({ "token_type": "access", "exp": now + 600, "iat": now, "jti": "j", "user_id": id });
    let token = jwt(secret, &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str())];
    app.visitor().send(Method::Post, "/api/v2/sso/signin/", &headers, None).status == Status::Ok
}

fn rotates(root: &mut Visitor<'_>, hours: &str) -> String {
    let seen = root.get("/console/keys/jwt").value_of("seen").expect("Check when");
    let reply = root.post("/console/keys/jwt", &[("overlap", hours), ("seen", &seen)]);
    reply.attribute("#copy-secret", "value").unwrap_or_else(|| panic!("no secret: {}", reply.body))
}

#[test]
fn a_rotated_secret_and_the_one_before_work_together_for_as_long_as_was_said() {
    let (app, grace) = ctx();
    let first = app.jwt_secret();
    let mut root = app.signed_in(&grace);
    app.later(MINUTE);
    let second = rotates(&mut root, "24");
    assert_eq!(second, app.jwt_secret());
    assert!(!app.files_hold(&second), "it is sealed");
    assert!(takes(&app, &first) && takes(&app, &second));
    let page = root.get("/console/keys");
    assert!(!page.body.contains(&second), "it is shown once");
    let card = page.text_of("#jwt").expect("a card");
    assert!(card.contains("until2026-02-01 10:01 UTC"), "{card}");
    app.later(DAY - MINUTE);
    assert!(takes(&app, &first));
    app.later(MINUTE);
    assert!(!takes(&app, &first) && takes(&app, &second));
}

#[test]
fn a_second_rotation_ends_the_first_secret_and_the_old_one_can_be_ended_before_its_time() {
    let (app, grace) = ctx();
    let first = app.jwt_secret();
    let mut root = app.signed_in(&grace);
    app.later(MINUTE);
    let second = rotates(&mut root, "720");
    app.later(MINUTE);
    let third = rotates(&mut root, "24");
    assert!(!takes(&app, &first), "at most two secrets work at a time");
    assert!(takes(&app, &second) && takes(&app, &third));
    assert!(root.get("/console/keys/jwt/end").says("End the old secret?"));
    assert_eq!(root.post("/console/keys/jwt/end", &[]).location(), "/console/keys?done=jwt-ended");
    assert!(!takes(&app, &second) && takes(&app, &third));
    app.later(MINUTE);
    let fourth = rotates(&mut root, "0");
    assert!(!takes(&app, &third) && takes(&app, &fourth));
    assert_eq!(root.get("/console/keys/jwt/end").location(), "/console/keys", "there is none to end");
}

#[test]
fn a_rotation_that_is_sent_twice_makes_one_secret() {
    let (app, grace) = ctx();
    let mut root = app.signed_in(&grace);
    let seen = root.get("/console/keys/jwt").value_of("seen").expect("Check when");
    app.later(MINUTE);
    assert_eq!(root.post("/console/keys/jwt", &[("overlap", "24"), ("seen", &seen)]).status, Status::Ok);
    let secret = app.jwt_secret();
    let again = root.post("/console/keys/jwt", &[("overlap", "24"), ("seen", &seen)]);
    assert_eq!(again.location(), "/console/keys/jwt?meanwhile=1");
    assert!(root.get(again.location()).says("Someone else has created a new secret in the meantime."));
    for fields in [
        [("overlap", "5"), ("seen", &seen)],
        [("overlap", "-1"), ("seen", &seen)],
        [("overlap", "24"), ("seen", "x")],
    ] {
        assert_eq!(root.post("/console/keys/jwt", &fields).location(), "/console/keys/jwt");
    }
    assert_eq!(app.jwt_secret(), secret);
}

#[test]
fn only_administrators_get_to_the_keys() {
    let (app, _) = ctx();
    app.confirmed_member(&Person::ada());
    let paths = [
        "",
        "/new",
        "/new-client",
        "/api/1/revoke",
        "/clients/rollbook",
        "/clients/rollbook/delete",
        "/jwt",
        "/jwt/end",
    ];
    // The key number 1, so that there is something to revoke.
    app.api_key("shop", Rights { admin: false, users_admin: true });
    let check = |visitor: &mut Visitor<'_>, refused: Status| {
        let before = app.tables();
        for path in paths {
            let path = format!("/console/keys{path}");
            assert_eq!(visitor.get(&path).status, refused, "{path}");
            let fields =
                [("name", "x"), ("role", "ADMIN"), ("client_name", "x"), ("overlap", "0"), ("seen", "0")];
            let takes_forms = path != "/console/keys";
            let wanted = if takes_forms { refused } else { Status::MethodNotAllowed };
            assert_eq!(visitor.post(&path, &fields).status, wanted, "{path}");
        }
        assert_eq!(app.tables(), before);
    };
    check(&mut app.visitor(), Status::SeeOther);
    check(&mut app.signed_in(&Person::ada()), Status::Forbidden);
    app.makes_users_admin("ada@example.org");
    check(&mut app.signed_in(&Person::ada()), Status::Forbidden);
}
