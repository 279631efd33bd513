//! Accounts: who is added, how they get in, and how they are shut out.

use jiff::{SignedDuration, Timestamp};

use crate::store::{MOST_CHARS, Passphrase, PassphraseError, RecordId, RecordKey, StoreError, Tried};

use super::code::OneTimeCode;
use super::entry::{Entry, Session};
use super::id::Id;
use super::staff::{Organisation, PendingCode, Rank, SignInName, Staff};
use super::{Held, Workspace};

/// The fewest characters of a passphrase that is the only secret (NIST SP 800-63B-4, section 3.1.1.2).
pub const LEAST_CHARS: usize = 15;
/// How long a printed code can be used.
const CODE_DAYS: i64 = 7;
/// How long one stays signed in: a working day.
const SESSION_HOURS: i64 = 10;

/// Who is to be added.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// What people call them.
    pub name: String,
    /// What they type to sign in.
    pub sign_in: SignInName,
    /// What they may do.
    pub rank: Rank,
}

/// What comes of trying to get in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// They are in: the key of the new session, for their browser alone.
    Signed(RecordKey),
    /// Name and secret do not go together; which of them is wrong is not told.
    Wrong,
    /// Nobody may try this name for some minutes.
    Waits {
        /// How many.
        minutes: i64,
    },
}

/// Why a passphrase cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Under [`LEAST_CHARS`].
    #[error("a passphrase has at least {LEAST_CHARS} characters")]
    TooShort,
    /// Over [`MOST_CHARS`].
    #[error("a passphrase has at most {MOST_CHARS} characters")]
    TooLong,
    /// It holds the sign-in name, which others know.
    #[error("a passphrase does not hold the sign-in name")]
    HasName,
}

/// Why nobody was added.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AddError {
    /// Someone on this server has that sign-in name.
    #[error("somebody has that sign-in name; choose another one")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether `typed` can be the passphrase of whoever signs in as `name`.
///
/// # Errors
/// Why it cannot.
pub fn fit(name: &str, typed: &str) -> Result<(), Unfit> {
    let name = name.trim().to_lowercase();
    match typed.chars().count() {
        count if count < LEAST_CHARS => Err(Unfit::TooShort),
        count if count > MOST_CHARS => Err(Unfit::TooLong),
        _ if !name.is_empty() && typed.to_lowercase().contains(&name) => Err(Unfit::HasName),
        _ => Ok(()),
    }
}

impl Workspace {
    /// Enters a new organisation with its first administrator, both or none; the code is for the administrator.
    ///
    /// # Errors
    /// [`AddError::Taken`], or the store fails.
    pub fn found(&self, organisation: &str, name: &str, sign_in: SignInName) -> Result<OneTimeCode, AddError> {
        let organisation =
            Organisation { id: Id::random()?, name: organisation.trim().to_owned(), added_at: (self.now)() };
        let mut held = self.held_to_change();
        let new = NewStaff { name: name.to_owned(), sign_in, rank: Rank::Administrator };
        let (staff, code) = self.someone(&held, organisation.id, new)?;
        let entries =
            vec![(organisation.place(), Entry::Organisation(organisation)), (staff.place(), Entry::Staff(staff))];
        self.keep(&mut held, entries)?;
        Ok(code)
    }

    /// Adds someone to `organisation`; the code is for them.
    ///
    /// # Errors
    /// [`AddError::Taken`], or the store fails.
    pub fn add(&self, organisation: Id<Organisation>, new: NewStaff) -> Result<(Staff, OneTimeCode), AddError> {
        let mut held = self.held_to_change();
        let (staff, code) = self.someone(&held, organisation, new)?;
        self.keep(&mut held, vec![(staff.place(), Entry::Staff(staff.clone()))])?;
        Ok((staff, code))
    }

    fn someone(
        &self,
        held: &Held,
        organisation: Id<Organisation>,
        new: NewStaff,
    ) -> Result<(Staff, OneTimeCode), AddError> {
        if held.by_sign_in.contains_key(&new.sign_in) {
            return Err(AddError::Taken);
        }
        let (code, now) = (OneTimeCode::random()?, (self.now)());
        let staff = Staff {
            id: Id::random()?,
            organisation,
            name: new.name.trim().to_owned(),
            sign_in: new.sign_in,
            rank: new.rank,
            added_at: now,
            left_at: None,
            passphrase: None,
            code: Some(pending(code, now)),
            epoch: 0,
        };
        Ok((staff, code))
    }

