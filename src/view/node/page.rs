//! Nodes in a browser: made there, or taken over from HTML that was rendered before.

use super::{Element, Later, Node};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Array;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::view::{Mountable, Render as _};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Event;

/// Marks an element on the page that has yet to get what is in it. Its value says which [`Later`]
/// makes that.
const UNFILLED: &str = "data-unfilled";

#[wasm_bindgen(module = "/js/build.js")]
extern "C" {
    /// Makes the nodes that a text describes.
    fn build(text: &str) -> Array;
}

/// A [`Node`] on the page: its outermost DOM nodes, and what listens there.
#[derive(Default)]
pub struct Built {
    roots: Vec<DomNode>,
    listeners: Vec<EventListener>,
}

impl Built {
    /// Makes nodes. They are not on the page yet.
    pub(super) fn new(nodes: Vec<Node>) -> Built {
        let (mut built, mut plan) = (Built::default(), Plan::default());
        for node in nodes {
            plan.add(node);
        }
        // Between two tokens, not behind the last.
        plan.text.pop();
        let roots = build(&plan.text);
        built.roots = roots.iter().map(JsCast::unchecked_into).collect();
        built.fill_at_toggle(plan.later);
        built
    }

    /// Takes over what is in `parent` if it is what `nodes` would make, else makes that there.
    pub(super) fn in_place_of(parent: &DomNode, nodes: Vec<Node>) -> Built {
        if fits(&nodes, parent, true) {
            let (mut built, mut later) = (Built::default(), Vec::new());
            built.roots = adopt(nodes, parent, &mut later);
            built.fill_at_toggle(later);
            return built;
        }
        let mut built = Built::new(nodes);
        parent.set_text_content(None);
        if let Some(parent) = as_element(parent) {
            built.mount(&parent, None);
        }
        built
    }

    /// One listener, not one for each, for all that is filled when it is first toggled. What is
    /// built so has no listeners.
    fn fill_at_toggle(&mut self, later: Vec<Later>) {
        if later.is_empty() {
            return;
        }
        let later = Rc::new(RefCell::new(
            later.into_iter().map(Some).collect::<Vec<_>>(),
        ));
        for root in &self.roots {
            let later = later.clone();
            // It does not bubble.
            let options = EventListenerOptions::run_in_capture_phase();
            let listener = EventListener::new_with_options(root, "toggle", options, move |event| {
                fill(event, &later);
            });
            self.listeners.push(listener);
        }
    }
}

/// Fills what was toggled, if it is not filled yet.
fn fill(event: &Event, later: &RefCell<Vec<Option<Later>>>) {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let found = target.and_then(|place: DomElement| {
        let which: usize = place.get_attribute(UNFILLED)?.parse().ok()?;
        let fill = later.borrow_mut().get_mut(which)?.take()?;
        Some((place, fill))
    });
    if let Some((place, fill)) = found {
        _ = place.remove_attribute(UNFILLED);
        fill().build().mount(&place, None);
    }
}

/// What is to be made, as `js/build.js` reads it.
#[derive(Default)]
struct Plan {
    text: String,
    later: Vec<Later>,
}

impl Plan {
    fn add(&mut self, node: Node) {
        let Element(element) = match node {
            Node::Element(element) => element,
            Node::Text(text) => return self.token(&["\"", &text]),
            Node::List(nodes) => return nodes.into_iter().for_each(|node| self.add(node)),
        };
        self.token(&["<", element.tag]);
        for (name, value) in &element.attributes {
            self.token(&["=", name, "=", value]);
        }
        if let Some(later) = element.later {
            self.token(&["=", UNFILLED, "=", &self.later.len().to_string()]);
            self.later.push(later);
        }
        element.children.into_iter().for_each(|node| self.add(node));
        self.token(&[">"]);
    }

    fn token(&mut self, parts: &[&str]) {
        for part in parts {
            // As in HTML, which cannot have it either.
            for (at, clean) in part.split('\0').enumerate() {
                self.text.push_str(if at == 0 { "" } else { "\u{fffd}" });
                self.text.push_str(clean);
            }
        }
        self.text.push('\0');
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        for root in &self.roots {
            if let Some(parent) = root.parent_node() {
                _ = parent.remove_child(root);
            }
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        for root in &self.roots {
            _ = parent.insert_before(root, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.roots.first();
        let parent = first.and_then(|first| first.parent_element());
        if let Some(parent) = &parent {
            child.mount(parent, first);
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<DomElement> {
        Vec::new()
    }
}

/// Takes over the children of a DOM node, which fit, and what is to be filled in them; returns them.
fn adopt(children: Vec<Node>, parent: &DomNode, later: &mut Vec<Later>) -> Vec<DomNode> {
    let mut next = parent.first_child();
    let mut adopted = Vec::with_capacity(children.len());
    for child in children {
        let Some(found) = next else { break };
        if let (Node::Element(Element(element)), Some(dom)) = (child, as_element(&found)) {
            let inner = adopt(element.children, &found, later);
            if let Some(fill) = element.later
                && inner.last() == found.last_child().as_ref()
            {
                _ = dom.set_attribute(UNFILLED, &later.len().to_string());
                later.push(fill);
            }
        }
        next = found.next_sibling();
        adopted.push(found);
    }
    adopted
}

/// Whether a DOM node has just these children: texts, whatever they say, and elements of the same
/// names with children that fit too. What is built later may be there already, behind them.
fn fits(children: &[Node], parent: &DomNode, is_all: bool) -> bool {
    let mut next = parent.first_child();
    for child in children {
        let Some(found) = next else { return false };
        let same = match (child, as_element(&found)) {
            (Node::Element(Element(element)), Some(dom)) => {
                dom.local_name() == element.tag
                    && (element.is_island
                        || fits(&element.children, &found, element.later.is_none()))
            }
            (Node::Text(_), None) => found.node_type() == DomNode::TEXT_NODE,
            _ => false,
        };
        if !same {
            return false;
        }
        next = found.next_sibling();
    }
    !is_all || next.is_none()
}

fn as_element(node: &DomNode) -> Option<DomElement> {
    node.dyn_ref::<DomElement>().cloned()
}
