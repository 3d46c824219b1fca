use super::sample::{sides, story, topic, words};
use standpoint::app::Filter;
use standpoint::app::announcement::result;
use standpoint::app::search::SearchTexts;
use standpoint::app::selection::Selection;

fn announced(filter: &Filter) -> String {
    let story = story();
    let found =
        (!filter.find.is_empty()).then(|| SearchTexts::new(&story, "en").find(&filter.find));
    let selection = Selection::new(&story, filter, found.as_ref(), 0);
    result(standpoint::words::words("en").unwrap(), &selection)
}

#[test]
fn nothing_is_announced_without_a_filter() {
    assert_eq!(announced(&Filter::default()), "");
}

#[test]
fn it_is_announced_how_many_positions_are_left() {
    assert_eq!(announced(&sides(&["us"])), "Positions shown: 2 / 5");
}

#[test]
fn it_is_announced_that_nothing_is_left() {
    let nothing = Filter {
        topic: "gas".to_owned(),
        ..sides(&["us"])
    };
    assert_eq!(announced(&nothing), "Nothing matches.");
    assert_eq!(announced(&words("nowhere")), "Nothing matches.");
}

#[test]
fn an_event_without_positions_is_not_nothing() {
    assert_eq!(announced(&words("over")), "Positions shown: 0 / 5");
    assert_ne!(announced(&topic("gas")), "");
}
