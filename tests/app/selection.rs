use super::sample::{CALL, END, OPENING, TALKS, group, sides, stated, story, topic, words};
use standpoint::app::search::SearchTexts;
use standpoint::app::selection::Selection;
use standpoint::app::{Filter, Settings};

fn select(filter: &Filter) -> Selection {
    let story = story();
    let found =
        (!filter.find.is_empty()).then(|| SearchTexts::new(&story, "en").find(&filter.find));
    Selection::new(&story, filter, found.as_ref(), 0)
}

/// The numbers of the positions that are left, and the indices of the events.
fn left(filter: &Filter) -> (Vec<usize>, Vec<usize>) {
    let selection = select(filter);
    let positions: Vec<_> = (1..=5)
        .filter(|number| selection.has_position(*number))
        .collect();
    let events: Vec<_> = (0..4).filter(|index| selection.has_event(*index)).collect();
    assert_eq!(selection.count_positions(), (positions.len(), 5));
    assert_eq!(selection.count_events().0, events.len());
    (positions, events)
}

#[test]
fn without_a_filter_all_is_left() {
    let all = (vec![1, 2, 3, 4, 5], vec![OPENING, CALL, TALKS, END]);
    assert_eq!(left(&Filter::default()), all);
    assert!(!select(&Filter::default()).is_filtered());
    assert!(select(&stated()).is_filtered());
}

#[test]
fn a_side_leaves_its_positions_and_their_events() {
    assert_eq!(left(&sides(&["us"])), (vec![1, 3], vec![CALL, TALKS]));
    assert_eq!(left(&sides(&["press"])), (vec![5], vec![TALKS]));
}

#[test]
fn several_sides_leave_the_positions_of_each() {
    assert_eq!(
        left(&sides(&["ru", "press"])),
        (vec![2, 4, 5], vec![CALL, TALKS])
    );
}

#[test]
fn a_topic_leaves_its_positions_and_their_events() {
    assert_eq!(left(&topic("gas")), (vec![2, 5], vec![CALL, TALKS]));
    assert!(select(&topic("gas")).is_of_one_topic());
    assert!(!select(&sides(&["us"])).is_of_one_topic());
}

/// Who has no word on a topic that is followed is silent; who is only left out is not.
#[test]
fn a_topic_alone_is_left_whole_and_no_other_filter_leaves_one_so() {
    assert!(select(&Filter::default()).has_whole_topics());
    assert!(select(&topic("gas")).has_whole_topics());
    for part in [sides(&["us"]), stated(), words("red")] {
        assert!(!select(&part).has_whole_topics());
    }
}

#[test]
fn a_speaker_leaves_what_they_say_and_is_in_the_link() {
    let of_lee = Filter {
        speaker: String::from("lee"),
        ..Filter::default()
    };
    assert_eq!(left(&of_lee), (vec![1], vec![CALL]));
    assert!(of_lee.fields().contains(&("speaker", "lee")));
    let settings = |speaker: &str| Settings {
        filter: Filter {
            speaker: String::from(speaker),
            ..Filter::default()
        },
        ..Settings::default()
    };
    // Somebody who is in the story and speaks in no position is nobody to choose.
    let normal = |speaker| settings(speaker).normal(&story()).filter.speaker;
    assert_eq!(["lee", "dow", "nobody"].map(normal), ["lee", "dow", ""]);
}

#[test]
fn what_the_sides_say_themselves_is_left_without_reports_and_views() {
    assert_eq!(left(&stated()), (vec![1, 3, 4], vec![CALL, TALKS]));
}

#[test]
fn a_group_leaves_its_events_with_and_without_positions() {
    assert_eq!(left(&group("town")), (vec![3, 4, 5], vec![OPENING, TALKS]));
    assert_eq!(left(&group("far")), (vec![], vec![]));
    let met = Filter {
        find: "met".to_owned(),
        ..group("town")
    };
    assert_eq!(left(&met), (vec![3, 4, 5], vec![TALKS]));
    let of_side = Filter {
        group: "town".to_owned(),
        ..sides(&["us"])
    };
    assert_eq!(left(&of_side), (vec![3], vec![TALKS]));
}

#[test]
fn what_is_asked_for_has_to_be_all_there() {
    let filter = Filter {
        topic: "arms".to_owned(),
        ..sides(&["ru"])
    };
    assert_eq!(left(&filter), (vec![4], vec![TALKS]));
    let nothing = Filter {
        topic: "gas".to_owned(),
        ..sides(&["us"])
    };
    assert_eq!(left(&nothing), (vec![], vec![]));
}

#[test]
fn words_in_a_position_leave_it_and_not_the_others_of_its_event() {
    assert_eq!(left(&words("settled")), (vec![2], vec![CALL]));
    assert_eq!(left(&words("missiles")), (vec![3, 4], vec![TALKS]));
}

#[test]
fn words_in_an_event_leave_all_its_positions() {
    assert_eq!(left(&words("met")), (vec![3, 4, 5], vec![TALKS]));
}

#[test]
fn words_in_an_event_leave_those_of_its_positions_that_are_asked_for() {
    let filter = Filter {
        find: "met".to_owned(),
        ..sides(&["ru"])
    };
    assert_eq!(left(&filter), (vec![4], vec![TALKS]));
}

#[test]
fn an_event_without_positions_is_left_only_where_nothing_but_words_is_asked_for() {
    assert_eq!(left(&words("over")), (vec![], vec![END]));
    let filter = Filter {
        find: "over".to_owned(),
        ..stated()
    };
    assert_eq!(left(&filter), (vec![], vec![]));
    assert_eq!(left(&words("nowhere")), (vec![], vec![]));
}

#[test]
fn a_selection_is_that_of_its_filter_and_version() {
    let (story, gas) = (story(), topic("gas"));
    let of_version = |version| Selection::new(&story, &gas, None, version);
    assert!(of_version(1).is_of(&gas, 1));
    assert!(!of_version(1).is_of(&gas, 2) && !of_version(1).is_of(&topic("arms"), 1));
    assert!(of_version(1) == of_version(1) && of_version(1) != of_version(2));
}

#[test]
fn a_selection_of_nothing_has_nothing() {
    let none = Selection::default();
    assert!(!none.has_event(0) && !none.has_position(1));
    assert_eq!(
        (none.count_positions(), none.count_events()),
        ((0, 0), (0, 0))
    );
}
