//! The story as readers see it: the real element, fed by its `story` property.

use super::state::desk;
use crate::place::{List, Place};
use crate::preview::{Gaps, filled};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use standpoint::format::to_json;
use std::borrow::Cow;
use web_sys::{Element, FocusOptions, HtmlElement};

/// The widths that can be looked at, in pixels; the last is all there is.
const WIDTHS: [(&str, &str); 3] = [("360", "360px"), ("680", "680px"), ("", "100%")];

/// The preview.
#[component]
pub fn Preview() -> AnyView {
    let desk = desk();
    let pane = NodeRef::<Div>::new();
    let width = RwSignal::new(String::new());
    let theme = RwSignal::new(String::from("auto"));
    let is_compared = RwSignal::new(false);
    let is_empty = RwSignal::new(false);
    let element = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        let Some(pane) = pane.get() else { return };
        if element.with_value(Option::is_none)
            && let Ok(made) = document().create_element("standpoint-timeline")
            && let Ok(made) = made.dyn_into::<HtmlElement>()
        {
            // It is in sight from the start, and nothing else is to be loaded with it.
            let _ = made.set_attribute("loading", "eager");
            let _ = pane.append_child(&made);
            element.set_value(Some(made));
        }
        let checked = desk.checked.get();
        let gaps = Gaps {
            untitled: desk.say("untitled"),
            no_source: desk.say("no-source-yet"),
        };
        let story = desk.story.read_untracked();
        let shown = filled(&story, &gaps);
        is_empty.set(shown.is_none());
        // As it is, it was written when it was checked; with what cannot be read in it, it is not what is shown.
        let is_written = desk.unread.read_untracked().is_empty();
        let text = shown.map(|story| match story {
            Cow::Borrowed(_) if is_written => Cow::Borrowed(checked.text.as_str()),
            story => Cow::Owned(to_json(&story)),
        });
        // The text is what the desk has written itself.
        if let Some(Ok(story)) = text.map(|text| js_sys::JSON::parse(&text)) {
            element.with_value(|element| set(element, "story", &story));
        }
    });
    Effect::new(move |_| {
        let (theme, language) = (theme.get(), desk.language.get());
        let view = if is_compared.get() {
            "compare"
        } else {
            "timeline"
        };
        element.with_value(|element| {
            let Some(element) = element else { return };
            let _ = element.set_attribute("theme", &theme);
            let _ = element.set_attribute("lang", &language);
            let _ = element.set_attribute("view", view);
        });
    });
    // The card of the event in hand is opened and brought into sight; where it is not there yet, once it is.
    let is_awaited = StoredValue::new(false);
    let follow_event = move || {
        let Place::Item(List::Events, index) = desk.place.get_untracked() else {
            return;
        };
        let story = desk.story.read_untracked();
        if let Some(event) = story.events.get(index) {
            let is_shown = element.with_value(|element| follow(element, &event.id.0));
            is_awaited.set_value(!is_shown);
        }
    };
    Effect::new(move |_| {
        desk.place.track();
        follow_event();
    });
    let loaded = window_event_listener_untyped("standpoint-load", move |_| {
        if is_awaited.get_value() {
            follow_event();
        }
    });
    on_cleanup(move || loaded.remove());
    let width_of = move || {
        let width = width.get();
        let found = WIDTHS.iter().find(|(name, _)| *name == width);
        found.map_or("100%", |(_, width)| width)
    };
    let widths = WIDTHS.iter().map(|(name, _)| {
        let key = if name.is_empty() {
            "width-full"
        } else {
            "width-pixels"
        };
        let said = move || desk.say_with(key, &[("pixels", (*name).into())]);
        view! { <option value=*name prop:selected=move || *width.read() == *name>{said}</option> }
    });
    view! {
        <section class="preview" id="standpoint-preview" aria-label=move || desk.say("preview")>
            <div class="tools">
                <select aria-label=move || desk.say("preview-width") on:change=move |event| width.set(event_target_value(&event))>
                    {widths.collect_view()}
                </select>
                <select aria-label=move || desk.say("theme") on:change=move |event| theme.set(event_target_value(&event))>
                    <option value="auto">{move || desk.say("theme-auto")}</option>
                    <option value="light">{move || desk.say("theme-light")}</option>
                    <option value="dark">{move || desk.say("theme-dark")}</option>
                </select>
                <label>
                    <input type="checkbox" on:change=move |event| is_compared.set(event_target_checked(&event)) />
                    " " {move || desk.say("compare")}
                </label>
            </div>
            <div class="page">
                <p class="begun" hidden=move || !is_empty.get()>{move || desk.say("nothing-to-show")}</p>
                <div class="column" hidden=is_empty style:max-width=width_of node_ref=pane></div>
            </div>
        </section>
    }
    .into_any()
}

fn set(element: &Option<HtmlElement>, name: &str, value: &JsValue) {
    if let Some(element) = element {
        // Setting a property of an element of ours does not fail.
        let _ = js_sys::Reflect::set(element, &name.into(), value);
    }
}

/// Opens the card of an event and brings it into sight. Returns whether it is there.
fn follow(element: &Option<HtmlElement>, id: &str) -> bool {
    let Some(element) = element else { return false };
    let open = js_sys::Reflect::get(element, &"openEvent".into());
    let Ok(open) = open.and_then(|open| open.dyn_into::<js_sys::Function>()) else {
        return false;
    };
    let focused = document().active_element();
    // Before the element has loaded there is no card to open.
    let _ = open.call1(element, &id.into());
    // It takes the focus along, as a page that calls it wants. Here somebody is writing.
    let focused = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
    if let Some(focused) = focused {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // It fails only where it is not in the page any more.
        let _ = focused.focus_with_options(&options);
    }
    let card = element.shadow_root().and_then(|root| {
        let cards = root.query_selector_all("[data-event]").ok()?;
        let cards = (0..cards.length()).filter_map(|index| cards.item(index));
        let mut cards = cards.filter_map(|card| card.dyn_into::<Element>().ok());
        cards.find(|card| card.get_attribute("data-event").as_deref() == Some(id))
    });
    if let Some(card) = &card {
        card.scroll_into_view();
    }
    card.is_some()
}
