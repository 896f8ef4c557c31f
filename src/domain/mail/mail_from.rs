//! The sender of every mail.

use std::fmt;

use url::Host;

const NAME_CHARS_MAX: usize = 100;
const ADDRESS_BYTES_MAX: usize = 254;
const LOCAL_PART_BYTES_MAX: usize = 64;

/// A display name and an address, or the address alone. Displays as `Name <address>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFrom {
    name: Option<String>,
    address: String,
}

/// Why a text is no sender; each ends the sentence "this value …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailFromFault {
    #[error("contains a control character")]
    ControlCharacter,
    #[error("has a name that is too long or holds < > or \"")]
    Name,
    #[error("{0:?} is not a valid email address")]
    Address(String),
}

impl MailFrom {
    /// `Harbour Club <desk@example.org>`, with or without quotes around the name, or the address.
    pub fn parse(text: &str) -> Result<Self, MailFromFault> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(MailFromFault::ControlCharacter);
        }
        let (name, address) = match text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
            Some((name, address)) => (name.trim(), address.trim()),
            None => ("", text),
        };
        let name = unquoted(name);
        if name.chars().count() > NAME_CHARS_MAX || name.contains(['<', '>', '"']) {
            return Err(MailFromFault::Name);
        }
        let address = mail_address(address)
            .ok_or_else(|| MailFromFault::Address(address.chars().take(80).collect()))?;
        Ok(Self { name: Some(name.to_owned()).filter(|name| !name.is_empty()), address })
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// ASCII: an international domain is in its `xn--` form.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl fmt::Display for MailFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

fn unquoted(name: &str) -> &str {
    let inner = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(name).trim()
}

fn mail_address(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    let Ok(Host::Domain(_)) = Host::parse(&domain) else { return None };
    let dots_are_inside = !local.split('.').any(str::is_empty);
    let plain =
        local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte));
    let short = local.len() <= LOCAL_PART_BYTES_MAX && local.len() + 1 + domain.len() <= ADDRESS_BYTES_MAX;
    (dots_are_inside && plain && short).then(|| format!("{local}@{domain}"))
}
