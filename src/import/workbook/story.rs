//! Puts the rows together as the file of a story.

use super::finding::Findings;
use super::known::{Known, Meant, Way};
use super::rows::{Named, Rows};
use super::rows_of;
use crate::import::Place;
use crate::import::said::{Mistake, Names};
use crate::import::slug;
use crate::import::table::Value as Cell;
use crate::read::made_id;
use crate::workbook::{Kind, citations_in, find_sheet, lines, list, pair};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// An object of the file.
type Object = Map<String, Value>;

/// The file of a story, and where each part of it came from.
pub struct Made {
    /// the file
    pub json: Value,
    /// the sheet and row of each object, by its path
    pub origins: HashMap<String, (&'static str, usize)>,
    /// the cells of which all is said already
    pub told: HashSet<Place>,
    /// the things that others refer to, by their sheet
    pub known: HashMap<&'static str, Known>,
}

/// Makes the file. Rows that belong to nothing are put where they do least harm, so that all that is wrong
/// with them is found at once: there is an error by then, and no story.
pub fn make(sheets: &[Rows], findings: &mut Findings) -> Made {
    let names = ["Sides", "People", "Topics", "Sources", "Events", "Groups"];
    let known = |name| Some((name, Known::of(rows_of(sheets, name)?)));
    let mut maker = Maker {
        known: names.into_iter().filter_map(known).collect(),
        told: HashSet::new(),
        findings,
        looks: 0,
    };
    let mut root = Object::new();
    root.insert(String::from("standpoint"), json!(1));
    let mut origins = HashMap::new();
    if let Some(rows) = rows_of(sheets, "Story")
        && let Some(row) = rows.rows.first()
    {
        root.append(&mut maker.object(rows, *row, None));
        maker.id_of_story(rows, *row, &mut root);
        origins.insert(String::new(), ("Story", *row));
    }
    for rows in sheets {
        let is_list = !rows.sheet.is_story() && rows.sheet.owner().is_none();
        if !is_list || rows.rows.is_empty() {
            continue;
        }
        let mut objects = Vec::new();
        for (index, row) in rows.rows.iter().enumerate() {
            origins.insert(
                format!("{}[{index}]", rows.sheet.list),
                (rows.sheet.name, *row),
            );
            let mut object = maker.object(rows, *row, None);
            maker.id(rows, *row, index, &mut object);
            objects.push(Value::Object(object));
        }
        root.insert(rows.sheet.list.to_owned(), Value::Array(objects));
    }
    for name in ["Media", "Positions"] {
        if let Some(rows) = rows_of(sheets, name) {
            maker.parts_of_events(rows, sheets, &mut root, &mut origins);
        }
    }
    if let Some(rows) = rows_of(sheets, "Corrections") {
        maker.corrections(rows, &mut root, &mut origins);
    }
    Made {
        json: Value::Object(root),
        origins,
        told: maker.told,
        known: maker.known,
    }
}

struct Maker<'f> {
    known: HashMap<&'static str, Known>,
    told: HashSet<Place>,
    findings: &'f mut Findings,
    /// how often something was looked for that is near to what is written
    looks: usize,
}

/// How often that is done: a large file that is wrong everywhere would take minutes.
const MAX_LOOKS: usize = 200;

