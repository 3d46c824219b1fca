//! The whole story at a glance: a lane for each side, and in it a mark for whenever it spoke. Where nobody
//! speaks, a lane for each group of events, and in it a mark for each that happened.
//!
//! A disc is what a side said itself, with the number of positions in it, the larger the more; a ring is
//! what only others report of it. Signs say where an editor stated that a side moved. Each column is a step
//! in time and has its date: see [`steps`].
//!
//! Its text equivalent are the names of the marks, which are links to the cards. It is one stop for
//! the tabulator key; [`marks`] says where the arrows lead.

use super::event::{closest, focus, key};
use super::node::{Element, Node, el};
use super::prose::{isolated, text_node};
use super::scene::Scene;
use super::steps;
use crate::app::marks::{self, Columns, Direction, LAYOUTS, Lanes};
use crate::app::selection::Selection;
use crate::date::{Point, When};
use crate::js;
use crate::story::{Change, Era, Event as StoryEvent, Position, Status, Text};
use crate::words::fill;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event};

/// How many columns there are on a phone and on a wider screen. On a phone of 320 px, and where the
/// wider ones begin, each is wider than the 24 px that a target needs.
const COLUMNS: [usize; LAYOUTS] = [10, 16];

/// The index of the layout of a wider screen.
const WIDE: usize = 1;

/// The attributes that say in which column something stands, on a phone and on a wider screen. What
/// lacks one of them is not there.
const COLUMN_ATTRIBUTES: [&str; LAYOUTS] = ["data-at", "data-wide"];

/// So many letters of a date are as wide as a column.
const LETTERS: usize = 5;

/// Two days of months that follow each other are told apart by their numbers within so many seconds.
const SHORT: i64 = 28 * 86_400;

/// How somebody moved, and the sign for it. What stayed the same has none.
const MOVES: [(Change, &str); 3] = [
    (Change::Firmer, "▲"),
    (Change::Softer, "▽"),
    (Change::New, "+"),
];

/// Something with a place in the picture.
struct Item<'a> {
    /// when it was
    when: When,
    /// what it is ordered by
    moment: i64,
    /// whether it is still to come
    is_ahead: bool,
    /// at which event, and its index; nothing for an era without any
    event: Option<(usize, &'a Arc<StoryEvent>)>,
    /// what was said there
    position: Option<&'a Arc<Position>>,
    /// the index of its lane
    lane: usize,
}

/// A row of the picture.
struct Lane {
    /// whose it is, and its `lang`
    name: (String, Option<String>),
    /// the same for the names of its marks
    label: String,
    /// the index of its side
    side: Option<usize>,
}

/// Neighbouring items that share a column, and which one that is on a phone and on a wider screen.
struct Step {
    items: Range<usize>,
    columns: Columns,
}

/// Which kinds of marks there are, for the legend.
#[derive(Default)]
struct Seen {
    is_relayed: bool,
    is_ahead: bool,
    moves: [bool; MOVES.len()],
}

/// A mark, and how much it stands for.
struct Mark {
    columns: Columns,
    count: usize,
    element: Element,
}

