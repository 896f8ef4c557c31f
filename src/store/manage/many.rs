//! Statements that ask about many accounts or kinds at once, where one for each would do the same: in few
//! shapes, so that each stays prepared.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::store::cell::Cell;
use crate::store::row::Row;
use crate::store::{Reader, StoreError};

/// Values that one statement takes; where there are fewer, the last one stands in the places left over.
pub(in crate::store) const SIZES: [usize; 2] = [64, 512];

static PLACES: LazyLock<[String; 2]> = LazyLock::new(|| SIZES.map(places));

impl Reader<'_> {
    /// Shows the rows of all statements that the values need. `sql` is given the places of the values, which
    /// stand between those of `before` and of `after`.
    pub(in crate::store) fn each_of_many(
        &self,
        sql: impl Fn(&str) -> String,
        before: &[Cell],
        values: &[i64],
        after: &[Cell],
        mut each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for piece in values.chunks(SIZES[SIZES.len() - 1]) {
            let shape = SIZES.iter().position(|size| piece.len() <= *size).unwrap_or_default();
            let Some(last) = piece.last() else { continue };
            let padded = piece.iter().chain(std::iter::repeat(last)).take(SIZES[shape]);
            let padded = padded.map(|value| Cell::Integer(*value));
            let cells: Vec<Cell> =
                before.iter().cloned().chain(padded).chain(after.iter().cloned()).collect();
            self.each(&sql(&PLACES[shape]), &cells[..], |row| {
                each(row)?;
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(())
    }
}

/// A statement over many in all its shapes.
pub(in crate::store) fn shapes(sql: impl Fn(&str) -> String) -> Vec<String> {
    PLACES.iter().map(|places| sql(places)).collect()
}

fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}
