//! Drafts and their states in the browser's own database, IndexedDB.

use super::bounds::{drafts_replaced, drafts_to_drop, states_to_drop};
use super::record::{Draft, DraftId, State};
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, ObjectStore, Transaction, TransactionMode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::IntoFuture as _;
use wasm_bindgen::{JsCast as _, JsValue};

/// The name of the database.
pub const NAME: &str = "standpoint-desk";

/// Records of drafts as JSON, by their ids.
const DRAFTS: &str = "drafts";
/// Records of states as JSON, by their ids.
const STATES: &str = "states";
/// Texts of both, by the same ids: listing does not read them.
const TEXTS: &str = "texts";

/// Why the browser did not keep or return something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// there is no storage for this page
    NoStorage,
    /// there is no room left
    Full,
    /// another tab has taken the draft since: what it has kept is not to be written over
    TakenOver,
    /// anything else, in the words of the browser
    Other(String),
}

impl From<idb::Error> for Refusal {
    fn from(error: idb::Error) -> Refusal {
        let words = error.to_string();
        match words.contains("Quota") {
            true => Refusal::Full,
            false => Refusal::Other(words),
        }
    }
}

/// The database. Dropping it closes it.
pub struct Storage {
    database: Database,
}

impl Drop for Storage {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Storage {
    /// Opens the database of this name, which is [`NAME`] but in tests, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoStorage`] where the browser has no storage for this page, or not for this version of the desk.
    pub async fn open(name: &str) -> Result<Storage, Refusal> {
        let builder = [DRAFTS, STATES, TEXTS]
            .into_iter()
            .fold(DatabaseBuilder::new(name).version(1), |builder, store| {
                builder.add_object_store(ObjectStoreBuilder::new(store))
            });
        let mut database = builder.build().await.map_err(|error| match error.into() {
            Refusal::Full => Refusal::Full,
            _ => Refusal::NoStorage,
        })?;
        // A later version of the desk in another tab could not open the database while this one has it open.
        database.on_version_change(|event| {
            let target = event.target();
            if let Some(database) = target.and_then(|target| target.dyn_into().ok()) {
                let database: web_sys::IdbDatabase = database;
                database.close();
            }
        });
        Ok(Storage { database })
    }

    /// Returns the records of all drafts, in no order. What is no record is passed over.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn drafts(&self) -> Result<Vec<Draft>, Refusal> {
        self.records(DRAFTS).await
    }

