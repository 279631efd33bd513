//! A coach's clients: entered, found, invited to show their record.

use jiff::civil::Date;

use crate::store::{RecordId, RecordKey, StoreError};

use super::Workspace;
use super::accounts::pending;
use super::client::{Card, Client, Look};
use super::code::OneTimeCode;
use super::entry::Entry;
use super::id::Id;
use super::staff::Staff;

/// After so many days without contact, a client is called stalled.
pub const STALLED_DAYS: i32 = 30;

/// Which clients of a caseload are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those whose next step is due by today.
    Due,
    /// Those whom nobody has been in contact with for [`STALLED_DAYS`].
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

impl Card {
    /// Whether nobody has been in contact for too long, at the day `today`.
    pub fn is_stalled(&self, added: Date, today: Date) -> bool {
        let last = self.last_contact.unwrap_or(added);
        last.until(today).is_ok_and(|span| span.get_days() > STALLED_DAYS)
    }

    /// Whether something is to be done by the day `today`.
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_some_and(|due| due <= today)
    }

    fn holds(&self, words: &[String]) -> bool {
        let text = format!("{} {} {}", self.name, self.tags.join(" "), self.next_step).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }
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

/// The day that a client was entered, in UTC.
pub fn day_of(client: &Client) -> Date {
    client.added_at.to_zoned(jiff::tz::TimeZone::UTC).date()
}
