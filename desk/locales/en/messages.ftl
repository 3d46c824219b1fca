# What is said of a file that comes in. Before each stands in which way it matters (“Left out:”, “Changed:”,
# “Assumed:”, “Wrong:”, “Could be better:”), and often its place.
quoted-name = “{ $name }”
two-names = { $first }, { $second }
at-place = { $place }: { $message }
in-column = “{ $column }”: { $message }
in-more-places = { $count ->
    [one] { $message } (and in 1 other place)
   *[other] { $message } (and in { $count } other places)
}
two-sentences = { $first } { $second }
and-found = { $message } Found: { $found }.

# The file as a whole.
noted-encoding = the file does not say in which encoding it is; read as { $encoding }: look at letters with accents
noted-encoding-with-losses = the file does not say in which encoding it is; read as { $encoding }, in which some characters are lost: look at letters with accents
noted-encoding-of-json = the file is in an unusual encoding; read as { $encoding }, which it seems to be
noted-no-title = the file has no title; the story is called “{ $title }”, as the file is
noted-no-summary = the file does not say what the story is about; its title stands as its summary: write a sentence or two
noted-no-as-of = the file does not say up to which day it tells what is known; taken for the last date in it, { $day }: set “State of knowledge” to the day of the last edit
noted-other-sheet = the sheet “{ $sheet }”; only the first sheet is read
noted-other-sheet-of-timeline-js = the sheet “{ $sheet }”; of a timeline, one sheet is read
noted-scale = the scale “cosmological”; the scale of a story follows from its dates

# Headings and columns.
noted-transposed = the headings are in the first column; rows and columns are swapped, also in the places named below
noted-grid = the headings are dates, and names are in the first column; each date becomes an event, whose text says who holds what: make positions of it, with their sources
noted-title-above = “{ $text }” stands above the headings; taken for the title
noted-row-above = a row above the headings, “{ $text }”
noted-heading = the heading “{ $heading }” is read as “{ $field }”
noted-no-heading = a column without a heading is read as “{ $field }”
noted-near-heading = the heading “{ $heading }” is read as “{ $field }”
noted-other-heading = the heading “{ $heading }”, which is none of TimelineJS, is read as “{ $field }”
noted-unread-column = the column “{ $heading }”; say above what it holds
noted-unread-column-without-heading = a column without a heading; say above what it holds
noted-unknown-column = the column “{ $heading }”, which TimelineJS does not have
noted-column-without-heading = a column without a heading
noted-column-twice = another column for “{ $field }”, “{ $heading }”; the first one counts

# Rows and objects.
noted-blank-row = there is a blank row, after which TimelineJS reads no further; the rows below it are read
noted-empty-row = a row with neither date nor text
noted-row-without-event = a row that is no event, “{ $text }”
noted-no-event = something that is no event
noted-unknown-key = “{ $key }”, which TimelineJS does not know
noted-unknown-type = the type “{ $written }”, which TimelineJS does not know; taken for an event
noted-formula = what a formula comes to: it failed with “{ $failure }”; write what belongs there
noted-too-many-events = more than 10,000 events
noted-id = the id “{ $written }” is taken, or has characters that ids do not have; the event's id is “{ $made }”
noted-too-many-groups = more than 100 groups
noted-location = a place on a map; its name is the event's place
noted-background-image = the background image “{ $address }”; a story looks as its page does
noted-background-colour = a background colour; a story looks as its page does

# The title and eras.
noted-title-row = the first row has no date and no type; taken for the title
noted-title-event = the first event has no date, and the timeline no title; taken for the title
noted-title-twice = a second title; the first one counts
noted-title-media = the picture, sound or film of the title, “{ $address }”; only events have them
noted-title-date = the date of the title; a story has none
noted-era-without-dates = an era without beginning or end
noted-era-backwards = an era that ends before it begins
noted-era-without-name = an era has no name; it is called by its dates
noted-too-many-eras = more than 100 eras

