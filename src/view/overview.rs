//! The whole story at a glance: a lane for each side, and in it a mark for whenever it spoke.
//!
//! Its text equivalent are the names of the marks, which are links to the cards. It is one stop for
//! the tabulator key; `js/overview.js` has the arrows.

use super::node::{Element, Node, el};
use super::prose::said;
use super::scale::{COLUMNS, scale};
use super::scene::Scene;
use crate::date::When;
use crate::story::{Event, Position, Side, Status, Text};
use std::sync::Arc;

/// The events that stand in one column.
type Column<'a> = Vec<&'a Arc<Event>>;

/// The overview of a story; nothing where there is nothing to see at a glance.
pub(super) fn overview(scene: &Scene) -> Option<Node> {
    let story = &scene.story;
    if story.events.len() < 2 || scene.positions() == 0 {
        return None;
    }
    let moments: Vec<i64> = story
        .events
        .iter()
        .map(|event| event.date.earliest())
        .collect();
    let scale = scale(&moments);
    let mut columns: Vec<Column> = Vec::new();
    columns.resize_with(COLUMNS, Vec::new);
    for (event, column) in story.events.iter().zip(scale.columns) {
        if let Some(column) = columns.get_mut(column) {
            column.push(event);
        }
    }
    let mut plot = el("div").class("plot");
    let mut letters = vec![false; story.topics.len()];
    let mut is_first = true;
    for side in &story.sides {
        let mut lane = el("div")
            .class("lane")
            .attr("role", "group")
            .attr("data-mark", (side.index % 8).to_string())
            .attr("aria-label", scene.say(&side.name).0)
            .add(
                el("span")
                    .class("side")
                    .attr("aria-hidden", "true")
                    .add(said(el("span"), scene.say(&side.name))),
            );
        let mut is_silent = true;
        for (at, column) in columns.iter().enumerate() {
            if let Some(mark) = mark(scene, side, column, &mut letters) {
                let stop = if is_first { "0" } else { "-1" };
                lane = lane.add(mark.attr("data-at", at.to_string()).attr("tabindex", stop));
                (is_silent, is_first) = (false, false);
            }
        }
        if !is_silent {
            plot = plot.add(lane);
        }
    }
    let ahead = columns.iter().position(|column| {
        let mut events = column.iter();
        events.any(|event| event.status != Status::Held)
    });
    let mut lines = el("div").class("lines").attr("aria-hidden", "true");
    for at in scale.breaks {
        lines = lines.add(el("i").class("break").attr("data-at", at.to_string()));
    }
    lines = lines.add(
        el("i")
            .class("now")
            .attr("data-at", ahead.unwrap_or(COLUMNS).to_string()),
    );
    let whole = el("div")
        .class("overview")
        .attr("part", "overview")
        .attr("role", "toolbar")
        .attr("aria-label", scene.words().overview)
        .add(plot.add(lines))
        .add(ends(scene))
        .add(legend(scene, &letters));
    Some(whole.into())
}

/// What a side said in a column, if it said anything.
fn mark(scene: &Scene, side: &Side, column: &Column, letters: &mut [bool]) -> Option<Element> {
    let all = column
        .iter()
        .flat_map(|event| event.positions.iter().map(move |held| (event, held)));
    let of_side: Vec<(&&Arc<Event>, &Arc<Position>)> = all
        .filter(|(_, held)| held.side.index == side.index)
        .collect();
    let (first_event, first) = of_side.first()?;
    let (last_event, _) = of_side.last()?;
    let date = |event: &Event| scene.intl.when(&event.date, scene.zone(Some(event)));
    let (text, class) = if of_side.len() == 1 {
        if let Some(used) = letters.get_mut(first.topic.index) {
            *used = true;
        }
        (letter(first.topic.index), "mark one")
    } else {
        (of_side.len().to_string(), "mark")
    };
    let mut name = [&isolated(scene, &side.name), " · ", &date(first_event)].concat();
    if last_event.id != first_event.id {
        name = [&name, " – ", &date(last_event)].concat();
    }
    // What is seen is part of what is said, so that it can be asked for by voice.
    name = [&name, " · ", &text].concat();
    let mut comma = ": ";
    for topic in &scene.story.topics {
        let count = of_side
            .iter()
            .filter(|(_, held)| held.topic.index == topic.index)
            .count();
        if count > 0 {
            name = [&name, comma, &isolated(scene, &topic.name)].concat();
            if count > 1 {
                name = [&name, " ", &count.to_string()].concat();
            }
            comma = scene.words().comma;
        }
    }
    let is_ahead = of_side
        .iter()
        .all(|(event, _)| event.status != Status::Held);
    Some(
        el("a")
            .class(class)
            .attr("href", ["#", &scene.position_id(first.number)].concat())
            .attr("aria-label", name)
            .maybe("data-ahead", is_ahead.then(String::new))
            .add(text),
    )
}

/// A text of the story for an attribute, where no element keeps another direction apart.
fn isolated(scene: &Scene, text: &Text) -> String {
    match scene.say(text) {
        (text, Some(_)) => ["\u{2068}", &text, "\u{2069}"].concat(),
        (text, None) => text,
    }
}

/// The letter of a topic; after the last letter a dot.
fn letter(topic: usize) -> String {
    let letter = u8::try_from(topic).ok().filter(|topic| *topic < 26);
    String::from(letter.map_or('•', |letter| char::from(b'A' + letter)))
}

/// When it begins and ends.
fn ends(scene: &Scene) -> Element {
    let mut ends = el("p").class("ends").attr("aria-hidden", "true");
    let events = &scene.story.events;
    for event in [events.first(), events.last()].into_iter().flatten() {
        let date: &When = &event.date;
        let text = scene.intl.when(date, scene.zone(Some(event)));
        ends = ends.add(el("span").add(text)).add(" ");
    }
    ends
}

/// Which topic each letter is.
fn legend(scene: &Scene, letters: &[bool]) -> Element {
    let mut legend = el("p").class("legend").attr("aria-hidden", "true");
    for topic in &scene.story.topics {
        if letters.get(topic.index) == Some(&true) {
            let name = said(el("span"), scene.say(&topic.name));
            legend = legend
                .add(
                    el("span")
                        .add(el("b").add(letter(topic.index)))
                        .add(" ")
                        .add(name),
                )
                .add(" ");
        }
    }
    legend
}
