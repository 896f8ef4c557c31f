//! How a table is to be written: asked for beside each export, remembered in the browser, and by default as a
//! spreadsheet in the reader's language opens it.

use rocket::http::CookieJar;
use serde::Serialize;

use crate::domain::{CsvSeparator, CsvStyle, Reason};
use crate::web::WebState;
use crate::web::html::render::Frame;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

#[derive(Serialize)]
pub struct ShownCsv {
    separator: &'static str,
    byte_order_mark: bool,
}

impl ShownCsv {
    pub fn of(frame: &Frame, jar: &CookieJar<'_>) -> Self {
        let default = CsvStyle::for_spreadsheets_in(frame.language);
        let CsvStyle { separator, byte_order_mark } = cookies::csv_style(jar).unwrap_or(default);
        Self { separator: separator.as_str(), byte_order_mark }
    }

    pub fn sample() -> Self {
        Self { separator: "semicolon", byte_order_mark: true }
    }
}

/// What the form asks for, which the browser remembers; a form that says nothing gets what programs read.
pub fn chosen(fields: &Fields, jar: &CookieJar<'_>, state: &WebState) -> Result<CsvStyle, Problem> {
    let Ok(Some(separator)) = fields.optional_text("separator") else { return Ok(CsvStyle::default()) };
    let separator =
        CsvSeparator::parse(separator).ok_or_else(|| Problem::field("separator", Reason::NotAChoice))?;
    let style = CsvStyle { separator, byte_order_mark: fields.typed("byte_order_mark") == "yes" };
    cookies::set_csv_style(jar, state, style);
    Ok(style)
}
