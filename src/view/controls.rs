//! What a reader can set: the view, what is shown, in which zone and language.

use super::event::{is_checked, is_open, value};
use super::mark::link_icon;
use super::node::{Element, Node, el};
use super::prose::{in_language, text_node, with_text};
use super::scene::Scene;
use crate::app::address::Step;
use crate::app::{Kinds, View};
use crate::app::{announcement, settings};
use crate::intl::language_name;
use crate::intl::zone::is_same;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long somebody has to pause in typing before the words are looked for, in milliseconds.
const TYPING_PAUSE: u32 = 250;

/// A button.
pub(super) fn button(attribute: &'static str, value: &str) -> Element {
    el("button").attr("type", "button").attr(attribute, value)
}

/// A group of buttons.
fn group(class: &'static str, label: &'static str) -> Element {
    el("div")
        .class(class)
        .attr("part", "controls")
        .attr("role", "group")
        .attr("aria-label", label)
}

/// The buttons that choose a view; nothing where there is but one.
#[component]
pub(super) fn ViewSwitch(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    if scene.positions() == 0 {
        return Node::List(Vec::new());
    }
    let (app, words) = (scene.app, scene.words());
    let mut views = group("views", words.view);
    for (view, name) in [
        (View::Timeline, words.timeline),
        (View::Compare, words.compare),
    ] {
        let pressed = move || Some((app.view() == view).to_string());
        let choose = button("data-view", view.word())
            .attr_with("aria-pressed", pressed)
            .on("click", move |_| app.set_view(view, Step::Push))
            .add(name);
        views = views.add(choose);
    }
    views.into()
}

/// The button that opens every card or, where all are open, closes them; nothing where none opens.
#[component]
fn CardButton(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    let (app, words) = (scene.app, scene.words());
    if !scene.story.events.iter().any(|event| event.opens()) {
        return None.into();
    }
    let name = move || {
        let name = if app.are_all_cards_open() {
            words.close_all
        } else {
            words.open_all
        };
        name.to_owned()
    };
    let button = button("data-do", "cards")
        .on("click", move |_| {
            let is_open = untrack(|| app.are_all_cards_open());
            app.set_all_cards(!is_open);
        })
        .text_with(name);
    el("div")
        .class("cards")
        .attr("part", "controls")
        .add(button)
        .into()
}

/// The form that filters, with the choice of zone and language, and what is said of the result.
#[component]
pub(super) fn Tools(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    el("form")
        .class("tools")
        .attr("part", "controls")
        .attr("aria-label", scene.words().filter)
        .on("submit", |event| event.prevent_default())
        .add(FilterFields(FilterFieldsProps {
            scene: scene.clone(),
        }))
        .add(zones(&scene))
        .add(languages(&scene))
        .add(StatusLine(StatusLineProps { scene }))
        .into()
}

/// The fields of the filter, folded until a reader asks for them.
#[component]
fn FilterFields(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    let (app, words) = (scene.app, scene.words());
    el("details")
        .class("filter")
        .maybe("open", app.is_filter_unfolded().then(String::new))
        .on("toggle", move |event| {
            app.set_filter_unfolded(is_open(event))
        })
        .add(el("summary").add(words.filter))
        .add(
            el("div")
                .class("fields")
                .children_on_page(move || fields(&scene)),
        )
        .into()
}

fn fields(scene: &Scene) -> Node {
    let words = scene.words();
    let of_positions = || {
        Node::List(vec![
            sides(scene).into(),
            labelled(words.topic, topics(scene)).into(),
            speakers(scene).into(),
            labelled(words.kinds, kinds(scene)).into(),
        ])
    };
    Node::List(vec![
        (scene.positions() > 0).then(of_positions).into(),
        groups(scene).into(),
        labelled(words.find, find(scene)).into(),
    ])
}

/// A choice of the groups of events; nothing where there are none.
fn groups(scene: &Scene) -> Option<Node> {
    let (app, words) = (scene.app, scene.words());
    if scene.story.groups.is_empty() {
        return None;
    }
    let mut groups = select("group").add(option("", (words.all_groups.to_owned(), None)));
    for group in &scene.story.groups {
        groups = groups.add(option(&group.id, scene.say(&group.name)));
    }
    let groups =
        groups
            .value_with(move || app.settings().filter.group)
            .on("change", move |event| {
                app.set_filter(Step::Push, |filter| filter.group = value(event));
            });
    Some(labelled(words.group, groups).into())
}

