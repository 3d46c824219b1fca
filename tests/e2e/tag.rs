//! The script tag, on pages that know nothing of the widget, and behind tools that change it.

use crate::browser::Browser;
use crate::policy::NONCE;
use crate::server::{Fault, Page, Site};
use crate::stories::small;
use serde_json::json;

/// What stands on the page, in order: the ids of paragraphs, and the titles of timelines.
const ORDER: &str = "[...document.querySelectorAll('p, standpoint-timeline')].map((element) =>
    element.id || element.shadowRoot?.querySelector('h2')?.textContent)";

const ELEMENT: &str = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;

fn shows_the_default_story(tag: &str) {
    let (site, browser) = (Site::start(), Browser::start());
    let page = format!(r#"<p id="before">Before</p>{tag}<p id="after">After</p>"#);
    site.page("/page.html", Page::new(page));
    browser.show(&site.url("/page.html"));
    let story = site.read_json("stories/us-russia-2021.json");
    assert_eq!(
        browser.get(ORDER),
        json!(["before", story["title"]["en"], "after"])
    );
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    browser.assert_clean();
}

/// Opens a page whose scripts are these, with the small story at `/story.json`, and waits for so many
/// timelines.
#[track_caller]
fn opened(page: Page, timelines: usize) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
    loaded(&browser, timelines);
    (site, browser)
}

/// Waits for so many timelines, and looks whether more come.
#[track_caller]
fn loaded(browser: &Browser, timelines: usize) {
    browser.until(&format!(
        "seen.events.filter(({{ name }}) => name === 'load').length >= {timelines}"
    ));
    browser.settle();
    let count = browser.get("document.querySelectorAll('standpoint-timeline').length");
    assert_eq!(count, timelines);
    assert_eq!(browser.events("load").len(), timelines);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_script_tag_that_names_no_story_shows_the_default_one_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js" data-lang="en"></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_async_script_tag_shows_the_default_story_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js" data-theme="auto" async></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_deferred_script_tag_shows_the_default_story_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js" data-view="timeline" defer></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn several_tags_show_their_own_stories_each_at_its_place() {
    let (site, browser) = (Site::start(), Browser::start());
    for title in ["One", "Two", "Three"] {
        site.json(&format!("/stories/{title}.json"), &small(title));
    }
    let tag = |title: &str, how: &str| {
        format!(r#"<script src="/standpoint.js" data-story="stories/{title}.json" {how}></script>"#)
    };
    let page = [
        r#"<p id="a">A</p>"#,
        &tag("One", "async"),
        r#"<p id="b">B</p>"#,
        &tag("Two", ""),
        &tag("Three", "async data-loading=eager"),
        r#"<p id="c">C</p>"#,
    ];
    site.page("/page.html", Page::new(page.concat()));
    browser.open(&site.url("/page.html"));
    loaded(&browser, 3);
    assert_eq!(
        browser.get(ORDER),
        json!(["a", "One", "b", "Two", "Three", "c"])
    );
    let code = site.code();
    let once = Site::requests_for_one(&code);
    assert_eq!(site.count(&code), once, "the code is loaded once");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_documented_attributes_of_a_tag_become_those_of_its_element_and_others_do_not() {
    let tag = r#"<script src="/standpoint.js" data-src="/story.json" data-lang="ru" data-minify="1"
        data-heading-level="3" data-open="second" data-theme="dark" data-id="x" async></script>"#;
    let (_site, browser) = opened(Page::new(tag), 1);
    assert_eq!(browser.text("$('h3').textContent"), "A story");
    assert_eq!(
        browser.text("$('[part=event] h4').textContent"),
        "The first event"
    );
    assert_eq!(browser.text("$('.story').lang"), "ru");
    assert_eq!(
        browser.texts("$$('details.card[open]').map((card) => card.dataset.event)"),
        ["second"]
    );
    assert_eq!(
        browser.text("getComputedStyle($('.story')).colorScheme"),
        "dark"
    );
    let names = browser.texts("host.getAttributeNames().sort()");
    assert_eq!(names, ["heading-level", "lang", "open", "src", "theme"]);
    browser.assert_clean();
}

/// A site that had the loader at the foot of every page had the default story there too.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_without_documented_attributes_defines_the_element_and_nothing_else() {
    let bare = r#"<script src="/standpoint.js" async></script>"#;
    // As optimisers leave it.
    let optimised = r#"<script src="/standpoint.js?ver=6.1" data-cfasync="false" data-minify="1"
        data-rocket-status="executed" data-no-optimize data-cf-settings="x" data-base="/"></script>"#;
    let (site, browser) = opened(Page::new([bare, optimised, bare].concat()), 0);
    browser.until("customElements.get('standpoint-timeline')");
    browser.settle();
    assert_eq!(browser.get(ORDER), json!([]));
    assert!(!site.was_asked_for(".wasm"));
    browser.assert_clean();
    let page = Page::new([bare, ELEMENT, optimised].concat()).head(bare);
    let (_site, browser) = opened(page, 1);
    assert_eq!(browser.get(ORDER), json!(["A story"]));
    browser.assert_clean();
}

/// Turbo keeps a clone of the page, in which the element stands already, and runs its scripts anew.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_copy_of_the_page_whose_scripts_run_again_has_no_second_timeline() {
    let tag = r#"<p id="a">A</p><script src="/standpoint.js" data-story="/story.json"></script>"#;
    let (_site, browser) = opened(Page::new(tag).loose(), 1);
    for visit in 2..5 {
        browser.run(
            "const copy = document.body.cloneNode(true);
            for (const script of copy.querySelectorAll('script')) {
                const again = document.createElement('script');
                for (const { name, value } of script.attributes) again.setAttribute(name, value);
                script.replaceWith(again);
            }
            document.documentElement.replaceChild(copy, document.body);",
        );
        browser.until(&format!(
            "seen.events.filter(({{ name }}) => name === 'load').length === {visit}"
        ));
        browser.settle();
        assert_eq!(browser.get(ORDER), json!(["a", "A story"]));
    }
    browser.assert_clean();
}

