//! The pages of the console.

use serde_json::{Value, json};

use super::{Samples, moment};

pub fn samples() -> Samples {
    vec![("console/home.html", home()), ("console/search.html", search())]
}

fn home() -> Vec<Value> {
    let item = json!({ "tone": "danger", "icon": "mail", "title": "T", "text": "X", "path": "/console/mail", "action": "A" });
    let bar = json!({ "x": 30, "y": 5, "width": 8, "height": 90, "label": "L", "is_today": true });
    let chart = |bars: Value| {
        json!({ "name": "sign_ins", "title": "Sign-ins", "width": 320, "height": 132, "left": 28, "base": 110,
                "has_any": bars != json!([]), "bars": bars, "lines": [{ "y": 110, "text": "0" }], "first": "1", "last": "30",
                "sum": "7", "today": "1", "highest": "7", "highest_day": "2026-01-31" })
    };
    let step = json!({ "name": "registered", "text": "Registered", "count": "7", "percent": 100 });
    let page = |attention: Value, bars: Value| {
        in_console(
            json!({ "attention": attention, "charts": [chart(bars)], "funnel": [step], "day_count": 30,
                           "days": [{ "day": "2026-01-31", "counts": ["7"] }] }),
        )
    };
    vec![page(json!([item]), json!([bar])), page(json!([]), json!([]))]
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
