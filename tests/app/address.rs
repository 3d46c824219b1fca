use super::sample::{compare, story, timeline, topic, words};
use standpoint::app::address::{Change, FragmentOwner, Request, answers, fragment_for, request};
use standpoint::app::link::{Link, Target};
use standpoint::app::{Filter, Settings, View};

fn written(owner: FragmentOwner, settings: &Settings) -> Option<String> {
    fragment_for(owner, "standpoint", &story(), settings, View::Timeline)
}

#[test]
fn the_settings_in_which_a_page_comes_take_their_fragment_away_and_write_none() {
    let initial = Settings::default();
    assert_eq!(written(FragmentOwner::Nobody, &initial), None);
    assert_eq!(written(FragmentOwner::This, &initial).as_deref(), Some(""));
    assert_eq!(written(FragmentOwner::OtherTimeline, &initial), None);
    assert_eq!(written(FragmentOwner::Page, &initial), None);
}

#[test]
fn other_settings_are_written_unless_the_fragment_belongs_to_the_page() {
    let settings = compare(Filter::default());
    let fragment = Some("standpoint=s&view=compare");
    assert_eq!(
        written(FragmentOwner::Nobody, &settings).as_deref(),
        fragment
    );
    assert_eq!(written(FragmentOwner::This, &settings).as_deref(), fragment);
    assert_eq!(
        written(FragmentOwner::OtherTimeline, &settings).as_deref(),
        fragment
    );
    assert_eq!(written(FragmentOwner::Page, &settings), None);
}

#[test]
fn which_settings_a_page_comes_in_depends_on_its_view() {
    let write = |settings: &Settings| {
        fragment_for(FragmentOwner::This, "p", &story(), settings, View::Compare)
    };
    assert_eq!(
        write(&Settings::of_view(View::Compare)).as_deref(),
        Some("")
    );
    assert_eq!(
        write(&Settings::of_view(View::Timeline)).as_deref(),
        Some("p=s&view=timeline")
    );
}

/// What a change asks for.
fn asked(before: &str, now: &str, is_first: bool, is_step_of_ours: bool) -> Request {
    let change = Change {
        before,
        now,
        owner: owner_of(now),
        is_first,
        is_step_of_ours,
    };
    request(change, "standpoint", &story(), View::Timeline)
}

/// What a change of the address asks for after the page has come.
fn change(before: &str, now: &str) -> Request {
    asked(before, now, false, false)
}

/// What the address of a page that has just come asks for.
fn first(now: &str) -> Request {
    asked("", now, true, false)
}

/// To whom a fragment belongs on a page with another timeline, of the story `other`.
fn owner_of(fragment: &str) -> FragmentOwner {
    match fragment {
        "" => FragmentOwner::Nobody,
        "#standpoint=other" => FragmentOwner::OtherTimeline,
        _ if Link::parse(fragment, "standpoint", &story(), View::Timeline).is_some() => {
            FragmentOwner::This
        }
        _ => FragmentOwner::Page,
    }
}

fn is_followed(request: Request, target: Target, settings: Settings) -> bool {
    matches!(request, Request::Follow(link) if link.target == target && link.settings == settings)
}

#[test]
fn a_link_is_followed_when_the_page_comes_and_later() {
    let link = "#standpoint=s&find=gas";
    let settings = timeline(words("gas"));
    assert!(is_followed(first(link), Target::Story, settings.clone()));
    assert!(is_followed(
        change("", link),
        Target::Story,
        settings.clone()
    ));
    assert!(is_followed(
        change("#comments", link),
        Target::Story,
        settings
    ));
    // A link that is followed again leads there again.
    assert!(is_followed(
        change("#standpoint=told", "#standpoint=told"),
        Target::of_number(&story(), 2).unwrap(),
        Settings::default()
    ));
}

/// With two timelines each view is a step, and the step before the last may be the other's.
#[test]
fn going_back_to_the_link_of_another_timeline_undoes_what_was_set_in_this_one() {
    let (ours, other) = ("#standpoint=s&view=compare", "#standpoint=other");
    assert_eq!(change(ours, other), Request::Reset);
    assert_eq!(change("", other), Request::Nothing);
    assert_eq!(change(other, other), Request::Nothing);
    assert_eq!(change(ours, "#comments"), Request::Nothing);
}

#[test]
fn a_page_that_comes_without_a_link_shows_what_it_would_anyway() {
    assert_eq!(first(""), Request::Nothing);
    assert_eq!(first("#comments"), Request::Nothing);
}

#[test]
fn going_back_to_where_there_was_no_link_shows_all_again() {
    assert_eq!(change("#standpoint=s&topic=gas", ""), Request::Reset);
    assert_eq!(change("#standpoint=talks", ""), Request::Reset);
}

#[test]
fn what_others_write_into_the_address_asks_for_nothing() {
    assert_eq!(
        change("#standpoint=s&topic=gas", "#comments"),
        Request::Nothing
    );
    assert_eq!(change("#comments", ""), Request::Nothing);
    assert_eq!(change("", ""), Request::Nothing);
    assert_eq!(change("#other=s", ""), Request::Nothing);
}

/// Before a jump to a source an entry is made in the history with the same address. Going back over
/// it must not set the settings of the link again, from which the reader may be far away.
#[test]
fn going_back_over_a_jump_leaves_the_way_to_the_browser() {
    let step = |before, now| asked(before, now, false, true);
    assert_eq!(
        step("#standpoint=talks", "#standpoint=talks"),
        Request::Nothing
    );
    assert_eq!(step("", ""), Request::Nothing);
    let settings = timeline(topic("gas"));
    assert!(is_followed(
        step("", "#standpoint=s&topic=gas"),
        Target::Story,
        settings
    ));
}

/// Whether each of some timelines answers, of which some are in sight.
fn answering(in_sight: &[bool], is_first: bool) -> Vec<usize> {
    let all = 0..in_sight.len();
    let answers = |own: &usize| {
        let timelines = in_sight.iter().enumerate();
        answers(timelines.map(|(at, seen)| (at == *own, *seen)), is_first)
    };
    all.filter(answers).collect()
}

/// A link opened the card in all of fifty timelines of one story, and the page jumped to the last.
#[test]
fn of_timelines_to_which_a_link_leads_one_answers_the_first_in_sight_or_the_first() {
    assert_eq!(answering(&[false; 50], false), [0]);
    assert_eq!(answering(&[true; 50], false), [0]);
    assert_eq!(answering(&[false, false, true, true], false), [2]);
    assert_eq!(answering(&[true, false, true], false), [0]);
    assert_eq!(answering(&[false], false), [0]);
}

#[test]
fn a_timeline_that_comes_after_another_has_answered_does_not_answer() {
    assert_eq!(answering(&[false], true), [0]);
    assert_eq!(answering(&[true, false], true), [0; 0]);
    assert_eq!(answering(&[false, true], true), [0; 0]);
}
