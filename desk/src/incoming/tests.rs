//! Files and pasted rows, as they come.

use super::*;
use crate::problems::{Kind, checked};
use crate::words::LANGUAGES;
use standpoint::format::{Date, Sides, Url, starter, to_json};
use standpoint::workbook::write;

fn choices() -> Choices {
    Choices {
        language: String::from("en"),
        as_of: String::from("2022-01-31"),
        ..Choices::default()
    }
}

fn text(name: &str, text: &str) -> Understood {
    understand(name, text.as_bytes(), &choices())
}

fn made(understood: Understood) -> Made {
    let Understood { made, refused, .. } = understood;
    made.unwrap_or_else(|| panic!("{refused:?}"))
}

fn errors(story: &Story) -> Vec<String> {
    let problems = checked(story, &[]).problems;
    let errors = problems
        .into_iter()
        .filter(|problem| problem.kind != Kind::Warning);
    errors
        .map(|problem| format!("{} {}", problem.path, problem.code))
        .collect()
}

fn titles(made: &Made) -> Vec<(usize, &str, &str)> {
    let rows = made.rows.iter();
    rows.map(|row| (row.number, row.date.as_str(), row.title.as_str()))
        .collect()
}

const TIMELINE: &str = r#"{ "title": { "text": { "headline": "Calls" } }, "events": [
    { "start_date": { "year": "2021", "month": "12", "day": "30" }, "text": { "headline": "Second call" } },
    { "start_date": { "year": "2021", "month": "12", "day": "7" }, "text": { "headline": "First call" }, "odd": 1 },
    { "text": { "headline": "Never" } }
] }"#;

#[test]
fn a_timeline_becomes_a_sound_story_and_each_of_its_events_says_what_became_of_it() {
    let understood = text("calls.json", TIMELINE);
    assert_eq!(understood.format, Format::TimelineJs);
    let made = made(understood);
    assert_eq!(errors(&made.story), Vec::<String>::new());
    assert_eq!(
        titles(&made),
        [
            (1, "December 30, 2021", "Second call"),
            (2, "December 7, 2021", "First call"),
            (3, "", "")
        ]
    );
    let [_, second, third] = made.rows.as_slice() else {
        panic!("three rows");
    };
    assert!(second.notes[0].spoken(0).text.contains("odd"));
    assert_eq!(third.became, Became::Nothing);
    assert!(third.has_losses());
}

#[test]
fn a_spreadsheet_of_timelinejs_is_told_from_other_tables() {
    let understood = text(
        "sheet.csv",
        "Year,Month,Day,Headline,Text,Type,End Year\n,,,Calls,,title,\n2021,12,7,Call,They spoke,,\n2021,,,Winter,,era,2022\n",
    );
    assert_eq!(understood.format, Format::TimelineJs);
    let became: Vec<_> = made(understood).rows.iter().map(|row| row.became).collect();
    assert_eq!(became, [Became::Title, Became::Event, Became::Era]);
    let understood = text(
        "sheet.csv",
        "Year,Month,Day,Headline,Text\n2021,12,7,Call,They spoke\n",
    );
    assert_eq!(titles(&made(understood)), [(2, "December 7, 2021", "Call")]);
}

#[test]
fn a_story_is_read_also_with_mistakes() {
    let story = starter("mistakes", "en").expect("a story");
    let whole = to_json(&story);
    let understood = text("story.json", &whole);
    assert_eq!(understood.format, Format::Story);
    assert!(made(understood).unread.is_empty());
    let broken = whole.replacen("\"date\": \"", "\"odd\": 5, \"date\": \"", 1);
    let made = made(text("story.json", &broken));
    assert_eq!(made.unread.len(), 1);
    assert_eq!(made.rows.len(), story.events.len());
    let refused = text("story.json", "{ \"standpoint\": 1, ");
    assert!(refused.made.is_none());
    assert!(refused.refused[0].place.to_string().starts_with("1:"));
}

#[test]
fn a_file_that_lost_a_word_is_still_what_it_was() {
    let date = r#"{ "events": [{ "date": { "year": "1905" }, "text": { "headline": "A" } }] }"#;
    assert_eq!(text("a.json", date).format, Format::TimelineJs);
    let story = to_json(&starter("lost", "en").expect("a story"));
    let lost = story.replacen("  \"standpoint\": 1,\n", "", 1);
    let understood = text("story.json", &lost);
    assert_eq!(understood.format, Format::Story);
    assert_eq!(errors(&made(understood).story), Vec::<String>::new());
}

