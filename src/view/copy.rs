//! Buttons that copy a link.

use super::node::el;
use super::notice::say;
use super::scene::Scene;
use crate::js;
use crate::story::Story;
use gloo_timers::callback::Timeout;
use leptos::prelude::Owner;
use leptos::tachys::view::{Mountable, Render};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement};

/// How long a button says that it copied, in milliseconds.
const TICK: u32 = 2_000;

/// The button that copies the link to what has an id, if it is one.
pub(super) fn id_to_copy<'a>(
    button: &Element,
    story: &'a Story,
) -> Option<std::borrow::Cow<'a, str>> {
    match button.get_attribute("data-link") {
        Some(id) => Some(id.into()),
        None if button.get_attribute("data-do").as_deref() == Some("copy") => {
            Some(story.id.as_str().into())
        }
        None => None,
    }
}

/// Copies a link for the reader, or shows it beside the button where that is not allowed.
pub(super) fn copy_link(scene: &Arc<Scene>, button: Element, id: &str) {
    let scene = scene.clone();
    let link = js::address_with(&scene.app.link_to(id));
    let copied = JsFuture::from(js::copy(&link));
    // What is shown meanwhile may have ended when the answer comes.
    let owner = Owner::current().map(|owner| owner.downgrade());
    leptos::task::spawn_local(async move {
        let is_copied = copied.await.is_ok();
        if scene.app.is_gone() {
            return;
        }
        if is_copied {
            say(&scene, scene.words().copied);
            _ = button.set_attribute("data-copied", "");
            Timeout::new(TICK, move || {
                _ = button.remove_attribute("data-copied");
            })
            .forget();
        } else {
            say(&scene, scene.words().copy_failed);
            if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
                owner.with(|| show_link(&scene, &button, link));
            }
        }
    });
}

/// Puts the link beside the button, selected, until the focus goes elsewhere.
fn show_link(scene: &Scene, button: &Element, link: String) {
    let Some(parent) = button.parent_element() else {
        return;
    };
    let field = el("input")
        .attr("readonly", "")
        .attr("aria-label", scene.words().copy_failed)
        .on("blur", |event| {
            if let Some(field) = super::event::closest(event, "input") {
                field.remove();
            }
        })
        .value_with(move || link.clone())
        .bind(|field| {
            let field: HtmlInputElement = field.clone().unchecked_into();
            // It is on the page only once it is made.
            Timeout::new(0, move || field.select()).forget();
        });
    let mut built = super::node::Node::from(field).build();
    let next = button.next_sibling();
    built.mount(parent.unchecked_ref(), next.as_ref());
}
