//! `TestApp`: the server on a folder of its own, with mail that lands in memory.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::described::ensure_described;
use rocket::http::{ContentType, Header, Method, Status};
use rocket::local::blocking::{Client, LocalRequest, LocalResponse};
use rollbook::app;
use rollbook::app::Environment;
use rollbook::mail::outbox_worker::OutboxWorker;
use rollbook::mail::transport::{MemoryTransport, SentMail, Transport};
use rollbook::services::AppContext;
use rollbook::services::credentials::mail_requests::answer_all;
use rollbook::settings::{CommandLine, Settings, Sources};
use rollbook::system::real_entropy;
use rollbook::web::WebState;
use rollbook::webhooks::worker::WebhookWorker;
use serde_json::Value;
use tempfile::TempDir;

use super::world::HandClock;

/// Cheap figures: the tests prove behaviour, not strength.
const CHEAP_SCRYPT: &str = "8/8/1";

pub struct TestApp {
    pub client: Client,
    pub ctx: Arc<AppContext>,
    pub clock: Arc<HandClock>,
    pub settings: Settings,
    /// What the mail server has taken, and the switch that makes it fail.
    pub mail: MemoryTransport,
    outbox_worker: Option<Arc<OutboxWorker>>,
    world: Environment,
    folder: TempDir,
}

impl TestApp {
    /// A server as it is after its first start: no administrator yet.
    pub fn fresh() -> Self {
        Self::with(|_| {})
    }

    /// The same under other start-up settings.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::built("http://localhost:8000", true, (&[], None), change)
    }

    /// The same with more in the environment.
    pub fn with_environment(variables: &[(&str, &str)]) -> Self {
        Self::built("http://localhost:8000", true, (variables, None), |_| {})
    }

    /// The same beside a `Rocket.toml`.
    pub fn with_rocket_toml(text: &str) -> Self {
        Self::built("http://localhost:8000", true, (&[], Some(text)), |_| {})
    }

    /// The same where people reach it by this URL.
    pub fn at(public_url: &str) -> Self {
        Self::built(public_url, true, (&[], None), |_| {})
    }

    /// The same where no mail server is set up.
    pub fn without_mail_server() -> Self {
        Self::built("http://localhost:8000", false, (&[], None), |_| {})
    }

    /// As it is after its first start, before anybody has followed the set-up link.
    pub fn not_set_up() -> Self {
        Self::started("http://localhost:8000", true, (&[], None), |_| {})
    }

    /// Its pages take people as they do once there is an administrator, without one in the way.
    fn built(
        public_url: &str,
        has_mail_server: bool,
        sources: (&[(&str, &str)], Option<&str>),
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        let app = Self::started(public_url, has_mail_server, sources, change);
        app.client.rocket().state::<WebState>().expect("it is managed").note_set_up();
        app
    }

    fn started(
        public_url: &str,
        has_mail_server: bool,
        (variables, rocket_toml): (&[(&str, &str)], Option<&str>),
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let environment = [
            ("ROLLBOOK_DATA_DIR", folder.path().join("data").display().to_string()),
            ("ROLLBOOK_PUBLIC_URL", public_url.to_owned()),
            ("ROLLBOOK_PASSWORD_SCRYPT", CHEAP_SCRYPT.to_owned()),
            ("ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT", "only-for-tests".to_owned()),
        ];
        let mut settings = Settings::load(Sources {
            rocket_toml: rocket_toml.map(|text| {
                let path = folder.path().join("Rocket.toml");
                std::fs::write(&path, text).expect("a file");
                path
            }),
            environment: environment
                .into_iter()
                .chain(variables.iter().map(|(name, value)| (*name, (*value).to_owned())))
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            command_line: CommandLine { data_dir: None },
        })
        .expect("the settings are right");
        settings.password.threads = 2;
        settings.password.queue = 1000;
        settings.password.queue_timeout = Duration::from_secs(60);
        settings.workers = 2;
        change(&mut settings);
        let clock = Arc::new(HandClock::new());
        let mail = MemoryTransport::new();
        let transport = mail.clone();
        let world = Environment {
            clock: clock.clone(),
            entropy: real_entropy(),
            transport: has_mail_server.then(|| {
                Arc::new(move || Transport::Memory(transport.clone()))
                    as Arc<dyn Fn() -> Transport + Send + Sync>
            }),
            holds_lock: false,
        };
        let ctx = app::open_context(&settings, &world).expect("the server opens");
        let outbox_worker = app::outbox_worker(&settings, &world, &ctx).expect("the settings are right");
        let templates = folder.path().join("templates");
        std::fs::create_dir(&templates).expect("a folder for Rocket");
        // The outbox worker is driven by the test: mail leaves when the test says so.
        let rocket = app::rocket(&settings, ctx.clone(), None, &templates);
        let client = Client::untracked(rocket).expect("Rocket ignites");
        Self { client, ctx, clock, settings, mail, outbox_worker, world, folder }
    }

    pub fn data_dir(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    pub fn database(&self) -> std::path::PathBuf {
        self.data_dir().join(app::DATABASE_FILE)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs an operation to its end.
    pub fn run<T>(&self, deed: impl Future<Output = T>) -> T {
        // The blocking client owns the runtime; a small one of our own drives operations.
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(deed)
    }

    /// Writes the mails that were asked for, as the loop beside does.
    pub fn answers_wishes(&self) {
        self.run(answer_all(&self.ctx)).expect("wishes for mails are answered");
    }

    /// Writes the mails that were asked for, sends what is due and returns all that was ever sent.
    pub fn deliver(&self) -> Vec<SentMail> {
        self.answers_wishes();
        if let Some(outbox_worker) = &self.outbox_worker {
            self.run(outbox_worker.drain()).expect("the outbox can be read");
        }
        self.mail.sent()
    }

    /// Whoever takes events to webhooks, within so much time each.
    pub fn webhook_worker(&self, limit: Duration) -> Arc<WebhookWorker> {
        let worker =
            app::webhook_worker(&self.settings, &self.world, &self.ctx).expect("the settings are right");
        let Ok(WebhookWorker { store, clock, vault, client }) = Arc::try_unwrap(worker) else {
            panic!("nobody else has it");
        };
        Arc::new(WebhookWorker { store, clock, vault, client: client.with_limit(limit) })
    }

    /// Takes what is due to the webhooks. Returns how many attempts were made.
    pub fn delivers_webhooks(&self) -> usize {
        let worker = self.webhook_worker(Duration::from_secs(5));
        self.run(worker.drain()).expect("the queue can be read")
    }

    /// Somebody sets the machine's clock back.
    pub fn earlier(&self, span: Duration) {
        self.clock.set_back(span);
    }

    pub fn later(&self, span: Duration) {
        self.clock.advance(span);
    }

    /// Somebody with a browser and no session.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { app: self, cookies: Vec::new() }
    }
}

