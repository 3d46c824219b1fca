//! The plain form beside what WordPress lets an author write who may not write just any HTML.
//!
//! `allowed.txt` has the names that `wp_kses_allowed_html('post')` gives in WordPress 6.1.9: the elements, and for
//! each the attributes beside those that all may have. WordPress 6.7 allows the same elements, and six attributes more
//! for all. `sample.stored.html` is what 6.1.9 stored of `sample.html` for an author.

#![cfg(not(target_arch = "wasm32"))]

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeSet, HashMap};
use std::process::Command;

const ALLOWED: &str = include_str!("allowed.txt");

struct Filter(HashMap<&'static str, Vec<&'static str>>);

impl Filter {
    fn new() -> Filter {
        let lines = ALLOWED.lines().map(|line| line.split_once(':').unwrap());
        Filter(
            lines
                .map(|(tag, names)| (tag, names.split_whitespace().collect()))
                .collect(),
        )
    }

    fn allows(&self, tag: &str, attribute: &str) -> bool {
        let is_listed = |tag| self.0[tag].contains(&attribute);
        is_listed("*") || is_listed(tag) || attribute.starts_with("data-")
    }

    /// What is left of an element: without its tags where they are not allowed, but never without its text.
    fn keep(&self, element: ElementRef, out: &mut Kept) {
        for child in element.children() {
            if let Some(child) = ElementRef::wrap(child) {
                let (value, is_allowed) = (child.value(), self.0.contains_key(name(&child)));
                if is_allowed {
                    let attributes = self.attributes(value, &mut out.lost);
                    out.html += &format!("<{}{attributes}>", value.name());
                } else {
                    out.lost.insert(value.name().to_owned());
                }
                self.keep(child, out);
                if is_allowed {
                    out.html += &format!("</{}>", value.name());
                }
            } else if let Node::Text(text) = child.value() {
                out.html += &escaped(text);
            }
        }
    }

    fn attributes(&self, element: &Element, lost: &mut BTreeSet<String>) -> String {
        let tag = element.name();
        let mut kept = String::new();
        for (name, value) in element.attrs() {
            if self.allows(tag, name) {
                kept += &format!(" {name}=\"{}\"", escaped(value));
            } else {
                lost.insert(format!("{tag}[{name}]"));
            }
        }
        kept
    }
}

#[derive(Default)]
struct Kept {
    html: String,
    lost: BTreeSet<String>,
}

fn kept(html: &str) -> Kept {
    let mut kept = Kept::default();
    Filter::new().keep(Html::parse_fragment(html).root_element(), &mut kept);
    kept
}

fn name<'a>(element: &ElementRef<'a>) -> &'a str {
    element.value().name()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

fn plain(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.args(["render", "--form", "plain"]).args(arguments);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

const STORIES: [&[&str]; 4] = [
    &["tests/bad-stories/sound.json"],
    &["stories/us-russia-2021.json", "--lang", "en"],
    &["stories/us-russia-2021.json", "--lang", "zh"],
    &["stories/us-russia-2021.json", "--lang", "ru"],
];

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(html: &Html) -> String {
    html.root_element().text().collect()
}

#[test]
fn the_filter_of_these_tests_leaves_what_wordpress_left() {
    let same = |html: &str| {
        let html = Html::parse_fragment(html).html();
        html.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let ours = kept(include_str!("sample.html"));
    let stored = include_str!("sample.stored.html");
    assert_eq!(same(&ours.html), same(stored));
    for lost in [
        "time",
        "script",
        "iframe",
        "standpoint-timeline",
        "p[tabindex]",
    ] {
        assert!(ours.lost.contains(lost), "{lost}");
    }
}

#[test]
fn of_the_plain_form_an_author_loses_times_and_languages_of_links_and_nothing_else() {
    let mut lost = BTreeSet::new();
    for story in STORIES {
        let html = plain(story);
        let kept = kept(&html);
        lost.extend(kept.lost);
        let (before, after) = (
            Html::parse_fragment(&html),
            Html::parse_fragment(&kept.html),
        );
        assert_eq!(text(&before), text(&after), "{story:?}");
        for what in [
            "a[href]",
            "details[open]",
            "summary",
            "table th[scope]",
            "li[value]",
            "[lang]",
            "[dir]",
            "[id]",
        ] {
            let count = all(&before, what).len();
            assert!(count > 0, "{story:?} {what}");
            assert_eq!(count, all(&after, what).len(), "{story:?} {what}");
        }
        for link in all(&after, "a[href^='#']") {
            let target = link.attr("href").unwrap();
            assert_eq!(all(&after, target).len(), 1, "{story:?} {target}");
        }
    }
    let lost: Vec<&str> = lost.iter().map(String::as_str).collect();
    assert_eq!(lost, ["a[hreflang]", "time"]);
}

/// WordPress makes `’` of `'` and `—` of `--`, but not in code: in a list of sources it had changed an address.
#[test]
fn the_address_of_a_source_is_where_typography_does_not_reach_it() {
    for story in STORIES {
        let html = Html::parse_fragment(&plain(story));
        let mut count = 0;
        for source in all(&html, "li[value]") {
            let Some(link) = source
                .select(&Selector::parse("a[rel=external]").unwrap())
                .next()
            else {
                continue;
            };
            let code = source.select(&Selector::parse("code").unwrap()).next();
            let address: String = code.expect("an address").text().collect();
            assert_eq!(Some(address.as_str()), link.attr("href"), "{story:?}");
            count += 1;
        }
        assert!(count > 0, "{story:?}");
    }
}

/// `↩` was one: WordPress asked the site of its makers for a picture of it, hundreds of times on a page.
#[test]
fn the_plain_form_has_no_character_that_is_shown_as_a_picture() {
    let is_picture = |c: char| {
        matches!(c,
            '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '↔'..='↙' | '↩' | '↪' | '⌚'..='⏿' | 'Ⓜ' | '▪'..='➿'
            | '⤴' | '⤵' | '⬅'..='⭕' | '〰' | '〽' | '㊗' | '㊙' | '\u{1f000}'..)
    };
    for story in STORIES {
        let html = plain(story);
        assert!(html.contains('↑'), "{story:?}");
        assert_eq!(html.chars().find(|c| is_picture(*c)), None, "{story:?}");
    }
}
