//! Which version of a story is later.

use standpoint::app::version::is_later;

#[test]
fn a_version_is_later_by_its_numbers() {
    for (earlier, later) in [
        ("1", "2"),
        ("9", "10"),
        ("1.9", "1.10"),
        ("1", "1.1"),
        ("v1", "v2"),
        ("2022-01-05", "2022-01-14"),
        ("2022-01-14T09:30:00Z", "2022-01-14T10:00:00Z"),
        ("", "1"),
    ] {
        assert!(is_later(later, earlier), "{earlier} {later}");
        assert!(!is_later(earlier, later), "{earlier} {later}");
    }
}

#[test]
fn a_version_of_the_same_numbers_or_of_none_is_not_later() {
    for (one, other) in [("1", "1"), ("v1", "1"), ("draft", "final"), ("01", "1")] {
        assert!(
            !is_later(one, other) && !is_later(other, one),
            "{one} {other}"
        );
    }
}