/// The overview; nothing where there would be nothing to see at a glance. What is in it is made anew when
/// a reader filters.
#[component]
pub(super) fn Overview(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    let story = &scene.story;
    let is_empty = scene.positions() == 0 && story.groups.is_empty() && story.eras.is_empty();
    if story.events.len() < 2 || is_empty {
        return Node::List(Vec::new());
    }
    let lanes = Arc::new(Mutex::new(Lanes::new()));
    let shown = lanes.clone();
    let is_rtl = scene.direction() == "rtl";
    let overview = el("div")
        .class("overview")
        .attr("part", "overview")
        .attr("role", "toolbar")
        .attr("aria-label", title(&scene))
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

/// What the picture is of.
fn title(scene: &Scene) -> &'static str {
    let words = scene.words();
    if scene.positions() > 0 {
        words.overview
    } else {
        words.events
    }
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
    let probe = [".axis [", COLUMN_ATTRIBUTES[WIDE], "]"].concat();
    let probe = overview.query_selector(&probe).ok().flatten();
    let is_wide = probe.is_some_and(|date| js::is_visible(&date));
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
    let items = items(scene);
    let moments: Vec<i64> = items.iter().map(|item| item.moment).collect();
    let ahead = items.iter().take_while(|item| !item.is_ahead).count();
    let columns = COLUMNS.map(|count| steps::columns(&moments, ahead, count));
    let steps = steps(&columns);
    let mut seen = Seen::default();
    let (mut columns_of_lanes, mut rows, mut most) = (Lanes::new(), Vec::new(), 0);
    for (index, lane) in lanes(scene).into_iter().enumerate() {
        let mut marks = Vec::new();
        for step in &steps {
            let items = items.get(step.items.clone()).unwrap_or_default();
            let mark = mark(scene, selection, (index, &lane.label), items, &mut seen);
            if let Some((count, element)) = mark {
                most = most.max(count);
                let columns = step.columns;
                marks.push(Mark {
                    columns,
                    count,
                    element,
                });
            }
        }
        if !marks.is_empty() {
            columns_of_lanes.push(marks.iter().map(|mark| mark.columns).collect());
            rows.push((lane, marks));
        }
    }
    if rows.is_empty() {
        return (Node::List(Vec::new()), columns_of_lanes);
    }
    let stops = marks::first_stops(&columns_of_lanes);
    let mut plot = el("div").class("lanes");
    for (index, (lane, marks)) in rows.into_iter().enumerate() {
        let mut row = el("div")
            .class("lane")
            .attr("role", "group")
            .maybe("data-mark", lane.side.map(|side| (side % 8).to_string()))
            .attr("aria-label", lane.name.0.as_str())
            .add(
                el("span")
                    .class(if lane.side.is_some() { "side" } else { "group" })
                    .attr("aria-hidden", "true")
                    .add(text_node(lane.name)),
            );
        for (nth, mark) in marks.into_iter().enumerate() {
            let is_stop = stops.contains(&Some((index, nth)));
            let element = in_columns(mark.element, mark.columns)
                .attr("data-size", size(mark.count, most).to_string())
                .attr("tabindex", tabindex(is_stop));
            row = row.add(element);
        }
        plot = plot.add(row);
    }
    let ahead = std::array::from_fn(|layout| columns.get(layout)?.get(ahead).copied());
    let plot = plot.add(lines(&steps, ahead));
    let words = scene.words();
    let caption = el("p")
        .class("caption")
        .attr("aria-hidden", "true")
        .add(el("b").add(title(scene)))
        .add(" ")
        .add(words.not_to_scale);
    let picture = Node::List(vec![
        caption.into(),
        el("div")
            .class("plot")
            .add(eras(scene, &items, &columns))
            .add(axis(scene, &items, &steps))
            .add(plot)
            .into(),
        legend(scene, &seen).into(),
    ]);
    (picture, columns_of_lanes)
}

/// The rows there can be: the sides, or where nobody speaks the groups of events, and one for those of none.
fn lanes(scene: &Scene) -> Vec<Lane> {
    let (story, words) = (&scene.story, scene.words());
    let lane = |name: &Text, side| Lane {
        name: scene.say(name),
        label: isolated(scene, name),
        side,
    };
    if scene.positions() > 0 {
        let sides = story.sides.iter();
        return sides
            .map(|side| lane(&side.name, Some(side.index)))
            .collect();
    }
    let groups = story.groups.iter();
    let mut lanes: Vec<Lane> = groups.map(|group| lane(&group.name, None)).collect();
    let others = if lanes.is_empty() {
        words.events
    } else {
        words.other_events
    };
    lanes.push(Lane {
        name: (others.to_owned(), None),
        label: others.to_owned(),
        side: None,
    });
    lanes
}

/// What something is ordered by: its day, or in a story of hours its moment.
fn order(scene: &Scene, when: &When) -> i64 {
    if scene.is_of_hours() {
        when.earliest()
    } else {
        when.first_day().saturating_mul(86_400)
    }
}

/// What has a place in the picture, in the order of time; what is still to come behind the rest. An era
/// in which nothing was has its beginning there, so that it has a column.
fn items(scene: &Scene) -> Vec<Item<'_>> {
    let story = &scene.story;
    let is_of_events = scene.positions() == 0;
    let mut items = Vec::new();
    for (index, event) in story.events.iter().enumerate() {
        let of_event = Some((index, event));
        for position in &event.positions {
            let when = position.date_at(event);
            // A joint statement is one of each side's.
            for side in position.sides() {
                add_item(
                    scene,
                    &mut items,
                    when,
                    of_event,
                    Some(position),
                    side.index,
                );
            }
        }
        if is_of_events {
            let group = event.group.as_ref();
            let lane = group.map_or(story.groups.len(), |group| group.index);
            add_item(scene, &mut items, event.date, of_event, None, lane);
        }
    }
    for era in &story.eras {
        if of_era(scene, &items, era).is_none() {
            add_item(scene, &mut items, era.from, None, None, 0);
        }
    }
    items
}

