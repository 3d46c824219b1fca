//! The outline: everything the story consists of, to choose from.

use super::focus::focus_heading;
use super::forms::show_missing;
use super::lists::{add, names};
use super::said;
use super::state::{Desk, desk};
use crate::outline::{EventRow, event_rows};
use crate::place::{List, Place};
use crate::problems::Kind;
use crate::rules::languages::missing;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use standpoint::format::StoryStoreFields as _;
use standpoint::intl::language_name;
use std::collections::HashMap;

/// What is to be seen to in each part of the story. Counted once for the whole outline when the story was checked:
/// for each line by itself, in a long story, it would take longer than the check.
#[derive(Clone, PartialEq, Default)]
struct Marks {
    /// how many errors
    errors: HashMap<Place, usize>,
    /// how much is still to be written
    unwritten: HashMap<Place, usize>,
    /// how many texts the shown language lacks
    missing: HashMap<Place, usize>,
    /// how many texts that is
    all_missing: usize,
}

impl Marks {
    /// Follows the check and the shown language.
    fn of(desk: Desk) -> Marks {
        let mut marks = Marks::default();
        let checked = desk.checked.read();
        for problem in &checked.problems {
            let counts = match problem.kind {
                Kind::Error => &mut marks.errors,
                Kind::Unwritten => &mut marks.unwritten,
                Kind::Warning => continue,
            };
            *counts.entry(Place::of_path(&problem.path)).or_default() += 1;
        }
        let paths = missing(&desk.story.read_untracked(), &desk.language.read());
        marks.all_missing = paths.len();
        for path in &paths {
            *marks.missing.entry(Place::of_path(path)).or_default() += 1;
        }
        marks
    }
}

/// The outline.
#[component]
pub fn Outline() -> AnyView {
    let desk = desk();
    let search = RwSignal::new(String::new());
    let marks = Memo::new(move |_| Marks::of(desk));
    let lists = List::ALL.into_iter().filter(|list| *list != List::Events);
    view! {
        <nav class="outline" id="standpoint-outline" aria-label=move || desk.say("outline")>
            <input
                type="search"
                aria-label=move || desk.say("search")
                placeholder=move || desk.say("search")
                prop:value=search
                on:input=move |event| search.set(event_target_value(&event))
            />
            <ul><Entry place=Place::Story title=Signal::derive(move || desk.say("story")) marks /></ul>
            <Missing marks />
            <Events search marks />
            {lists.map(|list| view! { <Items list search marks /> }).collect_view()}
        </nav>
    }
    .into_any()
}

/// How many texts the shown language lacks, and the way from one to the next.
#[component]
fn Missing(marks: Memo<Marks>) -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| marks.read().all_missing);
    // The index in the list of the one that was gone to last: filled, it is not in the list any more, and the
    // next has its index.
    let last = StoredValue::new(None::<(usize, String)>);
    let next = move |_| {
        let language = desk.language.get_untracked();
        // The marks may be a moment old, and then the text after the one that was just filled would be passed over.
        let paths = missing(&desk.story.read_untracked(), &language);
        let index = match last.get_value() {
            Some((index, path)) if paths.get(index) == Some(&path) => index + 1,
            Some((index, _)) => index,
            None => 0,
        };
        let index = if index < paths.len() { index } else { 0 };
        if let Some(path) = paths.get(index) {
            last.set_value(Some((index, path.clone())));
            show_missing(desk, &language, path);
        }
    };
    let said = move || {
        let language = language_name(said::language(desk), &desk.language.read());
        desk.say_with(
            "missing-in",
            &[
                ("count", (count.get() as f64).into()),
                ("language", language.into()),
            ],
        )
    };
    view! {
        <p class="missing" hidden=move || count.get() == 0>
            <span>{said}</span> " "
            <button type="button" class="quiet" on:click=next>{move || desk.say("next-missing")}</button>
        </p>
    }
    .into_any()
}

