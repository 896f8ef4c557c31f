//! Words that read wrong are nowhere that a person reads: texts, templates, the command line.

use clap::CommandFactory;
use regex::Regex;
use rollbook::cli::args::Cli;

use super::texts::files_below;

/// Patterns, case ignored, of what an English text does not say.
const NOT_ENGLISH: &[&str] = &[
    r"\bhand(s|ed|ing)? (it |them |the link |a link |links |this )?over\b",
    r"\boutside id\b",
    r"\bid in another system\b",
    r"(?-i:\b[Ee]xternal id\b)",
    r"(?-i:\bAPI and apps\b)",
    r"\b(a|the|this|your|whole|sign-up) desk\b",
    r"\bkeys and clients\b",
    r"\bsecret for jwts?\b",
    r"\bbackground work\b",
    r"\bpass(es|ed) over\b",
    r"\bwith several accounts\b",
    r"\bwith which\b",
    r"\bticked\b",
    r"\bmore conditions\b",
    r"\bwithout filter\b",
    r"\b(nobody|none|no mail|no account) fits\b",
    r"\bmend(s|ed|ing)?\b",
    r"\bwho it is\b",
    r"\bwhat happened to\b",
    r"\bend of the account\b",
    r"\bneeds you\b",
    r"\ba day is one\b",
    r"\bit holds\b",
    r"\bby themselves\b",
    r"\bchange one.s mind\b",
    r"\bkinds? of characters?\b",
    r"\bstill you\b",
    r"\bwhat comes next\b",
    r"\bthat were\b",
    r"\blook whether\b",
    r"\bamong the spam\b",
    r"\bnone was\b",
    r"\bknows of\b",
    r"\b(take|takes|took|taken|taking) ([a-z]+ ){0,3}off\b",
    r"\bsecond (factor|step)\b",
    r"\bends the earlier\b",
    r"\bfor good\b",
    r"\bnobody\b",
    r"\bsomebody\b",
    r"\bworks? no longer\b",
    r"\baudit log\b",
    r"\b(a|the|this|one|no|each|every|any|another|test|new|newer) mail\b( server| settings)?",
    r"\bmails\b",
    r"\bmail address(es)?\b",
    r"\bone session or token\b",
];

/// Matches of the patterns that are terms of the field after all.
const ENGLISH_AFTER_ALL: &[&str] = &[" mail server", " mail settings"];

/// The same for German.
const NOT_GERMAN: &[&str] = &[
    r"\b(du|dich|dir|dein(e|en|em|er|es)?)\b",
    r"\bschlag(wort|worts|wortes|wörter|wörtern)\b",
    r"\bstillgelegt\b",
    r"\bfremde[nr]? (nummer|kennung)\b",
    r"\bkennung(en)?\b",
    r"\bbraucht sie\b",
    r"\bsie braucht\b",
    r"\bpult\b",
    r"\bniemand (passt|von sich)\b",
    r"\b(kein|keine) \w+ passt\b",
    r"\bohne filter\b",
    r"\begal\b",
    r"\bzuletzt da\b",
    r"\b(abnehmen|abgenommen|abnimmt)\b",
    r"\bzweite[nrsm]? (faktor|faktoren|schritt|schritts)\b",
    r"\banmeldung in zwei schritten\b",
    r"\bgeheimnis(ses)? für jwts?\b",
    r"\bjwt-geheimnis\b",
    r"\b(schlüssel|sicherung|client|tag|geheimnis|link) (machen|gemacht)\b",
    r"\bbe(weise|weisen|weist|wiesen)\b",
    r"\bvon sich aus\b",
    r"\bsind sie es noch\b",
    r"\bgetilgt\b",
    r"\bendgültig entfernt\b",
    r"\bbefehlszeile\b",
    r"\bvorgabe\b",
    r"\bprotokolls?\b",
    r"\bhintergrundarbeit\b",
    r"\bwer es ist\b",
    r"\bpasswort holen\b",
    r"\bholen? (sie )?(sich )?(dir )?ein neues passwort\b",
    r"\bverwaltung\b",
    r"\bfassung\b",
    r"\bknopf\b",
    r"\bgemailt\b",
    r"(^|[^-])\bmails?\b[^:]",
    r"\bmail-?adresse\b",
    r"\btestmail\b",
];

