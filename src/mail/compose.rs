//! From a template to the text of a message, in the reader's language.

mod changes;
mod desk;
mod factors;
mod recovery;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::LazyLock;

pub use changes::{AddressChangeAsked, AddressChanged, AddressWanted, ConfirmNewAddress, DeletionPlanned};
pub use desk::{
    AddressReplaced, AlreadyRegistered, ConfirmAddress, Invitation, NewDevice, PasswordChanged, TestMail,
};
pub use factors::{
    CODES_GUESSED, FACTOR_ADDED, FACTOR_REMOVED, FACTOR_TAKEN_OFF, FactorEvent, FactorNews,
    RECOVERY_CODE_USED, RECOVERY_CODES_MADE,
};
pub use recovery::{Recover, Recovered};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tera::Context;

use super::kinds;
use super::wording::{Fault, Rules, Wording};
use crate::domain::{Language, MailText, Timestamp};
use crate::security::vault::{Vault, VaultError};
use crate::templates::Templates;

pub const CONFIRM_ADDRESS: &str = "confirm_address";
pub const ALREADY_REGISTERED: &str = "already_registered";
pub const PASSWORD_CHANGED: &str = "password_changed";
pub const INVITATION: &str = "invitation";
pub const ADDRESS_REPLACED: &str = "address_replaced";
pub const CONFIRM_NEW_ADDRESS: &str = "confirm_new_address";
pub const ADDRESS_CHANGE_ASKED: &str = "address_change_asked";
pub const ADDRESS_CHANGED: &str = "address_changed";
pub const ADDRESS_WANTED: &str = "address_wanted";
pub const DELETION_PLANNED: &str = "deletion_planned";
pub const RECOVER: &str = "recover";
pub const RECOVERED: &str = "recovered";
pub const NEW_DEVICE: &str = "new_device";
pub const TEST: &str = "test";

/// Every mail that Rollbook writes: its templates are `mail/<name>.{subject.txt,txt,html}`.
pub const KINDS: [&str; 20] = [
    CONFIRM_ADDRESS,
    ALREADY_REGISTERED,
    PASSWORD_CHANGED,
    INVITATION,
    ADDRESS_REPLACED,
    CONFIRM_NEW_ADDRESS,
    ADDRESS_CHANGE_ASKED,
    ADDRESS_CHANGED,
    ADDRESS_WANTED,
    DELETION_PLANNED,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    FACTOR_TAKEN_OFF,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_MADE,
    CODES_GUESSED,
    RECOVER,
    RECOVERED,
    NEW_DEVICE,
    TEST,
];

const PURPOSE: &str = "outbox message";

#[derive(RustEmbed)]
#[folder = "templates/"]
#[include = "mail/*"]
#[include = "macros/mail.html"]
struct MailTemplates;

/// What every mail says about where it comes from.
#[derive(Debug, Clone)]
pub struct Site {
    pub name: String,
    /// An origin without a trailing slash.
    pub public_url: String,
}

/// A message's words. Sealed in the outbox, since they may hold a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The pieces that only its reader may see, such as a link's token; `None` where nobody noted them.
    #[serde(default)]
    pub secrets: Option<Vec<String>>,
}

impl Letter {
    pub fn seal(&self, vault: &Vault) -> Vec<u8> {
        let plain = serde_json::json!({
            "subject": self.subject, "text": self.text, "html": self.html, "secrets": self.secrets,
        });
        vault.seal(PURPOSE, plain.to_string().as_bytes())
    }

    /// What is left of one when its account is erased.
    pub fn erased() -> Self {
        Self { subject: String::new(), text: String::new(), html: String::new(), secrets: Some(Vec::new()) }
    }

    pub fn unseal(vault: &Vault, sealed: &[u8]) -> Result<Self, UnsealError> {
        Ok(serde_json::from_slice(&vault.open(PURPOSE, sealed)?)?)
    }
}

