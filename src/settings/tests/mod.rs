//! Owners who write settings down, and what they get.

mod documentation;
mod secrets;
mod values;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// An owner who writes settings down in several places.
#[derive(Default)]
struct Owner {
    sources: Sources,
    folder: Option<TempDir>,
}

impl Owner {
    fn writes_rocket_toml(mut self, text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Rocket.toml");
        fs::write(&path, text).unwrap();
        self.sources.rocket_toml = Some(path);
        self.folder = Some(folder);
        self
    }

    fn sets(mut self, variable: &str, value: &str) -> Self {
        let pair = (variable.to_owned(), value.to_owned());
        self.sources.environment.push(pair);
        self
    }

    fn keeps_secret(self, variable: &str, content: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, content).unwrap();
        let mut owner = self.sets(variable, path.to_str().unwrap());
        owner.folder = Some(folder);
        owner
    }

    fn types_data_dir(mut self, dir: &str) -> Self {
        self.sources.command_line.data_dir = Some(dir.into());
        self
    }

    fn starts(self) -> Settings {
        Settings::load(self.sources).unwrap()
    }

    /// The problems, each as one line.
    fn fails(self) -> Vec<String> {
        let error = Settings::load(self.sources).expect_err("the settings should not do");
        error.problems().iter().map(Problem::to_string).collect()
    }

    fn fails_with_one(self) -> String {
        let problems = self.fails();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].clone()
    }
}

fn owner() -> Owner {
    Owner::default()
}

#[test]
fn nothing_needs_to_be_set() {
    let settings = owner().starts();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.port, 8000);
    assert!(settings.address.is_loopback());
    assert_eq!(settings.warnings, Vec::<String>::new());
}

#[test]
fn a_missing_rocket_toml_is_no_problem() {
    let mut missing = owner();
    missing.sources.rocket_toml = Some("/nowhere/Rocket.toml".into());
    missing.starts();
}

#[test]
fn the_environment_comes_before_the_file_and_the_command_line_before_both() {
    let settings = owner()
        .writes_rocket_toml("[default.rollbook]\ndata_dir = '/file'\nport = 1\nsite_name = 'From File'\n")
        .sets("ROLLBOOK_DATA_DIR", "/environment")
        .sets("ROLLBOOK_PORT", "2")
        .types_data_dir("/typed")
        .starts();
    assert_eq!(settings.data_dir, Path::new("/typed"));
    assert_eq!(settings.port, 2);
    assert_eq!(settings.site_name.as_deref(), Some("From File"));
    assert_eq!(settings.source_of("data_dir"), Source::CommandLine);
    assert!(
        matches!(settings.source_of("port"), Source::Environment { variable } if variable == "ROLLBOOK_PORT")
    );
    assert!(matches!(settings.source_of("site_name"), Source::File { .. }));
    assert_eq!(settings.source_of("address"), Source::Default);
}

#[test]
fn rockets_own_names_are_understood_in_the_default_section_where_they_mean_the_same() {
    let settings =
        owner().writes_rocket_toml("[default]\naddress = '0.0.0.0'\nport = 9000\nworkers = 3\n").starts();
    assert_eq!(settings.port, 9000);
    assert_eq!(settings.workers, 3);
    let twice =
        owner().writes_rocket_toml("[default]\nport = 1\n[default.rollbook]\nport = 2\n").fails_with_one();
    assert!(twice.contains("keep the second"), "{twice}");
}

#[test]
fn an_empty_value_counts_as_not_set() {
    let settings = owner()
        .sets("ROLLBOOK_SMTP_URL", "")
        .sets("ROLLBOOK_SMTP_URL_FILE", "")
        .sets("ROLLBOOK_PORT", " ")
        .starts();
    assert_eq!(settings, Settings::default());
}

#[test]
fn a_wrong_value_names_setting_source_and_what_works() {
    assert_eq!(
        owner().sets("ROLLBOOK_PORT", "80a").fails_with_one(),
        "ROLLBOOK_PORT (environment): \"80a\" is not a port; use a number such as 8000"
    );
}

#[test]
fn all_problems_are_told_at_once() {
    let error = Settings::load(
        owner()
            .writes_rocket_toml(
                "[default]\nident = 'x'\n[default.rollbook]\ncolour = 'red'\nport = 'ninety'\n[debug]\nport = 1\n",
            )
            .sets("ROLLBOOK_LOG_LEVEL", "loud")
            .sets("ROLLBOOK_SMPT_URL", "smtp://user:hunter2@host")
            .sources,
    )
    .unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("6 settings are not valid:\n"), "{text}");
    for part in [
        "ident (",
        "colour (",
        "port (",
        "[debug] (",
        "ROLLBOOK_LOG_LEVEL (environment): \"loud\" is not a log level; use error, warn, info or debug",
        "ROLLBOOK_SMPT_URL (environment): is not a setting of Rollbook; did you mean ROLLBOOK_SMTP_URL?",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("hunter2"));
}

