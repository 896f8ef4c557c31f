//! From what a mail server did, and at which step, to the cause that a person can mend.

use super::FailureKind;
use crate::domain::MailFailure;

/// Where in the dialogue something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Greeting,
    Tls,
    SignIn,
    Sender,
    Recipient,
    Data,
    Message,
}

/// For a reply of the server. The enhanced code (RFC 3463), where it gives one, is more exact than the
/// other; then come the words that servers have in common.
pub(super) fn of_reply(step: Step, code: u16, words: &str) -> MailFailure {
    let says = words.to_lowercase();
    let says = |any: &[&str]| any.iter().any(|word| says.contains(word));
    let enhanced = words.split_whitespace().next().and_then(enhanced_code);
    match (step, code, enhanced) {
        (Step::SignIn, 400..500, _) => MailFailure::SignInLater,
        (Step::SignIn, _, _) => MailFailure::SignInRefused,
        (_, 530, _) | (_, _, Some((7, 0)))
            if says(&["authenticat", "sign in", "log in", "login", "auth "]) =>
        {
            MailFailure::SignInMissing
        }
        (_, 530, _) => MailFailure::SignInMissing,
        // Servers say so as late as at the recipient.
        _ if says(&["helo ", "ehlo ", "helo:", "ehlo:"]) => MailFailure::NameRefused,
        (Step::Greeting, 501 | 504 | 550 | 553, _) => MailFailure::NameRefused,
        (_, _, Some((2, 2))) => MailFailure::MailboxFull,
        (_, _, Some((3, 4))) => MailFailure::TooLarge,
        (_, 400..500, _) if says(&["greylist", "graylist", "grey list", "gray list"]) => {
            MailFailure::Greylisted
        }
        (_, _, Some((7, 28))) => MailFailure::TooMany,
        (_, 400..500, _)
            if says(&["too many", "rate limit", "limit exceeded", "quota exceeded", "throttl"]) =>
        {
            MailFailure::TooMany
        }
        (Step::Recipient | Step::Data | Step::Message, 500.., Some((1, 1..=3 | 6 | 10))) => {
            MailFailure::RecipientUnknown
        }
        _ if says(&["relay"]) => MailFailure::RelayDenied,
        _ if says(&["spam", "blocklist", "blacklist", "block list", "spamhaus", "junk", "reputation"]) => {
            MailFailure::TakenForSpam
        }
        (Step::Recipient, 450 | 451, _) => MailFailure::Greylisted,
        (_, 452, _) if says(&["full", "mailbox"]) => MailFailure::MailboxFull,
        (_, 400..500, _) => MailFailure::Busy,
        (_, _, Some((1, 7 | 8))) | (Step::Sender, _, _) => MailFailure::SenderRefused,
        _ if says(&["mailbox full", "mailbox is full", "over quota", "quota exceeded", "storage"]) => {
            MailFailure::MailboxFull
        }
        (Step::Message, 552, _) => MailFailure::TooLarge,
        (Step::Recipient, 552, _) => MailFailure::MailboxFull,
        _ if says(&["send as", "sendasdenied", "from address", "not owned by", "return path"]) => {
            MailFailure::SenderRefused
        }
        _ if says(&["sender"]) && !says(&["recipient"]) => MailFailure::SenderRefused,
        // About the dialogue or the server as a whole, whatever the step.
        (_, 500 | 502 | 504, _) | (_, _, Some((3 | 5, _))) => MailFailure::Unclear,
        (Step::Recipient, 550 | 551 | 553, None) => MailFailure::RecipientUnknown,
        (Step::Recipient | Step::Data | Step::Message, _, _) => MailFailure::RecipientRefused,
        _ => MailFailure::Unclear,
    }
}

/// For a connection on which no reply came.
pub(super) fn of_silence(step: Step, words: &str) -> MailFailure {
    let hung_up = ["eof", "connection reset", "broken pipe", "closed", "incomplete"];
    let words = words.to_lowercase();
    let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
    match step {
        Step::Message => MailFailure::MayHaveArrived,
        // A server that begins in clear text, read as TLS.
        Step::Tls if says(&["invalidcontenttype", "invalid content type", "corrupt message"]) => {
            MailFailure::TlsNotSpoken
        }
        Step::Tls if says(&["not valid for name", "notvalidforname"]) => MailFailure::CertificateName,
        Step::Tls if says(&["expired", "notvalidyet", "not valid yet"]) => MailFailure::CertificateExpired,
        Step::Tls if says(&["certificate", "unknownissuer"]) => MailFailure::CertificateUntrusted,
        Step::Tls => MailFailure::TlsOther,
        _ if says(&hung_up) => MailFailure::HungUp,
        Step::Greeting => MailFailure::NotSmtp,
        _ => MailFailure::HungUp,
    }
}