# Dates.
noted-event-without-date = an event without a date; every event needs one: write it
noted-titled-event-without-date = “{ $headline }” has no date; every event needs one: write it
noted-no-date-of = “{ $written }” as the date of “{ $event }”; it is no date, and every event needs one: write one such as 2021-12-07
noted-no-date = “{ $written }” as a date; it is none
noted-no-end-date = “{ $written }” as an end; it is no date
noted-end-before-start = the end, { $end }, which is before the beginning, { $start }
noted-vague-date = { $why ->
    [partly] of the date “{ $written }” not all was understood; read as { $read }
    [ambiguous] the date “{ $written }” may mean another day or century; read as { $read }
   *[inexact] the date “{ $written }” is not exact; read as { $read }
}
noted-excel-day = a number, “{ $written }”, stands where a date belongs; read as Excel's count of days, { $read }
noted-date-in-words = the date “{ $written }” is read as { $read }
noted-date-key = the date is called otherwise than TimelineJS calls it; taken for the date
noted-day-without-month = a day or time of day without a month; the year is kept
noted-time-without-day = a time of day without a day; the month is kept
noted-no-such-day = the day “{ $day }”, which { $month } does not have; the month is kept
noted-no-such-month = the month “{ $month }” of { $year }, which there is not; the year is kept
noted-month-in-words = the month “{ $written }” is read as { $month }
noted-year-zero = the year 0, which no calendar has, is taken for 1 BCE
noted-year-out-of-range = the year “{ $written }”; it is out of range
noted-year-fraction = the year “{ $written }” is not whole; what is behind the point is left out
noted-year-in-words = “{ $written }” stands where a year belongs; read as { $read }
noted-no-year = “{ $written }” as the year; it is no year
noted-no-time = “{ $written }” as the time of day; it is none
noted-no-time-of-day = “{ $written }” as the time of day; the day is kept
noted-skipped-time = a time of day over which the clocks were put forward, so that there was none; it stands in the words of the date: look at what is meant
noted-time-without-zone = a time of day of which nobody knows in which time zone; it stands in the words of the date; with the time zone chosen above it becomes a moment

# Texts.
noted-no-headline = { $from ->
    [text] an event has no headline; the beginning of its text is taken for one
    [caption] an event has no headline; the caption of its picture, sound or film is taken for one
    [site] an event has no headline; the site of its picture, sound or film is taken for one
   *[dash] an event has no headline; a dash is taken for one
}
noted-long-html = the end of a text, which has more than 2,000 HTML tags
noted-long-text = the end of a text, which has more than 20,000 characters
noted-lost-character = a character that was lost when the file was saved in another encoding, “�”; look up what stood there
noted-html-element = a <{ $element }> in a text; nothing in a story may act on the page
noted-link = a link to “{ $address }”; its words are kept, but links lead to an address that begins with https:// or http://, or to a page of your own site

# Pictures, films and sounds.
noted-media-address = a picture, sound or film at “{ $address }”; its address has to begin with https:// or http://, or lead to your own site
noted-markup-address = a picture, sound or film at “{ $address }”, which is no address that a story may have
noted-element-address = an <{ $element }> in a text, whose address a story may not have: “{ $address }”
noted-media-without-address = a caption or credit, as there is no address of a picture, sound or film
noted-media-in-text = an <{ $element }> stood in a text; it is a picture, sound, film or link of the event now
noted-media-markup = an <{ $element }> stood where an address belongs; its address is kept
noted-media-quotation = a quotation stood where an address belongs; it is at the end of the text now
noted-image-without-alt = { $from ->
    [caption] an image has no text for those who do not see it; its caption stands there: write what the image shows
   *[headline] an image has no text for those who do not see it; the headline stands there: write what the image shows
}
noted-thumbnail-without-alt = a thumbnail has no text for those who do not see it; the headline stands there: write what the picture shows
noted-unsaid-thumbnail = a thumbnail, of which nothing says what it shows
noted-thumbnail-of-sound = a thumbnail of a sound; sound has no picture in a story
noted-thumbnail-of-image = a thumbnail of an image; the image itself is there

