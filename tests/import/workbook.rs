//! Workbooks: out and in again, and what is said of the mess that people make of them.

use crate::files::zip;
use crate::sample;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Book, Worksheet};
use serde_json::{Value, json};
use standpoint::check::Level;
use standpoint::format::{Story, from_json, schema, to_json};
use standpoint::import::workbook::{Finding, Workbook, read, read_csvs};
use standpoint::workbook::{Cell, SHEETS, grids, template, write};

fn story_of(value: &Value) -> Story {
    from_json(&standpoint::json::parse(&value.to_string()).unwrap()).unwrap()
}

fn messages(read: &Workbook) -> Vec<String> {
    let findings = read.findings.iter();
    findings
        .map(|finding| {
            let (place, level, code) = (&finding.place, finding.level().word(), finding.code());
            format!("{place}: {level}[{code}]: {}", finding.text())
        })
        .collect()
}

fn is_same_after_a_workbook(value: &Value) {
    let story = story_of(value);
    let read = read(&write(&story).unwrap()).unwrap();
    let errors = read
        .findings
        .iter()
        .filter(|found| found.level() == Level::Error);
    assert_eq!(errors.count(), 0, "{:?}", messages(&read));
    similar_asserts(&to_json(&read.story.unwrap()), &to_json(&story));
}

/// Two long texts that differ are hard to read: says the first line that does.
fn similar_asserts(new: &str, old: &str) {
    for (new, old) in new.lines().zip(old.lines()) {
        assert_eq!(new, old);
    }
    assert_eq!(new.len(), old.len());
}

#[test]
fn the_default_story_comes_back_byte_for_byte() {
    is_same_after_a_workbook(&sample::default_story());
}

#[test]
fn a_story_with_every_field_comes_back() {
    is_same_after_a_workbook(&sample::full());
}

#[test]
fn a_plain_timeline_comes_back() {
    is_same_after_a_workbook(&sample::least());
    is_same_after_a_workbook(&sample::story([sample::event("e", "2021-12~")]));
}

#[test]
fn texts_come_back_whatever_is_in_them() {
    for text in [
        "=1+1",
        "'quoted",
        "two\nlines\n\nand more",
        "a\tb",
        "_x0041_ \u{1f600} ‘a’ “b”",
        "x\u{a0}y",
        "<b> & \"c\"",
        "012",
        "TRUE",
        "2021-12",
        "#REF!",
    ] {
        let mut story = sample::full();
        sample::replace_texts(&mut story, |_| json!(text));
        is_same_after_a_workbook(&story);
    }
}

#[test]
fn a_text_for_every_language_and_one_for_each_stand_side_by_side() {
    let mut story = sample::full();
    story["languages"] = json!(["en", "zh"]);
    story["sides"][0]["name"] = json!({"en": "Town council", "zh": "镇议会", "de": "Gemeinderat"});
    is_same_after_a_workbook(&story);
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let story = story_of(&sample::full());
    assert_eq!(write(&story).unwrap(), write(&story).unwrap());
}

#[test]
fn the_template_is_a_sound_story_with_three_events() {
    let story = template().unwrap();
    assert_eq!(story.events.len(), 3);
    let read = read(&write(&story).unwrap()).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    assert_eq!(to_json(&read.story.unwrap()), to_json(&story));
}

#[test]
fn every_field_of_the_format_has_a_column_or_a_sheet() {
    let schema = schema();
    for sheet in SHEETS {
        let object = match sheet.object {
            "Story" => &schema,
            name => &schema["$defs"][name],
        };
        for key in object["properties"].as_object().unwrap().keys() {
            let has_sheet = SHEETS.iter().any(|other| other.list == key.as_str());
            let has_column =
                sheet.column(key).is_some() || sheet.column(&format!("{key}.url")).is_some();
            assert!(
                has_sheet || has_column || key == "standpoint",
                "{} {key}",
                sheet.name
            );
        }
    }
}