    /// The people of `organisation`, by name; those who left come last.
    pub fn staff_of(&self, organisation: Id<Organisation>) -> Vec<Staff> {
        let held = self.held();
        let mut staff: Vec<Staff> =
            held.staff.values().filter(|one| one.organisation == organisation).cloned().collect();
        staff.sort_by_cached_key(|one| (one.left_at, one.name.to_lowercase(), one.id));
        staff
    }

    /// Whoever signs in as `name`, if they are still there.
    pub fn by_sign_in(&self, name: &SignInName) -> Option<Staff> {
        let held = self.held();
        let staff = held.by_sign_in.get(name).and_then(|id| held.staff.get(id));
        staff.filter(|staff| staff.is_here()).cloned()
    }

    /// Gives `id`, if they are at `organisation`, a new code; their passphrase and their sessions end.
    ///
    /// # Errors
    /// The store fails.
    pub fn renew_code(
        &self,
        organisation: Id<Organisation>,
        id: Id<Staff>,
    ) -> Result<Option<(Staff, OneTimeCode)>, StoreError> {
        let (code, now) = (OneTimeCode::random()?, (self.now)());
        let changed = self.change(organisation, id, |staff| {
            staff.passphrase = None;
            staff.code = Some(pending(code, now));
            staff.epoch += 1;
        });
        Ok(changed?.map(|staff| (staff, code)))
    }

    /// Lets `id`, if they are at `organisation`, do what `rank` may from now on.
    ///
    /// # Errors
    /// The store fails.
    pub fn set_rank(
        &self,
        organisation: Id<Organisation>,
        id: Id<Staff>,
        rank: Rank,
    ) -> Result<Option<Staff>, StoreError> {
        self.change(organisation, id, |staff| staff.rank = rank)
    }

    /// Shuts `id` out, if they are at `organisation`; what they did stays under their name.
    ///
    /// # Errors
    /// The store fails.
    pub fn shut_out(&self, organisation: Id<Organisation>, id: Id<Staff>) -> Result<Option<Staff>, StoreError> {
        let now = (self.now)();
        self.change(organisation, id, |staff| {
            staff.left_at = Some(now);
            staff.passphrase = None;
            staff.code = None;
            staff.epoch += 1;
        })
    }

    /// Changes someone who is still at `organisation`; none if nobody there has that name.
    fn change(
        &self,
        organisation: Id<Organisation>,
        id: Id<Staff>,
        edit: impl FnOnce(&mut Staff),
    ) -> Result<Option<Staff>, StoreError> {
        let mut held = self.held_to_change();
        let found = held.staff.get(&id).filter(|staff| staff.organisation == organisation && staff.is_here());
        let Some(mut staff) = found.cloned() else { return Ok(None) };
        edit(&mut staff);
        self.keep(&mut held, vec![(staff.place(), Entry::Staff(staff.clone()))])?;
        Ok(Some(staff))
    }

    /// Signs in whoever has that name and passphrase. Takes as long for a name that nobody has.
    ///
    /// # Errors
    /// The store fails.
    pub fn sign_in(&self, name: &str, typed: &str) -> Result<Entered, StoreError> {
        let found = self.known(name).and_then(|staff| staff.passphrase.clone().map(|passphrase| (staff, passphrase)));
        let Some((staff, passphrase)) = found else {
            return Ok(self.at_nobody(name, || {
                self.nobody.is(typed);
            }));
        };
        match self.known.try_open(staff.place(), (self.now)(), || passphrase.is(typed)) {
            Tried::Right => self.begin(&staff).map(Entered::Signed),
            Tried::Wrong => Ok(Entered::Wrong),
            Tried::Waits { minutes } => Ok(Entered::Waits { minutes }),
        }
    }

    /// Sets the passphrase of whoever has that name and one-time code, and signs them in.
    ///
    /// # Errors
    /// The store fails; the outer result says why the passphrase cannot be set.
    pub fn use_code(&self, name: &str, code: &str, typed: &str) -> Result<Result<Entered, StoreError>, Unfit> {
        fit(name, typed)?;
        let now = (self.now)();
        let code = code.parse::<OneTimeCode>().ok();
        let found = self.known(name).and_then(|staff| staff.code.map(|pending| (staff, pending)));
        let Some((staff, pending)) = found else { return Ok(Ok(self.at_nobody(name, || ()))) };
        match self.known.try_open(staff.place(), now, || code.is_some_and(|code| pending.is(code, now))) {
            Tried::Right => Ok(self.set_passphrase(&staff, typed).map(Entered::Signed)),
            Tried::Wrong => Ok(Ok(Entered::Wrong)),
            Tried::Waits { minutes } => Ok(Ok(Entered::Waits { minutes })),
        }
    }

