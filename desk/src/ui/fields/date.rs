//! A date, typed as people write it. What was understood is shown in words before it is taken into the story, which
//! happens when the field is left.

use super::{FieldProblems, id_of, is_invalid, key_of_typed, problems_of};
use crate::rules::dates::{
    Context, DayOrMonth, Understood, clock, for_field, has_time, understand, zone_named, zones,
};
use crate::ui::said;
use crate::ui::slot::Slot;
use crate::ui::state::{Desk, desk};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use standpoint::date::When;
use standpoint::format::StoryStoreFields as _;
use standpoint::intl::is_known_zone;

/// A field for a date.
#[component]
pub fn DateField(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the date, in EDTF or RFC 3339; empty where it is left out
    value: Slot<String>,
    /// the time zone of what has the date, by its IANA name; without it that of the story
    #[prop(optional, into)]
    zone: Option<Slot<String>>,
    /// another date on the same clock, whose time of day goes along to another zone
    #[prop(optional, into)]
    other: Option<Slot<String>>,
    /// whether the zone is chosen beside the other date, where that has a time of day
    #[prop(optional)]
    is_second: bool,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let told = id_of(&slot.path, "understood");
    let path = slot.path.to_string();
    let typed = RwSignal::new(None::<String>);
    let chosen = RwSignal::new(None::<String>);
    let in_story = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().unwrap_or_default())
    };
    // What was typed is done with when the story has another date, by undoing or otherwise.
    Effect::new(move |_| {
        in_story.track();
        typed.set(None);
    });
    let own_zone = {
        let zone = zone.clone();
        Memo::new(move |_| zone.as_ref().and_then(Slot::get).unwrap_or_default())
    };
    let zone_now = Memo::new(move |_| {
        let own = own_zone.get();
        let own = (!own.is_empty()).then_some(own);
        own.or_else(|| chosen.get())
            .unwrap_or_else(|| usual_zone(desk))
    });
    let context = move || Context {
        order: desk.day_or_month.get(),
        zone: zone_now.get(),
    };
    let understood = Memo::new(move |_| {
        let typed = typed.get()?;
        (!typed.trim().is_empty()).then(|| understand(&typed, &context()))
    });
    // What may be meant, so that it has to be asked: by what is typed, or by what stands in the story and is no date.
    let readings = Memo::new(move |_| {
        let is_typed = typed.read().is_some();
        let meant = match is_typed {
            true => understood.get(),
            false => {
                let in_story = in_story.read();
                let is_date = in_story.is_empty() || When::parse(&in_story).is_ok();
                (!is_date).then(|| understand(&in_story, &context()))
            }
        };
        match meant {
            Some(Understood::Several(readings)) => readings
                .into_iter()
                .map(|(order, edtf)| (Some(order), edtf))
                .collect(),
            // What is typed is taken when the field is left.
            Some(Understood::One(edtf)) if !is_typed => vec![(None, edtf)],
            _ => Vec::new(),
        }
    });
    let take = {
        let (slot, zone) = (slot.clone(), zone.clone());
        move |edtf: String, named: Option<String>| {
            typed.set(None);
            if edtf == in_story.get_untracked() && named.is_none() {
                return;
            }
            // A zone that was typed is meant, and with another offset than its own the event is on no clock of its zone.
            let own = own_zone.get_untracked();
            let is_elsewhere = has_time(&edtf) && !own.is_empty() && for_field(&edtf, &own) == edtf;
            let zone_after = match named {
                Some(named) => Some(named),
                None => is_elsewhere.then(String::new),
            };
            if let Some(zone) = zone.as_ref().filter(|_| !is_second)
                && let Some(after) = zone_after.filter(|after| *after != own)
            {
                desk.change(&slot.path, |_| {
                    zone.write_only(after);
                    slot.write_only(edtf);
                });
                return;
            }
            let used = zone_now.get_untracked();
            // A time on the clock of this computer is shown on it: nothing in the story says so yet.
            let is_new = has_time(&edtf)
                && own_zone.read_untracked().is_empty()
                && desk.story.time_zones().read_untracked().is_none()
                && for_field(&edtf, &used) != edtf;
            match zone.as_ref().filter(|_| is_new) {
                Some(zone) => desk.change(&slot.path, |_| {
                    zone.write_only(used);
                    slot.write_only(edtf);
                }),
                None => slot.set(edtf),
            }
        }
    };
    let leave = {
        let take = take.clone();
        move || {
            // It is left as well when it is taken out of the page with the focus in it, and its signals are gone.
            let Some(text) = typed.try_get_untracked().flatten() else {
                return;
            };
            match understood.get_untracked() {
                None => take(String::new(), None),
                Some(Understood::One(edtf)) => take(edtf, zone_named(&text)),
                // It stands among the problems until it is put right or it is said which date is meant, and is not lost.
                Some(_) => take(text.trim().to_owned(), None),
            }
        }
    };
    let choose_zone = {
        let (slot, zone, other) = (slot.clone(), zone.clone(), other.clone());
        move |name: String| {
            let context = Context {
                order: desk.day_or_month.get_untracked(),
                zone: name.clone(),
            };
            // The clock stays as it was typed, and is that of another place.
            let moved = |before: String, typed: Option<String>| {
                let clock =
                    typed.unwrap_or_else(|| clock(&before).unwrap_or_else(|| before.clone()));
                match understand(&clock, &context) {
                    Understood::One(edtf) => edtf,
                    _ => before,
                }
            };
            let after = moved(in_story.get_untracked(), typed.get_untracked());
            let along = other.as_ref().map(|other| {
                let before = untrack(|| other.get()).unwrap_or_default();
                (other, moved(before.clone(), None), before)
            });
            typed.set(None);
            if zone.is_none() {
                chosen.set(Some(name.clone()));
            }
            desk.change("", |_| {
                if let Some(zone) = &zone {
                    zone.write_only(name);
                }
                slot.write_only(after);
                if let Some((other, after, before)) = along
                    && after != before
                {
                    other.write_only(after);
                }
            });
        }
    };
    let shown = move || {
        let typed = typed.get();
        typed.unwrap_or_else(|| for_field(&in_story.read(), &zone_now.read()))
    };
    let on_key = {
        let leave = leave.clone();
        move |event: KeyboardEvent| {
            let is_typed = typed.read_untracked().is_some();
            key_of_typed(&event, is_typed, &leave, || typed.set(None));
        }
    };
    let (leave_changed, leave_left) = (leave.clone(), leave);
    let ask = {
        let input = input.clone();
        move || {
            let readings = readings.get();
            if readings.is_empty() {
                return ().into_any();
            }
            let (take, input) = (take.clone(), input.clone());
            let each = readings.into_iter().map(move |(order, edtf)| {
                let (take, input, date) = (take.clone(), input.clone(), edtf.clone());
                let choose = move |_| {
                    if order.is_some() {
                        desk.day_or_month.set(order);
                    }
                    take(date.clone(), None);
                    super::focus_input(&input);
                };
                let key = match order {
                    Some(DayOrMonth::Day) => Some("day-first"),
                    Some(DayOrMonth::Month) => Some("month-first"),
                    None => None,
                };
                let said = move || {
                    let date = said::date(desk, &edtf, &zone_now.read());
                    match key {
                        Some(key) => desk.say_with(key, &[("date", date.into())]),
                        None => date,
                    }
                };
                view! { <button type="button" on:click=choose>{said}</button> }
            });
            view! {
                <div class="ask" role="group" aria-label=move || desk.say("which-date")>
                    <span>{move || desk.say("which-date")}</span>
                    {each.collect_view()}
                </div>
            }
            .into_any()
        }
    };
    let nothing = || (String::new(), "understood");
    let reading = move || {
        let zone = zone_now.get();
        let is_typed = typed.read().is_some();
        match understood.get() {
            Some(Understood::One(edtf)) => {
                let date = format!("{} ({edtf})", said::date(desk, &edtf, &zone));
                (
                    desk.say_with("understood-as", &[("value", date.into())]),
                    "understood",
                )
            }
            Some(Understood::Several(_)) => nothing(),
            Some(Understood::NoZone) => (desk.say("no-zone"), "understood warning"),
            Some(Understood::NoSuchTime) => (desk.say("no-such-time"), "understood warning"),
            Some(Understood::Nothing) => (desk.say("not-understood"), "understood warning"),
            None if is_typed || in_story.read().is_empty() => nothing(),
            None if !readings.read().is_empty() => nothing(),
            None if When::parse(&in_story.read()).is_err() => {
                (desk.say("not-understood"), "understood warning")
            }
            None => (said::date(desk, &in_story.read(), &zone), "understood"),
        }
    };
    // What the field says or asks itself is not said a second time by the checker, which has only the story to go by.
    let unsaid = Memo::new(move |_| {
        let is_said = match understood.get() {
            Some(Understood::One(_)) => false,
            Some(_) => true,
            None => {
                let date = in_story.read();
                typed.read().is_none() && !date.is_empty() && When::parse(&date).is_err()
            }
        };
        if is_said { Vec::new() } else { problems.get() }
    });
    let has_clock = Memo::new(move |_| match understood.get() {
        Some(Understood::One(edtf)) => has_time(&edtf),
        Some(Understood::Several(readings)) => readings.iter().any(|(_, edtf)| has_time(edtf)),
        Some(Understood::NoZone | Understood::NoSuchTime) => true,
        Some(Understood::Nothing) => false,
        None => has_time(&in_story.read()),
    });
    let is_elsewhere = Memo::new(move |_| {
        let other = other.as_ref().filter(|_| is_second);
        other
            .and_then(Slot::get)
            .is_some_and(|other| has_time(&other))
    });
    let zone_select = move || {
        let choose = choose_zone.clone();
        (has_clock.get() && !is_elsewhere.get()).then(|| {
            view! { <ZoneSelect zone=zone_now in_story choose=move |name| choose(name) /> }
        })
    };
    let described = format!("{told} {list}");
    view! {
        <div class="field date" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <input
                id=input
                autocomplete="off"
                spellcheck="false"
                placeholder=move || desk.say("date-example")
                aria-describedby=described
                aria-invalid=move || is_invalid(problems).then_some("true")
                prop:value=shown
                on:input=move |event| typed.set(Some(event_target_value(&event)))
                on:change=move |_| leave_changed()
                on:blur=move |_| leave_left()
                on:keydown=on_key
            />
            {zone_select}
            <p id=told class=move || reading().1>{move || reading().0}</p>
            {ask}
            <FieldProblems id=list problems=unsaid />
        </div>
    }
    .into_any()
}

