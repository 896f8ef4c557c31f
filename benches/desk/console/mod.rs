//! Every list of the console on a file with a million accounts: how long an answer takes in nearly every
//! case, and whether a page far into a list costs what its first page costs. Beside it stands how long the
//! server was on a core for it, which a busy machine does not lengthen much.

mod lists;
mod sample;

use std::time::Instant;

use lists::List;
use sample::Sample;

use super::crowd::{self, Dice};
use super::http::{Caller, request};
use super::measures::{median, run};
use super::report::Row;
use super::server::{PASSWORD, Server};

/// Milliseconds that 99 of 100 answers may take.
const GOAL: f64 = 50.0;
const FETCHES: usize = 120;
/// Pages that are opened one after the other, each by the "Next" of the one before.
const PAGES: usize = 1_000;
/// A page at the end may take this much of one at the beginning: what a busy machine makes of the same.
const SAME: f64 = 1.25;

pub fn console() -> Vec<Row> {
    let folder = crowd::filled_folder();
    let sample = Sample::of(folder.path());
    let server = Server::on(folder, &[]);
    let before = server.memory_mib("VmRSS");
    let mut rows = run(async {
        let mut visitor = Visitor::signed_in(server.port).await;
        // That was the hash of a password.
        server.forget_highest_memory();
        let mut rows = Vec::new();
        for list in lists::all() {
            rows.push(visitor.measures(&server, &list, &sample).await);
        }
        for (what, path) in lists::WALKED {
            rows.push(visitor.walks(what, path).await);
        }
        rows
    });
    rows.push(Row::at_most(
        "highest memory while lists are read",
        server.memory_mib("VmHWM"),
        "MiB",
        (before + 32.0).floor(),
    ));
    rows
}

/// An administrator's browser.
struct Visitor {
    caller: Caller,
    headers: String,
}

impl Visitor {
    async fn signed_in(port: u16) -> Self {
        let caller = Caller::connect(port).await.expect("it listens");
        let mut visitor = Self { caller, headers: String::new() };
        let cookies = visitor.posts("/sign-in", &[("login", "boss"), ("password", PASSWORD)]).await;
        visitor.headers = format!("Cookie: {}\r\n", cookies.join("; "));
        // Asked of everybody who comes for the first time.
        visitor.posts("/account/privacy", &[("answer", "agree")]).await;
        visitor
    }

    /// The cookies of the answer.
    async fn posts(&mut self, path: &str, fields: &[(&str, &str)]) -> Vec<String> {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = format!(
            "{}Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n",
            self.headers
        );
        let answer = self.caller.call(&request("POST", path, &headers, &form)).await.expect("it answers");
        assert_eq!(answer.status, 303, "{path}: {}", String::from_utf8_lossy(&answer.body));
        answer.cookies
    }

    /// The page and its milliseconds.
    async fn opens(&mut self, path: &str) -> (String, f64) {
        let asked = request("GET", path, &self.headers, "");
        let began = Instant::now();
        let answer = self.caller.call(&asked).await.expect("it answers");
        let took = began.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(answer.status, 200, "{path}");
        (String::from_utf8(answer.body).expect("a page"), took)
    }

    async fn measures(&mut self, server: &Server, list: &List, sample: &Sample) -> Row {
        let mut dice = Dice::new(7);
        let (mut times, mut busy) = (Vec::new(), Vec::new());
        for number in 0..FETCHES {
            let path = (list.path)(&mut dice, sample, number);
            let before = server.busy_ms();
            times.push(self.opens(&path).await.1);
            busy.push(server.busy_ms() - before);
        }
        let (middle, busy_middle) = (median(&mut times), median(&mut busy));
        let p99 = |sorted: &[f64]| sorted[sorted.len() * 99 / 100];
        let (p99, busy_p99) = (p99(&times), p99(&busy));
        Row {
            what: list.what.clone().into(),
            measured: format!("{p99:.1} ms"),
            limit: format!("p50 {middle:.1} ms; on a core {busy_middle:.1}, p99 {busy_p99:.1} ms"),
            ratio: Some(p99 / GOAL),
            goal: format!("p99 ≤ {GOAL} ms"),
            reached: p99 <= GOAL,
        }
    }

    /// From page to page; the last ones beside the first.
    async fn walks(&mut self, what: &'static str, first: &str) -> Row {
        let mut path = first.to_owned();
        let mut times = Vec::new();
        for page in 0..PAGES {
            let (html, took) = self.opens(&path).await;
            times.push(took);
            path = next_of(&html).unwrap_or_else(|| panic!("{what}: page {page} has no next"));
        }
        let span = PAGES / 20;
        let first = median(&mut times[..span].to_vec());
        let last = median(&mut times[PAGES - span..].to_vec());
        Row {
            what: what.into(),
            measured: format!("{last:.2} ms"),
            limit: format!("pages 1 to {span}: {first:.2} ms"),
            ratio: Some(last / first),
            goal: format!("≤ {SAME}"),
            reached: last / first <= SAME,
        }
    }
}

/// Where the link to the next page leads.
fn next_of(html: &str) -> Option<String> {
    let link = html.split("<a ").find(|link| link.contains("rel=\"next\""))?;
    let path = link.split("href=\"").nth(1)?.split('"').next()?;
    Some(path.replace("&amp;", "&").replace("&#x2F;", "/"))
}
