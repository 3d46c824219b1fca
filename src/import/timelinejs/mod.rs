//! Timelines of TimelineJS: its JSON, in the form of version 3 and of version 2, and its spreadsheet.
//!
//! What becomes what is in `docs/importing.md`.

mod dates;
mod json;
mod sheet;

pub(super) use sheet::note_encoding;

use super::table::{self, Kind};
use super::{Import, Options, Refused};

/// Makes a story of a timeline of TimelineJS.
///
/// # Errors
/// The file is none, or has no event with a date.
pub fn timelinejs(bytes: &[u8], options: &Options) -> Result<Import, Refused> {
    if table::kind_of(bytes)? == Kind::Csv {
        let decoded = table::decode(bytes);
        let start = decoded.text.trim_start();
        // `storyjs_jsonp_data = {…}` is version 2's own.
        if start.starts_with(['{', '[']) || start.starts_with("storyjs_jsonp_data") {
            return json::read(&decoded, options);
        }
    }
    sheet::read(bytes, options)
}
