//! The pages of the second step.

use serde_json::{Value, json};

use super::{Samples, empty, faulty, moment};

fn second_step(is_on: bool, is_required: bool, left: u32) -> Value {
    let app = is_on.then(|| json!({ "added_at": moment(), "last_used_at": (left > 3).then(moment) }));
    json!({
        "is_on": is_on,
        "is_required": is_required,
        "app": app,
        "codes": { "left": left, "made": 10, "made_at": moment(), "are_few": left <= 3 },
    })
}

pub fn samples() -> Samples {
    let draft = json!({ "qr": "<svg></svg>", "secret": "GEZD GNBV" });
    let next = "%2Faccount";
    vec![
        (
            "pages/sign_in/factors.html",
            vec![
                json!({ "second_step": second_step(false, false, 0), "changed": "removed" }),
                json!({ "second_step": second_step(false, true, 0), "changed": null }),
                json!({ "second_step": second_step(true, true, 10), "changed": "replaced" }),
                json!({ "second_step": second_step(true, false, 1), "changed": null }),
            ],
        ),
        (
            "pages/sign_in/factor_totp.html",
            vec![
                json!({ "form": empty(), "draft": null, "replaces": true }),
                json!({ "form": empty(), "draft": draft, "replaces": false }),
                json!({ "form": faulty(&["code"]), "draft": draft, "replaces": true }),
            ],
        ),
        ("pages/sign_in/recovery_codes.html", vec![json!({ "second_step": second_step(true, false, 2) })]),
        (
            "pages/sign_in/recovery_codes_made.html",
            vec![
                json!({ "codes": ["0123-4567-89ab-cdef"], "are_first": true }),
                json!({ "codes": ["0123-4567-89ab-cdef"], "are_first": false }),
            ],
        ),
        (
            "pages/sign_in/factor_remove.html",
            vec![
                json!({ "second_step": second_step(true, true, 0) }),
                json!({ "second_step": second_step(true, false, 1) }),
            ],
        ),
        (
            "pages/sign_in/second_factor.html",
            vec![
                json!({ "form": empty(), "next": "/account", "next_query": next, "by_recovery_code": false }),
                json!({ "form": faulty(&["code"]), "next": null, "next_query": next, "by_recovery_code": true }),
            ],
        ),
    ]
}
