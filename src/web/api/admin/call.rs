//! One call of an endpoint below `/api/admin`, as the endpoint's work reads it.

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::csv::ExportFormat;
use crate::domain::{
    Account, AuditContext, CsvSeparator, CsvStyle, Day, FieldErrors, Language, Reason, Rights, SitePolicy,
};
use crate::services::AppContext;
use crate::services::profile::member::find_by_uuid;
use crate::web::WebState;
use crate::web::api::caller::Caller;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

/// Rows of a list, unless a call says otherwise, and the most that it may ask for.
const LIMIT: u32 = 50;
const MOST: u32 = 100;

pub(super) struct Call<'r> {
    pub(super) state: &'r WebState,
    pub(super) policy: &'r SitePolicy,
    pub(super) caller: Caller,
    pub(super) rights: Rights,
    pub(super) audit_context: AuditContext,
    pub(super) fields: Fields,
    pub(super) query: Vec<(String, String)>,
    /// Of the path behind `/api/admin`.
    pub(super) parts: Vec<String>,
}

/// Where a list begins, and how long it is.
pub(super) struct Page {
    pub(super) limit: u32,
    pub(super) cursor: Option<String>,
}

impl Call<'_> {
    pub(super) fn ctx(&self) -> &Arc<AppContext> {
        &self.state.ctx
    }

    pub(super) fn by(&self) -> AuditContext {
        self.audit_context.clone()
    }

    pub(super) fn part(&self, at: usize) -> &str {
        self.parts.get(at).map(String::as_str).unwrap_or_default()
    }

    /// A number has one spelling, and what is none is the name of nothing.
    pub(super) fn id(&self, at: usize) -> Result<i64, Problem> {
        let text = self.part(at);
        let id = text.parse::<i64>().ok().filter(|id| id.to_string() == text);
        id.ok_or(Problem::new(Kind::NotFound))
    }

    /// The account of the path, deleted or not.
    pub(super) async fn account(&self, at: usize) -> Result<Account, Problem> {
        let uuid = Uuid::parse_str(self.part(at)).map_err(|_| Problem::new(Kind::NotFound))?;
        find_by_uuid(self.ctx(), uuid).await?.ok_or(Problem::new(Kind::NotFound))
    }

    /// `None` where it is absent or empty.
    pub(super) fn asked(&self, name: &str) -> Result<Option<&str>, Reason> {
        let mut found = self.query.iter().filter(|(known, _)| known == name);
        let first = found.next().map(|(_, value)| value.trim()).filter(|value| !value.is_empty());
        match (found.next(), first) {
            (Some(_), _) => Err(Reason::Repeated),
            (None, Some(text)) if text.chars().any(char::is_control) => Err(Reason::ControlCharacters),
            (None, first) => Ok(first),
        }
    }

    pub(super) fn asked_day(&self, name: &str) -> Result<Option<Day>, Reason> {
        self.asked(name)?.map(|text| Day::parse(text).ok_or(Reason::NotADate)).transpose()
    }

    pub(super) fn page(&self, errors: &mut FieldErrors) -> Page {
        let limit = self.asked("limit").and_then(|text| {
            let Some(text) = text else { return Ok(LIMIT) };
            let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
            limit.ok_or(Reason::OutOfRange { min: 1, max: u64::from(MOST) })
        });
        let cursor = errors.keep("cursor", self.asked("cursor")).flatten();
        Page { limit: errors.keep("limit", limit).unwrap_or(LIMIT), cursor: cursor.map(str::to_owned) }
    }

    pub(super) fn language_of(text: &str) -> Result<Language, Reason> {
        Language::parse(text).ok_or(Reason::NotAChoice)
    }

    /// The format of a file: JSON, or a table as `separator` and `byteOrderMark` say.
    pub(super) fn export_format(&self, errors: &mut FieldErrors) -> ExportFormat {
        let fields = &self.fields;
        let format = fields.optional_text("format").and_then(|format| match format {
            None | Some("csv") => Ok(false),
            Some("json") => Ok(true),
            Some(_) => Err(Reason::NotAChoice),
        });
        let separator = fields.optional_text("separator").and_then(|separator| match separator {
            None => Ok(CsvSeparator::default()),
            Some(text) => CsvSeparator::parse(text).ok_or(Reason::NotAChoice),
        });
        let separator = errors.keep("separator", separator).unwrap_or_default();
        let mark = errors.keep("byteOrderMark", fields.optional_boolean("byteOrderMark"));
        match errors.keep("format", format) {
            Some(true) => ExportFormat::Json,
            _ => {
                ExportFormat::Csv(CsvStyle { separator, byte_order_mark: mark.flatten().unwrap_or_default() })
            }
        }
    }
}

impl Page {
    /// A place that is a number.
    pub(super) fn below(&self, errors: &mut FieldErrors) -> Option<i64> {
        let parsed = self.cursor.as_deref().map(|text| text.parse().map_err(|_| Reason::NotAChoice));
        errors.keep("cursor", parsed.transpose()).flatten()
    }
}

/// Refuses with all that is wrong.
pub(super) fn ensure_faultless(errors: FieldErrors) -> Result<(), Problem> {
    if errors.is_empty() { Ok(()) } else { Err(Problem::fields(errors)) }
}
