//! Who spoke when.

use crate::page::{Page, all, name, text, texts};
use crate::sample::{default_story, event, event_of, position, story, with};
use serde_json::{Value, json};

fn whole(story: &Value) -> Page {
    Page::whole(story, |_| ())
}

fn three() -> Value {
    let positions = |id: &str| {
        [
            position(&format!("{id}-1"), "town", "cost"),
            position(&format!("{id}-2"), "town", "cost"),
            position(&format!("{id}-3"), "farm", "noise"),
        ]
    };
    story([
        event_of("a", "2024-01-01", positions("a")),
        event_of("b", "2024-01-12", positions("b")),
        event_of("c", "2024-07-23", positions("c")),
    ])
}

/// Two events, and at the second these positions.
fn second(positions: impl Into<Value>) -> Page {
    whole(&story([
        event("first", "2023-01-01"),
        event_of("second", "2024-03-01", positions),
    ]))
}

#[test]
fn each_side_that_speaks_has_a_lane_and_a_mark_whenever_it_does() {
    let page = whole(&three());
    let lanes = page.all(".lane");
    let labels: Vec<_> = lanes
        .iter()
        .filter_map(|lane| lane.attr("aria-label"))
        .collect();
    assert_eq!(labels, ["Town council", "Farmers"]);
    for lane in lanes {
        assert_eq!(all(lane, "a.mark").len(), 3);
    }
}

#[test]
fn a_disc_says_how_many_positions_it_stands_for_and_is_the_larger_the_more() {
    let page = whole(&three());
    let lanes = page.all(".lane");
    assert_eq!(texts(all(lanes[0], ".disc")), ["2", "2", "2"]);
    assert_eq!(texts(all(lanes[1], ".disc")), ["1", "1", "1"]);
    let said = |count: usize, side: &str| {
        let id = format!("{side}{count}-");
        (0..count).map(move |n| {
            position(
                &format!("{id}{n}"),
                if n > 0 { "town" } else { "farm" },
                "cost",
            )
        })
    };
    // Eighteen, four and one of the same side.
    let events = [(19, "x"), (5, "y"), (2, "z")].map(|(count, id)| {
        event_of(
            id,
            &format!("2024-01-{count:02}"),
            said(count, id).collect::<Vec<_>>(),
        )
    });
    let page = whole(&story(events));
    let size =
        |mark: &scraper::ElementRef| (text(*mark), mark.attr("data-size").unwrap().to_owned());
    let town = page.all(".lane")[0];
    let sizes: Vec<_> = all(town, ".mark[data-wide]").iter().map(size).collect();
    assert_eq!(
        sizes,
        [("1", "1"), ("4", "2"), ("18", "4")].map(|(n, s)| (n.to_owned(), s.to_owned()))
    );
}

#[test]
fn a_mark_says_whose_it_is_when_and_on_what_and_leads_to_the_position() {
    let page = whole(&three());
    let marks = page.all(".mark");
    assert_eq!(name(marks[0]), "Town council · January 1, 2024 · 2: Cost 2");
    assert_eq!(marks[0].attr("href"), Some("#p-1"));
    assert_eq!(name(marks[5]), "Farmers · July 23, 2024 · 1: Noise");
}

// What was said in January stood at an event of the autumn before, as still to come.
#[test]
fn a_position_stands_where_it_was_said_whenever_its_event_is() {
    let early = with(
        position("early", "town", "cost"),
        json!({"date": "2024-01-15"}),
    );
    let planned = event_of(
        "planned",
        "2024-09-01",
        [early, position("plan", "farm", "cost")],
    );
    let page = whole(&story([event("first", "2024-01-10"), planned]));
    let [town, farm] = page.all(".mark")[..] else {
        panic!("{}", page.text())
    };
    assert_eq!(name(town), "Town council · January 15, 2024 · 1: Cost");
    assert_eq!(town.attr("data-ahead"), None);
    assert_eq!(name(farm), "Farmers · September 1, 2024 · 1: Cost");
    assert_eq!(farm.attr("data-ahead"), Some(""));
}

