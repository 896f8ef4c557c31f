//! The table: what, measured, limit measured beside it, ratio, goal.

use std::borrow::Cow;

/// One line of the table.
pub struct Row {
    pub what: Cow<'static, str>,
    pub measured: String,
    pub limit: String,
    pub ratio: Option<f64>,
    pub goal: String,
    pub reached: bool,
}

impl Row {
    /// A rate that is held against a limit of the same run.
    pub fn rate(what: &'static str, measured: f64, limit_name: &str, limit: f64, goal: f64) -> Self {
        let ratio = measured / limit;
        Self {
            what: what.into(),
            measured: format!("{measured:.1}/s"),
            limit: format!("{limit_name}: {limit:.1}/s"),
            ratio: Some(ratio),
            goal: format!("≥ {goal}"),
            reached: ratio >= goal,
        }
    }

    /// A figure that must not be above its goal.
    pub fn at_most(what: &'static str, measured: f64, unit: &str, goal: f64) -> Self {
        Self {
            what: what.into(),
            measured: format!("{measured:.2} {unit}"),
            limit: "-".to_owned(),
            ratio: None,
            goal: format!("≤ {goal} {unit}"),
            reached: measured <= goal,
        }
    }
}

pub fn print(rows: &[Row]) {
    println!("\n{:<52} {:>14} {:>38} {:>7} {:>12}", "what", "measured", "limit beside it", "ratio", "goal");
    for row in rows {
        let ratio = row.ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.3}"));
        let mark = if row.reached { "" } else { "  (missed)" };
        println!("{:<52} {:>14} {:>38} {ratio:>7} {:>12}{mark}", row.what, row.measured, row.limit, row.goal);
    }
}
