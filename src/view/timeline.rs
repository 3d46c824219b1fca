//! The whole: header, events on their rail, sources.

use super::card::card;
use super::controls::{button, tools, views};
use super::node::{Element, Node, el};
use super::overview::overview;
use super::prose::{heading, prose};
use super::scene::{PrerenderedView, Scene};
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
    let bar = el("div")
        .class("bar")
        .add(as_of(&scene))
        .add(views(&scene))
        .add(
            el("div")
                .class("cards")
                .attr("part", "controls")
                .attr("role", "group")
                .attr("aria-label", words.controls)
                .add(button("data-do", "open").add(words.open_all))
                .add(button("data-do", "close").add(words.close_all)),
        );
    let header = el("header")
        .add(heading(scene.level(0), "title", scene.say(&story.title)))
        .add(prose(&scene, "standfirst", &story.summary))
        .add(bar)
        .add(tools(&scene));
    let mut events = el("ol")
        .class("events")
        .attr("aria-label", words.events)
        .maybe("data-long", scene.is_long().then(String::new));
    let mut before = None;
    for event in &story.events {
        events = events.add(card(&scene, event, before));
        before = Some(&event.date);
    }
    let story = el("section")
        .class("story")
        .attr("lang", scene.intl.language.as_str())
        .attr("dir", scene.direction())
        .attr("data-view", first_view(&scene))
        .add(header)
        .add(overview(&scene))
        .add(events)
        .add(comparison(&scene))
        .add(sources(&scene));
    let story = Node::from(story);
    #[cfg(not(target_arch = "wasm32"))]
    if scene.options.form == super::Form::Plain {
        return super::plain::plain(story);
    }
    story
}

/// The view that is shown until a script or the reader chooses another.
fn first_view(scene: &Scene) -> &'static str {
    match scene.options.view {
        PrerenderedView::Compare => "compare",
        PrerenderedView::Timeline | PrerenderedView::Both => "timeline",
    }
}

/// The place of the comparison. On the page it is filled when a reader asks for it.
#[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
fn comparison(scene: &Arc<Scene>) -> Element {
    let place = el("section")
        .class("compare")
        .attr("part", "compare")
        .island();
    #[cfg(not(target_arch = "wasm32"))]
    if scene.options.view != PrerenderedView::Timeline {
        return place.add(super::compare::compare(scene));
    }
    place
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
