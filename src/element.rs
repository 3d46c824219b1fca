//! What the custom element calls: a timeline mounted in its shadow root.
//!
//! The element itself is a JavaScript class (`js/standpoint.js`), because a class that extends
//! `HTMLElement` cannot be written with wasm-bindgen. It holds one [`Mounted`] and frees it when
//! the element leaves the page.

use crate::json::{Json, TooMuch};
use crate::read::{self, Problem};
use crate::story::Story;
use crate::view::{
    Built, Filter, Form, Node, Opening, Options, PrerenderedView, Scene, Timeline, compare, ids,
    picture, texts,
};
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// A timeline on the page. Dropping it (`free()` in JavaScript) takes it off and lets go of
/// everything it held.
#[wasm_bindgen]
pub struct Mounted {
    container: HtmlElement,
    story: Option<Arc<Story>>,
    problems: Vec<Problem>,
    base: Option<String>,
    shown: Option<Shown>,
}

struct Shown {
    scene: Arc<Scene>,
    built: Box<dyn Mountable>,
    /// What listens in the comparison.
    compared: Option<Built>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.built.unmount();
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Reads a story (what `JSON.parse` returned) for showing in `container`; nothing is shown
    /// before [`Mounted::show`]. `base` is the address relative links start from.
    #[wasm_bindgen(constructor)]
    pub fn new(container: HtmlElement, story: &JsValue, base: Option<String>) -> Mounted {
        let (story, problems) = match Json::from_js(story) {
            Ok(json) => {
                let reading = read::read(&json);
                (reading.story, reading.problems)
            }
            Err(much) => (None, vec![too_much(much)]),
        };
        Mounted {
            container,
            story: story.map(Arc::new),
            problems,
            base,
            shown: None,
        }
    }

    /// What is wrong with the story: of each problem its path, code, what was expected, what was found,
    /// help (or nothing) and the message, with U+0000 behind each.
    pub fn problems(&self) -> String {
        let mut texts = String::new();
        for problem in &self.problems {
            for text in [
                &problem.path.text(),
                problem.code.word(),
                &problem.expected,
                &problem.found,
                problem.help.as_deref().unwrap_or_default(),
                &problem.message(),
            ] {
                texts.push_str(text);
                texts.push('\0');
            }
        }
        texts
    }

    /// Whether there is anything to show.
    #[wasm_bindgen(getter)]
    pub fn sound(&self) -> bool {
        self.story.is_some()
    }

    /// The language the story is shown in for a reader of `language`: that language if the story
    /// has it, else the story's default.
    pub fn language(&self, language: &str) -> String {
        let story = self.story.as_ref();
        story
            .map(|story| story.language_for(language))
            .unwrap_or_default()
    }

    /// Takes in the words of a language, as `standpoint words` prints them; once
    /// for each.
    pub fn speak(words: String) {
        crate::words::add(words.leak());
    }

    /// Shows the story, or shows it anew with other options. `open` is as the attribute of the
    /// element has it: `all`, or ids of events with spaces between.
    ///
    /// A container with the HTML that this version would make of these options, as its attribute
    /// `data-standpoint` tells, keeps it; any other is emptied.
    pub fn show(
        &mut self,
        language: String,
        heading_level: u8,
        time_zone: Option<String>,
        open: &str,
    ) {
        let Some(story) = self.story.clone() else {
            return;
        };
        self.shown = None;
        let options = Options {
            language,
            heading_level,
            time_zone,
            open: Opening::parse(open),
            base: self.base.clone(),
            form: Form::Element,
            view: PrerenderedView::Timeline,
        };
        let container = self.container.clone();
        let name = "data-standpoint";
        let signature = options.signature();
        let is_rendered = container.get_attribute(name).as_ref() == Some(&signature);
        _ = container.remove_attribute(name);
        let scene = Arc::new(Scene::new(story, options));
        let shared = scene.clone();
        if !is_rendered {
            container.set_text_content(None);
        }
        // In place of `leptos::mount`: its `hydrate_from` brings 2 kB for resources that a server
        // sends, and this mounts as well, since a view that finds nothing to take over builds it.
        let view = view! { <Timeline scene=shared /> }.into_view();
        let cursor = Cursor::new(container.unchecked_into());
        let built = Box::new(view.hydrate::<true>(&cursor, &PositionState::default()));
        self.shown = Some(Shown {
            scene,
            built,
            compared: None,
        });
    }

    /// The id of the story.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.story
            .as_ref()
            .map(|story| story.id.clone())
            .unwrap_or_default()
    }

    /// Where in what [`Mounted::filter`] returns the position or event with this id stands; -1 for the
    /// story's own id, nothing for an id that nothing has.
    pub fn place(&self, id: &str) -> Option<i32> {
        let scene = &self.shown.as_ref()?.scene;
        if scene.story.id == id {
            return Some(-1);
        }
        i32::try_from(scene.place_of(id)?).ok()
    }

    /// The event at which the position or event stands that has this place.
    pub fn event_at(&self, place: usize) -> Option<String> {
        let scene = &self.shown.as_ref()?.scene;
        scene.event_at(place).map(str::to_owned)
    }

    /// The texts in which a word is looked for: of each position, by number, and then of each event;
    /// with U+0000 behind each.
    pub fn texts(&self) -> String {
        let scene = self.shown.as_ref().map(|shown| &shown.scene);
        let texts = scene.map(|scene| texts(&scene.story, &scene.language));
        texts.unwrap_or_default()
    }

    /// Takes over what the reader wants to see: sides and topics by id, with spaces between, only
    /// what the sides say themselves, and in which of [`Mounted::texts`] a word was found, a byte
    /// each. Returns what is left, a byte each: positions by number, and then events. The page is
    /// left to the caller.
    pub fn filter(
        &self,
        sides: &str,
        topics: &str,
        stated_only: bool,
        found: Option<Vec<u8>>,
    ) -> Vec<u8> {
        let Some(shown) = &self.shown else {
            return Vec::new();
        };
        shown.scene.filter(&Filter {
            sides: ids(sides),
            topics: ids(topics),
            stated_only,
            found,
        })
    }

    /// Puts the comparison of what is shown into its place.
    pub fn compare(&mut self, place: &Element) {
        if let Some(shown) = &mut self.shown {
            shown.compared = Some(put(compare(&shown.scene), place));
        }
    }

    /// Puts the overview of what is shown into its place.
    pub fn overview(&self, place: &Element) {
        if let Some(shown) = &self.shown {
            put(picture(&shown.scene), place);
        }
    }
}

/// Puts nodes into an element, in place of what is in it.
fn put(nodes: Node, place: &Element) -> Built {
    place.set_text_content(None);
    let mut built = nodes.build();
    built.mount(place, None);
    built
}

fn too_much(much: TooMuch) -> Problem {
    let (expected, found) = match much {
        TooMuch::Deep => ("at most 32 levels", "more"),
        TooMuch::Many => ("at most 4,000,000 values", "more"),
    };
    Problem {
        path: read::Path::default(),
        code: read::StoryCode::TooMuch,
        expected: expected.to_owned(),
        found: found.to_owned(),
        help: None,
    }
}
