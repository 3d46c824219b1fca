//! What a story's file is called on the site.

use standpoint::format::{Story, Text};
use standpoint::import::slug;

/// The name that the desk itself gives a story which has none yet.
const UNNAMED: &str = "story";

/// Returns the name, without its extension, that a story's file has on the site: that of the file that it was opened
/// from, else one made of its title, so that the next story does not take the place of this one.
pub fn name_on_site(story: &Story, file_name: &str) -> String {
    let stem = stem_of(file_name);
    if is_plain(stem) && stem != UNNAMED {
        return stem.to_owned();
    }
    let title = match &story.title {
        Text::Plain(title) => Some(title.as_str()),
        Text::Localised(titles) => {
            let first = story.languages.first();
            let first = first.and_then(|language| titles.get(&language.0));
            first.and_then(|title| title.as_str())
        }
    };
    let of_title = title.unwrap_or_default();
    let stem = if is_unnamed(file_name) { "" } else { stem };
    let names = [stem, of_title, &story.id.0].map(slug);
    let named = names.into_iter().find(|name| !name.is_empty());
    named.unwrap_or_else(|| UNNAMED.to_owned())
}

/// Returns whether the name of a story's file says nothing of the story.
pub fn is_unnamed(file_name: &str) -> bool {
    let stem = stem_of(file_name);
    stem == UNNAMED || slug(stem).is_empty()
}

fn stem_of(file_name: &str) -> &str {
    file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem)
}

/// Whether a name is the same in an address, on every disk and in every system that it is handed to.
fn is_plain(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=100).contains(&name.len()) && name.bytes().all(is_allowed) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::starter;

    fn named(title: &str, file_name: &str) -> String {
        let mut story = starter("bridge", "en").unwrap();
        story.title = Text::Plain(title.to_owned());
        name_on_site(&story, file_name)
    }

    #[test]
    fn a_story_keeps_the_name_of_its_file() {
        assert_eq!(named("A title", "us-russia-2021.json"), "us-russia-2021");
        assert_eq!(named("A title", "Calls_2.1.json"), "Calls_2.1");
    }

    #[test]
    fn what_an_address_cannot_have_is_left_out_of_a_name() {
        assert_eq!(
            named("A title", "Über die Brücke (2).json"),
            "uber-die-brucke-2"
        );
        assert_eq!(named("A title", "../../etc/passwd.json"), "etc-passwd");
        assert_eq!(named("A title", ".json"), "a-title");
        assert_eq!(named("A title", "北约.json"), "北约");
    }

    #[test]
    fn a_story_that_was_never_named_is_called_by_its_title() {
        assert_eq!(named("The bridge", "story.json"), "the-bridge");
        assert_eq!(named("", "story.json"), "bridge");
        assert_eq!(named("?!", "story.json"), "bridge");
        assert!(is_unnamed("story.json") && is_unnamed(".json"));
        assert!(!is_unnamed("the-bridge.json") && !is_unnamed("北约.json"));
    }
}
