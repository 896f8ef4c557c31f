//! The mails about an account's address and its end, with the links in them.

use crate::domain::{EmailAddress, Timestamp};
use crate::mail::compose::{
    ADDRESS_WANTED, AddressChangeAsked, AddressChanged, AddressWanted, CONFIRM_NEW_ADDRESS,
    ConfirmNewAddress, DeletionPlanned,
};
use crate::security::secret_token::{SecretToken, ShortCode};
use crate::services::ServiceError;
use crate::services::credentials::{change_email, undo_email};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::profile::delete_own;
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
        if !self.may_mail(tx, to.email, CONFIRM_NEW_ADDRESS)? {
            return Ok(());
        }
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &ConfirmNewAddress {
                name: to.name,
                address: to.email.as_str(),
                link: &format!("{}/email/confirm/{}", site.public_url, token.to_text()),
                code: code.as_str(),
                valid: change_email::LIFETIME,
                asked_at: self.now,
                peer: self.peer,
            },
        );
        self.post(tx, to, letter)?;
        Ok(())
    }

    /// To the owner of an address that somebody else wants to have, if not told too often.
    pub fn send_address_wanted(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        if !self.may_mail(tx, to.email, ADDRESS_WANTED)? {
            return Ok(());
        }
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &AddressWanted { name: to.name, address: to.email.as_str(), asked_at: self.now },
        );
        self.post(tx, to, letter)?;
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
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &AddressChangeAsked {
                name: to.name,
                address: to.email.as_str(),
                new_address: new_address.as_str(),
                undo_link: &undo_link,
                undo_until,
                asked_at: self.now,
                peer: self.peer,
            },
        );
        self.post(tx, to, letter)?;
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
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &AddressChanged {
                name: to.name,
                address: to.email.as_str(),
                new_address: new_address.as_str(),
                undo_link: &undo_link,
                undo_until,
                changed_at: self.now,
            },
        );
        self.post(tx, to, letter)?;
        Ok(())
    }

    /// To whoever deleted the account: when it goes, and the link that brings it back.
    pub fn send_deletion_planned(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        erase_at: Timestamp,
    ) -> Result<(), ServiceError> {
        let token = delete_own::issue_undo_token(tx, self.ctx, to.account, self.now)?;
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &DeletionPlanned {
                name: to.name,
                address: to.email.as_str(),
                undo_link: &format!("{}/deletion/undo/{}", site.public_url, token.to_text()),
                erase_at,
                asked_at: self.now,
                peer: self.peer,
            },
        );
        self.post(tx, to, letter)?;
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
