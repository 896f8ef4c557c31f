//! Replies of a mail server as the transport reads them.

use super::*;

#[test]
fn only_refusals_of_recipient_or_message_are_final() {
    use FailureKind::{Configuration, Permanent, Temporary};
    for (step, code, words, kind) in [
        (Step::Recipient, 550, "5.1.1 no such user", Permanent),
        (Step::Message, 552, "too big", Permanent),
        (Step::Recipient, 450, "4.2.0 greylisted", Temporary),
        (Step::Recipient, 550, "5.7.1 relaying denied", Configuration),
        (Step::Recipient, 530, "sign in first", Configuration),
        (Step::Recipient, 503, "bad sequence", Temporary),
        (Step::Sender, 553, "not your address", Configuration),
        (Step::SignIn, 535, "5.7.8 wrong", Configuration),
        (Step::SignIn, 454, "4.7.0 later", Temporary),
        (Step::Greeting, 554, "go away", Configuration),
        (Step::Greeting, 421, "busy", Temporary),
        (
            Step::Recipient,
            504,
            "5.5.2 <vm>: Helo command rejected: need fully-qualified hostname",
            Configuration,
        ),
        (Step::Recipient, 550, "5.7.1 <vm>: Helo command rejected: Host not found", Configuration),
        (Step::Recipient, 550, "relay not permitted", Configuration),
        (Step::Recipient, 554, "<ada@example.org>: Relay access denied", Configuration),
        (Step::Recipient, 550, "5.1.8 sender rejected", Configuration),
        (Step::Recipient, 550, "Sender verify failed", Configuration),
        (
            Step::Recipient,
            504,
            "5.5.2 <a>: Sender address rejected: need fully-qualified address",
            Configuration,
        ),
        (Step::Recipient, 500, "5.5.1 command unrecognized", Configuration),
        (Step::Recipient, 502, "not implemented", Configuration),
        (Step::Recipient, 550, "5.3.2 System not accepting network messages", Configuration),
        (
            Step::Recipient,
            554,
            "Service unavailable; Client host blocked using zen.spamhaus.org",
            Configuration,
        ),
        (Step::Message, 501, "5.1.7 bad sender address syntax", Configuration),
        (Step::Message, 554, "5.2.252 SendAsDenied; not allowed to send as a@b.example", Configuration),
        (Step::Recipient, 552, "5.2.2 mailbox full", Temporary),
        (Step::Recipient, 550, "5.2.2 over quota", Temporary),
        (Step::Recipient, 552, "mailbox full", Temporary),
        (Step::Message, 552, "5.2.2 <ada@example.org> user is over quota", Temporary),
        (Step::Recipient, 550, "mailbox unavailable", Permanent),
        (Step::Recipient, 501, "5.1.3 bad recipient address syntax", Permanent),
        (Step::Recipient, 550, "5.1.1 <a@b>: User unknown in relay recipient table", Permanent),
        (Step::Recipient, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound", Permanent),
        (Step::Recipient, 550, "5.2.1 mailbox disabled", Permanent),
        (Step::Message, 552, "5.3.4 message too big", Permanent),
    ] {
        assert_eq!(kind_of_reply(step, code, words), kind, "{step:?} {code} {words}");
    }
}
