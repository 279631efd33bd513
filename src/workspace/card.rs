//! What a coach keeps of a client, as it is typed and as it is kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// After so many days without contact, a client is called stalled.
pub const STALLED_DAYS: i32 = 30;
/// The most characters of a client's name.
pub const MOST_NAME_CHARS: usize = 100;
/// The most characters of an office's own number of a client.
pub const MOST_REFERENCE_CHARS: usize = 40;
/// The most tags of a client.
pub const MOST_TAGS: usize = 10;
/// The most characters of a tag.
pub const MOST_TAG_CHARS: usize = 30;
/// The most characters of a next step.
pub const MOST_STEP_CHARS: usize = 200;

/// What a coach keeps of a client.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Card {
    /// What the coach calls them.
    pub name: String,
    /// The office's own number of them; empty if there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Groups and marks of the coach's choice.
    pub tags: Vec<String>,
    /// When they last spoke.
    pub last_contact: Option<Date>,
    /// What is to be done next.
    pub next_step: String,
    /// By when.
    pub due: Option<Date>,
}

/// The same as it is typed, before it is checked.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TypedCard {
    /// What the coach calls them.
    pub name: String,
    /// The office's own number of them.
    pub reference: String,
    /// Tags with commas between them.
    pub tags: String,
    /// A date, `2026-11-22` or `11/22/2026`.
    pub last_contact: String,
    /// What is to be done next.
    pub next_step: String,
    /// A date like the other.
    pub due: String,
}

/// What cannot be kept as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFault {
    /// There is no name, or it is over [`MOST_NAME_CHARS`].
    Name,
    /// The number is over [`MOST_REFERENCE_CHARS`].
    Reference,
    /// There are over [`MOST_TAGS`], or one is over [`MOST_TAG_CHARS`].
    Tags,
    /// The step is over [`MOST_STEP_CHARS`].
    NextStep,
    /// The last contact is no date.
    LastContact,
    /// The day by when is no date.
    Due,
}

impl TypedCard {
    /// What was typed of `card`, or could have been.
    pub fn of(card: &Card) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            name: card.name.clone(),
            reference: card.reference.clone(),
            tags: card.tags.join(", "),
            last_contact: date(card.last_contact),
            next_step: card.next_step.clone(),
            due: date(card.due),
        }
    }

    /// The card, if all of it can be kept.
    ///
    /// # Errors
    /// The first field that cannot.
    pub fn read(&self) -> Result<Card, CardFault> {
        let kept = |typed: &str, most: usize, fault| {
            let text = typed.trim();
            if text.chars().count() > most { Err(fault) } else { Ok(text.to_owned()) }
        };
        let name = kept(&self.name, MOST_NAME_CHARS, CardFault::Name)?;
        if name.is_empty() {
            return Err(CardFault::Name);
        }
        Ok(Card {
            name,
            reference: kept(&self.reference, MOST_REFERENCE_CHARS, CardFault::Reference)?,
            tags: tags(&self.tags)?,
            next_step: kept(&self.next_step, MOST_STEP_CHARS, CardFault::NextStep)?,
            last_contact: date(&self.last_contact).ok_or(CardFault::LastContact)?,
            due: date(&self.due).ok_or(CardFault::Due)?,
        })
    }
}

fn tags(typed: &str) -> Result<Vec<String>, CardFault> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split(',').map(|tag| tag.trim().trim_start_matches('#')).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    let is_too_much = tags.len() > MOST_TAGS || tags.iter().any(|tag| tag.chars().count() > MOST_TAG_CHARS);
    if is_too_much { Err(CardFault::Tags) } else { Ok(tags) }
}

/// The date that is typed, if any is; none when it is no date.
fn date(typed: &str) -> Option<Option<Date>> {
    match typed.trim() {
        "" => Some(None),
        text => text.parse().or_else(|_| Date::strptime("%m/%d/%Y", text)).ok().map(Some),
    }
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

    pub(super) fn holds(&self, words: &[String]) -> bool {
        let text = format!("{} {} {} {}", self.name, self.reference, self.tags.join(" "), self.next_step);
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }

    /// What tells two rows of a table apart: the office's number, or the name where there is none.
    pub(super) fn key(&self) -> (bool, String) {
        match self.reference.is_empty() {
            true => (false, self.name.to_lowercase()),
            false => (true, self.reference.to_lowercase()),
        }
    }

    /// The card with what `newer` says; what that leaves empty stays.
    pub(super) fn updated(&self, newer: &Self) -> Self {
        let text = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
        Self {
            name: newer.name.clone(),
            reference: text(&newer.reference, &self.reference),
            tags: if newer.tags.is_empty() { self.tags.clone() } else { newer.tags.clone() },
            last_contact: newer.last_contact.or(self.last_contact),
            next_step: text(&newer.next_step, &self.next_step),
            due: newer.due.or(self.due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_trimmed_and_wrong_fields_are_named() {
        let typed = TypedCard {
            name: " Maria Lopez ".to_owned(),
            reference: "A-17".to_owned(),
            tags: "evening, #Spanish, , evening".to_owned(),
            last_contact: "11/02/2026".to_owned(),
            next_step: " call ".to_owned(),
            due: "2026-12-01".to_owned(),
        };
        let card = typed.read().unwrap();
        assert_eq!((card.name.as_str(), card.next_step.as_str()), ("Maria Lopez", "call"));
        assert_eq!(card.tags, ["evening", "Spanish"]);
        assert_eq!(TypedCard::of(&card).read(), Ok(card), "reads back");
        type Edit = fn(&mut TypedCard);
        let cases: [(CardFault, Edit, &str); 7] = [
            (CardFault::Name, |card| card.name = "  ".to_owned(), "no name"),
            (CardFault::Name, |card| card.name = "x".repeat(101), "a long name"),
            (CardFault::Reference, |card| card.reference = "x".repeat(41), "a long number"),
            (CardFault::Tags, |card| card.tags = "x".repeat(31), "a long tag"),
            (CardFault::NextStep, |card| card.next_step = "x".repeat(201), "a long step"),
            (CardFault::LastContact, |card| card.last_contact = "13/02/2026".to_owned(), "no thirteenth month"),
            (CardFault::Due, |card| card.due = "soon".to_owned(), "no date"),
        ];
        for (fault, edit, reason) in cases {
            let mut wrong = typed.clone();
            edit(&mut wrong);
            assert_eq!(wrong.read(), Err(fault), "{reason}");
        }
    }
}
