//! The pages of people who sign up and sign in.

use serde_json::{Value, json};

use super::{Samples, empty, faulty, moment, policy};

pub fn samples() -> Samples {
    let (moment, empty) = (moment(), empty());
    let paragraphs = json!(["One.", "Two."]);
    let me = json!({ "id": 1, "uuid": "u", "username": "ada", "display_name": "Ada", "email": "ada@example.org",
        "email_confirmed": true, "role": "admin", "users_admin": true, "created_at": moment, "last_sign_in_at": moment, "privacy_version": "2", "privacy_at": moment });
    let me_bare = json!({ "id": 1, "uuid": "u", "username": "ada", "display_name": "ada", "email": null,
        "email_confirmed": false, "role": null, "users_admin": false, "created_at": moment, "last_sign_in_at": null });
    let link = json!({ "name": "Ada", "address": "ada@example.org", "asked_at": moment, "needs_password": true,
        "policy": policy("High"), "token": "T", "form": faulty(&["password"]) });
    let code = json!({ "name": "Ada", "address": "ada@example.org", "asked_at": moment, "needs_password": true,
        "policy": policy("Composed"), "email": "ada@example.org", "code": "123456", "form": empty });
    let inbox = |mail_ready: bool, form: &Value| json!({ "address": "ada@example.org", "valid_minutes": 120, "mail_ready": mail_ready, "form": form, "resent": true });
    let failures = ["used", "expired", "replaced", "spent", "unknown"];
    let errors = [400, 401, 403, 404, 405, 413, 429, 500, 503];
    vec![
        (
            "pages/profile/account.html",
            ["password", "profile", "email", "privacy"]
                .iter()
                .map(|changed| {
                    json!({ "me": me, "changed": changed, "sessions": 2, "grants": 1, "pending_email": "ada@new.example",
                            "second_step": { "is_on": true, "is_required": true, "codes": { "left": 2, "are_few": *changed == "email" } } })
                })
                .chain([json!({ "me": me_bare, "sessions": 1, "grants": 0, "changed": null, "pending_email": null,
                    "second_step": { "is_on": false, "is_required": false, "codes": { "left": 0, "are_few": true } } })])
                .collect(),
        ),
        (
            "pages/credentials/change_password.html",
            vec![
                json!({ "form": empty, "forced": true, "policy": policy("High") }),
                json!({ "form": faulty(&["current_password", "new_password"]), "forced": false, "policy": policy("Low") }),
            ],
        ),
        ("pages/registration/check_inbox.html", vec![inbox(true, &faulty(&["code", "email"])), inbox(false, &empty)]),
        ("pages/registration/confirm.html", vec![link, code]),
        (
            "pages/registration/confirm_code.html",
            vec![json!({ "form": empty }), json!({ "form": faulty(&["email", "code"]) })],
        ),
        (
            "pages/registration/confirm_failed.html",
            failures.map(|reason| json!({ "reason": reason, "at": moment })).to_vec(),
        ),
        (
            "pages/registration/confirm_resend.html",
            vec![
                json!({ "form": faulty(&["email"]), "sent": false }),
                json!({ "form": empty, "sent": true }),
            ],
        ),
        ("pages/registration/confirmed.html", vec![json!({ "address": "ada@example.org" })]),
        (
            "pages/error.html",
            errors
                .map(|status| json!({ "status": status, "title": "T", "text": "X", "retry_after": 5 }))
                .to_vec(),
        ),
        (
            "pages/site/home.html",
            ["Verified", "Public", "Closed"].map(|kind| json!({ "registration": kind })).to_vec(),
        ),
        (
            "pages/profile/privacy.html",
            vec![
                json!({ "version": "1", "paragraphs": paragraphs }),
                json!({ "version": "1", "paragraphs": [], "since": moment }),
                json!({ "version": "1", "paragraphs": paragraphs, "agreed_at": moment }),
            ],
        ),
        (
            "pages/profile/privacy_agree.html",
            vec![
                json!({ "version": "2", "paragraphs": paragraphs, "again": true }),
                json!({ "version": "1", "paragraphs": paragraphs, "again": false }),
            ],
        ),
        (
            "pages/registration/register.html",
            vec![
                json!({ "form": empty, "policy": policy("High"), "registration": "Verified" }),
                json!({ "form": faulty(&["name", "email", "password", "privacy"]), "policy": policy("Composed"), "registration": "Public" }),
            ],
        ),
        ("pages/registration/register_closed.html", vec![json!({})]),
        (
            "pages/site/set_up.html",
            vec![
                json!({ "form": empty, "policy": policy("High"), "token": "T" }),
                json!({ "form": faulty(&["site_name", "public_url", "name", "username", "email", "password"]), "policy": policy("High"), "token": "T" }),
            ],
        ),
        ("pages/site/set_up_closed.html", vec![json!({})]),
        (
            "pages/sign_in/sign_in.html",
            vec![
                json!({ "form": empty, "welcome": true }),
                json!({ "form": faulty(&["login", "password"]), "next": "/account", "unconfirmed_address": "ada@example.org" }),
                json!({ "form": empty, "signed_out": true }),
            ],
        ),
    ]
}
