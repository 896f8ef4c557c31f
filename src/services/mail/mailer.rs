//! Writing mails, in the transaction that calls for them: into the outbox, and nowhere else.

use std::net::IpAddr;
use std::time::Duration;

use crate::domain::{Account, AccountId, EmailAddress, Language, SitePolicy, Timestamp, mail_domain};
use crate::mail::compose::Draft;
use crate::mail::content::MailContent;
use crate::mail::kind::{Mail, MailKind, plain_name};
use crate::mail::kinds::TestMail;
use crate::services::{AppContext, ServiceError};
use crate::store::{NewMail, Tx};

/// Who is written to, and in which language.
pub(in crate::services) struct Recipient<'a> {
    pub account: AccountId,
    pub name: &'a str,
    pub email: &'a EmailAddress,
    pub language: Language,
}

impl<'a> Recipient<'a> {
    /// `None` for an account without an address.
    pub fn of(account: &'a Account, fallback: Language) -> Option<Self> {
        Some(Self {
            account: account.id,
            name: account.display_name(),
            email: account.email.as_ref()?,
            language: account.language.unwrap_or(fallback),
        })
    }
}

/// Everything a mail is written with.
pub(in crate::services) struct Mailer<'a> {
    pub ctx: &'a AppContext,
    pub policy: &'a SitePolicy,
    pub now: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mailer<'_> {
    /// Puts a mail into the outbox; returns its id.
    pub fn send(&self, tx: &Tx<'_>, to: &Recipient<'_>, mail: &dyn Mail) -> Result<i64, ServiceError> {
        let message = NewMail {
            account: Some(to.account),
            recipient_name: Some(plain_name(to.name)),
            ..self.message(tx, to.email, to.name, to.language, mail)?
        };
        Ok(tx.insert_mail(&message)?)
    }

    /// The same, unless the address had enough of these mails; then it is `false`.
    pub fn send_within_limit(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        mail: &dyn Mail,
    ) -> Result<bool, ServiceError> {
        let may_send = self.may_send(tx, to.email, mail.kind())?;
        if may_send {
            self.send(tx, to, mail)?;
        }
        Ok(may_send)
    }

    /// Whether one more mail of this kind may go to the address within the hour.
    pub fn may_send(&self, tx: &Tx<'_>, email: &EmailAddress, kind: &MailKind) -> Result<bool, ServiceError> {
        let limit = i64::from(self.ctx.limits.mails_per_address);
        let since = self.now.minus(Duration::from_secs(60 * 60));
        Ok(limit == 0 || tx.count_mail_between(&email.ascii(), kind.name, since, self.now)? < limit)
    }

    /// For whoever runs Rollbook, at an address that need not be an account's.
    pub fn send_to_operator(
        &self,
        tx: &Tx<'_>,
        to: &EmailAddress,
        mail: &dyn Mail,
    ) -> Result<i64, ServiceError> {
        let language = self.ctx.default_language(self.policy);
        Ok(tx.insert_mail(&self.message(tx, to, to.as_str(), language, mail)?)?)
    }

    /// Whether the address got a mail of this kind after that moment.
    pub fn has_sent_since(
        &self,
        tx: &Tx<'_>,
        to: &EmailAddress,
        mail: &dyn Mail,
        since: Timestamp,
    ) -> Result<bool, ServiceError> {
        Ok(tx.count_mail_between(&to.ascii(), mail.kind().name, since, self.now)? > 0)
    }

    /// The work of [`Self::send`] for an address that nobody has: the mail is written and thrown away,
    /// so that neither the processor nor the next caller notices a difference.
    pub fn write_to_nobody(
        &self,
        tx: &Tx<'_>,
        email: &EmailAddress,
        mail: &dyn Mail,
    ) -> Result<(), ServiceError> {
        self.may_send(tx, email, mail.kind())?;
        let language = self.ctx.default_language(self.policy);
        std::hint::black_box(self.message(tx, email, email.local(), language, mail)?);
        Ok(())
    }

    /// A message that only shows that mail goes out; returns its id. The worker leaves it alone for
    /// `head_start`.
    pub fn send_test(
        &self,
        tx: &Tx<'_>,
        to: &EmailAddress,
        language: Language,
        head_start: Duration,
    ) -> Result<i64, ServiceError> {
        let mail = TestMail { sent_at: self.now };
        let message = NewMail {
            first_attempt_at: self.now.plus(head_start),
            ..self.message(tx, to, to.as_str(), language, &mail)?
        };
        Ok(tx.insert_mail(&message)?)
    }

    /// A message for the outbox that leaves at once and belongs to nobody.
    fn message(
        &self,
        tx: &Tx<'_>,
        to: &EmailAddress,
        name: &str,
        language: Language,
        mail: &dyn Mail,
    ) -> Result<NewMail, ServiceError> {
        let site = self.ctx.mail_site(self.policy);
        let draft = Draft::new(&site, language, name, to.as_str(), mail);
        let content = self.content(tx, &draft)?;
        Ok(NewMail {
            message_id: self.new_message_id(&site.public_url),
            kind: draft.kind.name,
            account: None,
            recipient: to.clone(),
            recipient_name: None,
            language,
            sealed_message: content.seal(&self.ctx.vault),
            created_at: self.now,
            first_attempt_at: self.now,
        })
    }

    /// In the words of an administrator, where there are any. Words that can no longer be used hold back
    /// no mail: it goes out in the default ones.
    fn content(&self, tx: &Tx<'_>, draft: &Draft) -> Result<MailContent, ServiceError> {
        if let Some(stored) = tx.find_mail_text(draft.kind.name, draft.language)? {
            match self.ctx.composer.reworded(draft, &stored.text) {
                Ok(content) => return Ok(content),
                Err(error) => {
                    tracing::warn!(%error, kind = draft.kind.name, "an edited mail text was passed over");
                }
            }
        }
        self.ctx.composer.compose(draft).map_err(|error| ServiceError::Internal(format!("{error:?}")))
    }

    /// Random, at the site's own host (RFC 5322 3.6.4).
    fn new_message_id(&self, public_url: &str) -> String {
        let mut random = [0; 16];
        self.ctx.entropy.fill(&mut random);
        format!("{:032x}@{}", u128::from_be_bytes(random), mail_domain(public_url))
    }
}