impl Maker<'_> {
    /// Returns whether something near may be looked for.
    fn may_look(&mut self) -> bool {
        self.looks += 1;
        self.looks <= MAX_LOOKS
    }

    /// Takes down what says all of a cell.
    fn error(&mut self, place: Place, mistake: Mistake) {
        self.told.insert(place.clone());
        self.findings.add(place, mistake);
    }

    /// Makes an object of a row. Times of day in cells are those of the time zone.
    fn object(&mut self, rows: &Rows, row: usize, zone: Option<&str>) -> Object {
        let own_zone = rows.text(row, "time_zone");
        let zone = if own_zone.is_empty() {
            zone
        } else {
            Some(own_zone.as_str())
        };
        let mut object = Object::new();
        for named in &rows.columns {
            let cell = rows.cell(row, named.at);
            if cell.is_empty() || matches!(named.column.kind, Kind::Owner(_)) {
                continue;
            }
            let place = rows.place(row, named.at);
            if let Cell::Error(failure) = cell {
                let mistake = Mistake::FailedFormula {
                    column: title(named),
                    failure: failure.clone(),
                };
                self.error(place, mistake);
                put(&mut object, named, Value::from(cell.text()));
                continue;
            }
            let value = self.value(named, cell, place, zone);
            if !put(&mut object, named, value) {
                let column = title(named);
                self.error(rows.place(row, named.at), Mistake::TwoTexts { column });
            }
        }
        object
    }

    fn value(&mut self, named: &Named, cell: &Cell, place: Place, zone: Option<&str>) -> Value {
        let text = cell.text().replace("\r\n", "\n").replace('\r', "\n");
        match named.column.kind {
            Kind::Text => {
                if let Cell::Date(_) | Cell::Time(_) = cell {
                    let column = title(named);
                    self.findings.add(place, Mistake::DateInText { column });
                }
                Value::from(text)
            }
            Kind::Date => self.date(named, cell, text, place, zone),
            Kind::Word(words) => {
                let plain = super::known::plain(&text);
                let word = words.iter().find(|word| **word == plain);
                Value::from(word.map_or(text.as_str(), |word| word))
            }
            Kind::Yes => match super::known::plain(&text).as_str() {
                "yes" | "true" | "x" | "1" | "y" | "✓" => Value::Bool(true),
                "no" | "false" | "0" | "n" => Value::Bool(false),
                _ => {
                    let mistake = Mistake::NotYesOrNo {
                        column: title(named),
                        written: text.clone(),
                    };
                    self.error(place, mistake);
                    Value::from(text)
                }
            },
            Kind::Number => {
                let number = number(&text);
                if !number.is_number() {
                    let mistake = Mistake::NoNumber {
                        column: title(named),
                        written: text,
                    };
                    self.error(place, mistake);
                }
                number
            }
            Kind::One(sheet) => Value::from(self.one(sheet, &text, named, &place)),
            Kind::Many(sheet) => Value::from(self.many(sheet, &text, named, &place)),
            Kind::OneOrMany(sheet) => {
                let mut all = self.many(sheet, &text, named, &place);
                match all.pop() {
                    Some(only) if all.is_empty() => Value::from(only),
                    last => Value::from_iter(all.into_iter().chain(last)),
                }
            }
            Kind::Words => Value::from_iter(list(&text)),
            Kind::Citations => {
                let lines: Vec<String> = lines(&text).map(str::to_owned).collect();
                let all = lines
                    .iter()
                    .flat_map(|line| self.citations(line, named, &place));
                Value::Array(all.collect())
            }
            Kind::Sizes => by_line(
                &text,
                |url, width| json!({ "url": url, "width": number(width) }),
            ),
            Kind::Tracks => by_line(
                &text,
                |url, language| json!({ "url": url, "language": language }),
            ),
            Kind::Id | Kind::Plain | Kind::Owner(_) => Value::from(text),
        }
    }

    /// Returns a date as the format writes it, where the cell is a date or a year.
    fn date(
        &mut self,
        named: &Named,
        cell: &Cell,
        text: String,
        place: Place,
        zone: Option<&str>,
    ) -> Value {
        match cell {
            Cell::Date(date) if date.contains('T') => {
                let moment = zone.and_then(|zone| moment(date, zone));
                match moment {
                    Some(moment) => {
                        let column = title(named);
                        self.findings.add(place, Mistake::MadeMoment { column });
                        Value::from(moment)
                    }
                    None => {
                        let mistake = Mistake::TimeWithoutZone {
                            column: title(named),
                            written: date.replace('T', " "),
                        };
                        self.error(place, mistake);
                        Value::from(text)
                    }
                }
            }
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 10_000.0 => {
                let sign = if *number < 0.0 { "-" } else { "" };
                Value::from(format!("{sign}{:04}", number.abs()))
            }
            Cell::Number(number) => {
                let (column, written) = (title(named), text.clone());
                let mistake = match day_of(*number) {
                    Some(day) => Mistake::DayAsNumber {
                        column,
                        written,
                        day,
                    },
                    None => Mistake::NumberAsDate { column, written },
                };
                self.error(place, mistake);
                Value::from(text)
            }
            _ => Value::from(text),
        }
    }

    /// Returns the id of a thing that is named in a cell; what is written, where there is none.
    fn one(&mut self, sheet: &'static str, written: &str, named: &Named, place: &Place) -> String {
        match self.find(sheet, written, named, place) {
            Some(id) => id,
            None => written.to_owned(),
        }
    }

    /// Returns the id of a thing, if there is one, and takes down where there are several.
    fn find(
        &mut self,
        sheet: &'static str,
        written: &str,
        named: &Named,
        place: &Place,
    ) -> Option<String> {
        match self.known.get(sheet)?.find(written) {
            Meant::One(_, id) => Some(id.to_owned()),
            Meant::Nothing => None,
            Meant::Several(ids) => {
                let first = ids.first().map(|id| (*id).to_owned());
                let mistake = Mistake::AmbiguousName {
                    column: title(named),
                    ids: Names(ids.into_iter().map(str::to_owned).collect()),
                    name: written.to_owned(),
                };
                self.error(place.clone(), mistake);
                first
            }
        }
    }

    fn many(
        &mut self,
        sheet: &'static str,
        text: &str,
        named: &Named,
        place: &Place,
    ) -> Vec<String> {
        // A name may have a comma in it.
        if let Some(id) = self.find(sheet, text, named, place) {
            return vec![id];
        }
        let mut all = Vec::new();
        for line in text
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            // An id may have a comma of another script in it.
            match self.find(sheet, line, named, place) {
                Some(id) => all.push(id),
                None => all.extend(
                    list(line)
                        .into_iter()
                        .map(|item| self.one(sheet, item, named, place)),
                ),
            }
        }
        all
    }

    /// Returns what a line cites: a source, a place in it, or several sources with commas between.
    fn citations(&mut self, line: &str, named: &Named, place: &Place) -> Vec<Value> {
        if let Some(citation) = self.citation(line, named, place) {
            return vec![citation];
        }
        let parts: Vec<&str> = line
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let found: Vec<Option<Value>> = parts
            .iter()
            .map(|part| self.citation(part, named, place))
            .collect();
        if found.iter().any(Option::is_some) {
            let each = found.into_iter().zip(parts);
            return each
                .map(|(found, part)| found.unwrap_or_else(|| Value::from(part)))
                .collect();
        }
        // The place is not what is wrong.
        let parts = citations_in(line);
        match parts.get(1) {
            Some((source, Some(at))) => vec![json!({ "source": source, "at": at })],
            _ => vec![Value::from(line)],
        }
    }

    /// Returns what a line cites. Where it can be divided in several ways, the one with the surest reference is
    /// meant: `Minutes (2nd) (p. 1)` may be of a source of that title, or of one with the id `minutes`.
    fn citation(&mut self, line: &str, named: &Named, place: &Place) -> Option<Value> {
        let parts = citations_in(line);
        let known = self.known.get("Sources")?;
        let (source, at) = Way::ALL.into_iter().find_map(|way| {
            let is_meant = |source: &str| known.find_by(source, way) != Meant::Nothing;
            parts.iter().find(|(source, _)| is_meant(source))
        })?;
        let id = self.find("Sources", source, named, place)?;
        Some(match at {
            Some(at) => json!({ "source": id, "at": at }),
            None => Value::from(id),
        })
    }

    /// Gives an id to the thing of a row that has none.
    fn id(&mut self, rows: &Rows, row: usize, index: usize, object: &mut Object) {
        let Some(known) = self.known.get(rows.sheet.name) else {
            return;
        };
        if known.is_made.get(index) == Some(&true)
            && let Some(id) = known.ids.get(index)
        {
            object.insert(String::from("id"), Value::from(id.as_str()));
            self.made_id(rows, row);
        }
    }

    fn id_of_story(&mut self, rows: &Rows, row: usize, root: &mut Object) {
        let title = rows.cells(row, "title").map(|(_, value)| value.text());
        let made = title.map(|title| slug(&title)).find(|id| !id.is_empty());
        if let (Some(id), false) = (made, root.contains_key("id")) {
            root.insert(String::from("id"), Value::from(id));
            self.made_id(rows, row);
        }
    }

    fn made_id(&mut self, rows: &Rows, row: usize) {
        let at = rows.columns.iter().find(|named| named.column.key == "id");
        let place = rows.place(row, at.or(rows.columns.first()).map_or(0, |named| named.at));
        self.findings.add(place, Mistake::MadeId);
    }

    /// Adds positions or media to their events.
    fn parts_of_events(
        &mut self,
        rows: &Rows,
        sheets: &[Rows],
        root: &mut Object,
        origins: &mut HashMap<String, (&'static str, usize)>,
    ) {
        let events = rows_of(sheets, "Events");
        for row in &rows.rows {
            let Some(event) = self.owner(rows, *row, "Events") else {
                continue;
            };
            let zone = events
                .and_then(|events| Some(events.text(*events.rows.get(event)?, "time_zone")))
                .filter(|zone| !zone.is_empty());
            let object = self.object(rows, *row, zone.as_deref());
            let of_event = root
                .get_mut("events")
                .and_then(|events| events.get_mut(event));
            let Some(Value::Object(of_event)) = of_event else {
                continue;
            };
            let list = of_event
                .entry(rows.sheet.list)
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(items) = list {
                let path = format!("events[{event}].{}[{}]", rows.sheet.list, items.len());
                origins.insert(path, (rows.sheet.name, *row));
                items.push(Value::Object(object));
            }
        }
    }

    /// Returns the index of what a row belongs to, or of what it most probably does.
    fn owner(&mut self, rows: &Rows, row: usize, of: &'static str) -> Option<usize> {
        let column = rows.sheet.owner()?;
        let named = rows
            .columns
            .iter()
            .find(|named| named.column.key == column.key);
        let column = column.key;
        let at = named.or(rows.columns.first())?.at;
        let place = rows.place(row, at);
        let written = named
            .map(|named| rows.cell(row, named.at).text())
            .unwrap_or_default();
        if written.is_empty() {
            let mistake = match named {
                Some(_) => Mistake::EmptyOwner { column },
                None => Mistake::MissingOwner { column },
            };
            self.error(place, mistake);
            return Some(0);
        }
        let is_known = self.known.get(of)?.find(&written) != Meant::Nothing;
        let may_look = !is_known && self.may_look();
        let known = self.known.get(of)?;
        let (mistake, index) = match known.find(&written) {
            Meant::One(index, _) => return Some(index),
            Meant::Several(ids) => {
                let mistake = Mistake::AmbiguousOwner {
                    column,
                    ids: Names(ids.into_iter().map(str::to_owned).collect()),
                    name: written,
                };
                (mistake, 0)
            }
            Meant::Nothing => match may_look.then(|| known.nearest(&written)).flatten() {
                Some((near, index)) => {
                    let mistake = Mistake::MisspeltOwner {
                        column,
                        sheet: of,
                        near: near.to_owned(),
                        written,
                    };
                    (mistake, index)
                }
                None => {
                    let mistake = Mistake::UnknownOwner {
                        column,
                        sheet: of,
                        written,
                    };
                    (mistake, 0)
                }
            },
        };
        self.error(place, mistake);
        Some(index)
    }

    /// Adds corrections to the story and its positions.
    fn corrections(
        &mut self,
        rows: &Rows,
        root: &mut Object,
        origins: &mut HashMap<String, (&'static str, usize)>,
    ) {
        let places = places_of_positions(root);
        for row in &rows.rows {
            let written = rows.text(*row, "position");
            let object = self.object(rows, *row, None);
            let found = places.get(&written);
            if found.is_none() && !written.is_empty() {
                let mut ids: Vec<&str> = places.keys().map(String::as_str).collect();
                ids.sort_unstable();
                ids.truncate(if self.may_look() { ids.len() } else { 0 });
                let near = crate::read::nearest(&written, &ids).map(str::to_owned);
                let at = rows
                    .columns
                    .iter()
                    .find(|named| named.column.key == "position");
                let place = rows.place(*row, at.map_or(0, |named| named.at));
                let mistake = match near {
                    Some(near) => Mistake::MisspeltPosition { written, near },
                    None => Mistake::UnknownPosition { written },
                };
                self.error(place, mistake);
            }
            let (path, pointer) = match found {
                Some((event, position)) => (
                    format!("events[{event}].positions[{position}]."),
                    format!("/events/{event}/positions/{position}"),
                ),
                None => (String::new(), String::new()),
            };
            let of = match pointer.as_str() {
                "" => Some(&mut *root),
                pointer => at_pointer(root, pointer),
            };
            let list = of.map(|of| {
                of.entry("corrections")
                    .or_insert_with(|| Value::Array(Vec::new()))
            });
            if let Some(Value::Array(items)) = list {
                origins.insert(
                    format!("{path}corrections[{}]", items.len()),
                    (rows.sheet.name, *row),
                );
                items.push(Value::Object(object));
            }
        }
    }
}

fn at_pointer<'r>(root: &'r mut Object, pointer: &str) -> Option<&'r mut Object> {
    let (first, rest) = pointer.trim_start_matches('/').split_once('/')?;
    root.get_mut(first)?
        .pointer_mut(&["/", rest].concat())?
        .as_object_mut()
}