/// A browser: it keeps cookies from one request to the next and follows nothing by itself.
pub struct Visitor<'a> {
    pub(super) app: &'a TestApp,
    pub(super) cookies: Vec<(String, String)>,
}

impl<'a> Visitor<'a> {
    pub fn get(&mut self, path: &str) -> Reply {
        self.send(Method::Get, path, &[], None)
    }

    /// Sends a page's form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let body = body.finish();
        self.send(Method::Post, path, &[("Content-Type", "application/x-www-form-urlencoded")], Some(&body))
    }

    pub fn post_json(&mut self, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        let mut all = vec![("Content-Type", "application/json")];
        all.extend_from_slice(headers);
        self.send(Method::Post, path, &all, Some(&body.to_string()))
    }

    pub fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Reply {
        self.send_bytes(method, path, headers, body.map(str::as_bytes).unwrap_or_default())
    }

    pub fn send_bytes(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut request: LocalRequest<'_> = self.app.client.req(method, path.to_owned());
        for (name, value) in headers {
            request.add_header(Header::new((*name).to_owned(), (*value).to_owned()));
        }
        // Rocket reads the header off the wire only; here cookies are handed over one by one.
        for cookie in &self.cookies {
            request = request.cookie(cookie.clone());
        }
        request.set_body(body);
        let reply = Reply::of(request.dispatch());
        ensure_described(method, path, body, &reply);
        self.keep_cookies(&reply);
        reply
    }

    /// The value of a cookie that the browser holds.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn keep_cookies(&mut self, reply: &Reply) {
        for line in reply.headers("set-cookie") {
            let pair = line.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: Status,
    pub content_type: Option<ContentType>,
    /// Empty where the answer is no text.
    pub body: String,
    pub bytes: Vec<u8>,
    pub(super) headers: Vec<(String, String)>,
}

impl Reply {
    pub fn of(response: LocalResponse<'_>) -> Self {
        let status = response.status();
        let content_type = response.content_type();
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name.as_str().to_ascii_lowercase(), header.value.to_string()))
            .collect();
        let bytes = response.into_bytes().unwrap_or_default();
        let body = String::from_utf8(bytes.clone()).unwrap_or_default();
        Self { status, content_type, body, bytes, headers }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.body))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The page's first element that the CSS selector meets, as its text.
    pub fn text_of(&self, selector: &str) -> Option<String> {
        let page = scraper::Html::parse_document(&self.body);
        let selector = scraper::Selector::parse(selector).expect("a selector");
        page.select(&selector).next().map(|element| {
            element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        })
    }
}
