//! Rows that become sources.

use super::columns::is_address;
use super::names::{Names, line};
use super::notes::{Became, Note, Row, Weight, date_in_words};
use super::said::Own;
use super::table::{rows_of, with_rows};
use super::{Made, begun};
use crate::rules::sources;
use standpoint::format::{Date, Id, Keyword, Language, Side, Source, Story, Text, Url};
use standpoint::import::table::Table;
use standpoint::import::{Ids, Layout, Notes, Options, Place, absolute, date_in, leads_somewhere};
use standpoint::story::Grade;
use std::collections::HashMap;

/// What the columns of a list of sources are called, in lower case.
const HEADINGS: &[(&str, &str)] = &[
    (
        "source",
        "url link links address web href quelle adresse lien enlace адрес ссылка источник 链接 网址 地址",
    ),
    (
        "text.headline",
        "title headline name page titel titre título заголовок название 标题 名称",
    ),
    (
        "publisher",
        "publisher site outlet newspaper agency medium herausgeber verlag éditeur medio издание издатель 发布者 媒体 出版者",
    ),
    (
        "start_date",
        "date published datum veröffentlicht fecha дата 日期 发布日期",
    ),
    ("language", "language lang sprache langue idioma язык 语言"),
    ("grade", "grade kind type nähe степень вид 等级 类型"),
    ("archived", "archived archive copy archiv архив копия 存档"),
    ("side", "side party seite partei сторона 方 立场方"),
];

/// Guesses the columns of a list of sources.
pub(super) fn layout(table: &Table, heading: Option<usize>) -> Layout {
    let mut columns: HashMap<&'static str, usize> = HashMap::new();
    for column in 0..table.width() {
        let name = heading.map(|row| table.text(row, column).to_lowercase());
        let name = name.unwrap_or_default();
        let known = HEADINGS
            .iter()
            .find(|(_, names)| names.split_whitespace().any(|known| known == name));
        if let Some((field, _)) = known
            && !columns.contains_key(field)
        {
            columns.insert(field, column);
        }
    }
    if !columns.contains_key("source") {
        let first = heading.map_or(0, |heading| heading + 1);
        let has_address = |column: &usize| {
            let mut texts = (first..table.rows.len()).map(|row| table.text(row, *column));
            texts
                .find(|text| !text.is_empty())
                .is_some_and(|text| is_address(&text))
        };
        let free = (0..table.width())
            .filter(|column| !columns.values().any(|taken| taken == column))
            .find(has_address);
        if let Some(column) = free {
            columns.insert("source", column);
        }
    }
    Layout { heading, columns }
}

/// Makes sources of the rows.
pub(super) fn made(table: &Table, layout: &Layout, options: &Options, before: Notes) -> Made {
    let mut story = begun(&options.name, options);
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    let mut ids = Ids::default();
    let mut sides = Names::default();
    let mut is_graded = true;
    let order = layout.order(table, options);
    for row in rows_of(table, layout, &mut notes) {
        let place = table.row_place(row);
        let cell = |field: &str| table.field(row, &layout.columns, field);
        let place_of = |field: &str| match layout.columns.get(field) {
            Some(column) => table.place(row, *column),
            None => table.row_place(row),
        };
        let written = cell("source");
        let (mut title, mut publisher) = (line(&cell("text.headline")), line(&cell("publisher")));
        let url = address(&written);
        if url.is_none() && title.is_empty() {
            title = line(&written);
        } else if url.is_none() && !written.is_empty() {
            let place = place_of("source");
            notes.push(Note::own_about(
                Weight::Lost,
                place,
                Own::NoAddress,
                &written,
            ));
        }
        if title.is_empty() && url.is_none() && publisher.is_empty() {
            notes.push(Note::own(Weight::Lost, place, Own::EmptySource));
            continue;
        }
        if let Some(url) = &url {
            if publisher.is_empty() {
                publisher = sources::site(&url.0).unwrap_or_default();
            }
            if title.is_empty() {
                title.clone_from(&url.0);
                let place = place_of("text.headline");
                notes.push(Note::own(Weight::Guessed, place, Own::NoPageTitle));
            }
        }
        let date = match (cell("start_date"), layout.columns.get("start_date")) {
            (written, Some(column)) if !written.is_empty() => {
                let date = date_in(table.cell(row, *column), order);
                if date.is_none() {
                    let place = place_of("start_date");
                    notes.push(Note::own_about(
                        Weight::Guessed,
                        place,
                        Own::NoDate,
                        &written,
                    ));
                }
                Some(Date(date.map_or(written, |(date, _)| date)))
            }
            _ => None,
        };
        let said = grade(&cell("grade"));
        is_graded &= said.is_some();
        let grade = said.unwrap_or(Grade::Press);
        let language = cell("language");
        let side = line(&cell("side"));
        let side = (!side.is_empty()).then(|| side_of(&mut story, &mut sides, &side));
        let from = match publisher.is_empty() {
            true => title.clone(),
            false => [&publisher, " ", &title].concat(),
        };
        rows.push((
            place,
            Row {
                number: 0,
                became: Became::Source,
                date: date
                    .as_ref()
                    .map(|date| date_in_words(&date.0, &options.language, "UTC"))
                    .unwrap_or_default(),
                title: [&publisher, ": ", &title].concat(),
                notes: Vec::new(),
            },
        ));
        let id = Id(ids.make(&short(&from), "source"));
        story.sources.get_or_insert_default().push(Source {
            id,
            publisher: Text::Plain(publisher),
            title: Text::Plain(title),
            date,
            language: (!language.is_empty()).then_some(Language(language)),
            url,
            archived: address(&cell("archived")),
            grade: Keyword(grade),
            side,
        });
    }
    if !is_graded {
        notes.push(Note::own(Weight::Guessed, Place::File, Own::Grades));
    }
    let (rows, notes) = with_rows(rows, before, notes);
    Made {
        story,
        unread: Vec::new(),
        rows,
        notes,
    }
}

/// Returns an address that a story may have, without the marks of advertisers. A host of an intranet need not have a
/// dot in its name.
pub(super) fn address(text: &str) -> Option<Url> {
    let url = absolute(text);
    let is_it = is_address(&url) && leads_somewhere(&url);
    is_it.then(|| Url(sources::address(&url).unwrap_or(url)))
}

/// The beginning of a text, of which an id is made.
pub(super) fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    words.join(" ").chars().take(40).collect()
}

fn grade(word: &str) -> Option<Grade> {
    let word = word.trim().to_lowercase();
    let place = Grade::WORDS.iter().position(|known| *known == word)?;
    Grade::nth(place)
}

/// Returns the id of a side by its name; adds it where it is not there.
pub(super) fn side_of(story: &mut Story, sides: &mut Names, name: &str) -> Id {
    let (id, is_new) = sides.id(name, name, "side");
    if is_new {
        story.sides.get_or_insert_default().push(Side {
            id: id.clone(),
            name: Text::Plain(name.to_owned()),
            role: None,
        });
    }
    id
}
