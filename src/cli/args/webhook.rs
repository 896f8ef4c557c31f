//! What can be typed about webhooks.

use clap::{Args, Subcommand};

use super::output::Output;

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum WebhookCommand {
    /// List the webhooks: URL, events, state, waiting and failed deliveries
    List(Output),

    /// Add a webhook and print its ID and its signing secret
    ///
    /// The secret is shown only once: Rollbook stores it sealed.
    #[command(
        visible_alias = "add",
        after_long_help = "\
Examples:
  rollbook webhook create https://app.example.org/hooks
  rollbook webhook create https://app.example.org/hooks --event user.created --event user.deleted
  rollbook webhook create https://app.example.org/hooks --event '*' --description CRM"
    )]
    Create(CreateWebhook),

    /// Change the URL, the events or the description of a webhook
    Edit(EditWebhook),

    /// Delete a webhook with its delivery log
    #[command(visible_alias = "remove")]
    Delete {
        #[command(flatten)]
        webhook: WebhookId,
    },

    /// Send nothing for now; events wait
    Pause {
        #[command(flatten)]
        webhook: WebhookId,
    },

    /// Send again, beginning with what waits
    Resume {
        #[command(flatten)]
        webhook: WebhookId,
    },

    /// Create and print a new signing secret; the old one signs too for a day
    RotateSecret {
        #[command(flatten)]
        webhook: WebhookId,
        /// How many hours the old secret still signs: 0 (it ends immediately) to 720
        #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u64).range(0..=720))]
        overlap_hours: u64,
    },

    /// Send a test event now and print the answer
    ///
    /// Works while the webhook is paused, too. Exits with 1 if the event is not accepted.
    Test {
        #[command(flatten)]
        webhook: WebhookId,
    },

    /// List the newest 200 deliveries of a webhook, or those in one state
    Deliveries {
        #[command(flatten)]
        webhook: WebhookId,
        /// waiting, delivered or failed
        #[arg(long)]
        state: Option<String>,
        #[command(flatten)]
        output: Output,
    },

    /// Print one delivery: the event, each request and its answer
    Show {
        #[command(flatten)]
        delivery: DeliveryId,
        #[command(flatten)]
        output: Output,
    },

    /// Send one delivery again, or all that failed
    Replay {
        #[command(flatten)]
        webhook: WebhookId,
        /// The ID that `rollbook webhook deliveries` shows
        #[arg(value_name = "DELIVERY", required_unless_present = "failed", value_parser = clap::value_parser!(i64).range(1..))]
        delivery: Option<i64>,
        /// All failed deliveries
        #[arg(long, conflicts_with = "delivery")]
        failed: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateWebhook {
    /// Where events are sent: an http or https URL
    pub url: String,

    #[command(flatten)]
    pub traits: WebhookTraits,

    /// Read the signing secret (whsec_…) from standard input instead of creating one
    #[arg(long)]
    pub secret_stdin: bool,

    /// Send nothing until it is resumed
    #[arg(long)]
    pub paused: bool,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct EditWebhook {
    #[command(flatten)]
    pub webhook: WebhookId,

    /// Where events are sent
    #[arg(long)]
    pub url: Option<String>,

    #[command(flatten)]
    pub traits: WebhookTraits,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct WebhookTraits {
    /// An event such as user.created, or * for all; can be repeated [default: user.created, user.updated,
    /// user.deleted]
    #[arg(long = "event", value_name = "EVENT", value_delimiter = ',')]
    pub events: Vec<String>,

    /// What the webhook is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct WebhookId {
    /// The ID that `rollbook webhook list` shows
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct DeliveryId {
    /// The ID of the webhook
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub webhook: i64,
    /// The ID that `rollbook webhook deliveries` shows
    #[arg(value_name = "DELIVERY", value_parser = clap::value_parser!(i64).range(1..))]
    pub delivery: i64,
}
