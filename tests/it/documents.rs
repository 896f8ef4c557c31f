//! What the documents say exists: commands can be typed, links lead to files, decisions are dated.

use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};
use rollbook::cli::args::Cli;

const COMMAND_LINE: &str = include_str!("../../docs/command-line.md");

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    [root.to_owned(), root.join("docs"), root.join("docs/decisions")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("the folder is there"))
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable document")
}

/// `account create`, `serve` and so on: the commands that do something.
fn leaves(command: &clap::Command, path: &str) -> Vec<String> {
    if !command.has_subcommands() {
        return vec![path.trim().to_owned()];
    }
    command.get_subcommands().flat_map(|sub| leaves(sub, &format!("{path} {}", sub.get_name()))).collect()
}

/// The lines of code blocks, without their comments.
fn code_lines(text: &str) -> Vec<String> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            lines.push(line.split(" #").next().unwrap_or_default().trim().to_owned());
        }
    }
    lines
}

/// A line that runs Rollbook, as its words; `None` for any other.
fn typed(line: &str) -> Option<Vec<String>> {
    let line = line.strip_prefix("$ ").unwrap_or(line);
    let line = line.rsplit(" | ").find(|part| part.starts_with("rollbook")).unwrap_or(line);
    let line = line.strip_prefix("cd /etc/rollbook && runuser -u rollbook -- ").unwrap_or(line);
    let line = line.strip_prefix("rollbook").filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
    let line = line.split(" | ").next().unwrap_or_default().replace(['[', ']'], "");
    let mut words = vec!["rollbook".to_owned()];
    for (number, piece) in line.split(['\'', '"']).enumerate() {
        if number % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    Some(words)
}

#[test]
fn every_command_is_described() {
    for leaf in leaves(&Cli::command(), "") {
        assert!(COMMAND_LINE.contains(&format!("rollbook {leaf}")), "docs/command-line.md lacks {leaf}");
    }
}

#[test]
fn every_command_in_a_document_can_be_typed() {
    let mut seen = 0;
    for path in documents() {
        for line in code_lines(&read(&path)) {
            let Some(words) = typed(&line).filter(|words| !words.contains(&"ADDRESS".to_owned())) else {
                continue;
            };
            seen += 1;
            if let Err(error) = Cli::try_parse_from(&words) {
                panic!("{}: {line}\n{error}", path.display());
            }
        }
    }
    assert!(seen > 30, "only {seen} commands were found");
}

#[test]
fn every_link_between_documents_leads_to_a_file() {
    for path in documents() {
        let text = read(&path);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.starts_with("http") {
                continue;
            }
            let target = path.parent().expect("a folder").join(file);
            assert!(target.exists(), "{} links to {link}", path.display());
        }
    }
}

#[test]
fn every_decision_begins_with_its_date() {
    for path in
        documents().iter().filter(|path| path.parent().is_some_and(|folder| folder.ends_with("decisions")))
    {
        let name = path.file_name().expect("a name").to_string_lossy();
        assert_eq!(read(path).lines().nth(2), Some(&name[..10]), "{name}");
    }
}

const OPERATING: &str = include_str!("../../docs/operating.md");
/// A logo with the form around it; a long text with every character percent-encoded is less.
const LARGEST_BODY: u64 = 1024 * 1024;

/// The figure behind a word in a sample of a proxy's configuration, in bytes.
fn bytes_after(word: &str) -> u64 {
    let rest = OPERATING.split_once(word).unwrap_or_else(|| panic!("no {word}")).1.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = match rest[digits.len()..].chars().next() {
        Some('k') => 1024,
        Some('m') => 1024 * 1024,
        _ => 1,
    };
    digits.parse::<u64>().expect("a figure") * unit
}

#[test]
fn the_sample_for_a_proxy_lets_through_what_is_taken_behind_it() {
    assert!(bytes_after("client_max_body_size") >= LARGEST_BODY);
}

#[test]
fn each_proxy_has_a_sample_that_cuts_slow_headers() {
    for limit in ["client_header_timeout", "read_header", "timeout http-request"] {
        assert!(OPERATING.contains(limit), "{limit}");
    }
}
