//! The pages of the console.

use serde_json::{Value, json};

use super::{Samples, moment};

pub fn samples() -> Samples {
    vec![("console/manage/search.html", search())]
}

fn search() -> Vec<Value> {
    let account = json!({ "id": 7, "name": "Ada", "username": "ada", "email": null, "state": "active" });
    let mail = json!({ "id": 3, "kind": "test", "recipient": "ada@example.org", "state": "refused", "at": moment() });
    let tag = json!({ "id": 2, "name": "Crew", "color": "#2b4aa8", "carriers": 1 });
    let hits = json!({ "accounts": [account], "mails": [mail], "tags": [tag],
                       "pages": [{ "text": "Mail", "path": "/console/mail" }], "count": 4 });
    let none = json!({ "accounts": [], "mails": [], "tags": [], "pages": [], "count": 0 });
    vec![
        in_console(json!({ "q": "ada", "hits": hits })),
        in_console(json!({ "q": "nothing", "hits": none })),
        in_console(json!({ "q": "", "hits": none })),
    ]
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
