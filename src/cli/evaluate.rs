//! `onward evaluate`: how right the engine is, as tables or as one JSON object.

mod labels;
mod print;
mod report;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::GlobalArgs;
use crate::engine::Engine;
use crate::evaluation::{self, HeldOutTitles, Reach, RelatedOrigin, SanityPairs, Split};
use crate::profile::recognition::Recogniser;
use report::Report;

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct EvaluateArgs {
    /// Fit the weights of the signals on the train split and print them as they stand in index/fit.toml
    #[arg(long)]
    fit: bool,
    /// Also write the figures as JSON to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Moves between ESCO occupations as people rated them (csv: origin_label, destination_label, mean_feasibility_1_5)
    #[arg(long, value_name = "FILE")]
    transitions: Option<PathBuf>,
    /// ESCO's classification, English csv: finds the occupations that rated moves name
    #[arg(long, value_name = "DIR", requires = "esco_crosswalk")]
    esco: Option<PathBuf>,
    /// The ESCO–O*NET crosswalk
    #[arg(long, value_name = "FILE", requires = "esco")]
    esco_crosswalk: Option<PathBuf>,
    /// Ask about at most this many occupations of each split: a quick look, not a measurement
    #[arg(long, value_name = "N", hide = true)]
    sample: Option<usize>,
    #[command(flatten)]
    texts: super::evaluate_texts::TextArgs,
}

/// What several topics sum up, per split.
struct Asked {
    split: Split,
    related: Vec<RelatedOrigin>,
    reach: Vec<Reach>,
}

pub(super) fn run(args: EvaluateArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    if args.texts.is_given() {
        return super::evaluate_texts::run(&args.texts, &super::open::catalog(global)?, global.json);
    }
    let engine = super::open::engine(global)?;
    if args.fit {
        return print_fit(&engine);
    }
    let recogniser = Recogniser::new(&engine.catalog);
    let sample = args.sample;
    let moves = args.transitions.as_deref().map(|file| labels::rated_transitions(file, &args, &engine, &recogniser));
    let moves = moves.transpose()?;
    let mut report = Report::new(&engine.catalog.version, sample, global.json);

    let held_out = HeldOutTitles::new(&engine.catalog);
    let titles = Split::ALL.map(|split| evaluation::titles(&engine.catalog, &held_out, split, sample));
    report.topic("titles", &titles, print::titles)?;
    let asked = Split::ALL.map(|split| ask(&engine, split, sample));
    let asked = asked.each_ref();
    let related = asked.map(|asked| evaluation::related(asked.split, &asked.related));
    report.topic("related", &related, print::related)?;
    let reliability = asked.map(|asked| evaluation::fit_reliability(asked.split, &asked.related));
    report.topic("fit_reliability", &reliability, print::fit_reliability)?;
    let calibration = asked.map(|asked| evaluation::access_calibration(asked.split, &asked.reach));
    report.topic("access_calibration", &calibration, print::access_calibration)?;
    let coverage = asked.map(|asked| evaluation::coverage(asked.split, &asked.reach, &asked.related));
    report.topic("coverage", &coverage, print::coverage)?;
    let fairness = asked.map(|asked| evaluation::fairness(asked.split, &asked.reach));
    report.topic("fairness", &fairness, print::fairness)?;
    let stability = [evaluation::stability(&engine, &recogniser, Split::Test, sample)];
    report.topic("stability", &stability, print::stability)?;
    let sanity = evaluation::sanity(&engine, &SanityPairs::builtin(), sample);
    report.topic("sanity_pairs", &sanity, print::sanity)?;
    if let Some(moves) = moves {
        report.topic("rated_transitions", &evaluation::transitions(&engine, &moves), print::transitions)?;
    }
    report.finish(args.out.as_deref())
}

/// The fitted weights as TOML, for the catalogue that is open.
fn print_fit(engine: &Engine) -> anyhow::Result<()> {
    let name = if engine.catalog.is_full { "full" } else { "builtin" };
    let fits: BTreeMap<&str, _> = [(name, evaluation::fit_signals(engine))].into();
    print!("{}", toml::to_string(&fits)?);
    Ok(())
}

fn ask(engine: &Engine, split: Split, sample: Option<usize>) -> Asked {
    let related = evaluation::related_origins(engine, split, sample);
    Asked { split, related, reach: evaluation::reach(engine, split, sample) }
}
