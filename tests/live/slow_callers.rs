//! Callers who send half a request and wait.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::Folder;

const CALLERS: usize = 200;

#[test]
fn two_hundred_half_sent_requests_hold_nobody_up() {
    let folder = Folder::new();
    let ctx = folder.open();
    let halves = [
        "",
        "POST /api/users/register HTTP/1.1\r\nHost: localhost\r\n",
        "POST /api/users/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: 400\r\n\r\n{\"name\":",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Transfer-Encoding: chunked\r\n\r\n5\r\nlogin",
    ];
    let port: u16 = ctx.host().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let open: Vec<TcpStream> = (0..CALLERS)
        .map(|number| {
            let mut caller = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
            caller.write_all(halves[number % halves.len()].as_bytes()).expect("it is written");
            caller
        })
        .collect();

    let visitor = ctx.client();
    for number in 0..20 {
        let start = Instant::now();
        assert_eq!(visitor.get("/register").status, 200);
        assert_eq!(visitor.registers(&format!("p{number}@example.org")).status, 201);
        // Far above what it takes, far below any of the bounds that a held-up request would meet.
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }
    drop(open);
    assert_eq!(ctx.client().get("/readyz").status, 200);
}

#[test]
fn a_caller_who_hangs_up_gets_the_account_or_nothing_but_never_half() {
    let folder = Folder::new();
    let ctx = folder.open();
    let port: u16 = ctx.host().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    for number in 0..50 {
        let email = format!("p{number}@example.org");
        let body = crate::support::registration("Ada", &email).to_string();
        let mut caller = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        write!(
            caller,
            "POST /api/users/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .expect("it is written");
    }
    assert_eq!(ctx.client().registers("last@example.org").status, 201);
    let mut ctx = ctx;
    ctx.ask_to_stop();
    assert!(ctx.wait().success());
    let count = |arguments: &[&str]| folder.run(arguments).json().as_array().map(Vec::len);
    let accounts = count(&["account", "list", "--json"]);
    assert!(accounts > Some(0));
    assert_eq!(accounts, count(&["mail", "list", "--json"]), "each account has its mail");
}
