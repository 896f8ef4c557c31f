//! The pages of one's own account.

use serde_json::json;

use super::{Samples, empty, faulty, moment};

pub fn samples() -> Samples {
    let device = |is_this: bool| {
        json!({ "id": 1, "name": "Firefox on Linux", "is_this": is_this,
                "peer": "203.0.113.7", "created_at": moment(), "last_seen_at": moment() })
    };
    let session = |is_this: bool| {
        json!({ "name": "0123456789abcdef", "is_this": is_this, "remembered": true, "second_factor": false,
                "created_at": moment(), "last_seen_at": moment(), "peer": "203.0.113.7", "user_agent": "Firefox" })
    };
    let nameless = json!({ "name": "fedcba9876543210", "is_this": false, "remembered": false,
        "second_factor": false, "created_at": moment(), "last_seen_at": moment(), "peer": null, "user_agent": null });
    let grant = json!({ "id": 1, "client_name": "Reader", "created_at": moment(), "last_used_at": moment(),
        "expires_at": moment() });
    let unused = json!({ "id": 2, "client_name": "Other", "created_at": moment(), "last_used_at": null,
        "expires_at": moment() });
    let pending = json!({ "new_email": "ada@new.example", "asked_at": moment(), "expires_at": moment() });
    let goes = |count: i64| json!({ "sessions": count, "api_tokens": count, "tags": count, "mails": count, "audit_lines": count + 1 });
    let email =
        |email: Option<&str>, confirmed: bool, pending: serde_json::Value, form: serde_json::Value| {
            json!({ "email": email, "email_confirmed": confirmed, "pending": pending, "form": form,
                "sent": true, "cancelled": true })
        };
    let link = |changed: bool| {
        json!({ "token": "T", "name": "Ada", "old_email": "ada@example.org", "new_email": "ada@new.example",
                "asked_at": moment(), "until": moment(), "changed_at": changed.then(moment) })
    };
    let failed = |what: &str, reason: &str| json!({ "what": what, "reason": reason, "at": moment() });
    vec![
        (
            "pages/sign_in/reauthenticate.html",
            vec![
                json!({ "form": empty(), "next": "/account", "next_query": "%2Faccount", "by_code": false,
                        "may_choose": true }),
                json!({ "form": faulty(&["password"]), "next_query": "%2Faccount", "by_code": false,
                        "may_choose": false }),
                json!({ "form": faulty(&["code"]), "next": "/account", "next_query": "%2Faccount",
                        "by_code": true, "may_choose": true }),
            ],
        ),
        (
            "pages/profile/profile.html",
            vec![
                json!({ "form": empty() }),
                json!({ "form": faulty(&["name", "username", "bio", "location", "website"]) }),
            ],
        ),
        (
            "pages/credentials/email.html",
            vec![
                email(Some("ada@example.org"), true, pending, faulty(&["code"])),
                email(Some("ada@example.org"), false, json!(null), empty()),
                email(None, false, json!(null), empty()),
            ],
        ),
        (
            "pages/credentials/email_change.html",
            vec![
                json!({ "form": empty(), "email": "ada@example.org" }),
                json!({ "form": faulty(&["new_email"]), "email": null }),
            ],
        ),
        ("pages/credentials/email_confirm.html", vec![link(false)]),
        ("pages/credentials/email_undo.html", vec![link(false), link(true)]),
        (
            "pages/credentials/email_done.html",
            ["confirmed", "undone"]
                .map(|what| json!({ "what": what, "email": "ada@example.org", "factor_stays": true }))
                .to_vec(),
        ),
        (
            "pages/credentials/email_failed.html",
            ["confirm", "undo"]
                .iter()
                .flat_map(|what| {
                    ["taken", "used", "expired", "replaced", "overtaken", "unknown"]
                        .map(|reason| failed(what, reason))
                })
                .collect(),
        ),
        (
            "pages/sign_in/sessions.html",
            vec![
                json!({ "sessions": [session(true), session(false), nameless], "ended": true,
                        "devices": [device(true), device(false)], "other_devices": true }),
                json!({ "sessions": [session(true)], "devices": [device(true)], "forgotten": true }),
                json!({ "sessions": [session(true)], "devices": [] }),
            ],
        ),
        (
            "pages/sign_in/tokens.html",
            vec![
                json!({ "grants": [grant, unused], "ended": true }),
                json!({ "grants": [], "ended": false }),
            ],
        ),
        ("pages/profile/data.html", vec![json!({})]),
        (
            "pages/profile/delete.html",
            vec![
                json!({ "form": empty(), "username": "ada", "email": "ada@example.org", "grace_days": 14, "goes": goes(2) }),
                json!({ "form": faulty(&["sure"]), "username": "ada", "email": null, "grace_days": 0, "goes": goes(0) }),
            ],
        ),
        (
            "pages/profile/deleted.html",
            vec![
                json!({ "erase_at": moment(), "has_mail": true }),
                json!({ "erase_at": moment(), "has_mail": false }),
                json!({ "erase_at": null, "has_mail": true }),
            ],
        ),
        (
            "pages/profile/deletion_undo.html",
            [(json!("T"), true), (json!(null), true), (json!(null), false)]
                .map(|(token, has_mail)| {
                    json!({ "token": token, "name": "Ada", "erase_at": moment(), "has_mail": has_mail })
                })
                .to_vec(),
        ),
        ("pages/profile/deletion_undone.html", vec![json!({ "name": "Ada" })]),
        ("pages/profile/deletion_undo_failed.html", vec![json!({})]),
        ("pages/profile/privacy_declined.html", vec![json!({})]),
    ]
}
