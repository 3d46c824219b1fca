//! Drafts and states in the browser's own database.

use crate::stub::with_property;
use js_sys::{Function, Math, Reflect};
use standpoint::format::{starter, to_json};
use standpoint_desk::drafts::bounds::MOST_DRAFTS;
use standpoint_desk::drafts::record::{Draft, DraftId, Reason, State, story_of};
use standpoint_desk::drafts::storage::{Refusal, Storage};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Opens a database that no other test knows.
async fn fresh() -> Storage {
    let name = format!("test-{}", Math::random());
    Storage::open(&name).await.expect("a database")
}

fn draft(number: u32) -> Draft {
    Draft {
        id: DraftId::new(f64::from(number), Math::random()),
        title: format!("Draft {number}"),
        file_name: String::from("story.json"),
        is_changed: true,
        time: f64::from(number),
        size: 4,
        turn: 0,
    }
}

#[wasm_bindgen_test]
async fn a_draft_is_read_as_it_was_kept() {
    let storage = fresh().await;
    let story = starter("kept", "en").expect("a story to begin with");
    let draft = draft(1);
    storage.keep(&draft, &to_json(&story)).await.expect("kept");
    assert_eq!(storage.drafts().await, Ok(vec![draft.clone()]));
    let text = storage.text(draft.id.text()).await.expect("read");
    assert!(text.as_deref().and_then(story_of) == Some((story, Vec::new())));
}

#[wasm_bindgen_test]
async fn what_is_kept_is_there_when_the_database_is_opened_again() {
    let name = format!("test-{}", Math::random());
    let storage = Storage::open(&name).await.expect("a database");
    let draft = draft(1);
    storage.keep_at_once(&draft, "text").await.expect("kept");
    drop(storage);
    let storage = Storage::open(&name).await.expect("a database");
    assert_eq!(storage.drafts().await, Ok(vec![draft.clone()]));
    assert_eq!(storage.text(draft.id.text()).await, Ok(Some("text".into())));
}

#[wasm_bindgen_test]
async fn a_state_is_kept_beside_its_draft_and_goes_with_it() {
    let storage = fresh().await;
    let (one, other) = (draft(1), draft(2));
    for draft in [&one, &other] {
        storage.keep(draft, "now").await.expect("kept");
        let named = Reason::Named(String::from("as sent"));
        let state = State::new(&draft.id, named, 4, 1.0, Math::random());
        storage.keep_state(&state, "then").await.expect("kept");
        assert_eq!(storage.text(&state.id).await, Ok(Some("then".into())));
        assert_eq!(storage.text(draft.id.text()).await, Ok(Some("now".into())));
    }
    storage.remove(&one.id).await.expect("removed");
    let states = storage.states().await.expect("states");
    assert_eq!(states.len(), 1);
    assert!(states[0].is_of(&other.id));
    assert_eq!(storage.text(one.id.text()).await, Ok(None));
    storage.remove_state(&states[0].id).await.expect("removed");
    assert_eq!(storage.states().await, Ok(Vec::new()));
    assert_eq!(storage.text(&states[0].id).await, Ok(None));
}

#[wasm_bindgen_test]
async fn an_earlier_turn_cannot_write_over_a_later_one() {
    let storage = fresh().await;
    let hung = draft(1);
    storage.keep(&hung, "first").await.expect("kept");
    assert_eq!(storage.take_turn(&hung.id).await, Ok(Some(1)));
    assert_eq!(storage.keep(&hung, "late").await, Err(Refusal::TakenOver));
    let taken = Draft {
        turn: 1,
        ..hung.clone()
    };
    storage.keep(&taken, "second").await.expect("kept");
    assert_eq!(
        storage.text(hung.id.text()).await,
        Ok(Some("second".into()))
    );
}

#[wasm_bindgen_test]
async fn the_oldest_drafts_are_dropped_with_their_states_and_texts() {
    let storage = fresh().await;
    let drafts: Vec<_> = (0..MOST_DRAFTS as u32 + 1).map(draft).collect();
    for draft in &drafts {
        storage.keep(draft, "text").await.expect("kept");
        let state = State::new(&draft.id, Reason::Replaced, 4, 1.0, Math::random());
        storage.keep_state(&state, "then").await.expect("kept");
    }
    storage.tidy(&drafts[MOST_DRAFTS]).await.expect("tidied");
    let kept = storage.drafts().await.expect("drafts");
    assert_eq!(kept.len(), MOST_DRAFTS);
    assert!(!kept.contains(&drafts[0]));
    assert_eq!(storage.text(drafts[0].id.text()).await, Ok(None));
    assert_eq!(storage.states().await.expect("states").len(), MOST_DRAFTS);
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_is_told_apart() {
    let opened = with_property(
        &js_sys::global(),
        "indexedDB",
        &JsValue::UNDEFINED,
        async || Storage::open("test-none").await.map(|_| ()),
    )
    .await;
    assert_eq!(opened, Err(Refusal::NoStorage));
    // A browser that throws when it is asked, as some do in private windows.
    let refuses = Function::new_no_args("throw new DOMException('not here', 'SecurityError')");
    let prototype = prototype_of("IDBFactory");
    let opened = with_property(&prototype, "open", &refuses, async || {
        Storage::open("test-refused").await.map(|_| ())
    })
    .await;
    assert_eq!(opened, Err(Refusal::NoStorage));
}

#[wasm_bindgen_test]
async fn where_there_is_no_room_what_was_kept_before_is_still_there() {
    let storage = fresh().await;
    let mut draft = draft(1);
    storage.keep(&draft, "before").await.expect("kept");
    draft.title = String::from("Another");
    // The text still finds room, and its record does not.
    let full = Function::new_with_args(
        "value, key",
        "if (this.name === 'drafts') throw new DOMException('no room', 'QuotaExceededError');
        return this.add(value, key + '-new');",
    );
    let prototype = prototype_of("IDBObjectStore");
    let kept = with_property(&prototype, "put", &full, async || {
        storage.keep(&draft, "after").await
    })
    .await;
    assert_eq!(kept, Err(Refusal::Full));
    let kept = storage.drafts().await.expect("drafts");
    assert_eq!(kept[0].title, "Draft 1");
    assert_eq!(
        storage.text(draft.id.text()).await,
        Ok(Some("before".into()))
    );
    let half = format!("{}-new", draft.id.text());
    assert_eq!(storage.text(&half).await, Ok(None));
    storage.keep(&draft, "after").await.expect("kept");
    assert_eq!(
        storage.text(draft.id.text()).await,
        Ok(Some("after".into()))
    );
}

fn prototype_of(class: &str) -> JsValue {
    let class = Reflect::get(&js_sys::global(), &class.into()).expect("a class");
    Reflect::get(&class, &"prototype".into()).expect("a prototype")
}
