//! The sides compared: a table of topics by sides that says at a glance who has spoken on what, and where
//! somebody moved. Under each topic, and closed at first, is what every side says on it in full.

use super::controls::button;
use super::event::{closest, focus, is_open, key};
use super::node::{Element, Node, el};
use super::position::{Context, position_body};
use super::prose::{heading, prose, text_node, with_text};
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
#[derive(Clone, Default)]
struct Cell {
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

#[cfg(not(target_arch = "wasm32"))]
fn comparison(scene: &Arc<Scene>) -> Node {
    let is_rendered = scene.options.view != super::PrerenderedView::Timeline;
    let table = is_rendered.then(|| table(scene, &scene.app.selection()));
    table.into()
}

#[cfg(target_arch = "wasm32")]
fn comparison(scene: &Arc<Scene>) -> Node {
    let compared = scene.app.compared();
    compared.map(|selection| table(scene, &selection)).into()
}

/// The table of what is left of the story.
fn table(scene: &Arc<Scene>, selection: &Selection) -> Node {
    let words = scene.words();
    let story = &scene.story;
    let cells = cells(scene, selection);
    let count = story.sides.len();
    // Where whole topics are shown, who has no word on them is silent; any other filter would make
    // everybody else look so.
    let is_whole = selection.has_whole_topics();
    let is_shown = |side: &&Arc<Side>| {
        let mut of_side = cells.iter().skip(side.index).step_by(count);
        selection.asks_for_side(side)
            && of_side.any(|cell| cell.has_any() || is_whole && !cell.all.is_empty())
    };
    let sides: Vec<Arc<Side>> = story.sides.iter().filter(is_shown).cloned().collect();
    let is_left = |topic: &&Arc<Topic>| {
        let of_topic = cells.iter().skip(topic.index * count).take(count);
        of_topic.into_iter().any(Cell::has_any)
    };
    let topics: Vec<&Arc<Topic>> = story.topics.iter().filter(is_left).collect();
    let title = (words.compare_title.to_owned(), None);
    let title = heading(scene.level(1), "compare-title", title);
    if topics.is_empty() {
        let none = el("p").class("silent").add(words.none);
        return Node::List(vec![title.into(), none.into()]);
    }
    let mut head = el("tr").add(el("th").attr("scope", "col").add(words.topic));
    for side in &sides {
        let name = el("span").class("side");
        head = head.add(
            of_side(el("th").attr("scope", "col"), side)
                .add(name.add(text_node(scene.say(&side.name)))),
        );
    }
    let mut body = el("tbody");
    for topic in &topics {
        let of_topic: Vec<(Arc<Side>, Cell)> = sides
            .iter()
            .map(|side| {
                let cell = cells.get(topic.index * count + side.index);
                (side.clone(), cell.cloned().unwrap_or_default())
            })
            .collect();
        let is_open = topics.len() == 1;
        body = body.add(row(scene, topic, &of_topic, is_open));
        body = body.add(details(scene, selection, topic, of_topic, is_open));
    }
    let is_rtl = scene.direction() == "rtl";
    let table = el("table")
        .on("click", press)
        .on("toggle", follow)
        .on("keydown", move |event| press_key(event, is_rtl))
        .add(el("thead").add(head))
        .add(body);
    let scroller = el("div")
        .class("scroller")
        .maybe("data-many", (sides.len() >= MANY_SIDES).then(String::new))
        .add(table);
    Node::List(vec![title.into(), glyphs(scene).into(), scroller.into()])
}

/// What there is of each topic and side, topic by topic.
fn cells(scene: &Scene, selection: &Selection) -> Vec<Cell> {
    let story = &scene.story;
    let mut cells: Vec<Cell> = Vec::new();
    cells.resize_with(story.topics.len() * story.sides.len(), Cell::default);
    for event in &story.events {
        for position in &event.positions {
            let is_left = selection.has_position(position.number);
            let entry = (event.clone(), position.clone());
            let of_topic = position.topic.index * story.sides.len();
            for side in std::iter::once(&position.side).chain(&position.joint) {
                let Some(cell) = cells.get_mut(of_topic + side.index) else {
                    continue;
                };
                if is_left && position.is_reported_by_other_side() {
                    insert(&mut cell.reported, &entry);
                } else if is_left {
                    insert(&mut cell.own, &entry);
                }
                insert(&mut cell.all, &entry);
            }
        }
    }
    cells
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
    let mut glyphs = el("p").class("glyphs").attr("aria-hidden", "true");
    let changes = Change::ALL.iter();
    let changes = changes.map(|change| (change.word(), words.change(*change)));
    let others = [
        ("none", words.spoke),
        ("others", words.by_others),
        ("silent", words.silent),
    ];
    for (mark, meaning) in changes.chain(others) {
        let meaning = el("span").attr("data-change", mark).add(meaning);
        glyphs = glyphs.add(meaning);
    }
    Some(glyphs.into())
}

/// A topic at a glance.
fn row(scene: &Scene, topic: &Topic, cells: &[(Arc<Side>, Cell)], is_open: bool) -> Element {
    let name = scene.say(&topic.name);
    // In the plain form there is nothing to press.
    let name = match scene.options.form {
        Form::Element => with_text(button("data-choose", &topic.id), name)
            .attr("aria-expanded", is_open.to_string()),
        Form::Plain => with_text(el("b"), name),
    };
    let head = el("th")
        .attr("scope", "row")
        .attr("part", "topic")
        .add(name);
    let mut row = el("tr").attr("data-topic", topic.id.as_str()).add(head);
    for (side, cell) in cells {
        row = row.add(glance(scene, side, cell));
    }
    row
}

/// What is seen at a glance of a side on a topic: how it moved last, by its own word; else that it has stayed
/// the same, has spoken, or is reported by others; and when that was. A word since is named behind it: it may
/// be *the same* ten times, and that would hide that the side has moved.
fn glance(scene: &Scene, side: &Side, cell: &Cell) -> Element {
    let words = scene.words();
    let place = of_side(el("td"), side);
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
    let name = [&scene.say(&side.name).0, words.colon, &said].concat();
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
    let is_move = |change: Change| change != Change::Same;
    let mut ways = own.iter().rev();
    let moved = ways.find(|(_, position)| position.change.is_some_and(is_move));
    moved.or_else(|| {
        let mut same = own.iter().rev();
        same.find(|(_, position)| position.change.is_some())
    })
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
    cells: Vec<(Arc<Side>, Cell)>,
    is_open: bool,
) -> Element {
    let span = (cells.len() + 1).to_string();
    let details = el("details")
        .attr("data-full", topic.id.as_str())
        .maybe("open", is_open.then(String::new))
        .add(with_text(el("summary"), scene.say(&topic.name)));
    let follows_one = selection.is_of_one_topic();
    let details = if is_open {
        details.add(columns(scene, &cells, follows_one))
    } else {
        let text = || text_of(scene, &cells);
        let (scene, cells) = (scene.clone(), cells.clone());
        details.later(text, move || columns(&scene, &cells, follows_one).into())
    };
    el("tr")
        .class("full")
        .add(el("td").attr("colspan", span).add(details))
}

/// What the sides say, for find-in-page while it is not built.
fn text_of(scene: &Scene, cells: &[(Arc<Side>, Cell)]) -> String {
    let mut all = String::new();
    for (_, cell) in cells {
        for (_, position) in cell.own.iter().chain(&cell.reported) {
            all.push_str(&plain_text(&scene.say(&position.text).0));
            all.push(' ');
        }
    }
    all
}

/// A column for each side.
fn columns(scene: &Arc<Scene>, cells: &[(Arc<Side>, Cell)], follows_one: bool) -> Element {
    let mut columns = el("div").class("columns");
    for (side, cell) in cells {
        let name = el("p").class("side");
        let name = name.add(with_text(el("b"), scene.say(&side.name)));
        let column = of_side(el("div").class("column"), side)
            .attr("tabindex", "-1")
            .add(name);
        columns = columns.add(column_of(scene, column, side, cell, follows_one));
    }
    columns
}

/// What a side holds now, what it held before, and then what others report of it.
fn column_of(
    scene: &Arc<Scene>,
    column: Element,
    side: &Side,
    cell: &Cell,
    follows_one: bool,
) -> Element {
    if !cell.has_any() {
        return column.add(silence(scene, cell, "p"));
    }
    // What a side holds now stands open; of observers, who hold nothing, all is folded.
    let (column, earlier) = match cell.own.split_last() {
        Some((now, earlier)) if !side.observer => {
            (column.add(entry(scene, &cell.all, now, true)), earlier)
        }
        _ => (column, cell.own.as_slice()),
    };
    let column = column.add(fold(scene, &cell.all, earlier, follows_one));
    if cell.reported.is_empty() {
        return column;
    }
    let title = el("p").class("dated").add(scene.words().by_others);
    column
        .add(title)
        .add(fold(scene, &cell.all, &cell.reported, follows_one))
}

/// Entries, the newest first, each under its date; folded together where they are many.
fn fold(scene: &Arc<Scene>, all: &[Entry], entries: &[Entry], follows_one: bool) -> Option<Node> {
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
    let summary = fill(scene.words().before, &entries.len().to_string());
    let details = el("details")
        .class("before")
        .add(el("summary").add(summary))
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
    let at = all
        .iter()
        .position(|(_, other)| other.number == position.number)?;
    let before = all.iter().take(at);
    before
        .rev()
        .find(|(_, before)| !before.is_reported_by_other_side())
        .cloned()
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
    #[cfg(target_arch = "wasm32")]
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
    let (Some(direction), Some(cell)) = (direction, closest(event, "[data-topic] > *")) else {
        return;
    };
    event.prevent_default();
    let is_back = matches!(
        direction,
        Direction::Before | Direction::First | Direction::Above
    );
    let next = |element: &DomElement| match is_back {
        true => element.previous_element_sibling(),
        false => element.next_element_sibling(),
    };
    let to = if matches!(direction, Direction::Above | Direction::Below) {
        // Between two rows is what is under the first.
        let row = cell.parent_element().and_then(|row| next(&next(&row)?));
        row.and_then(|row| {
            let side = cell.get_attribute("data-side");
            let same = side.and_then(|side| button_in(&of_side_in(&row, &side)?));
            same.or_else(|| button_in(&row))
        })
    } else {
        let is_far = matches!(direction, Direction::First | Direction::Last);
        let (mut to, mut at) = (None, next(&cell));
        while let Some(cell) = at {
            to = button_in(&cell).or(to);
            at = next(&cell).filter(|_| is_far || to.is_none());
        }
        to
    };
    if let Some(to) = to {
        focus(&to);
    }
}
