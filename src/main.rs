//! Flags, then the command.

use clap::Parser;

fn main() -> std::process::ExitCode {
    match onward::cli::Cli::parse().run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onward: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
