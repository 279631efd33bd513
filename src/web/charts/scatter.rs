//! Numbered marks over two axes: where each stands, so that no mark hides another.

/// Size of the drawing, in its own units: at the width of a small phone a letter is still 10 pixels high.
pub const WIDTH: f32 = 340.0;
/// Its height.
pub const HEIGHT: f32 = 290.0;

/// Where the field of marks begins and ends.
const LEFT: f32 = 62.0;
const RIGHT: f32 = WIDTH - 4.0;
const TOP: f32 = 26.0;
const BOTTOM: f32 = HEIGHT - 44.0;
/// Half the width of a mark; marks keep that from the edges of the field and twice that from each other.
pub const MARK_RADIUS: f32 = 13.0;
/// How finely free places are looked for around a point.
const RING_STEP: f32 = 3.0;
const RING_PLACES: u32 = 24;
/// Steps between ticks that people count weeks in: weeks, months, quarters, years.
const WEEK_STEPS: [f32; 9] = [1.0, 2.0, 4.0, 8.0, 13.0, 26.0, 52.0, 104.0, 260.0];
/// The most ticks on an axis beside the one for nothing.
const MOST_TICKS: f32 = 5.0;

/// Marks and axes of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    /// A mark for each point, in the same order.
    pub marks: Vec<Mark>,
    /// Ticks of the weeks, from left to right.
    pub weeks: Vec<Tick>,
    /// Ticks of the dollars, from the lowest.
    pub dollars: Vec<Tick>,
}

/// A point of the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Weeks, not negative.
    pub weeks: f32,
    /// Dollars, more or less than nothing.
    pub dollars: f32,
}

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The middle of the mark.
    pub at: (f32, f32),
    /// The place of its data, if another mark has taken that.
    pub moved_from: Option<(f32, f32)>,
}

/// A tick of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Where it stands on its axis.
    pub at: f32,
    /// What it stands for.
    pub value: f32,
}

impl Scatter {
    /// Where marks for `points` stand; the first come closest to their own places.
    pub fn of(points: &[Point]) -> Self {
        let most_weeks = points.iter().map(|point| point.weeks).fold(0.0, f32::max);
        let week_step = WEEK_STEPS.into_iter().find(|step| most_weeks / step <= MOST_TICKS).unwrap_or(520.0);
        let last_week = (most_weeks / week_step).ceil().max(1.0) * week_step;
        let (low, high, dollar_step) = dollar_axis(points);
        let x = |weeks: f32| LEFT + MARK_RADIUS + weeks / last_week * (RIGHT - LEFT - 2.0 * MARK_RADIUS);
        let y =
            |dollars: f32| BOTTOM - MARK_RADIUS - (dollars - low) / (high - low) * (BOTTOM - TOP - 2.0 * MARK_RADIUS);
        let ticks = |from: f32, to: f32, step: f32, at: &dyn Fn(f32) -> f32| -> Vec<Tick> {
            let counts = (from / step).round() as i32..=(to / step).round() as i32;
            counts.map(|count| count as f32 * step).map(|value| Tick { at: at(value), value }).collect()
        };
        let mut marks: Vec<Mark> = Vec::with_capacity(points.len());
        for point in points {
            let own = (x(point.weeks), y(point.dollars));
            let at = free_place(own, &marks);
            marks.push(Mark { at, moved_from: (at != own).then_some(own) });
        }
        Self { marks, weeks: ticks(0.0, last_week, week_step, &x), dollars: ticks(low, high, dollar_step, &y) }
    }

    /// Where the field of marks ends: left, right, top, bottom.
    pub fn field(&self) -> (f32, f32, f32, f32) {
        (LEFT, RIGHT, TOP, BOTTOM)
    }
}

/// The lowest and highest dollars of the axis, which holds nothing too, and a round step between ticks.
fn dollar_axis(points: &[Point]) -> (f32, f32, f32) {
    let least = points.iter().map(|point| point.dollars).fold(0.0, f32::min);
    let most = points.iter().map(|point| point.dollars).fold(0.0, f32::max);
    let rough = ((most - least) / MOST_TICKS).max(200.0);
    let magnitude = 10f32.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * magnitude).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * magnitude);
    let (low, high) = ((least / step).floor() * step, (most / step).ceil() * step);
    if low == high { (low, high + step, step) } else { (low, high, step) }
}