#[inline(never)]
fn add_item<'a>(
    scene: &Scene,
    items: &mut Vec<Item<'a>>,
    when: When,
    event: Option<(usize, &'a Arc<StoryEvent>)>,
    position: Option<&'a Arc<Position>>,
    lane: usize,
) {
    let (moment, is_ahead) = (order(scene, &when), scene.is_ahead(&when));
    let is_before = |other: &Item| (other.is_ahead, other.moment) <= (is_ahead, moment);
    let at = items.partition_point(is_before);
    let item = Item {
        when,
        moment,
        is_ahead,
        event,
        position,
        lane,
    };
    items.insert(at, item);
}

/// The first and the last item in an era.
fn of_era(scene: &Scene, items: &[Item], era: &Era) -> Option<(usize, usize)> {
    let (from, to) = (order(scene, &era.from), era.to.latest());
    let is_in = |item: &Item| from <= item.moment && item.moment <= to;
    Some((
        items.iter().position(is_in)?,
        items.iter().rposition(is_in)?,
    ))
}

/// The items by column. What stands alike on every screen is there once.
fn steps(columns: &[Vec<usize>; LAYOUTS]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (layout, columns) in columns.iter().enumerate() {
        let mut start = 0;
        for same in columns.chunk_by(|a, b| a == b) {
            let items = start..start + same.len();
            start = items.end;
            let known = steps.iter().position(|step| step.items == items);
            let at = known.unwrap_or_else(|| {
                let is_before = |step: &&Step| step.items.start < items.start;
                steps.iter().take_while(is_before).count()
            });
            if known.is_none() {
                let columns = [None; LAYOUTS];
                steps.insert(at, Step { items, columns });
            }
            if let Some(column) = steps.get_mut(at).and_then(|s| s.columns.get_mut(layout)) {
                *column = same.first().copied();
            }
        }
    }
    steps
}

/// Puts something into its columns.
fn in_columns(mut element: Element, columns: Columns) -> Element {
    for (name, column) in COLUMN_ATTRIBUTES.into_iter().zip(columns) {
        element = element.maybe(name, column.map(|column| column.to_string()));
    }
    element
}

/// A line down from each date, and one up to where the story is told.
fn lines(steps: &[Step], ahead: [Option<usize>; LAYOUTS]) -> Element {
    let mut lines = el("div").class("lines").attr("aria-hidden", "true");
    for step in steps {
        lines = lines.add(in_columns(el("i"), step.columns));
    }
    if ahead != [None; LAYOUTS] {
        lines = lines.add(in_columns(el("i").class("now"), ahead));
    }
    lines
}

/// How large a mark is, from 1 to 4: its area goes by what it stands for, beside the one that stands for the
/// most. Each digit needs its room.
fn size(count: usize, most: usize) -> usize {
    let by_area = (1..4).find(|size| size * size * most >= 16 * count);
    by_area.unwrap_or(4).max(short(count).len())
}

