//! Which pages are opened: every list by every order, every condition alone and some together, at its
//! beginning and far inside.

mod accounts;
mod others;
mod searches;

use rollbook::domain::{Day, Timestamp};

use super::super::crowd::{DAY, Dice, YEARS};
use super::sample::Sample;

pub struct List {
    pub what: String,
    /// The path to open the nth time.
    pub path: Path,
}

type Path = Box<dyn Fn(&mut Dice, &Sample, usize) -> String>;

/// Lists that have a thousand pages and more, walked page by page.
pub const WALKED: [(&str, &str); 6] = [
    ("accounts: pages 951 to 1,000 beside the first", "/console/accounts"),
    ("accounts by name: pages 951 to 1,000", "/console/accounts?sort=name"),
    ("accounts with a tag: pages 951 to 1,000", "/console/accounts?tag=Kunde&sort=name"),
    ("accounts at a domain: pages 951 to 1,000", "/console/accounts?domain=gmx.example"),
    ("mails: pages 951 to 1,000 beside the first", "/console/mail"),
    ("audit: pages 951 to 1,000 beside the first", "/console/audit"),
];

pub fn all() -> Vec<List> {
    let parts = [accounts::lists(), searches::lists(), others::mails(), others::audit(), others::others()];
    parts.into_iter().flatten().collect()
}

fn list(what: impl Into<String>, path: impl Fn(&mut Dice, &Sample, usize) -> String + 'static) -> List {
    List { what: what.into(), path: Box::new(path) }
}

/// The same path each time.
fn fixed(what: impl Into<String>, path: &str) -> List {
    let path = path.to_owned();
    list(what, move |_, _, _| path.clone())
}

fn pairs(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn accounts(of: &[(&str, &str)]) -> String {
    format!("/console/accounts?{}", pairs(of))
}

/// Days in a row, anywhere in the site's age.
fn days_of(dice: &mut Dice, sample: &Sample, days: i64) -> (String, String) {
    let last = Day::of(Timestamp::from_millis(sample.now - dice.below((YEARS * 365 - days) * DAY)));
    (last.minus(days - 1).iso(), last.iso())
}
