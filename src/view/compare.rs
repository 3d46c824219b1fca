//! The sides compared: a table of topics by sides that says at a glance who has spoken on what, and where
//! somebody moved. Under each topic, and closed at first, is what every side says on it in full.

use super::controls::button;
use super::event::{closest, focus, is_open, key};
use super::node::{Element, Node, el};
use super::position::{Context, position_body};
use super::prose::{heading, isolated, prose, text_node, with_text};
use super::scene::{Form, Scene};
use super::timeline::time;
use crate::app::marks::Direction;
use crate::app::selection::Selection;
use crate::inline::plain_text;
use crate::story::{Change, Event, Position, Side, Topic};
use crate::words::fill;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event as DomEvent};

/// From so many earlier positions on they are folded together, and built when unfolded.
const MANY: usize = 12;

/// The same where a reader follows one topic through time, and wants to see them.
const MANY_OF_ONE_TOPIC: usize = 60;

/// From so many sides on a phone has no room for them, and the table is scrolled.
const MANY_SIDES: usize = 9;

/// A position with the event at which it stands.
type Entry = (Arc<Event>, Arc<Position>);

/// All that the story has of a side on a topic.
struct Cell {
    side: Arc<Side>,
    /// in the order of time
    all: Vec<Entry>,
    /// the side's own word, as far as the filter leaves it
    own: Vec<Entry>,
    /// what others report of it, as far as the filter leaves it
    reported: Vec<Entry>,
}

impl Cell {
    /// Whether the filter leaves anything.
    fn has_any(&self) -> bool {
        !(self.own.is_empty() && self.reported.is_empty())
    }
}

/// The place of the comparison; nothing where there is nothing to compare. On the page it is made when a
/// reader first looks at it.
#[component]
pub(super) fn Comparison(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    if scene.positions() == 0 {
        return Node::List(Vec::new());
    }
    let children = move || comparison(&scene);
    el("section")
        .class("compare")
        .attr("part", "compare")
        .children_with(children)
        .into()
}

#[cfg(not(widget))]
fn comparison(scene: &Arc<Scene>) -> Node {
    let is_rendered = scene.options.view != super::PrerenderedView::Timeline;
    let table = is_rendered.then(|| table(scene, &scene.app.selection()));
    table.into()
}

#[cfg(widget)]
fn comparison(scene: &Arc<Scene>) -> Node {
    let compared = scene.app.compared();
    compared.map(|selection| table(scene, &selection)).into()
}

/// The table of what is left of the story.
fn table(scene: &Arc<Scene>, selection: &Selection) -> Node {
    let words = scene.words();
    let mut rows = rows(scene, selection);
    // Where whole topics are shown, who has no word on them is silent; any other filter would make
    // everybody else look so.
    let is_whole = selection.has_whole_topics();
    let mut head = el("tr").add(el("th").attr("scope", "col").add(words.topic));
    let mut shown = Vec::new();
    for side in &scene.story.sides {
        let mut is_shown = false;
        for cell in rows.iter().filter_map(|(_, cells)| cells.get(side.index)) {
            is_shown |= cell.has_any() || is_whole && !cell.all.is_empty();
        }
        is_shown &= selection.asks_for_side(side);
        shown.push(is_shown);
        if is_shown {
            let name = el("span").class("side");
            head = head.add(
                of_side(el("th").attr("scope", "col"), side)
                    .add(name.add(text_node(scene.say(&side.name)))),
            );
        }
    }
    rows.retain(|(_, cells)| cells.iter().any(Cell::has_any));
    let title = (words.compare_title.to_owned(), None);
    let title = heading(scene.level(1), "compare-title", title);
    if rows.is_empty() {
        let none = el("p").class("silent").add(words.none);
        return Node::List(vec![title.into(), none.into()]);
    }
    let is_open = rows.len() == 1;
    let mut body = el("tbody");
    for (topic, mut cells) in rows {
        cells.retain(|cell| shown.get(cell.side.index) == Some(&true));
        body = body.add(row(scene, &topic, &cells, is_open));
        body = body.add(details(scene, selection, &topic, cells, is_open));
    }
    let is_rtl = scene.direction() == "rtl";
    let table = el("table")
        .on("click", press)
        .on("toggle", follow)
        .on("keydown", move |event| press_key(event, is_rtl))
        .add(el("thead").add(head))
        .add(body);
    let is_many = shown.iter().filter(|is_shown| **is_shown).count() >= MANY_SIDES;
    let scroller = el("div")
        .class("scroller")
        .maybe("data-many", is_many.then(String::new))
        .add(table);
    Node::List(vec![title.into(), glyphs(scene).into(), scroller.into()])
}

