//! Which version of a story is later.

use standpoint::app::version::is_later;

#[test]
fn versions_that_count_up_are_later_one_after_the_other() {
    for (earlier, later) in [
        ("1", "2"),
        ("9", "10"),
        ("1.9", "1.10"),
        ("1.9.1", "2.0"),
        ("1.1", "2"),
        ("1.0.1", "1.1"),
        ("1.09", "1.10"),
        ("2022-01-14T09:30:00Z", "2022-02-01"),
        ("2022-01-14", "2022-01-14T09:30:00Z"),
        ("2a", "2b"),
        ("1", "1.1"),
        ("v1", "v2"),
        ("2022-01-05", "2022-01-14"),
        ("2022-01-14T09:30:00Z", "2022-01-14T10:00:00Z"),
    ] {
        assert!(is_later(later, earlier), "{earlier} {later}");
        assert!(!is_later(earlier, later), "{earlier} {later}");
    }
    for same in ["1", "1.0", "v1", "2022-01-05"] {
        assert!(!is_later(same, same));
    }
    assert!(!is_later("01", "1") && !is_later("1", "01"));
}
