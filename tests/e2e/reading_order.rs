//! What a screen reader is told, and in which order: Chromium's accessibility tree as text, which a
//! person can read and compare.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::{Value, json};
use std::collections::HashMap;

/// States that are told.
const STATES: [&str; 5] = ["checked", "expanded", "level", "pressed", "selected"];

/// What Chromium calls by names of its own, which say nothing to a reader and change with it.
const ITS_OWN: [&str; 8] = [
    "InlineTextBox",
    "LabelText",
    "Legend",
    "MenuListPopup",
    "RootWebArea",
    "generic",
    "none",
    "sectionheader",
];

/// The tree below the page: a line for each node, indented; what has neither role nor name of its own is
/// left out.
fn tree(browser: &Browser) -> String {
    browser.cdp("Accessibility.enable", json!({}));
    let answer = browser.cdp("Accessibility.getFullAXTree", json!({}));
    let nodes = answer["nodes"].as_array().expect("nodes");
    let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
    let mut lines = Vec::new();
    write(nodes.first().expect("the page"), &by_id, 0, &mut lines);
    lines.join("\n")
}

fn id(node: &Value) -> &str {
    node["nodeId"].as_str().unwrap_or_default()
}

fn write(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, lines: &mut Vec<String>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_left_out = node["ignored"] == true
        || ITS_OWN.contains(&role)
        || role == "StaticText" && name.is_empty();
    let depth_below = if is_left_out { depth } else { depth + 1 };
    if !is_left_out {
        let indent = "  ".repeat(depth);
        lines.push(match role {
            "StaticText" => format!("{indent}{name}"),
            _ => format!("{indent}{}", described(node, role, name)),
        });
    }
    // Where all there is in it is text, its name has said that.
    if is_left_out || name.is_empty() || !is_text(node, by_id) {
        for child in children(node, by_id) {
            write(child, by_id, depth_below, lines);
        }
    }
}

fn children<'a>(node: &'a Value, by_id: &'a HashMap<&str, &Value>) -> Vec<&'a Value> {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children = ids.filter_map(|id| by_id.get(id.as_str()?).copied());
    children.collect()
}

fn is_text(node: &Value, by_id: &HashMap<&str, &Value>) -> bool {
    children(node, by_id).into_iter().all(|child| {
        let role = child["role"]["value"].as_str().unwrap_or_default();
        let is_wrapper = child["ignored"] == true || matches!(role, "none" | "generic");
        matches!(role, "StaticText" | "InlineTextBox") || is_wrapper && is_text(child, by_id)
    })
}

fn described(node: &Value, role: &str, name: &str) -> String {
    let is_summary = role.starts_with("Disclosure");
    let mut line = if is_summary { "summary" } else { role }.to_owned();
    let properties = node["properties"].as_array().into_iter().flatten();
    for property in properties {
        let state = property["name"].as_str().unwrap_or_default();
        let value = &property["value"]["value"];
        if STATES.contains(&state) {
            let value = value.as_str().map_or(value.to_string(), str::to_owned);
            line.push_str(&format!(" {state}={value}"));
        }
    }
    // That of a cell is all that is in it.
    if !name.is_empty() && role != "cell" {
        line.push_str(&format!(" “{name}”"));
    }
    if let Some(value) = node["value"]["value"].as_str().filter(|v| !v.is_empty()) {
        line.push_str(&format!(" = {value}"));
    }
    line
}

fn shown(attributes: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("What the two sides said");
    story["events"][0]["positions"][0]["change"] = json!("firmer");
    story["events"][0]["positions"][0]["change_note"] = json!("Now **at a table**.");
    site.json("/story.json", &story);
    let body = format!(
        r#"<standpoint-timeline src="/story.json" {attributes}></standpoint-timeline>
        <script src="/standpoint.js" async></script>"#
    );
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    browser.settle();
    (site, browser)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_timeline_is_read_in_its_order() {
    let (_site, browser) = shown(r#"open="first""#);
    insta::assert_snapshot!(tree(&browser));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_comparison_is_read_as_a_table() {
    let (_site, browser) = shown(r#"view="compare""#);
    // Its only topic is open.
    browser.run("$('.filter').open = true");
    browser.settle();
    insta::assert_snapshot!(tree(&browser));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_interface_is_read_in_arabic() {
    let (_site, browser) = shown(r#"lang="ar" view="compare""#);
    insta::assert_snapshot!(tree(&browser));
}
