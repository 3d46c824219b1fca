//! Ids, the ways to sources and the ways back.

use crate::page::{CITATION, Page, SOURCE, WAY_BACK, all, name, target, text};
use crate::sample::{
    self, LANGUAGES, default_story, event_of, full, position, positions, story, story_of, with,
};
use scraper::ElementRef;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};

fn stories() -> [Value; 2] {
    [full(), default_story()]
}

/// The number at the end of a text.
fn number(text: &str) -> usize {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().unwrap().len_utf8());
    text[start..].parse().unwrap()
}

/// The number that a citation begins with: before the place in the source.
fn cited_number(citation: ElementRef) -> usize {
    number(text(citation).split(',').next().unwrap())
}

#[test]
fn ids_are_there_once_and_every_link_within_the_page_has_its_target() {
    for story in stories() {
        for language in LANGUAGES {
            let page = Page::in_language(&story, language);
            let ids = page.all("[id]");
            let ids: Vec<&str> = ids.into_iter().filter_map(|e| e.attr("id")).collect();
            let known: HashSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), known.len());
            let links = page.all("a[href]");
            let targets: Vec<&str> = links.into_iter().filter_map(target).collect();
            assert!(!targets.is_empty());
            for target in targets {
                assert!(known.contains(target), "{target}");
            }
        }
    }
}

#[test]
fn ids_of_any_letters_lead_somewhere() {
    let mut story = story_of(with(
        position("позиция-1", "town", "cost"),
        json!({"sources": ["源.1"]}),
    ));
    story["sources"][0]["id"] = json!("源.1");
    let page = Page::of(&story);
    let citation = all(page.position("позиция-1"), CITATION);
    assert_eq!(page.cited(citation[0]), "源.1");
    let back = all(page.source("源.1"), WAY_BACK);
    assert_eq!(page.led_back_to(back[0]), "позиция-1");
}

#[test]
fn every_position_leads_to_each_of_its_sources_in_the_order_of_the_file() {
    for story in stories() {
        let page = Page::of(&story);
        for held in positions(&story) {
            let id = held["id"].as_str().unwrap();
            let links = all(page.position(id), CITATION).into_iter();
            let found: Vec<&str> = links.map(|link| page.cited(link)).collect();
            assert_eq!(found, sample::cited(held), "{id}");
        }
    }
}

#[test]
fn an_event_leads_to_each_of_its_own_sources() {
    for story in stories() {
        let page = Page::of(&story);
        for event in story["events"].as_array().unwrap() {
            let links = all(page.event(event["id"].as_str().unwrap()), CITATION);
            let own = links
                .into_iter()
                .filter(|link| !crate::page::is_in(*link, crate::page::POSITION));
            let found: Vec<&str> = own.map(|link| page.cited(link)).collect();
            assert_eq!(found, sample::cited(event));
        }
    }
}

#[test]
fn a_source_has_one_number_wherever_it_is_named() {
    for story in stories() {
        let page = Page::of(&story);
        for (at, source) in story["sources"].as_array().unwrap().iter().enumerate() {
            let entry = page.source(source["id"].as_str().unwrap());
            assert_eq!(entry.attr("value"), Some((at + 1).to_string().as_str()));
        }
        for citation in page.all(CITATION) {
            let entry = page.source(page.cited(citation));
            let expected: usize = entry.attr("value").unwrap().parse().unwrap();
            assert_eq!(cited_number(citation), expected);
            assert!(name(citation).contains(&expected.to_string()));
        }
    }
}

#[test]
fn a_citation_says_where_in_the_source() {
    let page = Page::of(&full());
    let links = all(page.position("told"), CITATION);
    assert!(text(links[1]).contains("p. 2") && name(links[1]).contains("p. 2"));
}

#[test]
fn every_source_that_is_cited_has_a_way_back_to_each_position_that_does() {
    for story in stories() {
        let page = Page::of(&story);
        let mut expected: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for held in positions(&story) {
            for source in sample::cited(held) {
                let id = held["id"].as_str().unwrap();
                expected.entry(source).or_default().push(id);
            }
        }
        for source in page.all(SOURCE) {
            let id = page.source_id(source);
            let ways = all(source, WAY_BACK).into_iter();
            let mut found: Vec<&str> = ways.map(|way| page.led_back_to(way)).collect();
            let mut expected = expected.remove(id).unwrap_or_default();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{id}");
        }
    }
}

