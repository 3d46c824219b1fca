//! The whole: header, events on their rail, sources.

use super::card::card;
use super::node::{Element, Node, el};
use super::prose::{heading, prose};
use super::scene::Scene;
use super::sources::sources;
use crate::date::When;
use crate::intl::machine_readable;
use crate::words::around;
use leptos::prelude::*;
use std::sync::Arc;

/// A story as a timeline of cards.
#[component]
pub fn Timeline(
    /// the story and how it is shown
    scene: Arc<Scene>,
) -> impl IntoView {
    let words = scene.words();
    let story = &scene.story;
    let bar = el("div").class("bar").add(as_of(&scene)).add(
        el("div")
            .class("controls")
            .attr("part", "controls")
            .attr("role", "group")
            .attr("aria-label", words.controls)
            .add(control(&scene, words.open_all, true))
            .add(control(&scene, words.close_all, false)),
    );
    let header = el("header")
        .add(heading(scene.level(0), "title", scene.say(&story.title)))
        .add(prose(&scene, "standfirst", &story.summary))
        .add(bar);
    let mut events = el("ol").class("events").attr("aria-label", words.events);
    let mut before = None;
    for (at, event) in story.events.iter().enumerate() {
        events = events.add(card(&scene, at, event, before));
        before = Some(&event.date);
    }
    let shared = scene.clone();
    let story = el("section")
        .class("story")
        .attr("lang", scene.options.language.as_str())
        .on("click", |event| follow(&event))
        .on("toggle", move |event| toggled(&shared, &event))
        .add(header)
        .add(events)
        .add(sources(&scene));
    let story = Node::from(story);
    #[cfg(not(target_arch = "wasm32"))]
    if scene.options.form == super::Form::Plain {
        return super::plain::plain(story);
    }
    story
}

/// A button that opens or closes every card.
fn control(scene: &Arc<Scene>, label: &'static str, open: bool) -> Element {
    let scene = scene.clone();
    el("button")
        .attr("type", "button")
        .on("click", move |_| scene.set_all(open))
        .add(label)
}

fn as_of(scene: &Scene) -> Element {
    let as_of = &scene.story.as_of;
    framed(
        "p",
        "as-of",
        scene.words().as_of,
        time(as_of, scene.date(as_of)),
    )
}

/// An element with the words of a frame around what stands in its gap.
pub(super) fn framed(
    tag: &'static str,
    class: &'static str,
    frame: &str,
    inner: Element,
) -> Element {
    let (before, after) = around(frame);
    el(tag).class(class).add(before).add(inner).add(after)
}

/// A date as a `<time>`, where HTML has a form for it.
pub(super) fn time(when: &When, text: String) -> Element {
    let machine = match when {
        When::At(point) => machine_readable(point),
        When::Between(..) => None,
    };
    match machine {
        Some(machine) => el("time").attr("datetime", machine),
        None => el("span"),
    }
    .add(text)
}

#[cfg(target_arch = "wasm32")]
use super::navigate::{follow, toggled};

// Without a browser there are no events.
#[cfg(not(target_arch = "wasm32"))]
fn follow(_: &leptos::web_sys::Event) {}

#[cfg(not(target_arch = "wasm32"))]
fn toggled(_: &Scene, _: &leptos::web_sys::Event) {}
