//! A frame with nothing but the timeline.

use super::page::{Page, address};
use super::{Embed, Finding, Form, Seen, There};
use scraper::ElementRef;

/// What becomes of a frame.
pub(super) fn frame(page: &Page, frame: ElementRef) -> Embed {
    let url = address(frame, |_| true).unwrap_or_default();
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or(query);
    let mut parts = form_urlencoded::parse(query.as_bytes());
    let src = parts.find(|(name, _)| name == "src");
    let mut findings = Vec::new();
    let sandbox = frame.attr("sandbox");
    let may_run = sandbox.is_none_or(|list| {
        list.split_ascii_whitespace()
            .any(|word| word == "allow-scripts")
    });
    if !may_run {
        findings.push(Finding::lost(
            "frame-without-scripts",
            "the frame's sandbox lets no script run; it needs allow-scripts",
        ));
    }
    if frame.attr("src").is_none() {
        findings.push(Finding::note(
            "script-delayed",
            "the frame has no src: another script has to put it there",
        ));
    }
    if frame
        .attr("title")
        .is_none_or(|title| title.trim().is_empty())
    {
        findings.push(Finding::note(
            "frame-without-title",
            "the frame has no title, by which screen readers call it",
        ));
    }
    if page.frame_script.is_none() {
        findings.push(Finding::note(
            "frame-script-missing",
            "standpoint-frame.js is not on the page: the frame keeps its height and scrolls, and links do not lead in",
        ));
    }
    let needs = "that the timeline needs JavaScript";
    Embed {
        form: Form::Frame,
        src: src.map(|(_, src)| src.into_owned()),
        there: There {
            script: page.frame_script.clone(),
            ..There::default()
        },
        findings,
        with_scripts: if may_run {
            Seen::new("widget", ["the widget, in a frame of ", url].concat())
        } else {
            Seen::new("message", needs)
        },
        without_scripts: Seen::new("message", needs),
    }
}
