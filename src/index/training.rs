//! Search among programmes: by words, by what they lead to, by money, weeks and how they are held.

use crate::catalog::codes::AreaCode;
use crate::catalog::{Catalog, Cents, JoinedProgram, Program, ProgramKind, Provider, RoleIx};
use crate::words::{fold, is_filler, stem_english};

/// Letters from which the beginning of a word finds it.
const PREFIX_LETTERS: usize = 4;
/// What the beginning of a word counts of the whole word.
const PREFIX_SHARE: f32 = 0.6;
/// Roles whose titles are searched: the most direct ones.
const ROLES_SEARCHED: usize = 4;
/// Hours of a week of paid work.
const WORK_HOURS_PER_WEEK: f32 = 40.0;

/// What is looked for. What nobody has said of a programme is not held against it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingRequest {
    /// Words as typed.
    pub text: String,
    /// Only what leads to this role.
    pub role: Option<RoleIx>,
    /// Only what can be had for this money.
    pub most_cost: Option<Cents>,
    /// Only what can be done in so many weeks.
    pub most_weeks: Option<f32>,
    /// Hours a week of someone who learns, where only hours are published.
    pub hours_per_week: f32,
    /// Only from home (true) or only at a place (false).
    pub from_home: Option<bool>,
    /// Only in the evening.
    pub evening: bool,
    /// Only with childcare.
    pub childcare: bool,
    /// Only in this state, from home, or where no place is meant.
    pub state: Option<AreaCode>,
    /// Only near this place, from home, or where no place is meant.
    pub near: Option<Near>,
    /// Only what has published results of earlier learners.
    pub with_results: bool,
    /// Only this kind.
    pub kind: Option<ProgramKind>,
    /// Only what leads to a role that grows.
    pub growing: bool,
    /// In what order.
    pub order: TrainingOrder,
}

/// A place near which someone looks. Providers publish no coordinates, so that near is the same town, or the same
/// region of the mail: ZIP codes that share their first three digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Near {
    /// The first three digits of a ZIP code.
    MailRegion(String),
    /// A town, folded.
    Town(String),
}

impl Near {
    /// The place that `text` names: a ZIP code or a town; none for what is neither.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            let zip = text.split('-').next().unwrap_or_default();
            let is_zip = zip.len() == 5 && zip.bytes().all(|digit| digit.is_ascii_digit());
            return is_zip.then(|| Self::MailRegion(zip[..3].to_owned()));
        }
        let town = fold(text);
        (!town.is_empty()).then_some(Self::Town(town))
    }

    fn holds(&self, provider: &Provider) -> bool {
        match self {
            Self::MailRegion(region) => provider.zip.as_ref().is_some_and(|zip| zip.starts_with(region)),
            Self::Town(town) => provider.city.as_ref().is_some_and(|city| fold(city) == *town),
        }
    }
}

/// Orders of programmes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TrainingOrder {
    /// Best match first.
    #[default]
    Relevance,
    /// Lowest cost first; unknown last.
    Cost,
    /// Fewest weeks first; unknown last.
    Weeks,
}

/// Weeks that `program` takes at least, published or from its hours; none if neither is known.
pub fn least_weeks(program: &Program, hours_per_week: f32) -> Option<f32> {
    let pace = if program.is_paid { WORK_HOURS_PER_WEEK } else { hours_per_week.max(1.0) };
    let published = program.weeks.map(|weeks| weeks.low);
    published.or_else(|| program.hours.map(|hours| (hours.low / pace).ceil()))
}

