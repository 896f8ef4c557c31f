//! Links and their mails, made in the transaction that calls for them.

use std::net::IpAddr;
use std::time::Duration;

use crate::domain::{Account, AccountId, EmailAddress, Language, MailLink, SitePolicy, Timestamp};
use crate::mail::compose::{
    ALREADY_REGISTERED, AddressReplaced, AlreadyRegistered, CONFIRM_ADDRESS, Composed, ConfirmAddress,
    INVITATION, Invitation, PasswordChanged, TestMail, plain_name,
};
use crate::security::secret_token::{SecretToken, ShortCode};
use crate::services::mail::link_labels::{code_context, link_label, link_path, password_mark};
use crate::services::{AppContext, ServiceError};
use crate::store::{NewMail, NewMailLink, StoreError, Tx};

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

/// Everything a letter is written with.
pub(in crate::services) struct Mailer<'a> {
    pub ctx: &'a AppContext,
    pub policy: &'a SitePolicy,
    pub now: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mailer<'_> {
    /// A new link, which ends the older ones, with the code and the mail that carry it. `false` when
    /// the address had enough of these mails; then nothing changes.
    pub fn send_confirmation(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<bool, ServiceError> {
        if !self.may_mail(tx, to.email, CONFIRM_ADDRESS)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::ConfirmEmail, Way::Mail)?;
        let letter = self.compose_confirmation(to.name, to.email, to.language, &link.url, &link.code);
        self.post(tx, to, letter)?;
        Ok(true)
    }

    /// The work of [`Self::send_confirmation`] for an address where nobody waits for it: the letter is
    /// written and thrown away, so that the next caller does not notice a difference.
    pub fn write_confirmation_to_nobody(
        &self,
        tx: &Tx<'_>,
        email: &EmailAddress,
    ) -> Result<(), ServiceError> {
        self.may_mail(tx, email, CONFIRM_ADDRESS)?;
        let entropy = self.ctx.entropy.as_ref();
        let (token, code) = (SecretToken::generate(entropy), ShortCode::generate(entropy));
        let url = format!("{}/confirm/{}", self.ctx.public_url(self.policy), token.to_text());
        let language = self.ctx.default_language(self.policy);
        let letter = self.compose_confirmation(email.local(), email, language, &url, &code);
        std::hint::black_box(self.addressed(tx, email, language, letter)?);
        Ok(())
    }

    fn compose_confirmation(
        &self,
        name: &str,
        email: &EmailAddress,
        language: Language,
        link: &str,
        code: &ShortCode,
    ) -> Result<Composed, tera::Error> {
        self.ctx.composer.compose(
            &self.ctx.mail_site(self.policy),
            language,
            &ConfirmAddress {
                name,
                address: email.as_str(),
                link,
                code: code.as_str(),
                valid: MailLink::ConfirmEmail.lifetime(),
                asked_at: self.now,
                peer: self.peer,
            },
        )
    }

    /// A new invitation, which ends the older ones. `false` when the address had enough of these mails.
    pub fn send_invitation(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<bool, ServiceError> {
        if !self.may_mail(tx, to.email, INVITATION)? {
            return Ok(false);
        }
        let link = self.make_link(tx, to.account, Some(to.email), MailLink::Invite, Way::Mail)?;
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &Invitation {
                name: to.name,
                address: to.email.as_str(),
                link: &link.url,
                valid: MailLink::Invite.lifetime(),
                invited_at: self.now,
            },
        );
        self.post(tx, to, letter)?;
        Ok(true)
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
            handed_over: way == Way::Hand,
        })?;
        let public_url = self.ctx.public_url(self.policy);
        Ok(FreshLink {
            purpose,
            url: format!("{public_url}{}{}", link_path(purpose), token.to_text()),
            code,
            expires_at: self.now.plus(purpose.lifetime()),
        })
    }

    /// Tells the owner of an address that somebody tried to register it again, if not told too often.
    pub fn send_already_registered(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<bool, ServiceError> {
        if !self.may_mail(tx, to.email, ALREADY_REGISTERED)? {
            return Ok(false);
        }
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &AlreadyRegistered {
                name: to.name,
                address: to.email.as_str(),
                asked_at: self.now,
                peer: self.peer,
            },
        );
        self.post(tx, to, letter)?;
        Ok(true)
    }

    pub fn send_password_changed(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &PasswordChanged {
                name: to.name,
                address: to.email.as_str(),
                changed_at: self.now,
                not_me_link: &self.new_not_me_link(tx, to)?,
            },
        );
        self.post(tx, to, letter)?;
        Ok(())
    }

    /// Tells the reader of an address that the account is reached by another one now.
    pub fn send_address_replaced(&self, tx: &Tx<'_>, to: &Recipient<'_>) -> Result<(), ServiceError> {
        let site = self.ctx.mail_site(self.policy);
        let letter = self.ctx.composer.compose(
            &site,
            to.language,
            &AddressReplaced { name: to.name, address: to.email.as_str(), changed_at: self.now },
        );
        self.post(tx, to, letter)?;
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
        let site = self.ctx.mail_site(self.policy);
        let letter =
            self.ctx.composer.compose(&site, language, &TestMail { address: to.as_str(), sent_at: self.now });
        let mail = NewMail {
            first_attempt_at: self.now.plus(head_start),
            ..self.addressed(tx, to, language, letter)?
        };
        Ok(tx.insert_mail(&mail)?)
    }

    /// Whether one more mail of this kind may go to the address within the hour.
    pub(in crate::services) fn may_mail(
        &self,
        tx: &Tx<'_>,
        email: &EmailAddress,
        kind: &str,
    ) -> Result<bool, ServiceError> {
        let limit = i64::from(self.ctx.limits.mails_per_address);
        let since = self.now.minus(Duration::from_secs(60 * 60));
        Ok(limit == 0 || tx.count_mail_between(&email.ascii(), kind, since, self.now)? < limit)
    }

    pub(in crate::services) fn post(
        &self,
        tx: &Tx<'_>,
        to: &Recipient<'_>,
        mail: Result<Composed, tera::Error>,
    ) -> Result<i64, ServiceError> {
        let mail = NewMail {
            account: Some(to.account),
            recipient_name: Some(plain_name(to.name)),
            ..self.addressed(tx, to.email, to.language, mail)?
        };
        Ok(tx.insert_mail(&mail)?)
    }

    /// A message for the outbox that leaves at once and belongs to nobody.
    pub(in crate::services) fn addressed(
        &self,
        tx: &Tx<'_>,
        to: &EmailAddress,
        language: Language,
        mail: Result<Composed, tera::Error>,
    ) -> Result<NewMail, ServiceError> {
        let mail = mail.map_err(|error| ServiceError::Internal(format!("{error:?}")))?;
        let mail = self.in_own_words(tx, mail)?;
        Ok(NewMail {
            message_id: self.new_message_id(),
            kind: mail.kind,
            account: None,
            recipient: to.ascii(),
            recipient_name: None,
            language,
            sealed_message: mail.letter.seal(&self.ctx.vault),
            created_at: self.now,
            first_attempt_at: self.now,
        })
    }

    /// In the words of an administrator, where there are any. Words that can no longer be used hold back
    /// no mail: it goes out in the default ones.
    fn in_own_words(&self, tx: &Tx<'_>, mail: Composed) -> Result<Composed, ServiceError> {
        let Some(stored) = tx.find_mail_text(mail.kind, mail.language)? else { return Ok(mail) };
        Ok(self.ctx.composer.reworded(&mail, &stored.text).unwrap_or_else(|error| {
            tracing::warn!(%error, kind = mail.kind, "an edited mail text was passed over");
            mail
        }))
    }

    /// Random, at the site's own host (RFC 5322 3.6.4).
    fn new_message_id(&self) -> String {
        let mut random = [0; 16];
        self.ctx.entropy.fill(&mut random);
        let url = url::Url::parse(&self.ctx.public_url(self.policy)).ok();
        let host = url.as_ref().and_then(|url| url.host_str()).unwrap_or("localhost");
        format!("{:032x}@{}", u128::from_be_bytes(random), host.trim_matches(['[', ']']))
    }
}
