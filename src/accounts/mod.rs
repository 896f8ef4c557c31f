//! What can be done: one deed a file, used by both APIs, the pages and the command line alike.
//! Deeds know no status code, no cookie and no SQL.

mod audit_line;
mod desk;
mod issue_change_links;
mod issue_link;

pub mod agree_to_privacy;
pub mod api_keys;
pub mod back_up;
pub mod change_email;
pub mod change_password;
pub mod check_audit;
pub mod choose_language;
pub mod clean_up;
pub mod confirm_by_hand;
pub mod confirm_email;
pub mod delete;
pub mod delete_own;
pub mod disable;
pub mod dump;
pub mod edit_account;
pub mod edit_profile;
pub mod end_sessions;
pub mod enter;
pub mod front_page;
pub mod hand_over;
pub mod invite;
pub mod jwt_secret;
pub mod logo;
pub mod mail_texts;
pub mod mend_address;
pub mod note_opened;
pub mod oauth;
pub mod oauth_clients;
pub mod outbox;
pub mod overview;
pub mod own_access;
pub mod prove;
pub mod reach;
pub mod register;
pub mod resend_confirmation;
pub mod search;
pub mod second_factors;
pub mod sessions;
pub mod set_role;
pub mod set_up;
pub mod sign_in;
pub mod sign_up;
pub mod site_policy;
pub mod tags;
pub mod test_mail;
pub mod undo_email;
pub mod unlock;

pub use desk::{Desk, DeskError, DeskLimits, SiteSettings};
