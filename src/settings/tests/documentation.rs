//! The documentation, the sample file and the catalogue say the same.

use std::collections::BTreeSet;
use std::fs;

use super::*;

#[test]
fn every_setting_understands_its_own_example_from_the_environment() {
    for setting in CATALOGUE {
        let Some(example) = setting.example else {
            continue;
        };
        let settings = owner().sets(&setting.variable(), example).starts();
        let source = settings.source_of(setting.key);
        assert!(matches!(source, Source::Environment { .. }), "{}", setting.key);
        assert_ne!((setting.shown)(&settings), "", "{}", setting.key);
    }
}

#[test]
fn the_sample_rocket_toml_changes_nothing() {
    let settings = owner().writes_rocket_toml(include_str!("../../../Rocket.toml")).starts();
    assert_eq!(settings, Settings::default());
}

#[test]
fn the_sample_rocket_toml_names_every_setting_and_is_right_without_its_comment_signs() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, "aHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMmh1bnQ=").unwrap();
    let text: String = include_str!("../../../Rocket.toml")
        .lines()
        .map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let is_setting = bare
                .split_once(" = ")
                .is_some_and(|(name, _)| name.chars().all(|char| char.is_ascii_lowercase() || char == '_'));
            format!("{}\n", if is_setting { bare } else { line })
        })
        .collect();
    let text = text.replace("/run/secrets/rollbook-sealing-key", key.to_str().unwrap());
    let settings = owner().writes_rocket_toml(&text).starts();
    for line in settings.in_force() {
        assert!(matches!(line.source, Source::File { .. }), "{} is not in Rocket.toml", line.key);
    }
}

/// The documentation's tables, as (key, variable, default).
fn documented() -> BTreeSet<(String, String, String)> {
    include_str!("../../../docs/configuration.md")
        .lines()
        .filter(|line| line.starts_with("| `") && line.contains("| `ROLLBOOK_"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let bare = |cell: &str| cell.trim_matches('`').to_owned();
            (bare(cells[1]), bare(cells[2]), cells[3].to_owned())
        })
        .collect()
}

#[test]
fn the_documentation_lists_each_setting_with_its_variable_and_default_and_no_other() {
    let known: BTreeSet<_> =
        CATALOGUE.iter().map(|one| (one.key.to_owned(), one.variable(), one.default.to_owned())).collect();
    let documented = documented();
    let missing: Vec<_> = known.difference(&documented).collect();
    let surplus: Vec<_> = documented.difference(&known).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert!(surplus.is_empty(), "surplus: {surplus:?}");
}

#[test]
fn the_documentation_marks_the_secrets_and_only_them() {
    for line in include_str!("../../../docs/configuration.md").lines() {
        if let Some(setting) = CATALOGUE.iter().find(|one| line.starts_with(&format!("| `{}` |", one.key))) {
            assert_eq!(line.contains("**Secret.**"), setting.secret, "{line}");
        }
    }
}

#[test]
fn every_variable_that_the_documentation_mentions_is_understood_or_shown_as_a_mistake() {
    let mut known: BTreeSet<String> = ["ROLLBOOK_SMPT_URL".to_owned()].into();
    for setting in CATALOGUE {
        known.insert(setting.variable());
        if setting.secret {
            known.insert(format!("{}_FILE", setting.variable()));
        }
    }
    for text in [
        include_str!("../../../README.md"),
        include_str!("../../../docs/configuration.md"),
        include_str!("../../../docs/operating.md"),
        include_str!("../../../docs/command-line.md"),
        include_str!("../../../docs/security.md"),
    ] {
        let words = text.split(|char: char| !(char.is_ascii_uppercase() || char == '_'));
        for word in words.filter(|word| word.len() > "ROLLBOOK_".len()) {
            if word.starts_with("ROLLBOOK_") {
                assert!(known.contains(word), "{word} is no variable");
            }
        }
    }
}

#[test]
fn the_defaults_that_the_documentation_promises_hold() {
    for line in Settings::default().in_force() {
        let setting = CATALOGUE.iter().find(|one| one.key == line.key).unwrap();
        match setting.default {
            "not set" => assert_eq!(line.value, "", "{}", line.key),
            "as many as cores" | "threads × patience × 3" => {}
            text if text.contains("rollbook.key") => assert_eq!(line.value, ""),
            text => assert_eq!(line.value, text, "{}", line.key),
        }
    }
}

#[test]
fn the_documentation_lists_each_policy_setting_with_its_default_and_no_other() {
    use crate::domain::SitePolicy;

    let policy = SitePolicy::default();
    let known: BTreeSet<(String, String)> = SitePolicy::SETTINGS
        .iter()
        .map(|setting| (setting.key.to_owned(), policy.get(setting.key).unwrap()))
        .collect();
    let documented: BTreeSet<(String, String)> = include_str!("../../../docs/configuration.md")
        .lines()
        .skip_while(|line| !line.starts_with("| Policy setting |"))
        .take_while(|line| line.starts_with('|'))
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let default = if cells[2] == "not set" { "" } else { cells[2] };
            (cells[1].trim_matches('`').to_owned(), default.to_owned())
        })
        .collect();
    assert_eq!(documented, known);
}
