//! The desk, where a story is written, as an editor gets it: the release's `desk/`.

mod accessibility;
mod importing;
mod keeping;
mod keyboard;
mod on_disk;
mod publishing;
mod quick;
mod words;
mod writing;

use crate::browser::Browser;
use crate::server::Site;
use serde_json::{Value, json};
use std::cell::Cell;

/// What is there for every script: the fields by the path that they have in the file of the story, and what is
/// done with them as an editor would, with the events that a browser sends.
const PRELUDE: &str = r#"
    const part = (path) => document.querySelector(`[data-path="${path}"]`);
    const input = (path) => part(path)?.querySelector("input, textarea, select");
    const isShown = (element) => element.checkVisibility();
    const button = (text) => [...document.querySelectorAll("button, [role=button]")]
        .find((button) => isShown(button) && (button.textContent.trim() === text || button.ariaLabel === text));
    const fill = (element, value) => {
        element.focus();
        element.value = value;
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
"#;

/// A desk in a browser.
pub struct Desk {
    pub site: Site,
    pub browser: Browser,
    /// how many fields were filled and buttons pressed
    pub actions: Cell<usize>,
}

impl Desk {
    /// Opens the desk with a new story.
    #[track_caller]
    pub fn start() -> Desk {
        Desk::open(Site::start(), "/desk/index.html#new")
    }

    /// Opens the desk with the example.
    #[track_caller]
    pub fn start_with_example() -> Desk {
        Desk::open(Site::start(), "/desk/index.html#example").with_example()
    }

    /// Opens the desk of a site.
    #[track_caller]
    pub fn open(site: Site, path: &str) -> Desk {
        let browser = Browser::start();
        browser.resize(1_280);
        browser.open(&site.url(path));
        let desk = Desk::in_browser(site, browser);
        desk.until("document.querySelector('main .field')");
        desk
    }

    /// A desk that has been opened in a browser.
    pub fn in_browser(site: Site, browser: Browser) -> Desk {
        Desk {
            site,
            browser,
            actions: Cell::new(0),
        }
    }

    /// Waits for the example.
    #[track_caller]
    pub fn with_example(self) -> Desk {
        self.until("document.querySelectorAll('.outline ol button').length === 6");
        self
    }

    /// Runs the body of a function with what the prelude has.
    #[track_caller]
    pub fn run(&self, body: &str) -> Value {
        self.browser.run(&[PRELUDE, body].concat())
    }

    #[track_caller]
    pub fn get(&self, expression: &str) -> Value {
        self.run(&format!("return {expression};"))
    }

    /// The trimmed text of an expression's value.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        let value = self.get(expression);
        let text = value.as_str().map(|text| text.trim().to_owned());
        text.unwrap_or_else(|| panic!("`{expression}` is no text: {value}"))
    }

    #[track_caller]
    pub fn until(&self, expression: &str) {
        let is_so = || self.get(&format!("Boolean({expression})")) == json!(true);
        assert!(
            crate::browser::poll(is_so),
            "waited in vain for {expression}; the desk says {}, and shows\n{}",
            self.browser
                .get("document.querySelector('.notice')?.textContent"),
            self.browser.text("document.body.innerText")
        );
    }

    /// Presses the button with this text.
    #[track_caller]
    pub fn press(&self, text: &str) {
        self.actions.set(self.actions.get() + 1);
        let text = json!(text);
        self.until(&format!(
            "button({text}) && !button({text}).matches(':disabled, [aria-disabled=true]')"
        ));
        self.run(&format!("button({text}).click();"));
        self.browser.settle();
    }

    /// Fills the field of a path, as somebody does who types it and goes on to the next.
    #[track_caller]
    pub fn fill(&self, path: &str, value: &str) {
        self.actions.set(self.actions.get() + 1);
        let (path, value) = (json!(path), json!(value));
        self.until(&format!("input({path})"));
        self.run(&format!(
            "const field = input({path});
            fill(field, {value});
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
            field.blur();"
        ));
    }

    /// Picks something in the combobox of a path by its name; where there is none of that name, it is made.
    #[track_caller]
    pub fn pick(&self, path: &str, name: &str) {
        self.actions.set(self.actions.get() + 1);
        let (path, name) = (json!(path), json!(name));
        self.until(&format!("input({path})"));
        self.run(&format!("fill(input({path}), {name});"));
        self.until(&format!(
            "input({path}).getAttribute('aria-expanded') === 'true'"
        ));
        self.run(&format!(
            "input({path}).dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true }}));"
        ));
        self.browser.settle();
    }

    /// Cites a source under a position, as an editor does: what is typed is the address. Where it is new, the desk
    /// asks at once who published it and what it is called.
    #[track_caller]
    pub fn cite(&self, position: &str, publisher: &str, address: &str) {
        let list = json!(format!("{position}.sources"));
        let citations = self.get(&format!(
            "part({list}).querySelectorAll('.citation').length"
        ));
        self.actions.set(self.actions.get() + 1);
        self.run(&format!(
            "[...part({list}).querySelectorAll('button')].find((button) => button.textContent === 'Add a source').click();"
        ));
        self.pick(&format!("{position}.sources[{citations}].source"), address);
        if self.get(&format!(
            "Boolean(part({list}).querySelector('.new-source'))"
        )) == json!(true)
        {
            let source = self.text(&format!(
                "part({list}).querySelector('.new-source [data-path$=\".publisher\"]').dataset.path"
            ));
            self.until(&format!(
                "document.activeElement === input({})",
                json!(source)
            ));
            self.fill(&source, publisher);
            self.fill(&source.replace(".publisher", ".title"), "On the harbour");
        }
    }

    /// Drops a file onto the window.
    #[track_caller]
    pub fn drop_file(&self, name: &str, text: &str) {
        self.actions.set(self.actions.get() + 1);
        let (name, text) = (json!(name), json!(text));
        self.run(&format!(
            "const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([{text}], {name}));
            for (const kind of ['dragenter', 'dragover', 'drop'])
                document.body.dispatchEvent(new DragEvent(kind, {{ dataTransfer, bubbles: true, cancelable: true }}));"
        ));
    }

    /// Waits until the desk says this of what was done.
    #[track_caller]
    pub fn says(&self, words: &str) {
        let words = json!(words);
        self.until(&format!(
            "document.querySelector('.notice')?.textContent.includes({words})"
        ));
    }

    /// What is in the field of a path.
    #[track_caller]
    pub fn value(&self, path: &str) -> String {
        self.text(&format!("input({}).value", json!(path)))
    }

    /// The story as the preview was given it.
    #[track_caller]
    pub fn preview(&self) -> Value {
        self.get("document.querySelector('standpoint-timeline').story")
    }

    /// Saves, and returns the text of the file.
    #[track_caller]
    pub fn saved(&self) -> String {
        self.saved_by(
            "dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));",
        )
    }

    /// The text of the file that the body of a function has the browser download.
    #[track_caller]
    pub fn saved_by(&self, body: &str) -> String {
        String::from_utf8(self.bytes_saved_by(body)).expect("UTF-8")
    }

    /// The bytes of that file.
    #[track_caller]
    pub fn bytes_saved_by(&self, body: &str) -> Vec<u8> {
        self.run(&format!(
            "window.createObjectURL ??= URL.createObjectURL;
            URL.createObjectURL = (blob) => {{
                window.savedFile = blob;
                return window.createObjectURL.call(URL, blob);
            }};
            delete window.savedFile;
            {body}"
        ));
        self.until("window.savedFile !== undefined");
        let bytes = self.browser.run_async(
            "const bytes = new Uint8Array(await window.savedFile.arrayBuffer());
            return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');",
        );
        let bytes = bytes.as_str().expect("bytes").chars();
        let bytes = bytes.map(|byte| u8::try_from(byte).expect("a byte"));
        bytes.collect()
    }
}
