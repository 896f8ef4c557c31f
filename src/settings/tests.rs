use std::collections::BTreeSet;
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
        .writes_rocket_toml(
            "[default.rollbook]\ndata_dir = '/file'\nport = 1\nsite_name = 'From File'\n",
        )
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
    assert!(matches!(
        settings.source_of("site_name"),
        Source::File { .. }
    ));
    assert_eq!(settings.source_of("address"), Source::Default);
}

#[test]
fn every_setting_understands_its_own_example_from_the_environment() {
    for setting in CATALOGUE {
        let Some(example) = setting.example else {
            continue;
        };
        let settings = owner().sets(&setting.variable(), example).starts();
        let source = settings.source_of(setting.key);
        assert!(
            matches!(source, Source::Environment { .. }),
            "{}",
            setting.key
        );
        assert_ne!((setting.shown)(&settings), "", "{}", setting.key);
    }
}

#[test]
fn lists_are_understood_with_commas_and_as_toml_lists() {
    let from_file = owner()
        .writes_rocket_toml("[default.rollbook]\ntrusted_proxies = ['127.0.0.1', '10.1.2.3/8']\n")
        .starts();
    let from_environment = owner()
        .sets("ROLLBOOK_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8, ")
        .starts();
    assert_eq!(from_file.trusted_proxies, from_environment.trusted_proxies);
    assert_eq!(from_file.trusted_proxies.len(), 2);
}

#[test]
fn rockets_own_names_are_understood_in_the_default_section_where_they_mean_the_same() {
    let settings = owner()
        .writes_rocket_toml("[default]\naddress = '0.0.0.0'\nport = 9000\nworkers = 3\n")
        .starts();
    assert_eq!(settings.port, 9000);
    assert_eq!(settings.workers, 3);
    let twice = owner()
        .writes_rocket_toml("[default]\nport = 1\n[default.rollbook]\nport = 2\n")
        .fails_with_one();
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
    assert!(
        text.starts_with("6 settings must be put right:\n"),
        "{text}"
    );
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
        assert!(
            problem.ends_with(&format!("did you mean {name}?")),
            "{problem}"
        );
    };
    meant(owner().sets("rollbook_port", "1"), "ROLLBOOK_PORT");
    meant(
        owner().sets("ROLLBOOK_SMTP_URL_FIEL", "x"),
        "ROLLBOOK_SMTP_URL_FILE",
    );
    meant(
        owner().sets("ROLLBOOK_TRUSTED_PROXY", "x"),
        "ROLLBOOK_TRUSTED_PROXIES",
    );
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
    let problem = owner()
        .writes_rocket_toml("[default.rollbook.port]\nnumber = 1\n")
        .fails_with_one();
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
    let problem = owner()
        .sets("ROLLBOOK_DATA_DIR", "/srv/\u{fffd}")
        .fails_with_one();
    assert!(problem.contains("is not UTF-8 text"), "{problem}");
}

#[test]
fn a_secret_is_read_from_its_file_without_the_last_newline() {
    let url = "smtp://desk:secret@mail.example.org:587";
    for content in [url.to_owned(), format!("{url}\n"), format!("{url}\r\n")] {
        let settings = owner()
            .keeps_secret("ROLLBOOK_SMTP_URL_FILE", &content)
            .starts();
        assert_eq!(settings.smtp.url.unwrap().expose(), url);
    }
}

#[test]
fn a_secret_in_rocket_toml_may_be_a_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("smtp");
    fs::write(&path, "smtps://mail.example.org\n").unwrap();
    let text = format!("[default.rollbook.smtp]\nurl_file = '{}'\n", path.display());
    let settings = owner().writes_rocket_toml(&text).starts();
    assert_eq!(settings.smtp.url.unwrap().security(), SmtpSecurity::Tls);
    let both = format!("{text}url = 'smtp://host'\n");
    let problem = owner().writes_rocket_toml(&both).fails_with_one();
    assert!(problem.contains("keep one of the two"), "{problem}");
}

#[test]
fn a_secret_and_its_file_together_are_refused() {
    let problem = owner()
        .sets("ROLLBOOK_SMTP_URL", "smtp://u:hunter2@host")
        .keeps_secret("ROLLBOOK_SMTP_URL_FILE", "smtp://u:hunter2@host")
        .fails_with_one();
    assert!(
        problem.starts_with(
            "ROLLBOOK_SMTP_URL_FILE (environment): is set together with ROLLBOOK_SMTP_URL;"
        ),
        "{problem}"
    );
    assert!(!problem.contains("hunter2"));
}