/// Matches of those that are meant: an address for mail is an `E-Mail-Adresse`.
const GERMAN_AFTER_ALL: &[&str] = &["e-mail-adresse"];

fn patterns(list: &[&str]) -> Vec<Regex> {
    list.iter().map(|text| Regex::new(&format!("(?i){text}")).expect("a pattern")).collect()
}

fn faults(place: &str, text: &str, forbidden: &[Regex], after_all: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for pattern in forbidden {
        for found in pattern.find_iter(text) {
            let start = text[..found.start()].char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            let around = text[start..found.end()].to_lowercase();
            if !after_all.iter().any(|meant| around.contains(meant)) {
                faults.push(format!("{place}: {:?} in {:?}", found.as_str(), text.trim()));
            }
        }
    }
    faults
}

/// The texts of one language, each with its key and on one line.
fn messages(language: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for (path, text) in files_below(&format!("locales/{language}"), &[".ftl"]) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =") {
                Some((key, words)) if key.starts_with(|first: char| first.is_ascii_lowercase()) => {
                    messages.push((format!("{} {key}", path.display()), words.to_owned()));
                }
                _ => {
                    if let Some((_, words)) = messages.last_mut() {
                        words.push(' ');
                        words.push_str(line.trim());
                    }
                }
            }
        }
    }
    assert!(messages.len() > 1000, "{language}");
    messages
}

#[test]
fn no_text_says_what_reads_wrong() {
    let mut found = Vec::new();
    for (language, forbidden, after_all) in
        [("en", NOT_ENGLISH, ENGLISH_AFTER_ALL), ("de", NOT_GERMAN, GERMAN_AFTER_ALL)]
    {
        let forbidden = patterns(forbidden);
        for (key, words) in messages(language) {
            found.extend(faults(&key, &words, &forbidden, after_all));
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// What in a template is read by machines alone.
const NO_WORDS: &str = r#"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<code[^>]*>.*?</code>|\b(id|class|aria-labelledby|aria-describedby|for|href|name|value)="[^"]*""#;

#[test]
fn no_template_says_what_reads_wrong() {
    let logic = Regex::new(NO_WORDS).expect("a pattern");
    let forbidden = patterns(NOT_ENGLISH);
    let mut found = Vec::new();
    for (path, text) in files_below("templates", &[".html", ".txt"]) {
        let words = logic.replace_all(&text, " ");
        for line in words.lines() {
            found.extend(faults(&path.display().to_string(), line, &forbidden, ENGLISH_AFTER_ALL));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn helps(mut command: clap::Command, place: &str, helps: &mut Vec<(String, String)>) {
    helps.push((format!("{place} --help"), command.render_long_help().to_string()));
    helps.push((format!("{place} -h"), command.render_help().to_string()));
    for inner in command.get_subcommands() {
        self::helps(inner.clone(), &format!("{place} {}", inner.get_name()), helps);
    }
}

#[test]
fn no_help_of_the_command_line_says_what_reads_wrong() {
    let forbidden = patterns(NOT_ENGLISH);
    let mut all = Vec::new();
    helps(Cli::command(), "rollbook", &mut all);
    assert!(all.len() > 30);
    let found: Vec<String> =
        all.iter().flat_map(|(place, help)| faults(place, help, &forbidden, ENGLISH_AFTER_ALL)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_message_of_the_command_line_says_what_reads_wrong() {
    let literal = Regex::new(r#""(?:[^"\\]|\\.)*""#).expect("a pattern");
    let comment = Regex::new(r"(?m)^\s*//.*$").expect("a pattern");
    let forbidden = patterns(NOT_ENGLISH);
    let mut found = Vec::new();
    for folder in ["src/cli", "src/settings"] {
        for (path, text) in files_below(folder, &[".rs"]) {
            let text = comment.replace_all(&text, "");
            for words in literal.find_iter(&text) {
                let place = path.display().to_string();
                found.extend(faults(&place, words.as_str(), &forbidden, ENGLISH_AFTER_ALL));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
