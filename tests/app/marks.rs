use standpoint::app::marks::{
    Columns, Direction, LAYOUTS, Lanes, Mark, first_stops, next, stops_after,
};

/// The wide layout shows every mark, the narrow one only some, in other columns.
const WIDE: usize = 0;
const NARROW: usize = 1;

const BOTH: fn(usize, usize) -> Columns = |wide, narrow| [Some(wide), Some(narrow)];
const ONLY_WIDE: fn(usize) -> Columns = |wide| [Some(wide), None];
const ONLY_NARROW: fn(usize) -> Columns = |narrow| [None, Some(narrow)];

fn lanes() -> Lanes {
    vec![
        vec![ONLY_WIDE(0), ONLY_NARROW(0), BOTH(4, 1), BOTH(9, 2)],
        vec![BOTH(1, 0), ONLY_WIDE(5), BOTH(8, 2)],
        vec![],
        vec![ONLY_WIDE(3), ONLY_NARROW(1)],
    ]
}

fn go(layout: usize, from: Mark, direction: Direction) -> Option<Mark> {
    next(&lanes(), layout, from, direction)
}

#[test]
fn arrow_keys_lead_along_a_lane_and_between_lanes() {
    let of_key = |key| Direction::of_key(key, false);
    assert_eq!(of_key("ArrowLeft"), Some(Direction::Before));
    assert_eq!(of_key("ArrowRight"), Some(Direction::After));
    assert_eq!(of_key("ArrowUp"), Some(Direction::Above));
    assert_eq!(of_key("ArrowDown"), Some(Direction::Below));
    assert_eq!(of_key("Home"), Some(Direction::First));
    assert_eq!(of_key("End"), Some(Direction::Last));
    for key in ["Enter", "Tab", "a", ""] {
        assert_eq!(of_key(key), None);
    }
}

#[test]
fn left_is_later_where_a_text_is_written_from_the_right() {
    let of_key = |key| Direction::of_key(key, true);
    assert_eq!(of_key("ArrowLeft"), Some(Direction::After));
    assert_eq!(of_key("ArrowRight"), Some(Direction::Before));
    for key in ["ArrowUp", "ArrowDown", "Home", "End"] {
        assert_eq!(of_key(key), Direction::of_key(key, false));
    }
}

#[test]
fn the_way_along_a_lane_passes_over_what_a_layout_does_not_show() {
    assert_eq!(go(WIDE, (0, 0), Direction::After), Some((0, 2)));
    assert_eq!(go(WIDE, (0, 2), Direction::Before), Some((0, 0)));
    assert_eq!(go(NARROW, (0, 1), Direction::After), Some((0, 2)));
    assert_eq!(go(NARROW, (0, 2), Direction::Before), Some((0, 1)));
}

#[test]
fn the_way_ends_at_the_ends_of_a_lane_and_of_the_lanes() {
    assert_eq!(go(WIDE, (0, 3), Direction::After), None);
    assert_eq!(go(WIDE, (0, 0), Direction::Before), None);
    assert_eq!(go(NARROW, (0, 1), Direction::Before), None);
    assert_eq!(go(WIDE, (0, 0), Direction::Above), None);
    assert_eq!(go(WIDE, (3, 0), Direction::Below), None);
}

#[test]
fn home_and_end_lead_to_the_ends_of_what_is_shown() {
    assert_eq!(go(WIDE, (0, 2), Direction::First), Some((0, 0)));
    assert_eq!(go(NARROW, (0, 2), Direction::First), Some((0, 1)));
    assert_eq!(go(WIDE, (0, 2), Direction::Last), Some((0, 3)));
    assert_eq!(go(WIDE, (0, 3), Direction::Last), Some((0, 3)));
}

#[test]
fn up_and_down_lead_to_the_nearest_mark_that_is_shown() {
    assert_eq!(go(WIDE, (0, 2), Direction::Below), Some((1, 1)));
    assert_eq!(go(NARROW, (0, 3), Direction::Below), Some((1, 2)));
    assert_eq!(go(WIDE, (1, 0), Direction::Above), Some((0, 0)));
    assert_eq!(go(NARROW, (1, 0), Direction::Above), Some((0, 1)));
}

#[test]
fn what_is_not_there_or_not_shown_leads_nowhere() {
    for direction in [Direction::After, Direction::Below, Direction::First] {
        assert_eq!(go(NARROW, (0, 0), direction), None);
        assert_eq!(go(WIDE, (9, 0), direction), None);
        assert_eq!(go(WIDE, (0, 9), direction), None);
        assert_eq!(go(LAYOUTS, (0, 2), direction), None);
    }
}

/// How many of these stops a layout shows.
fn shown(lanes: &Lanes, layout: usize, stops: &[Option<Mark>]) -> usize {
    let mut marks: Vec<Mark> = stops.iter().flatten().copied().collect();
    marks.dedup();
    marks.retain(|(lane, mark)| lanes[*lane][*mark][layout].is_some());
    marks.len()
}

#[test]
fn each_layout_begins_with_a_stop() {
    assert_eq!(first_stops(&lanes()), [Some((0, 0)), Some((0, 1))]);
    assert_eq!(first_stops(&vec![]), [None, None]);
    assert_eq!(
        first_stops(&vec![vec![], vec![ONLY_WIDE(2)]]),
        [Some((1, 0)), None]
    );
}

#[test]
fn a_mark_that_both_layouts_show_is_the_stop_of_both() {
    assert_eq!(stops_after(&lanes(), WIDE, (0, 2)), [Some((0, 2)); 2]);
    assert_eq!(stops_after(&lanes(), NARROW, (1, 2)), [Some((1, 2)); 2]);
}

#[test]
fn a_layout_that_does_not_show_the_mark_has_a_stop_that_is_not_seen_beside_it() {
    assert_eq!(
        stops_after(&lanes(), WIDE, (1, 1)),
        [Some((1, 1)), Some((0, 1))]
    );
    assert_eq!(
        stops_after(&lanes(), NARROW, (3, 1)),
        [Some((0, 0)), Some((3, 1))]
    );
}

#[test]
fn wherever_somebody_moved_there_is_one_stop_at_the_width_they_see() {
    let lanes = lanes();
    for layout in 0..LAYOUTS {
        for (lane, marks) in lanes.iter().enumerate() {
            for (mark, columns) in marks.iter().enumerate() {
                if columns[layout].is_none() {
                    continue;
                }
                let stops = stops_after(&lanes, layout, (lane, mark));
                assert_eq!(stops[layout], Some((lane, mark)));
                for width in 0..LAYOUTS {
                    assert_eq!(
                        shown(&lanes, width, &stops),
                        1,
                        "{layout} {lane} {mark} {width}"
                    );
                }
            }
        }
    }
}
