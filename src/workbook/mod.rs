//! A story as a workbook: a sheet for each list, a row for each thing, a column for each field. Not in
//! the widget.
//!
//! What the sheets and columns are is said once, in [`SHEETS`]. [`write`](fn@write) makes a file for
//! spreadsheet programs of it, and `crate::import` reads such files back.

mod cells;
mod grid;
mod heading;
mod sheets;
mod template;
mod write;

pub use cells::{citations_in, lines, list, pair};
pub use grid::{Cell, Grid, grids};
pub use heading::{Heading, key_of};
pub use sheets::{Column, Kind, SHEETS, Sheet, find_sheet};
pub use template::template;
pub use write::{WriteError, write};