// The overview said that a side had spoken where only its opponent had.
#[test]
fn what_only_another_side_reports_is_a_ring_and_does_not_count_as_spoken() {
    let told = |id: &str, reporter: &str| {
        with(
            position(id, "town", "cost"),
            json!({"according_to": reporter}),
        )
    };
    let page = second([told("a", "farmer"), told("b", "reporter")]);
    let mark = page.one(".mark");
    assert_eq!(text(page.one(".mark .disc.ring")), "2");
    assert_eq!(
        name(mark),
        "Town council · March 1, 2024 · 2: Cost 2 · reported by others: 2"
    );
    assert!(text(page.one(".legend")).contains("reported by others"));

    // Its own spokeswoman is the side itself.
    let page = second([
        told("a", "farmer"),
        told("b", "clerk"),
        position("c", "town", "noise"),
    ]);
    assert_eq!(texts(page.all(".mark .disc:not(.ring)")), ["2"]);
    assert_eq!(page.one(".mark").attr("href"), Some("#p-2"));
    assert_eq!(
        name(page.one(".mark")),
        "Town council · March 1, 2024 · 2: Cost, Noise · reported by others: 1"
    );
}

#[test]
fn a_joint_statement_is_in_the_lane_of_each_of_its_sides() {
    let joint = with(
        position("a", "town", "cost"),
        json!({"side": ["town", "farm"]}),
    );
    let page = second([joint]);
    let names: Vec<_> = page.all(".mark").into_iter().map(name).collect();
    assert_eq!(
        names,
        [
            "Town council · March 1, 2024 · 1: Cost",
            "Farmers · March 1, 2024 · 1: Cost"
        ]
    );
}

#[test]
fn a_sign_says_how_a_side_moved_in_the_editors_judgement() {
    let moved = |id: &str, topic: &str, change: &str| {
        with(position(id, "town", topic), json!({"change": change}))
    };
    let page = second([
        moved("a", "cost", "softer"),
        moved("b", "noise", "firmer"),
        moved("c", "access", "new"),
    ]);
    assert_eq!(text(page.one(".mark > span")), "▲▽+");
    assert!(name(page.one(".mark")).ends_with(" · Firmer · Softer · New"));
    assert_eq!(
        text(page.one(".legend")),
        "3 number of positions ▲ Firmer ▽ Softer + New"
    );
    let page = second([moved("a", "cost", "same")]);
    assert_eq!(page.all(".mark > span").len(), 0);
}

#[test]
fn the_tabulator_key_stops_once_on_a_phone_and_once_on_a_wider_screen() {
    for story in [default_story(), century()] {
        let page = whole(&story);
        for place in ["data-at", "data-wide"] {
            assert_eq!(page.all(&format!(".mark[{place}][tabindex='0']")).len(), 1);
        }
    }
}

/// An event every year, a hundred times.
fn century() -> Value {
    let events = (1900..2000).map(|year| {
        let said = position(&format!("p{year}"), "town", "cost");
        event_of(&format!("y{year}"), &year.to_string(), [said])
    });
    story(events.collect::<Vec<_>>())
}

#[test]
fn what_does_not_fit_side_by_side_is_one_mark_with_a_count() {
    let page = whole(&century());
    for (place, columns) in [("data-at", 10), ("data-wide", 16)] {
        let marks = page.all(&format!(".mark[{place}]"));
        assert_eq!(marks.len(), columns);
        let counts = marks
            .iter()
            .map(|mark| text(*mark).parse::<usize>().unwrap());
        assert_eq!(counts.sum::<usize>(), 100);
    }
    let last = *page.all(".mark[data-wide]").last().unwrap();
    assert_eq!(name(last), "Town council · 1996 – 1999 · 4: Cost 4");
}

/// The dates along the time on a wider screen.
fn dates(story: &Value) -> Vec<String> {
    texts(whole(story).all(".axis [data-wide]"))
}

