//! What Rust and JavaScript hand each other: `src/js.rs` and `js/calls.js`.

use super::stage::{STORY, Stage, js, options};
use js_sys::{Array, Reflect};
use standpoint::js::{
    Source, adopt, build, canonical_locale, failure, fold, is_same_source, is_zone,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn every_kind_of_token_builds_what_it_describes() {
    let tokens = [
        "\"before",
        "<p",
        "=class=a",
        "=title=x=y",
        "!",
        "\"<b>&amp;",
        "<svg",
        "<path",
        "=d=M0 0",
        "!",
        ">",
        ">",
        "\"",
        ">",
        "<br",
        ">",
    ];
    let made = build(&tokens.join("\0"));
    assert_eq!(made.length(), 3);
    let parent = js("", "return document.createElement('div')", &[]);
    let parent: Element = parent.unchecked_into();
    parent.append_child(&made.get(0).unchecked_into()).unwrap();
    let html = r#"before<p class="a" title="x=y">&lt;b&gt;&amp;amp;<svg><path d="M0 0"></path></svg></p><br>"#;
    assert_eq!(parent.inner_html(), html);
    let asked: Vec<Element> = made.iter().skip(1).map(JsCast::unchecked_into).collect();
    let names: Vec<_> = asked.iter().map(|element| element.local_name()).collect();
    assert_eq!(names, ["p", "path"]);
    let namespace = asked[1].namespace_uri().unwrap();
    assert_eq!(namespace, "http://www.w3.org/2000/svg");
}

fn parent_of(html: &str) -> Element {
    let parent = js("", "return document.createElement('div')", &[]);
    let parent: Element = parent.unchecked_into();
    parent.set_inner_html(html);
    parent
}

#[wasm_bindgen_test]
fn what_has_the_same_elements_is_taken_over_and_set_right() {
    let tokens = [
        "<p", "=class=a", "=id=p-1", "!", "\"words", "<i", "*", ">", ">", "\"end",
    ];
    let plan = tokens.join("\0");
    let right = r#"<p class="a" id="p-1">words<i>whatever <b>it</b> is</i></p>end"#;
    for html in [
        right,
        r#"<p class="cms-a" id="user-content-p-1">“words”<i>whatever <b>it</b> is</i></p>end"#,
        "<p>x<i>whatever <b>it</b> is</i></p>y",
    ] {
        let parent = parent_of(html);
        let first = parent.first_child().unwrap();
        let taken = adopt(&plan, &first).unwrap();
        assert_eq!(taken.length(), 1);
        assert!(taken.get(0) == JsValue::from(first));
        assert!(
            [
                right,
                &right.replace(r#"class="a" id="p-1""#, r#"id="p-1" class="a""#)
            ]
            .contains(&&*parent.inner_html())
        );
    }
    for html in [
        "<p>words</p>end",
        "<div>words<i></i></div>end",
        "<p>words<i></i>!</p>end",
        "<p><font>words</font><i></i></p>end",
        "<p>words<i></i></p>end<!-- -->",
        "<p>words<i></i></p>",
        "<p><!--words--><i></i></p>end",
    ] {
        let first = parent_of(html).first_child().unwrap();
        assert!(adopt(&plan, &first).is_none(), "{html}");
    }
}

#[wasm_bindgen_test]
fn what_is_made_later_has_its_text_until_then() {
    let made = build("<details\0<summary\0>\0*all its text\0>\0<b\0*\0>");
    let parent = parent_of("");
    parent.append_child(&made.get(0).unchecked_into()).unwrap();
    let html = "<details><summary></summary><p>all its text</p></details><b></b>";
    assert_eq!(parent.inner_html(), html);
}

#[wasm_bindgen_test]
fn tags_and_zones_that_the_browser_refuses_are_none() {
    let canonical = |tag| canonical_locale(tag);
    assert_eq!(canonical("ZH-hans-cn").as_deref(), Some("zh-Hans-CN"));
    for tag in ["", "zh-cmn-Hans", "zh_CN", "en-", "中文"] {
        assert_eq!(canonical(tag), None, "{tag}");
    }
    for _ in 0..2 {
        assert!(is_zone("Europe/Kyiv") && is_zone("UTC") && !is_zone("Mars/Base"));
    }
}

#[wasm_bindgen_test]
fn a_text_with_the_character_that_ends_tokens_stays_one_text() {
    let stage = Stage::new();
    let title = r#""title": "a\u0000<b\u0000\"c""#;
    let start = STORY.find(r#""title""#).unwrap();
    let end = STORY.find(r#", "summary""#).unwrap();
    let text = [&STORY[..start], title, &STORY[end..]].concat();
    let _mounted = stage.mount(&text, options("en", ""));
    assert_eq!(stage.text_of("h2"), "a\u{fffd}<b\u{fffd}\"c");
}

#[wasm_bindgen_test]
fn an_error_has_its_problems_by_name() {
    let problems = [
        "/a", "type", "a text", "1", "", "m1", "/b", "x", "", "", "help", "m2",
    ];
    let texts: String = problems.iter().flat_map(|text| [text, "\0"]).collect();
    let error = failure("story", "two", Some("u".to_owned()), &texts);
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(
        (get(&error, "code"), get(&error, "url")),
        ("story".into(), "u".into())
    );
    assert_eq!(get(&error, "message"), "two");
    let list = get(&error, "problems").unchecked_into::<Array>();
    assert_eq!(list.length(), 2);
    let fields = ["path", "code", "expected", "found", "help", "message"];
    let read = list
        .iter()
        .flat_map(|problem| fields.map(|field| get(&problem, field)));
    let read: Vec<_> = read.map(|text| text.as_string().unwrap()).collect();
    assert_eq!(read, problems);
}

#[wasm_bindgen_test]
fn an_error_without_an_address_or_problems_does_not_have_them() {
    let error = failure("asset", "gone", None, "");
    for name in ["url", "problems"] {
        assert!(get(&error, name).is_undefined());
    }
}

fn source(text: &str) -> Source {
    js("text", "return JSON.parse(text)", &[&text.into()]).unchecked_into()
}

#[wasm_bindgen_test]
fn a_source_says_where_it_is() {
    let page = source(r#"{"language": "zh-Hans", "text": "{}", "isInPage": true}"#);
    assert_eq!(page.language(), "zh-Hans");
    assert_eq!(page.url(), None);
    assert!(page.is_in_page());
    let file =
        source(r#"{"language": "en", "url": "https://example.org/s.json", "isInPage": false}"#);
    assert_eq!(file.url().as_deref(), Some("https://example.org/s.json"));
    assert!(!file.is_in_page());
    let other_language = source(r#"{"language": "ru", "text": "{}"}"#);
    assert!(is_same_source(&page, &other_language) && !is_same_source(&page, &file));
}

#[wasm_bindgen_test]
fn texts_are_folded_as_without_a_browser() {
    for (text, folded) in [
        ("ЁЛКА", "елка"),
        ("Café", "cafe"),
        ("底线", "底线"),
        ("a\0Ü", "a\0u"),
        ("e\u{301}", "e"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded);
    }
}
