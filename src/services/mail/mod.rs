//! Mail: written into the outbox by operations, looked at and put right by administrators.

pub mod code_attempts;
pub mod link_labels;
pub mod link_proof;
pub mod linked_mails;
pub mod mail_faults;
pub mod mail_texts;
pub mod mailer;
pub mod outbox;
pub mod test_mail;
pub mod trusted_address;
