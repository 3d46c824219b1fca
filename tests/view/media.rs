//! Pictures, sound, film and links at an event, and copies of sources.

use crate::page::{Page, SOURCE, all, html, name, one, text};
use crate::sample::{event, position, story, story_of, with};
use scraper::ElementRef;
use serde_json::{Value, json};
use standpoint::view::Form;

/// A story of one event with this media.
fn with_media(media: Value) -> Value {
    let seen = with(event("seen", "2024-05-02"), json!({"media": media}));
    story([seen])
}

fn page(media: Value) -> Page {
    Page::of(&with_media(media))
}

fn image() -> Value {
    json!({"kind": "image", "url": "a.png", "alt": "A bridge", "width": 800, "height": 600})
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    let value = element.attr(name);
    value.unwrap_or_else(|| panic!("{name} of {}", element.html()))
}

#[test]
fn an_event_without_media_has_nothing_in_their_place() {
    let page = Page::of(&story([event("bare", "2024-05-02")]));
    assert!(page.all(".media, figure").is_empty());
}

#[test]
fn an_image_has_its_text_its_size_and_waits_to_be_seen() {
    let page = page(json!([image()]));
    let image = page.one("[part~=event] figure > img");
    assert_eq!(attribute(image, "src"), "a.png");
    assert_eq!(attribute(image, "alt"), "A bridge");
    assert_eq!(attribute(image, "width"), "800");
    assert_eq!(attribute(image, "height"), "600");
    assert_eq!(attribute(image, "loading"), "lazy");
    assert_eq!(attribute(image, "decoding"), "async");
    assert!(image.attr("srcset").is_none());
}

/// Browsers that set attributes one after the other would load it at once.
#[test]
fn an_image_is_told_that_it_can_wait_before_it_is_told_its_address() {
    let html = html(&with_media(json!([image()])), |_| ());
    let at = |what: &str| html.find(what).unwrap();
    assert!(at("loading=\"lazy\"") < at("src=\"a.png\""));
}

#[test]
fn an_image_in_several_widths_offers_them_and_its_own() {
    let sizes = json!([{"url": "a-400.png", "width": 400}]);
    let page = page(json!([with(image(), json!({"sizes": sizes}))]));
    let image = page.one("figure img");
    assert_eq!(attribute(image, "srcset"), "a-400.png 400w, a.png 800w");
    assert!(attribute(image, "sizes").contains("100vw"));
}

#[test]
fn what_is_said_of_media_and_whose_it_is_stands_below_it() {
    let said = json!({"caption": "The *old* bridge", "credit": "Ada Mole", "licence": "CC BY 4.0"});
    let page = page(json!([with(image(), said)]));
    assert_eq!(text(page.one("figcaption em")), "old");
    assert_eq!(
        text(page.one("figcaption")),
        "The old bridgeAda MoleCC BY 4.0"
    );
}

/// A player with nothing beside it could be of anything.
#[test]
fn the_title_of_sound_and_film_can_be_seen() {
    let page = page(json!([{"kind": "audio", "url": "a.mp3", "title": "The speech"}]));
    assert_eq!(text(page.one("figcaption")), "The speech");
}

#[test]
fn media_without_words_have_no_caption() {
    assert!(page(json!([image()])).all("figcaption").is_empty());
}

#[test]
fn sound_and_film_are_loaded_when_they_are_played() {
    let tracks = json!([{"url": "a.vtt", "language": "de"}]);
    let page = page(json!([
        {"kind": "audio", "url": "a.mp3", "title": "The speech"},
        {"kind": "video", "url": "a.mp4", "poster": "a.png", "width": 640, "height": 360, "tracks": tracks},
    ]));
    for player in page.all("audio, video") {
        assert_eq!(attribute(player, "preload"), "none");
        assert!(player.attr("controls").is_some() && player.attr("autoplay").is_none());
    }
    let audio = page.one("audio");
    assert_eq!(name(audio), "The speech");
    assert!(audio.attr("crossorigin").is_none());
    let video = page.one("video");
    assert_eq!(attribute(video, "poster"), "a.png");
    assert_eq!(attribute(video, "width"), "640");
    // Captions are read only so where they are on another host than the page.
    assert_eq!(attribute(video, "crossorigin"), "");
    let track = one(video, "track");
    assert_eq!(attribute(track, "kind"), "captions");
    assert_eq!(attribute(track, "srclang"), "de");
    assert_eq!(attribute(track, "label"), "German");
}

