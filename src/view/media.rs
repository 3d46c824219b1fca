//! Pictures, sound, film, and links to other hosts at an event; portraits of who speaks.
//!
//! Of another host nothing is asked before a reader presses: a link to it is a title, the name of the host, and
//! perhaps a picture of the story's own.

use super::node::{Element, Node, el};
use super::prose::{host_beside, in_language, isolated, prose, with_text};
use super::scene::{Form, Scene};
use crate::intl::language_name;
use crate::story::{Event, Image, Media, MediaKind, Person, Text};
use crate::url;
use crate::words::fill;

/// How wide an image is: as wide as a phone, and at most as wide as the text.
const SIZES: &str = "(max-width: 680px) 100vw, 640px";

/// What a frame may do.
#[cfg(widget)]
const SANDBOX: &str = "allow-scripts allow-popups allow-presentation";

/// What there is to see and hear at an event; nothing where there is nothing.
pub(super) fn media(scene: &Scene, event: &Event) -> Option<Node> {
    if event.media.is_empty() {
        return None;
    }
    let mut all = el("div").class("media").attr("part", "media");
    for media in &event.media {
        all = all.add(figure(scene, media));
    }
    Some(all.into())
}

/// The portrait of a person; nothing where there is none.
pub(super) fn portrait(scene: &Scene, person: &Person) -> Option<Node> {
    let Image { url, alt, .. } = person.image.as_ref()?;
    let portrait = picture(scene, url, alt, [Some(40), Some(40)]);
    Some(portrait.class("portrait").into())
}

fn figure(scene: &Scene, media: &Media) -> Element {
    let mut figure = el("figure");
    let shown = match (media.kind, &media.alt) {
        (MediaKind::Image, Some(alt)) => image(scene, media, alt),
        (MediaKind::Audio, _) => player(scene, media, "audio"),
        (MediaKind::Video, _) => player(scene, media, "video"),
        _ => {
            figure = figure.class("link").add(stage(scene, media));
            let line = el("p").add(linked(scene, media));
            match url::host(&media.url) {
                Some(host) => line.add(" ").add(el("span").class("host").add(host)),
                None => line,
            }
        }
    };
    figure.add(shown).add(caption(scene, media))
}

fn image(scene: &Scene, media: &Media, alt: &Text) -> Element {
    let image = picture(scene, &media.url, alt, [media.width, media.height]);
    if media.sizes.is_empty() {
        return image;
    }
    let mut set = String::new();
    for (url, width) in &media.sizes {
        push_size(scene, url, *width, &mut set);
    }
    if let Some(width) = media.width {
        push_size(scene, &media.url, width, &mut set);
    }
    image.attr("sizes", SIZES).attr("srcset", set)
}

fn push_size(scene: &Scene, url: &str, width: u32, set: &mut String) {
    let gap = if set.is_empty() { "" } else { ", " };
    for part in [gap, &scene.resolve(url), " ", &width.to_string(), "w"] {
        set.push_str(part);
    }
}

/// An image. That it can wait is said first: some browsers load what has an address before they know.
fn picture(scene: &Scene, url: &str, alt: &Text, size: [Option<u32>; 2]) -> Element {
    let (alt, lang) = scene.say(alt);
    let image = el("img").attr("loading", "lazy").attr("decoding", "async");
    with_file(scene, in_language(image, lang).attr("alt", alt), url, size)
}

/// Gives an element its file, and the width and height of that, so that the page keeps room for it.
fn with_file(scene: &Scene, element: Element, url: &str, size: [Option<u32>; 2]) -> Element {
    let mut element = element;
    for (name, pixels) in ["width", "height"].into_iter().zip(size) {
        element = element.maybe(name, pixels.map(|pixels| pixels.to_string()));
    }
    element.attr("src", scene.resolve(url))
}

fn player(scene: &Scene, media: &Media, tag: &'static str) -> Element {
    let is_video = media.kind == MediaKind::Video;
    let size = if is_video {
        [media.width, media.height]
    } else {
        [None, None]
    };
    let title = media.title.as_ref();
    let poster = media.poster.as_ref().filter(|_| is_video);
    let has_tracks = !media.tracks.is_empty();
    let player = el(tag)
        .attr("controls", "")
        .attr("preload", "none")
        .maybe("aria-label", title.map(|title| isolated(scene, title)))
        .maybe("poster", poster.map(|poster| scene.resolve(poster)))
        // Without it captions are not read where they are on another host than the page.
        .maybe("crossorigin", has_tracks.then(String::new));
    let mut player = with_file(scene, player, &media.url, size);
    for track in &media.tracks {
        let track = el("track")
            .attr("kind", "captions")
            .attr("srclang", track.language.as_str())
            .attr(
                "label",
                language_name(&scene.intl.language, &track.language),
            )
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

/// The picture of a link, and the button that puts a frame in its place; nothing where there is neither.
fn stage(scene: &Scene, media: &Media) -> Option<Node> {
    let mut stage = el("div").class("stage");
    if let Some(image) = &media.image {
        let size = [image.width, image.height];
        stage = stage.add(picture(scene, &image.url, &image.alt, size));
    }
    if let Some(embed) = &media.embed {
        let host = url::host(embed).unwrap_or_default();
        let title = media.title.as_ref();
        let title = title.map_or_else(|| host.clone(), |title| isolated(scene, title));
        let button = el("button")
            .attr("type", "button")
            .attr("data-embed", embed.as_str())
            .attr("title", title)
            .add(fill(scene.words().load_from, &host));
        stage = stage.add(button);
    }
    (!stage.children().is_empty()).then(|| stage.into())
}

/// What it is called, what is to be said of it, whose it is, and under what licence.
fn caption(scene: &Scene, media: &Media) -> Option<Node> {
    let mut caption = el("figcaption");
    // A link has its title already.
    let title = media.title.as_ref();
    let title = title.filter(|_| media.kind != MediaKind::Link);
    for (class, text) in [
        ("label", title),
        ("caption", media.caption.as_ref()),
        ("credit", media.credit.as_ref()),
        ("credit", media.licence.as_ref()),
    ] {
        caption = match text {
            Some(text) if class == "caption" => caption.add(prose(scene, class, text)),
            Some(text) => caption.add(with_text(el("p").class(class), scene.say(text))),
            None => caption,
        };
    }
    (!caption.children().is_empty()).then(|| caption.into())
}

/// Puts the frame that a button names in its place.
#[cfg(widget)]
pub(super) fn load_frame(button: &web_sys::Element, address: &str) {
    // Players keep what they need under the name of their site. One of the page's own site could take the
    // sandbox off itself. The address of a page says nothing of its site where it is `about:srcdoc` or `blob:`.
    let own = url::host(&leptos::prelude::window().origin());
    let is_other = own.is_some() && url::host(address) != own;
    let own_site = if is_other { " allow-same-origin" } else { "" };
    let frame = el("iframe")
        .maybe("title", button.get_attribute("title"))
        .attr("sandbox", [SANDBOX, own_site].concat())
        .attr("allow", "fullscreen; encrypted-media; picture-in-picture")
        .attr("src", address);
    let Some(stage) = button.parent_element() else {
        return;
    };
    super::node::append(&stage, frame.into());
    if let Some(frame) = button.next_element_sibling() {
        super::event::focus(&frame);
    }
    button.remove();
}
