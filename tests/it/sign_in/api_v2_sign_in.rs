//! contract.md A4: `POST /api/v2/sso/signin/`.

use rocket::http::Method;
use rollbook::domain::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::{FORM, JSON, jwt};

#[test]
fn any_bearer_learns_who_it_is() {
    let app = TestApp::fresh();
    app.tag_with_id(5, "blue");
    let ada = app.account_like("Ada", |input| {
        input.ext_id = Some(9);
        input.role = Some(Role::Editor);
        input.tags = vec![5];
    });
    let expected = json!({ "id": ada.id, "ext_id": 9, "username": "Ada", "role": "editor", "tags": [5] });
    let opaque = app.bearer_of(&ada);
    let claims =
        json!({ "user_id": ada.id, "token_type": "access", "exp": 4_000_000_000_i64, "iat": 1, "jti": "x" });
    let signed = jwt(&app.jwt_secret(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    for token in [opaque, signed] {
        for path in ["/api/v2/sso/signin/", "/api/v2/sso/signin"] {
            for call in [
                app.call(Method::Post, path),
                app.call(Method::Post, path).json(&json!({})),
                app.call(Method::Post, path).body(JSON, ""),
                app.call(Method::Post, path).body(FORM, ""),
                app.call(Method::Post, path).json(&json!({ "user_id": 1, "role": "admin" })),
            ] {
                let reply = call.bearer(&token).send();
                assert_eq!(reply.status.code, 200, "{}", reply.body);
                assert_eq!(reply.json(), expected);
            }
        }
    }
}

#[test]
fn whoever_has_nothing_special_has_nulls() {
    let app = TestApp::fresh();
    let bob = app.person("bob");
    let reply = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&app.bearer_of(&bob)).send();
    let body = reply.json();
    assert_eq!((&body["ext_id"], &body["role"], &body["tags"]), (&Value::Null, &Value::Null, &json!([])));
}
