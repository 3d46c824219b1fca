//! What the rows of a sheet are called, to find what other rows refer to.

use super::rows::Rows;
use crate::import::Ids;
use crate::read::nearest;
use std::collections::HashMap;

/// The things of a sheet.
#[derive(Default)]
pub struct Known {
    /// the id of each, in the order of the rows
    pub ids: Vec<String>,
    /// whether its id was made of its name
    pub is_made: Vec<bool>,
    by_id: HashMap<String, usize>,
    /// the things that have an id or name, as it is written and as [`plain`] makes it
    by_name: HashMap<String, Vec<usize>>,
    /// every name, and whose it is
    names: Vec<(String, usize)>,
}

/// What a reference leads to.
#[derive(PartialEq, Debug)]
pub enum Meant<'k> {
    /// the thing of that index, with its id
    One(usize, &'k str),
    /// several that have this name: their ids
    Several(Vec<&'k str>),
    /// none
    Nothing,
}

/// In what way a reference is taken for a thing's.
#[derive(Clone, Copy)]
pub enum Way {
    /// it is the id
    Id,
    /// it is the name
    Name,
    /// it is nearly one of them
    Like,
}

impl Way {
    /// Every way, the surest first.
    pub const ALL: [Way; 3] = [Way::Id, Way::Name, Way::Like];
}

impl Known {
    /// Takes down the rows of a sheet; those without an id get one that is made of their name.
    pub fn of(rows: &Rows) -> Known {
        let written: Vec<String> = rows.rows.iter().map(|row| rows.text(*row, "id")).collect();
        let mut ids = Ids::default();
        for id in &written {
            ids.keep(id);
        }
        let name = rows.sheet.name_column().map(|column| column.key);
        let mut known = Known::default();
        for (index, (row, id)) in rows.rows.iter().zip(written).enumerate() {
            let names: Vec<String> = name
                .into_iter()
                .flat_map(|key| rows.cells(*row, key))
                .map(|(_, value)| value.text())
                .filter(|name| !name.is_empty())
                .collect();
            let is_made = id.is_empty() && !names.is_empty();
            let id = match names.first() {
                Some(name) if id.is_empty() => ids.make(name, "item"),
                _ => id,
            };
            known.add(&id, index);
            known.by_id.entry(id.clone()).or_insert(index);
            known.ids.push(id);
            known.is_made.push(is_made);
            for name in names {
                known.add(&name, index);
                known.names.push((name, index));
            }
        }
        known
    }

    fn add(&mut self, name: &str, index: usize) {
        for name in [name.to_owned(), plain(name)] {
            let of_name = self.by_name.entry(name).or_default();
            if !of_name.contains(&index) {
                of_name.push(index);
            }
        }
    }

    fn id(&self, index: usize) -> &str {
        self.ids.get(index).map_or("", String::as_str)
    }

    /// Finds what is meant: by its id, by its name, and then without regard to capitals, quotation marks and
    /// the kind of space.
    pub fn find(&self, written: &str) -> Meant<'_> {
        let mut ways = Way::ALL.into_iter().map(|way| self.find_by(written, way));
        ways.find(|meant| *meant != Meant::Nothing)
            .unwrap_or(Meant::Nothing)
    }

    /// Finds what is meant in one way.
    pub fn find_by(&self, written: &str, way: Way) -> Meant<'_> {
        let found = match way {
            Way::Id => self.by_id.get(written).map(std::slice::from_ref),
            Way::Name => self.by_name.get(written).map(Vec::as_slice),
            Way::Like => self.by_name.get(&plain(written)).map(Vec::as_slice),
        };
        match found {
            None | Some([]) => Meant::Nothing,
            Some([index]) => Meant::One(*index, self.id(*index)),
            Some(several) => Meant::Several(several.iter().map(|index| self.id(*index)).collect()),
        }
    }

    /// Returns the id or name that is nearest to what is written, and the index of what has it.
    pub fn nearest(&self, written: &str) -> Option<(&str, usize)> {
        let names = self
            .names
            .iter()
            .map(|(name, index)| (name.as_str(), *index));
        let ids = self
            .ids
            .iter()
            .enumerate()
            .map(|(index, id)| (id.as_str(), index));
        let all: Vec<(&str, usize)> = ids
            .chain(names)
            .filter(|(name, _)| !name.is_empty())
            .collect();
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        let near = nearest(written, &names)?;
        all.into_iter().find(|(name, _)| *name == near)
    }
}

/// Returns a name in small letters, without quotation marks around it and with plain spaces in it.
pub fn plain(name: &str) -> String {
    let is_unseen = |c: char| {
        matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
    };
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '`'
        )
    };
    let seen: String = name
        .to_lowercase()
        .chars()
        .filter(|c| !is_unseen(*c))
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").trim_matches(is_mark).trim().to_owned()
}
