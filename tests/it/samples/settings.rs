//! The pages of the settings.

use serde_json::{Value, json};

use super::console::in_console;
use super::{Samples, moment};

pub fn samples() -> Samples {
    let crumbs = json!([{ "path": "/console/settings", "text": "Settings" }]);
    let with_crumbs = |mut content: Value| {
        content["crumbs"] = crumbs.clone();
        in_console(content)
    };
    let logo = |is_set: bool| setting("brand.logo", "picture", is_set, "changed");
    let change = json!({ "at": moment(), "by": "grace", "by_command_line": false, "label": "Name", "before": "A",
                         "after": "B", "is_default": true });
    let by_nobody = json!({ "at": moment(), "by": null, "by_command_line": false, "label": "Name", "before": null,
                            "after": "B", "is_default": false });
    let part = json!({ "slug": "site", "title": "Site", "lead": "Words.", "locked": false,
                       "items": [setting("site.name", "line", true, "changed"), logo(true),
                                 setting("site.language", "choice", false, "held"),
                                 setting("brand.accent", "color", true, "default")] });
    let mut locked = part.clone();
    locked["locked"] = json!(true);
    locked["slug"] = json!("mail");
    let fields = ["line", "url", "sender", "domains", "text", "number", "choice", "color", "picture"];
    let all = |source: &str, errors: bool| -> Vec<Value> {
        fields.iter().map(|kind| field(&format!("x.{kind}"), kind, source, errors)).collect()
    };
    let form = |fields: Vec<Value>, mut more: Value| {
        let known =
            json!({ "slug": "site", "heading": "Site", "lead": "Words.", "fields": fields, "seen": "S" });
        for (name, value) in known.as_object().expect("an object") {
            more[name] = value.clone();
        }
        with_crumbs(more)
    };
    vec![
        (
            "console/site/settings.html",
            vec![
                in_console(json!({ "parts": [part, locked] })),
                in_console(json!({ "parts": [], "saved": "Site", "asked": 3 })),
            ],
        ),
        (
            "console/site/settings_part.html",
            vec![
                form(all("default", false), json!({ "people": 2 })),
                form(all("changed", true), json!({ "form": { "errors": true }, "changed_meanwhile": true })),
                form(all("held", false), json!({ "proof_needed": true })),
                form(all("changed", false), json!({ "elsewhere": "https://join.example.org" })),
            ],
        ),
        (
            "console/site/settings_default.html",
            ["changed", "default"]
                .map(|source| {
                    with_crumbs(
                        json!({ "setting": setting("site.name", "line", true, source), "default": "none",
                                        "part": { "slug": "site", "title": "Site" }, "seen": "S" }),
                    )
                })
                .to_vec(),
        ),
        (
            "console/site/settings_history.html",
            vec![
                with_crumbs(json!({ "changes": [], "settings": [] })),
                with_crumbs(
                    json!({ "changes": [change, by_nobody], "key": "site.name", "first": "/console/settings/history?",
                                    "settings": [{ "value": "site.name", "text": "Name" }], "next": "/console/settings/history?before=1" }),
                ),
            ],
        ),
        (
            "console/site/logo.html",
            vec![
                with_crumbs(
                    json!({ "logo": logo(true), "seen": "S", "max_kib": 256, "max_side": 2048, "errors": [] }),
                ),
                with_crumbs(json!({ "logo": logo(false), "seen": "S", "max_kib": 256, "max_side": 2048,
                                    "errors": ["First."], "changed_meanwhile": true })),
            ],
        ),
        ("console/site/logo_remove.html", vec![with_crumbs(json!({ "logo": logo(true), "seen": "S" }))]),
    ]
}

fn setting(key: &str, kind: &str, is_set: bool, source: &str) -> Value {
    let picture = json!({ "url": "/brand/logo/9f86d081884c7d65-32x32.png", "width": 32, "height": 32 });
    json!({ "key": key, "id": key.replace('.', "-"), "label": "Label", "shown": "Shown", "is_set": is_set,
            "color": (kind == "color").then_some("#0b6b3a"), "logo": (kind == "picture" && is_set).then_some(picture),
            "source": { "kind": source, "text": "From somewhere.", "at": (source == "changed").then(moment) } })
}

fn field(key: &str, kind: &str, source: &str, errors: bool) -> Value {
    let mut field = setting(key, kind, true, source);
    let shades = json!({ "accent": "#0b6b3a", "soft": "#e7f0eb", "on_accent": "#ffffff", "link": "#0b6b3a" });
    for (name, value) in [
        ("kind", json!(kind)),
        ("value", json!("on")),
        ("hint", json!("Hint.")),
        ("unset", json!("None.")),
        ("unit", json!("days")),
        ("min", json!(1)),
        ("max", json!(9)),
        (
            "choices",
            json!([{ "value": "on", "label": "On", "hint": "Why." }, { "value": "off", "label": "Off", "hint": null }]),
        ),
        ("errors", if errors { json!(["First.", "Second."]) } else { json!([]) }),
        (
            "suggestion",
            if errors && kind == "color" {
                json!({ "color": "#7a6200", "contrast": "1.5" })
            } else {
                json!(null)
            },
        ),
        ("shades", if kind == "color" { json!({ "light": shades, "dark": shades }) } else { json!(null) }),
    ] {
        field[name] = value;
    }
    field
}
