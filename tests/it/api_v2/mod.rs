//! Family A over the real wiring: what holds for all of its endpoints, and what its tests by subject share.

mod conventions;

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