/// What a side said in a step, if it said anything, or else what others report of it; and how many positions
/// that are.
fn mark(
    scene: &Scene,
    selection: &Selection,
    (lane, label): (usize, &str),
    items: &[Item],
    seen: &mut Seen,
) -> Option<(usize, Element)> {
    let (mut said, mut relayed) = (Vec::new(), Vec::new());
    for item in items.iter().filter(|item| item.lane == lane) {
        let is_left = match (item.position, item.event) {
            (Some(position), _) => selection.has_position(position.number),
            (None, Some((index, _))) => selection.has_event(index),
            (None, None) => false,
        };
        if !is_left {
            continue;
        }
        if item
            .position
            .is_some_and(|position| position.is_reported_by_other_side())
        {
            relayed.push(item);
        } else {
            said.push(item);
        }
    }
    let reports = relayed.len();
    let is_relayed = said.is_empty();
    if is_relayed {
        said = relayed;
    }
    let (first, last) = (*said.first()?, *said.last()?);
    let (first_event, event) = first.event?;
    let words = scene.words();
    let date = |item: &Item| {
        let event = item.event.map_or(event, |(_, event)| event);
        scene.brief(&item.when, event)
    };
    let mut name = [label, " · ", &date(first)].concat();
    if last.moment != first.moment {
        name = [&name, " – ", &date(last)].concat();
    }
    // What is seen is part of the name, so that it can be asked for by voice.
    let count = short(said.len());
    name = [&name, " · ", &count].concat();
    let mut comma = words.colon;
    for topic in &scene.story.topics {
        let is_on = |item: &&&Item| {
            let position = item.position;
            position.is_some_and(|position| position.topic.index == topic.index)
        };
        let count = said.iter().filter(is_on).count();
        if count > 0 {
            name = [&name, comma, &isolated(scene, &topic.name)].concat();
            if count > 1 {
                name = [&name, " ", &count.to_string()].concat();
            }
            comma = words.comma;
        }
    }
    if first.position.is_none() && said.len() == 1 {
        name = [&name, comma, &isolated(scene, &event.title)].concat();
    }
    let mut signs = String::new();
    for ((change, sign), seen) in MOVES.into_iter().zip(&mut seen.moves) {
        let is_moved = |item: &&Item| {
            let position = item.position;
            position.is_some_and(|position| position.change == Some(change))
        };
        if said.iter().any(is_moved) {
            *seen = true;
            signs.push_str(sign);
            name = [&name, " · ", words.change(change)].concat();
        }
    }
    if reports > 0 {
        name = [
            &name,
            " · ",
            words.relayed,
            words.colon,
            &reports.to_string(),
        ]
        .concat();
    }
    seen.is_relayed |= is_relayed;
    seen.is_ahead |= first.is_ahead;
    // The one that stands first in the card, which is by topics.
    let mut target = first;
    let in_card = |item: &Item| {
        let position = item.position?;
        (!position.side.observer).then_some(position.topic.index)
    };
    for item in said.iter().skip(1) {
        let is_of_event = item.event.is_some_and(|(index, _)| index == first_event);
        if is_of_event && in_card(item) < in_card(target) {
            target = item;
        }
    }
    let href = match target.position {
        Some(position) => ["#", &scene.position_id(position.number)].concat(),
        None => ["#e-", &first_event.to_string()].concat(),
    };
    let disc = disc(is_relayed).add(count);
    let mark = el("a")
        .class("mark")
        .attr("href", href)
        .attr("aria-label", name)
        .maybe("data-ahead", first.is_ahead.then(String::new))
        .add(disc);
    let mark = if signs.is_empty() {
        mark
    } else {
        mark.add(el("span").add(signs))
    };
    Some((said.len(), mark))
}

/// The disc of what somebody said, or the ring of what others report.
fn disc(is_relayed: bool) -> Element {
    el("b").class(if is_relayed { "disc ring" } else { "disc" })
}

/// A number that fits into a mark: from a thousand on in thousands.
fn short(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        [&((number + 500) / 1_000).to_string(), "k"].concat()
    }
}

/// The eras: the name of each, and behind all the rest the columns that it takes.
fn eras(scene: &Scene, items: &[Item], columns: &[Vec<usize>; LAYOUTS]) -> Node {
    let mut names = el("div").class("eras").attr("aria-hidden", "true");
    let mut bands = el("div").class("bands").attr("aria-hidden", "true");
    for era in &scene.story.eras {
        let Some((first, last)) = of_era(scene, items, era) else {
            continue;
        };
        let name = scene.say(&era.name);
        for ((attribute, columns), count) in COLUMN_ATTRIBUTES.into_iter().zip(columns).zip(COLUMNS)
        {
            let (Some(first), Some(last)) = (columns.get(first), columns.get(last)) else {
                continue;
            };
            let span = last + 1 - first;
            let at = |element: Element, column: usize, span: usize| {
                let element = element.attr(attribute, column.to_string());
                element.attr("data-span", span.to_string())
            };
            bands = bands.add(at(el("i"), *first, span));
            // A name that is longer than its era goes on beside it, where there is room.
            let needed = (width(&name.0) + 1).div_ceil(LETTERS - 1);
            let needed = needed.clamp(span, count);
            let (start, class) = if first + needed <= count {
                (*first, "first")
            } else {
                ((last + 1).saturating_sub(needed), "last")
            };
            let text = el("i").class(class).add(text_node(name.clone()));
            names = names.add(at(text, start, needed));
        }
    }
    if scene.story.eras.is_empty() {
        return Node::List(Vec::new());
    }
    Node::List(vec![bands.into(), names.into()])
}

