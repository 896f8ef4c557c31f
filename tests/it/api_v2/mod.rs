//! Family A over the real wiring: contract.md A0 to A4.

mod account;
mod conventions;
mod jwt;
mod oauth;
mod signin;
mod signup;
mod user;

use rollbook::settings::{CommandLine, Settings, Sources, WebOrigin};

/// Origins as the setting of that name takes them.
pub fn origins(text: &str) -> Vec<WebOrigin> {
    Settings::load(Sources {
        rocket_toml: None,
        environment: vec![("ROLLBOOK_CORS_ORIGINS".to_owned(), text.to_owned())],
        command_line: CommandLine { data_dir: None },
    })
    .expect("the setting takes them")
    .cors_origins
}
