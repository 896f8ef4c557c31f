//! One SMTP connection: opened, encrypted, signed in, and then mail by mail. Maps each thing that
//! can go wrong, by the step at which it did, to a kind of failure and words.

use std::error::Error as _;
use std::fmt;

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo};
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;

use super::causes::{self, Step};
use super::dialogue::Dialogue;
use super::settings::Encryption;
use super::stream::{Greeter, GuardedStream};
use super::{Accepted, FailureKind, SendFailure, tidy};
use crate::domain::MailFailure;

pub(super) struct Connection {
    smtp: AsyncSmtpConnection,
    server: ServerInfo,
    /// Where all that is said is written down, for a test mail.
    dialogue: Option<Dialogue>,
}

/// A failed delivery, and what it means for the connection.
pub(super) struct Undelivered {
    pub failure: SendFailure,
    /// The server spoke to the point and the connection can be used again.
    pub connection_is_sound: bool,
    /// It broke before the server agreed to take the message: another try cannot make a second.
    pub surely_not_taken: bool,
}

impl Connection {
    /// Greets, encrypts as asked for, and greets again. Nothing but greetings goes out before TLS.
    pub async fn open(
        tcp: TcpStream,
        encryption: Encryption,
        tls: &TlsParameters,
        hello: &ClientId,
        dialogue: Option<&Dialogue>,
    ) -> Result<Self, SendFailure> {
        let stream = GuardedStream::new(tcp, encryption == Encryption::StartTls, dialogue.cloned());
        let stream = Box::new(stream);
        match encryption {
            Encryption::Implicit => return Self::open_over_tls(stream, tls, hello, dialogue).await,
            Encryption::None => return Self::open_in_clear(stream, hello, dialogue).await,
            Encryption::StartTls => {}
        }
        let greeted = AsyncSmtpConnection::connect_with_transport(stream, hello).await;
        let mut smtp = greeted.map_err(|error| {
            if is_unknown_command(&error) { no_start_tls() } else { failure(Step::Greeting, &error) }
        })?;
        if !smtp.can_starttls() {
            let _ = smtp.command(Quit).await;
            return Err(no_start_tls());
        }
        smtp.starttls(tls.clone(), hello).await.map_err(at(Step::Tls))?;
        if let Some(dialogue) = dialogue {
            dialogue.encrypted();
        }
        let server = smtp.server_info().clone();
        if let Some(dialogue) = dialogue {
            dialogue.bytes_are_done();
        }
        Ok(Self { smtp, server, dialogue: dialogue.cloned() })
    }

    #[expect(deprecated, reason = "lettre has no other way to TLS on a socket that we prepared")]
    async fn open_over_tls(
        stream: Box<GuardedStream>,
        tls: &TlsParameters,
        hello: &ClientId,
        dialogue: Option<&Dialogue>,
    ) -> Result<Self, SendFailure> {
        use lettre::transport::smtp::client::AsyncNetworkStream;

        let mut stream = AsyncNetworkStream::use_existing_tokio1(stream);
        stream.upgrade_tls(tls.clone()).await.map_err(at(Step::Tls))?;
        if let Some(dialogue) = dialogue {
            dialogue.encrypted();
        }
        Self::greet(stream, hello, dialogue).await
    }

    #[expect(deprecated, reason = "lettre has no other way to another greeting than EHLO")]
    async fn open_in_clear(
        stream: Box<GuardedStream>,
        hello: &ClientId,
        dialogue: Option<&Dialogue>,
    ) -> Result<Self, SendFailure> {
        use lettre::transport::smtp::client::AsyncNetworkStream;

        // What is said until then is read off the wire.
        let mut connection =
            Self::greet(AsyncNetworkStream::use_existing_tokio1(stream), hello, None).await?;
        if let Some(dialogue) = dialogue {
            dialogue.bytes_are_done();
        }
        connection.dialogue = dialogue.cloned();
        Ok(connection)
    }

