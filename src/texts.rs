//! Every text that a person reads, from the Fluent files in `locales/`, compiled in. Both faces of
//! it: a function for Rust and the `t(k=…, lang=…)` function of the templates.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::FluentValue;
use fluent_templates::Loader;

use crate::domain::{FieldError, Language, Phrase, UserAgent};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // The pages isolate names with <bdi>; the marks would show up in plain-text mails.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The arguments of a message, by name.
pub type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// The text of a message. A missing one shows its key: a test keeps that from happening.
pub fn text(language: Language, key: &str) -> String {
    text_with(language, key, &Args::new())
}

pub fn text_with(language: Language, key: &str, args: &Args) -> String {
    let id = match language {
        Language::English => fluent_templates::langid!("en"),
        Language::German => fluent_templates::langid!("de"),
    };
    LOCALES.try_lookup_with_args(&id, key, args).unwrap_or_else(|| key.to_owned())
}

/// Arguments that are whole numbers.
pub fn numbers(pairs: &[(&'static str, i64)]) -> Args {
    pairs.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect()
}

pub fn phrase(language: Language, phrase: &Phrase) -> String {
    let values = phrase.values.iter();
    let args = values.map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.clone()))).collect();
    text_with(language, phrase.key, &args)
}

/// What is wrong with a field, and what to do about it.
pub fn field_error(language: Language, error: &FieldError) -> String {
    text_with(language, error.reason.message_key(), &numbers(&error.reason.message_args()))
}

/// A browser as its owner would name it: "Firefox on Linux".
pub fn user_agent(language: Language, found: &UserAgent) -> String {
    let words = [("browser", &found.browser), ("system", &found.system)];
    let args = words
        .into_iter()
        .filter_map(|(name, word)| Some((Cow::Borrowed(name), FluentValue::from(word.as_ref()?.clone()))));
    let args: Args = args.collect();
    let key = match (&found.browser, &found.system) {
        (Some(_), Some(_)) => "device-browser-and-system",
        (Some(_), None) => "device-browser",
        (None, Some(_)) => "device-system",
        (None, None) => "device-unknown",
    };
    text_with(language, key, &args)
}

/// Gives a template engine the function `t(k="message-id", lang="en", name=value …)`.
pub fn register(tera: &mut tera::Tera) {
    tera.register_function("t", template_text);
}

fn template_text(given: &HashMap<String, tera::Value>) -> tera::Result<tera::Value> {
    let word = |name: &str| given.get(name).and_then(tera::Value::as_str);
    let key = word("k").ok_or_else(|| tera::Error::msg("t() needs k, the id of a message"))?;
    let language = word("lang")
        .and_then(Language::parse)
        .ok_or_else(|| tera::Error::msg("t() needs lang, a language that there is"))?;
    let mut args = Args::new();
    for (name, value) in given.iter().filter(|(name, _)| !matches!(name.as_str(), "k" | "lang")) {
        let value = match value {
            tera::Value::String(text) => FluentValue::from(text.clone()),
            tera::Value::Number(number) => number
                .as_i64()
                .map(FluentValue::from)
                .ok_or_else(|| tera::Error::msg(format!("t(): {name} is no whole number")))?,
            _ => return Err(tera::Error::msg(format!("t(): {name} is neither a text nor a number"))),
        };
        args.insert(Cow::Owned(name.clone()), value);
    }
    Ok(tera::Value::String(text_with(language, key, &args)))
}