/// Why a message's words cannot be read again.
#[derive(Debug, thiserror::Error)]
pub enum UnsealError {
    #[error("the message is sealed with another key: {0}")]
    Key(#[from] VaultError),
    #[error("the message is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
}

/// A letter, which kind of mail it is, and what it was made of.
#[derive(Debug, Clone)]
pub struct Composed {
    pub kind: &'static str,
    pub language: Language,
    pub letter: Letter,
    context: Value,
}

impl Composed {
    /// What the mail says, by the name of its placeholder.
    pub fn values(&self) -> BTreeMap<String, String> {
        let fields = self.context.as_object().into_iter().flatten();
        let text = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        fields
            .filter(|(name, _)| !matches!(name.as_str(), "lang" | "dir"))
            .filter_map(|(name, value)| Some((name.clone(), text(value)?)))
            .collect()
    }
}

/// Why a mail cannot be written in an administrator's words.
#[derive(Debug, thiserror::Error)]
pub enum RewordError {
    #[error("the text has faults: {0:?}")]
    Wording(Vec<Fault>),
    #[error(transparent)]
    Template(#[from] tera::Error),
}

/// One kind of mail: whom it is to, and what it says beyond what all of them say.
pub trait Mail {
    fn kind(&self) -> &'static str;

    /// Name and address.
    fn reader(&self) -> (&str, &str);

    fn fill(&self, site: &Site, language: Language, context: &mut Context);
}

/// The mails, of every desk in this process: they are part of the binary.
static MAILS: LazyLock<Templates> = LazyLock::new(mail_templates);

pub fn mail_templates() -> Templates {
    Templates::of::<MailTemplates>(|_| {})
}

/// Writes mails by their templates.
#[derive(Default)]
pub struct Composer(());

impl Composer {
    pub fn compose(
        &self,
        site: &Site,
        language: Language,
        mail: &impl Mail,
    ) -> Result<Composed, tera::Error> {
        let (name, address) = mail.reader();
        let mut context = context(site, language, name, address);
        mail.fill(site, language, &mut context);
        self.render(mail.kind(), &context)
    }

    /// The same mail in the words of an administrator.
    pub fn reworded(&self, mail: &Composed, text: &MailText) -> Result<Composed, RewordError> {
        self.written(mail, text, None)
    }

    /// A sample in words that somebody wants to save: nothing in them may be unknown.
    pub fn preview(&self, sample: &Composed, text: &MailText) -> Result<Composed, RewordError> {
        let known: Vec<String> = sample.values().into_keys().collect();
        self.written(sample, text, Some(&known))
    }

    fn written(
        &self,
        mail: &Composed,
        text: &MailText,
        known: Option<&[String]>,
    ) -> Result<Composed, RewordError> {
        let rules = Rules { known, needs: kinds::needs(mail.kind) };
        let words = Wording::parse(text, rules).map_err(RewordError::Wording)?.render(&mail.values());
        let mut context = Context::from_value(mail.context.clone())?;
        context.insert("subject", &words.subject);
        context.insert("heading", &words.heading);
        context.insert("words", &words.text);
        context.insert("blocks", &words.blocks);
        let letter = Letter {
            subject: on_one_line(&words.subject),
            text: MAILS.render("mail/worded.txt", &context)?,
            html: MAILS.render("mail/worded.html", &context)?,
            secrets: mail.letter.secrets.clone(),
        };
        Ok(Composed { letter, ..mail.clone() })
    }

    /// What an administrator begins to edit with: the words of the mail as it is, with placeholders for
    /// its values.
    pub fn default_text(&self, mail: &Composed) -> Result<MailText, tera::Error> {
        let mut context = Context::from_value(mail.context.clone())?;
        for name in mail.values().keys() {
            context.insert(name.as_str(), &format!("{{{{ {name} }}}}"));
        }
        let letter = self.render(mail.kind, &context)?.letter;
        let heading = kinds::heading_of(&letter.html);
        let body = kinds::with_buttons(&kinds::body_of(&letter.text, &heading), &letter.html);
        Ok(MailText { subject: letter.subject, heading, body })
    }

