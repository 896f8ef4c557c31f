//! From text to pieces, or to every fault in it.

use super::{
    Block, Fact, Fault, LineEnds, MOST_BODY_CHARS, MOST_LINE_CHARS, MOST_PLACEHOLDERS, Part, Piece, Rules,
    Target, Why, Wording, is_link,
};
use crate::domain::MailText;

/// More are not told at once.
const MOST_FAULTS: usize = 20;

impl Wording {
    /// All faults at once, so that nobody has to save five times.
    pub fn parse(text: &MailText, rules: Rules<'_>) -> Result<Self, Vec<Fault>> {
        Self::read(text, rules, LineEnds::Everywhere, true)
    }

    /// One of our own texts. Its lines are broken where the text part breaks them, and a button's label
    /// is said in the text part only where it ends with a colon.
    pub fn parse_default(
        text: &MailText,
        needs: &[&'static str],
        heading_in_text: bool,
    ) -> Result<Self, Vec<Fault>> {
        Self::read(text, Rules { known: None, needs }, LineEnds::InTextPart, heading_in_text)
    }

    fn read(
        text: &MailText,
        rules: Rules<'_>,
        line_ends: LineEnds,
        heading_in_text: bool,
    ) -> Result<Self, Vec<Fault>> {
        let mut reader = TextReader { rules, line_ends, faults: Vec::new() };
        let subject = reader.single_line(Part::Subject, &text.subject);
        let heading = reader.single_line(Part::Heading, &text.heading);
        let blocks = reader.body(&text.body);
        for need in rules.needs.iter().filter(|need| holds_value(&subject, need)) {
            reader.fault(Part::Subject, 1, Why::SecretInSubject((*need).to_owned()));
        }
        if reader.faults.iter().all(|fault| fault.part != Part::Body) {
            for need in rules.needs.iter().filter(|need| !blocks_hold(&blocks, need)) {
                reader.fault(Part::Body, 1, Why::Lacks((*need).to_owned()));
            }
        }
        if reader.faults.is_empty() {
            let needs = rules.needs.iter().map(|need| (*need).to_owned()).collect();
            Ok(Self { subject, heading, blocks, needs, line_ends, heading_in_text })
        } else {
            Err(reader.faults)
        }
    }
}

struct TextReader<'a> {
    rules: Rules<'a>,
    line_ends: LineEnds,
    faults: Vec<Fault>,
}

