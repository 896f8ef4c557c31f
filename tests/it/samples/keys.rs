//! The pages of keys and clients.

use serde_json::{Value, json};

use super::console::in_console;
use super::{Samples, empty, faulty, moment};

pub fn samples() -> Samples {
    let with_crumbs = |mut content: Value| {
        content["crumbs"] = json!([{ "path": "/console/keys", "text": "Keys" }]);
        in_console(content)
    };
    let jwt = json!({ "made_at": moment(), "before": null });
    let jwt_twice = json!({ "made_at": moment(), "before": { "made_at": moment(), "ends_at": moment() } });
    let overlaps = json!([{ "hours": 0, "text": "None", "chosen": false }, { "hours": 24, "text": "Day", "chosen": true }]);
    let client = json!({ "id": "shop", "name": "Shop", "created_at": moment(), "sign_ins": 3, "people": 2, "has_more_people": true,
                         "last_sign_in_at": moment() });
    let unused = json!({ "id": "till", "name": "Till", "created_at": moment(), "sign_ins": 0, "people": 0,
                         "last_sign_in_at": null });
    let fields = ["name", "description", "role", "last_day", "networks"];
    vec![
        (
            "console/clients/keys.html",
            vec![
                in_console(json!({ "keys": [key("active", true), key("active", false)], "jwt": jwt_twice,
                    "ended_keys": [key("revoked", true), key("expired", false)], "done": "Done.",
                    "clients": [client, unused], "token_url": "https://join.example.org/oauth/token/" })),
                in_console(
                    json!({ "keys": [], "ended_keys": [], "clients": [], "jwt": jwt, "token_url": "/" }),
                ),
            ],
        ),
        (
            "console/clients/key_new.html",
            vec![with_crumbs(json!({ "form": empty() })), with_crumbs(json!({ "form": faulty(&fields) }))],
        ),
        (
            "console/clients/key_made.html",
            vec![with_crumbs(json!({ "name": "shop", "secret": "rk_1", "url": "https://x" }))],
        ),
        (
            "console/clients/key_revoke.html",
            [true, false].map(|used| with_crumbs(json!({ "key": key("active", used) }))).to_vec(),
        ),
        (
            "console/clients/client_new.html",
            vec![
                with_crumbs(json!({ "form": empty() })),
                with_crumbs(json!({ "form": faulty(&["client_id", "client_name"]) })),
            ],
        ),
        (
            "console/clients/client.html",
            vec![
                with_crumbs(json!({ "client": client, "form": empty() })),
                with_crumbs(json!({ "client": unused, "form": faulty(&["client_name"]) })),
            ],
        ),
        (
            "console/clients/client_delete.html",
            [true, false].map(|last| with_crumbs(json!({ "client": client, "is_last": last }))).to_vec(),
        ),
        (
            "console/clients/jwt_rotate.html",
            vec![
                with_crumbs(json!({ "jwt": jwt, "overlaps": overlaps, "seen": 1 })),
                with_crumbs(
                    json!({ "jwt": jwt_twice, "overlaps": overlaps, "seen": 1, "changed_meanwhile": true }),
                ),
            ],
        ),
        (
            "console/clients/jwt_made.html",
            vec![
                with_crumbs(json!({ "secret": "S", "ends_at": moment() })),
                with_crumbs(json!({ "secret": "S", "ends_at": null })),
            ],
        ),
        ("console/clients/jwt_end.html", vec![with_crumbs(json!({ "jwt": jwt_twice }))]),
    ]
}

fn key(state: &str, full: bool) -> Value {
    let some = |value: Value| if full { value } else { Value::Null };
    json!({ "id": 1, "name": "import", "description": some(json!("For the shop")), "prefix": "rk_abc",
            "roles": ["ADMIN"], "networks": if full { json!(["10.0.0.0/24"]) } else { json!([]) }, "state": state,
            "created_at": moment(), "expires_at": some(moment()), "revoked_at": some(moment()),
            "last_used_at": some(moment()) })
}
