//! Cells that are merged over several rows: what they hold is meant for each of these.

use crate::import::table::{MAX_CELLS, Table, Value};
use std::borrow::Cow;

/// Returns a sheet in which each row has what a cell merged over it holds. Rows of nothing else stay blank.
pub fn filled(table: &Table) -> Cow<'_, Table> {
    if table.merged.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut filled = table.clone();
    let mut left = MAX_CELLS;
    for merged in &table.merged {
        let value = table.cell(merged.first, merged.column);
        let rows = merged.first + 1..=merged.last.min(table.rows.len());
        for row in rows.filter(|row| !table.is_blank(*row)) {
            // Areas that lie over one another are in no honest file.
            left = left.saturating_sub(1);
            if left > 0 && *table.cell(row, merged.column) == Value::Empty {
                filled.put(row, merged.column, value.clone());
            }
        }
    }
    Cow::Owned(filled)
}
