//! Methods that the server's library does not know, over a real connection.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::{Folder, Server};

/// Everything that comes back for one request.
fn answer(server: &Server, line: &str) -> String {
    let port = server.host().rsplit(':').next().expect("a port");
    let mut caller = TcpStream::connect(format!("127.0.0.1:{port}")).expect("a connection");
    write!(caller, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("it is written");
    let mut answer = String::new();
    caller.read_to_string(&mut answer).expect("text");
    answer
}

#[test]
fn a_method_that_nobody_here_knows_is_not_implemented() {
    let folder = Folder::new();
    let ctx = folder.open();
    for line in ["PROPFIND /", "QUERY /healthz", "BREW /api/users/register", "propfind /api/v2/user/me/"] {
        let answer = answer(&ctx, line);
        assert!(answer.starts_with("HTTP/1.1 501 "), "{line}: {answer}");
        for header in ["x-request-id: ", "content-security-policy: ", "cache-control: no-store"] {
            assert!(answer.contains(header), "{line} lacks {header}: {answer}");
        }
    }
    let json = answer(&ctx, "QUERY /api/users/register");
    assert!(json.contains(r#""status":501"#), "{json}");
    assert!(ctx.log().contains("status=501"), "{}", ctx.log());
}

#[test]
fn a_known_method_that_no_path_has_is_not_allowed() {
    let folder = Folder::new();
    let ctx = folder.open();
    for line in ["TRACE /healthz", "CONNECT example.org:443", "DELETE /healthz"] {
        let answer = answer(&ctx, line);
        assert!(answer.starts_with("HTTP/1.1 405 "), "{line}: {answer}");
        assert!(answer.contains("allow: GET, HEAD\r\n"), "{line}: {answer}");
    }
    let options = answer(&ctx, "OPTIONS /healthz");
    assert!(options.starts_with("HTTP/1.1 204 "), "{options}");
    assert!(options.contains("allow: GET, HEAD, OPTIONS\r\n"), "{options}");
}