/// The free place within the field that is nearest to `own`.
fn free_place(own: (f32, f32), taken: &[Mark]) -> (f32, f32) {
    let is_free = |(x, y): (f32, f32)| {
        let clear = |mark: &Mark| (mark.at.0 - x).hypot(mark.at.1 - y) >= 2.0 * MARK_RADIUS;
        let (left, right) = (LEFT + MARK_RADIUS, RIGHT - MARK_RADIUS);
        let is_inside = (left..=right).contains(&x) && (TOP + MARK_RADIUS..=BOTTOM - MARK_RADIUS).contains(&y);
        is_inside && taken.iter().all(clear)
    };
    if taken.iter().all(|mark| (mark.at.0 - own.0).hypot(mark.at.1 - own.1) >= 2.0 * MARK_RADIUS) {
        return own;
    }
    let rings = (1..=(WIDTH / RING_STEP) as u32).map(|ring| ring as f32 * RING_STEP);
    let places = rings.flat_map(|radius| {
        (0..RING_PLACES).map(move |place| {
            let angle = place as f32 / RING_PLACES as f32 * std::f32::consts::TAU;
            (own.0 + radius * angle.cos(), own.1 + radius * angle.sin())
        })
    });
    places.into_iter().find(|place| is_free(*place)).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point() -> impl Strategy<Value = Point> {
        (0.0f32..300.0, -60_000.0f32..120_000.0).prop_map(|(weeks, dollars)| Point { weeks, dollars })
    }

    proptest! {
        #[test]
        fn no_mark_hides_another_and_none_leaves_the_field(
            points in prop::collection::vec(prop_oneof![point(), Just(Point { weeks: 4.0, dollars: 0.0 })], 0..16),
        ) {
            let scatter = Scatter::of(&points);
            let (left, right, top, bottom) = scatter.field();
            for (place, mark) in scatter.marks.iter().enumerate() {
                let (x, y) = mark.at;
                prop_assert!(x >= left && x <= right && y >= top && y <= bottom, "{mark:?}");
                for other in &scatter.marks[..place] {
                    prop_assert!((other.at.0 - x).hypot(other.at.1 - y) >= 2.0 * MARK_RADIUS - 0.01);
                }
            }
        }

        #[test]
        fn ticks_are_few_round_and_hold_every_point(points in prop::collection::vec(point(), 1..16)) {
            let Scatter { weeks, dollars, .. } = Scatter::of(&points);
            prop_assert!(weeks.len() <= 7 && dollars.len() <= 8, "{} and {}", weeks.len(), dollars.len());
            prop_assert!(dollars.iter().any(|tick| tick.value == 0.0), "the line of the same pay is always there");
            let (low, high) = (dollars[0].value, dollars[dollars.len() - 1].value);
            for point in points {
                prop_assert!(point.weeks <= weeks[weeks.len() - 1].value);
                prop_assert!((low..=high).contains(&point.dollars), "{low} to {high}: {point:?}");
            }
        }
    }

    #[test]
    fn a_mark_alone_stands_at_its_own_place() {
        let far = [Point { weeks: 4.0, dollars: -5_000.0 }, Point { weeks: 40.0, dollars: 20_000.0 }];
        let scatter = Scatter::of(&far);
        assert!(scatter.marks.iter().all(|mark| mark.moved_from.is_none()));
        assert!(scatter.marks[0].at.0 < scatter.marks[1].at.0, "more weeks are further right");
        assert!(scatter.marks[0].at.1 > scatter.marks[1].at.1, "more pay is higher up");
        let values = |ticks: &[Tick]| ticks.iter().map(|tick| tick.value).collect::<Vec<_>>();
        assert_eq!(values(&scatter.weeks), [0.0, 8.0, 16.0, 24.0, 32.0, 40.0]);
        assert_eq!(values(&scatter.dollars), [-5_000.0, 0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0]);
    }
}