/// The zone on whose clock the time of day is.
#[component]
fn ZoneSelect(
    /// the zone, by its IANA name
    zone: Memo<String>,
    /// the date that is in the story
    in_story: Memo<String>,
    /// takes another zone
    #[prop(into)]
    choose: Callback<String>,
) -> AnyView {
    let desk = desk();
    // A moment that was written with another offset is on the clock of none of them.
    let offset = move || {
        let edtf = in_story.read();
        let is_other = has_time(&edtf) && for_field(&edtf, &zone.read()) == *edtf;
        let when = is_other.then(|| When::parse(&edtf).ok()).flatten()?;
        Some(standpoint::intl::zone::to_show(
            Some("?"),
            false,
            when.offset(),
        ))
    };
    let option = move |name: String| {
        let (label, own) = (name.replace('_', " "), name.clone());
        let is_chosen = move || offset().is_none() && *zone.read() == own;
        view! { <option value=name prop:selected=is_chosen>{label}</option> }
    };
    let of_story = move || {
        let own = desk.story.time_zones().read();
        let mut names: Vec<String> = own.iter().flatten().map(|zone| zone.id.0.clone()).collect();
        for name in [zone.get(), String::from("UTC")] {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names.into_iter().map(option).collect_view()
    };
    let as_written = move || {
        let offset = offset()?;
        Some(view! { <option value="" prop:selected=true>{offset}</option> })
    };
    view! {
        <select
            class="zone"
            aria-label=move || desk.say("time-zone")
            on:change=move |event| {
                let name = event_target_value(&event);
                if !name.is_empty() {
                    choose.run(name);
                }
            }
        >
            {as_written}
            {of_story}
            <optgroup label=move || desk.say("all-zones")>{zones().into_iter().map(option).collect_view()}</optgroup>
        </select>
    }
    .into_any()
}

/// Returns the zone of times of day where nothing says more: the first of the story, or else that of the browser.
fn usual_zone(desk: Desk) -> String {
    let zones = desk.story.time_zones();
    let zones = zones.read();
    let mut zones = zones.iter().flatten();
    // One that is only begun is none yet.
    let first = zones.find(|zone| is_known_zone(&zone.id.0));
    first.map_or_else(zone_of_browser, |zone| zone.id.0.clone())
}

fn zone_of_browser() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    let zone = zone.ok().and_then(|zone| zone.as_string());
    zone.unwrap_or_else(|| String::from("UTC"))
}
