//! Reads the file of a sound story into the types of the format.

use super::{Citation, Place, Sides, Story};
use crate::json::Json;
use serde::Deserialize as _;
use serde_json::{Map, Number, Value};

/// Makes a story of a file that [`crate::check`] finds no error in. What can be said in two ways comes
/// in the shorter one: no empty lists, a citation without a place as an id, one side not as a list.
///
/// # Errors
///
/// When the file is not of the format: says where, for who looks into the program.
pub fn from_json(json: &Json) -> Result<Story, serde_json::Error> {
    from_value(value_of(json))
}

/// Makes a story of a value that has what the types of the format ask for; whether it is sound is another
/// question. One source and one side come in the shorter way, as from [`from_json`].
///
/// # Errors
///
/// When a field is missing or of another type.
pub fn from_value(value: Value) -> Result<Story, serde_json::Error> {
    let mut story = Story::deserialize(value)?;
    for event in &mut story.events {
        event.sources.iter_mut().flatten().for_each(shorten);
        for position in event.positions.iter_mut().flatten() {
            position.sources.iter_mut().for_each(shorten);
            if let Sides::Joint(sides) = &position.side
                && let [only] = sides.as_slice()
            {
                position.side = Sides::One(only.clone());
            }
        }
    }
    Ok(story)
}

fn shorten(citation: &mut Citation) {
    if let Citation::Place(Place { source, at: None }) = citation {
        *citation = Citation::Whole(source.clone());
    }
}

fn value_of(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(is_true) => Value::Bool(*is_true),
        Json::Number(number) => number_of(*number).map_or(Value::Null, Value::Number),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(value_of).collect()),
        Json::Object(members) => {
            let is_said = |json: &Json| !matches!(json, Json::Array(items) if items.is_empty());
            let said = members.iter().filter(|(_, json)| is_said(json));
            let members = said.map(|(key, json)| (key.clone(), value_of(json)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// Returns a number; a whole one as such, since JSON writes `640.0` as well. None where it is not finite.
pub fn number_of(number: f64) -> Option<Number> {
    let is_whole = number.fract() == 0.0 && number.abs() < 2f64.powi(53);
    match is_whole {
        true => Some(Number::from(number as i64)),
        false => Number::from_f64(number),
    }
}
