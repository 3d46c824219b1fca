//! The workbook to begin with.

use crate::format::{Story, from_json};
use crate::json::parse;

/// Returns a small story to begin with: two sides, three events, three positions.
pub fn template() -> Option<Story> {
    from_json(&parse(include_str!("template.json")).ok()?).ok()
}
