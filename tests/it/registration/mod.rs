//! From the form to a confirmed account, by page and by both APIs.

mod api_register;
mod api_v2_account;
mod api_v2_sign_up;
mod code;
mod confirm;
mod contested;
mod inbox;
mod names;
mod register;
mod repeated;
mod same_device;
mod share_link;
mod withdrawn;
