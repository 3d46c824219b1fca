//! The page around an element: its address, its history, and what it is told.

use super::Inner;
use crate::app::address::{Owner, Step};
use crate::app::link::DEFAULT_PREFIX;
use crate::app::state::Page;
use crate::app::{App, Settings};
use crate::js;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

thread_local! {
    /// The timelines on this page: a fragment may belong to any of them.
    static TIMELINES: RefCell<Vec<App>> = const { RefCell::new(Vec::new()) };
}

/// Takes note of a timeline on the page.
pub(super) fn remember(app: App) {
    TIMELINES.with_borrow_mut(|timelines| timelines.push(app));
}

/// Forgets a timeline that leaves the page.
pub(super) fn forget(app: App) {
    TIMELINES.with_borrow_mut(|timelines| timelines.retain(|other| !other.is_same(app)));
}

/// Where the time zone that readers chose is kept, for the whole site.
pub(super) const ZONE_KEY: &str = "standpoint-time-zone";

/// The page around one element.
pub(super) struct BrowserPage(SendWrapper<Weak<Inner>>);

impl BrowserPage {
    pub(super) fn new(inner: &Rc<Inner>) -> BrowserPage {
        BrowserPage(SendWrapper::new(Rc::downgrade(inner)))
    }

    fn host(&self) -> Option<HtmlElement> {
        self.0.upgrade().map(|inner| inner.host.clone())
    }

    fn update(&self, name: &str) {
        if let Some(inner) = self.0.upgrade() {
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
        let timelines = TIMELINES.with_borrow(Clone::clone);
        if timelines.iter().any(|other| other.owns(&fragment)) {
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
        let filter = &settings.filter;
        js::tell_view(
            &host,
            settings.view.word(),
            &filter.sides.join(" "),
            &filter.topic,
            filter.kinds.word(),
            &filter.find,
        );
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
        for timeline in TIMELINES.with_borrow(Clone::clone) {
            timeline.take_zone(zone.clone());
        }
    }
}
