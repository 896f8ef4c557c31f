//! One action over many accounts, done in the background.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::{AccountFilter, AccountId, Actor, Reason, Role, TagId, Timestamp};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobId(pub i64);

/// Accounts that can be chosen one by one; more than a page of the list has.
pub const MOST_CHOSEN: usize = 200;

/// The longest reason that is kept, in characters.
pub const LONGEST_REASON: usize = 500;

/// Why an account is disabled; nothing for a blank one.
pub fn parse_reason(text: Option<&str>) -> Result<Option<String>, Reason> {
    let text = text.unwrap_or_default().trim();
    if text.chars().count() > LONGEST_REASON {
        return Err(Reason::TooLong { max: LONGEST_REASON });
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// What is done to each account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAction {
    Tag {
        id: TagId,
        name: String,
    },
    Untag {
        id: TagId,
        name: String,
    },
    SetRole {
        role: Option<Role>,
    },
    GrantUsersAdmin,
    RevokeUsersAdmin,
    ResendConfirmation,
    SendReset,
    Disable {
        reason: Option<String>,
    },
    Enable,
    EndSessions,
    Delete,
    /// Whoever carries the first gets the second instead; begun on the pages of the tags alone.
    MergeTags {
        from: TagId,
        from_name: String,
        into: TagId,
        into_name: String,
    },
}

impl BulkAction {
    /// In the order in which they are offered.
    pub const NAMES: [&'static str; 11] = [
        "tag",
        "untag",
        "set_role",
        "grant_users_admin",
        "revoke_users_admin",
        "resend_confirmation",
        "send_reset",
        "disable",
        "enable",
        "end_sessions",
        "delete",
    ];

    /// One that is done with nothing beside.
    pub fn plain(name: &str) -> Option<Self> {
        Some(match name {
            "grant_users_admin" => BulkAction::GrantUsersAdmin,
            "revoke_users_admin" => BulkAction::RevokeUsersAdmin,
            "resend_confirmation" => BulkAction::ResendConfirmation,
            "send_reset" => BulkAction::SendReset,
            "enable" => BulkAction::Enable,
            "end_sessions" => BulkAction::EndSessions,
            "delete" => BulkAction::Delete,
            _ => return None,
        })
    }

    /// Not among those that a list of accounts offers.
    pub const MERGE_TAGS: &'static str = "merge_tags";

    /// Whether only administrators may do it.
    pub fn is_for_administrators(name: &str) -> bool {
        Self::changes_rights(name) || name == Self::MERGE_TAGS
    }

    /// Whether only administrators may do it, with a recent proof of who they are.
    pub fn changes_rights(name: &str) -> bool {
        matches!(name, "set_role" | "grant_users_admin" | "revoke_users_admin")
    }

    /// Whether each account is sent an email.
    pub const fn sends_mail(&self) -> bool {
        matches!(self, BulkAction::ResendConfirmation | BulkAction::SendReset)
    }

    pub const fn name(&self) -> &'static str {
        match self {
            BulkAction::Tag { .. } => "tag",
            BulkAction::Untag { .. } => "untag",
            BulkAction::SetRole { .. } => "set_role",
            BulkAction::GrantUsersAdmin => "grant_users_admin",
            BulkAction::RevokeUsersAdmin => "revoke_users_admin",
            BulkAction::ResendConfirmation => "resend_confirmation",
            BulkAction::SendReset => "send_reset",
            BulkAction::Disable { .. } => "disable",
            BulkAction::Enable => "enable",
            BulkAction::EndSessions => "end_sessions",
            BulkAction::Delete => "delete",
            BulkAction::MergeTags { .. } => Self::MERGE_TAGS,
        }
    }

    /// The tag or the reason that it is done with.
    pub fn detail(&self) -> Option<&str> {
        match self {
            BulkAction::Tag { name, .. } | BulkAction::Untag { name, .. } => Some(name),
            BulkAction::Disable { reason } => reason.as_deref(),
            _ => None,
        }
    }

    pub fn value(&self) -> Value {
        match self {
            BulkAction::Tag { id, name } | BulkAction::Untag { id, name } => {
                json!({ "do": self.name(), "tag": id.0, "name": name })
            }
            BulkAction::SetRole { role } => {
                json!({ "do": self.name(), "role": role.map(Role::as_str) })
            }
            BulkAction::Disable { reason } => json!({ "do": self.name(), "reason": reason }),
            BulkAction::MergeTags { from, from_name, into, into_name } => json!({
                "do": self.name(), "tag": from.0, "name": from_name, "into": into.0, "into_name": into_name,
            }),
            _ => json!({ "do": self.name() }),
        }
    }

    pub fn of_value(value: &Value) -> Option<Self> {
        let tag = || Some((TagId(value["tag"].as_i64()?), value["name"].as_str()?.to_owned()));
        match value["do"].as_str()? {
            "tag" => tag().map(|(id, name)| BulkAction::Tag { id, name }),
            "untag" => tag().map(|(id, name)| BulkAction::Untag { id, name }),
            "set_role" => match &value["role"] {
                Value::Null => Some(BulkAction::SetRole { role: None }),
                role => Some(BulkAction::SetRole { role: Some(Role::parse(role.as_str()?)?) }),
            },
            "disable" => Some(BulkAction::Disable { reason: value["reason"].as_str().map(str::to_owned) }),
            Self::MERGE_TAGS => Some(BulkAction::MergeTags {
                from: tag()?.0,
                from_name: tag()?.1,
                into: TagId(value["into"].as_i64()?),
                into_name: value["into_name"].as_str()?.to_owned(),
            }),
            name => Self::plain(name),
        }
    }
}

