//! One view type for every element.
//!
//! In Leptos each element with its attributes and children is a type of its own, and each such
//! type that is erased brings its own code to build, rebuild and hydrate it: the timeline written
//! with the `view!` macro came to 137 kB of WebAssembly after brotli, of which the element types
//! were two thirds. A [`Node`] is data, and that code is here once. It is a Leptos view:
//! it can stand in a `view!`, be mounted and rendered to HTML, and hydrated as the only child of its container. What changes follows
//! signals, by an effect each, and what a reader does goes to handlers, as in any Leptos view:
//! see [`Element::attr_with`], [`Element::text_with`], [`Element::children_with`] and
//! [`Element::on`]. Effects and handlers end with the [`Owner`](leptos::prelude::Owner) under which
//! the node was built.

#[cfg(not(widget))]
mod html;
#[cfg(widget)]
mod page;

#[cfg(not(widget))]
pub(crate) use html::escape;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::Element as DomElement;
#[cfg(not(widget))]
use leptos::tachys::renderer::types::Node as DomNode;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
#[cfg(widget)]
pub(crate) use page::{Built, append, fill_now, insert, keep, listen};
use web_sys::Event;

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
    children: Vec<Node>,
    later: Option<Later>,
    /// whether its children are made by a binding
    #[cfg(widget)]
    has_own_children: bool,
    #[cfg(widget)]
    bindings: Vec<Binding>,
}

/// What is done with an element once it is there, made or taken over.
#[cfg(widget)]
type Binding = Box<dyn FnOnce(&DomElement) + Send>;

/// What is built when it is first opened.
struct Later {
    /// all its text, which stands there until then
    #[cfg(widget)]
    text: String,
    build: Box<dyn FnOnce() -> Node + Send>,
}

