//! The way to an endpoint: its name is looked up, each address is held against what may be reached, and the very
//! address that passed is connected to.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::stream::Stream;
use crate::domain::{OutboundNetworks, WebhookUrl};

/// Of one address; another one may answer.
const CONNECT_LIMIT: Duration = Duration::from_secs(5);
/// Names that are looked up at the same time, each on a thread of its own.
const LOOK_UPS: usize = 16;

#[derive(Debug, thiserror::Error)]
#[error("webhooks.ca_file {path}: {reason}")]
pub struct CaFileError {
    path: PathBuf,
    reason: String,
}

pub(super) struct Connector {
    networks: OutboundNetworks,
    tls: TlsConnector,
    look_ups: Arc<Semaphore>,
}

impl Connector {
    /// TLS 1.2 or 1.3, checked against Mozilla's authorities and those of the operator's file.
    pub fn new(networks: OutboundNetworks, ca_file: Option<&Path>) -> Result<Self, CaFileError> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(path) = ca_file {
            add_authorities(&mut roots, path)?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .expect("the provider speaks both versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let look_ups = Arc::new(Semaphore::new(LOOK_UPS));
        Ok(Self { networks, tls: TlsConnector::from(Arc::new(config)), look_ups })
    }

    /// A connection, and the address that it leads to; else why there is none.
    pub async fn open(&self, url: &WebhookUrl) -> Result<(Stream, IpAddr), String> {
        let (tcp, address) = self.reach(url).await?;
        if !url.is_https() {
            return Ok((Stream::Plain(tcp), address));
        }
        let host = url.host();
        let name = ServerName::try_from(host.clone())
            .map_err(|_| format!("{host} is no name that a certificate can have"))?;
        let tls = self.tls.connect(name, tcp).await.map_err(|error| format!("TLS failed: {error}"))?;
        Ok((Stream::Tls(Box::new(tls)), address))
    }

    /// The first allowed address that answers.
    async fn reach(&self, url: &WebhookUrl) -> Result<(TcpStream, IpAddr), String> {
        let addresses = match url.literal() {
            Some(address) => vec![SocketAddr::new(address, url.port())],
            None => self.look_up(url.host(), url.port()).await?,
        };
        let mut failure = format!("{} has no address", url.host());
        for address in addresses {
            let ip = address.ip();
            if !self.networks.allow(ip) {
                failure = format!(
                    "{ip} is a private or reserved address, which is not connected to; \
                     the start-up setting webhooks.allow_networks allows it"
                );
                continue;
            }
            match timeout(CONNECT_LIMIT, TcpStream::connect(address)).await {
                Ok(Ok(tcp)) if tcp.set_nodelay(true).is_ok() => return Ok((tcp, ip)),
                Ok(Ok(_)) => {}
                Ok(Err(error)) => failure = format!("{address} cannot be reached: {error}"),
                Err(_) => failure = format!("{address} does not answer"),
            }
        }
        Err(failure)
    }

    /// On a thread of its own: the system's resolver blocks for as long as a silent name server lets it, and the
    /// runtime's few threads for blocking work are those that read the database.
    async fn look_up(&self, host: String, port: u16) -> Result<Vec<SocketAddr>, String> {
        let unknown = |error: io::Error| format!("{host} cannot be found: {error}");
        let place = self.look_ups.clone().acquire_owned().await.map_err(io::Error::other).map_err(unknown)?;
        let (reply, answer) = oneshot::channel();
        let target = (host.clone(), port);
        thread::Builder::new()
            .name("rollbook-look-up".into())
            .spawn(move || {
                let _place = place;
                let _ = reply.send(target.to_socket_addrs().map(Iterator::collect::<Vec<_>>));
            })
            .map_err(unknown)?;
        answer.await.map_err(io::Error::other).flatten().map_err(unknown)
    }
}

fn add_authorities(roots: &mut RootCertStore, path: &Path) -> Result<(), CaFileError> {
    let wrong = |reason: String| CaFileError { path: path.to_owned(), reason };
    let pem = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let mut found = 0;
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
        roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
        found += 1;
    }
    if found == 0 { Err(wrong("it holds no certificate in PEM form".to_owned())) } else { Ok(()) }
}
