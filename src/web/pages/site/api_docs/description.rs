//! An OpenAPI description as a page shows it: operations by family, with their fields and an example of each body.

use serde::Serialize;
use serde_json::{Map, Value, json};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const JSON: &str = "application/json";
const SCIM: &str = "application/scim+json";
/// Deeper than any of our schemas goes.
const MOST_DEPTH: usize = 8;

#[derive(Serialize)]
pub struct Family {
    pub name: String,
    pub text: String,
    pub operations: Vec<Operation>,
}

#[derive(Serialize)]
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    pub summary: String,
    /// What lets a caller in; empty where anybody may call.
    pub credentials: Vec<String>,
    pub parameters: Vec<Field>,
    pub fields: Vec<Field>,
    /// JSON, pretty-printed.
    pub body: Option<String>,
    pub answers: Vec<Answer>,
}

/// A parameter or a field of a body.
#[derive(Serialize)]
pub struct Field {
    pub name: String,
    /// Where a parameter stands.
    pub place: Option<String>,
    pub kind: String,
    pub text: String,
    pub required: bool,
}

#[derive(Serialize)]
pub struct Answer {
    pub status: String,
    pub text: String,
    pub body: Option<String>,
}

/// In the order of the description's tags. What is no description has no family.
pub fn families(description: &[u8]) -> Vec<Family> {
    let whole: Value = serde_json::from_slice(description).unwrap_or_default();
    let reader = Description { whole: &whole };
    let tags = whole["tags"].as_array().into_iter().flatten();
    tags.map(|tag| Family {
        name: text(&tag["name"]),
        text: text(&tag["description"]),
        operations: reader.operations_of(&tag["name"]),
    })
    .collect()
}

struct Description<'d> {
    whole: &'d Value,
}

