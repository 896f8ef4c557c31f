//! What webhooks tell of an account's life (contract.md A8): the kinds of event, and which lines of the audit
//! trail lead to them.

use crate::domain::field_errors::Reason;

/// In the order in which the events of one change are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookEvent {
    Created,
    Confirmed,
    EmailChanged,
    PasswordChanged,
    RoleChanged,
    TagsChanged,
    Disabled,
    Enabled,
    Restored,
    /// Goes with every change of what `data` shows.
    Updated,
    Deleted,
    Erased,
}

/// What a try of the connection is sent as. Nobody subscribes to it.
pub const TEST_EVENT: &str = "webhook.test";
/// Every event, those of later versions too.
const ALL_EVENTS: &str = "*";

impl WebhookEvent {
    pub const ALL: [WebhookEvent; 12] = [
        WebhookEvent::Created,
        WebhookEvent::Confirmed,
        WebhookEvent::EmailChanged,
        WebhookEvent::PasswordChanged,
        WebhookEvent::RoleChanged,
        WebhookEvent::TagsChanged,
        WebhookEvent::Disabled,
        WebhookEvent::Enabled,
        WebhookEvent::Restored,
        WebhookEvent::Updated,
        WebhookEvent::Deleted,
        WebhookEvent::Erased,
    ];
    /// The three of contract.md A8, which are enough to keep a copy of the accounts.
    pub const PUBLISHED: [WebhookEvent; 3] =
        [WebhookEvent::Created, WebhookEvent::Updated, WebhookEvent::Deleted];

    pub const fn as_str(self) -> &'static str {
        match self {
            WebhookEvent::Created => "user.created",
            WebhookEvent::Confirmed => "user.confirmed",
            WebhookEvent::EmailChanged => "user.email_changed",
            WebhookEvent::PasswordChanged => "user.password_changed",
            WebhookEvent::RoleChanged => "user.role_changed",
            WebhookEvent::TagsChanged => "user.tags_changed",
            WebhookEvent::Disabled => "user.disabled",
            WebhookEvent::Enabled => "user.enabled",
            WebhookEvent::Restored => "user.restored",
            WebhookEvent::Updated => "user.updated",
            WebhookEvent::Deleted => "user.deleted",
            WebhookEvent::Erased => "user.erased",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.as_str() == text)
    }
}

/// What happened to one account in one change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookEvents(u16);

impl WebhookEvents {
    pub fn of(events: &[WebhookEvent]) -> Self {
        Self(events.iter().fold(0, |bits, event| bits | 1 << *event as u16))
    }

    /// What a line of the audit trail about an account means; none for most of them.
    pub fn of_action(action: &str) -> Self {
        use WebhookEvent::*;
        Self::of(match action {
            "account.registered" | "account.created" | "account.set_up" | "registration.address_mended" => {
                &[Created]
            }
            "account.email_confirmed" | "account.confirmed_by_hand" | "account.invitation_accepted" => {
                &[Confirmed, Updated]
            }
            "account.email_changed" | "account.email_change_undone" | "account.email_released" => {
                &[EmailChanged, Updated]
            }
            "account.password_changed" | "account.recovered" | "account.disowned" => &[PasswordChanged],
            "account.role_changed" => &[RoleChanged, Updated],
            "account.tagged" | "account.untagged" | "account.tag_merged" => &[TagsChanged, Updated],
            "account.disabled" => &[Disabled, Updated],
            "account.enabled" => &[Enabled, Updated],
            "account.edited" | "account.profile_changed" => &[Updated],
            "account.restored" => &[Restored, Updated],
            "account.deleted" => &[Deleted],
            "account.erased" => &[Deleted, Erased],
            _ => &[],
        })
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn has(self, event: WebhookEvent) -> bool {
        self.0 & (1 << event as u16) != 0
    }

    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// What is worth telling at the end of the change: a new account needs no word of its updates, and one
    /// that is gone has had no other life.
    pub fn told(self) -> impl Iterator<Item = WebhookEvent> {
        WebhookEvent::ALL.into_iter().filter(move |event| {
            let is_moot = match event {
                WebhookEvent::Deleted | WebhookEvent::Erased => false,
                _ if self.has(WebhookEvent::Erased) => true,
                WebhookEvent::Updated => self.has(WebhookEvent::Created) || self.has(WebhookEvent::Deleted),
                _ => false,
            };
            self.has(*event) && !is_moot
        })
    }
}

/// Which events an endpoint is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookSelection {
    /// Those of later versions too.
    All,
    Some(WebhookEvents),
}