/// Each topic with what there is of each side on it.
fn rows(scene: &Scene, selection: &Selection) -> Vec<(Arc<Topic>, Vec<Cell>)> {
    let story = &scene.story;
    let mut rows = Vec::new();
    for topic in &story.topics {
        let mut cells = Vec::new();
        for side in &story.sides {
            cells.push(Cell {
                side: side.clone(),
                all: Vec::new(),
                own: Vec::new(),
                reported: Vec::new(),
            });
        }
        rows.push((topic.clone(), cells));
    }
    for event in &story.events {
        for position in &event.positions {
            let is_left = selection.has_position(position.number);
            let entry = (event.clone(), position.clone());
            for side in position.sides() {
                let row = rows.get_mut(position.topic.index);
                let Some(cell) = row.and_then(|(_, cells)| cells.get_mut(side.index)) else {
                    continue;
                };
                insert(&mut cell.all, &entry);
                if is_left {
                    let is_relayed = position.is_reported_by_other_side();
                    let list = match is_relayed {
                        true => &mut cell.reported,
                        false => &mut cell.own,
                    };
                    insert(list, &entry);
                }
            }
        }
    }
    rows
}

/// Puts an entry where its date is; nearly always that is the end.
fn insert(entries: &mut Vec<Entry>, entry: &Entry) {
    let since = |(event, position): &Entry| position.date_at(event).earliest();
    let before = entries
        .iter()
        .rposition(|before| since(before) <= since(entry));
    entries.insert(before.map_or(0, |before| before + 1), entry.clone());
}

fn of_side(element: Element, side: &Side) -> Element {
    element
        .attr("data-side", side.id.as_str())
        .attr("data-mark", (side.index % 8).to_string())
}

/// What the marks mean. Who does not see them hears it of each cell.
fn glyphs(scene: &Scene) -> Option<Node> {
    if scene.options.form == Form::Plain {
        return None;
    }
    let words = scene.words();
    let mut meanings: Vec<Node> = Vec::new();
    let mut add = |mark: &'static str, meaning: &'static str| {
        let meaning = el("span").attr("data-change", mark).add(meaning);
        meanings.push(meaning.into());
    };
    for change in Change::ALL {
        add(change.word(), words.change(*change));
    }
    add("none", words.spoke);
    add("others", words.by_others);
    add("silent", words.silent);
    let glyphs = el("p").class("glyphs").attr("aria-hidden", "true");
    Some(glyphs.add(meanings).into())
}

/// A topic at a glance.
fn row(scene: &Scene, topic: &Topic, cells: &[Cell], is_open: bool) -> Element {
    let name = scene.say(&topic.name);
    // In the plain form there is nothing to press.
    let name = match scene.options.form {
        Form::Element => button("data-choose", &topic.id)
            .attr("aria-expanded", is_open.to_string())
            .add(text_node(name)),
        Form::Plain => with_text(el("b"), name),
    };
    let head = el("th")
        .attr("scope", "row")
        .attr("part", "topic")
        .add(name);
    let mut row = el("tr").attr("data-topic", topic.id.as_str()).add(head);
    for cell in cells {
        row = row.add(glance(scene, cell));
    }
    row
}