/// An attribute: name and value.
type Attribute = (&'static str, String);

/// An element without attributes or children.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        later: None,
        #[cfg(widget)]
        has_own_children: false,
        #[cfg(widget)]
        bindings: Vec::new(),
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

    /// Its name.
    pub(super) fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// What is in it.
    pub(super) fn children(&self) -> &[Node] {
        &self.0.children
    }

    /// Its tag, attributes and children.
    #[cfg(not(widget))]
    pub(super) fn into_parts(self) -> (&'static str, Vec<Attribute>, Vec<Node>) {
        let parts = self.with_everything().0;
        (parts.tag, parts.attributes, parts.children)
    }

    /// With what would be built later.
    #[cfg(not(widget))]
    fn with_everything(mut self) -> Element {
        match self.0.later.take() {
            Some(later) => self.add((later.build)()),
            None => self,
        }
    }

    /// Puts something into a `<details>` that is built on the page only when it is opened (at its
    /// first `toggle`, real or dispatched); until then all its `text` stands there in one element, so
    /// that find-in-page finds it. HTML has what is built.
    pub fn later(
        mut self,
        #[cfg_attr(not(widget), expect(unused_variables))] text: impl FnOnce() -> String,
        build: impl FnOnce() -> Node + Send + 'static,
    ) -> Element {
        self.0.later = Some(Later {
            #[cfg(widget)]
            text: text(),
            build: Box::new(build),
        });
        self
    }

    /// Gives it an attribute that follows signals; it is absent while there is no value.
    pub fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Element {
        #[cfg(not(widget))]
        return self.maybe(name, value());
        #[cfg(widget)]
        self.bound(page::attribute(name, Box::new(value)))
    }

    /// Gives it a text that follows signals, and nothing else.
    pub fn text_with(self, text: impl Fn() -> String + Send + Sync + 'static) -> Element {
        #[cfg(not(widget))]
        return self.add(text());
        #[cfg(widget)]
        self.with_own_children(page::text(Box::new(text)))
    }

    /// Gives it children that follow signals, and no others: they are built anew at each change.
    pub fn children_with(self, children: impl Fn() -> Node + Send + Sync + 'static) -> Element {
        #[cfg(not(widget))]
        return self.add(children());
        #[cfg(widget)]
        self.with_own_children(page::children(Box::new(children)))
    }

    /// Gives it children that only the page has: what cannot be used without a script need not be in the
    /// HTML before it.
    #[cfg_attr(not(widget), expect(unused_variables))]
    pub fn children_on_page(self, children: impl FnOnce() -> Node + Send + 'static) -> Element {
        #[cfg(not(widget))]
        return self;
        #[cfg(widget)]
        self.with_own_children(Box::new(move |element| append(element, children())))
    }

    /// Has a field hold what a signal says. HTML has it empty.
    #[cfg_attr(not(widget), expect(unused_variables))]
    pub fn value_with(self, value: impl Fn() -> String + Send + Sync + 'static) -> Element {
        #[cfg(not(widget))]
        return self;
        #[cfg(widget)]
        self.bound(page::value(Box::new(value)))
    }

    /// Has a box checked while a signal says so. HTML has it unchecked.
    #[cfg_attr(not(widget), expect(unused_variables))]
    pub fn checked_with(self, is_checked: impl Fn() -> bool + Send + Sync + 'static) -> Element {
        #[cfg(not(widget))]
        return self;
        #[cfg(widget)]
        self.bound(page::checked(Box::new(is_checked)))
    }

    /// Calls a handler at each event of this name that reaches the element.
    #[cfg_attr(not(widget), expect(unused_variables))]
    pub fn on(self, event: &'static str, handler: impl FnMut(&Event) + Send + 'static) -> Element {
        #[cfg(not(widget))]
        return self;
        #[cfg(widget)]
        self.bound(page::listener(event, Box::new(handler)))
    }

    /// Does something with the element once it is there, made or taken over.
    #[cfg_attr(not(widget), expect(unused_variables))]
    pub fn bind(self, binding: impl FnOnce(&DomElement) + Send + 'static) -> Element {
        #[cfg(not(widget))]
        return self;
        #[cfg(widget)]
        self.bound(Box::new(binding))
    }

    #[cfg(widget)]
    #[inline(never)]
    fn bound(mut self, binding: Binding) -> Element {
        self.0.bindings.push(binding);
        self
    }

    #[cfg(widget)]
    fn with_own_children(mut self, binding: Binding) -> Element {
        self.0.has_own_children = true;
        self.bound(binding)
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

/// The pieces of a node, in a row.
fn flat(node: Node) -> Vec<Node> {
    let mut pieces = Vec::new();
    push(&mut pieces, node);
    pieces
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

/// Without a browser there is no page: nodes are only written as HTML.
#[cfg(not(widget))]
pub struct Built;

#[cfg(not(widget))]
impl Mountable for Built {
    fn unmount(&mut self) {}

    fn mount(&mut self, _parent: &DomElement, _marker: Option<&DomNode>) {}

    fn insert_before_this(&self, _child: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<DomElement> {
        Vec::new()
    }
}

impl Render for Node {
    type State = Built;

    fn build(self) -> Built {
        #[cfg(widget)]
        return Built::new(flat(self));
        #[cfg(not(widget))]
        Built
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
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
        #[cfg(not(widget))]
        {
            let pieces = flat(self).into_iter();
            pieces.for_each(|piece| html::write(piece, buf));
            *position = Position::NextChild;
        }
        #[cfg(widget)]
        {
            _ = (buf, position);
        }
    }

    /// Takes over what is in the element at the cursor: attributes and texts that were changed on their way
    /// are set right. Where other elements stand there than the view would make (a content management
    /// system may have rewritten it), it is made anew.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Built {
        position.set(Position::NextChild);
        #[cfg(widget)]
        {
            use wasm_bindgen::JsCast;
            let parent: DomElement = cursor.current().unchecked_into();
            Built::in_place_of(&parent, parent.first_child(), flat(self))
        }
        #[cfg(not(widget))]
        {
            _ = cursor;
            Built
        }
    }

    fn into_owned(self) -> Node {
        self
    }
}

#[cfg(all(test, not(widget)))]
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
