//! The whole: header, events on their rail, sources.

use super::cards::cards;
use super::compare::{Comparison, ComparisonProps};
use super::controls::{Tools, ToolsProps, ViewSwitch, ViewSwitchProps};
use super::copy::{copy_link, id_to_copy};
use super::event::closest;
use super::jump::follow_link;
use super::node::{Element, Node, el};
use super::overview::{Overview, OverviewProps};
use super::position::corrections;
use super::prose::{heading, prose};
use super::scene::{Form, Header, Scene};
use super::sources::sources;
use crate::app::announcement;
use crate::date::When;
use crate::intl::machine_readable;
use crate::words::around;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

/// A story as a timeline of cards.
#[component]
pub fn Timeline(
    /// the story, how it is shown, and what its reader does
    scene: Arc<Scene>,
) -> impl IntoView {
    let app = scene.app;
    let bar = el("div")
        .class("bar")
        .add(as_of(&scene))
        .add(ViewSwitch(ViewSwitchProps {
            scene: scene.clone(),
        }));
    let header = el("header")
        .add(title(&scene))
        .add(corrections(&scene, &scene.story.corrections))
        .add(left_out(&scene))
        .add(bar)
        .add(Tools(ToolsProps {
            scene: scene.clone(),
        }));
    let clicked = {
        let scene = scene.clone();
        move |event: &Event| click(&scene, event)
    };
    let story = el("section")
        .class("story")
        .attr("lang", scene.intl.language.as_str())
        .attr("dir", scene.direction())
        .attr_with("data-view", move || Some(app.view().word().to_owned()))
        .attr_with("data-filtered", move || {
            app.selection().is_filtered().then(String::new)
        })
        .on("click", clicked)
        .add(header)
        .add(Overview(OverviewProps {
            scene: scene.clone(),
        }))
        .add(cards(&scene))
        .add(Comparison(ComparisonProps {
            scene: scene.clone(),
        }))
        .add(sources(&scene));
    let story = Node::from(story);
    #[cfg(not(widget))]
    if scene.options.form == super::Form::Plain {
        return super::plain::plain(story);
    }
    story
}

/// Links within the timeline and the buttons that copy links or load frames: one handler for all of them, of
/// which a long story has thousands.
fn click(scene: &Arc<Scene>, event: &Event) {
    let Some(button) = closest(event, "button") else {
        return follow_link(scene, event);
    };
    #[cfg(widget)]
    if let Some(address) = button.get_attribute("data-embed") {
        return super::media::load_frame(&button, &address);
    }
    if let Some(id) = id_to_copy(&button, &scene.story) {
        copy_link(scene, button, &id);
    }
}

/// Title and summary, as far as they are asked for.
fn title(scene: &Scene) -> Node {
    let story = &scene.story;
    let title = heading(scene.level(0), "title", scene.say(&story.title));
    match (scene.options.header, scene.options.form) {
        (Header::Full, _) => {
            let summary = prose(scene, "standfirst", &story.summary);
            Node::List(vec![title.into(), summary.into()])
        }
        (Header::Compact, _) => title.into(),
        // Nothing there could hide it.
        (Header::None, Form::Plain) => None.into(),
        (Header::None, Form::Element) => title.attr("data-unseen", "").into(),
    }
}

/// That not all of the story could be read; nothing where it could.
fn left_out(scene: &Scene) -> Option<Node> {
    let left_out = announcement::left_out(scene.words(), &scene.story);
    (!left_out.is_empty()).then(|| el("p").class("as-of left-out").add(left_out).into())
}

fn as_of(scene: &Scene) -> Element {
    let as_of = &scene.story.as_of;
    in_frame(
        "p",
        "as-of",
        scene.words().as_of,
        time(as_of, scene.date(as_of)),
    )
}

/// An element with the words of a frame around what stands in its gap.
pub(super) fn in_frame(
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
