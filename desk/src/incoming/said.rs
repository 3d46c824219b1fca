//! What is said of a file that comes in, in the languages of the interface.

use super::Rows;
use crate::place_in_words::field_of;
use crate::problems::Problem;
use crate::problems::sentence::{hint, joined, named, sentence, was_meant};
use crate::words::{tag_of, words};
use fluent_bundle::FluentValue;
use standpoint::import::said::{Noted, Reason, Value};
use standpoint::import::workbook::Found;
use standpoint::import::{Place, Warning};
use standpoint::intl::language_name;

/// What is said of a file. In words it is only where it is shown, so that it follows the language of the interface.
#[derive(Clone, PartialEq, Debug)]
pub enum Said {
    /// what an importer noted
    Noted(Noted),
    /// why the file was refused
    Refused(Reason),
    /// what was found in a workbook
    Found(Found),
    /// what the desk found itself, and what is written there
    Own(Own, String),
    /// what the checker says of a file that is no story; in English
    Checked(String),
}

/// What is said, in words.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Spoken {
    /// in the language of the interface
    pub text: String,
    /// what the checker or a parser adds, which speak English only
    pub english: Option<String>,
}

/// Makes the list of what the desk finds itself, each with the key of its text.
macro_rules! own {
    ($($(#[$doc:meta])* $own:ident = $key:literal),+ $(,)?) => {
        /// What the desk finds itself in a file.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Own { $($(#[$doc])* $own),+ }

        impl Own {
            /// All of it.
            #[cfg(test)]
            const ALL: &'static [Own] = &[$(Own::$own),+];

            /// Returns the key of its text.
            pub fn key(self) -> &'static str {
                match self { $(Own::$own => $key),+ }
            }
        }
    };
}

own! {
    /// it is larger than any story
    LargeFile = "own-large-file",
    /// it is a picture or a PDF
    Picture = "own-picture",
    /// it is nothing that the desk knows
    NothingKnown = "own-nothing-known",
    /// no column has dates
    NoDates = "own-no-dates",
    /// there are more rows than are taken
    ManyRows = "own-many-rows",
    /// in which language its texts are taken to be, by its BCP 47 tag
    Texts = "own-texts",
    /// of some sources the grade was chosen
    Grades = "own-grades",
    /// what stands there is no address
    NoAddress = "own-no-address",
    /// there is nothing of a source in a row
    EmptySource = "own-empty-source",
    /// a source has an address and no title
    NoPageTitle = "own-no-page-title",
    /// what stands there is no date
    NoDate = "own-no-date",
    /// a time of day without a time zone
    TimeOfDay = "own-time-of-day",
    /// there is no position in a row
    NothingHeld = "own-nothing-held",
    /// a row names no event, and is taken for one of that above
    EventAbove = "own-event-above",
    /// a position without a side
    NoSide = "own-no-side",
    /// a position without a topic
    NoTopic = "own-no-topic",
    /// a position without a source
    NoSource = "own-no-source",
}

impl Said {
    /// Returns it in a language of the interface by its index; `more` is in how many other places the same holds.
    pub fn spoken(&self, more: usize, interface: usize) -> Spoken {
        let spoken = match self {
            Said::Noted(noted) => of_kind("noted", noted.kind(), noted.values(), interface),
            Said::Refused(reason) => of_kind("refused", reason.kind(), reason.values(), interface),
            Said::Found(Found::InSheets(mistake)) => {
                of_kind("mistake", mistake.kind(), mistake.values(), interface)
            }
            Said::Found(Found::InStory {
                column,
                problem,
                near,
            }) => {
                let problem = Problem::of(problem);
                Spoken {
                    text: in_story(column.as_deref(), &problem, near.as_deref(), interface),
                    english: None,
                }
            }
            Said::Own(own, written) => {
                let written = match own {
                    Own::Texts => language_name(tag_of(interface), written),
                    _ => seen(written),
                };
                Spoken {
                    text: words(interface, own.key(), &[("written", written.into())]),
                    english: None,
                }
            }
            Said::Checked(message) => Spoken {
                text: String::new(),
                english: Some(in_quotation_marks(message)),
            },
        };
        let text = match more {
            0 => spoken.text,
            more => {
                let arguments = [
                    ("message", spoken.text.into()),
                    ("count", (more as f64).into()),
                ];
                words(interface, "in-more-places", &arguments)
            }
        };
        Spoken { text, ..spoken }
    }
}

/// Returns where in a file something is, as the program shows it that wrote the file; nothing of a row if that is
/// said otherwise.
pub fn place_in_file(place: &Place, has_row: bool, interface: usize) -> String {
    match place {
        Place::Cell { .. } => place.to_string(),
        Place::File => String::new(),
        _ if !has_row => String::new(),
        Place::Row { sheet, row } => {
            let arguments = [("row", (row + 1).to_string().into())];
            let row = words(interface, "import-row-place", &arguments);
            match sheet {
                Some(sheet) => [sheet, ", ", &row].concat(),
                None => row,
            }
        }
        Place::Path(path) => {
            let line = path.split_once(':').and_then(|(line, column)| {
                let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
                (is_number(line) && is_number(column)).then_some((line, column))
            });
            match line {
                Some((line, column)) => words(
                    interface,
                    "import-line-place",
                    &[
                        ("line", line.to_owned().into()),
                        ("column", column.to_owned().into()),
                    ],
                ),
                None => path.clone(),
            }
        }
    }
}

/// Returns the key of the text for a message: `noted-title-media` for `TitleMedia` of those that were noted.
fn key_of(list: &str, kind: &str) -> String {
    let mut key = list.to_owned();
    for c in kind.chars() {
        if c.is_ascii_uppercase() {
            key.push('-');
        }
        key.push(c.to_ascii_lowercase());
    }
    key
}

fn of_kind(
    list: &str,
    kind: &str,
    values: Vec<(&'static str, Value<'_>)>,
    interface: usize,
) -> Spoken {
    let mut english = None;
    let mut arguments: Vec<(&str, FluentValue)> = Vec::new();
    for (name, value) in values {
        let argument = match value {
            Value::Text(text) => seen(text).into(),
            Value::Number(number) => (number as f64).into(),
            Value::List(names) => seen(&joined(names, interface)).into(),
            Value::Field(field) => words(interface, &Rows::Events.label(field), &[]).into(),
            Value::Case(word) => word.into(),
            Value::English(text) => {
                english = Some(in_quotation_marks(text));
                continue;
            }
            Value::Warning(warning) => of_warning(warning, interface).into(),
            Value::Reason(reason) => {
                let inner = Said::Refused(reason.clone()).spoken(0, interface);
                english = inner.english.or(english);
                inner.text.into()
            }
        };
        arguments.push((name, argument));
    }
    Spoken {
        text: words(interface, &key_of(list, kind), &arguments),
        english,
    }
}

/// Returns what was noted, with its place.
fn of_warning(warning: &Warning, interface: usize) -> String {
    let noted = Said::Noted(warning.noted.clone());
    let message = noted.spoken(warning.more, interface).text;
    match place_in_file(&warning.place, true, interface) {
        place if place.is_empty() => message,
        place => {
            let arguments = [("place", place.into()), ("message", message.into())];
            words(interface, "at-place", &arguments)
        }
    }
}

/// Says what is wrong with the story that a workbook makes as the forms say it, unless a cell has to be written
/// otherwise than a field.
fn in_story(
    column: Option<&str>,
    problem: &Problem,
    near: Option<&str>,
    interface: usize,
) -> String {
    let (_, field) = field_of(&problem.path);
    let key = match (problem.code, field) {
        ("invalid-date", _) => Some("cell-invalid-date"),
        ("invalid-duration", _) => Some("cell-invalid-duration"),
        ("wrong-type", _) => Some("cell-wrong-type"),
        ("empty" | "missing-field", "date" | "from" | "to") => Some("cell-no-date"),
        _ => None,
    };
    let mut text = match key {
        Some(key) => words(interface, key, &[]),
        None => sentence(problem, interface),
    };
    if let Some(found) = named(problem, interface) {
        let arguments = [("message", text.into()), ("found", seen(&found).into())];
        text = words(interface, "and-found", &arguments);
    }
    let near = near.and_then(|near| was_meant(&[seen(near)], interface));
    if let Some(hint) = hint(problem, interface).or(near) {
        let arguments = [("first", text.into()), ("second", seen(&hint).into())];
        text = words(interface, "two-sentences", &arguments);
    }
    if let Some(column) = column {
        let arguments = [("message", text.into()), ("column", seen(column).into())];
        text = words(interface, "in-column", &arguments);
    }
    text
}

/// Returns what stands in a file so that it can be shown: it may be anything.
fn seen(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// Puts what stands between back-ticks into quotation marks.
fn in_quotation_marks(message: &str) -> String {
    let mut parts = message.split('`');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (part, mark) in parts.zip(['“', '”'].into_iter().cycle()) {
        text.push(mark);
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{LANGUAGES, has};
    use standpoint::import::said::Mistake;
    use standpoint::import::{FIELD_NAMES, field_by_name};
    use std::collections::{BTreeMap, BTreeSet};

    const FILES: [&str; 3] = [
        include_str!("../../locales/en/messages.ftl"),
        include_str!("../../locales/zh/messages.ftl"),
        include_str!("../../locales/ru/messages.ftl"),
    ];

    /// Returns the texts of a file by their keys.
    fn texts(file: &str) -> BTreeMap<&str, String> {
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        let mut last = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let line = match line.split_once(" = ") {
                Some((key, text)) if !line.starts_with(' ') => {
                    last = key;
                    text
                }
                _ => line,
            };
            texts.entry(last).or_default().push_str(line);
        }
        texts
    }

    /// Returns the names of the values that stand in a text.
    fn values_in(text: &str) -> BTreeSet<&str> {
        let behind = text.split('$').skip(1);
        let names = behind.map(|text| text.split([' ', '}', ')']).next().unwrap_or_default());
        names.collect()
    }

    /// Every message with the values it has, by the key of its text.
    fn every_message() -> BTreeMap<String, BTreeSet<&'static str>> {
        let lists = [
            ("noted", Noted::KINDS),
            ("refused", Reason::KINDS),
            ("mistake", Mistake::KINDS),
        ];
        let kinds = lists.into_iter().flat_map(|(list, kinds)| {
            let kinds = kinds.iter();
            kinds.map(move |(kind, values)| (key_of(list, kind), values.iter().copied().collect()))
        });
        let own = Own::ALL
            .iter()
            .map(|own| (own.key().to_owned(), BTreeSet::from(["written"])));
        kinds.chain(own).collect()
    }

    #[test]
    fn every_message_has_its_text_in_every_language_and_the_values_that_it_needs() {
        let files = FILES.map(texts);
        assert_eq!(files.len(), LANGUAGES.len());
        for (key, values) in every_message() {
            let used = files.each_ref().map(|file| {
                let text = file.get(key.as_str());
                values_in(text.unwrap_or_else(|| panic!("{key} has no text")))
            });
            let [english, ..] = &used;
            assert!(english.is_subset(&values), "{key}: {english:?}");
            for other in &used {
                assert_eq!(english, other, "{key}");
            }
        }
    }

    #[test]
    fn every_text_is_that_of_a_message() {
        let messages = every_message();
        let prefixes = ["noted-", "refused-", "mistake-", "own-"];
        for key in texts(FILES[0]).into_keys() {
            let is_of_message = prefixes.iter().any(|prefix| key.starts_with(prefix));
            assert!(!is_of_message || messages.contains_key(key), "{key}");
        }
    }

    #[test]
    fn whatever_a_column_holds_has_a_name() {
        let fields = FIELD_NAMES.split(", ").filter_map(field_by_name);
        for field in fields.chain(["type", "background", "media.thumbnail"]) {
            assert!(has(&Rows::Events.label(field)), "{field}");
        }
    }
}