/// Returns the event and place of each position, by its id.
fn places_of_positions(root: &Object) -> HashMap<String, (usize, usize)> {
    let mut places = HashMap::new();
    let events = root
        .get("events")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for (event, value) in events.enumerate() {
        let positions = value
            .get("positions")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let event_id = value.get("id").and_then(Value::as_str).unwrap_or_default();
        for (index, position) in positions.enumerate() {
            let id = position
                .get("id")
                .and_then(Value::as_str)
                .map(str::to_owned);
            let id = id.unwrap_or_else(|| made_id(event_id, index + 1));
            places.entry(id).or_insert((event, index));
        }
    }
    places
}

/// Puts a value into an object. Returns false where a text is there in one language and for all.
fn put(object: &mut Object, named: &Named, value: Value) -> bool {
    let (object, key) = match named.column.key.split_once('.') {
        Some((outer, key)) => {
            let inner = object.entry(outer).or_insert_with(|| json!({}));
            match inner {
                Value::Object(inner) => (inner, key),
                _ => return false,
            }
        }
        None => (object, named.column.key),
    };
    match (&named.language, object.get_mut(key)) {
        (Some(language), None) => {
            object.insert(key.to_owned(), json!({ language.as_str(): value }));
            true
        }
        (Some(language), Some(Value::Object(texts))) => {
            texts.insert(language.clone(), value);
            true
        }
        (None, None) => {
            object.insert(key.to_owned(), value);
            true
        }
        _ => false,
    }
}

