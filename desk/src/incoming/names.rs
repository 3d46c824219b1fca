//! Things by their names, each with an id of its own.

use standpoint::format::{Id, Text};
use standpoint::import::{Ids, line_of_html};
use std::collections::HashMap;

/// The things of one list of a story in the making.
#[derive(Default)]
pub(super) struct Names {
    ids: Ids,
    known: HashMap<String, Id>,
}

impl Names {
    /// Returns the id of a thing by its name, and whether it is new. Upper and lower case are the same. `from` is
    /// what an id is made of, `otherwise` what it is where that has no letter.
    pub(super) fn id(&mut self, name: &str, from: &str, otherwise: &str) -> (Id, bool) {
        let key = folded(name);
        if let Some(id) = self.known.get(&key) {
            return (id.clone(), false);
        }
        let id = Id(self.ids.make(from, otherwise));
        self.known.insert(key, id.clone());
        (id, true)
    }
}

/// Returns what names are compared by.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Returns all wordings of a text, as they are compared.
pub(super) fn wordings(text: &Text) -> Vec<String> {
    let all: Vec<&str> = match text {
        Text::Plain(text) => vec![text],
        Text::Localised(texts) => texts.values().filter_map(|text| text.as_str()).collect(),
    };
    let all = all.into_iter().map(folded);
    all.filter(|text| !text.is_empty()).collect()
}

/// Returns a text of a cell in one line, without HTML.
pub(super) fn line(text: &str) -> String {
    let is_odd =
        |c: char| matches!(c, '<' | '&' | '\u{fffd}') || (c.is_control() && !c.is_whitespace());
    match text.contains(is_odd) {
        true => line_of_html(text),
        // Nearly every cell is of words alone, and a browser's way to read HTML takes its time.
        false => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
