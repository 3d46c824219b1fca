//! Time along a line of a few columns.

/// The most stretches that are shortened.
const MAX_BREAKS: usize = 3;

/// Where moments stand.
pub struct Scale {
    /// the column of each moment, from 0
    pub columns: Vec<usize>,
    /// the columns that stand for a stretch which is shortened
    pub breaks: Vec<usize>,
}

/// Puts moments, in seconds and in order, into so many columns, ten or more, to scale: except that a
/// stretch that would leave too little room for the rest is shortened to one empty column, and that
/// moments which could do with a column each get it, next to each other, where they would otherwise
/// fall into one.
pub fn scale(moments: &[i64], count: usize) -> Scale {
    let gaps: Vec<i64> = moments
        .windows(2)
        .map(|pair| match pair {
            [from, to] => to.saturating_sub(*from).max(0),
            _ => 0,
        })
        .collect();
    let is_broken = broken(&gaps);
    let most_breaks = is_broken.iter().filter(|broken| **broken).count();
    let total: i64 = gaps
        .iter()
        .zip(&is_broken)
        .filter(|(_, broken)| !**broken)
        .fold(0, |sum: i64, (gap, _)| sum.saturating_add(*gap));
    let room = count - 2 * most_breaks;
    // The columns: to scale first, each as long as the others.
    let (mut along, mut breaks) = (0i64, 0);
    let mut columns = vec![0];
    for (gap, broken) in gaps.iter().zip(&is_broken) {
        if *broken {
            breaks += 1;
        } else {
            along = along.saturating_add(*gap);
        }
        let share = along as f64 / total.max(1) as f64;
        columns.push(((share * room as f64) as usize).min(room - 1) + 2 * breaks);
    }
    spread(&mut columns, &gaps, &is_broken, count);
    columns.truncate(moments.len());
    let pairs = columns.windows(2).zip(&is_broken);
    let broken = pairs.filter(|(_, broken)| **broken);
    let breaks = broken.filter_map(|(pair, _)| pair.first().map(|column| column + 1));
    Scale {
        breaks: breaks.collect(),
        columns,
    }
}

/// Which stretches are shortened: those that are a quarter of the whole or more, and more than eight
/// times as long as half of the others; the longest first, each without the ones before.
fn broken(gaps: &[i64]) -> Vec<bool> {
    let mut is_broken = vec![false; gaps.len()];
    for _ in 0..MAX_BREAKS {
        let (mut rest, mut longest) = (0i64, (0, 0));
        for (at, (gap, broken)) in gaps.iter().zip(&is_broken).enumerate() {
            if !broken {
                rest = rest.saturating_add(*gap);
                longest = longest.max((*gap, at));
            }
        }
        let (gap, at) = longest;
        let others = gaps.iter().filter(|other| **other > 0);
        let shorter = others.clone().filter(|other| **other < gap / 8).count();
        if gap == 0 || gap < rest / 4 || 2 * shorter < others.count() {
            break;
        }
        if let Some(broken) = is_broken.get_mut(at) {
            *broken = true;
        }
    }
    is_broken
}

/// Gives each moment a column of its own where there are enough.
fn spread(columns: &mut [usize], gaps: &[i64], is_broken: &[bool], count: usize) {
    let step = |at: usize| match (gaps.get(at), is_broken.get(at)) {
        (_, Some(true)) => 2,
        (Some(0), _) => 0,
        _ => 1,
    };
    if (0..gaps.len()).map(step).sum::<usize>() >= count {
        return;
    }
    let mut least = 0;
    for (at, column) in columns.iter_mut().enumerate() {
        *column = (*column).max(least);
        least = *column + step(at);
    }
    let mut most = count - 1;
    for (at, column) in columns.iter_mut().enumerate().rev() {
        *column = (*column).min(most);
        most = column.saturating_sub(at.checked_sub(1).map_or(0, step));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    const COLUMNS: usize = 10;

    fn columns(moments: &[i64]) -> Vec<usize> {
        scale(moments, COLUMNS).columns
    }

    #[test]
    fn moments_stand_to_scale_from_one_end_to_the_other() {
        assert_eq!(columns(&[0, 9, 18]), [0, 5, 9]);
        assert_eq!(columns(&[0, 1_100, 2_200, 3_300]), [0, 3, 6, 9]);
        assert_eq!(columns(&[5]), [0]);
        assert_eq!(columns(&[]), [0; 0]);
    }

    #[test]
    fn the_days_of_a_week_of_talks_stay_apart() {
        let days = [0, 8, 23, 34, 36, 37].map(|day| day * DAY);
        assert_eq!(columns(&days), [0, 2, 6, 7, 8, 9]);
        assert_eq!(scale(&days, COLUMNS).breaks, [0; 0]);
        // With more room they are closer to scale.
        assert_eq!(scale(&days, 20).columns, [0, 4, 12, 17, 18, 19]);
    }

    #[test]
    fn what_happens_at_once_stands_in_one_column() {
        assert_eq!(columns(&[0, 0, 0]), [0, 0, 0]);
        assert_eq!(columns(&[0, 5, 5]), [0, 9, 9]);
    }

    #[test]
    fn a_long_empty_stretch_is_shortened_and_says_so() {
        let hours = [0, 3_600, 7_200, 1_000 * DAY, 1_000 * DAY + 3_600].as_slice();
        let scale = scale(hours, COLUMNS);
        assert_eq!(scale.columns, [0, 2, 5, 7, 9]);
        assert_eq!(scale.breaks, [6]);
    }

    #[test]
    fn of_several_long_stretches_each_is_shortened() {
        let days = [0, 1, 2, 3, 900, 901, 902, 3_000, 3_001].map(|day| day * DAY);
        let scale = scale(&days, 20);
        assert_eq!(scale.breaks.len(), 2);
        assert!(scale.columns.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn three_thousand_events_since_the_beginning_keep_their_order() {
        let year = 31_556_952i64;
        let mut moments: Vec<i64> = (0..3_000i64)
            .map(|at| -(13_800_000_000.0 * 0.992f64.powi(at as i32)) as i64 * year)
            .collect();
        moments.sort_unstable();
        let scale = scale(&moments, COLUMNS);
        assert!(scale.columns.is_sorted());
        assert!(scale.columns.iter().all(|column| *column < COLUMNS));
        assert!(scale.breaks.len() <= MAX_BREAKS);
    }

    #[test]
    fn no_moments_whatever_leave_the_line() {
        for moments in [
            vec![i64::MIN, 0, i64::MAX],
            vec![i64::MIN, i64::MIN, i64::MAX],
            (0..40).map(|at| 1i64 << at).collect(),
        ] {
            let scale = scale(&moments, COLUMNS);
            assert_eq!(scale.columns.len(), moments.len());
            assert!(scale.columns.is_sorted(), "{:?}", scale.columns);
            assert!(
                scale.columns.iter().all(|column| *column < COLUMNS),
                "{:?}",
                scale.columns
            );
        }
    }
}
