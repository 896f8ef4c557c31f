//! What is wrong with the settings, said so that it can be put right in one go.

use std::fmt;

use super::catalogue::Setting;
use super::source::Source;

/// Everything that keeps Rollbook from starting. Displays as one line for each problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SettingsError {
    problems: Vec<Problem>,
}

/// One thing to put right. Never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name as its source writes it: `ROLLBOOK_PORT`, `smtp.url`, `--data-dir`.
    pub name: String,
    pub source: Source,
    pub message: String,
}

impl SettingsError {
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn unless_none(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self { problems }) }
    }
}

impl Problem {
    /// `why` completes the sentence "this value …".
    pub(super) fn refused(setting: &Setting, source: Source, why: &str) -> Self {
        let message = format!("{why}; use {}", setting.works);
        Self::about(setting, source, &message)
    }

    pub(super) fn about(setting: &Setting, source: Source, message: &str) -> Self {
        Self { name: source.name_of(setting), message: message.to_owned(), source }
    }

    /// `known` are all names that would have been understood there.
    pub(super) fn unknown(name: &str, source: Source, known: &[String]) -> Self {
        let advice = match closest(name, known) {
            Some(meant) => format!("did you mean {meant}?"),
            None => "docs/configuration.md lists them all".to_owned(),
        };
        Self {
            name: name.escape_debug().to_string(),
            source,
            message: format!("is not a setting of Rollbook; {advice}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.name, self.source, self.message)
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problems.len() {
            1 => write!(f, "one setting is not valid:")?,
            count => write!(f, "{count} settings are not valid:")?,
        }
        for problem in &self.problems {
            write!(f, "\n  {problem}")?;
        }
        Ok(())
    }
}

/// The known name that a slip of the fingers would turn into `name`.
fn closest<'a>(name: &str, known: &'a [String]) -> Option<&'a String> {
    let wanted = name.to_ascii_lowercase();
    known
        .iter()
        .map(|candidate| (distance(&wanted, &candidate.to_ascii_lowercase()), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= 3)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's: how many characters to insert, delete or replace.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, from_char) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, to_char) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(from_char != *to_char);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
