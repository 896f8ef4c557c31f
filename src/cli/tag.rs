//! `rollbook tag …`

use serde_json::{Value, json};

use super::args::{TagCommand, TagTraitsTyped};
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{AuditContext, FieldErrors, TagColor, TagDescription, TagId, TagName, TagTraits};
use crate::services::manage::merge_tags::{Begun, merge};
use crate::services::manage::tags::{TagChange, change, create, list, retire};
use crate::settings::Settings;
use crate::store::{CountedTag, TagFilter, TagOrder};

/// More tags than anybody looks through.
const SHOWN: u32 = 10_000;

pub fn run(settings: &Settings, command: TagCommand) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    with_context(settings, async |ctx| match command {
        TagCommand::List(output) => {
            let (tags, _) = list(&ctx, TagFilter::default(), TagOrder::default(), 0, SHOWN).await?;
            if output.json {
                return print_json(&tags.iter().map(value).collect());
            }
            let rows: Vec<Vec<String>> = tags.iter().map(row).collect();
            print_table(&["ID", "NAME", "TYPE", "COLOR", "STATE", "ACCOUNTS"], &rows)
        }
        TagCommand::Create { name, traits } => {
            let change = parse(Some(&name), &traits)?;
            let name = change.name.clone().ok_or_else(|| Failure::refused("a tag has a name"))?;
            let tag = create(&ctx, by, change.applied_to(&TagTraits::named(name))).await?;
            say!("{}", tag.id)
        }
        TagCommand::Edit { tag, name, traits } => {
            let changed = change(&ctx, by, TagId(tag.id), parse(name.as_deref(), &traits)?).await?;
            say!("Tag {} changed: {}.", tag.id, changed.traits.name.as_str())
        }
        TagCommand::Archive(tag) => match retire(&ctx, by, TagId(tag.id), true).await? {
            true => say!("Tag {} archived.", tag.id),
            false => Err(Failure::refused("the tag is already archived")),
        },
        TagCommand::Restore(tag) => match retire(&ctx, by, TagId(tag.id), false).await? {
            true => say!("Tag {} restored.", tag.id),
            false => Err(Failure::refused("the tag is not archived")),
        },
        TagCommand::Merge { tag, into } => match merge(&ctx, by, TagId(tag.id), TagId(into)).await? {
            Begun::Job(job) => say!("Tag {} archived; bulk job {} moves its accounts.", tag.id, job.0),
            Begun::Done => say!("Tag {} merged; no account carried it.", tag.id),
        },
    })
}

fn parse(name: Option<&str>, typed: &TagTraitsTyped) -> Result<TagChange, Failure> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", name.map(TagName::parse).transpose()).flatten();
    let description = typed.description.as_deref().map(TagDescription::parse).transpose();
    let description = errors.keep("description", description).flatten();
    let color = errors.keep("color", typed.color.as_deref().map(TagColor::parse).transpose()).flatten();
    if errors.is_empty() {
        Ok(TagChange { name, description, color, ..TagChange::default() })
    } else {
        Err(errors.into())
    }
}

fn state(counted: &CountedTag) -> &'static str {
    match (counted.tag.deleted, counted.tag.traits.active) {
        (true, _) => "archived",
        (false, true) => "active",
        (false, false) => "inactive",
    }
}

fn row(counted: &CountedTag) -> Vec<String> {
    let traits = &counted.tag.traits;
    vec![
        counted.tag.id.to_string(),
        traits.name.as_str().to_owned(),
        traits.kind.as_str().to_owned(),
        traits.color.as_str().to_owned(),
        state(counted).to_owned(),
        counted.carriers.to_string(),
    ]
}

fn value(counted: &CountedTag) -> Value {
    let traits = &counted.tag.traits;
    json!({
        "id": counted.tag.id.0, "name": traits.name.as_str(), "type": traits.kind.as_str(),
        "description": traits.description.as_str(), "color": traits.color.as_str(),
        "visible": traits.visible, "active": traits.active, "archived": counted.tag.deleted,
        "accounts": counted.carriers, "created_at": counted.tag.created_at.rfc3339(),
    })
}
