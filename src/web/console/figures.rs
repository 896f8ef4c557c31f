//! Figures as people read them, and charts of them as SVG made on the server.

use serde::Serialize;

use crate::domain::{DailyFigure, Day, Language};
use crate::store::DayCount;
use crate::texts::{date, short_date};

/// A whole number with its thousands set apart.
pub fn grouped(language: Language, number: i64) -> String {
    let mark = match language {
        Language::English => ',',
        Language::German => '.',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A count that was broken off at `most`: `1,000+`.
pub fn at_most(language: Language, number: i64, most: i64) -> String {
    if number > most { format!("{}+", grouped(language, most)) } else { grouped(language, number) }
}

/// `1.4 GiB`.
pub fn bytes(language: Language, number: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut unit = 0;
    let mut tenths = u128::from(number) * 10;
    while tenths >= 10_240 && unit + 1 < UNITS.len() {
        tenths /= 1024;
        unit += 1;
    }
    let point = match language {
        Language::English => '.',
        Language::German => ',',
    };
    match (unit, tenths % 10) {
        (0, _) => format!("{number} B"),
        (_, 0) => format!("{} {}", tenths / 10, UNITS[unit]),
        (_, rest) => format!("{}{point}{rest} {}", tenths / 10, UNITS[unit]),
    }
}

/// The bars' room in the units of the drawing.
const WIDTH: i64 = 360;
const HEIGHT: i64 = 132;
const LEFT: i64 = 34;
const BOTTOM: i64 = 20;
const TOP: i64 = 10;

/// A bar chart in the units of its drawing.
#[derive(Debug, Serialize)]
pub struct Chart {
    name: &'static str,
    title: String,
    width: i64,
    height: i64,
    left: i64,
    bars: Vec<Bar>,
    lines: Vec<ScaleLine>,
    /// The first and the last day, for people.
    first: Option<String>,
    last: Option<String>,
    sum: String,
    has_any: bool,
    today: String,
    highest_day: Option<String>,
    highest: Option<String>,
    /// How the sum stands against the days before, in words.
    comparison: Option<String>,
}

impl Chart {
    pub fn with_comparison(self, words: String) -> Self {
        Self { comparison: Some(words), ..self }
    }
}

#[derive(Debug, Serialize)]
struct Bar {
    x: f64,
    width: f64,
    y: i64,
    height: i64,
    label: String,
    is_today: bool,
}

#[derive(Debug, Serialize)]
struct ScaleLine {
    y: i64,
    text: String,
}

/// Days that stand together, and what was counted in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Day,
    pub to: Day,
    pub count: i64,
}

impl Span {
    /// `28 November 2026`, or the first and the last day.
    pub fn words(self, language: Language) -> String {
        if self.from == self.to {
            return date(language, self.to);
        }
        format!("{} – {}", short_date(language, self.from), short_date(language, self.to))
    }
}

/// So many days together, counted back from the last; the first span may have fewer.
pub fn spans(days: &[(Day, i64)], together: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = days
        .rchunks(together)
        .filter_map(|chunk| {
            let ((from, _), (to, _)) = (chunk.first()?, chunk.last()?);
            Some(Span { from: *from, to: *to, count: chunk.iter().map(|(_, count)| count).sum() })
        })
        .collect();
    spans.reverse();
    spans
}

/// One figure over the days as a bar chart; `spans` are in order and without gaps, `today` what the last day has.
pub fn chart(language: Language, name: &'static str, title: String, spans: &[Span], today: i64) -> Chart {
    let most = spans.iter().map(|span| span.count).max().unwrap_or(0);
    let (top, step) = scale(most);
    let room = HEIGHT - TOP - BOTTOM;
    let lines = (0..=top / step)
        .map(|line| ScaleLine {
            y: HEIGHT - BOTTOM - room * line * step / top,
            text: grouped(language, line * step),
        })
        .collect();
    let sum: i64 = spans.iter().map(|span| span.count).sum();
    let highest = spans.iter().max_by_key(|span| span.count).filter(|span| span.count > 0);
    Chart {
        name,
        title,
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        bars: bars(language, spans, top),
        lines,
        first: spans.first().map(|span| short_date(language, span.from)),
        last: spans.last().map(|span| short_date(language, span.to)),
        sum: grouped(language, sum),
        has_any: sum > 0,
        today: grouped(language, today),
        highest_day: highest.map(|span| span.words(language)),
        highest: highest.map(|span| grouped(language, span.count)),
        comparison: None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are at most some hundred bars")]
fn bars(language: Language, spans: &[Span], top: i64) -> Vec<Bar> {
    let room = HEIGHT - TOP - BOTTOM;
    let slot = (WIDTH - LEFT) as f64 / spans.len().max(1) as f64;
    // A quarter of the room between the bars, and no more than two units.
    let gap = (slot / 4.0).min(2.0);
    let tenth = |units: f64| (units * 100.0).round() / 100.0;
    let bar = |at: usize, span: &Span| {
        let height = (room * span.count / top).max(2);
        Bar {
            x: tenth(LEFT as f64 + slot * at as f64 + gap / 2.0),
            width: tenth(slot - gap),
            y: HEIGHT - BOTTOM - height,
            height,
            label: format!("{}: {}", span.words(language), grouped(language, span.count)),
            is_today: at + 1 == spans.len(),
        }
    };
    spans.iter().enumerate().filter(|(_, span)| span.count > 0).map(|(at, span)| bar(at, span)).collect()
}

/// How a sum stands against that of as many days before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Nothing was counted yet when those days began.
    Unknown,
    /// None in those days.
    FromNothing,
    Same,
    /// By so many in a hundred, rounded.
    Changed(i64),
}

impl Comparison {
    pub fn of(sum: i64, before: i64, is_before_counted: bool) -> Self {
        match (sum, before) {
            _ if !is_before_counted => Comparison::Unknown,
            (sum, before) if sum == before => Comparison::Same,
            (_, before) if before <= 0 => Comparison::FromNothing,
            (sum, before) => {
                let more =
                    i128::from(sum - before) * 200 + i128::from(before) * (sum - before).signum() as i128;
                Comparison::Changed(i64::try_from(more / (2 * i128::from(before))).unwrap_or(i64::MAX))
            }
        }
    }
}

/// The top of the axis and the step of its lines, both round numbers.
fn scale(most: i64) -> (i64, i64) {
    if most <= 4 {
        return (4, 2);
    }
    let mut unit = 1;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if step * 4 >= most {
                return ((most + step - 1) / step * step, step);
            }
        }
        unit *= 10;
    }
}

