//! Pictures, sound, film, and links to other hosts at an event; portraits of who speaks.
//!
//! Of another host nothing is asked before a reader presses: a link to it is a title, the name of the host, and
//! perhaps a picture of the story's own.

use super::event::focus;
use super::node::{Element, Node, el};
use super::prose::{host_beside, in_language, isolated, prose, with_text};
use super::scene::{Form, Scene};
use crate::intl::language_name;
use crate::js;
use crate::story::{Event, Image, Media, MediaKind, Person, Text};
use crate::url;
use crate::words::fill;
use leptos::tachys::view::{Mountable, Render};

/// How wide an image is: as wide as a phone, and at most as wide as the text.
const SIZES: &str = "(max-width: 680px) 100vw, 640px";

/// What a frame may do.
const SANDBOX: &str = "allow-scripts allow-popups allow-presentation";

/// What there is to see and hear at an event; nothing where there is nothing.
pub(super) fn media(scene: &Scene, event: &Event) -> Option<Node> {
    if event.media.is_empty() {
        return None;
    }
    let mut all = el("div").class("media").attr("part", "media");
    for media in &event.media {
        let figure = match media.kind {
            MediaKind::Image => el("figure").add(image(scene, media)),
            MediaKind::Audio => el("figure").add(player(scene, media, el("audio"))),
            MediaKind::Video => el("figure").add(player(scene, media, el("video"))),
            MediaKind::Link => link(scene, media),
        };
        all = all.add(figure.add(caption(scene, media)));
    }
    Some(all.into())
}

/// The portrait of a person; nothing where there is none.
pub(super) fn portrait(scene: &Scene, person: &Person) -> Option<Node> {
    let image = person.image.as_ref()?;
    let portrait = lazy(scene, &image.alt, Some(40), Some(40)).class("portrait");
    Some(portrait.attr("src", scene.resolve(&image.url)).into())
}

fn image(scene: &Scene, media: &Media) -> Option<Node> {
    let alt = media.alt.as_ref()?;
    let url = scene.resolve(&media.url);
    let mut image = lazy(scene, alt, media.width, media.height);
    if !media.sizes.is_empty() {
        let mut set = String::new();
        let own = media.width.map(|width| (&media.url, width));
        let others = media.sizes.iter().map(|(url, width)| (url, *width));
        for (url, width) in others.chain(own) {
            let gap = if set.is_empty() { "" } else { ", " };
            for part in [gap, &scene.resolve(url), " ", &width.to_string(), "w"] {
                set.push_str(part);
            }
        }
        image = image.attr("sizes", SIZES).attr("srcset", set);
    }
    Some(image.attr("src", url).into())
}

/// An image that has yet to get its address. That comes last: some browsers load what has one before they know
/// that it can wait.
fn lazy(scene: &Scene, alt: &Text, width: Option<u32>, height: Option<u32>) -> Element {
    let (alt, lang) = scene.say(alt);
    let image = in_language(el("img"), lang)
        .attr("alt", alt)
        .attr("loading", "lazy")
        .attr("decoding", "async");
    with_size(image, width, height)
}

/// Gives an element the size that its file has, so that the page keeps room for it.
fn with_size(element: Element, width: Option<u32>, height: Option<u32>) -> Element {
    element
        .maybe("width", width.map(|width| width.to_string()))
        .maybe("height", height.map(|height| height.to_string()))
}

fn player(scene: &Scene, media: &Media, player: Element) -> Element {
    let title = media.title.as_ref();
    let poster = media.poster.as_ref();
    let mut player = with_size(player, media.width, media.height)
        .attr("controls", "")
        .attr("preload", "none")
        .maybe("aria-label", title.map(|title| isolated(scene, title)))
        .maybe("poster", poster.map(|poster| scene.resolve(poster)));
    if !media.tracks.is_empty() {
        // Without it captions from the host of the film would not be read, where that is another one.
        player = player.attr("crossorigin", "anonymous");
    }
    player = player.attr("src", scene.resolve(&media.url));
    for track in &media.tracks {
        let label = language_name(&scene.intl.language, &track.language);
        let track = el("track")
            .attr("kind", "captions")
            .attr("srclang", track.language.as_str())
            .attr("label", label)
            .attr("src", scene.resolve(&track.url));
        player = player.add(track);
    }
    match scene.options.form {
        // Systems that take the player out leave what is in it.
        Form::Plain => player.add(linked(scene, media)),
        Form::Element => player,
    }
}

