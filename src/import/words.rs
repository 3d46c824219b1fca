//! Dates as people write them, in the languages of the interface.

use super::partial_date::{self, PartialDate, Time, Within, time_of_day};

/// What `3/4/2021` means where nothing else tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// as in the United States
    MonthFirst,
    /// as nearly everywhere else
    DayFirst,
    /// read as in the United States where it can be, and told
    Unknown,
}

/// A date that was found in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// when it was, or began
    pub from: PartialDate,
    /// when it ended
    pub to: Option<PartialDate>,
    /// whether day and month, or the century, could be others
    pub is_ambiguous: bool,
    /// the words that were not understood
    pub rest: Vec<String>,
}

/// The names of the months and their abbreviations, January first. Whole words: `Marie` is no month.
const MONTH_NAMES: [&str; 12] = [
    "january januar janvier enero января январь январе янв січня січень jänner jan janv ene يناير",
    "february februar février fevrier febrero февраля февраль феврале фев лютого лютий feb fév févr fev فبراير",
    "march märz mars marzo марта март марте мар березня березень mar mär mrz مارس",
    "april avril abril апреля апрель апреле апр квітня квітень apr avr abr أبريل ابريل نيسان",
    "may mai mayo мая май мае травня травень مايو أيار",
    "june juni juin junio июня июнь июне июн червня червень jun يونيو حزيران",
    "july juli juillet julio июля июль июле июл липня липень jul juil يوليو تموز",
    "august août aout agosto августа август августе авг серпня серпень aug aoû ago أغسطس آب",
    "september septembre septiembre setiembre сентября сентябрь сентябре сен сент вересня вересень sep sept set سبتمبر أيلول",
    "october oktober octobre octubre октября октябрь октябре окт жовтня жовтень oct okt أكتوبر",
    "november novembre noviembre ноября ноябрь ноябре ноя нояб листопада листопад nov نوفمبر",
    "december dezember décembre decembre diciembre декабря декабрь декабре дек грудня грудень dec dez déc dic ديسمبر",
];

const SEASONS: [&str; 4] = [
    "spring frühling frühjahr printemps primavera весна весной весны весною навесні 春 春季 春天 ربيع الربيع",
    "summer sommer été ete verano лето летом лета літо влітку 夏 夏季 夏天 صيف الصيف",
    "autumn fall herbst automne otoño otono осень осенью осени осінь восени 秋 秋季 秋天 خريف الخريف",
    "winter hiver invierno зима зимой зимы зимою взимку 冬 冬季 冬天 شتاء الشتاء",
];

const ABOUT: &str = "about circa c ca around approximately approx roughly environ vers etwa gegen ungefähr \
    около примерно приблизительно близько приблизно hacia alrededor aproximadamente aprox 约 大约 左右 حوالي نحو \
    early mid late begin beginning end anfang mitte ende début fin mi principios mediados finales начало середина конец початок кінець";

const PERHAPS: &str = "perhaps possibly probably maybe vermutlich wohl vielleicht peut-être probablement quizás \
    probablemente возможно вероятно можливо ймовірно 可能 ربما";

const BEFORE_CHRIST: [&str; 20] = [
    "до нашей эры",
    "до нашої ери",
    "до н. э.",
    "до н.э.",
    "до н. е.",
    "до н.е.",
    "avant j.-c.",
    "avant jc",
    "av. j.-c.",
    "av. j.c.",
    "av. j.‑c.",
    "a. c.",
    "a.c.",
    "antes de cristo",
    "v. chr.",
    "v.chr.",
    "vor christus",
    "公元前",
    "قبل الميلاد",
    "ق.م",
];

const AFTER_CHRIST: [&str; 10] = [
    "нашей эры",
    "н. э.",
    "н.э.",
    "н.е.",
    "ap. j.-c.",
    "d. c.",
    "n. chr.",
    "公元",
    "ميلادي",
    "للميلاد",
];

const NOISE: &str = "the of in on at de del el la le les du am im den der um à a en au vom dem \
    год года году г гг року рік р um uhr h ad ce ac dc n em هـ م في من عام سنة es los années años annees monday tuesday wednesday thursday \
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag \
    samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes \
    sábado domingo понедельник вторник среда четверг пятница суббота воскресенье st nd rd th er 星期一 星期二 星期三 星期四 \
    星期五 星期六 星期日 local time o'clock";

