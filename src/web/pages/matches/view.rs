//! Which of the matches are shown, and in what order.

use serde::Deserialize;

use crate::catalog::{Catalog, Family, Role};
use crate::engine::Ranking;
use crate::matching::Assessment;
use crate::web::error::SiteError;
use crate::web::links;
use crate::web::pages::search::chosen;
use crate::wording::{Text, Texts};

use super::filters::{Filter, ReadyWithin};

/// The fields of the form, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ViewQuery {
    list: String,
    family: String,
    reach: String,
    no_loss: String,
    ready: String,
    sort: String,
    page: String,
}

/// The two lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum List {
    /// Close to what the person did.
    #[default]
    Did,
    /// Close to what the person can do.
    Can,
}

/// Orders of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the engine ranks them.
    #[default]
    Best,
    /// Best fit first.
    Fit,
    /// Highest middle pay first.
    Pay,
    /// Fewest weeks first.
    Time,
    /// Most openings first.
    Openings,
}

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Which list.
    pub list: List,
    /// Only this family.
    pub family: Option<Family>,
    /// Only what is within reach.
    pub reach: bool,
    /// Only what pays at least as much as before.
    pub no_loss: bool,
    /// Only what takes no longer than this to get ready for.
    pub ready: Option<ReadyWithin>,
    /// In what order.
    pub sort: Sort,
    /// Which page, from 1.
    pub page: usize,
}

impl List {
    /// Its key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Can => "can",
        }
    }
}

impl Sort {
    /// All, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Best, Self::Fit, Self::Pay, Self::Time, Self::Openings];

    /// Its key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Fit => "fit",
            Self::Pay => "pay",
            Self::Time => "time",
            Self::Openings => "openings",
        }
    }

    /// Its name.
    pub fn name(self, t: &Texts) -> &Text {
        match self {
            Self::Best => &t.matches.sort_best,
            Self::Fit => &t.matches.sort_fit,
            Self::Pay => &t.matches.sort_pay,
            Self::Time => &t.matches.sort_time,
            Self::Openings => &t.matches.sort_openings,
        }
    }

    /// The figure to order by; higher comes first. None leaves the engine's order.
    fn key_of(self, found: &Assessment, role: &Role) -> f32 {
        match self {
            Self::Best => 0.0,
            Self::Fit => found.fit.value,
            Self::Pay => found.pay_usd_per_year.map_or(0.0, |(_, median)| median as f32),
            Self::Time => -found.weeks.high,
            Self::Openings => role.outlook.as_ref().and_then(|outlook| outlook.openings_per_year).unwrap_or(0.0),
        }
    }
}

impl ViewQuery {
    /// What they ask for.
    ///
    /// # Errors
    /// Bad request for a choice that is not in the lists.
    pub fn read(&self) -> Result<View, SiteError> {
        let list = chosen(&self.list, |text| [List::Did, List::Can].into_iter().find(|list| list.key() == text))?;
        let sort = chosen(&self.sort, |text| Sort::ALL.into_iter().find(|sort| sort.key() == text))?;
        let page = chosen(&self.page, |text| text.parse().ok().filter(|page| (1..=200).contains(page)))?;
        Ok(View {
            list: list.unwrap_or_default(),
            family: chosen(&self.family, |text| text.parse().ok())?,
            reach: is_checked(&self.reach)?,
            no_loss: is_checked(&self.no_loss)?,
            ready: chosen(&self.ready, |text| ReadyWithin::ALL.into_iter().find(|within| within.key() == text))?,
            sort: sort.unwrap_or_default(),
            page: page.unwrap_or(1),
        })
    }
}

/// Whether a box is checked.
fn is_checked(text: &str) -> Result<bool, SiteError> {
    Ok(chosen(text, |text| (text == "1").then_some(()))?.is_some())
}

/// The matches that are left, and what the filters hide.
#[derive(Debug)]
pub struct Chosen<'r> {
    /// The matches to show, in order.
    pub shown: Vec<&'r Assessment>,
    /// Each filter with how many matches would come back without it.
    pub hidden: Vec<(Filter, usize)>,
}

