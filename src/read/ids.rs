//! The ids of a list, with the index of each.

/// Ids in the order in which they were added, with a hash table to find them: linear probing, as in Knuth,
/// The Art of Computer Programming, volume 3, section 6.4, algorithm L. The standard library's table
/// would add a kilobyte of WebAssembly.
///
/// The hash has a random seed. Without it somebody could write a story whose ids all collide, and the
/// page would be busy probing.
pub(super) struct Ids {
    ids: Vec<String>,
    seed: u32,
    // The index of an id plus one, or 0 for a free slot. Their number is a power of two, at least twice
    // that of the ids.
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

#[cfg(widget)]
fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

#[cfg(not(widget))]
fn random() -> u32 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(0) as u32
}

impl Ids {
    /// Returns every id, in the order in which they were added.
    pub fn all(&self) -> &[String] {
        &self.ids
    }

    /// Returns the index of an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let index = self.slots.get(self.slot(id))?;
        (*index as usize).checked_sub(1)
    }

    /// Adds an id under the next index. Returns false, and adds nothing, where it is there already.
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

    /// Puts the last of the first `count` ids into its slot.
    fn enter(&mut self, count: usize) {
        let slot = self.ids.get(count - 1).map(|id| self.slot(id));
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = count as u32;
        }
    }

    /// Returns the slot of an id, or the free one in which it belongs. The hash is FNV-1a with a shift
    /// after each step, because in FNV-1a itself high bits never reach the low ones, which choose the slot.
    fn slot(&self, id: &str) -> usize {
        let hash = id.bytes().fold(self.seed, |hash, byte| {
            let hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            hash ^ (hash >> 15)
        });
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & last;
        while let Some(index @ 1..) = self.slots.get(slot) {
            if self
                .ids
                .get(*index as usize - 1)
                .is_some_and(|other| other == id)
            {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_at_its_place_and_no_other() {
        let mut ids = Ids::default();
        assert_eq!(ids.find("a"), None);
        for index in 0..5_000 {
            assert!(ids.add(&format!("id-{index}")));
        }
        for index in 0..5_000 {
            let id = format!("id-{index}");
            assert_eq!(ids.find(&id), Some(index));
            assert!(!ids.add(&id));
        }
        assert_eq!(ids.find("id-5000"), None);
        assert_eq!(ids.all().len(), 5_000);
    }
}
