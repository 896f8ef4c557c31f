//! How German texts address people: *Sie*, or *du* where the policy says so, and in the console always *Sie*.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use rocket::http::Method;
use rocket_dyn_templates::tera::Context;
use rollbook::domain::{Formality, Language};
use rollbook::mail::compose::{Composer, Draft};
use rollbook::mail::kind::{MailLook, Site};
use rollbook::mail::kinds::{self, CATALOGUE};
use rollbook::texts::{Args, Locale, text_with};
use rollbook::web::html::brand::Look;
use rollbook::web::html::frame_context::FrameContext;
use rollbook::web::html::page_context::Content;
use rollbook::web::html::render::page_templates;

use super::texts::files_below;
use crate::support::TestApp;
use crate::support::people::Person;

const INFORMAL: fn() -> Locale = || Locale::new(Language::German, Formality::Informal);

/// Texts of the console, the command line and the APIs, which say *Sie* or are English.
const NOT_FOR_PEOPLE: &[&str] = &[
    "api-",
    "audit-",
    "check-",
    "checklist-",
    "console-",
    "mail-failure-",
    "mail-hint-",
    "mail-value-",
    "probe-",
    "settings-",
    "error-image-",
    "error-in-the-past",
    "error-no-such-tag",
    "error-not-a-color",
    "error-not-a-date",
    "error-not-a-domain",
    "error-not-a-network",
    "error-not-a-sender",
    "error-not-an-image",
    "error-not-one-domain",
    "error-not-with-invitation",
    "error-null",
    "error-out-of-range",
    "error-repeated",
    "error-tag-in-use",
    "error-too-light",
    "error-too-many",
];

/// Texts in which *sie* begins a sentence about a third thing: an address, an app, a mail, codes, data.
const ABOUT_OTHERS: &[&str] = &[
    "email-undo-lead-asked",
    "factors-codes-made-lead",
    "factors-remove-app",
    "home-way-mail-text",
    "mail-address-change-asked.body",
    "mail-address-wanted.body",
    "account-email-gone",
    "privacy-default",
];

fn formal() -> Regex {
    Regex::new(r"\b(Sie|Ihnen|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihres)\b").expect("a pattern")
}

/// Every text with its arguments: a mail's parts each for itself, `key.part`.
fn texts_of(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let head = Regex::new(r"^(?:([a-z][a-z0-9-]*) *=|    \.([a-z]+) *=)(.*)$").expect("a pattern");
    let argument = Regex::new(r"\$([a-z][a-z0-9_-]*)").expect("a pattern");
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, file) in files_below(&format!("locales/{folder}"), &[".ftl"]) {
        let (mut message, mut current) = (String::new(), String::new());
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(found) = head.captures(line) {
                current = match (found.get(1), found.get(2)) {
                    (Some(key), _) => {
                        message = key.as_str().to_owned();
                        message.clone()
                    }
                    (_, Some(part)) => format!("{message}.{}", part.as_str()),
                    _ => unreachable!("one of both"),
                };
                texts.entry(current.clone()).or_default();
            }
            let arguments = argument.captures_iter(line).map(|found| found[1].to_owned());
            texts.entry(current.clone()).or_default().extend(arguments);
        }
    }
    texts.remove("");
    texts
}

#[test]
fn an_informal_text_stands_for_a_formal_one_with_the_same_arguments_and_says_something_else() {
    let (formal, informal) = (texts_of("de"), texts_of("de-informal"));
    assert!(informal.len() > 250, "{}", informal.len());
    for (key, arguments) in &informal {
        let of_formal = formal.get(key).unwrap_or_else(|| panic!("locales/de has no {key}"));
        // A message that overrides parts only has no value of its own.
        let is_bare = !key.contains('.') && informal.contains_key(&format!("{key}.body"));
        if is_bare {
            continue;
        }
        assert_eq!(arguments, of_formal, "{key}");
        let args: Args = arguments.iter().map(|name| (name.clone().into(), 2.into())).collect();
        let said = |locale: Locale| text_with(locale, key, &args);
        assert_ne!(said(INFORMAL()), said(Language::German.into()), "{key} is the same in both");
        assert_ne!(said(INFORMAL()), *key, "{key} is said");
    }
}