#[test]
fn a_workbook_comes_back_as_its_story() {
    let story = starter("book", "en").expect("a story");
    let bytes = write(&story).expect("a workbook");
    let understood = understand("book.xlsx", &bytes, &choices());
    assert_eq!(understood.format, Format::Workbook);
    let made = made(understood);
    assert!(made.story == story);
    assert_eq!(made.rows.len(), story.events.len());
}

#[test]
fn what_excel_saves_as_csv_is_read_whatever_its_encoding_and_delimiter() {
    let rows = "Datum;Titel;Text\r\n07.12.2021;Gespräch;Sie sprachen über Größe\r\n";
    let latin: Vec<u8> = rows.chars().map(|c| c as u8).collect();
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(rows.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [rows.as_bytes(), &latin, &utf16] {
        let understood = understand("tabelle.csv", bytes, &choices());
        assert_eq!(understood.format, Format::Table);
        let made = made(understood);
        assert_eq!(titles(&made), [(2, "December 7, 2021", "Gespräch")]);
        assert_eq!(errors(&made.story), Vec::<String>::new());
    }
}

#[test]
fn columns_are_guessed_and_can_be_corrected() {
    let pasted = "A\tB\tC\n2021-12-07\tCall\tlong words about what was said there\n";
    let understood = text("pasted", pasted);
    let columns = understood.columns.clone().expect("columns");
    assert_eq!(columns.rows, Rows::Events);
    let fields: Vec<_> = columns.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Some("start_date"), None, Some("text.text")]);
    assert_eq!(columns.columns[1].example, "Call");
    let mut choices = choices();
    choices.columns.insert(1, Some("text.headline"));
    choices.columns.insert(2, None);
    let made = made(understand("pasted", pasted.as_bytes(), &choices));
    assert!(
        made.notes
            .iter()
            .any(|note| note.spoken(0).text.contains("“C”"))
    );
    assert_eq!(titles(&made), [(2, "December 7, 2021", "Call")]);
    assert!(made.story.events[0].summary.is_none());
}

#[test]
fn pasted_rows_need_no_headings() {
    let understood = text(
        "pasted",
        "2021-12-07\tThe first call\n2021-12-30\tThe second one\n",
    );
    let columns = understood.columns.as_ref().expect("columns");
    assert!(!columns.has_headings);
    let made = made(understood);
    assert_eq!(made.story.events.len(), 2);
    assert_eq!(made.rows[0].number, 1);
}

#[test]
fn whether_the_day_comes_first_is_asked_only_where_nothing_tells() {
    let asked = |rows: &str| {
        let understood = text("pasted", &["Date\tTitle\n", rows].concat());
        understood.columns.expect("columns").is_order_asked
    };
    assert!(asked("3/4/2021\tA\n"));
    assert!(!asked("3/4/2021\tA\n31/12/2021\tB\n"));
    assert!(!asked("3 April 2021\tA\n"));
    assert!(!asked("4/4/2021\tA\n"));
    let read = |order| {
        let choices = Choices {
            order: Some(order),
            ..choices()
        };
        let understood = understand("pasted", b"Date\tTitle\n3/4/2021\tA\n", &choices);
        made(understood).story.events[0].date.0.clone()
    };
    assert_eq!(read(Order::DayFirst), "2021-04-03");
    assert_eq!(read(Order::MonthFirst), "2021-03-04");
}

const POSITIONS: &str = "Date\tEvent\tTopic\tSide\tWho\tText\tQuote\tSource\n\
    7 Dec 2021\tVideo call\tTroops\tRussia\tPutin\tNATO must *stop*\t\u{201c}red lines\u{201d}\thttps://example.org/a\n\
    \t\tTroops\tUnited States\tBiden\tThere will be costs\t\thttps://example.org/a; https://example.com/b\n\
    30 Dec 2021\tPhone call\tTroops\tRussia / United States\t\tTalks go on\t\t\n\
    31 Dec 2021\tNothing\tTroops\tRussia\t\t\t\t\n";

