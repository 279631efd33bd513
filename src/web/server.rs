//! Binds, serves, and stops without cutting anyone off.

use std::io;
use std::net::SocketAddr;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};

use crate::settings::ServeSettings;

use super::{Site, error, logging, routes, security};

/// A server that is bound and ready to run.
pub struct RunningServer {
    /// The addresses it is bound to.
    pub addresses: Vec<SocketAddr>,
    server: Server,
}

impl RunningServer {
    /// Binds `site` to the address in `settings`.
    ///
    /// # Errors
    /// When the address is taken or not allowed.
    pub fn bind(site: web::Data<Site>, settings: ServeSettings) -> io::Result<Self> {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(site.clone())
                .configure(routes)
                .wrap(from_fn(error::render_errors))
                .wrap(security::headers())
                .wrap(Compress::default())
                .wrap(from_fn(logging::log_requests))
        })
        .workers(settings.workers)
        .shutdown_timeout(10)
        .bind(settings.listen)?;
        Ok(Self { addresses: server.addrs(), server: server.run() })
    }

    /// Stops the server from elsewhere.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until a signal or the handle stops it; requests under way are finished first.
    ///
    /// # Errors
    /// When the server's threads fail.
    pub async fn run(self) -> io::Result<()> {
        self.server.await
    }
}
