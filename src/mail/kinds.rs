//! The catalogue of mails: what each is for, which values it can say, and sample values to show it
//! with. The previews and the editing of texts come from here.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use super::compose::{
    ADDRESS_CHANGE_ASKED, ADDRESS_CHANGED, ADDRESS_REPLACED, ADDRESS_WANTED, ALREADY_REGISTERED,
    AddressChangeAsked, AddressChanged, AddressReplaced, AddressWanted, AlreadyRegistered, CODES_GUESSED,
    CONFIRM_ADDRESS, CONFIRM_NEW_ADDRESS, Composed, Composer, ConfirmAddress, ConfirmNewAddress,
    DELETION_PLANNED, DeletionPlanned, FACTOR_ADDED, FACTOR_REMOVED, FACTOR_TAKEN_OFF, FactorEvent,
    FactorNews, INVITATION, Invitation, NEW_DEVICE, NewDevice, PASSWORD_CHANGED, PasswordChanged, RECOVER,
    RECOVERED, RECOVERY_CODE_USED, RECOVERY_CODES_MADE, Recover, Recovered, Site, TEST, TestMail,
};
use crate::domain::{Language, Timestamp, UserAgent};

/// One kind of mail.
pub struct MailKind {
    pub name: &'static str,
    /// The text that says in plain words which mail this is.
    pub title_key: &'static str,
    /// The values that the mail is sent for: every wording holds them, no subject does, and nobody but
    /// the reader sees them.
    pub needs: &'static [&'static str],
    /// The mail with sample values, every optional one among them.
    pub sample: fn(&Composer, &Site, Language) -> Result<Composed, tera::Error>,
}

const SAMPLE_NAME: &str = "Ada Lovelace";
const SAMPLE_ADDRESS: &str = "ada@example.org";
const SAMPLE_NEW_ADDRESS: &str = "ada@new.example";
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const SAMPLE_CODE: &str = "123456";
/// 2026-01-31 10:11 UTC.
const SAMPLE_MOMENT: Timestamp = Timestamp::from_millis(1_769_854_260_000);
/// From a range kept for documentation (RFC 5737).
const SAMPLE_PEER: Option<IpAddr> = Some(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));

