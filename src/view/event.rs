//! What handlers ask of the events they get.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

/// The nearest element around the target of an event that a selector matches.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// The value of the field in which something was entered; empty where there is none.
pub(super) fn value(event: &Event) -> String {
    // Selects have the same property.
    let field = event.target().map(JsCast::unchecked_into);
    field.map_or(String::new(), |field: HtmlInputElement| field.value())
}

/// Whether the box that was ticked or cleared is checked.
pub(super) fn is_checked(event: &Event) -> bool {
    let field = event.target().map(JsCast::unchecked_into);
    field.is_some_and(|field: HtmlInputElement| field.checked())
}

/// Whether the `<details>` that was toggled is open.
pub(super) fn is_open(event: &Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into().ok());
    details.is_some_and(|details: Element| details.has_attribute("open"))
}

/// Whether a key that changes what a click means is held down.
pub(super) fn has_modifier(event: &Event) -> bool {
    let click: &MouseEvent = event.unchecked_ref();
    click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()
}

/// The name of the key that was pressed; nothing where one is held down that changes what it means.
pub(super) fn key(event: &Event) -> Option<String> {
    // The properties have the same names.
    let key: &KeyboardEvent = event.unchecked_ref();
    (!has_modifier(event)).then(|| key.key())
}

/// Moves the focus to an element.
pub(super) fn focus(element: &Element) {
    _ = element.unchecked_ref::<HtmlElement>().focus();
}
