//! What an editor probably meant. Readers cannot mend a story, so browsers suggest nothing, and none of
//! this is in the WebAssembly.

#[cfg(widget)]
pub(super) use browser::{Suggestion, date, id, key, name, time_zone, url};
#[cfg(not(widget))]
pub(crate) use native::{Suggestion, nearest};
#[cfg(not(widget))]
pub(super) use native::{date, day_of_excel, id, key, name, time_zone, url};

#[cfg(widget)]
mod browser {
    use crate::date::DateError;
    use crate::json::Json;

    /// Nothing.
    pub struct Suggestion;

    impl Suggestion {
        pub fn said(_: Option<&str>) -> Suggestion {
            Suggestion
        }

        pub fn help(self) -> Option<String> {
            None
        }
    }

    pub fn date(_: &str, _: DateError) -> Suggestion {
        Suggestion
    }

    pub fn id(_: &str) -> Suggestion {
        Suggestion
    }

    pub fn name(_: &str, _: &[&str]) -> Suggestion {
        Suggestion
    }

    pub fn key(_: &str, _: &[(String, Json)]) -> Option<String> {
        None
    }

    pub fn time_zone(_: &str) -> Suggestion {
        Suggestion
    }

    pub fn url(_: &str) -> Suggestion {
        Suggestion
    }
}

#[cfg(not(widget))]
mod native {
    use crate::date::{DateError, When};
    use crate::import::partial_date::PartialDate;
    use crate::import::words::{self, Order};
    use crate::json::Json;
    use crate::read::{Meant, zone};
    use crate::url::is_unseen;

    /// What to do about a problem.
    #[derive(Default)]
    pub struct Suggestion {
        /// in English
        pub help: Option<String>,
        /// for who says it in words of their own
        pub meant: Option<Box<Meant>>,
    }

    impl Suggestion {
        /// Suggests what can only be said.
        pub fn said(help: Option<&str>) -> Suggestion {
            Suggestion {
                help: help.map(str::to_owned),
                meant: None,
            }
        }

        /// Suggests what was probably meant; `more` is to be said besides.
        pub fn one(name: &str, more: &str) -> Suggestion {
            Suggestion {
                help: Some(["did you mean `", name, "`?", more].concat()),
                meant: Some(Box::new(Meant::One(vec![name.to_owned()]))),
            }
        }
    }

    /// Suggests the date that was meant by one that is none, or says what is wrong with it.
    pub fn date(text: &str, error: DateError) -> Suggestion {
        let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        let seen = seen.trim();
        if seen != text && When::parse(seen).is_ok() {
            let odd = text.chars().find(|c| is_odd(*c));
            let odd = odd.map_or_else(String::new, character);
            return Suggestion::one(seen, &[" Delete the ", &odd].concat());
        }
        let wrong = |error: DateError, help: &str| Suggestion {
            help: Some(help.to_owned()),
            meant: Some(Box::new(Meant::Date(error))),
        };
        if error != DateError::Form {
            return wrong(error, error.message());
        }
        if let Ok(number) = seen.parse()
            && let Some(suggestion) = day_of_excel(number)
        {
            return suggestion;
        }
        let meant = [
            whole_offset(seen),
            written(seen, Order::Unknown),
            written(seen, Order::DayFirst),
        ];
        let mut meant = meant.into_iter().flatten();
        let Some(first) = meant.next() else {
            return match seen.contains(':') {
                true => {
                    let help = "a time is written behind a `T`, with its offset from UTC";
                    wrong(DateError::NoOffset, help)
                }
                false => wrong(error, error.message()),
            };
        };
        let mut names = vec![first];
        names.extend(meant.last().filter(|other| !names.contains(other)));
        Suggestion {
            help: Some(["did you mean `", &names.join("` or `"), "`?"].concat()),
            meant: Some(Box::new(Meant::One(names))),
        }
    }

    /// Suggests the day for a number with which a spreadsheet counts days.
    pub fn day_of_excel(number: f64) -> Option<Suggestion> {
        let day = words::excel_day(number)?.edtf();
        Some(Suggestion::one(&day, " Spreadsheets count days so"))
    }

    /// Adds the minutes to an offset in hours, or the colon before them.
    fn whole_offset(text: &str) -> Option<String> {
        let at = text.rfind(['+', '-'])?;
        let (moment, offset) = text.split_at_checked(at)?;
        let (hours, minutes) = offset.split_at_checked(3)?;
        let minutes = if minutes.is_empty() { "00" } else { minutes };
        let whole = [moment, hours, ":", minutes].concat();
        (moment.contains(['T', 't']) && When::parse(&whole).is_ok()).then_some(whole)
    }

    /// Returns a date in words or with points or slashes as a story has it.
    fn written(text: &str, order: Order) -> Option<String> {
        let found = words::date(text, order).filter(|found| found.rest.is_empty())?;
        let one = |date: PartialDate| match (date.time, date.offset) {
            (None, _) => Some(date.edtf()),
            // Which moment it was, nobody can know.
            (Some(_), None) => None,
            (Some(_), Some(_)) => date.moment("UTC"),
        };
        let meant = match found.to {
            Some(to) => [one(found.from)?, one(to)?].join("/"),
            None => one(found.from)?,
        };
        When::parse(&meant).is_ok().then_some(meant)
    }

