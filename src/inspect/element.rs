//! `<standpoint-timeline>`, and the plain form where no element is around it.

use super::compare::{Contents, broken_links};
use super::page::{Page, is_in, is_plain};
use super::tag::delay;
use super::{Data, Embed, Finding, Form, Seen, There, story_in};
use crate::json::Json;
use crate::read;
use crate::render::{Content, Form as RenderForm, Options, Style, render};
use crate::view::{Header, PrerenderedView};
use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node};

/// What stands in an element.
struct Parts<'a> {
    /// the content of the template for its shadow root, where a browser takes it as such
    shadow: Option<NodeRef<'a, Node>>,
    /// a template that no browser takes as such without a script
    inert: Option<NodeRef<'a, Node>>,
    /// the plain form among its children
    light: Option<ElementRef<'a>>,
    /// the story
    data: Option<ElementRef<'a>>,
    /// whether what was in the template stands there without it
    is_unwrapped: bool,
    /// the words a reader sees without a script
    words: usize,
}

impl<'a> Parts<'a> {
    fn of(element: ElementRef<'a>) -> Parts<'a> {
        let templates: Vec<ElementRef> = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|inner| inner.value().name() == "template")
            .collect();
        let content = |template: &ElementRef<'a>| {
            template
                .children()
                .find(|child| child.value().is_fragment())
        };
        let is_shadow = |template: &&ElementRef| {
            let is_child = template
                .parent()
                .is_some_and(|parent| parent.id() == element.id());
            is_child
                && template
                    .attr("shadowrootmode")
                    .is_some_and(|mode| mode.eq_ignore_ascii_case("open"))
        };
        let shadow = templates.iter().find(is_shadow).and_then(content);
        let inert = templates
            .iter()
            .find(|template| !is_shadow(template))
            .and_then(content);
        let is_data = |child: &ElementRef| {
            child.value().name() == "script" && child.attr("type") == Some("application/json")
        };
        let mut elements = element.descendants().filter_map(ElementRef::wrap);
        let is_container = |inner: &ElementRef| inner.attr("data-standpoint").is_some();
        let is_unwrapped =
            elements.any(|inner| is_container(&inner) && !is_in(inner, &["template"]));
        let mut elements = element.descendants().filter_map(ElementRef::wrap);
        let words = match shadow {
            Some(shadow) => Contents::of(shadow).words(),
            None => Contents::of(*element).words(),
        };
        Parts {
            shadow,
            inert,
            light: elements.find(|inner| is_plain(*inner)),
            data: element.child_elements().find(is_data),
            is_unwrapped,
            words,
        }
    }
}

