//! What a client wants a user to be, checked value by value.

use serde_json::{Map, Value};

use super::fault::Fault;
use super::user::{ScimLink, joined};
use crate::domain::{DisplayName, EmailAddress, Language};

/// Characters of a text that has no type of its own.
const LONGEST: usize = 255;
/// Of a language tag.
const LONGEST_TAG: usize = 64;

#[derive(Debug, Clone)]
pub struct UserDraft {
    pub user_name: String,
    pub real_name: Option<DisplayName>,
    /// `None` where nothing is said of it; `Some(None)` takes it away.
    pub email: Option<Option<EmailAddress>>,
    pub active: Option<bool>,
    /// Not checked yet: that needs the site's rules.
    pub password: Option<String>,
    /// All that the account does not hold; `user_name` as it was sent.
    pub link: ScimLink,
}

impl UserDraft {
    /// Of a resource in our own form. A name that is known already may be one that today's rules would not take.
    pub fn of(resource: &Map<String, Value>, known: Option<&DisplayName>) -> Result<Self, Fault> {
        let user_name = text(resource, "userName")?.ok_or_else(|| Fault::value("userName is missing"))?;
        let name = resource.get("name").and_then(Value::as_object);
        let part = |part: &str| name.map_or(Ok(None), |name| text(name, part));
        let mut link = ScimLink {
            external_id: text(resource, "externalId")?,
            user_name: Some(user_name.clone()),
            formatted_name: part("formatted")?,
            family_name: part("familyName")?,
            given_name: part("givenName")?,
            email_type: None,
            email_primary: None,
            preferred_language: tag(resource, "preferredLanguage")?,
            locale: tag(resource, "locale")?,
            active_unsaid: false,
        };
        let shown = match text(resource, "displayName")? {
            Some(shown) => Some(shown),
            None => joined(
                link.formatted_name.as_deref(),
                link.given_name.as_deref(),
                link.family_name.as_deref(),
            ),
        };
        let real_name = match (shown.as_deref(), known) {
            (Some(shown), Some(known)) if shown == known.as_str() => Some(known.clone()),
            (shown, _) => shown
                .map(DisplayName::parse)
                .transpose()
                .map_err(|_| Fault::value("displayName is no name that can be shown"))?,
        };
        let email = match resource.get("emails") {
            None => None,
            Some(sent) => Some(address(sent, &mut link)?),
        };
        Ok(Self {
            user_name,
            real_name,
            email,
            active: resource.get("active").and_then(Value::as_bool),
            password: resource.get("password").and_then(Value::as_str).map(str::to_owned),
            link,
        })
    }

    pub fn language(&self) -> Option<Language> {
        self.link.language()
    }
}

/// A text that is said; an empty one is none.
fn text(parts: &Map<String, Value>, name: &str) -> Result<Option<String>, Fault> {
    let Some(text) = parts.get(name).and_then(Value::as_str) else { return Ok(None) };
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Fault::value(format!("{name} has at most {LONGEST} characters")));
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::value(format!("{name} holds control characters")));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

fn tag(parts: &Map<String, Value>, name: &str) -> Result<Option<String>, Fault> {
    let tag = text(parts, name)?;
    let is_tag = |tag: &String| {
        tag.len() <= LONGEST_TAG
            && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    match tag {
        Some(tag) if !is_tag(&tag) => Err(Fault::value(format!("{name} is no language tag"))),
        tag => Ok(tag),
    }
}

/// Of several addresses one is kept: the primary one, else that for work, else the first.
fn address(sent: &Value, link: &mut ScimLink) -> Result<Option<EmailAddress>, Fault> {
    let said = |item: &&Value| item.get("value").and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    let all: Vec<&Value> = sent.as_array().into_iter().flatten().filter(said).collect();
    let is_primary = |item: &&&Value| item.get("primary") == Some(&Value::Bool(true));
    let is_work = |item: &&&Value| item.get("type").and_then(Value::as_str) == Some("work");
    let chosen = all.iter().find(is_primary).or_else(|| all.iter().find(is_work)).or(all.first());
    let Some(chosen) = chosen else { return Ok(None) };
    link.email_type = chosen.as_object().map_or(Ok(None), |parts| text(parts, "type"))?;
    link.email_primary = chosen.get("primary").and_then(Value::as_bool);
    let address = chosen.get("value").and_then(Value::as_str).unwrap_or_default();
    let address = EmailAddress::parse(address.trim());
    Ok(Some(address.map_err(|_| Fault::value("emails holds no valid address"))?))
}
