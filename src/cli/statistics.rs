//! `rollbook statistics`: what the first page of the console shows.

use serde_json::{Value, json};

use super::args::StatisticsArgs;
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{ChartRange, DailyFigure, Day, FunnelStage};
use crate::services::site::dashboard::{Dashboard, dashboard};
use crate::settings::Settings;

pub fn run(settings: &Settings, args: StatisticsArgs) -> Result<(), Failure> {
    let range = args.days.parse().ok().and_then(ChartRange::of_days).unwrap_or_default();
    with_context(settings, async |ctx| {
        let found = dashboard(&ctx, &ctx.policy().await?, range).await?;
        if args.output.json { print_json(&value(&found)) } else { print(&found) }
    })
}

fn days(found: &Dashboard) -> impl Iterator<Item = (Day, [i64; 3])> {
    let count = |day: Day, figure: DailyFigure| {
        let one = found.figures.iter().find(|one| one.day == day && one.figure == figure);
        one.map_or(0, |one| one.count)
    };
    let days = (0..found.range.days()).rev().map(|back| found.today.minus(back));
    days.map(move |day| (day, DailyFigure::ALL.map(|figure| count(day, figure))))
}

fn print(found: &Dashboard) -> Result<(), Failure> {
    let rows = days(found).map(|(day, counts)| {
        let mut row = vec![day.iso()];
        row.extend(counts.map(|count| count.to_string()));
        row
    });
    print_table(&["DAY", "REGISTRATIONS", "CONFIRMATIONS", "SIGN-INS"], &rows.collect::<Vec<_>>())?;
    let waiting = &found.waiting;
    for (what, count) in [
        ("emails that failed", waiting.failed_mails),
        ("emails that are delayed", waiting.delayed_mails),
        ("accounts that did not confirm within a day", waiting.unconfirmed),
        ("accounts that are locked", waiting.locked),
    ] {
        if count > 0 {
            say!("{count} {what}")?;
        }
    }
    Ok(())
}

fn value(found: &Dashboard) -> Value {
    let per_day = days(found).map(|(day, [registrations, confirmations, sign_ins])| {
        json!({ "day": day.iso(), "registrations": registrations, "confirmations": confirmations,
                "sign_ins": sign_ins })
    });
    let stages = FunnelStage::ALL.into_iter().zip(found.funnel);
    let waiting = &found.waiting;
    json!({
        "from": found.from().iso(), "until": found.today.iso(), "per_day": per_day.collect::<Vec<_>>(),
        "counted_since": found.counted_since.map(Day::iso),
        "funnel": stages.map(|(stage, people)| (stage.as_str().to_owned(), json!(people)))
            .collect::<serde_json::Map<_, _>>(),
        "waiting": { "failed_mails": waiting.failed_mails, "delayed_mails": waiting.delayed_mails,
                     "waiting_mails": waiting.waiting_mails, "unconfirmed_accounts": waiting.unconfirmed,
                     "locked_accounts": waiting.locked },
    })
}
