//! What can be typed about the audit trail.

use clap::{Args, Subcommand};

use super::account::SeparatorName;
use super::output::Output;
use crate::store::ChainPoint;

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AuditCommand {
    /// List entries, the newest first
    List {
        #[command(flatten)]
        question: AuditFilterTyped,
        /// At most so many
        #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
        limit: u32,
        #[command(flatten)]
        output: Output,
    },

    /// Write entries to standard output, as a CSV table or as JSON
    ///
    /// The export is recorded in the audit trail.
    Export {
        #[command(flatten)]
        question: AuditFilterTyped,
        /// What stands between the cells of a line
        #[arg(long, value_name = "SEPARATOR", ignore_case = true, default_value = "comma")]
        separator: SeparatorName,
        /// Start with a byte-order mark, by which Excel reads letters beyond ASCII correctly
        #[arg(long)]
        bom: bool,
        #[command(flatten)]
        output: Output,
    },

    /// Verify the audit trail and print the first entry that is wrong
    ///
    /// Exits with 1 if an entry was changed, removed or inserted, at the end too.
    Verify {
        /// An entry that was noted elsewhere, as this command prints it: the trail must still hold it
        #[arg(long, value_name = "SEQ:HASH", value_parser = noted_entry)]
        expect: Option<ChainPoint>,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct AuditFilterTyped {
    /// Whose actions: a kind (account, api_key, command_line, system, visitor), or an account or key
    #[arg(long, value_name = "WHO")]
    pub actor: Option<String>,
    /// Only this action, for instance setting.changed
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
    /// What they are about: a kind, or an account or key
    #[arg(long, value_name = "WHAT")]
    pub target: Option<String>,
    /// From this day on (2026-01-31, UTC)
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Up to this day
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
}

fn noted_entry(text: &str) -> Result<ChainPoint, String> {
    let parsed = text.split_once(':').and_then(|(seq, hash)| {
        let mut head = [0; 32];
        let digits = hash.trim().as_bytes();
        if digits.len() != 2 * head.len() || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        for (byte, pair) in head.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(ChainPoint { seq: seq.trim().parse().ok().filter(|seq| *seq > 0)?, head })
    });
    parsed.ok_or_else(|| "this is not a number, a colon and 64 hexadecimal digits".to_owned())
}
