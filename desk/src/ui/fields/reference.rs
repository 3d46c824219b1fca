//! References are picked, never typed: a combobox over a list of the story, after the ARIA pattern
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>.

use super::{FieldProblems, focus_input, id_of, is_invalid, problems_of};
use crate::place::List;
use crate::rules::sources;
use crate::ui::keys::key_of;
use crate::ui::lists::{add_of_side, name_of, names};
use crate::ui::slot::Slot;
use crate::ui::state::{Desk, desk};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use standpoint::format::Id;
use web_sys::HtmlInputElement;

/// What a combobox offers.
#[derive(Clone, PartialEq)]
enum Offer {
    /// an item of the list: id and name
    Item(String, String),
    /// a new item with what was typed as its name, or for a source as its address
    New(String),
}

/// A box in which an item of a list is found as one types, or made.
#[component]
fn Combobox(
    /// the id of the input
    id: String,
    /// which list
    list: List,
    /// what is in the box while nobody types in it
    #[prop(into)]
    shown: Signal<String>,
    /// takes the id of what was picked; empty where the box was emptied
    #[prop(into)]
    pick: Callback<String>,
    /// the id of the side that a new person speaks for; empty where that is not known
    #[prop(optional, into)]
    side: Signal<String>,
    /// the id of what describes the box
    described_by: String,
    /// whether something is wrong with it
    #[prop(into)]
    is_invalid: Signal<bool>,
) -> AnyView {
    let desk = desk();
    let typed = RwSignal::new(None::<String>);
    let active = RwSignal::new(0usize);
    // Whether it is being typed in, so that suggestions are wanted.
    let is_in = RwSignal::new(false);
    // Whether the list was opened without typing: to leave it then is not to empty the box.
    let is_listed = RwSignal::new(false);
    // Whether the field was left with a text of which it is not known what it means, and nothing was done since.
    let is_unclear = RwSignal::new(false);
    let offers = Memo::new(move |_| {
        let Some(typed) = typed.get() else {
            return Vec::new();
        };
        if list == List::Sources
            && let Some(address) = sources::address(&typed)
        {
            return vec![of_address(desk, &address)];
        }
        let wanted = typed.trim().to_lowercase();
        let is_wanted = |id: &str, name: &str| {
            name.to_lowercase().contains(&wanted) || id.to_lowercase().contains(&wanted)
        };
        let items = names(desk, list);
        let is_known = items.iter().any(|(_, name)| name.to_lowercase() == wanted);
        let mut offers: Vec<_> = items
            .into_iter()
            .filter(|(id, name)| is_wanted(id, name))
            .map(|(id, name)| Offer::Item(id, name))
            .collect();
        if !wanted.is_empty() && !is_known {
            offers.push(Offer::New(typed.trim().to_owned()));
        }
        offers
    });
    let is_open = move || is_in.get() && typed.read().is_some() && !offers.read().is_empty();
    let clear = move || {
        typed.set(None);
        is_unclear.set(false);
    };
    let take = move |offer: Offer| {
        clear();
        match offer {
            Offer::Item(id, _) => pick.run(id),
            Offer::New(name) => {
                pick.run(add_of_side(desk, list, &name, &side.read_untracked()).0);
                // It may have been a slip.
                desk.tell("was-added", &[("name", name.into())]);
            }
        }
    };
    let popup = format!("{id}-list");
    let option_id = {
        let popup = popup.clone();
        move |index: usize| format!("{popup}-{index}")
    };
    let leave = move || {
        // A box that is taken out of the page with the focus in it is left as well, when its signals are gone.
        let Some(Some(text)) = typed.try_get_untracked() else {
            return;
        };
        let in_box = shown.get_untracked();
        if text.is_empty() {
            clear();
            if !is_listed.get_untracked() && !in_box.is_empty() {
                pick.run(String::new());
            }
            return;
        }
        if text.trim().is_empty() || text.trim() == in_box {
            clear();
            return;
        }
        if is_unclear.get_untracked() {
            return;
        }
        let found = offers.with_untracked(|offers| {
            let highlighted = offers.get(active.get_untracked());
            meant(offers, highlighted, text.trim()).cloned()
        });
        match found {
            Some(offer) => take(offer),
            None => {
                // Enter does what the hint says, also for who comes back.
                let new = offers.with_untracked(|offers| {
                    let mut offers = offers.iter();
                    offers.position(|offer| matches!(offer, Offer::New(_)))
                });
                active.set(new.unwrap_or_default());
                is_unclear.set(true);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = offers.read_untracked().len();
        let key = key_of(&event);
        match key.as_str() {
            "arrowdown" | "arrowup" => {
                event.prevent_default();
                is_in.set(true);
                is_unclear.set(false);
                if typed.read_untracked().is_none() {
                    is_listed.set(true);
                    typed.set(Some(String::new()));
                    active.set(0);
                } else if count > 0 {
                    let step = if key == "arrowdown" { 1 } else { count - 1 };
                    active.update(|active| *active = (*active + step) % count);
                }
            }
            "enter" => {
                let offer = offers.read_untracked().get(active.get_untracked()).cloned();
                if let Some(offer) = offer {
                    event.prevent_default();
                    take(offer);
                }
            }
            // What is saved is what is seen.
            // What is undone first is what is typed.
            "z" if (event.ctrl_key() || event.meta_key()) && typed.read_untracked().is_some() => {
                event.prevent_default();
                event.stop_propagation();
                clear();
            }
            "s" if event.ctrl_key() || event.meta_key() => leave(),
            "escape" if typed.read_untracked().is_some() => {
                event.prevent_default();
                event.stop_propagation();
                clear();
            }
            _ => {}
        }
    };
    let on_blur = {
        let id = id.clone();
        move |_| {
            let id = id.clone();
            // Who goes to another window and comes back is still in the box; and so it is when the preview has taken
            // the focus to follow and has given it back, which is known only after that.
            queue_microtask(move || {
                let focused = document().active_element();
                if focused.is_some_and(|focused| focused.id() == id) {
                    return;
                }
                is_in.try_set(false);
                leave();
            });
        }
    };
    // The form was left with it: what it was is told, since the box is gone.
    on_cleanup(move || {
        let text = typed.try_get_untracked().flatten();
        if let Some(text) = text.filter(|_| is_unclear.try_get_untracked() == Some(true)) {
            desk.tell("not-taken", &[("name", text.trim().to_owned().into())]);
        }
    });
    let hint = format!("{id}-hint");
    let described_by = format!("{described_by} {hint}");
    let which_is_meant = move || {
        let typed = typed.get().filter(|_| is_unclear.get())?;
        Some(desk.say_with("choose-or-add", &[("name", typed.trim().to_owned().into())]))
    };
    let active_id = {
        let option_id = option_id.clone();
        move || is_open().then(|| option_id(active.get()))
    };
    let options =
        move || {
            let option_id = option_id.clone();
            let each = offers.get().into_iter().enumerate().map(move |(index, offer)| {
            let name = match &offer {
                Offer::Item(id, name) if name.is_empty() => id.clone(),
                Offer::Item(_, name) => name.clone(),
                Offer::New(name) => {
                    let is_address = list == List::Sources && sources::address(name).is_some();
                    let key = if is_address { "make-source" } else { "make-new" };
                    desk.say_with(key, &[("name", name.clone().into())])
                }
            };
            view! {
                <li
                    role="option"
                    id=option_id(index)
                    aria-selected=move || if active.get() == index { "true" } else { "false" }
                    // The box keeps the focus, so that it is not left before the choice is taken.
                    on:mousedown=move |event| {
                        event.prevent_default();
                        take(offer.clone());
                    }
                >
                    {name}
                </li>
            }
        });
            each.collect_view()
        };
    view! {
        <div class="combobox">
            <input
                id=id
                role="combobox"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=popup.clone()
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-activedescendant=active_id
                aria-describedby=described_by
                aria-invalid=move || is_invalid.get().then_some("true")
                prop:value=move || typed.get().unwrap_or_else(|| shown.get())
                on:input=move |event| {
                    let text = event_target_value(&event);
                    active.set(0);
                    is_in.set(true);
                    is_listed.set(false);
                    is_unclear.set(false);
                    typed.set(Some(text.clone()));
                    // A pasted address is whole, and need not be confirmed.
                    if list == List::Sources
                        && is_pasted(&event)
                        && let Some(address) = sources::address(&text)
                    {
                        take(of_address(desk, &address));
                    }
                }
                on:focus=move |event| {
                    is_in.set(true);
                    // What is typed is in place of what is there, but not of what was typed and is still there.
                    if typed.read_untracked().is_none() {
                        event_target::<HtmlInputElement>(&event).select();
                    }
                }
                on:click=move |_| {
                    if typed.read_untracked().is_none() && shown.read_untracked().is_empty() {
                        active.set(0);
                        is_listed.set(true);
                        typed.set(Some(String::new()));
                    }
                }
                on:keydown=on_key
                on:blur=on_blur
            />
            <ul
                role="listbox"
                id=popup
                hidden=move || !is_open()
                // Between the offers and on the bar beside them as well.
                on:mousedown=move |event| event.prevent_default()
            >
                {options}
            </ul>
            <p id=hint class="understood warning" role="status" hidden=move || !is_unclear.get()>{which_is_meant}</p>
        </div>
    }
    .into_any()
}

/// Returns the offer that is meant by a text with which the box is left: the item of just this name or id, or else
/// what is highlighted, where it is the only one or made of the text itself. Nothing where it could be one of several.
fn meant<'a>(offers: &'a [Offer], highlighted: Option<&'a Offer>, text: &str) -> Option<&'a Offer> {
    let text = text.to_lowercase();
    let is_it = |offer: &&Offer| match offer {
        Offer::Item(id, name) => id.to_lowercase() == text || name.to_lowercase() == text,
        Offer::New(_) => false,
    };
    let exact = highlighted.filter(is_it);
    let exact = exact.or_else(|| offers.iter().find(is_it));
    let clear = |offer: &&Offer| offers.len() == 1 || matches!(offer, Offer::New(_));
    exact.or_else(|| highlighted.filter(clear))
}

/// Returns the source that has an address already, or else a new one.
fn of_address(desk: Desk, address: &str) -> Offer {
    let story = desk.story.read_untracked();
    let known = sources::find(&story, address);
    let known = known.and_then(|index| story.sources.as_ref()?.get(index));
    let id = known.map(|source| source.id.0.clone());
    drop(story);
    match id {
        Some(id) => {
            let name = untrack(|| name_of(desk, List::Sources, &id));
            Offer::Item(id, name)
        }
        None => Offer::New(address.to_owned()),
    }
}

/// Returns whether text came into a field from the clipboard.
fn is_pasted(event: &leptos::ev::Event) -> bool {
    let kind = js_sys::Reflect::get(event, &"inputType".into());
    let kind = kind.ok().and_then(|kind| kind.as_string());
    kind.as_deref() == Some("insertFromPaste")
}

/// A field that refers to one item of a list.
#[component]
pub fn Reference(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the id of the item; empty where it is left out
    value: Slot<String>,
    /// which list
    list: List,
    /// the id of the side that a new person speaks for; the first where it is left out
    #[prop(optional, into)]
    side: Signal<String>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, described) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let read = slot.clone();
    let shown = Memo::new(move |_| {
        let id = read.get().unwrap_or_default();
        if id.is_empty() {
            id
        } else {
            name_of(desk, list, &id)
        }
    });
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <Combobox
                id=input list shown side
                pick=move |id| slot.set(id)
                described_by=described.clone()
                is_invalid=Signal::derive(move || is_invalid(problems))
            />
            <FieldProblems id=described problems />
        </div>
    }
    .into_any()
}

