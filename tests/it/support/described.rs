//! Every answer of the APIs is held against `docs/openapi.json`: its status must be described, and its body must
//! be what the description says.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use rocket::http::Method;
use serde_json::{Value, json};

use super::app::Reply;

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../docs/openapi.json")).expect("docs/openapi.json is JSON")
});

/// By the place of the schema in the description; none for an answer without JSON.
type Validators = HashMap<String, Option<&'static Validator>>;
static VALIDATORS: LazyLock<Mutex<Validators>> = LazyLock::new(Mutex::default);

/// Fails where an answer of an endpoint is not as described. Paths and methods that nothing describes are left
/// to the tests that compare them with the routes.
pub fn ensure_described(method: Method, path: &str, sent: &[u8], reply: &Reply) {
    // A form may rename its method: its answer is that of another operation.
    if sent.starts_with(b"_method") {
        return;
    }
    let Some((described, operation)) = operation_of(method, path) else { return };
    let place = format!("{method} {described}");
    let status = reply.status.code.to_string();
    let response = resolved(&operation["responses"][&status]);
    assert!(response.is_object(), "{place} answers {status}, which is not described: {}", reply.body);
    let is_json = reply.header("content-type").is_some_and(|kind| kind.contains("json"));
    if method == Method::Head || !is_json {
        return;
    }
    let Some(validator) = validator(&format!("{place} {status}"), response) else {
        panic!("{place} {status} answers JSON, which is not described: {}", reply.body);
    };
    let body = reply.json();
    let faults: Vec<String> =
        validator.iter_errors(&body).map(|fault| format!("{} at {}", fault, fault.instance_path())).collect();
    assert!(faults.is_empty(), "{place} {status} is not as described: {faults:#?}\n{body:#}");
}

/// The description of what a request asks for; literal parts of a path win over parameters.
fn operation_of(method: Method, path: &str) -> Option<(&'static str, &'static Value)> {
    let path = path.split(['?', '#']).next()?;
    let paths = DESCRIPTION["paths"].as_object().expect("it has paths");
    let fitting = paths.keys().filter(|described| fits(described, path));
    let described =
        fitting.max_by_key(|described| described.split('/').filter(|part| !is_parameter(part)).count())?;
    let method = if method == Method::Head { Method::Get } else { method };
    Some((described, paths[described].get(method.as_str().to_ascii_lowercase())?))
}

/// Family A is served without its slash at the end, too, and SCIM with one.
fn fits(described: &str, path: &str) -> bool {
    let path = path.strip_suffix('/').filter(|path| path.starts_with("/scim/")).unwrap_or(path);
    let without_slash = described.strip_suffix('/').filter(|_| !path.ends_with('/'));
    let described: Vec<&str> = without_slash.unwrap_or(described).split('/').collect();
    let asked: Vec<&str> = path.split('/').collect();
    let mut pairs = described.iter().zip(&asked);
    described.len() == asked.len() && pairs.all(|(part, asked)| is_parameter(part) || part == asked)
}

fn is_parameter(part: &str) -> bool {
    part.starts_with('{')
}

fn resolved(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(to) => DESCRIPTION.pointer(to.trim_start_matches('#')).expect("every reference leads somewhere"),
        None => value,
    }
}

fn validator(place: &str, response: &Value) -> Option<&'static Validator> {
    let mut known = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(place.to_owned()).or_insert_with(|| {
        let contents = response["content"].as_object()?;
        let (_, content) = contents.iter().find(|(kind, _)| kind.contains("json"))?;
        let schema = json!({ "allOf": [content["schema"]], "components": DESCRIPTION["components"] });
        let validator = jsonschema::draft202012::new(&schema).expect("the description holds a schema");
        Some(Box::leak(Box::new(validator)))
    })
}
