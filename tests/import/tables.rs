//! CSV, XLSX and ODS as tables.

use crate::files::{ods, xlsx, zip};
use standpoint::import::table::{Delimiter, Value, decode, delimiter_of, read};

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let tables = read(bytes).unwrap().tables;
    let rows = tables[0].rows.iter();
    rows.map(|row| row.iter().map(Value::text).collect())
        .collect()
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes).err().expect("it is refused").message()
}

#[test]
fn a_row_of_a_csv_has_the_number_that_a_spreadsheet_program_shows() {
    let text = "a,b\r\n\r\n\"1\r\n2\",\"say \"\"x\"\"\"\r5\" disc,\n\nend";
    let rows = texts(text.as_bytes());
    let expected: [&[&str]; 6] = [
        &["a", "b"],
        &[],
        &["1\n2", "say \"x\""],
        &["5\" disc", ""],
        &[],
        &["end"],
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_delimiter_is_the_one_that_makes_an_even_table() {
    for (text, expected) in [
        ("a,b\n1,2", ','),
        ("a;b\n1,5;2,5\n1,6;2", ';'),
        ("a\tb\n1, 2\t3", '\t'),
        ("a|b\n1|2", '|'),
        ("Date\n7 December 2021", ','),
        ("sep=;\na;b", ';'),
    ] {
        assert_eq!(delimiter_of(text), Delimiter(expected), "{text}");
    }
}

#[test]
fn a_text_is_decoded_as_it_was_written() {
    let utf_16: Vec<u8> = "é,b".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mac = b"Date,Event\nMay,Ren\x8e Descartes\x92 caf\x8e, don\xd5t \xd2say\xd3\n";
    let windows = b"Date,Event\nMai,Ren\xe9 l\x92\xe9t\xe9 \x96 \x93oui\x94\n";
    let russian: &[u8] = b"\xc4\xe0\xf2\xe0;\xd1\xee\xe1\xfb\xf2\xe8\xe5\n2021;\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xc6\xe5\xed\xe5\xe2\xe5\n";
    for (bytes, encoding, has) in [
        ("é".as_bytes(), "UTF-8", "é"),
        (b"\xef\xbb\xbfDate", "UTF-8", "Date"),
        (
            &[&[0xff, 0xfe], utf_16.as_slice()].concat(),
            "UTF-16LE",
            "é,b",
        ),
        (windows, "Windows-1252", "René l’été – “oui”"),
        (mac, "MacRoman", "don’t “say”"),
        (russian, "Windows-1251", "Переговоры"),
    ] {
        let decoded = decode(bytes);
        assert_eq!(decoded.encoding, encoding);
        assert!(decoded.text.contains(has), "{}", decoded.text);
        assert!(!decoded.text.starts_with('\u{feff}'));
    }
}

#[test]
fn cells_of_excel_are_read_with_their_dates() {
    let book = xlsx(
        "Tabelle1",
        r#"<row r="2"><c r="B2" t="inlineStr"><is><t>Beginn</t></is></c><c r="C2" s="1"><v>44537</v></c><c r="D2" s="2"><v>44537.75</v></c><c r="E2"><v>3</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#REF!</v></c><c r="H2"><f>1+1</f><v>2</v></c></row>"#,
    );
    let tables = read(&book).unwrap().tables;
    assert_eq!(tables[0].sheet.as_deref(), Some("Tabelle1"));
    assert!(tables[0].is_blank(0));
    let row = &tables[0].rows[1];
    assert_eq!(
        row[1..],
        [
            Value::Text("Beginn".into()),
            Value::Date("2021-12-07".into()),
            Value::Date("2021-12-07T18:00:00".into()),
            Value::Number(3.0),
            Value::Bool(true),
            Value::Error("#REF!".into()),
            Value::Number(2.0),
        ]
    );
    assert_eq!(tables[0].place(1, 2).to_string(), "Tabelle1!C2");
}

#[test]
fn cells_of_libreoffice_are_read_with_their_dates_and_without_notes() {
    let book = ods(r#"<table:table table:name="Blatt 1"><table:table-row>
        <table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>a note</text:p></office:annotation><text:p>a &amp; <text:a>b</text:a><text:s text:c="2"/>c</text:p><text:p>d</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2021-12-07T14:30:00"><text:p>7.12.21</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="2021"><text:p>2.021</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16379"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#);
    let tables = read(&book).unwrap().tables;
    let text = || Value::Text("a & b  c\nd".into());
    assert_eq!(
        tables[0].rows,
        [vec![
            text(),
            text(),
            Value::Date("2021-12-07T14:30:00".into()),
            Value::Time("14:30:00".into()),
            Value::Number(2021.0),
        ]]
    );
}

#[test]
fn what_is_no_table_is_refused_with_what_it_is() {
    for (bytes, says) in [
        (b"%PDF-1.7".as_slice(), "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .xlsx"),
        (b"PK\x03\x04damaged", "damaged"),
        (b"<!doctype html>", "HTML"),
        (&zip(&[("readme.txt", "")]), "a ZIP without a workbook"),
    ] {
        assert!(refusal(bytes).contains(says), "{}", refusal(bytes));
    }
}

#[test]
fn a_workbook_that_stands_for_billions_of_cells_is_refused() {
    let billions = r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    assert!(refusal(&ods(billions)).contains("more than 200000 rows"));
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert!(refusal(&xlsx("a", far)).contains("more than 200000 rows"));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let zeros = " ".repeat(65 << 20);
    let bomb = zip(&[("content.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert!(refusal(&bomb).contains("unpacks to more than 64 MiB"));
}

#[test]
fn entities_that_a_workbook_declares_itself_are_not_unfolded() {
    let laughs = ods(
        "<table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>&lol; &#65;</text:p></table:table-cell></table:table-row></table:table>",
    );
    assert_eq!(texts(&laughs), [[" A".trim()]]);
}
