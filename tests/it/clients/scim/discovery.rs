//! What the server says of itself, and paths that lead nowhere.

use rocket::http::{Method, Status};
use serde_json::json;

use super::{GROUP, Idp, USER, refusal};
use crate::support::TestApp;

#[test]
fn what_is_announced_is_what_is_served() {
    let app = TestApp::fresh();
    let idp = Idp::of_people(&app);
    let config = idp.get("/ServiceProviderConfig").json();
    for feature in ["patch", "bulk", "filter", "sort", "etag", "changePassword"] {
        assert_eq!(config[feature]["supported"], json!(true), "{feature}");
    }
    assert_eq!(config["bulk"]["maxOperations"], json!(1000));
    assert_eq!(config["bulk"]["maxPayloadSize"], json!(1024 * 1024));
    assert_eq!(config["authenticationSchemes"][0]["type"], "oauthbearertoken");
    let types = idp.get("/ResourceTypes").json();
    assert_eq!(types["totalResults"], json!(2));
    for (kind, urn, endpoint) in [("User", USER, "/Users"), ("Group", GROUP, "/Groups")] {
        let one = idp.get(&format!("/ResourceTypes/{kind}")).json();
        assert_eq!((&one["schema"], &one["endpoint"]), (&json!(urn), &json!(endpoint)));
        assert!(types["Resources"].as_array().expect("a list").contains(&one));
        let schema = idp.get(&format!("/Schemas/{urn}")).json();
        assert_eq!((&schema["id"], &schema["name"]), (&json!(urn), &json!(kind)));
        assert_eq!(idp.get(endpoint).status, Status::Ok);
    }
    let user = idp.get(&format!("/Schemas/{USER}")).json();
    let attribute = |name: &str| {
        let all = user["attributes"].as_array().expect("attributes");
        all.iter().find(|attribute| attribute["name"] == name).expect("it is there").clone()
    };
    assert_eq!(attribute("userName")["uniqueness"], "server");
    assert_eq!(
        (&attribute("password")["mutability"], &attribute("password")["returned"]),
        (&json!("writeOnly"), &json!("never"))
    );
    assert_eq!(attribute("groups")["mutability"], "readOnly");
}

#[test]
fn what_is_not_there_says_so_in_the_protocol_s_own_words() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    for path in
        ["/nothing", "/Users/1", "/Groups/x", "/Groups/01", "/Schemas/x", "/ResourceTypes/Dog", "/Users/1/x"]
    {
        assert_eq!(refusal(&idp.get(path)), (404, String::new()), "{path}");
    }
    assert_eq!(refusal(&idp.get("/Me")), (501, String::new()));
    for method in [Method::Post, Method::Put, Method::Patch, Method::Delete] {
        let reply = idp.sends(method, "/Schemas", &[], &json!({}));
        assert_eq!((refusal(&reply).0, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    // As people copy the address: with a slash at its end.
    assert_eq!(idp.get("/Users/").status, Status::Ok);
}