/// The sheets of a story as CSVs.
fn csvs(story: &Story, delimiter: &str, line: &str) -> Vec<(String, String)> {
    let grids = grids(story).unwrap();
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let text = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    };
    let of_grid = |grid: &standpoint::workbook::Grid| {
        let headings: Vec<String> = grid.headings.iter().map(|heading| heading.text()).collect();
        let rows = grid.rows.iter().map(|row| row.iter().map(text).collect());
        let all = std::iter::once(headings).chain(rows);
        let lines: Vec<String> = all
            .map(|row: Vec<String>| {
                row.iter()
                    .map(|cell| quoted(cell))
                    .collect::<Vec<_>>()
                    .join(delimiter)
            })
            .collect();
        (
            format!("My story - {}.csv", grid.sheet.name),
            lines.join(line),
        )
    };
    grids.iter().map(of_grid).collect()
}

#[test]
fn a_folder_or_zip_of_csvs_is_a_workbook_in_any_encoding() {
    let story = story_of(&sample::default_story());
    let expected = to_json(&story);
    for (delimiter, line) in [(",", "\n"), (";", "\r\n"), ("\t", "\n")] {
        let files = csvs(&story, delimiter, line);
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let read = read(&zip(&files)).unwrap();
        similar_asserts(&to_json(&read.story.unwrap()), &expected);
    }
    let utf_16 = |text: &str| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let files: Vec<(String, Vec<u8>)> = csvs(&story, "\t", "\r\n")
        .into_iter()
        .map(|(name, text)| (name, utf_16(&text)))
        .collect();
    let read = read_csvs(&files).unwrap();
    similar_asserts(&to_json(&read.story.unwrap()), &expected);
}

#[test]
fn the_encoding_of_csvs_is_guessed_from_all_of_them_and_said() {
    for (encoding, name, word) in [
        (
            encoding_rs::WINDOWS_1251,
            "Windows-1251",
            "Председательство и совет города о мосте через реку",
        ),
        (
            encoding_rs::GB18030,
            "GB18030",
            "镇议会与农民就桥梁问题进行了会谈，各方立场如下",
        ),
        (
            encoding_rs::WINDOWS_1252,
            "Windows-1252",
            "Der Rat für Brücken – „schöne“ Größe, déjà vu",
        ),
    ] {
        let mut value = sample::full();
        sample::replace_texts(&mut value, |at| match at.ends_with("/at") {
            true => json!("p. 1"),
            false => json!(word),
        });
        let story = story_of(&value);
        let files: Vec<(String, Vec<u8>)> = csvs(&story, ";", "\r\n")
            .into_iter()
            .map(|(name, text)| (name, encoding.encode(&text).0.into_owned()))
            .collect();
        let read = read_csvs(&files).unwrap();
        let said = messages(&read).join("\n");
        assert!(said.contains(&format!("read as {name}")), "{said}");
        similar_asserts(&to_json(&read.story.unwrap()), &to_json(&story));
    }
}

/// A small workbook as people write one, in whose cells something may be put.
fn book(change: impl Fn(&str, &mut Worksheet)) -> Vec<u8> {
    let sheets: [(&str, &[&[&str]]); 6] = [
        (
            "Story",
            &[
                &["id", "bridge"],
                &["title", "The bridge"],
                &["summary", "Who wants a bridge."],
                &["as of", "2024-06-30"],
                &["languages", "en"],
            ],
        ),
        (
            "Sides",
            &[
                &["id", "name"],
                &["town", "Town council"],
                &["farm", "Farmers"],
            ],
        ),
        (
            "People",
            &[
                &["id", "name", "side"],
                &["mole", "Ada Mole", "town"],
                &["reed", "Ben Reed", "farm"],
                &["reed-2", "Ben Reed", "farm"],
            ],
        ),
        ("Topics", &[&["id", "name"], &["cost", "Cost"]]),
        (
            "Sources",
            &[
                &["id", "publisher", "title", "url", "grade"],
                &[
                    "minutes",
                    "Council",
                    "Minutes (2nd)",
                    "https://example.org/a",
                    "press",
                ],
            ],
        ),
        (
            "Events",
            &[
                &["id", "date", "title", "time zone"],
                &["talk", "2024-05-02", "They talk", ""],
                &["letter", "2024-05-10", "They write", ""],
            ],
        ),
    ];
    let positions: &[&[&str]] = &[
        &[
            "event", "side", "topic", "speaker", "text", "sources", "key",
        ],
        &[
            "talk",
            "town",
            "cost",
            "mole",
            "It is cheap.",
            "minutes (¶ 1)",
            "yes",
        ],
        &["talk", "farm", "cost", "reed", "It is dear.", "minutes", ""],
        &[
            "letter",
            "farm",
            "cost",
            "reed-2",
            "It is still dear.",
            "minutes",
            "",
        ],
    ];
    let mut book = Book::new();
    for (name, rows) in sheets.into_iter().chain([("Positions", positions)]) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
        change(name, sheet);
    }
    let sheet = book.add_worksheet();
    sheet.set_name("Notes").unwrap();
    change("Notes", sheet);
    book.save_to_buffer().unwrap()
}

