//! Going from a position to its source and back, and opening cards.
//!
//! A fragment in an address names an element of the document; the browser does not look into
//! shadow roots. So the widget follows its own `#…` links itself.

use super::node::UNFILLED;
use super::scene::Scene;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, ShadowRoot};

/// Follows a click on a link to somewhere in the same timeline: opens what hides the place,
/// scrolls there and moves the focus there. Clicks that ask for a new window are left alone.
pub(super) fn follow(scene: &Scene, event: &Event) {
    let Some(click) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() {
        return;
    }
    let link = target(event).and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let place = link.and_then(|link| {
        let id = link.get_attribute("href")?;
        let root = link.get_root_node().dyn_into::<ShadowRoot>().ok()?;
        find(scene, &root, id.trim_start_matches('#'))
    });
    if let Some(place) = place {
        event.prevent_default();
        reveal(&place);
    }
}

/// The element with this id. That of a position is made where its card has not been open yet.
pub(crate) fn find(scene: &Scene, root: &ShadowRoot, id: &str) -> Option<Element> {
    let number = id.strip_prefix("p-").and_then(|number| number.parse().ok());
    if let Some(event) = number.and_then(|number| scene.event_of(number))
        && let Ok(Some(card)) = root.query_selector(&selector("details", event))
    {
        fill(&card);
    }
    root.get_element_by_id(id)
}

/// What finds the element of an event with this tag. Ids are letters, digits, `-`, `_` and `.`: a
/// selector can hold them as they are.
pub(crate) fn selector(tag: &str, event: &str) -> String {
    [tag, "[data-event='", event, "']"].concat()
}

/// What opens, in the order of the events.
pub(crate) fn cards(root: &ShadowRoot) -> Vec<Element> {
    let Ok(cards) = root.query_selector_all("details[data-event]") else {
        return Vec::new();
    };
    let cards = (0..cards.length()).filter_map(|at| cards.item(at));
    cards.map(JsCast::unchecked_into).collect()
}

/// Opens or closes every card of the timeline in which a button was pressed.
pub(super) fn set_all(event: &Event, open: bool) {
    let root = target(event).map(|button| button.get_root_node());
    if let Some(Ok(root)) = root.map(JsCast::dyn_into) {
        cards(&root).iter().for_each(|card| set_open(card, open));
    }
}

/// Opens or closes a card.
pub(crate) fn set_open(card: &Element, open: bool) {
    if open {
        fill(card);
        _ = card.set_attribute("open", "");
    } else {
        _ = card.remove_attribute("open");
    }
}

/// Has what is in a `<details>` built, if it is not yet.
fn fill(details: &Element) {
    if details.has_attribute(UNFILLED)
        && let Ok(toggle) = Event::new("toggle")
    {
        _ = details.dispatch_event(&toggle);
    }
}

/// Opens every `<details>` around and right in a place, scrolls to it and focuses it.
pub(crate) fn reveal(place: &Element) {
    let mut around = place.closest("details").ok().flatten();
    while let Some(details) = around {
        _ = details.set_attribute("open", "");
        let parent = details.parent_element();
        around = parent.and_then(|parent| parent.closest("details").ok().flatten());
    }
    place.scroll_into_view();
    if let Some(place) = place.dyn_ref::<HtmlElement>() {
        _ = place.focus();
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}
