//! Draining the outbox: every message at least once, with its state and the server's own words.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use lettre::address::{AddressError, Envelope};
use lettre::message::header::{self, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Mailboxes, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde_json::json;
use tokio::task::{self, JoinSet};

use crate::domain::{
    Actor, Clock, EmailAddress, Entropy, MailFailure, MailFrom, Phrase, Timestamp, mail_domain,
    without_address,
};
use crate::mail::WorkSignal;
use crate::mail::content::MailContent;
use crate::mail::kinds::TEST;
use crate::mail::transport::{DialogueLine, FailureKind, ProbeFailure, Recorded, SendFailure, Transport};
use crate::security::vault::Vault;
use crate::store::{AuditEntry, MailAttempt, MailState, Store, StoreError, StoredMail};

/// Pauses between the attempts, in minutes: about two days in all, then the message is given up.
const PAUSES: [u64; 14] = [1, 2, 5, 10, 20, 40, 60, 120, 240, 360, 480, 480, 480, 600];
/// Messages under way at the same time.
const AT_ONCE: u32 = 4;
/// How long the outbox is left alone when nobody rings. The command line writes to it too, from
/// another process.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How long a stop waits for what is under way.
const STOP_PATIENCE: Duration = Duration::from_secs(3);
/// Bytes (RFC 5322 2.1.1).
const LONGEST_LINE: usize = 998;
/// Between tries to write down an outcome.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Who mail comes from: a display name and a bare address.
#[derive(Debug, Clone)]
struct Sender {
    name: Option<String>,
    address: String,
}

impl From<&MailFrom> for Sender {
    fn from(from: &MailFrom) -> Self {
        Self { name: from.name().map(str::to_owned), address: from.address().to_owned() }
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

/// Everything it takes to hand messages to a server.
pub struct OutboxWorker {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub vault: Arc<Vault>,
    pub transport: Transport,
    /// Who mail comes from, where a start-up setting says it; else the policy does, and where that
    /// is silent too, it is `rollbook@` the site's own host.
    pub sender: Option<MailFrom>,
    /// The site's own host is taken from here, or from the policy while this is `None`.
    pub public_url: Option<String>,
    pub own_url: String,
}

/// How one attempt ended.
#[derive(Debug, Clone)]
struct Outcome {
    /// The server's words, or why it failed.
    sent: Result<String, SendFailure>,
    /// Empty but for test mails.
    dialogue: Vec<DialogueLine>,
}

impl From<Result<String, SendFailure>> for Outcome {
    fn from(sent: Result<String, SendFailure>) -> Self {
        Self { sent, dialogue: Vec::new() }
    }
}

/// How the text part is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// In UTF-8, which nearly every server takes (8BITMIME).
    AsTheyAre,
    InAscii,
}

/// Every line stays whole: quoted-printable would break a long link, and what people copy out of the source
/// of a mail, or a simple program reads there, would lead nowhere.
fn text_part(text: String, letters: Letters) -> SinglePart {
    let part = SinglePart::builder().header(ContentType::TEXT_PLAIN);
    let encoding =
        if text.is_ascii() { ContentTransferEncoding::SevenBit } else { ContentTransferEncoding::EightBit };
    let is_possible = encoding == ContentTransferEncoding::SevenBit || letters == Letters::AsTheyAre;
    if !is_possible || text.contains('\0') || text.lines().any(|line| line.len() > LONGEST_LINE) {
        return part.body(text);
    }
    let lines: String = text.lines().map(|line| line.replace('\r', " ") + "\r\n").collect();
    part.body(Body::dangerous_pre_encoded(lines.into_bytes(), encoding))
}

fn is_test(mail: &StoredMail) -> bool {
    mail.kind == TEST.name
}

/// Messages that are being sent at this moment.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<Result<(), StoreError>>,
    ids: HashMap<task::Id, i64>,
    /// Messages whose attempt ended in a panic of ours. They are left alone until the next start:
    /// tried again at once, they would be tried for ever.
    spoiled: HashSet<i64>,
}

impl UnderWay {
    fn begin(&mut self, id: i64, attempt: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
        let task = self.tasks.spawn(attempt);
        self.ids.insert(task.id(), id);
    }

    fn may_begin(&self, id: i64) -> bool {
        !self.spoiled.contains(&id) && !self.ids.values().any(|busy| *busy == id)
    }

    /// Waits until one of them is done. `None` when there is none.
    async fn finish_one(&mut self) -> Option<Result<(), StoreError>> {
        match self.tasks.join_next_with_id().await? {
            Ok((task, recorded)) => {
                self.ids.remove(&task);
                Some(recorded)
            }
            Err(error) => {
                let id = self.ids.remove(&error.id());
                tracing::error!(%error, mail = id, "an attempt at a mail ended in a panic");
                self.spoiled.extend(id);
                Some(Ok(()))
            }
        }
    }
}

impl OutboxWorker {
    /// Sends what is due, whenever the bell rings and at least every few seconds, until `stop`.
    /// Then it takes up nothing new and gives what is under way a moment to end. What is cut off
    /// stays in the outbox and is sent again at the next start.
    pub async fn run(self: Arc<Self>, outbox_signal: WorkSignal, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut under_way = UnderWay::default();
        loop {
            if let Err(error) = self.take_up(&mut under_way).await {
                tracing::error!(%error, "the outbox could not be read; it is tried again");
            }
            tokio::select! {
                biased;
                () = &mut stop => break,
                Some(recorded) = under_way.finish_one() => log_unrecorded(recorded),
                () = outbox_signal.wait(LOOK_EVERY) => {}
            }
        }
        let rest = async { while under_way.finish_one().await.is_some() {} };
        if tokio::time::timeout(STOP_PATIENCE, rest).await.is_err() {
            tracing::warn!("the mail server was too slow to stop for; what was under way is sent again");
        }
        under_way.tasks.abort_all();
        self.transport.close().await;
    }

    /// Sends what is due until nothing is. Returns how many attempts were made.
    pub async fn drain(self: &Arc<Self>) -> Result<usize, StoreError> {
        let mut under_way = UnderWay::default();
        let mut attempts = 0;
        loop {
            attempts += self.take_up(&mut under_way).await?;
            match under_way.finish_one().await {
                Some(recorded) => recorded?,
                None => return Ok(attempts),
            }
        }
    }

    /// Begins as many attempts as there is room for; returns how many.
    async fn take_up(self: &Arc<Self>, under_way: &mut UnderWay) -> Result<usize, StoreError> {
        let busy = u32::try_from(under_way.ids.len()).unwrap_or(u32::MAX);
        if busy >= AT_ONCE {
            return Ok(0);
        }
        let now = self.clock.now();
        let spoiled = u32::try_from(under_way.spoiled.len()).unwrap_or(u32::MAX);
        let limit = AT_ONCE.saturating_add(busy).saturating_add(spoiled);
        let due = self.store.read(move |reader| reader.list_due_mail(now, longest_pause(), limit)).await?;
        let due: Vec<StoredMail> = due
            .into_iter()
            .filter(|mail| under_way.may_begin(mail.id))
            .take((AT_ONCE - busy) as usize)
            .collect();
        if due.is_empty() {
            return Ok(0);
        }
        let sender = self.find_sender().await?;
        let begun = due.len();
        for mail in due {
            under_way.begin(mail.id, self.clone().attempt(mail, sender.clone()));
        }
        Ok(begun)
    }

    /// Goes all the way to the server but for a message, as the site that mail comes from.
    pub async fn probe(&self) -> Result<Result<Vec<Phrase>, ProbeFailure>, StoreError> {
        self.find_sender().await?;
        Ok(self.transport.probe().await)
    }

    /// The configured sender, or one at the site's own host. The server hears of that host, too.
    async fn find_sender(&self) -> Result<Sender, StoreError> {
        let policy = self.store.read(|reader| reader.find_policy()).await?;
        let url = self.public_url.as_ref().or(policy.public_url.as_ref()).unwrap_or(&self.own_url);
        self.transport.introduce_as(url);
        if let Some(sender) = self.sender.as_ref().or(policy.mail_from.as_ref()) {
            return Ok(sender.into());
        }
        Ok(Sender { name: policy.site_name, address: format!("rollbook@{}", mail_domain(url)) })
    }

    /// Sends one message now, whatever its turn, and returns the record of the attempt.
    pub async fn deliver(self: &Arc<Self>, id: i64) -> Result<Option<StoredMail>, StoreError> {
        let Some(mail) = self.store.read(move |reader| reader.find_mail(id)).await? else { return Ok(None) };
        let sender = self.find_sender().await?;
        self.clone().attempt(mail, sender).await?;
        self.store.read(move |reader| reader.find_mail(id)).await
    }

    /// One attempt at one message, and the record of it.
    async fn attempt(self: Arc<Self>, mail: StoredMail, sender: Sender) -> Result<(), StoreError> {
        let outbox_worker = self.clone();
        let message = mail.clone();
        let from = sender.to_string();
        // A task of its own: a panic in building or sending one message ends that attempt only.
        let outcome = match tokio::spawn(async move { outbox_worker.send(&message, &sender).await }).await {
            Ok(outcome) => outcome,
            Err(_) => {
                let words = "an internal error stopped this attempt";
                let failure = SendFailure::new(FailureKind::Temporary, words);
                Outcome::from(Err(failure.because(MailFailure::OnOurSide)))
            }
        };
        // A message that was sent is not sent again because the disk is full at this moment.
        let mut pause = FIRST_PAUSE;
        loop {
            match self.record(mail.clone(), from.clone(), outcome.clone()).await {
                Err(error) if error.is_passing() && error != StoreError::Closed => {
                    tracing::error!(%error, mail = mail.id, "the outcome of a mail cannot be written yet");
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                recorded => return recorded,
            }
        }
    }

    async fn send(&self, mail: &StoredMail, sender: &Sender) -> Outcome {
        let outcome = self.send_as(mail, sender, Letters::AsTheyAre).await;
        match &outcome.sent {
            // Nothing of it was sent yet.
            Err(failure) if failure.cause == MailFailure::NotInAscii => {
                self.send_as(mail, sender, Letters::InAscii).await
            }
            _ => outcome,
        }
    }

    async fn send_as(&self, mail: &StoredMail, sender: &Sender, letters: Letters) -> Outcome {
        let (envelope, message) = match self.build(mail, sender, letters) {
            Ok(built) => built,
            Err(words) => {
                let failure = SendFailure::new(FailureKind::Permanent, words);
                return Err(failure.because(MailFailure::OnOurSide)).into();
            }
        };
        if is_test(mail) {
            let Recorded { outcome, dialogue } = self.transport.send_recorded(&envelope, &message).await;
            return Outcome { sent: outcome.map(|accepted| accepted.reply), dialogue };
        }
        self.transport.send(&envelope, &message).await.map(|accepted| accepted.reply).into()
    }

    fn build(
        &self,
        mail: &StoredMail,
        sender: &Sender,
        letters: Letters,
    ) -> Result<(Envelope, Vec<u8>), String> {
        let content =
            MailContent::unseal(&self.vault, &mail.sealed_message).map_err(|error| error.to_string())?;
        let from = sender_address(&sender.address).map_err(|_| "the sender is no address".to_owned())?;
        let recipient =
            EmailAddress::parse(&mail.recipient).map_err(|_| "the recipient is no address".to_owned())?;
        let to = envelope_address(&recipient)?;
        let envelope =
            Envelope::new(Some(from.clone()), vec![to.clone()]).map_err(|error| error.to_string())?;
        let created =
            UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.created_at.millis()).unwrap_or(0));
        let mut message = Message::builder()
            .envelope(envelope.clone())
            // Stands in until it is built: the library reads the header again, and knows no literal of IPv6.
            .from(Mailbox::new(None, to.clone()))
            .to(Mailbox::new(mail.recipient_name.clone(), to))
            .subject(content.subject)
            .date(created)
            .message_id(Some(format!("<{}>", mail.message_id)))
            // RFC 3834: nobody's out-of-office note answers it.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .multipart(
                MultiPart::alternative()
                    .singlepart(text_part(content.text, letters))
                    .singlepart(SinglePart::html(content.html)),
            )
            .map_err(|error| error.to_string())?;
        message
            .headers_mut()
            .set(header::From::from(Mailboxes::from(Mailbox::new(sender.name.clone(), from))));
        Ok((envelope, message.formatted()))
    }

    async fn record(&self, mail: StoredMail, from: String, outcome: Outcome) -> Result<(), StoreError> {
        let now = self.clock.now();
        let Outcome { sent, dialogue } = outcome;
        let cause = sent.as_ref().err().map(|failure| failure.cause);
        let (state, next, word, reply) = match sent {
            Ok(reply) => (MailState::Sent, None, "sent", reply),
            Err(failure) if failure.kind == FailureKind::Permanent => {
                (MailState::Refused, None, "refused", failure.reply)
            }
            // Whoever sends a test looks at its outcome and sends another one.
            Err(failure) if is_test(&mail) => (MailState::GivenUp, None, "given up", failure.reply),
            Err(failure) => match self.next_attempt(mail.attempts, now) {
                Some(next) => (MailState::Waiting, Some(next), "deferred", failure.reply),
                None => (MailState::GivenUp, None, "given up", failure.reply),
            },
        };
        if state != MailState::Sent {
            // Servers like to repeat the address.
            let reply = without_address(&reply, &mail.recipient);
            tracing::warn!(mail = mail.id, kind = mail.kind, outcome = word, %reply, "a mail was not accepted");
        }
        self.store
            .write(move |tx| {
                let outcome = word.to_owned();
                let sender = Some(from.clone());
                let attempt = MailAttempt { at: now, outcome, reply: reply.clone(), cause, sender };
                tx.insert_mail_attempt(mail.id, &attempt)?;
                if !dialogue.is_empty() {
                    tx.update_mail_dialogue(mail.id, now, &json!(dialogue).to_string())?;
                }
                // Discarded while it was under way: only that it was sent after all is still news.
                let is_news = tx.update_mail(mail.id, state, now, next, &reply)?;
                if is_news && state != MailState::Waiting {
                    tx.append_audit(&line_of(&mail, state, now, &reply))?;
                }
                Ok(())
            })
            .await
    }

    /// When to try again after this many attempts before; `None` when it has been tried enough.
    /// The pause varies by a fifth, so that a returning server is not met by all at once.
    fn next_attempt(&self, attempts_before: u32, now: Timestamp) -> Option<Timestamp> {
        let minutes = PAUSES.get(usize::try_from(attempts_before).ok()?)?;
        let mut random = [0; 2];
        self.entropy.fill(&mut random);
        let share = u64::from(u16::from_be_bytes(random)) * 400 / u64::from(u16::MAX);
        Some(now.plus(Duration::from_millis(minutes * 60 * (800 + share))))
    }
}

