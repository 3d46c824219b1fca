# Problems: what is wrong in a story, where, and what to do; for who never saw its file.
problems = Problems
unwritten-count = { $count ->
    [one] { $count } still to write
   *[other] { $count } still to write
}
nothing-wrong-yet = { $count ->
    [one] Nothing is wrong yet. One thing is still to be written.
   *[other] Nothing is wrong yet. { $count } things are still to be written.
}
many-problems = { $count } places: { $sentence }
many-missing-language = { $count } texts are missing in { $languages }.
problem-told = { $number } of { $count } · { $place }: { $sentence }
key-next-problem = Go to the next problem
key-previous-problem = Go to the previous problem

# Places.
item-with-name = { $kind } “{ $name }”
item-with-number = { $kind } { $number }
field-in-language = { $field } ({ $language })
position-of = Position { $number } ({ $sides })
one-position = Position
one-correction = Correction
one-media = Picture, sound, film or link
format-of-file = Format of the file
caption-tracks = Subtitles
picture-sizes = Sizes of the picture

# What is still to be written. The words behind “empty” are the list and the field, or the field alone.
problem-empty = Something is still to be written here.
problem-missing-field = Something is still missing here.
problem-empty-story-title = The story needs a title.
problem-empty-story-summary = The story needs a summary: what it is about, in two or three sentences.
problem-empty-as-of = Say up to which day the story tells what is known.
problem-empty-languages = A story needs at least one language.
problem-empty-story-events = A story needs at least one event.
problem-empty-sides = The story needs the sides that positions are of.
problem-empty-people = The story needs the people whom positions name.
problem-empty-topics = The story needs at least one topic that positions are about.
problem-empty-story-sources = The story needs at least one source in which it can be read.
problem-empty-events-title = The event needs a title: what happened, in a few words.
problem-empty-events-date = The event needs a date. Write it like 7 Dec 2021.
problem-empty-date = A date is needed here. Write it like 7 Dec 2021.
problem-empty-from = Say when the era begins, for example Dec 2021.
problem-empty-to = Say when the era ends, for example Jan 2022.
problem-empty-name = A name is needed here.
problem-empty-people-side = Say which side the person speaks for.
problem-empty-positions-side = Say whose position this is: choose a side.
problem-empty-positions-topic = Say what the position is about: choose a topic.
problem-empty-positions-text = Say in your own words what the side holds.
problem-empty-positions-sources = A position needs at least one source.
problem-empty-source = A source is needed here: choose one, or take this line out.
problem-empty-participant = Choose a person, or take this one out.
problem-empty-publisher = Say who published the source.
problem-empty-sources-title = Say what the source is called: its headline or title.
problem-empty-grade = Say how near the source is to the speaker.
problem-empty-url = An address is needed here, such as https://news.example/report.
problem-empty-media-url = The address of the picture, sound, film or page is needed here.
problem-empty-alt = Describe what the picture shows, for those who do not see it.
problem-empty-corrections-text = Say what was wrong, and what is right.
problem-empty-kind = Choose what kind it is.
problem-empty-id = An id is needed here: a short name without spaces, such as first-call.

# Errors.
problem-syntax = The file cannot be read as a story.
problem-wrong-type = What the file has here cannot be read. Fill in the field anew, or throw it away.
problem-wrong-type-width = The width is a whole number of pixels, from 1 to 20,000.
problem-wrong-type-height = The height is a whole number of pixels, from 1 to 20,000.
problem-unknown-field = The file has something here for which a story has no place. Readers never see it: throw it away, or move it to where it belongs.
problem-duplicate-key = The file has this twice. Keep one of the two.
problem-unknown-word = This is none of the choices. Choose one of the list.
problem-unknown-version = The file was written for another version of Standpoint. Ask whoever set up the desk for the version that fits.
problem-invalid-id = An id has letters, digits, hyphens, underscores and full stops, no spaces, and at most 64 of them.
problem-duplicate-id = Something else in the story has the same id. Give one of the two another.
problem-unknown-reference = What is named here is not in the story. Choose something else, or add it.
problem-unknown-reference-side = This side is not in the story. Choose another, or add it.
problem-unknown-reference-speaker = This person is not in the story. Choose another, or add them.
problem-unknown-reference-according-to = This person is not in the story. Choose another, or add them.
problem-unknown-reference-participant = This person is not in the story. Choose another, or add them.
problem-unknown-reference-topic = This topic is not in the story. Choose another, or add it.
problem-unknown-reference-source = This source is not in the story. Choose another, or add it.
problem-unknown-reference-group = This group is not in the story. Choose another, or add it.
problem-unknown-reference-change-to = The position that this is compared with is not in the story. Choose another.
problem-listed-twice = This is in the list twice. Take one of the two out.
problem-invalid-date = This date cannot be read. Write it like 7 Dec 2021, Dec 2021 or 2021.
problem-invalid-duration = This length cannot be read. Write it as 50 minutes, 2 h, 1 h 30 min or 2 days.
problem-end-before-start = The end is before the beginning. Have the two changed places?
problem-held-after-as-of = The event is said to have been held, but its date is after the day up to which the story is told. Correct the date, the status, or “State of knowledge” of the story.
problem-invalid-time-zone = There is no time zone of this name. Write one such as Europe/Kyiv.
problem-invalid-language = This is no language. Write its tag, such as en, ru or zh-Hans.
problem-no-listed-language = This text is in none of the story's languages. Write it in one of them, or add its language to the story.
problem-unsafe-url = Only an address that begins with https:// or http:// can stand here.
problem-unsafe-url-embed = The address for a frame has to begin with https://.
problem-malformed-url = This address leads nowhere: it is misspelt or cut off. Copy it from the address bar again.
problem-too-much = This is more than a story can have. Shorten it, or take something out.
problem-lost-character = A character was lost on the way here, and � stands in its place. Write it again.
problem-missing-attribution = This rests on the word of another side. Say under “According to” who reports it, or correct the side.
problem-offset-contradicts-zone = The time of day does not fit the time zone: the clocks there said something else that day. Correct the time or the zone.

