//! contract.md A2: OAuth 2.0 with the password and refresh grants, and revocation.

use std::time::Duration;

use rocket::http::Method;
use serde_json::Value;

use crate::support::api::{FORM, JSON, PASSWORD};
use crate::support::{Reply, TestApp};

fn asks(app: &TestApp, fields: &[(&str, &str)]) -> Reply {
    app.call(Method::Post, "/oauth/token/").form(fields).send()
}

fn by_password(app: &TestApp, login: &str, password: &str) -> Reply {
    let fields =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", login), ("password", password)];
    asks(app, &fields)
}

fn refreshes(app: &TestApp, token: &str) -> Reply {
    asks(app, &[("grant_type", "refresh_token"), ("client_id", "rollbook"), ("refresh_token", token)])
}

fn works(app: &TestApp, access: &str) -> bool {
    app.call(Method::Post, "/api/v2/sso/signin/").bearer(access).send().status.code == 200
}

fn text<'a>(tokens: &'a Value, name: &str) -> &'a str {
    tokens[name].as_str().expect("a text")
}

fn refused(reply: &Reply) -> (u16, String) {
    let body = reply.json();
    assert!(!body["error_description"].as_str().expect("a description").is_empty());
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    (reply.status.code, body["error"].as_str().expect("an error").to_owned())
}

#[test]
fn a_password_is_worth_two_tokens() {
    let app = TestApp::fresh();
    app.person("ada");
    for (login, path) in
        [("ada", "/oauth/token/"), ("ada@example.org", "/oauth/token"), ("ADA@example.org", "/oauth/token/")]
    {
        let fields = [
            ("grant_type", "password"),
            ("client_id", "rollbook"),
            ("username", login),
            ("password", PASSWORD),
        ];
        let reply = app.call(Method::Post, path).form(&fields).send();
        assert_eq!(reply.status.code, 200, "{login}: {}", reply.body);
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("pragma"), Some("no-cache"));
        let body = reply.json();
        assert_eq!(body.as_object().unwrap().len(), 5);
        assert_eq!(body["expires_in"], 36000);
        assert_eq!(body["token_type"], "Bearer");
        assert_eq!(body["scope"], "read write");
        assert!(works(&app, text(&body, "access_token")));
        assert_ne!(text(&body, "access_token"), text(&body, "refresh_token"));
    }
}

#[test]
fn a_wrong_password_and_an_unknown_name_are_refused_alike() {
    let app = TestApp::fresh();
    app.person("ada");
    let wrong = by_password(&app, "ada", "Tangerine-Orbit-48");
    let unknown = by_password(&app, "nobody", PASSWORD);
    assert_eq!(refused(&wrong), (400, "invalid_grant".to_owned()));
    assert_eq!(wrong.body, unknown.body);
    assert_eq!(wrong.status, unknown.status);
}

#[test]
fn a_refresh_token_is_worth_two_new_ones_and_ends_the_old_access() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let first = app.tokens_of(&ada);
    let reply = refreshes(&app, text(&first, "refresh_token"));
    assert_eq!(reply.status.code, 200, "{}", reply.body);
    let second = reply.json();
    assert_ne!(text(&first, "refresh_token"), text(&second, "refresh_token"));
    assert!(works(&app, text(&second, "access_token")));
    assert!(!works(&app, text(&first, "access_token")));
}

#[test]
fn a_refresh_token_used_twice_ends_its_whole_family() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let other = app.tokens_of(&ada);
    let first = app.tokens_of(&ada);
    let second = refreshes(&app, text(&first, "refresh_token")).json();
    assert_eq!(refused(&refreshes(&app, text(&first, "refresh_token"))), (400, "invalid_grant".to_owned()));
    assert!(!works(&app, text(&second, "access_token")));
    assert_eq!(refused(&refreshes(&app, text(&second, "refresh_token"))), (400, "invalid_grant".to_owned()));
    assert!(works(&app, text(&other, "access_token")), "another sign-in is another family");
}

