//! Time as a row of a few columns.
//!
//! Not to scale: a year of preparation and the day of a vote would be of one width, or the vote could not be
//! seen. Each day is a step of its own as far as there are columns; what is left of them goes to the longest
//! stretches in between.

/// The column of each moment, from 0; the moments are in seconds and in order, those from the index `ahead`
/// on are still to come, and share no column with the others. Where there are more days than columns, what
/// is nearest is joined first, the oldest before the others. A stretch weighs as the root of its length, so
/// that neither ten years of background nor the ten days after them take all of the columns.
pub fn columns(moments: &[i64], ahead: usize, count: usize) -> Vec<usize> {
    // How far each moment is along the way, and where the steps start.
    let (mut along, mut starts) = (Vec::new(), Vec::new());
    let (mut before, mut way) = (None, 0.0);
    for (at, &moment) in moments.iter().enumerate() {
        let gap = before.map_or(0, |before| moment.saturating_sub(before));
        way += (gap.max(0) as f64).sqrt();
        along.push(way);
        if gap != 0 || at == 0 || at == ahead {
            starts.push(at);
        }
        before = Some(moment);
    }
    let place = |at: usize| along.get(at).copied().unwrap_or(way);
    let end = |starts: &[usize], step: usize| {
        let next = starts.get(step + 1).copied();
        place(next.unwrap_or(moments.len()) - 1)
    };
    let mut limit = 1.0;
    while starts.len() > count {
        limit *= 1.25;
        let mut excess = starts.len() - count;
        let mut kept: Vec<usize> = Vec::new();
        for (step, &start) in starts.iter().enumerate() {
            let joined = kept.last().map(|first| end(&starts, step) - place(*first));
            if excess > 0 && start != ahead && joined.is_some_and(|length| length <= limit) {
                excess -= 1;
            } else {
                kept.push(start);
            }
        }
        starts = kept;
    }
    // How many columns each step is after the one before.
    let mut strides = vec![1; starts.len()];
    if let Some(first) = strides.first_mut() {
        *first = 0;
    }
    for _ in starts.len()..count {
        let (mut longest, mut most) = (0, 0.0);
        for (step, stride) in strides.iter().enumerate().skip(1) {
            let from = end(&starts, step - 1);
            let to = starts.get(step).map_or(from, |start| place(*start));
            let share = (to - from) / f64::from(*stride);
            if share > most {
                (longest, most) = (step, share);
            }
        }
        if let Some(stride) = strides.get_mut(longest).filter(|_| longest > 0) {
            *stride += 1;
        }
    }
    let (mut column, mut step) = (0, 0);
    (0..moments.len())
        .map(|at| {
            if starts.get(step) == Some(&at) {
                column += strides.get(step).map_or(0, |stride| *stride as usize);
                step += 1;
            }
            column
        })
        .collect()
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    const COLUMNS: usize = 10;

    fn of_days<const N: usize>(days: [i64; N], count: usize) -> Vec<usize> {
        columns(&days.map(|day| day * DAY), N, count)
    }

    /// The days on which something was said around the calls of December 2021, from the first of that month.
    const CALLS: [i64; 17] = [
        1, 7, 15, 16, 17, 20, 21, 27, 29, 30, 31, 33, 41, 42, 43, 44, 45,
    ];

    #[test]
    fn each_day_is_a_step_where_there_is_room() {
        assert_eq!(of_days(CALLS, 17), (0..17).collect::<Vec<_>>());
        assert_eq!(of_days([5, 5, 6, 6], 10), [0, 0, 9, 9]);
        assert_eq!(of_days([5], COLUMNS), [0]);
        assert_eq!(of_days([], COLUMNS), [0; 0]);
    }

    #[test]
    fn columns_to_spare_go_to_the_longest_stretches() {
        assert_eq!(of_days([0, 1, 2, 100], 6), [0, 1, 2, 5]);
        assert_eq!(of_days([0, 50, 100], COLUMNS), [0, 5, 9]);
    }

    #[test]
    fn what_is_nearest_is_joined_first_and_the_oldest_before_the_others() {
        // The 15th and the 16th.
        let steps = of_days(CALLS, 16);
        assert_eq!(steps[..5], [0, 1, 2, 2, 3]);
        assert_eq!(steps[16], 15);
        // On a phone: 15 to 17, 20 to 21, 29 to 30, and the last week in three steps.
        let steps = of_days(CALLS, 10);
        assert_eq!(steps, [0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9]);
    }

    #[test]
    fn a_hundred_days_alike_are_shared_out() {
        let days: Vec<i64> = (0..100).map(|day| day * DAY).collect();
        let steps = columns(&days, 100, 20);
        for step in 0..20 {
            let here = steps.iter().filter(|other| **other == step).count();
            assert!((4..=8).contains(&here), "{here} in {step}");
        }
    }

    // The line up to where a story is told stood before what had been said by then.
    #[test]
    fn what_is_to_come_shares_no_column_with_what_has_been() {
        let days: Vec<i64> = (0..100).map(|day| day * DAY).collect();
        for ahead in [1, 50, 99] {
            let steps = columns(&days, ahead, COLUMNS);
            assert!(steps[ahead - 1] < steps[ahead], "{steps:?}");
            assert_eq!(steps.last(), Some(&9));
        }
        // Also on one day.
        assert_eq!(columns(&[0, 0, 0], 2, COLUMNS), [0, 0, 1]);
    }

    #[test]
    fn ten_years_of_background_and_ten_days_both_have_room() {
        let days = [
            0, 300, 900, 3_000, 3_650, 3_651, 3_652, 3_653, 3_654, 3_655, 3_656, 3_657, 3_658,
        ];
        let steps = of_days(days, COLUMNS);
        assert_eq!(steps[..5], [0, 1, 2, 3, 4]);
        assert_eq!(steps[12], 9);
    }

    #[test]
    fn three_thousand_events_since_the_beginning_keep_their_order() {
        let year = 31_556_952i64;
        let mut moments: Vec<i64> = (0..3_000i64)
            .map(|at| -(13_800_000_000.0 * 0.992f64.powi(at as i32)) as i64 * year)
            .collect();
        moments.sort_unstable();
        let steps = columns(&moments, moments.len(), COLUMNS);
        assert!(steps.is_sorted());
        assert_eq!((steps[0], steps[2_999]), (0, COLUMNS - 1));
    }

    #[test]
    fn no_moments_whatever_leave_the_row() {
        for moments in [
            vec![i64::MIN, 0, i64::MAX],
            vec![i64::MIN, i64::MIN, i64::MAX],
            (0..40).map(|at| 1i64 << at).collect(),
        ] {
            let steps = columns(&moments, 1, COLUMNS);
            assert_eq!(steps.len(), moments.len());
            assert!(steps.is_sorted(), "{steps:?}");
            assert!(steps.iter().all(|step| *step < COLUMNS), "{steps:?}");
        }
    }
}
