//! The line between two panes, which makes them wider and narrower: after the ARIA pattern
//! <https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/>.

use super::state::desk;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::Element;

/// How far a press on an arrow key moves the line, in pixels.
const STEP: i32 = 16;

/// A pane whose width can be set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// the first
    Outline,
    /// the last
    Preview,
}

impl Pane {
    /// Returns the key under which the browser keeps the width, and the id of the pane's element.
    pub fn id(self) -> &'static str {
        match self {
            Pane::Outline => "standpoint-outline",
            Pane::Preview => "standpoint-preview",
        }
    }

    /// Returns the least and the greatest width, in CSS pixels.
    fn range(self) -> (i32, i32) {
        match self {
            Pane::Outline => (180, 480),
            Pane::Preview => (320, 1_200),
        }
    }

    /// Returns the width that the browser has kept, in CSS pixels; nothing where the style is to decide.
    fn kept(self) -> Option<i32> {
        let storage = window().local_storage().ok().flatten()?;
        let width: i32 = storage.get_item(self.id()).ok().flatten()?.parse().ok()?;
        let (least, most) = self.range();
        Some(width.clamp(least, most))
    }

    fn keep(self, width: i32) {
        if let Ok(Some(storage)) = window().local_storage() {
            // Where nothing can be kept, the next visit begins with the usual width.
            let _ = storage.set_item(self.id(), &width.to_string());
        }
    }
}

/// Returns the width of a pane, in CSS pixels, as it was left; nothing where the style is to decide.
pub fn width_of(pane: Pane) -> RwSignal<Option<i32>> {
    RwSignal::new(pane.kept())
}

/// The line beside a pane.
#[component]
pub fn Splitter(
    /// which pane
    pane: Pane,
    /// the key of its name in the words of the interface
    label: &'static str,
    /// its width, in CSS pixels
    width: RwSignal<Option<i32>>,
) -> AnyView {
    let desk = desk();
    let (least, most) = pane.range();
    // Where the pointer was when the line was dragged from there, and how wide the pane was then.
    let drag = StoredValue::new(None::<(i32, i32)>);
    let now = move || width.get_untracked().unwrap_or_else(|| measured(pane));
    // How wide the style makes it, which is known only when it is there.
    let styled = RwSignal::new(None::<i32>);
    Effect::new(move |_| {
        request_animation_frame(move || {
            styled.try_set(Some(measured(pane).clamp(least, most)));
        });
    });
    let set = move |wanted: i32| {
        let wanted = wanted.clamp(least, most);
        width.set(Some(wanted));
        pane.keep(wanted);
    };
    // To the right the first pane grows, and the last one shrinks.
    let direction = match pane {
        Pane::Outline => 1,
        Pane::Preview => -1,
    };
    let on_key = move |event: KeyboardEvent| {
        let wanted = match event.key().as_str() {
            "ArrowRight" => now() + direction * STEP,
            "ArrowLeft" => now() - direction * STEP,
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        set(wanted);
    };
    let on_down = move |event: PointerEvent| {
        let line = event.current_target();
        if let Some(line) = line.and_then(|line| line.dyn_into::<Element>().ok()) {
            // Without it, moving too fast for the line would end the drag; the rest works.
            let _ = line.set_pointer_capture(event.pointer_id());
        }
        drag.set_value(Some((event.client_x(), now())));
    };
    let on_move = move |event: PointerEvent| {
        if let Some((start, before)) = drag.get_value() {
            set(before + direction * (event.client_x() - start));
        }
    };
    view! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=move || desk.say_with("width-of", &[("pane", desk.say(label).into())])
            aria-controls=pane.id()
            aria-valuemin=least.to_string()
            aria-valuemax=most.to_string()
            aria-valuenow=move || (width.get().or(styled.get())).map(|width| width.to_string())
            on:keydown=on_key
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| drag.set_value(None)
            on:pointercancel=move |_| drag.set_value(None)
        ></div>
    }
    .into_any()
}

/// Returns how wide a pane is shown, in CSS pixels; 0 before it is there.
fn measured(pane: Pane) -> i32 {
    let element = document().get_element_by_id(pane.id());
    element.map_or(0, |element| element.client_width())
}
