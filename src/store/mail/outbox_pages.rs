//! The outbox as the console lists it: newest first, a page at a time, what page ten costs page one
//! costs too.

use std::collections::BTreeMap;

use crate::domain::{AccountId, EmailAddress, Timestamp};
use crate::store::cell::Cell;
use crate::store::manage::many::{SIZES, shapes};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{MailState, Reader, StoreError};

/// Where no more messages went to addresses with this beginning, their places are gathered and sorted;
/// beyond it they are so many that a walk from the newest on meets enough of them soon.
const MOST_GATHERED: i64 = 12_000;
/// More messages of one state are not counted.
pub const MOST_MAILS_COUNTED: i64 = 10_000;

/// Which messages; what is `None` does not matter.
#[derive(Debug, Clone, Default)]
pub struct MailFilter {
    pub state: Option<MailState>,
    pub kind: Option<String>,
    pub recipient: Option<MailRecipient>,
    /// Written at or after.
    pub since: Option<Timestamp>,
    /// Written before.
    pub until: Option<Timestamp>,
}

#[derive(Debug, Clone)]
pub enum MailRecipient {
    Whole(String),
    Beginning(String),
}

impl MailRecipient {
    /// An address, or how one begins.
    pub fn of_text(text: &str) -> Self {
        match EmailAddress::parse(text) {
            Ok(address) => Self::Whole(address.ascii()),
            Err(_) => Self::Beginning(text.to_owned()),
        }
    }
}

/// A place in the list: the message that stands next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailPlace {
    pub created_at: Timestamp,
    pub id: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTurn {
    /// The newest.
    First,
    /// Older than this.
    After(MailPlace),
    /// Newer than this, those next to it.
    Before(MailPlace),
}

/// A message without its words.
#[derive(Debug, Clone)]
pub struct ListedMail {
    pub id: i64,
    pub kind: String,
    pub account: Option<AccountId>,
    pub recipient: String,
    pub recipient_name: Option<String>,
    pub state: MailState,
    pub attempts: u32,
    pub created_at: Timestamp,
    pub next_attempt_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub last_reply: Option<String>,
}

impl ListedMail {
    pub fn place(&self) -> MailPlace {
        MailPlace { created_at: self.created_at, id: self.id }
    }
}

