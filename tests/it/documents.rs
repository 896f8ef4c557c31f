//! The documents and the program say the same.

use std::collections::BTreeSet;
use std::path::Path;

use clap::CommandFactory;
use regex::Regex;
use rollbook::cli::args::Cli;

fn document(path: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// Every command with its subcommands: `account create`.
fn commands() -> BTreeSet<String> {
    let cli = Cli::command();
    let mut commands = BTreeSet::new();
    for command in cli.get_subcommands() {
        let below: Vec<String> = command
            .get_subcommands()
            .map(|sub| format!("{} {}", command.get_name(), sub.get_name()))
            .collect();
        if below.is_empty() {
            commands.insert(command.get_name().to_owned());
        }
        commands.extend(below);
    }
    assert!(commands.len() > 15);
    commands
}

/// What stands behind `rollbook` in the code of a document.
fn named_in(text: &str) -> BTreeSet<String> {
    let code = Regex::new(r"(?ms)^```.*?^```|`[^`\n]+`").expect("a pattern");
    let call =
        Regex::new(r"(?:^|[\s`$|./])rollbook((?: --[a-z-]+(?:[= ][^\s`|]+)?)*)((?: [a-z][a-z-]*){1,2})")
            .expect("a pattern");
    let mut named = BTreeSet::new();
    for block in code.find_iter(text) {
        for line in block.as_str().lines() {
            for found in call.captures_iter(line) {
                named.insert(found[2].trim().to_owned());
            }
        }
    }
    named
}

#[test]
fn every_command_that_a_document_names_exists() {
    let commands = commands();
    let groups: BTreeSet<&str> = commands.iter().filter_map(|command| command.split(' ').next()).collect();
    for path in [
        "README.md",
        "ARCHITECTURE.md",
        "docs/command-line.md",
        "docs/operating.md",
        "docs/configuration.md",
        "docs/security.md",
    ] {
        for named in document(path).iter().flat_map(|text| named_in(text)) {
            let first = named.split(' ').next().unwrap_or_default();
            let has_subcommands = commands.iter().any(|command| command.starts_with(&format!("{first} ")));
            let exists = if has_subcommands {
                named == first || commands.contains(&named)
            } else {
                groups.contains(first)
            };
            assert!(exists, "{path} names `rollbook {named}`");
        }
    }
}

#[test]
fn every_command_is_described() {
    let Some(text) = document("docs/command-line.md") else { return };
    let named = named_in(&text);
    for command in commands() {
        let described =
            named.iter().any(|named| named == &command || named.split(' ').next() == Some(&command));
        assert!(described, "docs/command-line.md does not tell of `rollbook {command}`");
    }
}
