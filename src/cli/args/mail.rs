//! What can be typed about emails.

use clap::{Args, Subcommand};

use super::output::Output;

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum MailCommand {
    /// List the emails with their status and the mail server's last reply
    List(ListMails),

    /// Print one email as it is sent, with its link and code
    Show {
        #[command(flatten)]
        mail: MailId,
        #[command(flatten)]
        output: Output,
    },

    /// Send a failed or waiting email as soon as possible
    Retry {
        #[command(flatten)]
        mail: MailId,
    },

    /// Discard an email that was not sent yet; it is never sent
    Discard {
        #[command(flatten)]
        mail: MailId,
    },

    /// List the kinds of emails, and whose words are not the default
    Texts(Output),

    /// Print the words of an email
    ShowText {
        #[command(flatten)]
        text: MailTextName,
        #[command(flatten)]
        output: Output,
    },

    /// Write other words for an email, from JSON on standard input
    ///
    /// Takes what `mail show-text --json` prints: subject, heading and body.
    #[command(after_long_help = "\
Examples:
  rollbook mail show-text invitation en --json > words.json
  rollbook mail set-text invitation en < words.json")]
    SetText(MailTextName),

    /// Go back to the default words of an email
    ResetText(MailTextName),

    /// Send a test email now and print the mail server's replies
    Test {
        /// The recipient
        address: String,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct ListMails {
    /// Only in this state
    #[arg(long, value_name = "STATE", value_parser = ["waiting", "sent", "refused", "given_up", "discarded", "withdrawn"])]
    pub state: Option<String>,
    /// Only of this kind, as the list names it
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only to this address, or to one that begins so
    #[arg(long, value_name = "ADDRESS")]
    pub to: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct MailTextName {
    /// The kind of email, as `mail texts` names it
    pub kind: String,
    /// The language
    #[arg(value_parser = ["en", "de"])]
    pub language: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct MailId {
    /// The number that `rollbook mail list` shows
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
}
