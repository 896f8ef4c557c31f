//! The list of accounts, its filters, and actions over many of them.

use serde_json::{Value, json};

use super::console::in_console;
use super::{Samples, empty, faulty, moment};

pub fn samples() -> Samples {
    vec![
        ("console/manage/accounts.html", accounts()),
        ("console/manage/bulk.html", bulk()),
        ("console/manage/accounts_export.html", export()),
        ("console/manage/job.html", job()),
        ("console/manage/jobs.html", jobs()),
        ("console/manage/filters.html", filters()),
    ]
}

const COLUMNS: [&str; 13] = [
    "username",
    "address",
    "state",
    "role",
    "tags",
    "created",
    "seen",
    "confirmed",
    "password",
    "language",
    "id",
    "uuid",
    "ext_id",
];

fn row(whole: bool) -> Value {
    let tag = json!({ "name": "Crew", "color": "#2b4aa8" });
    json!({
        "id": if whole { 7 } else { 8 }, "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Ada", "username": "ada", "state": "active",
        "ext_id": if whole { json!(5) } else { json!(null) },
        "email": if whole { json!("ada@example.org") } else { json!(null) },
        "roles": if whole { json!(["Editor", "Manages accounts"]) } else { json!([]) },
        "confirmed": whole, "has_password": whole,
        "language": if whole { json!("Deutsch") } else { json!(null) },
        "created": moment(),
        "seen": if whole { moment() } else { json!(null) },
        "tags": if whole { json!([tag]) } else { json!([]) },
        "more_tags": if whole { 3 } else { 0 },
    })
}

fn export() -> Vec<Value> {
    let condition = json!({ "label": "State", "value": "Active" });
    [json!([condition]), json!([])]
        .map(|conditions| {
            in_console(json!({ "crumbs": [{ "path": "/console/accounts", "text": "Accounts" }], "conditions": conditions,
                    "query": "state=active", "back": "/console/accounts?state=active" }))
        })
        .to_vec()
}

fn accounts() -> Vec<Value> {
    let option = json!({ "value": "active", "text": "Active" });
    let list = |change: fn(&mut Value)| {
        let mut content = json!({
            "rows": [row(true), row(false)], "faulty": false, "count": "Two accounts", "is_cut_short": false,
            "is_desk_empty": false, "is_filtered": true, "query": "state=active", "filter_query": "state=active",
            "filter_pairs": [["state", "active"]], "tags": ["Crew"],
            "saved": [{ "id": 1, "name": "Mine", "path": "/console/accounts?q=x", "current": true }],
            "columns": COLUMNS.map(|name| json!({ "name": name, "text": "Column", "path": "/console/accounts?sort=id", "direction": "" })),
            "name_head": { "text": "Name", "path": "/console/accounts?sort=name", "direction": "ascending" },
            "previous": "/console/accounts?at=a", "next": "/console/accounts?at=b", "first": "/console/accounts",
            "back_to_first": "/console/accounts", "clear_path": "/console/accounts",
            "export": "/console/accounts/export?",
            "actions": [{ "value": "tag", "text": "Add a tag" }],
            "states": [option], "roles": [option], "orders": [option], "order": "-created", "yes_no": [option],
            "nevers": [option], "only_yes": [option], "all_columns": [{ "name": "id", "text": "Id", "shown": true }],
            "is_cursor_lost": true, "is_later_page": false, "saved_now": true, "form": empty(),
        });
        change(&mut content);
        in_console(content)
    };
    vec![
        list(|_| {}),
        list(|content| content["is_cut_short"] = json!(true)),
        list(|content| {
            content["rows"] = json!([]);
            content["is_desk_empty"] = json!(true);
        }),
        list(|content| {
            content["rows"] = json!([]);
            content["is_cut_short"] = json!(true);
        }),
        list(|content| {
            content["rows"] = json!([]);
            content["is_later_page"] = json!(true);
        }),
        list(|content| {
            content["rows"] = json!([]);
            content["is_cursor_lost"] = json!(false);
            content["saved"] = json!([]);
        }),
        list(|content| {
            content["faulty"] = json!(true);
            content["form"] = faulty(&["tag", "domain", "created_from", "seen_until"]);
        }),
    ]
}

fn bulk() -> Vec<Value> {
    let question = |action: &str, form: Value| {
        in_console(json!({
            "crumbs": [{ "path": "/console/accounts", "text": "Accounts" }], "action": action, "title": "Add a tag",
            "asks": "Really?", "follows": "Much.", "button": "Yes", "is_nobody": false, "is_counted": action == "tag", "rows": [row(true), row(false)],
            "rest": 7, "is_filter": true, "passes_over_own": true, "passes_over_rights": true, "query": "do=tag",
            "back": "/console/accounts", "tags": ["Crew"], "form": form,
        }))
    };
    let mut nobody = question("enable", empty());
    nobody["is_nobody"] = json!(true);
    vec![
        question("tag", empty()),
        question("untag", faulty(&["tag"])),
        question("disable", faulty(&["reason"])),
        question("disable", empty()),
        question("delete", empty()),
        nobody,
    ]
}

fn one_job(runs: bool) -> Value {
    json!({
        "id": 3, "title": "Disable", "detail": if runs { json!("spam") } else { json!(null) }, "state": "running",
        "state_text": "Running", "tone": "accent", "runs": runs, "may_end": runs, "by": "grace", "created": moment(),
        "finished": if runs { json!(null) } else { moment() }, "expected": if runs { 9 } else { 0 }, "dealt_with": 4,
        "changed": 3, "skipped": 1, "failure": if runs { json!(null) } else { json!("The cause.") }, "is_counted": runs, "percent": 44,
    })
}

fn job() -> Vec<Value> {
    let shown = |runs: bool| {
        let mut content = one_job(runs);
        content["crumbs"] = json!([{ "path": "/console/jobs", "text": "Background work" }]);
        content["reasons"] = if runs { json!([]) } else { json!([{ "text": "Gone", "count": 2 }]) };
        content["skips"] =
            json!([{ "id": 7, "name": "Ada", "reason": "Own" }, { "id": 8, "name": "", "reason": "Gone" }]);
        content["skips_unnamed"] = json!(5);
        content["accounts"] = json!(if runs { "" } else { "/console/accounts?q=x" });
        in_console(content)
    };
    vec![shown(true), shown(false)]
}

fn jobs() -> Vec<Value> {
    let listed = |jobs: Value| {
        in_console(json!({ "crumbs": [{ "path": "/console/accounts", "text": "Accounts" }], "jobs": jobs,
                           "next": "/console/jobs?below=3", "first": "/console/jobs" }))
    };
    vec![listed(json!([one_job(true), one_job(false)])), listed(json!([]))]
}

fn filters() -> Vec<Value> {
    let filter = |id: i64| {
        json!({ "id": id, "name": "Mine", "path": "/console/accounts?q=x", "created": moment(), "by": "grace",
                "readable": id == 1 })
    };
    let listed = |filters: Value, renamed: Value, query: &str, form: Value| {
        in_console(
            json!({ "crumbs": [{ "path": "/console/accounts", "text": "Accounts" }], "filters": filters,
                           "renamed": renamed, "query": query, "form": form }),
        )
    };
    vec![
        listed(json!([filter(1), filter(2)]), json!(null), "", empty()),
        listed(json!([filter(1)]), json!(1), "", faulty(&["name"])),
        listed(json!([]), json!(null), "q=x", faulty(&["name"])),
        listed(json!([]), json!(null), "", empty()),
    ]
}