# What could be better.
problem-scheduled-before-as-of = The event is said to be still to come, but its date is before the day up to which the story is told. Correct the status or the date.
problem-date-after-as-of = This date is after the day up to which the story is told. Correct it, or bring “State of knowledge” up to date.
problem-unsourced-event = The event has neither a source nor a position. Say where it can be read.
problem-cited-twice = The same place in the same source is named twice. Take one of the two out, or say where in it.
problem-no-url = Nobody can open this source yet. Add the address where it can be read.
problem-unescaped-url = Some characters of this address do not work everywhere. Open it, and copy it from the address bar.
problem-no-scheme = https:// is missing at the beginning. Without it, the address leads to a page of your own site.
problem-html-in-text = HTML is shown to readers as it is typed. Write **words** for bold, and an empty line for a new paragraph.
problem-unseen-character = There is a character here that nobody can see; word processors leave some behind. Delete the gap, and write a space or a new line.
problem-missing-language = This text is missing in { $languages }.
problem-unlisted-language = This text is also there in { $languages }, which is none of the story's languages. Add the language to the story, or delete the text.
problem-long-text = This is long: { $count } characters, where { $most } can be taken in. Shorten it.
problem-long-text-title = This is long for a title: { $count } characters, where { $most } can be taken in. Say the rest in the summary.
problem-long-text-quote = This is long for a quote: { $count } characters, where { $most } can be taken in. Quote only the words that matter.
problem-stray-mark = A mark such as ** or ]( has no other half, and is shown to readers as it is typed. Complete it, or delete it.
problem-quotation-marks = Leave the quotation marks out: they are added, in the way of each language.
problem-unused = Nothing in the story mentions this. Mention it, or delete it.
problem-unused-sides = No position, person or source is of this side. Use it, or delete it.
problem-unused-people = No event or position names this person. Name them somewhere, or delete them.
problem-unused-topics = No position is on this topic. Use it, or delete it.
problem-unused-source = No event or position rests on this source. Use it, or delete it.
problem-unused-groups = No event is in this group. Use it, or delete it.
problem-similar-id = Another id differs from this one only in capital letters. Rename one of the two.
problem-nothing-before = A change is claimed, but the side has no earlier position on this topic. Choose “New”, or claim nothing.
problem-note-without-change = It is told what changed, but no change is chosen. Choose one, or delete this.
problem-missing-size = Add width and height in pixels, so that the text does not jump when the picture comes.
problem-mixed-content = Readers' browsers do not load this from http://. Use an address with https://.
problem-large-file = This picture is larger than 1 MB, and readers wait for it. Save a smaller one.
problem-unlike-compared = The two positions can hardly be compared: they are of another kind, side or topic. Choose another to compare with, or claim no change.
problem-many-key-lines = There are more than three key lines of one side on this card. Keep those that a reader must have who opens nothing.
problem-nobody-named = Nobody is named who said this. Choose the speaker, or say under “According to” who reports it.
problem-no-archived = Official pages change and vanish. Have a web archive keep this page, and add the address of the copy.

# What adds to the sentences.
was-meant = Was “{ $name }” meant?
were-meant = Was “{ $first }” or “{ $second }” meant?
hint-instead = Write “{ $code }” in place of “{ $mark }”.
hint-offset = At that time the clocks of { $zone } had { $offset }.
hint-most = At most { $most } fit here.
hint-no-month = There is no such month.
hint-no-day = That month has no such day.
hint-no-time = There is no such time of day.
hint-no-offset = A time of day needs its offset from UTC, such as -05:00.
hint-offset-seconds = An offset has hours and minutes only.
hint-backwards = It ends before it begins.
hint-year = The year is out of range.
