//! Lengths of time as people write them, and what they mean in ISO 8601, as the format has them.

use standpoint::date::Duration;
use standpoint::intl::Intl;
use standpoint::words::fill;

/// No length of time is longer, in bytes.
const MAX: usize = 100;

/// What stands before a length that is not exact.
const ABOUT: [&str; 17] = [
    "about",
    "circa",
    "ca.",
    "ca",
    "c.",
    "approximately",
    "approx.",
    "around",
    "примерно",
    "около",
    "приблизительно",
    "ок.",
    "大约",
    "约",
    "大概",
    "~",
    "≈",
];

/// What a length may be in besides a number with a unit, in minutes.
const WHOLE: [(&str, u32); 12] = [
    ("half an hour", 30),
    ("half hour", 30),
    ("an hour", 60),
    ("an hour and a half", 90),
    ("a day", DAY),
    ("a week", 7 * DAY),
    ("полчаса", 30),
    ("час", 60),
    ("полтора часа", 90),
    ("сутки", DAY),
    ("半小时", 30),
    ("半个小时", 30),
];

/// Units in minutes, with their names; the first is that of the format.
const UNITS: [(u32, &[&str]); 4] = [
    (
        1,
        &[
            "m",
            "min",
            "mins",
            "minute",
            "minutes",
            "м",
            "мин",
            "минута",
            "минуту",
            "минуты",
            "минут",
            "分",
            "分钟",
        ],
    ),
    (
        60,
        &[
            "h",
            "hr",
            "hrs",
            "hour",
            "hours",
            "ч",
            "час",
            "часа",
            "часов",
            "时",
            "小时",
            "个小时",
            "钟头",
            "个钟头",
        ],
    ),
    (
        DAY,
        &[
            "d",
            "day",
            "days",
            "д",
            "дн",
            "день",
            "дня",
            "дней",
            "сутки",
            "суток",
            "天",
            "日",
        ],
    ),
    (
        7 * DAY,
        &[
            "w",
            "week",
            "weeks",
            "нед",
            "неделя",
            "неделю",
            "недели",
            "недель",
            "周",
            "星期",
            "个星期",
        ],
    ),
];

/// The minutes of a day.
const DAY: u32 = 24 * 60;

/// Days up to which a number of whole days is told in days: of more, there are words for months.
const DAYS: u32 = 59;

/// Reads a length of time that was typed, such as `1 h 30 min`, and returns it in ISO 8601, with `~` where it is not
/// exact; nothing where it is none. What is written in the format itself stays as it is.
pub fn understand(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > MAX {
        return None;
    }
    if Duration::parse(typed).is_some() {
        return Some(typed.to_owned());
    }
    let lower = typed.to_lowercase();
    let (exact, is_about) = without_about(&lower);
    let whole = WHOLE.iter().find(|(name, _)| *name == exact);
    let (minutes, in_days) = match whole {
        Some((_, minutes)) => (*minutes, *minutes >= DAY),
        None => sum(exact)?,
    };
    let mark = if is_about { "~" } else { "" };
    let iso = [iso(minutes, in_days).as_str(), mark].concat();
    Duration::parse(&iso).map(|_| iso)
}

/// Returns what is behind a word such as `about`, and whether there was one.
fn without_about(typed: &str) -> (&str, bool) {
    if let Some(rest) = typed.strip_suffix('~') {
        return (rest.trim_end(), true);
    }
    for word in ABOUT {
        if let Some(rest) = typed.strip_prefix(word) {
            return (rest.trim_start(), true);
        }
    }
    (typed, false)
}

/// Returns the minutes of numbers with units, the larger first, and whether days are among the units; nothing where
/// something else is there.
fn sum(typed: &str) -> Option<(u32, bool)> {
    let mut rest = typed;
    let mut minutes = 0_u32;
    let mut in_days = false;
    let mut last = None;
    while !rest.is_empty() {
        let (number, behind) = split(rest, |c| c.is_ascii_digit() || c == '.' || c == ',');
        let (name, behind) = split(behind.trim_start(), char::is_alphabetic);
        // The full stop of `min.` and the comma or the word between two parts.
        let behind = behind.trim_start_matches(['.', ',']).trim_start();
        rest = ["and ", "и "]
            .iter()
            .find_map(|word| behind.strip_prefix(word))
            .unwrap_or(behind);
        let unit = match (name, last) {
            // `1 h 30` is said of minutes, as a number behind no other unit is.
            ("", Some(60)) if rest.is_empty() => 1,
            _ => {
                let unit = UNITS.iter().find(|(_, names)| names.contains(&name));
                unit.map(|(unit, _)| *unit)?
            }
        };
        if last.is_some_and(|last| last <= unit) {
            return None;
        }
        last = Some(unit);
        in_days |= unit >= DAY;
        minutes = minutes.checked_add(times(number, unit)?)?;
    }
    Some((minutes, in_days))
}