#[test]
fn misspelt_names_are_recognised_wherever_they_stand() {
    let meant = |owner: Owner, name: &str| {
        let problem = owner.fails_with_one();
        assert!(problem.ends_with(&format!("did you mean {name}?")), "{problem}");
    };
    meant(owner().sets("rollbook_port", "1"), "ROLLBOOK_PORT");
    meant(owner().sets("ROLLBOOK_SMTP_URL_FIEL", "x"), "ROLLBOOK_SMTP_URL_FILE");
    meant(owner().sets("ROLLBOOK_TRUSTED_PROXY", "x"), "ROLLBOOK_TRUSTED_PROXIES");
    let file = "[default.rollbook.smtp]\nurI = 'x'\n";
    meant(owner().writes_rocket_toml(file), "smtp.url");
}

#[test]
fn settings_outside_of_their_section_are_told_where_to_go() {
    for text in ["port = 1\n", "[rollbook]\nport = 1\n", "[release]\n"] {
        let problem = owner().writes_rocket_toml(text).fails_with_one();
        assert!(problem.contains("[default.rollbook]"), "{problem}");
    }
}

#[test]
fn a_broken_file_is_told_by_its_line_and_without_its_text() {
    let problem = owner()
        .writes_rocket_toml("[default.rollbook.smtp]\nurl = \"smtp://u:hunter2@host\n")
        .fails_with_one();
    assert!(problem.contains("is not valid TOML in line 2"), "{problem}");
    assert!(!problem.contains("hunter2"), "{problem}");
}

#[test]
fn a_value_of_the_wrong_kind_is_refused() {
    let problem = owner().writes_rocket_toml("[default.rollbook.port]\nnumber = 1\n").fails_with_one();
    assert!(problem.contains("is neither text nor number"), "{problem}");
}

#[test]
fn a_wrong_value_is_told_even_where_a_higher_layer_replaces_it() {
    owner()
        .writes_rocket_toml("[default.rollbook]\nport = 70000\n")
        .sets("ROLLBOOK_PORT", "8000")
        .fails_with_one();
}

#[test]
fn a_value_that_is_not_text_is_refused() {
    let problem = owner().sets("ROLLBOOK_DATA_DIR", "/srv/\u{fffd}").fails_with_one();
    assert!(problem.contains("is not UTF-8 text"), "{problem}");
}

#[test]
fn rockets_variables_are_not_read_and_the_owner_is_told() {
    let settings = owner()
        .sets("ROCKET_PORT", "9000")
        .sets("ROCKET_LOG_LEVEL", "debug")
        .sets("ROCKET_KEEP_ALIVE", "1")
        .starts();
    assert_eq!(settings.port, 8000);
    assert_eq!(
        settings.warnings,
        [
            "ROCKET_KEEP_ALIVE (environment) is not read: docs/configuration.md lists the \
             settings of Rollbook.",
            "ROCKET_LOG_LEVEL (environment) is not read: use ROLLBOOK_LOG_LEVEL.",
            "ROCKET_PORT (environment) is not read: use ROLLBOOK_PORT.",
        ]
    );
}

#[test]
fn rocket_gets_what_was_set_and_believes_no_forwarded_address() {
    let folder = tempfile::tempdir().unwrap();
    let settings = owner()
        .sets("ROLLBOOK_PORT", "9000")
        .sets("ROLLBOOK_WORKERS", "3")
        .sets("ROLLBOOK_SHUTDOWN_GRACE_SECONDS", "7")
        .starts();
    let figment = settings.rocket_figment(folder.path());
    let config: ::rocket::Config = figment.extract().unwrap();
    assert_eq!((config.port, config.workers), (9000, 3));
    assert_eq!(config.shutdown.grace, 7);
    assert_eq!(config.ip_header, None);
    assert_eq!(config.ident.as_str(), None);
    assert_eq!(config.log_level, ::rocket::config::LogLevel::Off);
    assert!(!config.cli_colors);
    let kib = |name: &str| config.limits.get(name).unwrap().as_u64() / 1024;
    assert_eq!((kib("json"), kib("form"), kib("data-form")), (64, 32, 1024));
    let template_dir: std::path::PathBuf = figment.extract_inner("template_dir").unwrap();
    assert_eq!(template_dir, folder.path());
}
