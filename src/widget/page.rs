//! The page around an element: its address, its history, and what it is told.

use super::Inner;
use crate::app::address::{self, FragmentOwner, Step};
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

/// The timelines on this page.
fn elements() -> Vec<Rc<Inner>> {
    TIMELINES.with_borrow(|timelines| {
        let timelines = timelines.iter();
        timelines.filter_map(|(_, inner)| inner.upgrade()).collect()
    })
}

/// What is shown on this page.
fn timelines() -> impl Iterator<Item = App> {
    elements().into_iter().filter_map(|inner| inner.app())
}

/// Whether a timeline is the one that answers the fragment, of all to which it leads.
pub(super) fn answers(inner: &Inner, is_first: bool) -> bool {
    let fragment = js::fragment();
    let elements = elements().into_iter();
    let owners = elements.filter(|inner| inner.app().is_some_and(|app| app.owns(&fragment)));
    let seen = owners.map(|owner| {
        let is_own = owner.number == inner.number;
        (is_own, js::is_in_window(&owner.host))
    });
    address::answers(seen, is_first)
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

    /// Whether the page lets the address be written.
    fn writes(&self) -> bool {
        let address = self.host().and_then(|host| host.get_attribute("address"));
        address.as_deref() != Some("keep")
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

    fn fragment_owner(&self, app: App) -> FragmentOwner {
        let fragment = js::fragment();
        if fragment.is_empty() {
            return FragmentOwner::Nobody;
        }
        if app.owns(&fragment) {
            return FragmentOwner::This;
        }
        // The link of a timeline that is in a frame, or was taken out, is no address of the page's own.
        let is_link = || fragment.starts_with(&["#", &self.link_prefix(), "="].concat());
        if timelines().any(|other| other.owns(&fragment)) || is_link() {
            FragmentOwner::OtherTimeline
        } else {
            FragmentOwner::Page
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
        self.writes() && js::write_fragment(fragment, step == Step::Push)
    }

    fn mark_jump(&self) {
        if self.writes() {
            js::mark_jump();
        }
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
