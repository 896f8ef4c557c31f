//! contract.md A3: JWTs that callers sign themselves.

use std::time::Duration;

use rocket::http::Method;
use rollbook::domain::AuditContext;
use rollbook::services::clients::jwt_secret;
use serde_json::{Value, json};

use crate::support::api::{FORM, Person, jwt};
use crate::support::{Reply, TestApp};

/// 2026-01-31 10:00 UTC, when every test's clock starts.
const NOW: i64 = 1_769_853_600;

fn header() -> Value {
    json!({ "alg": "HS256", "typ": "JWT" })
}

fn claims(person: &Person) -> Value {
    json!({ "user_id": person.id, "token_type": "access", "exp": NOW + 300, "iat": NOW, "jti": "a1" })
}

fn signs_in(app: &TestApp, token: &str) -> Reply {
    app.call(Method::Post, "/api/v2/sso/signin/").bearer(token).send()
}

/// Refused as a bearer and by the verification alike.
fn assert_refused(app: &TestApp, token: &str, why: &str) {
    let refused = (401, "token_not_valid".to_owned());
    assert_eq!(signs_in(app, token).refusal(), refused, "{why}");
    let verified = app.post("/api/v2/jwt/verify_token/", &json!({ "token": token })).send();
    assert_eq!(verified.refusal(), refused, "{why}");
    assert_eq!(verified.header("www-authenticate"), Some(r#"Bearer realm="api""#));
}

#[test]
fn a_good_token_speaks_for_its_user_again_and_again() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    for _ in 0..3 {
        let reply = signs_in(&app, &token);
        assert_eq!((reply.status.code, &reply.json()["id"]), (200, &json!(ada.id)));
    }
}

#[test]
fn an_administrators_token_signs_people_up() {
    let (app, admin) = TestApp::with_admin();
    let token = jwt(&app.jwt_secret(), &header(), &claims(&admin));
    let reply = app.post("/api/v2/sso/signup/", &json!({ "username": "bob" })).bearer(&token).send();
    assert_eq!(reply.status.code, 201);
    let bob = Person { id: reply.json()["id"].as_i64().unwrap(), ..admin };
    let token = jwt(&app.jwt_secret(), &header(), &claims(&bob));
    let reply = app.post("/api/v2/sso/signup/", &json!({ "username": "carl" })).bearer(&token).send();
    assert_eq!(reply.refusal(), (403, "permission_denied".to_owned()));
}

#[test]
fn a_header_other_than_hs256_and_jwt_is_refused() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let secret = app.jwt_secret();
    for header in [
        json!({ "alg": "none", "typ": "JWT" }),
        json!({ "alg": "None", "typ": "JWT" }),
        json!({ "alg": "HS384", "typ": "JWT" }),
        json!({ "alg": "RS256", "typ": "JWT" }),
        json!({ "alg": "hs256", "typ": "JWT" }),
        json!({ "alg": "HS256" }),
        json!({ "typ": "JWT" }),
        json!({ "alg": "HS256", "typ": "at+jwt" }),
        json!({ "alg": ["HS256"], "typ": "JWT" }),
        json!({ "alg": "HS256", "typ": "JWT", "crit": ["exp"] }),
        json!([]),
    ] {
        assert_refused(&app, &jwt(&secret, &header, &claims(&ada)), &header.to_string());
    }
    let unsigned = jwt(&secret, &json!({ "alg": "none", "typ": "JWT" }), &claims(&ada));
    let (unsigned, _) = unsigned.rsplit_once('.').unwrap();
    assert_refused(&app, &format!("{unsigned}."), "no signature");
}

#[test]
fn every_claim_is_required_and_of_its_own_type() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let secret = app.jwt_secret();
    for name in ["user_id", "token_type", "exp", "iat", "jti"] {
        for value in
            [None, Some(Value::Null), Some(json!([])), Some(json!({})), Some(json!(true)), Some(json!(""))]
        {
            let mut claims = claims(&ada);
            let object = claims.as_object_mut().unwrap();
            match &value {
                Some(value) => object.insert(name.to_owned(), value.clone()),
                None => object.remove(name),
            };
            assert_refused(&app, &jwt(&secret, &header(), &claims), &format!("{name}: {value:?}"));
        }
    }
    for (name, value) in [
        ("token_type", json!("refresh")),
        ("user_id", json!(ada.id.to_string())),
        ("user_id", json!(0.5)),
        ("user_id", json!(9_223_372_036_854_775_808_u64)),
        ("user_id", json!(-1)),
        ("user_id", json!(ada.id + 999)),
        ("exp", json!((NOW + 300).to_string())),
        ("iat", json!("now")),
        ("jti", json!(7)),
    ] {
        let mut claims = claims(&ada);
        claims[name] = value.clone();
        assert_refused(&app, &jwt(&secret, &header(), &claims), &format!("{name}: {value}"));
    }
}