/// Also behind a literal of IPv6 (RFC 5321 4.1.3), which the mail library takes without its tag only.
fn sender_address(text: &str) -> Result<Address, AddressError> {
    let tagged = text.rsplit_once('@').and_then(|(user, domain)| {
        let address = domain.strip_prefix("[IPv6:")?.strip_suffix(']')?;
        Some((user, domain, address))
    });
    match tagged {
        Some((user, domain, address)) => {
            Address::new(user, address).map(|_| Address::new_dangerous(user, domain))
        }
        None => text.parse(),
    }
}

/// As it goes to the server.
fn envelope_address(address: &EmailAddress) -> Result<Address, String> {
    Address::new(address.local(), address.domain()).map_err(|error| error.to_string())
}

/// The longest pause between two attempts, its variation included.
fn longest_pause() -> Duration {
    let minutes = PAUSES.into_iter().max().unwrap_or(0);
    Duration::from_secs(minutes * 60 * 6 / 5)
}

fn log_unrecorded(recorded: Result<(), StoreError>) {
    if let Err(error) = recorded {
        tracing::error!(%error, "the outcome of a mail could not be written; it is sent again");
    }
}

fn line_of(mail: &StoredMail, state: MailState, now: Timestamp, reply: &str) -> AuditEntry {
    AuditEntry {
        at: now,
        actor_kind: Actor::System.kind(),
        actor_id: None,
        actor_label: None,
        action: match state {
            MailState::Sent | MailState::Waiting | MailState::Discarded | MailState::Withdrawn => "mail.sent",
            MailState::Refused => "mail.refused",
            MailState::GivenUp => "mail.given_up",
        },
        target_kind: Some("mail"),
        target_id: Some(mail.id.to_string()),
        peer: None,
        request_id: None,
        details: json!({ "kind": mail.kind, "account": mail.account.map(|id| id.0), "reply": reply }),
    }
}
