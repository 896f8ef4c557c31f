//! Accounts over both APIs on a file with a million of them: one of them, a page of them far into the list, and
//! all of them.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::crowd::{self, ACCOUNTS, Dice};
use super::http::{Caller, rate, request};
use super::measures::{access_token, bearer, median, run};
use super::report::Row;
use super::server::Server;

const CALLERS: usize = 64;
const SPAN: Duration = Duration::from_secs(8);
/// Accounts before the page that is held against the first.
const DEEP: i64 = 900_000;
/// How far a page is asked for without a link to it.
const PASSED: i64 = 100_000;
const FETCHES: usize = 300;
/// A page that far may take this much of the first one: what a busy machine makes of the same.
const SAME: f64 = 1.25;
/// MiB above idle while all accounts are sent.
const ROOM: f64 = 32.0;

pub fn users() -> Vec<Row> {
    let folder = crowd::filled_folder();
    let name = format!("bench-{}", std::process::id());
    let create = ["key", "create", &name, "--role", "USERS_ADMIN"];
    let printed = Server::tells(folder.path(), &create, "");
    let key = printed.split_whitespace().find(|word| word.starts_with("rbk_")).expect("a key").to_owned();
    let server = Server::on(folder, &[]);
    let empty = Server::empty();
    run(async {
        let headers = bearer(&access_token(server.port).await);
        let mut rows = vec![one(&server, &empty, &headers).await];
        for order in ["id", "-date_joined", "username"] {
            rows.push(pages(&server, &headers, order).await);
        }
        rows.push(all(&server, &bearer(&key)).await);
        rows
    })
}

async fn one(server: &Server, empty: &Server, headers: &str) -> Row {
    let headers = headers.to_owned();
    let read = move |number: usize| {
        let id = 1 + Dice::new(number as u64).below(ACCOUNTS);
        request("GET", &format!("/api/v2/user/{id}/"), &headers, "")
    };
    let nothing = |_| request("GET", "/", "", "");
    let before = rate(empty.port, CALLERS, SPAN / 2, 200, nothing).await;
    let reads = rate(server.port, CALLERS, SPAN, 200, read).await;
    let after = rate(empty.port, CALLERS, SPAN / 2, 200, nothing).await;
    Row::rate("one user of a million by id", reads, "empty route", (before + after) / 2.0, 0.3)
}

/// The first page beside one that the links lead to, taken in turn.
async fn pages(server: &Server, headers: &str, order: &str) -> Row {
    let mut caller = Caller::connect(server.port).await.expect("it listens");
    let first = format!("/api/v2/user/?ordering={order}&limit=20");
    let mut deep = format!("/api/v2/user/?ordering={order}&limit=100&offset={PASSED}");
    for _ in 0..(DEEP - PASSED) / 100 {
        deep = next_of(&get(&mut caller, &deep, headers).await.0);
    }
    deep = deep.replace("limit=100", "limit=20");
    assert!(deep.contains(&format!("offset={DEEP}")), "{deep}");
    let (mut first_times, mut deep_times) = (Vec::new(), Vec::new());
    for _ in 0..FETCHES {
        first_times.push(get(&mut caller, &first, headers).await.1);
        deep_times.push(get(&mut caller, &deep, headers).await.1);
    }
    let (first, deep) = (median(&mut first_times), median(&mut deep_times));
    let ratio = deep / first;
    Row {
        what: format!("page of 20 at offset {DEEP} by {order}").into(),
        measured: format!("{deep:.2} ms"),
        limit: format!("the first page: {first:.2} ms"),
        ratio: Some(ratio),
        goal: format!("≤ {SAME} both ways"),
        reached: ratio.max(1.0 / ratio) <= SAME,
    }
}

async fn get(caller: &mut Caller, path: &str, headers: &str) -> (Value, f64) {
    let asked = request("GET", path, headers, "");
    let began = Instant::now();
    let answer = caller.call(&asked).await.expect("it answers");
    let took = began.elapsed().as_secs_f64() * 1000.0;
    assert_eq!(answer.status, 200, "{path}");
    (serde_json::from_slice(&answer.body).expect("JSON"), took)
}

fn next_of(page: &Value) -> String {
    let link = page["next"].as_str().expect("a next page");
    let path = link.find("/api/").expect("a path");
    link[path..].to_owned()
}

/// Everybody, one after the other.
async fn all(server: &Server, headers: &str) -> Row {
    let idle = server.memory_mib("VmRSS");
    server.forget_highest_memory();
    let mut caller = Caller::connect(server.port).await.expect("it listens");
    let (mut bytes, mut lines) = (0, 0);
    let began = Instant::now();
    let asked = request("GET", "/api/users", headers, "");
    let status = caller.stream(&asked, |piece| {
        bytes += piece.len();
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
    });
    assert_eq!(status.await.expect("it answers"), 200);
    let took = began.elapsed().as_secs_f64();
    assert!(lines > 900_000, "{lines} accounts");
    let highest = server.memory_mib("VmHWM");
    Row {
        what: "memory while GET /api/users sends everybody".into(),
        measured: format!("{highest:.1} MiB"),
        limit: format!("idle {idle:.1} MiB; {lines} in {took:.1} s, {} MiB", bytes >> 20),
        ratio: None,
        goal: format!("≤ idle + {ROOM} MiB"),
        reached: highest <= idle + ROOM,
    }
}
