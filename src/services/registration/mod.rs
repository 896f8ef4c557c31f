//! From the form to a confirmed account, by oneself or by invitation.

pub mod confirm;
pub mod correct_address;
pub mod invite;
pub mod note_opened;
pub mod recent_registrations;
pub mod register;
pub mod resend_confirmation;
pub mod share_link;
