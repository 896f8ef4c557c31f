//! All that is kept of one person (contract.md B4): for the person, and for an administrator who has to
//! answer them. What there can be any number of is read piece by piece while it is handed out. No
//! password hash and no other secret is in it.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::mpsc;

use crate::domain::clients::scim::ScimLink;
use crate::domain::{Account, AccountId, AuditContext, Profile, Tag, Timestamp};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::{
    AuditLine, ListedSession, OpenGrant, Reader, StoreError, StoredDevice, StoredEmailChange, StoredFactor,
    StoredMail,
};

/// Rows in a piece. Each piece is one moment of the file.
const PIECE: u32 = 500;
/// Pieces that wait for a slow reader; the file is not read on until one is taken.
const WAITING: usize = 2;

/// What there is once of a person, and the pieces of all that there can be more of.
pub struct Dump {
    pub person: Person,
    /// Every kind in the order of [`Kind::ALL`], in one piece or more. An error means that it is not whole.
    pub pieces: mpsc::Receiver<Result<Rows, ServiceError>>,
}

pub struct Person {
    pub taken_at: Timestamp,
    pub account: Account,
    pub profile: Profile,
    pub deleted_at: Option<Timestamp>,
    pub state_reason: Option<String>,
    pub last_activity_at: Option<Timestamp>,
    pub tags: Vec<Tag>,
    pub factors: Vec<StoredFactor>,
    /// What identity providers say of the person, each by the name of its key.
    pub scim_links: Vec<(String, ScimLink)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Devices,
    Sessions,
    Grants,
    EmailChanges,
    Mails,
    Audit,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Devices, Kind::Sessions, Kind::Grants, Kind::EmailChanges, Kind::Mails, Kind::Audit];
}

/// Some of one kind, the newest first.
pub enum Rows {
    Devices(Vec<StoredDevice>),
    Sessions(Vec<ListedSession>),
    Grants(Vec<OpenGrant>),
    EmailChanges(Vec<StoredEmailChange>),
    Mails(Vec<StoredMail>),
    Audit(Vec<AuditLine>),
}

impl Rows {
    pub const fn kind(&self) -> Kind {
        match self {
            Rows::Devices(_) => Kind::Devices,
            Rows::Sessions(_) => Kind::Sessions,
            Rows::Grants(_) => Kind::Grants,
            Rows::EmailChanges(_) => Kind::EmailChanges,
            Rows::Mails(_) => Kind::Mails,
            Rows::Audit(_) => Kind::Audit,
        }
    }

    /// Where the next piece of this kind begins; `None` after the last.
    fn reached(&self) -> Option<Reached> {
        let (count, reached) = match self {
            Rows::Devices(rows) => (rows.len(), rows.last().map(|row| Reached::Id(row.id))),
            Rows::Sessions(rows) => {
                (rows.len(), rows.iter().map(|row| row.digest).max().map(Reached::Digest))
            }
            Rows::Grants(rows) => (rows.len(), rows.last().map(|row| Reached::Id(row.id))),
            Rows::EmailChanges(rows) => (rows.len(), rows.last().map(|row| Reached::Id(row.id))),
            Rows::Mails(rows) => (rows.len(), rows.last().map(|row| Reached::Id(row.id))),
            Rows::Audit(rows) => (rows.len(), rows.last().map(|row| Reached::Id(row.seq))),
        };
        reached.filter(|_| count == PIECE as usize)
    }
}

#[derive(Clone, Copy)]
enum Reached {
    Id(i64),
    Digest([u8; 32]),
}

/// The whole of it; `None` where there is no such account. Reading ends by itself when nobody takes the
/// pieces.
pub async fn collect(ctx: &Arc<AppContext>, id: AccountId) -> Result<Option<Dump>, ServiceError> {
    let now = ctx.now();
    let Some(person) = ctx.store.read(move |reader| find_person(reader, id, now)).await? else {
        return Ok(None);
    };
    let (sender, pieces) = mpsc::channel(WAITING);
    let ctx = ctx.clone();
    tokio::spawn(async move {
        if let Err(error) = read_on(&ctx, id, now, &sender).await {
            tracing::warn!(%error, "a copy of a person's data broke off");
            // Whoever reads must not take half of it for the whole.
            let _ = sender.send(Err(error.into())).await;
        }
    });
    Ok(Some(Dump { person, pieces }))
}

/// The same for the person themselves, who finds a line about it in it.
pub async fn hand_out(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    format: &'static str,
) -> Result<Option<Dump>, ServiceError> {
    ctx.transact(audit_context, move |tx| -> Result<(), ServiceError> {
        let details = json!({ "format": format });
        tx.audit("account.data_handed_out", Target::Account(id), details)?;
        Ok(())
    })
    .await?;
    collect(ctx, id).await
}

fn find_person(reader: &Reader<'_>, id: AccountId, now: Timestamp) -> Result<Option<Person>, StoreError> {
    let Some(account) = reader.find_account(id)? else { return Ok(None) };
    Ok(Some(Person {
        taken_at: now,
        profile: reader.find_profile(id)?.unwrap_or_default(),
        deleted_at: reader.find_deleted_at(id)?,
        state_reason: reader.find_state_reason(id)?,
        last_activity_at: reader.find_last_activity(id)?,
        tags: reader.list_tags_of(id)?,
        factors: reader.list_factors(id)?,
        scim_links: reader.list_scim_links_of(id)?,
        account,
    }))
}

async fn read_on(
    ctx: &AppContext,
    id: AccountId,
    now: Timestamp,
    sender: &mpsc::Sender<Result<Rows, ServiceError>>,
) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        let mut reached = None;
        loop {
            let rows = ctx.store.read(move |reader| list(reader, id, now, kind, reached)).await?;
            reached = rows.reached();
            if sender.send(Ok(rows)).await.is_err() {
                return Ok(());
            }
            if reached.is_none() {
                break;
            }
        }
    }
    Ok(())
}

fn list(
    reader: &Reader<'_>,
    id: AccountId,
    now: Timestamp,
    kind: Kind,
    reached: Option<Reached>,
) -> Result<Rows, StoreError> {
    let (before, after) = match &reached {
        Some(Reached::Id(id)) => (*id, None),
        Some(Reached::Digest(digest)) => (i64::MAX, Some(digest)),
        None => (i64::MAX, None),
    };
    Ok(match kind {
        Kind::Devices => Rows::Devices(reader.list_devices_before(id, before, PIECE)?),
        Kind::Sessions => {
            let mut sessions = reader.list_sessions_after(id, after, PIECE)?;
            sessions.sort_by_key(|listed| std::cmp::Reverse(listed.session.last_seen_at));
            Rows::Sessions(sessions)
        }
        Kind::Grants => Rows::Grants(reader.list_open_grants(id, now, before, PIECE)?),
        Kind::EmailChanges => Rows::EmailChanges(reader.list_email_changes(id, before, PIECE)?),
        Kind::Mails => Rows::Mails(reader.list_mail_of(id, before, PIECE)?),
        Kind::Audit => Rows::Audit(reader.list_audit_about(id, before, PIECE)?),
    })
}
