//! Figures by day and the funnel of confirmations, counted as things happen, in the same transaction. Rows that
//! everybody counts in are written once a batch (`tallies.rs`).

use std::ops::ControlFlow;

use crate::domain::{AccountId, DailyFigure, Day, FunnelStage, Timestamp};
use crate::store::params::params;
use crate::store::site::tallies::Counter;
use crate::store::{Reader, StoreError, Tx};

/// One figure of one day. Days without any have no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    pub day: Day,
    pub figure: DailyFigure,
    pub count: i64,
}

impl Reader<'_> {
    /// The figures from one day to another, both included.
    pub fn list_daily_figures(&self, from: Day, to: Day) -> Result<Vec<DayCount>, StoreError> {
        let sql = "SELECT day, figure, count FROM daily_figures WHERE day BETWEEN ?1 AND ?2 ORDER BY day";
        let mut counts = Vec::new();
        self.each(sql, params![from.0, to.0], |row| {
            // A newer Rollbook may have counted more.
            if let Some(figure) = DailyFigure::parse(row.text(1)?) {
                counts.push(DayCount { day: Day(row.get(0)?), figure, count: row.get(2)? });
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(counts)
    }

    /// The first day of which anything was counted.
    pub fn find_first_counted_day(&self) -> Result<Option<Day>, StoreError> {
        let first: Option<i64> = self.one("SELECT min(day) FROM daily_figures", (), |row| row.get(0))?;
        Ok(first.map(Day))
    }

    /// Of those who registered from one day to another, both included, how many reached each stage; in
    /// the order of [`FunnelStage::ALL`].
    pub fn sum_funnel(&self, from: Day, to: Day) -> Result<[i64; 5], StoreError> {
        let sql = "SELECT stage, sum(count) FROM funnel_days WHERE day BETWEEN ?1 AND ?2 GROUP BY stage";
        let mut sums = [0; 5];
        self.each(sql, params![from.0, to.0], |row| {
            let name = row.text(0)?;
            if let Some(at) = FunnelStage::ALL.iter().position(|stage| stage.as_str() == name) {
                sums[at] = row.get(1)?;
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(sums)
    }

    /// Whether an account was counted for a stage, or is in no funnel at all.
    pub fn has_reached(&self, account: AccountId, stage: FunnelStage) -> Result<bool, StoreError> {
        let sql = "SELECT stages & ?2 <> 0 FROM funnel_marks WHERE account_id = ?1";
        let reached = self.find(sql, params![account.0, stage.bit()], |row| row.get(0))?;
        Ok(reached.unwrap_or(true))
    }
}

impl Tx<'_> {
    /// Counts what a line of the audit trail stands for, if it is one of the figures.
    pub(in crate::store) fn count_for_day(&self, action: &str, at: Timestamp) {
        if let Some(figure) = DailyFigure::of_action(action) {
            self.tallies().add(Counter::Figure(Day::of(at), figure), 1);
        }
    }

    /// Somebody registered with an address that is to be confirmed.
    pub(in crate::store) fn enter_funnel(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        let day = Day::of(at);
        self.run(
            "INSERT INTO funnel_marks (account_id, day, stages) VALUES (?1, ?2, ?3)",
            params![account.0, day.0, FunnelStage::Registered.bit()],
        )?;
        self.tallies().add(Counter::Funnel(day, FunnelStage::Registered), 1);
        Ok(())
    }

    /// Counts an account for a stage, once; accounts that never had to confirm are in no funnel.
    pub fn reach_stage(&self, account: AccountId, stage: FunnelStage) -> Result<(), StoreError> {
        let day = self.find(
            "UPDATE funnel_marks SET stages = stages | ?2 WHERE account_id = ?1 AND stages & ?2 = 0 \
                 RETURNING day",
            params![account.0, stage.bit()],
            |row| row.get(0),
        )?;
        if let Some(day) = day {
            self.tallies().add(Counter::Funnel(Day(day), stage), 1);
        }
        Ok(())
    }

    /// A registration that its owner took back before anything came of it, for instance to mend the
    /// address: it is counted anew with the next one.
    pub fn leave_funnel(&self, account: AccountId) -> Result<(), StoreError> {
        let marks: Option<(i64, i64)> = self.find(
            "DELETE FROM funnel_marks WHERE account_id = ?1 RETURNING day, stages",
            [account.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let Some((day, stages)) = marks else { return Ok(()) };
        for stage in FunnelStage::ALL.into_iter().filter(|stage| stages & stage.bit() != 0) {
            self.tallies().add(Counter::Funnel(Day(day), stage), -1);
        }
        Ok(())
    }

    /// Writes what the kept pieces counted. What came to nothing is written and undone.
    pub(in crate::store) fn write_tallies(&self) -> Result<(), StoreError> {
        let (counted, pretended) = self.tallies().take_kept();
        for (counter, count) in counted {
            self.count(counter, count)?;
        }
        if pretended.is_empty() {
            return Ok(());
        }
        self.pretend(|tx| pretended.keys().try_for_each(|counter| tx.count(*counter, 1)))
    }

    fn count(&self, counter: Counter, count: i64) -> Result<(), StoreError> {
        match counter {
            Counter::Figure(day, figure) => self.run(
                "INSERT INTO daily_figures (day, figure, count) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (day, figure) DO UPDATE SET count = daily_figures.count + excluded.count",
                params![day.0, figure.as_str(), count],
            ),
            Counter::Funnel(day, stage) => self.run(
                "INSERT INTO funnel_days (day, stage, count) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (day, stage) DO UPDATE SET count = funnel_days.count + excluded.count",
                params![day.0, stage.as_str(), count],
            ),
            Counter::Carriers(tag) => self.count_carriers(tag, count),
        }
    }
}