    /// The server's greeting and ours, on a stream that is not encrypted any further.
    #[expect(deprecated, reason = "the stream that lettre reads from has no other name")]
    async fn greet(
        stream: lettre::transport::smtp::client::AsyncNetworkStream,
        hello: &ClientId,
        dialogue: Option<&Dialogue>,
    ) -> Result<Self, SendFailure> {
        let mut smtp = AsyncSmtpConnection::connect_with_transport(Box::new(Greeter::new()), hello)
            .await
            .map_err(at(Step::Greeting))?;
        smtp.set_stream(stream);
        let mut connection = Self { smtp, server: ServerInfo::default(), dialogue: dialogue.cloned() };
        let greeting = connection.smtp.read_response().await;
        connection.note(&greeting);
        greeting.map_err(at(Step::Greeting))?;
        let offers = match connection.command(Ehlo::new(hello.clone())).await {
            // A server from before 1995 (RFC 5321 3.2), or a filter that plays one.
            Err(error) if is_unknown_command(&error) => connection.command(Helo(hello)).await,
            offers => offers,
        };
        let offers = offers.map_err(at(Step::Greeting))?;
        connection.server = ServerInfo::from_response(&offers).map_err(at(Step::Greeting))?;
        Ok(connection)
    }

    /// Asks once more what the server offers: what it said within TLS nobody has written down yet.
    pub async fn ask_again(&mut self, hello: &ClientId) -> Result<(), SendFailure> {
        self.command(Ehlo::new(hello.clone())).await.map_err(at(Step::Greeting))?;
        Ok(())
    }

    /// The name that the server gave itself.
    pub fn server_name(&self) -> &str {
        self.server.name()
    }

    pub async fn sign_in(&mut self, credentials: &Credentials) -> Result<Mechanism, SendFailure> {
        let mechanism = self.server.get_auth_mechanism(DEFAULT_MECHANISMS);
        let mechanism = mechanism.ok_or_else(|| {
            let words = "the server offers no sign-in by PLAIN or LOGIN, but a user is set";
            SendFailure::new(FailureKind::Configuration, words).because(MailFailure::SignInNotOffered)
        })?;
        self.answer_challenges(mechanism, credentials).await.map_err(at(Step::SignIn))?;
        Ok(mechanism)
    }

    /// LOGIN asks twice; a server that asks for more gets no third answer.
    async fn answer_challenges(
        &mut self,
        mechanism: Mechanism,
        credentials: &Credentials,
    ) -> Result<(), SmtpError> {
        let first = Auth::new(mechanism, credentials.clone(), None)?;
        let mut response = self.command(first).await?;
        for _ in 0..2 {
            if !response.has_code(334) {
                break;
            }
            let next = Auth::new_from_response(mechanism, credentials.clone(), &response)?;
            response = self.hidden_command(next).await?;
        }
        Ok(())
    }

    /// `message` has CRLF line ends throughout.
    pub async fn deliver(&mut self, envelope: &Envelope, message: &[u8]) -> Result<Accepted, Undelivered> {
        let options = self.mail_options(envelope, message)?;
        let sender = Mail::new(envelope.from().cloned(), options);
        self.step(Step::Sender, sender).await?;
        for recipient in envelope.to() {
            let recipient = Rcpt::new(recipient.clone(), Vec::new());
            self.step(Step::Recipient, recipient).await?;
        }
        self.step(Step::Data, Data).await?;
        if let Some(dialogue) = &self.dialogue {
            dialogue.message(message.len());
        }
        let answer = self.smtp.message(message).await;
        self.note(&answer);
        match answer {
            Ok(response) => Ok(Accepted { reply: words_of(&response) }),
            Err(error) => Err(self.undelivered(Step::Message, &error)),
        }
    }

    /// Makes a connection fresh again after a refusal; false when it is of no more use.
    pub async fn reset(&mut self) -> bool {
        self.smtp.command(Rset).await.is_ok()
    }

    pub async fn quit(mut self) {
        let _ = self.command(Quit).await;
    }

    async fn command(&mut self, command: impl std::fmt::Display) -> Result<Response, SmtpError> {
        if let Some(dialogue) = &self.dialogue {
            dialogue.command(&command.to_string());
        }
        self.unheard_command(command).await
    }

    /// For a command that is nothing but a secret.
    async fn hidden_command(&mut self, command: impl std::fmt::Display) -> Result<Response, SmtpError> {
        if let Some(dialogue) = &self.dialogue {
            dialogue.hidden_command();
        }
        self.unheard_command(command).await
    }

    async fn unheard_command(&mut self, command: impl std::fmt::Display) -> Result<Response, SmtpError> {
        let answer = self.smtp.command(command).await;
        self.note(&answer);
        answer
    }

    fn note(&self, answer: &Result<Response, SmtpError>) {
        if let Some(dialogue) = &self.dialogue {
            dialogue.answer(answer, innermost);
        }
    }

