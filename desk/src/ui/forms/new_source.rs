//! What is asked of a source as soon as it is cited: of one that was made of a pasted address, nothing else is
//! known, of one that was made by its title, not even that.

use super::items::{address, how_near, source_item, who_and_what};
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;
use standpoint::format::{Source, Text};

/// The fields of a cited source that lacks a publisher or a title. They stay until another source is cited in its
/// place, so that none of them goes away while somebody writes in it.
#[component]
pub fn NewSource(
    /// the id of the source
    id: Memo<String>,
) -> AnyView {
    let desk = desk();
    let asked = Memo::new(move |_| {
        let id = id.get();
        let story = desk.story.read_untracked();
        let mut sources = (0..).zip(story.sources.iter().flatten());
        let found = sources.find(|(_, source)| source.id.0 == id);
        found
            .filter(|(_, source)| is_unknown(source))
            .map(|(index, _): (usize, _)| index)
    });
    // The first source of a row that was there before is not gone to.
    let is_new = StoredValue::new(false);
    Effect::new(move |_| {
        let asked = asked.get();
        if let Some(index) = asked.filter(|_| is_new.get_value()) {
            let first = if lacks_address(desk, index) {
                "url"
            } else {
                "publisher"
            };
            desk.wanted.set(Some(format!("sources[{index}].{first}")));
        }
        is_new.set_value(true);
    });
    let form = move || {
        let index = asked.get()?;
        let item = source_item(desk, index);
        // It stays when it is filled in, as all of this does.
        let address = lacks_address(desk, index).then(|| address(&item));
        Some(view! {
            <div class="ask new-source" role="group" aria-label=move || desk.say("new-source")>
                <p>{move || desk.say("new-source")}</p>
                {address}
                {who_and_what(&item)}
                {how_near(&item)}
            </div>
        })
    };
    view! { {form} }.into_any()
}

/// Returns whether a source has no address, such as one that was made by its title.
fn lacks_address(desk: Desk, index: usize) -> bool {
    let story = desk.story.read_untracked();
    let mut sources = story.sources.iter().flatten();
    sources
        .nth(index)
        .is_some_and(|source| source.url.is_none())
}

fn is_unknown(source: &Source) -> bool {
    let is_empty = |text: &Text| match text {
        Text::Plain(text) => text.trim().is_empty(),
        Text::Localised(texts) => texts.is_empty(),
    };
    is_empty(&source.publisher) || is_empty(&source.title)
}
