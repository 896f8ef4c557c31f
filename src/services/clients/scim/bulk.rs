//! Many operations in one request (RFC 7644 3.7). They share transactions, since each commit costs a turn of the disk,
//! and each succeeds or fails alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::domain::AuditContext;
use crate::domain::clients::scim::body::{BULK_URN, ensure_schema, field};
use crate::domain::clients::scim::fault::quoted;
use crate::domain::clients::scim::{Fault, FaultKind};
use crate::services::authorization::Denied;
use crate::services::clients::scim::commands::{Command, Kind, Method, Outcome, Place};
use crate::services::clients::scim::error::ScimError;
use crate::services::clients::scim::version::Versions;
use crate::services::{AppContext, Transaction};

pub const MOST_OPERATIONS: usize = 1000;
/// Each takes a part of a second of one core.
pub const MOST_PASSWORDS: usize = 20;
/// Operations of one transaction: others wait for it. A group may have thousands of members put in or taken out.
const AT_ONCE: usize = 128;
const COST_OF_GROUP: usize = AT_ONCE / 2;
const REFERENCE: &str = "bulkId:";

#[derive(Debug, Clone)]
pub struct Bulk {
    items: Vec<Item>,
    /// After so many failures the rest is left alone.
    fail_on_errors: Option<usize>,
}

#[derive(Debug, Clone)]
struct Item {
    method: Method,
    kind: Kind,
    /// As it stands in the path; `bulkId:…` where it is made by another operation.
    id: Option<String>,
    bulk_id: Option<String>,
    version: Option<String>,
    data: Map<String, Value>,
}

/// What came of one operation.
#[derive(Debug)]
pub struct Done {
    pub method: Method,
    pub kind: Kind,
    /// Of the resource, where there is one.
    pub id: Option<String>,
    pub bulk_id: Option<String>,
    pub outcome: Result<Outcome, ScimError>,
}

impl Bulk {
    pub fn parse(sent: &Map<String, Value>) -> Result<Self, Fault> {
        ensure_schema(sent, BULK_URN)?;
        let Some(Value::Array(operations)) = field(sent, "Operations") else {
            return Err(Fault::syntax("Operations is a list"));
        };
        if operations.len() > MOST_OPERATIONS {
            let detail = format!("a bulk request has at most {MOST_OPERATIONS} operations");
            return Err(Fault::new(FaultKind::TooLarge, detail));
        }
        let fail_on_errors = match field(sent, "failOnErrors") {
            None | Some(Value::Null) => None,
            Some(number) => {
                let number = number.as_u64().filter(|number| *number > 0);
                let number = number.ok_or_else(|| Fault::value("failOnErrors is a number from 1 on"))?;
                Some(usize::try_from(number).unwrap_or(usize::MAX))
            }
        };
        let items: Vec<Item> = operations.iter().map(Item::parse).collect::<Result<_, _>>()?;
        let passwords = items.iter().filter(|item| item.sets_password()).count();
        if passwords > MOST_PASSWORDS {
            let detail = format!("a bulk request sets at most {MOST_PASSWORDS} passwords");
            return Err(Fault::new(FaultKind::TooLarge, detail));
        }
        Ok(Self { items, fail_on_errors })
    }
}

impl Item {
    fn parse(sent: &Value) -> Result<Self, Fault> {
        let Value::Object(sent) = sent else { return Err(Fault::syntax("an operation is an object")) };
        let text = |name: &str| field(sent, name).and_then(Value::as_str);
        let method = match text("method").unwrap_or_default().to_ascii_uppercase().as_str() {
            "POST" => Method::Post,
            "PUT" => Method::Put,
            "PATCH" => Method::Patch,
            "DELETE" => Method::Delete,
            other => return Err(Fault::syntax(format!("method is no {}", quoted(other)))),
        };
        let path = text("path").unwrap_or_default();
        let wrong = || Fault::path(format!("{} is no path of a user or group", quoted(path)));
        let mut parts = path.trim_start_matches('/').splitn(2, '/');
        let kind = match parts.next() {
            Some("Users") => Kind::User,
            Some("Groups") => Kind::Group,
            _ => return Err(wrong()),
        };
        let id = parts.next().filter(|id| !id.is_empty()).map(str::to_owned);
        if id.is_some() == (method == Method::Post) {
            return Err(wrong());
        }
        let bulk_id = text("bulkId").map(str::to_owned);
        if method == Method::Post && bulk_id.is_none() {
            return Err(Fault::syntax("an operation with POST has a bulkId"));
        }
        let data = match field(sent, "data") {
            Some(Value::Object(data)) => data.clone(),
            // Some clients send it as text.
            Some(Value::String(text)) => {
                serde_json::from_str(text).map_err(|_| Fault::syntax("data is an object"))?
            }
            None | Some(Value::Null) if method == Method::Delete => Map::new(),
            _ => return Err(Fault::syntax("data is an object")),
        };
        Ok(Self { method, kind, id, bulk_id, version: text("version").map(str::to_owned), data })
    }

