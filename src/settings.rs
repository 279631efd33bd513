//! Settings of the server: raw flags and environment in, checked values out.

use std::net::SocketAddr;

/// Where the server listens unless told otherwise: this machine only, so that nothing is exposed by accident.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// The most threads that answer requests.
const MAX_WORKERS: usize = 64;

/// How the server is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServeSettings {
    /// The address to listen on; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// Threads that answer requests.
    pub workers: usize,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The address is not one.
    #[error("`{found}` is not an address to listen on, such as {DEFAULT_LISTEN} or 0.0.0.0:80")]
    Listen {
        /// What was given.
        found: String,
    },
    /// The number of threads is not usable.
    #[error("{found} threads are not possible; choose from 1 to {MAX_WORKERS}")]
    Workers {
        /// What was given.
        found: usize,
    },
}

impl ServeSettings {
    /// Checks raw values. Without a number of threads there is one for each of `processors`.
    ///
    /// # Errors
    /// The first value that cannot be used.
    pub fn new(listen: &str, workers: Option<usize>, processors: usize) -> Result<Self, SettingsError> {
        let with_host = if listen.starts_with(':') { format!("127.0.0.1{listen}") } else { listen.to_owned() };
        let listen = with_host.parse().map_err(|_| SettingsError::Listen { found: listen.to_owned() })?;
        let workers = workers.unwrap_or(processors.clamp(1, MAX_WORKERS));
        if !(1..=MAX_WORKERS).contains(&workers) {
            return Err(SettingsError::Workers { found: workers });
        }
        Ok(Self { listen, workers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_host_and_a_port_or_only_a_port_of_this_machine() {
        for (text, expected) in [
            ("127.0.0.1:8080", Some("127.0.0.1:8080")),
            (":9000", Some("127.0.0.1:9000")),
            ("[::1]:0", Some("[::1]:0")),
            ("8080", None),
            ("localhost", None),
            ("", None),
        ] {
            let found = ServeSettings::new(text, None, 2).ok().map(|settings| settings.listen.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn threads_are_as_many_as_processors_unless_told() {
        assert_eq!(ServeSettings::new(DEFAULT_LISTEN, None, 2).unwrap().workers, 2);
        assert_eq!(ServeSettings::new(DEFAULT_LISTEN, Some(1), 2).unwrap().workers, 1);
        assert_eq!(ServeSettings::new(DEFAULT_LISTEN, Some(0), 2), Err(SettingsError::Workers { found: 0 }));
    }
}
