use super::sample::{newer_story, shorter_story, story};
use standpoint::app::place::carried_over;

#[test]
fn who_reads_a_position_finds_it_in_another_version_by_its_own_id() {
    let (old, new) = (story(), newer_story());
    assert_eq!(carried_over(1, &old, &new), 2);
    assert_eq!(carried_over(2, &new, &old), 1);
    assert_eq!(carried_over(5, &old, &old), 5);
}

#[test]
fn a_position_that_is_gone_is_nowhere() {
    let (old, short) = (story(), shorter_story());
    assert_eq!(carried_over(5, &old, &short), 0);
    assert_eq!(carried_over(1, &newer_story(), &old), 0);
    assert_eq!(carried_over(0, &old, &old), 0);
}
