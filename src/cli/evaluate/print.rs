//! What was measured, as tables for a terminal: one a topic and split, each figure with its interval.

use crate::evaluation::{
    AccessCalibration, Coverage, Estimate, Expected, Fairness, FairnessGroup, FitReliability, LabelShares, Rate,
    Ratios, RelatedEvaluation, ReliabilityBin, SanityEvaluation, ShownLabel, SmallChange, Split, Stability,
    TitleEvaluation, TransitionsEvaluation,
};

pub(super) fn titles(measured: &[TitleEvaluation; 2]) {
    for one in measured {
        heading("Job titles", Some(one.split), &format!("{} reported titles held out of the lexicon", one.titles));
        figure("recall@1", one.recall_at_1);
        figure("recall@5", one.recall_at_5);
        figure("recall@10", one.recall_at_10);
        figure("called certain", one.certain);
        figure("right where certain", one.certain_right);
        figure("mean confidence", one.mean_confidence);
        figure("expected calibration error", one.expected_calibration_error);
    }
}

pub(super) fn related(measured: &[RelatedEvaluation; 2]) {
    for one in measured {
        heading("Related roles", Some(one.split), &format!("{} occupations, ranked by fit", one.occupations));
        figure("recall@10 of the ten closest", one.recall_at_10);
        figure("the same, rest of the list aside", one.recall_at_10_of_closest);
        figure("MAP@50 of the whole list", one.map_at_50);
        let [closest, others] = [one.fit_to_closest, one.fit_to_others];
        println!("  {:<34}  {:.2?} within the minor group", "", one.fit_within_group);
        println!("  {:<34}  {closest:.2?} to the ten closest, {others:.2?} to all others", "quartiles of fit");
    }
}

pub(super) fn fit_reliability(measured: &[FitReliability; 2]) {
    for one in measured {
        let about = format!("fit as the probability that experts call a pair related; {} pairs", one.pairs);
        heading("Reliability of fit", Some(one.split), &about);
        figure("share of pairs related", one.related_share);
        figure("expected calibration error", one.expected_calibration_error);
        bins(&one.bins);
    }
}

fn bins(bins: &[ReliabilityBin]) {
    println!("  {:<12} {:>9} {:>10} {:>9}", "fit from", "pairs", "predicted", "observed");
    for bin in bins {
        println!("  {:<12.1} {:>9} {:>10.3} {:>9.3}", bin.from, bin.count, bin.predicted, bin.observed);
    }
}

pub(super) fn access_calibration(measured: &[AccessCalibration; 2]) {
    for one in measured {
        let about = format!("shares of {:.0} growing roles, {} origins", one.mean_roles, one.origins);
        heading("Calibration of access", Some(one.split), &about);
        for (name, shares) in [("by the skill bar", &one.by_skill), ("by all six bars", &one.by_label)] {
            let LabelShares { within_reach, stretch, not_yet } = shares;
            figure(&format!("within reach {name}"), *within_reach);
            figure(&format!("a stretch {name}"), *stretch);
            figure(&format!("not yet {name}"), *not_yet);
        }
        println!("  {:<34}  {:.0?}", "quartiles of roles within reach", one.roles_within_reach);
        println!("  {:<34}  {:.0?}", "quartiles with stretches", one.roles_viable);
    }
}

pub(super) fn coverage(measured: &[Coverage; 2]) {
    for one in measured {
        heading("Coverage by origin group", Some(one.split), "growing roles within reach or a stretch");
        row("group", "n", &["recall@10", "mean roles", "at least 3", "at least 1", "none"].map(str::to_owned));
        for group in one.groups.iter().chain([&one.all]) {
            let name = group.major_group.map_or(group.name.to_owned(), |number| format!("{number} {}", group.name));
            let figures = [group.recall_at_10, group.mean_viable, group.at_least_three, group.at_least_one, group.none];
            row(&name, &group.origins.to_string(), &figures.map(short));
        }
    }
}

pub(super) fn fairness(measured: &[Fairness; 2]) {
    for one in measured {
        let about = "growing roles within reach or a stretch; paying: at least the share of before that is enough";
        heading("Fairness of reach", Some(one.split), about);
        let columns = ["mean roles", "mean paying", "3 or more (to best)", "3 paying (to best)"];
        row("origin", "n", &columns.map(str::to_owned));
        for group in one.by_pay.iter().chain(&one.by_education) {
            let FairnessGroup { three_viable, three_viable_and_paying, .. } = group;
            let rates = [three_viable, three_viable_and_paying].map(rate);
            let means = [group.mean_viable, group.mean_viable_and_paying].map(short);
            row(&group.group, &group.origins.to_string(), &[means, rates].concat());
        }
        ratios("lowest quarter to highest by pay", &one.lowest_to_highest_pay);
        ratios("high school at most to a degree", &one.lowest_to_highest_education);
    }
}

