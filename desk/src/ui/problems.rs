//! All problems of the story, each a way to its field.

use super::forms::show_missing;
use super::state::{Desk, Page, desk};
use crate::place_in_words::place_in_words;
use crate::problems::listed::{Group, Line, step};
use crate::problems::sentence::{language, sentence};
use crate::problems::{Count, Kind};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// How many characters of what could not be read are shown.
const MOST_OF_UNREAD: usize = 300;

/// The problems, folded to their count.
#[component]
pub fn Problems() -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| desk.checked.read().count());
    let is_open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    // Nothing is put into words while nobody sees it.
    let groups = Memo::new(move |_| match is_open.get() {
        true => desk.checked.read().groups(desk.interface.get()),
        false => Vec::new(),
    });
    let toggled = move |_| {
        is_open.set(
            details
                .get_untracked()
                .is_some_and(|details| details.open()),
        )
    };
    view! {
        // While a file is looked at, the problems of the story in hand would pass for its own.
        <details class="problems" hidden=move || desk.page.get() == Page::Import node_ref=details on:toggle=toggled>
            <summary><span role="status">{move || counted(desk, count.get())}</span></summary>
            <div class="all" role="region" aria-label=move || desk.say("problems")>
                {Kind::ALL.map(|kind| view! { <OfKind kind count groups /> }).collect_view()}
            </div>
        </details>
    }
    .into_any()
}

/// How many problems there are, in words. A story that is only begun has no fault.
fn counted(desk: Desk, count: Count) -> String {
    let say = |key: &str, count: usize| desk.say_with(key, &[("count", (count as f64).into())]);
    match (count.errors, count.unwritten, count.warnings) {
        (0, 0, 0) => desk.say("no-problems"),
        (0, unwritten, 0) => say("nothing-wrong-yet", unwritten),
        _ => {
            let kinds = Kind::ALL.into_iter();
            let kinds = kinds.map(|kind| (kind, count.of(kind)));
            let kinds = kinds.filter(|(_, count)| *count > 0);
            let kinds: Vec<_> = kinds
                .map(|(kind, count)| say(kind.counted(), count))
                .collect();
            kinds.join(" · ")
        }
    }
}

/// The problems of a kind.
#[component]
fn OfKind(kind: Kind, count: Memo<Count>, groups: Memo<Vec<Group>>) -> AnyView {
    let desk = desk();
    let of_kind = move || {
        let groups = groups.read();
        let of_kind = groups.iter().filter(|group| group.kind == kind);
        of_kind.cloned().collect::<Vec<_>>()
    };
    let title = move || {
        let count = count.get().of(kind);
        desk.say_with(kind.counted(), &[("count", (count as f64).into())])
    };
    let row = move |group: Group| match group.heading {
        None => {
            let lines = group.lines.into_iter();
            lines
                .map(|line| view! { <LineOfProblem line says_what=true /> })
                .collect_view()
                .into_any()
        }
        Some(_) => view! { <Many groups sentence=group.sentence /> }.into_any(),
    };
    // A group stays as it is, folded or not, when it gets more or fewer.
    let key = |group: &Group| match group.heading {
        None => (group.sentence.clone(), group.lines.clone()),
        Some(_) => (group.sentence.clone(), Vec::new()),
    };
    view! {
        <section class=kind.word() hidden=move || count.get().of(kind) == 0>
            // Where there is nothing else, the summary says it.
            <h3 hidden=move || count.get().of(kind) == count.get().all()>{title}</h3>
            <ul><For each=of_kind key=key children=row /></ul>
        </section>
    }
    .into_any()
}

/// Many problems that say the same, folded to one line.
#[component]
fn Many(groups: Memo<Vec<Group>>, sentence: String) -> AnyView {
    let group = Memo::new(move |_| {
        let groups = groups.read();
        let found = groups.iter().find(|group| group.sentence == sentence);
        found.cloned()
    });
    let heading = move || {
        group
            .read()
            .as_ref()
            .and_then(|group| group.heading.clone())
    };
    let lines = move || {
        let group = group.get();
        group.map(|group| group.lines).unwrap_or_default()
    };
    view! {
        <li class="many">
            <details>
                <summary>{heading}</summary>
                <ul>
                    <For
                        each=lines
                        key=Clone::clone
                        children=|line| view! { <LineOfProblem line says_what=false /> }
                    />
                </ul>
            </details>
        </li>
    }
    .into_any()
}

