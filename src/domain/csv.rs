//! Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet takes for a formula (ASVS 1.2.10).

use crate::domain::Language;

/// What a file of records is: a table, or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    Csv(CsvStyle),
    Json,
}

impl ExportFormat {
    pub const fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv(_) => "csv",
            ExportFormat::Json => "json",
        }
    }
}

/// What stands between the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvSeparator {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

impl CsvSeparator {
    pub const ALL: [CsvSeparator; 3] = [CsvSeparator::Comma, CsvSeparator::Semicolon, CsvSeparator::Tab];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            CsvSeparator::Comma => "comma",
            CsvSeparator::Semicolon => "semicolon",
            CsvSeparator::Tab => "tab",
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            CsvSeparator::Comma => ",",
            CsvSeparator::Semicolon => ";",
            CsvSeparator::Tab => "\t",
        }
    }
}

/// How a table is written. The default is what programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CsvStyle {
    pub separator: CsvSeparator,
    /// By which Excel tells UTF-8; without it letters beyond ASCII come out wrong there.
    pub byte_order_mark: bool,
}

impl CsvStyle {
    /// What a spreadsheet in this language opens by a double click: where commas are in numbers, semicolons
    /// stand between the cells.
    pub const fn for_spreadsheets_in(language: Language) -> Self {
        match language {
            Language::English => Self { separator: CsvSeparator::Comma, byte_order_mark: true },
            Language::German => Self { separator: CsvSeparator::Semicolon, byte_order_mark: true },
        }
    }

    /// What the file begins with.
    pub const fn beginning(self) -> &'static str {
        if self.byte_order_mark { "\u{feff}" } else { "" }
    }

    /// One line, with its end.
    pub fn row<T: AsRef<str>>(self, cells: &[T]) -> String {
        let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
        format!("{}\r\n", cells.join(self.separator.mark()))
    }
}

/// A text as it stands in a cell. One that begins like a formula gets an apostrophe before it. Whatever could be
/// a separator is quoted, since a spreadsheet may take another one than was meant.
fn cell(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let text = format!("{mark}{text}");
    if text.contains([',', '"', '\n', '\r', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(
            CsvStyle::default().row(&["plain", "a,b", "say \"so\"", "two\nlines", ""]),
            "plain,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\r\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            let line = CsvStyle::default().row(&[format!("{start}SUM(A1)")]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{line:?}");
        }
        assert_eq!(CsvStyle::default().row(&["a=b", "'quoted"]), "a=b,'quoted\r\n");
    }

    #[test]
    fn every_separator_stands_between_the_cells_and_is_quoted_within_them() {
        for (separator, line) in [
            (CsvSeparator::Comma, "a,\"b;c\",\"d\te\"\r\n"),
            (CsvSeparator::Semicolon, "a;\"b;c\";\"d\te\"\r\n"),
            (CsvSeparator::Tab, "a\t\"b;c\"\t\"d\te\"\r\n"),
        ] {
            let style = CsvStyle { separator, byte_order_mark: true };
            assert_eq!(style.row(&["a", "b;c", "d\te"]), line);
            assert_eq!(CsvSeparator::parse(separator.as_str()), Some(separator));
        }
        assert_eq!(CsvStyle::for_spreadsheets_in(Language::German).beginning().as_bytes(), b"\xef\xbb\xbf");
        assert_eq!(CsvStyle::default().beginning(), "");
    }
}
