//! What proves who one is, changed: password, address, and what follows a report of compromise.

pub mod change_email;
pub mod change_mails;
pub mod change_password;
pub mod mail_requests;
pub mod recover;
pub mod report_compromise;
pub mod send_reset;
pub mod undo_email;
