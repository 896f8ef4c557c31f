//! Users over SCIM: made, changed, deleted. Each is an account; what the client says beside is kept as its own.

use serde_json::{Map, Value, json};

use crate::domain::clients::scim::patch::{Operation, apply};
use crate::domain::clients::scim::user::{user_name_key, username_of};
use crate::domain::clients::scim::{Fault, FaultKind, ScimLink, UserDraft, UserView};
use crate::domain::{Account, AccountId, AccountState, DisplayName, EmailAddress, FieldErrors, Username};
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, find_manageable};
use crate::services::clients::scim::error::{ScimError, ensure_manages_users};
use crate::services::clients::scim::returning::{SAME_NAME, bring_back, find_returning};
use crate::services::clients::scim::version::Versions;
use crate::services::clients::scim::views::{find_by_id, view_of};
use crate::services::credentials::change_password::set_for_in;
use crate::services::manage::create_account::{AccountRequest, create_account_in};
use crate::services::manage::delete::{Keep, delete_in};
use crate::services::manage::disable::{disable_in, enable_in};
use crate::services::manage::edit_account::{AddressProof, Edit, edit_in};
use crate::services::profile::choose_language::choose_language_in;
use crate::services::registration::register::free_username;
use crate::store::{Matching, StoreError};

/// How an existing user is to be changed.
#[derive(Debug, Clone)]
pub enum UserChange {
    /// The whole resource, in our own form.
    Put(Map<String, Value>),
    Patch(Vec<Operation>),
}

/// Makes a user. Whoever sends it vouches for the address, and the person gets no mail. One whom this client has
/// deleted, and who is not erased yet, comes back (RFC 7644 3.6).
pub(super) fn create(
    tx: &Transaction<'_, '_>,
    client: i64,
    draft: &UserDraft,
    password_hash: Option<&str>,
) -> Result<UserView, ScimError> {
    ensure_manages_users(tx)?;
    if let Some(account) = find_returning(tx, client, draft)? {
        let state = bring_back(tx, account)?;
        // Whoever was shut out stays so until somebody says it of the account that is there.
        let is_shut = state == AccountState::Disabled;
        let active = if is_shut { Some(false) } else { draft.active.or(Some(true)) };
        let account = tx.find_account(account)?.ok_or(Denied::NotFound)?;
        let draft = UserDraft { active, ..draft.clone() };
        return bring_to(tx, client, view_of(tx, client, account)?, &draft, password_hash);
    }
    refuse_taken_name(tx, client, &draft.user_name, None)?;
    let request = AccountRequest {
        username: Some(new_username(tx, draft)?),
        real_name: draft.real_name.clone(),
        email: draft.email.clone().flatten(),
        email_confirmed: true,
        language: draft.language(),
        ..AccountRequest::default()
    };
    let account = create_account_in(tx, &request, password_hash.map(str::to_owned))?.member.account;
    keep_link(tx, client, &account, None, draft)?;
    if draft.active == Some(false) {
        disable_in(tx, account.id, None)?;
    }
    reread(tx, client, account.id)
}

/// Changes a user, if it is still of one of the versions.
pub(super) fn change(
    tx: &Transaction<'_, '_>,
    client: i64,
    id: &str,
    change: &UserChange,
    versions: &Versions,
    password_hash: Option<&str>,
) -> Result<UserView, ScimError> {
    let account = find_by_id(tx, id)?;
    find_manageable(tx, account.id)?;
    let view = view_of(tx, client, account)?;
    let resource = view.resource();
    versions.ensure_name(&resource)?;
    let draft = match change {
        UserChange::Put(resource) => UserDraft::of(resource, view.account.real_name.as_ref())?,
        UserChange::Patch(operations) => patched(&view, resource, operations)?,
    };
    bring_to(tx, client, view, &draft, password_hash)
}

/// Deletes a user as `DELETE /api/users/{id}` does: it is erased when the site's grace is over.
pub(super) fn delete(
    tx: &Transaction<'_, '_>,
    client: i64,
    id: &str,
    versions: &Versions,
) -> Result<(), ScimError> {
    let account = find_by_id(tx, id)?;
    find_manageable(tx, account.id)?;
    let id = account.id;
    versions.ensure_name(&view_of(tx, client, account)?.resource())?;
    delete_in(tx, id, Keep::ForGrace)?;
    tx.note_scim_deletion(id, client)?;
    Ok(())
}

/// What the operations make of the user.
fn patched(
    view: &UserView,
    mut resource: Map<String, Value>,
    operations: &[Operation],
) -> Result<UserDraft, Fault> {
    let shown = view.account.real_name.as_ref().map(DisplayName::as_str);
    let made_of_parts = view.link.as_ref().and_then(ScimLink::joined_name);
    if made_of_parts.is_some() && made_of_parts.as_deref() == shown {
        // The name that is shown follows its parts, as long as nobody says otherwise.
        resource.remove("displayName");
    }
    for operation in operations {
        apply(&mut resource, operation)?;
    }
    // Whereas in a whole resource it means that nothing is said of it.
    resource.entry("emails").or_insert(Value::Null);
    let mut draft = UserDraft::of(&resource, view.account.real_name.as_ref())?;
    draft.link.active_unsaid = draft.active.is_none();
    Ok(draft)
}

