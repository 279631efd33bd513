//! A coach's clients: entered, found, invited to show their record.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::store::{RecordId, RecordKey, StoreError};

use super::accounts::pending;
use super::card::Card;
use super::client::{Client, Look};
use super::code::OneTimeCode;
use super::entry::Entry;
use super::id::Id;
use super::staff::{Rank, Staff};
use super::{Held, Workspace};

/// Which clients of a caseload are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those whose next step is due by today.
    Due,
    /// Those whom nobody has been in contact with for [`STALLED_DAYS`](super::STALLED_DAYS).
    Stalled,
}

/// What is asked of a caseload.
#[derive(Debug, Clone, Default)]
pub struct CaseloadQuery {
    /// Words that name, tags or next step hold.
    pub words: String,
    /// Which of them.
    pub which: Which,
    /// How many to pass over.
    pub start: usize,
    /// How many to give.
    pub count: usize,
}

/// A part of a caseload, those whose next step is due first at the beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Caseload {
    /// The clients asked for.
    pub clients: Vec<Client>,
    /// How many there are of them.
    pub total: usize,
    /// How many clients there are in all.
    pub all: usize,
}

/// What a table of clients changes in a caseload.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Clients that are new.
    pub added: usize,
    /// Clients of whom something else is kept.
    pub changed: usize,
    /// Clients that stay as they are.
    pub same: usize,
}

/// Who asks to see a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The client that they would be, as records name them.
    pub client: RecordId,
    /// The coach's name.
    pub coach: String,
    /// Where the coach works.
    pub organisation: String,
}

impl Workspace {
    /// Enters a client of `coach`.
    ///
    /// # Errors
    /// The store fails.
    pub fn add_client(&self, coach: &Staff, card: Card) -> Result<Client, StoreError> {
        let client = Client {
            id: Id::random()?,
            organisation: coach.organisation,
            coach: coach.id,
            added_at: (self.now)(),
            card,
            code: None,
            record: None,
        };
        self.keep(&mut self.held_to_change(), vec![(client.place(), Entry::Client(client.clone()))])?;
        Ok(client)
    }

    /// The client `id`, if `staff` may see them.
    pub fn client(&self, staff: &Staff, id: Id<Client>) -> Option<Client> {
        self.held().clients.get(&id).filter(|client| client.is_seen_by(staff)).cloned()
    }

    /// The clients whom `staff` may see, as `query` asks, at the day `today`.
    pub fn caseload(&self, staff: &Staff, query: &CaseloadQuery, today: Date) -> Caseload {
        let held = self.held();
        let words: Vec<String> = query.words.split_whitespace().map(str::to_lowercase).collect();
        let seen: Vec<&Client> = held.clients.values().filter(|client| client.is_seen_by(staff)).collect();
        let is_asked_for = |client: &Client| match query.which {
            Which::All => true,
            Which::Due => client.card.is_due(today),
            Which::Stalled => client.card.is_stalled(day_of(client), today),
        };
        let mut found: Vec<&Client> =
            seen.iter().copied().filter(|client| is_asked_for(client) && client.card.holds(&words)).collect();
        found.sort_by_cached_key(|client| {
            (client.card.due.unwrap_or(Date::MAX), client.card.name.to_lowercase(), client.id)
        });
        let clients = found.iter().skip(query.start).take(query.count).map(|client| (*client).clone()).collect();
        Caseload { clients, total: found.len(), all: seen.len() }
    }

    /// Changes what is kept of the client `id`; none if `staff` may not see them.
    ///
    /// # Errors
    /// The store fails.
    pub fn change_client(
        &self,
        staff: &Staff,
        id: Id<Client>,
        edit: impl FnOnce(&mut Client),
    ) -> Result<Option<Client>, StoreError> {
        let mut held = self.held_to_change();
        let found = held.clients.get(&id).filter(|client| client.is_seen_by(staff)).cloned();
        let Some(mut client) = found else { return Ok(None) };
        edit(&mut client);
        self.keep(&mut held, vec![(client.place(), Entry::Client(client.clone()))])?;
        Ok(Some(client))
    }

    /// What importing `cards` would change in the caseload of `coach`.
    pub fn preview(&self, coach: &Staff, cards: &[Card]) -> Imported {
        self.held().imported(coach, cards).1
    }

    /// Imports `cards` into the caseload of `coach`, all or none. A client who is there, by the office's number or
    /// else by name, is not entered again, and what a card leaves empty stays.
    ///
    /// # Errors
    /// The store fails: then nothing was changed.
    pub fn import(&self, coach: &Staff, cards: &[Card]) -> Result<Imported, StoreError> {
        let mut held = self.held_to_change();
        let (changes, imported) = held.imported(coach, cards);
        let entries = changes.into_iter().map(|(known, card)| {
            let client = match known {
                Some(client) => Client { card, ..client },
                None => Client {
                    id: Id::random()?,
                    organisation: coach.organisation,
                    coach: coach.id,
                    added_at: (self.now)(),
                    card,
                    code: None,
                    record: None,
                },
            };
            Ok((client.place(), Entry::Client(client)))
        });
        let entries = entries.collect::<Result<Vec<_>, StoreError>>()?;
        self.keep(&mut held, entries)?;
        Ok(imported)
    }

