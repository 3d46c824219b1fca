# What the fields say of dates, attribution, length, languages and uses.
understood-as = Understood as { $value }
which-date = Which date is meant?
day-first = { $date } (day first)
month-first = { $date } (month first)
no-zone = In which time zone was it? Choose one beside the field.
no-such-time = The clocks of this time zone showed no such time that day. Correct the time or the zone.
not-understood = This is not understood as a date. Write it as 7 Dec 2021, 2021-12-07, Dec 2021, about 1850, spring 2021, 7–9 Dec 2021, or with a time, 7 Dec 2021 15:35.
date-example = 7 Dec 2021
duration-example = 50 minutes
all-zones = All time zones

renamed = The id is { $id } now, wherever it is named.
id-taken = “{ $id }” is taken. Choose another.
id-form = An id has letters, digits, “-”, “_” and “.”, no spaces, and at most 64 characters.
id-hint = Stands in links and in the file; readers do not see it. What names it follows.

length-words = { $words ->
    [one] { $words } word
   *[other] { $words } words
} · { $characters } of { $most } characters
length-characters = { $characters } of { $most } characters
for-all = The same in every language
for-all-of = { $field }: The same in every language

choose-or-add = Choose one, or press Enter to add “{ $name }”.
was-added = “{ $name }” was added. Undo takes it back.
not-taken = “{ $name }” was not taken: nothing is called that, or more than one thing is.
make-source = Add a source at { $name }
new-source = This source is new. Who published it, and what is it called?
ask-reporter = This rests on the word of another side. According to whom?
ask-reporter-new = This rests on the word of another side. Say under “According to” whose.
last-word = What this side said last on this topic:
no-last-word = This side said nothing on this topic before.
compared-with = Compared with
compared-with-last = What it said last

used-in = { $count ->
    [one] Used in { $count } part of the story
   *[other] Used in { $count } parts of the story
}
used-nowhere = Used nowhere yet
removed-in-use = { $count ->
    [one] Removed. It is still named in { $count } place, which is now among the problems. Undo brings it back.
   *[other] Removed. It is still named in { $count } places, which are now among the problems. Undo brings it back.
}
duplicate = Duplicate
duplicate-position = Duplicate this position
duplicated = A copy was added at the end.
move-up = Move up
move-down = Move down
move-position-up = Move position { $number } up
move-position-down = Move position { $number } down

nothing-missing = Nothing is missing
texts-missing = { $count ->
    [one] { $count } text is missing
   *[other] { $count } texts are missing
}
missing-in = { $count ->
    [one] { $count } text is missing in { $language }.
   *[other] { $count } texts are missing in { $language }.
}
next-missing-of = Next one missing in { $language }
next-missing = Next one missing
first-language = shown first
add-language = Add a language
add = Add
language-added = { $language } was added. What it lacks is counted here and marked in the outline.
language-removed = { $language } was removed with all its texts. Undo brings them back.
language-refused = “{ $written }” is no language that is known here. Write its name, such as Russian, or its tag, such as ru, zh or pt-BR.
language-meant = “{ $written }” is no language. Did you mean { $language }? Then write { $tag }.
language-is-there = The story has this language already: { $language }.
nothing-found = Nothing found
