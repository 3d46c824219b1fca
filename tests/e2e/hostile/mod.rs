//! Pages that do what pages do: libraries that move and copy elements, scripts that change what every
//! script relies on, the widget's own script in every place that a system may put it.

mod frameworks;
mod navigation;
mod places;
mod scripts;
mod shared_page;

use crate::browser::Browser;
use crate::required;
use crate::server::{Page, Site};
use crate::stories::small;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// An element with the story that `site` has, and the loader.
const ELEMENT: &str = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
const LOADER: &str = r#"<script src="/standpoint.js" async></script>"#;

/// A site with a small story, and a browser.
fn start() -> (Site, Browser) {
    let site = Site::start();
    site.json("/story.json", &small("A story"));
    (site, Browser::start())
}

/// A file of a package from npm that `tools/setup.sh` has installed for these tests.
fn package(path: &str) -> Vec<u8> {
    let file = packages().join(path);
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn packages() -> PathBuf {
    PathBuf::from(required(
        "STANDPOINT_PAGES",
        "the folder of packages for tests",
    ))
    .join("node_modules")
}

/// A module that imports packages, as one script. React renders twice to find mistakes only where it
/// is built for development.
fn bundle(source: &str) -> Vec<u8> {
    // The module comes by standard input: two tests at a time once wrote theirs to one file.
    let mut esbuild = Command::new("esbuild")
        .args(["--bundle", "--define:process.env.NODE_ENV=\"development\""])
        .args([
            "--define:__VUE_OPTIONS_API__=true",
            "--define:__VUE_PROD_DEVTOOLS__=false",
        ])
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .env("NODE_PATH", packages())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("esbuild");
    let mut input = esbuild.stdin.take().expect("standard input");
    input
        .write_all(source.as_bytes())
        .expect("the script of a page");
    drop(input);
    let output = esbuild.wait_with_output().expect("esbuild");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Waits until the page has so many timelines, each with the two events of the small story, and checks
/// that it has no more.
#[track_caller]
fn shows(browser: &Browser, timelines: usize) {
    let complete = "[...document.querySelectorAll('standpoint-timeline')].filter((timeline) =>
        timeline.shadowRoot?.querySelectorAll('[part=event]').length === 2).length";
    browser.until(&format!("{complete} === {timelines}"));
    browser.settle();
    let all = browser.texts(
        "[...document.querySelectorAll('standpoint-timeline')].map((timeline) =>
            `${timeline.cloneNode().outerHTML} in ${timeline.parentNode.localName}`)",
    );
    assert_eq!(all.len(), timelines, "no more timelines than that: {all:?}");
}

/// What a reader does with the first timeline, each step once the one before has had its effect.
const READER: &str = "
    const effect = async (isThere) => {
        for (let times = 0; !isThere(); times++) {
            if (times === 1000) throw Error(`waited in vain for ${isThere}`);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    };
    const click = (selector) => $(selector).click();
    const visible = () => $$('.position').filter((position) => !position.hidden).length;
    host.closeAll();
    click('.card > summary');
    await effect(() => $('.card').open);
    click('[data-view=compare]');
    await effect(() => $$('.compare tr[data-topic]').length === 1);
    click('[data-view=timeline]');
    $('.filter').open = true;
    click('[name=side][value=one]');
    await effect(() => visible() === 2 && $('[role=status]').textContent.endsWith('2 / 4'));
    click('[data-do=reset]');
    await effect(() => visible() === 4);
    host.closeAll();
    await effect(() => $$('details.card[open]').length === 0);
    host.openEvent('second');
    await effect(() => $('details.card[open]')?.dataset.event === 'second');
    return 'works';";

/// Does with the first timeline what a reader does, and checks that each step has its effect.
#[track_caller]
fn works(browser: &Browser, what: &str) {
    let result = browser.run_async(READER);
    assert_eq!(
        result,
        "works",
        "{what}; seen: {}",
        browser.get("window.seen")
    );
}

/// Puts up a script under an address.
fn script(site: &Site, path: &str, body: impl Into<Vec<u8>>) {
    site.answer(path, 200, "text/javascript", body);
}

/// Puts up a page without a policy: libraries ask for things that a strict one refuses.
fn page(site: &Site, path: &str, body: &str) {
    site.page(path, Page::new(body).loose());
}
