//! What a person does with their own account.

pub mod agree_to_privacy;
pub mod choose_language;
pub mod delete_own;
pub mod dump;
pub mod edit_profile;
pub mod list_members;
pub mod member;