/// Returns the heading of a column.
pub fn title(named: &Named) -> String {
    let heading = crate::workbook::Heading {
        key: named.column.key,
        language: named.language.clone(),
    };
    heading.text()
}

fn number(text: &str) -> Value {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = digits
        .strip_suffix("px")
        .or_else(|| digits.strip_suffix('w'))
        .unwrap_or(&digits);
    digits
        .parse::<u32>()
        .map_or_else(|_| Value::from(text), Value::from)
}

fn by_line(text: &str, item: impl Fn(&str, &str) -> Value) -> Value {
    let all = lines(text).map(pair);
    Value::Array(all.map(|(url, other)| item(url, other)).collect())
}

/// Returns a time of day as a moment in a time zone; none in an hour that the clock skipped.
fn moment(date: &str, zone: &str) -> Option<String> {
    let zone = TimeZone::get(zone).ok()?;
    let time: DateTime = date.parse().ok()?;
    let moment = zone.to_ambiguous_zoned_datetime(time).unambiguous().ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// Returns the day that a number is to spreadsheet programs, which count them from 1900.
fn day_of(number: f64) -> Option<String> {
    let is_day = (10_000.0..200_000.0).contains(&number);
    let days = is_day.then_some(number as i64)?;
    let start = jiff::civil::date(1899, 12, 30);
    let day = start
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()?;
    Some(day.to_string())
}

/// Returns the thing of another sheet that a column's cells name.
pub fn sheet_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::One(sheet) | Kind::Many(sheet) | Kind::OneOrMany(sheet) | Kind::Owner(sheet) => {
            find_sheet(sheet).map(|sheet| sheet.name)
        }
        Kind::Citations => Some("Sources"),
        _ => None,
    }
}