/// A workbook with a text in one cell, which is written as in a spreadsheet program.
fn with(cell: &str, text: &str) -> Vec<u8> {
    with_all(&[(cell, text)])
}

fn with_all(cells: &[(&str, &str)]) -> Vec<u8> {
    book(|name, sheet| {
        for (cell, text) in cells {
            let (in_sheet, cell) = cell.split_once('!').unwrap();
            if in_sheet == name {
                let column = u16::from(cell.as_bytes()[0] - b'A');
                let row: u32 = cell[1..].parse().unwrap();
                sheet.clear_cell(row - 1, column);
                sheet.write_string(row - 1, column, *text).unwrap();
            }
        }
    })
}

#[test]
fn the_small_workbook_is_a_story() {
    let read = read(&book(|_, _| {})).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    let story = to_json(&read.story.unwrap());
    assert!(
        story.contains(r#"{ "source": "minutes", "at": "¶ 1" }"#),
        "{story}"
    );
}

#[test]
fn everyday_mess_is_read_as_it_was_meant() {
    let expected = to_json(&read(&book(|_, _| {})).unwrap().story.unwrap());
    for cells in [
        // By name, in capitals, with quotation marks and spaces of any kind.
        [
            ("Positions!B2", "Town council"),
            ("Positions!B3", " FARM\u{a0}"),
        ],
        [("Positions!A2", "They talk"), ("Positions!A3", "“talk”")],
        [
            ("Positions!F2", "Minutes (2nd) (¶ 1)"),
            ("Positions!F3", "Minutes (2nd)"),
        ],
        [("Positions!E1", " Text "), ("Positions!C1", "TOPIC:")],
        [("Positions!G2", "x"), ("Events!D1", "Time_Zone")],
        [("Topics!B2", "Cost\u{a0} "), ("Topics!A2", "\u{200b}cost")],
        [("Positions!D2", "Ada\u{a0}Mole"), ("Positions!G2", "YES")],
        // Blank rows, and remarks beside the story.
        [("Sides!A9", " "), ("Story!C3", "")],
    ] {
        let read = read(&with_all(&cells)).unwrap();
        assert_eq!(messages(&read), [""; 0], "{cells:?}");
        assert_eq!(to_json(&read.story.unwrap()), expected, "{cells:?}");
    }
}

#[test]
fn cells_of_dates_numbers_and_formulas_are_read() {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let bytes = book(|name, sheet| match name {
        "Events" => {
            let talk = ExcelDateTime::from_ymd(2024, 5, 2).unwrap();
            sheet.write_datetime_with_format(1, 1, &talk, &day).unwrap();
            let letter = ExcelDateTime::from_ymd(2024, 5, 10)
                .unwrap()
                .and_hms(14, 30, 0)
                .unwrap();
            sheet
                .write_datetime_with_format(2, 1, &letter, &day)
                .unwrap();
            sheet.write_string(2, 3, "Europe/London").unwrap();
            sheet.set_column_hidden(1).unwrap();
        }
        "Story" => {
            sheet.write_number(3, 1, 2025).unwrap();
            sheet
                .write_formula(
                    1,
                    1,
                    Formula::new("=\"The \" & \"bridge\"").set_result("The bridge"),
                )
                .unwrap();
        }
        _ => {}
    });
    let read = read(&bytes).unwrap();
    let said = messages(&read);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("Events!B3: warning[made-moment]"),
        "{said:?}"
    );
    let story = to_json(&read.story.unwrap());
    for part in [
        r#""date": "2024-05-02""#,
        r#""date": "2024-05-10T14:30:00+01:00""#,
        r#""as_of": "2025""#,
        r#""title": "The bridge""#,
    ] {
        assert!(story.contains(part), "{part} {story}");
    }
}