#[test]
fn a_link_to_another_host_names_it_and_loads_nothing_of_it() {
    let link = json!({
        "kind": "link", "url": "https://films.example/1", "title": "The opening",
        "image": {"url": "still.png", "alt": "A crowd", "width": 640, "height": 360},
        "embed": "https://player.example/1"
    });
    let page = page(json!([link]));
    let figure = page.one("figure");
    let link = one(figure, "a");
    assert_eq!(text(link), "The opening");
    assert_eq!(attribute(link, "href"), "https://films.example/1");
    assert_eq!(text(one(figure, ".host")), "films.example");
    assert_eq!(attribute(one(figure, "img"), "src"), "still.png");
    let button = one(figure, "button");
    assert_eq!(text(button), "Load from player.example");
    assert_eq!(attribute(button, "title"), "The opening");
    assert!(
        page.all("iframe, [src*='//'], [srcset*='//'], [poster*='//']")
            .is_empty()
    );
}

#[test]
fn a_link_without_a_frame_has_no_button_and_one_without_a_title_its_address() {
    let page = page(json!([{"kind": "link", "url": "https://films.example/1"}]));
    let figure = page.one("figure");
    assert!(all(figure, "button, .stage").is_empty());
    assert_eq!(text(one(figure, "a")), "https://films.example/1");
}

#[test]
fn a_link_within_the_site_names_no_host() {
    let page = page(json!([{"kind": "link", "url": "map.html", "title": "Map"}]));
    assert!(page.all(".host").is_empty());
}

#[test]
fn texts_of_media_in_another_language_are_marked_with_it() {
    let mut story = with_media(json!([with(
        image(),
        json!({
            "alt": {"ar": "جسر"}, "caption": {"ar": "الجسر"}, "credit": {"ar": "آدا"}
        })
    )]));
    story["languages"] = json!(["en", "ar"]);
    let page = Page::of(&story);
    for marked in ["img", ".caption", ".credit"] {
        let marked = page.one(marked);
        assert_eq!(attribute(marked, "lang"), "ar");
        assert_eq!(attribute(marked, "dir"), "rtl");
    }
}

#[test]
fn the_plain_form_keeps_images_players_and_links_and_has_no_button() {
    let media = json!([
        image(),
        {"kind": "video", "url": "a.mp4", "title": "The speech", "poster": "b.png"},
        {"kind": "link", "url": "https://films.example/1", "title": "The opening",
         "embed": "https://player.example/1"}
    ]);
    let html = html(&with_media(media), |options| options.form = Form::Plain);
    for part in [
        "alt=\"A bridge\"",
        "src=\"a.png\"",
        "width=\"800\"",
        "<video controls=\"\" preload=\"none\" poster=\"b.png\" src=\"a.mp4\"><a href=\"a.mp4\"",
        ">The opening</a>",
        "films.example",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(
        !html.contains("player.example") && !html.contains("class="),
        "{html}"
    );
    // It stands in articles, too, where images far down are to wait.
    assert!(html.contains("loading=\"lazy\""), "{html}");
}

#[test]
fn a_copy_that_is_kept_of_a_source_stands_beside_the_link_in_every_form() {
    let mut story = story_of(position("p", "town", "cost"));
    story["sources"][0]["url"] = json!("https://example.org/a");
    story["sources"][0]["archived"] = json!("https://archive.example/a");
    let page = Page::of(&story);
    let entry = page.all(SOURCE)[0];
    let link = one(entry, ".archived");
    assert_eq!(text(link), "archived copy");
    assert_eq!(attribute(link, "href"), "https://archive.example/a");
    let plain = html(&story, |options| options.form = Form::Plain);
    assert!(
        plain.contains("<a href=\"https://archive.example/a\" rel=\"external\">archived copy</a>")
    );
    assert!(page.all(SOURCE).len() > 1 && all(page.all(SOURCE)[1], ".archived").is_empty());
}

#[test]
fn a_portrait_stands_small_beside_what_the_person_says_in_a_card_and_in_no_table() {
    let mut story = story_of(with(
        position("p", "town", "cost"),
        json!({"speaker": "mayor"}),
    ));
    story["people"][0]["image"] = json!({"url": "face.png", "alt": "Ada Mole on a bridge"});
    let page = Page::whole(&story, |_| ());
    let portrait = page.one("img");
    assert_eq!(attribute(portrait, "alt"), "Ada Mole on a bridge");
    assert_eq!(attribute(portrait, "width"), "40");
    assert_eq!(attribute(portrait, "loading"), "lazy");
    assert!(crate::page::is_in(portrait, crate::page::POSITION));
}

#[test]
fn a_portrait_stands_beside_a_key_line() {
    let key = json!({"speaker": "mayor", "key": true});
    let mut story = story_of(with(position("p", "town", "cost"), key));
    story["people"][0]["image"] = json!({"url": "face.png", "alt": "Ada Mole"});
    assert_eq!(Page::of(&story).all(".key > .portrait").len(), 1);
}
