//! contract.md A1: `POST /api/v2/sso/signup/`, row by row.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::support::api::{FORM, PASSWORD, jwt};
use crate::support::{Reply, TestApp};

struct Admin {
    app: TestApp,
    token: String,
}

impl Admin {
    fn new() -> Self {
        let (app, admin) = TestApp::with_admin();
        let token = app.bearer_of(&admin);
        Self { app, token }
    }

    fn signs_up(&self, body: &Value) -> Reply {
        self.app.post("/api/v2/sso/signup/", body).bearer(&self.token).send()
    }

    /// The faults of a sign-up that must leave no account behind.
    fn faults(&self, body: &Value) -> Vec<String> {
        let before = self.app.accounts();
        let faults = self.signs_up(body).faults();
        assert_eq!(self.app.accounts(), before, "{body}");
        faults
    }

    fn faults_by_form(&self, body: &str) -> Vec<String> {
        let before = self.app.accounts();
        let faults = self
            .app
            .call(Method::Post, "/api/v2/sso/signup/")
            .bearer(&self.token)
            .body(FORM, body)
            .send()
            .faults();
        assert_eq!(self.app.accounts(), before, "{body}");
        faults
    }

    fn accepts(&self, body: &Value) -> Value {
        let reply = self.signs_up(body);
        assert_eq!(reply.status.code, 201, "{body}: {}", reply.body);
        reply.json()
    }
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn a_full_sign_up_answers_with_all_that_was_kept() {
    let admin = Admin::new();
    admin.app.tag_with_id(11, "blue");
    admin.app.tag_with_id(12, "red");
    let made = admin.accepts(&json!({
        "username": "Ada_L-1815",
        "ext_id": 815,
        "email": "Ada@Example.org",
        "password": "Passw0rd",
        "role": "moderator",
        "tags": [12, 11],
        "real_name": "Ada Lovelace",
    }));
    let id = made["id"].as_i64().expect("an integer");
    assert_eq!(
        made,
        json!({ "id": id, "ext_id": 815, "username": "Ada_L-1815", "email": "Ada@Example.org",
                "role": "moderator", "tags": [11, 12] })
    );
    let name: String = admin.app.of_account_with_id(id, "real_name");
    assert_eq!(name, "Ada Lovelace");
    assert!(admin.app.deliver().is_empty(), "nobody asked for a mail");
}

#[test]
fn the_least_sign_up_answers_without_an_email() {
    let admin = Admin::new();
    let made = admin.accepts(&json!({ "username": "bob" }));
    assert_eq!(keys(&made), ["ext_id", "id", "role", "tags", "username"]);
    assert_eq!((&made["ext_id"], &made["role"], &made["tags"]), (&Value::Null, &Value::Null, &json!([])));
}

#[test]
fn the_form_without_a_slash_is_served_without_a_redirect() {
    let admin = Admin::new();
    let reply =
        admin.app.post("/api/v2/sso/signup", &json!({ "username": "bob" })).bearer(&admin.token).send();
    assert_eq!(reply.status.code, 201);
    let reply = admin
        .app
        .post("/api/v2/sso/signup/?next=1", &json!({ "username": "carl" }))
        .bearer(&admin.token)
        .send();
    assert_eq!(reply.status.code, 201);
}

#[test]
fn an_account_without_a_password_is_let_in_by_no_password() {
    let admin = Admin::new();
    let made = admin.accepts(&json!({ "username": "bob", "email": "bob@example.org" }));
    for password in ["", "null", "undefined", "None", "0", " ", PASSWORD] {
        for login in ["bob", "bob@example.org"] {
            let reply = admin
                .app
                .post("/api/authentication/login", &json!({ "login": login, "password": password }))
                .send();
            assert_eq!(reply.status.code, 401, "{login} {password:?}");
        }
    }
    let null = json!({ "login": "bob", "password": null });
    assert_eq!(admin.app.post("/api/authentication/login", &null).send().status.code, 400);
    let claims = json!({ "user_id": made["id"], "token_type": "access", "exp": 4_000_000_000_i64, "iat": 1,
                         "jti": "x" });
    let token = jwt(&admin.app.jwt_secret(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    let reply = admin.app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    assert_eq!((reply.status.code, &reply.json()["username"]), (200, &json!("bob")));
}

#[test]
fn a_username_is_required_short_plain_and_unique_without_case() {
    let admin = Admin::new();
    admin.accepts(&json!({ "username": "a".repeat(255) }));
    admin.accepts(&json!({ "username": "Bob" }));
    admin.accepts(&json!({ "username": "-" }));
    for (username, code) in [
        (json!("b".repeat(256)), "max_length"),
        (json!(""), "blank"),
        (json!(null), "null"),
        (json!(7), "invalid"),
        (json!(["bob"]), "invalid"),
        (json!({ "$gt": "" }), "invalid"),
        (json!(true), "invalid"),
        (json!("bob"), "unique"),
        (json!("BOB"), "unique"),
        (json!("A".repeat(255)), "unique"),
        (json!("a b"), "invalid"),
        (json!(" "), "invalid"),
        (json!(" bobby"), "invalid"),
        (json!("bobby\n"), "invalid"),
        (json!("a.b"), "invalid"),
        (json!("a@b.org"), "invalid"),
        (json!("jürgen"), "invalid"),
        (json!("ｂｏｂ"), "invalid"),
        (json!("boK\u{212a}"), "invalid"),
        (json!("bob\u{0}"), "invalid"),
        (json!("bob\u{200b}"), "invalid"),
    ] {
        assert_eq!(
            admin.faults(&json!({ "username": username })),
            [format!("username {code}")],
            "{username}"
        );
    }
    assert_eq!(admin.faults(&json!({})), ["username required"]);
    assert_eq!(admin.faults_by_form("username=one&username=two"), ["username invalid"]);
    assert_eq!(admin.faults_by_form("username[]=one"), ["username required"]);
}

#[test]
fn a_username_is_kept_as_typed() {
    let admin = Admin::new();
    assert_eq!(admin.accepts(&json!({ "username": "McDuck" }))["username"], "McDuck");
}

#[test]
fn an_ext_id_is_a_64_bit_integer_or_its_digits_and_unique() {
    let admin = Admin::new();
    for (n, ext_id) in
        [json!(0), json!(1), json!(-5), json!(i64::MAX), json!(i64::MIN), json!("42")].iter().enumerate()
    {
        let made = admin.accepts(&json!({ "username": format!("u{n}"), "ext_id": ext_id }));
        let whole: i64 =
            ext_id.as_str().map_or_else(|| ext_id.as_i64().unwrap(), |text| text.parse().unwrap());
        assert_eq!(made["ext_id"], whole);
    }
    for (ext_id, code) in [
        (json!(1), "unique"),
        (json!("1"), "unique"),
        (json!(42), "unique"),
        (json!("9223372036854775807"), "unique"),
        (json!(9_223_372_036_854_775_808_u64), "invalid"),
        (json!("9223372036854775808"), "invalid"),
        (json!(1.5), "invalid"),
        (json!(1e30), "invalid"),
        (json!(""), "invalid"),
        (json!(" 7"), "invalid"),
        (json!("0x10"), "invalid"),
        (json!("+7"), "invalid"),
        (json!("٧"), "invalid"),
        (json!("seven"), "invalid"),
        (json!(true), "invalid"),
        (json!([7]), "invalid"),
        (json!({}), "invalid"),
    ] {
        assert_eq!(
            admin.faults(&json!({ "username": "new", "ext_id": ext_id })),
            [format!("ext_id {code}")],
            "{ext_id}"
        );
    }
    assert_eq!(admin.faults_by_form("username=new&ext_id=8&ext_id=9"), ["ext_id invalid"]);
}

#[test]
fn an_email_is_one_plain_address_and_unique_without_case() {
    let admin = Admin::new();
    admin.accepts(&json!({ "username": "bob", "email": "bob@example.org" }));
    for (email, code) in [
        (json!(null), "null"),
        (json!(""), "blank"),
        (json!("bob@example.org"), "unique"),
        (json!("BOB@EXAMPLE.ORG"), "unique"),
        (json!("bob@EXAMPLE.org"), "unique"),
        (json!("bob"), "invalid"),
        (json!("bob@"), "invalid"),
        (json!("@example.org"), "invalid"),
        (json!("bob@example"), "invalid"),
        (json!("a@b@example.org"), "invalid"),
        (json!("bob@[127.0.0.1]"), "invalid"),
        (json!("\"a b\"@example.org"), "invalid"),
        (json!("víctim@example.org"), "invalid"),
        (json!("m\u{131}ke@example.org"), "invalid"),
        (json!("x@example.org,y@example.org"), "invalid"),
        (json!("x@example.org y@example.org"), "invalid"),
        (json!("x@example.org\r\nBcc: y@example.org"), "invalid"),
        (json!("x@example.org\n"), "invalid"),
        (json!("Bob <x@example.org>"), "invalid"),
        (json!("x@example.org\u{0}"), "invalid"),
        (json!(["x@example.org", "y@example.org"]), "invalid"),
        (json!({ "0": "x@example.org" }), "invalid"),
        (json!(7), "invalid"),
    ] {
        assert_eq!(
            admin.faults(&json!({ "username": "new", "email": email })),
            [format!("email {code}")],
            "{email}"
        );
    }
    assert_eq!(
        admin.faults_by_form("username=new&email=x%40example.org&email=y%40example.org"),
        ["email invalid"]
    );
    let made = admin.app.call(Method::Post, "/api/v2/sso/signup/");
    let made = made.bearer(&admin.token).body(FORM, "username=new&email%5B%5D=x%40example.org").send();
    assert_eq!((made.status.code, made.json().get("email")), (201, None), "a bracket is another field");
}

#[test]
fn a_password_is_8_to_128_characters_of_three_kinds() {
    let admin = Admin::new();
    // The common-password list is the realm's rule and none of this endpoint's.
    for (n, good) in [
        "Passw0rd".to_owned(),
        "abcdef1!".to_owned(),
        "ABCDEF1!".to_owned(),
        "abcdefg ÄÄ1".to_owned(),
        "aaaaaa1ä".to_owned(),
        format!("Aa1{}", "x".repeat(125)),
    ]
    .iter()
    .enumerate()
    {
        admin.accepts(&json!({ "username": format!("u{n}"), "password": good }));
    }
    for (password, code) in [
        (json!("Passw0r"), "min_length"),
        (json!("Aa1äääü"), "min_length"),
        (json!(format!("Aa1{}", "x".repeat(126))), "max_length"),
        (json!(format!("Aa1{}", "x".repeat(30_000))), "max_length"),
        (json!("password"), "invalid"),
        (json!("passwor1"), "invalid"),
        (json!("PASSWOR1"), "invalid"),
        (json!("Password"), "invalid"),
        (json!("12345678"), "invalid"),
        (json!("abcdefgé"), "invalid"),
        (json!("Passw0rd\u{0}"), "invalid"),
        (json!(null), "null"),
        (json!(""), "blank"),
        (json!(12_345_678), "invalid"),
        (json!(["Passw0rd"]), "invalid"),
    ] {
        assert_eq!(
            admin.faults(&json!({ "username": "new", "password": password })),
            [format!("password {code}")],
            "{password}"
        );
    }
}

#[test]
fn the_password_rule_is_this_endpoints_own_whatever_the_realm_asks() {
    let admin = Admin::new();
    admin.app.set("password.policy", "Low");
    assert_eq!(admin.faults(&json!({ "username": "a", "password": "secret" })), ["password min_length"]);
    admin.app.set("password.policy", "High");
    admin.accepts(&json!({ "username": "a", "password": "Passw0rd" }));
}

#[test]
fn a_role_is_one_of_three_or_null() {
    let admin = Admin::new();
    for (n, role) in [json!("admin"), json!("moderator"), json!("editor"), json!(null)].iter().enumerate() {
        let made = admin.accepts(&json!({ "username": format!("u{n}"), "role": role }));
        assert_eq!(made["role"], *role);
    }
    for role in [json!("ADMIN"), json!("owner"), json!(""), json!("admin ")] {
        assert_eq!(
            admin.faults(&json!({ "username": "new", "role": role })),
            ["role invalid_choice"],
            "{role}"
        );
    }
    for role in [json!(1), json!(true), json!(["admin"])] {
        let faults = admin.faults(&json!({ "username": "new", "role": role }));
        assert_eq!(faults, ["role invalid_choice"], "{role}");
    }
}

#[test]
fn tags_are_a_list_of_ids_of_user_tags_in_use() {
    let admin = Admin::new();
    for (id, name) in [(1, "blue"), (2, "old"), (3, "news"), (4, "hidden")] {
        admin.app.tag_with_id(id, name);
    }
    admin.app.deletes_tag("old");
    admin.app.makes_category_of_tag("news");
    admin.app.hides_tag("hidden");
    assert_eq!(admin.accepts(&json!({ "username": "a", "tags": [4, 1, 1] }))["tags"], json!([1, 4]));
    assert_eq!(admin.accepts(&json!({ "username": "b", "tags": null }))["tags"], json!([]));
    assert_eq!(admin.accepts(&json!({ "username": "c", "tags": [] }))["tags"], json!([]));
    for (tags, code) in [
        (json!("1"), "not_a_list"),
        (json!(1), "not_a_list"),
        (json!({ "0": 1 }), "not_a_list"),
        (json!(["1"]), "incorrect_type"),
        (json!([1, null]), "incorrect_type"),
        (json!([1.5]), "incorrect_type"),
        (json!([true]), "incorrect_type"),
        (json!([[1]]), "incorrect_type"),
        (json!([99]), "does_not_exist"),
        (json!([-1]), "does_not_exist"),
        (json!([9_223_372_036_854_775_808_u64]), "does_not_exist"),
        (json!([2]), "does_not_exist"),
        (json!([3]), "does_not_exist"),
        (json!([1, 2, 99]), "does_not_exist"),
    ] {
        assert_eq!(
            admin.faults(&json!({ "username": "new", "tags": tags })),
            [format!("tags {code}")],
            "{tags}"
        );
    }
    let by_form = admin.app.call(Method::Post, "/api/v2/sso/signup/").bearer(&admin.token);
    let by_form = by_form.body(FORM, "username=d&tags=1&tags=4").send();
    assert_eq!((by_form.status.code, &by_form.json()["tags"]), (201, &json!([1, 4])));
}

#[test]
fn a_real_name_is_what_people_see() {
    let admin = Admin::new();
    for (username, name, stored) in [
        ("a", json!("名前"), Some("名前")),
        ("b", json!("x".repeat(255)), Some(&*"x".repeat(255))),
        ("c", json!(null), None),
        ("d", json!("  Dora  "), Some("Dora")),
    ] {
        let made = admin.accepts(&json!({ "username": username, "real_name": name }));
        let kept: Option<String> =
            admin.app.of_account_with_id(made["id"].as_i64().expect("an id"), "real_name");
        assert_eq!(kept.as_deref(), stored);
    }
    for (name, code) in [
        (json!("x".repeat(256)), "max_length"),
        (json!("a\r\nBcc: b"), "invalid"),
        (json!("a\u{0}"), "invalid"),
        (json!("a\u{202e}b"), "invalid"),
        (json!(7), "invalid"),
        (json!(["x"]), "invalid"),
    ] {
        let faults = admin.faults(&json!({ "username": "new", "real_name": name }));
        assert_eq!(faults, [format!("real_name {code}")], "{name}");
    }
}

#[test]
fn all_faults_come_in_one_answer_and_nothing_is_created() {
    let admin = Admin::new();
    admin.accepts(&json!({ "username": "bob", "email": "bob@example.org", "ext_id": 1 }));
    let body = json!({ "username": "BOB", "email": "bob@example.org", "ext_id": 1, "password": "short",
                       "role": "king", "tags": [99], "real_name": "x".repeat(256) });
    let mut faults = admin.faults(&body);
    faults.sort();
    assert_eq!(
        faults,
        [
            "email unique",
            "ext_id unique",
            "password min_length",
            "real_name max_length",
            "role invalid_choice",
            "tags does_not_exist",
            "username unique",
        ]
    );
    let body = admin.signs_up(&body).json();
    let fields: Vec<_> = body["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields.len(), 7, "each field stands once: {body}");
}

#[test]
fn unknown_fields_are_ignored_and_give_no_rights() {
    let admin = Admin::new();
    let made = admin.accepts(
        &json!({ "username": "bob", "id": 1, "uuid": "x", "is_admin": true, "users_admin": true,
        "state": "disabled", "status": "d", "email_isvalid": true, "must_change_password": true, "bio": ["x"],
        "password_hash": "x", "date_joined": 0 }),
    );
    assert_ne!(made["id"], 1);
    let rights: i64 = admin.app.of_account("bob", "users_admin + must_change_password");
    let state: String = admin.app.of_account("bob", "state");
    assert_eq!((rights, state.as_str()), (0, "active"));
}

#[test]
fn of_many_at_once_with_one_value_exactly_one_is_created() {
    let admin = Admin::new();
    type Body = fn(usize) -> Value;
    let cases: [(&str, Body); 4] = [
        ("username", |n| json!({ "username": if n % 2 == 0 { "same" } else { "SAME" } })),
        ("email", |n| json!({ "username": format!("e{n}"), "email": "same@example.org" })),
        ("ext_id", |n| json!({ "username": format!("x{n}"), "ext_id": 7 })),
        ("username", |_| json!({ "username": "slow", "password": PASSWORD })),
    ];
    for (field, body) in cases {
        let before = admin.app.accounts();
        let calls =
            (0..20).map(|n| admin.app.post("/api/v2/sso/signup/", &body(n)).bearer(&admin.token)).collect();
        let replies = admin.app.calls_at_once(calls);
        let (made, refused): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status.code == 201);
        assert_eq!(made.len(), 1, "{field}");
        for reply in refused {
            assert_eq!(reply.faults(), [format!("{field} unique")]);
        }
        assert_eq!(admin.app.accounts(), before + 1);
    }
}

#[test]
fn an_account_signed_up_here_is_complete_in_the_other_family() {
    let admin = Admin::new();
    admin.accepts(&json!({ "username": "bob", "email": "Bob@example.org", "password": "Passw0rd" }));
    let reply = admin
        .app
        .post("/api/authentication/login", &json!({ "login": "bob@example.org", "password": "Passw0rd" }))
        .send();
    assert_eq!(reply.status.code, 200);
    let profile = &reply.json()["profile"];
    assert_eq!(
        (&profile["displayName"], &profile["emailAddress"]),
        (&json!("bob"), &json!("Bob@example.org"))
    );
}