/// A link with the title of what it leads to, else with its address.
fn linked(scene: &Scene, media: &Media) -> Element {
    let (title, lang) = match &media.title {
        Some(title) => scene.say(title),
        None => (media.url.clone(), None),
    };
    let host = host_beside(&media.url, &title);
    let link = el("a")
        .attr("href", scene.resolve(&media.url))
        .attr("rel", "external");
    with_text(link, (title, lang)).add(host)
}

fn link(scene: &Scene, media: &Media) -> Element {
    let picture = media.image.as_ref().map(|image| own_picture(scene, image));
    let button = media.embed.as_ref().and_then(|embed| {
        let name = fill(scene.words().load_from, &url::host(embed)?);
        let title = media.title.as_ref();
        let title = title.map_or(String::new(), |title| isolated(scene, title));
        let named = [name.as_str(), scene.words().colon, &title].concat();
        let button = el("button")
            .attr("type", "button")
            .attr("data-embed", embed.as_str())
            .attr("aria-label", named)
            .add(name);
        Some(Node::from(button))
    });
    let mut figure = el("figure");
    if picture.is_some() || button.is_some() {
        figure = figure.add(el("div").class("stage").add(picture).add(button));
    }
    let host = url::host(&media.url);
    let host = host.map(|host| Node::from(el("span").class("host").add(host)));
    figure.add(
        el("p")
            .class("leads")
            .add(linked(scene, media))
            .add(" ")
            .add(host),
    )
}

fn own_picture(scene: &Scene, image: &Image) -> Node {
    let picture = lazy(scene, &image.alt, image.width, image.height);
    picture.attr("src", scene.resolve(&image.url)).into()
}

/// What is to be said of it, whose it is, and under what licence.
fn caption(scene: &Scene, media: &Media) -> Option<Node> {
    let mut caption = el("figcaption");
    let mut is_empty = true;
    if let Some(text) = &media.caption {
        caption = caption.add(prose(scene, "caption", text));
        is_empty = false;
    }
    let mut credit = el("p").class("credit");
    let mut gap = "";
    for text in [&media.credit, &media.licence].into_iter().flatten() {
        credit = credit.add(gap).add(with_text(el("span"), scene.say(text)));
        gap = " · ";
    }
    if !gap.is_empty() {
        caption = caption.add(credit);
        is_empty = false;
    }
    (!is_empty).then(|| caption.into())
}

/// Puts the frame that a button names in its place.
pub(super) fn load_frame(button: &web_sys::Element, address: &str) {
    // Players keep what they need under the name of their site. One of the page's own site could take the
    // sandbox off itself.
    let origin = |url: &str| web_sys::Url::new(url).ok().map(|url| url.origin());
    let is_own = origin(&js::address_with("")) == origin(address);
    let own_site = if is_own { "" } else { " allow-same-origin" };
    let figure = button.closest("figure").ok().flatten();
    let link = figure.and_then(|figure| figure.query_selector("a").ok()?);
    let frame = el("iframe")
        .maybe("title", link.and_then(|link| link.text_content()))
        .attr("sandbox", [SANDBOX, own_site].concat())
        .attr("allow", "fullscreen; encrypted-media; picture-in-picture")
        .attr("src", address);
    let Some(parent) = button.parent_element() else {
        return;
    };
    let before: &web_sys::Node = button;
    Node::from(frame).build().mount(&parent, Some(before));
    if let Some(frame) = button.previous_element_sibling() {
        focus(&frame);
    }
    button.remove();
}
