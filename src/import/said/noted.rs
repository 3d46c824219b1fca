//! What of a file could not be kept, was changed or was guessed.

use super::{AltFrom, Field, Quote, SheetField, TitleFrom, Vague, graded_messages};
use crate::import::Severity;

// Of each, what was found, and what was done.
graded_messages! {
    /// What of a file could not be kept, was changed or was guessed.
    #[derive(Clone, PartialEq, Eq, Hash, Debug)]
    Noted by Severity;

    // The file as a whole.
    Encoding { encoding: &'static str }: Guessed "encoding" =>
        "the file does not say in which encoding it is",
        "read as {encoding}: look at letters with accents";
    EncodingWithLosses { encoding: &'static str }: Guessed "encoding" =>
        "the file does not say in which encoding it is, and some bytes make no character",
        "read as {encoding}: look at letters with accents";
    EncodingOfJson { encoding: &'static str }: Guessed "encoding" =>
        "the file is not in UTF-8", "read as {encoding}, which it seems to be";
    NoTitle { title: Quote }: Guessed "title" =>
        "the file has no title", "the story is called {title}, as the file is";
    NoSummary: Guessed "summary" =>
        "the file does not say what the story is about", "its title stands as its summary: write a sentence or two";
    NoAsOf { day: String }: Guessed "as-of" =>
        "the file does not say of which day its knowledge is",
        "`as_of` is the last date in it, {day}: set it to the day of the last edit, or say --as-of";
    OtherSheet { sheet: Quote }: Lost "sheet" =>
        "the sheet {sheet}", "left out: the first sheet is read";
    OtherSheetOfTimelineJs { sheet: Quote }: Lost "sheet" =>
        "the sheet {sheet}", "left out: TimelineJS reads one sheet";
    Scale: Lost "scale" =>
        "the scale `cosmological`", "left out: the scale of a story follows from its dates";

    // Headings and columns.
    Transposed: Guessed "transposed" =>
        "headings in the first column", "rows and columns are swapped; places below are those of the swapped table";
    Grid: Guessed "grid" =>
        "dates as headings, and in the first column names",
        "each date becomes an event, whose text has the names with what they hold: make positions of it, with their sources";
    TitleAbove { text: Quote }: Guessed "title" =>
        "{text} above the headings", "taken for the title";
    RowAbove { text: Quote }: Lost "row" =>
        "a row above the headings, {text}", "left out";
    Heading { heading: Quote, field: Field }: Guessed "heading" =>
        "the heading {heading}", "read as `{field}`";
    NoHeading { field: Field }: Guessed "heading" =>
        "a column without a heading", "read as `{field}`";
    NearHeading { heading: Quote, field: SheetField }: Guessed "heading" =>
        "the heading {heading}", "read as `{field}`";
    OtherHeading { heading: Quote, field: SheetField }: Guessed "heading" =>
        "the heading {heading}, which TimelineJS does not read", "read as `{field}`";
    UnreadColumn { heading: Quote }: Lost "column" =>
        "the column {heading}", "left out; --columns says what it holds, such as text=…";
    UnreadColumnWithoutHeading: Lost "column" =>
        "a column without a heading", "left out; --columns says what it holds, such as text=…";
    UnknownColumn { heading: Quote }: Lost "column" =>
        "the column {heading}, which TimelineJS does not have", "left out";
    ColumnWithoutHeading: Lost "column" =>
        "a column without a heading", "left out";
    ColumnTwice { field: SheetField, heading: Quote }: Lost "column-twice" =>
        "another column for {field}, {heading}", "left out: the first one counts";

    // Rows and objects.
    BlankRow: Changed "blank-row" =>
        "a blank row, after which TimelineJS reads no further", "the rows below it are read";
    EmptyRow: Lost "row" =>
        "a row with neither date nor text", "left out";
    RowWithoutEvent { text: Quote }: Lost "row" =>
        "a row that is no event, {text}", "left out";
    NoEvent { kind: &'static str }: Lost "no-event" =>
        "{kind} where an event belongs", "left out";
    UnknownKey { key: Quote }: Lost "unknown-key" =>
        "the key {key}, which TimelineJS does not know", "left out";
    UnknownType { written: Quote }: Lost "type" =>
        "{written} as the type; TimelineJS knows `title` and `era`", "taken for an event";
    Formula { failure: Quote }: Lost "formula" =>
        "{failure}, a formula that failed", "kept as it is: write what belongs there";
    TooManyEvents: Lost "too-many-events" =>
        "more than 10,000 events", "left out";
    Id { written: Quote, made: Quote }: Changed "id" =>
        "the id {written}, which is taken or has characters that ids do not have", "the event's id is {made}";
    TooManyGroups: Lost "too-many-groups" =>
        "more than 100 groups", "left out";
    Location: Lost "location" =>
        "a `location` of StoryMap, which TimelineJS does not show", "its name is the event's place, the rest is left out";
    BackgroundImage { address: Quote }: Lost "background" =>
        "the background image {address}", "left out: a story looks as its page does";
    BackgroundColour: Lost "background" =>
        "a background colour", "left out: a story looks as its page does";

    // The title and eras.
    TitleRow: Guessed "title-slide" =>
        "the first row has no date and no type; TimelineJS leaves it out, or shows the year 0", "taken for the title";
    TitleEvent: Guessed "title-slide" =>
        "the first event has no date, and the timeline no title; TimelineJS shows the year 0 or nothing",
        "taken for the title";
    TitleTwice: Lost "title-twice" =>
        "a second title; TimelineJS too takes the first", "left out";
    TitleMedia { address: Quote }: Lost "title-media" =>
        "the title slide has media, {address}", "left out: only events have media";
    TitleDate: Lost "title-date" =>
        "the title slide has a date", "left out: a story has none";
    EraWithoutDates: Lost "era-without-dates" =>
        "an era without beginning or end", "left out";
    EraBackwards: Lost "era-backwards" =>
        "an era that ends before it begins", "left out";
    EraWithoutName: Guessed "era-without-name" =>
        "an era without a name", "named by its dates";
    TooManyEras: Lost "too-many-eras" =>
        "more than 100 eras", "left out";

    // Dates.
    EventWithoutDate: Lost "event-without-date" =>
        "an event without a date", "the event is left out: write its date";
    TitledEventWithoutDate { headline: Quote }: Lost "event-without-date" =>
        "{headline} has no date", "the event is left out: write its date";
    NoDateOf { written: Quote, event: Quote }: Lost "date" =>
        "{written} as the date of {event}", "it is no date, and the event is left out: write one such as 2021-12-07";
    NoDate { written: Quote }: Lost "date" =>
        "{written} as a date", "left out: it is none";
    NoEndDate { written: Quote }: Lost "end-date" =>
        "{written} as an end", "left out: it is no date";
    EndBeforeStart { end: String, start: String }: Lost "end-before-start" =>
        "it ends {end}, before it begins {start}", "the end is left out";
    VagueDate { written: Quote, why: Vague, read: String }: Guessed "date" =>
        "{written}, {why}", "read as `{read}`";
    ExcelDay { written: Quote, read: String }: Guessed "excel-day" =>
        "the number {written} where a date belongs", "read as Excel's count of days, `{read}`";
    DateInWords { written: Quote, read: String }: Guessed "date-in-words" =>
        "the date {written}", "read as `{read}`";
    DateKey: Guessed "date-key" =>
        "`date` in place of `start_date`, where TimelineJS shows nothing", "taken for the date";
    DayWithoutMonth: Lost "day-without-month" =>
        "a day or time without a month, where TimelineJS makes up January", "the year is kept";
    TimeWithoutDay: Lost "time-without-day" =>
        "a time without a day, where TimelineJS makes up the first of the month", "the month is kept";
    NoSuchDay { day: Quote, month: String }: Lost "no-such-day" =>
        "the day {day} of {month}, which has none such; TimelineJS shows another date", "the month is kept";
    NoSuchMonth { month: Quote, year: String }: Lost "no-such-month" =>
        "the month {month} of {year}; TimelineJS shows another date", "the year is kept";
    MonthInWords { written: Quote, month: i64 }: Guessed "month-in-words" =>
        "{written} as the month, which stops TimelineJS", "read as {month}";
    YearZero: Changed "year-zero" =>
        "the year 0, which no calendar has", "taken for 1 BCE";
    YearOutOfRange { written: Quote }: Lost "year" =>
        "the year {written}", "left out: it is out of range";
    YearFraction { written: Quote }: Changed "year-fraction" =>
        "the year {written}", "its fraction is left out";
    YearInWords { written: Quote, read: String }: Guessed "year-in-words" =>
        "{written} as the year, which stops TimelineJS", "read as `{read}`";
    NoYear { written: Quote }: Lost "year" =>
        "{written} as the year", "left out: it is no year";
    NoTime { written: Quote }: Lost "time" =>
        "{written} as the time of day", "left out";
    NoTimeOfDay { written: Quote }: Lost "time" =>
        "{written} as the time of day", "left out: the day is kept";
    SkippedTime: Changed "skipped-time" =>
        "a time of day over which the clocks were put forward, so that there was none",
        "it stands in the words of the date: look at what is meant";
    TimeWithoutZone: Changed "time-without-zone" =>
        "a time of day of which nobody knows in which time zone",
        "it stands in the words of the date; with --time-zone it becomes a moment";

    // Texts.
    NoHeadline { from: TitleFrom }: Guessed "headline" =>
        "an event without a headline", "{from} is taken for one";
    LongHtml: Lost "long-html" =>
        "a text of more than 2,000 tags, whose end is cut off", "left out";
    LongText: Lost "long-text" =>
        "a text of more than 20,000 characters, whose end is cut off", "left out";
    LostCharacter: Lost "lost-character" =>
        "a character that was lost when the file was saved in another encoding, `\u{fffd}`",
        "left out: look up what stood there";
    HtmlElement { element: String }: Lost "html-element" =>
        "a <{element}> in a text", "left out: nothing in a story may act on the page";
    Link { address: Quote }: Lost "link" =>
        "a link to {address}",
        "its words are kept, the link is left out: links of a story lead to http, https or a relative address";

    // Pictures, films and sounds.
    MediaAddress { address: Quote }: Lost "media-address" =>
        "media at {address}", "left out: media of a story have an http, https or relative address";
    MarkupAddress { address: Quote }: Lost "media-address" =>
        "media at {address}", "left out";
    ElementAddress { element: &'static str, address: Quote }: Lost "media-address" =>
        "an <{element}> with the address {address}", "left out";
    MediaWithoutAddress: Lost "media-without-address" =>
        "a caption or credit of media without an address", "left out";
    MediaInText { element: &'static str }: Changed "media-in-text" =>
        "an <{element}> in a text", "made media of the event";
    MediaMarkup { element: &'static str }: Changed "media-markup" =>
        "an <{element}> where an address belongs", "its address is kept";
    MediaQuotation: Changed "media-quotation" =>
        "a quotation where an address belongs", "put at the end of the text";
    ImageWithoutAlt { from: AltFrom }: Guessed "alt" =>
        "an image without a text for those who do not see it", "its {from} stands there: write what the image shows";
    ThumbnailWithoutAlt: Guessed "alt" =>
        "a thumbnail without a text for those who do not see it",
        "the headline stands there: write what the picture shows";
    UnsaidThumbnail: Lost "thumbnail" =>
        "a thumbnail, of which nothing says what it shows", "left out";
    ThumbnailOfSound: Lost "thumbnail" =>
        "a thumbnail of a sound", "left out: sound has no picture in a story";
    ThumbnailOfImage: Lost "thumbnail" =>
        "a thumbnail of an image", "left out: the image itself is there";

    // Positions and sources.
    Grade: Guessed "grade" =>
        "a source of which the file does not say how near it is to the speaker",
        "its grade is `press`: set it to `official` where it is the speaker's own";
    StatementWithoutSource: Changed "statement-without-source" =>
        "something that somebody said, without a source", "who said it stands in the text: a position needs a source";
    NoTopic { topic: Quote }: Guessed "topic" =>
        "something that somebody said, without saying on what", "its topic is {topic}";
    Position: Guessed "position" =>
        "who said something, and its source", "made a position";
}

impl Noted {
    /// Returns how much the editor has to care.
    pub fn severity(&self) -> Severity {
        self.grade().0
    }

    /// Returns a stable word for the kind. Kinds that differ only in what is said of them share one.
    pub fn code(&self) -> &'static str {
        self.grade().1
    }

    /// Returns what was found, in English.
    pub fn found(&self) -> String {
        self.english().0
    }

    /// Returns what was done, in English.
    pub fn done(&self) -> String {
        self.english().1.unwrap_or_default()
    }
}
