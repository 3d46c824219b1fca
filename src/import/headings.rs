//! What columns are called.

use super::words::month;

/// A field, and the headings under which tables have it, in lower case. The first heading of each is
/// TimelineJS's own.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "start_date.year",
        &[
            "year",
            "start year",
            "jahr",
            "année",
            "annee",
            "año",
            "ano",
            "год",
            "рік",
            "年",
            "年份",
            "السنة",
            "سنة",
        ],
    ),
    (
        "start_date.month",
        &[
            "month",
            "start month",
            "monat",
            "mois",
            "mes",
            "месяц",
            "місяць",
            "月",
            "月份",
            "الشهر",
            "شهر",
        ],
    ),
    (
        "start_date.day",
        &[
            "day",
            "start day",
            "tag (datum)",
            "jour",
            "día",
            "dia",
            "день",
            "日",
            "اليوم",
            "يوم",
        ],
    ),
    (
        "start_date.hour",
        &[
            "time",
            "start time",
            "uhrzeit",
            "zeit",
            "heure",
            "hora",
            "время",
            "час",
            "时间",
            "الوقت",
            "time of day",
        ],
    ),
    (
        "end_date.year",
        &[
            "end year",
            "endjahr",
            "ende jahr",
            "année de fin",
            "año final",
            "год окончания",
        ],
    ),
    (
        "end_date.month",
        &[
            "end month",
            "endmonat",
            "ende monat",
            "mois de fin",
            "mes final",
            "месяц окончания",
        ],
    ),
    (
        "end_date.day",
        &[
            "end day",
            "endtag",
            "ende tag",
            "jour de fin",
            "día final",
            "день окончания",
        ],
    ),
    (
        "end_date.hour",
        &[
            "end time",
            "endzeit",
            "ende uhrzeit",
            "heure de fin",
            "hora final",
        ],
    ),
    (
        "display_date",
        &[
            "display date",
            "date label",
            "datumsanzeige",
            "angezeigtes datum",
            "date affichée",
            "fecha mostrada",
        ],
    ),
    (
        "text.headline",
        &[
            "headline",
            "title",
            "event",
            "event title",
            "event name",
            "name",
            "what",
            "what happened",
            "überschrift",
            "titel",
            "ereignis",
            "schlagzeile",
            "titre",
            "événement",
            "evenement",
            "título",
            "titulo",
            "evento",
            "заголовок",
            "событие",
            "подія",
            "标题",
            "事件",
            "العنوان",
            "الحدث",
            "incident",
            "milestone",
        ],
    ),
    (
        "text.text",
        &[
            "text",
            "description",
            "details",
            "summary",
            "body",
            "notes",
            "note",
            "content",
            "beschreibung",
            "inhalt",
            "texte",
            "descripción",
            "descripcion",
            "texto",
            "описание",
            "текст",
            "опис",
            "描述",
            "内容",
            "说明",
            "النص",
            "الوصف",
            "comment",
            "comments",
            "what was said",
        ],
    ),
    (
        "media.url",
        &[
            "media",
            "media url",
            "image",
            "picture",
            "photo",
            "video",
            "medien",
            "bild",
            "média",
            "medio",
            "medios",
            "медиа",
            "媒体",
            "图片",
            "الوسائط",
            "image url",
        ],
    ),
    (
        "media.credit",
        &[
            "media credit",
            "credit",
            "photo credit",
            "bildnachweis",
            "crédit",
            "créditos",
            "quelle (bild)",
        ],
    ),
    (
        "media.caption",
        &[
            "media caption",
            "caption",
            "bildunterschrift",
            "légende",
            "leyenda",
            "pie de foto",
        ],
    ),
    (
        "media.thumbnail",
        &["media thumbnail", "thumbnail", "vorschaubild", "miniature"],
    ),
    (
        "media.alt",
        &[
            "alt text",
            "alt",
            "alternativtext",
            "texte alternatif",
            "texto alternativo",
        ],
    ),
    ("type", &["type", "typ"]),
    (
        "group",
        &[
            "group",
            "tag",
            "tags",
            "category",
            "series",
            "gruppe",
            "kategorie",
            "groupe",
            "catégorie",
            "grupo",
            "categoría",
            "группа",
            "категория",
            "группа/тег",
            "组",
            "类别",
            "分类",
            "المجموعة",
            "الفئة",
        ],
    ),
    (
        "background",
        &["background", "hintergrund", "arrière-plan", "fondo"],
    ),
    (
        "start_date",
        &[
            "start date",
            "date",
            "when",
            "start",
            "begin",
            "beginning",
            "datum",
            "beginn",
            "wann",
            "date de début",
            "fecha",
            "fecha de inicio",
            "дата",
            "начало",
            "коли",
            "日期",
            "时间点",
            "التاريخ",
            "تاريخ",
            "dates",
            "date/time",
            "datetime",
            "date and time",
            "date (utc)",
        ],
    ),
    (
        "end_date",
        &[
            "end date",
            "end",
            "until",
            "enddatum",
            "ende",
            "date de fin",
            "fecha final",
            "fecha de fin",
            "дата окончания",
            "конец",
            "结束日期",
            "تاريخ الانتهاء",
        ],
    ),
    (
        "place",
        &[
            "place",
            "location",
            "where",
            "city",
            "ort",
            "wo",
            "lieu",
            "lugar",
            "место",
            "місце",
            "地点",
            "المكان",
        ],
    ),
    (
        "source",
        &[
            "source",
            "sources",
            "source url",
            "url",
            "link",
            "links",
            "reference",
            "references",
            "citation",
            "quelle",
            "quellen",
            "source/link",
            "fuente",
            "enlace",
            "lien",
            "источник",
            "ссылка",
            "джерело",
            "来源",
            "链接",
            "المصدر",
            "الرابط",
        ],
    ),
    ("id", &["id", "unique id", "unique_id", "key"]),
    (
        "speaker",
        &[
            "speaker",
            "who",
            "said by",
            "person",
            "sprecher",
            "wer",
            "qui",
            "quien",
            "quién",
            "кто",
            "хто",
            "谁",
            "发言人",
            "المتحدث",
            "from",
        ],
    ),
    (
        "to",
        &[
            "to", "told", "to whom", "audience", "an wen", "à qui", "a quién", "кому",
        ],
    ),
    (
        "side",
        &[
            "side",
            "party",
            "country",
            "camp",
            "organisation",
            "organization",
            "partei",
            "land",
            "seite",
            "parti",
            "pays",
            "partido",
            "país",
            "сторона",
            "страна",
            "партия",
            "сторона/партия",
            "方",
            "国家",
            "الطرف",
            "الجانب",
        ],
    ),
    (
        "topic",
        &[
            "topic",
            "issue",
            "subject",
            "thema",
            "sujet",
            "tema",
            "тема",
            "议题",
            "主题",
            "الموضوع",
        ],
    ),
    (
        "quote",
        &[
            "quote",
            "quotation",
            "statement",
            "zitat",
            "aussage",
            "citation exacte",
            "cita",
            "цитата",
            "引语",
            "الاقتباس",
        ],
    ),
];

