//! What is written into the address of the page, and what a change of the address means.
//!
//! A timeline shares the fragment with the rest of the page: a fragment that is no timeline's may be
//! what a router goes by, and is never replaced. The settings in which a page comes have no fragment.

use super::link::{self, Link};
use super::settings::{Settings, View};
use crate::story::Story;

/// How the history takes a new address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// as a step that *back* undoes
    Push,
    /// in place of the one before
    Replace,
}

/// To whom a fragment belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FragmentOwner {
    /// nobody: there is no fragment
    Nobody,
    /// the timeline that asks
    This,
    /// another timeline on the page
    OtherTimeline,
    /// something else on the page
    Page,
}

/// Returns the fragment, without `#`, that says what a reader sees now; empty for none. Returns
/// nothing where the address is to stay as it is.
pub fn fragment_for(
    owner: FragmentOwner,
    prefix: &str,
    story: &Story,
    settings: &Settings,
    default_view: View,
) -> Option<String> {
    let is_default = *settings == Settings::of_view(default_view);
    match owner {
        FragmentOwner::Page => None,
        FragmentOwner::Nobody | FragmentOwner::OtherTimeline if is_default => None,
        FragmentOwner::This if is_default => Some(String::new()),
        _ => Some(link::fragment(prefix, &story.id, settings, default_view)),
    }
}

/// Says whether a timeline is the one that answers a fragment that leads to several, as of the same story
/// under the same prefix: the first of them, or the first that is in sight. Of each is given whether it is
/// the one that asks, and whether it is in the window. Where that has just come, another has answered
/// already.
pub fn answers(timelines: impl Iterator<Item = (bool, bool)>, is_first: bool) -> bool {
    let (mut answers, mut is_seen) = (None, false);
    for (is_own, is_in_sight) in timelines {
        if is_first && answers.is_some() {
            return false;
        }
        if answers.is_none() || is_in_sight && !is_seen {
            answers = Some(is_own);
        }
        is_seen |= is_in_sight;
    }
    answers.unwrap_or(true)
}

/// What a change of the address asks of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// nothing
    Nothing,
    /// to show these settings, and then to lead to what the link names
    Follow(Link),
    /// to show what it showed before there was a link
    Reset,
}

/// What happened to the address.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// the fragment, with `#`, that was seen last
    pub before: &'a str,
    /// the fragment, with `#`, that is there now
    pub now: &'a str,
    /// to whom that one belongs
    pub owner: FragmentOwner,
    /// whether the page has just come
    pub is_first: bool,
    /// whether the entry in the history was made before a jump within a timeline, from which the browser
    /// itself leads back
    pub is_step_of_ours: bool,
}

/// Says what an address asks of the timeline of a story.
pub fn request(change: Change, prefix: &str, story: &Story, default_view: View) -> Request {
    let Change {
        before,
        now,
        owner,
        is_first,
        is_step_of_ours,
    } = change;
    if is_step_of_ours && before == now {
        return Request::Nothing;
    }
    let read = |fragment| Link::parse(fragment, prefix, story, default_view);
    match read(now) {
        Some(link) => Request::Follow(link),
        // Back to where there was no link to this timeline yet. What another part of the page wrote says
        // nothing about timelines.
        None if !is_first
            && matches!(owner, FragmentOwner::Nobody | FragmentOwner::OtherTimeline)
            && read(before).is_some() =>
        {
            Request::Reset
        }
        None => Request::Nothing,
    }
}
