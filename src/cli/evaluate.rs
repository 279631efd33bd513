//! `onward evaluate`: how right the engine is.

use super::GlobalArgs;
use crate::evaluation::{self, Split};

/// Flags of the command.
#[derive(Debug, Default, clap::Args)]
pub struct EvaluateArgs {}

pub(super) fn run(_args: EvaluateArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let engine = super::open::engine(global)?;
    for split in [Split::Train, Split::Test] {
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
