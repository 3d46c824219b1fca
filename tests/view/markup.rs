//! What becomes of characters that mean something to HTML, and of inline marks.

use crate::page::{Page, all, html, one, text, texts};
use crate::sample::{
    LANGUAGES, MARKED, default_story, full, kind_of_place, position, replace_texts, story_of, with,
};
use scraper::{ElementRef, Html, Node};
use serde_json::{Value, json};
use standpoint::view::PrerenderedView;

const HOSTILE: &str =
    "\"'><img src=x onerror=alert(1)>&amp;</template></script><!-- </p></details>";

/// Names and attribute names of all elements, each with its depth.
fn shape(page: &Page) -> Vec<(usize, String, Vec<String>)> {
    let elements = page.root().descendants().filter_map(ElementRef::wrap);
    elements
        .map(|element| {
            let attributes = element.value().attrs().map(|(name, _)| name.to_owned());
            (
                element.ancestors().count(),
                element.value().name().to_owned(),
                attributes.collect(),
            )
        })
        .collect()
}

/// The texts and attributes in which something occurs.
fn count(page: &Page, needle: &str) -> usize {
    let nodes = page.root().descendants();
    nodes
        .map(|node| match node.value() {
            Node::Text(text) => text.matches(needle).count(),
            Node::Element(element) => element
                .attrs()
                .map(|(_, value)| value.matches(needle).count())
                .sum(),
            _ => 0,
        })
        .sum()
}

#[test]
fn nothing_in_a_text_becomes_markup() {
    for (story, languages) in [(full(), &LANGUAGES[..1]), (default_story(), &LANGUAGES)] {
        let of = |new: &str| {
            let mut story = story.clone();
            replace_texts(&mut story, |_| json!(new));
            story
        };
        for language in languages {
            let harmless = Page::in_language(&of("harmless"), language);
            let hostile = Page::in_language(&of(HOSTILE), language);
            assert!(shape(&harmless) == shape(&hostile), "{language}");
            assert_eq!(count(&harmless, "harmless"), count(&hostile, HOSTILE));
        }
    }
}

#[test]
fn addresses_with_marks_of_html_stay_addresses() {
    let url = "https://example.org/\"onclick=\"a&b='<img>";
    let mut story = story_of(with(
        position("p", "town", "cost"),
        json!({"text": format!("Read [this]({url}).")}),
    ));
    story["sources"][1]["url"] = json!(url);
    let page = Page::of(&story);
    for link in [
        one(page.position("p"), "p > a:not([part])"),
        one(page.source("paper"), "a[rel]"),
    ] {
        assert_eq!(link.attr("href"), Some(url));
        assert_eq!(link.attr("onclick"), None);
    }
}

/// Hydration walks the tree that the view made along the one that the browser made.
#[test]
fn a_browser_makes_of_the_html_the_elements_that_were_written() {
    for language in LANGUAGES {
        let written = html(&default_story(), |options| {
            options.language = language.to_owned();
        });
        let read = Html::parse_fragment(&written);
        assert_eq!(read.errors, [""; 0]);
        let elements = read.root_element().descendants();
        let elements = elements.filter_map(ElementRef::wrap).skip(1).count();
        let starts = written.matches('<').count() - written.matches("</").count();
        assert_eq!(elements, starts, "{language}");
    }
}

// HTML cannot have U+0000: the parser dropped it, and with it the whole text node.
#[test]
fn a_text_of_a_character_that_html_cannot_have_is_not_lost() {
    let page = Page::of(&story_of(with(
        position("p", "town", "cost"),
        json!({"text": "\u{0}"}),
    )));
    assert_eq!(text(one(page.position("p"), ".text")), "\u{fffd}");
}