impl Default for WebhookSelection {
    fn default() -> Self {
        Self::Some(WebhookEvents::of(&WebhookEvent::PUBLISHED))
    }
}

impl WebhookSelection {
    /// Names of events, or `*` alone.
    pub fn parse<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, Reason> {
        let mut events = WebhookEvents::default();
        let mut has_all = false;
        for name in names {
            if name == ALL_EVENTS {
                has_all = true;
            } else {
                let event = WebhookEvent::parse(name).ok_or(Reason::NotAChoice)?;
                events = events.with(WebhookEvents::of(&[event]));
            }
        }
        match (has_all, events.is_empty()) {
            (true, _) => Ok(Self::All),
            (false, true) => Err(Reason::Required),
            (false, false) => Ok(Self::Some(events)),
        }
    }

    /// As it is stored. A name that a later version knew is passed over.
    pub fn of_text(text: &str) -> Self {
        if text == ALL_EVENTS {
            return Self::All;
        }
        let events: Vec<WebhookEvent> = text.split(' ').filter_map(WebhookEvent::parse).collect();
        Self::Some(WebhookEvents::of(&events))
    }

    pub fn to_text(self) -> String {
        self.names().join(" ")
    }

    pub fn names(self) -> Vec<&'static str> {
        match self {
            Self::All => vec![ALL_EVENTS],
            Self::Some(events) => WebhookEvent::ALL
                .into_iter()
                .filter(|event| events.has(*event))
                .map(WebhookEvent::as_str)
                .collect(),
        }
    }

    pub fn has(self, event: WebhookEvent) -> bool {
        match self {
            Self::All => true,
            Self::Some(events) => events.has(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(events: &[WebhookEvent]) -> Vec<&'static str> {
        WebhookEvents::of(events).told().map(WebhookEvent::as_str).collect()
    }

    #[test]
    fn what_follows_from_another_event_is_not_told_twice() {
        use WebhookEvent::*;
        assert_eq!(told(&[Updated, TagsChanged, Created]), ["user.created", "user.tags_changed"]);
        assert_eq!(told(&[Updated, RoleChanged]), ["user.role_changed", "user.updated"]);
        assert_eq!(told(&[Updated, Deleted]), ["user.deleted"]);
        assert_eq!(told(&[Created, Updated, Erased, Deleted]), ["user.deleted", "user.erased"]);
    }

    #[test]
    fn a_selection_is_stored_as_it_is_named() {
        let some = WebhookSelection::parse(["user.updated", "user.created"]).unwrap();
        assert_eq!(some.to_text(), "user.created user.updated");
        assert_eq!(WebhookSelection::of_text(&some.to_text()), some);
        assert_eq!(WebhookSelection::parse(["user.updated", "*"]), Ok(WebhookSelection::All));
        assert_eq!(WebhookSelection::of_text("*"), WebhookSelection::All);
        assert_eq!(WebhookSelection::parse([]), Err(Reason::Required));
        assert_eq!(WebhookSelection::parse(["user.sneezed"]), Err(Reason::NotAChoice));
        assert!(WebhookSelection::of_text("user.sneezed user.erased").has(WebhookEvent::Erased));
    }

    #[test]
    fn every_event_has_a_name_of_its_own() {
        for event in WebhookEvent::ALL {
            assert_eq!(WebhookEvent::parse(event.as_str()), Some(event));
        }
        assert_eq!(WebhookEvent::parse(TEST_EVENT), None);
    }
}
