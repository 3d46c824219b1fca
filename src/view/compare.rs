//! The sides compared: topics as rows, sides as columns, each cell what a side says now and what it
//! said before.

use super::controls::button;
use super::jump::find;
use super::node::{Element, Node, el};
use super::position::{Context, position_body};
use super::prose::{heading, prose, text_node, with_text};
use super::scene::Scene;
use super::timeline::time;
use crate::app::selection::Selection;
use crate::story::{Event, Position, Side, Topic};
use crate::words::fill;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// From so many earlier positions on they are folded together, and built when unfolded.
const MANY: usize = 6;

/// The same where a reader follows one topic through time, and wants to see them.
const MANY_OF_ONE_TOPIC: usize = 60;

/// A position with the event at which it stands.
type Entry = (Arc<Event>, Arc<Position>);

/// The place of the comparison. On the page it is made when a reader first looks at it.
#[component]
pub(super) fn Comparison(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
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
fn table(scene: &Arc<Scene>, selection: &Arc<Selection>) -> Node {
    let words = scene.words();
    let story = &scene.story;
    // By topic and side, in the order of time.
    let mut cells: Vec<Vec<Entry>> = Vec::new();
    cells.resize_with(story.topics.len() * story.sides.len(), Vec::new);
    let at = |topic: &Topic, side: &Side| topic.index * story.sides.len() + side.index;
    for event in &story.events {
        for position in event
            .positions
            .iter()
            .filter(|position| selection.has_position(position.number))
        {
            if let Some(cell) = cells.get_mut(at(&position.topic, &position.side)) {
                let entry = (event.clone(), position.clone());
                // Nearly always at the end.
                let before = cell
                    .iter()
                    .rposition(|before| since(before) <= since(&entry));
                cell.insert(before.map_or(0, |before| before + 1), entry);
            }
        }
    }
    let speaks = |side: &&Arc<Side>| {
        let mut topics = story.topics.iter();
        topics.any(|topic| {
            cells
                .get(at(topic, side))
                .is_some_and(|cell| !cell.is_empty())
        })
    };
    let sides: Vec<&Arc<Side>> = story.sides.iter().filter(speaks).collect();
    let mut head = el("tr").add(el("th").attr("scope", "col").add(words.topic));
    for side in &sides {
        head = head.add(
            el("th")
                .attr("scope", "col")
                .attr("data-mark", (side.index % 8).to_string())
                .add(
                    el("span")
                        .class("side")
                        .add(text_node(scene.say(&side.name))),
                ),
        );
    }
    let mut body = el("tbody");
    for topic in &story.topics {
        let cell = |side: &Side| {
            cells
                .get(at(topic, side))
                .map(Vec::as_slice)
                .unwrap_or_default()
        };
        if sides.iter().all(|side| cell(side).is_empty()) {
            continue;
        }
        let name = with_text(
            topic_button(scene, topic, selection),
            scene.say(&topic.name),
        );
        // Without a script there is nothing to press.
        let name = match scene.options.form {
            super::Form::Element => name,
            super::Form::Plain => with_text(el("b"), scene.say(&topic.name)),
        };
        let mut row = el("tr").attr("data-topic", topic.id.as_str()).add(
            el("th")
                .attr("scope", "row")
                .attr("part", "topic")
                .add(name),
        );
        for side in &sides {
            row = row.add(cell_of(scene, selection, side, cell(side)));
        }
        body = body.add(row);
    }
    let title = (words.compare_title.to_owned(), None);
    let title = heading(scene.level(1), "compare-title", title);
    if sides.is_empty() {
        let none = el("p").class("silent").add(words.none);
        return Node::List(vec![title.into(), none.into()]);
    }
    let table = el("table").add(el("thead").add(head)).add(body);
    let scroller = el("div")
        .class("scroller")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.compare_title)
        .add(table);
    Node::List(vec![title.into(), scroller.into()])
}

fn since((event, position): &Entry) -> i64 {
    position.date_at(event).earliest()
}

