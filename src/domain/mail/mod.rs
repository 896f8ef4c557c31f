//! Senders, texts and failures of mail.

pub mod greeting_name;
pub mod mail_domain;
pub mod mail_failure;
pub mod mail_from;
pub mod mail_text;
pub mod server_words;
