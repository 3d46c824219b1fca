//! All problems of the story, each a way to its field.

use super::state::desk;
use crate::problems::Problem;
use leptos::prelude::*;

/// The problems, folded to their count.
#[component]
pub fn Problems() -> AnyView {
    let desk = desk();
    let count = move || {
        let (errors, warnings) = desk.checked.read().count();
        match (errors, warnings) {
            (0, 0) => desk.say("no-problems"),
            (errors, warnings) => [
                desk.say_with("errors-count", &[("count", (errors as f64).into())]),
                desk.say_with("warnings-count", &[("count", (warnings as f64).into())]),
            ]
            .join(" · "),
        }
    };
    let row = move |problem: Problem| {
        let path = problem.path.clone();
        let class = if problem.is_error { "error" } else { "warning" };
        let help = problem.help.clone();
        let unread = problem.unread.and_then(|index| {
            let unread = desk.unread.read_untracked().get(index).cloned()?;
            Some((index, unread))
        });
        let as_it_was = unread.clone().map(|(_, unread)| {
            let text: String = unread.text().chars().take(300).collect();
            (!text.is_empty()).then(|| {
                let text = move || desk.say_with("unread-text", &[("text", text.clone().into())]);
                view! { <span class="unread">{text}</span> }
            })
        });
        // Of what could not be read the checker speaks to who writes files by hand.
        let key = match (unread.is_some(), problem.code) {
            (true, "wrong-type") => Some("unread-wrong"),
            (true, "unknown-field") => Some("unread-field"),
            _ => None,
        };
        let help = help.filter(|_| key.is_none());
        let (expected, found) = (problem.expected.clone(), problem.found.clone());
        let said = move || match key {
            Some(key) => desk.say(key),
            None => desk.say_with(
                "expected-found",
                &[
                    ("expected", expected.clone().into()),
                    ("found", found.clone().into()),
                ],
            ),
        };
        let throw_away = unread.map(|(index, unread)| {
            let word = unread.stand_in().to_owned();
            let is_missing = unread.is_missing();
            let label = move || match is_missing {
                true => desk.say_with("unread-take", &[("value", word.clone().into())]),
                false => desk.say("unread-throw-away"),
            };
            let path = problem.path.clone();
            view! {
                <button
                    type="button"
                    class="throw-away"
                    on:click=move |_| {
                        desk.throw_away(index);
                        desk.tell("unread-thrown-away", &[]);
                    }
                >
                    {label} <span class="spoken">" " {path}</span>
                </button>
            }
        });
        view! {
            <li class=class>
                <button type="button" on:click=move |_| desk.show_field(&path)>
                    <span class="path">{problem.path.clone()}</span>
                    <span>{said}</span>
                    {as_it_was}
                    <span class="help">{help}</span>
                </button>
                {throw_away}
            </li>
        }
    };
    let rows = move || {
        let checked = desk.checked.get();
        let (errors, warnings): (Vec<_>, Vec<_>) = checked
            .problems
            .iter()
            .cloned()
            .partition(|problem| problem.is_error);
        errors.into_iter().chain(warnings).map(row).collect_view()
    };
    view! {
        <details class="problems">
            <summary><span role="status">{count}</span></summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
