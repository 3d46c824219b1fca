//! Nothing that is imported makes it panic, and what comes out is sound. Short by default:
//! `PROPTEST_CASES=100000 cargo test --test import fuzz` tries more.

use crate::sound::sound;
use proptest::prelude::*;
use standpoint::import::{Import, Options, Refused, any_table, timelinejs};

fn is_sound(imported: Result<Import, Refused>) {
    if let Ok(import) = imported {
        _ = sound(&import);
    }
}

fn options() -> Options {
    Options {
        name: "fuzz".into(),
        language: "en".into(),
        ..Options::default()
    }
}

/// What stands in cells, of all sorts.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "-?[0-9]{1,5}",
        "[0-3]?[0-9][./-][0-1]?[0-9][./-][0-9]{2,4}",
        "(about |ca. )?[0-9]{1,4}(s|th century| BC| v. Chr.|年|\\?|~)?",
        "[0-9]{1,2}:[0-9]{2}( PM| EST)?",
        "(<p>|<b>|</b>|<i>|<a href='https://a.b/\\(c'>|</a>|<li>|<blockquote>|&amp;|\\*|\\[|\\]|\\(|\\\\| |x|https://y.z/w\\)){0,12}",
        "(https?:)?//[a-z.]{1,12}/[a-z]{0,5}\\.?(jpg|mp4)?",
        "\\PC{0,20}",
        any::<String>(),
    ]
}

fn quoted(cell: &str) -> String {
    ["\"", &cell.replace('"', "\"\""), "\""].concat()
}

proptest! {
    // A case is a whole file.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 8))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        is_sound(timelinejs(&bytes, &options()));
        is_sound(any_table(&bytes, &options()));
    }

    #[test]
    fn any_row_of_the_spreadsheet(rows in proptest::collection::vec(proptest::collection::vec(cell(), 17), 1..4)) {
        let mut text = String::from("Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group\n2000,,,,,,,,,A,,,,,,,\n");
        for row in rows {
            text += &row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
            text.push('\n');
        }
        is_sound(timelinejs(text.as_bytes(), &options()));
    }

    #[test]
    fn any_table_of_cells(rows in proptest::collection::vec(proptest::collection::vec(cell(), 9), 1..5)) {
        let mut text = String::from("Date,End,Event,Text,Source,Who,Country,Quote,ID\n");
        for row in rows {
            text += &row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
            text.push('\n');
        }
        is_sound(any_table(text.as_bytes(), &options()));
        // And with none that is known.
        let bare = text.split_once('\n').map_or("", |(_, rows)| rows);
        is_sound(any_table(bare.as_bytes(), &options()));
    }

    #[test]
    fn any_json_of_a_timeline(year in cell(), month in cell(), headline in cell(), text in cell(), url in cell(), caption in cell(), id in cell()) {
        let date = serde_json::json!({ "year": year, "month": month, "day": month, "hour": month });
        let slide = serde_json::json!({
            "start_date": date, "end_date": { "year": id }, "display_date": id, "unique_id": id, "group": caption,
            "text": { "headline": headline, "text": text }, "media": { "url": url, "caption": caption, "credit": text, "thumbnail": url, "link": url },
        });
        let file = serde_json::json!({ "title": slide, "eras": [slide], "events": [slide, { "start_date": { "year": 2000 }, "text": slide["text"], "media": slide["media"] }] });
        is_sound(timelinejs(file.to_string().as_bytes(), &options()));
        is_sound(timelinejs(serde_json::json!({ "timeline": { "headline": headline, "date": [{ "startDate": year, "headline": text, "asset": { "media": url } }] } }).to_string().as_bytes(), &options()));
    }
}
