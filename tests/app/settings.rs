use super::sample::{compare, group, plain, sides, story, topic, words};
use standpoint::app::{Filter, Kinds, Settings, View};
use standpoint::read::read_str;

#[test]
fn views_and_kinds_are_named_by_one_word_each() {
    for view in [View::Timeline, View::Compare] {
        assert_eq!(View::parse(view.word()), Some(view));
    }
    for kinds in [Kinds::All, Kinds::Stated] {
        assert_eq!(Kinds::parse(kinds.word()), kinds);
    }
    assert_eq!(View::parse("table"), None);
    assert_eq!(View::parse(""), None);
    assert_eq!(Kinds::parse("view"), Kinds::All);
}

#[test]
fn a_filter_is_set_when_it_asks_for_anything() {
    assert!(!Filter::default().is_set());
    let stated = Filter {
        kinds: Kinds::Stated,
        ..Filter::default()
    };
    for filter in [
        sides(&["us"]),
        group("far"),
        topic("gas"),
        words("red"),
        stated,
    ] {
        assert!(filter.is_set(), "{filter:?}");
    }
}

#[test]
fn the_normal_form_has_known_sides_once_each_in_the_order_of_the_story() {
    let normal = compare(sides(&["press", "nobody", "us", "press"])).normal(&story());
    assert_eq!(normal, compare(sides(&["us", "press"])));
}

#[test]
fn the_normal_form_forgets_an_unknown_group() {
    let normal = |id| compare(group(id)).normal(&story()).filter.group;
    assert_eq!(["town", "nowhere"].map(normal), ["town", ""]);
}

#[test]
fn the_normal_form_forgets_an_unknown_topic_and_white_space_around_words() {
    assert_eq!(
        compare(topic("weather")).normal(&story()),
        Settings::of_view(View::Compare)
    );
    assert_eq!(
        compare(topic("gas")).normal(&story()),
        compare(topic("gas"))
    );
    assert_eq!(
        compare(words("\u{3000} red  line\n")).normal(&story()),
        compare(words("red  line"))
    );
    assert_eq!(
        compare(words(" \t ")).normal(&story()),
        Settings::of_view(View::Compare)
    );
}

#[test]
fn a_story_without_positions_is_only_ever_a_timeline() {
    let plain = r#"{"standpoint": 1, "id": "s", "languages": ["en"], "as_of": "2024", "title": "T", "summary": "S",
        "events": [{"id": "e", "title": "E", "date": "2024"}]}"#;
    let plain = read_str(plain).story.unwrap();
    let normal = compare(Filter::default()).normal(&plain);
    assert_eq!(normal, Settings::of_view(View::Timeline));
}

#[test]
fn the_normal_form_of_a_normal_form_is_the_same() {
    let normal = compare(sides(&["ru", "us", "x"])).normal(&story());
    assert_eq!(normal.clone().normal(&story()), normal);
}

#[test]
fn where_nobody_holds_anything_there_is_nothing_to_compare() {
    let normal = compare(Filter::default()).normal(&plain());
    assert_eq!(normal, Settings::of_view(View::Timeline));
}