#[test]
fn no_text_for_people_says_sie_where_it_is_to_say_du() {
    let formal_words = formal();
    let mut found = Vec::new();
    let mut about_others = BTreeSet::new();
    let files = ["audit", "clients", "manage"].map(|file| texts_in_file(&format!("locales/de/{file}.ftl")));
    let of_the_console: BTreeSet<String> = files.into_iter().flatten().collect();
    for (key, arguments) in texts_of("de") {
        let is_for_people = !NOT_FOR_PEOPLE.iter().any(|start| key.starts_with(start))
            && !of_the_console.contains(key.split('.').next().unwrap_or_default());
        if !is_for_people {
            continue;
        }
        for number in [0, 1, 2, 7] {
            let args: Args = arguments.iter().map(|name| (name.clone().into(), number.into())).collect();
            let said = text_with(INFORMAL(), &key, &args);
            if formal_words.is_match(&said) {
                if ABOUT_OTHERS.contains(&key.as_str()) {
                    about_others.insert(key.clone());
                } else {
                    found.push(format!("{key}: {said}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let all: BTreeSet<String> = ABOUT_OTHERS.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(about_others, all, "an exception that is none any more");
}

fn texts_in_file(path: &str) -> Vec<String> {
    let text =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file");
    let key = Regex::new(r"(?m)^([a-z][a-z0-9-]*) *=").expect("a pattern");
    key.captures_iter(&text).map(|found| found[1].to_owned()).collect()
}

/// What of a rendered text still says *Sie*, sentence by sentence, but for those about something else.
fn formal_sentences(words: &str) -> Vec<String> {
    let others = Regex::new(
        r"^(Sie (ist noch nicht|kommt in|wird geändert|gehört zu|werden nicht noch|bleiben gespeichert|wurde bestätigt)|Ihre Codes gelten|.*: Ihre Codes gelten)",
    )
    .expect("a pattern");
    let formal_words = formal();
    words
        .split_inclusive(['.', '!', '?'])
        .map(|sentence| sentence.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|sentence| formal_words.is_match(sentence) && !others.is_match(sentence))
        .collect()
}

#[test]
fn no_page_for_people_says_sie_where_it_is_to_say_du() {
    let templates = page_templates();
    let look = Look::default();
    let mut found = Vec::new();
    let mut pages = 0;
    for Content { template, value } in rollbook::web::samples() {
        if template.starts_with("console/") || template.starts_with("partials/") {
            continue;
        }
        for is_signed_in in [false, true] {
            let whole = FrameContext::sample(INFORMAL(), &look, is_signed_in).around(value.clone());
            let context = Context::from_value(whole).expect("a context");
            let html = templates.render(template, &context).expect("a page");
            let page = scraper::Html::parse_document(&html);
            assert_eq!(page.root_element().attr("lang"), Some("de"), "{template}");
            let body = scraper::Selector::parse("body").expect("a selector");
            let words: String = page.select(&body).flat_map(|body| body.text()).collect();
            found.extend(formal_sentences(&words).into_iter().map(|words| format!("{template}: {words}")));
            pages += 1;
        }
    }
    assert!(pages > 80, "{pages}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_mail_says_sie_where_it_is_to_say_du_and_each_is_whole() {
    let site = |formality| Site {
        name: "Harbour Club".to_owned(),
        public_url: "https://join.example.org".to_owned(),
        look: MailLook::default(),
        formality,
    };
    let composer = Composer::default();
    for kind in CATALOGUE {
        let written = |formality| {
            let draft: Draft = kinds::sample(kind, &site(formality), Language::German);
            composer.compose(&draft).expect("a mail")
        };
        let (formal, informal) = (written(Formality::Formal), written(Formality::Informal));
        for words in [&informal.subject, &informal.text] {
            let found = formal_sentences(words);
            assert!(found.is_empty(), "{}: {found:?}", kind.name);
        }
        assert!(informal.html.contains("<html lang=\"de\""), "{}", kind.name);
        // What the mail is sent for stands in both.
        assert_eq!(formal.secrets, informal.secrets, "{}", kind.name);
        for secret in informal.secrets.unwrap_or_default() {
            assert!(informal.text.contains(&secret) && informal.html.contains(&secret), "{}", kind.name);
        }
        assert!(
            informal.text.contains(" du ") || informal.text.contains("dein") || informal.text.contains("Du "),
            "{}: {}",
            kind.name,
            informal.text
        );
    }
}

#[test]
fn the_policy_decides_and_the_console_stays_formal() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let german = [("Accept-Language", "de")];
    let register = |app: &TestApp| app.visitor().send(Method::Get, "/register", &german, None);
    assert!(register(&app).says("Haben Sie schon ein Konto?"));
    app.set("site.formality", "informal");
    let page = register(&app);
    assert!(page.says("Hast du schon ein Konto?"), "{}", page.body);
    let wrong = app.visitor().send(
        Method::Post,
        "/register",
        &[("Accept-Language", "de"), ("Content-Type", "application/x-www-form-urlencoded")],
        Some("name=Ada&email=x&password=short&privacy=yes"),
    );
    assert!(wrong.says("Gib eine wie name@example.org ein."), "{}", wrong.body);
    let missing = app.visitor().send(Method::Get, "/nowhere", &german, None);
    assert!(missing.says("Prüfe die Adresse"), "{}", missing.body);
    let mut ada = app.visitor();
    ada.post("/language", &[("language", "de"), ("return", "/register")]);
    ada.registers(&Person::new("Ada", "ada@example.org"));
    assert_eq!(
        app.mailbox().newest("ada@example.org").subject(),
        "Bestätige deine E-Mail-Adresse für Harbour Club"
    );
    let console = root.send(Method::Get, "/console/mail/texts/confirm_address/de", &german, None);
    let subject = console.attribute("input[name=subject]", "value").expect("a subject");
    assert!(
        subject.starts_with("Bestätige deine E-Mail-Adresse"),
        "what is edited is the text in force: {subject}"
    );
    root.post("/language", &[("language", "de"), ("return", "/console")]);
    let overview = root.send(Method::Get, "/console/settings", &german, None);
    assert!(overview.says("Ihr Logo und die Farbe"), "{}", overview.body);
    let settings = root.send(Method::Get, "/console/settings/site", &german, None);
    assert!(settings.has("[name='site.formality'][value=informal][checked]"));
}
