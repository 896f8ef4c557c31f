//! `Rocket.toml`: Rollbook's settings stand in `[default.rollbook]`. Of Rocket's own keys
//! those that mean the same are understood in `[default]`; every other one is a mistake.

use std::io::ErrorKind;
use std::path::Path;

use figment::providers::{Format, Toml};
use figment::value::{Dict, Num, Value};

use super::{Findings, Source, content};
use crate::settings::catalogue::{self, CATALOGUE, Setting};
use crate::settings::problem::Problem;

const SECTION: &str = "[default.rollbook]";

pub(super) fn read(path: &Path, found: &mut Findings) {
    let text = match content(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        Err(error) => return found.file_problem(path, &format!("cannot be read: {error}")),
    };
    // The error's own display quotes the line, and with it whatever secret stands there.
    match Toml::from_str::<Dict>(&text) {
        Ok(profiles) => found.profiles(path, &profiles),
        Err(error) => found.file_problem(
            path,
            &format!(
                "is not valid TOML in line {}: {}",
                line_of(&text, error.span().map_or(0, |span| span.start)),
                first_words(error.message())
            ),
        ),
    }
}

impl Findings {
    fn file_problem(&mut self, path: &Path, message: &str) {
        self.problems.push(Problem {
            name: "Rocket.toml".to_owned(),
            source: file(path),
            message: message.to_owned(),
        });
    }

    fn profiles(&mut self, path: &Path, profiles: &Dict) {
        for (name, value) in profiles {
            match value {
                Value::Dict(_, section) if name == "default" => self.default_profile(path, section),
                Value::Dict(..) => self.misplaced(
                    path,
                    &format!("[{name}]"),
                    &format!("is a section that Rollbook does not read; use {SECTION}"),
                ),
                _ => self.misplaced(path, name, &format!("is outside a section; put it under {SECTION}")),
            }
        }
    }

    fn default_profile(&mut self, path: &Path, section: &Dict) {
        let ours = match section.get("rollbook") {
            Some(Value::Dict(_, ours)) => ours.clone(),
            Some(_) => {
                self.misplaced(path, "default.rollbook", "is a section; write it as [default.rollbook]");
                Dict::new()
            }
            None => Dict::new(),
        };
        for (name, value) in section.iter().filter(|(name, _)| *name != "rollbook") {
            match catalogue::for_rocket(name) {
                Some(setting) if setting.key == name && ours.contains_key(name) => self.misplaced(
                    path,
                    name,
                    &format!("is in both [default] and {SECTION}; keep the second"),
                ),
                Some(setting) if setting.key == name => self.value(path, setting, name, value),
                Some(setting) => self.misplaced(
                    path,
                    name,
                    &format!("is not read in [default]; use {} in {SECTION}", setting.key),
                ),
                None => self.misplaced(
                    path,
                    name,
                    &format!("is not read in [default]; put settings in {SECTION}"),
                ),
            }
        }
        self.section(path, "", &ours);
    }

    fn section(&mut self, path: &Path, prefix: &str, section: &Dict) {
        for (name, value) in section {
            let key = format!("{prefix}{name}");
            let below = format!("{key}.");
            if let Some(setting) = CATALOGUE.iter().find(|one| one.key == key) {
                self.value(path, setting, &key, value);
            } else if let Some(setting) = secret_in_file(&key) {
                self.secret_file(path, setting, section, name, value);
            } else if let Value::Dict(_, inner) = value
                && CATALOGUE.iter().any(|one| one.key.starts_with(&below))
            {
                self.section(path, &below, inner);
            } else {
                self.problems.push(Problem::unknown(&key, file(path), &keys()));
            }
        }
    }

    fn value(&mut self, path: &Path, setting: &'static Setting, key: &str, value: &Value) {
        match text_of(value) {
            Some(text) => self.give(setting, &text, file(path)),
            None => self.misplaced(path, key, &format!("is neither text nor number; use {}", setting.works)),
        }
    }

    fn secret_file(
        &mut self,
        path: &Path,
        setting: &'static Setting,
        section: &Dict,
        name: &str,
        value: &Value,
    ) {
        let plain = name.trim_end_matches("_file");
        match value {
            _ if section.contains_key(plain) => {
                let message = format!("is set together with {}; keep one of the two", setting.key);
                self.misplaced(path, &format!("{}_file", setting.key), &message);
            }
            Value::String(_, secret_path) => self.give_content(setting, secret_path, file(path)),
            _ => self.misplaced(
                path,
                &format!("{}_file", setting.key),
                "is not the path of a file; use a path in quotation marks",
            ),
        }
    }

    fn misplaced(&mut self, path: &Path, name: &str, message: &str) {
        self.problems.push(Problem {
            name: name.escape_debug().to_string(),
            source: file(path),
            message: message.to_owned(),
        });
    }
}

fn file(path: &Path) -> Source {
    Source::File { path: path.to_owned() }
}

/// Numbers and lists are written the way the environment writes them.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Char(_, char) => Some(char.to_string()),
        Value::Bool(_, bool) => Some(bool.to_string()),
        Value::Num(_, Num::F32(float)) => Some(float.to_string()),
        Value::Num(_, Num::F64(float)) => Some(float.to_string()),
        Value::Num(..) => value.to_i128().map(|number| number.to_string()),
        Value::Array(_, items) => {
            let texts: Option<Vec<String>> = items.iter().map(text_of).collect();
            texts.map(|texts| texts.join(","))
        }
        Value::Empty(..) | Value::Dict(..) => None,
    }
}

fn secret_in_file(key: &str) -> Option<&'static Setting> {
    let plain = key.strip_suffix("_file")?;
    CATALOGUE.iter().find(|setting| setting.secret && setting.key == plain)
}

fn keys() -> Vec<String> {
    CATALOGUE.iter().map(|setting| setting.key.to_owned()).collect()
}

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// Without the parser's guesses on further lines.
fn first_words(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}