// It had two, with the same name and the same target.
#[test]
fn a_source_cited_twice_by_a_position_has_one_way_back() {
    let page = Page::of(&story_of(with(
        position("p", "town", "cost"),
        json!({"sources": [
            {"source": "paper", "at": "p. 1"},
            "letter",
            {"source": "paper", "at": "p. 2"}
        ]}),
    )));
    assert_eq!(all(page.position("p"), CITATION).len(), 3);
    assert_eq!(all(page.source("paper"), WAY_BACK).len(), 1);
    assert_eq!(all(page.source("letter"), WAY_BACK).len(), 1);
}

#[test]
fn a_position_has_one_number_in_every_source_that_leads_back_to_it() {
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for way in page.all(WAY_BACK) {
            let found = number(&text(way));
            assert!(name(way).contains(&found.to_string()), "{}", name(way));
            let before = numbers.insert(target(way).unwrap(), found);
            assert!(before.is_none_or(|before| before == found));
        }
        let mut numbers: Vec<usize> = numbers.into_values().collect();
        numbers.sort_unstable();
        let all: Vec<usize> = (1..=positions(&default_story()).len()).collect();
        assert_eq!(numbers, all);
    }
}

#[test]
fn positions_without_an_id_are_numbered_within_their_event() {
    let unnamed = || {
        let mut held = position("", "town", "cost");
        held.as_object_mut().unwrap().remove("id");
        held
    };
    let page = Page::of(&story([
        event_of("a", "2024-05-02", [unnamed(), unnamed()]),
        event_of("b", "2024-05-03", [unnamed()]),
    ]));
    assert_eq!(page.positions(), ["a-1", "a-2", "b-1"]);
    let ways = all(page.source("paper"), WAY_BACK);
    assert_eq!(ways.len(), 3);
}

#[test]
fn sources_of_a_story_stand_in_its_order_with_publisher_title_and_grade() {
    for language in LANGUAGES {
        let story = default_story();
        let page = Page::in_language(&story, language);
        let words = standpoint::words::words(language).unwrap();
        let entries = page.all(SOURCE);
        let sources = story["sources"].as_array().unwrap();
        assert_eq!(entries.len(), sources.len());
        for (entry, source) in entries.into_iter().zip(sources) {
            let said = text(entry);
            let grade = match source["grade"].as_str().unwrap() {
                "official" => words.grades[0],
                "press" => words.grades[1],
                _ => words.grades[2],
            };
            for part in [
                sample::say(&source["publisher"], language),
                sample::say(&source["title"], language),
                grade,
            ] {
                assert!(said.contains(part), "{part}: {said}");
            }
            let url = source["url"].as_str();
            let links = all(entry, "a[href]").into_iter();
            let outside: Vec<&str> = links
                .filter(|link| target(*link).is_none())
                .filter_map(|link| link.attr("href"))
                .collect();
            assert_eq!(outside.first().copied(), url);
        }
    }
}

#[test]
fn a_source_without_an_address_is_no_link() {
    let page = Page::of(&story_of(position("p", "town", "cost")));
    let links = all(page.source("paper"), "a");
    assert_eq!(
        links.into_iter().filter_map(target).collect::<Vec<_>>(),
        ["p-1"]
    );
}

#[test]
fn the_position_that_a_source_leads_back_to_is_the_one_that_cites_it() {
    let page = Page::of(&default_story());
    for source in page.all(SOURCE) {
        let id = page.source_id(source);
        for way in all(source, WAY_BACK) {
            let place = page.one(&format!("[id='{}']", target(way).unwrap()));
            let links = all(place, CITATION);
            assert!(
                links.into_iter().any(|link| page.cited(link) == id),
                "{}",
                page.position_id(place)
            );
        }
    }
}
