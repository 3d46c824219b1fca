//! Tables of events as newsrooms have them.

use crate::files::{ods, xlsx};
use crate::sound::sound;
use serde_json::Value;
use standpoint::import::{Options, any_table};

fn options(columns: &[(&str, &str)]) -> Options {
    Options {
        name: "table".into(),
        language: "en".into(),
        columns: columns
            .iter()
            .map(|(field, heading)| ((*field).into(), (*heading).into()))
            .collect(),
        ..Options::default()
    }
}

fn import_with(bytes: &[u8], options: &Options) -> (Value, Vec<String>) {
    let import = any_table(bytes, options).unwrap_or_else(|refused| panic!("{refused:?}"));
    sound(&import)
}

fn import(text: &str) -> (Value, Vec<String>) {
    import_with(text.as_bytes(), &options(&[]))
}

fn each<'v>(story: &'v Value, key: &str) -> Vec<&'v Value> {
    story["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event[key])
        .collect()
}

/// Twenty kinds of everyday mess in one sheet, and what is said of each.
#[test]
fn everyday_mess_gives_understandable_messages() {
    let file = "\u{feff}Chronology of the talks;;;;;;\r\n\
        ;;;;;;\n\
        Datum;Ereignis;Beschreibung;Quelle;Ort;;Mood\r\n\
        7. Dezember 2021;Anruf;<p>Ein <b>Gespräch</b></p><script>x</script>;https://example.org/a;Genf;;gut\r\
        Frühling 2003;Anfang;;Zeitung;;;\n\
        ca. 1850;Ungefähr;;;;;\n\
        About 12:45 AM EST, December 8, 2021;Nachts;;;;;\n\
        1914 1918;Krieg[1];;;;;\n\
        44 v. Chr.;Caesar;;;;;\n\
        3.4.21;Zweistellig;;;;;\n\
        31.2.2021;Gibt es nicht;;;;;\n\
        soon;Bald;;;;;\n\
        44537;Excel;;;;;\n\
        20211209;Ziffern;;;;;\n\
        2021-12-30T15:35:00-05:00;Moment;;;;;\n\
        10. Dezember 2021;;Ohne Titel, aber mit Text;;;;\n\
        11. Dezember 2021;Bild;<img src=a.jpg><video src='v.mp4'></video><iframe src='https://www.youtube.com/embed/abc'></iframe>;;;;\n\
        12. Dezember 2021;Verweis;<a href='javascript:x'>hier</a>;www.example.org/b;;;\n\
        ;;;;;namenlos;\n\
        Quelle: eigene Recherche;;;;;;\n";
    let (story, warnings) = import(file);
    insta::assert_snapshot!(warnings.join("\n"));
    let dates = each(&story, "date");
    assert_eq!(
        dates,
        [
            "-0043",
            "1850~",
            "1914",
            "2003-21",
            "2021-04-03",
            "2021-12-07",
            "2021-12-07",
            "2021-12-08~",
            "2021-12-09",
            "2021-12-10",
            "2021-12-11",
            "2021-12-12",
            "2021-12-30T15:35:00-05:00",
        ]
    );
    assert_eq!(story["sources"].as_array().unwrap().len(), 3);
    assert_eq!(story["events"][2]["end"], "1918");
}

#[test]
fn columns_can_be_named() {
    let file = "A,B,C\nx,2021-12-07,y\n";
    let (story, _) = import_with(
        file.as_bytes(),
        &options(&[("date", "b"), ("title", "C"), ("text", "A")]),
    );
    let event = &story["events"][0];
    assert_eq!(
        (&event["date"], &event["title"], &event["summary"]),
        (&"2021-12-07".into(), &"y".into(), &"x".into())
    );
    for (columns, says) in [
        (("date", "D"), "no heading is `D`; there are `A`, `B`, `C`"),
        (("datum", "B"), "`datum` is none of date, end"),
    ] {
        let refused = any_table(file.as_bytes(), &options(&[columns]))
            .err()
            .unwrap();
        assert!(refused.message().contains(says), "{}", refused.message());
    }
}

#[test]
fn a_column_of_dates_is_found_whatever_it_is_called() {
    let (story, warnings) =
        import("Wann genau?,Was\n7 décembre 2021,Un appel\n8 декабря 2021,Звонок\n");
    assert_eq!(each(&story, "date"), ["2021-12-07", "2021-12-08"]);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.starts_with("A1 guessed[heading]")),
        "{warnings:?}"
    );
}

