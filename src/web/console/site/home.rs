//! `/console`: what needs attention, and how people come and go.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::{ChartRange, DailyFigure, Day, FunnelStage, Language};
use crate::services::site::back_up::OVERDUE_AFTER;
use crate::services::site::dashboard::{Dashboard, dashboard};
use crate::services::site::findings::CLOCK_TOLERANCE;
use crate::store::MOST_COUNTED;
use crate::texts::{Args, date, numbers, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::figures::{Chart, Comparison, at_most, by_day, bytes, chart, grouped, spans};
use crate::web::console::site::checklist::{self, Checklist};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;

/// Less room than this needs somebody soon.
const LITTLE_ROOM: u64 = 1 << 30;

pub fn routes() -> Vec<Route> {
    routes![show]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Home>()
}

#[get("/console?<dismissed>&<days>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    dismissed: Option<&str>,
    days: Option<i64>,
) -> Answer {
    let range = days.and_then(ChartRange::of_days).unwrap_or_default();
    let found = match dashboard(&state.ctx, &frame.policy, range).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let rights = who.rights();
    let mut attention = Attention { frame, items: Vec::new() };
    if rights.admin {
        attention.of_the_machine(&found, state.ctx.now().since(Day(0).start()).as_secs());
    }
    attention.of_people(&found);
    let checklist = if rights.admin {
        match checklist::shown(frame, state, who.account()).await {
            Ok(checklist) => checklist,
            Err(error) => return error.into(),
        }
    } else {
        None
    };
    let context = Home {
        checklist,
        is_dismissed: dismissed.is_some(),
        attention: attention.items,
        charts: charts(frame, &found),
        rows: rows(frame, &found),
        funnel: funnel(frame, &found),
        day_count: range.days(),
        is_by_week: range.days_per_bar() > 1,
        ranges: ranges(frame, range),
    };
    console::show(frame, rights, Section::Home, &context).into()
}

/// What somebody should look at, the worst first.
struct Attention<'a> {
    frame: &'a Frame,
    items: Vec<ShownItem>,
}

/// One thing with its words and the way to its cause.
struct Item {
    tone: &'static str,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    path: String,
    action: &'static str,
}

