//! What several commands understand in the same way.

use standpoint::intl::is_known_zone;
use standpoint::read::is_language;

/// Reads the tag of a language.
pub fn language(tag: &str) -> Result<String, String> {
    match is_language(tag) {
        true => Ok(tag.to_owned()),
        false => Err(String::from(
            "expected the tag of a language, such as `en` or `zh-Hans`",
        )),
    }
}

/// Reads the name of a time zone.
pub fn time_zone(zone: &str) -> Result<String, String> {
    match is_known_zone(zone) {
        true => Ok(zone.to_owned()),
        false => Err(String::from(
            "no time zone has this name; one is `Europe/Berlin`",
        )),
    }
}
