//! Stories as the text of a file.

use super::Story;
use serde_json::Value;

/// How wide a line may be before it is broken.
const WIDTH: usize = 120;

/// Returns the text of a story's file: two spaces a level, short values in one line, a line break at the
/// end. The same story always gives the same text.
pub fn to_json(story: &Story) -> String {
    // The types have no maps with other keys than strings, and no numbers but whole ones.
    value_to_json(&serde_json::to_value(story).unwrap_or_default())
}

/// Returns the text of a file in the form in which [`to_json`] writes it, of a value that may hold what no story
/// has.
pub fn value_to_json(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text.push('\n');
    text
}

/// Writes a value that stands `depth` levels deep, behind `used` characters of its line.
fn write(value: &Value, depth: usize, used: usize, out: &mut String) {
    let room = WIDTH.saturating_sub(used);
    // Each member of the story, and each item of its lists, begins a line.
    let may_be_short =
        depth > 1 || matches!(value, Value::Array(items) if items.iter().all(Value::is_string));
    let start = out.len();
    if (may_be_short || !(value.is_object() || value.is_array())) && write_short(value, room, out) {
        return;
    }
    out.truncate(start);
    let indent = "  ".repeat(depth + 1);
    match value {
        Value::Object(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                out.push_str(&indent);
                let line = out.len();
                string(key, out);
                out.push_str(": ");
                let used = indent.len() + out.get(line..).map_or(0, width) + 1;
                write(value, depth + 1, used, out);
            }
            out.push('\n');
            out.push_str(indent.get(2..).unwrap_or_default());
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (index, value) in items.iter().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                out.push_str(&indent);
                write(value, depth + 1, indent.len() + 1, out);
            }
            out.push('\n');
            out.push_str(indent.get(2..).unwrap_or_default());
            out.push(']');
        }
        other => {
            write_short(other, usize::MAX, out);
        }
    }
}

/// Writes a value in one line, and returns whether it has room there. A string or number always has: it
/// cannot be broken.
fn write_short(value: &Value, room: usize, out: &mut String) -> bool {
    let start = out.len();
    let fits = |out: &String| out.get(start..).map_or(0, width) <= room;
    match value {
        Value::Object(members) => {
            out.push_str("{ ");
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                string(key, out);
                out.push_str(": ");
                if !write_short(value, usize::MAX, out) || !fits(out) {
                    return false;
                }
            }
            out.push_str(" }");
            fits(out)
        }
        Value::Array(items) => {
            out.push('[');
            for (index, value) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                if !write_short(value, usize::MAX, out) || !fits(out) {
                    return false;
                }
            }
            out.push(']');
            fits(out)
        }
        Value::String(text) => {
            string(text, out);
            true
        }
        other => {
            out.push_str(&other.to_string());
            true
        }
    }
}

fn string(text: &str, out: &mut String) {
    out.push_str(&Value::from(text).to_string());
}

fn width(text: &str) -> usize {
    text.chars().count()
}