/// The counts of one figure for each day from one to another.
pub fn by_day(counts: &[DayCount], figure: DailyFigure, from: Day, to: Day) -> Vec<(Day, i64)> {
    (from.0..=to.0)
        .map(Day)
        .map(|day| {
            let found = counts.iter().find(|count| count.day == day && count.figure == figure);
            (day, found.map_or(0, |count| count.count))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        assert_eq!(grouped(Language::English, 1_234_567), "1,234,567");
        assert_eq!(grouped(Language::German, 12_345), "12.345");
        assert_eq!(grouped(Language::German, -999), "-999");
        assert_eq!(at_most(Language::English, 1001, 1000), "1,000+");
        assert_eq!(at_most(Language::English, 1000, 1000), "1,000");
        assert_eq!(bytes(Language::English, 512), "512 B");
        assert_eq!(bytes(Language::German, 1_572_864), "1,5 MiB");
        assert_eq!(bytes(Language::English, u64::MAX), "16777215.9 TiB");
    }

    #[test]
    fn the_axis_reaches_the_highest_bar_in_a_few_round_steps() {
        for most in [0, 1, 4, 5, 9, 10, 99, 101, 4_999, 1_000_000, 123_456_789] {
            let (top, step) = scale(most);
            assert!(
                top >= most && top % step == 0 && (1..=4).contains(&(top / step)),
                "{most}: {top} {step}"
            );
        }
    }

    #[test]
    fn every_bar_stays_inside_the_drawing_and_no_count_vanishes() {
        let days: Vec<(Day, i64)> = (0..30).map(|day| (Day(20_000 + day), day * day * 1000)).collect();
        let Chart { bars, .. } = chart(Language::English, "sign_ins", String::new(), &spans(&days, 1), 0);
        assert_eq!(bars.len(), 29, "a day without any has no bar");
        for bar in &bars {
            assert!(bar.x >= LEFT as f64 && bar.x + bar.width <= WIDTH as f64, "{bar:?}");
            assert!(bar.y >= TOP && bar.height >= 2, "{bar:?}");
            assert_eq!(bar.y + bar.height, HEIGHT - BOTTOM, "{bar:?}");
        }
        assert!(bars[28].is_today);
    }

    #[test]
    fn a_year_stands_in_weeks_that_end_today() {
        let days: Vec<(Day, i64)> = (0..365).map(|day| (Day(20_000 + day), 1)).collect();
        let spans = spans(&days, 7);
        assert_eq!(spans.len(), 53);
        assert_eq!(spans[0], Span { from: Day(20_000), to: Day(20_000), count: 1 });
        assert_eq!(spans[52], Span { from: Day(20_358), to: Day(20_364), count: 7 });
        assert_eq!(spans[52].words(Language::English), "27 Sept 2025 – 3 Oct 2025");
        assert_eq!(spans[0].words(Language::German), "4. Oktober 2024");
    }

    #[test]
    fn sums_are_compared_in_parts_of_a_hundred_and_never_with_nothing() {
        assert_eq!(Comparison::of(112, 100, true), Comparison::Changed(12));
        assert_eq!(Comparison::of(1, 3, true), Comparison::Changed(-67));
        assert_eq!(Comparison::of(0, 7, true), Comparison::Changed(-100));
        assert_eq!(Comparison::of(5, 0, true), Comparison::FromNothing);
        assert_eq!(Comparison::of(0, 0, true), Comparison::Same);
        assert_eq!(Comparison::of(5, 3, false), Comparison::Unknown);
    }
}