    /// The coaches to whom `supervisor` could hand a client.
    pub fn coaches(&self, supervisor: &Staff) -> Vec<Staff> {
        let all = self.staff_of(supervisor.organisation).into_iter();
        all.filter(|staff| staff.is_here() && staff.rank == Rank::Coach).collect()
    }

    /// Hands the client `id` to `coach`; none if `supervisor` may not see the one, or the other is no coach there. The
    /// client agreed to someone else, so the new coach must be shown the record anew.
    ///
    /// # Errors
    /// The store fails.
    pub fn hand_over(
        &self,
        supervisor: &Staff,
        id: Id<Client>,
        coach: Id<Staff>,
    ) -> Result<Option<Client>, StoreError> {
        let is_coach = self.coaches(supervisor).iter().any(|staff| staff.id == coach);
        if supervisor.rank != Rank::Supervisor || !is_coach {
            return Ok(None);
        }
        self.change_client(supervisor, id, |client| {
            (client.coach, client.code, client.record) = (coach, None, None);
        })
    }

    /// The name of the coach of `client`.
    pub fn coach_of(&self, client: &Client) -> String {
        self.held().staff.get(&client.coach).map(|coach| coach.name.clone()).unwrap_or_default()
    }

    /// Gives the client `id` a code with which they may show their record; an earlier code ends.
    ///
    /// # Errors
    /// The store fails.
    pub fn invite(&self, staff: &Staff, id: Id<Client>) -> Result<Option<(Client, OneTimeCode)>, StoreError> {
        let (code, now) = (OneTimeCode::random()?, (self.now)());
        let changed = self.change_client(staff, id, |client| client.code = Some(pending(code, now)));
        Ok(changed?.map(|client| (client, code)))
    }

    /// Who gave out `code`, if it can still be used.
    pub fn invited(&self, code: OneTimeCode) -> Option<Invitation> {
        let (held, now) = (self.held(), (self.now)());
        let client = held.clients.values().find(|client| client.code.is_some_and(|pending| pending.is(code, now)))?;
        Some(Invitation {
            client: client.place(),
            coach: held.staff.get(&client.coach)?.name.clone(),
            organisation: held.organisations.get(&client.organisation)?.name.clone(),
        })
    }

    /// Notes that the record under `record` is that of the client who was given `code`, which ends.
    ///
    /// # Errors
    /// The store fails.
    pub fn accept(&self, code: OneTimeCode, record: RecordId) -> Result<(), StoreError> {
        let (mut held, now) = (self.held_to_change(), (self.now)());
        let found = held.clients.values().find(|client| client.code.is_some_and(|pending| pending.is(code, now)));
        let Some(mut client) = found.cloned() else { return Ok(()) };
        (client.code, client.record) = (None, Some(record));
        self.keep(&mut held, vec![(client.place(), Entry::Client(client))])
    }

    /// Erases the client `id` with all that is kept of them here; false if `staff` may not see them.
    ///
    /// # Errors
    /// The store fails; asked again, the rest goes.
    pub fn remove_client(&self, staff: &Staff, id: Id<Client>) -> Result<bool, StoreError> {
        let mut held = self.held_to_change();
        let found = held.clients.get(&id).filter(|client| client.is_seen_by(staff)).map(Client::place);
        let Some(place) = found else { return Ok(false) };
        for (note, _) in held.notes.get(&place).into_iter().flatten() {
            self.store.erase(*note)?;
        }
        held.notes.remove(&place);
        self.store.erase(place)?;
        held.clients.remove(&id);
        Ok(true)
    }

    /// Notes that `staff` looks at the record of `client`, before it is shown.
    ///
    /// # Errors
    /// The store fails: then it must not be shown.
    pub fn note_look(&self, staff: &Staff, client: &Client) -> Result<(), StoreError> {
        let look = Look { client: client.place(), staff: staff.id, at: (self.now)() };
        self.keep(&mut self.held_to_change(), vec![(RecordKey::random()?.id(), Entry::Look(look))])
    }

    /// Who looked at the record of the client whom records name `client`, and when: the last first.
    pub fn looks_at(&self, client: RecordId) -> Vec<(jiff::Timestamp, String)> {
        let held = self.held();
        let looks = held.looks.get(&client).map(Vec::as_slice).unwrap_or_default();
        let named = |look: &Look| Some((look.at, held.staff.get(&look.staff)?.name.clone()));
        let mut looks: Vec<_> = looks.iter().filter_map(named).collect();
        looks.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        looks
    }
}

impl Held {
    /// The clients that `cards` change or add, and how many they are.
    fn imported(&self, coach: &Staff, cards: &[Card]) -> (Vec<(Option<Client>, Card)>, Imported) {
        let own = self.clients.values().filter(|client| client.coach == coach.id);
        let own: FxHashMap<(bool, String), &Client> = own.map(|client| (client.card.key(), client)).collect();
        let (mut changes, mut imported) = (Vec::new(), Imported::default());
        for card in cards {
            match own.get(&card.key()) {
                None => {
                    imported.added += 1;
                    changes.push((None, card.clone()));
                }
                Some(client) => match client.card.updated(card) {
                    card if card == client.card => imported.same += 1,
                    card => {
                        imported.changed += 1;
                        changes.push((Some((*client).clone()), card));
                    }
                },
            }
        }
        (changes, imported)
    }
}

/// The day that a client was entered, in UTC.
pub fn day_of(client: &Client) -> Date {
    client.added_at.to_zoned(jiff::tz::TimeZone::UTC).date()
}
