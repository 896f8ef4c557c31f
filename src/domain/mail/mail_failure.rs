//! Why a mail did not go out, as far as the mail server's behaviour and words tell.

/// What is to be done is said in words by [`MailFailure::hint_key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFailure {
    HostUnknown,
    Unreachable,
    Silent,
    HungUp,
    NotSmtp,
    NoStartTls,
    TlsNotSpoken,
    CertificateName,
    CertificateUntrusted,
    CertificateExpired,
    TlsOther,
    SignInMissing,
    SignInNotOffered,
    SignInRefused,
    SignInLater,
    /// The one that we introduce ourselves with.
    NameRefused,
    SenderRefused,
    RelayDenied,
    RecipientUnknown,
    RecipientRefused,
    MailboxFull,
    Greylisted,
    TooMany,
    TooLarge,
    TakenForSpam,
    NotInAscii,
    Busy,
    MayHaveArrived,
    OnOurSide,
    Unclear,
}

impl MailFailure {
    pub const ALL: [MailFailure; 30] = [
        MailFailure::HostUnknown,
        MailFailure::Unreachable,
        MailFailure::Silent,
        MailFailure::HungUp,
        MailFailure::NotSmtp,
        MailFailure::NoStartTls,
        MailFailure::TlsNotSpoken,
        MailFailure::CertificateName,
        MailFailure::CertificateUntrusted,
        MailFailure::CertificateExpired,
        MailFailure::TlsOther,
        MailFailure::SignInMissing,
        MailFailure::SignInNotOffered,
        MailFailure::SignInRefused,
        MailFailure::SignInLater,
        MailFailure::NameRefused,
        MailFailure::SenderRefused,
        MailFailure::RelayDenied,
        MailFailure::RecipientUnknown,
        MailFailure::RecipientRefused,
        MailFailure::MailboxFull,
        MailFailure::Greylisted,
        MailFailure::TooMany,
        MailFailure::TooLarge,
        MailFailure::TakenForSpam,
        MailFailure::NotInAscii,
        MailFailure::Busy,
        MailFailure::MayHaveArrived,
        MailFailure::OnOurSide,
        MailFailure::Unclear,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        self.words().0
    }

    /// The text that says in a few words what is wrong.
    pub const fn title_key(self) -> &'static str {
        self.words().1
    }

    /// The text that says what to do about it.
    pub const fn hint_key(self) -> &'static str {
        self.words().2
    }

    /// Whether it will meet every mail until somebody mends settings or server.
    pub const fn concerns_all_mail(self) -> bool {
        !matches!(
            self,
            MailFailure::RecipientUnknown
                | MailFailure::RecipientRefused
                | MailFailure::MailboxFull
                | MailFailure::Greylisted
                | MailFailure::TooLarge
                | MailFailure::TakenForSpam
                | MailFailure::NotInAscii
                | MailFailure::MayHaveArrived
                | MailFailure::OnOurSide
                | MailFailure::Unclear
        )
    }

    /// Its name, its title and its hint.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            MailFailure::HostUnknown => {
                ("host_unknown", "mail-failure-host-unknown", "mail-hint-host-unknown")
            }
            MailFailure::Unreachable => ("unreachable", "mail-failure-unreachable", "mail-hint-unreachable"),
            MailFailure::Silent => ("silent", "mail-failure-silent", "mail-hint-silent"),
            MailFailure::HungUp => ("hung_up", "mail-failure-hung-up", "mail-hint-hung-up"),
            MailFailure::NotSmtp => ("not_smtp", "mail-failure-not-smtp", "mail-hint-not-smtp"),
            MailFailure::NoStartTls => {
                ("no_start_tls", "mail-failure-no-start-tls", "mail-hint-no-start-tls")
            }
            MailFailure::TlsNotSpoken => {
                ("tls_not_spoken", "mail-failure-tls-not-spoken", "mail-hint-tls-not-spoken")
            }
            MailFailure::CertificateName => {
                ("certificate_name", "mail-failure-certificate-name", "mail-hint-certificate-name")
            }
            MailFailure::CertificateUntrusted => (
                "certificate_untrusted",
                "mail-failure-certificate-untrusted",
                "mail-hint-certificate-untrusted",
            ),
            MailFailure::CertificateExpired => {
                ("certificate_expired", "mail-failure-certificate-expired", "mail-hint-certificate-expired")
            }
            MailFailure::TlsOther => ("tls_other", "mail-failure-tls-other", "mail-hint-tls-other"),
            MailFailure::SignInMissing => {
                ("sign_in_missing", "mail-failure-sign-in-missing", "mail-hint-sign-in-missing")
            }
            MailFailure::SignInNotOffered => {
                ("sign_in_not_offered", "mail-failure-sign-in-not-offered", "mail-hint-sign-in-not-offered")
            }
            MailFailure::SignInRefused => {
                ("sign_in_refused", "mail-failure-sign-in-refused", "mail-hint-sign-in-refused")
            }
            MailFailure::SignInLater => {
                ("sign_in_later", "mail-failure-sign-in-later", "mail-hint-sign-in-later")
            }
            MailFailure::NameRefused => {
                ("name_refused", "mail-failure-name-refused", "mail-hint-name-refused")
            }
            MailFailure::SenderRefused => {
                ("sender_refused", "mail-failure-sender-refused", "mail-hint-sender-refused")
            }
            MailFailure::RelayDenied => {
                ("relay_denied", "mail-failure-relay-denied", "mail-hint-relay-denied")
            }
            MailFailure::RecipientUnknown => {
                ("recipient_unknown", "mail-failure-recipient-unknown", "mail-hint-recipient-unknown")
            }
            MailFailure::RecipientRefused => {
                ("recipient_refused", "mail-failure-recipient-refused", "mail-hint-recipient-refused")
            }
            MailFailure::MailboxFull => {
                ("mailbox_full", "mail-failure-mailbox-full", "mail-hint-mailbox-full")
            }
            MailFailure::Greylisted => ("greylisted", "mail-failure-greylisted", "mail-hint-greylisted"),
            MailFailure::TooMany => ("too_many", "mail-failure-too-many", "mail-hint-too-many"),
            MailFailure::TooLarge => ("too_large", "mail-failure-too-large", "mail-hint-too-large"),
            MailFailure::TakenForSpam => {
                ("taken_for_spam", "mail-failure-taken-for-spam", "mail-hint-taken-for-spam")
            }
            MailFailure::NotInAscii => {
                ("not_in_ascii", "mail-failure-not-in-ascii", "mail-hint-not-in-ascii")
            }
            MailFailure::Busy => ("busy", "mail-failure-busy", "mail-hint-busy"),
            MailFailure::MayHaveArrived => {
                ("may_have_arrived", "mail-failure-may-have-arrived", "mail-hint-may-have-arrived")
            }
            MailFailure::OnOurSide => ("on_our_side", "mail-failure-on-our-side", "mail-hint-on-our-side"),
            MailFailure::Unclear => ("unclear", "mail-failure-unclear", "mail-hint-unclear"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_a_name_of_its_own_and_is_read_again() {
        for cause in MailFailure::ALL {
            assert_eq!(MailFailure::parse(cause.as_str()), Some(cause));
        }
        assert_eq!(MailFailure::parse("nonsense"), None);
    }
}