#[test]
fn a_cell_merged_over_several_rows_is_meant_for_each() {
    let bytes = book(|name, sheet| {
        if name == "Positions" {
            sheet
                .merge_range(1, 0, 2, 0, "talk", &Format::new())
                .unwrap();
        }
    });
    let read = read(&bytes).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    let story = read.story.unwrap();
    assert_eq!(story.events[0].positions.as_ref().map(Vec::len), Some(2));
}

#[test]
fn a_spreadsheet_with_every_kind_of_mess_gives_an_understandable_message_for_each() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = book(|name, sheet| {
        let mut write = |cell: &str, text: &str| {
            let column = u16::from(cell.as_bytes()[0] - b'A');
            let row: u32 = cell[1..].parse().unwrap();
            sheet.clear_cell(row - 1, column);
            sheet.write_string(row - 1, column, text).unwrap();
        };
        match name {
            "Sides" => {
                write("A4", "farm");
                write("B4", "Farmers of the valley");
                write("A5", "the press");
                write("B5", "Press");
            }
            "Topics" => {
                write("C1", "colour");
                write("C2", "red");
                write("D2", "a remark");
                write("E1", "Name (en)");
                write("E2", "Cost");
                write("F1", "name");
                write("B3", "Noise");
            }
            "Sources" => write("D2", "https:/example.org/a"),
            "Events" => {
                write("B2", "31/12/2021");
                write("E1", "titel (fr)");
                write("F1", "summary");
                write("C3", "");
                write("F3", "#");
                write("A4", "second");
                write("A5", "third");
                write("C5", "Third");
                write("C4", "Second");
                sheet.write_number(3, 1, 44537).unwrap();
                let noon = ExcelDateTime::from_ymd(2024, 5, 10)
                    .unwrap()
                    .and_hms(12, 0, 0)
                    .unwrap();
                sheet.write_datetime_with_format(4, 1, &noon, &day).unwrap();
                sheet.write_datetime_with_format(4, 5, &noon, &day).unwrap();
            }
            "Positions" => {
                write("A2", "");
                write("A3", "leter");
                write("B2", "twon");
                write("B4", "nobody");
                write("D3", "Ben Reed");
                write("D4", "reed");
                write("F3", "minuets (p. 2)");
                write("G3", "perhaps");
                write("H1", "Kinds");
                write("H2", "opinion");
                let failed = Formula::new("=NA()").set_result("#N/A");
                sheet.write_formula(1, 4, failed).unwrap();
            }
            "Notes" => write("A1", "Ask Ben about the letter."),
            _ => {}
        }
    });
    let read = read(&bytes).unwrap();
    assert!(read.story.is_none());
    insta::assert_snapshot!(messages(&read).join("\n"));
}

#[test]
fn a_column_that_is_missing_is_told_once() {
    let bytes = with("Positions!C1", "");
    let said = messages(&read(&bytes).unwrap());
    let missing: Vec<&String> = said.iter().filter(|said| said.contains("topic")).collect();
    assert_eq!(missing.len(), 1, "{said:?}");
    assert!(missing[0].contains("in 2 other cells"), "{said:?}");
}

#[test]
fn a_workbook_of_something_else_is_refused_with_what_reads_it() {
    let refused = |bytes: &[u8]| read(bytes).err().unwrap().message();
    assert!(refused(b"Year,Headline\n2021,x").contains("--from table"));
    let mut book = Book::new();
    book.add_worksheet().write_string(0, 0, "Year").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(refused(&bytes).contains("Sheet1"), "{}", refused(&bytes));
    assert!(refused(&zip(&[("a.docx", "")])).contains("there is no sheet in it"));
}

