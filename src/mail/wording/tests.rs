use std::collections::BTreeMap;
use std::time::Instant;

use super::render::HtmlBlock;
use super::*;
use crate::domain::MailText;

const NEEDS: &[&str] = &["link", "code"];
const GOOD: &str =
    "Hello {{ name }},\n\n[Open it]({{ link }})\n\n{{ code }}\n\nFrom: {{ peer }}\nWhen: {{ at }}";

fn known() -> Vec<String> {
    ["name", "link", "code", "peer", "at"].map(str::to_owned).to_vec()
}

fn parse(subject: &str, body: &str) -> Result<Wording, Vec<Fault>> {
    let text = MailText { subject: subject.into(), heading: "Heading".into(), body: body.into() };
    let known = known();
    Wording::parse(&text, Rules { known: Some(&known), needs: NEEDS })
}

fn faults(subject: &str, body: &str) -> Vec<(Part, usize, Why)> {
    let faults = parse(subject, body).expect_err("refused");
    faults.into_iter().map(|fault| (fault.part, fault.line, fault.why)).collect()
}

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let all = [("name", "Ada"), ("link", "https://x.example/confirm/t"), ("code", "123456"), ("at", "today")];
    all.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_text_becomes_paragraphs_a_button_and_a_code() {
    let words = parse("Hello {{name}}", GOOD).expect("good").render(&values(&[("peer", "203.0.113.7")]));
    assert_eq!(words.subject, "Hello Ada");
    assert_eq!(
        words.text,
        "Heading\n\nHello Ada,\n\nOpen it:\nhttps://x.example/confirm/t\n\n    123456\n\nFrom: 203.0.113.7\nWhen: today"
    );
    assert_eq!(
        words.blocks[1],
        HtmlBlock::Button { label: "Open it".into(), link: "https://x.example/confirm/t".into() }
    );
    assert_eq!(words.blocks[2], HtmlBlock::Code { code: "123456".into() });
}

#[test]
fn a_line_about_something_unknown_this_time_is_left_out_but_never_what_the_mail_is_for() {
    let words = parse("Hello", GOOD).expect("good").render(&values(&[]));
    assert!(words.text.ends_with("123456\n\nWhen: today"), "{}", words.text);
    let words = parse("Hello", "{{ link }} {{ peer }}\n\n{{ code }}").expect("good").render(&values(&[]));
    assert!(words.text.contains("https://x.example/confirm/t –"), "{}", words.text);
}

#[test]
fn what_cannot_be_sent_is_refused_with_its_place() {
    let with = |line: &str| format!("{GOOD}\n\n{line}");
    for (line, why) in [
        ("{{ nmae }}", Why::Unknown("nmae".into())),
        ("{{ get_env(name=\"PATH\") }}", Why::NotAName("get_env(name=\"PATH\")".into())),
        ("{{ link | safe }}", Why::NotAName("link | safe".into())),
        ("{{ __tera_context }}", Why::Unknown("__tera_context".into())),
        ("{{}}", Why::NotAName(String::new())),
        ("{% include \"/etc/passwd\" %}", Why::Tag),
        ("{% for x in range(end=1000000000) %}a{% endfor %}", Why::Tag),
        ("{# nothing #}", Why::Tag),
        ("so {{ link", Why::Unclosed),
        ("[click](javascript:alert(1))", Why::BadLink),
        ("[click]({{ name }})", Why::BadLink),
        ("[click](/etc)", Why::BadLink),
        ("[click](https://x", Why::BadLink),
        ("be\u{7}ep", Why::ControlCharacter),
    ] {
        assert_eq!(faults("Hello", &with(line)), [(Part::Body, 10, why)], "{line}");
    }
}