/// Programmes of `catalog` that fit `request`, in its order.
pub fn search_training<'c>(catalog: &'c Catalog, request: &TrainingRequest) -> Vec<&'c JoinedProgram> {
    let wanted = stems(&request.text);
    let passing = catalog.programs.iter().filter(|joined| passes(catalog, joined, request));
    let scored = passing.filter_map(|joined| Some((score(catalog, joined, request, &wanted)?, joined)));
    let mut found: Vec<(f32, &JoinedProgram)> = scored.collect();
    let cost = |joined: &JoinedProgram| joined.program.cost.map_or(f64::MAX, |cost| cost.low.dollars());
    let weeks = |joined: &JoinedProgram| least_weeks(&joined.program, request.hours_per_week).unwrap_or(f32::MAX);
    found.sort_by(|(a_score, a), (b_score, b)| {
        let asked = match request.order {
            TrainingOrder::Relevance => std::cmp::Ordering::Equal,
            TrainingOrder::Cost => cost(a).total_cmp(&cost(b)),
            TrainingOrder::Weeks => weeks(a).total_cmp(&weeks(b)),
        };
        // Of two that fit as well, the shorter kind first: few need a degree to begin.
        let is_degree = |joined: &JoinedProgram| joined.program.kind.is_degree();
        let shorter = is_degree(a).cmp(&is_degree(b));
        asked
            .then(b_score.total_cmp(a_score))
            .then(shorter)
            .then(cost(a).total_cmp(&cost(b)))
            .then(a.program.id.cmp(&b.program.id))
    });
    found.into_iter().map(|(_, joined)| joined).collect()
}

fn passes(catalog: &Catalog, joined: &JoinedProgram, request: &TrainingRequest) -> bool {
    let (program, held) = (&joined.program, &joined.program.attendance);
    let can = |wanted: bool, said: Option<bool>| !wanted || said != Some(false);
    let weeks = least_weeks(program, request.hours_per_week);
    let is_near = |state: AreaCode| match &program.provider {
        Some(provider) => provider.state == Some(state) || held.online == Some(true),
        None => true,
    };
    let is_there = |near: &Near| match &program.provider {
        Some(provider) => near.holds(provider) || held.online == Some(true),
        None => true,
    };
    request.role.is_none_or(|role| joined.roles.contains(&role))
        && request.most_cost.is_none_or(|most| program.cost.is_none_or(|cost| cost.low <= most))
        && request.most_weeks.is_none_or(|most| weeks.is_none_or(|weeks| weeks <= most))
        && can(request.from_home == Some(true), held.online)
        && can(request.from_home == Some(false), held.in_person)
        && can(request.evening, held.evening)
        && can(request.childcare, held.childcare)
        && request.state.is_none_or(is_near)
        && request.near.as_ref().is_none_or(is_there)
        && (!request.with_results || !program.outcomes.is_empty())
        && request.kind.is_none_or(|kind| program.kind == kind)
        && (!request.growing || joined.roles.iter().any(|role| catalog.role(*role).may_be_suggested()))
}

/// How well a programme fits the words and the role; none if most of the words are not in it.
fn score(catalog: &Catalog, joined: &JoinedProgram, request: &TrainingRequest, wanted: &[String]) -> Option<f32> {
    let place = request.role.and_then(|role| joined.roles.iter().position(|other| *other == role));
    let is_asked_for = request.role.is_some_and(|role| joined.required_for.contains(&role));
    let direct = place.map_or(0.0, |place| 1.0 / (1.0 + place as f32)) + f32::from(u8::from(is_asked_for));
    if wanted.is_empty() {
        return Some(direct);
    }
    let fields = fields(catalog, joined);
    let best = |word: &String| {
        let found = fields.iter().map(|(weight, words)| weight * best_in(words, word));
        found.fold(0.0, f32::max)
    };
    let scores: Vec<f32> = wanted.iter().map(best).collect();
    let found = scores.iter().filter(|score| **score > 0.0).count();
    (2 * found > wanted.len()).then(|| scores.iter().sum::<f32>() + direct)
}

/// Words of a programme with what they count.
fn fields(catalog: &Catalog, joined: &JoinedProgram) -> Vec<(f32, Vec<String>)> {
    let program = &joined.program;
    let provider = program.provider.as_ref();
    let words = |text: Option<&str>| stems(text.unwrap_or_default());
    let mut fields = vec![
        (3.0, stems(&program.name)),
        (2.0, words(program.name_es.as_deref())),
        (2.0, words(program.credential.as_deref())),
        (2.0, words(provider.map(|provider| provider.name.as_str()))),
        (2.0, words(program.issuer.as_deref())),
        (1.0, words(provider.and_then(|provider| provider.city.as_deref()))),
    ];
    let roles = joined.roles.iter().take(ROLES_SEARCHED);
    fields.extend(roles.map(|role| (1.0, stems(&catalog.role(*role).title))));
    fields
}