    fn sets_password(&self) -> bool {
        self.kind == Kind::User
            && Value::Object(self.data.clone()).to_string().to_ascii_lowercase().contains("\"password\"")
    }

    /// With the ids in it that others were given; `None` while one of them is still to be made.
    fn command(&self, made: &BTreeMap<String, String>) -> Option<Result<Command, Fault>> {
        let id = match &self.id {
            Some(id) => Some(resolved(id, made)?),
            None => None,
        };
        let versions = self.version.as_deref().map(Versions::parse).unwrap_or_default();
        let place = id.map(|id| Place { id, versions });
        let mut data = Value::Object(self.data.clone());
        if !resolve_all(&mut data, made) {
            return None;
        }
        let Value::Object(data) = data else { return None };
        Some(Command::parse(self.method, self.kind, place, &data))
    }
}

fn resolved(text: &str, made: &BTreeMap<String, String>) -> Option<String> {
    match text.strip_prefix(REFERENCE) {
        Some(reference) => made.get(reference).cloned(),
        None => Some(text.to_owned()),
    }
}

/// `false` while something in it is still to be made.
fn resolve_all(value: &mut Value, made: &BTreeMap<String, String>) -> bool {
    match value {
        Value::String(text) if text.starts_with(REFERENCE) => match resolved(text, made) {
            Some(id) => {
                *text = id;
                true
            }
            None => false,
        },
        Value::Array(items) => items.iter_mut().all(|item| resolve_all(item, made)),
        Value::Object(parts) => parts.values_mut().all(|part| resolve_all(part, made)),
        _ => true,
    }
}

/// The operations, each after those that make what it refers to, and else as they stand. Those that wait for one
/// another come last. One pass is then enough, however a client has sorted them.
fn in_order(items: &[Item]) -> Vec<usize> {
    let mut makers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.method == Method::Post) {
        makers.entry(item.bulk_id.as_deref().unwrap_or_default()).or_default().push(at);
    }
    let mut followers = vec![Vec::new(); items.len()];
    let mut awaited = vec![0_usize; items.len()];
    for (at, item) in items.iter().enumerate() {
        let mut references: BTreeSet<&str> =
            item.id.as_deref().and_then(|id| id.strip_prefix(REFERENCE)).into_iter().collect();
        item.data.values().for_each(|value| find_references(value, &mut references));
        for maker in references.iter().filter_map(|reference| makers.get(reference)).flatten() {
            followers[*maker].push(at);
            awaited[at] += 1;
        }
    }
    let mut ready: BTreeSet<usize> = (0..items.len()).filter(|at| awaited[*at] == 0).collect();
    let mut order = Vec::with_capacity(items.len());
    while let Some(at) = ready.pop_first() {
        order.push(at);
        for follower in &followers[at] {
            awaited[*follower] -= 1;
            if awaited[*follower] == 0 {
                ready.insert(*follower);
            }
        }
    }
    order.extend((0..items.len()).filter(|at| awaited[*at] > 0));
    order
}

fn find_references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) => found.extend(text.strip_prefix(REFERENCE)),
        Value::Array(items) => items.iter().for_each(|item| find_references(item, found)),
        Value::Object(parts) => parts.values().for_each(|part| find_references(part, found)),
        _ => {}
    }
}

/// How far a request has come. A transaction works on a copy, since it may have to begin again.
#[derive(Default)]
struct Progress {
    /// By the place of the operation in the request.
    done: BTreeMap<usize, Done>,
    /// The ids of what was made, by `bulkId`.
    made: BTreeMap<String, String>,
    errors: usize,
}

/// Does all of it, in the order of the request; an operation that refers to another comes after that. What was not
/// begun, because too much had failed before, is not told of.
pub async fn run(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    client: i64,
    bulk: Bulk,
) -> Result<Vec<Done>, ScimError> {
    let bulk = Arc::new(bulk);
    let hashes = Arc::new(hash_passwords(ctx, &bulk).await?);
    let mut progress = Progress::default();
    let mut left = Vec::new();
    let order = in_order(&bulk.items);
    for piece in bulk.pieces(&order) {
        if bulk.is_given_up(&progress) {
            break;
        }
        let round = Round { bulk: bulk.clone(), hashes: hashes.clone(), client };
        let (piece, made, errors) = (piece.to_vec(), progress.made.clone(), progress.errors);
        let (done, more) = ctx
            .transact(audit_context.clone(), move |tx| round.run(tx, &piece, made.clone(), errors))
            .await?;
        progress.done.extend(done.done);
        (progress.made, progress.errors) = (done.made, done.errors);
        left.extend(more);
    }
    // Everything that they refer to had its turn before them.
    for at in left {
        if bulk.is_given_up(&progress) {
            break;
        }
        progress.errors += 1;
        let fault = Fault::value("a bulkId in it was never made");
        progress.done.insert(at, bulk.items[at].ended(None, Err(fault.into())));
    }
    Ok(progress.done.into_values().collect())
}