#[test]
fn inline_marks_become_elements_where_they_are_understood_and_stay_elsewhere() {
    let marked = "*a* **b** [c](https://example.org/)\n\n\\*d\\*";
    let mut story = full();
    replace_texts(&mut story, |at| json!(format!("{marked}{at}")));
    let page = Page::of(&story);
    let understood = page.all("em").len();
    assert_eq!(texts(page.all("em")), vec!["a"; understood]);
    assert_eq!(texts(page.all("strong")), vec!["b"; understood]);
    let links = page.all("a[href='https://example.org/']");
    assert_eq!(texts(links), vec!["c"; understood]);
    let mut expected = 0;
    let whole = Page::whole(&story, |_| ()).text_with_alternatives();
    for at in crate::sample::places_of_texts(&story) {
        let shown = match MARKED.contains(&kind_of_place(&at).as_str()) {
            true => {
                // A note on a change is in the comparison only.
                expected += usize::from(!at.ends_with("/change_note"));
                // A key line is in the closed card as well.
                expected += usize::from(is_key_line(&story, &at));
                format!("*d*{at}")
            }
            false => format!("{}{at}", marked.replace("\n\n", " ")),
        };
        assert!(whole.contains(&shown), "{shown}");
    }
    assert_eq!(understood, expected);
}

#[test]
fn paragraphs_are_paragraphs_and_a_line_break_is_a_space() {
    let page = Page::of(&story_of(with(
        position("p", "town", "cost"),
        json!({"text": "one\ntwo\n\n\n three \r\n\r\nfour"}),
    )));
    let paragraphs = all(page.position("p"), "div > p");
    assert_eq!(texts(paragraphs), ["one two", "three", "four"]);
}

#[test]
fn an_address_that_does_not_lead_to_the_web_stays_text() {
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "<javascript:alert(1)>",
        "java\tscript:alert(1)",
        "<java\tscript:alert(1)>",
        "\u{1}javascript:alert(1)",
        "javascript\\:alert(1)",
        "vbscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "blob:https://example.org/1",
        "",
    ] {
        let typed = format!("Read [this]({address}) *now*.");
        let page = Page::of(&story_of(with(
            position("p", "town", "cost"),
            json!({"text": typed, "note": typed}),
        )));
        assert!(
            all(page.position("p"), "a:not([part])").is_empty(),
            "{address:?}"
        );
    }
}

// `[](https://…)` was a link that nobody could see, nor call by a name.
#[test]
fn a_link_without_a_text_shows_its_address() {
    for empty in ["", " ", "**", "\u{a0}"] {
        let typed = format!("Read [{empty}](https://example.org/a).");
        let page = Page::of(&story_of(with(
            position("p", "town", "cost"),
            json!({"text": typed}),
        )));
        let link = one(page.position("p"), "a:not([part])");
        assert!(!text(link).is_empty(), "{typed}");
    }
}

/// Elements beside which a program that makes HTML smaller leaves white space alone: the list of
/// html-minifier-terser, as far as we use it.
const IN_LINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "button", "cite", "em", "i", "input", "label", "q", "select", "small",
    "span", "strong", "svg", "time",
];

/// The texts of an element from one border of a block to the next.
fn lines(of: ElementRef, line: &mut String, lines: &mut Vec<String>) {
    let name = of.value().name();
    let is_block = !IN_LINE.contains(&name);
    if is_block {
        lines.push(std::mem::take(line));
    }
    if ["svg", "input", "select"].contains(&name) {
        // Something that is seen, and that white space may stand beside.
        return line.push('x');
    }
    for child in of.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => line.push_str(text),
            (_, Some(element)) => self::lines(element, line, lines),
            _ => {}
        }
    }
    if is_block {
        lines.push(std::mem::take(line));
    }
}

/// html-minifier took the spaces behind dates and the ways back, and the widget then made everything anew.
#[test]
fn no_white_space_stands_where_a_minifier_would_take_it() {
    for story in [default_story(), full()] {
        for language in ["en", "zh", "ru", "uk", "fr", "es", "de", "ar"] {
            for view in [PrerenderedView::Timeline, PrerenderedView::Both] {
                let page = Page::whole(&story, |options| {
                    options.language = language.to_owned();
                    options.view = view;
                });
                let mut found = Vec::new();
                lines(page.root(), &mut String::new(), &mut found);
                assert!(found.len() > 100);
                for line in found {
                    let words: Vec<_> = line.split(' ').collect();
                    let is_sound = line.is_empty() || words.iter().all(|word| !word.is_empty());
                    assert!(is_sound && !line.contains(['\n', '\t']), "{line:?}");
                }
            }
        }
    }
}

fn is_key_line(story: &Value, at: &str) -> bool {
    let position = at.strip_suffix("/text").and_then(|at| story.pointer(at));
    position.is_some_and(|position| position["key"] == true)
}
