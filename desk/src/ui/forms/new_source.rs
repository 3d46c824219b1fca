//! What is asked of a source as soon as it is cited: of one that was made of a pasted address, nothing else is
//! known, of one that was made by its title, not even that.

use super::items::{address, how_near, source_item, who_and_what};
use crate::text::is_blank;
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;
use standpoint::format::Source;

/// Which rows of a form cite a source, each by a number of its own, the first before the others.
#[derive(Clone, Copy)]
pub struct Citing(RwSignal<Vec<(usize, String)>>);

impl Citing {
    /// Nothing is cited yet.
    pub fn new() -> Citing {
        Citing(RwSignal::default())
    }

    /// Notes which source a row cites, until the row is gone. Returns whether it is the first of those that cite it:
    /// one form cannot have the same fields twice.
    fn is_first(self, id: Memo<String>) -> Memo<bool> {
        let rows = self.0;
        let own = rows.with_untracked(|rows| rows.iter().map(|(row, _)| row + 1).max());
        let own = own.unwrap_or_default();
        rows.update(|rows| rows.push((own, id.get_untracked())));
        Effect::new(move |_| {
            let id = id.get();
            rows.update(|rows| {
                if let Some((_, cited)) = rows.iter_mut().find(|(row, _)| *row == own) {
                    *cited = id;
                }
            });
        });
        on_cleanup(move || {
            // The form may be gone as a whole.
            rows.try_update(|rows| rows.retain(|(row, _)| *row != own));
        });
        Memo::new(move |_| {
            let id = id.read();
            let rows = rows.read();
            let first = rows.iter().find(|(_, cited)| *cited == *id);
            first.is_some_and(|(row, _)| *row == own)
        })
    }
}

/// The fields of a cited source that lacks a publisher or a title. They stay until another source is cited in its
/// place, so that none of them goes away while somebody writes in it.
#[component]
pub fn NewSource(
    /// the id of the source
    id: Memo<String>,
) -> AnyView {
    let desk = desk();
    let is_first = expect_context::<Citing>().is_first(id);
    let asked = Memo::new(move |_| {
        if !is_first.get() {
            return None;
        }
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
    is_blank(&source.publisher) || is_blank(&source.title)
}
