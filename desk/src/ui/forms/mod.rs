//! A form for each part of a story.

mod change;
mod event;
mod items;
mod languages;
mod media;
mod new_source;
mod position;
mod story;
mod uses;

pub use languages::show_missing;
pub use new_source::{Citing, NewSource};

use super::state::desk;
use crate::place::{List, Place};
use leptos::prelude::*;

/// The form of the part in hand.
#[component]
pub fn Form() -> AnyView {
    let desk = desk();
    provide_context(Citing::new());
    let form = move || match desk.place.get() {
        Place::Story => story::StoryForm().into_any(),
        Place::Item(List::Events, index) => view! { <event::EventForm index /> }.into_any(),
        Place::Item(list, index) => view! { <items::ItemForm list index /> }.into_any(),
    };
    // The field that a problem was about is there when its form is.
    Effect::new(move |_| {
        desk.place.track();
        if let Some(path) = desk.wanted.get() {
            request_animation_frame(move || {
                super::focus::focus_field(&path);
                desk.wanted.set(None);
            });
        }
    });
    view! {
        <form
            class="form"
            on:submit=|event| event.prevent_default()
            // A field was left: a title may be whole now.
            on:change=move |_| desk.name_in_hand()
        >
            {form}
        </form>
    }
    .into_any()
}
