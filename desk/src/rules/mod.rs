//! What the desk knows of writing a story, so that an editor need not: how dates are written, what refers to
//! what, whose word something rests on.
//!
//! | module | what it tells |
//! |---|---|
//! | [`dates`] | what a date as people write it means |
//! | [`durations`] | what a length of time as people write it means |
//! | [`references`] | everything in a story that names something else by its id |
//! | [`ids`] | how an id is changed, and what refers to it with it |
//! | [`naming`] | an id for what was added before it had a name |
//! | [`uses`] | where something is used |
//! | [`attribution`] | whose report a position rests on |
//! | [`last_word`] | what a side said before |
//! | [`languages`] | which texts a language lacks |
//! | [`language_names`] | which language is meant by a name or a tag |
//! | [`length`] | how long a text is, and how long it should be |
//! | [`sources`] | which source has an address already |

pub mod attribution;
pub mod dates;
pub mod durations;
pub mod ids;
pub mod language_names;
pub mod languages;
pub mod last_word;
pub mod length;
pub mod naming;
pub mod references;
pub mod sources;
pub mod uses;

#[cfg(test)]
pub(crate) fn example() -> standpoint::format::Story {
    let text = include_str!("../../../stories/us-russia-2021.json");
    let json = standpoint::read::json_of(text).unwrap_or_else(|_| panic!("the example is JSON"));
    standpoint::format::from_json(&json).expect("the example is a story")
}
