//! What `manifest.json` tells whoever embeds a release: the tag and the policies, as they stand there.

use crate::browser::Browser;
use crate::policy::NONCE;
use crate::server::{Page, Site, dist};
use serde_json::Value;

const STORY: &str = "stories/us-russia-2021.json";

/// The text at a place of the manifest, with the address of a site in place of the release's.
fn told(site: &Site, manifest: &Value, at: &str) -> String {
    let url = manifest
        .pointer("/embed/tag")
        .and_then(Value::as_str)
        .expect("a tag");
    let url = url.split("src=\"").nth(1).expect("src");
    let url = url.split("/standpoint.js").next().expect("an address");
    let text = manifest.pointer(at).and_then(Value::as_str).expect(at);
    text.replace(url, site.url("").trim_end_matches('/'))
}

/// A page of one site with the release on another, or on its own.
fn shown(of_page: &Site, of_release: &Site, policy: &str, change: impl Fn(String) -> String) {
    let manifest = of_release.read_json("manifest.json");
    of_page.json("/story.json", &of_page.read_json(STORY));
    let tag = change(told(of_release, &manifest, "/embed/tag"));
    let policy = told(of_release, &manifest, &format!("/embed/policies/{policy}"));
    let policy = policy.replace("NONCE", NONCE).leak();
    of_page.page("/page.html", Page::new(tag).policy(policy));
    let browser = Browser::start();
    browser.show(&of_page.url("/page.html"));
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    assert!(browser.is("host.getAttribute('src') === 'story.json'"));
    // Browsers ask for the icon of a page that names none.
    let violations =
        browser.texts("seen.violations.filter((violation) => !violation.includes('/favicon.ico'))");
    assert_eq!(violations, Vec::<String>::new(), "{policy}");
    assert_eq!(browser.messages(), Vec::<String>::new());
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_tag_of_the_manifest_works_under_its_policy_for_the_same_site() {
    let site = Site::start();
    shown(&site, &site, "same-origin", |tag| tag);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_tag_of_the_manifest_works_under_its_policy_for_another_site() {
    let (site, release) = (Site::start(), Site::start());
    release.send_always("access-control-allow-origin", "*");
    shown(&site, &release, "other-origin", |tag| tag);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_tag_of_the_manifest_works_under_its_policy_with_a_nonce() {
    let site = Site::start();
    shown(&site, &site, "nonce", |tag| {
        tag.replace("<script", &format!("<script nonce=\"{NONCE}\""))
    });
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_first_visit_asks_for_the_files_that_the_manifest_counts() {
    let site = Site::start();
    let visits = site.read_json("manifest.json")["embed"]["visits"].clone();
    for (language, visit) in visits.as_object().expect("visits") {
        let site = Site::start();
        let tag = format!(r#"<script src="/standpoint.js" data-lang="{language}"></script>"#);
        site.page("/page.html", Page::new(tag));
        let browser = Browser::start();
        browser.show(&site.url("/page.html"));
        let mut asked: Vec<String> = site.requests();
        asked.retain(|path| path != "/page.html" && path != "/favicon.ico");
        asked.sort();
        let files = visit["files"].as_array().expect("files");
        let mut expected = Vec::new();
        for file in files.iter().filter_map(Value::as_str) {
            let path = format!("/{file}");
            let requests = Site::requests_for_one(&path);
            expected.extend(std::iter::repeat_n(path, requests));
        }
        expected.sort();
        assert_eq!(asked, expected, "{language}");
        assert_eq!(visit["requests"], files.len());
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_loader_of_which_a_byte_was_changed_is_not_run() {
    let site = Site::start();
    let manifest = site.read_json("manifest.json");
    let loader = std::fs::read_to_string(dist().join("standpoint.js")).expect("the loader");
    site.answer("/standpoint.js", 200, "text/javascript", loader + "\n");
    let tag = told(&site, &manifest, "/embed/tag");
    site.page("/page.html", Page::new(tag));
    let browser = Browser::start();
    browser.open(&site.url("/page.html"));
    browser.settle();
    assert!(browser.is("!customElements.get('standpoint-timeline')"));
    assert!(site.was_asked_for("/standpoint.js"));
}
