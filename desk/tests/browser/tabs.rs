//! Which tab writes a draft. Each `Tabs` here is as that of a tab of its own: locks and channels do not tell.

use crate::stub::with_property;
use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use js_sys::Math;
use standpoint_desk::drafts::message::Message;
use standpoint_desk::drafts::record::DraftId;
use standpoint_desk::drafts::tabs::Tabs;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

type Heard = Rc<RefCell<Vec<Message>>>;

fn tab() -> (Rc<Tabs>, Heard) {
    let heard = Heard::default();
    let hears = heard.clone();
    let tabs = Tabs::new(move |message| hears.borrow_mut().push(message));
    (Rc::new(tabs), heard)
}

fn draft() -> DraftId {
    DraftId::new(Math::random() * 1e12, Math::random())
}

#[wasm_bindgen_test]
async fn only_one_tab_writes_a_draft_until_it_lets_go() {
    let ((one, _), (other, _)) = (tab(), tab());
    let draft = draft();
    assert!(one.claim(&draft).await);
    assert!(!other.claim(&draft).await);
    assert!(one.writes(&draft) && !other.writes(&draft));
    one.let_go();
    TimeoutFuture::new(50).await;
    assert!(other.claim(&draft).await);
}

#[wasm_bindgen_test]
async fn without_locks_tabs_ask_each_other() {
    let navigator = web_sys::window().expect("a window").navigator();
    let tabs = with_property(&navigator, "locks", &JsValue::UNDEFINED, async || {
        (tab(), tab())
    })
    .await;
    let ((one, heard), (other, _)) = tabs;
    let draft = draft();
    assert!(one.claim(&draft).await);
    assert!(!other.claim(&draft).await);
    other.take_over(&draft).await;
    assert!(other.writes(&draft));
    TimeoutFuture::new(100).await;
    assert!(!one.writes(&draft));
    assert!(heard.borrow().contains(&Message::Taken(draft.clone())));
    other.let_go();
    assert!(one.claim(&draft).await);
}

#[wasm_bindgen_test]
async fn a_draft_that_a_tab_has_begun_is_not_free_to_others() {
    let ((one, _), (other, _)) = (tab(), tab());
    let draft = draft();
    one.begin(&draft);
    TimeoutFuture::new(50).await;
    assert!(!other.is_free(&draft).await);
    drop(one);
    TimeoutFuture::new(50).await;
    assert!(other.is_free(&draft).await);
}

#[wasm_bindgen_test]
async fn a_tab_that_is_asked_to_can_keep_what_it_has_before_it_lets_go() {
    let ((one, heard), (other, _)) = (tab(), tab());
    let draft = draft();
    assert!(one.claim(&draft).await);
    let taken = other.take_over(&draft);
    let (asked, own) = (Message::LetGo(draft.clone()), one.clone());
    let gives = async {
        while !heard.borrow().contains(&asked) {
            TimeoutFuture::new(10).await;
        }
        own.let_go();
    };
    join(taken, gives).await;
    assert!(other.writes(&draft) && !one.writes(&draft));
    TimeoutFuture::new(50).await;
    assert!(!heard.borrow().contains(&Message::Taken(draft)));
}

#[wasm_bindgen_test]
async fn from_a_tab_that_does_not_answer_the_draft_is_taken_and_it_hears_of_it() {
    let ((one, heard), (other, _)) = (tab(), tab());
    let draft = draft();
    assert!(one.claim(&draft).await);
    other.take_over(&draft).await;
    assert!(other.writes(&draft));
    TimeoutFuture::new(50).await;
    assert!(!one.writes(&draft));
    let taken = Message::Taken(draft);
    let times = heard
        .borrow()
        .iter()
        .filter(|heard| **heard == taken)
        .count();
    assert_eq!(times, 1);
}

#[wasm_bindgen_test]
async fn what_one_tab_tells_all_others_hear() {
    let ((one, own), (_other, heard)) = (tab(), tab());
    let kept = Message::Kept(draft());
    one.tell(&kept);
    TimeoutFuture::new(100).await;
    assert_eq!(*heard.borrow(), [kept]);
    assert_eq!(*own.borrow(), []);
}
