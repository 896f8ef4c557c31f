//! One POST to one endpoint: no redirects, no cookies, no proxy, and an end in time whatever the other side does.

use std::net::IpAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::time::{Instant as Moment, timeout_at};

use super::answer::{ReadAnswer, read_body, shown};
pub use super::connect::CaFileError;
use super::connect::Connector;
use super::pool::{Kept, Pool};
use crate::domain::{OutboundNetworks, WebhookUrl};

/// Of one attempt: looking the name up, connecting, TLS, the request and its answer.
pub const ATTEMPT_LIMIT: Duration = Duration::from_secs(15);
/// More headers than this are no answer.
const HEADERS_MOST: usize = 32 * 1024;
const AGENT: &str = concat!("Rollbook/", env!("CARGO_PKG_VERSION"));

/// What goes out.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub url: WebhookUrl,
    /// Beside those that every request has.
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The address that was connected to, if it came to that.
    pub peer: Option<IpAddr>,
    pub milliseconds: i64,
    /// As they went out, a line each.
    pub request_headers: String,
    /// Or why there was none.
    pub answer: Result<ReadAnswer, String>,
}

pub struct WebhookClient {
    connector: Connector,
    pool: Pool,
    limit: Duration,
}

/// A request whose answer did not begin.
struct Unanswered {
    /// The other side had closed the connection before it took the request.
    is_stale: bool,
    words: String,
}

impl WebhookClient {
    pub fn new(networks: OutboundNetworks, ca_file: Option<&Path>) -> Result<Self, CaFileError> {
        let connector = Connector::new(networks, ca_file)?;
        Ok(Self { connector, pool: Pool::default(), limit: ATTEMPT_LIMIT })
    }

    /// For tests that wait for the end of a time.
    #[must_use]
    pub fn with_limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    pub async fn post(&self, outgoing: &Outgoing) -> Exchange {
        let began = Instant::now();
        let deadline = Moment::now() + self.limit;
        let mut peer = None;
        let head = timeout_at(deadline, self.ask(outgoing, &mut peer)).await;
        let answer =
            match head.unwrap_or_else(|_| Err(format!("no answer within {} s", self.limit.as_secs()))) {
                Ok((kept, response)) => Ok(self.read(outgoing, kept, response, deadline).await),
                Err(words) => Err(words),
            };
        Exchange {
            peer,
            milliseconds: i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX),
            request_headers: shown_headers(outgoing),
            answer,
        }
    }

    /// Closes what was kept for long enough.
    pub fn tidy(&self) {
        self.pool.tidy(Instant::now());
    }

    /// Sends it over a connection that is kept, or else over a new one, and waits for the head of the answer.
    async fn ask(
        &self,
        outgoing: &Outgoing,
        peer: &mut Option<IpAddr>,
    ) -> Result<(Kept, Response<Incoming>), String> {
        if let Some(kept) = self.pool.take(&outgoing.url.origin(), Instant::now()) {
            *peer = Some(kept.peer);
            match send(kept, outgoing).await {
                Err(unanswered) if unanswered.is_stale => *peer = None,
                sent => return sent.map_err(|unanswered| unanswered.words),
            }
        }
        let (stream, address) = self.connector.open(&outgoing.url).await?;
        *peer = Some(address);
        let (sender, connection) = http1::Builder::new()
            .max_buf_size(HEADERS_MOST)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(|error| format!("the connection broke: {error}"))?;
        let wire = tokio::spawn(async move { drop(connection.await) });
        let kept = Kept::new(sender, address, wire.abort_handle(), Instant::now());
        send(kept, outgoing).await.map_err(|unanswered| unanswered.words)
    }

    /// A status that came is an answer, however its body ends.
    async fn read(
        &self,
        outgoing: &Outgoing,
        kept: Kept,
        response: Response<Incoming>,
        deadline: Moment,
    ) -> ReadAnswer {
        let mut answer = ReadAnswer::begin(&response);
        let mut body = Vec::new();
        let is_whole = timeout_at(deadline, read_body(response.into_body(), &mut body)).await;
        answer.body = shown(&body);
        if is_whole == Ok(true) {
            self.pool.put(&outgoing.url.origin(), kept);
        }
        answer
    }
}

async fn send(mut kept: Kept, outgoing: &Outgoing) -> Result<(Kept, Response<Incoming>), Unanswered> {
    let failed = |error: hyper::Error| Unanswered {
        is_stale: error.is_canceled() || error.is_closed() || error.is_incomplete_message(),
        words: format!("the answer is no HTTP, or broke off: {error}"),
    };
    let request = request(outgoing).map_err(|words| Unanswered { is_stale: false, words })?;
    kept.sender.ready().await.map_err(failed)?;
    let response = kept.sender.send_request(request).await.map_err(failed)?;
    Ok((kept, response))
}

fn request(outgoing: &Outgoing) -> Result<Request<String>, String> {
    let mut request = Request::new(outgoing.body.clone());
    *request.method_mut() = Method::POST;
    *request.uri_mut() =
        outgoing.url.path_and_query().parse().map_err(|error| format!("the URL: {error}"))?;
    for (name, value) in headers(outgoing) {
        let value =
            HeaderValue::from_str(value).map_err(|_| format!("the header {name} has no valid value"))?;
        request.headers_mut().insert(HeaderName::from_static(name), value);
    }
    Ok(request)
}

/// In lower case, as hyper writes them.
fn headers(outgoing: &Outgoing) -> impl Iterator<Item = (&'static str, &str)> {
    let common = [
        ("host", outgoing.url.authority()),
        ("content-type", "application/json"),
        ("user-agent", AGENT),
        ("accept", "*/*"),
    ];
    common.into_iter().chain(outgoing.headers.iter().map(|(name, value)| (*name, value.as_str())))
}

fn shown_headers(outgoing: &Outgoing) -> String {
    headers(outgoing).map(|(name, value)| format!("{name}: {value}\n")).collect()
}
