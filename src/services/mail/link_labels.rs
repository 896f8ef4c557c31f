//! What mailed links and their codes are bound to.

use crate::domain::{Account, AccountId, MailLink};
use crate::security::secret_token::labelled_digest;

/// The label that keeps the tokens of one purpose apart from every other kind of token.
pub(in crate::services) const fn link_label(purpose: MailLink) -> &'static str {
    match purpose {
        MailLink::ConfirmEmail => "confirm_email link",
        MailLink::Invite => "invite link",
        MailLink::Recover => "recover link",
        MailLink::NotMe => "not_me link",
    }
}

/// The path of the page behind a link.
pub(in crate::services) const fn link_path(purpose: MailLink) -> &'static str {
    match purpose {
        MailLink::ConfirmEmail => "/confirm/",
        MailLink::Invite => "/invite/",
        MailLink::Recover => "/recover/",
        MailLink::NotMe => "/not-me/",
    }
}

/// What a code is bound to: it works for one purpose and one account at one address.
pub(in crate::services) fn code_context(purpose: MailLink, account: AccountId, email_key: &str) -> String {
    format!("{} code {account} {email_key}", purpose.as_str())
}

/// Stands for an account's password in a link that a new password is to end.
pub(in crate::services) fn password_mark(account: &Account) -> [u8; 32] {
    hash_mark(account.password_hash.as_deref().unwrap_or_default())
}

/// The same of a password's hash.
pub(in crate::services) fn hash_mark(password_hash: &str) -> [u8; 32] {
    labelled_digest("password mark", password_hash.as_bytes())
}
