//! Keys that work everywhere at the desk, and the list of them.

use super::dialog::Dialog;
use super::files::save;
use super::focus::go_to_pane;
use super::problems::go_to_next;
use super::state::{Desk, Page, desk};
use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget};

/// Which keys do what: combinations any of which will do, and the key of what is said of them.
const KEYS: [(&[&[&str]], &str); 10] = [
    (&[&["Ctrl", "S"], &["⌘", "S"]], "key-save"),
    (&[&["Ctrl", "Z"], &["⌘", "Z"]], "key-undo"),
    (
        &[
            &["Ctrl", "Shift", "Z"],
            &["Ctrl", "Y"],
            &["⌘", "Shift", "Z"],
        ],
        "key-redo",
    ),
    (&[&["F8"]], "key-next-problem"),
    (&[&["Shift", "F8"]], "key-previous-problem"),
    (&[&["F6"], &["Shift", "F6"]], "key-panes"),
    (&[&["?"]], "key-keys"),
    (&[&["Esc"]], "key-escape"),
    (&[&["↑"], &["↓"]], "key-arrows"),
    (&[&["Enter"]], "key-enter"),
];

/// Listens for Ctrl or Cmd with S, Z and Y, for F8, and for `?` outside of fields.
pub fn listen(desk: Desk, shows_keys: RwSignal<bool>) {
    let listener = window_event_listener(keydown, move |event| {
        let is_command = event.ctrl_key() || event.meta_key();
        let is_in_window = is_within(event.target(), "dialog");
        // Fields that are not of the story, such as that of a search, undo for themselves.
        let is_of_story = desk.page.get_untracked() == Page::Write
            && (!is_within(event.target(), "input, textarea")
                || is_within(event.target(), "[data-path]"));
        match (is_command, key_of(&event).as_str(), event.shift_key()) {
            _ if event.alt_key() => return,
            (true, "s", false) => save(desk),
            (true, "z" | "y", _) if is_in_window || !is_of_story => return,
            (true, "z", false) => desk.undo(),
            (true, "z", true) | (true, "y", false) => desk.redo(),
            (false, "f8", is_shifted) if !is_in_window => go_to_next(desk, !is_shifted),
            (false, "f6", is_shifted) if !is_in_window => go_to_pane(!is_shifted),
            (false, "?", _)
                if !is_in_window && !is_within(event.target(), "input, textarea, select") =>
            {
                shows_keys.set(true);
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// Returns the key that was pressed, in lower case: of one that makes a letter of another script, the Latin letter on it,
/// which is what people call it by in Ctrl+S. Empty while a character is put together, as in Chinese: what is pressed
/// then is meant for that.
pub fn key_of(event: &KeyboardEvent) -> String {
    if event.is_composing() {
        return String::new();
    }
    let (key, code) = (event.key(), event.code());
    let is_foreign = key.chars().count() == 1 && !key.is_ascii();
    let latin = code.strip_prefix("Key").filter(|_| is_foreign);
    latin.unwrap_or(&key).to_lowercase()
}

fn is_within(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let around = element.and_then(|element| element.closest(selector).ok());
    around.flatten().is_some()
}

/// The list of keys.
#[component]
pub fn KeysDialog(
    /// whether it is shown
    is_shown: RwSignal<bool>,
) -> AnyView {
    let desk = desk();
    let combination = |keys: &'static [&'static str]| {
        let keys = keys.iter().enumerate().map(|(index, key)| {
            let plus = (index > 0).then_some("+");
            view! { {plus}<kbd>{*key}</kbd> }
        });
        keys.collect_view()
    };
    let row = move |(combinations, key): (&'static [&'static [&'static str]], &'static str)| {
        let keys = combinations.iter().enumerate().map(|(index, keys)| {
            let or = move || (index > 0).then(|| format!(" {} ", desk.say("key-or")));
            view! { {or}{combination(keys)} }
        });
        view! {
            <div>
                <dt>{keys.collect_view()}</dt>
                <dd>{move || desk.say(key)}</dd>
            </div>
        }
    };
    view! {
        <Dialog is_shown title="keys-list">
            <dl class="keys">{KEYS.map(row).collect_view()}</dl>
        </Dialog>
    }
    .into_any()
}
