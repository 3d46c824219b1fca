//! The whole story at a glance: a lane for each side, and in it a mark for whenever it spoke.
//!
//! Its text equivalent are the names of the marks, which are links to the cards. It is one stop for
//! the tabulator key; [`marks`] says where the arrows lead.

use super::event::{closest, focus, key};
use super::node::{Element, Node, el};
use super::prose::{isolated, text_node};
use super::scene::Scene;
use super::time_scale::{Scale, scale};
use crate::app::marks::{self, Columns, Direction, LAYOUTS, Lanes};
use crate::app::selection::Selection;
use crate::js;
use crate::story::{Event as StoryEvent, Position, Side};
use crate::words::fill;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event};

/// How many columns there are on a phone and on a wider screen. On a phone of 320 px, and where the
/// wider ones begin, each is wider than the 24 px that a target needs.
const COLUMNS: [usize; LAYOUTS] = [10, 20];

/// The index of the layout of a wider screen.
const WIDE: usize = 1;

/// The attributes that say in which column something stands, on a phone and on a wider screen. What
/// lacks one of them is not there.
const COLUMN_ATTRIBUTES: [&str; LAYOUTS] = ["data-at", "data-wide"];

/// A date that is shown takes so many of the columns on a wider screen.
const DATE_COLUMNS: usize = 4;

/// Neighbouring events that share a column, and which one that is on a phone and on a wider screen.
struct Group {
    events: Range<usize>,
    columns: Columns,
}

/// The overview; nothing where there would be nothing to see at a glance. What is in it is made anew when
/// a reader filters.
#[component]
pub(super) fn Overview(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    if scene.story.events.len() < 2 || scene.positions() == 0 {
        return Node::List(Vec::new());
    }
    let lanes = Arc::new(Mutex::new(Lanes::new()));
    let shown = lanes.clone();
    let is_rtl = scene.direction() == "rtl";
    let overview = el("div")
        .class("overview")
        .attr("part", "overview")
        .attr("role", "toolbar")
        .attr("aria-label", scene.words().overview)
        .on("keydown", move |event| {
            // The page may answer to the focus being moved, so the lock has ended by then.
            let lanes = shown.lock().map(|lanes| lanes.clone());
            if let Ok(lanes) = lanes {
                press_key(event, &lanes, is_rtl);
            }
        });
    let picture = move || {
        let (picture, marks) = picture(&scene, &scene.app.selection());
        if let Ok(mut lanes) = lanes.lock() {
            *lanes = marks;
        }
        picture
    };
    overview.children_with(picture).into()
}

/// Moves the focus to where an arrow key leads.
fn press_key(event: &Event, lanes: &Lanes, is_rtl: bool) {
    let direction = key(event).and_then(|key| Direction::of_key(&key, is_rtl));
    let (Some(direction), Some(mark)) = (direction, closest(event, ".mark")) else {
        return;
    };
    event.prevent_default();
    let Some(overview) = closest(event, ".overview") else {
        return;
    };
    let marks = |lane: &DomElement| elements(lane, ".mark");
    let lane_elements = elements(&overview, ".lane");
    let from = lane_elements
        .iter()
        .enumerate()
        .find_map(|(lane, element)| {
            let index = marks(element).iter().position(|other| *other == mark)?;
            Some((lane, index))
        });
    let probe = [".now[", COLUMN_ATTRIBUTES[WIDE], "]"].concat();
    let probe = overview.query_selector(&probe).ok().flatten();
    let is_wide = probe.is_some_and(|line| js::is_visible(&line));
    let layout = if is_wide { WIDE } else { 0 };
    let Some(to) = from.and_then(|from| marks::next(lanes, layout, from, direction)) else {
        return;
    };
    let stops = marks::stops_after(lanes, layout, to);
    for (lane, element) in lane_elements.iter().enumerate() {
        for (index, mark) in marks(element).iter().enumerate() {
            let is_stop = stops.contains(&Some((lane, index)));
            _ = mark.set_attribute("tabindex", tabindex(is_stop));
            if to == (lane, index) {
                focus(mark);
            }
        }
    }
}

fn elements(inside: &DomElement, selector: &str) -> Vec<DomElement> {
    let found = inside.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    let all = (0..count).filter_map(|index| found.as_ref()?.item(index));
    all.map(JsCast::unchecked_into).collect()
}

