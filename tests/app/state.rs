use super::sample::{
    CALL, END, OPENING, TALKS, compare, newer_story, other_story, plain, sides, story, timeline,
    topic, words,
};
use leptos::prelude::{ImmediateEffect, Owner};
use standpoint::app::address::{self, Step};
use standpoint::app::cards::OpenCards;
use standpoint::app::link::{Link, Target};
use standpoint::app::state::{Followed, Page};
use standpoint::app::{App, Filter, Kinds, Settings, View};
use standpoint::story::Story;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A page that takes note of all it is asked to do.
#[derive(Default)]
struct FakePage(Mutex<Asked>);

#[derive(Default)]
struct Asked {
    log: Vec<String>,
    fragment: String,
    /// another timeline has this id
    other_timeline: Option<&'static str>,
    refuses: bool,
    /// what the page shows when it is told of a view
    answer: Option<(App, View)>,
}

impl FakePage {
    /// What was done since this was last asked.
    fn log(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().log)
    }

    fn note(&self, done: String) {
        self.0.lock().unwrap().log.push(done);
    }

    /// Somebody else writes into the address.
    fn go(&self, fragment: &str) {
        self.0.lock().unwrap().fragment = fragment.to_owned();
    }
}

impl Page for FakePage {
    fn fragment(&self) -> String {
        self.0.lock().unwrap().fragment.clone()
    }

    fn fragment_owner(&self, app: App) -> address::FragmentOwner {
        let fragment = self.fragment();
        let other = self.0.lock().unwrap().other_timeline;
        if fragment.is_empty() {
            address::FragmentOwner::Nobody
        } else if app.owns(&fragment) {
            address::FragmentOwner::This
        } else if other.is_some_and(|id| fragment == format!("#standpoint={id}")) {
            address::FragmentOwner::OtherTimeline
        } else {
            address::FragmentOwner::Page
        }
    }

    fn link_prefix(&self) -> String {
        "standpoint".to_owned()
    }

    fn write(&self, fragment: &str, step: Step) -> bool {
        let mut asked = self.0.lock().unwrap();
        asked.log.push(format!("{step:?} {fragment:?}"));
        if !asked.refuses {
            asked.fragment = if fragment.is_empty() {
                String::new()
            } else {
                format!("#{fragment}")
            };
        }
        !asked.refuses
    }

    fn mark_jump(&self) {
        self.note("mark jump".to_owned());
    }

    fn tell_view(&self, settings: &Settings) {
        let Filter {
            sides,
            topic,
            kinds,
            find,
            ..
        } = &settings.filter;
        let told = format!(
            "tell {} [{}] [{topic}] [{}] [{find}]",
            settings.view.word(),
            sides.join(" "),
            kinds.word()
        );
        self.note(told);
        let answer = self.0.lock().unwrap().answer.take();
        if let Some((app, view)) = answer {
            app.set_view(view, Step::Replace);
        }
    }

    fn tell_toggle(&self, event: &str, is_open: bool) {
        self.note(format!("toggle {event} {is_open}"));
    }

    fn language_was_chosen(&self) {
        self.note("language was chosen".to_owned());
    }

    fn zone_was_chosen(&self) {
        self.note("zone was chosen".to_owned());
    }

    fn choose_zone(&self, zone: String) {
        self.note(format!("choose zone {zone:?}"));
    }
}

/// A timeline on a page, until it is dropped.
struct Stage {
    page: Arc<FakePage>,
    app: App,
    owner: Owner,
}

impl Stage {
    fn new() -> Stage {
        Stage::of_view(View::Timeline)
    }

    fn of_view(view: View) -> Stage {
        let (page, owner) = (Arc::new(FakePage::default()), Owner::new());
        let app = owner.with(|| App::new(page.clone(), story(), "en".to_owned(), view, None));
        Stage { page, app, owner }
    }

    /// A timeline on a page that comes with this fragment.
    fn at(fragment: &str) -> (Stage, Followed) {
        let stage = Stage::new();
        stage.page.go(fragment);
        let followed = stage.app.follow_address(true, false);
        (stage, followed)
    }