#[test]
fn of_many_uses_at_once_one_is_answered_and_the_family_ends() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let first = app.tokens_of(&ada);
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", "rollbook"),
        ("refresh_token", text(&first, "refresh_token")),
    ];
    let calls = (0..10).map(|_| app.call(Method::Post, "/oauth/token/").form(&fields)).collect();
    let replies = app.calls_at_once(calls);
    let answered: Vec<_> = replies.iter().filter(|reply| reply.status.code == 200).collect();
    assert_eq!(answered.len(), 1);
    assert!(!works(&app, text(&answered[0].json(), "access_token")));
}

#[test]
fn a_refresh_token_ends_after_thirty_days_of_no_use() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let tokens = app.tokens_of(&ada);
    app.later(Duration::from_secs(30 * 86_400 - 1));
    let renewed = refreshes(&app, text(&tokens, "refresh_token"));
    assert_eq!(renewed.status.code, 200);
    app.later(Duration::from_secs(30 * 86_400));
    let late = refreshes(&app, text(&renewed.json(), "refresh_token"));
    assert_eq!(refused(&late), (400, "invalid_grant".to_owned()));
}

#[test]
fn a_token_of_another_kind_shape_or_length_is_no_refresh_token() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let tokens = app.tokens_of(&ada);
    let good = text(&tokens, "refresh_token");
    let access = text(&tokens, "access_token");
    let mut bad = vec![
        "null".to_owned(),
        "0".into(),
        "true".into(),
        " ".into(),
        access.to_owned(),
        format!("{good}A"),
        format!("{good}="),
        format!(" {good}"),
        format!("{good}\n"),
    ];
    bad.extend((1..good.len()).map(|cut| good[..good.len() - cut].to_owned()));
    for token in bad {
        assert_eq!(refused(&refreshes(&app, &token)), (400, "invalid_grant".to_owned()), "{token:?}");
    }
    assert_eq!(refreshes(&app, good).status.code, 200, "none of these tries ended the family");
}

#[test]
fn a_client_must_be_named_and_known() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let refresh = app.tokens_of(&ada)["refresh_token"].as_str().unwrap().to_owned();
    let grants: [Vec<(&str, &str)>; 2] = [
        vec![("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)],
        vec![("grant_type", "refresh_token"), ("refresh_token", &refresh)],
    ];
    for grant in grants {
        assert_eq!(refused(&asks(&app, &grant)), (400, "invalid_request".to_owned()));
        let mut unknown = grant.clone();
        unknown.push(("client_id", "stranger"));
        let reply = asks(&app, &unknown);
        assert_eq!(refused(&reply), (401, "invalid_client".to_owned()));
        assert!(reply.header("www-authenticate").is_some());
    }
}

#[test]
fn a_token_belongs_to_the_client_it_was_given_to() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let tokens = app.tokens_of(&ada);
    app.client("other", "Other");
    let refresh = text(&tokens, "refresh_token");
    let reply =
        asks(&app, &[("grant_type", "refresh_token"), ("client_id", "other"), ("refresh_token", refresh)]);
    assert_eq!(refused(&reply), (400, "invalid_grant".to_owned()));
    let revoked = app
        .call(Method::Post, "/oauth/revoke_token/")
        .form(&[("client_id", "other"), ("token", text(&tokens, "access_token"))])
        .send();
    assert_eq!(revoked.status.code, 200);
    assert!(works(&app, text(&tokens, "access_token")));
}

#[test]
fn a_client_may_name_itself_in_the_header_too() {
    let app = TestApp::fresh();
    app.person("ada");
    let fields = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)];
    let call = |client: &str, secret: &str| {
        app.call(Method::Post, "/oauth/token/").form(&fields).basic(client, secret).send()
    };
    assert_eq!(call("rollbook", "").status.code, 200);
    assert_eq!(refused(&call("stranger", "")), (401, "invalid_client".to_owned()));
    assert_eq!(refused(&call("rollbook", "secret")), (401, "invalid_client".to_owned()));
}

#[test]
fn an_unknown_grant_type_is_named() {
    let app = TestApp::fresh();
    for grant in ["client_credentials", "authorization_code", "PASSWORD", "implicit"] {
        let reply = asks(&app, &[("grant_type", grant), ("client_id", "rollbook")]);
        assert_eq!(refused(&reply), (400, "unsupported_grant_type".to_owned()), "{grant}");
    }
}

