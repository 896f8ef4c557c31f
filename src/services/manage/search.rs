//! One search over everything that the console shows: accounts, mails and tags.

use std::sync::Arc;

use crate::domain::{Account, SearchText};
use crate::services::{AppContext, ServiceError};
use crate::store::{CountedTag, MailSummary, StoreError, TagFilter, TagOrder};

#[derive(Debug, Clone, Default)]
pub struct Found {
    pub accounts: Vec<Account>,
    /// The newest mails to an address that is, or begins with, what was typed.
    pub mails: Vec<MailSummary>,
    pub tags: Vec<CountedTag>,
}

/// Up to `limit` of each kind; mails and tags only where they are asked for.
pub async fn search(
    ctx: &Arc<AppContext>,
    text: SearchText,
    limit: u32,
    with_tags: bool,
) -> Result<Found, ServiceError> {
    let found = ctx
        .store
        .read(move |reader| -> Result<Found, StoreError> {
            let filter = TagFilter { search: text.as_str().to_owned(), ..TagFilter::default() };
            Ok(Found {
                accounts: reader.search_accounts(&text, usize::try_from(limit).unwrap_or(usize::MAX))?,
                mails: reader.list_mail_to(text.as_str(), limit)?,
                tags: match with_tags {
                    true => reader.list_tags(&filter, TagOrder::MostCarried, 0, limit)?,
                    false => Vec::new(),
                },
            })
        })
        .await?;
    Ok(found)
}
