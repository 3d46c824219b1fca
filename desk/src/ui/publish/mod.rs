//! The page of the story on its way out: what the check says, the files for the site, the code for the article.

mod code;
mod copy;
mod files;
mod site;
mod state;

use super::state::{Desk, desk};
use crate::problems::Checked;
use crate::publish::{
    EmbedForm, NothingToShow, Outgoing, SiteAddress, embed_code, is_unnamed, name_on_site,
};
use code::Code;
use files::Files;
use leptos::prelude::*;
use state::State;
use std::sync::Arc;

/// What is chosen on the page. A handle: copies are the same choice.
#[derive(Clone, Copy)]
struct Choice {
    desk: Desk,
    /// where Standpoint's files are; nothing while nobody has said it
    site: RwSignal<Option<SiteAddress>>,
    form: RwSignal<EmbedForm>,
    /// the language of the article, as BCP 47 tag; nothing for the first of the story
    language: RwSignal<Option<String>>,
    /// what the story's file is called on the site, without its extension
    name: Memo<String>,
}

impl Choice {
    fn new(desk: Desk) -> Choice {
        let name = Memo::new(move |_| name_on_site(&desk.story.read(), &desk.file_name.read()));
        Choice {
            desk,
            site: RwSignal::new(site::kept()),
            form: RwSignal::new(code::kept_form()),
            language: RwSignal::new(None),
            name,
        }
    }

    /// Keeps the name under which the story went out, where it was only made of the title, whatever becomes of that. A
    /// file on disk has the name that it has.
    fn keep_name(self) {
        let is_unnamed = is_unnamed(&self.desk.file_name.read_untracked());
        if is_unnamed && !self.desk.server.has_file() {
            let name = self.name.get_untracked();
            self.desk.file_name.set(format!("{name}.json"));
        }
    }

    /// Returns the story as it would go out now; follows all that it depends on.
    fn ready(self) -> Ready {
        let languages = self.desk.languages();
        let chosen = self.language.get();
        let is_there = |tag: &String| languages.iter().any(|language| language.0 == *tag);
        let first = || languages.first().map(|first| first.0.clone());
        Ready {
            checked: self.desk.checked.get(),
            name: self.name.get(),
            language: chosen.filter(is_there).or_else(first).unwrap_or_default(),
            site: self.site.get().unwrap_or_default(),
        }
    }
}

/// A story on its way out, whatever becomes of the page and the desk.
struct Ready {
    checked: Arc<Checked>,
    name: String,
    language: String,
    site: SiteAddress,
}

impl Ready {
    fn story(&self) -> Outgoing<'_> {
        Outgoing {
            text: &self.checked.text,
            name: &self.name,
            language: &self.language,
        }
    }

    /// Returns the code for the article.
    fn code(&self, form: EmbedForm) -> Result<String, NothingToShow> {
        // What is rendered has signals of its own, which nobody follows.
        untrack(|| embed_code(form, &self.site, &self.story()))
    }
}

/// The page from which a story is published.
#[component]
pub fn PublishPage() -> AnyView {
    let desk = desk();
    let choice = Choice::new(desk);
    view! {
        <main class="page-of-publishing">
            <h2>{move || desk.say("publish")}</h2>
            <State />
            <div class="ways-out">
                <Files choice />
                <Code choice />
            </div>
        </main>
    }
    .into_any()
}

/// What the desk keeps in this browser, by its key; nothing where it keeps nothing, or may not.
fn kept_text(key: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(key).ok().flatten()
}

/// Keeps a text in this browser, or keeps it no longer. Where that is not allowed it is asked for again next time.
fn keep_text(key: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    let _ = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
}
