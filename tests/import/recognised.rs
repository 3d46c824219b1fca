//! `standpoint check` says of what other programs wrote which command reads it, and nothing else.

use crate::files::{ods, xlsx};
use standpoint::check::check;

#[test]
fn a_file_of_another_program_is_recognised_in_one_message() {
    let text = |cell: &str, text: &str| {
        format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let book = xlsx(
        "Sheet1",
        &format!("<row r=\"1\">{}</row>", text("A1", "Anything")),
    );
    let story = ods(
        r#"<table:table table:name="Story"><table:table-row/></table:table><table:table table:name="Events"><table:table-row/></table:table>"#,
    );
    let files: [(&[u8], &str, &str); 8] = [
        (
            br#"{ "events": [{ "start_date": { "year": "2021" } }] }"#,
            "a timeline of TimelineJS 3",
            "timelinejs",
        ),
        (
            br#"{ "timeline": { "date": [{ "startDate": "2021" }] } }"#,
            "a timeline of TimelineJS 2",
            "timelinejs",
        ),
        (
            b"Year,Month,Day,Headline\n2021,,,A\n",
            "a table (CSV) with the headings of TimelineJS",
            "timelinejs",
        ),
        (b"Datum;Ereignis\n7.12.2021;A\n", "a table (CSV)", "table"),
        (
            b"The calls,\n,\nDate,Event\n2021,A\n",
            "a table (CSV)",
            "table",
        ),
        (
            b"\xef\xbb\xbfDate\tEvent\n2021\tA\n",
            "a table (CSV)",
            "table",
        ),
        (&book, "a workbook (XLSX)", "table"),
        (&story, "a workbook (ODS) of a story", "workbook"),
    ];
    for (bytes, found, from) in files {
        let report = check("file", bytes);
        assert_eq!(report.problems.len(), 1, "{found}");
        let problem = &report.problems[0];
        assert_eq!(problem.found, found);
        let help = problem.help.as_deref().unwrap_or_default();
        assert!(help.contains(&format!("--from {from} ")), "{help}");
    }
}

#[test]
fn a_story_that_is_only_broken_is_not_taken_for_another_file() {
    for text in [
        "\"standpoint\": 1, \"id\": \"a\",\n\"events\": []",
        "hello",
        r#"{ "standpoint": 1, "events": [{ "start_date": "2021" }] }"#,
        "{ \"events\": [{ \"start_date\": 1, }] }",
    ] {
        let report = check("story.json", text.as_bytes());
        let codes: Vec<&str> = report
            .problems
            .iter()
            .map(|problem| problem.code.word())
            .collect();
        assert!(!codes.contains(&"other-format"), "{text}");
        let helps = report
            .problems
            .iter()
            .filter_map(|problem| problem.help.as_deref());
        assert!(
            helps
                .into_iter()
                .all(|help| !help.contains("standpoint import")),
            "{text}"
        );
    }
}
