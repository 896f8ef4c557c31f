//! `docs/openapi.json` and the routes of both APIs say the same, both ways round; so do the error
//! codes and `docs/contract.md`.

use std::collections::BTreeSet;

use rollbook::web;
use rollbook::web::http::problem::Kind;
use serde_json::Value;

use crate::support::TestApp;

fn description() -> Value {
    serde_json::from_str(include_str!("../../docs/openapi.json")).expect("docs/openapi.json is JSON")
}

/// As (method, path): family A's trailing slash taken off, every parameter written `{}`.
fn described() -> BTreeSet<(String, String)> {
    let description = description();
    let paths = description["paths"].as_object().expect("it has paths").clone();
    let pairs = paths.iter().flat_map(|(path, operations)| {
        let path = path.strip_suffix('/').unwrap_or(path).to_owned();
        let methods: Vec<String> = operations.as_object().expect("operations").keys().cloned().collect();
        methods.into_iter().map(move |method| (method.to_uppercase(), bare_parameters(&path, '{', '}')))
    });
    pairs.collect()
}

fn mounted() -> BTreeSet<(String, String)> {
    let routes = web::routes();
    let paths = routes.iter().map(|route| (route.method.to_string(), route.uri.path().to_owned()));
    paths
        .filter(|(_, path)| ["/api/", "/oauth/", "/scim/"].iter().any(|start| path.starts_with(start)))
        .map(|(method, path)| (method, bare_parameters(&path, '<', '>')))
        .collect()
}

fn bare_parameters(path: &str, open: char, close: char) -> String {
    let parts =
        path.split('/').map(|part| if part.starts_with(open) && part.ends_with(close) { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn the_description_names_every_endpoint_of_both_apis_and_no_other() {
    assert_eq!(described(), mounted());
}

#[test]
fn only_family_a_is_described_with_a_trailing_slash() {
    for path in description()["paths"].as_object().expect("it has paths").keys() {
        let family_a = path.starts_with("/api/v2/") || path.starts_with("/oauth/");
        assert_eq!(path.ends_with('/'), family_a, "{path}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, whole: &Value) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(to)) = map.get("$ref") {
                    let pointer = to.strip_prefix('#').expect("a reference within the file");
                    assert!(whole.pointer(pointer).is_some(), "{to} leads nowhere");
                }
                map.values().for_each(|value| walk(value, whole));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, whole)),
            _ => {}
        }
    }
    let whole = description();
    walk(&whole, &whole);
}

#[test]
fn the_contract_and_the_description_name_every_error_code() {
    let contract = include_str!("../../docs/contract.md");
    let description = description();
    let codes = &description["components"]["schemas"]["Message"]["properties"]["code"]["enum"];
    for kind in Kind::ALL {
        let code = kind.code();
        assert!(contract.contains(&format!("`{code}`")), "docs/contract.md lacks {code}");
        assert!(codes.as_array().expect("codes").iter().any(|one| one == code), "openapi.json lacks {code}");
    }
}

#[test]
fn what_is_served_is_the_description() {
    let app = TestApp::fresh();
    let served = app.visitor().get("/api/openapi.json");
    assert_eq!(served.json(), description());
}
