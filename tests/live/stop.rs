//! Stopping when asked to.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::mail_test::administrator;
use crate::support::{Folder, PATIENCE, registration, until};

#[test]
fn sigterm_finishes_what_was_begun_and_ends_with_code_0() {
    let folder = Folder::new();
    let mut ctx = folder.open();
    let acknowledged: Mutex<Vec<String>> = Mutex::default();
    let status = thread::scope(|scope| {
        for caller in 0..4 {
            let client = ctx.client();
            let acknowledged = &acknowledged;
            scope.spawn(move || {
                for number in 0.. {
                    let email = format!("c{caller}-{number}@example.org");
                    match client.try_post("/api/users/register", &[], &registration("Ada", &email)) {
                        Ok(answer) if answer.status == 201 => {
                            acknowledged.lock().expect("no panic").push(email);
                        }
                        // Too late: refused in words, or no longer connected.
                        Ok(answer) => assert_eq!(answer.status, 503, "{answer:?}"),
                        Err(_) => break,
                    }
                }
            });
        }
        until("some registrations", PATIENCE, || {
            (acknowledged.lock().expect("no panic").len() > 40).then_some(())
        });
        ctx.ask_to_stop();
        ctx.wait()
    });
    assert!(status.success(), "{status}; {}", ctx.log());
    assert!(ctx.log().contains("stopped"));
    assert!(!ctx.log().contains("ERROR"), "{}", ctx.log());

    let accounts = folder.run(&["account", "list", "--json"]).json();
    let kept: Vec<&str> =
        accounts.as_array().expect("a list").iter().filter_map(|account| account["email"].as_str()).collect();
    for email in acknowledged.into_inner().expect("no panic") {
        assert!(kept.contains(&email.as_str()), "{email} was acknowledged");
    }
    folder.run(&["audit", "verify"]).fine();
}

#[test]
fn an_idle_server_stops_at_once() {
    let folder = Folder::new();
    let mut ctx = folder.open();
    // A connection that is kept open and says nothing must not hold it up for long.
    let visitor = ctx.client();
    assert_eq!(visitor.get("/").status, 200);
    ctx.ask_to_stop();
    assert!(ctx.wait().success(), "{}", ctx.log());
}

#[test]
fn checks_that_wait_for_a_silent_mail_server_hold_up_neither_requests_nor_the_stop() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let folder = Folder::new().with("ROLLBOOK_SMTP_URL", format!("smtp+plain://127.0.0.1:{port}"));
    let mut ctx = folder.open();
    let client = administrator(&ctx);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| client.submit("/console/system/check", &[]).status);
        }
        // The mail server is reached: the checks are in the middle of their work.
        silent.accept().expect("somebody calls");
        let begun = Instant::now();
        assert_eq!(ctx.client().get("/readyz").status, 200);
        assert_eq!(ctx.client().get("/sign-in").status, 200);
        assert!(client.get("/console/system").body.contains("Checks are running"));
        ctx.ask_to_stop();
        assert!(ctx.wait().success(), "{}", ctx.log());
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    });
    assert!(ctx.log().contains("stopped"));
}