fn tabindex(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}

/// The picture of what is left of a story, and where its marks stand; nothing where nothing is left.
fn picture(scene: &Scene, selection: &Selection) -> (Node, Lanes) {
    let story = &scene.story;
    let events = story.events.iter();
    let moments: Vec<i64> = events.map(|event| event.date.earliest()).collect();
    let scales = COLUMNS.map(|count| scale(&moments, count));
    let groups = groups(&scales);
    let mut letters = vec![false; story.topics.len()];
    let (mut lanes, mut rows) = (Lanes::new(), Vec::new());
    for side in &story.sides {
        let (mut columns, mut marks) = (Vec::new(), Vec::new());
        for group in &groups {
            let events = story.events.get(group.events.clone()).unwrap_or_default();
            if let Some(mark) = mark(scene, selection, side, events, &mut letters) {
                columns.push(group.columns);
                marks.push(in_columns(mark, group.columns));
            }
        }
        if !marks.is_empty() {
            lanes.push(columns);
            rows.push((side, marks));
        }
    }
    if lanes.is_empty() {
        return (Node::List(Vec::new()), lanes);
    }
    let stops = marks::first_stops(&lanes);
    let mut plot = el("div").class("plot");
    for (lane, (side, marks)) in rows.into_iter().enumerate() {
        let mut row = el("div")
            .class("lane")
            .attr("role", "group")
            .attr("data-mark", (side.index % 8).to_string())
            .attr("aria-label", scene.say(&side.name).0)
            .add(
                el("span")
                    .class("side")
                    .attr("aria-hidden", "true")
                    .add(text_node(scene.say(&side.name))),
            );
        for (index, mark) in marks.into_iter().enumerate() {
            let is_stop = stops.contains(&Some((lane, index)));
            row = row.add(mark.attr("tabindex", tabindex(is_stop)));
        }
        plot = plot.add(row);
    }
    let picture = Node::List(vec![
        plot.add(lines(scene, &scales)).into(),
        axis(scene, &groups).into(),
        legend(scene, &letters).into(),
    ]);
    (picture, lanes)
}

/// The events by column. What stands alike on every screen is there once.
fn groups(scales: &[Scale; LAYOUTS]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (layout, scale) in scales.iter().enumerate() {
        let mut start = 0;
        for same in scale.columns.chunk_by(|a, b| a == b) {
            let events = start..start + same.len();
            start = events.end;
            let known = groups.iter().position(|group| group.events == events);
            let at = known.unwrap_or_else(|| {
                let is_before = |group: &&Group| group.events.start < events.start;
                groups.iter().take_while(is_before).count()
            });
            if known.is_none() {
                let columns = [None; LAYOUTS];
                groups.insert(at, Group { events, columns });
            }
            if let Some(column) = groups.get_mut(at).and_then(|g| g.columns.get_mut(layout)) {
                *column = same.first().copied();
            }
        }
    }
    groups
}

/// Puts something into its columns.
fn in_columns(mut element: Element, columns: Columns) -> Element {
    for (name, column) in COLUMN_ATTRIBUTES.into_iter().zip(columns) {
        element = element.maybe(name, column.map(|column| column.to_string()));
    }
    element
}

/// Where a stretch is shortened, and up to where the story is told.
fn lines(scene: &Scene, scales: &[Scale; LAYOUTS]) -> Element {
    let mut events = scene.story.events.iter();
    let ahead = events.position(|event| scene.is_ahead(event));
    let mut lines = el("div").class("lines").attr("aria-hidden", "true");
    for ((name, scale), count) in COLUMN_ATTRIBUTES.into_iter().zip(scales).zip(COLUMNS) {
        let now = ahead.and_then(|ahead| scale.columns.get(ahead));
        let now = el("i")
            .class("now")
            .attr(name, now.unwrap_or(&count).to_string());
        lines = lines.add(now);
        for at in &scale.breaks {
            lines = lines.add(el("i").class("break").attr(name, at.to_string()));
        }
    }
    lines
}