impl Description<'_> {
    fn operations_of(&self, tag: &Value) -> Vec<Operation> {
        let paths = self.whole["paths"].as_object().into_iter().flatten();
        let operations = paths.flat_map(|(path, methods)| {
            METHODS.into_iter().filter_map(move |method| Some((path, method, methods.get(method)?)))
        });
        operations
            .filter(|(.., operation)| operation["tags"].as_array().is_some_and(|tags| tags.contains(tag)))
            .map(|(path, method, operation)| self.operation(path, method, operation))
            .collect()
    }

    fn operation(&self, path: &str, method: &str, operation: &Value) -> Operation {
        let schema = schema_in(&operation["requestBody"]["content"]);
        let security = operation["security"].as_array().into_iter().flatten();
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let answers = operation["responses"].as_object().into_iter().flatten();
        Operation {
            id: text(&operation["operationId"]),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: without_source(&text(&operation["summary"])),
            credentials: security.filter_map(|one| one.as_object()?.keys().next().cloned()).collect(),
            parameters: parameters.map(|parameter| self.parameter(parameter)).collect(),
            fields: self.fields(schema),
            body: (!schema.is_null()).then(|| self.example_text(schema)),
            answers: answers.map(|(status, answer)| self.answer(status, answer)).collect(),
        }
    }

    fn parameter(&self, parameter: &Value) -> Field {
        Field {
            name: text(&parameter["name"]),
            place: Some(text(&parameter["in"])),
            kind: self.kind(&parameter["schema"], 0),
            text: text(&parameter["description"]),
            required: parameter["required"] == true,
        }
    }

    /// The fields of an object; of one that may take several shapes, those of all of them.
    fn fields(&self, schema: &Value) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for shape in self.shapes(schema, 0) {
            let required = shape["required"].as_array().cloned().unwrap_or_default();
            for (name, schema) in shape["properties"].as_object().into_iter().flatten() {
                if fields.iter().any(|field| field.name == *name) {
                    continue;
                }
                fields.push(Field {
                    name: name.clone(),
                    place: None,
                    kind: self.kind(schema, 0),
                    text: text(&self.resolved(schema)["description"]),
                    required: required.contains(&json!(name)),
                });
            }
        }
        fields
    }

    /// The objects that a schema is put together of, the outermost first, whose `required` counts for all.
    fn shapes(&self, schema: &Value, depth: usize) -> Vec<Value> {
        if depth > MOST_DEPTH {
            return Vec::new();
        }
        let schema = self.resolved(schema);
        let parts =
            ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
        let mut shapes = vec![schema.clone()];
        shapes.extend(parts.flat_map(|part| self.shapes(part, depth + 1)));
        // What is required of the whole is required of its parts.
        if let Some(required) = schema["required"].as_array().filter(|_| schema["allOf"].is_array()) {
            for shape in &mut shapes {
                let mut all = shape["required"].as_array().cloned().unwrap_or_default();
                all.extend(required.iter().cloned());
                shape["required"] = Value::Array(all);
            }
        }
        shapes
    }

    fn answer(&self, status: &str, answer: &Value) -> Answer {
        let answer = self.resolved(answer);
        let schema = schema_in(&answer["content"]);
        let body = (status.starts_with('2') && !schema.is_null()).then(|| self.example_text(schema));
        Answer { status: status.to_owned(), text: text(&answer["description"]), body }
    }

    fn resolved<'v>(&'v self, value: &'v Value) -> &'v Value {
        let pointer = value["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
        pointer.and_then(|pointer| self.whole.pointer(pointer)).unwrap_or(value)
    }

    /// In a few words: `string`, `one of "a", "b"`, `array of integer`.
    fn kind(&self, schema: &Value, depth: usize) -> String {
        let schema = self.resolved(schema);
        if let Some(choices) = schema["enum"].as_array() {
            let choices: Vec<String> = choices.iter().map(Value::to_string).collect();
            return format!("one of {}", choices.join(", "));
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.iter().map(text).collect::<Vec<_>>().join(" or "),
            other => text(other),
        };
        let inner = (depth < MOST_DEPTH && schema["items"].is_object())
            .then(|| self.kind(&schema["items"], depth + 1));
        let mut kind = match inner {
            Some(inner) => format!("{types} of {inner}"),
            None if types.is_empty() => "object".to_owned(),
            None => types,
        };
        if let Some(format) = schema["format"].as_str().filter(|format| *format != "int64") {
            kind.push_str(&format!(" ({format})"));
        }
        for (key, words) in [("minLength", "at least"), ("maxLength", "at most")] {
            if let Some(bound) = schema[key].as_u64() {
                kind.push_str(&format!(", {words} {bound} characters"));
            }
        }
        kind
    }

    fn example_text(&self, schema: &Value) -> String {
        serde_json::to_string_pretty(&self.example(schema, "", 0)).unwrap_or_default()
    }

    /// A value that the schema takes, the one that the description gives where it gives one.
    fn example(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let schema = self.resolved(schema);
        let given =
            [schema.get("example"), schema["examples"].get(0), schema["enum"].get(0), schema.get("const")];
        if let Some(given) = given.into_iter().flatten().next() {
            return given.clone();
        }
        if depth > MOST_DEPTH {
            return Value::Null;
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let parts = parts.iter().map(|part| self.example(part, name, depth + 1));
            let fields = parts.filter_map(|part| part.as_object().cloned()).flatten();
            return Value::Object(fields.collect());
        }
        if let Some(first) = schema["oneOf"].get(0).or(schema["anyOf"].get(0)) {
            return self.example(first, name, depth + 1);
        }
        let kind = schema["type"].as_array().and_then(|types| types.first()).unwrap_or(&schema["type"]);
        match kind.as_str() {
            Some("string") => json!(example_of_text(name, schema["format"].as_str())),
            Some("integer" | "number") => json!(1),
            Some("boolean") => json!(true),
            Some("null") => Value::Null,
            Some("array") if schema["maxItems"] == 0 => json!([]),
            Some("array") => json!([self.example(&schema["items"], name, depth + 1)]),
            _ => {
                let properties = schema["properties"].as_object().into_iter().flatten();
                let fields =
                    properties.map(|(name, schema)| (name.clone(), self.example(schema, name, depth + 1)));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }
}

/// Of a body, which is JSON under one name or the other.
fn schema_in(content: &Value) -> &Value {
    let kind = if content[SCIM].is_null() { JSON } else { SCIM };
    &content[kind]["schema"]
}

/// Without the section of the contract, which the repository holds.
fn without_source(summary: &str) -> String {
    summary.split(" (contract.md").next().unwrap_or(summary).trim_end_matches(" (docs/scim.md)").to_owned()
}

fn example_of_text(name: &str, format: Option<&str>) -> &'static str {
    match (format, name) {
        (Some("uuid"), _) => "6f6f4d0e-5b7a-4a52-9f6e-1f3b1a2c4d5e",
        (Some("date-time"), _) => "2026-01-31T10:11:12.345Z",
        (Some("email"), _) | (_, "email" | "emailAddress" | "new_email") => "ada@example.org",
        (Some("uri"), _) => "https://example.org/",
        (Some("password"), _) | (_, "password" | "new_password") => "copper kettle sings 9",
        (_, "username" | "login") => "ada",
        (_, "name" | "real_name" | "displayName") => "Ada Lovelace",
        (_, "color") => "#2b4aa8",
        _ => "text",
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_of_the_description_is_shown_once_with_its_fields_and_an_example() {
        let text = include_str!("../../../../../docs/openapi.json");
        let whole: Value = serde_json::from_str(text).unwrap();
        let paths = whole["paths"].as_object().unwrap().values();
        let described: usize = paths.map(|methods| methods.as_object().unwrap().len()).sum();
        let families = families(text.as_bytes());
        let operations: Vec<&Operation> = families.iter().flat_map(|family| &family.operations).collect();
        assert_eq!(operations.len(), described);
        for operation in &operations {
            assert!(!operation.summary.is_empty() && !operation.answers.is_empty(), "{}", operation.id);
        }
        let create = operations.iter().find(|operation| operation.id == "createAccount").unwrap();
        let is_required = |name: &str| create.fields.iter().any(|field| field.name == name && field.required);
        assert!(is_required("email") && is_required("password") && !is_required("tags"));
        let body: Value = serde_json::from_str(create.body.as_deref().unwrap()).unwrap();
        assert_eq!((&body["username"], &body["email"]), (&json!("ada"), &json!("ada@example.org")));
        let page = operations.iter().find(|operation| operation.id == "tags").unwrap();
        assert!(page.answers[0].body.as_deref().unwrap().contains("\"results\""));
    }
}