/// For a failure that is known by its kind and words only.
pub(super) fn of_words(kind: FailureKind, words: &str) -> MailFailure {
    let mut parts = words.splitn(2, ' ');
    let code = parts.next().and_then(|code| code.parse().ok()).filter(|code| (400..600).contains(code));
    if let Some(code) = code {
        return of_reply(Step::Recipient, code, parts.next().unwrap_or_default());
    }
    match kind {
        FailureKind::Temporary => MailFailure::Busy,
        FailureKind::Connection => MailFailure::Unreachable,
        FailureKind::Permanent => MailFailure::OnOurSide,
        FailureKind::Configuration => MailFailure::Unclear,
    }
}

/// Subject and detail of `5.7.1`.
fn enhanced_code(word: &str) -> Option<(u16, u16)> {
    let mut parts = word.trim_start_matches('#').split('.');
    let class: u16 = parts.next()?.parse().ok()?;
    let (subject, detail) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (matches!(class, 2 | 4 | 5) && parts.next().is_none()).then_some((subject, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_of_real_servers_are_understood() {
        use MailFailure as F;
        for (step, code, words, cause) in [
            (Step::SignIn, 535, "5.7.8 Error: authentication failed: UGFzc3dvcmQ6", F::SignInRefused),
            (
                Step::SignIn,
                535,
                "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled",
                F::SignInRefused,
            ),
            (Step::SignIn, 454, "4.7.0 Temporary authentication failure", F::SignInLater),
            (Step::Sender, 530, "5.7.0 Authentication required", F::SignInMissing),
            (Step::Sender, 530, "5.7.1 Authentication required", F::SignInMissing),
            (
                Step::Sender,
                553,
                "5.7.1 <a@b.example>: Sender address rejected: not owned by user c",
                F::SenderRefused,
            ),
            (
                Step::Recipient,
                553,
                "5.7.1 <a@b.example>: Sender address rejected: not owned by user c",
                F::SenderRefused,
            ),
            (
                Step::Message,
                554,
                "5.2.252 SendAsDenied; not allowed to send as a@b.example",
                F::SenderRefused,
            ),
            (Step::Recipient, 554, "5.7.1 <ada@example.org>: Relay access denied", F::RelayDenied),
            (Step::Recipient, 550, "relay not permitted", F::RelayDenied),
            (Step::Recipient, 550, "5.1.1 <a@b>: User unknown in relay recipient table", F::RecipientUnknown),
            (
                Step::Recipient,
                504,
                "5.5.2 <vm>: Helo command rejected: need fully-qualified hostname",
                F::NameRefused,
            ),
            (Step::Recipient, 450, "4.7.1 <vm>: Helo command rejected: Host not found", F::NameRefused),
            (Step::Greeting, 501, "5.5.4 Invalid domain name", F::NameRefused),
            (Step::Recipient, 550, "5.1.8 sender rejected", F::SenderRefused),
            (Step::Message, 501, "5.1.7 bad sender address syntax", F::SenderRefused),
            (Step::Recipient, 552, "5.2.2 mailbox full", F::MailboxFull),
            (Step::Message, 552, "<ada@example.org> is over quota", F::MailboxFull),
            (Step::Recipient, 502, "5.5.1 not implemented", F::Unclear),
            (
                Step::Recipient,
                550,
                "5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
                F::RelayDenied,
            ),
            (
                Step::Recipient,
                550,
                "5.1.1 <nobody@example.org>: Recipient address rejected: User unknown",
                F::RecipientUnknown,
            ),
            (Step::Recipient, 550, "no such user here", F::RecipientUnknown),
            (
                Step::Recipient,
                450,
                "4.2.0 <ada@example.org>: Recipient address rejected: Greylisted",
                F::Greylisted,
            ),
            (Step::Recipient, 451, "4.7.1 Please try again later", F::Greylisted),
            (
                Step::Recipient,
                452,
                "4.2.2 The email account that you tried to reach is over quota",
                F::MailboxFull,
            ),
            (Step::Recipient, 552, "mailbox full", F::MailboxFull),
            (Step::Message, 552, "5.3.4 Message size exceeds fixed limit", F::TooLarge),
            (Step::Message, 550, "5.7.1 This message looks like spam", F::TakenForSpam),
            (
                Step::Recipient,
                554,
                "5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org",
                F::TakenForSpam,
            ),
            (Step::Greeting, 421, "4.7.0 Too many connections", F::TooMany),
            (Step::Greeting, 421, "busy", F::Busy),
            (Step::Message, 550, "5.7.26 unauthenticated mail is prohibited by policy", F::RecipientRefused),
            (Step::Greeting, 554, "no", F::Unclear),
        ] {
            assert_eq!(of_reply(step, code, words), cause, "{step:?} {code} {words}");
        }
    }

    #[test]
    fn words_alone_tell_less_but_never_nothing() {
        assert_eq!(of_words(FailureKind::Permanent, "550 5.1.1 no such user"), MailFailure::RecipientUnknown);
        assert_eq!(of_words(FailureKind::Temporary, "an internal error"), MailFailure::Busy);
        assert_eq!(of_words(FailureKind::Connection, "nobody there"), MailFailure::Unreachable);
        assert_eq!(of_words(FailureKind::Permanent, "the recipient is no address"), MailFailure::OnOurSide);
    }
}
