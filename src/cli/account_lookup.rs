//! Which account, or which accounts, somebody means.

use std::sync::Arc;

use uuid::Uuid;

use super::output::Failure;
use super::refusal::list_of;
use crate::domain::manage::account_filter::{FILTER_FIELDS, StateFilter};
use crate::domain::{Account, AccountFilter, AccountId};
use crate::services::AppContext;
use crate::services::sign_in::check_password::find_by_login;
use crate::store::StoreError;

/// The conditions in the address of the console's list; without any, every account there is.
pub fn filter(conditions: Option<&str>) -> Result<AccountFilter, Failure> {
    let Some(conditions) = conditions else {
        return Ok(AccountFilter { state: StateFilter::Any, ..AccountFilter::default() });
    };
    let pairs: Vec<(String, String)> = form_urlencoded::parse(conditions.as_bytes()).into_owned().collect();
    if let Some((name, _)) = pairs.iter().find(|(name, _)| !FILTER_FIELDS.contains(&name.as_str())) {
        let known = FILTER_FIELDS.join(", ");
        return Err(Failure::refused(format!("there is no filter {name:?}; use one of {known}")));
    }
    AccountFilter::parse_whole(conditions).map_err(|errors| Failure::refused(list_of(&errors)))
}

/// By username, mail address, id or UUID, in that order.
pub async fn find(ctx: &Arc<AppContext>, who: &str) -> Result<Account, Failure> {
    let text = who.to_owned();
    let found = ctx
        .store
        .read(move |reader| {
            if let Some(account) = find_by_login(reader, &text)? {
                return Ok(Some(account));
            }
            if let Ok(uuid) = Uuid::parse_str(&text) {
                return reader.find_account_by_uuid(uuid);
            }
            match text.parse() {
                Ok(id) => reader.find_account(AccountId(id)),
                Err(_) => Ok::<_, StoreError>(None),
            }
        })
        .await?;
    found.ok_or_else(|| {
        Failure::not_found(format!("there is no account {who:?}; `rollbook account list` shows all"))
    })
}
