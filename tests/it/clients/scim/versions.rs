//! ETags: what a client knows already is not sent again, and what changed meanwhile is not written over.

use rocket::http::{Method, Status};
use serde_json::{Value, json};

use super::{Idp, PATCH, path_of, refusal};
use crate::support::TestApp;

#[test]
fn a_known_version_is_not_sent_again() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    let group = idp.creates_group("Crew", &[&user]);
    for resource in [&idp.get(&path_of(&user)).json(), &group] {
        let version = resource["meta"]["version"].as_str().expect("a version");
        assert!(version.starts_with("W/\""), "{version}");
        let asks = |known: &str| {
            idp.sends(Method::Get, &path_of(resource), &[("If-None-Match", known)], &Value::Null)
        };
        let known = asks(version);
        assert_eq!((known.status, known.body.as_str()), (Status::NotModified, ""));
        assert_eq!(known.header("etag"), Some(version));
        assert_eq!(asks("W/\"other\"").status, Status::Ok);
        assert_eq!(asks(&format!("\"x\", {version}")).status, Status::NotModified);
    }
    // Whoever gives a tag changes what is seen of its user, and who leaves what is seen of the group.
    let before = idp.get(&path_of(&user)).json();
    idp.patch(&path_of(&group), json!([{ "op": "remove", "path": "members" }]));
    assert_ne!(idp.get(&path_of(&user)).json()["meta"]["version"], before["meta"]["version"]);
    assert_ne!(idp.get(&path_of(&group)).json()["meta"]["version"], group["meta"]["version"]);
}

#[test]
fn what_changed_meanwhile_is_not_written_over() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let (user, group) = (idp.creates("ada"), idp.creates_group("Crew", &[]));
    for (resource, name) in [(user, "userName"), (group, "displayName")] {
        let path = path_of(&resource);
        let stale = resource["meta"]["version"].as_str().expect("a version").to_owned();
        let patch = json!({ "schemas": [PATCH],
                            "Operations": [{ "op": "replace", "path": "externalId", "value": "E-9" }] });
        let sends =
            |method, version: &str, body: &Value| idp.sends(method, &path, &[("If-Match", version)], body);
        let first = sends(Method::Patch, &stale, &patch);
        assert_eq!(first.status, Status::Ok, "{}", first.body);
        let put = json!({ name: "other" });
        for (method, body) in [(Method::Patch, &patch), (Method::Put, &put), (Method::Delete, &Value::Null)] {
            assert_eq!(refusal(&sends(method, &stale, body)), (412, String::new()), "{method}");
        }
        assert_eq!(idp.get(&path).json(), first.json());
        let fresh = first.header("etag").expect("a version").to_owned();
        assert_eq!(sends(Method::Put, &fresh, &put).status, Status::Ok);
        assert_eq!(sends(Method::Delete, "*", &Value::Null).status, Status::NoContent);
    }
}
