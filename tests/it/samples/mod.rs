//! What every page is shown with, in each of its cases: a template without a sample fails the tests.

mod accounts;
mod console;
mod desk;

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Templates by name, each with the contents that it is rendered with.
pub type Samples = Vec<(&'static str, Vec<Value>)>;

pub fn all() -> Samples {
    [console::samples(), accounts::samples(), desk::samples()].concat()
}

pub fn moment() -> Value {
    json!({ "iso": "2026-01-31T10:11:12Z", "utc": "2026-01-31 10:11 UTC" })
}

/// A form that nobody has sent yet.
pub fn empty() -> Value {
    json!({ "values": {}, "errors": {}, "general": [] })
}

/// A form with something typed into each of these fields, and each of them wrong.
pub fn faulty(fields: &[&str]) -> Value {
    let errors: BTreeMap<&str, [&str; 2]> =
        fields.iter().map(|field| (*field, ["First.", "Second."])).collect();
    let values: BTreeMap<&str, &str> = fields.iter().map(|field| (*field, "typed")).collect();
    json!({ "values": values, "errors": errors, "general": ["Something else."] })
}
