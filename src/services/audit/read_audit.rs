//! Reading the audit trail: a page at a time, or all that a filter lets through.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext, Day, SearchText};
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::check_password::find_by_login;
use crate::services::{AppContext, ServiceError};
use crate::store::{AuditCheck, AuditFilter, AuditLine, AuditPage, ChainPoint, Reader, StoreError};

/// Lines that an export reads at once.
const PIECE: usize = 500;

/// What somebody wants to see, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuestion {
    /// A kind (`account`, `api_key`, `visitor`, `command_line`, `system`), a kind with an id
    /// (`account:7`), or whatever finds one account or key: an id, a username, an address, a name.
    pub actor: String,
    pub action: String,
    /// As `actor`, with the kinds of what lines are about.
    pub target: String,
    pub from: Option<Day>,
    /// The last day, included.
    pub until: Option<Day>,
}

#[derive(Debug, Clone, Default)]
pub struct AuditAnswer {
    pub page: AuditPage,
    /// The names of the accounts in these lines, by their ids, as they are now.
    pub names: BTreeMap<String, String>,
    pub actions: Vec<String>,
    pub check: Option<AuditCheck>,
    pub last_seq: i64,
    /// The fields of the question that mean nobody.
    pub unknown: Vec<&'static str>,
}

pub async fn read(
    ctx: &Arc<AppContext>,
    question: AuditQuestion,
    before: Option<i64>,
    limit: usize,
) -> Result<AuditAnswer, ServiceError> {
    let answer = ctx
        .store
        .read(move |reader| -> Result<AuditAnswer, StoreError> {
            let mut answer = AuditAnswer {
                actions: reader.list_audit_actions()?,
                check: reader.find_audit_check()?,
                last_seq: reader.find_last_audit_seq()?,
                ..AuditAnswer::default()
            };
            match filter_of(reader, &question)? {
                Ok(filter) => answer.page = reader.list_audit_page(&filter, before, limit)?,
                Err(unknown) => answer.unknown = unknown,
            }
            answer.names = names(reader, &answer.page.lines)?;
            Ok(answer)
        })
        .await?;
    Ok(answer)
}

/// The last line, to be noted elsewhere, and how the last proof went.
pub async fn head(ctx: &Arc<AppContext>) -> Result<(ChainPoint, Option<AuditCheck>), ServiceError> {
    let found = ctx.store.read(|reader| -> Result<_, StoreError> {
        Ok((reader.find_audit_end()?, reader.find_audit_check()?))
    });
    Ok(found.await?)
}

/// What an export is of, once for all of it: an account that is renamed or erased meanwhile is still the
/// one that was meant. `None` where the question means nobody.
pub async fn resolve(
    ctx: &Arc<AppContext>,
    question: AuditQuestion,
) -> Result<Option<AuditFilter>, ServiceError> {
    let filter = ctx.store.read(move |reader| filter_of(reader, &question)).await?;
    Ok(filter.ok())
}

/// The next lines of an export, the newest first, and where it goes on.
pub async fn read_on(
    ctx: &Arc<AppContext>,
    filter: AuditFilter,
    before: Option<i64>,
) -> Result<AuditPage, ServiceError> {
    Ok(ctx.store.read(move |reader| reader.list_audit_page(&filter, before, PIECE)).await?)
}

/// Whoever takes the trail away leaves a line in it.
pub async fn note_export(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    question: &AuditQuestion,
    format: &'static str,
) -> Result<(), ServiceError> {
    let details = json!({
        "format": format, "actor": question.actor, "action": question.action, "target": question.target,
        "from": question.from.map(Day::iso), "until": question.until.map(Day::iso),
    });
    ctx.transact(audit_context, move |tx| Ok(tx.audit("audit.exported", Target::Nothing, details.clone())?))
        .await
}

/// The question in the trail's own terms, or the fields that mean nobody.
fn filter_of(
    reader: &Reader<'_>,
    question: &AuditQuestion,
) -> Result<Result<AuditFilter, Vec<&'static str>>, StoreError> {
    let mut unknown = Vec::new();
    let mut filter = AuditFilter {
        action: Some(question.action.clone()).filter(|action| !action.is_empty()),
        from: question.from.map(Day::start),
        until: question.until.map(|day| Day(day.0 + 1).start()),
        ..AuditFilter::default()
    };
    match meant(reader, &question.actor, &["account", "api_key", "visitor", "command_line", "system"])? {
        Some((kind, id)) => (filter.actor_kind, filter.actor_id) = (kind, id),
        None => unknown.push("actor"),
    }
    match meant(reader, &question.target, &["account", "api_key", "mail", "setting", "tag", "job"])? {
        Some((kind, id)) => (filter.target_kind, filter.target_id) = (kind, id),
        None => unknown.push("target"),
    }
    Ok(if unknown.is_empty() { Ok(filter) } else { Err(unknown) })
}

type KindAndId = (Option<String>, Option<String>);

/// `None` where the text means nobody.
fn meant(reader: &Reader<'_>, text: &str, kinds: &[&str]) -> Result<Option<KindAndId>, StoreError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Some((None, None)));
    }
    if kinds.contains(&text) {
        return Ok(Some((Some(text.to_owned()), None)));
    }
    if let Some((kind, id)) = text.split_once(':').filter(|(kind, _)| !kind.contains('@')) {
        return Ok(Some((Some(kind.to_owned()), Some(id.to_owned()))));
    }
    let account = match find_by_login(reader, text)? {
        Some(account) => Some(account),
        None => found_by_id(reader, text)?,
    };
    let account = account.map(|account| (Some("account".to_owned()), Some(account.id.to_string())));
    // An erased account has left its number.
    let number = || text.parse::<i64>().ok().map(|id| (Some("account".to_owned()), Some(id.to_string())));
    let key = match &account {
        Some(_) => None,
        None => reader.find_api_key_by_name(text)?,
    };
    Ok(account.or(key.map(|key| (Some("api_key".to_owned()), Some(key.id.to_string())))).or_else(number))
}

fn found_by_id(reader: &Reader<'_>, text: &str) -> Result<Option<crate::domain::Account>, StoreError> {
    match SearchText::parse(text) {
        Some(text) if text.number().is_some() || text.uuid().is_some() => {
            Ok(reader.search_accounts(&text, 1)?.into_iter().next())
        }
        _ => Ok(None),
    }
}

fn names(reader: &Reader<'_>, lines: &[AuditLine]) -> Result<BTreeMap<String, String>, StoreError> {
    let targets = lines.iter().filter(|line| line.target_kind.as_deref() == Some("account"));
    let actors = lines.iter().filter(|line| line.actor_kind == "account");
    let ids = targets
        .filter_map(|line| line.target_id.clone())
        .chain(actors.filter_map(|line| line.actor_id.clone()));
    let mut names = BTreeMap::new();
    for id in ids {
        let Ok(number) = id.parse() else { continue };
        if !names.contains_key(&id)
            && let Some(account) = reader.find_account(AccountId(number))?
        {
            names.insert(id, account.display_name().to_owned());
        }
    }
    Ok(names)
}
