//! A JSON value as this crate reads it, whoever parsed the text.
//!
//! In the browser the engine's own `JSON.parse` does the parsing and `Json::from_js` copies the
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
    use js_sys::{Array, Object};
    use wasm_bindgen::{JsCast, JsValue};

    impl Json {
        /// Copies a JavaScript value. Whatever JSON cannot say (functions, symbols, `undefined`)
        /// becomes `null`; a cycle ends at [`MAX_DEPTH`].
        pub fn from_js(value: &JsValue) -> Result<Json, TooMuch> {
            let mut left = MAX_VALUES;
            copy(value, 0, &mut left)
        }
    }

    fn copy(value: &JsValue, depth: usize, left: &mut usize) -> Result<Json, TooMuch> {
        *left = left.checked_sub(1).ok_or(TooMuch::Many)?;
        if let Some(text) = value.as_string() {
            return Ok(Json::String(text));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Json::Number(number));
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Json::Bool(truth));
        }
        if !value.is_object() {
            return Ok(Json::Null);
        }
        if depth == MAX_DEPTH {
            return Err(TooMuch::Deep);
        }
        if let Some(array) = value.dyn_ref::<Array>() {
            let items = array.iter().map(|item| copy(&item, depth + 1, left));
            return items.collect::<Result<_, _>>().map(Json::Array);
        }
        let mut members = Vec::new();
        for entry in Object::entries(value.unchecked_ref()).iter() {
            let entry: Array = entry.unchecked_into();
            let key = entry.get(0).as_string().unwrap_or_default();
            members.push((key, copy(&entry.get(1), depth + 1, left)?));
        }
        Ok(Json::Object(members))
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