#[test]
fn each_step_has_its_date() {
    assert_eq!(
        dates(&default_story())[..4],
        ["2021 Dec 1", "7", "15–16", "17"]
    );
    assert!(dates(&default_story()).contains(&"2022 Jan 2".to_owned()));
    assert_eq!(dates(&three()), ["2024 Jan 1", "12", "Jul 23"]);
    // One that is known to the month only, one to the year.
    let at =
        |id: &str, date: &str| event_of(id, date, [position(&format!("p-{id}"), "town", "cost")]);
    let coarse = story([at("a", "2019"), at("b", "2024-02"), at("c", "2024-02-20")]);
    assert_eq!(dates(&coarse), ["2019", "2024 Feb", "20"]);
    let of_century = dates(&century());
    assert_eq!(of_century.len(), 16);
    assert_eq!(of_century[0], "1900–07");
}

#[test]
fn within_a_day_it_is_the_time_that_matters() {
    let hour = |minute: u32| {
        let id = format!("m{minute}");
        let at = format!("2024-05-02T10:{minute}:00+00:00");
        event_of(&id, &at, [position(&format!("p{minute}"), "town", "cost")])
    };
    assert_eq!(
        dates(&story([10, 20, 50].map(hour))),
        ["2024 May 2 10:10", "10:20", "10:50"]
    );
}

#[test]
fn it_says_that_it_is_not_to_scale() {
    assert_eq!(
        text(whole(&three()).one(".caption")),
        "Who spoke when In order of time, not to scale"
    );
}

#[test]
fn what_is_still_to_come_is_told_apart_behind_the_state_of_knowledge() {
    let page = whole(&three());
    let ahead: Vec<_> = page
        .all(".mark[data-ahead]")
        .iter()
        .map(|mark| name(*mark))
        .collect();
    assert_eq!(ahead.len(), 2);
    assert!(ahead[0].contains("July"));
    let mark = page.all(".mark[data-ahead]")[0];
    for place in ["data-at", "data-wide"] {
        let line = page.one(&format!(".now[{place}]"));
        assert_eq!(line.attr(place), mark.attr(place));
    }
    assert_eq!(
        text(page.one(".legend")),
        "3 number of positions 1 Scheduled ┆ As of June 30, 2024"
    );
    // Where nothing is to come there is no line.
    assert!(whole(&century()).all(".now").is_empty());
}

/// Events of which nobody speaks, in groups and eras.
fn plain() -> Value {
    let of = |id: &str, date: &str, group: &str| with(event(id, date), json!({"group": group}));
    let events = json!([
        of("a", "2001", "inside"),
        of("b", "2002", "outside"),
        event("c", "2003"),
        of("d", "2003-05-01", "inside")
    ]);
    let groups = json!([{"id": "inside", "name": "Inside"}, {"id": "outside", "name": "Outside"}]);
    with(story(events), json!({"groups": groups}))
}

#[test]
fn where_nobody_speaks_there_is_a_lane_for_each_group_of_events_and_one_for_the_others() {
    let page = whole(&plain());
    assert_eq!(
        texts(page.all(".lane > .group")),
        ["Inside", "Outside", "Other events"]
    );
    let marks = page.all(".mark");
    assert_eq!(name(marks[0]), "Inside · 2001 · 1: Title of a");
    for mark in &marks {
        let card = mark.attr("href").unwrap().replace('#', "");
        assert_eq!(page.all(&format!(".event[id='{card}']")).len(), 1);
    }
    assert_eq!(name(marks[3]), "Other events · 2003 · 1: Title of c");
    assert_eq!(
        text(page.one(".caption")),
        "Timeline In order of time, not to scale"
    );
    assert_eq!(page.one(".overview").attr("aria-label"), Some("Timeline"));
}

#[test]
fn groups_are_no_lanes_where_sides_speak() {
    let said = event_of("e", "2004", [position("p", "town", "cost")]);
    let mut story = plain();
    story["events"].as_array_mut().unwrap().push(said);
    let page = whole(&story);
    assert_eq!(texts(page.all(".lane > span")), ["Town council"]);
}

