//! The console's pages about one account, creating accounts and tags.

use serde_json::{Value, json};

use super::console::in_console;
use super::{Samples, empty, faulty, moment};

pub fn samples() -> Samples {
    [accounts(), tags()].concat()
}

fn accounts() -> Samples {
    let links = json!([{ "purpose": "confirm_email", "hours": 2 }, { "purpose": "invite", "hours": 168 }, { "purpose": "recover", "hours": 1 }]);
    let share_link = |links: &Value, refused: bool| {
        about(json!({ "links": links, "is_refused": refused, "state": "active" }))
    };
    let question = |dangerous: bool| {
        about(
            json!({ "title": "Sure?", "lead": "This follows:", "consequences": ["One.", "Two."], "button": "Do it",
                      "is_dangerous": dangerous, "asks_reason": dangerous }),
        )
    };
    let link = |purpose: &str, code: Option<&str>| {
        about(
            json!({ "purpose": purpose, "url": "http://localhost:8000/x/T", "code": code, "code_url": code.map(|_| "http://localhost:8000/confirm"),
                      "expires_at": moment(), "qr": "<svg role=\"img\" aria-label=\"QR\"></svg>" }),
        )
    };
    let new_fields = ["username", "real_name", "email", "ext_id", "role", "tags", "welcome"];
    let mut asks_proof = empty();
    asks_proof["values"]["must_prove"] = json!("yes");
    let new =
        |form: Value, mail: bool| in_console(json!({ "form": form, "sends_mail": mail, "crumbs": crumbs() }));
    vec![
        ("console/manage/account.html", account_pages()),
        (
            "console/manage/account_edit.html",
            vec![
                about(json!({ "form": empty() })),
                about(json!({ "form": faulty(&["real_name", "username", "email", "proof"]) })),
            ],
        ),
        (
            "console/manage/account_share_link.html",
            vec![share_link(&links, true), share_link(&json!([]), false)],
        ),
        (
            "console/manage/account_link.html",
            vec![link("confirm_email", Some("123456")), link("invite", None), link("recover", None)],
        ),
        (
            "console/manage/account_new.html",
            vec![new(empty(), true), new(faulty(&new_fields), false), new(asks_proof, true)],
        ),
        ("console/manage/account_question.html", vec![question(true), question(false)]),
        (
            "console/manage/account_role.html",
            vec![
                about(json!({ "form": faulty(&["role"]), "is_own": false })),
                about(json!({ "form": empty(), "is_own": true })),
            ],
        ),
        (
            "console/manage/account_tags.html",
            vec![
                about(json!({ "q": "cr", "tags": [tag(false), tag(true)] })),
                about(json!({ "q": "", "tags": [] })),
            ],
        ),
    ]
}

fn crumbs() -> Value {
    json!([{ "path": "/console/accounts", "text": "Accounts" }])
}

fn about(mut content: Value) -> Value {
    content["subject"] = json!({ "id": 7, "path": "/console/accounts/7", "display_name": "Ada", "username": "ada", "email": "ada@example.org" });
    content["action"] = json!("/console/accounts/7/x");
    content["crumbs"] = crumbs();
    in_console(content)
}

fn tag(retired: bool) -> Value {
    json!({ "id": if retired { 2 } else { 1 }, "name": "Crew", "description": "On board", "color": "#2b4aa8", "retired": retired })
}

