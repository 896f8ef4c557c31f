//! The pages of the console.

use serde_json::{Value, json};

use super::{Samples, moment};

pub fn samples() -> Samples {
    vec![
        ("console/audit/audit.html", audit()),
        ("console/audit/audit_export.html", audit_export()),
        ("console/site/home.html", home()),
        ("console/manage/search.html", search()),
        ("console/site/system.html", system()),
        (
            "console/site/backup.html",
            vec![
                in_console(json!({ "size": "1 MiB", "free": "2 GiB" })),
                in_console(json!({ "size": "1 MiB", "free": null })),
            ],
        ),
        ("console/site/backup_progress.html", backup_progress()),
    ]
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

fn audit() -> Vec<Value> {
    let actor = |kind: &str, name: Value, label: Value| json!({ "kind": kind, "id": "7", "label": label, "name": name });
    let line = |actor: Value, target: Value, erased_by: Value| {
        json!({ "seq": 12, "at": moment(), "action": "setting.changed", "words": "Setting changed", "actor": actor,
                "target": target, "peer": "::1", "request_id": "r", "erased_by": erased_by, "hash": "ab",
                "changes": [{ "name": "", "before": "", "after": "b" }, { "name": "n", "value": "v" }, { "name": "m", "value": "" }] })
    };
    let lines = json!([
        line(
            actor("account", json!("Ada"), json!("ada")),
            json!({ "kind": "account", "id": "7", "path": "/x", "name": "Ada" }),
            json!(null)
        ),
        line(
            actor("account", json!(null), json!(null)),
            json!({ "kind": "account", "id": "8", "path": "/x", "name": null }),
            json!(20)
        ),
        line(
            actor("api_key", json!(null), json!("key")),
            json!({ "kind": "mail", "id": "5", "path": "/console/mail/5", "name": null }),
            json!(null)
        ),
        line(
            actor("command_line", json!(null), json!(null)),
            json!({ "kind": "oauth", "id": "", "path": null, "name": null }),
            json!(null)
        ),
        line(actor("visitor", json!(null), json!(null)), json!(null), json!(null)),
        line(actor("system", json!(null), json!(null)), json!(null), json!(null)),
    ]);
    let question = json!({ "actor": "ada", "action": "setting.changed", "target": "", "from": "2026-01-31", "until": "" });
    let page = |lines: Value, unknown: Value, proof: Value, state: Value, next: &str| {
        in_console(
            json!({ "lines": lines, "unknown": unknown, "question": question, "proof": proof, "proof_state": state,
            "actions": [{ "value": "setting.changed", "text": "Setting changed" }], "clear": "/console/audit",
            "first": "/console/audit", "next": next, "export": "/console/audit/export" }),
        )
    };
    let whole = json!({ "last": "12", "checked_to": "12", "is_whole": true, "is_current": true, "checked_at": moment(), "whole_at": moment() });
    let broken = json!({ "last": "12", "checked_to": "3", "checked_at": moment(), "broken_line": "4", "fault": "The line was changed." });
    let none = json!({ "last": "0" });
    vec![
        page(lines, json!([]), whole.clone(), json!("whole"), "/console/audit?before=3"),
        page(json!([]), json!(["actor"]), broken, json!(null), ""),
        page(json!([]), json!([]), none, json!("running"), ""),
        page(json!([]), json!([]), whole, json!(null), "/console/audit?before=3"),
    ]
}

fn audit_export() -> Vec<Value> {
    let field = json!({ "name": "action", "value": "setting.changed", "label": "What" });
    [json!([field]), json!([])]
        .map(|fields| in_console(json!({ "fields": fields, "back": "/console/audit" })))
        .to_vec()
}

fn backup_progress() -> Vec<Value> {
    let runs = |percent: Value| {
        in_console(
            json!({ "runs": true, "since": moment(), "percent": percent, "ended": null, "made": null, "failure": null }),
        )
    };
    let ended = |made: Value, failure: Value| {
        in_console(
            json!({ "runs": false, "since": null, "percent": null, "ended": moment(), "made": made, "failure": failure }),
        )
    };
    vec![
        runs(json!(0)),
        runs(json!(null)),
        ended(json!({ "file": "/var/backups/x.db", "bytes": "1 MiB" }), json!(null)),
        ended(json!(null), json!("Make room.")),
    ]
}

fn system() -> Vec<Value> {
    let finding = |tone: &str, help: Value| json!({ "tone": tone, "icon": "check", "title": "Mail", "text": "said goodbye", "help": help });
    let findings = json!([finding("success", json!(null)), finding("danger", json!("Do this."))]);
    let settings: Vec<Value> = ["default", "environment", "command line", "Rocket.toml"]
        .map(|source| json!({ "key": "port", "variable": "ROLLBOOK_PORT", "value": if source == "default" { "" } else { "8000" }, "source": source }))
        .to_vec();
    let page = |findings: Value, backup: Value, free: Value| {
        in_console(
            json!({ "version": "0.1.0", "schema": 10, "uptime": { "days": 1, "hours": 2, "minutes": 3 },
            "size": "1 MiB", "log_size": "2 KiB", "free": free, "settings": settings, "support": "Rollbook: 0.1.0\n",
            "counts": [{ "text": "Accounts", "count": "7", "path": "/console/accounts" }, { "text": "Tags", "count": "0", "path": "" }],
            "checking_since": if backup.is_null() { json!(null) } else { moment() }, "checked_at": moment(), "backing_up": backup.is_null(),
            "findings": findings, "clock": "The same.", "clock_is_off": backup.is_null(), "last_backup": backup, "backed_up": true }),
        )
    };
    let backup = json!({ "at": moment(), "file": "/var/backups/x.db", "bytes": "1 MiB" });
    vec![
        page(findings.clone(), backup, json!("2 GiB")),
        page(findings, json!(null), json!(null)),
        page(json!([]), json!(null), json!(null)),
    ]
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
