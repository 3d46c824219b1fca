use super::sample::{CALL, END, OPENING, TALKS, story, story_with_u_0000};
use standpoint::app::search::SearchTexts;

/// The numbers of the positions, and the indices of the events, in which words occur.
fn find_in(language: &str, words: &str) -> (Vec<usize>, Vec<usize>) {
    let found = SearchTexts::new(&story(), language).find(words);
    let places = |found: &[bool]| -> Vec<usize> {
        let all = found.iter().enumerate();
        all.filter(|(_, is_found)| **is_found)
            .map(|(place, _)| place)
            .collect()
    };
    let positions = places(&found.positions)
        .iter()
        .map(|place| place + 1)
        .collect();
    (positions, places(&found.events))
}

fn find(words: &str) -> (Vec<usize>, Vec<usize>) {
    find_in("en", words)
}

const NOTHING: (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());

#[test]
fn case_does_not_count() {
    assert_eq!(find("MISSILES"), (vec![3, 4], vec![]));
    assert_eq!(find("no missiles"), (vec![3], vec![]));
}

#[test]
fn diacritics_do_not_count_on_either_side() {
    for words in ["cafe", "café", "cafe\u{301}", "ĆÀFÊ"] {
        assert_eq!(find(words), (vec![], vec![OPENING]), "{words}");
    }
}

#[test]
fn e_finds_yo_in_russian_and_the_other_way_round() {
    for words in ["все", "всё", "ВСЕ", "решено", "рёшено"] {
        assert_eq!(find_in("ru", words), (vec![2], vec![]), "{words}");
    }
}

#[test]
fn chinese_is_found_without_spaces_around_it() {
    assert_eq!(find_in("zh", "底线"), (vec![2], vec![]));
    assert_eq!(find_in("zh-CN", "线不"), (vec![2], vec![]));
    assert_eq!(find_in("zh", "线底"), NOTHING);
}

#[test]
fn words_are_looked_for_in_the_language_that_is_shown() {
    assert_eq!(find_in("ru", "settled"), NOTHING);
    assert_eq!(find_in("en", "решено"), NOTHING);
    // What the story does not have in this language is shown in another, and found there.
    assert_eq!(find_in("ru", "missiles"), (vec![3, 4], vec![]));
}

#[test]
fn a_word_that_is_half_bold_is_one_word() {
    assert_eq!(find("unlikely"), (vec![1], vec![]));
    assert_eq!(find("**"), NOTHING);
}

#[test]
fn the_text_of_a_link_is_found_and_its_address_is_not() {
    assert_eq!(find("website"), (vec![], vec![OPENING]));
    for words in ["hidden", "example.org", "https"] {
        assert_eq!(find(words), NOTHING, "{words}");
    }
}

#[test]
fn all_that_a_position_says_is_found() {
    assert_eq!(find("not today"), (vec![1], vec![]));
    assert_eq!(find("heard"), (vec![1], vec![]));
    assert_eq!(find("gentle"), (vec![3], vec![]));
}

#[test]
fn who_speaks_and_who_reports_is_found() {
    assert_eq!(find("ann lee"), (vec![1], vec![]));
    assert_eq!(find("Dow"), (vec![2, 5], vec![]));
}

#[test]
fn all_that_an_event_says_is_found() {
    assert_eq!(find("talks"), (vec![], vec![TALKS]));
    assert_eq!(find("they spoke"), (vec![], vec![CALL]));
    assert_eq!(find("geneva"), (vec![], vec![OPENING]));
    assert_eq!(find("in the open"), (vec![], vec![OPENING]));
    assert_eq!(find("over"), (vec![], vec![END]));
}

#[test]
fn every_word_has_to_occur_in_any_order_and_as_a_part() {
    assert_eq!(find("line ann un"), NOTHING);
    assert_eq!(find("like  \n ann un"), (vec![1], vec![]));
    // Not one word in a position and the other in its event.
    assert_eq!(find("spoke settled"), NOTHING);
}

#[test]
fn no_word_is_in_every_text() {
    assert_eq!(find(""), (vec![1, 2, 3, 4, 5], vec![0, 1, 2, 3]));
}

/// All texts are folded in one go with U+0000 between, which JSON can have in a text as well: it would
/// shift all behind it.
#[test]
fn a_text_with_u_0000_ends_where_it_ends() {
    let found = SearchTexts::new(&story_with_u_0000(), "en").find("prices");
    assert_eq!(found.positions, [false, false, false, false, true]);
    let found = SearchTexts::new(&story_with_u_0000(), "en").find("spoke");
    assert_eq!(found.events, [false, true, false, false]);
}
