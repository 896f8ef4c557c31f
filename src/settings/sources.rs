//! The places that settings are written in, read into text of one shape. Judges names and
//! places; what a text means is the catalogue's business.

mod rocket_toml;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::catalogue::{self, CATALOGUE, Setting};
use super::problem::Problem;
use super::source::Source;

const PREFIX: &str = "ROLLBOOK_";
/// The most that is read of `Rocket.toml` or of a secret's file.
const FILE_BYTES_MAX: u64 = 256 * 1024;

/// What [`Settings::load`](super::Settings::load) looks at. Tests write their own.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Read when it exists; `None` reads no file.
    pub rocket_toml: Option<PathBuf>,
    pub environment: Vec<(String, String)>,
    pub command_line: CommandLine,
}

/// The settings that the command line may give.
#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    pub data_dir: Option<PathBuf>,
}

/// One value as it was written, still to be understood.
pub(super) struct Given {
    pub setting: &'static Setting,
    pub text: String,
    pub source: Source,
}

/// Everything the sources say, the lowest layer first.
#[derive(Default)]
pub(super) struct Findings {
    pub given: Vec<Given>,
    pub problems: Vec<Problem>,
    pub warnings: Vec<String>,
}

impl Sources {
    /// `Rocket.toml` of the working directory and the environment of this process.
    pub fn of_this_process(command_line: CommandLine) -> Self {
        let environment = std::env::vars_os().map(|(name, value)| {
            let name = name.to_string_lossy().into_owned();
            (name, value.to_string_lossy().into_owned())
        });
        Self {
            rocket_toml: Some(PathBuf::from("Rocket.toml")),
            environment: environment.collect(),
            command_line,
        }
    }

    pub(super) fn read(mut self) -> Findings {
        let mut found = Findings::default();
        // The system hands variables over in any order; problems are told in the same each time.
        self.environment.sort();
        if let Some(path) = &self.rocket_toml {
            rocket_toml::read(path, &mut found);
        }
        for (variable, value) in &self.environment {
            found.environment(variable, value, &self.environment);
        }
        if let Some(dir) = self.command_line.data_dir {
            found.give(catalogue::find("data_dir"), &dir.to_string_lossy(), Source::CommandLine);
        }
        found
    }
}

impl Findings {
    /// An empty text counts as not given: container files like to hand on what is not set.
    fn give(&mut self, setting: &'static Setting, text: &str, source: Source) {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.problems.push(Problem::refused(setting, source, "is not UTF-8 text"));
        } else if !text.trim().is_empty() {
            self.given.push(Given { setting, text: text.to_owned(), source });
        }
    }

    /// The value is the content of the file at `path`.
    fn give_content(&mut self, setting: &'static Setting, path: &str, source: Source) {
        if path.trim().is_empty() {
            return;
        }
        match content(Path::new(path)) {
            Ok(text) if text.trim().is_empty() => self.problems.push(Problem::refused(
                setting,
                source,
                &format!("names the file {path:?}, which is empty"),
            )),
            Ok(text) => self.give(setting, without_newline(&text), source),
            Err(error) => self.problems.push(Problem::about(
                setting,
                source,
                &format!(
                    "names the file {path:?}, which cannot be read ({error}); name one that holds \
                     {}",
                    setting.works
                ),
            )),
        }
    }

    fn environment(&mut self, variable: &str, value: &str, all: &[(String, String)]) {
        if variable.starts_with("ROCKET_") {
            self.warnings.push(rocket_variable(variable));
        }
        let ours = variable.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX));
        if !ours {
            return;
        }
        let source = Source::Environment { variable: variable.to_owned() };
        if let Some(setting) = CATALOGUE.iter().find(|one| one.variable() == variable) {
            self.give(setting, value, source);
        } else if let Some(setting) = secret_in_file(variable) {
            if is_set(&setting.variable(), all) && !value.trim().is_empty() {
                let message = format!("is set together with {}; keep one of the two", setting.variable());
                self.problems.push(Problem::about(setting, source, &message));
            } else {
                self.give_content(setting, value, source);
            }
        } else {
            self.problems.push(Problem::unknown(variable, source, &variables()));
        }
    }
}

impl Source {
    /// How this source writes the name of the setting.
    pub(super) fn name_of(&self, setting: &Setting) -> String {
        match self {
            Self::Default | Self::File { .. } => setting.key.to_owned(),
            Self::Environment { variable } => variable.clone(),
            Self::CommandLine => format!("--{}", setting.key.replace('_', "-")),
        }
    }
}

fn secret_in_file(variable: &str) -> Option<&'static Setting> {
    let plain = variable.strip_suffix("_FILE")?;
    CATALOGUE.iter().find(|setting| setting.secret && setting.variable() == plain)
}

fn is_set(variable: &str, all: &[(String, String)]) -> bool {
    all.iter().any(|(name, value)| name == variable && !value.trim().is_empty())
}

/// Every variable that is understood.
fn variables() -> Vec<String> {
    CATALOGUE
        .iter()
        .flat_map(|setting| {
            let file = setting.secret.then(|| format!("{}_FILE", setting.variable()));
            [Some(setting.variable()), file]
        })
        .flatten()
        .collect()
}

fn rocket_variable(variable: &str) -> String {
    let rocket_name = variable.trim_start_matches("ROCKET_").to_ascii_lowercase();
    let advice = match catalogue::for_rocket(&rocket_name) {
        Some(setting) => format!("use {}", setting.variable()),
        None => "docs/configuration.md lists the settings of Rollbook".to_owned(),
    };
    format!("{variable} (environment) is not read: {advice}.")
}

/// The whole of a small text file.
fn content(path: &Path) -> Result<String, std::io::Error> {
    let mut bytes = Vec::new();
    File::open(path)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(std::io::Error::other("it is larger than 256 KiB"));
    }
    String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8 text"))
}

/// Editors and `echo` end a file with a newline that nobody means.
fn without_newline(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}
