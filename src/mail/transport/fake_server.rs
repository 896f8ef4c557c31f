//! A mail server for tests: answers by a script, and keeps every byte that it was sent.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use lettre::address::Envelope;

/// `None` hangs up; otherwise the text is sent as it is.
pub type Script = dyn Fn(&str, usize) -> Option<String> + Send + Sync;

pub struct FakeServer {
    pub port: u16,
    heard: Arc<Mutex<String>>,
}

impl FakeServer {
    /// `script` gets each line (`""` for the greeting, `"."` for a whole message) and the number
    /// of the connection, from 1.
    pub fn start(script: impl Fn(&str, usize) -> Option<String> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard = Arc::new(Mutex::new(String::new()));
        let (script, ears): (Arc<Script>, _) = (Arc::new(script), Arc::clone(&heard));
        thread::spawn(move || {
            for (number, peer) in (1..).zip(listener.incoming().map_while(Result::ok)) {
                let (script, ears) = (Arc::clone(&script), Arc::clone(&ears));
                thread::spawn(move || serve(peer, number, script.as_ref(), &ears));
            }
        });
        Self { port, heard }
    }

    /// All that clients sent, connection by connection as it came.
    pub fn heard(&self) -> String {
        self.heard.lock().expect("whole").clone()
    }
}

/// A server's part in an ordinary delivery.
pub fn friendly(line: &str) -> Option<String> {
    Some(match line.split(' ').next().unwrap_or_default() {
        "" => "220 fake ESMTP\r\n".to_owned(),
        "EHLO" => "250-fake\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n".to_owned(),
        "DATA" => "354 go on\r\n".to_owned(),
        "AUTH" => "235 welcome\r\n".to_owned(),
        "." => "250 2.0.0 queued as 42\r\n".to_owned(),
        "QUIT" => "221 bye\r\n".to_owned(),
        _ => "250 fine\r\n".to_owned(),
    })
}

pub fn envelope() -> Envelope {
    let address = |text: &str| text.parse().expect("an address");
    Envelope::new(Some(address("desk@example.org")), vec![address("ada@example.com")])
        .expect("someone to send to")
}

fn serve(peer: TcpStream, number: usize, script: &Script, heard: &Mutex<String>) {
    let mut writer = peer.try_clone().expect("a second handle");
    let mut reader = BufReader::new(peer);
    let mut said = String::new();
    let mut in_message = false;
    loop {
        if !in_message || said == "." {
            let Some(reply) = script(&said, number) else {
                return;
            };
            if writer.write_all(reply.as_bytes()).is_err() {
                return;
            }
            in_message = reply.starts_with("354");
        }
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line).unwrap_or(0) == 0 {
            return;
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        heard.lock().expect("whole").push_str(&line);
        said = line.trim_end_matches(['\r', '\n']).to_owned();
    }
}