const BETWEEN: [&str; 16] = [
    " – ",
    " — ",
    " - ",
    "–",
    "—",
    " to ",
    " until ",
    " till ",
    " through ",
    " bis ",
    " until ",
    " по ",
    " до ",
    " au ",
    " hasta ",
    " إلى ",
];

/// Returns the month, 1 to 12, that a word names.
pub fn month(word: &str) -> Option<u8> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    if word.is_empty() {
        return None;
    }
    if let Some(number) = word.strip_suffix('月') {
        return number.parse().ok().filter(|month| (1..=12).contains(month));
    }
    let named = MONTH_NAMES.iter().position(|names| has(names, &word));
    named.map(|index| index as u8 + 1)
}

/// Reads a time of day with its zone: `12:45 AM EST`.
pub fn time_in(text: &str) -> Option<(Time, Option<i16>)> {
    if let Some(time) = time_of_day(text) {
        return Some((time, None));
    }
    let text = normalised(text);
    let (clock, name) = text.rsplit_once(' ')?;
    Some((time_of_day(clock)?, Some(zone(name)?)))
}

/// Returns whether a word is one of those in a list.
fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Reads a date, or a beginning and an end.
pub fn date(text: &str, order: Order) -> Option<Found> {
    let text = normalised(text);
    if text.is_empty() || text.chars().count() > 200 {
        return None;
    }
    let as_shown_by_spreadsheets = moment(&text)
        .or_else(|| day_and_time(&text, order))
        .or_else(|| with_hyphens(&text));
    if as_shown_by_spreadsheets.is_some() {
        return as_shown_by_spreadsheets;
    }
    if let Some(found) = point(&text, order)
        && found.rest.is_empty()
    {
        return Some(found);
    }
    let parts = BETWEEN.iter().find_map(|mark| text.split_once(mark));
    let parts = parts
        .or_else(|| text.split_once('至'))
        .or_else(|| text.split_once('/'));
    if let Some((from, to)) = parts.or_else(|| two_years(&text))
        && let Some(found) = between(from, to, order)
    {
        return Some(found);
    }
    point(&text, order).filter(|found| found.rest.len() <= 4)
}