# Positions and sources.
noted-grade = of a source the file does not say how near it is to the speaker; it is “Press”: choose “Official” where it is the speaker's own
noted-statement-without-source = somebody said something, and no source is named; who said it stands in the text, as a position needs a source
noted-no-topic = somebody said something, and no topic is named; its topic is “{ $topic }”
noted-position = somebody said something, and a source is named; it is a position

# Why nothing was made of a file.
refused-old-excel = It is a workbook of Excel before 2007 (.xls), or one with a password: save it as .xlsx without one.
refused-pdf = It is a PDF, which has no cells: ask for the table it was made from.
refused-rtf = It is a file of a word processor (RTF): save its table as CSV.
refused-gzip = It is a file packed with gzip: unpack it.
refused-markup = It is HTML or XML: if it is a web page instead of the table, export the table as CSV.
refused-damaged-zip = It is packed as a ZIP, which is damaged.
refused-damaged-part = It is packed as a ZIP, of which a part is damaged.
refused-locked-part = It is packed as a ZIP, of which a part cannot be unpacked: it is damaged or has a password.
refused-many-files = It is a ZIP of more than { $most } files.
refused-large-when-unpacked = It unpacks to more than { $most } MiB.
refused-zip-without-workbook = It is a ZIP without a workbook in it: unpack it and choose the file that is meant.
refused-broken-ods = It is an OpenDocument file that cannot be read: open it and save it as .ods anew.
refused-broken-xlsx = It is an Excel workbook that cannot be read: open it and save it anew.
refused-large-table = It has more than { $rows } rows, { $columns } columns or { $cells } cells with something in them.
refused-of-sheet = “{ $sheet }”: { $reason }
refused-nothing = There is nothing in it.
refused-unknown-field = “{ $field }” is nothing that a column can hold.
refused-no-such-heading = No heading is “{ $wanted }”; there are { $headings }.
refused-no-dates = No column with dates was found among { $headings }, and an event needs a date.
refused-no-event = No event with a date was found in it.
refused-no-event-because = No event with a date was found in it. What is wrong first: { $first }
refused-no-id = The id “{ $id }” has other characters than letters, digits, hyphens, underscores and full stops, or more than 64 of them.
refused-no-headings = It has none of the headings of TimelineJS (Year, Headline, …) in its first row, but { $found }.
refused-empty-headings = It has none of the headings of TimelineJS (Year, Headline, …), but nothing in its first row.
refused-not-json = It is not JSON that can be read. What the parser says:
refused-story = It is a story already.
refused-no-events = It is no timeline: a timeline has a list “events” with something in it, and here are { $keys }.
refused-empty-list = It is no timeline: a timeline has a list “events” with something in it.
refused-single-table = It is a single table, and no workbook: a workbook is an XLSX or ODS file, or a ZIP with Story.csv, Events.csv and so on.
refused-no-sheet = There is no sheet in it: the CSV files of a workbook are called Story.csv, Events.csv and so on.
refused-other-sheets = It has none of the sheets of a story (Story, Events, Positions and so on), but { $sheets }.
refused-own-mistake = It cannot be read, for a mistake of this program.

