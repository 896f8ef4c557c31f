//! Which message names what the list of accounts and the actions over many of them deal with.

use crate::domain::{AccountOrder, AccountState, Column, JobState, Role, Skip, SortBy};
use crate::web::html::render::Frame;

/// What the pages say of an action.
pub struct ActionWords {
    pub title: &'static str,
    pub question: &'static str,
    pub follows: &'static str,
    pub button: &'static str,
}

pub fn action(name: &str) -> ActionWords {
    let [title, question, follows, button] = match name {
        "tag" => ["bulk-tag", "bulk-tag-question", "bulk-tag-follows", "bulk-tag-button"],
        "untag" => ["bulk-untag", "bulk-untag-question", "bulk-untag-follows", "bulk-untag-button"],
        "set_role" => ["bulk-role", "bulk-role-question", "bulk-role-follows", "bulk-role-button"],
        "grant_users_admin" => [
            "bulk-grant-users-admin",
            "bulk-grant-users-admin-question",
            "bulk-grant-users-admin-follows",
            "bulk-grant-users-admin-button",
        ],
        "revoke_users_admin" => [
            "bulk-revoke-users-admin",
            "bulk-revoke-users-admin-question",
            "bulk-revoke-users-admin-follows",
            "bulk-revoke-users-admin-button",
        ],
        "send_reset" => [
            "bulk-send-reset",
            "bulk-send-reset-question",
            "bulk-send-reset-follows",
            "bulk-send-reset-button",
        ],
        "resend_confirmation" => [
            "bulk-resend-confirmation",
            "bulk-resend-confirmation-question",
            "bulk-resend-confirmation-follows",
            "bulk-resend-confirmation-button",
        ],
        "disable" => ["bulk-disable", "bulk-disable-question", "bulk-disable-follows", "bulk-disable-button"],
        "enable" => ["bulk-enable", "bulk-enable-question", "bulk-enable-follows", "bulk-enable-button"],
        "end_sessions" => [
            "bulk-end-sessions",
            "bulk-end-sessions-question",
            "bulk-end-sessions-follows",
            "bulk-end-sessions-button",
        ],
        "merge_tags" => {
            ["console-merge-title", "console-merge-lead", "console-merge-archived", "console-merge-button"]
        }
        _ => ["bulk-delete", "bulk-delete-question", "bulk-delete-follows", "bulk-delete-button"],
    };
    ActionWords { title, question, follows, button }
}

pub const fn column(column: Column) -> &'static str {
    match column {
        Column::Username => "accounts-column-username",
        Column::Address => "accounts-column-address",
        Column::State => "accounts-column-state",
        Column::Role => "accounts-column-role",
        Column::Tags => "accounts-column-tags",
        Column::Created => "accounts-column-created",
        Column::Seen => "accounts-column-seen",
        Column::Confirmed => "accounts-column-confirmed",
        Column::Password => "accounts-column-password",
        Column::Language => "accounts-column-language",
        Column::Id => "accounts-column-id",
        Column::Uuid => "accounts-column-uuid",
        Column::ExtId => "accounts-column-ext-id",
    }
}

pub const fn order(order: AccountOrder) -> &'static str {
    match (order.by, order.descending) {
        (SortBy::Name, false) => "accounts-sort-name-up",
        (SortBy::Name, true) => "accounts-sort-name-down",
        (SortBy::Username, false) => "accounts-sort-username-up",
        (SortBy::Username, true) => "accounts-sort-username-down",
        (SortBy::Address, false) => "accounts-sort-address-up",
        (SortBy::Address, true) => "accounts-sort-address-down",
        (SortBy::Created, false) => "accounts-sort-created-up",
        (SortBy::Created, true) => "accounts-sort-created-down",
        (SortBy::Seen, false) => "accounts-sort-seen-up",
        (SortBy::Seen, true) => "accounts-sort-seen-down",
        (SortBy::Id, false) => "accounts-sort-id-up",
        (SortBy::Id, true) => "accounts-sort-id-down",
    }
}

pub const fn state(state: AccountState) -> &'static str {
    match state {
        AccountState::AwaitingEmail => "accounts-state-awaiting-email",
        AccountState::Active => "accounts-state-active",
        AccountState::Disabled => "accounts-state-disabled",
        AccountState::Deleted => "accounts-state-deleted",
    }
}

pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "accounts-role-admin",
        Role::Moderator => "accounts-role-moderator",
        Role::Editor => "accounts-role-editor",
    }
}

pub const fn job_state(state: JobState) -> &'static str {
    match state {
        JobState::Running => "jobs-state-running",
        JobState::Done => "jobs-state-done",
        JobState::Cancelled => "jobs-state-cancelled",
        JobState::Failed => "jobs-state-failed",
    }
}

pub const fn skip(reason: Skip) -> &'static str {
    match reason {
        Skip::AlreadySo => "jobs-skip-already-so",
        Skip::NoLongerFits => "jobs-skip-no-longer-fits",
        Skip::Gone => "jobs-skip-gone",
        Skip::Own => "jobs-skip-own",
        Skip::Forbidden => "jobs-skip-out-of-reach",
        Skip::LastAdministrator => "jobs-skip-last-administrator",
        Skip::Deleted => "jobs-skip-deleted",
        Skip::Disabled => "jobs-skip-disabled",
        Skip::NoAddress => "jobs-skip-no-address",
        Skip::AlreadyConfirmed => "jobs-skip-already-confirmed",
        Skip::TooManyMails => "jobs-skip-too-many-mails",
        Skip::TagRetired => "jobs-skip-tag-retired",
    }
}

/// One condition of a filter, from its pair, as label and value for people.
pub fn condition(frame: &Frame, name: &str, value: &str) -> (String, String) {
    let label = match name {
        "q" => "accounts-search",
        "state" => "accounts-column-state",
        "role" => "accounts-column-role",
        "tag" => "accounts-column-tags",
        "confirmed" => "accounts-column-confirmed",
        "password" => "accounts-column-password",
        "created_from" => "accounts-created-from",
        "created_until" => "accounts-created-until",
        "seen_from" => "accounts-seen-from",
        "seen_until" => "accounts-seen-until",
        "seen" => "accounts-column-seen",
        "locked" => "accounts-locked",
        _ => "accounts-domain",
    };
    let word = match (name, value) {
        ("state", "any") => Some("accounts-state-any"),
        ("state", "entered") => Some("accounts-state-entered"),
        ("state", text) => AccountState::parse(text).map(state),
        ("role", "users_admin") => Some("accounts-role-users-admin"),
        ("role", "none") => Some("accounts-role-none"),
        ("role", text) => Role::parse(text).map(role),
        ("confirmed" | "password", "yes") => Some("accounts-yes"),
        ("confirmed" | "password", _) => Some("accounts-no"),
        ("seen", _) => Some("accounts-seen-never"),
        ("locked", _) => Some("accounts-locked-now"),
        _ => None,
    };
    (frame.text(label), word.map_or_else(|| value.to_owned(), |key| frame.text(key)))
}
