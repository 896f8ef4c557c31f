//! Webhooks under load: how fast events drain to a local receiver, and what sign-ups keep of their rate.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};

use super::http::{Caller, rate, request};
use super::measures::{access_token, bearer, run};
use super::report::Row;
use super::server::{PASSWORD, Server};

const CALLERS: usize = 64;
const SPAN: Duration = Duration::from_secs(8);
/// Events that wait when the webhook is resumed.
const WAITING: usize = 10_000;

/// Sign-ups without a password, first where there is no webhook, then while the events of earlier ones drain.
pub fn webhooks() -> Vec<Row> {
    let before = run(async { signups(&Server::rollbook(&[]), "alone").await });
    let allowed = [("ROLLBOOK_WEBHOOKS_ALLOW_NETWORKS", "127.0.0.1".to_owned())];
    let server = Server::rollbook(&allowed);
    let (beside, drained, alone) = run(async {
        let (receiver, taken) = receiver().await;
        add(server.port, receiver).await;
        fill(&server).await;
        switch(server.port, "resume").await;
        let begun = taken.load(Ordering::Relaxed);
        let beside = signups(&server, "beside").await;
        let drained = (taken.load(Ordering::Relaxed) - begun) as f64 / SPAN.as_secs_f64();
        // What is left drains with nobody beside it.
        let (left, began) = (taken.load(Ordering::Relaxed), Instant::now());
        tokio::time::sleep(SPAN / 2).await;
        let alone = (taken.load(Ordering::Relaxed) - left) as f64 / began.elapsed().as_secs_f64();
        (beside, drained, alone)
    });
    let after = run(async { signups(&Server::rollbook(&[]), "alone").await });
    let limit = f64::midpoint(before, after);
    vec![
        Row::rate("sign-ups while webhook events drain", beside, "without a webhook", limit, 0.8),
        Row::rate("webhook events drained beside sign-ups", drained, "asked for", 500.0, 1.0),
        Row::rate("webhook events drained with nothing beside", alone, "asked for", 500.0, 1.0),
    ]
}

async fn signups(server: &Server, prefix: &'static str) -> f64 {
    let headers = bearer(&access_token(server.port).await);
    rate(server.port, CALLERS, SPAN, 201, move |number| sign_up(&headers, prefix, number)).await
}

fn sign_up(headers: &str, prefix: &str, number: usize) -> Vec<u8> {
    request("POST", "/api/v2/sso/signup/", headers, &format!(r#"{{"username":"{prefix}-{number}"}}"#))
}

/// As many sign-ups as events are to wait.
async fn fill(server: &Server) {
    let headers = bearer(&access_token(server.port).await);
    let tasks: Vec<_> = (0..CALLERS)
        .map(|first| {
            let (headers, port) = (headers.clone(), server.port);
            tokio::spawn(async move {
                let mut caller = Caller::connect(port).await.expect("the server listens");
                for number in (first..WAITING).step_by(CALLERS) {
                    let answer =
                        caller.call(&sign_up(&headers, "waiting", number)).await.expect("it answers");
                    assert_eq!(answer.status, 201);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a caller ends");
    }
}

/// A webhook that is paused.
async fn add(server: u16, receiver: u16) {
    let body = format!(r#"{{"url":"http://127.0.0.1:{receiver}/hook","enabled":false}}"#);
    post(server, "/api/admin/webhooks", &body, 201).await;
}

async fn switch(server: u16, what: &str) {
    post(server, &format!("/api/admin/webhooks/1/{what}"), "{}", 200).await;
}

async fn post(server: u16, path: &str, body: &str, status: u16) {
    use base64::Engine;
    let login = base64::engine::general_purpose::STANDARD.encode(format!("boss:{PASSWORD}"));
    let headers = format!("Authorization: Basic {login}\r\nContent-Type: application/json\r\n");
    let mut caller = Caller::connect(server).await.expect("it listens");
    let answer = caller.call(&request("POST", path, &headers, body)).await.expect("it answers");
    assert_eq!(answer.status, status, "{}", String::from_utf8_lossy(&answer.body));
}

/// Takes everything and counts.
async fn receiver() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let taken = Arc::new(AtomicUsize::new(0));
    let shared = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take(stream, shared.clone()));
        }
    });
    (port, taken)
}

async fn take(stream: TcpStream, taken: Arc<AtomicUsize>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufStream::new(stream);
    let mut line = String::new();
    loop {
        let mut length = 0;
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            if line == "\r\n" {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        stream.read_exact(&mut vec![0; length]).await?;
        taken.fetch_add(1, Ordering::Relaxed);
        stream.write_all(b"HTTP/1.1 204 Taken\r\n\r\n").await?;
        stream.flush().await?;
    }
}