# What is wrong with a workbook, or could be better.
mistake-guessed-encoding = A CSV file is not in UTF-8; read as { $encoding }: look at letters with accents, and save it as CSV UTF-8 if they are wrong.
mistake-bad-bytes = A CSV file is not in UTF-8, and not all of it makes characters in { $encoding }: save it as CSV UTF-8.
mistake-too-much = There is more than is listed here: mend this first, and let the file come in again.
mistake-sheet-twice = There is another sheet “{ $sheet }”: put their rows into one.
mistake-missing-sheet = The sheet “{ $sheet }” is missing.
mistake-unknown-sheet = The sheet “{ $sheet }” is none of a story's, and is not read.
mistake-misspelt-sheet = The sheet “{ $sheet }” is none of a story's. Was “{ $near }” meant?
mistake-missing-headings = The sheet has none of its headings: { $headings }.
mistake-heading-twice = The heading “{ $heading }” is there twice: keep one of the columns.
mistake-missing-heading = A column has no heading, and is not read.
mistake-unknown-heading = The sheet has no column “{ $heading }”, and it is not read.
mistake-misspelt-heading = The sheet has no column “{ $heading }”. Was “{ $near }” meant?
mistake-failed-formula = “{ $column }”: a formula failed with “{ $failure }”. Mend it, or write the value in its place.
mistake-two-texts = “{ $column }”: there is one text for every language, and one for each as well. Keep one of the two.
mistake-date-in-text = “{ $column }”: the cell is a date where a text belongs. Spreadsheet programs make dates of what looks like one: format the cell as text, and write it again.
mistake-not-yes-or-no = “{ $column }”: write “yes” or “no” in place of “{ $written }”.
mistake-no-number = “{ $column }”: write a whole number in place of “{ $written }”.
mistake-made-moment = “{ $column }”: the time of day is taken for one in the time zone of the event.
mistake-time-without-zone = “{ $column }”: in which time zone is “{ $written }”? Fill in the event's “time zone”, or write the time as text with its offset, such as 2021-12-30T15:35:00-05:00.
mistake-number-as-date = “{ $column }”: “{ $written }” is a number, and no date.
mistake-day-as-number = “{ $column }”: “{ $written }” is a number, by which a spreadsheet program means { $day }. Format the cell as a date, or write that.
mistake-ambiguous-name = “{ $column }”: “{ $name }” is the name of each of { $ids }. Write the id.
mistake-made-id = There is no id, and one was made of the name. Write it down before you change the name, because links lead to it.
mistake-missing-owner = The column “{ $column }” is missing, which says what each row belongs to.
mistake-empty-owner = “{ $column }” is empty. Write it into every row, also where it is that of the row above.
mistake-ambiguous-owner = “{ $column }”: “{ $name }” is the name of each of { $ids }. Write the id.
mistake-unknown-owner = “{ $column }”: nothing in the sheet “{ $sheet }” has the id or name “{ $written }”.
mistake-misspelt-owner = “{ $column }”: nothing in the sheet “{ $sheet }” has the id or name “{ $written }”. Was “{ $near }” meant?
mistake-unknown-position = No position has the id “{ $written }”.
mistake-misspelt-position = No position has the id “{ $written }”. Was “{ $near }” meant?

# Where a cell has to be written otherwise than a field of the desk.
cell-invalid-date = This date cannot be read. Write it as 2021-12-07, 2021-12 or 2021.
cell-invalid-duration = This length cannot be read. Write it as PT50M for 50 minutes, PT1H30M for an hour and a half, P2D for two days.
cell-wrong-type = What stands here cannot be read. Write it anew.
cell-no-date = A date is needed here. Write it as 2021-12-07, 2021-12 or 2021.

# What the desk finds itself.
own-large-file = It is larger than 16 MiB, which no story is.
own-picture = this is a picture or a PDF: bring a story, a spreadsheet or a timeline of TimelineJS
own-nothing-known = It is neither a story nor a timeline of TimelineJS.
own-no-dates = No column is known that has dates, and an event needs one: say above which it is.
own-many-rows = there are more than 10,000 rows: this one and those below
own-texts = its texts are taken to be in this language: { $written }; choose another above where they are not
own-grades = of some sources nothing says how near they are to the speaker: they are “Press” until you choose otherwise
own-no-address = “{ $written }” is no address
own-empty-source = a row with neither address nor title
own-no-page-title = there is no title: the address stands there, write what the page is called
own-no-date = “{ $written }” is no date that is understood: correct it in its field
own-time-of-day = the time of day: nothing says in which time zone it is
own-nothing-held = a row without what is held, and without a quote
own-event-above = no event is named: it is that of the row above
own-no-side = no side is named: choose it at the position
own-no-topic = no topic is named: choose it at the position
own-no-source = no source is named, and every position needs one: add it at the position
