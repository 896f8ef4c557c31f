//! What the SMTP transport does with friendly, clumsy and hostile servers.

use std::time::{Duration, Instant};

use super::super::fake_server::{FakeServer, envelope, friendly};
use super::super::settings::SmtpOptions;
use super::*;
use crate::domain::Language;

const MESSAGE: &[u8] = b"Subject: hello\r\n\r\nHello.\r\n";

fn transport(url: &str) -> SmtpTransport {
    let options = SmtpOptions {
        helo_name: Some("desk.example.org".into()),
        send_timeout: Duration::from_secs(5),
        ..SmtpOptions::default()
    };
    let settings = SmtpSettings::parse(url, options).expect("good settings");
    SmtpTransport::new(settings).expect("a transport")
}

fn plain(server: &FakeServer) -> SmtpTransport {
    transport(&format!("smtp+plain://127.0.0.1:{}", server.port))
}

async fn fails(transport: &SmtpTransport) -> SendFailure {
    transport.send(&envelope(), MESSAGE).await.expect_err("it must fail")
}

#[tokio::test]
async fn a_mail_is_handed_over_and_the_connection_kept_for_the_next() {
    let server = FakeServer::start(|line, _| friendly(line));
    let transport = plain(&server);
    for _ in 0..2 {
        let accepted = transport.send(&envelope(), MESSAGE).await.expect("taken");
        assert_eq!(accepted.reply, "250 2.0.0 queued as 42");
    }
    assert_eq!(transport.idle_connections(), 1);
    transport.close().await;
    let heard = server.heard();
    assert_eq!(heard.matches("EHLO desk.example.org\r\n").count(), 1);
    assert_eq!(heard.matches("MAIL FROM:<desk@example.org>\r\n").count(), 2);
    assert_eq!(heard.matches("RCPT TO:<ada@example.com>\r\n").count(), 2);
    assert_eq!(heard.matches("QUIT\r\n").count(), 1);
}

#[tokio::test]
async fn without_starttls_on_offer_nothing_is_sent_in_clear_text() {
    let server = FakeServer::start(|line, _| friendly(line));
    let url = format!("smtp://user:swordfish@127.0.0.1:{}", server.port);
    let failure = fails(&transport(&url)).await;
    assert_eq!(failure.kind, FailureKind::Configuration);
    assert!(failure.reply.contains("STARTTLS"), "{failure}");
    assert_eq!(server.heard(), "EHLO desk.example.org\r\nQUIT\r\n");
}

#[tokio::test]
async fn words_slipped_in_behind_the_reply_to_starttls_are_not_listened_to() {
    let server = FakeServer::start(|line, _| match line {
        "STARTTLS" => Some("220 go\r\n250-fake\r\n250 AUTH PLAIN\r\n235 welcome\r\n".into()),
        _ if line.starts_with("EHLO") => Some("250-fake\r\n250 STARTTLS\r\n".into()),
        _ => friendly(line),
    });
    let url = format!("smtp://user:swordfish@127.0.0.1:{}", server.port);
    let failure = fails(&transport(&url)).await;
    assert_eq!(failure.kind, FailureKind::Configuration, "{failure}");
    assert!(failure.reply.starts_with("TLS: "), "{failure}");
    assert!(!server.heard().contains("AUTH"));
}