/// Changes whatever is another than it is to be, each by the operation that there is for it.
fn bring_to(
    tx: &Transaction<'_, '_>,
    client: i64,
    view: UserView,
    draft: &UserDraft,
    password_hash: Option<&str>,
) -> Result<UserView, ScimError> {
    let id = view.account.id;
    if draft.user_name != view.user_name() {
        refuse_taken_name(tx, client, &draft.user_name, Some(id))?;
    }
    let edit = Edit {
        real_name: draft.real_name.clone(),
        username: Some(username_for(&view, draft)),
        email: draft.email.clone().unwrap_or_else(|| view.account.email.clone()),
        proof: AddressProof::ByHand,
    };
    let account = edit_in(tx, id, &edit, FieldErrors::new())?.account;
    if draft.language() != account.language {
        choose_language_in(tx, id, draft.language())?;
    }
    keep_link(tx, client, &account, view.link.as_ref(), draft)?;
    if let Some(hash) = password_hash {
        set_for_in(tx, id, hash, false)?;
    }
    match (draft.active, account.state == AccountState::Disabled) {
        (Some(true), true) => enable_in(tx, id)?,
        (Some(false), false) => disable_in(tx, id, None)?,
        _ => {}
    }
    reread(tx, client, id)
}

/// A name that can be a username becomes it. An address stays beside, and so does the username.
fn username_for(view: &UserView, draft: &UserDraft) -> Username {
    let own = &view.account.username;
    if draft.user_name == view.user_name() {
        return own.clone();
    }
    username_of(&draft.user_name).unwrap_or_else(|| own.clone())
}

fn keep_link(
    tx: &Transaction<'_, '_>,
    client: i64,
    account: &Account,
    before: Option<&ScimLink>,
    draft: &UserDraft,
) -> Result<(), StoreError> {
    let is_username = draft.user_name == account.username.as_str();
    let mut link = draft.link.clone();
    link.user_name = link.user_name.filter(|_| !is_username);
    if draft.email.is_none() {
        // Nothing was said of the address.
        link.email_type = before.and_then(|before| before.email_type.clone());
        link.email_primary = before.and_then(|before| before.email_primary);
    }
    if before == Some(&link) {
        return Ok(());
    }
    let key = link.user_name.as_deref().map(user_name_key);
    tx.put_scim_link(account.id, client, &link, key.as_deref())?;
    let details = json!({ "external_id": link.external_id, "user_name": draft.user_name });
    tx.audit("account.provisioned", Target::Account(account.id), details)
}

fn reread(tx: &Transaction<'_, '_>, client: i64, id: AccountId) -> Result<UserView, ScimError> {
    let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
    Ok(view_of(tx, client, account)?)
}

/// The name of a user is unique among all that this client can see, and nobody is called by another one's address:
/// whoever is looked for by it would be taken for that person.
fn refuse_taken_name(
    tx: &Transaction<'_, '_>,
    client: i64,
    user_name: &str,
    own: Option<AccountId>,
) -> Result<(), ScimError> {
    let key = user_name_key(user_name);
    let taken = || Fault::new(FaultKind::Uniqueness, "userName: another user has this name");
    if let Ok(address) = EmailAddress::parse(user_name) {
        let holders = tx.list_accounts_by_address(&address.key(), Matching::Whole, SAME_NAME)?;
        if holders.into_iter().any(|id| Some(AccountId(id)) != own) {
            return Err(taken().into());
        }
    }
    for id in tx.list_scim_users_by_name(client, &key, Matching::Whole, SAME_NAME)? {
        let Some(account) = tx.find_account(AccountId(id))?.filter(|account| Some(account.id) != own) else {
            continue;
        };
        let view = view_of(tx, client, account)?;
        let is_same = |name: &str| user_name_key(name) == key;
        if is_same(view.user_name()) || view.other_name().is_some_and(is_same) {
            return Err(taken().into());
        }
    }
    Ok(())
}

fn new_username(tx: &Transaction<'_, '_>, draft: &UserDraft) -> Result<Username, ScimError> {
    if let Some(username) = username_of(&draft.user_name) {
        return Ok(username);
    }
    match name_to_derive_from(draft) {
        Some(name) => Ok(free_username(tx, &name)?),
        // Nothing in it can be shown; the uuid of nobody is free.
        None => Ok(Username::derived_from(&tx.ctx.new_uuid().to_string())),
    }
}

/// What a username is derived from, as family B does it: the name of the person, or else what stands before the `@`.
fn name_to_derive_from(draft: &UserDraft) -> Option<DisplayName> {
    let is_address = EmailAddress::parse(&draft.user_name).is_ok();
    let local = draft.user_name.split('@').next().unwrap_or_default();
    draft.real_name.clone().filter(|_| is_address).or_else(|| DisplayName::parse(local).ok())
}