/// A line of the outline, which shows the form of what it names.
#[component]
fn Entry(
    /// what it leads to
    place: Place,
    /// what it is called
    #[prop(into)]
    title: Signal<String>,
    /// what is to be seen to
    marks: Memo<Marks>,
    /// what stands above it
    #[prop(optional, into)]
    above: Signal<String>,
    /// how many positions it has
    #[prop(optional)]
    positions: usize,
) -> AnyView {
    let desk = desk();
    let errors = Memo::new(move |_| marks.read().errors.get(&place).copied().unwrap_or(0));
    let unwritten = Memo::new(move |_| marks.read().unwritten.get(&place).copied().unwrap_or(0));
    let missing = Memo::new(move |_| marks.read().missing.get(&place).copied().unwrap_or(0));
    let is_current = Memo::new(move |_| desk.place.get() == place);
    let mark =
        move |count: Memo<usize>, class: &'static str, key: &'static str, sign: &'static str| {
            move || {
                let count = count.get();
                (count > 0).then(|| {
                    let said = desk.say_with(key, &[("count", (count as f64).into())]);
                    let title = said.clone();
                    view! {
                        <span class=format!("mark {class}") title=title>
                            <span aria-hidden="true">{sign} {count}</span>
                            <span class="spoken">{said}</span>
                        </span>
                    }
                })
            }
        };
    let behind = move || {
        (positions > 0).then(|| {
            let said = desk.say_with("positions-count", &[("count", (positions as f64).into())]);
            let title = said.clone();
            view! {
                <span class="behind" title=title>
                    <span aria-hidden="true">{positions}</span>
                    <span class="spoken">{said}</span>
                </span>
            }
        })
    };
    let shown = move || {
        let title = title.get();
        if title.is_empty() {
            desk.say("untitled")
        } else {
            title
        }
    };
    let show = move |event: MouseEvent| {
        desk.place.set(place);
        // By keyboard, the form would be as far away as the rest of the outline is long.
        if event.detail() == 0 {
            request_animation_frame(move || focus_heading(desk.page.get_untracked()));
        }
    };
    let above = move || {
        let above = above.get();
        (!above.is_empty()).then(|| view! { <span class="above">{above}</span> })
    };
    view! {
        <li>
            <button type="button" aria-current=move || is_current.get().then_some("true") on:click=show>
                <span class="name">{above} {shown}</span>
                {behind}
                {mark(missing, "warning", "texts-missing", "文")}
                {mark(unwritten, "unwritten", "unwritten-count", "…")}
                {mark(errors, "error", "errors-count", "")}
            </button>
        </li>
    }
    .into_any()
}

#[component]
fn Events(search: RwSignal<String>, marks: Memo<Marks>) -> AnyView {
    let desk = desk();
    let rows = Memo::new(move |_| {
        event_rows(
            &desk.story.events().read(),
            &desk.language.read(),
            &search.read(),
        )
    });
    let add_event = move |_| {
        let (_, index) = add(desk, List::Events, "");
        desk.show_field(&format!("events[{index}].title"));
    };
    // A date is put into words when its line is made, and not with every letter typed elsewhere.
    let row = move |row: EventRow| {
        let date = Signal::derive(move || said::day(desk, &row.date, &row.zone));
        view! {
            <Entry
                place=Place::Item(List::Events, row.index)
                title=Signal::stored(row.title)
                above=date
                positions=row.positions
                marks
            />
        }
    };
    view! {
        <section data-path="events">
            <h2>{move || desk.say("events")}</h2>
            <ol>
                <For
                    each=move || rows.get()
                    key=Clone::clone
                    children=row
                />
            </ol>
            <p class="hint" hidden=move || search.read().trim().is_empty() || !rows.read().is_empty()>{move || desk.say("nothing-found")}</p>
            <button type="button" class="quiet add" on:click=add_event>{move || desk.say("add-event")}</button>
        </section>
    }
    .into_any()
}

#[component]
fn Items(list: List, search: RwSignal<String>, marks: Memo<Marks>) -> AnyView {
    let desk = desk();
    let rows = Memo::new(move |_| {
        let wanted = search.get().trim().to_lowercase();
        let rows = (0..).zip(names(desk, list));
        rows.filter(|(_, (_, name))| name.to_lowercase().contains(&wanted))
            .map(|(index, (_, name))| (index, name))
            .collect::<Vec<(usize, String)>>()
    });
    let title = list.key();
    let add_key = format!("add-{}", list.key());
    let add_item = move |_| {
        let (_, index) = add(desk, list, "");
        desk.show_field(&Place::Item(list, index).path());
    };
    view! {
        <section data-path=title>
            <h2>{move || desk.say(title)}</h2>
            <ul>
                <For
                    each=move || rows.get()
                    key=Clone::clone
                    children=move |(index, name)| {
                        view! { <Entry place=Place::Item(list, index) title=Signal::stored(name) marks /> }
                    }
                />
            </ul>
            <button type="button" class="quiet add" on:click=add_item>{move || desk.say(&add_key)}</button>
        </section>
    }
    .into_any()
}
