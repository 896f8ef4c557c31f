//! A user as one client sees it: the account, and what that client has said of it beside.

use serde_json::{Map, Value, json};

use super::schemas::USER_URN;
use crate::domain::{
    Account, AccountState, DisplayName, EmailAddress, Language, Role, TagId, TagName, Timestamp, Username,
};

/// What one client has said of one account and no account holds. Each client has its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScimLink {
    pub external_id: Option<String>,
    /// As sent, where it is not the account's username: identity providers send addresses.
    pub user_name: Option<String>,
    pub formatted_name: Option<String>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub email_type: Option<String>,
    /// Whether the client calls its one address the primary one.
    pub email_primary: Option<bool>,
    pub preferred_language: Option<String>,
    pub locale: Option<String>,
    /// The client took back what it had said of being active.
    pub active_unsaid: bool,
}

#[derive(Debug, Clone)]
pub struct UserView {
    pub account: Account,
    /// `None` while the client has said nothing of the account.
    pub link: Option<ScimLink>,
    /// By name.
    pub groups: Vec<(TagId, TagName)>,
    pub modified_at: Timestamp,
}

impl ScimLink {
    /// The name that the parts make.
    pub fn joined_name(&self) -> Option<String> {
        joined(self.formatted_name.as_deref(), self.given_name.as_deref(), self.family_name.as_deref())
    }

    /// The language that the tags mean, if it is one of ours.
    pub fn language(&self) -> Option<Language> {
        [&self.preferred_language, &self.locale]
            .into_iter()
            .flatten()
            .find_map(|tag| Language::negotiate(tag))
    }
}

pub(super) fn joined(formatted: Option<&str>, given: Option<&str>, family: Option<&str>) -> Option<String> {
    formatted.map(str::to_owned).or_else(|| {
        let parts: Vec<&str> = [given, family].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

/// A name of a user without case.
pub fn user_name_key(text: &str) -> String {
    text.to_lowercase()
}

impl UserView {
    /// What an account is found by while the client has not named it: then the address is as good as the
    /// username, so that a first run of an identity provider meets the people who are there.
    pub fn other_name(&self) -> Option<&str> {
        let is_unnamed = self.link.is_none();
        self.account.email.as_ref().filter(|_| is_unnamed).map(EmailAddress::as_str)
    }

    pub fn user_name(&self) -> &str {
        let link = self.link.as_ref();
        link.and_then(|link| link.user_name.as_deref()).unwrap_or(self.account.username.as_str())
    }

    /// The resource without URLs and version, which only whoever answers knows.
    pub fn resource(&self) -> Map<String, Value> {
        let account = &self.account;
        let unsaid = ScimLink::default();
        let link = self.link.as_ref().unwrap_or(&unsaid);
        let mut found = Map::new();
        let mut put = |name: &str, value: Value| {
            let is_empty = match &value {
                Value::Null => true,
                Value::Array(items) => items.is_empty(),
                Value::Object(parts) => parts.is_empty(),
                _ => false,
            };
            if !is_empty {
                found.insert(name.to_owned(), value);
            }
        };
        put("schemas", json!([USER_URN]));
        put("id", json!(account.uuid.to_string()));
        put("externalId", json!(link.external_id));
        put("userName", json!(self.user_name()));
        put("name", name_of(link));
        put("displayName", json!(account.real_name.as_ref().map(DisplayName::as_str)));
        let (preferred, locale) = self.languages(link);
        put("preferredLanguage", json!(preferred));
        put("locale", json!(locale));
        if !link.active_unsaid {
            put("active", json!(account.state != AccountState::Disabled));
        }
        let email = account.email.as_ref().map(|email| {
            json!({
                "value": email.as_str(),
                "type": link.email_type.as_deref().unwrap_or("work"),
                "primary": link.email_primary.unwrap_or(true),
            })
        });
        put("emails", Value::Array(email.into_iter().collect()));
        let groups = self.groups.iter().map(
            |(id, name)| json!({ "value": id.0.to_string(), "display": name.as_str(), "type": "direct" }),
        );
        put("groups", groups.collect());
        put("roles", roles_of(account));
        put(
            "meta",
            json!({
                "resourceType": "User",
                "created": account.created_at.rfc3339(),
                "lastModified": self.modified_at.rfc3339(),
            }),
        );
        found
    }

    /// As sent, while the account's language is still the one that they mean.
    fn languages<'a>(&self, link: &'a ScimLink) -> (Option<&'a str>, Option<&'a str>) {
        let is_said = link.preferred_language.is_some() || link.locale.is_some();
        if is_said && link.language() == self.account.language {
            (link.preferred_language.as_deref(), link.locale.as_deref())
        } else {
            (self.account.language.map(Language::tag), None)
        }
    }
}

fn name_of(link: &ScimLink) -> Value {
    let parts = [
        ("formatted", &link.formatted_name),
        ("familyName", &link.family_name),
        ("givenName", &link.given_name),
    ];
    let said = parts.into_iter().filter_map(|(part, text)| Some((part.to_owned(), json!(text.as_ref()?))));
    Value::Object(said.collect())
}

fn roles_of(account: &Account) -> Value {
    let role = account.role.filter(|role| *role != Role::Admin).map(Role::as_str);
    account.rights().names().into_iter().chain(role).map(|name| json!({ "value": name })).collect()
}

/// The username that an account gets or has for a name that a client sends: the name itself, where it can be one.
pub fn username_of(user_name: &str) -> Option<Username> {
    Username::parse(user_name).ok().filter(|username| !username.is_provisional())
}