/// What is left of an element.
pub(super) fn element(page: &Page, element: ElementRef, given: Option<&Json>) -> Embed {
    let parts = Parts::of(element);
    let src = element.attr("src").filter(|src| !src.trim().is_empty());
    let form = match (parts.shadow.or(parts.inert), parts.light) {
        (Some(_), _) => Form::Shadow,
        _ if parts.is_unwrapped => Form::Shadow,
        (None, Some(_)) => Form::Light,
        (None, None) => Form::Element,
    };
    let mut findings = Vec::new();
    let known = parts
        .data
        .and_then(|data| story_in(&data.text().collect::<String>()));
    let data = match (parts.data, &known) {
        (None, _) => Data::Missing,
        (Some(_), None) => Data::Broken,
        (Some(_), Some(_)) => Data::Sound,
    };
    let script = page.loader.clone();
    match &script {
        None => findings.push(Finding::lost(
            "script-missing",
            "no standpoint.js is on this page; add its tag, or give the page the plain form alone",
        )),
        Some(script) => findings.extend(delay(script)),
    }
    if parts.shadow.is_none() && parts.inert.is_some() {
        findings.push(Finding::lost(
            "template-inert",
            "the template has lost shadowrootmode=\"open\" or stands in another element: it is seen by nobody before \
             the script runs",
        ));
    }
    if parts.is_unwrapped {
        findings.push(Finding::lost(
            "template-missing",
            "the template was taken away and what was in it left: it stands there without its style, beside the \
             timeline that the script makes; --content light has nothing to lose here",
        ));
    }
    if form == Form::Element && is_in(element, &["p"]) {
        findings.push(Finding::note(
            "in-paragraph",
            "the element stands in a <p>, which ends where the first block in it begins: rendered content then is \
             outside the element",
        ));
    }
    if form == Form::Shadow && data != Data::Sound {
        let what = if data == Data::Broken {
            "was damaged"
        } else {
            "is gone"
        };
        let rest = match src {
            Some(src) => format!("; it is fetched from {src}"),
            None => String::from(", and there is no src to fetch it from"),
        };
        findings.push(Finding::lost(
            "data-broken",
            format!("the story as JSON behind the template {what}{rest}"),
        ));
    }
    let known = known.as_ref().or(given);
    let light = parts.light.filter(|_| !parts.is_unwrapped);
    let content = parts.shadow.or(parts.inert).or(light.map(|light| *light));
    let fits = content.is_some_and(|content| compare(element, content, form, known, &mut findings));
    let is_usable = data == Data::Sound;
    let without_scripts = match form {
        Form::Shadow if parts.shadow.is_some() => rendered(parts.words, "as it was rendered"),
        Form::Light => rendered(parts.words, "in plain HTML"),
        _ if parts.words == 0 => Seen::new("nothing", "nothing"),
        _ if parts.is_unwrapped => rendered(parts.words, "without its style"),
        _ => Seen::new(
            "own-content",
            format!("the page's own content, {} words", parts.words),
        ),
    };
    let is_rendered = matches!(form, Form::Shadow | Form::Light);
    let with_scripts = match (&script, src) {
        (None, _) => without_scripts.clone(),
        _ if fits && is_usable && form == Form::Shadow => Seen::new(
            "widget",
            "the widget, which takes over what is there in its place",
        ),
        _ if is_usable && form == Form::Shadow => {
            Seen::new("widget", "the widget, made anew from the story in the page")
        }
        (_, Some(src)) => Seen::new("widget", ["the widget, from ", src].concat()),
        _ if is_usable => Seen::new("widget", "the widget, from the story in the page"),
        _ if is_rendered => without_scripts.clone(),
        _ => Seen::new(
            "default-story",
            "the widget with the default story, since there is no src",
        ),
    };
    Embed {
        form,
        src: src.map(str::to_owned),
        there: There {
            template: parts.shadow.is_some(),
            data,
            script,
            words: parts.words,
        },
        findings,
        with_scripts,
        without_scripts,
    }
}

/// What is left of a plain form that stands by itself.
pub(super) fn plain(root: ElementRef, given: Option<&Json>) -> Embed {
    let mut findings = Vec::new();
    compare(root, *root, Form::Plain, given, &mut findings);
    let words = Contents::of(*root).words();
    let seen = rendered(words, "in plain HTML");
    Embed {
        form: Form::Plain,
        src: None,
        there: There {
            words,
            ..There::default()
        },
        findings,
        with_scripts: seen.clone(),
        without_scripts: seen,
    }
}

fn rendered(words: usize, how: &str) -> Seen {
    Seen::new("rendered", format!("the story {how}, {words} words"))
}

/// Compares what is rendered with what this version renders of the story, or with itself where there is
/// no story. Returns whether the widget would take it over.
fn compare(
    element: ElementRef,
    content: NodeRef<'_, Node>,
    form: Form,
    known: Option<&Json>,
    findings: &mut Vec<Finding>,
) -> bool {
    let by_itself = |findings: &mut Vec<Finding>| {
        findings.extend(broken_links(content));
        let is_story = |inner: ElementRef| inner.value().classes().any(|class| class == "story");
        let mut elements = content.descendants().filter_map(ElementRef::wrap);
        if form == Form::Shadow && !elements.any(is_story) {
            findings.push(Finding::lost(
                "classes-changed",
                "the classes that the style goes by are not there",
            ));
        }
        false
    };
    let Some(known) = known else {
        return by_itself(findings);
    };
    let options = match options(element, content, form) {
        Ok(options) => options,
        Err(finding) => {
            findings.extend(finding);
            return by_itself(findings);
        }
    };
    let Some(story) = read::read(known).story else {
        return by_itself(findings);
    };
    let html = render(story, known, &options);
    let expected = Html::parse_fragment(&html);
    let Some(expected) = content_of(&expected, form) else {
        return false;
    };
    let (here, expected) = (Contents::of(content), Contents::of(expected));
    findings.extend(here.differences(&expected));
    here.fits(&expected)
}

