# Import: what was understood of a file or of pasted rows, before it is taken.
import = Import
import-drop = Drop a file here, or anywhere on this window
import-dropping = Drop the file to see what is in it
import-choose = Choose a file…
import-kinds = A story, a timeline of TimelineJS (JSON or its spreadsheet), a table (CSV, XLSX, ODS) or a workbook of a story. Nothing is taken before you have seen what was understood.
import-paste = Or paste rows from a spreadsheet
import-paste-help = Events, positions or sources, a row each, with or without a row of headings.
import-understand = Show what is understood
import-pasted-name = Pasted rows
import-or = Or begin here
import-new = A new story
import-example = The example

import-story = A story.
import-timelinejs = A timeline of TimelineJS.
import-workbook = A workbook of a story.
import-table = A table.
import-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
import-positions = { $count ->
    [one] { $count } position
   *[other] { $count } positions
}
import-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
import-eras = { $count ->
    [one] { $count } era
   *[other] { $count } eras
}
import-refused = Nothing can be made of it as it is:
import-take = Take it as the story
import-add = Add it to the story in hand
import-cancel = Cancel
import-only-add = There are no events in it: it can only be added to the story in hand.
import-nothing-yet = Nothing would come of it yet: say below what the rows are and what the columns hold.
import-nothing-in-it = Nothing would come of it: there is nothing in it that a story has.
import-all-there = All of it is in the story in hand already.
import-nothing-new = There is nothing in it that the story in hand lacks.
import-left = { $count ->
    [one] { $count } value is another than in the story in hand, which keeps its own.
   *[other] { $count } values are others than in the story in hand, which keeps its own.
}
import-opened = { $count ->
    [one] It is the story in hand now, with { $count } event. Undo brings back what was.
   *[other] It is the story in hand now, with { $count } events. Undo brings back what was.
}
import-added = Added: events { $events }, positions { $positions }, sources { $sources }; filled in: values { $filled }. Undo takes them out again.
import-cancelled = Nothing was taken.

import-rows-are = What the rows are
import-has-headings = The first row has headings
import-order = 3/4/2021 means
import-day-first = 3 April: the day first
import-month-first = March 4: the month first
import-zone = Time zone of the times of day
import-zone-help = By its name, such as Europe/Berlin. Without it, times stay in the words of the date.
import-zone-unknown = There is no time zone of this name. Write one such as Europe/Berlin or America/New_York.
import-language = Language of the texts
import-columns = What the columns hold

import-of-file = Of the whole file
import-row-by-row = Row by row
import-only-noted = Only rows with something to look at
import-row = Row
import-became = Becomes
import-position = Position
import-nothing = Nothing
import-title = Title of the story
import-more-rows = { $count ->
    [one] Show { $count } more row
   *[other] Show { $count } more rows
}
import-more-notes = … and { $count } more
import-error = Wrong:
import-missing = Missing:
import-lost = Left out:
import-changed = Changed:
import-guessed = Assumed:
import-hint = Could be better:
import-row-place = row { $row }
import-line-place = line { $line }, column { $column }

import-unread = { $count ->
    [one] { $count } value cannot be read
   *[other] { $count } values cannot be read
}
import-unread-help = All the rest opens. These stay in the file as they are and stand among the problems, until you correct them or throw them away. What is only added to another story comes without them.
unread-missing = missing
unread-text = As it stands in the file: { $text }
unread-throw-away = Throw this away
unread-take = Take “{ $value }”
unread-thrown-away = Thrown away. Undo brings it back.

column-none = Left out
column-start-date = Date
column-end-date = End
column-text-headline = Title
column-text-text = Text
column-place = Place
column-group = Group
column-source = Source
column-start-date-year = Year
column-start-date-month = Month
column-start-date-day = Day
column-start-date-hour = Time of day
column-end-date-year = Year of the end
column-end-date-month = Month of the end
column-end-date-day = Day of the end
column-end-date-hour = Time of the end
column-display-date = Shown in place of the date
column-media-url = Address of a picture or film
column-media-caption = Caption
column-media-credit = Credit
column-media-alt = What the picture shows
column-media-thumbnail = Small picture
column-side = Side
column-speaker = Speaker
column-to = To whom
column-topic = Topic
column-quote = Quote
column-id = Id
column-event = Title of the event
column-held = What is held
column-address = Address
column-title = Title of the page
column-published = Published
column-publisher = Publisher
column-language = Language
column-grade = How near to the speaker
column-archived = Kept copy
column-type = Type
column-background = Background
