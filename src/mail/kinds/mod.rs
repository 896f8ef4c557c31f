//! The catalogue of mails. Previews, the editing of texts and the names in lists come from here.

mod audit;
mod credentials;
mod manage;
mod profile;
mod registration;
mod samples;
mod sign_in;
mod test_mail;

pub use audit::*;
pub use credentials::*;
pub use manage::*;
pub use profile::*;
pub use registration::*;
pub use sign_in::*;
pub use test_mail::*;

use super::compose::Draft;
use super::kind::{MailKind, Site};
use crate::domain::Language;

/// Every kind, in the order that the console shows them.
pub static CATALOGUE: &[&MailKind] = &[
    &CONFIRM_ADDRESS,
    &ALREADY_REGISTERED,
    &PASSWORD_CHANGED,
    &RECOVER,
    &RECOVERED,
    &NEW_DEVICE,
    &INVITATION,
    &ADDRESS_REPLACED,
    &CONFIRM_NEW_ADDRESS,
    &ADDRESS_CHANGE_ASKED,
    &ADDRESS_CHANGED,
    &ADDRESS_WANTED,
    &DELETION_PLANNED,
    &FACTOR_ADDED,
    &FACTOR_REMOVED,
    &FACTOR_TAKEN_OFF,
    &RECOVERY_CODE_USED,
    &RECOVERY_CODES_MADE,
    &CODES_GUESSED,
    &AUDIT_HEAD,
    &TEST,
];

pub fn find(name: &str) -> Option<&'static MailKind> {
    CATALOGUE.iter().copied().find(|kind| kind.name == name)
}

/// The mail with sample values.
pub fn sample(kind: &MailKind, site: &Site, language: Language) -> Draft {
    Draft::new(site, language, samples::NAME, samples::ADDRESS, (kind.sample)(site).as_ref())
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
    ("seq", "mail-value-seq"),
    ("hash", "mail-value-hash"),
    ("peer", "mail-value-peer"),
];
