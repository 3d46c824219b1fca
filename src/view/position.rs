//! One position: whose it is, what it says, who says so, where that can be read.

use super::media::portrait;
use super::node::{Element, Node, el};
use super::prose::{in_language, line, prose, text_node, with_text};
use super::scene::Scene;
use super::timeline::{in_frame, time};
use crate::story::{Citation, Correction, Person, Position, PositionKind, Text, same_primary};
use crate::words::fill;
use leptos::prelude::untrack;

/// Where a position stands, and so what need not be said of it again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// in a card, under its side
    Side,
    /// in a card, under its topic and its side
    Topic,
    /// in the comparison, under its topic, its side and its date
    Comparison,
}

/// A position in a card.
pub(super) fn position_item(scene: &Scene, position: &Position, context: Context) -> Element {
    let item = el("li")
        .class("position")
        .attr("part", "position")
        .attr("id", scene.position_id(position.number))
        .attr("tabindex", "-1")
        .attr("data-side", position.side.id.as_str())
        .attr("data-topic", position.topic.id.as_str())
        .attr("data-kind", position.kind.word())
        .maybe(
            "data-relayed",
            position.is_reported_by_other_side().then(String::new),
        )
        .maybe("hidden", hidden_unless_selected(scene, position.number));
    position_body(scene, item, position, context)
}

/// A position as a line of a closed card.
pub(super) fn key_line(scene: &Scene, position: &Position) -> Element {
    let words = scene.words();
    let names = el("b")
        .class("side")
        .add(text_node(names_of_sides(scene, position)));
    let mut item = el("li")
        .class("key")
        .attr("part", "key")
        .attr("data-key", position.number.to_string())
        .attr("data-mark", (position.side.index % 8).to_string())
        .maybe("hidden", hidden_unless_selected(scene, position.number))
        .add(portrait_of_speaker(scene, position))
        .add(names)
        .add(words.colon)
        .add(line(scene, "said-so", &position.text));
    if position.kind != PositionKind::Stated {
        item = item.add(" ").add(kind_tag(scene, position.kind));
    }
    if position.is_reported_by_other_side()
        && let Some(reporter) = &position.according_to
    {
        let name = with_text(el("span"), scene.say(&reporter.name));
        let reporter = in_frame("span", "according", words.according_to, name);
        item = item.attr("data-relayed", "").add(" ").add(reporter);
    }
    item
}

/// The sides of a joint statement, in a row.
fn names_of_sides(scene: &Scene, position: &Position) -> (String, Option<String>) {
    let (mut names, mut lang) = scene.say(&position.side.name);
    for side in &position.joint {
        let (name, own) = scene.say(&side.name);
        names.push_str(scene.words().comma);
        names.push_str(&name);
        lang = own;
    }
    (names, lang)
}

fn kind_tag(scene: &Scene, kind: PositionKind) -> Element {
    el("span")
        .class("tag kind")
        .add(scene.words().position_kind(kind))
}

/// What was corrected, and when.
pub(super) fn corrections(scene: &Scene, corrections: &[Correction]) -> Node {
    let mut all = Vec::new();
    for correction in corrections {
        let date = &correction.date;
        let date = time(date, scene.date(date));
        all.push(
            el("p")
                .class("note")
                .add(in_frame("b", "corrected", scene.words().corrected, date))
                .add(scene.words().colon)
                .add(line(scene, "noted", &correction.text))
                .into(),
        );
    }
    Node::List(all)
}

fn portrait_of_speaker(scene: &Scene, position: &Position) -> Option<Node> {
    portrait(scene, position.speaker.as_ref()?)
}

/// Whether the filter leaves a position out now, as the attribute `hidden`. One effect for all of them
/// follows the filter from then on: see `cards`.
fn hidden_unless_selected(scene: &Scene, number: usize) -> Option<String> {
    let selection = untrack(|| scene.app.selection());
    (!selection.has_position(number)).then(String::new)
}

