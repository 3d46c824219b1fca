//! What a test does in the browser and sees there.

use crate::display::SCREEN_WIDTH;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::policy;
use serde_json::{Value, json};
use std::cell::Cell;
use std::sync::Mutex;
use std::time::{Duration, Instant};

pub const TAB: char = '\u{E004}';
pub const ENTER: char = '\u{E007}';
pub const SPACE: char = ' ';
pub const ESCAPE: char = '\u{E00C}';
pub const SHIFT: char = '\u{E008}';

/// How long something may take before a test gives up on it. Far more than it takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Put into every page before its own scripts: keeps in `seen` what happens there.
pub const RECORDER: &str = r#"{
  const seen = { violations: [], errors: [], messages: [], events: [] };
  window.seen = seen;
  document.addEventListener("securitypolicyviolation", (event) =>
    seen.violations.push(`${event.violatedDirective}: ${event.blockedURI} by ${event.sourceFile}`));
  addEventListener("error", (event) => seen.errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
  const { error } = console;
  console.error = (...said) => {
    seen.messages.push(said.join(" "));
    error.apply(console, said);
  };
  for (const name of ["load", "error", "toggle", "view"]) {
    document.addEventListener(`standpoint-${name}`, ({ target, detail, bubbles, composed }) =>
      seen.events.push({ name, target: `${target.localName}#${target.id}`, detail, bubbles, composed }));
  }
}"#;

/// What scripts of tests may use: the first timeline, its shadow root, and queries in there.
const PRELUDE: &str = r#"
  const host = document.querySelector("standpoint-timeline");
  const root = host?.shadowRoot;
  const $ = (selector) => root?.querySelector(selector);
  const $$ = (selector) => [...(root?.querySelectorAll(selector) ?? [])];
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
"#;

/// A browser, at first with one window; it ends when this is dropped.
pub struct Browser {
    engine: Engine,
    driver: Option<Driver>,
    /// Whether it is kept for the next test: Firefox takes longer to start than most tests take.
    keep: Cell<bool>,
}

/// A window of the browser.
pub struct Window(Value);

/// Browsers that wait for the next test.
static KEPT: Mutex<Vec<Driver>> = Mutex::new(Vec::new());

impl Browser {
    /// Starts the browser that this run of the tests is about.
    pub fn start() -> Browser {
        let browser = Browser::new(true);
        // Elsewhere the site puts it into its pages.
        if browser.engine == Engine::Chromium {
            let recorder = json!({"source": RECORDER});
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", recorder);
        }
        browser
    }

    /// Starts a browser in which no page may run scripts. What the test itself runs there is not
    /// the page's.
    pub fn without_scripts() -> Browser {
        Browser::new(false)
    }

    fn new(scripts: bool) -> Browser {
        let engine = Engine::of_this_run();
        let kept = if scripts {
            KEPT.lock().expect("drivers").pop()
        } else {
            None
        };
        let browser = Browser {
            engine,
            driver: kept.or_else(|| Some(Driver::start(engine, scripts))),
            keep: Cell::new(scripts && engine == Engine::Firefox),
        };
        if engine != Engine::Chromium {
            browser.set_window(1280);
        }
        browser
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("a driver until the end")
    }

    /// Makes the browser as it was at first, but for what belongs to the site of a test: every site has
    /// a port of its own.
    fn forget(&self) {
        self.open("about:blank");
        let context = "gBrowser.selectedBrowser.browsingContext";
        self.in_chrome(&format!(
            "{context}.prefersColorSchemeOverride = 'none'; {context}.mediumOverride = ''"
        ));
    }