    /// Changes the passphrase of `staff`, who types the old one too; every session ends but the one that begins.
    ///
    /// # Errors
    /// As [`Workspace::use_code`].
    pub fn change_passphrase(
        &self,
        staff: &Staff,
        old: &str,
        typed: &str,
    ) -> Result<Result<Entered, StoreError>, Unfit> {
        fit(staff.sign_in.as_str(), typed)?;
        let is_right = || staff.passphrase.as_ref().is_some_and(|passphrase| passphrase.is(old));
        match self.known.try_open(staff.place(), (self.now)(), is_right) {
            Tried::Right => Ok(self.set_passphrase(staff, typed).map(Entered::Signed)),
            Tried::Wrong => Ok(Ok(Entered::Wrong)),
            Tried::Waits { minutes } => Ok(Ok(Entered::Waits { minutes })),
        }
    }

    fn set_passphrase(&self, staff: &Staff, typed: &str) -> Result<RecordKey, StoreError> {
        let passphrase = Passphrase::of(typed).map_err(|_: PassphraseError| StoreError::NoRandomness)?;
        let changed = self.change(staff.organisation, staff.id, |staff| {
            staff.passphrase = Some(passphrase);
            staff.code = None;
            staff.epoch += 1;
        })?;
        self.begin(changed.as_ref().unwrap_or(staff))
    }

    /// A try at a name that nobody has: as slow as `check`, and never right.
    fn at_nobody(&self, name: &str, check: impl FnOnce()) -> Entered {
        let place = RecordId::of_document("nobody", name.trim().to_lowercase().as_bytes());
        let tried = self.unknown.try_open(place, (self.now)(), || {
            check();
            false
        });
        match tried {
            Tried::Waits { minutes } => Entered::Waits { minutes },
            Tried::Right | Tried::Wrong => Entered::Wrong,
        }
    }

    fn known(&self, name: &str) -> Option<Staff> {
        self.by_sign_in(&name.parse().ok()?)
    }

    /// A new session under a new key: none that a browser brings along ever becomes one.
    fn begin(&self, staff: &Staff) -> Result<RecordKey, StoreError> {
        let (key, now) = (RecordKey::random()?, (self.now)());
        let session =
            Session { staff: staff.id, epoch: staff.epoch, ends_at: now + SignedDuration::from_hours(SESSION_HOURS) };
        let mut held = self.held_to_change();
        let over: Vec<RecordId> = held
            .sessions
            .iter()
            .filter(|(_, session)| held.signed(session, now).is_none())
            .map(|(place, _)| *place)
            .collect();
        for place in over {
            self.store.erase(place)?;
            held.sessions.remove(&place);
        }
        self.keep(&mut held, vec![(key.id(), Entry::Session(session))])?;
        Ok(key)
    }

    /// Whoever is signed in by `key`, and where they work.
    pub fn session(&self, key: &RecordKey) -> Option<(Staff, Organisation)> {
        let held = self.held();
        let staff = held.signed(held.sessions.get(&key.id())?, (self.now)())?;
        Some((staff.clone(), held.organisations.get(&staff.organisation)?.clone()))
    }

    /// Ends the session under `key`.
    ///
    /// # Errors
    /// The store fails.
    pub fn sign_out(&self, key: &RecordKey) -> Result<(), StoreError> {
        let mut held = self.held_to_change();
        self.store.erase(key.id())?;
        held.sessions.remove(&key.id());
        Ok(())
    }
}

impl Held {
    /// Whose session it is, if it still holds.
    fn signed(&self, session: &Session, now: Timestamp) -> Option<&Staff> {
        let staff = self.staff.get(&session.staff)?;
        (now < session.ends_at && staff.epoch == session.epoch && staff.is_here()).then_some(staff)
    }
}

/// A code that can be used for a week from `now` on.
pub(super) fn pending(code: OneTimeCode, now: Timestamp) -> PendingCode {
    PendingCode { hash: code.hash(), ends_at: now + SignedDuration::from_hours(24 * CODE_DAYS) }
}
