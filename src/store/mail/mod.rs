//! The outbox and the texts of mails.

pub mod mail_requests;
pub mod mail_search;
pub mod mail_texts;
pub mod outbox;
pub mod outbox_pages;
