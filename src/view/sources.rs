//! The list of sources, with the ways back to what rests on them.

use super::event::is_open;
use super::node::{Element, Node, el};
use super::prose::{heading, host_beside, with_text};
use super::scene::{Form, Scene};
use super::timeline::time;
use crate::intl::language_name;
use crate::story::{Grade, Source, same_primary};
use crate::words::fill;
use std::sync::Arc;

/// The list of sources; nothing where there are none. That of a long story is made when it is unfolded.
pub(super) fn sources(scene: &Arc<Scene>) -> Option<Node> {
    let story = &scene.story;
    if story.sources.is_empty() {
        return None;
    }
    let title = (scene.words().sources.to_owned(), None);
    let summary = el("summary")
        .add(heading(scene.level(1), "sources-title", title))
        .add(el("b").class("count").add(story.sources.len().to_string()));
    // Without a stylesheet nothing shows that it opens.
    let app = scene.app;
    let open = scene.options.form == Form::Plain || app.is_sources_unfolded();
    let sources = el("details")
        .class("sources")
        .maybe("open", open.then(String::new))
        .on("toggle", move |event| {
            app.set_sources_unfolded(is_open(event))
        })
        .add(summary);
    let sources = if scene.is_long() && !open {
        let text = || text_of_sources(scene);
        let scene = scene.clone();
        sources.later(text, move || list(&scene).into())
    } else {
        sources.add(list(scene))
    };
    Some(sources.into())
}

/// What the sources are called, for find-in-page while they are not listed.
fn text_of_sources(scene: &Scene) -> String {
    let mut text = String::new();
    for source in &scene.story.sources {
        for name in [&source.publisher, &source.title] {
            text.push_str(&scene.say(name).0);
            text.push(' ');
        }
    }
    text
}

fn list(scene: &Scene) -> Element {
    let story = &scene.story;
    let mut citing = vec![Vec::new(); story.sources.len()];
    let positions = story.events.iter().flat_map(|event| &event.positions);
    for position in positions {
        for citation in &position.sources {
            // A position may cite a source at several places.
            if let Some(citing) = citing.get_mut(citation.source.number - 1)
                && citing.last() != Some(&position.number)
            {
                citing.push(position.number);
            }
        }
    }
    let mut list = el("ol");
    for (source, citing) in story.sources.iter().zip(citing) {
        list = list.add(entry(scene, source, citing));
    }
    list
}

fn entry(scene: &Scene, source: &Source, citing: Vec<usize>) -> Element {
    let words = scene.words();
    let gap = scene.plain_or(" · ", " ");
    let title = match &source.url {
        Some(url) => el("a")
            .attr("href", scene.resolve(url))
            .attr("rel", "external")
            .maybe("hreflang", source.language.clone()),
        None => el("cite"),
    };
    let mut meta = el("span").class("meta");
    if let Some(date) = &source.date {
        meta = meta.add(time(date, scene.date(date))).add(gap);
    }
    let language = &scene.intl.language;
    if let Some(tag) = source
        .language
        .as_deref()
        .filter(|tag| !same_primary(tag, language))
    {
        meta = meta
            .add(el("span").add(language_name(language, tag)))
            .add(gap);
    }
    let official = (source.grade == Grade::Official).then(String::new);
    let grade = el("span").class("grade").maybe("data-official", official);
    let mut back = el("span").class("back");
    let is_cited = !citing.is_empty();
    for (index, at) in citing.into_iter().enumerate() {
        let number = at.to_string();
        let link = el("a")
            .attr("href", ["#", &scene.position_id(at)].concat())
            .attr("aria-label", fill(words.back, &number))
            .add(back_arrow(scene))
            .add(number);
        back = back.add(if index == 0 { "" } else { " " }).add(link);
    }
    let (name, lang) = scene.say(&source.title);
    let host = source.url.as_deref().map(|url| host_beside(url, &name));
    let host = host.unwrap_or_default();
    el("li")
        .attr("id", scene.source_id(source.number))
        .attr("tabindex", "-1")
        .attr("value", source.number.to_string())
        .add(with_text(
            el("span").class("publisher"),
            scene.say(&source.publisher),
        ))
        .add(gap)
        .add(with_text(title, (name, lang)).add(host))
        .add(address(scene, source))
        .add(kept_copy(scene, source))
        .add(gap)
        .add(meta.add(grade.add(words.grade(source.grade))))
        .add(is_cited.then(|| Node::List(vec![" ".into(), back.into()])))
}

/// A link to a copy that is kept of what may vanish.
fn kept_copy(scene: &Scene, source: &Source) -> Option<Node> {
    let link = el("a")
        .class("archived")
        .attr("href", scene.resolve(source.archived.as_ref()?))
        .attr("rel", "external")
        .add(scene.words().archived);
    Some(Node::List(vec![" · ".into(), link.into()]))
}

/// WordPress fetches a picture of `↩` from its makers' site where a browser lacks the newest emoji.
fn back_arrow(scene: &Scene) -> &'static str {
    scene.plain_or("↑", "↩")
}

/// The address in plain sight, for paper and for where tags are stripped; elsewhere the stylesheet
/// shows it on paper. As code, since programs that make texts typographic make one dash of two elsewhere, and a
/// wrong address of it.
fn address(scene: &Scene, source: &Source) -> Node {
    match (&source.url, scene.options.form) {
        (Some(url), Form::Plain) => {
            Node::List(vec![" · ".into(), el("code").add(url.as_str()).into()])
        }
        _ => Node::List(Vec::new()),
    }
}
