//! A mail's words as an administrator wrote them.

/// With placeholders such as `{{ link }}`; what they may be is said by `mail::wording`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailText {
    pub subject: String,
    /// Stands over the body, and in the HTML part in large letters.
    pub heading: String,
    pub body: String,
}