#[test]
fn a_text_without_what_the_mail_is_for_is_refused_and_so_is_a_subject_with_it() {
    let lacks = |name: &str| (Part::Body, 1, Why::Lacks(name.into()));
    assert_eq!(faults("Hello", "Hello"), [lacks("link"), lacks("code")]);
    assert_eq!(faults("Hello", "[x]({{ link }})"), [lacks("code")]);
    assert_eq!(faults("{{ code }}", GOOD), [(Part::Subject, 1, Why::SecretInSubject("code".into()))]);
    assert_eq!(faults(" ", GOOD), [(Part::Subject, 1, Why::Empty)]);
    let long = "x".repeat(MOST_LINE_CHARS + 1);
    assert_eq!(faults(&long, GOOD), [(Part::Subject, 1, Why::TooLong { most: MOST_LINE_CHARS })]);
}

#[test]
fn no_text_takes_long_or_grows_beyond_bounds() {
    let most = MOST_BODY_CHARS;
    for piece in ["[", "[a](", "{{", "{{ link }}", "]", "[x]", "{", "\n", "[a]({{", "[]()", "}}"] {
        let begun = Instant::now();
        let refused = parse("Hello", &piece.repeat(most / piece.len())).is_err();
        assert!(refused, "{piece}");
        assert!(begun.elapsed().as_secs() < 2, "{piece} took {:?}", begun.elapsed());
    }
    let too_long = format!("{GOOD}{}", "x".repeat(most));
    assert_eq!(faults("Hello", &too_long), [(Part::Body, 1, Why::TooLong { most })]);
    let many = format!("{GOOD}{}", "{{ name }}".repeat(MOST_PLACEHOLDERS));
    assert_eq!(faults("x", &many), [(Part::Body, 1, Why::TooManyPlaceholders { most: MOST_PLACEHOLDERS })]);
}

#[test]
fn brackets_and_braces_that_mean_nothing_stay_as_they_are() {
    let body = format!("{GOOD}\n\n[1] see [2] and {{x}} }} [ ](");
    let words = parse("Hello", &body).expect("good").render(&values(&[]));
    assert!(words.text.ends_with("[1] see [2] and {x} } [ ]("), "{}", words.text);
}

#[test]
fn long_lines_are_broken_between_words_and_links_are_not() {
    let link = format!("https://x.example/{}", "a".repeat(100));
    let body = format!("{GOOD}\n\n{} {{{{ link }}}}", "word ".repeat(40));
    let words = parse("Hello", &body).expect("good").render(&values(&[("link", &link)]));
    assert!(words.text.lines().all(|line| line.chars().count() <= 72 || line == link), "{}", words.text);
}

#[test]
fn labels_with_values_become_facts_and_closing_words_below_them_stand_back() {
    let body = format!("{GOOD}\n\nBye, {{{{ name }}}}");
    let words = parse("Hello", &body).expect("good").render(&values(&[]));
    let json = serde_json::to_value(&words.blocks).expect("blocks");
    assert_eq!(
        json[3],
        serde_json::json!({ "is": "facts", "facts": [{ "label": "When", "value": "today" }] })
    );
    assert_eq!(json[4]["is"], "note");
    assert_eq!(json[4]["lines"][0][1]["words"], "Ada");
    assert!(words.text.ends_with("When: today\n\nBye, Ada"), "{}", words.text);
}

#[test]
fn a_default_text_breaks_its_lines_in_the_text_part_only_and_is_edited_without() {
    let body =
        "Somebody asked,\n{{ name }}:\n\n[Open it]({{ link }})\n\n{{ code }}\n\n[Sign in:]({{ link }})";
    let text = MailText { subject: "Hi".into(), heading: "Heading".into(), body: body.into() };
    let wording = Wording::parse_default(&text, NEEDS, false).expect("good");
    let words = wording.render(&values(&[]));
    assert_eq!(
        words.text,
        "Somebody asked,\nAda:\n\nhttps://x.example/confirm/t\n\n    123456\n\nSign in:\nhttps://x.example/confirm/t"
    );
    let source = wording.source();
    assert_eq!(
        source.body,
        "Somebody asked, {{ name }}:\n\n[Open it]({{ link }})\n\n{{ code }}\n\n[Sign in]({{ link }})"
    );
    let edited = Wording::parse(&source, Rules { known: None, needs: NEEDS }).expect("good");
    assert_eq!(edited.render(&values(&[])).blocks[1..], words.blocks[1..]);
    assert_eq!(edited.source(), source);
}