/// The eras of a story: the name of each, and the columns that it takes on a wider screen.
fn bands(page: &Page) -> Vec<(String, usize, usize)> {
    let number = |element: &scraper::ElementRef, name| element.attr(name).unwrap().parse().unwrap();
    let bands = page.all(".bands i[data-wide]");
    let names = texts(page.all(".eras i[data-wide]")).into_iter();
    let place = |band| (number(band, "data-wide"), number(band, "data-span"));
    let places = bands.iter().map(place);
    names
        .zip(places)
        .map(|(name, (at, span))| (name, at, span))
        .collect()
}

fn era(from: &str, to: &str, name: &str) -> Value {
    json!({"from": from, "to": to, "name": name})
}

#[test]
fn an_era_is_a_band_from_its_first_to_its_last_event() {
    let eras = json!([
        era("2001", "2002-06", "Boom"),
        era("2003-01", "2003", "Bust"),
        // Without an event it has a column of its own.
        era("2005", "2006", "Peace")
    ]);
    let page = whole(&with(plain(), json!({"eras": eras})));
    let columns: Vec<usize> = page
        .all(".axis [data-wide]")
        .iter()
        .map(|date| date.attr("data-wide").unwrap().parse().unwrap())
        .collect();
    let [a, b, c, d, peace] = columns[..] else {
        panic!("{columns:?}")
    };
    assert_eq!(
        bands(&page),
        [
            ("Boom".to_owned(), a, b + 1 - a),
            ("Bust".to_owned(), c, d + 1 - c),
            ("Peace".to_owned(), peace, 1)
        ]
    );
    assert_eq!(
        dates(&with(plain(), json!({"eras": eras}))).last().unwrap(),
        "2005"
    );
}

#[test]
fn the_name_of_an_era_is_not_cut_where_its_band_is_narrow() {
    let name = "The long and winding road to peace";
    let eras = json!([era("2003-05", "2003-05", name)]);
    let page = whole(&with(plain(), json!({"eras": eras})));
    for (place, columns) in [("data-at", 10), ("data-wide", 16)] {
        let name = page.one(&format!(".eras .last[{place}]"));
        let [at, span] = [place, "data-span"]
            .map(|name_of| name.attr(name_of).unwrap().parse::<usize>().unwrap());
        assert_eq!(at + span, columns);
        assert!(span >= 9, "{span}");
    }
}

#[test]
fn events_in_no_group_have_one_lane_where_there_are_eras() {
    let eras = json!([era("2024", "2025", "Those years")]);
    let story = with(
        story([event("a", "2024"), event("b", "2025")]),
        json!({"eras": eras}),
    );
    let page = whole(&story);
    assert_eq!(texts(page.all(".lane > span")), ["Timeline"]);
    assert_eq!(bands(&page), [("Those years".to_owned(), 0, 16)]);
}

#[test]
fn an_era_begins_at_the_first_card_that_is_in_it_or_after_it() {
    let eras = json!([
        era("2000", "2001", "First"),
        era("2002-03", "2002-10", "Between"),
        era("2003", "2003", "Last"),
        era("2010", "2011", "After all")
    ]);
    let page = whole(&with(plain(), json!({"eras": eras})));
    let lines = |id: &str| texts(all(page.event(id), ".era"));
    assert_eq!(lines("a"), ["First 2000 – 2001"]);
    assert_eq!(lines("b"), [""; 0]);
    assert_eq!(
        lines("c"),
        ["Between March 2002 – October 2002", "Last 2003"]
    );
    assert_eq!(lines("d"), [""; 0]);
}

#[test]
fn where_there_is_nothing_to_see_at_a_glance_there_is_no_overview() {
    assert!(
        whole(&story([event("a", "2024"), event("b", "2025")]))
            .all(".overview")
            .is_empty()
    );
    let only = story([event_of("a", "2024", [position("p", "town", "cost")])]);
    assert!(whole(&only).all(".overview").is_empty());
}