impl Attention<'_> {
    fn add(&mut self, item: Item, args: &Args) {
        let text = |key| text_with(self.frame.language, key, args);
        self.items.push(ShownItem {
            tone: item.tone,
            icon: item.icon,
            title: text(item.title),
            text: text(item.text),
            path: item.path,
            action: text(item.action),
        });
    }

    fn of_the_machine(&mut self, found: &Dashboard, now_seconds: u64) {
        if let Some((seq, _)) = found.audit.as_ref().and_then(|check| check.broken.as_ref()) {
            self.add(
                Item {
                    tone: "danger",
                    icon: "alert",
                    title: "console-home-broken",
                    text: "console-home-broken-text",
                    path: "/console/audit".to_owned(),
                    action: "console-home-broken-action",
                },
                &args([("line", grouped(self.frame.language, *seq))]),
            );
        }
        if let Some(free) = found.free_bytes.filter(|free| *free < LITTLE_ROOM) {
            self.add(
                Item {
                    tone: "danger",
                    icon: "system",
                    title: "console-home-disk",
                    text: "console-home-disk-text",
                    path: "/console/system".to_owned(),
                    action: "console-home-system",
                },
                &args([("free", bytes(self.frame.language, free))]),
            );
        }
        if !found.sends_mail {
            let waiting = at_most(self.frame.language, found.waiting.waiting_mails, MOST_COUNTED);
            self.add(
                Item {
                    tone: "warning",
                    icon: "mail",
                    title: "console-home-no-mail",
                    text: "console-home-no-mail-text",
                    path: "/console/mail".to_owned(),
                    action: "console-home-outbox",
                },
                &args([("waiting", waiting)]),
            );
        }
        if !found.has_public_url {
            self.add(
                Item {
                    tone: "warning",
                    icon: "link",
                    title: "console-home-no-url",
                    text: "console-home-no-url-text",
                    path: "/console/settings".to_owned(),
                    action: "console-home-settings",
                },
                &Args::new(),
            );
        }
        self.of_webhooks(found);
        self.of_backups(found, now_seconds);
    }

    fn of_webhooks(&mut self, found: &Dashboard) {
        let count = found.waiting.paused_webhooks;
        if count > 0 {
            self.add(
                Item {
                    tone: "danger",
                    icon: "link",
                    title: "console-home-webhooks",
                    text: "console-home-webhooks-text",
                    path: "/console/keys#webhooks".to_owned(),
                    action: "console-home-webhooks-action",
                },
                &args([("count", grouped(self.frame.language, count))]),
            );
        }
    }

    fn of_backups(&mut self, found: &Dashboard, now_seconds: u64) {
        // One of the future was made by a wrong clock: nobody knows how old it is.
        let made = found.last_backup.as_ref().map(|last| u64::try_from(last.at.seconds()).unwrap_or(0));
        let age = made
            .filter(|made| *made <= now_seconds.saturating_add(CLOCK_TOLERANCE.as_secs()))
            .map(|made| now_seconds.saturating_sub(made));
        let (title, text) = match age {
            None => ("console-home-no-backup", "console-home-no-backup-text"),
            Some(age) if age > OVERDUE_AFTER.as_secs() => {
                ("console-home-old-backup", "console-home-old-backup-text")
            }
            Some(_) => return,
        };
        let days = i64::try_from(age.unwrap_or(0) / 86_400).unwrap_or(i64::MAX);
        self.add(
            Item {
                tone: "warning",
                icon: "shield",
                title,
                text,
                path: "/console/system#backup".to_owned(),
                action: "console-home-backup-action",
            },
            &args([("days", grouped(self.frame.language, days))]),
        );
    }

    fn of_people(&mut self, found: &Dashboard) {
        let count = |number| at_most(self.frame.language, number, MOST_COUNTED);
        let mail = |state: &str| format!("/console/mail?state={state}");
        let day = found.today.minus(1).iso();
        let rows = &found.waiting;
        let items = [
            (
                rows.failed_mails,
                "danger",
                "mail",
                "console-home-failed",
                "console-home-failed-text",
                mail("failed"),
                "console-home-mail",
            ),
            (
                if found.sends_mail { rows.delayed_mails } else { 0 },
                "warning",
                "clock",
                "console-home-delayed",
                "console-home-delayed-text",
                mail("waiting"),
                "console-home-mail",
            ),
            (
                rows.unconfirmed,
                "accent",
                "accounts",
                "console-home-unconfirmed",
                "console-home-unconfirmed-text",
                format!("/console/accounts?state=awaiting_email&created_until={day}"),
                "console-home-accounts",
            ),
            (
                rows.locked,
                "accent",
                "lock",
                "console-home-locked",
                "console-home-locked-text",
                "/console/accounts?locked=yes".to_owned(),
                "console-home-accounts",
            ),
        ];
        for (number, tone, icon, title, text, path, action) in items {
            if number > 0 {
                let args = args([("count", count(number))]);
                self.add(Item { tone, icon, title, text, path, action }, &args);
            }
        }
    }
}

