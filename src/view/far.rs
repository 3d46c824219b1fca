//! Cards of a long story that are far from the screen.
//!
//! They stand on the page as a few elements with all their text, so that find-in-page, print and screen
//! readers find everything, and become whole when they come near. The card itself, its headline's place in
//! the outline, its `<details>` and the text of its positions stay the same elements, so that whatever
//! found something there still has it.

use super::card::{details, headline, shell};
use super::node::{Element, el};
use super::scene::Scene;
use crate::inline::plain_text;
use crate::story::Event;
use std::sync::Arc;

/// So many cards are whole from the beginning: those that a tall screen may show.
const NEAR: usize = 8;

/// So many cards before and after one that somebody is led to are made whole first.
#[cfg(target_arch = "wasm32")]
const AROUND: usize = 2;

/// Marks a card that is not whole yet.
const FAR: &str = "data-far";

/// Whether a card begins as a far one. HTML that is rendered beforehand is always whole.
pub(super) fn is_far(scene: &Scene, index: usize) -> bool {
    cfg!(target_arch = "wasm32")
        && scene.is_long()
        && index >= NEAR
        && !scene.app.is_card_open(index)
}

/// A card with all its text in a few elements.
pub(super) fn far_card(scene: &Arc<Scene>, index: usize, event: &Arc<Event>) -> Element {
    let zone = scene.zone(Some(event));
    let mut line = scene.intl.when(&event.date, zone);
    let facts = [&event.format, &event.place].into_iter().flatten();
    let names = event.participants.iter().map(|person| &person.name);
    for text in facts.chain(names) {
        line.push_str(" · ");
        line.push_str(&scene.say(text).0);
    }
    let summary = plain_text(&scene.say(&event.summary).0);
    shell(event)
        .attr(FAR, index.to_string())
        .add(el("p").class("when").add(line))
        .add(headline(scene, event))
        .add(el("p").class("summary").add(summary))
        .add(details(
            scene,
            index,
            event,
            el("summary").add(text_of_promise(scene, event)),
        ))
}

/// What a closed card promises, as one text.
fn text_of_promise(scene: &Scene, event: &Event) -> String {
    let mut text = scene.words().positions.to_owned();
    for side in &scene.story.sides {
        let count = event.positions.iter();
        let count = count
            .filter(|position| position.side.index == side.index)
            .count();
        if count > 0 {
            text.push(' ');
            text.push_str(&scene.say(&side.name).0);
            text.push(' ');
            text.push_str(&count.to_string());
        }
    }
    text
}

/// Makes cards of a list whole when they come near the screen, until the current owner ends.
#[cfg(target_arch = "wasm32")]
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

/// Makes a card whole, and those around it, before somebody is led there: what is whole is as high as it
/// will be.
#[cfg(target_arch = "wasm32")]
pub(super) fn bring_near_around(scene: &Arc<Scene>, card: &web_sys::Element) {
    bring_near(scene, card);
    let (mut before, mut after) = (card.clone(), card.clone());
    for _ in 0..AROUND {
        if let Some(card) = before.previous_element_sibling() {
            bring_near(scene, &card);
            before = card;
        }
        if let Some(card) = after.next_element_sibling() {
            bring_near(scene, &card);
            after = card;
        }
    }
}

/// Makes every card of a timeline whole, for paper.
#[cfg(target_arch = "wasm32")]
pub(crate) fn bring_all_near(scene: &Arc<Scene>, cards: &[web_sys::Element]) {
    cards.iter().for_each(|card| bring_near(scene, card));
}

#[cfg(target_arch = "wasm32")]
fn bring_near(scene: &Arc<Scene>, card: &web_sys::Element) {
    let index: Option<usize> = card.get_attribute(FAR).and_then(|index| index.parse().ok());
    let event = index.and_then(|index| Some((index, scene.story.events.get(index)?)));
    let Some((index, event)) = event else {
        return;
    };
    _ = card.remove_attribute(FAR);
    let before = index.checked_sub(1);
    let before = before.and_then(|before| scene.story.events.get(before));
    let super::card::Parts {
        attributes,
        above,
        promise,
    } = super::card::parts(scene, event, before.map(|before| &before.date));
    for (name, value) in attributes {
        _ = card.set_attribute(name, &value);
    }
    let details = card.query_selector(":scope > details").ok().flatten();
    while let Some(other) = card.first_child() {
        if details.as_ref().is_some_and(|details| other == **details) {
            break;
        }
        _ = card.remove_child(&other);
    }
    super::node::prepend(card, above.into());
    let summary = details.and_then(|details| details.first_element_child());
    if let Some(summary) = summary {
        _ = summary.set_attribute("part", "summary");
        summary.set_text_content(None);
        super::node::append(&summary, promise.into());
    }
}
