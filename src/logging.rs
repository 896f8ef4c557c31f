//! Logs: one line for each event on standard error, stamped in UTC. Whatever a value holds,
//! it stays on its line, starts no terminal code and turns no text around.

use std::fmt::{self, Debug, Write as _};

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::{self, JsonFields, Writer};
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, Layer, MakeWriter};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::{LookupSpan, Registry};

use crate::settings::{LogFormat, LogLevel};

const TIMESTAMP: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");

/// Starts the log of this process, for good. A second call changes nothing.
///
/// Other crates are heard from `warn` up, since nobody here reviewed what their finer levels
/// tell. Rocket's own log is off: it writes whole addresses, with the tokens in them.
pub fn init(format: LogFormat, level: LogLevel) {
    let place = if stderr_is_journal() { Place::Journal } else { Place::Elsewhere };
    let subscriber = subscriber(format, level, place, Utc(now), std::io::stderr);
    // Fails only where a log was started before, which then goes on.
    tracing::subscriber::set_global_default(subscriber).ok();
}

/// Whether systemd's journal reads standard error (systemd.exec(5), `JOURNAL_STREAM`).
pub fn stderr_is_journal() -> bool {
    let Ok(named) = std::env::var("JOURNAL_STREAM") else { return false };
    let Some((device, inode)) = named.split_once(':') else { return false };
    rustix::fs::fstat(std::io::stderr())
        .is_ok_and(|about| device.parse() == Ok(about.st_dev) && inode.parse() == Ok(about.st_ino))
}

/// What the journal takes for the priority of a line (sd-daemon(3)).
pub const fn priority(level: Level) -> &'static str {
    match level {
        Level::ERROR => "<3>",
        Level::WARN => "<4>",
        Level::INFO => "<6>",
        _ => "<7>",
    }
}

/// Who reads the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It stamps each line itself, and sorts by priority.
    Journal,
    Elsewhere,
}

fn subscriber<W>(
    format: LogFormat,
    level: LogLevel,
    place: Place,
    utc: Utc,
    writer: W,
) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let level = filter(level);
    let wanted = Targets::new().with_default(level.min(LevelFilter::WARN)).with_target("rollbook", level);
    let layer = Layer::<Registry>::default().with_writer(writer).with_ansi(false).log_internal_errors(false);
    let registry = Registry::default();
    let event = format::format().with_ansi(false);
    // The filter is a layer of its own: the registry stays the layer's subscriber.
    match (format, place) {
        (LogFormat::Text, Place::Journal) => {
            let event = OneLine { inner: event.without_time(), escape: escape_for_people, place };
            Box::new(registry.with(layer.fmt_fields(TextFields).event_format(event)).with(wanted))
        }
        (LogFormat::Text, Place::Elsewhere) => {
            let event = OneLine { inner: event.with_timer(utc), escape: escape_for_people, place };
            Box::new(registry.with(layer.fmt_fields(TextFields).event_format(event)).with(wanted))
        }
        (LogFormat::Json, _) => {
            let event = format::format().json().flatten_event(true).with_span_list(false).with_timer(utc);
            let layer = layer.fmt_fields(JsonFields::new()).event_format(OneLine {
                inner: event,
                escape: escape_for_json,
                place,
            });
            Box::new(registry.with(layer).with(wanted))
        }
    }
}

fn filter(level: LogLevel) -> LevelFilter {
    match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    }
}

#[expect(clippy::disallowed_methods, reason = "stamps log lines only; nothing is decided by it")]
fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// RFC 3339 in UTC, always with milliseconds, so that lines sort as text.
struct Utc(fn() -> OffsetDateTime);

impl FormatTime for Utc {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        let stamp = (self.0)().format(TIMESTAMP).map_err(|_| fmt::Error)?;
        writer.write_str(&stamp)
    }
}

/// Lets another format write a line, and then escapes what must not stand in it.
struct OneLine<F> {
    inner: F,
    escape: fn(char) -> String,
    place: Place,
}

impl<S, N, F> FormatEvent<S, N> for OneLine<F>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut line = String::new();
        self.inner.format_event(context, Writer::new(&mut line), event)?;
        if self.place == Place::Journal {
            writer.write_str(priority(*event.metadata().level()))?;
        }
        for char in line.trim().chars() {
            if is_unfit_for_a_line(char) {
                writer.write_str(&(self.escape)(char))?;
            } else {
                writer.write_char(char)?;
            }
        }
        writer.write_char('\n')
    }
}

/// Control characters (line breaks and terminal codes begin with one), and the invisible ones
/// that end a line or turn the direction of text.
fn is_unfit_for_a_line(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

fn escape_for_people(char: char) -> String {
    char.escape_default().to_string()
}

/// Such characters stand in JSON inside of strings only.
fn escape_for_json(char: char) -> String {
    let mut units = [0; 2];
    char.encode_utf16(&mut units).iter().fold(String::new(), |mut text, unit| {
        // Writing to a String does not fail.
        write!(text, "\\u{unit:04x}").ok();
        text
    })
}

/// `name=value` with values in quotation marks wherever they could pass for something else.
struct TextFields;

impl<'writer> FormatFields<'writer> for TextFields {
    fn format_fields<R: RecordFields>(&self, writer: Writer<'writer>, fields: R) -> fmt::Result {
        let mut visitor = TextVisitor { writer, is_first: true, result: Ok(()) };
        fields.record(&mut visitor);
        visitor.result
    }
}

struct TextVisitor<'writer> {
    writer: Writer<'writer>,
    is_first: bool,
    result: fmt::Result,
}

impl TextVisitor<'_> {
    fn write(&mut self, field: &Field, value: &str) {
        let gap = if self.is_first { "" } else { " " };
        self.is_first = false;
        let written = match field.name() {
            "message" => write!(self.writer, "{gap}{value}"),
            name if is_plain(value) => write!(self.writer, "{gap}{name}={value}"),
            name => write!(self.writer, "{gap}{name}={value:?}"),
        };
        self.result = self.result.and(written);
    }
}

impl Visit for TextVisitor<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.write(field, value);
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.write(field, &value.to_string());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.write(field, &format!("{value:?}"));
    }
}

/// Cannot be taken for two fields, nor for a quoted value.
fn is_plain(value: &str) -> bool {
    let plain = |char: char| char.is_alphanumeric() || "-_.:/@+,%#[]()".contains(char);
    !value.is_empty() && value.chars().all(plain)
}

#[cfg(test)]
mod tests;
