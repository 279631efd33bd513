//! What a list can be narrowed down to, and what each choice hides.

use crate::catalog::{Catalog, Family};
use crate::matching::{AccessLabel, Assessment};
use crate::web::pages::person::Person;
use crate::web::pages::search::family_choices;
use crate::web::parts::Choice;
use crate::wording::{Text, Texts, Words};

use super::view::{Sort, View};

/// One choice that leaves matches out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Only this family.
    Family(Family),
    /// Only what is within reach.
    Reach,
    /// Only what pays at least as much as before.
    NoLoss,
    /// Only what takes no longer than this to get ready for.
    Ready(ReadyWithin),
}

/// Times to get ready in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadyWithin {
    /// Three months.
    ThreeMonths,
    /// Six months.
    SixMonths,
    /// A year.
    Year,
    /// Two years.
    TwoYears,
}

impl ReadyWithin {
    /// All, the shortest first.
    pub const ALL: [Self; 4] = [Self::ThreeMonths, Self::SixMonths, Self::Year, Self::TwoYears];

    /// The most weeks.
    pub fn weeks(self) -> u16 {
        match self {
            Self::ThreeMonths => 13,
            Self::SixMonths => 26,
            Self::Year => 52,
            Self::TwoYears => 104,
        }
    }

    /// Its key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::ThreeMonths => "13",
            Self::SixMonths => "26",
            Self::Year => "52",
            Self::TwoYears => "104",
        }
    }

    /// Its name.
    pub fn name(self, t: &Texts) -> &Text {
        match self {
            Self::ThreeMonths => &t.filters.ready_3,
            Self::SixMonths => &t.filters.ready_6,
            Self::Year => &t.filters.ready_12,
            Self::TwoYears => &t.filters.ready_24,
        }
    }
}

impl Filter {
    /// Whether a match stays, for someone who earned `pay_before`. What nobody can judge stays out, except pay
    /// against a pay that we do not know: then there is nothing to choose by.
    pub fn keeps(self, found: &Assessment, pay_before: Option<u32>, catalog: &Catalog) -> bool {
        match self {
            Self::Family(family) => catalog.role(found.role).is_in(family),
            Self::Reach => found.label == AccessLabel::WithinReach,
            Self::NoLoss => {
                pay_before.is_none_or(|before| found.pay_usd_per_year.is_some_and(|(_, median)| median >= before))
            }
            Self::Ready(within) => found.weeks.high <= f32::from(within.weeks()),
        }
    }

    /// What it leaves, in words.
    pub fn name(self, words: &Words<'_>) -> String {
        let t = words.texts;
        match self {
            Self::Family(family) => t.filters.only_family.with("family", words.family(family)).into(),
            Self::Reach => t.matches.reach.to_string(),
            Self::NoLoss => t.filters.no_loss.to_string(),
            Self::Ready(within) => t.filters.only_ready.with("time", within.name(t)).into(),
        }
    }
}

/// A filter that is applied, as a link that takes it away.
pub struct Lift {
    /// What it leaves.
    pub name: String,
    /// How many matches it hides.
    pub hides: String,
    /// The same list without it.
    pub href: String,
}

impl Lift {
    /// The filters of `view`, each with how many matches would come back without it.
    pub fn all(view: &View, hidden: &[(Filter, usize)], person: &Person, words: &Words<'_>) -> Vec<Self> {
        let t = words.texts;
        let lift = |(filter, count): &(Filter, usize)| Self {
            name: filter.name(words),
            hides: match count {
                0 => t.filters.hides_none.to_string(),
                1 => t.filters.hides_one.to_string(),
                count => t.filters.hides_other.with("count", count).into(),
            },
            href: person.links.matches(&view.without(*filter).to_query()),
        };
        hidden.iter().map(lift).collect()
    }
}

/// The form that narrows the list down and orders it.
pub struct FilterForm {
    /// Families.
    pub families: Vec<Choice>,
    /// Whether only what is within reach is shown.
    pub reach: bool,
    /// Whether only what pays at least as much as before is shown; none if we do not know pay before.
    pub no_loss: Option<bool>,
    /// Times to get ready in.
    pub ready: Vec<Choice>,
    /// Orders.
    pub sorts: Vec<Choice>,
    /// Where it goes.
    pub action: String,
    /// Whether any of it is chosen.
    pub is_used: bool,
    /// What it must carry along: the list, and the answers if they are in the address.
    pub hidden: Vec<(String, String)>,
}

impl FilterForm {
    /// The form as `view` fills it in.
    pub fn of(view: &View, person: &Person, knows_pay_before: bool, words: &Words<'_>) -> Self {
        let t = words.texts;
        let ready = view.ready.map(ReadyWithin::key).unwrap_or_default();
        let times = ReadyWithin::ALL.map(|within| Choice::new(within.key(), within.name(t), ready));
        let mut hidden = vec![("list".to_owned(), view.list.key().to_owned())];
        if person.links.are_in_address() {
            hidden.extend(person.form.filled().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Self {
            families: family_choices(words, view.family.map(|family| family.key()).unwrap_or_default()),
            reach: view.reach,
            no_loss: knows_pay_before.then_some(view.no_loss),
            ready: std::iter::once(Choice::new("", &t.site.any, ready)).chain(times).collect(),
            sorts: Sort::ALL.map(|sort| Choice::new(sort.key(), sort.name(t), view.sort.key())).into(),
            is_used: View { list: view.list, page: view.page, ..View::default() } != *view,
            action: person.links.matches("").split('?').next().unwrap_or_default().to_owned(),
            hidden,
        }
    }
}
