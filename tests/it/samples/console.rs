//! The pages of the console.

use serde_json::{Value, json};

use super::Samples;

pub fn samples() -> Samples {
    vec![("console/home.html", vec![in_console(json!({}))])]
}

/// With what the console's frame needs.
pub fn in_console(mut content: Value) -> Value {
    content["console"] = json!({
        "sections": [{ "name": "home", "path": "/console", "text": "Overview", "current": true },
                     { "name": "mail", "path": "/console/mail", "text": "Mail", "current": false }],
        "is_admin": true,
    });
    content
}
