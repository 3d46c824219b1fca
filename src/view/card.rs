//! The card of an event.

use super::controls::{button, copy_button};
use super::far;
use super::mark::kind_icon;
use super::media::media;
use super::node::{Element, Node, el};
use super::position::{Context, citations, key_line, position_item};
use super::prose::{heading, isolated, prose, text_node, with_text};
use super::scene::{Form, Scene};
use super::timeline::time;
use crate::date::{Bound, Point, When};
use crate::inline::plain_text;
use crate::intl::zone::is_same;
use crate::story::{Event, EventKind, Position, Side, Status, Topic};
use crate::words::fill;
use std::sync::Arc;

/// What a whole card is made of, but for what opens.
pub(super) struct Parts {
    /// attributes beside those of the [`shell`]
    pub attributes: Vec<(&'static str, String)>,
    /// the time that has passed, and when it was
    pub above_headline: Vec<Node>,
    /// what stands between headline and summary
    pub facts: Node,
    /// the positions that a closed card shows
    pub key_lines: Node,
    /// what a closed card promises
    pub promise: Vec<Node>,
}

/// The card of the event with this index, after one that was at `before`.
pub(super) fn card(
    scene: &Arc<Scene>,
    index: usize,
    event: &Arc<Event>,
    before: Option<&When>,
) -> Element {
    if far::is_far(scene, index) {
        return far::far_card(scene, index, event);
    }
    let parts = parts(scene, event, before);
    let promise = el("summary").attr("part", "summary").add(parts.promise);
    let attributes = parts.attributes.into_iter();
    attributes
        .fold(shell(scene, index, event), |shell, (name, value)| {
            shell.attr(name, value)
        })
        .add(eras(scene, index, event))
        .add(parts.above_headline)
        .add(headline(scene, event))
        .add(parts.facts)
        .add(summary(scene, event))
        .add(media(scene, event))
        .add(parts.key_lines)
        .add(details(scene, index, event, promise))
}

/// The element of a card, with nothing in it.
pub(super) fn shell(scene: &Scene, index: usize, event: &Event) -> Element {
    // Where there are positions, it is they that the overview leads to.
    let is_target = scene.positions() == 0 && scene.options.form == Form::Element;
    el("li")
        .class("event")
        .attr("part", "event")
        .maybe("id", is_target.then(|| ["e-", &index.to_string()].concat()))
        .attr("data-event", event.id.as_str())
}

/// The eras that begin with an event, or have begun since the one before; those without any event too.
pub(super) fn eras(scene: &Scene, index: usize, event: &Event) -> Node {
    let before = index.checked_sub(1);
    let before = before.and_then(|before| scene.story.events.get(before));
    let mut eras = Vec::new();
    for era in &scene.story.eras {
        let begin = era.from.earliest();
        let is_before = before.is_some_and(|before| begin <= before.date.earliest());
        if begin <= event.date.earliest() && !is_before {
            let span = match (era.from, era.to) {
                (When::At(from), When::At(to)) if from != to => {
                    When::Between(Bound::At(from), Bound::At(to))
                }
                (from, _) => from,
            };
            let name = with_text(el("b"), scene.say(&era.name));
            let line = el("p").class("era").add(name).add(" ");
            eras.push(line.add(time(&span, scene.date(&span))).into());
        }
    }
    Node::List(eras)
}

pub(super) fn headline(scene: &Scene, event: &Event) -> Element {
    heading(scene.level(1), "headline", scene.say(&event.title))
}

pub(super) fn summary(scene: &Scene, event: &Event) -> Option<Node> {
    let summary = event.summary.as_ref();
    summary.map(|summary| prose(scene, "summary", summary).into())
}

/// The positions that the editor has marked, side by side, for who opens nothing; an open card has all. The
/// plain form has the open card.
pub(super) fn key_lines(scene: &Scene, event: &Event) -> Node {
    let mut lines = el("ul").class("keys");
    let mut is_empty = true;
    for side in &scene.story.sides {
        for position in &event.positions {
            if position.is_key && position.side.index == side.index {
                lines = lines.add(key_line(scene, position));
                is_empty = false;
            }
        }
    }
    if is_empty || scene.options.form == Form::Plain {
        return None.into();
    }
    lines.into()
}

pub(super) fn parts(scene: &Scene, event: &Event, before: Option<&When>) -> Parts {
    let gap = before.map(|before| gap(before, &event.date));
    let is_known = |before: &When| before.begins_on_known_day() && event.date.begins_on_known_day();
    let label = gap.filter(|gap| *gap >= 60 && before.is_some_and(is_known));
    let label = label.map(|gap| {
        let later = fill(scene.words().later, &scene.intl.distance(gap));
        Node::from(el("p").class("gap").add(later))
    });
    let gap = gap.map(|gap| ("data-gap", steps(gap)));
    let attributes = [
        ("tabindex", "-1"),
        ("data-kind", event.kind.word()),
        ("data-status", event.status.word()),
    ];
    let attributes = attributes.map(|(name, value)| (name, value.to_owned()));
    Parts {
        attributes: attributes.into_iter().chain(gap).collect(),
        above_headline: vec![label.into(), when(scene, event).into()],
        facts: facts(scene, event),
        key_lines: key_lines(scene, event),
        promise: promise(scene, event),
    }
}

/// The seconds from one event to the next: between moments less than two days apart as they are,
/// otherwise in whole days of the calendar.
fn gap(before: &When, after: &When) -> i64 {
    let seconds = after.earliest().saturating_sub(before.earliest());
    if before.is_moment() && after.is_moment() && seconds < 2 * 86_400 {
        seconds
    } else {
        after
            .first_day()
            .saturating_sub(before.first_day())
            .saturating_mul(86_400)
    }
}

/// How long the rail is before a card, from 0 to 6: each step is some four times the one before
/// (an hour, four hours, a day, four days, three weeks, three months).
fn steps(gap: i64) -> String {
    let limits = [3_600, 14_400, 86_400, 4 * 86_400, 21 * 86_400, 91 * 86_400];
    limits
        .iter()
        .filter(|limit| gap >= **limit)
        .count()
        .to_string()
}

/// The date, and for a moment the time in the zone shown and then in the story's other zones.
pub(super) fn when(scene: &Scene, event: &Event) -> Element {
    let (date, end) = dates(event);
    let zone = &scene.zone(&date, Some(event));
    let mut line = el("p").class("when").attr("part", "time");
    let label = event.date_label.as_ref();
    let has_label = label.is_some();
    line = line.add(match label {
        Some(label) => with_text(time(&date, String::new()), scene.say(label)),
        None => time(&date, scene.intl.when(&date, zone)),
    });
    if let Some(end) = end.filter(|_| !has_label) {
        let text = match (date, end) {
            (When::At(Point::Moment(from)), When::At(Point::Moment(to))) => {
                let on_other_day = scene.intl.day(from.unix, zone) != scene.intl.day(to.unix, zone);
                scene.intl.clock(to.unix, zone, on_other_day)
            }
            _ => scene.intl.when(&end, zone),
        };
        line = line.add(" – ").add(time(&end, text));
    }
    if !has_label && (date.has_time() || end.is_some_and(|end| end.has_time())) {
        let name = with_text(el("span").class("zone"), scene.zone_name(zone));
        line = line.add(" ").add(name);
    }
    if let When::At(Point::Moment(moment)) = date
        && !has_label
    {
        line = line.add(other_zones(scene, moment.unix, zone));
    }
    if event.status != Status::Held {
        let status = el("span").class("status");
        line = line
            .add(" ")
            .add(status.add(scene.words().status(event.status)));
    }
    if scene.options.form == Form::Element {
        let name = [
            scene.words().copy_link,
            scene.words().colon,
            &isolated(scene, &event.title),
        ];
        let copy = button("data-link", &event.id);
        line = line.add(" ").add(copy_button(copy, &name.concat()));
    }
    line
}

/// When an event began and when it ended; as one where both are dates, so that they can be said as
/// a range.
fn dates(event: &Event) -> (When, Option<When>) {
    match (event.date, event.end.filter(|end| *end != event.date)) {
        (When::At(from @ Point::Date(_)), Some(When::At(to @ Point::Date(_)))) => {
            (When::Between(Bound::At(from), Bound::At(to)), None)
        }
        dates => dates,
    }
}

/// A moment in the story's zones other than `zone`, with the day where that is another; nothing
/// where there are none.
fn other_zones(scene: &Scene, unix: i64, zone: &str) -> Option<Node> {
    let day = scene.intl.day(unix, zone);
    let mut zones = el("span").class("zones");
    let mut is_alone = true;
    for other in scene.zones().filter(|other| !is_same(&other.id, zone)) {
        let elsewhere = scene.intl.day(unix, &other.id) != day;
        let clock = scene.intl.clock(unix, &other.id, elsewhere);
        let name = text_node(scene.say(&other.name));
        zones = zones.add(scene.plain(" · ")).add(
            el("span")
                .class("zone")
                .add(name)
                .add(" ")
                .add(el("b").add(clock)),
        );
        is_alone = false;
    }
    (!is_alone).then(|| zones.into())
}

/// What sort of event it was, where and how long, who took part; nothing where nothing of that is known.
pub(super) fn facts(scene: &Scene, event: &Event) -> Node {
    let mut facts = el("ul").class("facts");
    if event.kind != EventKind::Other {
        let kind = el("li")
            .class("kind")
            .add(kind_icon(event.kind))
            .add(scene.words().event_kind(event.kind));
        facts = facts.add(kind);
    }
    let group = event.group.as_ref().map(|group| &group.name);
    for text in [group, event.format.as_ref(), event.place.as_ref()]
        .into_iter()
        .flatten()
    {
        facts = facts.add(with_text(el("li"), scene.say(text)));
    }
    if let Some(duration) = &event.duration {
        let text = scene.intl.duration(duration);
        let time = el("time").attr("datetime", duration.iso()).add(text);
        facts = facts.add(el("li").add(time));
    }
    if !event.sources.is_empty() {
        facts = facts.add(el("li").add(citations(scene, &event.sources)));
    }
    if !event.participants.is_empty() {
        let mut names = el("li").class("participants");
        names = names
            .add(el("span").class("label").add(scene.words().participants))
            .add(scene.plain_or(scene.words().colon, " "));
        for (at, person) in event.participants.iter().enumerate() {
            let comma = if at == 0 { "" } else { scene.words().comma };
            names = names.add(comma).add(text_node(scene.say(&person.name)));
        }
        facts = facts.add(names);
    }
    if facts.children().is_empty() {
        return None.into();
    }
    facts.into()
}

/// What opens.
pub(super) fn details(
    scene: &Arc<Scene>,
    index: usize,
    event: &Arc<Event>,
    summary: Element,
) -> Option<Node> {
    let is_open = scene.app.is_card_open(index);
    if !event.opens() {
        return None;
    }
    let details = el("details")
        .class("card")
        .attr("data-event", event.id.as_str())
        .maybe("open", is_open.then(String::new))
        .add(summary);
    let details = if is_open {
        details.add(opened(scene, event))
    } else {
        let text = || text_of_opened(scene, event);
        let (scene, event) = (scene.clone(), event.clone());
        details.later(text, move || opened(&scene, &event))
    };
    Some(details.into())
}

/// The longer text of an event, and its positions.
fn opened(scene: &Scene, event: &Event) -> Node {
    let text = event.text.as_ref();
    let positions = !event.positions.is_empty();
    Node::List(vec![
        text.map(|text| prose(scene, "body", text).into()).into(),
        positions.then(|| positions_of(scene, event).into()).into(),
    ])
}

/// What an event says that opens, and who says so, for find-in-page while it is not built.
fn text_of_opened(scene: &Scene, event: &Event) -> String {
    let mut texts = vec![event.text.as_ref()];
    for position in &event.positions {
        texts.push(Some(&position.text));
        texts.push(position.quote.as_ref());
        texts.push(position.note.as_ref());
        texts.push(position.role.as_ref());
        for correction in &position.corrections {
            texts.push(Some(&correction.text));
        }
        for person in [&position.speaker, &position.according_to]
            .into_iter()
            .flatten()
        {
            texts.push(Some(&person.name));
            texts.push(person.role.as_ref());
        }
    }
    let mut all = String::new();
    for text in texts.into_iter().flatten() {
        all.push_str(&plain_text(&scene.say(text).0));
        all.push(' ');
    }
    all
}

/// The positions, topic by topic, and then what observers say.
fn positions_of(scene: &Scene, event: &Event) -> Element {
    let positions = event.positions.iter().map(|position| position.as_ref());
    let (observers, parties): (Vec<&Position>, Vec<&Position>) =
        positions.partition(|position| position.side.observer);
    let mut groups = el("div").class("said");
    for topic in &scene.story.topics {
        groups = groups.add(topic_group(scene, topic, &parties));
    }
    if !observers.is_empty() {
        groups = groups.add(folded(scene, &observers, parties.is_empty()));
    }
    groups
}

/// What observers say, folded with its count where parties have spoken before them. A filter unfolds it, so
/// that what was looked for is seen.
fn folded(scene: &Scene, observers: &[&Position], are_alone: bool) -> Element {
    let title = (scene.words().observers.to_owned(), None);
    let summary = el("summary")
        .add(heading(scene.level(2), "topic", title))
        .add(el("b").class("count").add(observers.len().to_string()));
    let is_open = are_alone || scene.options.form == Form::Plain;
    let mut columns = el("details")
        .class("observers")
        .maybe("open", is_open.then(String::new))
        .add(summary);
    for side in scene.story.sides.iter().filter(|side| side.observer) {
        columns = columns.add(column(scene, "div", side, observers, Context::Side));
    }
    #[cfg(widget)]
    let columns = {
        let app = scene.app;
        columns.bind(move |details| {
            let details = details.clone();
            super::effect::effect(Box::new(move || {
                if app.selection().is_filtered() {
                    _ = details.set_attribute("open", "");
                }
            }));
        })
    };
    columns
}

/// What the parties say on a topic, a column for each that does.
fn topic_group(scene: &Scene, topic: &Topic, parties: &[&Position]) -> Option<Node> {
    let on_topic = parties
        .iter()
        .filter(|position| position.topic.index == topic.index);
    let on_topic: Vec<&Position> = on_topic.copied().collect();
    if on_topic.is_empty() {
        return None;
    }
    let title = heading(scene.level(2), "topic", scene.say(&topic.name)).attr("part", "topic");
    let mut columns = el("ul").class("columns");
    for side in &scene.story.sides {
        columns = columns.add(column(scene, "li", side, &on_topic, Context::Topic));
    }
    let group = el("div")
        .class("group")
        .attr("data-topic", topic.id.as_str());
    Some(group.add(title).add(columns).into())
}

/// What one side says, its key lines first; nothing where it says nothing.
fn column(
    scene: &Scene,
    tag: &'static str,
    side: &Side,
    positions: &[&Position],
    context: Context,
) -> Option<Node> {
    let mut list = el("ul").class("positions");
    let mut is_silent = true;
    for is_key in [true, false] {
        for position in positions {
            if position.side.index == side.index && position.is_key == is_key {
                list = list.add(position_item(scene, position, context));
                is_silent = false;
            }
        }
    }
    if is_silent {
        return None;
    }
    let name = el("p")
        .class("side")
        .attr("part", "side")
        .add(with_text(el("b"), scene.say(&side.name)));
    let column = el(tag)
        .class("column")
        .attr("data-mark", (side.index % 8).to_string());
    Some(column.add(name).add(list).into())
}

/// What a closed card promises: which sides spoke, how often, and on which topics; or that there is more to read.
fn promise(scene: &Scene, event: &Event) -> Vec<Node> {
    let words = scene.words();
    if event.positions.is_empty() {
        return vec![el("span").class("prompt").add(words.read_on).into()];
    }
    let mut chips = el("span").class("chips");
    let mut comma = "";
    for side in &scene.story.sides {
        let count = event
            .positions
            .iter()
            .filter(|position| position.is_of(side))
            .count();
        if count > 0 {
            let name = text_node(scene.say(&side.name));
            let chip = el("span")
                .class("chip")
                .attr("data-side", side.id.as_str())
                .attr("data-mark", (side.index % 8).to_string())
                .add(name)
                .add(" ")
                .add(el("b").add(count.to_string()));
            chips = chips.add(comma).add(chip);
            comma = scene.plain_or(words.comma, " ");
        }
    }
    let mut topics = el("span")
        .class("topics")
        .add(words.topics)
        .add(words.colon);
    let mut comma = "";
    for topic in &scene.story.topics {
        if event
            .positions
            .iter()
            .any(|position| position.topic.index == topic.index)
        {
            topics = topics.add(comma).add(text_node(scene.say(&topic.name)));
            comma = words.comma;
        }
    }
    vec![
        el("span").class("prompt").add(words.positions).into(),
        scene.plain_or(words.colon, " ").into(),
        chips.into(),
        scene.plain_or(" — ", " ").into(),
        topics.into(),
    ]
}
