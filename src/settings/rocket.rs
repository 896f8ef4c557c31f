//! Rocket's own configuration, made from ours. Rocket reads no file and no variable itself.

use std::path::Path;

use figment::Figment;
use rocket::config::{Config, Ident, LogLevel};
use rocket::data::{ByteUnit, Limits, ToByteUnit};

use super::Settings;

/// The most that is read of a form with a file. Who may send one at all is asked first; what the file
/// may be is for the page behind it to say.
const UPLOAD: ByteUnit = ByteUnit::Mebibyte(1);

impl Settings {
    /// What `rocket::custom` takes. `template_dir` must exist; it may be empty.
    ///
    /// Forwarded addresses, Rocket's banner, its log and its `Server` header are off: the
    /// first would believe anyone, the others are Rollbook's to write.
    pub fn rocket_figment(&self, template_dir: &Path) -> Figment {
        let form = self.limits.form_kib.kibibytes();
        let limits = Limits::default()
            .limit("json", self.limits.json_kib.kibibytes())
            .limit("form", form)
            .limit("data-form", UPLOAD)
            .limit("bytes", UPLOAD);
        let config = Config {
            address: self.address,
            port: self.port,
            workers: self.workers,
            ident: Ident::none(),
            ip_header: None,
            limits,
            log_level: LogLevel::Off,
            cli_colors: false,
            ..Config::release_default()
        };
        Figment::from(config)
            .merge(("shutdown.grace", self.shutdown.grace.as_secs()))
            .merge(("template_dir", template_dir))
    }
}
