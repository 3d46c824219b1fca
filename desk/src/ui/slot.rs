//! One value of the story that a field of a form shows and changes.

use super::state::{Desk, Items};
use leptos::prelude::*;
use reactive_stores::Field;
use standpoint::format::{Event, Position};
use std::sync::Arc;

/// A value of the story, with its path in the file. Reading follows the list that it stands in. Where an item
/// is not there any more, reading gives nothing and writing does nothing.
pub struct Slot<T> {
    /// the path, as the checker writes it: `events[3].title`
    pub path: Arc<str>,
    desk: Desk,
    read: Arc<dyn Fn() -> Option<T> + Send + Sync>,
    write: Arc<dyn Fn(T) + Send + Sync>,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Slot<T> {
        Slot {
            path: self.path.clone(),
            desk: self.desk,
            read: self.read.clone(),
            write: self.write.clone(),
        }
    }
}

impl<T: 'static> Slot<T> {
    /// Makes a slot of two functions; `write` only writes, the change is taken down here.
    pub fn new(
        desk: Desk,
        path: impl Into<Arc<str>>,
        read: impl Fn() -> Option<T> + Send + Sync + 'static,
        write: impl Fn(T) + Send + Sync + 'static,
    ) -> Slot<T> {
        Slot {
            path: path.into(),
            desk,
            read: Arc::new(read),
            write: Arc::new(write),
        }
    }

    /// Returns the value, and follows it.
    pub fn get(&self) -> Option<T> {
        (self.read)()
    }

    /// Sets the value, as a change that can be undone.
    pub fn set(&self, value: T) {
        self.desk.change(&self.path, |_| (self.write)(value));
    }

    /// Sets the value as part of another slot's change.
    pub fn write_only(&self, value: T) {
        (self.write)(value);
    }

    /// Returns the slot of something that the value is shown as.
    pub fn map<U: 'static>(
        &self,
        to: impl Fn(T) -> U + Send + Sync + 'static,
        from: impl Fn(U) -> T + Send + Sync + 'static,
    ) -> Slot<U> {
        let (read, write) = (self.read.clone(), self.write.clone());
        Slot {
            path: self.path.clone(),
            desk: self.desk,
            read: Arc::new(move || read().map(&to)),
            write: Arc::new(move |value| write(from(value))),
        }
    }
}

impl<T: Default + PartialEq + 'static> Slot<Option<T>> {
    /// Returns the slot of a value that is left out of the file where it is empty.
    pub fn or_empty(&self) -> Slot<T> {
        self.map(Option::unwrap_or_default, |value| {
            (value != T::default()).then_some(value)
        })
    }
}

/// Shows an item to a function, where the item is there.
type ReadItem<T> = Arc<dyn Fn(&mut dyn FnMut(&T)) + Send + Sync>;

/// Has a function change an item, where the item is there.
type WriteItem<T> = Arc<dyn Fn(&mut dyn FnMut(&mut T)) + Send + Sync>;

/// An item of a list of the story, of which fields are slots.
pub struct Item<T: 'static> {
    /// the desk
    pub desk: Desk,
    /// the path of the item
    pub path: Arc<str>,
    read: ReadItem<T>,
    write: WriteItem<T>,
}

impl<T> Clone for Item<T> {
    fn clone(&self) -> Item<T> {
        Item {
            desk: self.desk,
            path: self.path.clone(),
            read: self.read.clone(),
            write: self.write.clone(),
        }
    }
}

impl<T: Send + Sync + 'static> Item<T> {
    /// Returns an item of a list that may be left out.
    pub fn of(desk: Desk, list: impl Into<Items<T>>, path: String, index: usize) -> Item<T> {
        let list: Items<T> = list.into();
        Item {
            desk,
            path: path.into(),
            read: Arc::new(move |take| {
                if let Some(item) = list.read().as_ref().and_then(|items| items.get(index)) {
                    take(item);
                }
            }),
            write: Arc::new(move |change| {
                if let Some(item) = list.write().as_mut().and_then(|items| items.get_mut(index)) {
                    change(item);
                }
            }),
        }
    }

    /// Returns something of the item, and follows the list that it stands in.
    pub fn with<U>(&self, take: impl Fn(&T) -> U) -> Option<U> {
        let mut taken = None;
        (self.read)(&mut |item| taken = Some(take(item)));
        taken
    }

    /// Changes the item, as a change to `field` that can be undone.
    pub fn change(&self, field: &str, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        self.desk.change(field, |_| {
            (self.write)(&mut |item| {
                if let Some(change) = change.take() {
                    change(item);
                }
            });
        });
    }

    /// Returns the slot of a field of the item.
    pub fn slot<U: 'static>(
        &self,
        key: &str,
        get: impl Fn(&T) -> U + Send + Sync + 'static,
        set: impl Fn(&mut T, U) + Send + Sync + 'static,
    ) -> Slot<U> {
        let (reader, write) = (self.clone(), self.write.clone());
        Slot::new(
            self.desk,
            [&self.path, ".", key].concat(),
            move || reader.with(&get),
            move |value| {
                let mut value = Some(value);
                write(&mut |item| {
                    if let Some(value) = value.take() {
                        set(item, value);
                    }
                });
            },
        )
    }

    /// Returns an item of a list in this item.
    pub fn item<U: Send + Sync + 'static>(
        &self,
        key: &str,
        index: usize,
        list: fn(&T) -> Option<&Vec<U>>,
        list_mut: fn(&mut T) -> Option<&mut Vec<U>>,
    ) -> Item<U> {
        let (read, write) = (self.read.clone(), self.write.clone());
        Item {
            desk: self.desk,
            path: format!("{}.{key}[{index}]", self.path).into(),
            read: Arc::new(move |take| {
                read(&mut |item| {
                    if let Some(inner) = list(item).and_then(|list| list.get(index)) {
                        take(inner);
                    }
                });
            }),
            write: Arc::new(move |change| {
                write(&mut |item| {
                    if let Some(inner) = list_mut(item).and_then(|list| list.get_mut(index)) {
                        change(inner);
                    }
                });
            }),
        }
    }
}

/// Returns an event by its index in the file.
pub fn event_item(desk: Desk, index: usize) -> Item<Event> {
    use standpoint::format::StoryStoreFields as _;
    let events: Field<Vec<Event>> = desk.story.events().into();
    Item {
        desk,
        path: format!("events[{index}]").into(),
        read: Arc::new(move |take| {
            if let Some(event) = events.read().get(index) {
                take(event);
            }
        }),
        write: Arc::new(move |change| {
            if let Some(event) = events.write().get_mut(index) {
                change(event);
            }
        }),
    }
}

/// Returns a position of an event.
pub fn position_item(event: &Item<Event>, index: usize) -> Item<Position> {
    event.item(
        "positions",
        index,
        |event| event.positions.as_ref(),
        |event| event.positions.as_mut(),
    )
}

/// Makes the slot of a field that has the same name in Rust and in the file.
macro_rules! slot {
    ($item:expr, $field:ident) => {
        $item.slot(
            stringify!($field),
            |item| item.$field.clone(),
            |item, value| item.$field = value,
        )
    };
}
pub(crate) use slot;
