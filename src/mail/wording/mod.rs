//! The language in which administrators write mails: plain paragraphs with `{{ placeholders }}`,
//! `[links](…)` and nothing else. It has no logic, reads nothing but the values of the mail, and its
//! work grows with the length of the text only.

mod parse;
mod render;
mod source;

pub use render::Rendered;
pub use source::placeholder;

/// Longest subject and heading, in characters.
pub const MOST_LINE_CHARS: usize = 150;
/// Longest body, in characters.
pub const MOST_BODY_CHARS: usize = 10_000;
/// Most placeholders in one body: what it grows to stays within bounds.
pub const MOST_PLACEHOLDERS: usize = 100;

/// A mail's words, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    subject: Vec<Piece>,
    heading: Vec<Piece>,
    blocks: Vec<Block>,
    /// Values that must not be lost where another one of their line is missing.
    needs: Vec<String>,
    line_ends: LineEnds,
    /// Whether the text part says the heading, too.
    heading_in_text: bool,
}

/// What the end of a line within a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineEnds {
    /// Wherever the mail is read: whoever wrote it wants a new line there.
    Everywhere,
    /// In the text part alone, where the lines of our own texts are broken by hand.
    InTextPart,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Value(String),
    Link { label: Vec<Piece>, target: Target },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Value(String),
    Address(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    /// A paragraph, line by line.
    Text(Vec<Vec<Piece>>),
    /// A paragraph of nothing but `Label: {{ value }}`.
    Facts(Vec<Fact>),
    /// A paragraph that is nothing but a labelled link.
    Button { label: Vec<Piece>, target: Target, label_in_text: bool },
    /// A paragraph that is nothing but the code.
    Code(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Subject,
    Heading,
    Body,
}

/// What a text may and must hold.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The placeholders that there are. `None` takes any, as for a text that was checked when it was
    /// saved: one that is gone since then is a value that is missing.
    pub known: Option<&'a [String]>,
    /// Those that the body must hold, and the subject must not.
    pub needs: &'a [&'static str],
}

/// Why a text is not taken, and where the reason stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub part: Part,
    /// From 1.
    pub line: usize,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    Empty,
    TooLong {
        most: usize,
    },
    /// A character that no mail can hold.
    ControlCharacter,
    /// `{{` without `}}`.
    Unclosed,
    /// `{% … %}` or `{# … #}`, as other template languages have them.
    Tag,
    /// Something between the braces that is no name.
    NotAName(String),
    Unknown(String),
    TooManyPlaceholders {
        most: usize,
    },
    /// `[…](…)` that leads neither to a placeholder for a link nor to an address of the web.
    BadLink,
    /// The mail is sent for the sake of this value.
    Lacks(String),
    /// A subject is shown on locked screens.
    SecretInSubject(String),
}

/// Whether a value is an address that a link can lead to.
fn is_link(placeholder: &str) -> bool {
    placeholder == "link" || placeholder.ends_with("_link") || placeholder.ends_with("_url")
}

#[cfg(test)]
mod tests;
