//! Which account is meant.

use clap::Args;

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Who {
    /// Username, email address, ID or UUID of the account
    #[arg(value_name = "WHO")]
    pub who: String,
}
