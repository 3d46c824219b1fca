//! Cards of a long story that are far from the screen.
//!
//! They stand on the page as a few elements, so that find-in-page and screen readers find what they say,
//! and become whole when they come near. The card, its headline, its summary and its `<details>` stay the
//! same elements, so that whatever found something there still has it; the line between, which has the
//! dates and facts as one text, is made anew, and so are the key lines.

use super::card::{details, eras, facts, headline, key_lines, shell, summary, when};
use super::media::media;
use super::node::{Element, Node, el};
use super::scene::Scene;
use crate::story::{Event, Side};
use std::sync::Arc;

/// So many cards are whole from the beginning: those that a tall screen may show.
const NEAR: usize = 8;

/// So many cards before and after one that somebody is led to are made whole first.
#[cfg(widget)]
const AROUND: usize = 2;

/// Marks a card that is not whole yet.
const FAR: &str = "data-far";

/// Whether a card begins as a far one. HTML that is rendered beforehand is always whole, and so is what
/// takes it over.
pub(super) fn is_far(scene: &Scene, index: usize) -> bool {
    cfg!(widget)
        && scene.is_long()
        && !scene.takes_over
        && index >= NEAR
        && !scene.app.is_card_open(index)
}

/// A card with what it says in a few elements.
pub(super) fn far_card(scene: &Arc<Scene>, index: usize, event: &Arc<Event>) -> Element {
    let mut line = String::new();
    push_text(&when(scene, event).into(), &mut line);
    push_text(&facts(scene, event), &mut line);
    if let Some(media) = media(scene, event) {
        push_text(&media, &mut line);
    }
    let mut keys = String::new();
    push_text(&key_lines(scene, event), &mut keys);
    let keys = (!keys.is_empty()).then(|| el("p").class("keys").add(keys).into());
    let promise = el("summary").add(text_of_promise(scene, event));
    shell(scene, index, event)
        .attr(FAR, index.to_string())
        .add(eras(scene, index, event))
        .add(el("p").class("when").add(line))
        .add(headline(scene, event))
        .add(summary(scene, event))
        .add(keys)
        .add(details(scene, index, event, promise))
}

/// Adds what a node says, with something between the items of a list; not what can be pressed, which comes
/// with the whole card.
fn push_text(node: &Node, line: &mut String) {
    match node {
        Node::Text(text) => line.push_str(text),
        Node::List(nodes) => nodes.iter().for_each(|node| push_text(node, line)),
        Node::Element(element) if matches!(element.tag(), "a" | "button" | "svg") => {}
        Node::Element(element) => {
            if element.tag() == "li" {
                line.push_str(" · ");
            }
            let children = element.children().iter();
            children.for_each(|node| push_text(node, line));
        }
    }
}

/// What a closed card promises, as one text, without how often each side spoke: that may be more than a
/// filter leaves.
fn text_of_promise(scene: &Scene, event: &Event) -> String {
    let spoke = |side: &Side| {
        let mut positions = event.positions.iter();
        positions.any(|position| position.is_of(side))
    };
    let is_topic = |topic: usize| {
        let mut positions = event.positions.iter();
        positions.any(|position| position.topic.index == topic)
    };
    let sides = scene.story.sides.iter();
    let sides = sides.filter(|side| spoke(side)).map(|side| &side.name);
    let topics = scene.story.topics.iter();
    let topics = topics
        .filter(|topic| is_topic(topic.index))
        .map(|topic| &topic.name);
    let words = scene.words();
    if event.positions.is_empty() {
        return words.read_on.to_owned();
    }
    let mut text = words.positions.to_owned();
    for name in sides.chain(topics) {
        text.push_str(" · ");
        text.push_str(&scene.say(name).0);
    }
    text
}

/// Makes cards of a list whole when they come near the screen, until the current owner ends.
#[cfg(widget)]
pub(super) fn follow(scene: &Arc<Scene>, list: &web_sys::Element) {
    use wasm_bindgen::prelude::*;
    if !scene.is_long() {
        return;
    }
    let scene = scene.clone();
    let come_near: Closure<dyn Fn(web_sys::Element)> =
        Closure::new(move |card: web_sys::Element| bring_near(&scene, &card));
    let observer = crate::js::when_near(list, &["[", FAR, "]"].concat(), come_near.as_ref());
    super::node::keep(come_near);
    leptos::prelude::on_cleanup(move || crate::js::disconnect(&observer));
}

/// Makes a card whole, and those around it that are shown, before somebody is led there: what is whole is as
/// high as it will be.
#[cfg(widget)]
pub(super) fn bring_near_around(scene: &Arc<Scene>, card: &web_sys::Element) {
    bring_near(scene, card);
    let before = |card: &web_sys::Element| card.previous_element_sibling();
    let after = |card: &web_sys::Element| card.next_element_sibling();
    for neighbour in [&before as &dyn Fn(&web_sys::Element) -> _, &after] {
        let cards = std::iter::successors(neighbour(card), neighbour);
        let shown = cards.filter(|card| !card.has_attribute("hidden"));
        shown.take(AROUND).for_each(|card| bring_near(scene, &card));
    }
}

/// Makes every card of a timeline whole, for paper.
#[cfg(widget)]
pub(crate) fn bring_all_near(scene: &Arc<Scene>, cards: &[web_sys::Element]) {
    cards.iter().for_each(|card| bring_near(scene, card));
}

#[cfg(widget)]
fn bring_near(scene: &Arc<Scene>, card: &web_sys::Element) {
    let index: Option<usize> = card.get_attribute(FAR).and_then(|index| index.parse().ok());
    let event = index.and_then(|index| Some((index, scene.story.events.get(index)?)));
    let Some((index, event)) = event else {
        return;
    };
    _ = card.remove_attribute(FAR);
    let before = index.checked_sub(1);
    let before = before.and_then(|before| scene.story.events.get(before));
    let whole = super::card::parts(scene, event, before.map(|before| &before.date));
    for (name, value) in whole.attributes {
        _ = card.set_attribute(name, &value);
    }
    let child = |selector: &str| card.query_selector(selector).ok().flatten();
    for line in [".when", ".keys"] {
        if let Some(line) = child(line) {
            line.remove();
        }
    }
    super::node::insert(card, whole.above_headline.into(), child(".headline"));
    super::node::insert(card, whole.facts, child(".summary, .card"));
    super::node::insert(card, media(scene, event).into(), child(".card"));
    super::node::insert(card, whole.key_lines, child(".card"));
    if let Some(summary) = child("summary") {
        _ = summary.set_attribute("part", "summary");
        summary.set_text_content(None);
        super::node::append(&summary, whole.promise.into());
    }
}