/// Tools that delay scripts turn `src` into `data-src`, where HTML then drops ours; tools that ask for
/// consent make each `data-x` an `x` too.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_that_a_tool_made_anew_shows_the_story_of_data_story() {
    let delayed = r#"<script src="/standpoint.js" data-src="/standpoint.js" data-story="/story.json"
        story="/story.json" type="text/javascript" data-type="text/javascript"></script>"#;
    let (_site, browser) = opened(Page::new(delayed), 1);
    assert_eq!(browser.get(ORDER), json!(["A story"]));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_address_of_the_loader_is_refused_by_name_as_a_story() {
    let (site, browser) = (Site::start(), Browser::start());
    let tag = |more: &str| {
        format!(r#"<script src="/standpoint.js" data-src="/standpoint.js" {more}></script>"#)
    };
    // By itself it says nothing of a timeline.
    site.page("/page.html", Page::new(tag("")));
    browser.open(&site.url("/page.html"));
    browser.until("seen.messages.length > 0");
    browser.settle();
    assert_eq!(browser.get(ORDER), json!([]));
    assert_eq!(browser.messages().len(), 1);
    assert!(browser.messages()[0].contains("data-story"));
    // Beside others a story was lost: not the default one is shown.
    site.page("/page.html", Page::new(tag(r#"data-lang="en""#)));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.length > 0");
    let errors = browser.events("error");
    assert_eq!(errors[0]["code"], "syntax");
    let message = errors[0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("data-story"), "{message}");
    assert_eq!(browser.messages().len(), 1);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_in_the_head_shows_nothing_and_says_so_once() {
    let tag = r#"<script src="/standpoint.js" data-story="/story.json"></script>"#;
    let (_site, browser) = opened(Page::new(ELEMENT).head(tag), 1);
    assert_eq!(browser.get(ORDER), json!(["A story"]));
    let messages = browser.messages();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("<head>"), "{messages:?}");
}

/// A module runs once, however many tags it has; the second never ran.
#[test]
#[ignore = "needs make dist and a browser"]
fn each_tag_of_a_module_has_its_timeline() {
    for how in ["", "async"] {
        let tag = format!(
            r#"<script type="module" src="/standpoint.js?v=2" data-story="/story.json" {how}></script>"#
        );
        let page = [&tag, r#"<p id="a">A</p>"#, &tag].concat();
        let (_site, browser) = opened(Page::new(page), 2);
        assert_eq!(browser.get(ORDER), json!(["A story", "a", "A story"]));
        browser.assert_clean();
    }
}

/// Their files were sought in the folder of the page.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_loader_that_has_no_tag_of_its_own_finds_its_files() {
    let ways = [
        ("imported by a module", r#"import "/deep/standpoint.js";"#),
        (
            "run as text, its tag left in the page",
            "fetch('/deep/standpoint.js').then((answer) => answer.text()).then((text) => (0, eval)(text));",
        ),
        (
            "run from a blob, its tag left in the page",
            "fetch('/deep/standpoint.js').then((answer) => answer.blob()).then((blob) => {
                const script = document.createElement('script');
                script.src = URL.createObjectURL(blob);
                document.head.append(script);
            });",
        ),
        (
            "inline, with data-base",
            "fetch('/deep/standpoint.js').then((answer) => answer.text()).then((text) => {
                const script = document.createElement('script');
                script.dataset.base = '/deep';
                script.text = text;
                document.querySelector('[type=idle]').remove();
                document.head.append(script);
            });",
        ),
    ];
    for (way, script) in ways {
        let (site, browser) = (Site::start(), Browser::start());
        // The release in a folder of its own.
        for extension in [".js", ".wasm", ".css"] {
            site.answer(&site.asset(extension), 404, "text/plain", "");
        }
        site.also_below("/deep");
        site.json("/story.json", &small("A story"));
        site.answer("/way.js", 200, "text/javascript", script);
        let body = format!(
            r#"{ELEMENT}<script type="idle" src="/deep/standpoint.js"></script>
            <script type="module" src="/way.js"></script>"#
        );
        site.page("/page.html", Page::new(body).loose());
        browser.show(&site.url("/page.html"));
        assert_eq!(browser.messages(), Vec::<String>::new(), "{way}");
        let urls =
            browser.texts("performance.getEntriesByType('resource').map(({ name }) => name)");
        let wasm = urls.iter().find(|url| url.ends_with(".wasm"));
        let wasm = wasm.unwrap_or_else(|| panic!("{way}: {urls:?}"));
        assert!(wasm.starts_with(&site.url("/deep/")), "{way}: {wasm}");
    }
}

/// A page that brings in the next article runs its scripts as text: its tags never run.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_that_came_later_has_its_timeline_when_the_loader_runs_again() {
    let tag = r#"<script src="/standpoint.js" data-story="/story.json"></script>"#;
    let (_site, browser) = opened(Page::new(tag).loose(), 1);
    browser.run_with(
        "document.body.insertAdjacentHTML('beforeend', arguments[0]);
        fetch('/standpoint.js').then((answer) => answer.text()).then((text) => (0, eval)(text));",
        json!([format!(r#"<p id="next">Next</p>{tag}"#)]),
    );
    loaded(&browser, 2);
    assert_eq!(browser.get(ORDER), json!(["A story", "next", "A story"]));
    browser.assert_clean();
}

/// Such as `analytics.js?page=standpoint.js`, and a tag that waits for consent.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_of_another_script_or_one_that_must_not_run_gets_no_timeline() {
    let others = r#"<script src="/analytics.js?page=/standpoint.js" data-lang="en"></script>
        <script src="/not-standpoint.js" data-src="/story.json"></script>
        <script type="text/plain" src="/standpoint.js" data-story="/story.json"></script>
        <script type="module" src="/import.js"></script>"#;
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    for script in ["/analytics.js", "/not-standpoint.js"] {
        site.answer(script, 200, "text/javascript", "");
    }
    let import = r#"import "/standpoint.js";"#;
    site.answer("/import.js", 200, "text/javascript", import);
    site.page("/page.html", Page::new([others, ELEMENT].concat()));
    browser.open(&site.url("/page.html"));
    loaded(&browser, 1);
    assert_eq!(browser.get(ORDER), json!(["A story"]));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_files_are_where_data_base_says() {
    let (site, other) = (Site::start(), Site::start());
    other.send_always("access-control-allow-origin", "*");
    site.json("/story.json", &small("A story"));
    let base = other.url("");
    let tag = format!(
        r#"<script src="/standpoint.js" data-base="{base}" data-story="/story.json"></script>"#
    );
    site.page("/page.html", Page::new(tag).loose());
    let browser = Browser::start();
    browser.show(&site.url("/page.html"));
    assert!(other.was_asked_for(".wasm") && !site.was_asked_for(".wasm"));
    assert!(browser.is("!host.hasAttribute('base')"));
    browser.assert_clean();
}

/// The policy of many a site: what is run carries the nonce of the page, and nothing else is run.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_nonce_of_the_tag_is_handed_on_to_the_code() {
    let tag = format!(
        r#"<script src="/standpoint.js" data-story="/story.json" nonce="{NONCE}" async></script>"#
    );
    let policy = format!(
        "default-src 'self'; script-src 'nonce-{NONCE}' 'wasm-unsafe-eval'; \
        require-trusted-types-for 'script'"
    );
    let (_site, browser) = opened(Page::new(tag).policy(policy.leak()), 1);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_slow_page_has_the_timeline_of_its_tag_before_it_is_there() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    // The page ends when the timeline is there.
    site.answer("/slow.js", 200, "text/javascript", "");
    site.fail("/slow.js", Fault::Until("/shown"), 1);
    let tell = "document.addEventListener('standpoint-load', () => {
        window.state = document.readyState;
        fetch('/shown');
    });";
    site.answer("/tell.js", 200, "text/javascript", tell);
    let body = r#"<script src="/tell.js"></script>
        <script src="/standpoint.js" data-story="/story.json" async></script>
        <p>More</p><script src="/slow.js"></script><p id="end">The end</p>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.text("window.state"), "loading");
    assert!(browser.is("document.getElementById('end')"));
}