/// Lower case, one space, digits of every script as ASCII, without the marks of footnotes.
fn normalised(text: &str) -> String {
    let mut out = String::new();
    let mut in_note = false;
    for c in text.trim().chars() {
        match c {
            '[' => in_note = true,
            ']' => in_note = false,
            _ if in_note => {}
            '*' | '†' | '‡' | '¹' | '²' | '³' | '\u{200e}' | '\u{200f}' | '\u{200b}' => {}
            '\u{2212}' | '‑' | '‒' => out.push('-'),
            '٠'..='٩' => out.push(char::from(b'0' + (u32::from(c) - 0x660) as u8)),
            '۰'..='۹' => out.push(char::from(b'0' + (u32::from(c) - 0x6f0) as u8)),
            '０'..='９' => out.push(char::from(b'0' + (u32::from(c) - 0xff10) as u8)),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim().to_owned()
}

/// `1914-1918`, and `1914 1918`: a range whose mark was lost.
fn two_years(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once([' ', '-'])?;
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    (is_year(from) && is_year(to)).then_some((from, to))
}

/// `2021-12-30t15:35:00-05:00`, with or without its offset.
fn moment(text: &str) -> Option<Found> {
    let (day, rest) = text.split_once('t').or_else(|| text.split_once(' '))?;
    let mut from = numeric(day, Order::Unknown)?.from;
    if day.len() != 10 || !matches!(from.within, Within::Day(..)) {
        return None;
    }
    let end = rest.find(['z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    from.time = Some(time_of_day(clock)?);
    from.offset = match zone {
        "" => None,
        "z" => Some(0),
        zone => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
            let (hours, minutes) = digits.split_at_checked(2)?;
            let minutes: i16 = if minutes.is_empty() {
                0
            } else {
                minutes.parse().ok()?
            };
            let hours: i16 = hours.parse().ok().filter(|hours| *hours < 24)?;
            Some(sign * (hours * 60 + minutes.min(59)))
        }
    };
    Some(Found {
        from,
        to: None,
        is_ambiguous: false,
        rest: Vec::new(),
    })
}

/// `1.6.2024 15:35`, `01/06/2024 3:35 pm`, `3.6.2024, 10 uhr`.
fn day_and_time(text: &str, order: Order) -> Option<Found> {
    let (day, rest) = text.split_once(' ')?;
    let mut found = numeric(day.trim_end_matches(','), order)?;
    let (time, offset) = time_in(rest)?;
    found.from.time = Some(time);
    found.from.offset = offset;
    matches!(found.from.within, Within::Day(..)).then_some(found)
}

/// `12-apr-24` and `12-apr-2024`, and `apr-24`, which is the month.
fn with_hyphens(text: &str) -> Option<Found> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, most: usize| {
        let is_number =
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse::<i64>().ok()).flatten()
    };
    let (day, name, written) = match parts.as_slice() {
        [day, name, year] => (Some(number(day, 2)?), name, year),
        [name, year] => (None, name, year),
        _ => return None,
    };
    let (month, year) = (month(name)?, number(written, 4)?);
    let (year, is_short) = match written.len() {
        2 => (full_year(year), true),
        4 => (year, false),
        _ => return None,
    };
    let within = match day {
        Some(day) => Within::Day(month, u8::try_from(day).ok()?),
        None => Within::Month(month),
    };
    let date = PartialDate {
        year,
        within,
        ..PartialDate::default()
    };
    date.exists().then(|| found(date, is_short, Vec::new()))
}

fn between(from: &str, to: &str, order: Order) -> Option<Found> {
    let (from, to) = (from.trim(), to.trim());
    let end = point(to, order)?;
    if !end.rest.is_empty() {
        return None;
    }
    let is_number = from.bytes().all(|b| b.is_ascii_digit());
    // 44–27 BC: both are before Christ.
    let start = match end.from.year <= 0 && is_number {
        true => point(&[from, " bc"].concat(), order),
        false => point(from, order),
    };
    let start = start.filter(|start| start.rest.is_empty());
    // `3 – 5 May 2021`, `May 3 – June 5, 2021`: what is missing stands behind the other.
    let start = start.or_else(|| {
        let year = if end.from.year > 0 {
            end.from.year.to_string()
        } else {
            return None;
        };
        let with_year =
            point(&[from, " ", &year].concat(), order).filter(|start| start.rest.is_empty());
        with_year
            .filter(|start| {
                matches!(
                    start.from.within,
                    Within::Day(..) | Within::Month(_) | Within::Season(_)
                )
            })
            .or_else(|| {
                let Within::Day(month, _) = end.from.within else {
                    return None;
                };
                let day: u8 = from.parse().ok()?;
                let mut from = end.from;
                from.within = Within::Day(month, day);
                from.exists().then(|| Found {
                    from,
                    ..end.clone()
                })
            })
    })?;
    let start_date = start.from;
    (start_date.key() <= end.from.key()).then(|| Found {
        from: start_date,
        to: Some(end.from),
        is_ambiguous: start.is_ambiguous || end.is_ambiguous,
        rest: Vec::new(),
    })
}

/// Reads one date.
fn point(text: &str, order: Order) -> Option<Found> {
    let mut text = text.to_owned();
    let mut date = PartialDate::default();
    for (mark, approximate, uncertain) in
        [('%', true, true), ('~', true, false), ('?', false, true)]
    {
        if let Some(rest) = text.strip_suffix(mark) {
            date.is_approximate = approximate;
            date.is_uncertain = uncertain;
            text = rest.trim_end().to_owned();
        }
    }
    let mut is_before_christ = false;
    for mark in BEFORE_CHRIST {
        if text.contains(mark) {
            text = text.replace(mark, " ");
            is_before_christ = true;
        }
    }
    for mark in AFTER_CHRIST {
        text = text.replace(mark, " ");
    }
    if let Some(mut found) = numeric(text.trim(), order) {
        found.from.is_approximate = date.is_approximate;
        found.from.is_uncertain = date.is_uncertain;
        if is_before_christ {
            before_christ(&mut found.from);
        }
        return Some(found);
    }
    let text = apart(&text);
    let mut rest = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    let (mut month_found, mut season, mut decade, mut century) = (None, None, false, false);
    let mut is_ambiguous = false;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut index = 0;
    while let Some(word) = words.get(index).copied() {
        let next = words.get(index + 1).copied().unwrap_or_default();
        index += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if bare.is_empty() || bare == "-" {
            continue;
        }
        if word.contains(':')
            || (matches!(next, "am" | "pm" | "a.m." | "p.m." | "uhr")
                && bare.starts_with(|c: char| c.is_ascii_digit()))
            || (bare.ends_with("am") || bare.ends_with("pm"))
                && bare.starts_with(|c: char| c.is_ascii_digit())
        {
            let with_next = [word, " ", next].concat();
            let (time, used) = match time_of_day(&with_next) {
                Some(time) => (Some(time), 1),
                None => (time_of_day(bare), 0),
            };
            if let Some(time) = time {
                date.time = Some(time);
                index += used;
                continue;
            }
        }
        if date.time.is_some()
            && let Some(offset) = zone(bare)
        {
            date.offset = Some(offset);
        } else if matches!(bare, "bc" | "bce" | "b.c" | "b.c.e") {
            is_before_christ = true;
        } else if has(ABOUT, bare) || has(ABOUT, word) {
            date.is_approximate = true;
        } else if has(PERHAPS, bare) {
            date.is_uncertain = true;
        } else if matches!(
            bare,
            "century"
                | "centuries"
                | "jahrhundert"
                | "jh"
                | "jhdt"
                | "siècle"
                | "siecle"
                | "siglo"
                | "век"
                | "века"
                | "веке"
                | "століття"
                | "世纪"
                | "القرن"
        ) {
            century = true;
        } else if matches!(bare, "年代") {
            decade = true;
        } else if let Some(found) = month(bare) {
            month_found = Some(found);
        } else if let Some(found) = SEASONS.iter().position(|names| has(names, bare)) {
            season = Some(found as u8);
        } else if let Some(digits) = decade_of(bare) {
            decade = true;
            numbers.push(digits);
        } else if let Some(digits) = ordinal(bare) {
            numbers.push(digits);
        } else if let Some(number) = roman(bare).filter(|_| {
            century
                || words.iter().any(|word| {
                    matches!(
                        *word,
                        "siècle" | "siglo" | "век" | "века" | "веке" | "століття"
                    )
                })
        }) {
            numbers.push(number);
        } else if !has(NOISE, bare) && !matches!(bare, "年" | "月" | "日" | "号") {
            rest.push(bare.to_owned());
        }
    }
    let value = |digits: &str| digits.parse::<i64>().ok();
    if century {
        let [number] = numbers.as_slice() else {
            return None;
        };
        let number = value(number).filter(|number| (1..=99).contains(number))?;
        if is_before_christ {
            return None;
        }
        date.year = (number - 1) * 100;
        date.within = Within::Century;
        return Some(found(date, false, rest));
    }
    let (year, day) = match numbers.as_slice() {
        [year] => (*year, None),
        [day, year] if year.len() > 2 && day.len() <= 2 => (*year, Some(*day)),
        [year, day] if year.len() > 2 && day.len() <= 2 => (*year, Some(*day)),
        // 7 December 21
        [day, year] if month_found.is_some() && day.len() <= 2 && year.len() == 2 => {
            is_ambiguous = true;
            (*year, Some(*day))
        }
        _ => return None,
    };
    let digits = year.len();
    let mut year = value(year)?;
    let is_short = digits <= 2 && !is_before_christ;
    if is_short {
        day?;
        year = full_year(year);
    }
    date.year = year;
    date.within = match (day.and_then(value), month_found, season) {
        (Some(day), Some(month), _) => Within::Day(month, u8::try_from(day).ok()?),
        (None, Some(month), _) => Within::Month(month),
        (None, None, Some(season)) => Within::Season(season),
        (None, None, None) if decade => {
            date.year = year - year.rem_euclid(10);
            Within::Decade
        }
        (None, None, None) => Within::Year,
        (Some(_), None, _) => return None,
    };
    if is_before_christ {
        before_christ(&mut date);
    }
    if !date.exists() || date.year.abs() > 100_000_000_000 {
        return None;
    }
    Some(found(date, is_ambiguous, rest))
}

fn found(from: PartialDate, is_ambiguous: bool, rest: Vec<String>) -> Found {
    Found {
        from,
        to: None,
        is_ambiguous,
        rest,
    }
}

fn before_christ(date: &mut PartialDate) {
    date.year = partial_date::before_christ(date.year.abs());
    if matches!(date.within, Within::Decade | Within::Century) {
        date.within = Within::Year;
        date.is_approximate = true;
    }
}

/// Puts spaces where digits and letters of Chinese meet, and where commas are.
fn apart(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            ',' | ';' | '(' | ')' | '،' | '，' => out.push(' '),
            '年' | '月' | '日' | '号' | '春' | '夏' | '秋' | '冬' | '约' => {
                if c == '月' {
                    out.push(c);
                    out.push(' ');
                } else {
                    out.extend([' ', c, ' ']);
                }
            }
            c => out.push(c),
        }
    }
    out.replace(" 年 代", " 年代 ")
        .replace("世纪", " 世纪 ")
        .replace("大 约 ", "大约 ")
}

