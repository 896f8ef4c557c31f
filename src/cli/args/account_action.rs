//! What can be typed to do something to one account.

use clap::{Args, Subcommand};

use super::who::Who;

/// What is done to one account, as on its page in the console.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AccountAction {
    /// Change the username, name or email address; what is not named stays
    ///
    /// Another address ends sessions, tokens and links, and the old address is told.
    Edit(EditAccount),

    /// Set the role, and whether the account manages other accounts
    SetRole {
        #[command(flatten)]
        who: Who,
        /// The role
        #[arg(value_parser = ["admin", "moderator", "editor", "none"])]
        role: String,
        /// Whether it also manages accounts without being an administrator
        #[arg(long)]
        users_admin: bool,
    },

    /// Give a tag to an account
    Tag {
        #[command(flatten)]
        who: Who,
        /// The name of the tag
        tag: String,
    },

    /// Remove a tag from an account
    Untag {
        #[command(flatten)]
        who: Who,
        /// The name of the tag
        tag: String,
    },

    /// Unlock an account after too many wrong passwords
    Unlock(Who),

    /// Count the email address as confirmed, because you say so
    ConfirmEmail(Who),

    /// Send the confirmation email once more
    ResendConfirmation(Who),

    /// Email an invitation to choose the first password
    Invite(Who),

    /// Email a link to choose a new password
    SendReset(Who),

    /// Print a link to share yourself; it works once and replaces earlier ones
    ShareLink {
        #[command(flatten)]
        who: Who,
        /// What the link is for
        #[arg(value_parser = ["confirm_email", "invite", "recover"])]
        purpose: String,
    },

    /// End all sessions and tokens of an account
    EndSessions(Who),

    /// Delete an account; it can be restored until it is erased
    Delete(Who),

    /// Restore a deleted account
    Restore(Who),

    /// Erase an account permanently, with everything that is kept about it
    Erase(Who),
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct EditAccount {
    #[command(flatten)]
    pub who: Who,
    /// The new username
    #[arg(long, value_name = "U")]
    pub username: Option<String>,
    /// The new name; '' removes it
    #[arg(long, value_name = "N")]
    pub name: Option<String>,
    /// The new email address; '' removes it
    #[arg(long, value_name = "E")]
    pub email: Option<String>,
    /// How a new address is proven: by an email, by your word (hand), or later
    #[arg(long, value_name = "HOW", value_parser = ["mail", "hand", "later"], default_value = "mail")]
    pub proof: String,
}