#[test]
fn a_secret_file_that_is_missing_or_empty_is_refused() {
    let missing = owner()
        .sets("ROLLBOOK_SEALING_KEY_FILE", "/nowhere/key")
        .fails_with_one();
    assert!(
        missing.contains("\"/nowhere/key\", which cannot be read"),
        "{missing}"
    );
    let empty = owner()
        .keeps_secret("ROLLBOOK_SEALING_KEY_FILE", "\n")
        .fails_with_one();
    assert!(empty.contains("which is empty"), "{empty}");
}

#[test]
fn only_secrets_may_be_files() {
    let problem = owner().sets("ROLLBOOK_PORT_FILE", "/x").fails_with_one();
    assert!(problem.contains("is not a setting"), "{problem}");
}

#[test]
fn no_secret_is_shown_in_lists_problems_or_debug_output() {
    let key = "aHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMmh1bnQ=";
    let settings = owner()
        .sets(
            "ROLLBOOK_SMTP_URL",
            "smtp://alice:hunter2@mail.example.org:587",
        )
        .sets("ROLLBOOK_SEALING_KEY", key)
        .starts();
    let shown = format!("{:?}{:?}", settings.in_force(), settings);
    for secret in ["hunter2", "alice", key, "104, 117"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    let line = |key: &str| {
        let all = settings.in_force();
        all.into_iter().find(|one| one.key == key).unwrap().value
    };
    assert_eq!(line("smtp.url"), "smtp://[hidden]@mail.example.org:587");
    assert_eq!(line("sealing_key"), "[hidden]");
    assert_eq!(line("port"), "8000");
    assert_eq!(line("public_url"), "");
}

#[test]
fn wrong_secrets_are_refused_without_being_repeated() {
    for url in [
        "hunter2",
        "smtp://u:hunter2",
        "smtp://u:hunter#2@host",
        "smtp://u:hun/ter2@host",
        "smtp://host/hunter2",
        "smtp://hunter2@host",
        "imap://u:hunter2@host",
        "smtp://u:hunter2@host:0",
        "smtp://u:hunter2@ho st",
        "smtp://u:hunter2@host?x",
    ] {
        let problem = owner().sets("ROLLBOOK_SMTP_URL", url).fails_with_one();
        for part in ["hun/ter", "hunter", "host?", "ho st"] {
            assert!(!problem.contains(part), "{url}: {problem}");
        }
    }
    for key in ["hunter2!", "aHVudGVyMg=="] {
        let problem = owner().sets("ROLLBOOK_SEALING_KEY", key).fails_with_one();
        assert!(!problem.contains(key), "{problem}");
    }
    let url = "https://alice:hunter2@join.example.org";
    let problem = owner().sets("ROLLBOOK_PUBLIC_URL", url).fails_with_one();
    assert!(!problem.contains("hunter2"), "{problem}");
}

#[test]
fn unencrypted_mail_is_for_this_machine_unless_allowed_in_words() {
    for local in ["localhost:1025", "127.0.0.1:25", "[::1]:25"] {
        let url = format!("smtp+plain://{local}");
        owner().sets("ROLLBOOK_SMTP_URL", &url).starts();
    }
    let far = || owner().sets("ROLLBOOK_SMTP_URL", "smtp+plain://mail.example.org");
    let problem = far().fails_with_one();
    assert!(problem.contains("i-accept-unencrypted-mail"), "{problem}");
    far().sets("ROLLBOOK_SMTP_ALLOW_PLAINTEXT", "true").fails();
    far()
        .sets("ROLLBOOK_SMTP_ALLOW_PLAINTEXT", "i-accept-unencrypted-mail")
        .starts();
}

#[test]
fn a_public_url_is_an_origin_in_the_spelling_of_browsers() {
    let of = |text: &str| owner().sets("ROLLBOOK_PUBLIC_URL", text).starts();
    for (typed, meant) in [
        ("https://Join.Example.org/", "https://join.example.org"),
        ("HTTPS://join.example.org:443", "https://join.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ] {
        let settings = of(typed);
        assert_eq!(settings.public_url.unwrap().as_str(), meant);
        assert_eq!(settings.warnings, Vec::<String>::new());
    }
    let plain = of("http://join.example.org");
    assert!(plain.warnings[0].contains("is not https"));
}

#[test]
fn what_is_no_origin_is_refused() {
    for text in [
        "join.example.org",
        "ftp://join.example.org",
        "https:join.example.org",
        "https://",
        "https://join.example.org/desk",
        "https://join.example.org?x",
        "https://join.example.org/#x",
        "https://user@join.example.org",
        "https://join.example.org\\desk",
        "https://join.\nexample.org",
        "https://join.example.org:0",
        "*",
        "null",
    ] {
        owner().sets("ROLLBOOK_PUBLIC_URL", text).fails_with_one();
        owner().sets("ROLLBOOK_CORS_ORIGINS", text).fails_with_one();
    }
}

#[test]
fn a_sender_may_have_a_name() {
    let of = |text: &str| {
        owner()
            .sets("ROLLBOOK_MAIL_FROM", text)
            .starts()
            .mail_from
            .unwrap()
    };
    let named = of("\"Harbour Club\" <desk@Example.org>");
    assert_eq!(named.name.as_deref(), Some("Harbour Club"));
    assert_eq!(named.address, "desk@example.org");
    assert_eq!(of("desk@localhost").name, None);
    assert_eq!(
        of("<desk@bücher.example>").address,
        "desk@xn--bcher-kva.example"
    );
    for wrong in [
        "desk",
        "@example.org",
        "desk@",
        "desk@127.0.0.1",
        "desk@[127.0.0.1]",
        "a b@example.org",
        ".desk@example.org",
        "Club <desk@example.org>, x@example.org",
        "Club\r\nBcc: x@example.org <desk@example.org>",
        "desk@example.org>",
        "A <b> <desk@example.org>",
    ] {
        owner().sets("ROLLBOOK_MAIL_FROM", wrong).fails_with_one();
    }
}

#[test]
fn networks_that_cover_everyone_are_no_proxies() {
    for wrong in ["0.0.0.0/0", "::/0", "proxy.example.org", "10.0.0.0/33"] {
        owner()
            .sets("ROLLBOOK_TRUSTED_PROXIES", wrong)
            .fails_with_one();
    }
}

#[test]
fn hashes_weaker_than_owasps_figures_need_words() {
    for enough in [
        "17/8/1", "16/8/2", "15/8/3", "14/8/5", "18/8/1", "15/8/4", "14/16/5",
    ] {
        owner().sets("ROLLBOOK_PASSWORD_SCRYPT", enough).starts();
    }
    for weak in ["16/8/1", "17/4/1", "14/8/4", "13/8/10", "1/1/1"] {
        let problem = owner()
            .sets("ROLLBOOK_PASSWORD_SCRYPT", weak)
            .fails_with_one();
        assert!(problem.contains("weaker than OWASP"), "{problem}");
        let settings = owner()
            .sets("ROLLBOOK_PASSWORD_SCRYPT", weak)
            .sets("ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT", "only-for-tests")
            .starts();
        assert_eq!(settings.warnings.len(), 1);
    }
    for wrong in [
        "17", "17/8", "0/8/1", "31/8/1", "17/0/1", "17/8/x", "24/64/1", "17/8/1/1",
    ] {
        owner()
            .sets("ROLLBOOK_PASSWORD_SCRYPT", wrong)
            .fails_with_one();
    }
}

#[test]
fn a_hash_of_the_default_cost_takes_128_mebibytes() {
    assert_eq!(ScryptCost::OWASP.memory_bytes(), 128 * 1024 * 1024);
}

#[test]
fn the_queue_is_as_long_as_patience_lasts_unless_it_is_set() {
    let of = |owner: Owner| {
        owner
            .sets("ROLLBOOK_PASSWORD_THREADS", "3")
            .starts()
            .password
    };
    let shorter = owner().sets("ROLLBOOK_PASSWORD_PATIENCE_SECONDS", "4");
    assert_eq!(of(owner()).queue, 60);
    assert_eq!(of(shorter).queue, 24);
    assert_eq!(of(owner().sets("ROLLBOOK_PASSWORD_QUEUE", "7")).queue, 7);
}

#[test]
fn a_rate_limit_of_nought_is_none() {
    let settings = owner().sets("ROLLBOOK_LIMITS_MAILS_PER_HOUR", "0").starts();
    assert_eq!(settings.limits.mails_per_hour, None);
    owner()
        .sets("ROLLBOOK_LIMITS_MAILS_PER_HOUR", "-1")
        .fails_with_one();
}

#[test]
fn a_port_from_the_container_platform_is_explained() {
    let problem = owner()
        .sets("ROLLBOOK_PORT", "tcp://10.0.0.1:80")
        .fails_with_one();
    assert!(problem.contains("enableServiceLinks"), "{problem}");
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
        settings.warnings[0],
        "ROCKET_PORT (environment) is not read: use ROLLBOOK_PORT."
    );
    assert!(settings.warnings[1].contains("ROLLBOOK_LOG_LEVEL"));
    assert_eq!(settings.warnings.len(), 3);
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
    assert_eq!((kib("json"), kib("form"), kib("data-form")), (64, 32, 32));
    let template_dir: std::path::PathBuf = figment.extract_inner("template_dir").unwrap();
    assert_eq!(template_dir, folder.path());
}

#[test]
fn the_sample_rocket_toml_changes_nothing() {
    let settings = owner()
        .writes_rocket_toml(include_str!("../../Rocket.toml"))
        .starts();
    assert_eq!(settings, Settings::default());
}

#[test]
fn the_sample_rocket_toml_names_every_setting_and_is_right_without_its_comment_signs() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, "aHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMmh1bnQ=").unwrap();
    let text: String = include_str!("../../Rocket.toml")
        .lines()
        .map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let is_setting = bare.split_once(" = ").is_some_and(|(name, _)| {
                name.chars()
                    .all(|char| char.is_ascii_lowercase() || char == '_')
            });
            format!("{}\n", if is_setting { bare } else { line })
        })
        .collect();
    let text = text.replace("/run/secrets/rollbook-sealing-key", key.to_str().unwrap());
    let settings = owner().writes_rocket_toml(&text).starts();
    for line in settings.in_force() {
        assert!(
            matches!(line.source, Source::File { .. }),
            "{} is not in Rocket.toml",
            line.key
        );
    }
}