/// The button that shows a topic alone, or all of them again.
fn topic_button(scene: &Scene, topic: &Topic, selection: &Selection) -> Element {
    let (app, id) = (scene.app, topic.id.clone());
    let follow = move |event: &web_sys::Event| {
        let root = event.target().map(JsCast::unchecked_into::<web_sys::Node>);
        let root = root.map(|target| target.get_root_node());
        app.follow_topic(&id);
        // The button that was pressed is gone with the table that it was in.
        let selector = ["[data-choose=\"", &id, "\"]"].concat();
        if let Some(same) = root.and_then(|root| find(&root, &selector)) {
            super::event::focus(&same);
        }
    };
    button("data-choose", &topic.id)
        .attr("aria-pressed", selection.is_of_one_topic().to_string())
        .on("click", follow)
}

fn cell_of(scene: &Arc<Scene>, selection: &Selection, side: &Side, entries: &[Entry]) -> Element {
    let words = scene.words();
    let cell = el("td")
        .attr("data-side", side.id.as_str())
        .attr("data-mark", (side.index % 8).to_string());
    // On a phone the column's header is not above the cell.
    let name = el("p").class("side");
    let cell = match scene.options.form {
        super::Form::Element => cell.add(name.add(with_text(el("b"), scene.say(&side.name)))),
        super::Form::Plain => cell,
    };
    // What a side holds now stands open; of observers, who hold nothing, all is folded.
    let (cell, earlier) = match entries.split_last() {
        None => return cell.add(el("p").class("silent").add(words.silent)),
        Some(((event, now), earlier)) if !side.observer => {
            let before = earlier.last();
            (cell.add(entry(scene, event, now, before, true)), earlier)
        }
        _ => (cell, entries),
    };
    if earlier.is_empty() {
        return cell;
    }
    let follows_one = selection.is_of_one_topic();
    let fold = earlier.len() > if follows_one { MANY_OF_ONE_TOPIC } else { MANY };
    let list = {
        let (scene, earlier) = (scene.clone(), earlier.to_vec());
        move || {
            let mut list = el("ol").class("earlier");
            for (at, (event, position)) in earlier.iter().enumerate().rev() {
                let before = at.checked_sub(1).and_then(|at| earlier.get(at));
                let mut summary = el("summary").add(dated(&scene, event, position));
                // A newspaper quotes many on one day.
                let speaker = position.speaker.as_ref().or(position.according_to.as_ref());
                if let Some(speaker) = speaker.filter(|_| position.side.observer) {
                    summary = summary
                        .add(" ")
                        .add(with_text(el("span"), scene.say(&speaker.name)));
                }
                let details = el("details")
                    .maybe("open", (follows_one && !fold).then(String::new))
                    .add(summary)
                    .add(entry(&scene, event, position, before, false));
                list = list.add(el("li").add(details));
            }
            Node::from(list)
        }
    };
    if !fold {
        return cell.add(list());
    }
    let count = earlier.len().to_string();
    let summary = el("summary").add(fill(words.before, &count));
    cell.add(
        el("details")
            .class("before")
            .add(summary)
            .later(String::new, list),
    )
}

/// A position in full, after the one before. Its date leads, unless the fold above says it.
fn entry(
    scene: &Scene,
    event: &Event,
    position: &Position,
    before: Option<&Entry>,
    with_date: bool,
) -> Element {
    let entry = el("div")
        .class("entry")
        .attr("data-kind", position.kind.word())
        .maybe(
            "data-relayed",
            position.is_reported_by_other_side().then(String::new),
        );
    let date =
        with_date.then(|| Node::from(el("p").class("dated").add(dated(scene, event, position))));
    let compared = before.filter(|_| position.change.is_some()).map(|before| {
        let (event, before) = before;
        let date = scene.brief(&before.date_at(event), event);
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

/// When a position was taken, and how it stands to the one before.
fn dated(scene: &Scene, event: &Event, position: &Position) -> Node {
    let date = position.date_at(event);
    let date = time(&date, scene.brief(&date, event));
    let change = position.change.map(|change| {
        let word = scene.words().change(change);
        let change = el("span")
            .class("change")
            .attr("data-change", change.word());
        Node::List(vec![" ".into(), change.add(word).into()])
    });
    Node::List(vec![date.into(), change.into()])
}
