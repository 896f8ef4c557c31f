//! Every text that a person reads, from the Fluent files in `locales/`, compiled in. Both faces of
//! it: a function for Rust and the `t(k=…, lang=…)` function of the templates.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::domain::{Day, FieldError, Language, Phrase, UserAgent};

#[derive(RustEmbed)]
#[folder = "locales/"]
#[include = "*.ftl"]
struct Files;

/// The messages of one language by their ids. Each is parsed when it is first asked for: parsed, all of
/// them take six times the memory of their files, and few are ever shown.
struct Locale {
    bundle: FluentBundle<FluentResource>,
    messages: HashMap<&'static str, Message>,
}

struct Message {
    source: &'static str,
    parsed: OnceLock<FluentResource>,
}

impl Locale {
    fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Locale> = LazyLock::new(|| Locale::read(Language::English));
        static GERMAN: LazyLock<Locale> = LazyLock::new(|| Locale::read(Language::German));
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    fn read(language: Language) -> Self {
        let identifier: Option<LanguageIdentifier> = language.tag().parse().ok();
        let mut bundle = FluentBundle::new_concurrent(identifier.into_iter().collect());
        // The pages isolate names with <bdi>; the marks would show up in plain-text mails.
        bundle.set_use_isolating(false);
        let folder = format!("{}/", language.tag());
        let files =
            Files::iter().filter(|path| path.starts_with(&folder)).filter_map(|path| Files::get(&path));
        let messages = files.flat_map(|file| messages_in(for_ever(file.data))).collect();
        Self { bundle, messages }
    }

    /// `key` is a message's id, or the id and an attribute of it with a full stop between.
    fn text(&self, key: &str, args: &Args) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let ast::Entry::Message(message) = self.messages.get(id)?.parsed().get_entry(0)? else {
            return None;
        };
        let pattern = match attribute {
            None => message.value.as_ref()?,
            Some(name) => &message.attributes.iter().find(|found| found.id.name == name)?.value,
        };
        let args: FluentArgs =
            args.iter().map(|(name, value)| (Cow::Borrowed(name.as_ref()), value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| with_one_full_stop(text.into_owned(), &args))
    }
}

/// A value such as "Harbour Club e. V." brings the full stop of its sentence along.
fn with_one_full_stop(mut text: String, args: &FluentArgs<'_>) -> String {
    for (_, value) in args.iter() {
        if let FluentValue::String(value) = value
            && value.ends_with('.')
        {
            text = text.replace(&format!("{value}."), value);
        }
    }
    text
}

impl Message {
    fn parsed(&self) -> &FluentResource {
        let parse = || FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(partly, _)| partly);
        self.parsed.get_or_init(parse)
    }
}

/// A debug build reads the files from the disk, once for the life of the process.
fn for_ever(file: Cow<'static, [u8]>) -> &'static str {
    let bytes: &'static [u8] = match file {
        Cow::Borrowed(bytes) => bytes,
        Cow::Owned(bytes) => bytes.leak(),
    };
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// A message begins with its id at the start of a line, and ends before the next one.
fn messages_in(file: &'static str) -> Vec<(&'static str, Message)> {
    let begins = |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic());
    let mut place = 0;
    let mut starts = Vec::new();
    for line in file.split_inclusive('\n') {
        if begins(line) {
            starts.push(place);
        }
        place += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    let sources = starts.iter().zip(ends).map(|(start, end)| &file[*start..end]);
    let named = sources.filter_map(|source| Some((source.split_once('=')?.0.trim_end(), source)));
    named.map(|(id, source)| (id, Message { source, parsed: OnceLock::new() })).collect()
}

/// The arguments of a message, by name.
pub type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// The text of a message. A missing one shows its key: a test keeps that from happening.
pub fn text(language: Language, key: &str) -> String {
    text_with(language, key, &Args::new())
}

pub fn text_with(language: Language, key: &str, args: &Args) -> String {
    let found = Locale::of(language).text(key, args);
    found.or_else(|| Locale::of(Language::English).text(key, args)).unwrap_or_else(|| key.to_owned())
}

/// Arguments that are whole numbers.
pub fn numbers(pairs: &[(&'static str, i64)]) -> Args {
    pairs.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect()
}

/// `28 November 2026`, of a day in UTC.
pub fn date(language: Language, day: Day) -> String {
    date_with(language, day, "month-name")
}

/// `28 Nov 2026`.
pub fn short_date(language: Language, day: Day) -> String {
    date_with(language, day, "month-short")
}

fn date_with(language: Language, day: Day, month_key: &str) -> String {
    let Some(at) = day.start().to_date_time() else { return day.iso() };
    let month = text_with(language, month_key, &numbers(&[("month", u8::from(at.month()).into())]));
    let mut args = numbers(&[("day", at.day().into()), ("year", at.year().into())]);
    args.insert("month".into(), FluentValue::from(month));
    text_with(language, "date-for-people", &args)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_can_be_parsed_by_itself() {
        for language in Language::ALL {
            let locale = Locale::of(language);
            assert!(locale.messages.len() > 150);
            for (id, message) in &locale.messages {
                let parsed = FluentResource::try_new(message.source.to_owned());
                let parsed = parsed.unwrap_or_else(|(_, errors)| panic!("{id} in {language}: {errors:?}"));
                assert_eq!(parsed.entries().count(), 1, "{id} in {language} is one message");
                let Some(ast::Entry::Message(found)) = parsed.get_entry(0) else {
                    panic!("{id} in {language}")
                };
                assert_eq!(found.id.name, *id);
                assert!(found.value.is_some(), "{id} in {language} has no text");
            }
        }
    }
}
