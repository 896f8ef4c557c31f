//! Mails that strangers asked for, between the answer to them and the look whether there is anybody
//! to write to.

use crate::domain::{EmailAddress, MailLink, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct MailRequest {
    pub purpose: MailLink,
    pub email: EmailAddress,
    /// Asked through the API: the mail carries what a program takes instead of six digits.
    pub for_app: bool,
    pub asked_at: Timestamp,
    pub peer: Option<std::net::IpAddr>,
    pub request_id: Option<String>,
}

impl Reader<'_> {
    /// The longest waiting request, with its id; without the request where its row is damaged.
    pub fn find_next_mail_request(&self) -> Result<Option<(i64, Option<MailRequest>)>, StoreError> {
        let sql = "SELECT id, purpose, email, for_app, asked_at, peer, request_id FROM mail_requests \
                   ORDER BY id LIMIT 1";
        self.find(sql, (), |row| Ok((row.get(0)?, request_from_row(row).ok())))
    }

    pub fn count_mail_requests(&self) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM mail_requests";
        self.one(sql, (), |row| row.get(0))
    }
}

impl Tx<'_> {
    pub fn insert_mail_request(&self, request: &MailRequest) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO mail_requests (purpose, email, for_app, asked_at, peer, request_id) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                request.purpose.as_str(),
                request.email.as_str(),
                request.for_app,
                request.asked_at.millis(),
                request.peer.map(|peer| peer.to_string()),
                request.request_id,
            ],
        )
    }

    pub fn delete_mail_request(&self, id: i64) -> Result<(), StoreError> {
        self.run("DELETE FROM mail_requests WHERE id = ?1", [id])
    }
}

fn request_from_row(row: &Row<'_>) -> Result<MailRequest, StoreError> {
    Ok(MailRequest {
        purpose: row.parsed(1, MailLink::parse)?,
        email: row.parsed(2, |text| EmailAddress::parse(text).ok())?,
        for_app: row.get(3)?,
        asked_at: row.get(4)?,
        peer: row.parsed_option(5, |text| text.parse().ok())?,
        request_id: row.get(6)?,
    })
}
