//! From pieces back to the text that an administrator would write.

use super::{Block, LineEnds, Piece, Target, Wording};
use crate::domain::MailText;

impl Wording {
    /// What these words look like when somebody begins to edit them. It says the same; where the text
    /// part breaks a line of ours is left to the one who reads it.
    pub fn source(&self) -> MailText {
        let blocks: Vec<String> =
            self.blocks.iter().map(|block| block_source(block, self.line_ends)).collect();
        MailText { subject: line(&self.subject), heading: line(&self.heading), body: blocks.join("\n\n") }
    }
}

fn block_source(block: &Block, line_ends: LineEnds) -> String {
    match block {
        Block::Text(lines) => {
            let between = match line_ends {
                LineEnds::Everywhere => "\n",
                LineEnds::InTextPart => " ",
            };
            lines.iter().map(|pieces| line(pieces)).collect::<Vec<_>>().join(between)
        }
        Block::Facts(facts) => {
            let lines = facts.iter().map(|fact| format!("{}: {}", fact.label, placeholder(&fact.value)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Button { label, target, .. } => link(label, target),
        Block::Code(name) => placeholder(name),
    }
}

fn line(pieces: &[Piece]) -> String {
    let source = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Value(name) => placeholder(name),
        Piece::Link { label, target } => link(label, target),
    };
    pieces.iter().map(source).collect()
}

fn link(label: &[Piece], target: &Target) -> String {
    let target = match target {
        Target::Value(name) => placeholder(name),
        Target::Address(address) => address.clone(),
    };
    format!("[{}]({target})", line(label))
}

/// How a value is written.
pub fn placeholder(name: &str) -> String {
    format!("{{{{ {name} }}}}")
}
