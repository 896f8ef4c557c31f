//! The pages about a new password and "this was not me".

use serde_json::json;

use super::{Samples, empty, faulty, moment, policy};

pub fn samples() -> Samples {
    let failures = ["used", "expired", "replaced", "overtaken", "unknown"];
    let failed = || failures.map(|reason| json!({ "reason": reason, "at": moment() })).to_vec();
    let whose = json!({ "name": "Ada", "address": "ada@example.org", "asked_at": moment() });
    let with = |more: serde_json::Value| {
        let mut whole = whose.clone();
        whole.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        whole
    };
    vec![
        (
            "pages/credentials/report_compromise.html",
            vec![with(
                json!({ "at": moment(), "peer": "203.0.113.7", "token": "T", "takes_factor_off": true }),
            )],
        ),
        (
            "pages/credentials/report_compromise_done.html",
            vec![json!({ "address": "ada@example.org", "factor_stays": true })],
        ),
        ("pages/credentials/report_compromise_failed.html", failed()),
        (
            "pages/credentials/recover.html",
            vec![
                json!({ "form": faulty(&["email"]), "sent": false, "mail_ready": true }),
                json!({ "form": empty(), "sent": true, "mail_ready": true }),
                json!({ "form": empty(), "sent": true, "mail_ready": false }),
            ],
        ),
        (
            "pages/credentials/recover_code.html",
            vec![json!({ "form": empty() }), json!({ "form": faulty(&["email", "code"]) })],
        ),
        ("pages/credentials/recover_failed.html", failed()),
        (
            "pages/credentials/recover_password.html",
            vec![
                with(json!({ "policy": policy("High"), "token": "T", "form": faulty(&["password"]) })),
                with(json!({ "policy": policy("Composed"), "email": "ada@example.org", "code": "123456",
                             "form": empty() })),
            ],
        ),
        ("pages/credentials/recovered.html", vec![json!({})]),
    ]
}
