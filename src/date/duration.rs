//! Durations: ISO 8601, in days, hours and minutes, with EDTF's `~` for "about".

/// How long something took.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duration {
    /// whole minutes, at least 1
    pub minutes: u32,
    /// EDTF `~`: the length is approximate
    pub approximate: bool,
}

impl Duration {
    /// Reads `P1D`, `PT2H`, `PT7H30M`, `PT2H~`; `None` where it is not of that form, is zero, or
    /// is longer than ten years.
    pub fn parse(text: &str) -> Option<Duration> {
        let (text, approximate) = match text.strip_suffix('~') {
            Some(text) => (text, true),
            None => (text, false),
        };
        const CLOCK: &[(char, u32)] = &[('H', 60), ('M', 1)];
        let mut units: &[(char, u32)] = &[('D', 1440)];
        let mut is_clock = false;
        let mut minutes: u32 = 0;
        let mut digits = String::new();
        for mark in text.strip_prefix('P')?.chars() {
            match mark {
                'T' if !is_clock && digits.is_empty() => {
                    units = CLOCK;
                    is_clock = true;
                }
                '0'..='9' => digits.push(mark),
                unit => {
                    let at = units.iter().position(|(name, _)| *name == unit)?;
                    let (_, size) = units.get(at)?;
                    let count: u32 = digits.parse().ok()?;
                    minutes = minutes.checked_add(count.checked_mul(*size)?)?;
                    digits.clear();
                    units = units.get(at + 1..)?;
                }
            }
        }
        let in_range = (1..=10 * 366 * 1440).contains(&minutes);
        (digits.is_empty() && in_range && units.len() < CLOCK.len()).then_some(Duration {
            minutes,
            approximate,
        })
    }

    /// Returns it as an ISO 8601 duration, for `<time datetime>`.
    pub fn iso(&self) -> String {
        let mut out = String::from("PT");
        for (count, unit) in [(self.minutes / 60, 'H'), (self.minutes % 60, 'M')] {
            if count > 0 {
                out.push_str(&count.to_string());
                out.push(unit);
            }
        }
        out
    }
}
