//! What is JSON, and which value it is, is what another parser says.

use proptest::prelude::*;
use standpoint::check::syntax::{Parsed, parse};
use standpoint::json::Json;

/// serde_json is not exact in the last bit of a number; the parser, like a browser, is.
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
    match serde_json::from_str::<Json>(text) {
        Ok(theirs) => {
            prop_assert_eq!(&problems, &[], "{}", text);
            let (ours, _) = value.unwrap();
            prop_assert!(is_same(&ours, &theirs), "{text}\n{ours:?}\n{theirs:?}");
        }
        Err(error) => prop_assert!(!problems.is_empty(), "{text}: {error}"),
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

proptest! {
    #[test]
    fn the_value_of_json_is_the_one_that_serde_json_finds(text in json()) {
        prop_assert!(serde_json::from_str::<Json>(&text).is_ok(), "{text}");
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
