//! The list of events, which follows what the filter leaves and which cards are open.

use super::card::card;
use super::node::{Element, el};
use super::scene::Scene;
use std::sync::Arc;

/// The events on their rail.
pub(super) fn cards(scene: &Arc<Scene>) -> Element {
    let mut events = el("ol")
        .class("events")
        .attr("aria-label", scene.words().events)
        .maybe("data-long", scene.is_long().then(String::new));
    let mut before = None;
    for (index, event) in scene.story.events.iter().enumerate() {
        events = events.add(card(scene, index, event, before));
        before = Some(&event.date);
    }
    #[cfg(widget)]
    let events = {
        let scene = scene.clone();
        events.bind(move |list| {
            follow(&scene, list);
            super::far::follow(&scene, list);
        })
    };
    events
}

/// Hides and shows cards and positions, and opens and closes cards, as the state says: one effect for all
/// of them, which touches only those that change.
#[cfg(widget)]
fn follow(scene: &Arc<Scene>, list: &web_sys::Element) {
    use super::effect::effect;
    use super::event::{closest, is_open};
    use leptos::prelude::*;
    use std::sync::{Mutex, PoisonError};
    use web_sys::Element;

    let app = scene.app;
    let cards = list.children();
    let nth = move |index: usize| cards.item(u32::try_from(index).ok()?);
    let card = nth.clone();

    // What was rendered beforehand is all shown.
    let hidden_cards = Mutex::new(vec![false; scene.story.events.len()]);
    let hidden_positions = Mutex::new(vec![false; scene.positions()]);
    let (positions, plan) = (list.clone(), scene.clone());
    effect(Box::new(move || {
        let selection = app.selection();
        let is_hidden = |index| !selection.has_event(index);
        follow_hidden(&hidden_cards, &is_hidden, &|index, is_hidden| {
            if let Some(card) = card(index) {
                hide(&card, is_hidden);
            }
        });
        // Positions that are not built yet are built as the filter says then.
        let is_hidden = |index| !selection.has_position(index + 1);
        follow_hidden(&hidden_positions, &is_hidden, &|index, is_hidden| {
            let number = (index + 1).to_string();
            for selector in [
                ["#", &plan.position_id(index + 1)].concat(),
                ["[data-key=\"", &number, "\"]"].concat(),
            ] {
                if let Ok(Some(found)) = positions.query_selector(&selector) {
                    hide(&found, is_hidden);
                }
            }
        });
    }));

    let shown = Mutex::new(untrack(|| app.cards()));
    effect(Box::new(move || {
        let cards = app.cards();
        let before = {
            let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *shown, cards.clone())
        };
        // A handler of the page may change the state while it is told, so the lock has ended.
        let changed: Vec<usize> = before.difference(&cards).collect();
        for &index in &changed {
            let details = nth(index).and_then(|card| card.query_selector(CARD).ok()?);
            if let Some(details) = details {
                set_open(&details, cards.has(index));
            }
        }
        for index in changed {
            // Who was told of another card may have changed this one, and was told of that.
            if app.is_card_open(index) == cards.has(index) {
                untrack(|| app.tell_toggle(index, cards.has(index)));
            }
        }
    }));

    // A reader, or find-in-page, opened or closed one.
    let scene = scene.clone();
    let toggled = move |event: &web_sys::Event| {
        let Some(id) =
            closest(event, CARD).and_then(|card: Element| card.get_attribute("data-event"))
        else {
            return;
        };
        let target = event.target();
        let is_card = target.is_some_and(|target| {
            use wasm_bindgen::JsCast;
            target
                .unchecked_ref::<Element>()
                .matches(CARD)
                .unwrap_or(false)
        });
        let index = scene.story.events.iter().position(|event| event.id == id);
        if let Some(index) = index.filter(|_| is_card) {
            app.set_card(index, is_open(event));
        }
    };
    super::node::listen(list, "toggle", Box::new(toggled));
}

/// Has `hide` hide and show what is hidden now and was not before, and the other way round. `hidden` says what
/// was hidden before, by index.
#[cfg(widget)]
fn follow_hidden(
    hidden: &std::sync::Mutex<Vec<bool>>,
    is_hidden: &dyn Fn(usize) -> bool,
    hide: &dyn Fn(usize, bool),
) {
    let mut hidden = hidden
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    for (index, was_hidden) in hidden.iter_mut().enumerate() {
        let is_hidden = is_hidden(index);
        if *was_hidden != is_hidden {
            *was_hidden = is_hidden;
            hide(index, is_hidden);
        }
    }
}

#[cfg(widget)]
fn hide(element: &web_sys::Element, is_hidden: bool) {
    _ = element.toggle_attribute_with_force("hidden", is_hidden);
}

/// What selects the `<details>` of a card.
#[cfg(widget)]
const CARD: &str = "details[data-event]";

/// Opens or closes the `<details>` of a card, filling it first.
#[cfg(widget)]
fn set_open(details: &web_sys::Element, is_open: bool) {
    _ = details.toggle_attribute_with_force("open", is_open);
    if is_open {
        super::node::fill_now(details);
    }
}
