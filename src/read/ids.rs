//! The ids of a list, and at which place each stands.

/// Ids in the order in which they came. A hash table with linear probing (Knuth, The Art of Computer
/// Programming, volume 3, section 6.4, algorithm L): that of the standard library would be a
/// kilobyte of WebAssembly more.
///
/// Where an id stands depends on a random number as well, so that nobody can write ids that all
/// fall on one place, and keep the reader's page busy with looking for the next free one.
pub(super) struct Ids {
    ids: Vec<String>,
    seed: u32,
    // One more than the place of an id; 0 where none stands. At least half of them are free, and
    // there are a power of two.
    slots: Vec<u32>,
}

impl Default for Ids {
    fn default() -> Ids {
        Ids {
            ids: Vec::new(),
            seed: random(),
            slots: Vec::new(),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

#[cfg(not(target_arch = "wasm32"))]
fn random() -> u32 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(0) as u32
}

impl Ids {
    /// Every id, in the order in which they came.
    pub fn all(&self) -> &[String] {
        &self.ids
    }

    /// The place of an id, from 0.
    pub fn find(&self, id: &str) -> Option<usize> {
        let place = self.slots.get(self.slot(id))?;
        (*place as usize).checked_sub(1)
    }

    /// Gives an id the next place; false where it has one.
    pub fn add(&mut self, id: &str) -> bool {
        if self.find(id).is_some() {
            return false;
        }
        self.ids.push(id.to_owned());
        if self.slots.len() < 2 * self.ids.len() {
            self.slots = vec![0; 4 * self.ids.len().next_power_of_two()];
            (1..self.ids.len()).for_each(|count| self.enter(count));
        }
        self.enter(self.ids.len());
        true
    }

    /// Enters the last of the first `count` ids.
    fn enter(&mut self, count: usize) {
        let slot = self.ids.get(count - 1).map(|id| self.slot(id));
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = count as u32;
        }
    }

    /// The slot in which an id is or could be. The hash is FNV-1a, in which high bits say nothing to
    /// low ones, with a shift that has them do so.
    fn slot(&self, id: &str) -> usize {
        let hash = id.bytes().fold(self.seed, |hash, byte| {
            let hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            hash ^ (hash >> 15)
        });
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & last;
        while let Some(place @ 1..) = self.slots.get(slot) {
            if self
                .ids
                .get(*place as usize - 1)
                .is_some_and(|other| other == id)
            {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_at_its_place_and_no_other() {
        let mut ids = Ids::default();
        assert_eq!(ids.find("a"), None);
        for place in 0..5_000 {
            assert!(ids.add(&format!("id-{place}")));
        }
        for place in 0..5_000 {
            let id = format!("id-{place}");
            assert_eq!(ids.find(&id), Some(place));
            assert!(!ids.add(&id));
        }
        assert_eq!(ids.find("id-5000"), None);
        assert_eq!(ids.all().len(), 5_000);
    }
}
