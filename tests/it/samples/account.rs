//! The pages of one's own account.

use serde_json::json;

use super::{Samples, empty, faulty};

pub fn samples() -> Samples {
    vec![(
        "pages/prove.html",
        vec![json!({ "form": empty(), "next": "/account" }), json!({ "form": faulty(&["password"]) })],
    )]
}
