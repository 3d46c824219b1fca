//! What paper gets: every card, open.

use super::Inner;
use crate::js;
use crate::view::{bring_all_near, fill_now, listen};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, ShadowRoot};

/// Has everything made that is not made before it is opened, whenever the page is printed, until the
/// current owner ends. Where the stylesheet cannot show closed cards on paper, they are opened and closed
/// again.
pub(super) fn prepare_paper(inner: &Rc<Inner>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let closed = Rc::new(RefCell::new(Vec::new()));
    let (opened, inner) = (closed.clone(), Rc::downgrade(inner));
    let before = move |_: &Event| {
        let Some(inner) = inner.upgrade() else {
            return;
        };
        let root = &inner.root;
        if let Some(scene) = inner.scene() {
            bring_all_near(&scene, &find_all(root, "[data-far]"));
        }
        // A topic of the comparison, and then what is folded in it.
        for _ in 0..2 {
            find_all(root, "[data-unfilled]").iter().for_each(fill_now);
        }
        // Some browsers print no image that has waited to be seen.
        let images = find_all(root, "[loading]");
        let load = |image: &Element| _ = image.remove_attribute("loading");
        images.iter().for_each(load);
        if !js::paper_opens_cards() {
            let closed = find_all(root, "details:not([open])");
            closed.iter().for_each(|card| set_open(card, true));
            opened.replace(closed);
        }
    };
    let after = move |_: &Event| {
        let closed = closed.take();
        closed.iter().for_each(|card| set_open(card, false));
    };
    listen(&window, "beforeprint", Box::new(before));
    listen(&window, "afterprint", Box::new(after));
}

fn set_open(card: &Element, is_open: bool) {
    _ = card.toggle_attribute_with_force("open", is_open);
}

fn find_all(root: &ShadowRoot, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    let all = (0..count).filter_map(|index| found.as_ref()?.item(index));
    all.map(JsCast::unchecked_into).collect()
}