/// A field that refers to several items of a list.
#[component]
pub fn References(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the ids of the items
    value: Slot<Vec<Id>>,
    /// which list
    list: List,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, described) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let chosen = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().unwrap_or_default())
    };
    let without = slot.clone();
    let box_of_chips = input.clone();
    let chip = move |id: String| {
        let of_chip = id.clone();
        let name = move || name_of(desk, list, &of_chip);
        let (slot, spoken) = (without.clone(), name.clone());
        let input = box_of_chips.clone();
        let remove = move |_| {
            let left = chosen
                .get_untracked()
                .into_iter()
                .filter(|other| other.0 != id);
            slot.set(left.collect());
            // The button is gone.
            focus_input(&input);
        };
        view! {
            <li>
                {name}
                <button
                    type="button"
                    aria-label=move || desk.say_with("take-out", &[("name", spoken().into())])
                    on:click=remove
                >"×"</button>
            </li>
        }
    };
    let pick = move |id: String| {
        let mut ids = chosen.get_untracked();
        if !id.is_empty() && !ids.iter().any(|known| known.0 == id) {
            ids.push(Id(id));
            slot.set(ids);
        }
    };
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <div class="picked">
                <ul class="chips">
                    <For each=move || chosen.get().into_iter().map(|id| id.0) key=Clone::clone children=chip />
                </ul>
                <Combobox
                    id=input list
                    shown=Signal::stored(String::new())
                    pick
                    described_by=described.clone()
                    is_invalid=Signal::derive(move || is_invalid(problems))
                />
            </div>
            <FieldProblems id=described problems />
        </div>
    }
    .into_any()
}