#[test]
fn a_missing_empty_or_repeated_parameter_is_an_invalid_request() {
    let app = TestApp::fresh();
    app.person("ada");
    let good =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "ada"), ("password", PASSWORD)];
    for (at, (name, value)) in good.into_iter().enumerate() {
        let mut missing = good.to_vec();
        missing.remove(at);
        assert_eq!(refused(&asks(&app, &missing)), (400, "invalid_request".to_owned()), "no {name}");
        let mut repeated = good.to_vec();
        repeated.push((name, value));
        assert_eq!(refused(&asks(&app, &repeated)), (400, "invalid_request".to_owned()), "{name} twice");
        let mut empty = good.to_vec();
        empty[at].1 = "";
        let reply = asks(&app, &empty);
        assert!(matches!(reply.status.code, 400 | 401), "{name} empty");
    }
}

#[test]
fn a_token_request_is_a_form() {
    let app = TestApp::fresh();
    app.person("ada");
    let json = r#"{"grant_type":"password","client_id":"rollbook","username":"ada","password":"x"}"#;
    for (kind, body) in [(JSON, json), ("text/plain", "grant_type=password")] {
        let reply = app.call(Method::Post, "/oauth/token/").body(kind, body).send();
        assert_eq!(
            (reply.status.code, &reply.json()["error"]),
            (415, &Value::from("invalid_request")),
            "{kind}"
        );
    }
    let broken = app.call(Method::Post, "/oauth/token/").body(FORM, &b"grant_type=%ff"[..]).send();
    assert_eq!((broken.status.code, &broken.json()["error"]), (400, &Value::from("invalid_request")));
}

#[test]
fn a_revoked_refresh_token_ends_everything_a_revoked_access_token_only_itself() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let revoke = |token: &str| {
        app.call(Method::Post, "/oauth/revoke_token/")
            .form(&[("client_id", "rollbook"), ("token", token), ("token_type_hint", "refresh_token")])
            .send()
            .status
            .code
    };
    let tokens = app.tokens_of(&ada);
    assert_eq!(revoke(text(&tokens, "access_token")), 200);
    assert!(!works(&app, text(&tokens, "access_token")));
    let renewed = refreshes(&app, text(&tokens, "refresh_token")).json();
    assert!(works(&app, text(&renewed, "access_token")));
    assert_eq!(revoke(text(&renewed, "refresh_token")), 200);
    assert!(!works(&app, text(&renewed, "access_token")));
    assert_eq!(refreshes(&app, text(&renewed, "refresh_token")).status.code, 400);
    assert_eq!(revoke("unknown"), 200, "RFC 7009 2.2");
    let nameless = app.call(Method::Post, "/oauth/revoke_token/").form(&[("client_id", "rollbook")]).send();
    assert_eq!(refused(&nameless), (400, "invalid_request".to_owned()));
    let stranger =
        app.call(Method::Post, "/oauth/revoke_token/").form(&[("client_id", "x"), ("token", "y")]).send();
    assert_eq!(refused(&stranger), (401, "invalid_client".to_owned()));
}

#[test]
fn a_form_from_another_site_is_refused() {
    let app = TestApp::fresh();
    app.person("ada");
    let fields =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "ada"), ("password", PASSWORD)];
    for (name, value) in
        [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"), ("Origin", "null")]
    {
        let reply = app.call(Method::Post, "/oauth/token/").form(&fields).header(name, value).send();
        assert_eq!(reply.status.code, 403, "{name}: {value}");
    }
}

#[test]
fn a_password_that_must_be_changed_signs_in_and_does_nothing_else() {
    let app = TestApp::fresh();
    let ada = app.account_like("ada", |input| input.must_change_password = true);
    let token = app.bearer_of(&ada);
    let reply = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    assert_eq!(reply.refusal(), (403, "permission_denied".to_owned()));
}

#[test]
fn tokens_are_kept_as_digests_only() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let tokens = app.tokens_of(&ada);
    for name in ["access_token", "refresh_token"] {
        assert!(!app.files_hold(text(&tokens, name)), "{name}");
    }
    assert!(app.files_hold("ada@example.org"), "the search itself works");
    assert!(!app.files_hold(PASSWORD));
    assert!(!app.files_hold(&app.jwt_secret()));
}
