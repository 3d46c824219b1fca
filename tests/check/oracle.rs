//! What is JSON, and which value it is, is what serde_json says: for the parser of `check`, which
//! reads on after a mistake, and for the strict one that the widget has.

use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use standpoint::check::syntax::{Parsed, parse};
use standpoint::json::{self, Json};
use std::fmt;

/// A value that serde_json reads, with the order of members and duplicate keys.
struct Theirs(Json);

impl<'de> Deserialize<'de> for Theirs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TheirVisitor).map(Theirs)
    }
}

struct TheirVisitor;

impl<'de> Visitor<'de> for TheirVisitor {
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

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(Theirs(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some((key, Theirs(value))) = map.next_entry()? {
            members.push((key, value));
        }
        Ok(Json::Object(members))
    }
}

/// serde_json is not exact in the last bit of a number; ours are, as browsers are.
fn is_same(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::Number(ours), Json::Number(theirs)) => {
            (ours - theirs).abs() <= ours.abs().max(theirs.abs()) * 1e-15
        }
        (Json::Array(ours), Json::Array(theirs)) => {
            let mut pairs = ours.iter().zip(theirs);
            ours.len() == theirs.len() && pairs.all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            let mut pairs = ours.iter().zip(theirs);
            ours.len() == theirs.len()
                && pairs.all(|(ours, theirs)| ours.0 == theirs.0 && is_same(&ours.1, &theirs.1))
        }
        (ours, theirs) => ours == theirs,
    }
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let Parsed {
        value, problems, ..
    } = parse(text);
    let strict = json::parse(text);
    match serde_json::from_str::<Theirs>(text) {
        Ok(Theirs(theirs)) => {
            prop_assert_eq!(&problems, &[], "{}", text);
            let (ours, _) = value.unwrap();
            prop_assert!(is_same(&ours, &theirs), "{text}\n{ours:?}\n{theirs:?}");
            prop_assert_eq!(strict, Ok(ours), "{}", text);
        }
        Err(error) => {
            prop_assert!(!problems.is_empty(), "{text}: {error}");
            // A half of a pair and a number that no `f64` holds are JSON; the strict parser has
            // tests of its own for what it makes of them.
            let message = error.to_string();
            let is_only_theirs = ["surrogate", "hex escape", "out of range"];
            if !is_only_theirs.iter().any(|theirs| message.contains(theirs)) {
                let is_after_mark = text.starts_with('\u{feff}');
                prop_assert!(strict.is_err() || is_after_mark, "{text}: {error}");
            }
        }
    }
    Ok(())
}

/// Texts that are JSON, in every spelling that JSON allows.
fn json() -> impl Strategy<Value = String> {
    let space = "[ \t\n\r]{0,2}";
    let number = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?"
        .prop_filter("in the range of numbers", |text| {
            text.parse().is_ok_and(|number: f64| number.is_finite())
        });
    let string = proptest::collection::vec(
        prop_oneof![
            "[^\"\\\\\\x00-\\x1f]",
            "\\\\[\"\\\\/bfnrt]",
            "\\\\u[0-9a-cA-C][0-9a-fA-F]{3}",
            Just(String::from("\\ud83d\\uDE00")),
            "[\u{201c}\u{201d}',:{}\\[\\]#/ ]",
        ],
        0..8,
    )
    .prop_map(|parts| format!("\"{}\"", parts.concat()));
    let leaf = prop_oneof![
        Just(String::from("null")),
        Just(String::from("true")),
        Just(String::from("false")),
        number,
        string.clone(),
    ];
    let value = leaf.prop_recursive(5, 40, 5, move |inner| {
        let item = (space, inner.clone(), space).prop_map(|(a, b, c)| a + &b + &c);
        let member = (space, string.clone(), space, space, inner, space).prop_map(
            |(a, key, b, c, value, d)| [a, key, b, String::from(":"), c, value, d].concat(),
        );
        prop_oneof![
            proptest::collection::vec(item, 1..5)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec(member, 1..5)
                .prop_map(|members| format!("{{{}}}", members.join(","))),
            space.prop_map(|space| format!("[{space}]")),
            space.prop_map(|space| format!("{{{space}}}")),
        ]
    });
    (space, value, space).prop_map(|(a, value, b)| a + &value + &b)
}

/// Any value that serde_json can print.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let members = proptest::collection::vec((any::<String>(), inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(Into::into),
            members.prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_serde_json_prints_is_read_as_the_same_value(value in value()) {
        for text in [value.to_string(), format!("{value:#}")] {
            prop_assert!(json::parse(&text).is_ok(), "{text}");
            agree(&text)?;
        }
    }

    #[test]
    fn the_value_of_json_is_the_one_that_serde_json_finds(text in json()) {
        prop_assert!(serde_json::from_str::<Theirs>(&text).is_ok(), "{text}");
        agree(&text)?;
    }

    #[test]
    fn what_is_not_json_for_serde_json_is_not_json(
        text in json(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..3,
        new in "[\\[\\]{},:\"0-9eE.+\\-\\\\u tnf\n\t/*'“”x]{0,3}",
    ) {
        let chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        let end = (at + length).min(chars.len());
        let changed: String = chars[..at].iter().chain(&new.chars().collect::<Vec<_>>()).chain(&chars[end..]).collect();
        agree(&changed)?;
    }

    #[test]
    fn numbers_are_read_as_rust_reads_them(number in any::<f64>()) {
        prop_assume!(number.is_finite());
        for text in [format!("{number:?}"), format!("{number:e}")] {
            let (value, _) = parse(&text).value.unwrap();
            prop_assert_eq!(value, Json::Number(number), "{}", text);
        }
    }
}

#[test]
fn known_edges_are_as_serde_json_has_them() {
    for text in [
        "",
        " ",
        "0",
        "-0",
        "-",
        "01",
        "1.",
        ".5",
        "1e5",
        "1e",
        "1e400",
        "-1e400",
        "1e-400",
        "tru",
        "true",
        "truex",
        "nul",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u00e9\"",
        "\"\\u+123\"",
        "\"\u{7f}\"",
        "\"\u{2028}\"",
        "\"\u{0}\"",
        "\"\\x41\"",
        "\"a\nb\"",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "[1 2]",
        "[1}",
        "{\"a\":1]",
        "[]]",
        "[[]",
        "1 2",
        "\u{a0}1",
        "\u{feff}1",
        "/**/1",
        "{\"a\":1,\"a\":2}",
        "{\"\":0}",
        "[\"\u{201c}\",\"“\"]",
        "'a'",
        "{a:1}",
        "NaN",
        "\"",
        "\"\\\"",
        "\"\\",
        "18446744073709551616",
        "0.1e1",
        "0x1",
        "+1",
        "[1,2",
        "{\"a\":{\"b\":[1,{\"c\":2}]}}",
        "{\"a:b\": \"c: d\"}",
    ] {
        agree(text).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn lists_may_stand_32_deep_and_no_deeper() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(parse(&nested(32)).problems, []);
    let codes = |text: &str| -> Vec<_> {
        let problems = parse(text).problems.into_iter();
        problems.map(|problem| problem.code.word()).collect()
    };
    assert_eq!(codes(&nested(33)), ["too-much"]);
    assert_eq!(codes(&nested(100_000)), ["too-much"]);
    assert_eq!(codes(&"[".repeat(1_000_000)), ["too-much"]);
    assert_eq!(codes(&"{\"a\":".repeat(1_000_000)), ["too-much"]);
}