/// When each step was: its day, or the time of day in a story of hours; above it month and year where they
/// are others than in the step before, as far as there is room.
fn axis(scene: &Scene, items: &[Item], steps: &[Step]) -> Element {
    let mut axis = el("div").class("axis").attr("aria-hidden", "true");
    let calendar = |item: &Item| {
        let event = item.event.map(|(_, event)| event.as_ref());
        let zone = scene.zone(&item.when, event);
        let [year, month, day] = scene.intl.calendar(&item.when, &zone);
        let clock = match item.when {
            When::At(Point::Moment(moment)) if scene.is_of_hours() => {
                scene.intl.clock(moment.unix, &zone, false)
            }
            _ => String::new(),
        };
        [year, month, day, clock]
    };
    for (layout, name) in COLUMN_ATTRIBUTES.into_iter().enumerate() {
        let (mut before, mut free) = (<[String; 4]>::default(), [0; 4]);
        for step in steps {
            let items = items.get(step.items.clone()).unwrap_or_default();
            let column = step.columns.get(layout).copied().flatten();
            let (Some(column), [first, ..], [.., last]) = (column, items, items) else {
                continue;
            };
            let (from, to) = (calendar(first), calendar(last));
            let finest = from.iter().rposition(|part| !part.is_empty());
            // From the 31st to the 2nd is clear without the months.
            let is_short = last.moment.saturating_sub(first.moment) < SHORT;
            let other = from.iter().zip(&to).position(|(from, to)| from != to);
            let finest = if is_short { finest } else { other.or(finest) };
            let mut date = el("i").attr(name, column.to_string());
            let mut is_other = false;
            for (level, ((part, to), free)) in from.iter().zip(&to).zip(&mut free).enumerate() {
                is_other |= before.get(level) != Some(part);
                let is_finest = Some(level) == finest;
                if part.is_empty() || !(is_other || is_finest) || column < *free {
                    continue;
                }
                *free = column + width(part).div_ceil(LETTERS);
                let text = part.as_str();
                if is_finest {
                    date = date.add(text);
                    if !to.is_empty() && to != part {
                        // 1900–07: in a year of four digits those of the century are said once.
                        let is_in_century = to.len() == 4 && part.get(..2) == to.get(..2);
                        let short = to.get(2..).filter(|_| is_in_century && level == 0);
                        let to = ["–", short.unwrap_or(to)].concat();
                        date = date.add(el("span").add(to));
                    }
                    break;
                }
                date = date.add(el("b").add(text)).add(" ");
            }
            axis = axis.add(date);
            before = from;
        }
    }
    axis
}

/// How wide a text is, in letters: those of Chinese and Japanese, which are of three bytes, are twice as wide.
fn width(text: &str) -> usize {
    let letters = text.chars();
    letters.map(|letter| 1 + letter.len_utf8() / 3).sum()
}

/// What the marks mean, as far as they are there.
fn legend(scene: &Scene, seen: &Seen) -> Element {
    let words = scene.words();
    let entry = |sign: Element, text: &str| el("span").add(sign).add(" ").add(text);
    let mut legend = el("p").class("legend").attr("aria-hidden", "true");
    if scene.positions() > 0 {
        legend = legend.add(entry(disc(false).add("3"), words.counted));
    }
    if seen.is_relayed {
        legend = legend
            .add(" ")
            .add(entry(disc(true).add("1"), words.relayed));
    }
    for ((change, sign), is_seen) in MOVES.into_iter().zip(seen.moves) {
        if is_seen {
            legend = legend
                .add(" ")
                .add(entry(el("b").add(sign), words.change(change)));
        }
    }
    if seen.is_ahead {
        let ahead = entry(disc(false).add("1"), words.status(Status::Scheduled));
        let as_of = fill(words.as_of, &scene.date(&scene.story.as_of));
        legend = legend
            .add(" ")
            .add(ahead.attr("data-ahead", ""))
            .add(" ")
            .add(entry(el("b").add("┆"), &as_of));
    }
    legend
}
