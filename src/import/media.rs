//! What an address of a picture, film or page becomes. Nothing is fetched: the address has to say it.

use super::html::{absolute, leads_somewhere};
use crate::format::{Keyword, Media, SecureUrl, Url};
use crate::story::MediaKind;

/// Makes a medium of an address; `None` where a story may not have it.
pub fn medium(address: &str) -> Option<Media> {
    let url = absolute(address);
    // Words are no address, though a file beside the story could be called so.
    let is_address = url.contains(['.', '/']) && !url.starts_with('#');
    if !leads_somewhere(&url) || !is_address {
        return None;
    }
    let embed = embed(&url);
    let kind = match embed {
        Some(_) => MediaKind::Link,
        None => kind(&url),
    };
    Some(Media {
        kind: Keyword(kind),
        url: Url(url),
        alt: None,
        width: None,
        height: None,
        sizes: None,
        title: None,
        caption: None,
        credit: None,
        licence: None,
        poster: None,
        tracks: None,
        image: None,
        embed: embed.map(SecureUrl),
    })
}

/// Tells by its ending what an address leads to. Of everything else, a page.
fn kind(url: &str) -> MediaKind {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    // A page about a picture has the picture's name: `wiki/File:a.jpg`.
    if path.contains("/wiki/") {
        return MediaKind::Link;
    }
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "png" | "gif" | "webp" | "avif" | "svg" | "bmp" => {
            MediaKind::Image
        }
        "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "aac" | "flac" => MediaKind::Audio,
        "mp4" | "m4v" | "webm" | "ogv" | "mov" => MediaKind::Video,
        _ => MediaKind::Link,
    }
}

/// Returns the address that the host of a film or sound offers for frames, where it follows from the page's.
fn embed(url: &str) -> Option<String> {
    let parsed = ::url::Url::parse(url).ok()?;
    let host = parsed.host_str()?;
    let host = host
        .strip_prefix("www.")
        .or(host.strip_prefix("m."))
        .unwrap_or(host);
    let mut segments = parsed
        .path_segments()?
        .filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default();
    let second = segments.next().unwrap_or_default();
    let is_id = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let query = |name: &str| {
        let mut pairs = parsed.query_pairs();
        pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
    };
    let (start, id) = match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let id = match first {
                "watch" => query("v")?,
                "embed" | "shorts" | "live" | "v" => second.to_owned(),
                _ => return None,
            };
            ("https://www.youtube-nocookie.com/embed/", id)
        }
        "youtu.be" => ("https://www.youtube-nocookie.com/embed/", first.to_owned()),
        "vimeo.com" if first.bytes().all(|b| b.is_ascii_digit()) => {
            ("https://player.vimeo.com/video/", first.to_owned())
        }
        "player.vimeo.com" if first == "video" => {
            ("https://player.vimeo.com/video/", second.to_owned())
        }
        "dailymotion.com" if first == "video" => (
            "https://www.dailymotion.com/embed/video/",
            second.split('_').next()?.to_owned(),
        ),
        "w.soundcloud.com"
        | "open.spotify.com"
        | "google.com"
        | "archive.org"
        | "datawrapper.dwcdn.net"
            if parsed.scheme() == "https"
                && (first == "player"
                    || first == "embed"
                    || second == "embed"
                    || host == "datawrapper.dwcdn.net") =>
        {
            return Some(url.to_owned());
        }
        _ => return None,
    };
    is_id(&id).then(|| [start, &id].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_leads_to() {
        for (url, kind, embed) in [
            ("https://a.b/c.JPG?x=1", MediaKind::Image, None),
            ("img/a.png", MediaKind::Image, None),
            (
                "https://commons.wikimedia.org/wiki/File:A.jpg",
                MediaKind::Link,
                None,
            ),
            ("a.mp3", MediaKind::Audio, None),
            ("https://a.b/c.webm", MediaKind::Video, None),
            (
                "//youtu.be/lIvftGgps24?t=5",
                MediaKind::Link,
                Some("https://www.youtube-nocookie.com/embed/lIvftGgps24"),
            ),
            (
                "https://m.youtube.com/watch?v=pi2v1m6gmD8&t=5m21s",
                MediaKind::Link,
                Some("https://www.youtube-nocookie.com/embed/pi2v1m6gmD8"),
            ),
            (
                "http://vimeo.com/20839673",
                MediaKind::Link,
                Some("https://player.vimeo.com/video/20839673"),
            ),
            ("https://twitter.com/a/status/1", MediaKind::Link, None),
            ("https://www.youtube.com/@channel", MediaKind::Link, None),
        ] {
            let medium = medium(url).unwrap();
            assert_eq!(medium.kind.0, kind, "{url}");
            assert_eq!(medium.embed.map(|embed| embed.0).as_deref(), embed, "{url}");
        }
        assert!(medium("javascript:alert(1)").is_none());
        assert!(medium("data:image/png;base64,AAAA").is_none());
    }
}