/// What is seen at a glance of a side on a topic: how it moved last, by its own word; else that it has stayed
/// the same, has spoken, or is reported by others; and when that was. A word since is named behind it: it may
/// be *the same* ten times, and that would hide that the side has moved.
fn glance(scene: &Scene, cell: &Cell) -> Element {
    let words = scene.words();
    let place = of_side(el("td"), &cell.side);
    let Some(last) = cell.own.last().or(cell.reported.last()) else {
        let silence = silence(scene, cell, "span");
        return place.add(silence.attr("data-change", "silent"));
    };
    let seen = moved_last(&cell.own).unwrap_or(last);
    let (mark, meaning) = match seen.1.change {
        _ if cell.own.is_empty() => ("others", words.by_others),
        Some(change) => (change.word(), words.change(change)),
        None => ("none", words.spoke),
    };
    let date = |(event, position): &Entry| scene.brief(&position.date_at(event), event);
    let (seen, last) = (date(seen), date(last));
    let mut said = [meaning, words.comma, &seen].concat();
    if seen != last {
        said = [&said, words.comma, &fill(words.last_word, &last)].concat();
    }
    if scene.options.form == Form::Plain {
        return place.add(said);
    }
    let side = isolated(scene, &cell.side.name);
    let name = [&side, words.colon, &said].concat();
    place.add(
        el("button")
            .attr("type", "button")
            .attr("tabindex", "-1")
            .attr("data-change", mark)
            .attr("aria-label", name.as_str())
            .attr("title", name)
            .add(seen),
    )
}

/// Of a side's own words, the last that an editor calls new, firmer or softer; else the last that is called
/// the same.
fn moved_last(own: &[Entry]) -> Option<&Entry> {
    let (mut last, mut has_moved) = (None, false);
    for entry in own {
        if let Some(change) = entry.1.change {
            let is_move = change != Change::Same;
            if is_move || !has_moved {
                last = Some(entry);
            }
            has_moved |= is_move;
        }
    }
    last
}

/// That there is nothing: in the story, or of what the filter asks for.
fn silence(scene: &Scene, cell: &Cell, tag: &'static str) -> Element {
    let words = scene.words();
    let silent = if cell.all.is_empty() {
        words.silent
    } else {
        words.none
    };
    el(tag).class("silent").add(silent)
}

/// What every side says on a topic, in full.
fn details(
    scene: &Arc<Scene>,
    selection: &Selection,
    topic: &Topic,
    cells: Vec<Cell>,
    is_open: bool,
) -> Element {
    let span = (cells.len() + 1).to_string();
    let details = el("details")
        .attr("data-full", topic.id.as_str())
        .maybe("open", is_open.then(String::new))
        .add(with_text(el("summary"), scene.say(&topic.name)));
    let follows_one = selection.is_of_one_topic();
    let text = text_of(scene, &cells);
    let scene = scene.clone();
    let build = move || columns(&scene, &cells, follows_one);
    let details = match is_open {
        true => details.add(build()),
        false => details.later(|| text, build),
    };
    el("tr")
        .class("full")
        .add(el("td").attr("colspan", span).add(details))
}

/// What the sides say, for find-in-page while it is not built.
fn text_of(scene: &Scene, cells: &[Cell]) -> String {
    let mut all = String::new();
    for cell in cells {
        for list in [&cell.own, &cell.reported] {
            for (_, position) in list {
                all.push_str(&plain_text(&scene.say(&position.text).0));
                all.push(' ');
            }
        }
    }
    all
}

/// A column for each side.
fn columns(scene: &Arc<Scene>, cells: &[Cell], follows_one: bool) -> Node {
    let mut columns = el("div").class("columns");
    for cell in cells {
        let name = el("p").class("side");
        let name = name.add(with_text(el("b"), scene.say(&cell.side.name)));
        let column = of_side(el("div").class("column"), &cell.side)
            .attr("tabindex", "-1")
            .add(name);
        columns = columns.add(column_of(scene, column, cell, follows_one));
    }
    columns.into()
}

