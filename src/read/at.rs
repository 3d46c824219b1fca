//! A value of the file together with its path.

use super::problem::{Path, Segment};
use crate::json::Json;

/// A value of the file, and its path as a chain of parents on the stack: only a problem needs the whole
/// path.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub json: &'a Json,
    step: Step<'a>,
    parent: Option<&'a At<'a>>,
    /// whether it is a field that can be left out
    pub is_optional: bool,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// Returns the value that is the whole file.
    pub fn root(json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(""),
            parent: None,
            is_optional: false,
        }
    }

    /// Returns a member of this object.
    pub fn member(&'a self, key: &'a str, json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(key),
            parent: Some(self),
            is_optional: true,
        }
    }

    /// Returns a member, if this is an object that has it. Neither this nor the next three report
    /// anything.
    #[cfg(not(widget))]
    pub fn find(&'a self, key: &'a str) -> Option<At<'a>> {
        let Json::Object(members) = self.json else {
            return None;
        };
        let (_, json) = members.iter().find(|(name, _)| name == key)?;
        Some(self.member(key, json))
    }

    /// Returns the items, if this is a list.
    #[cfg(not(widget))]
    pub fn list(&'a self) -> Vec<At<'a>> {
        match self.json {
            Json::Array(items) => self.listed(items).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns whether this is a list without items.
    #[cfg(not(widget))]
    pub fn is_empty_list(&self) -> bool {
        matches!(self.json, Json::Array(items) if items.is_empty())
    }

    /// Returns the text, if this is a string.
    #[cfg(not(widget))]
    pub fn str(&self) -> Option<&'a str> {
        match self.json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the items of this list.
    pub fn listed(&'a self, items: &'a [Json]) -> impl Iterator<Item = At<'a>> {
        items.iter().enumerate().map(move |(index, json)| At {
            json,
            step: Step::Index(index),
            parent: Some(self),
            is_optional: false,
        })
    }

    /// Returns its path.
    pub fn path(&self) -> Path {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(parent) = at.parent {
            steps.push(match at.step {
                Step::Key(key) => Segment::Key(key.to_owned()),
                Step::Index(index) => Segment::Index(index),
            });
            at = parent;
        }
        steps.reverse();
        Path(steps)
    }
}