fn best_in(words: &[String], wanted: &str) -> f32 {
    let begins = |word: &String| wanted.len() >= PREFIX_LETTERS && word.starts_with(wanted);
    match words {
        words if words.iter().any(|word| word == wanted) => 1.0,
        words if words.iter().any(begins) => PREFIX_SHARE,
        _ => 0.0,
    }
}

fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty() && !is_filler(word)).map(stem_english).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::GrowthRule;

    fn builtin() -> Catalog {
        let rule = GrowthRule { average_growth_percent: 3.1, openings_per_year_floor: 10_000.0 };
        Catalog::builtin(rule).unwrap()
    }

    fn names(catalog: &Catalog, request: &TrainingRequest) -> Vec<String> {
        search_training(catalog, request).iter().map(|joined| joined.program.name.clone()).collect()
    }

    #[test]
    fn words_find_programmes_by_name_issuer_and_the_work_they_lead_to() {
        let catalog = builtin();
        let rows = [
            ("comptia a+", "CompTIA A+", "the name"),
            ("google certificates", "Google", "the issuer, in another form of the word"),
            ("nursing assistants", "Nurs", "many for one"),
        ];
        for (text, expected, reason) in rows {
            let request = TrainingRequest { text: text.into(), hours_per_week: 20.0, ..TrainingRequest::default() };
            let found = names(&catalog, &request);
            assert!(found.iter().take(3).any(|name| name.contains(expected)), "{reason}: {text}: {found:?}");
        }
        let nonsense = TrainingRequest { text: "xqzzv".into(), ..TrainingRequest::default() };
        assert_eq!(names(&catalog, &nonsense), Vec::<String>::new());
    }

    #[test]
    fn a_place_is_a_town_or_a_region_of_the_mail() {
        let provider = Provider {
            name: "College".into(),
            city: Some("Jersey City".into()),
            state: None,
            zip: Some("07302".into()),
        };
        let rows = [
            ("07310", Some(true), "the same region of the mail"),
            ("07302-1234", Some(true), "a long ZIP code"),
            ("08608", Some(false), "another region"),
            ("jersey city", Some(true), "the town, however it is written"),
            ("Trenton", Some(false), "another town"),
            ("0730", None, "half a ZIP code"),
            ("073021", None, "too many digits"),
            ("  ", None, "nothing"),
        ];
        for (text, expected, reason) in rows {
            assert_eq!(Near::read(text).map(|near| near.holds(&provider)), expected, "{reason}");
        }
    }

    #[test]
    fn a_limit_keeps_what_is_unknown_and_drops_what_breaks_it() {
        let catalog = builtin();
        let most = Cents::of_dollars(200);
        let request = TrainingRequest { most_cost: Some(most), hours_per_week: 20.0, ..TrainingRequest::default() };
        let found = search_training(&catalog, &request);
        assert!(!found.is_empty() && found.len() < catalog.programs.len());
        assert!(found.iter().all(|joined| joined.program.cost.is_none_or(|cost| cost.low <= most)));
    }

    #[test]
    fn an_order_by_cost_or_weeks_is_kept() {
        let catalog = builtin();
        let ask = |order| TrainingRequest { order, hours_per_week: 20.0, ..TrainingRequest::default() };
        let by_cost = search_training(&catalog, &ask(TrainingOrder::Cost));
        let costs = by_cost.iter().map(|joined| joined.program.cost.map_or(i64::MAX, |cost| cost.low.0));
        assert!(costs.is_sorted());
        let by_weeks = search_training(&catalog, &ask(TrainingOrder::Weeks));
        let weeks = by_weeks.iter().map(|joined| least_weeks(&joined.program, 20.0).unwrap_or(f32::MAX));
        assert!(weeks.is_sorted());
    }
}