    /// Returns the records of the states of all drafts, in no order. What is no record is passed over.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn states(&self) -> Result<Vec<State>, Refusal> {
        self.records(STATES).await
    }

    /// Returns the text of a draft or of a state by its id; nothing where it is not there any more.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn text(&self, id: &str) -> Result<Option<String>, Refusal> {
        let transaction = self.read(TEXTS)?;
        let text = transaction.object_store(TEXTS)?.get(JsValue::from(id))?;
        Ok(text.await?.and_then(|text| text.as_string()))
    }

    /// Takes a draft to write it, in a new turn, and returns which that is; nothing where it is not there any more.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn take_turn(&self, id: &DraftId) -> Result<Option<u32>, Refusal> {
        let transaction = self.write(&[DRAFTS])?;
        let store = transaction.object_store(DRAFTS)?;
        let Some(mut draft) = known(&store, id).await? else {
            return Ok(None);
        };
        draft.turn = draft.turn.saturating_add(1);
        let record = JsValue::from(json(&draft)?);
        let asked = store.put(&record, Some(&JsValue::from(id.text())));
        end(transaction, asked.map(|asked| [asked.into_future()])).await?;
        Ok(Some(draft.turn))
    }

    /// Keeps a draft in its present state, whole or not at all.
    ///
    /// # Errors
    ///
    /// [`Refusal::TakenOver`] where another tab has taken the draft in a later turn, and where the browser refuses:
    /// then what was kept before is still there.
    pub async fn keep(&self, draft: &Draft, text: &str) -> Result<(), Refusal> {
        let transaction = self.write(&[DRAFTS, TEXTS])?;
        let known = known(&transaction.object_store(DRAFTS)?, &draft.id).await?;
        if known.is_some_and(|known| known.turn > draft.turn) {
            return Err(Refusal::TakenOver);
        }
        put(transaction, DRAFTS, draft.id.text(), draft, text).await
    }

    /// Keeps a draft as [`Storage::keep`] does, but whatever its turn: all that the browser has to do is asked for
    /// before the first wait, so that it is done also where the page ends then.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn keep_at_once(&self, draft: &Draft, text: &str) -> Result<(), Refusal> {
        let transaction = self.write(&[DRAFTS, TEXTS])?;
        put(transaction, DRAFTS, draft.id.text(), draft, text).await
    }

    /// Keeps a state of a draft, whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn keep_state(&self, state: &State, text: &str) -> Result<(), Refusal> {
        let transaction = self.write(&[STATES, TEXTS])?;
        put(transaction, STATES, &state.id, state, text).await
    }

    /// Takes a draft away, with all its states.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn remove(&self, draft: &DraftId) -> Result<(), Refusal> {
        let states = self.states().await?.into_iter();
        let states = states.filter(|state| state.is_of(draft));
        let states: Vec<_> = states.map(|state| state.id).collect();
        self.delete(&[draft.text().to_owned()], &states).await
    }

    /// Takes a state away.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn remove_state(&self, id: &str) -> Result<(), Refusal> {
        self.delete(&[], &[id.to_owned()]).await
    }

    /// Drops what is beyond the bounds of [`super::bounds`], after a draft was kept.
    ///
    /// # Errors
    ///
    /// Where the browser refuses.
    pub async fn tidy(&self, present: &Draft) -> Result<(), Refusal> {
        let (drafts, states) = (self.drafts().await?, self.states().await?);
        let mut dropped = drafts_replaced(&drafts, &states, present);
        dropped.extend(drafts_to_drop(&drafts, &states, &present.id));
        let mut dropped_states = states_to_drop(&states, &present.id);
        let orphans = states
            .iter()
            .filter(|state| dropped.iter().any(|draft| state.is_of(draft)));
        dropped_states.extend(orphans.map(|state| state.id.clone()));
        if dropped.is_empty() && dropped_states.is_empty() {
            return Ok(());
        }
        let dropped: Vec<_> = dropped
            .iter()
            .map(|draft| draft.text().to_owned())
            .collect();
        self.delete(&dropped, &dropped_states).await
    }

    async fn records<T: DeserializeOwned>(&self, store: &str) -> Result<Vec<T>, Refusal> {
        let transaction = self.read(store)?;
        let records = transaction
            .object_store(store)?
            .get_all(None, None)?
            .await?;
        let records = records.into_iter().filter_map(|record| record.as_string());
        Ok(records
            .filter_map(|record| serde_json::from_str(&record).ok())
            .collect())
    }

    async fn delete(&self, drafts: &[String], states: &[String]) -> Result<(), Refusal> {
        let transaction = self.write(&[DRAFTS, STATES, TEXTS])?;
        let of = |store: &'static str, ids: &[String]| {
            ids.iter().map(|id| (store, id.clone())).collect::<Vec<_>>()
        };
        let keys = [
            of(DRAFTS, drafts),
            of(STATES, states),
            of(TEXTS, drafts),
            of(TEXTS, states),
        ];
        let asked = keys.into_iter().flatten().map(|(store, id)| {
            let asked = transaction.object_store(store)?.delete(JsValue::from(id))?;
            Ok(asked.into_future())
        });
        let asked = asked.collect::<Result<Vec<_>, idb::Error>>();
        end(transaction, asked).await
    }

    fn read(&self, store: &str) -> Result<Transaction, Refusal> {
        Ok(self
            .database
            .transaction(&[store], TransactionMode::ReadOnly)?)
    }

    fn write(&self, stores: &[&str]) -> Result<Transaction, Refusal> {
        Ok(self
            .database
            .transaction(stores, TransactionMode::ReadWrite)?)
    }
}

fn json<T: Serialize>(record: &T) -> Result<String, Refusal> {
    serde_json::to_string(record).map_err(|error| Refusal::Other(error.to_string()))
}

/// Returns the record of a draft; nothing where there is none.
async fn known(drafts: &ObjectStore, id: &DraftId) -> Result<Option<Draft>, Refusal> {
    let record = drafts.get(JsValue::from(id.text()))?.await?;
    let record = record.and_then(|record| record.as_string());
    Ok(record.and_then(|record| serde_json::from_str(&record).ok()))
}

/// Puts a record and its text into a transaction, and ends that.
async fn put<T: Serialize>(
    transaction: Transaction,
    store: &str,
    id: &str,
    record: &T,
    text: &str,
) -> Result<(), Refusal> {
    let (key, record) = (JsValue::from(id), json(record)?);
    let put = |store: &str, value: &str| {
        let value = JsValue::from(value);
        let asked = transaction.object_store(store)?.put(&value, Some(&key))?;
        Ok(asked.into_future())
    };
    let asked = put(TEXTS, text).and_then(|text| Ok([text, put(store, &record)?]));
    end(transaction, asked).await
}

/// Commits what was asked for in a transaction, or, where asking failed, takes all of it back.
async fn end<T>(
    transaction: Transaction,
    asked: Result<
        impl IntoIterator<Item = impl Future<Output = Result<T, idb::Error>>>,
        idb::Error,
    >,
) -> Result<(), Refusal> {
    let asked = match asked {
        Ok(asked) => asked,
        Err(error) => {
            // One that has ended of itself keeps nothing either.
            let _ = transaction.abort();
            return Err(error.into());
        }
    };
    let ended = transaction.commit()?.into_future();
    // What failed says why; the transaction says only that something did.
    for request in asked {
        request.await?;
    }
    match ended.await?.is_committed() {
        true => Ok(()),
        // All was asked for, and nothing of it failed: what is left is that there was no room for it.
        false => Err(Refusal::Full),
    }
}
