//! Nothing stays of elements that were removed. `make bench` measures it over 1,000 elements.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::{Value, json};

/// What a page holds, as the browser counts it.
#[derive(PartialEq, Debug)]
struct Stock {
    documents: u64,
    nodes: u64,
    listeners: u64,
    /// The size in bytes of each WebAssembly memory.
    memories: Vec<u64>,
}

/// Adds an element, opens a card, switches to Compare and removes the element, so many times.
fn mount(browser: &Browser, times: u32) {
    let script = format!(
        "const until = (element, name) =>
            new Promise((resolve) => element.addEventListener(name, resolve, {{ once: true }}));
        for (let time = 0; time < {times}; time++) {{
            const element = document.createElement('standpoint-timeline');
            element.setAttribute('src', '/story.json');
            element.setAttribute('loading', 'eager');
            const loaded = until(element, 'standpoint-load');
            document.body.append(element);
            await loaded;
            if (!element.openEvent('second')) throw Error('nothing was opened');
            const viewed = until(element, 'standpoint-view');
            element.setAttribute('view', 'compare');
            await viewed;
            element.remove();
        }}
        // The recorder must not fill the memory that is measured.
        seen.events = [];"
    );
    assert_eq!(browser.run_async(&script), Value::Null);
    browser.settle();
}

fn take_stock(browser: &Browser) -> Stock {
    // Finalizers run after a collection; what they let go of is freed by the next.
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}));
        browser.settle();
    }
    let metrics = browser.cdp("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().expect("metrics");
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_u64())
    };
    Stock {
        documents: metric("Documents").expect("documents"),
        nodes: metric("Nodes").expect("nodes"),
        listeners: metric("JSEventListeners").expect("listeners"),
        memories: memories(browser),
    }
}

/// Returns the size in bytes of each WebAssembly memory, which no metric of the browser includes.
fn memories(browser: &Browser) -> Vec<u64> {
    let prototype = browser.cdp(
        "Runtime.evaluate",
        json!({"expression": "WebAssembly.Memory.prototype"}),
    );
    let found = browser.cdp(
        "Runtime.queryObjects",
        json!({"prototypeObjectId": prototype["result"]["objectId"]}),
    );
    let list = &found["objects"]["objectId"];
    let sizes = "function () { return this.map(({ buffer }) => buffer.byteLength); }";
    let sizes = browser.cdp(
        "Runtime.callFunctionOn",
        json!({"objectId": list, "functionDeclaration": sizes, "returnByValue": true}),
    );
    browser.cdp("Runtime.releaseObject", json!({"objectId": list}));
    let sizes = sizes["result"]["value"].as_array().expect("a list");
    sizes.iter().filter_map(Value::as_u64).collect()
}

#[test]
#[ignore = "needs make dist and a browser"]
fn memory_stays_flat_while_elements_come_and_go() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("Come and gone"));
    site.page("/page.html", Page::new("").script("/standpoint.js"));
    browser.open(&site.url("/page.html"));
    browser.cdp("Performance.enable", json!({}));
    mount(&browser, 100);
    let before = take_stock(&browser);
    assert_eq!(before.memories.len(), 1, "one program for all elements");
    mount(&browser, 200);
    assert_eq!(take_stock(&browser), before);
    browser.assert_clean();
}

/// Gives an element one of two stories after the other, so many times.
fn change_story(browser: &Browser, times: u32) {
    let script = format!(
        "const element = document.querySelector('standpoint-timeline');
        for (let time = 0; time < {times}; time++) {{
            const loaded = new Promise((resolve) =>
                element.addEventListener('standpoint-load', resolve, {{ once: true }}));
            element.story = [other, story][time % 2];
            await loaded;
            element.openAll();
        }}
        seen.events = [];"
    );
    assert_eq!(browser.run_async(&script), Value::Null);
    browser.settle();
}

/// Some 80 bytes stayed of each story that was shown.
#[test]
#[ignore = "needs make dist and a browser"]
fn memory_stays_flat_while_the_story_changes() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = small("One");
    let other = story.to_string().replace("second", "another");
    site.json("/story.json", &story);
    let element = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
    site.page("/page.html", Page::new(element).script("/standpoint.js"));
    browser.open(&site.url("/page.html"));
    browser.run(&format!("window.story = {story}; window.other = {other};"));
    browser.cdp("Performance.enable", json!({}));
    change_story(&browser, 100);
    let before = take_stock(&browser);
    change_story(&browser, 1000);
    assert_eq!(take_stock(&browser), before);
    browser.assert_clean();
}
