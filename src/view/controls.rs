//! What a reader can set: the view, what is shown, in which zone and language.
//!
//! A form, so that its state is what the browser says it is; `js/reader.js` reads it and writes it
//! into the link.

use super::node::{Element, Node, el};
use super::prose::{said, spoken};
use super::scene::Scene;
use crate::intl::language_name;

/// A button; what it does, `js/reader.js` knows by this attribute.
pub(super) fn button(attribute: &'static str, value: &str) -> Element {
    el("button").attr("type", "button").attr(attribute, value)
}

/// The buttons that choose a view.
pub(super) fn views(scene: &Scene) -> Element {
    let words = scene.words();
    let mut group = el("div")
        .class("views")
        .attr("part", "controls")
        .attr("role", "group")
        .attr("aria-label", words.view);
    for (view, name) in [("timeline", words.timeline), ("compare", words.compare)] {
        let pressed = if view == "timeline" { "true" } else { "false" };
        group = group.add(
            button("data-view", view)
                .attr("aria-pressed", pressed)
                .add(name),
        );
    }
    group
}

/// The form that filters, and what it says of the result.
pub(super) fn tools(scene: &Scene) -> Element {
    let words = scene.words();
    let story = &scene.story;
    let mut sides = el("fieldset").add(el("legend").add(words.sides));
    for side in &story.sides {
        let input = el("input")
            .attr("type", "checkbox")
            .attr("name", "side")
            .attr("value", side.id.as_str());
        let name = el("span")
            .class("side")
            .attr("data-mark", (side.index % 8).to_string())
            .add(spoken(scene.say(&side.name)));
        sides = sides.add(el("label").add(input).add(" ").add(name));
    }
    let topics = story
        .topics
        .iter()
        .map(|topic| (topic.id.as_str(), scene.say(&topic.name)));
    let mut topic = select("topic").add(option("", (words.all_topics.to_owned(), None)));
    for (id, name) in topics {
        topic = topic.add(option(id, name));
    }
    let kind = select("kind")
        .add(option("", (words.kinds_all.to_owned(), None)))
        .add(option("stated", (words.kinds_stated.to_owned(), None)));
    let find = el("input").attr("type", "search").attr("name", "find");
    let filter = el("details")
        .class("filter")
        .add(el("summary").add(words.filter))
        .add(
            el("div")
                .class("fields")
                .add(sides)
                .add(labelled(words.topic, topic))
                .add(labelled(words.kinds, kind))
                .add(labelled(words.find, find)),
        );
    let result = el("p")
        .attr("role", "status")
        .attr("data-shown", words.shown)
        .attr("data-none", words.none)
        .attr("data-copied", words.copied)
        .attr("data-failed", words.copy_failed);
    el("form")
        .class("tools")
        .attr("part", "controls")
        .attr("aria-label", words.filter)
        .add(filter)
        .add(zones(scene))
        .add(languages(scene))
        .add(
            el("div")
                .class("result")
                .add(result)
                .add(button("data-do", "reset").add(words.reset))
                .add(button("data-do", "copy").add(words.copy_link)),
        )
}

/// In which zone moments are shown; the reader's own is added where it is known.
fn zones(scene: &Scene) -> Option<Node> {
    let words = scene.words();
    let has_moments = scene.story.events.iter().any(|event| event.date.has_time());
    if !has_moments {
        return None;
    }
    let mut zones = select("zone").attr("data-own", words.zone_own);
    zones = zones.add(option("", (words.zone_local.to_owned(), None)));
    for zone in &scene.story.time_zones {
        zones = zones.add(option(&zone.id, scene.say(&zone.name)));
    }
    Some(labelled(words.time_zone, zones).into())
}

/// The languages of the story, each in its own.
fn languages(scene: &Scene) -> Option<Node> {
    let tags = &scene.story.languages;
    if tags.len() < 2 {
        return None;
    }
    let mut languages = select("language").attr("aria-label", scene.words().language_label);
    for tag in tags {
        let chosen = crate::story::same_primary(tag, &scene.language);
        languages = languages.add(
            option(tag, (language_name(tag, tag), Some(tag.clone())))
                .maybe("selected", chosen.then(String::new)),
        );
    }
    Some(el("label").add(languages).into())
}

fn select(name: &'static str) -> Element {
    el("select").attr("name", name)
}

fn option(value: &str, name: (String, Option<String>)) -> Element {
    said(el("option").attr("value", value), name)
}

fn labelled(name: &'static str, field: Element) -> Element {
    el("label").add(el("span").add(name)).add(" ").add(field)
}
