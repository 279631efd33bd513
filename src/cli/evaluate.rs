//! `onward evaluate`: how right the engine is.

use std::collections::BTreeMap;

use super::GlobalArgs;
use crate::engine::Engine;
use crate::evaluation::{self, Split, TitleEvaluation};

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct EvaluateArgs {
    /// Fit the weights of the signals on the train split and print them as they stand in index/fit.toml
    #[arg(long)]
    fit: bool,
}

pub(super) fn run(args: EvaluateArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let engine = super::open::engine(global)?;
    if args.fit {
        return print_fit(&engine);
    }
    for split in [Split::Train, Split::Test] {
        print_titles(&evaluation::titles(&engine.catalog, split), global.json);
        let measured = evaluation::related(&engine, split);
        if global.json {
            println!("{}", serde_json::json!({ "related": measured }));
        } else {
            println!(
                "related roles, {split:?} split, {} occupations: recall@10 {:.3}, MAP@50 {:.3}",
                measured.occupations, measured.recall_at_10, measured.map_at_50
            );
            println!(
                "  fit to the ten closest, quartiles {:.2?}; to all others {:.2?}",
                measured.fit_to_closest, measured.fit_to_others
            );
        }
    }
    Ok(())
}

/// The fitted weights as TOML, for the catalogue that is open.
fn print_fit(engine: &Engine) -> anyhow::Result<()> {
    let name = if engine.catalog.is_full { "full" } else { "builtin" };
    let fits: BTreeMap<&str, _> = [(name, evaluation::fit_signals(engine))].into();
    print!("{}", toml::to_string(&fits)?);
    Ok(())
}

fn print_titles(measured: &TitleEvaluation, json: bool) {
    if json {
        println!("{}", serde_json::json!({ "titles": measured }));
        return;
    }
    println!(
        "job titles, {:?} split, {} reported titles held out: recall@1 {:.3}, @5 {:.3}, @10 {:.3}",
        measured.split, measured.titles, measured.recall_at_1, measured.recall_at_5, measured.recall_at_10
    );
    println!(
        "  certain of {:.3}, right in {:.3} of those; mean confidence {:.3}",
        measured.certain, measured.certain_right, measured.mean_confidence
    );
}