/// To which accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All that fit when their turn comes.
    Filter(AccountFilter),
    /// These, ascending.
    Chosen(Vec<AccountId>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waits for its turn or is under way; also after a restart.
    Running,
    Done,
    Cancelled,
    Failed,
}

impl JobState {
    pub const ALL: [JobState; 4] = [JobState::Running, JobState::Done, JobState::Cancelled, JobState::Failed];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Cancelled => "cancelled",
            JobState::Failed => "failed",
        }
    }
}

/// Why an account was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    /// Nothing was left to do: tagged already, no session open.
    AlreadySo,
    /// It had changed since and no longer fitted the filter.
    NoLongerFits,
    Gone,
    Own,
    /// It has rights, and whoever acts is no administrator.
    Forbidden,
    LastAdministrator,
    Deleted,
    Disabled,
    NoAddress,
    AlreadyConfirmed,
    TooManyMails,
    TagRetired,
}

impl Skip {
    pub const ALL: [Skip; 12] = [
        Skip::AlreadySo,
        Skip::NoLongerFits,
        Skip::Gone,
        Skip::Own,
        Skip::Forbidden,
        Skip::LastAdministrator,
        Skip::Deleted,
        Skip::Disabled,
        Skip::NoAddress,
        Skip::AlreadyConfirmed,
        Skip::TooManyMails,
        Skip::TagRetired,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Skip::AlreadySo => "already_so",
            Skip::NoLongerFits => "no_longer_fits",
            Skip::Gone => "gone",
            Skip::Own => "own",
            Skip::Forbidden => "out_of_reach",
            Skip::LastAdministrator => "last_administrator",
            Skip::Deleted => "deleted",
            Skip::Disabled => "disabled",
            Skip::NoAddress => "no_address",
            Skip::AlreadyConfirmed => "already_confirmed",
            Skip::TooManyMails => "too_many_mails",
            Skip::TagRetired => "tag_retired",
        }
    }
}

/// Why a job could not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobFailure {
    /// Whoever started it may not manage accounts any more.
    NotAllowed,
    /// The tag that its filter names is not there.
    TagGone,
    /// The tag that others are merged into is archived.
    TagRetired,
    /// Something that trying again does not mend, in the words of whatever failed.
    Broken(String),
}

impl JobFailure {
    pub fn parse(text: &str) -> Self {
        match text {
            "not_allowed" => Self::NotAllowed,
            "tag_gone" => Self::TagGone,
            "tag_retired" => Self::TagRetired,
            words => Self::Broken(words.to_owned()),
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::NotAllowed => "not_allowed",
            Self::TagGone => "tag_gone",
            Self::TagRetired => "tag_retired",
            Self::Broken(words) => words,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Job {
    pub id: JobId,
    pub action: BulkAction,
    pub scope: Scope,
    pub actor: Actor,
    pub peer: Option<String>,
    pub request_id: Option<String>,
    pub state: JobState,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    /// Accounts with a higher id came after the question was answered.
    pub last_id: AccountId,
    pub reached: AccountId,
    /// How many there were when somebody said yes; more than these where they were not counted to the end.
    pub expected: usize,
    pub is_counted: bool,
    pub changed: usize,
    pub skipped: usize,
    pub reasons: BTreeMap<Skip, usize>,
    pub failure: Option<JobFailure>,
}

impl Job {
    pub fn dealt_with(&self) -> usize {
        self.changed + self.skipped
    }

    /// How far it is in a hundred parts, by the accounts dealt with or, where nobody counted them, by
    /// their numbers.
    pub fn percent(&self) -> usize {
        let part = |done: usize, all: usize| (done.min(all) * 100).checked_div(all).unwrap_or(100);
        let number = |id: AccountId| usize::try_from(id.0).unwrap_or(0);
        match self.is_counted {
            true => part(self.dealt_with(), self.expected),
            false => part(number(self.reached), number(self.last_id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_comes_back_from_its_value_under_a_name_that_is_offered() {
        let tag = || (TagId(7), "News".to_owned());
        let actions = [
            BulkAction::Tag { id: tag().0, name: tag().1 },
            BulkAction::Untag { id: tag().0, name: tag().1 },
            BulkAction::SetRole { role: Some(Role::Editor) },
            BulkAction::GrantUsersAdmin,
            BulkAction::RevokeUsersAdmin,
            BulkAction::ResendConfirmation,
            BulkAction::SendReset,
            BulkAction::Disable { reason: Some("spam".into()) },
            BulkAction::Enable,
            BulkAction::EndSessions,
            BulkAction::Delete,
        ];
        assert_eq!(actions.each_ref().map(BulkAction::name), BulkAction::NAMES);
        for action in actions {
            assert_eq!(BulkAction::of_value(&action.value()), Some(action));
        }
        let merge = BulkAction::MergeTags {
            from: TagId(7),
            from_name: "News".to_owned(),
            into: TagId(8),
            into_name: "Letters".to_owned(),
        };
        assert!(!BulkAction::NAMES.contains(&merge.name()), "no list of accounts offers it");
        assert_eq!(BulkAction::of_value(&merge.value()), Some(merge));
        let no_role = BulkAction::SetRole { role: None };
        assert_eq!(BulkAction::of_value(&no_role.value()), Some(no_role));
        for unknown in [json!({ "do": "erase" }), json!({ "do": "set_role", "role": "emperor" })] {
            assert_eq!(BulkAction::of_value(&unknown), None);
        }
    }
}
