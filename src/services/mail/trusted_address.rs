//! Whether whoever reads the mail of an account's address may come in by it.

use crate::domain::{Account, AccountState};
use crate::store::{Reader, StoreError};

/// Whether reading the mail of its address is enough to take the account. Where the address was only typed, by
/// somebody who has since been in the account, it may be a slip of the fingers: then it counts from the sign-in
/// in which it was typed once more.
pub(in crate::services) fn opens_by_its_address(
    reader: &Reader<'_>,
    account: &Account,
) -> Result<bool, StoreError> {
    let is_proven = account.email_verified_at.is_some() || account.state == AccountState::AwaitingEmail;
    // Without a password, whoever made the account meant its mail to be the way in.
    let belongs_to_nobody_else = account.password_hash.is_none() || account.last_sign_in_at.is_none();
    Ok(is_proven || belongs_to_nobody_else || reader.is_address_used(account.id)?)
}
