//! Every call from Rust to JavaScript of ours: what Rust cannot do, or what one call does in place of
//! thousands. The other side is `js/calls.js`, which says what each returns.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node};

#[wasm_bindgen(module = "/js/calls.js")]
extern "C" {
    /// Where a story is, as the element's class finds it.
    #[derive(Clone)]
    pub type Source;

    /// The language that the page asks for.
    #[wasm_bindgen(method, getter)]
    pub fn language(this: &Source) -> String;
    /// The address of the story.
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Source) -> Option<String>;
    /// The address that it came from in the end, once it was read: relative links start there.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Source) -> Option<String>;
    /// Whether the story stands in the element itself.
    #[wasm_bindgen(method, getter, js_name = isInPage)]
    pub fn is_in_page(this: &Source) -> bool;
    /// Notes for which element the program works now; `undefined` where for none. Should the program stop
    /// meanwhile, it was because of that element.
    #[wasm_bindgen(js_name = workFor)]
    pub fn work_for(host: &JsValue);
    /// Whether two sources are the same story.
    #[wasm_bindgen(js_name = isSameSource)]
    pub fn is_same_source(one: &Source, other: &Source) -> bool;

    /// The file that the attribute `src` of an element names, in place of the story in the element itself;
    /// nothing where it names none.
    #[wasm_bindgen(catch, js_name = fileOf)]
    pub fn file_of(host: &HtmlElement, language: &str) -> Result<Option<Source>, JsValue>;

    /// Makes the nodes that a text describes: an array of a fragment with the nodes, and of the
    /// elements that have bindings.
    pub fn build(plan: &str) -> Array;

    /// The elements that have bindings, if these nodes, from the first to its last sibling, have the
    /// elements that a text describes; their attributes and texts are made what it says.
    pub fn adopt(plan: &str, first: &Node) -> Option<Array>;

    /// The names and values of a query in turn, with U+0000 between.
    #[wasm_bindgen(js_name = parseQuery)]
    pub fn parse_query(query: &str) -> String;
    /// A query of names and values in turn, with U+0000 behind each.
    #[wasm_bindgen(js_name = writeQuery)]
    pub fn write_query(flat: &str) -> String;

    /// A text without case and diacritics.
    pub fn fold(text: &str) -> String;

    /// A date in a language; month and day are 0 where they are not known, `bce` is a frame.
    #[wasm_bindgen(js_name = formatDate)]
    pub fn format_date(language: &str, year: f64, month: u8, day: u8, bce: &str) -> String;
    /// The time of day, or the day, of a moment in seconds since 1970.
    #[wasm_bindgen(js_name = formatMoment)]
    pub fn format_moment(language: &str, zone: &str, unix: f64, clock: bool) -> String;
    /// The year, the month in short and the day of a moment in seconds since 1970, a line each.
    #[wasm_bindgen(js_name = formatCalendar)]
    pub fn format_calendar(language: &str, zone: &str, unix: f64) -> String;
    /// A number with its unit.
    #[wasm_bindgen(js_name = formatUnit)]
    pub fn format_unit(language: &str, unit: &str, count: f64) -> String;
    /// What a language is called in another.
    #[wasm_bindgen(js_name = languageName)]
    pub fn language_name(language: &str, tag: &str) -> String;
    /// The time zone of the browser.
    #[wasm_bindgen(js_name = ownZone)]
    pub fn own_zone() -> String;
    /// A language tag in its canonical form; nothing where it is not well-formed.
    #[wasm_bindgen(js_name = canonicalLocale)]
    pub fn canonical_locale(tag: &str) -> Option<String>;
    /// Whether the browser knows a time zone.
    #[wasm_bindgen(js_name = isZone)]
    pub fn is_zone(zone: &str) -> bool;

    /// The text of a story, in a promise; one that is refused says why, as an `Error` with a code.
    #[wasm_bindgen(js_name = readStory)]
    pub fn read_story(source: &Source) -> Promise;
    /// What the interface says in the first of some languages that it speaks, in a promise: nothing
    /// where that was given out before.
    #[wasm_bindgen(js_name = readWords)]
    pub fn read_words(languages: &str) -> Promise;
    /// A promise that is kept once the browser has done what waits.
    #[wasm_bindgen(js_name = nextTask)]
    pub fn next_task() -> Promise;
    /// Begins to load what the interface says in a language.
    #[wasm_bindgen(js_name = prepareWords)]
    pub fn prepare_words(language: &str);
    /// An `Error` for the page that says why a text is no JSON.
    #[wasm_bindgen(js_name = syntaxError)]
    pub fn syntax_error(text: &str, url: Option<String>) -> JsValue;
    /// An `Error` for the page. `problems` are six texts each, with U+0000 behind each.
    #[wasm_bindgen(js_name = failure)]
    pub fn failure(code: &str, message: &str, url: Option<String>, problems: &str) -> JsValue;

    /// Fires `standpoint-load`.
    #[wasm_bindgen(js_name = tellLoad)]
    pub fn tell_load(host: &HtmlElement, url: Option<String>);
    /// Fires `standpoint-toggle`.
    #[wasm_bindgen(js_name = tellToggle)]
    pub fn tell_toggle(host: &HtmlElement, event: &str, is_open: bool);
    /// Fires `standpoint-view`. `filter` is names and values in turn, with U+0000 behind each.
    #[wasm_bindgen(js_name = tellView)]
    pub fn tell_view(host: &HtmlElement, view: &str, filter: &str);

    /// The fragment of the page's address, with `#`.
    pub fn fragment() -> String;
    /// Whether the entry in the history has a state.
    #[wasm_bindgen(js_name = hasState)]
    pub fn has_state() -> bool;
    /// Writes a fragment, without `#`, into the address, as a step or in place of the one before;
    /// returns whether that was allowed.
    #[wasm_bindgen(js_name = writeFragment)]
    pub fn write_fragment(fragment: &str, is_step: bool) -> bool;
    /// Makes a step in the history with the same address, before a jump.
    #[wasm_bindgen(js_name = markJump)]
    pub fn mark_jump();

    /// The address of the page with a fragment, without `#`, in place of its own.
    #[wasm_bindgen(js_name = addressWith)]
    pub fn address_with(fragment: &str) -> String;
    /// Writes a text into the clipboard; the promise is refused where that is not allowed.
    pub fn copy(text: &str) -> Promise;

    /// What a reader chose on this site before; nothing where that is not kept.
    pub fn stored(key: &str) -> Option<String>;
    /// Keeps what a reader chose for the whole site, where that is allowed.
    pub fn store(key: &str, value: &str);

    /// Opens whatever an element is in, scrolls to it and moves the focus there.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(element: &Node);
    /// Where a reader is in a shadow root: where the focus is, and what stands at the top of the window.
    pub type Place;
    /// Remembers where a reader is.
    #[wasm_bindgen(js_name = keepPlace)]
    pub fn keep_place(root: &Node) -> Place;
    /// The number of the position in which the focus is; 0 where it is in none.
    #[wasm_bindgen(method, getter)]
    pub fn focused(this: &Place) -> usize;
    /// The number of the position that stands at the top of the window; 0 where it is none.
    #[wasm_bindgen(method, getter)]
    pub fn seen(this: &Place) -> usize;
    /// Puts the focus there again, and keeps on the screen what was there. The positions have these numbers
    /// now.
    #[wasm_bindgen(method)]
    pub fn restore(this: &Place, focused: usize, seen: usize);
    /// Calls back with each child of an element that a selector matches, once it is near the screen;
    /// returns the observer.
    #[wasm_bindgen(js_name = whenNear)]
    pub fn when_near(list: &web_sys::Element, selector: &str, call: &JsValue) -> JsValue;
    /// Ends an observer.
    pub fn disconnect(observer: &JsValue);
    /// Leaves nothing in the shadow root of an element but the container, under its style. Who was reading the plain form that
    /// stood there goes on at the same event, with the same cards open.
    #[wasm_bindgen(js_name = showAlone)]
    pub fn show_alone(host: &HtmlElement, container: &HtmlElement, dress: &js_sys::Function);
    /// Whether an element can be seen.
    #[wasm_bindgen(js_name = isVisible)]
    pub fn is_visible(element: &web_sys::Element) -> bool;
    /// Whether any of an element is in the window.
    #[wasm_bindgen(js_name = isInWindow)]
    pub fn is_in_window(element: &web_sys::Element) -> bool;
    /// Moves the focus to an element without scrolling there.
    #[wasm_bindgen(js_name = focusInPlace)]
    pub fn focus_in_place(element: &web_sys::Element);
    /// Whether the paper shows closed cards by the stylesheet alone.
    #[wasm_bindgen(js_name = paperOpensCards)]
    pub fn paper_opens_cards() -> bool;
}
