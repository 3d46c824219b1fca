//! Which texts of a story a language lacks.
//!
//! A text that is one string is meant for every language and lacks none. A quote need not be in each: what was said
//! in one language can only be translated into another.

use standpoint::format::{
    Correction, Event, Image, Language, Media, Position, Story, Text, TextKind,
};
use standpoint::story::same_primary;

macro_rules! walk {
    ($name:ident, $(#[$doc:meta])* $iter:ident, $story:ty, $text:ty, $event_name:ident, $event:ty, $position_name:ident, $position:ty,
        $media_name:ident, $media:ty, $image_name:ident, $image:ty, $corrections_name:ident, $corrections:ty, $one:ident, $settle:ident) => {
        $(#[$doc])*
        pub fn $name(story: $story, visit: &mut impl FnMut(&str, TextKind, $text)) {
            visit("title", TextKind::Title, $one!(story.title));
            visit("summary", TextKind::Prose, $one!(story.summary));
            for (index, zone) in (0usize..).zip(story.time_zones.$iter().flatten()) {
                visit(&format!("time_zones[{index}].name"), TextKind::Name, $one!(zone.name));
            }
            $corrections_name($one!(story.corrections), "", visit);
            for (index, side) in (0usize..).zip(story.sides.$iter().flatten()) {
                visit(&format!("sides[{index}].name"), TextKind::Name, $one!(side.name));
            }
            for (index, person) in (0usize..).zip(story.people.$iter().flatten()) {
                let path = format!("people[{index}]");
                visit(&format!("{path}.name"), TextKind::Name, $one!(person.name));
                for text in person.role.$iter() {
                    visit(&format!("{path}.role"), TextKind::Name, text);
                }
                $settle!($one!(person.role));
                for image in person.image.$iter() {
                    $image_name(image, &path, visit);
                }
            }
            for (index, topic) in (0usize..).zip(story.topics.$iter().flatten()) {
                visit(&format!("topics[{index}].name"), TextKind::Name, $one!(topic.name));
            }
            for (index, source) in (0usize..).zip(story.sources.$iter().flatten()) {
                visit(&format!("sources[{index}].publisher"), TextKind::Name, $one!(source.publisher));
                visit(&format!("sources[{index}].title"), TextKind::Name, $one!(source.title));
            }
            for (index, era) in (0usize..).zip(story.eras.$iter().flatten()) {
                visit(&format!("eras[{index}].name"), TextKind::Name, $one!(era.name));
            }
            for (index, group) in (0usize..).zip(story.groups.$iter().flatten()) {
                visit(&format!("groups[{index}].name"), TextKind::Name, $one!(group.name));
            }
            for (index, event) in (0usize..).zip(story.events.$iter()) {
                $event_name(event, &format!("events[{index}]"), visit);
            }
        }

        /// Visits every text of an event, as the walk through its story does; `path` is its own.
        pub fn $event_name(event: $event, path: &str, visit: &mut impl FnMut(&str, TextKind, $text)) {
            visit(&format!("{path}.title"), TextKind::Title, $one!(event.title));
            for (key, kind, text) in [
                ("date_label", TextKind::Name, $one!(event.date_label)),
                ("place", TextKind::Name, $one!(event.place)),
                ("format", TextKind::Name, $one!(event.format)),
                ("summary", TextKind::Prose, $one!(event.summary)),
                ("text", TextKind::Body, $one!(event.text)),
            ] {
                for text in text.$iter() {
                    visit(&format!("{path}.{key}"), kind, text);
                }
                $settle!(text);
            }
            for (index, media) in (0usize..).zip(event.media.$iter().flatten()) {
                $media_name(media, &format!("{path}.media[{index}]"), visit);
            }
            for (index, position) in (0usize..).zip(event.positions.$iter().flatten()) {
                $position_name(position, &format!("{path}.positions[{index}]"), visit);
            }
        }

        fn $position_name(position: $position, path: &str, visit: &mut impl FnMut(&str, TextKind, $text)) {
            visit(&format!("{path}.text"), TextKind::Prose, $one!(position.text));
            for (key, kind, text) in [
                ("quote", TextKind::Quote, $one!(position.quote)),
                ("role", TextKind::Name, $one!(position.role)),
                ("note", TextKind::Prose, $one!(position.note)),
                ("change_note", TextKind::Prose, $one!(position.change_note)),
            ] {
                for text in text.$iter() {
                    visit(&format!("{path}.{key}"), kind, text);
                }
                $settle!(text);
            }
            $corrections_name($one!(position.corrections), &format!("{path}."), visit);
        }

        fn $media_name(media: $media, path: &str, visit: &mut impl FnMut(&str, TextKind, $text)) {
            for (key, kind, text) in [
                ("alt", TextKind::Name, $one!(media.alt)),
                ("title", TextKind::Name, $one!(media.title)),
                ("caption", TextKind::Prose, $one!(media.caption)),
                ("credit", TextKind::Name, $one!(media.credit)),
                ("licence", TextKind::Name, $one!(media.licence)),
            ] {
                for text in text.$iter() {
                    visit(&format!("{path}.{key}"), kind, text);
                }
                $settle!(text);
            }
            for image in media.image.$iter() {
                $image_name(image, path, visit);
            }
        }

        fn $image_name(image: $image, path: &str, visit: &mut impl FnMut(&str, TextKind, $text)) {
            visit(&format!("{path}.image.alt"), TextKind::Name, $one!(image.alt));
        }

        fn $corrections_name(corrections: $corrections, path: &str, visit: &mut impl FnMut(&str, TextKind, $text)) {
            for (index, correction) in (0usize..).zip(corrections.$iter().flatten()) {
                visit(&format!("{path}corrections[{index}].text"), TextKind::Prose, $one!(correction.text));
            }
        }
    };
}

macro_rules! shared {
    ($text:expr) => {
        &$text
    };
}

macro_rules! exclusive {
    ($text:expr) => {
        &mut $text
    };
}

macro_rules! as_it_is {
    ($text:expr) => {};
}

macro_rules! only_with_wording {
    ($text:expr) => {
        let text: &mut Option<Text> = $text;
        text.take_if(|text| is_in_no_language(text));
    };
}

walk!(
    each_text,
    /// Visits every text of a story: its path, what it is for, the text.
    iter, &Story, &Text, each_text_of_event, &Event, position, &Position, media, &Media, image, &Image, corrections,
    &Option<Vec<Correction>>, shared, as_it_is
);
walk!(
    each_text_mut,
    /// Visits every text as [`each_text`] does, to rewrite it. One that need not be is taken out where it is then in no
    /// language at all.
    iter_mut, &mut Story, &mut Text, each_text_of_event_mut, &mut Event, position_mut, &mut Position, media_mut, &mut Media, image_mut,
    &mut Image, corrections_mut, &mut Option<Vec<Correction>>, exclusive, only_with_wording
);

/// Returns the paths of the texts that a language lacks, in the order of the file.
pub fn missing(story: &Story, language: &str) -> Vec<String> {
    let mut missing = Vec::new();
    each_text(story, &mut |path, kind, text| {
        if kind != TextKind::Quote && lacks(text, language) {
            missing.push(path.to_owned());
        }
    });
    missing
}

/// Returns whether a text is in other languages and not in this one.
fn lacks(text: &Text, language: &str) -> bool {
    match text {
        Text::Plain(_) => false,
        Text::Localised(texts) => !texts.keys().any(|tag| same_primary(tag, language)),
    }
}

fn is_in_no_language(text: &Text) -> bool {
    matches!(text, Text::Localised(texts) if texts.is_empty())
}

/// Adds a language to a story. Of a story of one language the texts are from now on in that language, so that
/// the other lacks them; see [`put_in_language`]. A language that the story has is not added again.
pub fn add_language(story: &mut Story, tag: &str) {
    if story
        .languages
        .iter()
        .any(|known| known.0.eq_ignore_ascii_case(tag))
    {
        return;
    }
    if let [only] = story.languages.as_slice() {
        let only = only.0.clone();
        put_in_language(story, &only);
    }
    story.languages.push(Language(tag.to_owned()));
}

/// Makes the texts of a story that are the same in every language texts in one. But names of publishers and titles
/// of sources, credits and licences stay as they are for every language.
pub fn put_in_language(story: &mut Story, tag: &str) {
    each_text_mut(story, &mut |path, _, text| {
        let key = path.rsplit('.').next().unwrap_or_default();
        let is_for_all = path.starts_with("sources[") || matches!(key, "credit" | "licence");
        if let Text::Plain(plain) = text
            && !is_for_all
            && !plain.is_empty()
        {
            let wording = std::mem::take(plain);
            *text = Text::Localised([(tag.to_owned(), wording.into())].into_iter().collect());
        }
    });
}

/// Takes a language out of a story, and every text in it. The last language stays. A text that was in that one alone
/// is taken out; where the story cannot be without it, it stays to be written.
pub fn remove_language(story: &mut Story, tag: &str) {
    if story.languages.len() < 2 {
        return;
    }
    story.languages.retain(|known| known.0 != tag);
    let left = story.languages.clone();
    each_text_mut(story, &mut |_, _, text| {
        let Text::Localised(texts) = text else { return };
        texts.shift_remove(tag);
        // In a story of one language texts are plain.
        if let [only] = left.as_slice()
            && let Some(wording) = texts.get(&only.0).and_then(|wording| wording.as_str())
        {
            *text = Text::Plain(wording.to_owned());
        }
    });
    each_text_mut(story, &mut |_, _, text| {
        if is_in_no_language(text) {
            *text = Text::Plain(String::new());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::checked;
    use crate::rules::example;
    use serde_json::Value;
    use standpoint::format::{
        TEXT_FIELDS, TextField, from_value, schema as schema_of_format, starter,
    };
    use std::sync::LazyLock;

    /// Returns a value of a type of the format with all that can be in it, as its schema says. Takes down each text: its
    /// path, and what it is for.
    fn filled(
        schema: &Value,
        object: &str,
        path: &str,
        texts: &mut Vec<(String, TextKind)>,
    ) -> Value {
        static SCHEMA: LazyLock<Value> = LazyLock::new(schema_of_format);
        if let Some(Value::String(reference)) = schema.get("$ref") {
            let pointer = reference.trim_start_matches('#');
            let referred = SCHEMA.pointer(pointer).expect("a type");
            let object = pointer.rsplit('/').next().unwrap_or_default();
            return filled(referred, object, path, texts);
        }
        for ways in ["anyOf", "oneOf"] {
            if let Some(way) = schema.pointer(&format!("/{ways}/0")) {
                return filled(way, object, path, texts);
            }
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("object") => {
                let fields = schema["properties"].as_object().expect("fields");
                let members = fields.iter().map(|(key, field)| {
                    let path = match path {
                        "" => key.clone(),
                        _ => format!("{path}.{key}"),
                    };
                    let is_it = |text: &&TextField| text.object == object && text.key == key;
                    let text = TEXT_FIELDS.iter().find(is_it);
                    texts.extend(text.map(|text| (path.clone(), text.kind)));
                    (key.clone(), filled(field, object, &path, texts))
                });
                Value::Object(members.collect())
            }
            Some("array") => {
                let item = filled(&schema["items"], object, &format!("{path}[0]"), texts);
                Value::Array(vec![item])
            }
            Some("integer") => Value::from(1),
            Some("boolean") => Value::Bool(true),
            _ => Value::from("text"),
        }
    }

    // A field that is new in the format would be left out of the count, and of a translation.
    #[test]
    fn every_text_of_the_format_is_visited() {
        let mut texts = Vec::new();
        let whole = filled(&schema_of_format(), "Story", "", &mut texts);
        let mut story = from_value(whole).expect("a story");
        assert!(texts.len() >= TEXT_FIELDS.len(), "{texts:?}");
        texts.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut visited = Vec::new();
        each_text(&story, &mut |path, kind, _| {
            visited.push((path.to_owned(), kind));
        });
        let mut visited_mut = Vec::new();
        each_text_mut(&mut story, &mut |path, kind, _| {
            visited_mut.push((path.to_owned(), kind));
        });
        for mut visited in [visited, visited_mut] {
            visited.sort_by(|(one, _), (other, _)| one.cmp(other));
            assert_eq!(visited, texts);
        }
    }

    // A quote that was given in the removed language alone stayed as an empty text, which no story may have.
    #[test]
    fn a_text_of_the_removed_language_alone_is_gone_unless_the_story_needs_it() {
        let mut story = starter("languages", "en").expect("a story to begin with");
        add_language(&mut story, "ru");
        let alone = |wording: &str| {
            let texts = [(String::from("ru"), wording.into())];
            Text::Localised(texts.into_iter().collect())
        };
        story.events[0].title = alone("Звонок");
        story.events[0].summary = Some(alone("Что было"));
        let event = story
            .events
            .iter_mut()
            .find(|event| event.positions.is_some());
        let positions = event.and_then(|event| event.positions.as_mut());
        positions.expect("positions")[0].quote = Some(alone("Нет"));
        remove_language(&mut story, "ru");
        assert!(story.events[0].title == Text::Plain(String::new()));
        assert!(story.events[0].summary.is_none());
        let mut positions = story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten());
        assert!(positions.next().is_some_and(|first| first.quote.is_none()));
    }

    #[test]
    fn what_is_missing_is_what_the_checker_misses() {
        let mut story = example();
        each_text_mut(&mut story, &mut |path, _, text| {
            if let Text::Localised(texts) = text
                && path.len() % 3 == 0
            {
                texts.shift_remove("ru");
            }
        });
        let expected: Vec<_> = checked(&story, &[])
            .problems
            .into_iter()
            .filter(|problem| problem.code == "missing-language")
            .map(|problem| problem.path)
            .collect();
        let mut found = missing(&story, "ru");
        let mut expected: Vec<_> = expected.into_iter().collect();
        found.sort();
        expected.sort();
        assert!(found.len() > 20);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_second_language_lacks_the_texts_of_the_first() {
        let mut story = starter("languages", "en").expect("a story to begin with");
        story.title = Text::Plain(String::from("The headline"));
        let before = story.clone();
        assert_eq!(missing(&story, "ru").len(), 0);
        add_language(&mut story, "ru");
        let lacking = missing(&story, "ru");
        assert!(lacking.contains(&String::from("title")), "{lacking:?}");
        assert!(!lacking.iter().any(|path| path.starts_with("sources[")));
        assert_eq!(missing(&story, "en").len(), 0);
        add_language(&mut story, "RU");
        assert_eq!(story.languages.len(), 2);
        remove_language(&mut story, "ru");
        assert!(story == before);
        remove_language(&mut story, "en");
        assert!(story == before);
    }
}