    /// Names a character that cannot be seen, or is easily taken for another.
    fn character(c: char) -> String {
        let name = match c {
            ' ' => return String::from("space"),
            '\u{a0}' => "no-break space",
            '\u{202f}' => "narrow no-break space",
            '\u{ad}' => "soft hyphen",
            '\u{200b}' => "zero-width space",
            '\u{200c}' => "zero-width non-joiner",
            '\u{200d}' => "zero-width joiner",
            '\u{feff}' => "byte-order mark",
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                "mark of direction"
            }
            c if is_unseen(c) || c.is_control() => "character that cannot be seen",
            c if c.is_whitespace() => "other space",
            _ => "look-alike from another alphabet,",
        };
        format!("{name} U+{:04X}", u32::from(c))
    }

    /// Whether a character cannot be seen.
    fn is_odd(c: char) -> bool {
        is_unseen(c) || c.is_whitespace() || c.is_control()
    }

    /// Whether a letter is Greek or Cyrillic in a word that has Latin ones.
    fn is_look_alike(c: char, word: &str) -> bool {
        matches!(c, '\u{370}'..='\u{52f}') && word.contains(|c: char| c.is_ascii_alphabetic())
    }

    /// Suggests the known name that is nearest to what was written.
    pub fn name(written: &str, known: &[&str]) -> Suggestion {
        let Some(near) = nearest(written, known) else {
            return Suggestion::default();
        };
        let odd = |text: &str, other: &str| {
            text.chars()
                .find(|c| !other.contains(*c) && (is_odd(*c) || is_look_alike(*c, text)))
                .map(character)
        };
        // Without that, the two would look alike in the message.
        let difference = match (odd(written, near), odd(near, written)) {
            (Some(odd), _) => [" What is written has a ", &odd].concat(),
            (None, Some(odd)) => [" That one has a ", &odd].concat(),
            (None, None) => String::new(),
        };
        Suggestion::one(near, &difference)
    }

    /// Suggests an id in place of one that has characters an id cannot have, and names the first of them.
    pub fn id(written: &str) -> Suggestion {
        let is_allowed =
            |c: char| matches!(c, '-' | '_' | '.') || c.is_ascii_alphanumeric() || !c.is_ascii();
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || !is_allowed(c);
        let Some(first) = written.chars().find(|c| is_odd(*c)) else {
            return Suggestion::default();
        };
        let words = written.split(is_odd).filter(|word| !word.is_empty());
        let meant = words.collect::<Vec<_>>().join("-");
        let help = if first.is_ascii_graphic() {
            format!("an id cannot have `{first}`")
        } else {
            ["an id cannot have a ", &character(first)].concat()
        };
        match meant.as_str() {
            "" => Suggestion::said(Some(&help)),
            meant => Suggestion {
                help: Some([&help, ": write `", meant, "`"].concat()),
                meant: Some(Box::new(Meant::One(vec![meant.to_owned()]))),
            },
        }
    }

    /// Suggests, for a field that is missing, the one that may be it under a misspelt key.
    pub fn key(missing: &str, members: &[(String, Json)]) -> Option<String> {
        let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
        let near = nearest(missing, &keys).map(|near| ["is it `", near, "`?"].concat());
        // Of all that is missing, only this needs more than its name.
        let is_position = keys.contains(&"side") && keys.contains(&"topic");
        let help =
            "say where this can be read: `\"sources\": [\"…\"]`, with ids of the list `sources`";
        near.or((missing == "sources" && is_position).then(|| help.to_owned()))
    }

    /// Suggests a time zone for a name that none has.
    pub fn time_zone(name: &str) -> Suggestion {
        likely(zone::meant(name))
    }

    /// Suggests an address for one that is malformed or not safe.
    pub fn url(url: &str) -> Suggestion {
        likely(crate::url::meant(url))
    }

    fn likely(meant: Option<String>) -> Suggestion {
        meant
            .map(|meant| Suggestion::one(&meant, ""))
            .unwrap_or_default()
    }

    /// Returns the known name that is nearest to what was written: equal but for case, of the same letters in
    /// another order (`titel`), or less than a third of its characters away by Levenshtein distance.
    pub fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
        let written: Vec<char> = written.to_ascii_lowercase().chars().take(64).collect();
        let mut best = None;
        for name in known {
            let other: Vec<char> = name.to_ascii_lowercase().chars().take(64).collect();
            let far = if is_anagram(&written, &other) {
                usize::from(written != other)
            } else {
                distance(&written, &other)
            };
            let allowed = written.len().max(other.len()).div_ceil(3);
            if far < allowed && best.is_none_or(|(_, least)| far < least) {
                best = Some((*name, far));
            }
        }
        best.map(|(name, _)| name)
    }

    fn is_anagram(a: &[char], b: &[char]) -> bool {
        let count =
            |letter: &char, word: &[char]| word.iter().filter(|other| *other == letter).count();
        a.len() == b.len() && a.iter().all(|letter| count(letter, a) == count(letter, b))
    }

    fn distance(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut diagonal = i;
            let mut left = i + 1;
            for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
                let above = *cell;
                left = (diagonal + usize::from(x != y))
                    .min(above + 1)
                    .min(left + 1);
                diagonal = above;
                *cell = left;
            }
            if let Some(first) = row.first_mut() {
                *first = i + 1;
            }
        }
        row.last().copied().unwrap_or(0)
    }
    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
            let known = ["us", "russia", "nato", "ukraine"];
            assert_eq!(nearest("rusia", &known), Some("russia"));
            assert_eq!(nearest("NATO", &known), Some("nato"));
            assert_eq!(nearest("ukrain", &known), Some("ukraine"));
            assert_eq!(nearest("titel", &["title", "tile"]), Some("title"));
            assert_eq!(nearest("china", &known), None);
            assert_eq!(nearest("", &known), None);
        }

        #[test]
        fn distance_is_levenshtein() {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            for (a, b, expected) in [
                ("kitten", "sitting", 3),
                ("", "abc", 3),
                ("abc", "", 3),
                ("a", "a", 0),
            ] {
                assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
            }
        }
    }
}