#[test]
fn a_day_with_slashes_is_read_as_the_rest_of_its_column_shows() {
    let (story, _) = import("Date,Event\n3/4/2021,A\n25/4/2021,B\n");
    assert_eq!(each(&story, "date"), ["2021-04-03", "2021-04-25"]);
    let (story, warnings) = import("Date,Event\n3/4/2021,A\n");
    assert_eq!(each(&story, "date"), ["2021-03-04"]);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("which may mean another day"))
    );
}

#[test]
fn who_told_whom_becomes_positions_where_there_is_a_source() {
    let file = "Date,Who,Country,To,Issue,Statement,Source\n\
        2021-12-07,Ann,Aland,Bob,Borders,\"“No step back”\",https://example.org/a\n\
        2021-12-08,Bob,Bland,Ann,Borders,Never,https://example.org/b\n\
        2021-12-09,Bob,Bland,,,Silence,\n";
    let (story, warnings) = import(file);
    let position = &story["events"][0]["positions"][0];
    assert_eq!(position["side"], "aland");
    assert_eq!(position["speaker"], "ann");
    assert_eq!(position["topic"], "borders");
    assert_eq!(position["quote"], "No step back");
    assert_eq!(story["events"][2]["positions"], Value::Null);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("[statement-without-source]"))
    );
}

#[test]
fn a_table_on_its_side_is_turned() {
    let (story, warnings) = import("Date,2021-12-07,2021-12-08\nEvent,One,Two\nDescription,a,b\n");
    assert_eq!(each(&story, "date"), ["2021-12-07", "2021-12-08"]);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("[transposed]") || warning.contains("[grid]")),
        "{warnings:?}"
    );
}

#[test]
fn a_grid_of_stances_keeps_who_held_what() {
    let (story, _) = import(
        "Stance,December 2021,January 2022\nFor the treaty,Aland,Aland and Bland\nAgainst,Bland,\n",
    );
    assert_eq!(each(&story, "date"), ["2021-12", "2022-01"]);
    assert_eq!(story["events"][0]["summary"], "**For the treaty**: Aland");
    assert_eq!(story["events"][0]["text"], "**Against**: Bland");
}

#[test]
fn workbooks_are_read_with_their_dates() {
    let text = |cell: &str, text: &str| {
        format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let book = xlsx(
        "Data",
        &format!(
            r#"<row r="1">{}{}</row><row r="2"><c r="A2" s="1"><v>44537</v></c>{}</row>"#,
            text("A1", "When"),
            text("B1", "What"),
            text("B2", "A call")
        ),
    );
    let (story, warnings) = import_with(&book, &options(&[]));
    assert_eq!(each(&story, "date"), ["2021-12-07"]);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.starts_with("Data!A1 guessed[heading]"))
    );
    let cell = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let date = r#"<table:table-cell office:value-type="date" office:date-value="2021-12-07"><text:p>x</text:p></table:table-cell>"#;
    let rows = [
        row(&[cell("Date"), cell("Event")]),
        row(&[date.to_owned(), cell("A call")]),
    ];
    let book = ods(&format!(
        r#"<table:table table:name="T">{}</table:table>"#,
        rows.concat()
    ));
    assert_eq!(
        each(&import_with(&book, &options(&[])).0, "date"),
        ["2021-12-07"]
    );
}

#[test]
fn what_has_no_dates_is_refused() {
    for (text, says) in [
        ("", "there is nothing in it"),
        (
            "Name,City\nA,B\n",
            "no column with dates was found among `Name`, `City`",
        ),
        (
            "Date,Event\nsoon,A\n",
            "no event with a date was found in it",
        ),
    ] {
        let refused = any_table(text.as_bytes(), &options(&[])).err().expect(text);
        assert!(refused.message().contains(says), "{}", refused.message());
    }
}

// The title and the text of the event ran into each other.
#[test]
fn an_event_whose_date_is_none_is_told_of_by_its_title() {
    let (_, warnings) =
        import("Date,Title,Text\nnever,Compromise,They agree.\n2021-05-01,Another,Text\n");
    let is_told = |warning: &String| warning.contains("as the date of `Compromise`;");
    assert!(warnings.iter().any(is_told), "{warnings:?}");
}
