//! Flags, then the command.

use clap::Parser;

fn main() -> std::process::ExitCode {
    match onward::cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("onward: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
