//! What the layout of every page reads, besides the content of the page itself.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::{Account, EmailAddress, Language};
use crate::texts::Locale;
use crate::web::html::brand::Look;

#[derive(Debug, Serialize)]
pub struct FrameContext<'a> {
    /// For the function `t`.
    lang: &'static str,
    html_lang: &'static str,
    dir: &'static str,
    languages: Vec<LanguageChoice>,
    site_name: &'a str,
    look: &'a Look,
    path: &'a str,
    request_id: &'a str,
    account: Option<FrameAccount<'a>>,
}

#[derive(Debug, Serialize)]
struct LanguageChoice {
    code: &'static str,
    name: &'static str,
    current: bool,
}

/// Whoever is signed in.
#[derive(Debug, Serialize)]
struct FrameAccount<'a> {
    id: i64,
    display_name: &'a str,
    username: &'a str,
    email: Option<String>,
    manages_users: bool,
}

impl<'a> FrameContext<'a> {
    pub fn new(
        locale: impl Into<Locale>,
        site_name: &'a str,
        look: &'a Look,
        path: &'a str,
        request_id: &'a str,
        account: Option<&'a Account>,
    ) -> Self {
        let account = account.map(|account| FrameAccount {
            id: account.id.0,
            display_name: account.display_name(),
            username: account.username.as_str(),
            email: account.email.as_ref().map(EmailAddress::shown),
            manages_users: account.rights().manages_users(),
        });
        let locale = locale.into();
        Self {
            lang: locale.tag(),
            html_lang: locale.language.tag(),
            dir: "ltr",
            languages: choices(locale.language),
            site_name,
            look,
            path,
            request_id,
            account,
        }
    }

    /// Of names that have to be escaped.
    pub fn sample(locale: impl Into<Locale>, look: &'a Look, is_signed_in: bool) -> Self {
        let mut sample = Self::new(locale, "Harbour & Club", look, "/account", "0123456789abcdef", None);
        sample.account = is_signed_in.then_some(FrameAccount {
            id: 7,
            display_name: "Ada <3",
            username: "ada",
            email: None,
            manages_users: true,
        });
        sample
    }

    /// The whole context of a template; the frame's own fields win.
    pub fn around(&self, content: Value) -> Value {
        let mut whole = match content {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        if let Ok(Value::Object(frame)) = serde_json::to_value(self) {
            whole.extend(frame);
        }
        Value::Object(whole)
    }
}

fn choices(current: Language) -> Vec<LanguageChoice> {
    Language::ALL
        .iter()
        .map(|one| LanguageChoice { code: one.tag(), name: one.own_name(), current: *one == current })
        .collect()
}