/// Of the operations that set one, by their place.
async fn hash_passwords(
    ctx: &Arc<AppContext>,
    bulk: &Bulk,
) -> Result<BTreeMap<usize, Result<String, Fault>>, ScimError> {
    let mut hashes = BTreeMap::new();
    for (at, item) in bulk.items.iter().enumerate().filter(|(_, item)| item.sets_password()) {
        let place = item.id.clone().map(|id| Place { id, versions: Versions::default() });
        let Ok(command) = Command::parse(item.method, item.kind, place, &item.data) else { continue };
        match command.hash_password(ctx).await {
            Ok(Some(hash)) => drop(hashes.insert(at, Ok(hash))),
            Ok(None) => {}
            Err(ScimError::Fault(fault)) => drop(hashes.insert(at, Err(fault))),
            Err(error) => return Err(error),
        }
    }
    Ok(hashes)
}

impl Bulk {
    /// What is done in one transaction each.
    fn pieces<'w>(&self, waiting: &'w [usize]) -> Vec<&'w [usize]> {
        let (mut pieces, mut begin, mut cost) = (Vec::new(), 0, 0);
        for (at, item) in waiting.iter().enumerate() {
            let own = if self.items[*item].kind == Kind::Group { COST_OF_GROUP } else { 1 };
            if cost + own > AT_ONCE {
                pieces.push(&waiting[begin..at]);
                (begin, cost) = (at, 0);
            }
            cost += own;
        }
        pieces.push(&waiting[begin..]);
        pieces
    }

    fn is_given_up(&self, progress: &Progress) -> bool {
        self.fail_on_errors.is_some_and(|most| progress.errors >= most)
    }
}

impl Item {
    fn ended(&self, made: Option<String>, outcome: Result<Outcome, ScimError>) -> Done {
        let own = self.id.clone().filter(|id| !id.starts_with(REFERENCE));
        Done {
            method: self.method,
            kind: self.kind,
            id: made.or(own),
            bulk_id: self.bulk_id.clone(),
            outcome,
        }
    }
}

/// The work of one transaction.
struct Round {
    bulk: Arc<Bulk>,
    hashes: Arc<BTreeMap<usize, Result<String, Fault>>>,
    client: i64,
}

impl Round {
    /// What was done, and which operations wait for others.
    fn run(
        &self,
        tx: &Transaction<'_, '_>,
        piece: &[usize],
        made: BTreeMap<String, String>,
        errors: usize,
    ) -> Result<(Progress, Vec<usize>), ScimError> {
        let mut progress = Progress { made, errors, ..Progress::default() };
        let mut waiting = Vec::new();
        for at in piece.iter().copied() {
            if self.bulk.is_given_up(&progress) {
                break;
            }
            let item = &self.bulk.items[at];
            let outcome = match item.command(&progress.made) {
                None => {
                    waiting.push(at);
                    continue;
                }
                Some(Err(fault)) => Err(fault.into()),
                Some(Ok(command)) => self.perform(tx, at, &command),
            };
            let outcome = match outcome {
                // Nothing that a later operation could do better.
                Err(ScimError::Denied(Denied::Service(error))) => return Err(error.into()),
                outcome => outcome,
            };
            let id = match &outcome {
                Ok(Outcome::User(view)) => Some(view.account.uuid.to_string()),
                Ok(Outcome::Group(view)) => Some(view.tag.id.0.to_string()),
                Ok(Outcome::LargeGroup(id)) => Some(id.clone()),
                Ok(Outcome::Deleted) | Err(_) => None,
            };
            progress.errors += usize::from(outcome.is_err());
            if let (Some(bulk_id), Some(id), Method::Post) = (&item.bulk_id, &id, item.method) {
                progress.made.insert(bulk_id.clone(), id.clone());
            }
            progress.done.insert(at, item.ended(id, outcome));
        }
        Ok((progress, waiting))
    }

    fn perform(&self, tx: &Transaction<'_, '_>, at: usize, command: &Command) -> Result<Outcome, ScimError> {
        let hash = match self.hashes.get(&at) {
            Some(Err(fault)) => return Err(fault.clone().into()),
            Some(Ok(hash)) => Some(hash.as_str()),
            None => None,
        };
        tx.attempt(|| command.perform(tx, self.client, hash))
    }
}
