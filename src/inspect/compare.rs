//! What stands in a page beside what was rendered.

use super::Finding;
use super::page::is_in;
use ego_tree::NodeRef;
use scraper::{ElementRef, Node};
use std::collections::BTreeMap;

/// How many names a message has.
const MAX_NAMED: usize = 4;

/// How many characters around a difference a message has.
const AROUND: usize = 30;

/// How often each name occurs.
type Counts = BTreeMap<String, usize>;

/// What can be counted in a piece of HTML.
#[derive(Default)]
pub(super) struct Contents {
    elements: Counts,
    attributes: Counts,
    ids: Counts,
    classes: Counts,
    /// the words, in their order
    words: Vec<String>,
    /// elements with their depth, and where there is a text between them
    shape: Vec<(usize, String)>,
}

/// Attributes that a reader's doings and the browser change, and those told of by themselves.
const PASSED_OVER: [&str; 4] = ["class", "id", "open", "style"];

impl Contents {
    pub fn of(root: NodeRef<'_, Node>) -> Contents {
        let mut contents = Contents::default();
        let mut text = String::new();
        contents.add(root, 0, &mut text);
        contents.words = text.split_whitespace().map(str::to_owned).collect();
        contents
    }

    pub fn words(&self) -> usize {
        self.words.len()
    }

    fn add(&mut self, node: NodeRef<'_, Node>, depth: usize, text: &mut String) {
        for child in node.children() {
            match child.value() {
                Node::Text(found) => {
                    text.push_str(found);
                    self.shape.push((depth, String::new()));
                }
                Node::Element(element) => {
                    let name = element.name();
                    // What is loaded and what is told to machines is no part of what was rendered.
                    if ["link", "style", "script", "template"].contains(&name) {
                        continue;
                    }
                    count(&mut self.elements, name);
                    self.shape.push((depth, name.to_owned()));
                    for (name, _) in element.attrs() {
                        if !PASSED_OVER.contains(&name) {
                            count(&mut self.attributes, name);
                        }
                    }
                    element
                        .id()
                        .into_iter()
                        .for_each(|id| count(&mut self.ids, id));
                    element
                        .classes()
                        .for_each(|class| count(&mut self.classes, class));
                    // As where tags are stripped: words of two blocks are two.
                    text.push(' ');
                    self.add(child, depth + 1, text);
                    text.push(' ');
                }
                _ => {}
            }
        }
    }

    /// Whether the widget takes this over, where `expected` is what it would make.
    pub fn fits(&self, expected: &Contents) -> bool {
        self.shape == expected.shape
            && self.ids == expected.ids
            && self.classes == expected.classes
            && self.words == expected.words
    }

    /// Says what of `expected` is not here, or is here besides.
    pub fn differences(&self, expected: &Contents) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut lost = |code, what: &str, here: &Counts, expected: &Counts| {
            let (named, total) = fewer(here, expected);
            if total > 0 {
                findings.push(Finding::lost(
                    code,
                    format!("{total} {what} are missing or renamed: {named}"),
                ));
            }
        };
        let tag = |counts: &Counts| {
            counts
                .iter()
                .map(|(name, count)| (format!("<{name}>"), *count))
                .collect::<Counts>()
        };
        lost(
            "elements-changed",
            "elements",
            &tag(&self.elements),
            &tag(&expected.elements),
        );
        lost(
            "attributes-changed",
            "attributes",
            &self.attributes,
            &expected.attributes,
        );
        lost("ids-changed", "ids", &self.ids, &expected.ids);
        lost(
            "classes-changed",
            "classes",
            &self.classes,
            &expected.classes,
        );
        findings.extend(self.changed_words(expected));
        let (named, total) = fewer(&tag(&expected.elements), &tag(&self.elements));
        if total > 0 {
            let message = format!("{total} elements were put in: {named}");
            findings.push(Finding::note("elements-added", message));
        }
        findings
    }

    fn changed_words(&self, expected: &Contents) -> Option<Finding> {
        let (here, expected) = (self.words.join(" "), expected.words.join(" "));
        // Where an element was taken out or put in, words run together or fall apart; that is told of already.
        let without_gaps = |text: &str| text.split_whitespace().collect::<String>();
        if without_gaps(&here) == without_gaps(&expected) {
            return None;
        }
        let same = here
            .chars()
            .zip(expected.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let around = |text: &str| -> String {
            text.chars()
                .skip(same.saturating_sub(AROUND / 3))
                .take(AROUND)
                .collect()
        };
        let message = format!(
            "the words are others, first of all “{}” in place of “{}”",
            around(&here),
            around(&expected)
        );
        Some(Finding::lost("words-changed", message))
    }
}

fn count(counts: &mut Counts, name: &str) {
    *counts.entry(name.to_owned()).or_default() += 1;
}

/// What occurs less often than expected, in words, and how much of it in all. A name that something was
/// put before is told with the new one.
fn fewer(here: &Counts, expected: &Counts) -> (String, usize) {
    let missing = |(name, count): (&String, &usize)| {
        let missing = count.saturating_sub(here.get(name).copied().unwrap_or_default());
        (missing > 0).then(|| (name.clone(), missing))
    };
    let missing: Vec<(String, usize)> = expected.iter().filter_map(missing).collect();
    let total = missing.iter().map(|(_, count)| count).sum();
    let mut named: Vec<String> = missing
        .iter()
        .take(MAX_NAMED)
        .map(|(name, count)| {
            let renamed = here.keys().find(|other| {
                !expected.contains_key(*other)
                    && other.ends_with(name.as_str())
                    && !name.starts_with('<')
            });
            let renamed = renamed.map_or(String::new(), |other| format!(", now {other}"));
            format!("{name} ({count}{renamed})")
        })
        .collect();
    let rest = missing.len().saturating_sub(MAX_NAMED);
    if rest > 0 {
        named.push(format!("and {rest} more names"));
    }
    (named.join(", "), total)
}

/// The links to places in the same piece that lead nowhere: ids were changed or taken away.
pub(super) fn broken_links(root: NodeRef<'_, Node>) -> Option<Finding> {
    let elements = || root.descendants().filter_map(ElementRef::wrap);
    let ids: Vec<&str> = elements()
        .filter_map(|element| element.value().id())
        .collect();
    // On the page itself they may lead elsewhere.
    let is_ours = |target: &&str| {
        ["p-", "s-", "standpoint-p-", "standpoint-s-"]
            .iter()
            .any(|start| target.starts_with(start))
    };
    let targets = elements().filter(|link| !is_in(*link, &["script"]));
    let targets = targets.filter_map(|link| link.attr("href")?.strip_prefix('#'));
    let broken: Vec<&str> = targets
        .filter(is_ours)
        .filter(|target| !ids.contains(target))
        .collect();
    let first = broken.first()?;
    let renamed = ids.iter().find(|id| id.ends_with(first));
    let renamed = renamed.map_or(String::new(), |id| format!("; there is {id}"));
    let message = format!(
        "{} links lead to ids that are not there, such as {first}{renamed}",
        broken.len()
    );
    Some(Finding::lost("ids-changed", message))
}