#[test]
fn a_large_file_that_is_wrong_everywhere_is_refused_in_time_with_a_bounded_list() {
    let rows = (0..3_000).map(|row| format!("missing-{row},x{row},y{row},z,s\n"));
    let positions = String::from("event,side,topic,text,sources\n") + &rows.collect::<String>();
    let events: String = (0..3_000)
        .map(|row| format!("event-{row},2021,x\n"))
        .collect();
    let files = [
        ("Story.csv", String::from("id,b\ntitle,b\n")),
        ("Events.csv", String::from("id,date,title\n") + &events),
        ("Positions.csv", positions),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let read = read_csvs(&files).unwrap();
    assert!(read.story.is_none());
    assert!(read.findings.len() <= 1_001);
    assert!(messages(&read).last().unwrap().contains("there is more"));
}

/// Takes some of the members out of a story, and puts texts in.
fn changed(mut story: Value, left_out: &[usize], texts: &[String]) -> Value {
    let mut members = Vec::new();
    list_members(&story, "", &mut members);
    for index in left_out {
        if let Some((object, key)) = members.get(index % members.len())
            && let Some(Value::Object(object)) = story.pointer_mut(object)
        {
            object.remove(key);
        }
    }
    let next = std::cell::Cell::new(0);
    sample::replace_texts(&mut story, |at| {
        next.set(next.get() + 1);
        let text = &texts[next.get() % texts.len()];
        match next.get() % 3 {
            0 if !at.ends_with("/at") => json!({"en": text, "de": text}),
            _ => json!(text),
        }
    });
    story
}

fn list_members(value: &Value, at: &str, members: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                members.push((at.to_owned(), key.clone()));
                list_members(inner, &format!("{at}/{key}"), members);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                list_members(inner, &format!("{at}/{index}"), members);
            }
        }
        _ => {}
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40),
        ..Default::default()
    })]

    #[test]
    fn any_sound_story_comes_back(
        left_out in proptest::collection::vec(proptest::arbitrary::any::<usize>(), 0..8),
        texts in proptest::collection::vec("[^\\p{C}\\p{Z}]([^\\p{Cc}]|\n|\t){0,30}[^\\p{C}\\p{Z}]", 1..6),
    ) {
        let mut story = sample::full();
        story["languages"] = json!(["en", "de"]);
        let story = changed(story, &left_out, &texts);
        let report = standpoint::check::review_str(&story.to_string());
        if report.errors().next().is_none() {
            is_same_after_a_workbook(&story);
        }
    }
}

/// What people and programs leave in cells.
const ODD: [&str; 34] = [
    "",
    " ",
    "\u{a0}",
    "x",
    "0",
    "-1",
    "1e9",
    "true",
    "no",
    "talk",
    "town",
    "Ben Reed",
    "a,b;c",
    "(",
    ")",
    "()",
    "a (b",
    "minutes (",
    "2021-13",
    "2021-12-07",
    "31/12/2021",
    "44537",
    "\u{200b}",
    "“town”",
    "id",
    "title (en)",
    "name ()",
    "(en)",
    "\n",
    "a\nb",
    "#REF!",
    "https://",
    "漢字、仮名",
    "event",
];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40),
        ..Default::default()
    })]

    /// Cells are changed, cleared, swapped with headings: there is a sound story or an error, and each finding is
    /// in a cell that there is.
    #[test]
    fn whatever_is_in_the_cells_there_is_a_sound_story_or_an_error(
        changes in proptest::collection::vec((0usize..12, 0usize..6, 0usize..20, 0usize..ODD.len()), 0..12),
    ) {
        let story = story_of(&sample::full());
        let mut sheets: Vec<(String, Vec<Vec<String>>)> = grids(&story).unwrap().iter().map(|grid| {
            let headings = grid.headings.iter().map(|heading| heading.text()).collect();
            let text = |cell: &Cell| match cell {
                Cell::Empty => String::new(),
                Cell::Number(number) => number.to_string(),
                Cell::Text(text) => text.clone(),
            };
            let rows = grid.rows.iter().map(|row| row.iter().map(text).collect());
            (grid.sheet.name.to_owned(), std::iter::once(headings).chain(rows).collect())
        }).collect();
        for (sheet, row, column, odd) in changes {
            let rows = &mut sheets[sheet].1;
            rows.resize_with(rows.len().max(row + 1), Vec::new);
            let row = &mut rows[row];
            row.resize_with(row.len().max(column + 1), String::new);
            row[column] = ODD[odd].to_owned();
        }
        let files: Vec<(String, Vec<u8>)> = sheets.into_iter().map(|(name, rows)| {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
            (format!("{name}.csv"), lines.collect::<Vec<_>>().join("\n").into_bytes())
        }).collect();
        if let Ok(read) = read_csvs(&files) {
            let errors = read.findings.iter().filter(|finding| finding.level() == Level::Error).count();
            assert_eq!(read.story.is_none(), errors > 0, "{:?}", messages(&read));
            if let Some(story) = read.story {
                let text = to_json(&story);
                let report = standpoint::check::check("", text.as_bytes());
                assert_eq!(report.count(Level::Error), 0);
            }
        }
    }
}

