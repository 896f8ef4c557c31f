//! From pieces and values to the two parts of a mail.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Block, Fact, LineEnds, Piece, Target, Wording};

/// Where the lines of the text part are broken, in characters; links are never.
const LINE_WIDTH: usize = 72;
/// What stands for a value that there is not this time.
const MISSING: &str = "–";

/// The words of one mail. The HTML part is laid out from the blocks by a template of ours, which
/// escapes every one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub heading: String,
    pub text: String,
    pub blocks: Vec<HtmlBlock>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum HtmlBlock {
    Text {
        lines: Vec<Vec<HtmlPiece>>,
    },
    /// The closing words, below what matters.
    Note {
        lines: Vec<Vec<HtmlPiece>>,
    },
    Facts {
        facts: Vec<HtmlFact>,
    },
    Button {
        label: String,
        link: String,
    },
    Code {
        code: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HtmlPiece {
    words: String,
    link: Option<String>,
    /// A value, which may be written from right to left.
    apart: bool,
}

impl HtmlPiece {
    fn space() -> Self {
        Self { words: " ".to_owned(), link: None, apart: false }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HtmlFact {
    label: String,
    value: String,
}

impl Wording {
    pub fn render(&self, values: &BTreeMap<String, String>) -> Rendered {
        let values = Values { values, needs: &self.needs, line_ends: self.line_ends };
        let heading = values.words(&self.heading);
        let blocks = self.blocks.iter().filter_map(|block| values.keep(block)).collect::<Vec<_>>();
        let mut paragraphs = Vec::with_capacity(blocks.len() + 1);
        paragraphs.extend(self.heading_in_text.then(|| heading.clone()));
        paragraphs.extend(blocks.iter().map(|block| values.plain(block)));
        Rendered {
            subject: values.words(&self.subject),
            heading,
            text: paragraphs.join("\n\n"),
            blocks: with_note(blocks.iter().map(|block| values.html(block)).collect()),
        }
    }
}

/// Words that close a mail below its facts or its button stand back.
fn with_note(mut blocks: Vec<HtmlBlock>) -> Vec<HtmlBlock> {
    if let [.., HtmlBlock::Facts { .. } | HtmlBlock::Button { .. }, last @ HtmlBlock::Text { .. }] =
        &mut blocks[..]
        && let HtmlBlock::Text { lines } = last
    {
        *last = HtmlBlock::Note { lines: std::mem::take(lines) };
    }
    blocks
}

struct Values<'a> {
    values: &'a BTreeMap<String, String>,
    needs: &'a [String],
    line_ends: LineEnds,
}

impl Values<'_> {
    fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or(MISSING, String::as_str)
    }

    /// The block without the lines that say something which is not known this time, such as the place
    /// that a request came from. A line with what the mail is for always stays.
    fn keep(&self, block: &Block) -> Option<Block> {
        match block {
            Block::Text(lines) => {
                let kept: Vec<_> = lines
                    .iter()
                    .filter(|line| !self.any(line, &|name| self.is_missing(name)) || self.is_needed(line))
                    .cloned()
                    .collect();
                (!kept.is_empty()).then_some(Block::Text(kept))
            }
            Block::Facts(facts) => {
                let stays = |fact: &&Fact| !self.is_missing(&fact.value) || self.needs.contains(&fact.value);
                let kept: Vec<_> = facts.iter().filter(stays).cloned().collect();
                (!kept.is_empty()).then_some(Block::Facts(kept))
            }
            Block::Button { .. } | Block::Code(_) => Some(block.clone()),
        }
    }

    fn is_missing(&self, name: &str) -> bool {
        !self.values.contains_key(name)
    }

    fn is_needed(&self, line: &[Piece]) -> bool {
        self.any(line, &|name| self.needs.iter().any(|need| need == name))
    }

    fn any(&self, pieces: &[Piece], holds: &dyn Fn(&str) -> bool) -> bool {
        pieces.iter().any(|piece| match piece {
            Piece::Words(_) => false,
            Piece::Value(name) => holds(name),
            Piece::Link { label, target } => {
                self.any(label, holds) || matches!(target, Target::Value(name) if holds(name))
            }
        })
    }

    fn address(&self, target: &Target) -> String {
        match target {
            Target::Value(name) => self.get(name).to_owned(),
            Target::Address(address) => address.clone(),
        }
    }

    /// On one line, as a label or heading.
    fn words(&self, pieces: &[Piece]) -> String {
        let text: String = self.sentence(pieces).iter().map(|piece| self.plain_piece(piece)).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A value such as "Harbour Club e. V." brings the full stop of its sentence along.
    fn sentence(&self, pieces: &[Piece]) -> Vec<Piece> {
        let mut sentence: Vec<Piece> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let has_ended =
                matches!(sentence.last(), Some(Piece::Value(name)) if self.get(name).ends_with('.'));
            sentence.push(match piece {
                Piece::Words(words) if has_ended => {
                    Piece::Words(words.strip_prefix('.').unwrap_or(words).to_owned())
                }
                piece => piece.clone(),
            });
        }
        sentence
    }

    fn plain_piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Words(words) => words.clone(),
            Piece::Value(name) => self.get(name).to_owned(),
            Piece::Link { label, target } => format!("{} ({})", self.words(label), self.address(target)),
        }
    }

    fn plain(&self, block: &Block) -> String {
        match block {
            Block::Text(lines) => {
                let lines = lines.iter().map(|line| self.plain_line(&self.words(line)));
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::Facts(facts) => {
                let line = |fact: &Fact| format!("{}: {}", fact.label, self.get(&fact.value));
                let lines = facts.iter().map(|fact| self.plain_line(&line(fact)));
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::Button { label, target, label_in_text: true } => {
                format!("{}:\n{}", self.words(label), self.address(target))
            }
            Block::Button { target, .. } => self.address(target),
            Block::Code(name) => format!("    {}", self.get(name)),
        }
    }

    /// Lines that were broken by hand stay so.
    fn plain_line(&self, line: &str) -> String {
        match self.line_ends {
            LineEnds::Everywhere => wrapped(line),
            LineEnds::InTextPart => line.to_owned(),
        }
    }

    fn html(&self, block: &Block) -> HtmlBlock {
        match block {
            Block::Text(lines) => HtmlBlock::Text { lines: self.html_lines(lines) },
            Block::Facts(facts) => HtmlBlock::Facts {
                facts: facts
                    .iter()
                    .map(|fact| HtmlFact {
                        label: fact.label.clone(),
                        value: self.get(&fact.value).to_owned(),
                    })
                    .collect(),
            },
            Block::Button { label, target, .. } => {
                HtmlBlock::Button { label: self.words(label), link: self.address(target) }
            }
            Block::Code(name) => HtmlBlock::Code { code: self.get(name).to_owned() },
        }
    }

    fn html_lines(&self, lines: &[Vec<Piece>]) -> Vec<Vec<HtmlPiece>> {
        let lines =
            lines.iter().map(|line| self.sentence(line).iter().map(|piece| self.html_piece(piece)).collect());
        let lines: Vec<Vec<HtmlPiece>> = lines.collect();
        match self.line_ends {
            LineEnds::Everywhere => lines,
            LineEnds::InTextPart => vec![lines.join(&HtmlPiece::space())],
        }
    }

    fn html_piece(&self, piece: &Piece) -> HtmlPiece {
        match piece {
            Piece::Words(words) => HtmlPiece { words: words.clone(), link: None, apart: false },
            Piece::Value(name) => {
                let value = self.get(name).to_owned();
                let link = (super::is_link(name) && self.values.contains_key(name)).then(|| value.clone());
                HtmlPiece { words: value, link, apart: true }
            }
            Piece::Link { label, target } => {
                HtmlPiece { words: self.words(label), link: Some(self.address(target)), apart: false }
            }
        }
    }
}

/// Broken between words.
fn wrapped(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for word in line.split_whitespace() {
        let chars = word.chars().count();
        if width > 0 && width + 1 + chars > LINE_WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += chars;
    }
    text
}
