//! Every statement that the store holds for any engine, read from its sources: each text that begins as a
//! statement does, with the constants that stand in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const VERBS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

/// A statement and where it stands.
#[derive(Debug, Clone)]
pub struct Found {
    pub file: String,
    /// What is put in at run time still stands in it as `{name}`.
    pub sql: String,
}

impl Found {
    pub fn is_composed(&self) -> bool {
        fixed_pieces(&self.sql).len() > 1
    }

    /// Whether a statement can be this one, put together.
    pub fn can_be(&self, sql: &str) -> bool {
        let mut rest = sql;
        let mut pieces = fixed_pieces(&self.sql).into_iter();
        let Some(tail) = pieces.next().and_then(|first| rest.strip_prefix(first.as_str())) else {
            return false;
        };
        rest = tail;
        let mut ends_fixed = true;
        for piece in pieces {
            ends_fixed = !piece.is_empty();
            match rest.find(&piece) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
        }
        rest.is_empty() || !ends_fixed
    }
}

/// What stands between the places that are filled in.
fn fixed_pieces(sql: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for (at, part) in sql.split('{').enumerate() {
        let fixed = match part.split_once('}') {
            Some((name, fixed)) if at > 0 && is_name(name) => {
                pieces.push(String::new());
                fixed.to_owned()
            }
            _ if at > 0 => format!("{{{part}"),
            _ => part.to_owned(),
        };
        pieces.last_mut().expect("never empty").push_str(&fixed);
    }
    pieces
}

/// `'{}'` is an empty object of JSON.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
}

/// The statements of all files below the store but for those that one engine alone knows.
pub fn shared_statements(store: &Path) -> Vec<Found> {
    let mut files = Vec::new();
    walk(store, &mut files);
    let sources: BTreeMap<PathBuf, Vec<Text>> =
        files.iter().map(|file| (file.clone(), texts(&code_of(file)))).collect();
    let mut found = Vec::new();
    for (file, texts) in &sources {
        let imported = imported_constants(&code_of(file), store, &sources);
        for (at, text) in texts.iter().enumerate() {
            let sql = filled_in(&text.value, &texts[..at], texts, &imported);
            if VERBS.iter().any(|verb| sql.starts_with(verb)) {
                let file = file.strip_prefix(store).expect("below the store").display().to_string();
                found.push(Found { file, sql });
            }
        }
    }
    found
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "sqlite" {
            walk(&path, files);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") && name != "testing.rs" {
            files.push(path);
        }
    }
    files.sort();
}

/// Without its tests, which stand at its end.
fn code_of(file: &Path) -> String {
    let source = fs::read_to_string(file).expect("a readable source");
    match source.find("#[cfg(test)]\nmod tests {") {
        Some(end) => source[..end].to_owned(),
        None => source,
    }
}

/// A text in a source, and the name that it is given, if it is.
#[derive(Debug, Clone)]
struct Text {
    name: Option<String>,
    value: String,
}

/// `NAME` in `const NAME: &str = "…"` or `let NAME = "…"`.
fn name_before(code: &str) -> Option<String> {
    let statement = code.rsplit([';', '{', '}']).next()?.trim();
    let named = statement.strip_suffix('=')?.trim_end();
    let words: Vec<&str> = named.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let at = words.iter().position(|word| *word == "const" || *word == "let")?;
    words.get(at + 1).map(|name| (*name).to_owned())
}

fn texts(code: &str) -> Vec<Text> {
    let mut found = Vec::new();
    let mut rest = code;
    let offset = |rest: &str| code.len() - rest.len();
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let tail = &rest[at..];
        if tail.starts_with("//") {
            rest = tail.find('\n').map_or("", |end| &tail[end..]);
        } else if let Some(opened) = tail.strip_prefix('"') {
            let name = name_before(&code[..offset(tail)]);
            let (value, after) = text(opened);
            found.push(Text { name, value });
            rest = after;
        } else if let Some(letter) = tail.strip_prefix('\'') {
            rest = after_letter(letter);
        } else {
            rest = &tail[1..];
        }
    }
    found
}

/// Behind a `'x'`; behind the mark alone where it begins a lifetime.
fn after_letter(tail: &str) -> &str {
    let mut letters = tail.char_indices();
    let end = match letters.next() {
        Some((_, '\\')) => letters.next().and_then(|_| tail[2..].find('\'')).map(|at| at + 2),
        Some((_, first)) => Some(first.len_utf8()).filter(|end| tail[*end..].starts_with('\'')),
        None => None,
    };
    end.map_or(tail, |end| &tail[end + 1..])
}

/// The value of a text whose opening mark is passed, and what follows it.
fn text(tail: &str) -> (String, &str) {
    let mut value = String::new();
    let mut letters = tail.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, &tail[at + 1..]),
            '\\' => match letters.next() {
                // The line goes on where the next one begins.
                Some((at, '\n')) => {
                    let next = tail[at..].trim_start();
                    let (more, after) = text(next);
                    return (value + &more, after);
                }
                Some((_, escaped)) => value.push(escaped),
                None => {}
            },
            other => value.push(other),
        }
    }
    (value, "")
}

fn filled_in(sql: &str, before: &[Text], all: &[Text], imported: &BTreeMap<String, String>) -> String {
    let mut filled = String::new();
    for (at, part) in sql.split('{').enumerate() {
        let named = part.split_once('}').filter(|(name, _)| at > 0 && is_name(name));
        let Some((name, fixed)) = named else {
            filled.push_str(if at > 0 { "{" } else { "" });
            filled.push_str(part);
            continue;
        };
        let named = |text: &&Text| text.name.as_deref() == Some(name);
        let value = before.iter().rev().find(named).or_else(|| all.iter().find(named));
        match value.map(|text| &text.value).or_else(|| imported.get(name)) {
            Some(value) => filled.push_str(value),
            None => filled.push_str(&format!("{{{name}}}")),
        }
        filled.push_str(fixed);
    }
    filled
}

/// The constants that a file takes from others of the store, by the names in its `use` lines.
fn imported_constants(
    code: &str,
    store: &Path,
    sources: &BTreeMap<PathBuf, Vec<Text>>,
) -> BTreeMap<String, String> {
    let mut constants = BTreeMap::new();
    for line in code.split(';').filter_map(|line| line.trim().strip_prefix("use crate::store::")) {
        let Some((module, names)) = line.rsplit_once("::") else { continue };
        let file = store.join(format!("{}.rs", module.replace("::", "/")));
        let Some(texts) = sources.get(&file) else { continue };
        for name in names.split(|c: char| !c.is_alphanumeric() && c != '_') {
            if let Some(text) = texts.iter().find(|text| text.name.as_deref() == Some(name)) {
                constants.insert(name.to_owned(), text.value.clone());
            }
        }
    }
    constants
}
