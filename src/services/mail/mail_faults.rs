//! What is wrong with the words that somebody has written for a mail, in words.

use crate::domain::Language;
use crate::mail::wording::{Fault, Part, Why};
use crate::texts::{Args, text_with};

/// The part of the text, as it is called in forms and JSON.
pub const fn field(part: Part) -> &'static str {
    match part {
        Part::Subject => "subject",
        Part::Heading => "heading",
        Part::Body => "body",
    }
}

/// What is wrong and where.
pub fn message(language: Language, fault: &Fault) -> String {
    let mut args = Args::new();
    let line = i64::try_from(fault.line).unwrap_or(i64::MAX);
    args.insert("line".into(), line.into());
    let most = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
    let braced = |name: &str| format!("{{{{ {name} }}}}");
    let key = match &fault.why {
        Why::Empty => "console-mail-fault-empty",
        Why::TooLong { most: chars } => {
            args.insert("most".into(), most(*chars).into());
            "console-mail-fault-too-long"
        }
        Why::ControlCharacter => "console-mail-fault-control",
        Why::Unclosed => "console-mail-fault-unclosed",
        Why::Tag => "console-mail-fault-tag",
        Why::NotAName(text) => {
            args.insert("what".into(), braced(text).into());
            "console-mail-fault-not-a-name"
        }
        Why::Unknown(name) => {
            args.insert("what".into(), braced(name).into());
            "console-mail-fault-unknown"
        }
        Why::TooManyPlaceholders { most: count } => {
            args.insert("most".into(), most(*count).into());
            "console-mail-fault-too-many"
        }
        Why::BadLink => "console-mail-fault-bad-link",
        Why::Lacks(name) => {
            args.insert("what".into(), braced(name).into());
            "console-mail-fault-lacks"
        }
        Why::SecretInSubject(name) => {
            args.insert("what".into(), braced(name).into());
            "console-mail-fault-secret"
        }
    };
    text_with(language, key, &args)
}