fn rate(rate: &Rate) -> String {
    let ratio = rate.ratio_to_best.map_or("-".to_owned(), |ratio| format!("{ratio:.2}"));
    let mark = if rate.meets_four_fifths == Some(false) { " <4/5" } else { "" };
    format!("{} ({ratio}{mark})", rate.rate.map_or("-".to_owned(), |rate| format!("{:.2}", rate.value)))
}

fn ratios(name: &str, ratios: &Ratios) {
    figure(name, ratios.viable);
    figure("  of those that pay enough", ratios.viable_and_paying);
}

pub(super) fn stability(measured: &[Stability; 1]) {
    for one in measured {
        let about = format!("share of the first ten that stays, {} origins", one.origins);
        heading("Stability", Some(one.split), &about);
        for overlap in &one.overlaps {
            let name = match overlap.change {
                SmallChange::YearMore => "one year more",
                SmallChange::YearLess => "one year less",
                SmallChange::SkillDropped => "one own skill dropped",
                SmallChange::SkillAdded => "one own skill added",
                SmallChange::OtherTitle => "another title of the occupation",
                SmallChange::AreaRemoved => "area not said",
            };
            let worst = overlap.worst_tenth.map_or(String::new(), |worst| format!("  worst tenth {worst:.2}"));
            println!("{}{worst}", figure_line(name, overlap.overlap_at_10));
        }
    }
}

pub(super) fn sanity(measured: &SanityEvaluation) {
    heading("Sanity pairs", None, "a fixed list, each pair argued for");
    for (name, count) in [("must be reachable", &measured.reachable), ("not suggested", &measured.not_suggested)] {
        println!("{}  {} of {} fail", figure_line(name, count.passed_share), count.failed, count.pairs);
    }
    println!("  {:<34} {:>7}", "skipped: nothing to compare", measured.skipped.len());
    for failure in &measured.failures {
        let expected = match failure.expected {
            Expected::Reachable => "must be reachable",
            Expected::NotSuggested => "must not be suggested",
        };
        let rank = failure.rank.map_or("-".to_owned(), |rank| rank.to_string());
        let (from, to) = (&failure.pair.from, &failure.pair.to);
        println!("  FAILS {expected}: {from} {} -> {to} {}", failure.from_title, failure.to_title);
        println!("    fit {:.2}, rank {rank}, {:?}; {}", failure.fit, failure.label, failure.pair.why);
    }
}

pub(super) fn transitions(measured: &TransitionsEvaluation) {
    let about = format!("{} rated moves, {} skipped; Spearman", measured.scored, measured.skipped);
    heading("Rated transitions", None, &about);
    figure("by fit", measured.fit_spearman);
    figure("by overall access", measured.access_spearman);
    for one in &measured.transitions {
        let number = |figure: Option<f64>| figure.map_or("-".to_owned(), |figure| format!("{figure:.2}"));
        let (fit, access) = (number(one.fit), number(one.access));
        println!("  rated {:.2}, fit {fit}, access {access}", one.feasibility);
        println!("    {}", label(&one.origin));
        println!("    -> {}", label(&one.destination));
    }
}

fn label(shown: &ShownLabel) -> String {
    let roles: Vec<String> = shown.roles.iter().map(|(code, title)| format!("{code} {title}")).collect();
    format!("{} = {:?}: {}", shown.label, shown.by, roles.join("; "))
}

fn heading(topic: &str, split: Option<Split>, about: &str) {
    let split = match split {
        Some(Split::Train) => ", train split",
        Some(Split::Test) => ", test split",
        None => "",
    };
    println!("\n{topic}{split} ({about})");
}

fn figure(name: &str, estimate: Option<Estimate>) {
    println!("{}", figure_line(name, estimate));
}

fn figure_line(name: &str, estimate: Option<Estimate>) -> String {
    let Some(Estimate { value, low, high, n }) = estimate else { return format!("  {name:<34} {:>7}", "-") };
    format!("  {name:<34} {value:>7.3}  [{low:.3}, {high:.3}]  n {n}")
}

fn short(estimate: Option<Estimate>) -> String {
    estimate.map_or("-".to_owned(), |one| format!("{:.2} [{:.2}, {:.2}]", one.value, one.low, one.high))
}

fn row(name: &str, n: &str, cells: &[String]) {
    let cells: String = cells.iter().map(|cell| format!(" {cell:>20}")).collect();
    println!("  {name:<36} {n:>4}{cells}");
}