/// A box for each side.
fn sides(scene: &Scene) -> Element {
    let app = scene.app;
    let mut sides = el("fieldset").add(el("legend").add(scene.words().sides));
    for side in &scene.story.sides {
        let (id, chosen) = (side.id.clone(), side.id.clone());
        let choose = move |event: &web_sys::Event| {
            app.set_filter(Step::Push, |filter| {
                filter.sides.retain(|side| *side != chosen);
                if is_checked(event) {
                    filter.sides.push(chosen.clone());
                }
            });
        };
        let input = el("input")
            .attr("type", "checkbox")
            .attr("name", "side")
            .attr("value", side.id.as_str())
            .checked_with(move || app.settings().filter.sides.contains(&id))
            .on("change", choose);
        let name = el("span")
            .class("side")
            .attr("data-mark", (side.index % 8).to_string())
            .add(text_node(scene.say(&side.name)));
        sides = sides.add(el("label").add(input).add(" ").add(name));
    }
    sides
}

fn topics(scene: &Scene) -> Element {
    let (app, words) = (scene.app, scene.words());
    let mut topics = select("topic").add(option("", (words.all_topics.to_owned(), None)));
    for topic in &scene.story.topics {
        topics = topics.add(option(&topic.id, scene.say(&topic.name)));
    }
    topics
        .value_with(move || app.settings().filter.topic)
        .on("change", move |event| {
            app.set_filter(Step::Push, |filter| filter.topic = value(event));
        })
}

/// A choice of those who speak, under the names of their sides; nothing where it is one or nobody.
fn speakers(scene: &Scene) -> Option<Node> {
    let (app, words) = (scene.app, scene.words());
    let known = settings::speakers(&scene.story);
    if known.len() < 2 {
        return None;
    }
    let mut speakers = select("speaker").add(option("", (words.all_speakers.to_owned(), None)));
    for side in &scene.story.sides {
        let (label, lang) = scene.say(&side.name);
        let mut group = in_language(el("optgroup").attr("label", label), lang);
        let mut is_empty = true;
        for person in known.iter().filter(|person| person.side.id == side.id) {
            group = group.add(option(&person.id, scene.say(&person.name)));
            is_empty = false;
        }
        if !is_empty {
            speakers = speakers.add(group);
        }
    }
    let speakers = speakers
        .value_with(move || app.settings().filter.speaker)
        .on("change", move |event| {
            app.set_filter(Step::Push, |filter| filter.speaker = value(event));
        });
    Some(labelled(words.speaker, speakers).into())
}

fn kinds(scene: &Scene) -> Element {
    let (app, words) = (scene.app, scene.words());
    let names = [
        (Kinds::All, words.kinds_all),
        (Kinds::Stated, words.kinds_stated),
    ];
    let mut kinds = select("kind");
    for (kind, name) in names {
        kinds = kinds.add(option(kind.word(), (name.to_owned(), None)));
    }
    kinds
        .value_with(move || app.settings().filter.kinds.word().to_owned())
        .on("change", move |event| {
            app.set_filter(Step::Push, |filter| {
                filter.kinds = Kinds::parse(&value(event))
            });
        })
}

/// The field for words. They are looked for once its typing has paused, so that it is announced only
/// once how much is left.
fn find(scene: &Scene) -> Element {
    let app = scene.app;
    let typed = move |event: &web_sys::Event| {
        let pause = app.set_typed(value(event));
        let look = move || {
            if !app.is_gone() && app.is_last_typed(pause) {
                app.find_typed();
            }
        };
        Timeout::new(TYPING_PAUSE, look).forget();
    };
    let entered = move |event: &web_sys::Event| {
        app.set_typed(value(event));
        app.find_typed();
    };
    el("input")
        .attr("type", "search")
        .attr("name", "find")
        .value_with(move || app.typed())
        .on("input", typed)
        .on("change", entered)
}