impl Reader<'_> {
    /// At most `limit` messages, the newest first.
    pub fn list_mail_page(
        &self,
        filter: &MailFilter,
        turn: MailTurn,
        limit: u32,
    ) -> Result<Vec<ListedMail>, StoreError> {
        self.list_gathering(filter, turn, limit, MOST_GATHERED)
    }

    fn list_gathering(
        &self,
        filter: &MailFilter,
        turn: MailTurn,
        limit: u32,
        most: i64,
    ) -> Result<Vec<ListedMail>, StoreError> {
        let is_few = self.has_few_recipients(filter, most)?;
        let mut mails = if is_few && let Some(MailRecipient::Beginning(beginning)) = &filter.recipient {
            self.page_of_beginning(beginning, filter, turn, limit)?
        } else if is_few {
            self.page_of(filter, filter.state, true, turn, limit)?
        } else {
            // One walk down an index for each state, and then as a zip closes.
            let states = filter.state.map_or(MailState::ALL.to_vec(), |state| vec![state]);
            let mut mails = Vec::new();
            for state in states {
                mails.extend(self.page_of(filter, Some(state), false, turn, limit)?);
            }
            mails
        };
        let order = |mail: &ListedMail| (mail.created_at, mail.id);
        mails.sort_by_key(order);
        if !matches!(turn, MailTurn::Before(_)) {
            mails.reverse();
        }
        mails.truncate(limit as usize);
        if matches!(turn, MailTurn::Before(_)) {
            mails.reverse();
        }
        Ok(mails)
    }

    /// Messages to addresses that begin so, in the order of the turn. Where they stand is told by an index; rows
    /// are read until the page is full.
    fn page_of_beginning(
        &self,
        beginning: &str,
        filter: &MailFilter,
        turn: MailTurn,
        limit: u32,
    ) -> Result<Vec<ListedMail>, StoreError> {
        let mut places: Vec<MailPlace> =
            self.list(BY_BEGINNING, params![beginning, beyond(beginning)], |row| {
                Ok(MailPlace { created_at: row.get(0)?, id: row.get(1)? })
            })?;
        let order = |place: &MailPlace| (place.created_at, place.id);
        places.retain(|place| {
            filter.since.is_none_or(|since| since <= place.created_at)
                && filter.until.is_none_or(|until| place.created_at < until)
                && match turn {
                    MailTurn::First => true,
                    MailTurn::After(from) => order(place) < order(&from),
                    MailTurn::Before(from) => order(place) > order(&from),
                }
        });
        places.sort_by_key(order);
        if !matches!(turn, MailTurn::Before(_)) {
            places.reverse();
        }
        let of_kind = self.ids_of_state_and_kind(filter)?;
        places.retain(|place| of_kind.as_ref().is_none_or(|ids| ids.binary_search(&place.id).is_ok()));
        let limit = limit as usize;
        let (mut mails, mut rest) = (Vec::new(), &places[..]);
        while mails.len() < limit && !rest.is_empty() {
            let (next, after) = rest.split_at(rest.len().min(SIZES[usize::from(rest.len() < places.len())]));
            let mut met = self.mails_at(next)?;
            for place in next {
                let mail = met.remove(&place.id).filter(|mail| has_state_and_kind(filter, mail));
                mails.extend(mail);
            }
            rest = after;
        }
        mails.truncate(limit);
        Ok(mails)
    }

    /// The messages of this state and kind, ascending, where they are few: of many there are enough among any.
    fn ids_of_state_and_kind(&self, filter: &MailFilter) -> Result<Option<Vec<i64>>, StoreError> {
        if filter.state.is_none() && filter.kind.is_none() {
            return Ok(None);
        }
        let mut ids: Vec<i64> = Vec::new();
        for state in filter.state.map_or(MailState::ALL.to_vec(), |state| vec![state]) {
            let left = MOST_GATHERED + 1 - i64::try_from(ids.len()).unwrap_or(i64::MAX);
            ids.extend(match &filter.kind {
                Some(kind) => self.ids(OF_STATE_AND_KIND, params![state.as_str(), kind, left])?,
                None => self.ids(OF_STATE, params![state.as_str(), left])?,
            });
        }
        ids.sort_unstable();
        Ok(Some(ids).filter(|ids| i64::try_from(ids.len()).is_ok_and(|count| count <= MOST_GATHERED)))
    }

    fn mails_at(&self, places: &[MailPlace]) -> Result<BTreeMap<i64, ListedMail>, StoreError> {
        let ids: Vec<i64> = places.iter().map(|place| place.id).collect();
        let mut found = BTreeMap::new();
        self.each_of_many(listed_of_many, &[], &ids, &[], |row| {
            let mail = listed_from_row(row)?;
            found.insert(mail.id, mail);
            Ok(())
        })?;
        Ok(found)
    }

    /// How many messages are in this state, [`MOST_MAILS_COUNTED`] at most.
    pub fn count_mail_in_state(&self, state: MailState) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state = ?1 LIMIT ?2) AS few";
        self.one(sql, params![state.as_str(), MOST_MAILS_COUNTED], |row| row.get(0))
    }

    /// Whether the index of the recipients leads to few messages.
    fn has_few_recipients(&self, filter: &MailFilter, most: i64) -> Result<bool, StoreError> {
        match &filter.recipient {
            None => Ok(false),
            Some(MailRecipient::Whole(_)) => Ok(true),
            Some(MailRecipient::Beginning(beginning)) => {
                let sql = "SELECT count(*) FROM (SELECT 1 FROM outbox \
                     WHERE lower(recipient) >= lower(?1) AND lower(recipient) < lower(?2) LIMIT ?3) AS few";
                let count: i64 =
                    self.one(sql, params![beginning, beyond(beginning), most + 1], |row| row.get(0))?;
                Ok(count <= most)
            }
        }
    }

    fn page_of(
        &self,
        filter: &MailFilter,
        state: Option<MailState>,
        by_recipient: bool,
        turn: MailTurn,
        limit: u32,
    ) -> Result<Vec<ListedMail>, StoreError> {
        let (sql, values) = page_statement(filter, state, by_recipient, turn, limit);
        self.list(&sql, &values[..], listed_from_row)
    }
}

