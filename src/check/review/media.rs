//! Checks images, sound and film: what would move the page, be blocked, or keep readers waiting.

use super::each_object;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::StoryReader;

/// How large a file is that an address relative to the story leads to, in bytes; nothing where that cannot be
/// found out.
pub type FileSize<'a> = &'a dyn Fn(&str) -> Option<u64>;

/// The most bytes an image should have: a second of a slow phone's connection, and many times what 1,600 pixels
/// take as WebP or AVIF.
const MAX_IMAGE: u64 = 1_000_000;

/// Reviews the media of every event, and the portraits.
pub(super) fn media(r: &mut StoryReader, at: &At, size_of: FileSize) {
    each_object(at, "people", |person| {
        if let Some(image) = person.find("image") {
            file(r, &image, "url", Some(size_of));
        }
    });
    each_object(at, "events", |event| {
        each_object(event, "media", |media| medium(r, media, size_of));
    });
}

fn medium(r: &mut StoryReader, at: &At, size_of: FileSize) {
    let kind = at.find("kind");
    let kind = kind.as_ref().and_then(At::str).unwrap_or_default();
    match kind {
        "image" => {
            file(r, at, "url", Some(size_of));
            each_object(at, "sizes", |size| file(r, size, "url", Some(size_of)));
            has_size(r, at);
        }
        "audio" | "video" => {
            file(r, at, "url", None);
            file(r, at, "poster", Some(size_of));
            each_object(at, "tracks", |track| file(r, track, "url", None));
            if kind == "video" {
                has_size(r, at);
            }
        }
        // Where a link leads is not loaded by the page.
        _ => {}
    }
    if let Some(image) = at.find("image") {
        file(r, &image, "url", Some(size_of));
        has_size(r, &image);
    }
}

/// Warns of a picture or film that gets its room only when it has come, and moves what is below it.
fn has_size(r: &mut StoryReader, at: &At) {
    let found = match (at.find("width"), at.find("height")) {
        (Some(_), Some(_)) => return,
        (Some(_), None) => "`width` alone",
        (None, Some(_)) => "`height` alone",
        (None, None) => "neither",
    };
    let help = Some("add the size in pixels, so that the page keeps room for it");
    r.report(
        at,
        StoryCode::MissingSize,
        "`width` and `height`",
        found,
        help,
    );
}

/// Reviews the address of a file that pages load; `size_of` where it is an image.
fn file(r: &mut StoryReader, at: &At, key: &str, size_of: Option<FileSize>) {
    let Some(at) = at.find(key) else {
        return;
    };
    let Some(url) = at.str() else {
        return;
    };
    super::address(r, &at, url);
    let is_http = |start: &str| start.eq_ignore_ascii_case("http://");
    if url.get(..7).is_some_and(is_http) {
        let expected = "an address with `https`, or relative to the story";
        let help = Some("a page with `https` does not load it otherwise");
        r.report_value(&at, StoryCode::MixedContent, expected, url, help);
    }
    if let Some(bytes) = size_of.and_then(|size_of| size_of(url))
        && bytes > MAX_IMAGE
    {
        let found = format!("{:.1} MB", bytes as f64 / 1e6);
        let expected = "an image of at most 1 MB";
        let help = Some("save it smaller, as WebP or AVIF, or give other `sizes`");
        r.report(&at, StoryCode::LargeFile, expected, &found, help);
    }
}
