//! The story that an editor begins with.

use super::{Id, Language, Story, Text, from_json};
use crate::json::parse;

/// Returns a small story that has every part once, and whose texts say, in English, what belongs in their
/// place. It has no problem, whatever the language is that it says it is in.
pub fn starter(id: &str, language: &str) -> Option<Story> {
    let mut story = from_json(&parse(include_str!("starter.json")).ok()?).ok()?;
    story.id = Id(id.to_owned());
    story.languages = vec![Language(language.to_owned())];
    // The one text that shows how several languages are written.
    if let Text::Localised(title) = &mut story.title {
        *title = std::mem::take(title)
            .into_iter()
            .map(|(_, text)| (language.to_owned(), text))
            .collect();
    }
    Some(story)
}