#[test]
fn rows_of_who_said_what_become_positions_at_their_events() {
    let understood = text("pasted", POSITIONS);
    let columns = understood.columns.as_ref().expect("columns");
    assert_eq!(columns.rows, Rows::Positions);
    let made = made(understood);
    let story = &made.story;
    assert_eq!(story.events.len(), 2);
    let [first, second] = story.events[0].positions.as_deref().expect("positions") else {
        panic!("two positions at the first event");
    };
    assert!(first.text == Text::Plain(String::from(r"NATO must \*stop\*")));
    assert!(first.quote == Some(Text::Plain(String::from("red lines"))));
    assert_eq!(second.sources.len(), 2);
    assert!(first.sources[0] == second.sources[0]);
    assert_eq!(story.sources.as_ref().map(Vec::len), Some(2));
    let joint = &story.events[1].positions.as_ref().expect("a position")[0];
    assert!(matches!(&joint.side, Sides::Joint(sides) if sides.len() == 2));
    let [.., third, lost] = made.rows.as_slice() else {
        panic!("rows");
    };
    assert!(
        third
            .notes
            .iter()
            .any(|note| note.spoken(0).text.contains("source"))
    );
    assert!(lost.has_losses() && lost.number == 5);
    // Only what is missing in the rows is wrong with the story.
    let wrong = errors(story);
    assert!(
        wrong
            .iter()
            .all(|error| error.starts_with("summary") || error.contains("events[1].positions[0]")),
        "{wrong:?}"
    );
}

#[test]
fn a_time_of_day_without_a_zone_is_not_left_out_in_silence() {
    let of = |date: &str| {
        let rows = [
            "Date\tEvent\tTopic\tSide\tText\n",
            date,
            "\tCall\tT\tA\tWords\n",
        ]
        .concat();
        made(text("pasted", &rows))
    };
    let without = of("2021-12-07 15:30");
    assert_eq!(without.story.events[0].date.0, "2021-12-07");
    assert!(without.rows[0].has_losses());
    let with = of("2021-12-07T15:30:00-05:00");
    assert_eq!(with.story.events[0].date.0, "2021-12-07T15:30:00-05:00");
    assert!(!with.rows[0].has_losses());
}

#[test]
fn positions_come_to_events_in_hand() {
    let mut story = made(text("events", "Date\tTitle\n2021-12-07\tVideo call\n")).story;
    let added = add(&mut story, &made(text("pasted", POSITIONS)).story);
    assert_eq!(added.events, 1);
    assert_eq!(added.positions, 3);
    assert_eq!(story.events[0].positions.as_ref().map(Vec::len), Some(2));
    let again = add(&mut story, &made(text("pasted", POSITIONS)).story);
    assert_eq!(again, Added::default());
    assert_eq!(story.sides.as_ref().map(Vec::len), Some(2));
}

#[test]
fn rows_of_addresses_become_sources() {
    let rows = "URL\tTitle\tPublisher\tDate\tGrade\n\
        https://www.example.org/a\tReadout\tKremlin\t7 Dec 2021\tofficial\n\
        https://example.com/b\t\t\t\t\n\
        javascript:alert(1)\tBad\tX\t\t\n";
    let understood = text("pasted", rows);
    assert_eq!(
        understood.columns.as_ref().expect("columns").rows,
        Rows::Sources
    );
    let made = made(understood);
    let sources = made.story.sources.as_deref().expect("sources");
    assert_eq!(sources.len(), 3);
    assert!(sources[0].date == Some(Date(String::from("2021-12-07"))));
    assert!(sources[1].publisher == Text::Plain(String::from("example.com")));
    assert!(sources[2].url.is_none());
    assert!(made.rows[2].has_losses());
    let mut story = starter("in-hand", "en").expect("a story");
    add(&mut story, &made.story);
    assert_eq!(errors(&story), Vec::<String>::new());
}

// An address with the marks of a newsletter was another one, and its source was there twice.
#[test]
fn an_address_that_leads_to_a_source_in_hand_is_that_source() {
    let mut story = made(text(
        "in hand",
        "URL\tTitle\nhttps://www.example.org/a\tA\n",
    ))
    .story;
    let other = "URL\tTitle\n\
        http://example.org/a/?utm_source=mail\tThe same\n\
        https://example.org/b?utm_source=mail&x=1\tAnother\n";
    let other = made(text("pasted", other)).story;
    let urls: Vec<_> = other.sources.iter().flatten().map(|it| &it.url).collect();
    assert!(*urls[1] == Some(Url(String::from("https://example.org/b?x=1"))));
    assert_eq!(add(&mut story, &other).sources, 1);
    let rows = "Event\tTopic\tSide\tText\tSource\n\
        Call\tTroops\tA\tX\thttps://www.example.org/a?fbclid=1\n\
        Call\tTroops\tB\tY\thttps://example.org/a#part\n";
    let rows = made(text("pasted", rows)).story;
    let source = &rows.sources.as_ref().expect("a source")[0];
    assert!(source.publisher == Text::Plain(String::from("example.org")));
    assert_eq!(rows.sources.as_ref().map(Vec::len), Some(1));
    assert_eq!(add(&mut story, &rows).sources, 0);
}