/// What a side said at these events, if it said anything.
fn mark(
    scene: &Scene,
    selection: &Selection,
    side: &Side,
    events: &[Arc<StoryEvent>],
    letters: &mut [bool],
) -> Option<Element> {
    let all = events.iter().flat_map(|event| {
        event
            .positions
            .iter()
            .map(move |position| (event, position))
    });
    let of_side: Vec<(&Arc<StoryEvent>, &Arc<Position>)> = all
        .filter(|(_, position)| {
            position.side.index == side.index && selection.has_position(position.number)
        })
        .collect();
    let (first_event, _) = of_side.first()?;
    let (last_event, _) = of_side.last()?;
    // The one that stands first in the card, which is by topics.
    let in_card = |(event, position): &&(&Arc<StoryEvent>, &Arc<Position>)| {
        let topic = if side.observer {
            0
        } else {
            position.topic.index
        };
        (event.id != first_event.id, topic)
    };
    let (_, first) = of_side.iter().min_by_key(in_card)?;
    let date = |event: &StoryEvent| scene.brief(&event.date, event);
    let (text, class) = if of_side.len() == 1 {
        if let Some(used) = letters.get_mut(first.topic.index) {
            *used = true;
        }
        (letter(first.topic.index), "mark one")
    } else {
        (count(of_side.len()), "mark")
    };
    let mut name = [&isolated(scene, &side.name), " · ", &date(first_event)].concat();
    if last_event.id != first_event.id {
        name = [&name, " – ", &date(last_event)].concat();
    }
    // What is seen is part of the name, so that it can be asked for by voice.
    name = [&name, " · ", &text].concat();
    let mut comma = scene.words().colon;
    for topic in &scene.story.topics {
        let count = of_side
            .iter()
            .filter(|(_, position)| position.topic.index == topic.index)
            .count();
        if count > 0 {
            name = [&name, comma, &isolated(scene, &topic.name)].concat();
            if count > 1 {
                name = [&name, " ", &count.to_string()].concat();
            }
            comma = scene.words().comma;
        }
    }
    let is_ahead = of_side.iter().all(|(event, _)| scene.is_ahead(event));
    Some(
        el("a")
            .class(class)
            .attr("href", ["#", &scene.position_id(first.number)].concat())
            .attr("aria-label", name)
            .maybe("data-ahead", is_ahead.then(String::new))
            .add(text),
    )
}

/// A number that fits into a mark: from a thousand on in thousands. The name of the mark has it in full.
fn count(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        [&((number + 500) / 1_000).to_string(), "k"].concat()
    }
}

/// The letter of a topic; after the last letter a dot.
fn letter(topic: usize) -> String {
    let letter = u8::try_from(topic).ok().filter(|topic| *topic < 26);
    String::from(letter.map_or('•', |letter| char::from(b'A' + letter)))
}

/// When things were, as far as there is room to say so: at the beginning and the end, and on a wider
/// screen between them.
fn axis(scene: &Scene, groups: &[Group]) -> Element {
    let mut axis = el("p").class("axis").attr("aria-hidden", "true");
    let [_, wide] = COLUMNS;
    let mut next = 0;
    for group in groups {
        let [_, Some(column)] = group.columns else {
            continue;
        };
        let is_last = column == wide - 1;
        if is_last || column >= next && column + 2 * DATE_COLUMNS <= wide {
            let events = scene.story.events.get(group.events.clone());
            let events = events.unwrap_or_default();
            let event = if is_last {
                events.last()
            } else {
                events.first()
            };
            let date = event.map(|event| scene.brief(&event.date, event));
            let tick = el("span").attr("data-wide", column.to_string());
            axis = axis
                .add(if next == 0 { "" } else { " " })
                .add(tick.add(date.unwrap_or_default()));
            next = column + DATE_COLUMNS;
        }
    }
    axis
}

/// Which topic each letter is, and what the broken line is.
fn legend(scene: &Scene, letters: &[bool]) -> Element {
    let mut legend = el("p").class("legend").attr("aria-hidden", "true");
    for topic in &scene.story.topics {
        if letters.get(topic.index) == Some(&true) {
            let letter = el("b").add(letter(topic.index));
            let name = text_node(scene.say(&topic.name));
            legend = legend
                .add(el("span").add(letter).add(" ").add(name))
                .add(" ");
        }
    }
    let words = scene.words();
    let counted = el("span").add(el("b").add("2, 3 …")).add(" ");
    let legend = legend.add(counted.add(words.counted)).add(" ");
    let as_of = &scene.story.as_of;
    let as_of = fill(words.as_of, &scene.date(as_of));
    legend.add(el("span").add(el("b").add("┆")).add(" ").add(as_of))
}
