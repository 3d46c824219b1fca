//! What assistive technology is given to work with.

use crate::page::{EVENT, Page, all, is_in, name, target, text};
use crate::sample::{LANGUAGES, default_story, full, least};
use scraper::ElementRef;
use serde_json::{Value, json};

fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = LANGUAGES
        .map(|language| Page::in_language(&default_story(), language))
        .into();
    pages.extend([full(), least()].map(|story: Value| Page::of(&story)));
    pages
}

#[test]
fn every_link_and_button_has_a_name() {
    for page in pages() {
        for control in page.all("a, button, summary") {
            assert!(!name(control).is_empty(), "{}", control.html());
        }
        assert!(page.all("a:not([href])").is_empty());
        assert!(page.all("button:not([type=button])").is_empty());
    }
}

/// So that a link can be asked for by voice with what is seen of it.
#[test]
fn the_name_of_a_link_has_what_is_seen_of_it_in_it() {
    for page in pages() {
        for link in page.all("a[aria-label]") {
            let seen = text(link);
            let seen = seen.trim_matches(|c: char| !c.is_alphanumeric());
            assert!(name(link).contains(seen), "{}", link.html());
        }
    }
}

#[test]
fn a_list_has_only_items_and_an_item_stands_only_in_a_list() {
    for page in pages() {
        for list in page.all("ul, ol") {
            let children: Vec<&str> = list
                .children()
                .map(|child| ElementRef::wrap(child).map_or("text", |item| item.value().name()))
                .collect();
            assert!(!children.is_empty());
            assert!(children.iter().all(|name| *name == "li"), "{children:?}");
        }
        for item in page.all("li") {
            let list = item.parent().and_then(ElementRef::wrap).unwrap();
            assert!(["ul", "ol"].contains(&list.value().name()));
        }
    }
}

// A moment in a story without zones left an empty span for the others; a source that nothing cites
// left one for the ways back.
#[test]
fn no_element_is_empty() {
    let mut moment = least();
    moment["events"][0]["date"] = json!("2024-01-01T00:00:00Z");
    let mut pages = pages();
    pages.push(Page::of(&moment));
    for page in pages {
        for element in page.all("*") {
            let is_drawing = !all(element, "svg").is_empty();
            let without_text = ["svg", "path", "img", "audio", "video", "track"];
            if !is_drawing && !without_text.contains(&element.value().name()) {
                assert!(!text(element).is_empty(), "{}", element.html());
            }
            for (attribute, value) in element.value().attrs() {
                let flags = [
                    "open",
                    "data-relayed",
                    "data-official",
                    "controls",
                    "crossorigin",
                ];
                let is_flag = flags.contains(&attribute);
                assert!(is_flag || !value.is_empty(), "{attribute}");
            }
        }
    }
}

#[test]
fn drawings_are_hidden() {
    for page in pages() {
        for drawing in page.all("svg") {
            assert_eq!(drawing.attr("aria-hidden"), Some("true"));
        }
    }
}

#[test]
fn whatever_a_link_or_the_page_leads_to_can_take_the_focus_but_not_by_tabbing() {
    for page in pages() {
        let links = page.all("a[href]").into_iter();
        let targets = links
            .filter_map(target)
            .map(|id| page.one(&format!("[id='{id}']")));
        for place in targets.chain(page.all(EVENT)) {
            assert_eq!(place.attr("tabindex"), Some("-1"), "{:?}", place.value());
        }
        let others = page.all("[tabindex]").into_iter();
        assert!(
            others
                .map(|e| e.attr("tabindex"))
                .all(|index| index == Some("-1"))
        );
    }
}

#[test]
fn what_opens_has_its_summary_first_and_groups_have_names() {
    for page in pages() {
        for details in page.all("details") {
            let first = details.child_elements().next().unwrap();
            assert_eq!(first.value().name(), "summary");
            let summaries = details
                .child_elements()
                .filter(|it| it.value().name() == "summary");
            assert_eq!(summaries.count(), 1);
        }
        for group in page.all("[role=group]") {
            assert!(group.attr("aria-label").is_some());
        }
    }
}

#[test]
fn nothing_that_can_be_clicked_stands_in_something_else_that_can() {
    for page in pages() {
        for control in page.all("a, button, summary") {
            assert!(!is_in(control, "a, button, summary"), "{}", control.html());
        }
    }
}