/// `1920s`, `1920er`, `1920-е`.
fn decade_of(word: &str) -> Option<&str> {
    let digits = word.get(..4)?;
    let ending = word.get(4..)?.trim_start_matches(['\'', '’', '-']);
    let is_decade = matches!(ending, "s" | "er" | "ern" | "е" | "х" | "ті" | "их");
    (is_decade && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// `7`, `7th`, `1er`, `7.`
fn ordinal(word: &str) -> Option<&str> {
    let end = word
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(word.len());
    let (digits, ending) = word.split_at_checked(end)?;
    let is_ordinal = matches!(
        ending,
        "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "-го" | "-е" | "e" | "ème"
    );
    (is_ordinal && !digits.is_empty() && digits.len() <= 12).then_some(digits)
}

/// The centuries that are written so.
fn roman(word: &str) -> Option<&'static str> {
    const NUMBERS: [(&str, &str); 21] = [
        ("i", "1"),
        ("ii", "2"),
        ("iii", "3"),
        ("iv", "4"),
        ("v", "5"),
        ("vi", "6"),
        ("vii", "7"),
        ("viii", "8"),
        ("ix", "9"),
        ("x", "10"),
        ("xi", "11"),
        ("xii", "12"),
        ("xiii", "13"),
        ("xiv", "14"),
        ("xv", "15"),
        ("xvi", "16"),
        ("xvii", "17"),
        ("xviii", "18"),
        ("xix", "19"),
        ("xx", "20"),
        ("xxi", "21"),
    ];
    let word = word.trim_end_matches('e');
    NUMBERS
        .iter()
        .find(|(roman, _)| *roman == word)
        .map(|(_, number)| *number)
}

/// The hours by which the clocks of a zone are ahead, where its abbreviation means one zone alone.
fn zone(word: &str) -> Option<i16> {
    Some(
        60 * match word {
            "utc" | "gmt" | "z" => 0,
            "est" => -5,
            "edt" => -4,
            "pst" => -8,
            "pdt" => -7,
            "cet" | "mez" => 1,
            "cest" | "mesz" => 2,
            "eet" => 2,
            "eest" => 3,
            "msk" | "мск" => 3,
            _ => return None,
        },
    )
}

fn full_year(year: i64) -> i64 {
    match year {
        0..50 => 2000 + year,
        50..100 => 1900 + year,
        year => year,
    }
}

/// Reads a date of numbers alone.
fn numeric(text: &str, order: Order) -> Option<Found> {
    let text = text.trim_end_matches('.');
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let value = |text: &str| text.trim().parse::<i64>().ok();
    if is_digits(digits) && digits.len() <= 12 {
        let number = value(digits)?;
        if digits.len() == 8 && !is_negative {
            let within = Within::Day((number / 100 % 100) as u8, (number % 100) as u8);
            let date = PartialDate {
                year: number / 10_000,
                within,
                ..PartialDate::default()
            };
            return date.exists().then(|| found(date, false, Vec::new()));
        }
        // A number of one or two digits is a day, a month, anything.
        if digits.len() < 3 && !is_negative {
            return None;
        }
        return Some(found(
            PartialDate {
                year: if is_negative {
                    partial_date::before_christ(number)
                } else {
                    number
                },
                ..PartialDate::default()
            },
            false,
            Vec::new(),
        ));
    }
    let separator = digits.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = digits.split(separator).map(str::trim).collect();
    if !parts.iter().all(|part| is_digits(part) && part.len() <= 4) {
        return None;
    }
    let date = |year: i64, month: i64, day: i64| {
        let date = PartialDate {
            year,
            within: Within::Day(u8::try_from(month).ok()?, u8::try_from(day).ok()?),
            ..PartialDate::default()
        };
        date.exists().then_some(date)
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let year = value(year)?;
            // -0044 is 45 BCE, as ISO 8601 counts.
            let year = if is_negative { -year } else { year };
            Some(found(
                date(year, value(month)?, value(day)?)?,
                false,
                Vec::new(),
            ))
        }
        [first, second, year] if !is_negative && (year.len() == 4 || year.len() == 2) => {
            let (first, second) = (value(first)?, value(second)?);
            let full = if year.len() == 2 {
                full_year(value(year)?)
            } else {
                value(year)?
            };
            let day_first = date(full, second, first);
            let month_first = date(full, first, second);
            let is_day_first = separator != '/' || order == Order::DayFirst;
            let both = day_first.is_some() && month_first.is_some() && first != second;
            let chosen = if is_day_first {
                day_first.or(month_first)
            } else {
                month_first.or(day_first)
            };
            let is_ambiguous =
                year.len() == 2 || (both && separator == '/' && order == Order::Unknown);
            Some(found(chosen?, is_ambiguous, Vec::new()))
        }
        [year, month] if year.len() == 4 && month.len() <= 2 => {
            let month = value(month)? as u8;
            let within = match month {
                1..=12 => Within::Month(month),
                21..=24 => Within::Season(month - 21),
                _ => return None,
            };
            let year = value(year)?;
            let date = PartialDate {
                year: if is_negative { -year } else { year },
                within,
                ..PartialDate::default()
            };
            Some(found(date, false, Vec::new()))
        }
        [month, year] if year.len() == 4 && !is_negative => {
            let date = PartialDate {
                year: value(year)?,
                within: Within::Month(value(month)? as u8),
                ..PartialDate::default()
            };
            date.exists().then(|| found(date, false, Vec::new()))
        }
        _ => None,
    }
}

