//! What makes a mail: its kind, and the values that one of that kind says. Knows no kind by name.

use std::collections::BTreeMap;
use std::net::IpAddr;

use fluent_bundle::FluentValue;

use crate::domain::site::logo::LogoMark;
use crate::domain::{AccentColor, Formality, Language, Timestamp};
use crate::texts::{self, Args};

/// What every mail says about where it comes from.
#[derive(Debug, Clone)]
pub struct Site {
    pub name: String,
    /// An origin without a trailing slash.
    pub public_url: String,
    pub look: MailLook,
    pub formality: Formality,
}

/// The site's own look, as far as a mail can have it.
#[derive(Debug, Clone, Default)]
pub struct MailLook {
    pub accent: Option<AccentColor>,
    pub logo: Option<LogoMark>,
    /// The logo says the site's name.
    pub logo_has_name: bool,
}

/// One kind of mail.
pub struct MailKind {
    /// As it is stored with each message and with an administrator's words.
    pub name: &'static str,
    /// The message in `locales/*/mail.ftl`: its value is what administrators call this mail, its
    /// attributes `subject`, `heading` and `body` are the default wording.
    pub text_key: &'static str,
    /// The values that the mail is sent for: every wording holds them, no subject does, and nobody but
    /// the reader sees them.
    pub needs: &'static [&'static str],
    /// Whether the text part of the default wording begins with the heading, or goes without.
    pub heading_in_text: bool,
    /// The mail with sample values, every optional one among them.
    pub sample: fn(&Site) -> Box<dyn Mail>,
}

/// A mail that is to be written.
pub trait Mail {
    fn kind(&self) -> &'static MailKind;

    /// What it says beyond what all of them say, every placeholder of the kind among it.
    fn fill(&self, values: &mut Values<'_>);

    /// What the default wording chooses its words by, such as a number that decides about a plural.
    fn choices(&self) -> Args {
        Args::new()
    }
}

/// What a mail says this time, by the name of its placeholder.
pub struct Values<'a> {
    site: &'a Site,
    language: Language,
    values: BTreeMap<&'static str, Option<String>>,
}

impl<'a> Values<'a> {
    /// What every mail says.
    pub fn new(site: &'a Site, language: Language, name: &str, address: &str) -> Self {
        let mut values = Self { site, language, values: BTreeMap::new() };
        values.text("site_name", &site.name);
        values.text("public_url", &site.public_url);
        values.text("name", &plain_name(name));
        values.text("address", address);
        values
    }

    pub fn language(&self) -> Language {
        self.language
    }

    pub fn text(&mut self, name: &'static str, value: &str) {
        self.values.insert(name, Some(value.to_owned()));
    }

    pub fn number(&mut self, name: &'static str, value: u64) {
        self.text(name, &value.to_string());
    }

    pub fn time(&mut self, name: &'static str, value: Timestamp) {
        let text = time_for_people(self.language, value);
        self.text(name, &text);
    }

    /// A page of the site.
    pub fn page(&mut self, name: &'static str, path: &str) {
        let url = format!("{}{path}", self.site.public_url);
        self.text(name, &url);
    }

    /// Where somebody was, which is not always known.
    pub fn peer(&mut self, peer: Option<IpAddr>) {
        self.values.insert("peer", peer.map(|peer| peer.to_string()));
    }

    /// Every placeholder of the kind, those without a value this time among them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.keys().copied()
    }

    /// Those that are known this time.
    pub fn known(self) -> BTreeMap<String, String> {
        self.values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }
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

/// `31 January 2026, 10:11 (UTC)`, in the reader's language: a mail cannot know its reader's clock.
pub fn time_for_people(language: Language, at: Timestamp) -> String {
    let Some(at) = at.to_date_time() else { return at.rfc3339() };
    let mut args = texts::numbers(&[
        ("day", at.day().into()),
        ("month", u8::from(at.month()).into()),
        ("year", at.year().into()),
    ]);
    args.insert("clock".into(), FluentValue::from(format!("{:02}:{:02}", at.hour(), at.minute())));
    texts::text_with(language, "time-for-people", &args)
}

/// `2026-01-31 10:11 UTC`, until a script shows it by the reader's clock.
pub fn utc(at: Timestamp) -> String {
    let format = time::macros::format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    at.to_date_time().and_then(|at| at.format(format).ok()).unwrap_or_else(|| at.rfc3339())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_for_people_in_both_languages() {
        for (at, english, german) in [
            (1_795_846_140_000, "28 November 2026, 06:09 (UTC)", "28. November 2026, 06:09 Uhr (UTC)"),
            (1_772_323_199_999, "28 February 2026, 23:59 (UTC)", "28. Februar 2026, 23:59 Uhr (UTC)"),
            (1_772_323_200_000, "1 March 2026, 00:00 (UTC)", "1. März 2026, 00:00 Uhr (UTC)"),
        ] {
            let at = Timestamp::from_millis(at);
            assert_eq!(time_for_people(Language::English, at), english);
            assert_eq!(time_for_people(Language::German, at), german);
        }
    }

    #[test]
    fn every_month_has_its_name_in_both_languages() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<String> = (1..=12)
                .map(|month| {
                    let written = format!("2026-{month:02}-15T06:09:00Z");
                    let format = &time::format_description::well_known::Rfc3339;
                    let day = time::OffsetDateTime::parse(&written, format).expect("a time");
                    time_for_people(language, Timestamp::from_millis(day.unix_timestamp() * 1000))
                })
                .collect();
            assert_eq!(names.len(), 12, "{names:?}");
        }
    }

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
