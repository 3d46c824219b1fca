use super::sample::{CALL, TALKS, compare, sides, stated, story, timeline, topic, words};
use proptest::prelude::*;
use standpoint::app::link::{Link, Target, fragment};
use standpoint::app::{Filter, Kinds, Settings, View};

/// What a fragment asks of the story under the usual prefix.
fn parse(fragment: &str) -> Option<Link> {
    Link::parse(fragment, "standpoint", &story(), View::Timeline)
}

fn settings(fragment: &str) -> Settings {
    parse(fragment).unwrap().settings
}

fn write(settings: &Settings) -> String {
    fragment("standpoint", "s", settings, View::Timeline)
}

#[test]
fn settings_are_written_in_one_order_and_only_where_they_ask_for_something() {
    assert_eq!(write(&Settings::default()), "standpoint=s");
    assert_eq!(
        write(&compare(Filter::default())),
        "standpoint=s&view=compare"
    );
    let all = Filter {
        sides: vec!["us".to_owned(), "ru".to_owned()],
        group: "town".to_owned(),
        topic: "arms".to_owned(),
        kinds: Kinds::Stated,
        find: "red line".to_owned(),
        ..Filter::default()
    };
    let written =
        "standpoint=s&view=compare&side=us&side=ru&group=town&topic=arms&kind=stated&find=red+line";
    assert_eq!(write(&compare(all.clone())), written);
    assert_eq!(settings(written), compare(all));
}

#[test]
fn a_view_is_named_where_it_is_another_than_the_default() {
    let write = |view| fragment("standpoint", "s", &Settings::of_view(view), View::Compare);
    assert_eq!(write(View::Compare), "standpoint=s");
    assert_eq!(write(View::Timeline), "standpoint=s&view=timeline");
    let parse = |fragment| Link::parse(fragment, "standpoint", &story(), View::Compare);
    let view = |fragment| parse(fragment).unwrap().settings.view;
    assert_eq!(view("#standpoint=s"), View::Compare);
    assert_eq!(view("#standpoint=s&view=timeline"), View::Timeline);
}

#[test]
fn a_link_is_read_with_and_without_its_number_sign() {
    assert_eq!(
        parse("#standpoint=s&kind=stated"),
        parse("standpoint=s&kind=stated")
    );
    assert_eq!(settings("#standpoint=s&kind=stated"), timeline(stated()));
}

#[test]
fn the_order_of_names_in_a_link_means_nothing() {
    assert_eq!(
        settings("#find=red&side=us&view=compare&standpoint=s"),
        settings("#standpoint=s&view=compare&side=us&find=red")
    );
}

#[test]
fn sides_of_a_link_may_stand_in_any_order() {
    assert_eq!(
        settings("#standpoint=s&side=press&side=us"),
        timeline(sides(&["us", "press"]))
    );
}

#[test]
fn what_a_link_says_and_nobody_knows_is_passed_over() {
    let link =
        "#standpoint=s&view=table&side=moon&side=us&topic=weather&kind=loud&colour=red&find=gas";
    let known = Filter {
        find: "gas".to_owned(),
        ..sides(&["us"])
    };
    assert_eq!(settings(link), timeline(known));
}

#[test]
fn words_in_a_link_have_plus_signs_and_percent_escapes_for_what_they_are() {
    assert_eq!(
        settings("#standpoint=s&find=red+line").filter,
        words("red line")
    );
    assert_eq!(
        settings("#standpoint=s&find=red%20line").filter,
        words("red line")
    );
    assert_eq!(
        settings("#standpoint=s&find=1%2B1%3D2%26%23").filter,
        words("1+1=2&#")
    );
    assert_eq!(
        write(&timeline(words("1+1=2&#"))),
        "standpoint=s&find=1%2B1%3D2%26%23"
    );
}

#[test]
fn words_in_a_link_may_be_of_any_script() {
    for text in ["Ёлка", "底线", "café", "🕊"] {
        let written = write(&timeline(words(text)));
        assert!(written.is_ascii(), "{written}");
        assert_eq!(settings(&written).filter, words(text));
        // As somebody types it into the address.
        assert_eq!(
            settings(&format!("#standpoint=s&find={text}")).filter,
            words(text)
        );
    }
    // An escape that is no UTF-8 is no reason to lose the rest.
    assert!(parse("#standpoint=s&find=%FF&side=us").is_some());
}