/// Returns the day of a number with which Excel counts from 1900, where it lies in 1955 to 2064.
pub fn excel_day(number: f64) -> Option<PartialDate> {
    if !(20_000.0..60_000.0).contains(&number) {
        return None;
    }
    // 25569 is 1970-01-01.
    let (year, month, day) = crate::date::civil_from_days(number.floor() as i64 - 25_569);
    let seconds = ((number.fract()) * 86_400.0).round() as u32;
    let time = (seconds > 0 && seconds < 86_400).then_some(Time {
        hour: (seconds / 3600) as u8,
        minute: (seconds / 60 % 60) as u8,
        second: None,
        millisecond: None,
    });
    Some(PartialDate {
        year,
        within: Within::Day(month, day),
        time,
        ..PartialDate::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> String {
        match date(text, Order::Unknown) {
            Some(Found {
                from, to: Some(to), ..
            }) => [&from.edtf(), "/", &to.edtf()].concat(),
            Some(Found { from, .. }) => from.edtf(),
            None => String::from("none"),
        }
    }

    #[test]
    fn dates_are_read_in_the_languages_of_the_interface() {
        for (text, expected) in [
            ("7 December 2021", "2021-12-07"),
            ("December 7th, 2021", "2021-12-07"),
            ("Tuesday, Dec. 7, 2021", "2021-12-07"),
            ("7. Dezember 2021", "2021-12-07"),
            ("1er décembre 2021", "2021-12-01"),
            ("7 de diciembre de 2021", "2021-12-07"),
            ("7 декабря 2021 года", "2021-12-07"),
            ("7 грудня 2021 р.", "2021-12-07"),
            ("2021年12月7日", "2021-12-07"),
            ("٧ ديسمبر ٢٠٢١", "2021-12-07"),
            ("Dec 2021", "2021-12"),
            ("2021年12月", "2021-12"),
            ("31/12/2021", "2021-12-31"),
            ("12/31/2021", "2021-12-31"),
            ("16.10.2023", "2023-10-16"),
            ("20211207", "2021-12-07"),
            ("2021-12-07", "2021-12-07"),
            ("12/2021", "2021-12"),
            ("1969", "1969"),
            ("Marie 2021", "2021"),
        ] {
            assert_eq!(edtf(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_is_written_as_edtf() {
        for (text, expected) in [
            ("Spring 2003", "2003-21"),
            ("Herbst 1989", "1989-23"),
            ("2003年春", "2003-21"),
            ("about 1850", "1850~"),
            ("c. 1850", "1850~"),
            ("ca. March 1850", "1850-03~"),
            ("1850?", "1850?"),
            ("circa 1850?", "1850%"),
            ("1920s", "192X"),
            ("the 1920s", "192X"),
            ("19th century", "18XX"),
            ("siglo XIX", "18XX"),
            ("XIX век", "18XX"),
            ("44 BC", "-0043"),
            ("300 v. Chr.", "-0299"),
            ("公元前221年", "-0220"),
            ("1914–1918", "1914/1918"),
            ("1914-1918", "1914/1918"),
            ("1914 1918", "1914/1918"),
            ("3 – 5 May 2021", "2021-05-03/2021-05-05"),
            ("May 3 – June 5, 2021", "2021-05-03/2021-06-05"),
            ("44–27 BC", "-0043/-0026"),
            ("1969[3]", "1969"),
            ("1969*", "1969"),
        ] {
            assert_eq!(edtf(text), expected, "{text}");
        }
    }

    // What Excel shows in English, and times of day behind dates of numbers, were no dates, and their rows left out.
    #[test]
    fn dates_are_read_as_spreadsheets_show_them() {
        for (text, expected) in [
            ("12-Apr-24", "2024-04-12"),
            ("12-Apr-2024", "2024-04-12"),
            ("Apr-24", "2024-04"),
            ("1-Dez-2021", "2021-12-01"),
        ] {
            assert_eq!(edtf(text), expected, "{text}");
        }
        for (text, day, clock) in [
            ("1.6.2024 15:35", "2024-06-01", "15:35"),
            ("01.06.2024 15:35:10", "2024-06-01", "15:35:10"),
            ("3.6.2024, 10 Uhr", "2024-06-03", "10:00"),
            ("13/6/2024 3:35 pm", "2024-06-13", "15:35"),
        ] {
            let found = date(text, Order::Unknown).unwrap();
            assert_eq!(found.from.edtf(), day, "{text}");
            assert_eq!(found.from.time.unwrap().clock(), clock, "{text}");
        }
        assert_eq!(date("31-Feb-2024", Order::Unknown), None);
    }

    #[test]
    fn a_time_and_its_zone_are_kept() {
        let found = date("About 12:45 AM EST, December 7, 2021", Order::Unknown).unwrap();
        assert_eq!(found.from.time.unwrap().clock(), "00:45");
        assert_eq!(found.from.offset, Some(-300));
        assert!(found.from.is_approximate);
        let found = date("2021-12-30T15:35:00-05:00", Order::Unknown).unwrap();
        assert_eq!(
            found.from.moment("").as_deref(),
            Some("2021-12-30T15:35:00-05:00")
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "31/31/2021",
            "31 February 2021",
            "12",
            "the war began in the year of our lord 1914 in summer",
        ] {
            assert_eq!(edtf(text), "none", "{text}");
        }
    }

    #[test]
    fn a_day_that_could_be_another_is_told() {
        let is_ambiguous = |text, order| date(text, order).unwrap().is_ambiguous;
        assert!(is_ambiguous("3/4/2021", Order::Unknown));
        assert!(!is_ambiguous("3/4/2021", Order::DayFirst));
        assert!(!is_ambiguous("3/13/2021", Order::Unknown));
        assert!(is_ambiguous("13.3.21", Order::Unknown));
    }
}
