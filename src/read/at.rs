//! Where in the file a value is.

use super::problem::{Path, Segment};
use crate::json::Json;

/// A value of the file, and the way to it.
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
    /// The whole file.
    pub fn root(json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(""),
            parent: None,
            is_optional: false,
        }
    }

    /// A member of this object.
    pub fn member(&'a self, key: &'a str, json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(key),
            parent: Some(self),
            is_optional: true,
        }
    }

    /// A member, if this is an object that has it. Looking reports nothing, nor do the next three.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn find(&'a self, key: &'a str) -> Option<At<'a>> {
        let Json::Object(members) = self.json else {
            return None;
        };
        let (_, json) = members.iter().find(|(name, _)| name == key)?;
        Some(self.member(key, json))
    }

    /// The items, if this is a list.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn list(&'a self) -> Vec<At<'a>> {
        match self.json {
            Json::Array(items) => self.listed(items).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether this is a list without items.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn is_empty_list(&self) -> bool {
        matches!(self.json, Json::Array(items) if items.is_empty())
    }

    /// The text, if this is a string.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn str(&self) -> Option<&'a str> {
        match self.json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of this list.
    pub fn listed(&'a self, items: &'a [Json]) -> impl Iterator<Item = At<'a>> {
        items.iter().enumerate().map(move |(index, json)| At {
            json,
            step: Step::Index(index),
            parent: Some(self),
            is_optional: false,
        })
    }

    /// The way to it.
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
