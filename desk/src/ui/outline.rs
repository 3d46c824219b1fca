//! The outline: everything the story consists of, to choose from.

use super::lists::{add, names};
use super::state::desk;
use crate::outline::event_rows;
use crate::place::{List, Place, is_within};
use leptos::prelude::*;

/// The outline.
#[component]
pub fn Outline() -> AnyView {
    let desk = desk();
    let search = RwSignal::new(String::new());
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
            <ul><Entry place=Place::Story title=Signal::derive(move || desk.say("story")) /></ul>
            <Events search />
            {lists.map(|list| view! { <Items list search /> }).collect_view()}
        </nav>
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
    /// what stands before it
    #[prop(optional, into)]
    before: Signal<String>,
    /// what stands behind it
    #[prop(optional, into)]
    behind: Signal<String>,
) -> AnyView {
    let desk = desk();
    let path = place.path();
    let errors = Memo::new(move |_| {
        let checked = desk.checked.read();
        let errors = checked.problems.iter().filter(|problem| problem.is_error);
        let is_here = |path: &str, problem: &str| match place {
            Place::Story => Place::of_path(problem) == Place::Story,
            Place::Item(..) => is_within(problem, path),
        };
        errors
            .filter(|problem| is_here(&path, &problem.path))
            .count()
    });
    let is_current = move || (desk.place.get() == place).then_some("true");
    let mark = move || {
        let count = errors.get();
        (count > 0).then(|| {
            let said = desk.say_with("errors-count", &[("count", (count as f64).into())]);
            let title = said.clone();
            view! { <span class="mark error" title=title><span aria-hidden="true">{count}</span><span class="spoken">{said}</span></span> }
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
    view! {
        <li>
            <button type="button" aria-current=is_current on:click=move |_| desk.place.set(place)>
                <span class="before">{before}</span>
                <span class="name">{shown}</span>
                <span class="behind">{behind}</span>
                {mark}
            </button>
        </li>
    }
    .into_any()
}

#[component]
fn Events(search: RwSignal<String>) -> AnyView {
    let desk = desk();
    let rows = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
        let language = desk.language.get();
        let rows = event_rows(&desk.story.read(), &language).into_iter();
        rows.filter(|row| row.title.to_lowercase().contains(&wanted) || row.date.contains(&wanted))
            .collect::<Vec<_>>()
    });
    let add_event = move |_| {
        let (_, index) = add(desk, List::Events, "");
        desk.show_field(&format!("events[{index}].title"));
    };
    view! {
        <section>
            <h2>{move || desk.say("events")}</h2>
            <ol>
                <For
                    each=move || rows.get()
                    key=|row| (row.index, row.date.clone(), row.title.clone(), row.positions)
                    children=move |row| {
                        let count = row.positions;
                        let behind = move || match count {
                            0 => String::new(),
                            count => count.to_string(),
                        };
                        view! {
                            <Entry
                                place=Place::Item(List::Events, row.index)
                                title=Signal::stored(row.title)
                                before=Signal::stored(row.date)
                                behind=Signal::derive(behind)
                            />
                        }
                    }
                />
            </ol>
            <button type="button" class="quiet add" on:click=add_event>{move || desk.say("add-event")}</button>
        </section>
    }
    .into_any()
}

#[component]
fn Items(list: List, search: RwSignal<String>) -> AnyView {
    let desk = desk();
    let rows = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
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
        <section>
            <h2>{move || desk.say(title)}</h2>
            <ul>
                <For
                    each=move || rows.get()
                    key=Clone::clone
                    children=move |(index, name)| {
                        view! { <Entry place=Place::Item(list, index) title=Signal::stored(name) /> }
                    }
                />
            </ul>
            <button type="button" class="quiet add" on:click=add_item>{move || desk.say(&add_key)}</button>
        </section>
    }
    .into_any()
}