#[tokio::test]
async fn a_refused_recipient_is_final_and_the_connection_goes_on() {
    let server = FakeServer::start(|line, _| match line {
        _ if line.starts_with("RCPT") => Some("550-5.1.1 no such\r\n550 5.1.1 user\r\n".into()),
        _ => friendly(line),
    });
    let transport = plain(&server);
    let failure = fails(&transport).await;
    assert_eq!(failure.kind, FailureKind::Permanent);
    assert_eq!(failure.reply, "550 5.1.1 no such user");
    assert_eq!(transport.idle_connections(), 1);
    assert!(server.heard().ends_with("RSET\r\n"));
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it() {
    let server = FakeServer::start(|line, _| match line {
        "." => Some("451 4.3.0 try later\r\n".into()),
        _ => friendly(line),
    });
    let failure = fails(&plain(&server)).await;
    assert_eq!(failure.kind, FailureKind::Temporary);
    assert_eq!(failure.reply, "451 4.3.0 try later");
}

#[tokio::test]
async fn a_wrong_password_is_for_the_operator_to_mend() {
    let server = FakeServer::start(|line, _| match line {
        _ if line.starts_with("AUTH") => Some("535 5.7.8 wrong\r\n".into()),
        _ => friendly(line),
    });
    let url = format!("smtp+plain://user:swordfish@127.0.0.1:{}", server.port);
    let failure = fails(&transport(&url)).await;
    assert_eq!(failure.kind, FailureKind::Configuration);
    assert_eq!(failure.reply, "535 5.7.8 wrong");
}

fn said(steps: Vec<Phrase>) -> Vec<String> {
    steps.iter().map(|step| crate::texts::phrase(Language::English, step)).collect()
}

#[tokio::test]
async fn login_is_spoken_where_plain_is_not() {
    let server = FakeServer::start(|line, _| match line {
        _ if line.starts_with("EHLO") => Some("250-fake\r\n250 AUTH LOGIN\r\n".into()),
        "AUTH LOGIN" => Some("334 VXNlcm5hbWU6\r\n".into()),
        "dXNlcg==" => Some("334 UGFzc3dvcmQ6\r\n".into()),
        "c3dvcmRmaXNo" => Some("235 welcome\r\n".into()),
        _ => friendly(line),
    });
    let url = format!("smtp+plain://user:swordfish@127.0.0.1:{}", server.port);
    let steps = said(transport(&url).probe().await.expect("good"));
    assert!(steps.contains(&"signed in as user with LOGIN".to_owned()), "{steps:?}");
}

#[tokio::test]
async fn a_connection_that_died_while_waiting_is_replaced_without_a_word() {
    let server = FakeServer::start(|line, number| match line {
        // The first connection takes one mail and then closes, as servers do after a while.
        _ if number == 1 && line.starts_with("MAIL") => None,
        _ => friendly(line),
    });
    let transport = plain(&server);
    let connection = transport.connect(&mut Vec::new(), None).await.expect("open");
    transport.pool.put_back(connection);
    transport.send(&envelope(), MESSAGE).await.expect("taken");
    assert_eq!(server.heard().matches("DATA\r\n").count(), 1);
}

#[tokio::test]
async fn a_mail_that_may_have_arrived_is_not_sent_again_at_once() {
    let server = FakeServer::start(|line, _| match line {
        "." => None,
        _ => friendly(line),
    });
    let transport = plain(&server);
    let connection = transport.connect(&mut Vec::new(), None).await.expect("open");
    transport.pool.put_back(connection);
    let failure = fails(&transport).await;
    assert_eq!(failure.kind, FailureKind::Connection);
    assert!(failure.reply.contains("may have arrived"), "{failure}");
    assert_eq!(server.heard().matches("DATA\r\n").count(), 1);
}

#[tokio::test]
async fn a_message_cannot_end_itself_or_begin_another() {
    let server = FakeServer::start(|line, _| friendly(line));
    let trick = b"Subject: x\n\n.\nMAIL FROM:<evil@example.org>\r.\r\n.\r\n..\r\n";
    plain(&server).send(&envelope(), trick).await.expect("taken");
    let heard = server.heard();
    let (_, data) = heard.split_once("DATA\r\n").expect("a message");
    let body = "Subject: x\r\n\r\n..\r\nMAIL FROM:<evil@example.org>\r\n..\r\n..\r\n...\r\n";
    assert_eq!(data, format!("{body}\r\n.\r\n"));
}

#[tokio::test]
async fn endless_greetings_and_nonsense_end_in_a_failure() {
    let endless = FakeServer::start(|_, _| Some("2".repeat(10_000_000)));
    let failure = fails(&plain(&endless)).await;
    assert_eq!(failure.kind, FailureKind::Connection);
    assert!(failure.reply.contains("without end"), "{failure}");
    for nonsense in ["", "hello\r\n", "\u{fffd}\r\n", "250- \r\n250 x\r\n", "999 x\r\n", "220\r\n"] {
        let server = FakeServer::start(move |line, _| match line {
            _ if line.starts_with("EHLO") => Some(nonsense.into()).filter(|n: &String| !n.is_empty()),
            _ => friendly(line),
        });
        let transport = plain(&server);
        let _ = transport.send(&envelope(), MESSAGE).await;
    }
}

#[tokio::test]
async fn a_silent_server_is_given_up_on_in_time() {
    let server = FakeServer::start(|_, _| Some(String::new()));
    let options = SmtpOptions { send_timeout: Duration::from_millis(100), ..SmtpOptions::default() };
    let url = format!("smtp+plain://127.0.0.1:{}", server.port);
    let settings = SmtpSettings::parse(&url, options).expect("good settings");
    let began = Instant::now();
    let failure = fails(&SmtpTransport::new(settings).expect("a transport")).await;
    assert_eq!(failure.kind, FailureKind::Connection);
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn nobody_there_is_said_in_words() {
    let port = FakeServer::start(|_, _| None).port;
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let unused = free.local_addr().expect("an address").port();
    drop(free);
    let gone = fails(&transport(&format!("smtp+plain://127.0.0.1:{unused}"))).await;
    assert!(gone.reply.contains("cannot be reached"), "{gone}");
    let hung_up = fails(&transport(&format!("smtp+plain://127.0.0.1:{port}"))).await;
    assert_eq!(hung_up.kind, FailureKind::Connection);
}

/// A name whose server says nothing until it is told to.
struct Silent(std::sync::mpsc::Receiver<()>);

impl ToSocketAddrs for Silent {
    type Iter = std::vec::IntoIter<SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<Self::Iter> {
        let _ = self.0.recv();
        Ok(Vec::new().into_iter())
    }
}

#[test]
fn a_silent_name_server_leaves_the_threads_for_blocking_work_to_others() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(1)
        .enable_all()
        .build()
        .expect("one");
    runtime.block_on(async {
        let transport = transport("smtp://mail.example.org");
        let (speak, silence) = std::sync::mpsc::channel();
        let look_up = transport.look_up(Silent(silence));
        tokio::pin!(look_up);
        assert!(timeout(Duration::from_millis(50), &mut look_up).await.is_err());
        let other = tokio::task::spawn_blocking(|| "read");
        assert_eq!(timeout(Duration::from_secs(5), other).await.expect("in time").expect("done"), "read");
        drop(speak);
        assert_eq!(look_up.await.expect("an answer"), []);
    });
}

#[tokio::test]
async fn a_probe_tells_its_steps_and_sends_no_mail() {
    let server = FakeServer::start(|line, _| friendly(line));
    let url = format!("smtp+plain://user:swordfish@127.0.0.1:{}", server.port);
    let steps = said(transport(&url).probe().await.expect("good")).join("\n");
    for said in
        ["connected to 127.0.0.1", "not encrypted", "signed in as user with PLAIN", "emails can be sent"]
    {
        assert!(steps.contains(said), "{steps}");
    }
    assert!(!steps.contains("swordfish") && !server.heard().contains("MAIL"));
}

#[test]
fn a_file_of_authorities_must_hold_some() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    for path in [file.path().to_owned(), file.path().join("nowhere")] {
        let options = SmtpOptions { ca_file: Some(path), ..SmtpOptions::default() };
        let settings = SmtpSettings::parse("smtp://mail.example.org", options).expect("read");
        let refused = SmtpTransport::new(settings).err();
        assert!(matches!(refused, Some(SmtpSettingsError::CaFile { .. })));
    }
}
