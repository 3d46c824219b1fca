//! The types of fields that many parts of a story share: ids, dates, localized texts.

use crate::read::{MAX_ID, MAX_TEXT};
use crate::story::{Change, EventKind, Grade, MediaKind, PositionKind, Role, Status};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Makes a string type whose schema is written out.
macro_rules! string {
    ($(#[doc = $doc:literal])+ $name:ident: $pattern:expr, $max:expr, $examples:expr) => {
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let description = [$($doc),+].concat();
                json_schema!({
                    "description": (description.trim()),
                    "type": "string",
                    "pattern": $pattern,
                    "maxLength": $max,
                    "examples": $examples,
                })
            }
        }
    };
}

// Patterns are those of ECMA-262 with its `u` flag, as JSON Schema wants them.

string! {
    /// An id: letters, digits, `-`, `_` and `.`, at most 64 characters; given once in its list.
    Id: r"^[A-Za-z0-9._\-\u0080-\u{10ffff}]+$", MAX_ID, ["biden", "video-call-2021-12-07"]
}

string! {
    /// A date: EDTF (ISO 8601-2) level 0 or 1, or an RFC 3339 moment with its offset from UTC. `~`
    /// behind it means about, `?` uncertain; `/` stands between beginning and end, `..` for an open one.
    Date: when_pattern(), MAX_TEXT, [
        "2021-12-07", "2022-01", "2021-12~", "-0258", "2022-01-09/2022-01-10", "2021-12-30T15:35:00-05:00"
    ]
}

string! {
    /// A length of time: ISO 8601 in days, hours and minutes; `~` behind it means about.
    Duration: r"^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?~?$", MAX_TEXT, ["PT50M", "PT2H~"]
}

string! {
    /// A time zone by its IANA name.
    TimeZoneName: r"^(UTC|[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)+)$", MAX_TEXT, ["Europe/Kyiv", "America/New_York"]
}

string! {
    /// A language by its BCP 47 tag.
    Language: LANGUAGE, MAX_TEXT, ["en", "zh-Hans"]
}

string! {
    /// An address: `http`, `https`, or relative to the story file.
    Url: r"^(?:[hH][tT][tT][pP][sS]?:|(?![^/?#\\]*:))[^\s\u0000-\u001f\u007f-\u009f]+$", MAX_TEXT, ["https://example.org/a"]
}

string! {
    /// An `https` address.
    SecureUrl: r"^[hH][tT][tT][pP][sS]:[^\s\u0000-\u001f\u007f-\u009f]+$", MAX_TEXT, ["https://example.org/embed/a"]
}

const LANGUAGE: &str = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

fn when_pattern() -> String {
    let date = r"(?:Y-?[1-9]\d{4,11}|-?\d{4}(?:-\d{2}(?:-\d{2})?)?|-?\d{3}X|-?\d{2}XX)[?~%]?";
    let moment = r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+\-]\d{2}:\d{2})";
    let point = format!("(?:{date}|{moment})");
    format!(r"^(?:{point}|{point}/(?:{point}|\.\.)?|(?:\.\.)?/{point})$")
}

/// Localised text.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// for every language
    Plain(String),
    /// for each language its own, by BCP 47 tag
    Localised(serde_json::Map<String, Value>),
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text =
            json!({ "type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": r"\S" });
        json_schema!({
            "description": "Text: a string, meant for every language, or an object from language tag (BCP 47) to string.",
            "anyOf": [
                text,
                {
                    "type": "object",
                    "propertyNames": { "pattern": LANGUAGE },
                    "additionalProperties": text,
                    "minProperties": 1,
                },
            ],
            "examples": ["Kremlin", { "en": "Kremlin", "zh": "克里姆林宫", "ru": "Кремль" }],
        })
    }
}

/// One of the words of the format.
#[derive(Clone, Copy, PartialEq)]
pub struct Keyword<T>(pub T);

macro_rules! words {
    ($($name:ident),+) => {$(
        impl Serialize for Keyword<$name> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.0.word())
            }
        }

        impl<'de> Deserialize<'de> for Keyword<$name> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = Cow::<str>::deserialize(deserializer)?;
                let place = $name::WORDS.iter().position(|known| *known == word);
                let value = place.and_then($name::nth);
                value.map(Keyword).ok_or_else(|| D::Error::unknown_variant(&word, $name::WORDS))
            }
        }

        impl JsonSchema for Keyword<$name> {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words = $name::WORDS.iter().zip($name::MEANINGS);
                let each = words.map(|(word, meaning)| json!({ "const": word, "description": meaning.trim() }));
                let each: Value = each.collect();
                json_schema!({ "oneOf": each })
            }
        }
    )+};
}

words!(
    Change,
    EventKind,
    Grade,
    MediaKind,
    PositionKind,
    Role,
    Status
);