    /// Clicks with the mouse on what a selector finds in the first timeline's shadow root.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let find = |command: &str, selector: &str| {
            let found = json!({"using": "css selector", "value": selector});
            self.driver().post(command, &found)
        };
        let host = find("element", "standpoint-timeline");
        let root = self
            .driver()
            .get(&format!("element/{}/shadow", reference(&host)));
        let element = find(&format!("shadow/{}/element", reference(&root)), selector);
        let click = format!("element/{}/click", reference(&element));
        self.driver().post(&click, &json!({}));
    }

    /// Goes to a page and waits for its load event.
    #[track_caller]
    pub fn open(&self, url: &str) {
        self.driver().post("url", &json!({"url": url}));
    }

    /// Goes on in the first frame of the page.
    #[track_caller]
    pub fn enter_frame(&self) {
        self.driver().post("frame", &json!({"id": 0}));
    }

    /// Goes to a page and waits until its first timeline is there.
    #[track_caller]
    pub fn show(&self, url: &str) {
        self.open(url);
        self.until("$$('[part=event]').length > 0");
    }

    /// Runs the body of a function; `host`, `root`, `$`, `$$` and `focused` are there for it.
    #[track_caller]
    pub fn run(&self, body: &str) -> Value {
        self.run_with(body, json!([]))
    }

    /// Runs the body of a function with `arguments`.
    #[track_caller]
    pub fn run_with(&self, body: &str, arguments: Value) -> Value {
        let script = [PRELUDE, body].concat();
        self.driver().post(
            "execute/sync",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// Runs the body of an `async` function and waits for what it returns.
    #[track_caller]
    pub fn run_async(&self, body: &str) -> Value {
        let script = format!(
            "{PRELUDE} const done = arguments[arguments.length - 1];
            (async () => {{ {body} }})().then(done, (error) => done(`failed: ${{error}}`));"
        );
        self.driver()
            .post("timeouts", &json!({"script": PATIENCE.as_millis() as u64}));
        self.driver()
            .post("execute/async", &json!({"script": script, "args": []}))
    }

    /// The value of an expression.
    #[track_caller]
    pub fn get(&self, expression: &str) -> Value {
        self.run(&format!("return {expression};"))
    }

    /// The value of an expression that is a text.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        let value = self.get(expression);
        let text = value.as_str().map(|text| text.trim().to_owned());
        text.unwrap_or_else(|| panic!("`{expression}` is no text: {value}"))
    }

    /// The value of an expression that is an array of texts.
    #[track_caller]
    pub fn texts(&self, expression: &str) -> Vec<String> {
        let value = self.get(expression);
        let texts = value
            .as_array()
            .map(|texts| texts.iter().filter_map(Value::as_str));
        let texts = texts.unwrap_or_else(|| panic!("`{expression}` is no array: {value}"));
        texts.map(str::to_owned).collect()
    }

    /// Whether an expression is true.
    #[track_caller]
    pub fn is(&self, expression: &str) -> bool {
        self.get(&format!("Boolean({expression})")) == json!(true)
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub fn until(&self, expression: &str) {
        let what = format!("in the page: {expression}");
        let wait = || self.is(expression);
        if !poll(wait) {
            panic!(
                "waited in vain for {what}\nseen: {}",
                self.get("window.seen")
            );
        }
    }

    /// Waits until whatever the page has been doing has had its turn: two frames, and a request
    /// that the server answers after those made before it.
    #[track_caller]
    pub fn settle(&self) {
        self.run_async(
            "for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
            await fetch('/favicon.ico');
            await new Promise((resolve) => setTimeout(resolve));",
        );
    }

    /// Presses and lets go of a key.
    #[track_caller]
    pub fn press(&self, key: char) {
        let key = key.to_string();
        let actions = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.driver()
            .post("actions", &json!({"actions": [keyboard]}));
    }

    /// Presses and lets go of a key while another is held.
    #[track_caller]
    pub fn press_with(&self, held: char, key: char) {
        let (held, key) = (held.to_string(), key.to_string());
        let actions = json!([
            {"type": "keyDown", "value": held},
            {"type": "keyDown", "value": key},
            {"type": "keyUp", "value": key},
            {"type": "keyUp", "value": held},
        ]);
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.driver()
            .post("actions", &json!({"actions": [keyboard]}));
    }

    /// Types a text where the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let keys = text.chars().map(String::from);
        let actions = keys.flat_map(|key| {
            ["keyDown", "keyUp"].map(|action| json!({"type": action, "value": key}))
        });
        let actions: Vec<_> = actions.collect();
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.driver()
            .post("actions", &json!({"actions": [keyboard]}));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.driver().post("refresh", &json!({}));
    }

    /// The window that is driven.
    #[track_caller]
    pub fn window(&self) -> Window {
        Window(self.driver().get("window"))
    }

    /// Opens another window, and goes on in it.
    #[track_caller]
    pub fn open_window(&self) {
        // Where windows came and went, Firefox does not always give the last one the focus.
        self.keep.set(false);
        let made = self.driver().post("window/new", &json!({"type": "window"}));
        self.switch_to(&Window(made["handle"].clone()));
    }

    /// Goes on in another window.
    #[track_caller]
    pub fn switch_to(&self, window: &Window) {
        self.driver().post("window", &json!({"handle": window.0}));
    }

    /// Closes the window that is driven; another has to be gone on in.
    #[track_caller]
    pub fn close_window(&self) {
        self.driver().delete("window");
    }

    /// Gives the page a viewport of this width.
    #[track_caller]
    pub fn resize(&self, width: u32) {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics);
            }
            Engine::Firefox => {
                let style = "document.documentElement.style";
                self.in_chrome(&format!(
                    "{style}.setProperty('min-width', '0', 'important')"
                ));
                self.make_window(width);
            }
            Engine::WebKit => self.make_window(width),
        }
        self.until(&format!("innerWidth === {width}"));
    }

    /// Firefox now and then takes no notice, and none of a width that it believes it has.
    #[track_caller]
    fn make_window(&self, width: u32) {
        let has_width = format!("innerWidth === {width}");
        for _ in 0..5 {
            self.set_window(width);
            let is_done = (0..40).any(|_| {
                std::thread::sleep(Duration::from_millis(25));
                self.is(&has_width)
            });
            if is_done {
                return;
            }
            self.set_window(width + 1);
        }
    }

    /// In the middle of the display: there the mouse is, and without a manager of windows the one below
    /// the mouse has the focus.
    #[track_caller]
    fn set_window(&self, width: u32) {
        let x = SCREEN_WIDTH.saturating_sub(width) / 2;
        let place = json!({"x": x, "y": 0, "width": width, "height": 900});
        self.driver().post("window/rect", &place);
    }

    /// Makes the reader prefer `light` or `dark`.
    #[track_caller]
    pub fn prefer(&self, scheme: &str) {
        if self.engine == Engine::Firefox {
            let context = "gBrowser.selectedBrowser.browsingContext";
            self.in_chrome(&format!(
                "{context}.prefersColorSchemeOverride = '{scheme}'"
            ));
        } else {
            let feature = json!({"name": "prefers-color-scheme", "value": scheme});
            self.cdp("Emulation.setEmulatedMedia", json!({"features": [feature]}));
        }
        self.until(&format!(
            "matchMedia('(prefers-color-scheme: {scheme})').matches"
        ));
    }

    /// Shows the page as on paper, or no longer so.
    #[track_caller]
    pub fn print(&self, paper: bool) {
        let medium = if paper { "print" } else { "" };
        if self.engine == Engine::Firefox {
            let context = "gBrowser.selectedBrowser.browsingContext";
            self.in_chrome(&format!("{context}.mediumOverride = '{medium}'"));
        } else {
            self.cdp("Emulation.setEmulatedMedia", json!({"media": medium}));
        }
        self.until(&format!("matchMedia('print').matches === {paper}"));
    }

    /// The page as a PDF in Base64.
    #[track_caller]
    pub fn pdf(&self) -> String {
        let pdf = self.driver().post("print", &json!({}));
        pdf.as_str().map(str::to_owned).expect("a PDF")
    }

    /// Makes the reader's system force its own colours.
    #[track_caller]
    pub fn force_colors(&self) {
        let feature = json!({"name": "forced-colors", "value": "active"});
        self.cdp("Emulation.setEmulatedMedia", json!({"features": [feature]}));
        self.until("matchMedia('(forced-colors: active)').matches");
    }

    /// Runs the body of a function in Firefox's own page, which is around that of the site.
    #[track_caller]
    fn in_chrome(&self, body: &str) {
        let context = |name: &str| self.driver().post("moz/context", &json!({"context": name}));
        context("chrome");
        let script = json!({"script": body, "args": []});
        self.driver().post("execute/sync", &script);
        context("content");
    }

    /// Sends a command of the Chrome DevTools protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(
            self.engine,
            Engine::Chromium,
            "{command} is Chromium's: list this test in tests/e2e/engines.txt"
        );
        self.driver().post(
            "goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// The errors the browser has logged since it was last asked, its own ones too (requests that
    /// failed, policies that were not kept). None where it tells nobody.
    #[track_caller]
    pub fn logged_errors(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let log = self.driver().post("se/log", &json!({"type": "browser"}));
        let entries = log.as_array().into_iter().flatten();
        let severe = entries.filter(|entry| entry["level"] == "SEVERE");
        severe
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The messages of ours on the console.
    #[track_caller]
    pub fn messages(&self) -> Vec<String> {
        self.texts("seen.messages")
    }

    /// The details of the events `standpoint-<name>` so far.
    #[track_caller]
    pub fn events(&self, name: &str) -> Vec<Value> {
        let events = format!("seen.events.filter(({{ name }}) => name === '{name}')");
        let details = self.get(&format!("{events}.map(({{ detail }}) => detail)"));
        details.as_array().cloned().unwrap_or_default()
    }

    /// Fails where anything went wrong on the page, or was written to its console as an error.
    #[track_caller]
    pub fn assert_clean(&self) {
        let seen = self.texts("[...seen.violations, ...seen.errors, ...seen.messages]");
        assert_eq!(
            policy::unexpected(seen),
            Vec::<String>::new(),
            "violations of the policy, errors, console messages"
        );
        assert_eq!(
            policy::unexpected(self.logged_errors()),
            Vec::<String>::new(),
            "the browser's log"
        );
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.keep.get() && !std::thread::panicking() {
            self.forget();
            KEPT.lock().expect("drivers").extend(self.driver.take());
        }
    }
}

/// The reference that WebDriver gives to an element or shadow root: the only member there is.
#[track_caller]
fn reference(value: &Value) -> &str {
    let members = value
        .as_object()
        .and_then(|members| members.values().next());
    members.and_then(Value::as_str).expect("a reference")
}

/// Asks again and again until the answer is yes; false where it never is.
pub fn poll(mut question: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if question() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    false
}
