//! Bodies whose connection breaks before their end: refused, and nothing is changed.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

use crate::support::{Folder, PASSWORD, PATIENCE, Server, registration};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// How a sender says where a body ends.
#[derive(Debug, Clone, Copy)]
enum Framing {
    /// By its length, which is that of the whole.
    Length(usize),
    /// By an empty piece after the last, where `true`.
    Pieces { ended: bool },
}

/// The status of the answer to a request whose sender says no more after `sent`.
fn status_of(server: &Server, path: &str, kind: &str, framing: Framing, sent: &[u8]) -> u16 {
    status_with(server, path, &format!("Content-Type: {kind}\r\n"), framing, sent)
}

fn status_with(server: &Server, path: &str, headers: &str, framing: Framing, sent: &[u8]) -> u16 {
    let mut caller =
        TcpStream::connect(server.host().replace("localhost", "127.0.0.1")).expect("a connection");
    caller.set_read_timeout(Some(PATIENCE)).expect("a limit");
    let mut request =
        format!("POST {path} HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n{headers}", server.host())
            .into_bytes();
    match framing {
        Framing::Length(length) => {
            write!(request, "Content-Length: {length}\r\n\r\n").expect("it is memory");
            request.extend_from_slice(sent);
        }
        Framing::Pieces { ended } => {
            request.extend_from_slice(b"Transfer-Encoding: chunked\r\n\r\n");
            if !sent.is_empty() {
                write!(request, "{:x}\r\n", sent.len()).expect("it is memory");
                request.extend_from_slice(sent);
                request.extend_from_slice(b"\r\n");
            }
            if ended {
                request.extend_from_slice(b"0\r\n\r\n");
            }
        }
    }
    caller.write_all(&request).expect("it is sent");
    // Whoever hangs up after all of a request waits for no answer.
    let is_whole = match framing {
        Framing::Length(length) => sent.len() == length,
        Framing::Pieces { ended } => ended,
    };
    if !is_whole {
        caller.shutdown(Shutdown::Write).expect("it is over");
    }
    let mut answer = String::new();
    caller.read_to_string(&mut answer).expect("an answer");
    answer
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

/// Every beginning of `body` is refused, and of long ones those about the lengths that matter inside.
fn refuses_every_beginning(server: &Server, path: &str, kind: &str, body: &str) {
    let near =
        |cut: usize| cut < 80 || cut.abs_diff(512) < 3 || body.len() - cut < 20 || cut.is_multiple_of(97);
    for cut in (0..body.len()).filter(|cut| near(*cut)) {
        let sent = &body.as_bytes()[..cut];
        let length = Framing::Length(body.len());
        assert_eq!(status_of(server, path, kind, length, sent), 400, "{path} {cut} of {}", body.len());
        let pieces = Framing::Pieces { ended: false };
        assert_eq!(status_of(server, path, kind, pieces, sent), 400, "{path} {cut} bytes without an end");
    }
    let pieces = Framing::Pieces { ended: false };
    assert_eq!(status_of(server, path, kind, pieces, body.as_bytes()), 400, "{path} without an end");
}

fn form(fields: &[(&str, &str)]) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    body.finish()
}

