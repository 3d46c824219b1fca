//! Reads pictures, sound, film, and links to them.

use super::at::At;
use super::reader::{Fields, StoryReader};
use crate::story::{Image, Media, MediaKind, Track};

/// The most images, films and so on that an event may have, and the most widths of an image.
const MAX_MEDIA: usize = 20;

/// The most files of captions: one for each language that a story may have.
const MAX_TRACKS: usize = 100;

/// Reads the media of an event.
pub(super) fn media(r: &mut StoryReader, f: &mut Fields) -> Vec<Media> {
    f.list(r, "media", MAX_MEDIA, medium)
}

fn medium(r: &mut StoryReader, at: &At) -> Option<Media> {
    let mut f = r.fields(at)?;
    let kind = f.word(r, "kind", MediaKind::WORDS).and_then(MediaKind::nth);
    let url = f.url(r, "url");
    let alt = match kind {
        Some(MediaKind::Image) => f.text(r, "alt"),
        _ => f.optional_text(r, "alt"),
    };
    let media = Media {
        width: f.optional_pixels(r, "width"),
        height: f.optional_pixels(r, "height"),
        sizes: f.list(r, "sizes", MAX_MEDIA, size),
        title: f.optional_text(r, "title"),
        caption: f.optional_text(r, "caption"),
        credit: f.optional_text(r, "credit"),
        licence: f.optional_text(r, "licence"),
        poster: f.optional_url(r, "poster"),
        tracks: f.list(r, "tracks", MAX_TRACKS, track),
        image: image(r, &mut f),
        embed: f.optional("embed").and_then(|at| r.secure_url(&at)),
        kind: kind.unwrap_or(MediaKind::Link),
        url: url.unwrap_or_default(),
        alt,
    };
    f.finish(r);
    let is_image = kind? == MediaKind::Image;
    (!media.url.is_empty() && (media.alt.is_some() || !is_image)).then_some(media)
}

/// Reads the picture of a person or of a link.
pub(super) fn image(r: &mut StoryReader, f: &mut Fields) -> Option<Image> {
    let at = f.optional("image")?;
    let mut f = r.fields(&at)?;
    let url = f.url(r, "url");
    let alt = f.text(r, "alt");
    let width = f.optional_pixels(r, "width");
    let height = f.optional_pixels(r, "height");
    f.finish(r);
    Some(Image {
        url: url?,
        alt: alt?,
        width,
        height,
    })
}

fn size(r: &mut StoryReader, at: &At) -> Option<(String, u32)> {
    let mut f = r.fields(at)?;
    let url = f.url(r, "url");
    let width = f.required(r, "width").and_then(|at| r.pixels(&at));
    f.finish(r);
    Some((url?, width?))
}

fn track(r: &mut StoryReader, at: &At) -> Option<Track> {
    let mut f = r.fields(at)?;
    let url = f.url(r, "url");
    let language = f.required(r, "language").and_then(|at| r.language(&at));
    f.finish(r);
    Some(Track {
        url: url?,
        language: language?,
    })
}