fn command(arguments: &[&str]) -> (i32, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// The five fields that every story has were told to be missing besides.
#[test]
fn a_sheet_that_has_to_be_there_is_told_once() {
    for (missing, expected) in [("Story", "`Story`"), ("Events", "`Events`")] {
        let files: Vec<(String, Vec<u8>)> = csvs(&story_of(&sample::full()), ",", "\n")
            .into_iter()
            .filter(|(name, _)| !name.ends_with(&format!("{missing}.csv")))
            .map(|(name, text)| (name, text.into_bytes()))
            .collect();
        let read = read_csvs(&files).unwrap();
        let is_error = |finding: &&Finding| finding.level() == Level::Error;
        let errors: Vec<_> = read.findings.iter().filter(is_error).collect();
        let first = errors.first().unwrap();
        assert_eq!(first.code(), "missing-sheet");
        assert!(first.text().contains(expected));
        let fields = errors
            .iter()
            .filter(|finding| finding.code() == "missing-field");
        assert_eq!(fields.count(), 0, "{:?}", messages(&read));
    }
}

#[test]
fn the_commands_write_a_workbook_and_read_it_back() {
    let folder = std::env::temp_dir().join(format!("standpoint-workbook-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/stories/us-russia-2021.json");
    let book = path("story.xlsx");
    assert_eq!(
        command(&["export", story, "--out", &book]),
        (0, String::new(), String::new())
    );
    let (code, out, _) = command(&["import", "--from", "workbook", &book]);
    let expected = to_json(&story_of(&sample::default_story()));
    assert_eq!((code, out), (0, expected));

    assert_eq!(command(&["export", "--template", "--out", &book]).0, 0);
    assert_eq!(command(&["import", "--from", "workbook", &book]).0, 0);

    std::fs::write(&book, with("Positions!B2", "twon")).unwrap();
    let (code, out, said) = command(&["import", "--from", "workbook", &book]);
    assert_eq!((code, out), (1, String::new()));
    assert!(
        said.contains("story.xlsx:Positions!B2: error[unknown-reference]: side: "),
        "{said}"
    );
    assert!(said.ends_with("refused: 1 error\n"), "{said}");
    let (code, _, said) = command(&["import", "--from", "workbook", "--format", "json", &book]);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (code, &said["files"][0]["problems"][0]["place"]),
        (1, &json!("Positions!B2"))
    );

    let sheets = path("sheets");
    std::fs::create_dir_all(&sheets).unwrap();
    for (name, text) in csvs(&story_of(&sample::full()), ",", "\n") {
        std::fs::write(std::path::Path::new(&sheets).join(name), text).unwrap();
    }
    assert_eq!(command(&["import", "--from", "workbook", &sheets]).0, 0);

    let broken = path("broken.json");
    std::fs::write(&broken, "{}").unwrap();
    let (code, _, said) = command(&["export", &broken, "--out", &book]);
    assert_eq!(code, 1);
    assert!(said.contains("missing-field"), "{said}");
    assert_eq!(
        command(&["export", &path("none.json"), "--out", &book]).0,
        2
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = book(|name, sheet| {
        if name == "Events" {
            let talk = ExcelDateTime::from_ymd(2024, 5, 2).unwrap();
            sheet.write_datetime_with_format(1, 1, &talk, &day).unwrap();
        }
    });
    let files = standpoint::import::table::entries(&bytes, |_| true).unwrap();
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            (
                name,
                text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let read = read(&zip(&files)).unwrap();
    let events = read
        .findings
        .iter()
        .map(|finding| finding.place.to_string());
    // Four years and a day later, and so after the state of knowledge: that is no error.
    assert_eq!(events.count(), 0, "{:?}", messages(&read));
    assert_eq!(read.story.unwrap().events[0].date.0, "2028-05-03");
}
