//! What a client can have done, alone or as one of many in a bulk request.

use std::sync::Arc;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::clients::scim::patch::operations;
use crate::domain::clients::scim::schemas::{GROUP, USER};
use crate::domain::clients::scim::{Fault, UserDraft, UserView, body};
use crate::domain::{Account, AuditContext};
use crate::services::clients::scim::error::ScimError;
use crate::services::clients::scim::find_groups::GroupView;
use crate::services::clients::scim::groups::{self, GroupChange, GroupDraft};
use crate::services::clients::scim::passwords::hash;
use crate::services::clients::scim::users::{self, UserChange};
use crate::services::clients::scim::version::Versions;
use crate::services::credentials::change_password::personal_names;
use crate::services::{AppContext, Transaction};
use crate::store::StoreError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    User,
    Group,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Post,
    Put,
    Patch,
    Delete,
}

/// The id of a resource, and the versions in which it may be changed.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: String,
    pub versions: Versions,
}

#[derive(Debug, Clone)]
pub enum Command {
    CreateUser(Box<UserDraft>),
    ChangeUser(Place, UserChange),
    CreateGroup(GroupDraft),
    ChangeGroup(Place, GroupChange),
    Delete(Kind, Place),
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    User(Box<UserView>),
    Group(GroupView),
    /// A group that is too large to be shown.
    LargeGroup(String),
    Deleted,
}

impl Command {
    /// `place` is where a resource is that is there already.
    pub fn parse(
        method: Method,
        kind: Kind,
        place: Option<Place>,
        sent: &Map<String, Value>,
    ) -> Result<Self, Fault> {
        let schema = if kind == Kind::User { &USER } else { &GROUP };
        let Some(place) = place else {
            let resource = body::resource(schema, sent)?;
            return Ok(match kind {
                Kind::User => Command::CreateUser(Box::new(UserDraft::of(&resource, None)?)),
                Kind::Group => Command::CreateGroup(GroupDraft::of(&resource, None)?),
            });
        };
        Ok(match (method, kind) {
            (Method::Delete, kind) => Command::Delete(kind, place),
            (Method::Patch, Kind::User) => {
                Command::ChangeUser(place, UserChange::Patch(operations(schema, sent)?))
            }
            (Method::Patch, Kind::Group) => {
                Command::ChangeGroup(place, GroupChange::Patch(operations(schema, sent)?))
            }
            (_, Kind::User) => Command::ChangeUser(place, UserChange::Put(body::resource(schema, sent)?)),
            (_, Kind::Group) => Command::ChangeGroup(place, GroupChange::Put(body::resource(schema, sent)?)),
        })
    }

    /// The password that is to be set, which is hashed beforehand.
    pub fn password(&self) -> Option<&str> {
        match self {
            Command::CreateUser(draft) => draft.password.as_deref(),
            Command::ChangeUser(_, UserChange::Put(resource)) => resource.get("password")?.as_str(),
            Command::ChangeUser(_, UserChange::Patch(operations)) => {
                let mut set = operations.iter().rev();
                let last = set.find(|operation| operation.target.attribute.name == "password")?;
                last.value.as_str()
            }
            Command::CreateGroup(_) | Command::ChangeGroup(..) | Command::Delete(..) => None,
        }
    }

    /// Hashes the password of the command, if it has one that the site's rules allow.
    pub(super) async fn hash_password(&self, ctx: &Arc<AppContext>) -> Result<Option<String>, ScimError> {
        let Some(password) = self.password().filter(|password| !password.is_empty()) else { return Ok(None) };
        let known = match self {
            Command::ChangeUser(place, _) => find_known(ctx, &place.id).await?,
            _ => None,
        };
        let mut names = known.as_ref().map(personal_names).unwrap_or_default();
        match self {
            Command::CreateUser(draft) => {
                names.push(&draft.user_name);
                names.extend(draft.real_name.as_ref().map(|name| name.as_str()));
                names.extend(draft.email.as_ref().and_then(Option::as_ref).map(|email| email.as_str()));
            }
            Command::ChangeUser(_, UserChange::Put(resource)) => {
                let texts = ["userName", "displayName"].map(|name| resource.get(name)?.as_str());
                names.extend(texts.into_iter().flatten());
            }
            _ => {}
        }
        Ok(Some(hash(ctx, password, &names).await?))
    }

    /// Within a transaction.
    pub(super) fn perform(
        &self,
        tx: &Transaction<'_, '_>,
        client: i64,
        password_hash: Option<&str>,
    ) -> Result<Outcome, ScimError> {
        let user = |view| Outcome::User(Box::new(view));
        match self {
            Command::CreateUser(draft) => Ok(user(users::create(tx, client, draft, password_hash)?)),
            Command::ChangeUser(place, change) => {
                Ok(user(users::change(tx, client, &place.id, change, &place.versions, password_hash)?))
            }
            Command::CreateGroup(draft) => Ok(Outcome::Group(groups::create(tx, client, draft)?)),
            Command::ChangeGroup(place, change) => {
                Ok(match groups::change(tx, client, &place.id, change, &place.versions)? {
                    Some(view) => Outcome::Group(view),
                    None => Outcome::LargeGroup(place.id.clone()),
                })
            }
            Command::Delete(Kind::User, place) => {
                users::delete(tx, client, &place.id, &place.versions)?;
                Ok(Outcome::Deleted)
            }
            Command::Delete(Kind::Group, place) => {
                groups::delete(tx, client, &place.id, &place.versions)?;
                Ok(Outcome::Deleted)
            }
        }
    }
}

/// Whose password it is; where there is nobody, the transaction says so.
async fn find_known(ctx: &AppContext, id: &str) -> Result<Option<Account>, StoreError> {
    match Uuid::parse_str(id) {
        Ok(uuid) => ctx.store.look_up(move |reader| reader.find_account_by_uuid(uuid)).await,
        Err(_) => Ok(None),
    }
}

/// Does one command in a transaction of its own.
pub async fn run(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    client: i64,
    command: Command,
) -> Result<Outcome, ScimError> {
    let password_hash = command.hash_password(ctx).await?;
    ctx.transact(audit_context, move |tx| command.perform(tx, client, password_hash.as_deref())).await
}
