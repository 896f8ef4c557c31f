//! Each promise of speed or memory, measured.

use std::time::{Duration, Instant};

use super::http::{Caller, rate, request};
use super::report::Row;
use super::server::{PASSWORD, Server, cores};
use super::{limits, mail_sink};

/// What the issue of a promise calls "64 callers".
const CALLERS: usize = 64;
const SPAN: Duration = Duration::from_secs(8);
/// Accounts in the flood whose memory is watched.
const FLOOD: usize = 500;

pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

/// From the start of the process to its first answer, on a file that exists; size and idle memory.
pub fn start() -> Vec<Row> {
    let mut folder = Server::rollbook(&[]).stop();
    let mut times = Vec::new();
    for _ in 0..9 {
        let server = Server::on(folder, &[]);
        let began = Instant::now();
        run(async {
            let mut caller = Caller::connect(server.port).await.expect("it listens");
            caller.call(&request("GET", "/healthz", "", "")).await.expect("it answers");
        });
        times.push((server.started_in + began.elapsed()).as_secs_f64() * 1000.0);
        folder = server.stop();
    }
    let server = Server::on(folder, &[]);
    run(async {
        let mut caller = Caller::connect(server.port).await.expect("it listens");
        for path in ["/", "/register", "/sign-in", "/privacy"] {
            caller.call(&request("GET", path, "", "")).await.expect("it answers");
        }
    });
    let size = std::fs::metadata(super::server::binary()).expect("the binary").len();
    vec![
        Row::at_most("start to first answer, median of 9", median(&mut times), "ms", 15.0),
        Row::at_most("idle memory after a few pages", server.memory_mib("VmRSS"), "MiB", 20.0),
        Row::at_most("stripped release binary", size as f64 / 1024.0 / 1024.0, "MiB", 18.0),
    ]
}

/// A token-authenticated read of one account, and the registration page, beside an empty Rocket.
pub fn reads() -> Vec<Row> {
    let server = Server::rollbook(&[]);
    let empty = Server::empty();
    run(async {
        let token = access_token(server.port).await;
        let get = |path: &str| {
            let bytes = request("GET", path, "", "");
            move |_| bytes.clone()
        };
        let read = read_request(&token);
        // The limit before and after, so that a machine that changes its pace is noticed.
        let before = rate(empty.port, CALLERS, SPAN / 2, 200, get("/")).await;
        let reads = rate(server.port, CALLERS, SPAN, 200, move |_| read.clone()).await;
        let pages = rate(server.port, CALLERS, SPAN, 200, get("/register")).await;
        let after = rate(empty.port, CALLERS, SPAN / 2, 200, get("/")).await;
        let limit = (before + after) / 2.0;
        vec![
            Row::rate("token-authenticated read of one account", reads, "empty route", limit, 0.5),
            Row::rate("registration page", pages, "empty route", limit, 0.4),
        ]
    })
}

