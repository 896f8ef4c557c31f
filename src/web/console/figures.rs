//! Figures as people read them, and charts of them as SVG made on the server.

use serde::Serialize;

use crate::domain::{DailyFigure, Day, Language};
use crate::store::DayCount;

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
    /// The first and the last day.
    first: Option<String>,
    last: Option<String>,
    sum: String,
    has_any: bool,
    today: Option<String>,
    highest_day: Option<String>,
    highest: Option<String>,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: i64,
    width: i64,
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

/// One figure over the days as a bar chart; `days` are in order and without gaps.
pub fn chart(language: Language, name: &'static str, title: String, days: &[(Day, i64)]) -> Chart {
    let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let (top, step) = scale(most);
    let room = HEIGHT - TOP - BOTTOM;
    let count = i64::try_from(days.len()).unwrap_or(1).max(1);
    let x = |at: usize| LEFT + i64::try_from(at).unwrap_or(0) * (WIDTH - LEFT) / count;
    let bars = days
        .iter()
        .enumerate()
        .filter(|(_, (_, value))| *value > 0)
        .map(|(at, (day, value))| {
            let height = (room * value / top).max(2);
            Bar {
                x: x(at) + 1,
                width: (x(at + 1) - x(at) - 2).max(1),
                y: HEIGHT - BOTTOM - height,
                height,
                label: format!("{}: {}", day.iso(), grouped(language, *value)),
                is_today: at + 1 == days.len(),
            }
        })
        .collect();
    let lines = (0..=top / step)
        .map(|line| ScaleLine {
            y: HEIGHT - BOTTOM - room * line * step / top,
            text: grouped(language, line * step),
        })
        .collect();
    let sum: i64 = days.iter().map(|(_, count)| count).sum();
    let highest = days.iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0);
    Chart {
        name,
        title,
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        bars,
        lines,
        first: days.first().map(|(day, _)| day.iso()),
        last: days.last().map(|(day, _)| day.iso()),
        sum: grouped(language, sum),
        has_any: sum > 0,
        today: days.last().map(|(_, count)| grouped(language, *count)),
        highest_day: highest.map(|(day, _)| day.iso()),
        highest: highest.map(|(_, count)| grouped(language, *count)),
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
        let Chart { bars, .. } = chart(Language::English, "sign_ins", String::new(), &days);
        assert_eq!(bars.len(), 29, "a day without any has no bar");
        for bar in &bars {
            assert!(bar.x >= LEFT && bar.x + bar.width <= WIDTH, "{bar:?}");
            assert!(bar.y >= TOP && bar.height >= 2, "{bar:?}");
            assert_eq!(bar.y + bar.height, HEIGHT - BOTTOM, "{bar:?}");
        }
        assert!(bars[28].is_today);
    }
}
