//! Where the timelines of a page are, and the scripts.

use super::Script;
use scraper::{ElementRef, Html};

/// The attributes of the tag that become those of the element. Others are of programs that change pages.
const DOCUMENTED: [&str; 11] = [
    "header",
    "heading-level",
    "lang",
    "link-prefix",
    "loading",
    "open",
    "src",
    "story",
    "theme",
    "time-zone",
    "view",
];

/// A timeline as it stands in the page.
pub(super) enum Found<'a> {
    /// a script that asks for an element
    Tag(ElementRef<'a>),
    /// `<standpoint-timeline>`
    Element(ElementRef<'a>),
    /// the outermost element of a plain form
    Plain(ElementRef<'a>),
    /// `<iframe>`
    Frame(ElementRef<'a>),
}

/// What of a page counts.
pub(super) struct Page<'a> {
    pub embeds: Vec<Found<'a>>,
    /// the first loader that the browser runs, else the first
    pub loader: Option<Script>,
    /// the script for pages with frames
    pub frame_script: Option<Script>,
}

impl<'a> Page<'a> {
    pub fn new(html: &'a Html) -> Page<'a> {
        let elements = html
            .root_element()
            .descendants()
            .filter_map(ElementRef::wrap);
        let mut page = Page {
            embeds: Vec::new(),
            loader: None,
            frame_script: None,
        };
        for element in elements {
            match element.value().name() {
                // What is in a template, or rendered in an element, is part of that.
                _ if is_in(element, &["template", "standpoint-timeline"]) => {}
                "script" => page.add_script(element),
                "standpoint-timeline" => page.embeds.push(Found::Element(element)),
                "iframe" if address(element, |name| name == "embed.html").is_some() => {
                    page.embeds.push(Found::Frame(element));
                }
                "section" | "div" | "article" if is_plain(element) => {
                    let is_inner = page.embeds.iter().any(|found| {
                        matches!(found, Found::Plain(outer) if element.ancestors().any(|node| node.id() == outer.id()))
                    });
                    if !is_inner {
                        page.embeds.push(Found::Plain(element));
                    }
                }
                _ => {}
            }
        }
        page
    }

    fn add_script(&mut self, element: ElementRef<'a>) {
        if address(element, |name| name == "standpoint-frame.js").is_some() {
            self.frame_script.get_or_insert(script(element));
            return;
        }
        let is_inline = || {
            let code: String = element.text().collect();
            code.contains("customElements") && code.contains("standpoint-timeline")
        };
        if address(element, is_loader).is_none() && !is_inline() {
            return;
        }
        let found = script(element);
        let has_wish = asks_for_element(element);
        if self
            .loader
            .as_ref()
            .is_none_or(|known| !known.runs && found.runs)
        {
            self.loader = Some(found);
        }
        if has_wish {
            self.embeds.push(Found::Tag(element));
        }
    }
}

/// Whether a tag puts an element into the page. A program that delays scripts has put the address of
/// ours into `data-src`, which then is no story.
fn asks_for_element(element: ElementRef) -> bool {
    element.value().attrs().any(|(name, value)| {
        let is_known = name
            .strip_prefix("data-")
            .is_some_and(|name| DOCUMENTED.contains(&name));
        is_known && !is_loader(last_segment(value))
    })
}

/// Whether a file has the name of the loader, which optimisers make longer.
fn is_loader(name: &str) -> bool {
    name.starts_with("standpoint") && name.ends_with(".js") && !name.starts_with("standpoint-frame")
}

/// The last part of the path of an address.
fn last_segment(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.rsplit('/').next().unwrap_or(path)
}

/// The address that an element loads, or that something else is to load for it later, if the file's
/// name is one that is looked for.
pub(super) fn address(element: ElementRef<'_>, is_it: impl Fn(&str) -> bool) -> Option<&str> {
    let mut sources = [
        "src",
        "data-src",
        "data-lazy-src",
        "data-rocket-src",
        "data-cfsrc",
    ]
    .into_iter()
    .filter_map(|name| element.attr(name));
    sources.find(|url| is_it(last_segment(url)))
}

/// What a script is, and whether it runs.
pub(super) fn script(element: ElementRef) -> Script {
    let src = element.attr("src");
    let kind = element.attr("type").unwrap_or("").trim();
    let is_code = ["", "module", "text/javascript", "application/javascript"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known));
    let has_address = src.is_none_or(|src| !src.trim().is_empty());
    // Nothing to load, and nothing in it.
    let is_empty = src.is_none() && element.text().all(|text| text.trim().is_empty());
    Script {
        src: address(element, |_| true).map(str::to_owned),
        place: if is_in(element, &["head"]) {
            "head"
        } else {
            "body"
        },
        runs: is_code && has_address && !is_empty,
    }
}

/// Whether an element stands in one of these.
pub(super) fn is_in(element: ElementRef, names: &[&str]) -> bool {
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    around.any(|around| names.contains(&around.value().name()))
}

/// Whether an element is a plain form: a header with a heading, and a list of events with theirs. Ids
/// would say so with more certainty, and are what gets lost.
pub(super) fn is_plain(element: ElementRef) -> bool {
    let is_heading = |element: &ElementRef| {
        matches!(
            element.value().name(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        )
    };
    let within = |element: ElementRef, is_it: &dyn Fn(&ElementRef) -> bool| {
        element.child_elements().any(|child| is_it(&child))
    };
    let is_header =
        |child: &ElementRef| child.value().name() == "header" && within(*child, &is_heading);
    let is_event = |child: &ElementRef| child.value().name() == "li" && within(*child, &is_heading);
    let is_events = |child: &ElementRef| child.value().name() == "ol" && within(*child, &is_event);
    let is_marked = || {
        let ids = element.descendants().filter_map(ElementRef::wrap);
        ids.filter_map(|element| element.value().id())
            .any(|id| id.contains("standpoint-"))
    };
    (within(element, &is_header) && within(element, &is_events))
        || (within(element, &is_events) && is_marked())
}
