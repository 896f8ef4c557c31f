//! Every text that a person reads: there in both languages, used, and rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use regex::Regex;
use rocket_dyn_templates::tera::Context;
use rollbook::domain::Language;
use rollbook::web::html::brand::Look;
use rollbook::web::html::frame_context::FrameContext;
use rollbook::web::html::page_context::Content;
use rollbook::web::html::render::page_templates;
use rollbook::web::http::problem::Kind;
use serde_json::Value;

/// The arguments of every message, by key.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files_below(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                let text = std::fs::read_to_string(&path).expect("a text");
                files.push((path, text));
            }
        }
    }
    files
}

fn messages(language: Language) -> Messages {
    let key = pattern(r"(?m)^([a-z][a-z0-9-]*) *=");
    let argument = pattern(r"\$([a-z][a-z0-9_-]*)");
    let mut messages = Messages::new();
    for (path, text) in files_below(&format!("locales/{language}"), &[".ftl"]) {
        let starts: Vec<_> =
            key.captures_iter(&text).map(|found| found.get(0).expect("a match").start()).collect();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(text.len());
            let block = &text[*start..end];
            let name = key.captures(block).expect("a key")[1].to_owned();
            let arguments = argument.captures_iter(block).map(|found| found[1].to_owned()).collect();
            let before = messages.insert(name.clone(), arguments);
            assert!(before.is_none(), "{name} stands twice, the second time in {}", path.display());
        }
    }
    assert!(messages.len() > 150);
    messages
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        for (key, arguments) in &english {
            assert_eq!(other.get(key), Some(arguments), "{key} in {language}");
        }
        assert_eq!(other.len(), english.len(), "{language} has messages of its own");
    }
}

#[test]
fn every_message_that_is_named_is_there_with_its_arguments() {
    let messages = messages(Language::English);
    let call = pattern(r#"(?s)\bt\(k="([^"]+)"((?:[^()]|\([^()]*\))*)\)"#);
    let argument = pattern(r"([a-z_]+) *=");
    let mut calls = 0;
    for (path, text) in files_below("templates", &[".html", ".txt"]) {
        assert_eq!(text.matches("t(k=").count(), call.captures_iter(&text).count(), "{}", path.display());
        for found in call.captures_iter(&text) {
            calls += 1;
            let wanted = messages
                .get(&found[1])
                .unwrap_or_else(|| panic!("{}: no message {}", path.display(), &found[1]));
            let mut given: BTreeSet<String> =
                argument.captures_iter(&found[2]).map(|found| found[1].to_owned()).collect();
            assert!(given.remove("lang"), "{}: {} without lang", path.display(), &found[1]);
            assert_eq!(&given, wanted, "{}: {}", path.display(), &found[1]);
        }
    }
    assert!(calls > 150);
    for kind in Kind::ALL {
        for key in [kind.title_key(), kind.text_key()] {
            assert!(messages.contains_key(key), "{kind:?}: no message {key}");
        }
    }
    let literal = pattern(r#""((?:error|problem|privacy-default)-[a-z0-9-]+)""#);
    for (path, text) in files_below("src", &[".rs"]) {
        for found in literal.captures_iter(&text) {
            assert!(messages.contains_key(&found[1]), "{}: no message {}", path.display(), &found[1]);
        }
    }
}

#[test]
fn no_message_is_unused() {
    let mut sources: String =
        files_below("templates", &[".html", ".txt"]).into_iter().map(|(_, text)| text).collect();
    sources.extend(files_below("src", &[".rs"]).into_iter().map(|(_, text)| text));
    let mut keys: Vec<String> = messages(Language::English).into_keys().collect();
    keys.retain(|key| !sources.contains(&format!("\"{key}\"")));
    assert!(keys.is_empty(), "nothing says {keys:?}");
}

#[test]
fn no_template_has_words_of_its_own() {
    let logic = pattern(r"(?s)\{% block width %\}.*?\{% endblock width %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}");
    let markup = pattern(r"(?s)<style.*?</style>|<code[^>]*>.*?</code>|<[^>]*>|&[a-z]+;");
    let word = pattern(r"[A-Za-z]{2,}");
    for (path, text) in files_below("templates", &[".html", ".txt"]) {
        let rest = logic.replace_all(&text, " ");
        let rest = markup.replace_all(&rest, " ");
        let words: Vec<&str> = word.find_iter(&rest).map(|found| found.as_str()).collect();
        assert!(words.is_empty(), "{}: {words:?}", path.display());
    }
}

fn is_page(template: &str) -> bool {
    let is_console_page = template.starts_with("console/") && template != "console/layout.html";
    template.starts_with("pages/") || is_console_page
}

/// The one key that is a word of the texts, too.
const A_WORD: &str = "sign-in";

#[test]
fn every_template_can_be_parsed_before_any_other() {
    for name in page_templates().names() {
        page_templates().parse(&name).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    }
}

#[test]
fn every_page_renders_in_every_language_and_case() {
    let templates = page_templates();
    let look = Look::default();
    let samples = rollbook::web::samples();
    for name in templates.names().iter().filter(|name| is_page(name)) {
        assert!(samples.iter().any(|sample| sample.template == name.as_ref()), "{name} has no sample");
    }
    let keys: BTreeSet<String> =
        messages(Language::English).into_keys().filter(|key| key.contains('-') && key != A_WORD).collect();
    for Content { template: name, value } in &samples {
        for language in Language::ALL {
            for is_signed_in in [false, true] {
                let frame = FrameContext::sample(language, &look, is_signed_in);
                let context = Context::from_value(frame.around(value.clone())).expect("an object");
                let html = templates.render(name, &context);
                let html = html.unwrap_or_else(|error| panic!("{name}: {error:?}"));
                is_in_order(name, &html, language);
                let page = scraper::Html::parse_document(&html);
                let text: String = page.root_element().text().collect();
                let shown = text.split_whitespace().find(|word| keys.contains(*word));
                assert_eq!(shown, None, "{name} shows the key of a text");
            }
        }
    }
}

#[test]
fn no_page_is_given_what_no_template_reads() {
    let logic = pattern(r"(?s)\{\{.*?\}\}|\{%.*?%\}");
    let word = pattern(r"[a-z_][a-z0-9_]*");
    let mut read = BTreeSet::new();
    for (_, text) in files_below("templates", &[".html"]) {
        for found in logic.find_iter(&text) {
            read.extend(word.find_iter(found.as_str()).map(|name| name.as_str().to_owned()));
        }
    }
    let mut given = BTreeSet::new();
    for Content { template, value } in rollbook::web::samples() {
        keys_of(&value, template, &mut given);
    }
    let unread: Vec<_> = given.iter().filter(|(_, key)| !read.contains(key)).collect();
    assert!(unread.is_empty(), "no template reads {unread:?}");
}

/// The names of all fields; those within a form's values and errors are the form's own.
fn keys_of(value: &Value, template: &'static str, keys: &mut BTreeSet<(&'static str, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys_of(item, template, keys)),
        Value::Object(fields) => {
            for (key, value) in fields {
                keys.insert((template, key.clone()));
                if !(value.is_object() && matches!(key.as_str(), "values" | "errors")) {
                    keys_of(value, template, keys);
                }
            }
        }
        _ => {}
    }
}