/// A page and its values.
fn page_statement(
    filter: &MailFilter,
    state: Option<MailState>,
    by_recipient: bool,
    turn: MailTurn,
    limit: u32,
) -> (String, Vec<Cell>) {
    let mut query = Query::default();
    if let Some(state) = state {
        // As a text put together, so that it is the recipient whose index is walked.
        let condition = if by_recipient { "state || '' = ?" } else { "state = ?" };
        query.and(condition, [state.as_str().to_owned().into()]);
    }
    if let Some(kind) = &filter.kind {
        let condition = if by_recipient { "kind || '' = ?" } else { "kind = ?" };
        query.and(condition, [kind.clone().into()]);
    }
    match &filter.recipient {
        Some(MailRecipient::Whole(address)) => {
            query.and("lower(recipient) = lower(?)", [address.clone().into()]);
        }
        Some(MailRecipient::Beginning(beginning)) => query.and(
            "lower(recipient) || '' >= lower(?) AND lower(recipient) || '' < lower(?)",
            [beginning.clone().into(), beyond(beginning).into()],
        ),
        None => {}
    }
    if let Some(since) = filter.since {
        query.and("created_at >= ?", [since.millis().into()]);
    }
    if let Some(until) = filter.until {
        query.and("created_at < ?", [until.millis().into()]);
    }
    let order = match turn {
        MailTurn::First => "DESC",
        MailTurn::After(place) => {
            query.and("(created_at, id) < (?, ?)", [place.created_at.millis().into(), place.id.into()]);
            "DESC"
        }
        MailTurn::Before(place) => {
            query.and("(created_at, id) > (?, ?)", [place.created_at.millis().into(), place.id.into()]);
            "ASC"
        }
    };
    query.values.push(i64::from(limit).into());
    let conditions =
        if query.conditions.is_empty() { "1 = 1".to_owned() } else { query.conditions.join(" AND ") };
    let sql = format!(
        "SELECT {LISTED} FROM outbox WHERE {conditions} ORDER BY created_at {order}, id {order} LIMIT ?"
    );
    (sql, query.values)
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let text = || "a".to_owned();
    let moment = Timestamp::from_millis(0);
    let place = MailPlace { created_at: moment, id: 0 };
    let mut found = shapes(listed_of_many);
    for recipient in [None, Some(MailRecipient::Whole(text())), Some(MailRecipient::Beginning(text()))] {
        for turn in [MailTurn::First, MailTurn::After(place), MailTurn::Before(place)] {
            for choice in 0..16_u8 {
                let has = |bit: u8| choice & bit != 0;
                let filter = MailFilter {
                    state: None,
                    kind: has(1).then(text),
                    recipient: recipient.clone(),
                    since: has(2).then_some(moment),
                    until: has(2).then_some(moment),
                };
                let state = has(4).then_some(MailState::Sent);
                found.push(page_statement(&filter, state, has(8), turn, 1).0);
            }
        }
    }
    found
}

const LISTED: &str = "id, kind, account_id, recipient, recipient_name, state, attempts, created_at, next_attempt_at, \
                      finished_at, last_reply";
const BY_BEGINNING: &str = "SELECT created_at, id FROM outbox \
     WHERE lower(recipient) >= lower(?1) AND lower(recipient) < lower(?2)";
const OF_STATE: &str = "SELECT id FROM outbox WHERE state = ?1 LIMIT ?2";
const OF_STATE_AND_KIND: &str = "SELECT id FROM outbox WHERE state = ?1 AND kind = ?2 LIMIT ?3";

fn listed_of_many(places: &str) -> String {
    format!("SELECT {LISTED} FROM outbox WHERE id IN ({places})")
}

fn has_state_and_kind(filter: &MailFilter, mail: &ListedMail) -> bool {
    filter.state.is_none_or(|state| state == mail.state)
        && filter.kind.as_ref().is_none_or(|kind| *kind == mail.kind)
}

/// Behind every address with this beginning.
fn beyond(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

#[derive(Default)]
struct Query {
    conditions: Vec<&'static str>,
    values: Vec<Cell>,
}

impl Query {
    fn and<const N: usize>(&mut self, condition: &'static str, values: [Cell; N]) {
        self.conditions.push(condition);
        self.values.extend(values);
    }
}

fn listed_from_row(row: &Row<'_>) -> Result<ListedMail, StoreError> {
    Ok(ListedMail {
        id: row.get(0)?,
        kind: row.get(1)?,
        account: row.get(2)?,
        recipient: row.get(3)?,
        recipient_name: row.get(4)?,
        state: row.parsed(5, MailState::parse)?,
        attempts: row.get(6)?,
        created_at: row.get(7)?,
        next_attempt_at: row.get(8)?,
        finished_at: row.get(9)?,
        last_reply: row.get(10)?,
    })
}

#[cfg(test)]
mod tests;
