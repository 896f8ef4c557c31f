//! The mails that carry a link which Rollbook keeps the digest of, each made with its link.

use crate::domain::{AccountId, EmailAddress, MailLink, Timestamp, UserAgent};
use crate::mail::kinds::{
    CONFIRM_ADDRESS, ConfirmAddress, INVITATION, Invitation, NewDevice, PasswordChanged, RECOVER, Recover,
    Recovered,
};
use crate::security::secret_token::{SecretToken, ShortCode};
use crate::services::ServiceError;
use crate::services::mail::link_labels::{code_context, link_label, link_path, password_mark};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::mail::trusted_address::opens_by_its_address;
use crate::store::{NewMailLink, StoreError, Tx};

/// A link that was just made: the only time that it is known.
pub struct FreshLink {
    pub purpose: MailLink,
    pub url: String,
    /// Works in place of the link of a confirmation or a recovery, together with the address.
    pub code: ShortCode,
    pub expires_at: Timestamp,
}

/// How a link reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::services) enum Way {
    Mail,
    Hand,
}

/// What the mail with the way to a new password is made for.
#[derive(Debug, Clone, Copy)]
pub(in crate::services) struct Recovery {
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// A program shows a field for the long code instead of our page.
    pub for_app: bool,
    /// Nobody asked for it: it follows from "this was not me", and no cap keeps it back.
    pub is_owed: bool,
}

impl Mailer<'_> {
    /// A new link, which ends the older ones, with the code and the mail that carry it. `false` when
    /// the address had enough of these mails; then nothing changes.
    pub fn send_confirmation(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<bool, ServiceError> {
        if !self.may_send(tx, to.email, &CONFIRM_ADDRESS)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::ConfirmEmail, Way::Mail)?;
        self.send(tx, to, &self.confirmation(link.url, &link.code))?;
        Ok(true)
    }

    /// A new invitation, which ends the older ones. `false` when the address had enough of these mails.
    pub fn send_invitation(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<bool, ServiceError> {
        if !self.may_send(tx, to.email, &INVITATION)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::Invite, Way::Mail)?.url;
        let mail = Invitation { link, valid: MailLink::Invite.lifetime(), invited_at: self.now };
        self.send(tx, to, &mail)?;
        Ok(true)
    }

    /// A new link, which ends the older ones, with the code and the mail that carry it. `false` when
    /// the address had enough of these mails; then nothing changes.
    pub fn send_recovery(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        recovery: Recovery,
    ) -> Result<bool, ServiceError> {
        if !recovery.is_owed && !self.may_send(tx, to.email, &RECOVER)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::Recover, Way::Mail)?;
        self.send(tx, to, &self.recovery(link.url, &link.code, recovery))?;
        Ok(true)
    }

    /// Tells that a new password was chosen by way of a mail. Like every mail with the way to say "this was not
    /// me", it goes to an address that may recover the account, and to no other.
    pub fn send_recovered(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        let Some(not_me_link) = self.new_not_me_link(tx, to)? else { return Ok(()) };
        self.send(tx, to, &Recovered { at: self.now, peer: self.peer, not_me_link })?;
        Ok(())
    }

    pub fn send_password_changed(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        let Some(not_me_link) = self.new_not_me_link(tx, to)? else { return Ok(()) };
        self.send(tx, to, &PasswordChanged { changed_at: self.now, not_me_link })?;
        Ok(())
    }

    /// Tells of a sign-in from a browser that the account did not know.
    pub fn send_new_device(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        user_agent: UserAgent,
    ) -> Result<(), ServiceError> {
        let Some(not_me_link) = self.new_not_me_link(tx, to)? else { return Ok(()) };
        self.send(tx, to, &NewDevice { at: self.now, peer: self.peer, user_agent, not_me_link })?;
        Ok(())
    }

    /// A link for "this was not me", beside those of earlier mails. `None` where the address recovers nothing:
    /// pressing it mails the way to a new password.
    pub fn new_not_me_link(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<Option<String>, StoreError> {
        match tx.find_account(to.account)? {
            Some(account) if opens_by_its_address(tx, &account)? => {
                // Its code is in no mail: the link is enough.
                Ok(Some(self.make_link(tx, to.account, Some(to.email), MailLink::NotMe, Way::Mail)?.url))
            }
            _ => Ok(None),
        }
    }

    /// A new link, which ends the older ones where its purpose says so; only digests are stored.
    pub fn make_link(
        &self,
        tx: &Tx<'_>,
        account: AccountId,
        email: Option<&EmailAddress>,
        purpose: MailLink,
        way: Way,
    ) -> Result<FreshLink, StoreError> {
        let token = SecretToken::generate(self.ctx.entropy.as_ref());
        let code = ShortCode::generate(self.ctx.entropy.as_ref());
        let email_key = email.map(EmailAddress::key).unwrap_or_default();
        let password_mark = match purpose {
            MailLink::Recover => tx.find_account(account)?.as_ref().map(password_mark),
            _ => None,
        };
        tx.insert_mail_link(&NewMailLink {
            account,
            purpose,
            digest: token.digest(link_label(purpose)),
            code_mac: code.digest(&self.ctx.vault, &code_context(purpose, account, &email_key)),
            email_key,
            password_mark,
            created_at: self.now,
            peer: self.peer.map(|peer| peer.to_string()),
            is_shared: way == Way::Hand,
        })?;
        let expires_at = self.now.plus(purpose.lifetime());
        Ok(FreshLink { purpose, url: self.url(purpose, &token), code, expires_at })
    }

    fn url(&self, purpose: MailLink, token: &SecretToken) -> String {
        format!("{}{}{}", self.ctx.public_url(self.policy), link_path(purpose), token.to_text())
    }

    fn confirmation(&self, link: String, code: &ShortCode) -> ConfirmAddress {
        ConfirmAddress {
            link,
            code: code.as_str().to_owned(),
            valid: MailLink::ConfirmEmail.lifetime(),
            asked_at: self.now,
            peer: self.peer,
        }
    }

    fn recovery(&self, link: String, code: &ShortCode, recovery: Recovery) -> Recover {
        let token = link.rsplit('/').next().unwrap_or_default();
        let code = if recovery.for_app { token } else { code.as_str() }.to_owned();
        Recover {
            link,
            code,
            for_app: recovery.for_app,
            is_owed: recovery.is_owed,
            valid: MailLink::Recover.lifetime(),
            asked_at: recovery.asked_at,
            peer: self.peer,
        }
    }
}
