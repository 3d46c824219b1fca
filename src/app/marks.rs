//! Where an arrow key leads in the overview, and which marks the tabulator key stops at.
//!
//! One mark at a time is a stop for the tabulator key, as in a toolbar
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>): arrows lead along a lane and to the nearest
//! mark of the next one.

/// On how many kinds of screen the overview is laid out differently.
pub const LAYOUTS: usize = 2;

/// In which column a mark stands in each layout; nothing where that layout does not show it.
pub type Columns = [Option<usize>; LAYOUTS];

/// A mark, by the index of its lane and its index in the lane.
pub type Mark = (usize, usize);

/// The marks of each lane, in the order of time.
pub type Lanes = Vec<Vec<Columns>>;

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// to the mark before in the lane
    Before,
    /// to the mark after in the lane
    After,
    /// to the nearest mark of the lane above
    Above,
    /// to the nearest mark of the lane below
    Below,
    /// to the first mark of the lane
    First,
    /// to the last mark of the lane
    Last,
}

impl Direction {
    /// Where the key of this name (`KeyboardEvent.key`) leads, in a text that is written from the
    /// right or not.
    pub fn of_key(key: &str, is_rtl: bool) -> Option<Direction> {
        Some(match key {
            "ArrowLeft" if is_rtl => Direction::After,
            "ArrowRight" if is_rtl => Direction::Before,
            "ArrowLeft" => Direction::Before,
            "ArrowRight" => Direction::After,
            "ArrowUp" => Direction::Above,
            "ArrowDown" => Direction::Below,
            "Home" => Direction::First,
            "End" => Direction::Last,
            _ => return None,
        })
    }
}

/// The mark that a direction leads to from another in a layout; nothing at the end of the way.
pub fn next(lanes: &Lanes, layout: usize, from: Mark, direction: Direction) -> Option<Mark> {
    let column = |(lane, mark): Mark| *lanes.get(lane)?.get(mark)?.get(layout)?;
    let marks = |lane: usize| {
        let count = lanes.get(lane).map_or(0, Vec::len);
        let all = (0..count).map(move |mark| (lane, mark));
        all.filter(move |mark| column(*mark).is_some())
    };
    let (lane, mark) = from;
    let start = column(from)?;
    let nearest = |lane: usize| {
        marks(lane).min_by_key(|other| column(*other).map_or(usize::MAX, |at| at.abs_diff(start)))
    };
    match direction {
        Direction::Before => marks(lane).rfind(|(_, other)| *other < mark),
        Direction::After => marks(lane).find(|(_, other)| *other > mark),
        Direction::Above => nearest(lane.checked_sub(1)?),
        Direction::Below => nearest(lane + 1),
        Direction::First => marks(lane).next(),
        Direction::Last => marks(lane).next_back(),
    }
}

/// The mark that is a stop in each layout when nobody has moved yet.
pub fn first_stops(lanes: &Lanes) -> [Option<Mark>; LAYOUTS] {
    std::array::from_fn(|layout| first(lanes, |columns| columns.get(layout)?.as_ref().copied()))
}

/// The stops after somebody moved to a mark in a layout. A layout that does not show this mark gets
/// one as its stop that is not seen beside it, so that there is one stop at each width.
pub fn stops_after(lanes: &Lanes, layout: usize, to: Mark) -> [Option<Mark>; LAYOUTS] {
    let column = |mark: Mark, layout: usize| {
        let columns = lanes.get(mark.0)?.get(mark.1)?;
        columns.get(layout).copied().flatten()
    };
    std::array::from_fn(|other| {
        if column(to, other).is_some() {
            return Some(to);
        }
        let in_other = |columns: &Columns| columns.get(other).copied().flatten();
        let unseen = |columns: &Columns| {
            let is_seen = columns.get(layout).copied().flatten().is_some();
            in_other(columns).filter(|_| !is_seen)
        };
        first(lanes, unseen).or_else(|| first(lanes, in_other))
    })
}

fn first(lanes: &Lanes, column: impl Fn(&Columns) -> Option<usize>) -> Option<Mark> {
    lanes.iter().enumerate().find_map(|(lane, marks)| {
        let mark = marks.iter().position(|columns| column(columns).is_some())?;
        Some((lane, mark))
    })
}
