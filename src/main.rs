//! Parses the command line, runs one command, turns its outcome into an exit code.

use std::process::ExitCode;

use clap::Parser;
use rollbook::cli::args::Cli;
use rollbook::cli::{self};

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