/// Every kind, in the order that the console shows them.
pub const CATALOGUE: &[MailKind] = &[
    MailKind {
        name: CONFIRM_ADDRESS,
        title_key: "mail-kind-confirm-address",
        needs: &["link", "code"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &ConfirmAddress {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    link: &sample_link(site, "confirm"),
                    code: SAMPLE_CODE,
                    valid: Duration::from_secs(2 * 60 * 60),
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: ALREADY_REGISTERED,
        title_key: "mail-kind-already-registered",
        needs: &[],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &AlreadyRegistered {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: PASSWORD_CHANGED,
        title_key: "mail-kind-password-changed",
        needs: &["not_me_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &PasswordChanged {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    changed_at: SAMPLE_MOMENT,
                    not_me_link: &sample_link(site, "not-me"),
                },
            )
        },
    },
    MailKind {
        name: RECOVER,
        title_key: "mail-kind-recover",
        needs: &["link", "code"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &Recover {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    link: &sample_link(site, "recover"),
                    code: SAMPLE_CODE,
                    for_app: false,
                    is_owed: false,
                    valid: Duration::from_secs(60 * 60),
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: RECOVERED,
        title_key: "mail-kind-recovered",
        needs: &["not_me_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &Recovered {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                    not_me_link: &sample_link(site, "not-me"),
                },
            )
        },
    },
    MailKind {
        name: NEW_DEVICE,
        title_key: "mail-kind-new-device",
        needs: &["not_me_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &NewDevice {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                    user_agent: &UserAgent {
                        browser: Some("Firefox".to_owned()),
                        system: Some("Linux".to_owned()),
                    },
                    not_me_link: &sample_link(site, "not-me"),
                },
            )
        },
    },
    MailKind {
        name: INVITATION,
        title_key: "mail-kind-invitation",
        needs: &["link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &Invitation {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    link: &sample_link(site, "invite"),
                    valid: Duration::from_secs(7 * 24 * 60 * 60),
                    invited_at: SAMPLE_MOMENT,
                },
            )
        },
    },
    MailKind {
        name: ADDRESS_REPLACED,
        title_key: "mail-kind-address-replaced",
        needs: &[],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &AddressReplaced { name: SAMPLE_NAME, address: SAMPLE_ADDRESS, changed_at: SAMPLE_MOMENT },
            )
        },
    },
    MailKind {
        name: CONFIRM_NEW_ADDRESS,
        title_key: "mail-kind-confirm-new-address",
        needs: &["link", "code"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &ConfirmNewAddress {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    link: &sample_link(site, "email/confirm"),
                    code: SAMPLE_CODE,
                    valid: Duration::from_secs(2 * 60 * 60),
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: ADDRESS_CHANGE_ASKED,
        title_key: "mail-kind-address-change-asked",
        needs: &["undo_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &AddressChangeAsked {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    new_address: SAMPLE_NEW_ADDRESS,
                    undo_link: &sample_link(site, "email/undo"),
                    undo_until: SAMPLE_MOMENT.plus(WEEK),
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: ADDRESS_CHANGED,
        title_key: "mail-kind-address-changed",
        needs: &["undo_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &AddressChanged {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    new_address: SAMPLE_NEW_ADDRESS,
                    undo_link: &sample_link(site, "email/undo"),
                    undo_until: SAMPLE_MOMENT.plus(WEEK),
                    changed_at: SAMPLE_MOMENT,
                },
            )
        },
    },
    MailKind {
        name: ADDRESS_WANTED,
        title_key: "mail-kind-address-wanted",
        needs: &[],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &AddressWanted { name: SAMPLE_NAME, address: SAMPLE_ADDRESS, asked_at: SAMPLE_MOMENT },
            )
        },
    },
    MailKind {
        name: DELETION_PLANNED,
        title_key: "mail-kind-deletion-planned",
        needs: &["undo_link"],
        sample: |composer, site, language| {
            composer.compose(
                site,
                language,
                &DeletionPlanned {
                    name: SAMPLE_NAME,
                    address: SAMPLE_ADDRESS,
                    undo_link: &sample_link(site, "deletion/undo"),
                    erase_at: SAMPLE_MOMENT.plus(WEEK),
                    asked_at: SAMPLE_MOMENT,
                    peer: SAMPLE_PEER,
                },
            )
        },
    },
    MailKind {
        name: FACTOR_ADDED,
        title_key: "mail-kind-factor-added",
        needs: &["not_me_link"],
        sample: |composer, site, language| of_factors(composer, site, language, FactorEvent::Added),
    },
    MailKind {
        name: FACTOR_REMOVED,
        title_key: "mail-kind-factor-removed",
        needs: &[],
        sample: |composer, site, language| of_factors(composer, site, language, FactorEvent::Removed),
    },
    MailKind {
        name: FACTOR_TAKEN_OFF,
        title_key: "mail-kind-factor-taken-off",
        needs: &[],
        sample: |composer, site, language| of_factors(composer, site, language, FactorEvent::TakenOff),
    },
    MailKind {
        name: RECOVERY_CODE_USED,
        title_key: "mail-kind-recovery-code-used",
        needs: &[],
        sample: |composer, site, language| {
            of_factors(composer, site, language, FactorEvent::RecoveryCodeUsed { left: 7 })
        },
    },
    MailKind {
        name: RECOVERY_CODES_MADE,
        title_key: "mail-kind-recovery-codes-made",
        needs: &[],
        sample: |composer, site, language| {
            of_factors(composer, site, language, FactorEvent::RecoveryCodesMade)
        },
    },
    MailKind {
        name: CODES_GUESSED,
        title_key: "mail-kind-codes-guessed",
        needs: &[],
        sample: |composer, site, language| of_factors(composer, site, language, FactorEvent::CodesGuessed),
    },
    MailKind {
        name: TEST,
        title_key: "mail-kind-test",
        needs: &[],
        sample: |composer, site, language| {
            composer.compose(site, language, &TestMail { address: SAMPLE_ADDRESS, sent_at: SAMPLE_MOMENT })
        },
    },
];

fn of_factors(
    composer: &Composer,
    site: &Site,
    language: Language,
    event: FactorEvent,
) -> Result<Composed, tera::Error> {
    let not_me_link = sample_link(site, "not-me");
    let news = FactorNews {
        name: SAMPLE_NAME,
        address: SAMPLE_ADDRESS,
        event,
        not_me_link: (event == FactorEvent::Added).then_some(not_me_link.as_str()),
        at: SAMPLE_MOMENT,
        peer: SAMPLE_PEER,
    };
    composer.compose(site, language, &news)
}