fn args<const N: usize>(pairs: [(&'static str, String); N]) -> Args {
    pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
}

const FIGURES: [(DailyFigure, &str); 3] = [
    (DailyFigure::Registrations, "console-home-registrations"),
    (DailyFigure::Confirmations, "console-home-confirmations"),
    (DailyFigure::SignIns, "console-home-sign-ins"),
];

fn charts(frame: &Frame, found: &Dashboard) -> Vec<Chart> {
    let chart_of = |(figure, title): &(DailyFigure, &str)| {
        let days = by_day(&found.figures, *figure, found.from(), found.today);
        let spans = spans(&days, found.range.days_per_bar());
        let today = days.last().map_or(0, |(_, count)| *count);
        let sum = days.iter().map(|(_, count)| count).sum();
        chart(frame.language, figure.as_str(), frame.text(title), &spans, today)
            .with_comparison(comparison(frame, found, *figure, sum))
    };
    FIGURES.iter().map(chart_of).collect()
}

/// Against as many days before; honest where they were not counted, or had none.
fn comparison(frame: &Frame, found: &Dashboard, figure: DailyFigure, sum: i64) -> String {
    let days = found.range.days();
    let first = found.from().minus(days);
    let before: i64 =
        by_day(&found.figures, figure, first, found.from().minus(1)).iter().map(|(_, count)| count).sum();
    let is_counted = found.counted_since.is_some_and(|since| since <= first);
    let mut values = numbers(&[("days", days)]);
    values.insert("before".into(), grouped(frame.language, before).into());
    let key = match Comparison::of(sum, before, is_counted) {
        Comparison::Unknown => {
            let since = date(frame.language, found.counted_since.unwrap_or(found.today));
            values.insert("since".into(), since.into());
            "console-home-compare-unknown"
        }
        Comparison::FromNothing => "console-home-compare-nothing",
        Comparison::Same if sum == 0 => "console-home-compare-none",
        Comparison::Same => "console-home-compare-same",
        Comparison::Changed(percent) => {
            let sign = if percent < 0 { "−" } else { "+" };
            let size = grouped(frame.language, percent.saturating_abs());
            values.insert("percent".into(), format!("{sign}{size}").into());
            "console-home-compare"
        }
    };
    text_with(frame.language, key, &values)
}

fn ranges(frame: &Frame, current: ChartRange) -> Vec<ShownRange> {
    ChartRange::ALL
        .map(|range| ShownRange {
            path: format!("/console?days={}#figures", range.days()),
            text: text_with(frame.language, "console-home-range", &numbers(&[("days", range.days())])),
            current: range == current,
        })
        .into()
}

/// The rows of the table behind the charts, the newest first.
fn rows(frame: &Frame, found: &Dashboard) -> Vec<SpanRow> {
    let columns = FIGURES.map(|(figure, _)| {
        spans(&by_day(&found.figures, figure, found.from(), found.today), found.range.days_per_bar())
    });
    (0..columns[0].len())
        .rev()
        .map(|at| SpanRow {
            when: columns[0][at].words(frame.language),
            counts: columns.each_ref().map(|column| grouped(frame.language, column[at].count)),
        })
        .collect()
}

fn funnel(frame: &Frame, found: &Dashboard) -> Vec<FunnelStep> {
    let all = found.funnel[0];
    FunnelStage::ALL
        .iter()
        .zip(found.funnel)
        .map(|(stage, count)| {
            let percent = if all > 0 { (count * 100 + all / 2) / all } else { 0 };
            FunnelStep {
                text: frame.text(stage_key(*stage)),
                count: grouped(frame.language, count),
                percent: percent.clamp(0, 100),
            }
        })
        .collect()
}

const fn stage_key(stage: FunnelStage) -> &'static str {
    match stage {
        FunnelStage::Registered => "console-home-funnel-registered",
        FunnelStage::MailSent => "console-home-funnel-mail-sent",
        FunnelStage::Opened => "console-home-funnel-opened",
        FunnelStage::Confirmed => "console-home-funnel-confirmed",
        FunnelStage::SignedIn => "console-home-funnel-signed-in",
    }
}

#[derive(Serialize)]
struct Home {
    checklist: Option<Checklist>,
    /// Whether it was put away just now.
    is_dismissed: bool,
    attention: Vec<ShownItem>,
    charts: Vec<Chart>,
    rows: Vec<SpanRow>,
    funnel: Vec<FunnelStep>,
    day_count: i64,
    /// Whether a bar and a row stand for a week.
    is_by_week: bool,
    ranges: Vec<ShownRange>,
}

/// One choice of how many days are shown.
#[derive(Serialize)]
struct ShownRange {
    path: String,
    text: String,
    current: bool,
}

#[derive(Serialize)]
struct ShownItem {
    tone: &'static str,
    icon: &'static str,
    title: String,
    text: String,
    path: String,
    action: String,
}

#[derive(Serialize)]
struct SpanRow {
    when: String,
    counts: [String; 3],
}

#[derive(Serialize)]
struct FunnelStep {
    text: String,
    count: String,
    percent: i64,
}

impl PageContext for Home {
    const TEMPLATE: &'static str = "console/site/home.html";

    fn samples() -> Vec<Self> {
        let sample = |attention, count: i64| Home {
            checklist: (count > 0).then(Checklist::sample),
            is_dismissed: count == 0,
            attention,
            charts: FIGURES
                .map(|(figure, _)| {
                    let days = [(Day(20_000), count), (Day(20_001), count)];
                    let title = "Sign-ins".to_owned();
                    let chart = chart(Language::English, figure.as_str(), title, &spans(&days, 1), count);
                    if count > 0 { chart.with_comparison("+12 %".to_owned()) } else { chart }
                })
                .into(),
            rows: vec![SpanRow {
                when: "31 January 2026".to_owned(),
                counts: ["7", "6", "5"].map(str::to_owned),
            }],
            funnel: vec![FunnelStep { text: "Registered".to_owned(), count: "7".to_owned(), percent: 100 }],
            day_count: 30,
            is_by_week: count == 0,
            ranges: [true, false]
                .map(|current| ShownRange {
                    path: "/console?days=7".to_owned(),
                    text: "7 days".to_owned(),
                    current,
                })
                .into(),
        };
        let item = ShownItem {
            tone: "danger",
            icon: "mail",
            title: "T".to_owned(),
            text: "X".to_owned(),
            path: "/console/mail".to_owned(),
            action: "A".to_owned(),
        };
        vec![sample(vec![item], 7), sample(vec![], 0)]
    }
}
