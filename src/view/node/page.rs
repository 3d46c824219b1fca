//! Nodes in a browser: made there, or taken over from HTML that was rendered before.

use super::{Binding, Element, Later, Node, flat};
use crate::js::{adopt, build};
use crate::view::effect::effect;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{Owner, on_cleanup};
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::view::Mountable;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, HtmlInputElement};

/// Marks an element on the page that has yet to get what is in it. Its value is the number of the
/// [`Later`] that makes that.
const UNFILLED: &str = "data-unfilled";

/// The event by which an element is asked to get what is in it before it is toggled. Only the root in
/// which it stands hears of it.
const FILL: &str = "standpoint-fill";

/// A number that no other [`Later`] on the page has: elements made at different times stand one in
/// another, and each hears of what is toggled in it.
fn next_number() -> usize {
    thread_local!(static LAST: Cell<usize> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    LAST.get()
}

/// What is built later, by number, in ascending order.
type Laters = Vec<(usize, Option<Later>)>;

/// A [`Node`] on the page: its outermost DOM nodes.
#[derive(Default)]
pub struct Built {
    roots: Vec<DomNode>,
}

impl Built {
    /// Makes nodes. They are not on the page yet.
    pub(super) fn new(nodes: Vec<Node>) -> Built {
        Plan::of(nodes).build().1
    }

    /// Takes over what is in `parent` from `first` on, if it has the elements that `nodes` would make:
    /// attributes and texts that something on the way has changed are set right. Else makes that there.
    pub(super) fn in_place_of(
        parent: &DomElement,
        first: Option<DomNode>,
        nodes: Vec<Node>,
    ) -> Built {
        let plan = Plan::of(nodes);
        let adopted = first.as_ref().and_then(|first| adopt(&plan.text, first));
        if let Some(elements) = adopted {
            return plan.finish(first, &mut elements.iter());
        }
        let mut next = first;
        while let Some(node) = next {
            next = node.next_sibling();
            _ = parent.remove_child(&node);
        }
        plan.build_inside(parent)
    }

    /// One listener, not one for each, for all that is filled when it is first toggled. What is built
    /// so belongs to the owner under which it stands.
    fn fill_at_toggle(&self, later: Laters) {
        if later.is_empty() {
            return;
        }
        let later = Rc::new(RefCell::new(later));
        for root in &self.roots {
            for event in ["toggle", FILL] {
                let later = later.clone();
                listen(root, event, Box::new(move |event| fill(event, &later)));
            }
        }
    }
}

thread_local! {
    /// What is kept for owners, by number: listeners and closures, which cannot be sent to other threads
    /// as a cleanup has to be, not knowing that there are none.
    static KEPT: RefCell<Vec<Option<Box<dyn Any>>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps something until the current owner ends.
pub(crate) fn keep(thing: impl Any) {
    keep_boxed(Box::new(thing));
}

fn keep_boxed(thing: Box<dyn Any>) {
    let number = KEPT.with_borrow_mut(|kept| {
        let free = kept.iter().position(Option::is_none);
        let number = free.unwrap_or(kept.len());
        if number == kept.len() {
            kept.push(None);
        }
        if let Some(place) = kept.get_mut(number) {
            *place = Some(thing);
        }
        number
    });
    on_cleanup(move || {
        // Dropped outside, because that calls the page.
        let thing = KEPT.with_borrow_mut(|kept| kept.get_mut(number)?.take());
        drop(thing);
    });
}

/// Listens at a node until the current owner ends, to which belongs what the handler makes. In the
/// capture phase, because `toggle` does not bubble.
pub(crate) fn listen(
    target: &EventTarget,
    event: &'static str,
    mut handler: Box<dyn FnMut(&Event)>,
) {
    let owner = Owner::current().map(|owner| owner.downgrade());
    let handler = move |event: &Event| {
        if let Some(owner) = owner.as_ref().and_then(|owner| owner.upgrade()) {
            owner.with(|| handler(event));
        }
    };
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let listener = EventListener::new_with_options(target, event, options, handler);
    keep(listener);
}

pub(super) fn attribute(
    name: &'static str,
    value: Box<dyn Fn() -> Option<String> + Send + Sync>,
) -> Binding {
    Box::new(move |element| {
        let element = element.clone();
        effect(Box::new(move || {
            _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
    })
}

pub(super) fn text(text: Box<dyn Fn() -> String + Send + Sync>) -> Binding {
    Box::new(move |element| {
        let element = element.clone();
        effect(Box::new(move || {
            let text = text();
            // A live region announces what is put into it, also what it said already.
            if element.text_content().as_deref() != Some(&text) {
                element.set_text_content(Some(&text));
            }
        }));
    })
}

pub(super) fn children(make: Box<dyn Fn() -> Node + Send + Sync>) -> Binding {
    Box::new(move |element| {
        let element = element.clone();
        let is_first = AtomicBool::new(true);
        effect(Box::new(move || {
            let nodes = flat(make());
            if !is_first.swap(false, Relaxed) {
                element.set_text_content(None);
            }
            Built::in_place_of(&element, element.first_child(), nodes);
        }));
    })
}

pub(super) fn value(value: Box<dyn Fn() -> String + Send + Sync>) -> Binding {
    Box::new(move |element| {
        // Selects have the same property.
        let field: HtmlInputElement = element.clone().unchecked_into();
        effect(Box::new(move || {
            let value = value();
            if field.value() != value {
                field.set_value(&value);
            }
        }));
    })
}

pub(super) fn checked(is_checked: Box<dyn Fn() -> bool + Send + Sync>) -> Binding {
    Box::new(move |element| {
        let field: HtmlInputElement = element.clone().unchecked_into();
        effect(Box::new(move || field.set_checked(is_checked())));
    })
}

pub(super) fn listener(event: &'static str, handler: Box<dyn FnMut(&Event) + Send>) -> Binding {
    Box::new(move |element| listen(element, event, handler))
}

/// Makes nodes at the end of what is in an element.
pub(crate) fn append(element: &DomElement, node: Node) {
    Plan::of(flat(node)).build_inside(element);
}

/// Makes nodes in an element before one of its children; at the end where there is none.
pub(crate) fn insert(element: &DomElement, node: Node, before: Option<DomElement>) {
    Built::new(flat(node)).mount(element, before.as_deref());
}

/// Fills an element that is to be filled when it is first toggled, if it is not filled yet.
pub(crate) fn fill_now(element: &DomElement) {
    if element.has_attribute(UNFILLED)
        && let Ok(fill) = Event::new(FILL)
    {
        _ = element.dispatch_event(&fill);
    }
}

/// Fills what was toggled, if it is not filled yet.
fn fill(event: &Event, later: &RefCell<Laters>) {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let found = target.and_then(|details: DomElement| {
        let number: usize = details.get_attribute(UNFILLED)?.parse().ok()?;
        let mut later = later.borrow_mut();
        let index = later.binary_search_by_key(&number, |(number, _)| *number);
        let later = later.get_mut(index.ok()?)?.1.take()?;
        Some((details, later))
    });
    let Some((details, later)) = found else {
        return;
    };
    _ = details.remove_attribute(UNFILLED);
    let nodes = flat((later.build)());
    // Behind the summary stands what was rendered before, or the text in one element.
    let rest = details
        .first_child()
        .and_then(|summary| summary.next_sibling());
    Built::in_place_of(&details, rest, nodes);
}

/// What is to be made, as `js/calls.js` reads it.
#[derive(Default)]
struct Plan {
    text: String,
    later: Laters,
    bindings: Vec<Vec<Binding>>,
}

impl Plan {
    fn of(nodes: Vec<Node>) -> Plan {
        let mut plan = Plan::default();
        for node in nodes {
            plan.add(node);
        }
        // Between two tokens, not behind the last.
        plan.text.pop();
        plan
    }

    /// Makes what it describes, in a fragment.
    fn build(self) -> (Option<DomNode>, Built) {
        // The fragment, and behind it the elements that have bindings.
        let made = build(&self.text);
        let mut made = made.iter();
        let fragment: Option<DomNode> = made.next().map(JsCast::unchecked_into);
        let first = fragment
            .as_ref()
            .and_then(|fragment| fragment.first_child());
        (fragment, self.finish(first, &mut made))
    }

    /// Makes what it describes at the end of what is in an element.
    fn build_inside(self, parent: &DomElement) -> Built {
        let (fragment, built) = self.build();
        if let Some(fragment) = fragment {
            _ = parent.append_child(&fragment);
        }
        built
    }

    /// What was made or taken over, from `first` to the last of its siblings. `elements` are those that have
    /// bindings.
    fn finish(self, first: Option<DomNode>, elements: &mut dyn Iterator<Item = JsValue>) -> Built {
        let built = Built {
            roots: std::iter::successors(first, |node| node.next_sibling()).collect(),
        };
        for (element, bindings) in elements.zip(self.bindings) {
            let element = element.unchecked_into();
            for binding in bindings {
                binding(&element);
            }
        }
        built.fill_at_toggle(self.later);
        built
    }

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
        if !element.bindings.is_empty() {
            self.token(&["!"]);
            self.bindings.push(element.bindings);
        }
        element.children.into_iter().for_each(|node| self.add(node));
        if element.has_own_children {
            self.token(&["*"]);
        }
        if let Some(mut later) = element.later {
            let number = next_number();
            self.token(&["=", UNFILLED, "=", &number.to_string()]);
            self.token(&["*", &std::mem::take(&mut later.text)]);
            self.later.push((number, Some(later)));
        }
        self.token(&[">"]);
    }

    fn token(&mut self, parts: &[&str]) {
        for part in parts {
            // As in HTML, which cannot have it either.
            for (index, clean) in part.split('\0').enumerate() {
                self.text.push_str(if index == 0 { "" } else { "\u{fffd}" });
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