/// What a placeholder stands for, by its name. One without a text is shown with its sample value alone.
pub const MEANINGS: &[(&str, &str)] = &[
    ("name", "mail-value-name"),
    ("address", "mail-value-address"),
    ("site_name", "mail-value-site-name"),
    ("public_url", "mail-value-public-url"),
    ("link", "mail-value-link"),
    ("code", "mail-value-code"),
    ("undo_link", "mail-value-undo-link"),
    ("new_address", "mail-value-new-address"),
    ("valid_hours", "mail-value-valid-hours"),
    ("valid_days", "mail-value-valid-days"),
    ("undo_until", "mail-value-undo-until"),
    ("erase_at", "mail-value-erase-at"),
    ("invited_at", "mail-value-invited-at"),
    ("sign_in_link", "mail-value-sign-in-link"),
    ("asked_at", "mail-value-asked-at"),
    ("changed_at", "mail-value-changed-at"),
    ("sent_at", "mail-value-sent-at"),
    ("peer", "mail-value-peer"),
];

pub fn find(name: &str) -> Option<&'static MailKind> {
    CATALOGUE.iter().find(|kind| kind.name == name)
}

/// A link that shows its length and leads nowhere.
fn sample_link(site: &Site, page: &str) -> String {
    format!("{}/{page}/this-is-only-a-sample-and-opens-nothing", site.public_url)
}

pub(super) fn needs(kind: &str) -> &'static [&'static str] {
    find(kind).map_or(&[], |kind| kind.needs)
}

/// What nobody but the reader of the mail may see, as it stands in it: of a link the part after its last
/// slash. `None` for a mail that the catalogue does not know.
pub(super) fn secrets(mail: &Composed) -> Option<Vec<String>> {
    let kind = find(mail.kind)?;
    let values = mail.values();
    let secret = |name: &&str| {
        let value = values.get(*name)?;
        let token = value.rsplit('/').next().filter(|token| token.len() >= 8);
        Some(token.unwrap_or(value).to_owned())
    };
    Some(kind.needs.iter().filter_map(secret).collect())
}

/// The words of the first-order heading of an HTML part.
pub(super) fn heading_of(html: &str) -> String {
    words_within(html, "<h1", "</h1>")
}

/// A body in which a link that makes a paragraph, or one with `Label:` before it, is written as the
/// button that it is in the HTML part.
pub(super) fn with_buttons(body: &str, html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in body.lines() {
        let is_link = line.starts_with("{{ ") && line.ends_with("link }}");
        let label = words_within(html, &format!("<a href=\"{line}\""), "</a>");
        let before = lines.last().map(String::as_str).unwrap_or_default();
        let repeats_label = before == format!("{label}:");
        if !is_link || label.is_empty() || !(before.is_empty() || repeats_label) {
            lines.push(line.to_owned());
            continue;
        }
        if repeats_label {
            lines.pop();
        }
        lines.push(format!("[{label}]({line})"));
    }
    lines.join("\n")
}

/// The words of the first element that begins and ends like this, on one line.
fn words_within(html: &str, start: &str, end: &str) -> String {
    let inner = html.split_once(start).and_then(|(_, rest)| rest.split_once('>'));
    let inner = inner.and_then(|(_, rest)| rest.split_once(end)).map_or("", |(inner, _)| inner);
    let mut words = String::new();
    let mut in_tag = false;
    for letter in inner.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            other if !in_tag => words.push(other),
            _ => {}
        }
    }
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    let words = entities.iter().fold(words, |words, (entity, letter)| words.replace(entity, letter));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text part without its heading and footer, each paragraph's lines joined again where they were
/// only broken for their length.
pub(super) fn body_of(text: &str, heading: &str) -> String {
    let body = text.split("\n-- \n").next().unwrap_or_default().trim();
    let body = body.strip_prefix(heading).unwrap_or(body).trim();
    let mut joined = String::new();
    let mut room_was_used_up = false;
    for line in body.lines().map(str::trim) {
        if !joined.is_empty() {
            joined.push(if room_was_used_up && !line.is_empty() { ' ' } else { '\n' });
        }
        joined.push_str(line);
        room_was_used_up = line.chars().count() >= BROKEN_FOR_LENGTH;
    }
    joined
}

/// Lines of the default texts are broken near 66 characters; a shorter one was meant to end there.
const BROKEN_FOR_LENGTH: usize = 45;
