//! What is coming in: a file or pasted rows, and what the editor said of it so far.

use crate::incoming::{Added, Choices, Format, Understood, add, stem, understand};
use crate::ui::state::{Desk, Page};
use gloo_file::futures::read_as_bytes;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::check::MAX_FILE;
use std::sync::Arc;
use web_sys::{DataTransfer, DragEvent};

/// What is coming in. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Intake {
    desk: Desk,
    /// whether there is something
    pub has_file: RwSignal<bool>,
    /// its name
    pub name: RwSignal<String>,
    /// what it was understood as
    pub understood: RwSignal<Option<Arc<Understood>>>,
    /// what the editor said besides the file
    pub choices: RwSignal<Choices>,
    /// whether a file is held over the window
    pub is_over: RwSignal<bool>,
    bytes: StoredValue<Arc<[u8]>>,
}

impl Intake {
    /// Begins with nothing.
    pub fn new(desk: Desk) -> Intake {
        Intake {
            desk,
            has_file: RwSignal::new(false),
            name: RwSignal::default(),
            understood: RwSignal::new(None),
            choices: RwSignal::default(),
            is_over: RwSignal::new(false),
            bytes: StoredValue::new(Arc::from([])),
        }
    }

    /// Takes in a file of the computer.
    pub async fn take_file(self, file: web_sys::File) {
        let file = gloo_file::File::from(file);
        let name = file.name();
        if file.size() > MAX_FILE as u64 {
            self.desk.tell("too-large", &[]);
            return;
        }
        match read_as_bytes(&file).await {
            Ok(bytes) => self.take(&name, bytes),
            Err(_) => self.desk.tell("unreadable-file", &[("file", name.into())]),
        }
    }

    /// Takes in the bytes of a file. A story of which all can be read is opened; whatever else there is, is shown
    /// before it is taken.
    pub fn take(self, name: &str, bytes: Vec<u8>) {
        let desk = self.desk;
        let choices = Choices {
            language: desk.language.get_untracked(),
            as_of: crate::ui::files::today(),
            ..Choices::default()
        };
        let understood = understand(name, &bytes, &choices);
        if let (Format::Story, Some(made)) = (understood.format, &understood.made)
            && made.unread.is_empty()
        {
            self.clear();
            desk.open(made.story.clone(), name.to_owned());
            desk.tell("opened", &[("file", name.into())]);
            return;
        }
        self.bytes.set_value(bytes.into());
        self.name.set(name.to_owned());
        self.choices.set(choices);
        self.understood.set(Some(Arc::new(understood)));
        self.has_file.set(true);
        desk.page.set(Page::Import);
    }

    /// Changes what is said besides the file, and understands it anew.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        let understood = self.bytes.with_value(|bytes| {
            let name = self.name.read_untracked();
            understand(&name, bytes, &self.choices.read_untracked())
        });
        self.understood.set(Some(Arc::new(understood)));
    }

    /// Opens what came in, in place of the story in hand.
    pub fn open(self) {
        let Some(understood) = self.understood.get_untracked() else {
            return;
        };
        let Some(made) = &understood.made else {
            return;
        };
        let (desk, name) = (self.desk, self.name.get_untracked());
        let is_story = understood.format == Format::Story;
        let file = match is_story {
            true => name,
            false => [stem(&name), ".json"].concat(),
        };
        desk.open_with_unread(made.story.clone(), made.unread.clone(), file);
        desk.show_field("title");
        // What another program wrote is in no file of a story yet.
        desk.is_changed.set(!is_story);
        let count = made.story.events.len() as f64;
        desk.tell("import-opened", &[("count", count.into())]);
        self.clear();
    }

    /// Adds what came in to the story in hand.
    pub fn add(self) {
        let Some(understood) = self.understood.get_untracked() else {
            return;
        };
        let Some(made) = &understood.made else {
            return;
        };
        let desk = self.desk;
        if desk.is_reading() {
            return;
        }
        let mut story = desk.story.read_untracked().clone();
        let first = story.events.len();
        let first_source = story.sources.as_ref().map_or(0, Vec::len);
        let Added {
            events,
            positions,
            sources,
            filled,
            left: _,
        } = add(&mut story, &made.story);
        desk.change("", |store| store.set(story));
        desk.page.set(Page::Write);
        if events > 0 {
            desk.show_field(&format!("events[{first}].title"));
        } else if sources > 0 {
            desk.show_field(&format!("sources[{first_source}].title"));
        }
        desk.tell(
            "import-added",
            &[
                ("events", (events as f64).into()),
                ("positions", (positions as f64).into()),
                ("sources", (sources as f64).into()),
                ("filled", (filled as f64).into()),
            ],
        );
        self.clear();
    }

    /// Forgets what came in.
    pub fn clear(self) {
        self.has_file.set(false);
        self.understood.set(None);
        self.bytes.set_value(Arc::from([]));
    }
}

/// Has files that are dropped anywhere on the window come in.
pub fn listen(intake: Intake) {
    let over = window_event_listener(ev::dragover, move |event: DragEvent| {
        if has_files(event.data_transfer()) {
            event.prevent_default();
            intake.is_over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event: DragEvent| {
        // Between two elements of the window there is another one that is entered.
        if event.related_target().is_none() {
            intake.is_over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event: DragEvent| {
        intake.is_over.set(false);
        let data = event.data_transfer();
        if !has_files(data.clone()) {
            return;
        }
        event.prevent_default();
        let files = data.and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            spawn_local(intake.take_file(file));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

/// Returns whether it is files that are dragged, and not a text.
fn has_files(data: Option<DataTransfer>) -> bool {
    let types = data.map(|data| data.types()).unwrap_or_default();
    types.includes(&"Files".into(), 0)
}