#[test]
fn other_claims_are_ignored() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let mut claims = claims(&ada);
    for (name, value) in
        [("iss", json!(7)), ("role", json!("admin")), ("nbf", json!("x")), ("sub", json!(null))]
    {
        claims[name] = value;
    }
    let reply = signs_in(&app, &jwt(&app.jwt_secret(), &header(), &claims));
    assert_eq!((reply.status.code, &reply.json()["role"]), (200, &Value::Null));
}

#[test]
fn a_token_ends_at_its_exp() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    app.later(Duration::from_secs(299));
    assert_eq!(signs_in(&app, &token).status.code, 200);
    app.later(Duration::from_secs(1));
    assert_refused(&app, &token, "expired");
    let mut past = claims(&ada);
    past["exp"] = json!(0);
    assert_refused(&app, &jwt(&app.jwt_secret(), &header(), &past), "long past");
    past["exp"] = json!(-1e300);
    assert_refused(&app, &jwt(&app.jwt_secret(), &header(), &past), "absurd");
}

#[test]
fn a_wrong_signature_is_refused() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let good = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    let (signed, signature) = good.rsplit_once('.').unwrap();
    assert_refused(&app, &jwt("another secret", &header(), &claims(&ada)), "another secret");
    assert_refused(&app, &jwt("", &header(), &claims(&ada)), "an empty secret");
    for cut in 1..signature.len() {
        assert_refused(&app, &good[..good.len() - cut], "cut short");
    }
    for other in [format!("{good}A"), format!("{good}="), format!("{good}.x"), format!(".{good}")] {
        assert_refused(&app, &other, &other);
    }
    let mut forged = claims(&ada);
    forged["user_id"] = json!(ada.id + 1);
    let forged = jwt("x", &header(), &forged);
    let (forged, _) = forged.rsplit_once('.').unwrap();
    assert_refused(&app, &format!("{forged}.{signature}"), "another's claims");
    assert!(signed.contains('.'));
}

#[test]
fn two_fresh_servers_do_not_share_a_secret() {
    let (one, other) = (TestApp::fresh(), TestApp::fresh());
    let ada = one.person("ada");
    other.person("ada");
    let token = jwt(&one.jwt_secret(), &header(), &claims(&ada));
    assert_eq!(signs_in(&one, &token).status.code, 200);
    assert_refused(&other, &token, "of another server");
}

#[test]
fn a_disabled_user_is_refused() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    app.disables(&ada);
    assert_refused(&app, &token, "disabled");
}

#[test]
fn a_rotated_secret_ends_what_was_signed_before() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let old = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    let secret = app
        .run(jwt_secret::rotate(&app.ctx, AuditContext::command_line(), Duration::ZERO, None))
        .expect("rotated");
    assert_eq!(secret, app.jwt_secret());
    assert_refused(&app, &old, "signed before");
    assert_eq!(signs_in(&app, &jwt(&secret, &header(), &claims(&ada))).status.code, 200);
}

#[test]
fn verification_answers_200_in_both_bodies_and_needs_a_token() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = jwt(&app.jwt_secret(), &header(), &claims(&ada));
    for path in ["/api/v2/jwt/verify_token/", "/api/v2/jwt/verify_token"] {
        assert_eq!(app.post(path, &json!({ "token": token })).send().status.code, 200);
        assert_eq!(app.call(Method::Post, path).form(&[("token", &token)]).send().status.code, 200);
    }
    for (body, fault) in [
        (json!({}), "token required"),
        (json!({ "token": null }), "token null"),
        (json!({ "token": 0 }), "token invalid"),
        (json!({ "token": [token] }), "token invalid"),
        (json!({ "token": { "$gt": "" } }), "token invalid"),
    ] {
        assert_eq!(app.post("/api/v2/jwt/verify_token/", &body).send().faults(), [fault], "{body}");
    }
    for garbage in ["a.b.c", "..", "."] {
        assert_refused(&app, garbage, garbage);
    }
    for blank in ["", " ", "0", "null"] {
        let reply = app.post("/api/v2/jwt/verify_token/", &json!({ "token": blank })).send();
        assert_eq!(reply.refusal(), (401, "token_not_valid".to_owned()), "{blank:?}");
    }
    let opaque = app.bearer_of(&ada);
    let reply = app.post("/api/v2/jwt/verify_token/", &json!({ "token": opaque })).send();
    assert_eq!(reply.refusal(), (401, "token_not_valid".to_owned()), "an opaque token is no JWT");
    let twice = app.call(Method::Post, "/api/v2/jwt/verify_token/");
    assert_eq!(twice.body(FORM, format!("token={token}&token={token}")).send().faults(), ["token invalid"]);
}
