//! Binds, serves, and stops without cutting anyone off.

use std::io;
use std::net::SocketAddr;

use actix_web::body::BoxBody;
use actix_web::dev::{Server, ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, Error, HttpServer, web};

use crate::settings::ServeSettings;

use super::envelope::envelope;
use super::{Site, routes};

/// The site as an application, for a server or for tests.
pub fn app(
    site: web::Data<Site>,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>,
> {
    App::new().app_data(site).configure(routes).wrap(Compress::default()).wrap(from_fn(envelope))
}

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
        let server = HttpServer::new(move || app(site.clone()))
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