/// Splits a text where it first has a character that does not belong to the beginning.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Returns a number of units in minutes; nothing where that is no whole number of them.
fn times(number: &str, unit: u32) -> Option<u32> {
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let minutes = whole.parse::<u32>().ok()?.checked_mul(unit)?;
    if part.is_empty() {
        return (whole == number).then_some(minutes);
    }
    let size = 10_u32.checked_pow(u32::try_from(part.len()).ok()?)?;
    let part = part.parse::<u32>().ok()?.checked_mul(unit)?;
    match part.checked_rem(size)? {
        0 => minutes.checked_add(part.checked_div(size)?),
        _ => None,
    }
}

/// Returns minutes in ISO 8601. Who wrote of 48 hours and not of two days finds hours again.
fn iso(minutes: u32, in_days: bool) -> String {
    let (days, clock) = match in_days {
        true => (minutes / DAY, minutes % DAY),
        false => (0, minutes),
    };
    let part = |count: u32, unit: &str| match count {
        0 => String::new(),
        count => format!("{count}{unit}"),
    };
    let clock = [part(clock / 60, "H"), part(clock % 60, "M")].concat();
    let mark = if clock.is_empty() { "" } else { "T" };
    ["P", &part(days, "D"), mark, &clock].concat()
}

/// Returns what a length of the format says in words; nothing where it is none. `language` is a BCP 47 tag.
pub fn spoken(iso: &str, language: &str) -> Option<String> {
    let duration = Duration::parse(iso)?;
    let (language, words) = standpoint::words::interface(language, "en");
    let intl = Intl {
        language: language.to_owned(),
        words,
    };
    if !iso.contains('T') && duration.minutes <= DAYS * DAY {
        let days = intl.distance(i64::from(duration.minutes) * 60);
        return Some(match duration.approximate {
            true => fill(words.about, &days),
            false => days,
        });
    }
    Some(intl.duration(&duration))
}

/// Returns what a field shows of a length of the format: words, where they come to the same when they are read again,
/// and anything else as it is.
pub fn for_field(iso: &str, language: &str) -> String {
    let is_same = |words: &String| {
        let read = understand(words).and_then(|iso| Duration::parse(&iso));
        read.is_some() && read == Duration::parse(iso)
    };
    spoken(iso, language)
        .filter(is_same)
        .unwrap_or_else(|| iso.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_understood_as_people_write_them() {
        for (typed, expected) in [
            ("50 minutes", "PT50M"),
            ("50 min", "PT50M"),
            ("50 min.", "PT50M"),
            ("50m", "PT50M"),
            ("1 minute", "PT1M"),
            ("90 minutes", "PT1H30M"),
            ("2 h", "PT2H"),
            ("2 Hours", "PT2H"),
            ("1 h 30 min", "PT1H30M"),
            ("1h30", "PT1H30M"),
            ("1 hour and 30 minutes", "PT1H30M"),
            ("1.5 hours", "PT1H30M"),
            ("half an hour", "PT30M"),
            ("2 days", "P2D"),
            ("2 days, 3 hours", "P2DT3H"),
            ("48 hours", "PT48H"),
            ("1.5 days", "P1DT12H"),
            ("a week", "P7D"),
            ("about 2 hours", "PT2H~"),
            ("~2 h", "PT2H~"),
            ("50 минут", "PT50M"),
            ("1 ч. 30 мин.", "PT1H30M"),
            ("1,5 часа", "PT1H30M"),
            ("полтора часа", "PT1H30M"),
            ("2 дня", "P2D"),
            ("около 2 часов", "PT2H~"),
            ("50分钟", "PT50M"),
            ("1小时30分", "PT1H30M"),
            ("1 个小时", "PT1H"),
            ("2天", "P2D"),
            ("约2小时", "PT2H~"),
            ("PT50M", "PT50M"),
            ("PT90M", "PT90M"),
            ("PT2H~", "PT2H~"),
        ] {
            assert_eq!(understand(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_length_is_not_guessed_at() {
        for typed in [
            "",
            "50",
            "long",
            "0 minutes",
            "-5 minutes",
            "30 min 1 h",
            "1 h 1 h",
            "1 h 30 s",
            "1.2.3 h",
            ". h",
            "1. h",
            "1.001 h",
            "2 months",
            "99999999999 h",
            "100000000 days",
            "9 h 99999999999",
            "h",
            "é",
            "about",
            "约",
        ] {
            assert_eq!(understand(typed), None, "{typed}");
        }
        assert_eq!(understand(&"1".repeat(1_000)), None);
    }

    #[test]
    fn a_field_shows_in_words_what_it_would_read_as_the_same() {
        for language in ["en", "ru", "zh"] {
            for iso in [
                "PT50M", "PT1M", "PT2H", "PT21H30M", "P1D", "P2D", "P5D", "PT2H~", "P2D~", "PT50M~",
            ] {
                let shown = for_field(iso, language);
                assert!(!shown.starts_with('P'), "{shown}");
                let read = understand(&shown).and_then(|iso| Duration::parse(&iso));
                assert_eq!(read, Duration::parse(iso), "{shown}");
            }
            assert_eq!(for_field("soon", language), "soon");
        }
        assert_eq!(for_field("PT1H30M", "en"), "1 hour 30 minutes");
        assert_eq!(for_field("P2D", "en"), "2 days");
        assert_eq!(for_field("PT2H~", "ru"), "примерно 2 часа");
    }
}
