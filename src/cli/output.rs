//! What commands print and how they fail.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write as _};

use serde_json::Value;

use crate::app::StartError;
use crate::services::ServiceError;
use crate::services::site::backups::BackUpError;
use crate::store::StoreError;

/// A command's failure: the exit code that `--help` names, and a message for people.
#[derive(Debug)]
pub struct Failure {
    pub code: u8,
    pub message: String,
}

impl Failure {
    pub fn failed(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }

    pub fn not_found(message: impl Into<String>) -> Self {
        Self { code: 3, message: message.into() }
    }

    pub fn refused(message: impl Into<String>) -> Self {
        Self { code: 4, message: message.into() }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::failed(error.to_string())
    }
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        Self::failed(error.to_string())
    }
}

impl From<BackUpError> for Failure {
    fn from(error: BackUpError) -> Self {
        match error {
            BackUpError::Store(error) => error.into(),
            refused => Self::refused(refused.to_string()),
        }
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::failed(error.to_string())
    }
}

/// One line on standard output, as `println!` forms it.
macro_rules! say {
    ($($words:tt)*) => {
        $crate::cli::output::print_line(format_args!($($words)*))
    };
}
pub(crate) use say;

/// A text with its own line ends.
pub fn print_text(text: &str) -> Result<(), Failure> {
    written(io::stdout().lock().write_all(text.as_bytes()))
}

/// A reader that has gone, such as `head`, has read what it wanted: the command goes on in silence.
pub fn print_line(line: Arguments<'_>) -> Result<(), Failure> {
    written(writeln!(io::stdout().lock(), "{line}"))
}

fn written(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::failed(format!("standard output cannot be written to: {error}")))
        }
        _ => Ok(()),
    }
}

/// JSON for scripts, indented for the people who write them.
pub fn print_json(value: &Value) -> Result<(), Failure> {
    say!("{value:#}")
}

/// Columns as wide as their widest cell. Cells of people's making hold no control characters.
pub fn print_table(head: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .chain([head[column].chars().count()])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        say!("{}", padded.join("  ").trim_end())
    };
    line(&head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())?;
    rows.iter().try_for_each(|row| line(row))
}