/// What is announced, and what can be done about it.
#[component]
fn StatusLine(
    /// the story and what its reader does
    scene: Arc<Scene>,
) -> Node {
    let (app, words) = (scene.app, scene.words());
    let text = move || match app.notice() {
        Some(notice) => notice.to_owned(),
        None => announcement::result(words, &app.selection()),
    };
    let reset = move |event: &web_sys::Event| {
        app.set_filter(Step::Push, |filter| *filter = Default::default());
        // The button is gone.
        let form = super::event::closest(event, "form");
        let summary = form.and_then(|form| form.query_selector(".filter > summary").ok()?);
        if let Some(summary) = summary {
            super::event::focus(&summary);
        }
    };
    el("div")
        .class("result")
        .add(el("p").attr("role", "status").text_with(text))
        .add(
            button("data-do", "reset")
                .on("click", reset)
                .add(words.reset),
        )
        .add(CardButton(CardButtonProps { scene }))
        .add(copy_button(button("data-do", "copy"), words.copy_link).attr("title", words.copy_link))
        .into()
}

/// Makes a button one that copies a link: a drawing with a name.
pub(super) fn copy_button(button: Element, name: &str) -> Element {
    button
        .class("copy")
        .attr("aria-label", name)
        .add(link_icon())
}

/// In which zone moments are shown; the reader's own is added where it is known.
fn zones(scene: &Arc<Scene>) -> Option<Node> {
    let words = scene.words();
    let has_moments = scene.story.events.iter().any(|event| event.date.has_time());
    if !has_moments {
        return None;
    }
    let mut zones = select("zone").add(option("", (words.zone_local.to_owned(), None)));
    let mut shown = scene.options.time_zone.clone().unwrap_or_default();
    for zone in scene.zones() {
        zones = zones.add(option(&zone.id, scene.say(&zone.name)));
        if is_same(&zone.id, &shown) {
            shown.clone_from(&zone.id);
        }
    }
    let app = scene.app;
    #[cfg(widget)]
    let zones = {
        let scene = scene.clone();
        zones.bind(move |select| super::node::append(select, zones_of_reader(&scene)))
    };
    let zones = zones
        .value_with(move || shown.clone())
        .on("change", move |event| app.choose_zone(value(event)));
    Some(labelled(words.time_zone, zones).into())
}

/// The browser's own zone and the one that is shown, where the story does not have them.
#[cfg(widget)]
fn zones_of_reader(scene: &Scene) -> Node {
    let is_known = |id: &str| id.is_empty() || scene.zones().any(|zone| is_same(&zone.id, id));
    let mut own = crate::js::own_zone();
    let shown = scene.options.time_zone.clone().unwrap_or_default();
    if is_same(&own, &shown) {
        own.clone_from(&shown);
    }
    let mut options: Vec<Node> = Vec::new();
    if !is_known(&own) {
        let name = crate::words::fill(scene.words().zone_own, &scene.zone_name(&own).0);
        options.push(option(&own, (name, None)).into());
    }
    if !is_known(&shown) && shown != own {
        options.push(option(&shown, (scene.zone_name(&shown).0, None)).into());
    }
    options.into()
}

/// The languages of the story, each in its own.
fn languages(scene: &Scene) -> Option<Node> {
    let tags = &scene.story.languages;
    if tags.len() < 2 {
        return None;
    }
    let app = scene.app;
    let mut languages = select("language").attr("aria-label", scene.words().language_label);
    let mut shown = String::new();
    for tag in tags {
        let is_shown = crate::story::same_primary(tag, &scene.language);
        if is_shown {
            shown.clone_from(tag);
        }
        languages = languages.add(
            option(tag, (language_name(tag, tag), Some(tag.clone())))
                .maybe("selected", is_shown.then(String::new)),
        );
    }
    // What is chosen may be on its way, or turn out not to be there.
    let known = tags.clone();
    let chosen = move || app.chosen_language().filter(|tag| known.contains(tag));
    languages = languages
        .value_with(move || chosen().unwrap_or_else(|| shown.clone()))
        .on("change", move |event| app.choose_language(value(event)));
    Some(el("label").add(languages).into())
}

fn select(name: &'static str) -> Element {
    el("select").attr("name", name)
}

fn option(value: &str, name: (String, Option<String>)) -> Element {
    with_text(el("option").attr("value", value), name)
}

fn labelled(name: &'static str, field: Element) -> Element {
    el("label").add(el("span").add(name)).add(" ").add(field)
}
