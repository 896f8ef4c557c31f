//! The mails that keep an account its owner's: a way to a new password, and word of what happened to
//! the account, with a link for "this was not me".

use crate::domain::{EmailAddress, Language, MailLink, Timestamp, UserAgent};
use crate::mail::compose::{Composed, NewDevice, RECOVER, Recover, Recovered};
use crate::security::secret_token::{SecretToken, ShortCode};
use crate::services::ServiceError;
use crate::services::mail::mailer::{Mailer, Recipient, Way};
use crate::store::{StoreError, Tx};

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
    pub fn send_recovery(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        recovery: Recovery,
    ) -> Result<bool, ServiceError> {
        if !recovery.is_owed && !self.may_mail(tx, to.email, RECOVER)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::Recover, Way::Mail)?;
        let letter = self.compose_recovery(to.name, to.email, to.language, &link.url, &link.code, recovery);
        self.post(tx, to, letter)?;
        Ok(true)
    }

    /// The work of [`Self::send_recovery`] for an address that nobody has: the letter is written and
    /// thrown away, so that neither the processor nor the next caller notices a difference.
    pub fn write_recovery_to_nobody(
        &self,
        tx: &Tx<'_>,
        email: &EmailAddress,
        recovery: Recovery,
    ) -> Result<(), ServiceError> {
        self.may_mail(tx, email, RECOVER)?;
        let entropy = self.ctx.entropy.as_ref();
        let (token, code) = (SecretToken::generate(entropy), ShortCode::generate(entropy));
        let url = format!("{}/recover/{}", self.ctx.public_url(self.policy), token.to_text());
        let language = self.ctx.default_language(self.policy);
        let letter = self.compose_recovery(email.local(), email, language, &url, &code, recovery);
        std::hint::black_box(self.addressed(tx, email, language, letter)?);
        Ok(())
    }

    /// Tells that a new password was chosen by way of a mail.
    pub fn send_recovered(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        let site = self.ctx.mail_site(self.policy);
        let not_me_link = self.new_not_me_link(tx, to)?;
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &Recovered {
                name: to.name,
                address: to.email.as_str(),
                at: self.now,
                peer: self.peer,
                not_me_link: &not_me_link,
            },
        );
        self.post(tx, to, letter)?;
        Ok(())
    }

    /// Tells of a sign-in from a browser that the account did not know.
    pub fn send_new_device(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        user_agent: &UserAgent,
    ) -> Result<(), ServiceError> {
        let site = self.ctx.mail_site(self.policy);
        let not_me_link = self.new_not_me_link(tx, to)?;
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &NewDevice {
                name: to.name,
                address: to.email.as_str(),
                at: self.now,
                peer: self.peer,
                user_agent,
                not_me_link: &not_me_link,
            },
        );
        self.post(tx, to, letter)?;
        Ok(())
    }

    /// A link for "this was not me", beside those of earlier mails.
    pub fn new_not_me_link(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<String, StoreError> {
        // Its code is in no mail: the link is enough.
        Ok(self.make_link(tx, to.account, Some(to.email), MailLink::NotMe, Way::Mail)?.url)
    }

    fn compose_recovery(
        &self,
        name: &str,
        email: &EmailAddress,
        language: Language,
        link: &str,
        code: &ShortCode,
        recovery: Recovery,
    ) -> Result<Composed, tera::Error> {
        let token = link.rsplit('/').next().unwrap_or_default();
        self.ctx.composer.compose(
            &self.ctx.mail_site(self.policy),
            language,
            &Recover {
                name,
                address: email.as_str(),
                link,
                code: if recovery.for_app { token } else { code.as_str() },
                for_app: recovery.for_app,
                is_owed: recovery.is_owed,
                valid: MailLink::Recover.lifetime(),
                asked_at: recovery.asked_at,
                peer: self.peer,
            },
        )
    }
}