/// The same part of what is rendered now as is compared of the page.
fn content_of(html: &Html, form: Form) -> Option<NodeRef<'_, Node>> {
    let nodes = html.root_element();
    let mut elements = nodes.descendants().filter_map(ElementRef::wrap);
    match form {
        Form::Shadow => elements
            .find(|element| element.value().name() == "template")?
            .children()
            .find(|child| child.value().is_fragment()),
        _ => elements
            .find(|element| is_plain(*element))
            .map(|found| *found),
    }
}

/// The options with which something was rendered, from what it says itself; a finding, or nothing to
/// say, where that cannot be told.
fn options(
    element: ElementRef,
    content: NodeRef<'_, Node>,
    form: Form,
) -> Result<Options, Option<Finding>> {
    let inner = || content.descendants().filter_map(ElementRef::wrap);
    let has = |name: &str| inner().any(|element| element.value().name() == name);
    let (language, level, time_zone, header) = if form == Form::Shadow {
        let signature = inner().find_map(|element| element.attr("data-standpoint"));
        let signature: Vec<&str> = signature.ok_or(None)?.split(' ').collect();
        let [version, language, level, zone, header] = signature.as_slice() else {
            return Err(None);
        };
        if *version != env!("CARGO_PKG_VERSION") {
            let own = env!("CARGO_PKG_VERSION");
            let message = format!(
                "it was rendered by version {version}, and this is {own}: the widget makes it anew"
            );
            return Err(Some(Finding::note("other-version", message)));
        }
        (
            (*language).to_owned(),
            level.parse().ok(),
            (*zone != "-").then(|| (*zone).to_owned()),
            Header::parse(header),
        )
    } else {
        let language = inner()
            .chain(ElementRef::wrap(content))
            .find_map(|element| element.attr("lang"));
        let header = match (form, element.attr("header")) {
            (Form::Plain, _) => header_in(content),
            (_, header) => Header::parse(header.unwrap_or_default()),
        };
        let level = inner().find_map(heading_level);
        // Without the title, the first is the headline of an event.
        let below = u8::from(header == Header::None);
        let level = level.map(|level| level.saturating_sub(below));
        let zone = element.attr("time-zone").map(str::to_owned);
        let given = element
            .attr("lang")
            .or(ElementRef::wrap(content).and_then(|root| root.attr("lang")));
        (
            given.or(language).ok_or(None)?.to_owned(),
            level,
            zone,
            header,
        )
    };
    let view = match (element.attr("view"), has("table")) {
        (Some("compare"), _) => PrerenderedView::Compare,
        (_, true) => PrerenderedView::Both,
        (_, false) => PrerenderedView::Timeline,
    };
    Ok(Options {
        form: if form == Form::Shadow {
            RenderForm::Embed
        } else {
            RenderForm::Plain
        },
        language: Some(language),
        open: element.attr("open").unwrap_or_default().to_owned(),
        time_zone,
        heading_level: level,
        header,
        view,
        base: String::from("./"),
        content: Content::Shadow,
        style: Style::Link,
        src: None,
        url: None,
        oembed: None,
    })
}

/// How much there is of the header in a plain form by itself: title, summary, corrections, and the date up to which
/// the story is told.
fn header_in(content: NodeRef<'_, Node>) -> Header {
    let mut elements = content.descendants().filter_map(ElementRef::wrap);
    let Some(header) = elements.find(|element| element.value().name() == "header") else {
        return Header::Full;
    };
    let (headings, others): (Vec<ElementRef>, Vec<ElementRef>) = header
        .child_elements()
        .partition(|child| heading_level(*child).is_some());
    // The summary comes first of the others, all of which but what was left out have a date.
    let has_date = |element: &ElementRef| {
        let mut inside = element.descendants().filter_map(ElementRef::wrap);
        inside.any(|element| element.value().name() == "time")
    };
    match (headings.is_empty(), others.first()) {
        (true, _) => Header::None,
        (_, Some(first)) if !has_date(first) => Header::Full,
        _ => Header::Compact,
    }
}

fn heading_level(element: ElementRef) -> Option<u8> {
    element.value().name().strip_prefix('h')?.parse().ok()
}
