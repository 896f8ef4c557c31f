//! Measures Rollbook beside its own limits: the hash, the disk's flush, an empty Rocket. Prints a
//! table of ratios and never fails by a time: machines differ, ratios hardly.
//!
//! `cargo bench` runs everything; `cargo bench -- reads start` only what is named.

mod console;
mod crowd;
mod empty_rocket;
mod http;
mod limits;
mod mail_sink;
mod measures;
mod report;
mod server;
mod timing;
mod users;
mod webhooks;

use std::process::ExitCode;

use report::Row;

/// What can be named on the command line.
type Measure = (&'static str, fn() -> Vec<Row>);
const MEASURES: [Measure; 10] = [
    ("start", measures::start),
    ("reads", measures::reads),
    ("signups", measures::signups),
    ("registrations", measures::registrations),
    ("memory", measures::memory),
    ("mail", measures::mail),
    ("webhooks", webhooks::webhooks),
    ("timing", timing::timing),
    ("console", console::console),
    ("users", users::users),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, port] = &arguments[..]
        && first == server::EMPTY_ROCKET
    {
        empty_rocket::serve(port.parse().expect("a port"));
        return ExitCode::SUCCESS;
    }
    let named: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let mut rows = Vec::new();
    for (name, measure) in MEASURES {
        if named.is_empty() || named.iter().any(|wanted| *wanted == name) {
            eprintln!("measuring {name} …");
            rows.extend(measure());
        }
    }
    report::print(&rows);
    ExitCode::SUCCESS
}
