//! What holds for every person: more evidence never makes a fit worse, and direction matters.

use proptest::prelude::*;

use super::tests::{engine, worker};
use super::*;
use crate::profile::{Job, OwnLevel, OwnSkill, OwnTechnology, Strength};

const LEVELS: [OwnLevel; 4] = [OwnLevel::Beginner, OwnLevel::Working, OwnLevel::Advanced, OwnLevel::Expert];
const STRENGTHS: [Strength; 3] = [Strength::Claimed, Strength::Described, Strength::Verified];

/// A person with one or two rated jobs, some skills and a tool.
fn people() -> impl Strategy<Value = WorkerProfile> {
    let rated: Vec<RoleCode> =
        engine().catalog.roles.iter().filter(|role| role.is_rated()).map(|role| role.code.clone()).collect();
    let elements: Vec<_> = engine().catalog.rated_elements().map(|element| element.id.clone()).collect();
    let job = (prop::sample::select(rated), 0.0f32..20.0).prop_map(|(role, years)| Job {
        role,
        title: String::new(),
        years,
        ended_year: None,
    });
    let skill =
        (prop::sample::select(elements), prop::sample::select(&LEVELS[..]), prop::sample::select(&STRENGTHS[..]))
            .prop_map(|(element, level, strength)| OwnSkill { element, level, strength });
    (prop::collection::vec(job, 1..3), prop::collection::vec(skill, 0..4)).prop_map(|(jobs, skills)| WorkerProfile {
        jobs,
        skills,
        technologies: vec![OwnTechnology {
            name: "Microsoft Excel".to_owned(),
            level: OwnLevel::Working,
            strength: Strength::Claimed,
        }],
        ..WorkerProfile::default()
    })
}

fn fits(profile: &WorkerProfile) -> Vec<Option<f32>> {
    let scorer = engine().scorer();
    let person = scorer.person(profile, 2026);
    engine().catalog.roles().map(|(ix, _)| Some(scorer.fit(&person, ix)?.value)).collect()
}

fn assert_never_lower(before: &WorkerProfile, after: &WorkerProfile, what: &str) {
    for ((ix, role), (old, new)) in engine().catalog.roles().zip(fits(before).into_iter().zip(fits(after))) {
        assert!(new >= old.map(|old| old - 1e-5), "{what}: {} ({ix:?}) falls from {old:?} to {new:?}", role.title);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn more_years_never_lower_a_fit(person in people(), years in 0.1f32..10.0) {
        let mut longer = person.clone();
        longer.jobs[0].years += years;
        assert_never_lower(&person, &longer, "more years");
    }

    #[test]
    fn a_higher_level_or_a_better_proof_never_lowers_a_fit(person in people(), element in 0usize..100) {
        let element = engine().catalog.rated_elements().nth(element).unwrap().id.clone();
        let mut last = person;
        for strength in STRENGTHS {
            let mut stronger = last.clone();
            stronger.skills.push(OwnSkill { element: element.clone(), level: OwnLevel::Beginner, strength });
            assert_never_lower(&last, &stronger, "a better proof");
            last = stronger;
        }
        for level in LEVELS {
            let mut better = last.clone();
            better.skills.push(OwnSkill { element: element.clone(), level, strength: Strength::Verified });
            assert_never_lower(&last, &better, "a higher level");
            last = better;
        }
    }

    #[test]
    fn one_more_tool_never_lowers_a_fit(person in people(), tool in 0usize..8000) {
        let mut more = person.clone();
        let known = &engine().catalog.technologies;
        let name = known[tool % known.len()].name.to_string();
        more.technologies.push(OwnTechnology { name, level: OwnLevel::Expert, strength: Strength::Verified });
        assert_never_lower(&person, &more, "one more tool");
    }

    #[test]
    fn what_someone_disputes_never_raises_a_fit(person in people(), element in 0usize..100) {
        let mut disputed = person.clone();
        disputed.disputed.push(engine().catalog.rated_elements().nth(element).unwrap().id.clone());
        assert_never_lower(&disputed, &person, "without the dispute");
    }
}

#[test]
fn the_way_there_is_not_the_way_back() {
    // The one who plans the work covers more of the helper's job than the other way round.
    for (higher, lower) in [("13-2011.00", "43-3031.00"), ("29-1141.00", "31-1131.00")] {
        let fit = |from: &str, to: &str| {
            let scorer = engine().scorer();
            let role = engine().catalog.find(&to.parse().unwrap()).unwrap();
            scorer.fit(&scorer.person(&worker(from, 8.0), 2026), role).unwrap().value
        };
        let (down, up) = (fit(higher, lower), fit(lower, higher));
        assert!(down > up, "{higher} to {lower} is {down}, back it is {up}");
    }
}

#[test]
fn a_beginner_is_no_match_for_work_that_needs_an_expert() {
    let programming = "2.B.3.e".parse().unwrap();
    let role = engine().catalog.find(&"15-1251.00".parse().unwrap()).unwrap();
    let coverage = |level: OwnLevel| {
        let skills =
            vec![OwnSkill { element: std::clone::Clone::clone(&programming), level, strength: Strength::Verified }];
        let profile = WorkerProfile { skills, ..WorkerProfile::default() };
        let scorer = engine().scorer();
        scorer.fit(&scorer.person(&profile, 2026), role).unwrap().coverage.unwrap()
    };
    let by_level: Vec<f32> = LEVELS.into_iter().map(coverage).collect();
    assert!(by_level.is_sorted(), "{by_level:?}");
    assert!(by_level[0] * 3.0 < by_level[3], "{by_level:?}: a beginner counts nearly as much as an expert");
}

#[test]
fn learning_the_skill_that_opens_most_doors_opens_them() {
    let profile = worker("43-3031.00", 6.0);
    let ranking = engine().rank(&profile, &ShortlistOptions { year: 2026, ..ShortlistOptions::default() });
    let doors = engine().doors(&ranking);
    assert!(doors.windows(2).all(|pair| pair[0].opened >= pair[1].opened));
    let best = &doors[0];
    let mut learned = profile;
    learned.skills.push(OwnSkill {
        element: best.element.clone(),
        level: OwnLevel::Advanced,
        strength: Strength::Verified,
    });
    let then = engine().rank(&learned, &ShortlistOptions { year: 2026, ..ShortlistOptions::default() });
    let label = |ranking: &Ranking, code: &RoleCode| {
        let role = engine().catalog.find(code).unwrap();
        ranking.found.iter().find(|found| found.role == role).unwrap().label
    };
    for (code, title) in &best.roles {
        assert!(label(&then, code) > label(&ranking, code), "{title} is no more reachable with {}", best.name);
    }
}