    fn log(&self) -> Vec<String> {
        self.page.log()
    }

    fn open(&self) -> Vec<usize> {
        (0..4)
            .filter(|event| self.app.is_card_open(*event))
            .collect()
    }

    /// Goes to another fragment, as with *back*.
    fn go(&self, fragment: &str) -> Followed {
        self.page.go(fragment);
        self.app.follow_address(false, false)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

const NOTHING: [&str; 0] = [];

fn closed(story: &Story) -> OpenCards {
    OpenCards::new(story, |_| false)
}

// --- Settings, the address, and what the page is told ---

#[test]
fn a_timeline_comes_with_all_of_its_story_and_tells_nobody() {
    let stage = Stage::new();
    assert_eq!(stage.app.settings(), Settings::default());
    assert_eq!(stage.app.selection().count_positions(), (5, 5));
    assert_eq!(stage.open(), [0; 0]);
    stage.app.tell();
    assert_eq!(stage.log(), NOTHING);
}

/// A page that takes the link out of the address, when it is told of the view, has to find the new
/// one there.
#[test]
fn the_address_is_written_before_the_page_is_told() {
    let stage = Stage::new();
    stage.app.set_view(View::Compare, Step::Push);
    let done = [
        r#"Push "standpoint=s&view=compare""#,
        "tell compare [] [] [] []",
    ];
    assert_eq!(stage.log(), done);
}

#[test]
fn the_page_is_told_once_of_each_change() {
    let stage = Stage::new();
    stage
        .app
        .set_filter(Step::Push, |filter| filter.sides.push("ru".to_owned()));
    stage
        .app
        .set_filter(Step::Replace, |filter| filter.kinds = Kinds::Stated);
    let done = [
        r#"Push "standpoint=s&side=ru""#,
        "tell timeline [ru] [] [] []",
        r#"Replace "standpoint=s&side=ru&kind=stated""#,
        "tell timeline [ru] [] [stated] []",
    ];
    assert_eq!(stage.log(), done);
    stage.app.tell();
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn where_nothing_changes_nothing_is_written_or_told() {
    let stage = Stage::new();
    stage.app.set_view(View::Timeline, Step::Push);
    // Settings that mean the same.
    stage
        .app
        .set_filter(Step::Push, |filter| filter.topic = "weather".to_owned());
    stage
        .app
        .set_filter(Step::Push, |filter| filter.find = "  ".to_owned());
    stage
        .app
        .set_filter(Step::Push, |filter| filter.sides.push("moon".to_owned()));
    assert!(!stage.app.set(Settings::default(), Step::Push));
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn settings_are_taken_in_their_normal_form() {
    let stage = Stage::new();
    stage.app.set_filter(Step::Push, |filter| {
        filter.sides = vec!["press".to_owned(), "us".to_owned(), "moon".to_owned()];
    });
    assert_eq!(stage.app.settings(), timeline(sides(&["us", "press"])));
}

#[test]
fn ending_the_filter_leaves_the_view() {
    let stage = Stage::new();
    stage.app.set(compare(topic("gas")), Step::Push);
    stage.log();
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = Filter::default());
    assert_eq!(stage.app.settings(), Settings::of_view(View::Compare));
    let done = [
        r#"Push "standpoint=s&view=compare""#,
        "tell compare [] [] [] []",
    ];
    assert_eq!(stage.log(), done);
}

#[test]
fn the_fragment_of_the_page_is_never_replaced_and_that_of_another_timeline_is() {
    let stage = Stage::new();
    stage.page.go("#comments");
    assert!(!stage.app.set(compare(Filter::default()), Step::Push));
    assert_eq!(stage.log(), ["tell compare [] [] [] []"]);
    stage.page.0.lock().unwrap().other_timeline = Some("other");
    stage.page.go("#standpoint=other");
    assert!(stage.app.set(compare(topic("gas")), Step::Push));
    let done = [
        r#"Push "standpoint=s&view=compare&topic=gas""#,
        "tell compare [] [gas] [] []",
    ];
    assert_eq!(stage.log(), done);
}

#[test]
fn settings_are_shown_also_where_the_address_may_not_be_written() {
    let stage = Stage::new();
    stage.page.0.lock().unwrap().refuses = true;
    assert!(!stage.app.set(compare(Filter::default()), Step::Push));
    assert_eq!(stage.app.view(), View::Compare);
    assert_eq!(stage.log().len(), 2);
}

#[test]
fn another_view_of_the_page_is_the_one_that_needs_no_fragment() {
    let stage = Stage::new();
    stage.app.set_default_view(View::Compare);
    assert_eq!(stage.app.view(), View::Compare);
    assert_eq!(stage.log(), ["tell compare [] [] [] []"]);
    stage.app.set_view(View::Timeline, Step::Push);
    assert_eq!(stage.log()[0], r#"Push "standpoint=s&view=timeline""#);
}

#[test]
fn links_have_the_settings_of_the_reader() {
    let stage = Stage::new();
    assert_eq!(stage.app.link_to("s"), "standpoint=s");
    stage.app.set(compare(words("red line")), Step::Push);
    assert_eq!(
        stage.app.link_to("told"),
        "standpoint=told&view=compare&find=red+line"
    );
    assert!(stage.app.owns("#standpoint=told"));
    assert!(
        !stage.app.owns("#standpoint=other") && !stage.app.owns("#comments") && !stage.app.owns("")
    );
}

// --- Words ---

#[test]
fn words_are_looked_for_when_asked_and_not_while_typing() {
    let stage = Stage::new();
    stage.app.set_typed("settled ".to_owned());
    assert_eq!(stage.app.settings(), Settings::default());
    assert_eq!(stage.log(), NOTHING);
    stage.app.find_typed();
    assert_eq!(stage.app.selection().count_positions(), (1, 5));
    let done = [
        r#"Push "standpoint=s&find=settled""#,
        "tell timeline [] [] [] [settled]",
    ];
    assert_eq!(stage.log(), done);
    stage.app.find_typed();
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn what_is_typed_is_one_step_however_often_typing_pauses() {
    let stage = Stage::new();
    for typed in ["re", "red", "red line"] {
        stage.app.set_typed(typed.to_owned());
        stage.app.find_typed();
    }
    let log = stage.log();
    let written: Vec<_> = log
        .iter()
        .filter(|done| !done.starts_with("tell"))
        .collect();
    let done = [
        r#"Push "standpoint=s&find=re""#,
        r#"Replace "standpoint=s&find=red""#,
        r#"Replace "standpoint=s&find=red+line""#,
    ];
    assert_eq!(written, done);
}

/// White space at the end would else vanish while somebody pauses between two words.
#[test]
fn the_field_keeps_the_white_space_that_somebody_typed() {
    let stage = Stage::new();
    stage.app.set_typed(" red ".to_owned());
    stage.app.find_typed();
    assert_eq!(stage.app.typed(), " red ");
    assert_eq!(stage.app.settings().filter, words("red"));
}

#[test]
fn the_field_shows_the_words_of_a_link_and_is_empty_when_the_filter_ends() {
    let (stage, _) = Stage::at("#standpoint=s&find=red+line");
    assert_eq!(stage.app.typed(), "red line");
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = Filter::default());
    assert_eq!(stage.app.typed(), "");
}

// --- Cards ---

#[test]
fn cards_are_opened_and_closed() {
    let stage = Stage::new();
    stage.app.set_card(TALKS, true);
    assert_eq!(stage.open(), [TALKS]);
    stage.app.set_all_cards(true);
    assert_eq!(stage.open(), [CALL, TALKS]);
    stage.app.set_card(TALKS, false);
    assert_eq!(stage.open(), [CALL]);
    stage.app.set_all_cards(false);
    assert_eq!(stage.open(), [0; 0]);
    // Cards are neither in the address nor among the settings.
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn an_event_without_positions_and_one_that_is_not_there_have_no_card() {
    let stage = Stage::new();
    for event in [OPENING, END, 99] {
        stage.app.set_card(event, true);
        assert!(!stage.app.is_card_open(event));
    }
}

#[test]
fn a_filter_opens_the_cards_of_what_it_leaves() {
    let stage = Stage::new();
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = sides(&["press"]));
    assert_eq!(stage.open(), [TALKS]);
    // Another view is no other filter.
    stage.app.set_card(TALKS, false);
    stage.app.set_view(View::Compare, Step::Push);
    assert_eq!(stage.open(), [0; 0]);
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = words("settled"));
    assert_eq!(stage.open(), [CALL]);
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = Filter::default());
    assert_eq!(stage.open(), [0; 0]);
}

#[test]
fn the_page_is_told_of_a_card_by_the_id_of_its_event() {
    let stage = Stage::new();
    stage.app.tell_toggle(CALL, true);
    stage.app.tell_toggle(99, true);
    assert_eq!(stage.log(), ["toggle call true"]);
}

// --- The address ---

#[test]
fn a_page_that_comes_with_a_link_shows_it_and_is_told_by_who_shows_it_first() {
    let (stage, followed) = Stage::at("#standpoint=s&view=compare&topic=gas");
    assert_eq!(followed, Followed::Story);
    assert_eq!(stage.app.settings(), compare(topic("gas")));
    assert_eq!(stage.log(), NOTHING);
    stage.app.tell();
    assert_eq!(stage.log(), ["tell compare [] [gas] [] []"]);
}

#[test]
fn a_link_leads_to_an_event_or_a_position_that_is_still_to_be_revealed() {
    let (stage, followed) = Stage::at("#standpoint=told&view=compare");
    let position = Target::Position {
        event: CALL,
        number: 2,
    };
    assert_eq!(followed, Followed::Target(position));
    assert_eq!(stage.app.view(), View::Timeline);
    assert_eq!(stage.open(), [0; 0]);
    assert_eq!(
        stage.go("#standpoint=talks"),
        Followed::Target(Target::Event(TALKS))
    );
}

#[test]
fn a_page_that_comes_without_a_link_of_ours_stays_as_it_is() {
    for fragment in ["", "#comments", "#standpoint=other"] {
        let (stage, followed) = Stage::at(fragment);
        assert_eq!(followed, Followed::Nothing);
        assert_eq!(stage.app.settings(), Settings::default());
    }
}

#[test]
fn going_back_shows_what_was_shown_before_and_writes_nothing() {
    let stage = Stage::new();
    stage.app.set_view(View::Compare, Step::Push);
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = topic("gas"));
    stage.log();
    assert_eq!(stage.go("#standpoint=s&view=compare"), Followed::Story);
    assert_eq!(stage.app.settings(), Settings::of_view(View::Compare));
    assert_eq!(stage.log(), ["tell compare [] [] [] []"]);
    assert_eq!(stage.go(""), Followed::Settings);
    assert_eq!(stage.app.settings(), Settings::default());
    assert_eq!(stage.log(), ["tell timeline [] [] [] []"]);
}

#[test]
fn what_another_part_of_the_page_writes_changes_nothing() {
    let stage = Stage::new();
    stage.app.set_view(View::Compare, Step::Push);
    stage.log();
    assert_eq!(stage.go("#comments"), Followed::Nothing);
    // Nor does going back from there to no fragment: that was not ours.
    assert_eq!(stage.go(""), Followed::Nothing);
    assert_eq!(stage.app.view(), View::Compare);
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn going_back_to_no_link_shows_the_view_of_the_page() {
    let stage = Stage::of_view(View::Compare);
    stage.app.set(timeline(topic("gas")), Step::Push);
    assert_eq!(stage.go(""), Followed::Settings);
    assert_eq!(stage.app.settings(), Settings::of_view(View::Compare));
}

#[test]
fn going_back_over_a_jump_changes_nothing() {
    let (stage, _) = Stage::at("#standpoint=s&topic=gas");
    stage.app.mark_jump();
    stage.app.note_fragment();
    assert_eq!(stage.log(), ["mark jump"]);
    assert_eq!(stage.app.follow_address(false, true), Followed::Nothing);
    // A link that is followed again does lead there again.
    assert_eq!(stage.app.follow_address(false, false), Followed::Story);
}

// --- Uncovering ---

#[test]
fn what_the_filter_leaves_is_uncovered_under_it() {
    let stage = Stage::new();
    stage.app.set(compare(topic("gas")), Step::Push);
    stage.app.set_all_cards(false);
    stage.log();
    let position = Target::Position {
        event: CALL,
        number: 2,
    };
    assert!(stage.app.uncover(position, Step::Push));
    assert_eq!(stage.app.settings(), timeline(topic("gas")));
    assert_eq!(stage.open(), [CALL]);
    let done = [
        r#"Push "standpoint=s&topic=gas""#,
        "tell timeline [] [gas] [] []",
    ];
    assert_eq!(stage.log(), done);
}

#[test]
fn what_the_filter_hides_is_uncovered_without_it() {
    let hidden = [
        (
            Target::Position {
                event: CALL,
                number: 1,
            },
            vec![CALL],
        ),
        (Target::Event(OPENING), vec![]),
    ];
    for (target, open) in hidden {
        let stage = Stage::new();
        stage.app.set(compare(topic("gas")), Step::Push);
        stage.app.uncover(target, Step::Replace);
        assert_eq!(stage.app.settings(), Settings::default());
        assert_eq!(stage.open(), open);
    }
}

#[test]
fn what_is_seen_already_is_uncovered_without_a_step() {
    let stage = Stage::new();
    assert!(!stage.app.uncover(Target::Event(TALKS), Step::Push));
    assert!(!stage.app.uncover(Target::Story, Step::Push));
    assert_eq!(stage.open(), [TALKS]);
    assert_eq!(stage.log(), NOTHING);
}

// --- Another story, another language, and the rest ---

#[test]
fn another_version_of_the_story_keeps_what_the_reader_set() {
    let stage = Stage::new();
    stage.app.set(compare(topic("gas")), Step::Push);
    stage.app.set_all_cards(false);
    stage.app.set_card(TALKS, true);
    stage.log();
    stage
        .app
        .take_story(newer_story(), "en".to_owned(), closed(&newer_story()), true);
    assert_eq!(stage.app.settings(), compare(topic("gas")));
    assert!(stage.app.is_card_open(TALKS + 1) && !stage.app.is_card_open(TALKS));
    assert_eq!(stage.app.selection().count_positions(), (3, 6));
    stage.app.tell();
    assert_eq!(stage.log(), NOTHING);
}

#[test]
fn a_card_that_another_version_of_the_story_brings_comes_as_it_is_asked_for() {
    let stage = Stage::new();
    stage.app.set_card(TALKS, true);
    let all = OpenCards::new(&newer_story(), |_| true);
    stage
        .app
        .take_story(newer_story(), "en".to_owned(), all, true);
    assert!(stage.app.is_card_open(0) && stage.app.is_card_open(TALKS + 1));
    assert!(!stage.app.is_card_open(CALL + 1));
}

#[test]
fn another_story_comes_as_it_is() {
    let stage = Stage::of_view(View::Compare);
    stage.app.set_card(CALL, true);
    stage.app.set(timeline(words("settled")), Step::Push);
    stage
        .app
        .take_story(other_story(), "en".to_owned(), closed(&other_story()), true);
    assert_eq!(stage.app.settings(), Settings::of_view(View::Compare));
    assert_eq!(stage.app.typed(), "");
    assert_eq!(stage.app.selection().count_positions(), (5, 5));
    assert_eq!(stage.open(), [0; 0]);
}

#[test]
fn the_cards_of_a_story_that_is_taken_may_be_said() {
    let stage = Stage::new();
    stage.app.set_card(CALL, true);
    let cards = OpenCards::new(&story(), |id| id == "talks");
    stage.app.take_story(story(), "en".to_owned(), cards, false);
    assert_eq!(stage.open(), [TALKS]);
}

#[test]
fn words_are_looked_for_in_the_language_that_is_taken() {
    let stage = Stage::new();
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = words("решено"));
    assert_eq!(stage.app.selection().count_positions(), (0, 5));
    stage
        .app
        .take_story(stage.app.story(), "ru".to_owned(), closed(&story()), true);
    assert_eq!(stage.app.settings().filter, words("решено"));
    assert_eq!(stage.app.selection().count_positions(), (1, 5));
}

#[test]
fn a_chosen_language_is_told_and_one_that_is_taken_back_is_not() {
    let stage = Stage::new();
    stage.app.choose_language("ru".to_owned());
    assert_eq!(stage.app.chosen_language().as_deref(), Some("ru"));
    assert_eq!(stage.log(), ["language was chosen"]);
    stage.app.set_chosen_language(None);
    assert_eq!(stage.app.chosen_language(), None);
    assert_eq!(stage.log(), NOTHING);
}

/// The field said Русский over an English page.
#[test]
fn the_field_follows_a_choice_of_language_that_is_taken_back() {
    let stage = Stage::new();
    let app = stage.app;
    let (runs, _effect) = stage
        .owner
        .with(|| count_runs(move || _ = app.chosen_language()));
    app.choose_language("ru".to_owned());
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    app.set_chosen_language(None);
    assert_eq!(runs.load(Ordering::Relaxed), 3);
    app.set_chosen_language(None);
    assert_eq!(runs.load(Ordering::Relaxed), 3);
}

#[test]
fn a_zone_is_chosen_for_the_site_and_taken_by_each_timeline() {
    let stage = Stage::new();
    stage.app.choose_zone("Asia/Tokyo".to_owned());
    assert_eq!(stage.app.chosen_zone(), None);
    stage.app.take_zone("Asia/Tokyo".to_owned());
    assert_eq!(stage.app.chosen_zone().as_deref(), Some("Asia/Tokyo"));
    assert_eq!(
        stage.log(),
        [r#"choose zone "Asia/Tokyo""#, "zone was chosen"]
    );
}

#[test]
fn a_notice_stands_until_it_is_taken_away_or_the_filter_changes() {
    let stage = Stage::new();
    stage.app.set_notice(Some("Copied"));
    stage.app.set_view(View::Compare, Step::Push);
    assert_eq!(stage.app.notice(), Some("Copied"));
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = topic("gas"));
    assert_eq!(stage.app.notice(), None);
    stage.app.set_notice(Some("Copied"));
    stage.app.set_notice(None);
    assert_eq!(stage.app.notice(), None);
}

#[test]
fn what_is_unfolded_is_remembered() {
    let stage = Stage::new();
    assert!(!stage.app.is_filter_unfolded() && !stage.app.is_sources_unfolded());
    stage.app.set_filter_unfolded(true);
    stage.app.set_sources_unfolded(true);
    assert!(stage.app.is_filter_unfolded() && stage.app.is_sources_unfolded());
}

// --- Signals ---

/// Counts how often something is read anew because a signal changed.
fn count_runs(read: impl Fn() + Send + Sync + 'static) -> (Arc<AtomicUsize>, ImmediateEffect) {
    let runs = Arc::new(AtomicUsize::new(0));
    let effect = {
        let runs = runs.clone();
        ImmediateEffect::new_isomorphic(move || {
            runs.fetch_add(1, Ordering::Relaxed);
            read();
        })
    };
    (runs, effect)
}

#[test]
fn who_follows_the_state_has_seen_a_change_when_it_is_made() {
    let stage = Stage::new();
    let app = stage.app;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let _effect = stage.owner.with(|| {
        let seen = seen.clone();
        ImmediateEffect::new_isomorphic(move || {
            let cards = app.cards();
            let is_open = cards.has(CALL);
            seen.lock()
                .unwrap()
                .push((app.view(), app.selection().count_events().0, is_open));
        })
    });
    let last = || *seen.lock().unwrap().last().unwrap();
    assert_eq!(last(), (View::Timeline, 4, false));
    app.set_view(View::Compare, Step::Push);
    assert_eq!(last(), (View::Compare, 4, false));
    app.set_card(CALL, true);
    assert_eq!(last(), (View::Compare, 4, true));
    app.set_filter(Step::Push, |filter| *filter = sides(&["press"]));
    assert_eq!(last(), (View::Compare, 1, true));
    stage.go("");
    assert_eq!(last(), (View::Timeline, 4, true));
}

/// What follows the state has to have followed before the page hears of it: its handler looks at the
/// page, and may set something else.
#[test]
fn the_page_is_told_when_all_has_followed() {
    let stage = Stage::new();
    let (app, page) = (stage.app, stage.page.clone());
    let _effect = stage.owner.with(|| {
        ImmediateEffect::new_isomorphic(move || page.note(format!("shown {}", app.view().word())))
    });
    stage.log();
    app.set_view(View::Compare, Step::Push);
    let done = [
        r#"Push "standpoint=s&view=compare""#,
        "shown compare",
        "tell compare [] [] [] []",
    ];
    assert_eq!(stage.log(), done);
}

#[test]
fn a_page_that_is_told_may_set_something_else_at_once() {
    let stage = Stage::new();
    let app = stage.app;
    let (runs, _effect) = stage.owner.with(|| count_runs(move || _ = app.view()));
    stage.page.0.lock().unwrap().answer = Some((app, View::Timeline));
    app.set_view(View::Compare, Step::Push);
    assert_eq!(app.view(), View::Timeline);
    assert_eq!(runs.load(Ordering::Relaxed), 3);
    let done = [
        r#"Push "standpoint=s&view=compare""#,
        "tell compare [] [] [] []",
        r#"Replace """#,
        "tell timeline [] [] [] []",
    ];
    assert_eq!(stage.log(), done);
}

/// The cards follow the state by an effect that tells the page of each, and a page may open another
/// card when it is told.
#[test]
fn what_follows_the_cards_may_open_another_card() {
    let stage = Stage::new();
    let app = stage.app;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let _effect = stage.owner.with(|| {
        let seen = seen.clone();
        ImmediateEffect::new_isomorphic(move || {
            let cards = app.cards();
            let open: Vec<_> = (0..4).filter(|event| cards.has(*event)).collect();
            seen.lock().unwrap().push(open);
            if cards.has(CALL) {
                leptos::prelude::untrack(|| app.set_card(TALKS, true));
            }
        })
    });
    app.set_card(CALL, true);
    assert_eq!(stage.open(), [CALL, TALKS]);
    assert_eq!(
        *seen.lock().unwrap(),
        [vec![], vec![CALL], vec![CALL, TALKS]]
    );
}

#[test]
fn what_follows_the_selection_runs_only_when_it_is_another() {
    let stage = Stage::new();
    let app = stage.app;
    let (runs, _effect) = stage.owner.with(|| count_runs(move || _ = app.selection()));
    let runs = || runs.load(Ordering::Relaxed);
    assert_eq!(runs(), 1);
    app.set_view(View::Compare, Step::Push);
    app.set_card(CALL, true);
    app.set_typed("red".to_owned());
    app.set_notice(Some("Copied"));
    assert_eq!(runs(), 1);
    app.set_filter(Step::Push, |filter| *filter = topic("gas"));
    assert_eq!(runs(), 2);
    app.take_story(newer_story(), "en".to_owned(), closed(&newer_story()), true);
    assert_eq!(runs(), 3);
}

#[test]
fn what_nothing_follows_notifies_nobody() {
    let stage = Stage::new();
    let app = stage.app;
    let (runs, _effect) = stage.owner.with(|| count_runs(move || _ = app.settings()));
    app.set_filter_unfolded(true);
    app.set_sources_unfolded(true);
    app.take_zone("Asia/Tokyo".to_owned());
    app.note_fragment();
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

#[test]
fn the_comparison_is_made_when_it_is_first_looked_at() {
    let stage = Stage::new();
    assert!(stage.app.compared().is_none());
    stage
        .app
        .set_filter(Step::Push, |filter| *filter = topic("gas"));
    assert!(stage.app.compared().is_none());
    stage.app.set_view(View::Compare, Step::Push);
    assert_eq!(stage.app.compared().unwrap().count_positions(), (2, 5));
}

#[test]
fn the_comparison_is_made_anew_only_when_it_is_looked_at_and_shows_something_else() {
    let stage = Stage::of_view(View::Compare);
    let app = stage.app;
    let (runs, _effect) = stage.owner.with(|| count_runs(move || _ = app.compared()));
    let runs = || runs.load(Ordering::Relaxed);
    assert_eq!(runs(), 1);
    // Looked at, and nothing else.
    app.set_view(View::Timeline, Step::Push);
    app.set_view(View::Compare, Step::Push);
    assert_eq!(runs(), 1);
    // Something else, and not looked at.
    app.set_view(View::Timeline, Step::Push);
    app.set_filter(Step::Push, |filter| *filter = topic("gas"));
    assert_eq!(runs(), 1);
    app.set_view(View::Compare, Step::Push);
    assert_eq!(runs(), 2);
    app.set_filter(Step::Push, |filter| *filter = topic("arms"));
    assert_eq!(runs(), 3);
    // There and back while nobody looks.
    app.set_view(View::Timeline, Step::Push);
    app.set_filter(Step::Push, |filter| *filter = Filter::default());
    app.set_filter(Step::Push, |filter| *filter = topic("arms"));
    app.set_view(View::Compare, Step::Push);
    assert_eq!(runs(), 3);
}

#[test]
fn a_state_is_gone_with_its_owner() {
    let stage = Stage::new();
    let app = stage.app;
    assert!(!app.is_gone());
    stage.owner.cleanup();
    assert!(app.is_gone());
}

#[test]
fn two_timelines_have_nothing_in_common() {
    let (one, two) = (Stage::new(), Stage::new());
    one.app.set(compare(topic("gas")), Step::Push);
    assert_eq!(two.app.settings(), Settings::default());
    assert_eq!(two.log(), NOTHING);
}

#[test]
fn without_a_page_nothing_is_written_and_all_can_be_set() {
    let owner = Owner::new();
    owner.with(|| {
        let app = App::without_page(story(), "en".to_owned(), View::Compare);
        assert_eq!(app.view(), View::Compare);
        assert!(!app.set(timeline(topic("gas")), Step::Push));
        app.mark_jump();
        app.choose_language("ru".to_owned());
        app.choose_zone("Asia/Tokyo".to_owned());
        assert_eq!(app.follow_address(true, false), Followed::Nothing);
        let link = format!("#{}", app.link_to("s"));
        let link = Link::parse(&link, "standpoint", &story(), View::Compare).unwrap();
        assert_eq!(link.settings, timeline(topic("gas")));
    });
    owner.cleanup();
}

// A filter had opened all that it left, and the button still offered to open them.
#[test]
fn all_cards_are_open_where_those_are_that_the_filter_leaves() {
    let stage = Stage::new();
    assert!(!stage.app.are_all_cards_open());
    stage.app.set(timeline(topic("gas")), Step::Push);
    let left = stage.app.selection();
    for event in (0..4).filter(|event| left.has_event(*event)) {
        stage.app.set_card(event, true);
    }
    assert!(stage.app.are_all_cards_open());
    stage.app.set(Settings::default(), Step::Push);
    assert!(!stage.app.are_all_cards_open());
}

// The element asked for the comparison, and *back* from a link to an event left neither it nor the timeline.
#[test]
fn back_leads_to_the_timeline_where_there_is_nothing_to_compare() {
    let (page, owner) = (Arc::new(FakePage::default()), Owner::new());
    let app = owner.with(|| {
        let view = View::Compare;
        App::new(page.clone(), plain(), "en".to_owned(), view, None)
    });
    let event = plain().events[0].id.clone();
    page.go(&format!("#standpoint={event}"));
    app.follow_address(false, false);
    page.go("");
    app.follow_address(false, false);
    assert_eq!(app.view(), View::Timeline);
    owner.cleanup();
}
