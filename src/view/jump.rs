//! Ways within a timeline: to a position, to its card, to a source. A link in a shadow root leads
//! nowhere by itself, because a fragment names an element of the document.

use super::event::{closest, has_modifier};
use super::scene::Scene;
use crate::app::address::Step;
use crate::app::link::Target;
use crate::js;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Event, Node};

/// Follows a link to a source or, whatever is shown now, to a position in its card or to an event.
pub(super) fn follow_link(scene: &Arc<Scene>, event: &Event) {
    let Some(link) = closest(event, "a[href^='#']").filter(|_| !has_modifier(event)) else {
        return;
    };
    let Some(fragment) = link.get_attribute("href") else {
        return;
    };
    event.prevent_default();
    let number = |prefix| fragment.strip_prefix(prefix)?.parse().ok();
    let target = match number("#p-") {
        Some(number) => Target::of_number(&scene.story, number),
        None => number("#e-").map(Target::Event),
    };
    match target {
        Some(target) => {
            if !scene.app.uncover(target, Step::Push) {
                scene.app.mark_jump();
                scene.app.note_fragment();
            }
            go_to_target(scene, &link, target);
        }
        None => {
            scene.app.mark_jump();
            scene.app.note_fragment();
            // The list of sources of a long story is made when it is unfolded.
            #[cfg(widget)]
            if let Some(sources) = find(&link, ".sources") {
                super::node::fill_now(&sources);
            }
            if let Some(element) = find(&link, &fragment) {
                js::go_to(&element);
            }
        }
    }
}

/// Opens the card of an event or a position where it can be seen, scrolls there and moves the focus
/// there. `inside` is any node of the timeline.
#[cfg(widget)]
pub(crate) fn reveal(scene: &Arc<Scene>, inside: &Node, target: Target) {
    scene.app.uncover(target, Step::Replace);
    go_to_target(scene, inside, target);
}

fn go_to_target(scene: &Arc<Scene>, inside: &Node, target: Target) {
    let Some(event) = target
        .event()
        .and_then(|event| scene.story.events.get(event))
    else {
        return;
    };
    let Some(card) = find(inside, &["li[data-event=\"", &event.id, "\"]"].concat()) else {
        return;
    };
    #[cfg(widget)]
    super::far::bring_near_around(scene, &card);
    let position = match target {
        Target::Position { number, .. } => {
            let id = scene.position_id(number);
            find(inside, &["#", &id].concat())
        }
        _ => None,
    };
    js::go_to(position.as_ref().unwrap_or(&card));
}

/// What a selector finds in the shadow root of a node.
pub(super) fn find(inside: &Node, selector: &str) -> Option<Element> {
    let root: DocumentFragment = inside.get_root_node().unchecked_into();
    root.query_selector(selector).ok()?
}
