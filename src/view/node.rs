//! One view type for every element.
//!
//! In Leptos each element with its attributes and children is a type of its own, and each such
//! type that is erased brings its own code to build, rebuild and hydrate it: the timeline written
//! with the `view!` macro came to 137 kB of WebAssembly after brotli, of which the element types
//! were two thirds. A [`Node`] is data, and that code is here once. It is an ordinary Leptos view:
//! it can stand in a `view!`, be mounted, hydrated and rendered to HTML, and its switches are
//! signals.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::web_sys::Event;

/// A piece of a view: text, an element, or several pieces in a row.
pub enum Node {
    /// text
    Text(String),
    /// an element
    Element(Element),
    /// several, or none
    List(Vec<Node>),
}

/// An element while it is put together. Boxed, so that handing it from call to call is cheap.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Node>,
    later: Option<Later>,
    is_island: bool,
}

/// What is built when it is first opened.
type Later = Box<dyn Fn() -> Node + Send>;

/// Marks an element on the page that has yet to get what is in it.
#[cfg(target_arch = "wasm32")]
pub(super) const UNFILLED: &str = "data-unfilled";

/// An attribute: name and value.
type Attribute = (&'static str, String);

type Listener = Box<dyn Fn(Event) + Send>;

/// An element without attributes or children.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        later: None,
        is_island: false,
    }))
}