/// Sign-ups without a password, each durable with its audit line before its 201.
pub fn signups() -> Vec<Row> {
    let server = Server::rollbook(&[]);
    let bare = limits::bare_transactions(server.folder.path(), SPAN / 2);
    let (alone, through_http) = run(async {
        let alone = limits::writer_alone(server.folder.path(), SPAN / 2).await;
        let headers = bearer(&access_token(server.port).await);
        let make = move |number: usize| {
            request("POST", "/api/v2/sso/signup/", &headers, &format!(r#"{{"username":"bench-{number}"}}"#))
        };
        (alone, rate(server.port, CALLERS, SPAN, 201, make).await)
    });
    vec![
        Row::rate("sign-ups without password, 64 callers", through_http, "one-row commits", bare, 2.0),
        Row::rate(
            "sign-ups without password, 64 callers",
            through_http,
            "writer alone, 64 a batch",
            alone,
            0.3,
        ),
    ]
}

/// Registrations with a password, and a read while they go on.
pub fn registrations() -> Vec<Row> {
    let hash = limits::bare_hash();
    let server = Server::rollbook(&[]);
    let span = Duration::from_secs(30);
    let (rate, mut waits) = run(async {
        let read = read_request(&access_token(server.port).await);
        let port = server.port;
        let reader = tokio::spawn(async move {
            let mut caller = Caller::connect(port).await.expect("it listens");
            let mut waits = Vec::new();
            let began = Instant::now();
            while began.elapsed() < span {
                let asked = Instant::now();
                let answer = caller.call(&read).await.expect("it answers");
                assert_eq!(answer.status, 200);
                waits.push(asked.elapsed().as_secs_f64() * 1000.0);
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            waits
        });
        let rate = rate(port, CALLERS, span, 201, |number| registration("flood", number)).await;
        (rate, reader.await.expect("the reader ends"))
    });
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    let again = limits::bare_hash();
    let limit = cores() as f64 / ((hash + again) / 2.0);
    vec![
        Row::rate("registrations with password, 64 callers", rate, "cores ÷ one bare hash", limit, 0.95),
        Row::at_most("a read during that flood, p50", at(0.5), "ms", 2.0),
        Row::at_most("a read during that flood, p99", at(0.99), "ms", 10.0),
    ]
}

/// The highest memory in a flood of registrations.
pub fn memory() -> Vec<Row> {
    // Every thread's 128 MiB is touched by its first hash; the queue is what grows with the flood.
    let server = Server::rollbook(&[]);
    let idle = server.memory_mib("VmRSS");
    run(async {
        let callers: Vec<_> = (0..FLOOD)
            .map(|number| {
                let port = server.port;
                tokio::spawn(async move {
                    let mut caller = Caller::connect(port).await.expect("it listens");
                    let asked = registration("memory", number);
                    let asked = caller.call(&asked);
                    // All are in the queue long before; not every hash need be waited for.
                    tokio::time::timeout(Duration::from_secs(20), asked).await.is_ok()
                })
            })
            .collect();
        for caller in callers {
            caller.await.expect("a caller ends");
        }
    });
    let goal = idle + cores() as f64 * 128.0 + 64.0;
    vec![Row::at_most(
        "memory in a flood of 500 registrations",
        server.memory_mib("VmHWM"),
        "MiB",
        goal.floor(),
    )]
}

/// From the answer of a registration to its mail at a local server.
pub fn mail() -> Vec<Row> {
    let mut waits: Vec<f64> = run(async {
        let (port, taken) = mail_sink::start().await;
        let url = format!("smtp+plain://127.0.0.1:{port}");
        let server = Server::rollbook(&[("ROLLBOOK_SMTP_URL", url)]);
        let mut caller = Caller::connect(server.port).await.expect("it listens");
        let mut waits = Vec::new();
        for number in 0..20 {
            let answer = caller.call(&registration("mail", number)).await.expect("it answers");
            assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
            let answered = Instant::now();
            let wanted = format!("mail-{number}@example.org");
            let arrived = loop {
                let found =
                    taken.lock().expect("no panic").iter().find(|(to, _)| *to == wanted).map(|(_, at)| *at);
                if let Some(at) = found {
                    break at;
                }
                assert!(answered.elapsed() < Duration::from_secs(10), "no mail came");
                tokio::time::sleep(Duration::from_micros(200)).await;
            };
            waits.push(arrived.saturating_duration_since(answered).as_secs_f64() * 1000.0);
        }
        waits
    });
    vec![Row::at_most("answer of a registration to its mail, median of 20", median(&mut waits), "ms", 30.0)]
}

pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub fn bearer(token: &str) -> String {
    format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n")
}

/// contract.md A4 answers with the account of the token.
fn read_request(token: &str) -> Vec<u8> {
    request("POST", "/api/v2/sso/signin/", &bearer(token), "{}")
}

fn registration(prefix: &str, number: usize) -> Vec<u8> {
    let body = format!(
        r#"{{"name":"Somebody","emailAddress":"{prefix}-{number}@example.org","password":"correct horse battery staple","privacyPolicyAgreement":true}}"#
    );
    request("POST", "/api/users/register", "Content-Type: application/json\r\n", &body)
}

pub async fn access_token(port: u16) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs([
        ("grant_type", "password"),
        ("client_id", "rollbook"),
        ("username", "boss"),
        ("password", PASSWORD),
    ]);
    let headers = "Content-Type: application/x-www-form-urlencoded\r\n";
    let mut caller = Caller::connect(port).await.expect("it listens");
    let answer =
        caller.call(&request("POST", "/oauth/token/", headers, &form.finish())).await.expect("it answers");
    let body: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    body["access_token"].as_str().expect("a token").to_owned()
}
