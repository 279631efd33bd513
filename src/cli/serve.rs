//! `onward serve`: catalogue, index, store and website, put together.

use std::io::Write as _;

use actix_web::web::Data;
use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::intake::child::Readers;
use crate::settings::{DEFAULT_LISTEN, ServeSettings};
use crate::store;
use crate::web::{RunningServer, Site};

use super::GlobalArgs;

/// Libraries whose logs would quote addresses or bodies at a fine level; addresses hold people's words.
const QUIET_LIBRARIES: [&str; 5] =
    ["actix_http=warn", "actix_web=warn", "actix_server=warn", "h2=warn", "tantivy=warn"];

/// How often records whose time is over are looked for.
const BETWEEN_SWEEPS: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// Flags of the command.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// Address to listen on; `:8080` means this machine only, port 0 lets the system choose
    #[arg(long, value_name = "HOST:PORT", default_value = DEFAULT_LISTEN, env = "ONWARD_LISTEN")]
    listen: String,
    /// Threads that answer requests [default: one for each processor]
    #[arg(long, value_name = "COUNT", env = "ONWARD_WORKERS")]
    workers: Option<usize>,
}

impl Default for ServeArgs {
    fn default() -> Self {
        Self { listen: DEFAULT_LISTEN.to_owned(), workers: None }
    }
}

pub(super) fn run(args: ServeArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = ServeSettings::new(&args.listen, args.workers, processors)?;
    start_logging();
    let engine = super::open::engine(global)?;
    let records = global.data_dir.join("records");
    let store = store::open(&records.display().to_string())
        .with_context(|| format!("cannot open the saved records in {}", records.display()))?;
    let workspace = super::admin::workspace(global)?;
    let readers = Readers::new(std::env::current_exe().context("the program cannot find itself")?);
    let site =
        Data::new(Site::new(engine, |catalog| super::open::index(global, catalog), (store, workspace, readers), now)?);
    actix_web::rt::System::new().block_on(serve(site, settings))
}

async fn serve(site: Data<Site>, settings: ServeSettings) -> anyhow::Result<()> {
    let server = RunningServer::bind(site.clone(), settings)
        .with_context(|| format!("cannot listen on {}; is another program using it?", settings.listen))?;
    let mut output = std::io::stdout();
    for address in &server.addresses {
        writeln!(output, "Onward is ready. Open http://{address}/ (stop with Ctrl+C)")?;
    }
    output.flush()?;
    let upkeep = actix_web::rt::spawn(erase_unused(site));
    server.run().await?;
    upkeep.abort();
    Ok(())
}

/// Erases, once a day, the records whose time is over.
async fn erase_unused(site: Data<Site>) {
    loop {
        let (cleaned, now) = (site.clone(), now());
        match actix_web::web::block(move || store::erase_unused(cleaned.store.as_ref(), now)).await {
            Ok(Ok(0)) => {}
            Ok(Ok(count)) => tracing::info!(count, "erased records that nobody has used for a year"),
            Ok(Err(error)) => tracing::error!(%error, "unused records cannot be erased"),
            Err(_) => tracing::error!("a worker thread failed"),
        }
        actix_web::rt::time::sleep(BETWEEN_SWEEPS).await;
    }
}

/// The time it is.
#[expect(clippy::disallowed_methods, reason = "commands are where the clock is read")]
pub(super) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Logs to standard error, as `RUST_LOG` asks or warnings and requests otherwise.
fn start_logging() {
    let mut filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    for directive in QUIET_LIBRARIES {
        if let Ok(directive) = directive.parse() {
            filter = filter.add_directive(directive);
        }
    }
    // A second start within one process (tests) keeps the first logger.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