/// The headings of TimelineJS's spreadsheet, exactly.
pub const TIMELINEJS: &[&str] = &[
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
    "Tag",
    "Start Date",
    "End Date",
];

/// How sure a heading is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    /// it is one of those
    Known,
    /// it looks like one of those
    Near,
}

/// Returns the field of a heading.
pub fn field(heading: &str) -> Option<(&'static str, Match)> {
    let heading = normalised(heading);
    if heading.is_empty() {
        return None;
    }
    let known = HEADINGS
        .iter()
        .find(|(_, names)| names.contains(&heading.as_str()));
    if let Some((field, _)) = known {
        return Some((field, Match::Known));
    }
    // A month is no misspelt heading.
    if month(&heading).is_some() || heading.chars().count() < 4 || heading.chars().count() > 40 {
        return None;
    }
    let all: Vec<&'static str> = HEADINGS
        .iter()
        .flat_map(|(_, names)| names.iter().copied().filter(|name| name.len() > 3))
        .collect();
    let near = crate::read::nearest_name(&heading, &all)?;
    let (field, _) = HEADINGS.iter().find(|(_, names)| names.contains(&near))?;
    Some((field, Match::Near))
}

/// Returns whether a text is a heading that tables of events have.
pub fn is_heading(text: &str) -> bool {
    matches!(field(text), Some((_, Match::Known)))
}

/// Returns whether a text is one of the headings of TimelineJS's spreadsheet.
pub fn timelinejs_headings(text: &str) -> bool {
    TIMELINEJS.contains(&text)
}

/// Returns the heading that TimelineJS has for a field.
pub fn of_timelinejs(field: &str) -> &'static str {
    match field {
        "start_date.year" => "Year",
        "start_date.month" => "Month",
        "start_date.day" => "Day",
        "start_date.hour" => "Time",
        "end_date.year" => "End Year",
        "end_date.month" => "End Month",
        "end_date.day" => "End Day",
        "end_date.hour" => "End Time",
        "display_date" => "Display Date",
        "text.headline" => "Headline",
        "text.text" => "Text",
        "media.url" => "Media",
        "media.credit" => "Media Credit",
        "media.caption" => "Media Caption",
        "media.thumbnail" => "Media Thumbnail",
        "media.alt" => "Alt Text",
        "type" => "Type",
        "group" => "Group",
        "background" => "Background",
        "start_date" => "Start Date",
        "end_date" => "End Date",
        _ => "",
    }
}

/// Returns the field that `--columns` calls by a name of its own.
pub fn by_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "date" | "start" => "start_date",
        "end" => "end_date",
        "year" => "start_date.year",
        "month" => "start_date.month",
        "day" => "start_date.day",
        "time" => "start_date.hour",
        "date_label" => "display_date",
        "title" => "text.headline",
        "text" => "text.text",
        "media" => "media.url",
        "caption" => "media.caption",
        "credit" => "media.credit",
        "alt" => "media.alt",
        "group" => "group",
        "place" => "place",
        "source" => "source",
        "id" => "id",
        "speaker" => "speaker",
        "to" => "to",
        "side" => "side",
        "topic" => "topic",
        "quote" => "quote",
        _ => return None,
    })
}

/// Returns the name by which `--columns` calls a field.
pub fn name_of(field: &str) -> &'static str {
    let mut names = NAMES.split(", ");
    names
        .find(|name| by_name(name) == Some(field))
        .unwrap_or("nothing")
}

/// The names that `--columns` has.
pub const NAMES: &str = "date, end, year, month, day, time, date_label, title, text, media, caption, credit, alt, group, place, source, id, speaker, to, side, topic, quote";

/// A heading in lower case, in one line, without the marks around it.
pub fn normalised(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let line = words.join(" ").to_lowercase().replace('_', " ");
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '*' | '#' | '\u{feff}' | '"')
    })
    .to_owned()
}