impl Element {
    /// Gives it an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Element {
        self.with(name, value.into())
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, value: String) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    /// Gives it an attribute if there is a value.
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Element {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Gives it a class.
    pub fn class(self, class: &'static str) -> Element {
        self.attr("class", class)
    }

    /// Listens for an event, at the element and, before them, at all that is in it.
    pub fn on(mut self, event: &'static str, listener: impl Fn(Event) + Send + 'static) -> Element {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Its tag, attributes and children.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn into_parts(self) -> (&'static str, Vec<Attribute>, Vec<Node>) {
        let parts = self.with_everything().0;
        (parts.tag, parts.attributes, parts.children)
    }

    /// With what would be built later.
    #[cfg(not(target_arch = "wasm32"))]
    fn with_everything(mut self) -> Element {
        match self.0.later.take() {
            Some(later) => self.add(later()),
            None => self,
        }
    }

    /// Puts something into a `<details>` that is built on the page only when it is opened (at its
    /// first `toggle`, real or dispatched), so that a long story is there at once. HTML has it all.
    pub fn later(mut self, build: impl Fn() -> Node + Send + 'static) -> Element {
        self.0.later = Some(Box::new(build));
        self
    }

    /// Leaves what is in it on the page to somebody else; HTML has the children given here.
    pub fn island(mut self) -> Element {
        self.0.is_island = true;
        self
    }

    /// Puts something into it.
    pub fn add(self, child: impl Into<Node>) -> Element {
        self.containing(child.into())
    }

    #[inline(never)]
    fn containing(mut self, child: Node) -> Element {
        push(&mut self.0.children, child);
        self
    }
}

/// Flattens lists and joins neighbouring texts, so that what is built has the same nodes as what
/// a browser makes of the HTML.
fn push(children: &mut Vec<Node>, child: Node) {
    match child {
        Node::List(nodes) => nodes.into_iter().for_each(|node| push(children, node)),
        Node::Text(text) if text.is_empty() => {}
        Node::Text(text) => match children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ => children.push(Node::Text(text)),
        },
        element => children.push(element),
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Node {
        Node::List(nodes)
    }
}

impl From<Option<Node>> for Node {
    fn from(node: Option<Node>) -> Node {
        node.unwrap_or(Node::List(Vec::new()))
    }
}

/// A [`Node`] on the page: its outermost DOM nodes, and what has to be let go of with it.
#[derive(Default)]
pub struct Built {
    roots: Vec<DomNode>,
    #[cfg(target_arch = "wasm32")]
    _listeners: Vec<gloo_events::EventListener>,
}

impl Render for Node {
    type State = Built;

    fn build(self) -> Built {
        let mut built = Built::default();
        let mut pieces = Vec::new();
        push(&mut pieces, self);
        built.roots = pieces
            .into_iter()
            .map(|piece| build(piece, &mut built))
            .collect();
        built
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

fn build(node: Node, built: &mut Built) -> DomNode {
    let document = leptos::prelude::document();
    let element = match node {
        Node::Text(text) => return document.create_text_node(&text).into(),
        Node::List(_) => return document.create_comment("").into(),
        Node::Element(Element(element)) => element,
    };
    let created = match element.tag {
        "svg" | "path" => {
            document.create_element_ns(Some("http://www.w3.org/2000/svg"), element.tag)
        }
        tag => document.create_element(tag),
    };
    let Ok(dom) = created else {
        return document.create_comment("").into();
    };
    for (name, value) in &element.attributes {
        _ = dom.set_attribute(name, value);
    }
    attach(&dom, element.listeners, built);
    for child in element.children {
        _ = dom.append_child(&build(child, built));
    }
    if let Some(later) = element.later {
        fill_at_toggle(&dom, later, built);
    }
    dom.into()
}

/// Makes an element live: what events do to it.
fn attach(dom: &DomElement, listeners: Vec<(&'static str, Listener)>, built: &mut Built) {
    #[cfg(target_arch = "wasm32")]
    for (event, listener) in listeners {
        use gloo_events::{EventListener, EventListenerOptions};
        let options = EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        built._listeners.push(EventListener::new_with_options(
            dom,
            event,
            options,
            move |event| {
                listener(event.clone());
            },
        ));
    }
    #[cfg(not(target_arch = "wasm32"))]
    drop((dom, listeners, built));
}

/// Builds what is to be in an element when it is first toggled. What is built so has
/// no listeners.
fn fill_at_toggle(dom: &DomElement, later: Later, built: &mut Built) {
    #[cfg(target_arch = "wasm32")]
    {
        _ = dom.set_attribute(UNFILLED, "");
        let place = dom.clone();
        let listener = gloo_events::EventListener::once(dom, "toggle", move |_| {
            _ = place.remove_attribute(UNFILLED);
            later().build().mount(&place, None);
        });
        built._listeners.push(listener);
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        _ = built;
        _ = dom.append_child(&build(later(), &mut Built::default()));
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
        let Some(first) = self.roots.first() else {
            return false;
        };
        let parent = first.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<DomElement> {
        Vec::new()
    }
}

no_attrs!(Node);

impl RenderHtml for Node {
    type AsyncOutput = Node;
    type Owned = Node;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Node {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        {
            let mut pieces = Vec::new();
            push(&mut pieces, self);
            pieces.into_iter().for_each(|piece| html::write(piece, buf));
            *position = Position::NextChild;
        }
        #[cfg(target_arch = "wasm32")]
        {
            _ = (buf, position);
        }
    }

    /// Takes over what is in the element at the cursor. Where that is not what the view would make
    /// (a content management system may have rewritten it), it is made anew.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Built {
        let mut pieces = Vec::new();
        push(&mut pieces, self);
        let parent = cursor.current();
        position.set(Position::NextChild);
        if fits(&pieces, &parent, true) {
            let mut built = Built::default();
            built.roots = adopt(pieces, &parent, &mut built);
            return built;
        }
        let mut built = Node::List(pieces).build();
        parent.set_text_content(None);
        if let Some(parent) = as_element(&parent) {
            built.mount(&parent, None);
        }
        built
    }

    fn into_owned(self) -> Node {
        self
    }
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

/// Makes the children of a DOM node, which fit, live; returns them.
fn adopt(children: Vec<Node>, parent: &DomNode, built: &mut Built) -> Vec<DomNode> {
    let mut next = parent.first_child();
    let mut adopted = Vec::with_capacity(children.len());
    for child in children {
        let Some(found) = next else { break };
        if let (Node::Element(Element(element)), Some(dom)) = (child, as_element(&found)) {
            attach(&dom, element.listeners, built);
            let inner = adopt(element.children, &found, built);
            if let Some(later) = element.later
                && inner.last() == found.last_child().as_ref()
            {
                fill_at_toggle(&dom, later, built);
            }
        }
        next = found.next_sibling();
        adopted.push(found);
    }
    adopted
}

fn as_element(node: &DomNode) -> Option<DomElement> {
    use leptos::wasm_bindgen::JsCast as _;
    node.dyn_ref::<DomElement>().cloned()
}

#[cfg(not(target_arch = "wasm32"))]
mod html {
    //! Nodes as HTML text, after the serialisation rules of the HTML standard, section 13.3.

    use super::{Element, Node};

    pub(super) fn write(node: Node, out: &mut String) {
        match node {
            Node::Text(text) => escape(&text, out),
            Node::List(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
            Node::Element(element) => {
                let Element(element) = element.with_everything();
                out.push('<');
                out.push_str(element.tag);
                for (name, value) in &element.attributes {
                    out.push(' ');
                    out.push_str(name);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                element
                    .children
                    .into_iter()
                    .for_each(|child| write(child, out));
                // The one void element there is.
                if element.tag != "input" {
                    out.push_str("</");
                    out.push_str(element.tag);
                    out.push('>');
                }
            }
        }
    }

    fn escape(text: &str, out: &mut String) {
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\u{a0}' => out.push_str("&nbsp;"),
                // The parser would drop it, and a text of nothing else with it.
                '\0' => out.push('\u{fffd}'),
                c => out.push(c),
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_texts_become_one_and_lists_are_flattened() {
        let inner: Vec<Node> = vec!["b".into(), Node::List(vec!["c".into()])];
        let node: Node = el("p").add("a").add(inner).add("").add(None::<Node>).into();
        let Node::Element(p) = &node else { panic!() };
        assert_eq!(p.0.children.len(), 1);
        assert_eq!(node.to_html(), "<p>abc</p>");
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        let node: Node = el("p").attr("title", "\"><script>").add("<b>&amp;").into();
        assert_eq!(
            node.to_html(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;</p>"
        );
    }
}
