//! The mails: what they say, that they arrive, and what becomes of those that do not.

mod console;
mod console_test_mail;
mod console_texts;
mod names;
mod outbox;
mod sealed;
mod snapshots;
mod texts;