/// The documentation's tables, as (key, variable, default).
fn documented() -> BTreeSet<(String, String, String)> {
    include_str!("../../docs/configuration.md")
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let bare = |cell: &str| cell.trim_matches('`').to_owned();
            (bare(cells[1]), bare(cells[2]), cells[3].to_owned())
        })
        .collect()
}

#[test]
fn the_documentation_lists_each_setting_with_its_variable_and_default_and_no_other() {
    let known: BTreeSet<_> = CATALOGUE
        .iter()
        .map(|one| (one.key.to_owned(), one.variable(), one.default.to_owned()))
        .collect();
    let documented = documented();
    let missing: Vec<_> = known.difference(&documented).collect();
    let surplus: Vec<_> = documented.difference(&known).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert!(surplus.is_empty(), "surplus: {surplus:?}");
}

#[test]
fn the_documentation_marks_the_secrets_and_only_them() {
    for line in include_str!("../../docs/configuration.md").lines() {
        if let Some(setting) = CATALOGUE
            .iter()
            .find(|one| line.starts_with(&format!("| `{}` |", one.key)))
        {
            assert_eq!(line.contains("**Secret.**"), setting.secret, "{line}");
        }
    }
}

#[test]
fn every_variable_that_the_documentation_mentions_is_understood_or_shown_as_a_mistake() {
    let mut known: BTreeSet<String> = ["ROLLBOOK_SMPT_URL".to_owned()].into();
    for setting in CATALOGUE {
        known.insert(setting.variable());
        if setting.secret {
            known.insert(format!("{}_FILE", setting.variable()));
        }
    }
    let text = include_str!("../../docs/configuration.md");
    let words = text.split(|char: char| !(char.is_ascii_uppercase() || char == '_'));
    for word in words.filter(|word| word.len() > "ROLLBOOK_".len()) {
        if word.starts_with("ROLLBOOK_") {
            assert!(known.contains(word), "{word} is no variable");
        }
    }
}

#[test]
fn the_defaults_that_the_documentation_promises_hold() {
    for line in Settings::default().in_force() {
        let setting = CATALOGUE.iter().find(|one| one.key == line.key).unwrap();
        match setting.default {
            "not set" => assert_eq!(line.value, "", "{}", line.key),
            "as many as cores" | "threads × patience × 2" => {}
            text if text.contains("rollbook.key") => assert_eq!(line.value, ""),
            text => assert_eq!(line.value, text, "{}", line.key),
        }
    }
}
