use super::sample::{
    CALL, END, OPENING, TALKS, long_story, newer_story, shorter_story, sides, stated, story, topic,
    words,
};
use standpoint::app::Filter;
use standpoint::app::cards::OpenCards;
use standpoint::app::search::SearchTexts;
use standpoint::app::selection::Selection;
use standpoint::story::Story;

fn open(cards: &OpenCards, story: &Story) -> Vec<usize> {
    let events = 0..story.events.len();
    events.filter(|event| cards.has(*event)).collect()
}

fn closed(story: &Story) -> OpenCards {
    OpenCards::new(story, |_| false)
}

fn follow(cards: &mut OpenCards, story: &Story, filter: &Filter) {
    let found = (!filter.find.is_empty()).then(|| SearchTexts::new(story, "en").find(&filter.find));
    let selection = Selection::new(story, filter, found.as_ref(), 0);
    cards.follow_filter(story, &selection);
}

#[test]
fn cards_are_open_that_are_asked_for_by_id() {
    let story = story();
    let cards = OpenCards::new(&story, |id| id == "talks");
    assert_eq!(open(&cards, &story), [TALKS]);
    assert!(!cards.has(99));
}

#[test]
fn an_event_at_which_nobody_said_anything_has_no_card() {
    let story = story();
    let mut cards = OpenCards::new(&story, |_| true);
    assert_eq!(open(&cards, &story), [CALL, TALKS]);
    cards.set_all(&story, false);
    assert_eq!(open(&cards, &story), [0; 0]);
    cards.set_all(&story, true);
    assert_eq!(open(&cards, &story), [CALL, TALKS]);
    let mut cards = closed(&story);
    follow(&mut cards, &story, &words("o"));
    assert!(!cards.has(OPENING) && !cards.has(END));
}

#[test]
fn one_card_is_opened_and_closed() {
    let story = story();
    let mut cards = closed(&story);
    cards.set(CALL, true);
    assert_eq!(open(&cards, &story), [CALL]);
    cards.set(CALL, false);
    cards.set(99, true);
    assert_eq!(cards, closed(&story));
}

#[test]
fn the_difference_names_the_cards_that_changed() {
    let story = story();
    let one = OpenCards::new(&story, |id| id == "call");
    let other = OpenCards::new(&story, |id| id == "talks");
    assert_eq!(one.difference(&other).collect::<Vec<_>>(), [CALL, TALKS]);
    assert_eq!(one.difference(&one).count(), 0);
}

#[test]
fn a_filter_opens_the_cards_that_it_leaves_and_the_next_closes_them() {
    let story = story();
    let mut cards = closed(&story);
    follow(&mut cards, &story, &words("settled"));
    assert_eq!(open(&cards, &story), [CALL]);
    follow(&mut cards, &story, &sides(&["press"]));
    assert_eq!(open(&cards, &story), [TALKS]);
    follow(&mut cards, &story, &Filter::default());
    assert_eq!(cards, closed(&story));
}

#[test]
fn a_filter_closes_only_what_a_filter_opened() {
    let story = story();
    let mut cards = OpenCards::new(&story, |id| id == "call");
    follow(&mut cards, &story, &topic("gas"));
    assert_eq!(open(&cards, &story), [CALL, TALKS]);
    follow(&mut cards, &story, &Filter::default());
    assert_eq!(open(&cards, &story), [CALL]);
}

#[test]
fn what_a_reader_opens_and_closes_meanwhile_stays_so() {
    let story = story();
    let mut cards = closed(&story);
    follow(&mut cards, &story, &words("settled"));
    cards.set(TALKS, true);
    cards.set(CALL, false);
    follow(&mut cards, &story, &Filter::default());
    assert_eq!(open(&cards, &story), [TALKS]);
}

#[test]
fn all_cards_stay_open_that_a_reader_opened_in_one_go() {
    let story = story();
    let mut cards = closed(&story);
    follow(&mut cards, &story, &words("settled"));
    cards.set_all(&story, true);
    follow(&mut cards, &story, &Filter::default());
    assert_eq!(open(&cards, &story), [CALL, TALKS]);
}

#[test]
fn a_filter_that_leaves_many_events_opens_none() {
    for (events, opened) in [(20, 20), (21, 0)] {
        let story = long_story(events);
        let mut cards = closed(&story);
        follow(&mut cards, &story, &stated());
        assert_eq!(open(&cards, &story).len(), opened);
    }
}

#[test]
fn a_filter_that_leaves_many_closes_what_the_one_before_opened() {
    let story = long_story(21);
    let mut cards = closed(&story);
    cards.set(3, true);
    follow(&mut cards, &story, &words("nowhere"));
    follow(&mut cards, &story, &stated());
    assert_eq!(open(&cards, &story), [3]);
}

#[test]
fn cards_are_the_same_in_another_version_of_the_story_by_their_ids() {
    let (old, new, short) = (story(), newer_story(), shorter_story());
    let cards = OpenCards::new(&old, |id| id == "talks");
    let carried = cards.carried_over(&old, &new, &closed(&new));
    assert_eq!(open(&carried, &new), [TALKS + 1]);
    assert_eq!(carried.carried_over(&new, &old, &closed(&old)), cards);
    assert_eq!(
        open(&cards.carried_over(&old, &short, &closed(&short)), &short),
        [0; 0]
    );
}

#[test]
fn another_version_of_the_story_knows_which_cards_the_filter_opened() {
    let (old, new) = (story(), newer_story());
    let mut cards = OpenCards::new(&old, |id| id == "call");
    follow(&mut cards, &old, &topic("gas"));
    let mut cards = cards.carried_over(&old, &new, &closed(&new));
    assert_eq!(open(&cards, &new), [CALL + 1, TALKS + 1]);
    follow(&mut cards, &new, &Filter::default());
    assert_eq!(open(&cards, &new), [CALL + 1]);
}
