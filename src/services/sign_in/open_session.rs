//! An open session, as whoever asks for it sees it.

use crate::domain::Account;

/// An open session and the account it belongs to.
#[derive(Debug, Clone)]
pub struct OpenSession {
    pub account: Account,
    pub digest: [u8; 32],
    pub remembered: bool,
    /// Whether a second factor was given when it was opened.
    pub second_factor: bool,
    /// The known browser that it was opened in.
    pub device: Option<i64>,
    /// Whether its owner has proven lately who they are: asked before what matters.
    pub is_proven: bool,
}
