//! What can be typed about API keys.

use clap::{Args, Subcommand, ValueEnum};
use ipnet::IpNet;
use time::Date;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use super::output::Output;
use crate::settings::parse_network;

const DATE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
/// A hundred years; more is a slip.
const DAYS_MAX: u32 = 36_500;

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum KeyCommand {
    /// Create an API key and print it, and nothing else
    ///
    /// The key is shown only once: Rollbook only stores its hash.
    #[command(after_long_help = "\
Examples:
  rollbook key create website --role USERS_ADMIN
  rollbook key create import --role ADMIN --expires 30 --network 10.0.0.0/24 --network 192.0.2.7
  rollbook key create import --role ADMIN --expires 2027-01-31")]
    Create(CreateKey),

    /// List the keys: name, first characters, roles, created, expires, last used
    List(Output),

    /// Revoke a key
    Revoke {
        /// The name of the key
        name: String,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateKey {
    /// A name of your choice: letters, digits, - and _
    pub name: String,

    /// The permissions of the key: full access, or manage accounts only
    #[arg(long, value_name = "ROLE", ignore_case = true)]
    pub role: KeyRole,

    /// What the key is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,

    /// When it expires: a number of days, or the last day (2027-01-31, UTC) [default: never]
    #[arg(long, value_name = "DAYS|DATE", value_parser = expiry)]
    pub expires: Option<Expiry>,

    /// An IP address or network it may be used from; can be repeated [default: any]
    #[arg(long = "network", value_name = "CIDR", value_delimiter = ',', value_parser = parse_network)]
    pub networks: Vec<IpNet>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeyRole {
    #[value(name = "ADMIN")]
    Admin,
    #[value(name = "USERS_ADMIN")]
    UsersAdmin,
}

/// When a key ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// So many times 24 hours from now.
    Days(u32),
    /// With the end of this day in UTC.
    LastDay(Date),
}

fn expiry(text: &str) -> Result<Expiry, String> {
    let days = text.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
    let last_day = || Date::parse(text, DATE).ok().map(Expiry::LastDay);
    days.map(Expiry::Days)
        .or_else(last_day)
        .ok_or_else(|| "use a number of days such as 90, or a date such as 2027-01-31".to_owned())
}