impl TextReader<'_> {
    fn fault(&mut self, part: Part, line: usize, why: Why) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { part, line, why });
        }
    }

    fn knows(&self, name: &str) -> bool {
        self.rules.known.is_none_or(|known| known.iter().any(|known| known == name))
    }

    fn single_line(&mut self, part: Part, text: &str) -> Vec<Piece> {
        let text = text.trim();
        if text.is_empty() {
            self.fault(part, 1, Why::Empty);
        } else if text.chars().count() > MOST_LINE_CHARS {
            self.fault(part, 1, Why::TooLong { most: MOST_LINE_CHARS });
        } else {
            return self.pieces(part, 1, text, false);
        }
        Vec::new()
    }

    fn body(&mut self, text: &str) -> Vec<Block> {
        if text.trim().is_empty() {
            self.fault(Part::Body, 1, Why::Empty);
            return Vec::new();
        }
        if text.chars().count() > MOST_BODY_CHARS {
            self.fault(Part::Body, 1, Why::TooLong { most: MOST_BODY_CHARS });
            return Vec::new();
        }
        let mut blocks = Vec::new();
        let mut paragraph = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                blocks.extend(self.block(std::mem::take(&mut paragraph)));
            } else {
                paragraph.push(self.pieces(Part::Body, at + 1, line.trim(), true));
            }
        }
        blocks.extend(self.block(paragraph));
        if text.matches("{{").count() > MOST_PLACEHOLDERS {
            self.fault(Part::Body, 1, Why::TooManyPlaceholders { most: MOST_PLACEHOLDERS });
        }
        blocks
    }

    fn block(&self, mut lines: Vec<Vec<Piece>>) -> Option<Block> {
        if let Some(facts) = lines.iter().map(|line| fact(line)).collect::<Option<Vec<_>>>()
            && !facts.is_empty()
        {
            return Some(Block::Facts(facts));
        }
        match &mut lines[..] {
            [] => None,
            [line] => Some(match &mut line[..] {
                [Piece::Link { label, target }] => self.button(std::mem::take(label), target.clone()),
                [Piece::Value(name)] if name == "code" => Block::Code(name.clone()),
                _ => Block::Text(lines),
            }),
            _ => Some(Block::Text(lines)),
        }
    }

    fn button(&self, mut label: Vec<Piece>, target: Target) -> Block {
        let mut label_in_text = true;
        if self.line_ends == LineEnds::InTextPart {
            label_in_text = match label.last_mut() {
                Some(Piece::Words(words)) if words.ends_with(':') => words.pop().is_some(),
                _ => false,
            };
        }
        Block::Button { label, target, label_in_text }
    }

    fn pieces(&mut self, part: Part, line: usize, text: &str, with_links: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let taken = if rest.starts_with("{{") {
                self.placeholder(part, line, rest).map(|(name, length)| (Piece::Value(name), length))
            } else if rest.starts_with("{%") || rest.starts_with("{#") {
                self.fault(part, line, Why::Tag);
                return pieces;
            } else if with_links && next == '[' {
                self.link(part, line, rest)
            } else {
                None
            };
            match taken {
                Some((piece, length)) => {
                    if !words.is_empty() {
                        pieces.push(Piece::Words(std::mem::take(&mut words)));
                    }
                    pieces.push(piece);
                    rest = &rest[length..];
                }
                None if rest.starts_with("{{") => return pieces,
                None => {
                    if next.is_control() && next != '\t' {
                        self.fault(part, line, Why::ControlCharacter);
                        return pieces;
                    }
                    words.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces
    }

    /// The name in `{{ name }}` and how long all of it is; a fault otherwise.
    fn placeholder(&mut self, part: Part, line: usize, text: &str) -> Option<(String, usize)> {
        let Some(end) = text.find("}}") else {
            self.fault(part, line, Why::Unclosed);
            return None;
        };
        let name = text[2..end].trim();
        let is_name =
            |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit());
        if name.is_empty() || !is_name(name) {
            self.fault(part, line, Why::NotAName(shortened(name)));
        } else if !self.knows(name) {
            self.fault(part, line, Why::Unknown(shortened(name)));
        }
        Some((name.to_owned(), end + 2))
    }

    /// `[label](target)` and how long it is; `None` where the bracket is only a bracket.
    fn link(&mut self, part: Part, line: usize, text: &str) -> Option<(Piece, usize)> {
        // No further than the next bracket: the work stays in proportion to the text.
        let middle = 1 + text[1..].find(['[', ']'])?;
        let label = &text[1..middle];
        if label.trim().is_empty() || !text[middle..].starts_with("](") {
            return None;
        }
        let target_start = middle + 2;
        let Some(length) = text[target_start..].find(')') else {
            self.fault(part, line, Why::BadLink);
            return None;
        };
        let target = text[target_start..target_start + length].trim();
        let target = self.target(part, line, target);
        let label = self.pieces(part, line, label.trim(), false);
        Some((Piece::Link { label, target }, target_start + length + 1))
    }

    fn target(&mut self, part: Part, line: usize, text: &str) -> Target {
        if text.starts_with("{{") && text.ends_with("}}") {
            if let Some((name, _)) = self.placeholder(part, line, text) {
                if !is_link(&name) && self.knows(&name) {
                    self.fault(part, line, Why::BadLink);
                }
                return Target::Value(name);
            }
        } else if !is_web_address(text) {
            self.fault(part, line, Why::BadLink);
        }
        Target::Address(text.to_owned())
    }
}

fn fact(line: &[Piece]) -> Option<Fact> {
    let [Piece::Words(words), Piece::Value(value)] = line else { return None };
    let label = words.strip_suffix(": ").filter(|label| !label.trim().is_empty())?;
    (!is_link(value)).then(|| Fact { label: label.to_owned(), value: value.clone() })
}

fn is_web_address(text: &str) -> bool {
    let parsed = url::Url::parse(text).ok();
    let known = parsed.is_some_and(|url| matches!(url.scheme(), "https" | "http" | "mailto"));
    known && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '{')
}

fn blocks_hold(blocks: &[Block], name: &str) -> bool {
    let leads_there = |target: &Target| matches!(target, Target::Value(value) if value == name);
    blocks.iter().any(|block| match block {
        Block::Text(lines) => lines.iter().any(|line| holds_value(line, name)),
        Block::Facts(facts) => facts.iter().any(|fact| fact.value == name),
        Block::Button { target, label, .. } => leads_there(target) || holds_value(label, name),
        Block::Code(code) => code == name,
    })
}

fn holds_value(pieces: &[Piece], name: &str) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Words(_) => false,
        Piece::Value(value) => value == name,
        Piece::Link { label, target } => {
            matches!(target, Target::Value(value) if value == name) || holds_value(label, name)
        }
    })
}

/// What a message repeats of a text that may be long.
fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