/// What a side holds now, what it held before, and then what others report of it.
fn column_of(scene: &Arc<Scene>, column: Element, cell: &Cell, follows_one: bool) -> Element {
    if !cell.has_any() {
        return column.add(silence(scene, cell, "p"));
    }
    // What a side holds now stands open; of observers, who hold nothing, all is folded.
    let (column, earlier) = match cell.own.split_last() {
        Some((now, earlier)) if !cell.side.observer => {
            (column.add(entry(scene, &cell.all, now, true)), earlier)
        }
        _ => (column, cell.own.as_slice()),
    };
    let before = match cell.side.observer {
        true => counted(scene, earlier),
        false => fill(scene.words().before, &earlier.len().to_string()),
    };
    let column = column.add(fold(scene, &cell.all, earlier, before, follows_one));
    if cell.reported.is_empty() {
        return column;
    }
    let title = el("p").class("dated").add(scene.words().by_others);
    let reports = counted(scene, &cell.reported);
    column
        .add(title)
        .add(fold(scene, &cell.all, &cell.reported, reports, follows_one))
}

/// How many entries there are, in words.
fn counted(scene: &Scene, entries: &[Entry]) -> String {
    let words = scene.words();
    [words.counted, words.colon, &entries.len().to_string()].concat()
}

/// Entries, the newest first, each under its date; folded together under a name where they are many.
fn fold(
    scene: &Arc<Scene>,
    all: &[Entry],
    entries: &[Entry],
    name: String,
    follows_one: bool,
) -> Option<Node> {
    if entries.is_empty() {
        return None;
    }
    let is_fold = entries.len() > if follows_one { MANY_OF_ONE_TOPIC } else { MANY };
    let list = {
        let (scene, all, entries) = (scene.clone(), all.to_vec(), entries.to_vec());
        move || {
            let mut list = el("ol").class("earlier");
            for earlier in entries.iter().rev() {
                let position = &earlier.1;
                let mut summary = el("summary").add(dated(&scene, earlier));
                // A newspaper quotes many on one day.
                let speaker = position.speaker.as_ref().or(position.according_to.as_ref());
                if let Some(speaker) = speaker.filter(|_| position.side.observer) {
                    summary = summary
                        .add(" ")
                        .add(with_text(el("span"), scene.say(&speaker.name)));
                }
                let details = el("details")
                    .maybe("open", (follows_one && !is_fold).then(String::new))
                    .add(summary)
                    .add(entry(&scene, &all, earlier, false));
                list = list.add(el("li").add(details));
            }
            Node::from(list)
        }
    };
    if !is_fold {
        return Some(list());
    }
    let details = el("details")
        .class("before")
        .add(el("summary").add(name))
        .later(String::new, list);
    Some(details.into())
}

/// A position in full. Its date leads, unless the fold above says it.
fn entry(scene: &Scene, all: &[Entry], this: &Entry, with_date: bool) -> Element {
    let position = &this.1;
    let is_relayed = position.is_reported_by_other_side();
    let entry = el("div")
        .class("entry")
        .attr("data-kind", position.kind.word())
        .maybe("data-relayed", is_relayed.then(String::new));
    let date = with_date.then(|| Node::from(el("p").class("dated").add(dated(scene, this))));
    let compared = compared_with(scene, all, position).map(|(event, before)| {
        let date = scene.brief(&before.date_at(&event), &event);
        let text = fill(scene.words().compared, &date);
        Node::from(el("p").class("compared").add(text))
    });
    let note = position
        .change_note
        .as_ref()
        .map(|note| Node::from(prose(scene, "change-note", note)));
    let link = el("a")
        .attr("href", ["#", &scene.position_id(position.number)].concat())
        .add(scene.words().in_timeline);
    let entry = entry.add(date).add(compared);
    position_body(scene, entry, position, Context::Comparison)
        .add(note)
        .add(el("p").class("more").add(link))
}

/// The position that a change refers to: the one that it names, else the last of the side's own before it.
fn compared_with(scene: &Scene, all: &[Entry], position: &Position) -> Option<Entry> {
    position.change?;
    if position.is_reported_by_other_side() {
        return None;
    }
    if let Some(id) = &position.change_to {
        return scene.story.events.iter().find_map(|event| {
            let named = event.positions.iter().find(|named| named.id == *id)?;
            Some((event.clone(), named.clone()))
        });
    }
    let mut last = None;
    for before in all {
        if before.1.number == position.number {
            break;
        }
        if !before.1.is_reported_by_other_side() {
            last = Some(before);
        }
    }
    last.cloned()
}

