//! `onward path`: the ways to one role, with weeks, money and what each step is for.

use anyhow::Context;

use super::GlobalArgs;
use super::path_files::FileArgs;
use super::person::PersonArgs;
use crate::catalog::codes::RoleCode;
use crate::engine::{Engine, MatchWithPaths};
use crate::pathway::{LearningPath, PathFront, PathStep};
use crate::wording::{Language, Words};

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub struct PathArgs {
    /// The role: a code such as 15-1232.00, or an emerging role's name
    #[arg(long, value_name = "CODE")]
    to: RoleCode,
    #[command(flatten)]
    person: PersonArgs,
    #[command(flatten)]
    files: FileArgs,
}

pub(super) fn run(args: &PathArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let engine = super::open::engine(global)?;
    let profile = args.person.profile(&engine)?;
    let role = engine.catalog.find(&args.to);
    let role = role.with_context(|| format!("there is no role `{}`: search for it with `onward search`", args.to))?;
    let planned = engine.paths(&profile, role, super::open::this_year());
    let planned = planned.context("too little is published about this role to plan a path to it")?;
    args.files.write(&planned, &engine.catalog)?;
    if global.json {
        println!("{}", serde_json::to_string(&planned)?);
        return Ok(());
    }
    print(&planned, &engine);
    Ok(())
}

fn print(planned: &MatchWithPaths, engine: &Engine) {
    let words = Words::of(Language::default().texts(), &engine.catalog);
    let front = &planned.front;
    println!("{}  {} ({})", words.access(planned.found.access.label), front.title, front.code);
    println!("{} hours a week{}", front.hours_per_week, if front.hours_told { "" } else { " (assumed)" });
    if !front.is_rated {
        println!("{}", words.texts.path.not_rated);
    }
    for path in &front.paths {
        print_path(path, front, engine, &words);
    }
    for stone in &front.stepping_stones {
        println!(
            "\nBy way of {} ({}): {} weeks to it, {} weeks in it, {} weeks from there; starts at ${} a year",
            stone.title,
            stone.code,
            stone.weeks_to_stone,
            stone.weeks_in_stone,
            stone.weeks_to_target,
            stone.entry_pay_usd_per_year
        );
    }
    for place in &front.unmet {
        println!("\nNothing at hand closes this under your limits: {}", front.needs[*place].name);
    }
}

fn print_path(path: &LearningPath, front: &PathFront, engine: &Engine, words: &Words<'_>) {
    let merits: Vec<String> = path.best_at.iter().map(|merit| words.merit(*merit).to_string()).collect();
    println!(
        "\n{}: {} · {} · {}",
        merits.join(", "),
        words.week_count(path.weeks),
        words.path_cost(path),
        words.path_certainty(path)
    );
    for limit in &path.exceeds {
        println!("  {}", words.exceeded(*limit));
    }
    for step in &path.steps {
        println!("  {}  {}", words.step_weeks(step), told(step, front, engine, words));
    }
}

/// A step in one line: what to do, the programme, what it closes.
fn told(step: &PathStep, front: &PathFront, engine: &Engine, words: &Words<'_>) -> String {
    let (heading, _) = words.step(step.kind);
    let program = step.program.as_ref().and_then(|id| engine.catalog.find_program(id));
    let name = program.map_or(String::new(), |joined| format!(": {}", joined.program.name));
    let closes: Vec<String> = step.closes.iter().map(|place| words.need_name(&front.needs[*place])).collect();
    let closes = if closes.is_empty() { String::new() } else { format!(" ({})", closes.join(", ")) };
    format!("{heading}{name}{closes}")
}