/// Puts into an element what a position says, and on whose word.
pub(super) fn position_body(
    scene: &Scene,
    into: Element,
    position: &Position,
    context: Context,
) -> Element {
    let words = scene.words();
    let mut tags = Vec::new();
    if context == Context::Side {
        let topic = el("span").class("tag").attr("part", "topic");
        tags.push(with_text(topic, scene.say(&position.topic.name)));
    }
    if position.kind != PositionKind::Stated {
        tags.push(kind_tag(scene, position.kind));
    }
    if position.is_reported_by_other_side() {
        let tag = el("span").class("tag relayed");
        tags.push(with_text(tag, reported_by(scene, position)));
    }
    if !position.joint.is_empty() {
        let (names, lang) = names_of_sides(scene, position);
        let tag = el("span").class("tag joint");
        tags.push(with_text(tag, (fill(words.joint, &names), lang)));
    }
    let has_tags = !tags.is_empty();
    let tags = apart(scene, el("p").class("tags"), tags);
    let quote = position.quote.as_ref().map(|quote| {
        let (quote, lang) = scene.say(quote);
        let shown_in = lang.as_ref().unwrap_or(&scene.intl.language);
        let spoken_in = position.quote_language.as_ref();
        let is_translated = spoken_in.is_some_and(|spoken_in| !same_primary(spoken_in, shown_in));
        let [open, close] = words.quotes;
        let mut line = el("p").class("quote");
        let quote = in_language(el("q"), lang).add(open).add(quote).add(close);
        line = line.add(quote);
        if is_translated {
            let translated = el("span").class("translated").add(words.translated);
            line = line.add(" ").add(translated);
        }
        Node::from(line)
    });
    let note = position.note.as_ref().map(|note| {
        let label = el("b").add(words.note);
        Node::from(
            el("div")
                .class("note")
                .add(label)
                .add(prose(scene, "noted", note)),
        )
    });
    // Not in the cells of a table, which are narrow.
    let is_in_table = context == Context::Comparison;
    let portrait = (!is_in_table).then(|| portrait_of_speaker(scene, position));
    into.add(portrait.flatten())
        .add(has_tags.then(|| Node::from(tags)))
        .add(prose(scene, "text", &position.text))
        .add(quote)
        .add(attribution(scene, position, context))
        .add(note)
        .add(corrections(scene, &position.corrections))
}

/// Whose account this is: the side that reports of another.
fn reported_by(scene: &Scene, position: &Position) -> (String, Option<String>) {
    let reporter = position.according_to.as_ref();
    let (name, lang) = reporter
        .map(|reporter| scene.say(&reporter.side.name))
        .unwrap_or_default();
    (fill(scene.words().reported_by, &name), lang)
}

fn attribution(scene: &Scene, position: &Position, context: Context) -> Element {
    let words = scene.words();
    let mut pieces = Vec::new();
    if let Some(speaker) = &position.speaker {
        pieces.push(named(
            scene,
            "speaker",
            "{}",
            speaker,
            position.role.as_ref(),
        ));
    }
    if let Some(reporter) = &position.according_to {
        pieces.push(named(
            scene,
            "according",
            words.according_to,
            reporter,
            None,
        ));
    }
    if let Some(date) = &position.date
        && context != Context::Comparison
    {
        let time = time(date, scene.date(date));
        pieces.push(in_frame("span", "said-on", words.said_on, time));
    }
    pieces.push(citations(scene, &position.sources));
    apart(scene, el("p").class("attribution"), pieces)
}

/// Puts pieces into a line with a gap between each two. There is none at an end of the line, where a
/// program that takes white space out of HTML would find it.
fn apart(scene: &Scene, line: Element, pieces: Vec<Element>) -> Element {
    let gap = scene.plain_or(" · ", " ");
    let pieces = pieces.into_iter().enumerate();
    pieces.fold(line, |line, (index, piece)| {
        line.add(if index == 0 { "" } else { gap }).add(piece)
    })
}

/// A name in a frame, and the office behind it: the person's, or another of that time.
fn named(
    scene: &Scene,
    class: &'static str,
    frame: &str,
    person: &Person,
    role: Option<&Text>,
) -> Element {
    let name = in_frame(
        "span",
        class,
        frame,
        with_text(el("b"), scene.say(&person.name)),
    );
    match role.or(person.role.as_ref()) {
        Some(role) => name
            .add(scene.words().apposition)
            .add(with_text(el("span").class("role"), scene.say(role))),
        None => name,
    }
}

/// Numbered links to the list of sources.
pub(super) fn citations(scene: &Scene, citations: &[Citation]) -> Element {
    let mut links = el("span").class("citations");
    for (index, citation) in citations.iter().enumerate() {
        let source = &citation.source;
        let number = source.number.to_string();
        let place = match &citation.at {
            Some(at) => [&number, ", ", at].concat(),
            None => number,
        };
        // What is seen is part of the name, so that it can be asked for by voice.
        let link = el("a")
            .class("cite")
            .attr("part", "source")
            .attr("href", ["#", &scene.source_id(source.number)].concat())
            .attr("aria-label", fill(scene.words().source, &place))
            .add(scene.plain("["))
            .add(place)
            .add(scene.plain("]"));
        links = links.add(if index == 0 { "" } else { " " }).add(link);
    }
    links
}
