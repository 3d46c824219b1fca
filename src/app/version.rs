//! Versions of a story.

/// Whether one version is later than another: `10` is after `9`, and `2022-01-14` after `2022-01-05`. It is longer,
/// or as long and sorts behind it. That it is another one is not enough: a copy of the story that lags behind, in
/// some cache, must not take the place of what is shown.
pub fn is_later(version: &str, than: &str) -> bool {
    (version.len(), version) > (than.len(), than)
}