/// What holds for every page: a title, one heading, labelled fields, ids that stand once.
fn is_in_order(name: &str, html: &str, language: Language) {
    let page = scraper::Html::parse_document(html);
    let select = |selector: &str| {
        let selector = scraper::Selector::parse(selector).expect("a selector");
        page.select(&selector).collect::<Vec<_>>()
    };
    assert_eq!(page.root_element().attr("lang"), Some(language.tag()), "{name}");
    assert_eq!(select("h1").len(), 1, "{name}: one heading of the first rank");
    assert_eq!(select("head > title").len(), 1, "{name}");
    assert_eq!(select("main#content").len(), 1, "{name}");
    let skips: Vec<_> = select("a.skip-link").iter().filter_map(|link| link.attr("href")).collect();
    let [skip] = skips[..] else { panic!("{name}: {skips:?}") };
    assert_eq!(select(&format!("main{skip}, main {skip}")).len(), 1, "{name}: {skip} is part of the page");
    assert!(
        select(&format!("{skip} .console-nav, {skip} .console-search")).is_empty(),
        "{name}: menu and search are passed"
    );
    let mut ids = BTreeSet::new();
    for element in select("[id]") {
        let id = element.attr("id").unwrap_or_default();
        assert!(ids.insert(id.to_owned()), "{name}: the id {id} stands twice");
    }
    for input in select("input:not([type='hidden']):not([hidden]), select, textarea") {
        let id = input.attr("id").unwrap_or_else(|| panic!("{name}: a field without id"));
        assert_eq!(select(&format!("label[for='{id}']")).len(), 1, "{name}: the label of {id}");
        let is_ticked = matches!(input.attr("type"), Some("checkbox" | "radio" | "file"));
        let is_chosen = input.value().name() == "select";
        assert!(is_ticked || is_chosen || input.attr("autocomplete").is_some(), "{name}: {id}");
    }
    for attribute in ["aria-describedby", "aria-labelledby"] {
        for element in select(&format!("[{attribute}]")) {
            for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                assert!(ids.contains(id), "{name}: {attribute} names {id}, which is not there");
            }
        }
    }
    for button in select("button, a[href]") {
        let text: String = button.text().collect();
        assert!(
            !text.trim().is_empty() || button.attr("aria-label").is_some(),
            "{name}: a nameless {}",
            button.html()
        );
    }
    for form in select("form") {
        // A form that only asks changes the address and nothing else.
        let asks = form.attr("method") == Some("get") || form.attr("role") == Some("search");
        assert!(asks || form.attr("method") == Some("post"), "{name}");
        assert!(form.attr("action").is_some_and(|action| action.starts_with('/')), "{name}");
    }
    for link in select("a[href^='#']") {
        let target = link.attr("href").unwrap_or_default().trim_start_matches('#').to_owned();
        assert!(ids.contains(&target), "{name}: a link leads to #{target}, which is not there");
    }
    assert!(
        select("[style], [onclick], [onload], style, script:not([src])").is_empty(),
        "{name}: inline code"
    );
}
