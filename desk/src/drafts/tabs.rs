//! Which of the browser's tabs writes a draft, and what tabs tell each other.
//!
//! A tab that writes a draft holds a lock of the browser's (Web Locks), which ends with the tab however that
//! ends. Browsers have locks on secure pages only: elsewhere, as on an intranet without HTTPS, tabs ask each
//! other.

use super::message::Message;
use super::record::DraftId;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// The name of the channel, and what the names of locks begin with.
const NAME: &str = "standpoint-desk";

/// How long another tab is given to say that it writes a draft, in milliseconds.
const ANSWER: u32 = 250;

/// How often the tab that writes is given the chance to keep what it has and to let go, at [`PAUSE`].
const CHANCES: u32 = 15;
const PAUSE: u32 = 100;

#[wasm_bindgen]
extern "C" {
    // web-sys has it behind a flag of the compiler's, which all who build the desk would have to set.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// A draft that this tab writes.
struct Held {
    draft: DraftId,
    /// what lets go of its lock; nothing where there are no locks, or before it is had
    release: Option<Function>,
}

/// This tab among those of the browser.
pub struct Tabs {
    locks: Option<LockManager>,
    channel: Option<BroadcastChannel>,
    /// the draft that this tab writes
    held: Rc<RefCell<Option<Held>>>,
    /// whether another tab has said that it writes the draft that was asked about
    is_answered: Rc<Cell<bool>>,
    /// is called with what other tabs say of drafts
    listener: Rc<dyn Fn(Message)>,
    /// keeps the listener of the channel
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.let_go();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl Tabs {
    /// Begins to listen. `listener` is called with what other tabs say, and with [`Message::Taken`] when one has
    /// taken the draft that this tab writes.
    pub fn new(listener: impl Fn(Message) + 'static) -> Tabs {
        let navigator = web_sys::window().map(|window| window.navigator());
        let locks = navigator
            .and_then(|navigator| Reflect::get(&navigator, &"locks".into()).ok())
            .filter(JsValue::is_object);
        let channel = BroadcastChannel::new(NAME).ok();
        let held = Rc::new(RefCell::new(None::<Held>));
        let is_answered = Rc::new(Cell::new(false));
        let listener: Rc<dyn Fn(Message)> = Rc::new(listener);
        let (own, answered) = (held.clone(), is_answered.clone());
        let (answer, heard) = (channel.clone(), listener.clone());
        let on_message = Closure::new(move |event: MessageEvent| {
            let Some(message) = event
                .data()
                .as_string()
                .and_then(|text| Message::of_text(&text))
            else {
                return;
            };
            let is_own = |draft: &DraftId| {
                own.borrow()
                    .as_ref()
                    .is_some_and(|held| held.draft == *draft)
            };
            match &message {
                Message::WhoWrites(draft) if is_own(draft) => {
                    post(answer.as_ref(), &Message::IWrite(draft.clone()));
                }
                Message::WhoWrites(_) => {}
                Message::IWrite(_) => answered.set(true),
                Message::Taken(draft) => {
                    if is_own(draft) {
                        own.borrow_mut().take();
                        heard(message);
                    }
                }
                Message::Kept(_) | Message::LetGo(_) => heard(message),
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        Tabs {
            locks: locks.map(JsCast::unchecked_into),
            channel,
            held,
            is_answered,
            listener,
            _on_message: on_message,
        }
    }

    /// Tells all other tabs something.
    pub fn tell(&self, message: &Message) {
        post(self.channel.as_ref(), message);
    }

    /// Returns whether this tab writes the draft.
    pub fn writes(&self, draft: &DraftId) -> bool {
        let held = self.held.borrow();
        held.as_ref().is_some_and(|held| held.draft == *draft)
    }

    /// Takes a new draft, which no other tab can know of: it is this tab's at once.
    pub fn begin(self: &Rc<Self>, draft: &DraftId) {
        self.let_go();
        *self.held.borrow_mut() = Some(Held {
            draft: draft.clone(),
            release: None,
        });
        let (tabs, draft) = (self.clone(), draft.clone());
        spawn_local(async move {
            let release = tabs.lock(&draft, true).await;
            tabs.hold(&draft, release.flatten());
        });
    }

    /// Takes a draft to write it where no other tab does, and lets go of what this tab wrote before. Returns
    /// whether it is this tab's.
    pub async fn claim(&self, draft: &DraftId) -> bool {
        self.let_go();
        self.try_to_take(draft).await
    }

    /// Takes a draft from the tab that writes it. That tab is asked to keep what it has first; where it does not
    /// answer, as one that hangs, it is not waited for.
    pub async fn take_over(&self, draft: &DraftId) {
        self.let_go();
        self.tell(&Message::LetGo(draft.clone()));
        for _ in 0..CHANCES {
            TimeoutFuture::new(PAUSE).await;
            if self.try_to_take(draft).await {
                // Without locks, one that hangs is not told by anything else.
                self.tell(&Message::Taken(draft.clone()));
                return;
            }
        }
        let release = self.lock(draft, true).await;
        *self.held.borrow_mut() = Some(Held {
            draft: draft.clone(),
            release: release.flatten(),
        });
        self.tell(&Message::Taken(draft.clone()));
    }

    /// Lets go of the draft that this tab writes.
    pub fn let_go(&self) {
        let held = self.held.borrow_mut().take();
        if let Some(release) = held.and_then(|held| held.release) {
            release_lock(&release);
        }
    }

    /// Returns whether no other tab writes a draft.
    pub async fn is_free(&self, draft: &DraftId) -> bool {
        match self.lock(draft, false).await {
            Some(Some(release)) => {
                release_lock(&release);
                true
            }
            Some(None) => false,
            None => self.nobody_answers(draft).await,
        }
    }

    async fn try_to_take(&self, draft: &DraftId) -> bool {
        let release = match self.lock(draft, false).await {
            Some(Some(release)) => Some(release),
            Some(None) => return false,
            None => match self.nobody_answers(draft).await {
                true => None,
                false => return false,
            },
        };
        *self.held.borrow_mut() = Some(Held {
            draft: draft.clone(),
            release,
        });
        true
    }

    async fn nobody_answers(&self, draft: &DraftId) -> bool {
        self.is_answered.set(false);
        self.tell(&Message::WhoWrites(draft.clone()));
        TimeoutFuture::new(ANSWER).await;
        !self.is_answered.get()
    }

    /// Notes the lock of a draft that was begun; where this tab has gone on to another meanwhile, lets go of it.
    fn hold(&self, draft: &DraftId, release: Option<Function>) {
        if let Some(held) = self.held.borrow_mut().as_mut()
            && held.draft == *draft
        {
            held.release = release;
        } else if let Some(release) = release {
            release_lock(&release);
        }
    }

    /// Asks for the lock of a draft. Returns what lets go of it; nothing in that place where another tab has it;
    /// and nothing at all where there are no locks.
    async fn lock(&self, draft: &DraftId, steals: bool) -> Option<Option<Function>> {
        let locks = self.locks.as_ref()?;
        let options = Object::new();
        let option = if steals { "steal" } else { "ifAvailable" };
        // An object of ours takes every property.
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
        let is_held = Rc::new(Cell::new(false));
        let name = [NAME, " ", draft.text()].concat();
        let (held, mut request) = (is_held.clone(), None);
        // What the browser says of the lock: a function that lets go of it, false, or undefined without locks.
        let answer = Promise::new(&mut |answer, _| {
            let (said, held) = (answer.clone(), held.clone());
            let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                if lock.is_null() {
                    let _ = said.call1(&JsValue::NULL, &JsValue::FALSE);
                    return JsValue::UNDEFINED;
                }
                held.set(true);
                // The lock is held until this is done.
                let until = Promise::new(&mut |release, _| {
                    let _ = said.call1(&JsValue::NULL, &release);
                });
                until.into()
            });
            let asked = locks.request(&name, &options, callback.unchecked_ref());
            if asked.is_err() {
                let _ = answer.call0(&JsValue::NULL);
            }
            request = asked.ok().map(|asked| (asked, answer));
        });
        if let Some((request, answer)) = request {
            let (listener, own) = (self.listener.clone(), self.held.clone());
            let draft = draft.clone();
            spawn_local(async move {
                if JsFuture::from(request).await.is_ok() {
                    return;
                }
                if !is_held.get() {
                    let _ = answer.call0(&JsValue::NULL);
                    return;
                }
                // Another tab has stolen it.
                let is_own = own
                    .borrow()
                    .as_ref()
                    .is_some_and(|held| held.draft == draft);
                if is_own {
                    own.borrow_mut().take();
                    listener(Message::Taken(draft));
                }
            });
        }
        let answer = JsFuture::from(answer).await.ok()?;
        match answer.dyn_into::<Function>() {
            Ok(release) => Some(Some(release)),
            Err(answer) => (!answer.is_undefined()).then_some(None),
        }
    }
}

fn post(channel: Option<&BroadcastChannel>, message: &Message) {
    if let Some(channel) = channel {
        // Text can always be posted while the channel is open, which it is as long as the tab is.
        let _ = channel.post_message(&message.to_text().into());
    }
}

fn release_lock(release: &Function) {
    // It settles a promise of ours.
    let _ = release.call0(&JsValue::NULL);
}