#[test]
fn what_is_no_table_is_refused_in_words_for_editors() {
    let long = vec![b'a'; MAX_FILE + 1];
    for (name, bytes) in [
        ("page.html", b"<!doctype html><p>x" as &[u8]),
        ("letter.pdf", b"%PDF-1.7"),
        ("old.xls", b"\xd0\xcf\x11\xe0"),
        ("empty.csv", b""),
        ("note.txt", b"Dear all, this is a letter.\nAnd a line."),
        ("list.json", b"[1, 2]"),
        ("object.json", b"{ \"name\": \"package\" }"),
        ("long.csv", &long),
    ] {
        let understood = understand(name, bytes, &choices());
        assert!(understood.made.is_none(), "{name}");
        let text = understood.refused[0].spoken(0).text;
        assert!(!text.is_empty() && !text.contains("--"), "{name}: {text}");
    }
}

#[test]
fn nothing_is_said_in_the_words_of_the_command_line() {
    let files = [
        "Date\tTitle\tOdd\n7 Dec 2021 3:30 pm\tA\tx\n",
        "Year,Month,Day,Time,Headline,Odd\n2021,12,7,3:30 pm,A,x\n",
        "Odd\tColumns\n1\t2\n",
        TIMELINE,
    ];
    for file in files {
        let understood = text("file", file);
        let made = understood.made;
        let of_rows = made.iter().flat_map(|made| &made.rows);
        let notes = of_rows.flat_map(|row| row.notes.clone());
        let whole = made.iter().flat_map(|made| made.notes.clone());
        for note in notes.chain(whole).chain(understood.refused) {
            for interface in 0..LANGUAGES.len() {
                let text = note.spoken(interface).text;
                let is_plain = !["--", "standpoint ", "`", "{"]
                    .iter()
                    .any(|mark| text.contains(mark));
                assert!(is_plain, "{text}");
            }
        }
    }
}

#[test]
fn what_is_said_of_a_file_is_in_the_language_of_the_interface() {
    let first = |file: &str| {
        let made = made(text("file", file));
        let note = made.rows.iter().find_map(|row| row.notes.first().cloned());
        let note = note.expect("something to be said");
        [0, 1, 2].map(|interface| note.spoken(interface).text)
    };
    assert_eq!(
        first("Date\tTitle\nabout 1850\tA\n"),
        [
            "the date “about 1850” is not exact; read as 1850~",
            "日期“about 1850”不精确；读作 1850~",
            "дата «about 1850» неточная; прочитана как 1850~"
        ]
    );
    let page = text("a.html", "<!doctype html><p>x");
    assert!(page.refused[0].spoken(2).text.starts_with("Это HTML"));
}

#[test]
fn what_the_parser_says_stays_in_english_beside_what_the_desk_says() {
    let broken = "storyjs_jsonp_data = { \"timeline\": ";
    let refused = text("a.json", broken).refused;
    let Spoken { text, english } = refused[0].spoken(2);
    assert!(text.starts_with("Это не JSON"), "{text}");
    assert!(english.is_some_and(|english| english.contains("expected")));
}

#[test]
fn what_is_wrong_in_a_workbook_is_said_in_the_words_of_its_cells() {
    let mut story = starter("book", "en").expect("a story");
    story.events[0].date = Date(String::from("soon"));
    let bytes = write(&story).expect("a workbook");
    let understood = understand("book.xlsx", &bytes, &choices());
    let said = understood.refused[0].spoken(0).text;
    assert_eq!(
        said,
        "“date”: This date cannot be read. Write it as 2021-12-07, 2021-12 or 2021. Found: “soon”."
    );
}

#[test]
fn whatever_is_in_a_file_something_is_understood_and_it_ends() {
    let parts = [
        "{",
        "\"standpoint\"",
        "[",
        "\t",
        "\n",
        ",",
        "2021-12-07",
        "Date",
        "http://a",
        "\u{0}",
        "Side",
        "\"",
        "PK\u{3}\u{4}",
    ];
    let mut seed = 7_u32;
    for _ in 0..60 {
        let mut file = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            file.push_str(parts[(seed >> 16) as usize % parts.len()]);
        }
        for rows in [
            None,
            Some(Rows::Events),
            Some(Rows::Positions),
            Some(Rows::Sources),
        ] {
            let choices = Choices { rows, ..choices() };
            let understood = understand("file", file.as_bytes(), &choices);
            assert!(
                understood.made.is_some() || !understood.refused.is_empty(),
                "{file:?}"
            );
        }
    }
}

