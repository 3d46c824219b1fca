//! Effects that run at once: who changes a signal finds the page changed.
//!
//! `leptos`'s own effects run in a later task. Its `ImmediateEffect` runs at once too, but it tells
//! threads apart, which brings threads and a second allocator, 2.5 kB (brotli), into the WebAssembly, and within a
//! `batch` it loses changes that come by way of a memo (a memo is computed while it is checked, and taken
//! for unchanged when the batch ends).

use leptos::prelude::*;
use leptos::reactive::graph::{
    AnySource, AnySubscriber, ReactiveNode, Subscriber, ToAnySubscriber, WithObserver,
};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

struct PageEffect {
    run: Box<dyn Fn() + Send + Sync>,
    /// disposes of what the last run made
    owner: Owner,
    sources: Mutex<Vec<AnySource>>,
    runs: AtomicU32,
    this: Weak<PageEffect>,
}

/// Runs something now, and again whenever a signal or memo that it read has changed, until the current
/// [`Owner`] ends. Effects and handlers that a run makes end with the next.
pub(super) fn effect(run: Box<dyn Fn() + Send + Sync>) {
    let effect = Arc::new_cyclic(|this| PageEffect {
        run,
        owner: Owner::new(),
        sources: Mutex::default(),
        runs: AtomicU32::new(0),
        this: this.clone(),
    });
    effect.run();
    on_cleanup(move || effect.clear_sources(&effect.to_any_subscriber()));
}

impl PageEffect {
    fn run(&self) {
        self.runs.fetch_add(1, Relaxed);
        let subscriber = self.to_any_subscriber();
        self.clear_sources(&subscriber);
        let run = || subscriber.with_observer(|| (self.run)());
        self.owner.with_cleanup(run);
    }

    fn lock_sources(&self) -> MutexGuard<'_, Vec<AnySource>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ReactiveNode for PageEffect {
    fn mark_dirty(&self) {
        self.run();
    }

    fn mark_check(&self) {
        self.update_if_necessary();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        let before = self.runs.load(Relaxed);
        // A source may change its subscribers while it is asked, so the lock has ended.
        let sources = self.lock_sources().clone();
        let has_changed = sources.iter().any(ReactiveNode::update_if_necessary);
        // A memo that has changed says so to those who follow it while it is asked.
        if has_changed && self.runs.load(Relaxed) == before {
            self.run();
        }
        has_changed
    }
}

impl Subscriber for PageEffect {
    fn add_source(&self, source: AnySource) {
        self.lock_sources().push(source);
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        use leptos::reactive::graph::Source as _;
        let sources = std::mem::take(&mut *self.lock_sources());
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

impl ToAnySubscriber for PageEffect {
    fn to_any_subscriber(&self) -> AnySubscriber {
        let this: Weak<dyn Subscriber + Send + Sync> = self.this.clone();
        AnySubscriber(self.this.as_ptr() as usize, this)
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    /// An effect, and what it has seen.
    fn record<T: Clone + Send + Sync + 'static>(
        read: impl Fn() -> T + Send + Sync + 'static,
    ) -> Arc<Mutex<Vec<T>>> {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let record = seen.clone();
        effect(Box::new(move || {
            let now = read();
            record.lock().unwrap().push(now);
        }));
        seen
    }

    #[test]
    fn it_runs_at_once_and_at_every_change() {
        Owner::new().with(|| {
            let number = RwSignal::new(1);
            let seen = record(move || number.get());
            number.set(2);
            assert_eq!(*seen.lock().unwrap(), [1, 2]);
        });
    }

    #[test]
    fn it_follows_a_memo_only_where_that_has_changed() {
        Owner::new().with(|| {
            let number = RwSignal::new(1);
            let is_even = Memo::new(move |_| number.get() % 2 == 0);
            let seen = record(move || is_even.get());
            for next in [3, 5, 6, 8, 9] {
                number.set(next);
            }
            assert_eq!(*seen.lock().unwrap(), [false, true, false]);
        });
    }

    #[test]
    fn it_follows_only_what_its_last_run_read() {
        Owner::new().with(|| {
            let (is_first, first, second) =
                (RwSignal::new(true), RwSignal::new(1), RwSignal::new(10));
            let seen = record(move || {
                if is_first.get() {
                    first.get()
                } else {
                    second.get()
                }
            });
            is_first.set(false);
            first.set(2);
            second.set(20);
            assert_eq!(*seen.lock().unwrap(), [1, 10, 20]);
        });
    }

    #[test]
    fn what_a_run_made_ends_with_the_next_and_all_ends_with_the_owner() {
        let outer = Owner::new();
        let ended = Arc::new(Mutex::new(0));
        let number = outer.with(|| RwSignal::new(0));
        let count = ended.clone();
        let owner = outer.child();
        owner.with(|| {
            effect(Box::new(move || {
                number.track();
                let count = count.clone();
                effect(Box::new(move || number.track()));
                on_cleanup(move || *count.lock().unwrap() += 1);
            }));
        });
        number.set(1);
        number.set(2);
        assert_eq!(*ended.lock().unwrap(), 2);
        owner.cleanup();
        assert_eq!(*ended.lock().unwrap(), 3);
        number.set(3);
        assert_eq!(*ended.lock().unwrap(), 3);
    }

    #[test]
    fn a_run_may_change_what_it_follows() {
        Owner::new().with(|| {
            let number = RwSignal::new(0);
            let seen = record(move || {
                let now = number.get();
                if now == 1 {
                    number.set(2);
                }
                now
            });
            number.set(1);
            assert_eq!(*seen.lock().unwrap(), [0, 2, 1]);
        });
    }
}
