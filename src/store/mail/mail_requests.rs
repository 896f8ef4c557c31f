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

    /// How many wait, told by the first and the last of them: they are answered in the order of their ids.
    pub fn count_mail_requests(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce((SELECT max(id) FROM mail_requests) - (SELECT min(id) FROM mail_requests) + 1, 0)";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::store_in;

    #[test]
    fn what_waits_is_counted_by_its_first_and_its_last() {
        let dir = tempfile::tempdir().unwrap();
        let wish = MailRequest {
            purpose: MailLink::ConfirmEmail,
            email: EmailAddress::parse("ada@example.org").unwrap(),
            for_app: false,
            asked_at: Timestamp::from_millis(0),
            peer: None,
            request_id: None,
        };
        store_in(dir.path())
            .write_blocking(move |tx| -> Result<(), StoreError> {
                assert_eq!(tx.count_mail_requests()?, 0);
                for _ in 0..3 {
                    tx.insert_mail_request(&wish)?;
                }
                assert_eq!(tx.count_mail_requests()?, 3);
                for left in [2, 1, 0] {
                    let (first, _) = tx.find_next_mail_request()?.unwrap();
                    tx.delete_mail_request(first)?;
                    assert_eq!(tx.count_mail_requests()?, left);
                }
                tx.insert_mail_request(&wish)?;
                assert_eq!(tx.count_mail_requests()?, 1);
                Ok(())
            })
            .unwrap();
    }
}