fn account_pages() -> Vec<Value> {
    let mail = |state: &str| {
        json!({ "id": 3, "title": "Confirm your address", "recipient": "ada@example.org", "state": state, "attempts": 3,
        "reply": "550 5.1.1 no such user", "created_at": moment(), "next_attempt_at": moment(), "finished_at": moment() })
    };
    let link = |word: &str| json!({ "title": "Link", "created_at": moment(), "handed_over": true, "state": { "word": word, "at": moment() } });
    let line = |id: Option<&str>| {
        json!({ "seq": 9, "at": moment(), "action": "account.edited", "text": "Edited", "peer": "203.0.113.7",
        "actor": { "kind": "Account", "label": "grace", "id": id },
        "details": [{ "name": "email", "was": "a", "value": "b" }, { "name": "mailed", "value": "true" }] })
    };
    let can = |is: bool| {
        let names = [
            "reach",
            "edit",
            "tag",
            "role",
            "confirm",
            "resend",
            "invite",
            "hand_over",
            "end_sessions",
            "unlock",
            "take_factor_off",
            "disable",
            "enable",
            "delete",
            "restore",
            "erase",
        ];
        let mut can: Value = names
            .iter()
            .map(|name| ((*name).to_owned(), json!(is)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        can["is_own"] = json!(!is);
        can
    };
    let subject = |full: bool| {
        json!({
        "id": 7, "path": "/console/accounts/7", "uuid": "u", "username": "ada", "is_provisional": full, "display_name": "Ada",
        "real_name": full.then_some("Ada"), "email": full.then_some("ada@example.org"), "ext_id": full.then_some(0),
        "role": full.then_some("admin"), "users_admin": full, "state": if full { "active" } else { "deleted" },
        "state_reason": full.then_some("spam"), "erase_at": (!full).then(moment), "has_password": full, "must_change_password": full,
        "privacy_at": full.then(moment), "privacy_version": "1", "language": full.then_some("English"), "created_at": moment(),
        "last_sign_in_at": full.then(moment), "failed_sign_ins": 3, "locked_until": full.then(moment), "is_last_administrator": full })
    };
    let why = |state: Option<&str>, word: &str, confirmed: bool| {
        json!({ "title": "T", "text": "X", "is_confirmed": confirmed, "is_stuck": !confirmed,
        "confirmed_at": confirmed.then(moment), "mail": state.map(mail), "link": { "word": word, "at": moment() } })
    };
    let session = |this: bool| {
        json!({ "mark": "00", "is_this": this, "remembered": this, "second_factor": this, "created_at": moment(),
        "last_seen_at": moment(), "peer": this.then_some("203.0.113.7"), "browser": this.then_some("Firefox") })
    };
    let full = |why: Value| {
        in_console(json!({
        "crumbs": crumbs(), "subject": subject(true), "why": why, "can": can(true), "tags": [tag(false), tag(true)],
        "links": (["works", "expired", "used", "replaced", "spent"].map(link)), "mails": (["waiting", "sent", "refused"].map(mail)),
        "sessions": [session(true), session(false)],
        "factors": [{ "name": "App", "added_at": moment() }], "grants": [{ "id": 4, "client": "App", "created_at": moment(), "expires_at": moment() }],
        "history": [line(Some("1")), line(None)], "audit": [line(Some("1")), line(None)],
        "said": { "text": "Done.", "is_done": true } }))
    };
    let bare = in_console(json!({
        "crumbs": crumbs(), "subject": subject(false), "why": { "title": "T", "text": "X", "is_confirmed": false, "is_stuck": false,
        "confirmed_at": null, "mail": null, "link": null }, "can": can(false), "tags": [], "links": [], "mails": [], "sessions": [],
        "grants": [], "factors": [], "history": [], "audit": [], "said": { "text": "No.", "is_done": false } }));
    let words = ["works", "expired", "used", "replaced", "unknown"];
    let mut pages: Vec<Value> = words.map(|word| full(why(Some("waiting"), word, false))).to_vec();
    pages.push(full(why(Some("refused"), "expired", false)));
    pages.push(full(why(None, "works", true)));
    pages.push(bare);
    pages
}

fn tags() -> Samples {
    let listed = |retired: bool, carriers: i64| {
        json!({ "id": carriers, "name": "Crew", "type": if retired { "category" } else { "user" },
        "description": "On board", "color": "#2b4aa8", "visible": !retired, "active": carriers > 0, "retired": retired,
        "created_at": moment(), "carriers": carriers, "accounts_path": "/console/accounts?tag=Crew" })
    };
    let list = |tags: Value, order: &str, filtered: bool| {
        in_console(json!({ "tags": tags, "count": 3, "page": 2, "pages": 3, "previous": "/console/tags",
        "next": "/console/tags?page=3", "is_filtered": filtered, "said": "Done.",
        "filter": { "q": "", "type": if filtered { "category" } else { "user" }, "show": if filtered { "all" } else { "retired" }, "order": order },
        "sort": { "name": "/console/tags", "newest": "/console/tags?order=newest", "carried": "/console/tags?order=carried" } }))
    };
    let rows = json!([listed(false, 2), listed(false, 0), listed(true, 1)]);
    let form = |tag: Value, form: Value| {
        in_console(json!({ "form": form, "tag": tag, "action": "/console/tags/1", "crumbs": crumbs() }))
    };
    let mut said = empty();
    said["values"]["said"] = json!("Saved.");
    vec![
        (
            "console/manage/tags.html",
            vec![
                list(rows.clone(), "", false),
                list(rows.clone(), "newest", true),
                list(rows, "carried", false),
                list(json!([]), "", true),
                list(json!([]), "", false),
            ],
        ),
        (
            "console/manage/tag.html",
            vec![
                form(Value::Null, faulty(&["name", "type", "description", "color"])),
                form(listed(false, 2), said),
                form(listed(true, 1), empty()),
            ],
        ),
    ]
}