#[test]
fn ten_thousand_rows_are_understood_and_added_without_anybody_waiting() {
    let mut rows = String::from("Date\tEvent\tTopic\tSide\tWho\tText\tSource\n");
    for number in 0..10_001 {
        rows.push_str(&format!(
            "2021-12-07\tEvent {number}\tTopic {number}\tSide {number}\tWho {number}\tText\thttps://example.org/{number}\n"
        ));
    }
    let start = std::time::Instant::now();
    let made = made(text("pasted", &rows));
    let mut story = made.story.clone();
    let added = add(&mut story, &made.story);
    assert_eq!(made.story.events.len(), 10_000);
    assert!(made.rows.last().is_some_and(Row::has_losses));
    assert_eq!((added.events, added.positions, added.sources), (0, 0, 0));
    // Unoptimised and beside other tests; what takes the square of the time takes minutes.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn what_is_said_of_a_file_is_said_once() {
    let table = "Date,Title,Mood\n2021-12-07,A call,glad\nnever,Another,sad\n";
    let made = made(text("calls.csv", table));
    let rows = made.rows.iter().flat_map(|row| &row.notes);
    let notes: Vec<_> = made.notes.iter().chain(rows).collect();
    let lost: Vec<_> = notes
        .iter()
        .filter(|note| note.weight == Weight::Lost)
        .map(|note| note.spoken(0).text)
        .collect();
    assert_eq!(
        lost,
        [
            "the column “Mood”; say above what it holds",
            "“never” as the date of “Another”; it is no date, and every event needs one: write one such as 2021-12-07"
        ]
    );
}

// A note of the newsroom's own was what is held, and the statement its quote; and nothing said what was left out.
#[test]
fn what_a_newsroom_notes_for_itself_is_left_out_of_positions_and_that_is_told() {
    let table = "Side,Statement,about,Comment,Date,Link\n\
        Russia,No more members,membership,internal: call again and check what exactly was said by whom,2021-12-07,\n";
    let understood = understand("rows.csv", table.as_bytes(), &choices());
    let made = understood.made.expect("a story");
    let position = &made.story.events[0].positions.as_ref().expect("positions")[0];
    assert!(position.text == Text::Plain(String::from("No more members")));
    assert!(position.quote.is_none());
    let left_out = |heading: &str| {
        made.notes
            .iter()
            .any(|note| note.weight == Weight::Lost && format!("{note:?}").contains(heading))
    };
    assert!(left_out("Comment"), "{:?}", made.notes);
}

#[test]
fn a_table_of_positions_is_known_by_its_own_headings() {
    let fields = |table: &str, rows: Option<Rows>| {
        let choices = Choices { rows, ..choices() };
        let understood = understand("positions.csv", table.as_bytes(), &choices);
        let columns = understood.columns.expect("columns");
        assert_eq!(columns.rows, Rows::Positions, "{table}");
        let fields = columns.columns.iter().map(|column| column.field);
        fields.collect::<Vec<_>>()
    };
    let (date, side, speaker) = (Some("start_date"), Some("side"), Some("speaker"));
    let (held, quote) = (Some("text.text"), Some("quote"));
    assert_eq!(
        fields(
            "Date,Who,Position\n2021-12-07,Russia,No more members\n",
            None
        ),
        [date, side, held]
    );
    assert_eq!(
        fields(
            "Date,Country,Who,Statement\n2021-12-07,Russia,Putin,No more\n",
            None
        ),
        [date, side, speaker, held]
    );
    assert_eq!(
        fields(
            "Date,Side,Notes,Stance,Quote\n2021-12-07,Russia,A call,No more members,“No!”\n",
            None
        ),
        [date, side, None, held, quote]
    );
    assert_eq!(
        fields(
            "Date,Who,Text,Statement,Topic\n2021-12-07,Russia,No more,“No!”,Members\n",
            None
        ),
        [date, side, held, quote, Some("topic")]
    );
    assert_eq!(
        fields(
            "Date,Who,What was said\n2021-12-07,Russia,No more members\n",
            Some(Rows::Positions)
        ),
        [date, side, held]
    );
}

#[test]
fn rows_of_which_nothing_becomes_make_nothing() {
    let rows = "Date,Who,Position\n2021-12-07,Russia,\n";
    assert!(made(text("positions.csv", rows)).is_empty());
    let rows = "Date,Who,Position\n2021-12-07,Russia,No more members\n";
    assert!(!made(text("positions.csv", rows)).is_empty());
}
