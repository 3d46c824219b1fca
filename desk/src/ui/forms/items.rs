//! The forms of sides, people, topics, sources, groups and eras.

use super::uses::UsedIn;
use crate::place::{List, Place};
use crate::rules::ids::length;
use crate::ui::fields::{
    Choice, DateField, IdLine, Line, OwnProblems, Reference, TextField, Words,
};
use crate::ui::lists::{move_item, remove};
use crate::ui::slot::{Item, Slot, slot};
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;
use standpoint::format::{
    Date, Era, Group, Id, Keyword, Language, Person, Side, Source, StoryStoreFields as _, Text,
    TextKind, Topic, Url,
};
use standpoint::story::{Grade, Role};

/// The form of an item of a list other than that of the events.
#[component]
pub fn ItemForm(
    /// which list
    list: List,
    /// its index in the file
    index: usize,
) -> AnyView {
    let desk = desk();
    let path = Place::Item(list, index).path();
    let form = match list {
        List::Sides => side(desk, index).into_any(),
        List::People => person(desk, index).into_any(),
        List::Topics => topic(desk, index).into_any(),
        List::Groups => group(desk, index).into_any(),
        List::Sources => source(desk, index).into_any(),
        List::Eras => era(desk, index).into_any(),
        List::Events => ().into_any(),
    };
    let title = format!("one-{}", list.key());
    view! {
        <div data-path=path.clone()>
            <h2>{move || desk.say(&title)}</h2>
            <OwnProblems path=path.clone() />
            {form}
            {(list != List::Eras).then(|| view! { <UsedIn list index /> })}
            <div class="foot">
                <Moves list index />
                <button type="button" class="quiet danger" on:click=move |_| remove(desk, list, index)>
                    {move || desk.say("delete")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Buttons that move an item of a list up and down in it.
#[component]
fn Moves(list: List, index: usize) -> AnyView {
    let desk = desk();
    let path = Place::Item(list, index).path();
    let last = length(&desk.story.read_untracked(), list).saturating_sub(1);
    let step = move |to: usize, key: &'static str| {
        move |_| {
            move_item(desk, list, index, to);
            // Whoever moves something moves it further, and at the end perhaps back.
            let key = match to {
                0 => "move-down",
                to if to == last => "move-up",
                _ => key,
            };
            desk.wanted
                .set(Some(format!("{}.{key}", Place::Item(list, to).path())));
        }
    };
    view! {
        <span data-path=format!("{path}.move-up")>
            <button type="button" class="quiet" disabled={index == 0} on:click=step(index.saturating_sub(1), "move-up")>
                {move || desk.say("move-up")}
            </button>
        </span>
        <span data-path=format!("{path}.move-down")>
            <button type="button" class="quiet" disabled={index >= last} on:click=step(index + 1, "move-down")>
                {move || desk.say("move-down")}
            </button>
        </span>
    }
    .into_any()
}

/// A text that has to be there.
pub fn required(slot: Slot<Text>) -> Slot<Option<Text>> {
    slot.map(Some, |text| text.unwrap_or(Text::Plain(String::new())))
}

/// A reference or address that may be left out, as text.
macro_rules! optional {
    ($item:expr, $field:ident, $type:ident) => {
        slot!($item, $field).map(
            |value: Option<$type>| value.map(|value| value.0).unwrap_or_default(),
            |text: String| (!text.is_empty()).then_some($type(text)),
        )
    };
}
pub(super) use optional;

/// A word of the format as text.
macro_rules! word {
    ($item:expr, $field:ident, $type:ident) => {
        slot!($item, $field).map(
            |value: Option<Keyword<$type>>| {
                value
                    .map(|value| value.0.word().to_owned())
                    .unwrap_or_default()
            },
            |text: String| {
                let index = $type::WORDS.iter().position(|word| *word == text);
                index.and_then($type::nth).map(Keyword)
            },
        )
    };
}
pub(super) use word;

fn side(desk: Desk, index: usize) -> AnyView {
    let item: Item<Side> = Item::of(desk, desk.story.sides(), format!("sides[{index}]"), index);
    // A side without a role is a party, so that the word needs no offer of its own.
    let party = Role::Party.word();
    let role = word!(item, role, Role).map(
        move |word| if word == party { String::new() } else { word },
        |word| word,
    );
    let others: Vec<_> = Role::WORDS
        .iter()
        .copied()
        .filter(|word| *word != party)
        .collect();
    view! {
        <TextField label="name" value=required(slot!(item, name)) kind=TextKind::Name />
        <Choice label="role-in-story" value=role values=Words::of("role", &others) none="role-party" />
        <IdLine value=slot!(item, id).map(|id: Id| id.0, Id) />
    }
    .into_any()
}

fn person(desk: Desk, index: usize) -> AnyView {
    let item: Item<Person> = Item::of(desk, desk.story.people(), format!("people[{index}]"), index);
    view! {
        <TextField label="name" value=required(slot!(item, name)) kind=TextKind::Name />
        <TextField label="office" value=slot!(item, role) kind=TextKind::Name />
        <Reference label="side" value=slot!(item, side).map(|id: Id| id.0, Id) list=List::Sides />
        <IdLine value=slot!(item, id).map(|id: Id| id.0, Id) />
    }
    .into_any()
}

fn topic(desk: Desk, index: usize) -> AnyView {
    let item: Item<Topic> = Item::of(desk, desk.story.topics(), format!("topics[{index}]"), index);
    view! {
        <TextField label="name" value=required(slot!(item, name)) kind=TextKind::Name />
        <IdLine value=slot!(item, id).map(|id: Id| id.0, Id) />
    }
    .into_any()
}

fn group(desk: Desk, index: usize) -> AnyView {
    let item: Item<Group> = Item::of(desk, desk.story.groups(), format!("groups[{index}]"), index);
    view! {
        <TextField label="name" value=required(slot!(item, name)) kind=TextKind::Name />
        <IdLine value=slot!(item, id).map(|id: Id| id.0, Id) />
    }
    .into_any()
}

fn source(desk: Desk, index: usize) -> AnyView {
    let item = source_item(desk, index);
    view! {
        {address(&item)}
        {who_and_what(&item)}
        <div class="row">
            <DateField label="published" value=optional!(item, date, Date) />
            <Line label="language" value=optional!(item, language, Language) example="en" />
        </div>
        {how_near(&item)}
        <Line label="kept-copy" kind="url" value=optional!(item, archived, Url) example="https://web.archive.org/…" />
        <IdLine value=slot!(item, id).map(|id: Id| id.0, Id) />
    }
    .into_any()
}

/// Returns a source by its index.
pub fn source_item(desk: Desk, index: usize) -> Item<Source> {
    Item::of(
        desk,
        desk.story.sources(),
        format!("sources[{index}]"),
        index,
    )
}

/// Where a source is.
pub fn address(item: &Item<Source>) -> AnyView {
    view! { <Line label="address" kind="url" value=optional!(item, url, Url) example="https://" /> }
        .into_any()
}

/// Who published a source, and what it is called.
pub fn who_and_what(item: &Item<Source>) -> AnyView {
    view! {
        <TextField label="publisher" value=required(slot!(item, publisher)) kind=TextKind::Name />
        <TextField label="title" value=required(slot!(item, title)) kind=TextKind::Name />
    }
    .into_any()
}

/// How near a source is to the speaker, and whose own account it is.
pub fn how_near(item: &Item<Source>) -> AnyView {
    let grade = slot!(item, grade).map(
        |grade: Keyword<Grade>| grade.0.word().to_owned(),
        |word: String| {
            let index = Grade::WORDS.iter().position(|known| *known == word);
            Keyword(index.and_then(Grade::nth).unwrap_or(Grade::Press))
        },
    );
    view! {
        <div class="row">
            <Choice label="grade" value=grade values=Words::of("grade", Grade::WORDS) />
            <Reference label="account-of" value=optional!(item, side, Id) list=List::Sides />
        </div>
    }
    .into_any()
}

fn era(desk: Desk, index: usize) -> AnyView {
    let item: Item<Era> = Item::of(desk, desk.story.eras(), format!("eras[{index}]"), index);
    view! {
        <TextField label="name" value=required(slot!(item, name)) kind=TextKind::Name />
        <div class="row">
            <DateField label="from" value=slot!(item, from).map(|date: Date| date.0, Date) />
            <DateField label="to" value=slot!(item, to).map(|date: Date| date.0, Date) />
        </div>
    }
    .into_any()
}
