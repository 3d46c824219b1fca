//! Pictures, sound, film and links of an event.

use super::items::optional;
use crate::ui::fields::{Choice, Line, OwnProblems, TextField, Words};
use crate::ui::slot::{Item, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Event, Keyword, Media, SecureUrl, TextKind, Url};
use standpoint::story::MediaKind;

/// The media of an event.
#[component]
pub fn MediaList(
    /// the event
    event: Item<Event>,
) -> AnyView {
    let desk = desk();
    let path = format!("{}.media", event.path);
    let count = {
        let event = event.clone();
        Memo::new(move |_| {
            event
                .with(|event| event.media.as_ref().map_or(0, Vec::len))
                .unwrap_or(0)
        })
    };
    let each = event.clone();
    let list: std::sync::Arc<str> = path.as_str().into();
    let added_to = list.clone();
    let row = move |index: usize| {
        let (event, list) = (each.clone(), list.clone());
        let medium: Item<Media> = event.item(
            "media",
            index,
            |event| event.media.as_ref(),
            |event| event.media.as_mut(),
        );
        let kind = slot!(medium, kind).map(
            |kind: Keyword<MediaKind>| kind.0.word().to_owned(),
            |word: String| {
                let index = MediaKind::WORDS.iter().position(|known| *known == word);
                Keyword(index.and_then(MediaKind::nth).unwrap_or(MediaKind::Image))
            },
        );
        let pixels = |slot: crate::ui::slot::Slot<Option<u32>>| {
            slot.map(
                |pixels| pixels.map(|pixels| pixels.to_string()).unwrap_or_default(),
                |text: String| text.trim().parse().ok(),
            )
        };
        let remove = move |_| {
            event.change("", |event| {
                if let Some(media) = event.media.as_mut().filter(|media| index < media.len()) {
                    media.remove(index);
                }
                if event.media.as_ref().is_some_and(Vec::is_empty) {
                    event.media = None;
                }
            });
            let next = index.min(count.get_untracked().saturating_sub(1));
            desk.wanted.set(Some(format!("{list}[{next}].url")));
        };
        view! {
            <li class="medium" data-path=medium.path.to_string()>
                <OwnProblems path=medium.path.to_string() />
                <div class="row">
                    <Choice label="media-kind" value=kind values=Words::of("media", MediaKind::WORDS) />
                    <Line label="address" kind="url" value=slot!(medium, url).map(|url: Url| url.0, Url) example="https://" />
                </div>
                <TextField label="alt" value=slot!(medium, alt) kind=TextKind::Name />
                <div class="row">
                    <Line label="width" kind="number" value=pixels(slot!(medium, width)) />
                    <Line label="height" kind="number" value=pixels(slot!(medium, height)) />
                </div>
                <TextField label="title" value=slot!(medium, title) kind=TextKind::Name />
                <TextField label="caption" value=slot!(medium, caption) kind=TextKind::Prose />
                <div class="row">
                    <TextField label="credit" value=slot!(medium, credit) kind=TextKind::Name />
                    <TextField label="licence" value=slot!(medium, licence) kind=TextKind::Name />
                </div>
                <div class="row">
                    <Line label="poster" kind="url" value=optional!(medium, poster, Url) />
                    <Line label="embed" kind="url" value=optional!(medium, embed, SecureUrl) example="https://" />
                </div>
                <button type="button" class="quiet" on:click=remove>{move || desk.say("remove")}</button>
            </li>
        }
    };
    let add = move |_| {
        let last = count.get_untracked();
        desk.wanted.set(Some(format!("{added_to}[{last}].url")));
        event.change("", |event| {
            event.media.get_or_insert_default().push(Media {
                kind: Keyword(MediaKind::Image),
                url: Url(String::new()),
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
                embed: None,
            });
        });
    };
    view! {
        <fieldset class="field" data-path=path>
            <legend>{move || desk.say("media")}</legend>
            <ol class="list"><For each=move || 0..count.get() key=|index| *index children=row /></ol>
            <button type="button" class="quiet" on:click=add>{move || desk.say("add-media")}</button>
        </fieldset>
    }
    .into_any()
}
