//! Drafts at the desk: kept as one writes, listed, compared, gone back to, and written by one tab at a time.

mod bars;
mod comparison;
mod keeping;
mod list;
mod opening;
mod states;
mod unsaved;
mod window;

pub use bars::DraftBars;
pub use keeping::{Drafts, leave};
pub use opening::{resume, start};
pub use unsaved::offer_unsaved;
pub use window::{DraftsButton, DraftsDialog};

use super::said;
use super::state::Desk;
use js_sys::{Date, Object, Reflect};

/// Returns a time in milliseconds since 1970 in the zone of the browser and in the words of the interface, whose
/// language it follows.
fn time_in_words(desk: Desk, time: f64) -> String {
    let options = Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // An object of ours takes every property.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let date = Date::new(&time.into());
    date.to_locale_string(said::language(desk), &options).into()
}

/// Returns a title, or what is said where there is none; follows the language of the interface.
fn title_or_untitled(desk: Desk, title: &str) -> String {
    match title {
        "" => desk.say("untitled"),
        title => title.to_owned(),
    }
}

/// Returns a length in bytes in the words of the interface, whose language it follows.
fn size_in_words(desk: Desk, bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    desk.say_with("kilobytes", &[("count", kilobytes.into())])
}