#[test]
fn a_link_leads_to_the_story_an_event_or_a_position() {
    let target = |fragment| parse(fragment).map(|link| link.target);
    assert_eq!(target("#standpoint=s"), Some(Target::Story));
    assert_eq!(target("#standpoint=talks"), Some(Target::Event(TALKS)));
    let position = Target::Position {
        event: CALL,
        number: 2,
    };
    assert_eq!(target("#standpoint=told"), Some(position));
    assert_eq!(target("#standpoint=nothing"), None);
}

#[test]
fn a_link_to_something_in_the_story_leads_to_the_timeline_whatever_view_it_names() {
    for id in ["talks", "told"] {
        let link = format!("#standpoint={id}&view=compare&topic=gas");
        let link = Link::parse(&link, "standpoint", &story(), View::Compare).unwrap();
        assert_eq!(link.settings, timeline(topic("gas")));
    }
}

#[test]
fn a_link_under_another_prefix_or_to_another_story_is_not_ours() {
    assert_eq!(parse("#timeline=s"), None);
    assert_eq!(parse("#standpoint=other"), None);
    let of_prefix = Link::parse("#timeline=s", "timeline", &story(), View::Timeline);
    assert_eq!(of_prefix.unwrap().target, Target::Story);
    let written = fragment("timeline", "s", &Settings::default(), View::Timeline);
    assert_eq!(written, "timeline=s");
}

#[test]
fn the_fragments_of_others_are_not_ours() {
    for fragment in [
        "",
        "#",
        "#comments",
        "#!/route?standpoint",
        "#:~:text=s",
        "#s",
        "#standpoint",
        "#standpoint=",
        "#xstandpoint=s",
        "#Standpoint=s",
        "#?standpoint=s",
        "#find=s&view=compare",
    ] {
        assert_eq!(parse(fragment), None, "{fragment}");
    }
}

#[test]
fn of_two_ids_the_first_counts() {
    assert_eq!(
        parse("#standpoint=talks&standpoint=call").unwrap().target,
        Target::Event(TALKS)
    );
}

#[test]
fn a_target_knows_its_event_and_is_found_by_number() {
    let story = story();
    assert_eq!(Target::Story.event(), None);
    assert_eq!(Target::Event(TALKS).event(), Some(TALKS));
    let found = Target::of_number(&story, 3).unwrap();
    assert_eq!(found, Target::find(&story, "later").unwrap());
    assert_eq!(found.event(), Some(TALKS));
    assert_eq!(Target::of_number(&story, 6), None);
    assert_eq!(Target::of_number(&story, 0), None);
}

fn any_view() -> impl Strategy<Value = View> {
    prop_oneof![Just(View::Timeline), Just(View::Compare)]
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let sides = proptest::sample::subsequence(vec!["us", "ru", "press"], 0..=3);
    let topics = proptest::sample::select(vec!["", "arms", "gas"]);
    let groups = proptest::sample::select(vec!["", "town", "far"]);
    let kinds = prop_oneof![Just(Kinds::All), Just(Kinds::Stated)];
    (any_view(), sides, groups, topics, kinds, any::<String>()).prop_map(
        |(view, sides, group, topic, kinds, find)| {
            let sides = sides.into_iter().map(str::to_owned).collect();
            let filter = Filter {
                sides,
                group: group.to_owned(),
                topic: topic.to_owned(),
                kinds,
                find,
                ..Filter::default()
            };
            Settings { view, filter }.normal(&story())
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_set_is_read_from_its_link_again(settings in any_settings(), default in any_view()) {
        for prefix in ["standpoint", "my-timeline", "été"] {
            let written = fragment(prefix, "s", &settings, default);
            let link = Link::parse(&written, prefix, &story(), default).unwrap();
            prop_assert_eq!(&link.settings, &settings);
            // The same settings have one link.
            prop_assert_eq!(fragment(prefix, "s", &link.settings, default), written);
        }
    }

    #[test]
    fn whatever_the_address_says_is_read_or_passed_over(fragment in any::<String>()) {
        _ = parse(&fragment);
        _ = parse(&format!("#standpoint=s&{fragment}"));
    }
}