#[test]
fn a_body_that_breaks_off_changes_nothing_however_long_it_is() {
    let folder = Folder::new();
    let mut server = folder.open();
    let more = ["account", "create", "--username", "grace", "--role", "admin", "--password-stdin"];
    folder.run_with(&more, PASSWORD).fine();
    let (long, email) = ("y".repeat(700), "ada@example.org");
    let fields = [("name", "Ada Lovelace"), ("email", email), ("privacy", "yes"), ("password", PASSWORD)];
    let mut padded = vec![("padding", long.as_str())];
    padded.extend(fields);
    let json = registration("Ada Lovelace", email).to_string();
    // All of it but the spaces at its end is a whole object, and so is its beginning a whole form.
    let spaced = format!("{json}{}", " ".repeat(30));
    refuses_every_beginning(&server, "/language", FORM, "language=de");
    refuses_every_beginning(&server, "/register", FORM, &form(&fields));
    refuses_every_beginning(&server, "/register", FORM, &form(&padded));
    refuses_every_beginning(&server, "/oauth/token", FORM, "grant_type=refresh_token&client_id=rollbook");
    refuses_every_beginning(&server, "/api/users/register", JSON, &spaced);
    refuses_every_beginning(&server, "/api/v2/jwt/verify_token", JSON, "{\"token\":\"x\"}      ");

    // Whole, each is taken, by whichever of the two its end is told.
    let whole = Framing::Pieces { ended: true };
    assert_eq!(status_of(&server, "/language", FORM, whole, b"language=de"), 303);
    assert_eq!(status_of(&server, "/language", FORM, whole, b"x=1"), 303);
    let body = form(&padded);
    assert_eq!(status_of(&server, "/register", FORM, Framing::Length(body.len()), body.as_bytes()), 303);
    let other = spaced.replace(email, "eve@example.org");
    assert_eq!(status_of(&server, "/api/users/register", JSON, whole, other.as_bytes()), 201);
    server.ask_to_stop();
    assert!(server.wait().success());
    let accounts = folder.run(&["account", "list", "--json"]).json();
    let usernames = accounts.as_array().map(Vec::len);
    assert_eq!(usernames, Some(3), "{accounts}");
    assert_eq!(folder.run(&["mail", "list", "--json"]).json().as_array().map(Vec::len), Some(2));
}

/// Of one pixel, as an editor writes it.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0crc!\
    \0\0\0\x01IDATxcrc!\0\0\0\0IENDcrc!";

#[test]
fn an_upload_that_breaks_off_changes_nothing() {
    let folder = Folder::new();
    let server = folder.open();
    let more = ["account", "create", "--username", "grace", "--role", "admin", "--password-stdin"];
    folder.run_with(&more, PASSWORD).fine();
    let session = server.client().signs_in("grace", PASSWORD);
    let cookie =
        format!("Cookie: rollbook_session={}\r\n", session.cookie("rollbook_session").expect("a session"));
    let form = format!("{cookie}Content-Type: {FORM}\r\n");
    assert_eq!(status_with(&server, "/account/privacy", &form, Framing::Length(12), b"answer=agree"), 303);
    let cookies = [("Cookie", &cookie["Cookie: ".len()..cookie.len() - 2])];
    let page = server.client().get_with("/console/settings/logo", &cookies);
    let seen = page.body.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"seen\"\r\n\r\n{}\r\n--edge\r\nContent-Disposition: \
         form-data; name=\"logo\"; filename=\"logo.png\"\r\nContent-Type: image/png\r\n\r\n",
        seen.unwrap_or_else(|| panic!("no revision: {page:?}"))
    )
    .into_bytes();
    body.extend_from_slice(PICTURE);
    body.extend_from_slice(b"\r\n--edge--");
    let upload = format!("{cookie}Content-Type: multipart/form-data; boundary=edge\r\n");
    let path = "/console/settings/logo";
    for cut in (0..body.len()).filter(|cut| *cut < 20 || cut % 7 == 0 || body.len() - cut < 20) {
        let status = status_with(&server, path, &upload, Framing::Length(body.len()), &body[..cut]);
        assert_eq!(status, 400, "{cut} of {}", body.len());
        // Without a length nobody knows whether it would have been too large.
        let status = status_with(&server, path, &upload, Framing::Pieces { ended: false }, &body[..cut]);
        assert!(matches!(status, 400 | 413), "{cut} bytes without an end: {status}");
    }
    assert!(!server.client().get("/register").body.contains("-1x1.png"));
    assert_eq!(status_with(&server, path, &upload, Framing::Length(body.len()), &body), 303);
    assert!(server.client().get("/register").body.contains("-1x1.png"));
}
