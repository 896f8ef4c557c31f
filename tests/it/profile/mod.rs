//! What a person does with their own account.

mod api_v2_user;
mod api_v2_user_list;
mod data;
mod delete_own;
mod deletion;
mod edit_profile;
mod language;
mod privacy;
