//! That what was imported is sound, and what was said of it.

use serde_json::Value;
use standpoint::check::{Level, check};
use standpoint::format::to_json;
use standpoint::import::Import;

/// Returns the story that a file became, which has no errors, and a line for each warning.
pub fn sound(import: &Import) -> (Value, Vec<String>) {
    let text = to_json(&import.story);
    let report = check("story.json", text.as_bytes());
    let errors: Vec<String> = report
        .problems
        .iter()
        .filter(|problem| problem.code.level() == Level::Error)
        .map(|problem| problem.message())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    let warnings = import.warnings.iter().map(|warning| {
        format!(
            "{} {}[{}]: {}",
            warning.place,
            warning.noted.severity().word(),
            warning.noted.code(),
            warning.message()
        )
    });
    (serde_json::from_str(&text).unwrap(), warnings.collect())
}