    fn render(&self, kind: &'static str, context: &Context) -> Result<Composed, tera::Error> {
        let subject = MAILS.render(&format!("mail/{kind}.subject.txt"), context)?;
        let letter = Letter {
            subject: on_one_line(&subject),
            text: MAILS.render(&format!("mail/{kind}.txt"), context)?,
            html: MAILS.render(&format!("mail/{kind}.html"), context)?,
            secrets: None,
        };
        let language = context.get("lang").and_then(Value::as_str).and_then(Language::parse);
        let language = language.unwrap_or_default();
        let mut mail = Composed { kind, language, letter, context: context.clone().into_json() };
        mail.letter.secrets = kinds::secrets(&mail);
        Ok(mail)
    }
}

/// A header is one line, whatever a site's name holds.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn context(site: &Site, language: Language, name: &str, address: &str) -> Context {
    let mut context = Context::new();
    context.insert("lang", language.tag());
    context.insert("dir", "ltr");
    context.insert("site_name", &site.name);
    context.insert("public_url", &site.public_url);
    context.insert("name", &plain_name(name));
    context.insert("address", address);
    context
}

/// Longest part of a person's name that a mail repeats, in characters.
const MOST_NAME_CHARS: usize = 60;

/// A name that nobody can make a mail advertise with: short, and without anything that a mail program
/// would turn into a link. A dot or colon inside of a word gets a space after it; initials stay.
pub fn plain_name(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().take(MOST_NAME_CHARS + 1).collect();
    if letters.len() > MOST_NAME_CHARS {
        letters.truncate(MOST_NAME_CHARS - 1);
        letters.push('…');
    }
    let mut plain = String::with_capacity(name.len());
    for (at, letter) in letters.iter().enumerate() {
        plain.push(*letter);
        let mut rest = letters[at + 1..].iter().take_while(|c| c.is_alphanumeric());
        let breaks = match letter {
            '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => match (rest.next(), rest.next()) {
                (Some(first), None) => first.is_numeric(),
                (first, _) => first.is_some(),
            },
            ':' | '@' | '\u{ff1a}' => letters.get(at + 1).is_some_and(|next| !next.is_whitespace()),
            _ => false,
        };
        if breaks {
            plain.push(' ');
        }
    }
    plain
}

fn insert_occasion(context: &mut Context, asked_at: Timestamp, peer: Option<IpAddr>) {
    context.insert("asked_at", &utc(asked_at));
    if let Some(peer) = peer {
        context.insert("peer", &peer.to_string());
    }
}

/// `2026-01-31 10:11 UTC`: a mail cannot know its reader's clock.
pub fn utc(at: Timestamp) -> String {
    let format = time::macros::format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    at.to_date_time().and_then(|at| at.format(format).ok()).unwrap_or_else(|| at.rfc3339())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_like_links_are_broken_and_others_stay() {
        for (name, plain) in [
            ("J.R.R. Tolkien", "J.R.R. Tolkien"),
            ("Dr. Müller-Lüdenscheidt", "Dr. Müller-Lüdenscheidt"),
            ("渡辺 謙", "渡辺 謙"),
            ("evil.example", "evil. example"),
            ("https://evil.example/win?a=b", "https: //evil. example/win?a=b"),
            ("www.evil.co.uk", "www. evil. co. uk"),
            ("win@evil.example", "win@ evil. example"),
            ("mailto:win", "mailto: win"),
            ("evil。example", "evil。 example"),
            ("198.51.100.7", "198. 51. 100. 7"),
            ("a.b.рф", "a.b. рф"),
        ] {
            assert_eq!(plain_name(name), plain);
        }
        assert_eq!(plain_name(&"👩".repeat(60)), "👩".repeat(60));
        assert_eq!(plain_name(&"👩".repeat(61)), format!("{}…", "👩".repeat(59)));
    }
}