/// A problem, which leads to its field. What could not be read can be thrown away there.
#[component]
fn LineOfProblem(
    /// the problem
    line: Line,
    /// whether what is wrong is not said above it already
    says_what: bool,
) -> AnyView {
    let desk = desk();
    let unread = line.unread.and_then(|index| {
        let unread = desk.unread.read_untracked().get(index).cloned()?;
        Some((index, unread))
    });
    let as_it_was = unread.clone().map(|(_, unread)| {
        let text: String = unread.text().chars().take(MOST_OF_UNREAD).collect();
        (!text.is_empty()).then(|| {
            let text = move || desk.say_with("unread-text", &[("text", text.clone().into())]);
            view! { <span class="unread">{text}</span> }
        })
    });
    // It would be said twice.
    let detail = line.detail.clone().filter(|_| unread.is_none());
    let throw_away = unread.map(|(index, unread)| {
        let word = unread.stand_in().to_owned();
        let is_missing = unread.is_missing();
        let label = move || match is_missing {
            true => desk.say_with("unread-take", &[("value", word.clone().into())]),
            false => desk.say("unread-throw-away"),
        };
        let place = line.place.clone();
        view! {
            <button
                type="button"
                class="throw-away"
                on:click=move |_| {
                    desk.throw_away(index);
                    desk.tell("unread-thrown-away", &[]);
                    // The button goes with the problem.
                    focus_summary();
                }
            >
                {label} <span class="spoken">" " {place}</span>
            </button>
        }
    });
    let (path, language) = (line.path, line.language);
    let go = move |_| {
        let checked = desk.checked.get_untracked();
        let problems = checked.in_order();
        let index = problems.iter().position(|problem| problem.path == path);
        let problem = index.and_then(|index| Some((index, (*problems.get(index)?).clone())));
        desk.last_problem.set_value(problem);
        show(desk, &path, language.as_deref());
    };
    view! {
        <li>
            <button type="button" on:click=go>
                {says_what.then(|| view! { <span class="what">{line.sentence}</span> })}
                <span class="place">{line.place}</span>
                {as_it_was}
                {detail.map(|detail| view! { <span class="help">{detail}</span> })}
            </button>
            {throw_away}
        </li>
    }
    .into_any()
}

/// Shows the field of a problem, in the language that its text is in or lacks.
fn show(desk: Desk, path: &str, language: Option<&str>) {
    let is_shown = |tag: &str| {
        *desk.language.read_untracked() == tag
            || desk.beside.read_untracked().as_deref() == Some(tag)
    };
    let is_listed = |tag: &str| {
        let story = desk.story.read_untracked();
        story.languages.iter().any(|known| known.0 == tag)
    };
    match language {
        Some(tag) if is_listed(tag) && !is_shown(tag) => show_missing(desk, tag, path),
        _ => desk.show_field(path),
    }
}

fn focus_summary() {
    let summary = document().query_selector(".problems > summary");
    let summary = summary.ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        // It is in the page: this cannot fail.
        let _ = summary.focus();
    }
}

/// Takes the focus from the field that has it, as a press elsewhere does.
fn leave_field() {
    let focused = document().active_element();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        // It is in the page: this cannot fail.
        let _ = focused.blur();
    }
}

/// Goes to the next problem, or to the one before, and says which it is.
pub fn go_to_next(desk: Desk, forward: bool) {
    // What is typed is taken before its field goes, and may be what was wrong.
    leave_field();
    desk.check_now();
    let checked = desk.checked.get_untracked();
    let problems = checked.in_order();
    let last = desk.last_problem.get_value();
    let index = step(&problems, last.as_ref(), forward);
    let Some((index, problem)) = index.and_then(|index| Some((index, *problems.get(index)?)))
    else {
        desk.tell("no-problems", &[]);
        return;
    };
    desk.last_problem.set_value(Some((index, problem.clone())));
    let interface = desk.interface.get_untracked();
    let story = serde_json::from_str(&checked.text).unwrap_or_default();
    let place = place_in_words(&problem.path, &[&story], interface);
    desk.tell(
        "problem-told",
        &[
            ("number", (index as f64 + 1.0).into()),
            ("count", (problems.len() as f64).into()),
            ("place", place.into()),
            ("sentence", sentence(problem, interface).into()),
        ],
    );
    show(desk, &problem.path, language(problem));
}