    async fn step(&mut self, step: Step, command: impl std::fmt::Display) -> Result<(), Undelivered> {
        match self.command(command).await {
            Ok(_) => Ok(()),
            Err(error) => Err(self.undelivered(step, &error)),
        }
    }

    fn undelivered(&self, step: Step, error: &SmtpError) -> Undelivered {
        let status = error.status().map(u16::from);
        Undelivered {
            failure: failure(step, error),
            // After 421 the server closes.
            connection_is_sound: status.is_some_and(|code| code != 421),
            surely_not_taken: step != Step::Message && matches!(status, None | Some(421)),
        }
    }

    fn mail_options(&self, envelope: &Envelope, message: &[u8]) -> Result<Vec<MailParameter>, Undelivered> {
        let offers = |extension| self.server.supports_feature(extension);
        let lacking = |kind, words: &str| Undelivered {
            failure: SendFailure::new(kind, words).because(MailFailure::NotInAscii),
            connection_is_sound: true,
            surely_not_taken: false,
        };
        let mut options = Vec::new();
        let addresses = envelope.to().iter().chain(envelope.from());
        if !addresses.map(AsRef::<str>::as_ref).all(str::is_ascii) {
            if !offers(Extension::SmtpUtfEight) {
                let words = "the server takes no addresses with letters beyond ASCII (SMTPUTF8)";
                return Err(lacking(FailureKind::Permanent, words));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !message.is_ascii() {
            if !offers(Extension::EightBitMime) {
                let words = "the server takes no 8-bit messages (8BITMIME)";
                return Err(lacking(FailureKind::Configuration, words));
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(options)
    }
}

/// The greeting of RFC 821, which offers nothing.
struct Helo<'a>(&'a ClientId);

impl fmt::Display for Helo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HELO {}\r\n", self.0)
    }
}

fn is_unknown_command(error: &SmtpError) -> bool {
    matches!(error.status().map(u16::from), Some(500 | 502))
}

fn no_start_tls() -> SendFailure {
    let words = "the server does not offer STARTTLS; nothing was sent in clear text";
    SendFailure::new(FailureKind::Configuration, words).because(MailFailure::NoStartTls)
}

fn at(step: Step) -> impl Fn(SmtpError) -> SendFailure {
    move |error| failure(step, &error)
}

fn failure(step: Step, error: &SmtpError) -> SendFailure {
    let cause = innermost(error);
    match error.status().map(u16::from) {
        Some(code) => SendFailure::new(kind_of_reply(step, code, &cause), format!("{code} {cause}"))
            .because(causes::of_reply(step, code, &cause)),
        None => SendFailure::new(kind_of_silence(step), format!("{}: {cause}", while_at(step)))
            .because(causes::of_silence(step, &cause)),
    }
}

/// Only what concerns the recipient or the message itself is final. A refused sender or name, a missing
/// sign-in or a policy (enhanced code x.7.x, RFC 3463) is for the operator to mend; a full mailbox is emptied.
fn kind_of_reply(step: Step, code: u16, words: &str) -> FailureKind {
    let policy = words.starts_with("5.7.");
    match (code, causes::of_reply(step, code, words)) {
        (400..500 | 503, _) | (_, MailFailure::MailboxFull) => FailureKind::Temporary,
        (_, MailFailure::RecipientUnknown | MailFailure::RecipientRefused | MailFailure::TooLarge)
            if !policy =>
        {
            FailureKind::Permanent
        }
        _ => FailureKind::Configuration,
    }
}

fn kind_of_silence(step: Step) -> FailureKind {
    match step {
        Step::Tls | Step::SignIn => FailureKind::Configuration,
        _ => FailureKind::Connection,
    }
}

fn while_at(step: Step) -> &'static str {
    match step {
        Step::Greeting => "at the greeting",
        Step::Tls => "TLS",
        Step::SignIn => "at the sign-in",
        Step::Sender => "at the sender's address",
        Step::Recipient => "at the recipient's address",
        Step::Data => "before the message",
        Step::Message => "the message was sent but not confirmed and may have arrived",
    }
}

/// The cause at the bottom says what happened; what wraps it only repeats that something did.
fn innermost(error: &SmtpError) -> String {
    let mut cause = error.source();
    let mut words = cause.map_or_else(|| error.to_string(), ToString::to_string);
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        words = inner.to_string();
        cause = Some(inner);
    }
    words
}

fn words_of(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    tidy(&format!("{} {}", response.code(), lines.join(" ")))
}

#[cfg(test)]
mod tests;
