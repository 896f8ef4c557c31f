//! Bodies as handlers get them.

use super::*;

fn json(text: &str) -> Option<Fields> {
    parse_json(text.as_bytes()).ok()
}

#[test]
fn a_body_that_two_parsers_could_read_differently_is_refused() {
    assert!(json(r#"{"a":1,"a":2}"#).is_none());
    assert!(json(r#"{"x":{"a":1,"a":2}}"#).is_none());
    assert!(json(r#"["ada","ada@example.org"]"#).is_none());
    assert!(json(&"[".repeat(100_000)).is_none());
    assert!(json(r#"{"a":"\ud800"}"#).is_none());
    assert!(json("{} {}").is_none());
    assert!(json("").is_none());
}

#[test]
fn integers_are_whole_and_fit_in_64_bits() {
    let fields = json(r#"{"a":9223372036854775808,"b":"42","c":1.0,"d":"-7","e":"+7","f":null}"#).unwrap();
    assert_eq!(fields.optional_integer("a"), Err(Reason::NotAnInteger));
    assert_eq!(fields.optional_integer("b"), Ok(Some(42)));
    assert_eq!(fields.optional_integer("c"), Err(Reason::NotAnInteger));
    assert_eq!(fields.optional_integer("d"), Ok(Some(-7)));
    assert_eq!(fields.optional_integer("e"), Err(Reason::NotAnInteger));
    assert_eq!(fields.optional_integer("f"), Err(Reason::Null));
    assert_eq!(fields.optional_integer("g"), Ok(None));
}

#[test]
fn texts_are_texts_and_hold_no_nul() {
    let fields = json(r#"{"a":"x\u0000y","b":7,"c":null,"d":["x"]}"#).unwrap();
    assert_eq!(fields.text("a"), Err(Reason::ControlCharacters));
    assert_eq!(fields.text("b"), Err(Reason::NotAText));
    assert_eq!(fields.text("c"), Err(Reason::Null));
    assert_eq!(fields.text("d"), Err(Reason::NotAText));
    assert_eq!(fields.text("e"), Err(Reason::Required));
}

#[test]
fn a_repeated_form_field_is_named_and_a_bracket_is_no_alias() {
    let fields = parse_form(b"email=a%40b.de&email=c%40d.de&name[]=x&tags=1&tags=2").unwrap();
    assert_eq!(fields.text("email"), Err(Reason::Repeated));
    assert_eq!(fields.text("name"), Err(Reason::Required));
    assert_eq!(fields.integers("tags"), Ok(vec![1, 2]));
    assert!(parse_form(b"a=%ff").is_err());
}

#[test]
fn lists_of_integers_name_what_is_wrong_with_them() {
    let fields = json(r#"{"a":[1,2],"b":null,"c":"1","d":[1,"2"],"e":[1.5]}"#).unwrap();
    assert_eq!(fields.integers("a"), Ok(vec![1, 2]));
    assert_eq!(fields.integers("b"), Ok(vec![]));
    assert_eq!(fields.integers("c"), Err(Reason::NotAList));
    assert_eq!(fields.integers("d"), Err(Reason::IncorrectType));
    assert_eq!(fields.integers("e"), Err(Reason::IncorrectType));
}