/// When a position was taken, and how it stands to the one before. What others report of a side does not
/// say that it moved.
fn dated(scene: &Scene, (event, position): &Entry) -> Node {
    let date = position.date_at(event);
    let date = time(&date, scene.brief(&date, event));
    let change = position.change;
    let change = change.filter(|_| !position.is_reported_by_other_side());
    let change = change.map(|change| {
        let word = scene.words().change(change);
        let change = el("span")
            .class("change")
            .attr("data-change", change.word());
        Node::List(vec![" ".into(), change.add(word).into()])
    });
    Node::List(vec![date.into(), change.into()])
}

/// Opens or closes what is under a topic that was pressed. A cell opens it, and leads to its side there.
fn press(event: &DomEvent) {
    let Some(row) = closest(event, "tr") else {
        return;
    };
    if closest(event, "summary").is_some_and(|summary| is_of_topic(summary.parent_element())) {
        // It goes away with what it closes.
        let topic = row.previous_element_sibling();
        if let Some(topic) = topic.and_then(|row| button_in(&row)) {
            focus(&topic);
        }
        return;
    }
    let pressed = closest(event, "[data-topic] button");
    let Some(cell) = pressed.and_then(|button| button.parent_element()) else {
        return;
    };
    let details = row.next_element_sibling();
    let details = details.and_then(|row| row.query_selector("details").ok()?);
    let Some(details) = details else {
        return;
    };
    let side = cell.get_attribute("data-side");
    let is_open = side.is_some() || !details.has_attribute("open");
    _ = details.toggle_attribute_with_force("open", is_open);
    let Some(side) = side else {
        return;
    };
    #[cfg(widget)]
    super::node::fill_now(&details);
    if let Some(column) = of_side_in(&details, &side) {
        focus(&column);
    }
}

fn is_of_topic(details: Option<DomElement>) -> bool {
    details.is_some_and(|details| details.has_attribute("data-full"))
}

/// Has the button of a topic say whether what is under it is open, however it was opened.
fn follow(event: &DomEvent) {
    let details = event.target().and_then(|target| target.dyn_into().ok());
    if !is_of_topic(details) {
        return;
    }
    let row = closest(event, "tr").and_then(|row| row.previous_element_sibling());
    if let Some(topic) = row.and_then(|row| button_in(&row)) {
        _ = topic.set_attribute("aria-expanded", &is_open(event).to_string());
    }
}

fn button_in(element: &DomElement) -> Option<DomElement> {
    element.query_selector("button").ok()?
}

fn of_side_in(element: &DomElement, side: &str) -> Option<DomElement> {
    let selector = ["[data-side=\"", side, "\"]"].concat();
    element.query_selector(&selector).ok()?
}

/// Moves the focus to where an arrow key leads: the tabulator key stops at topics, arrows go on from there.
fn press_key(event: &DomEvent, is_rtl: bool) {
    let direction = key(event).and_then(|key| Direction::of_key(&key, is_rtl));
    let (is_back, is_along) = match direction {
        Some(Direction::Before) => (true, true),
        Some(Direction::After) => (false, true),
        Some(Direction::Above) => (true, false),
        Some(Direction::Below) => (false, false),
        _ => return,
    };
    let Some(cell) = closest(event, "[data-topic] > *") else {
        return;
    };
    event.prevent_default();
    let next = |element: &DomElement| match is_back {
        true => element.previous_element_sibling(),
        false => element.next_element_sibling(),
    };
    let mut to = None;
    if is_along {
        let mut at = next(&cell);
        while let (None, Some(cell)) = (&to, &at) {
            to = button_in(cell);
            at = next(cell);
        }
    } else if let Some(row) = cell.parent_element().and_then(|row| next(&next(&row)?)) {
        // Between two rows is what is under the first.
        let side = cell.get_attribute("data-side");
        let same = side.and_then(|side| button_in(&of_side_in(&row, &side)?));
        to = same.or_else(|| button_in(&row));
    }
    if let Some(to) = to {
        focus(&to);
    }
}
