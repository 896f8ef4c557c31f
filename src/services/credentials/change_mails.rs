//! The mails about a change of address, with the links in them.

use crate::domain::{EmailAddress, Timestamp};
use crate::mail::kinds::{AddressChangeAsked, AddressChanged, ConfirmNewAddress};
use crate::security::secret_token::{SecretToken, ShortCode};
use crate::services::ServiceError;
use crate::services::credentials::{change_email, undo_email};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::store::Tx;

impl Mailer<'_> {
    /// To the new address, whose reader alone can make it count. Nothing when it had enough of these.
    pub fn send_confirm_new_address(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        token: &SecretToken,
        code: &ShortCode,
    ) -> Result<(), ServiceError> {
        let public_url = self.ctx.public_url(self.policy);
        let mail = ConfirmNewAddress {
            link: format!("{public_url}/email/confirm/{}", token.to_text()),
            code: code.as_str().to_owned(),
            valid: change_email::LIFETIME,
            asked_at: self.now,
            peer: self.peer,
        };
        self.send_within_limit(tx, to, &mail)?;
        Ok(())
    }

    /// To the old address, at once. Never held back: it is the warning.
    pub fn send_address_change_asked(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        change: i64,
        new_address: &EmailAddress,
    ) -> Result<(), ServiceError> {
        let (undo_link, undo_until) = self.new_undo_link(tx, change)?;
        let mail = AddressChangeAsked {
            new_address: new_address.as_str().to_owned(),
            undo_link,
            undo_until,
            asked_at: self.now,
            peer: self.peer,
        };
        self.send(tx, to, &mail)?;
        Ok(())
    }

    /// To the old address when the new one counts, with another link to take it back.
    pub fn send_address_changed(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        change: i64,
        new_address: &EmailAddress,
    ) -> Result<(), ServiceError> {
        let (undo_link, undo_until) = self.new_undo_link(tx, change)?;
        let new_address = new_address.as_str().to_owned();
        self.send(tx, to, &AddressChanged { new_address, undo_link, undo_until, changed_at: self.now })?;
        Ok(())
    }

    fn new_undo_link(&self, tx: &Tx<'_>, change: i64) -> Result<(String, Timestamp), ServiceError> {
        let token = SecretToken::generate(self.ctx.entropy.as_ref());
        let until = self.now.plus(undo_email::LIFETIME);
        tx.insert_email_undo_link(&token.digest(undo_email::PURPOSE), change, self.now, until)?;
        let url = self.ctx.public_url(self.policy);
        Ok((format!("{url}/email/undo/{}", token.to_text()), until))
    }
}