impl View {
    /// The matches to show, and what is hidden.
    pub fn choose<'r>(&self, ranking: &'r Ranking, catalog: &Catalog) -> Chosen<'r> {
        let places = match self.list {
            List::Did => ranking.close_to_what_you_did(),
            List::Can => ranking.close_to_what_you_can_do(),
        };
        let pay_before = ranking.person.pay_before.map(|(usd, _)| usd);
        let filters = self.filters();
        let mut shown: Vec<&Assessment> = Vec::with_capacity(places.len());
        let mut hidden: Vec<(Filter, usize)> = filters.iter().map(|filter| (*filter, 0)).collect();
        for found in places.into_iter().map(|place| &ranking.found[place]) {
            let mut against = hidden.iter_mut().filter(|(filter, _)| !filter.keeps(found, pay_before, catalog));
            match (against.next(), against.next()) {
                (None, _) => shown.push(found),
                // What two filters hide does not come back when one is taken away.
                (Some((_, count)), None) => *count += 1,
                (Some(_), Some(_)) => {}
            }
        }
        let key = |found: &Assessment| self.sort.key_of(found, catalog.role(found.role));
        shown.sort_by(|a, b| key(b).total_cmp(&key(a)));
        Chosen { shown, hidden }
    }

    /// The filters that are applied.
    pub fn filters(&self) -> Vec<Filter> {
        let filters = [
            self.family.map(Filter::Family),
            self.reach.then_some(Filter::Reach),
            self.no_loss.then_some(Filter::NoLoss),
            self.ready.map(Filter::Ready),
        ];
        filters.into_iter().flatten().collect()
    }

    /// The first page of the same list without `filter`.
    pub fn without(&self, filter: Filter) -> Self {
        let mut view = Self { page: 1, ..self.clone() };
        match filter {
            Filter::Family(_) => view.family = None,
            Filter::Reach => view.reach = false,
            Filter::NoLoss => view.no_loss = false,
            Filter::Ready(_) => view.ready = None,
        }
        view
    }

    /// Everything that differs from what is shown without asking, by name, except the page.
    pub fn fields(&self) -> Vec<(&'static str, &'static str)> {
        let fields = [
            ("list", self.list.key(), self.list != List::default()),
            ("family", self.family.map_or("", |family| family.key()), self.family.is_some()),
            ("reach", "1", self.reach),
            ("no_loss", "1", self.no_loss),
            ("ready", self.ready.map_or("", ReadyWithin::key), self.ready.is_some()),
            ("sort", self.sort.key(), self.sort != Sort::default()),
        ];
        fields.into_iter().filter(|(_, _, differs)| *differs).map(|(name, value, _)| (name, value)).collect()
    }

    /// Everything that differs from what is shown without asking, as a query string.
    pub fn to_query(&self) -> String {
        let page = self.page.to_string();
        let page = (self.page > 1).then_some(("page", page.as_str()));
        links::query(self.fields().into_iter().chain(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(list: &str, sort: &str, page: &str) -> ViewQuery {
        ViewQuery { list: list.into(), sort: sort.into(), page: page.into(), ..ViewQuery::default() }
    }

    #[test]
    fn a_choice_that_is_not_in_the_lists_is_refused() {
        for (query, reason) in [
            (typed("all", "", ""), "no such list"),
            (typed("", "price", ""), "no such order"),
            (typed("", "", "0"), "pages start at 1"),
            (typed("", "", "-1"), "not a page"),
        ] {
            assert_eq!(query.read(), Err(SiteError::BadRequest), "{reason}");
        }
    }

    #[test]
    fn a_view_keeps_only_what_differs() {
        assert_eq!(typed("", "", "").read().unwrap().to_query(), "");
        assert_eq!(typed("can", "pay", "2").read().unwrap().to_query(), "list=can&sort=pay&page=2");
    }

    #[test]
    fn a_filter_taken_away_leaves_the_others_and_begins_at_the_first_page() {
        let query = ViewQuery { reach: "1".into(), no_loss: "1".into(), ready: "26".into(), ..typed("can", "", "3") };
        let view = query.read().unwrap();
        assert_eq!(view.filters().len(), 3);
        assert_eq!(view.without(Filter::NoLoss).to_query(), "list=can&reach=1&ready=26");
        assert_eq!(view.without(Filter::Ready(ReadyWithin::SixMonths)).to_query(), "list=can&reach=1&no_loss=1");
    }
}
