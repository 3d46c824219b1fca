//! The page around an element: its address, its history, and what it is told.

use super::Inner;
use crate::app::address::{Owner, Step};
use crate::app::link::DEFAULT_PREFIX;
use crate::app::state::Page;
use crate::app::{App, Settings};
use crate::js;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

thread_local! {
    /// The timelines on this page, by the number of their element: a fragment may belong to any of them.
    static TIMELINES: RefCell<Vec<(u32, Weak<Inner>)>> = const { RefCell::new(Vec::new()) };
}

/// Takes note of an element on the page.
pub(super) fn remember(inner: &Rc<Inner>) {
    let timeline = (inner.number, Rc::downgrade(inner));
    TIMELINES.with_borrow_mut(|timelines| timelines.push(timeline));
}

/// Forgets an element that leaves the page.
pub(super) fn forget(inner: &Inner) {
    TIMELINES.with_borrow_mut(|timelines| timelines.retain(|(number, _)| *number != inner.number));
}

/// A number that no other element has.
pub(super) fn next_number() -> u32 {
    thread_local!(static LAST: Cell<u32> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    LAST.get()
}

/// What is shown on this page.
fn timelines() -> Vec<App> {
    let elements = TIMELINES.with_borrow(Clone::clone);
    let elements = elements.iter().filter_map(|(_, inner)| inner.upgrade());
    elements.filter_map(|inner| inner.app()).collect()
}

/// Where the time zone that readers chose is kept, for the whole site.
pub(super) const ZONE_KEY: &str = "standpoint-time-zone";

/// The page around one element, by its number.
pub(super) struct BrowserPage(pub(super) u32);

impl BrowserPage {
    fn element(&self) -> Option<Rc<Inner>> {
        TIMELINES.with_borrow(|timelines| {
            let mut elements = timelines.iter();
            let (_, inner) = elements.find(|(number, _)| *number == self.0)?;
            inner.upgrade()
        })
    }

    fn host(&self) -> Option<HtmlElement> {
        self.element().map(|inner| inner.host.clone())
    }

    fn update(&self, name: &str) {
        if let Some(inner) = self.element() {
            inner.update(name.to_owned());
        }
    }
}

impl Page for BrowserPage {
    fn fragment(&self) -> String {
        js::fragment()
    }

    fn fragment_owner(&self, app: App) -> Owner {
        let fragment = js::fragment();
        if fragment.is_empty() {
            return Owner::Nobody;
        }
        if app.owns(&fragment) {
            return Owner::This;
        }
        // The link of a timeline that is in a frame, or was taken out, is no address of the page's own.
        let is_link = || fragment.starts_with(&["#", &self.link_prefix(), "="].concat());
        if timelines().iter().any(|other| other.owns(&fragment)) || is_link() {
            Owner::OtherTimeline
        } else {
            Owner::Page
        }
    }

    fn link_prefix(&self) -> String {
        let prefix = self
            .host()
            .and_then(|host| host.get_attribute("link-prefix"));
        let prefix = prefix.filter(|prefix| !prefix.is_empty());
        prefix.unwrap_or_else(|| DEFAULT_PREFIX.to_owned())
    }

    fn write(&self, fragment: &str, step: Step) -> bool {
        js::write_fragment(fragment, step == Step::Push)
    }

    fn mark_jump(&self) {
        js::mark_jump();
    }

    fn tell_view(&self, settings: &Settings) {
        let Some(host) = self.host() else {
            return;
        };
        let mut fields = String::new();
        for (name, value) in settings.filter.fields() {
            for text in [name, value] {
                fields.push_str(text);
                fields.push('\0');
            }
        }
        js::tell_view(&host, settings.view.word(), &fields);
    }

    fn tell_toggle(&self, event: &str, is_open: bool) {
        if let Some(host) = self.host() {
            js::tell_toggle(&host, event, is_open);
        }
    }

    fn language_was_chosen(&self) {
        self.update("language");
    }

    fn zone_was_chosen(&self) {
        self.update("zone");
    }

    fn choose_zone(&self, zone: String) {
        js::store(ZONE_KEY, &zone);
        for timeline in timelines() {
            timeline.take_zone(zone.clone());
        }
    }
}
