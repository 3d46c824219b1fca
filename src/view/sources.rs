//! The list of sources, with the ways back to what rests on them.

use super::node::{Element, Node, el};
use super::prose::{heading, said};
use super::scene::Scene;
use super::timeline::time;
use crate::intl::language_name;
use crate::story::{Grade, Source, same_primary};
use crate::words::fill;

/// The positions that cite a source: their numbers in the story, and their ids.
type Citing<'a> = Vec<(usize, &'a str)>;

/// The list of sources; nothing where there are none.
pub(super) fn sources(scene: &Scene) -> Option<Node> {
    let story = &scene.story;
    if story.sources.is_empty() {
        return None;
    }
    let mut citing: Vec<Citing> = story.sources.iter().map(|_| Citing::new()).collect();
    let positions = story.events.iter().flat_map(|event| &event.positions);
    for (at, position) in positions.enumerate() {
        let back = (at + 1, position.id.as_str());
        for citation in &position.sources {
            // A position may cite a source at several places.
            if let Some(citing) = citing.get_mut(citation.source.number - 1)
                && citing.last() != Some(&back)
            {
                citing.push(back);
            }
        }
    }
    let mut list = el("ol");
    for (source, citing) in story.sources.iter().zip(citing) {
        list = list.add(entry(scene, source, citing));
    }
    let title = (scene.words().sources.to_owned(), None);
    let summary = el("summary")
        .add(heading(scene.level(1), "sources-title", title))
        .add(el("b").class("count").add(story.sources.len().to_string()));
    Some(el("details").class("sources").add(summary).add(list).into())
}

fn entry(scene: &Scene, source: &Source, citing: Citing) -> Element {
    let words = scene.words();
    let title = match &source.url {
        Some(url) => el("a")
            .attr("href", scene.resolve(url))
            .attr("rel", "external")
            .maybe("hreflang", source.language.clone()),
        None => el("cite"),
    };
    let mut meta = el("span").class("meta");
    if let Some(date) = &source.date {
        meta = meta.add(time(date, scene.date(date))).add(" ");
    }
    let language = &scene.options.language;
    if let Some(tag) = source
        .language
        .as_deref()
        .filter(|tag| !same_primary(tag, language))
    {
        meta = meta
            .add(el("span").add(language_name(language, tag)))
            .add(" ");
    }
    let official = (source.grade == Grade::Official).then(String::new);
    let grade = el("span").class("grade").maybe("data-official", official);
    let is_cited = !citing.is_empty();
    let mut back = el("span").class("back");
    for (at, id) in citing {
        let number = at.to_string();
        let link = el("a")
            .attr("href", ["#p-", id].concat())
            .attr("aria-label", fill(words.back, &number))
            .add("↩")
            .add(number);
        back = back.add(link).add(" ");
    }
    el("li")
        .attr("id", ["s-", &source.id].concat())
        .attr("tabindex", "-1")
        .attr("value", source.number.to_string())
        .add(said(
            el("span").class("publisher"),
            scene.say(&source.publisher),
        ))
        .add(" ")
        .add(said(title, scene.say(&source.title)))
        .add(" ")
        .add(meta.add(grade.add(words.grade(source.grade))))
        .add(" ")
        .add(is_cited.then(|| Node::from(back)))
}
