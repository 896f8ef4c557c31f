//! The command line: what can be typed, and what each command does with it.

mod account;
mod account_actions;
mod account_lookup;
pub mod args;
mod audit;
mod backup;
mod check;
mod client;
mod filter;
mod job;
mod jwt;
mod key;
mod mail;
mod mail_text;
mod open;
mod output;
mod password;
mod refusal;
mod serve;
mod settings;
mod setup_link;
mod statistics;
mod tag;
mod webhook;

use std::io::Write as _;
use std::process::ExitCode;

use args::{Cli, Command};
use output::Failure;

use crate::logging;
use crate::settings::{CommandLine, Settings, Sources};

/// Carries out one command and turns its outcome into the exit code that `--help` names.
pub fn run(cli: Cli) -> ExitCode {
    let sources = Sources::of_this_process(CommandLine { data_dir: cli.data_dir.clone() });
    let outcome = Settings::load(sources)
        .map_err(|error| Failure::failed(error.to_string()))
        .and_then(|settings| carry_out(cli.into_command(), settings));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.message);
            ExitCode::from(failure.code)
        }
    }
}

/// Each line with its priority where the journal reads along.
fn complain(message: &str) {
    let priority = if logging::stderr_is_journal() { logging::priority(tracing::Level::ERROR) } else { "" };
    let lines: String =
        format!("rollbook: {message}").lines().map(|line| format!("{priority}{line}\n")).collect();
    // Whoever has closed standard error does not want to know.
    let _ = std::io::stderr().write_all(lines.as_bytes());
}

fn carry_out(command: Command, settings: Settings) -> Result<(), Failure> {
    if !matches!(command, Command::Serve | Command::Check(_)) {
        open::expect_database(&settings, command.can_come_first())?;
    }
    match command {
        Command::Serve => serve::serve(settings),
        Command::Check(output) => check::check(&settings, output),
        Command::Account(command) => account::run(&settings, command),
        Command::Tag(command) => tag::run(&settings, command),
        Command::Filter(command) => filter::run(&settings, command),
        Command::Job(command) => job::run(&settings, command),
        Command::Key(command) => key::run(&settings, command),
        Command::Client(command) => client::run(&settings, command),
        Command::Jwt(command) => jwt::run(&settings, command),
        Command::Mail(command) => mail::run(&settings, command),
        Command::Webhook(command) => webhook::run(&settings, command),
        Command::Settings(command) => settings::run(&settings, command),
        Command::Backup(args) => backup::run(&settings, args),
        Command::Audit(command) => audit::run(&settings, command),
        Command::Statistics(args) => statistics::run(&settings, args),
        Command::SetupLink => setup_link::run(&settings),
    }
}
