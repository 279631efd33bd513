//! `onward admin`.

use std::sync::Arc;

use anyhow::Context;

use crate::store::Embedded;
use crate::workspace::{OneTimeCode, SignInName, Workspace};

use super::GlobalArgs;

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub struct AdminArgs {
    #[command(subcommand)]
    command: AdminCommand,
}

#[derive(Debug, clap::Subcommand)]
enum AdminCommand {
    /// Enter a new organisation with its first administrator, and print a one-time code for them
    Create {
        /// What people call the organisation
        #[arg(long, value_name = "NAME")]
        organisation: String,
        /// What people call the administrator
        #[arg(long, value_name = "NAME")]
        name: String,
        /// What the administrator types to sign in: a mail address or any name without spaces
        #[arg(long, value_name = "NAME")]
        sign_in: SignInName,
    },
    /// Print a new one-time code for someone who cannot sign in any more; their passphrase and sessions end
    Code {
        /// What they type to sign in
        #[arg(long, value_name = "NAME")]
        sign_in: SignInName,
    },
}

pub(super) fn run(args: AdminArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let workspace = workspace(global)?;
    match args.command {
        AdminCommand::Create { organisation, name, sign_in } => {
            for (what, text) in [("--organisation", &organisation), ("--name", &name)] {
                anyhow::ensure!(!text.trim().is_empty(), "{what} needs a name");
            }
            let code = workspace.found(&organisation, &name, sign_in.clone())?;
            hand_over(&sign_in, code);
        }
        AdminCommand::Code { sign_in } => {
            let found = workspace.by_sign_in(&sign_in);
            let staff = found.with_context(|| format!("nobody signs in as {sign_in}; check the name"))?;
            let renewed = workspace.renew_code(staff.organisation, staff.id)?;
            let (_, code) = renewed.with_context(|| format!("{sign_in} has left"))?;
            hand_over(&sign_in, code);
        }
    }
    Ok(())
}

fn hand_over(sign_in: &SignInName, code: OneTimeCode) {
    println!("one-time code for {sign_in}: {code}");
    println!("start onward, open /staff/code within 7 days, and set a passphrase with it; it is shown only here");
}

/// The workspace, which one process opens at a time.
pub(super) fn workspace(global: &GlobalArgs) -> anyhow::Result<Arc<Workspace>> {
    let folder = global.data_dir.join("workspace");
    let open = || Workspace::open(Arc::new(Embedded::open(&folder)?), super::serve::now);
    let opened = open().with_context(|| format!("cannot open the accounts in {}", folder.display()))?;
    Ok(Arc::new(opened))
}
