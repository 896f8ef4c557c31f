//! Start-up settings: what the owner of the machine decides before the server starts.
//!
//! Plain values that are handed to constructors. Nothing here is global, and nothing here
//! is what the console may change: that is the site policy, which lives in the store.

mod catalogue;
mod model;
mod problem;
mod rocket;
mod source;
mod sources;
mod values;

use std::path::PathBuf;

pub use catalogue::{CATALOGUE, Setting};
pub use model::{
    LimitSettings, LogSettings, PasswordSettings, SettingInForce, Settings, ShutdownSettings, SmtpSettings,
};
pub use problem::{Problem, SettingsError};
pub use source::Source;
pub use sources::{CommandLine, Sources};
pub use values::{LogFormat, LogLevel, SealingKey, SmtpSecurity, SmtpUrl, WebOrigin, parse_network};

use crate::domain::site::provenance::{HeldSetting, Holder};

impl Settings {
    /// Puts the layers on one another: defaults, `Rocket.toml`, environment, command line.
    ///
    /// # Errors
    /// All that is wrong in any layer, at once; a value that a higher layer replaces is
    /// checked too.
    pub fn load(sources: Sources) -> Result<Self, SettingsError> {
        let found = sources.read();
        let mut problems = found.problems;
        let mut settings = Self { warnings: found.warnings, ..Self::default() };
        for given in found.given {
            match (given.setting.take)(&mut settings, &given.text) {
                Ok(()) => {
                    settings.origins.insert(given.setting.key, given.source);
                }
                Err(why) => problems.push(Problem::refused(given.setting, given.source, &why)),
            }
        }
        settings.fill_in_what_follows();
        problems.extend(settings.contradictions());
        settings.warnings.extend(settings.doubts());
        SettingsError::unless_none(problems)?;
        Ok(settings)
    }

    /// Where the value of `key` comes from.
    pub fn source_of(&self, key: &str) -> Source {
        self.origins.get(key).cloned().unwrap_or(Source::Default)
    }

    /// Every setting with its value and source, in the order of the documentation.
    pub fn in_force(&self) -> Vec<SettingInForce> {
        CATALOGUE
            .iter()
            .map(|setting| SettingInForce {
                key: setting.key,
                variable: setting.variable(),
                value: (setting.shown)(self),
                source: self.source_of(setting.key),
            })
            .collect()
    }

    /// What of the site's policy is given here, and so cannot be changed while Rollbook runs.
    pub fn held(&self) -> Vec<HeldSetting> {
        let held = CATALOGUE.iter().filter_map(|setting| {
            let key = setting.holds?;
            let value = Some((setting.shown)(self)).filter(|value| !value.is_empty())?;
            let holder = match self.source_of(setting.key) {
                Source::File { path } => Holder::File { path: path.display().to_string(), name: setting.key },
                Source::Environment { variable } => Holder::Environment { variable },
                Source::CommandLine | Source::Default => Holder::CommandLine,
            };
            Some(HeldSetting { key, value, holder })
        });
        held.collect()
    }

    /// The file of the key that seals secrets in the database, unless a setting holds the key.
    pub fn sealing_key_file(&self) -> PathBuf {
        self.data_dir.join("rollbook.key")
    }

    /// Defaults that depend on other settings.
    fn fill_in_what_follows(&mut self) {
        if self.source_of("password.queue") == Source::Default {
            self.password.queue = self.password.queue_for_timeout();
        }
    }

    /// Settings that are right alone and wrong together.
    fn contradictions(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(url) = &self.smtp.url
            && url.security() == SmtpSecurity::Plain
            && !url.is_loopback()
            && !self.smtp.allow_plaintext
        {
            problems.push(self.contradiction(
                "smtp.url",
                "would send mail and password unencrypted over the network; use smtp:// \
                 (STARTTLS) or smtps://, or set ROLLBOOK_SMTP_ALLOW_PLAINTEXT to \
                 i-accept-unencrypted-mail",
            ));
        }
        let cost = self.password.scrypt;
        if !cost.is_at_least_owasp() && !self.password.allow_weak_scrypt {
            problems.push(self.contradiction(
                "password.scrypt",
                &format!(
                    "\"{}\" is weaker than OWASP's least figures; use 17/8/1, 16/8/2, 15/8/3, \
                     14/8/5 or more (tests may set ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT to \
                     only-for-tests)",
                    values::spelled(cost)
                ),
            ));
        }
        problems
    }

    fn contradiction(&self, key: &str, message: &str) -> Problem {
        Problem::about(catalogue::find(key), self.source_of(key), message)
    }

    fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        if let Some(url) = &self.public_url
            && !url.is_https()
            && !url.is_loopback()
        {
            doubts.push(format!(
                "The public URL {url} is not https: passwords and sessions can be read on the way. \
                 Put a proxy with a certificate in front and use https."
            ));
        }
        if !self.password.scrypt.is_at_least_owasp() {
            doubts.push(format!(
                "Passwords are hashed with scrypt {}, which is for tests only.",
                values::spelled(self.password.scrypt)
            ));
        }
        doubts
    }
}

#[cfg(test)]
mod tests;
