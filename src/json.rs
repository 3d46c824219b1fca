//! A JSON value as this crate reads it, whoever parsed the text.
//!
//! In the browser the engine's own `JSON.parse` does the parsing and `Json::from_js` takes over the
//! result; that keeps a JSON parser, about 10 kB, out of the WebAssembly. Natively `serde_json`
//! does it. Objects keep their order and their duplicate keys, so that a checker can see them.

/// How deep arrays and objects may stand inside each other.
pub const MAX_DEPTH: usize = 32;

/// How many values, counted through all levels, one file may hold.
pub const MAX_VALUES: usize = 4_000_000;

/// A JSON value.
#[derive(Clone, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(Debug))]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// any number
    Number(f64),
    /// a string
    String(String),
    /// an array
    Array(Vec<Json>),
    /// an object: its members in the order of the file
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What kind of value this is, as an editor would name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

/// Why a value could not be taken over at all.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(Debug))]
pub enum TooMuch {
    /// deeper than [`MAX_DEPTH`]
    Deep,
    /// more than [`MAX_VALUES`]
    Many,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{Json, MAX_DEPTH, MAX_VALUES, TooMuch};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/js/json.js")]
    extern "C" {
        /// A JavaScript value as tokens, which are described there.
        fn flatten(value: &JsValue, max_depth: usize, max_values: usize) -> String;
    }

    impl Json {
        /// Copies a JavaScript value. Whatever JSON cannot say (functions, symbols, `undefined`)
        /// becomes `null`; a cycle is too deep.
        pub fn from_js(value: &JsValue) -> Result<Json, TooMuch> {
            let tokens = flatten(value, MAX_DEPTH, MAX_VALUES);
            match tokens.as_str() {
                "deep" => Err(TooMuch::Deep),
                "many" => Err(TooMuch::Many),
                tokens => Ok(next(&mut tokens.split('\0')).unwrap_or(Json::Null)),
            }
        }
    }

    /// The next value; nothing at the end of an array or object.
    fn next<'a>(tokens: &mut impl Iterator<Item = &'a str>) -> Option<Json> {
        let (kind, text) = tokens.next()?.split_at_checked(1)?;
        Some(match kind {
            "\"" => Json::String(text.to_owned()),
            // The one number of the format is a small one.
            "#" => Json::Number(
                text.parse::<usize>()
                    .map_or(f64::NAN, |number| number as f64),
            ),
            "t" | "f" => Json::Bool(kind == "t"),
            "n" => Json::Null,
            "[" => {
                let mut items = Vec::new();
                while let Some(item) = next(tokens) {
                    items.push(item);
                }
                Json::Array(items)
            }
            "{" => {
                let mut members = Vec::new();
                while let Some(Json::String(key)) = next(tokens) {
                    members.push((key, next(tokens)?));
                }
                Json::Object(members)
            }
            _ => return None,
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Json;
    use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
    use std::fmt;

    impl<'de> Deserialize<'de> for Json {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(JsonVisitor)
        }
    }

    struct JsonVisitor;

    impl<'de> Visitor<'de> for JsonVisitor {
        type Value = Json;

        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("a JSON value")
        }

        fn visit_unit<E>(self) -> Result<Json, E> {
            Ok(Json::Null)
        }

        fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
            Ok(Json::Bool(truth))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
            Ok(Json::Number(number as f64))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
            Ok(Json::Number(number as f64))
        }

        fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
            Ok(Json::Number(number))
        }

        fn visit_str<E>(self, text: &str) -> Result<Json, E> {
            Ok(Json::String(text.to_owned()))
        }

        fn visit_string<E>(self, text: String) -> Result<Json, E> {
            Ok(Json::String(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            Ok(Json::Array(items))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(Json::Object(members))
        }
    }
}
