//! Mail over SMTP on connections of our own, each with `TCP_NODELAY` set: without it every mail
//! on a reused connection waits 40 ms for the server's delayed acknowledgement.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, PoisonError, RwLock};
use std::{fs, io, thread};

use futures_util::FutureExt as _;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters, TlsVersion};
use lettre::transport::smtp::extension::ClientId;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use super::connection::{Connection, Undelivered};
use super::dialogue::Dialogue;
use super::pool::Pool;
use super::settings::{Encryption, SmtpSettings, SmtpSettingsError};
use super::{Accepted, FailureKind, ProbeFailure, Recorded, SendFailure, told_time};
use crate::domain::{MailFailure, Phrase, Timestamp, mail_domain};

/// Questions to the name server at the same time; one that nobody waits for any more still counts.
const MOST_LOOK_UPS: usize = 4;

pub struct SmtpTransport {
    settings: SmtpSettings,
    tls: TlsParameters,
    /// The host of the public URL, where it is a full name.
    site_host: RwLock<Option<String>>,
    pool: Arc<Pool>,
    look_ups: Arc<Semaphore>,
}

impl SmtpTransport {
    /// Reads the file of certificate authorities, if there is one; connects to nothing yet.
    pub fn new(settings: SmtpSettings) -> Result<Self, SmtpSettingsError> {
        Ok(Self {
            tls: tls_parameters(&settings)?,
            site_host: RwLock::default(),
            pool: Arc::default(),
            look_ups: Arc::new(Semaphore::new(MOST_LOOK_UPS)),
            settings,
        })
    }

    /// Names itself after the site from the next connection on, unless a setting gives a name.
    pub fn introduce_as(&self, public_url: &str) {
        let host = mail_domain(public_url);
        // `localhost` and its like mean another machine to the server.
        let is_full_name = host.contains('.') && !host.starts_with('[');
        *self.site_host.write().unwrap_or_else(PoisonError::into_inner) = is_full_name.then_some(host);
    }

    /// The setting, else the site's host, else the address that the server sees (RFC 5321 4.1.4). Never the
    /// machine's own name, which may be `vm` or a container's number.
    fn hello(&self, tcp: &TcpStream) -> ClientId {
        let site_host = || self.site_host.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(name) = self.settings.options.helo_name.clone().or_else(site_host) {
            return ClientId::Domain(name);
        }
        match tcp.local_addr().map(|address| address.ip().to_canonical()) {
            Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
            Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
            Err(_) => ClientId::Ipv4(Ipv4Addr::LOCALHOST),
        }
    }

    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<Accepted, SendFailure> {
        let message = with_crlf(message);
        self.bounded(self.try_to_send(envelope, &message)).await
    }

    /// The same on a connection of its own, with all that was said on it.
    pub async fn send_recorded(&self, envelope: &Envelope, message: &[u8]) -> Recorded {
        let message = with_crlf(message);
        let dialogue = Dialogue::new(&self.settings.host, self.settings.credentials.as_ref());
        let sent = self.bounded(async {
            let mut connection = self.connect(&mut Vec::new(), Some(&dialogue)).await?;
            let delivered = connection.deliver(envelope, &message).await;
            connection.quit().await;
            delivered.map_err(|undelivered| undelivered.failure)
        });
        let outcome = sent.await;
        if let Err(failure) = &outcome {
            dialogue.failed(&failure.reply);
        }
        Recorded { outcome, dialogue: dialogue.into_lines() }
    }

    pub async fn probe(&self) -> Result<Vec<Phrase>, ProbeFailure> {
        let mut steps = Vec::new();
        let dialogue = Dialogue::new(&self.settings.host, self.settings.credentials.as_ref());
        let connection = self.bounded(self.connect(&mut steps, Some(&dialogue))).await;
        match connection {
            Ok(connection) => {
                connection.quit().await;
                steps.push(Phrase::new("probe-goodbye"));
                Ok(steps)
            }
            Err(failure) => {
                dialogue.failed(&failure.reply);
                Err(ProbeFailure { steps, dialogue: dialogue.into_lines(), failure })
            }
        }
    }

    /// From the server's greeting; one that speaks TLS from the first byte is not asked.
    pub async fn told_time(&self) -> Option<Timestamp> {
        if self.settings.encryption == Encryption::Implicit {
            return None;
        }
        let (tcp, _) = self.reach().await.ok()?;
        told_time::read(tcp).await
    }

