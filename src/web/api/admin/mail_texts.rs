//! `/api/admin/mail-texts`: the mails' words, to be read, changed, tried out and put back.

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::{FieldErrors, Language, MailText};
use crate::mail::kind::MailKind;
use crate::mail::kinds::{self, CATALOGUE};
use crate::services::mail::mail_texts;
use crate::services::site::logo::html_with_logo;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Get "/api/admin/mail-texts" => show_all;
        Administers Get "/api/admin/mail-texts/<kind>/<language>" => show;
        AdministersProven Put "/api/admin/mail-texts/<kind>/<language>" => save;
        AdministersProven Delete "/api/admin/mail-texts/<kind>/<language>" => reset;
        ManagesUsers Post "/api/admin/mail-texts/<kind>/<language>/preview" => preview;
    }
}

async fn show_all(call: Call<'_>) -> Answered {
    let own = mail_texts::list(call.ctx()).await?;
    let all = CATALOGUE.iter().flat_map(|kind| Language::ALL.map(|language| (kind, language)));
    let items = all.map(|(kind, language)| {
        let own = own.iter().find(|own| own.kind == kind.name && own.language == language);
        json!({
            "kind": kind.name, "language": language.tag(), "isChanged": own.is_some(),
            "changedBy": own.map(|own| &own.changed_by), "changedAt": at(own.map(|own| own.changed_at)),
        })
    });
    list(items.collect(), None)
}

async fn show(call: Call<'_>) -> Answered {
    let (kind, language) = named(&call)?;
    Answer::ok(words(&call, kind, language).await?)
}

async fn words(call: &Call<'_>, kind: &'static MailKind, language: Language) -> Result<Value, Problem> {
    let words = mail_texts::find(call.ctx(), call.policy, kind, language).await?;
    let own = words.own.as_ref();
    let placeholder = |(name, sample): &(String, String)| json!({ "name": name, "sample": sample, "isNeeded": kind.needs.contains(&name.as_str()) });
    Ok(json!({
        "kind": kind.name, "language": language.tag(), "isChanged": own.is_some(),
        "changedBy": own.map(|own| &own.changed_by), "changedAt": at(own.map(|own| own.changed_at)),
        "text": text_value(own.map_or(&words.default, |own| &own.text)),
        "default": text_value(&words.default),
        "placeholders": words.placeholders.iter().map(placeholder).collect::<Vec<_>>(),
    }))
}

async fn save(call: Call<'_>) -> Answered {
    let (kind, language) = named(&call)?;
    let text = typed(&call.fields)?;
    mail_texts::save(call.ctx(), call.by(), call.policy, kind, language, text).await?;
    Answer::ok(words(&call, kind, language).await?)
}

async fn reset(call: Call<'_>) -> Answered {
    let (kind, language) = named(&call)?;
    mail_texts::reset(call.ctx(), call.by(), kind, language).await?;
    Answer::nothing()
}

/// With sample values: in the words in force, or in those that are sent. Stores nothing.
async fn preview(call: Call<'_>) -> Answered {
    let (kind, language) = named(&call)?;
    let has_words = ["subject", "heading", "body"].iter().any(|name| call.fields.has(name));
    let mail = if has_words && call.rights.admin {
        mail_texts::try_out(call.ctx(), call.policy, kind, language, &typed(&call.fields)?)?
    } else if has_words {
        return Err(Problem::new(Kind::PermissionDenied));
    } else {
        mail_texts::preview(call.ctx(), call.policy, kind, language).await?
    };
    let html = html_with_logo(call.ctx(), &mail).await?;
    Answer::ok(json!({ "subject": mail.subject, "text": mail.text.trim(), "html": html }))
}

/// The kind and the language that the path names.
fn named(call: &Call<'_>) -> Result<(&'static MailKind, Language), Problem> {
    let language = Language::ALL.into_iter().find(|known| known.tag() == call.part(2));
    kinds::find(call.part(1)).zip(language).ok_or(Problem::new(Kind::NotFound))
}

fn typed(fields: &Fields) -> Result<MailText, Problem> {
    let mut errors = FieldErrors::new();
    let mut text = |name: &str| {
        let text = errors.keep(name, fields.text(name)).unwrap_or_default();
        text.replace("\r\n", "\n")
    };
    let text = MailText { subject: text("subject"), heading: text("heading"), body: text("body") };
    ensure_faultless(errors)?;
    Ok(text)
}

fn text_value(text: &MailText) -> Value {
    json!({ "subject": text.subject, "heading": text.heading, "body": text.body })
}
