//! A script that puts an element where it stands.

use super::page::is_in;
use super::{Embed, Finding, Form, Seen, There};
use scraper::ElementRef;

/// What becomes of a tag.
pub(super) fn tag(script: ElementRef) -> Embed {
    let own = super::page::script(script);
    let src = script.attr("data-story").or(script.attr("data-src"));
    let mut findings = Vec::new();
    let from = match src {
        Some(src) => ["from ", src].concat(),
        None => String::from("with the default story"),
    };
    let with_scripts = if own.place == "head" {
        findings.push(Finding::lost(
            "tag-in-head",
            "the tag stands in <head>, where there is no place for a timeline; put it where the timeline is to be",
        ));
        Seen::new("nothing", "nothing")
    } else if is_in(script, &["noscript"]) {
        Seen::new("nothing", "nothing")
    } else {
        findings.extend(delay(&own));
        Seen::new("widget", ["the widget, ", &from].concat())
    };
    Embed {
        form: Form::Tag,
        src: src.map(str::to_owned),
        there: There {
            script: Some(own),
            ..There::default()
        },
        findings,
        with_scripts,
        without_scripts: Seen::new("nothing", "nothing"),
    }
}

/// Says that a script waits for another one.
pub(super) fn delay(script: &super::Script) -> Option<Finding> {
    (!script.runs).then(|| {
        Finding::note(
            "script-delayed",
            "the browser does not run the script by itself: its type or address was changed, and another script has \
             to start it",
        )
    })
}