    /// Connections that wait for the next mail.
    pub fn idle_connections(&self) -> usize {
        self.pool.idle()
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// On a waiting connection first. One that has died meanwhile shows it before the message is
    /// under way, and then a fresh one is tried, once.
    async fn try_to_send(&self, envelope: &Envelope, message: &[u8]) -> Result<Accepted, SendFailure> {
        if let Some(waiting) = self.pool.take() {
            match self.deliver(waiting, envelope, message).await {
                Err(undelivered) if undelivered.surely_not_taken => {}
                other => return other.map_err(|undelivered| undelivered.failure),
            }
        }
        let fresh = self.connect(&mut Vec::new(), None).await?;
        let delivered = self.deliver(fresh, envelope, message).await;
        delivered.map_err(|undelivered| undelivered.failure)
    }

    async fn deliver(
        &self,
        mut connection: Connection,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Accepted, Undelivered> {
        let delivered = connection.deliver(envelope, message).await;
        let sound = match &delivered {
            Ok(_) => true,
            Err(undelivered) => undelivered.connection_is_sound && connection.reset().await,
        };
        if sound {
            self.pool.put_back(connection);
        }
        delivered
    }

    async fn connect(
        &self,
        steps: &mut Vec<Phrase>,
        dialogue: Option<&Dialogue>,
    ) -> Result<Connection, SendFailure> {
        let settings = &self.settings;
        let (tcp, address) = self.reach().await?;
        steps.push(Phrase::new("probe-connected").with("host", &settings.host).with("address", address));
        if let Some(dialogue) = dialogue {
            dialogue.connected(address);
        }
        let hello = self.hello(&tcp);
        let opened = Connection::open(tcp, settings.encryption, &self.tls, &hello, dialogue).await;
        let mut connection = opened?;
        if dialogue.is_some() && settings.encryption == Encryption::StartTls {
            connection.ask_again(&hello).await?;
        }
        steps.push(match settings.encryption {
            Encryption::None => Phrase::new("probe-not-encrypted"),
            _ => Phrase::new("probe-encrypted").with("host", &settings.host),
        });
        steps.push(Phrase::new("probe-server-name").with("name", connection.server_name()));
        if let Some((user, password)) = &settings.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            let mechanism = connection.sign_in(&credentials).await?;
            steps.push(Phrase::new("probe-signed-in").with("user", user).with("mechanism", mechanism));
        }
        Ok(connection)
    }

    /// The first of the host's addresses that answers.
    async fn reach(&self) -> Result<(TcpStream, SocketAddr), SendFailure> {
        let settings = &self.settings;
        let no_way = |words: String| SendFailure::new(FailureKind::Connection, words);
        let unknown = |error| {
            let words = format!("{} cannot be found: {error}", settings.host);
            no_way(words).because(MailFailure::HostUnknown)
        };
        let host = (settings.host.clone(), settings.port);
        let found = timeout(settings.options.connect_timeout, self.look_up(host)).await;
        let addresses = found.map_err(|_| unknown(io::ErrorKind::TimedOut.into()))?.map_err(unknown)?;
        let mut failure = no_way(format!("{} has no address that may be used", settings.host));
        for address in addresses.into_iter().filter(|address| settings.may_reach(address.ip())) {
            match timeout(settings.options.connect_timeout, TcpStream::connect(address)).await {
                Ok(Ok(tcp)) if tcp.set_nodelay(true).is_ok() => return Ok((tcp, address)),
                Ok(Ok(_)) => {}
                Ok(Err(error)) => failure = no_way(format!("{address} cannot be reached: {error}")),
                Err(_) => {
                    failure = no_way(format!("{address} does not answer")).because(MailFailure::Silent);
                }
            }
        }
        Err(failure)
    }

    /// On a thread of its own: the system's resolver blocks for as long as a silent name server lets
    /// it, and the runtime's few threads for blocking work are those that read the database.
    async fn look_up(&self, host: impl ToSocketAddrs + Send + 'static) -> io::Result<Vec<SocketAddr>> {
        let place = self.look_ups.clone().acquire_owned().await.map_err(io::Error::other)?;
        let (reply, answer) = oneshot::channel();
        thread::Builder::new().name("rollbook-look-up".into()).spawn(move || {
            let _place = place;
            let _ = reply.send(host.to_socket_addrs().map(Iterator::collect));
        })?;
        answer.await.unwrap_or_else(|lost| Err(io::Error::other(lost)))
    }

    /// Ends in time and without a panic, whatever the server says.
    async fn bounded<T>(&self, work: impl Future<Output = Result<T, SendFailure>>) -> Result<T, SendFailure> {
        let most = self.settings.options.send_timeout;
        match timeout(most, AssertUnwindSafe(work).catch_unwind()).await {
            Ok(Ok(result)) => result,
            Ok(Err(_panic)) => {
                let words = "the server's reply could not be understood";
                Err(SendFailure::new(FailureKind::Connection, words).because(MailFailure::NotSmtp))
            }
            Err(_) => {
                let words = format!("the server took longer than {} s", most.as_secs());
                Err(SendFailure::new(FailureKind::Connection, words).because(MailFailure::Silent))
            }
        }
    }
}

/// TLS 1.2 or 1.3, checked against Mozilla's authorities and those of the operator's file.
fn tls_parameters(settings: &SmtpSettings) -> Result<TlsParameters, SmtpSettingsError> {
    let mut builder = TlsParameters::builder(settings.host.clone()).set_min_tls_version(TlsVersion::Tlsv12);
    let ca_file = settings.options.ca_file.as_deref();
    let wrong = |reason: String| SmtpSettingsError::CaFile {
        path: ca_file.unwrap_or("".as_ref()).display().to_string(),
        reason,
    };
    if let Some(path) = ca_file {
        let pem = fs::read(path).map_err(|error| wrong(error.to_string()))?;
        if !pem.windows(21).any(|piece| piece == b"-----BEGIN CERTIFICAT") {
            return Err(wrong("it holds no certificate in PEM form".to_owned()));
        }
        let authorities = Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?;
        builder = builder.add_root_certificate(authorities);
    }
    builder.build().map_err(|error| wrong(error.to_string()))
}

/// Every line end as CRLF: a bare LF before a dot is an end of message to some servers and not to
/// others, and what follows would be a mail of the writer's own making (SMTP smuggling).
fn with_crlf(message: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(message.len() + 64);
    let mut last = 0;
    for &byte in message {
        match byte {
            b'\n' if last == b'\r' => {}
            b'\r' | b'\n' => lines.extend_from_slice(b"\r\n"),
            _ => lines.push(byte),
        }
        last = byte;
    }
    lines
}

#[cfg(test)]
#[path = "smtp_tests.rs"]
mod tests;
