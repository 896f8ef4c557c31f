//! Who may register, and what it takes (contract.md B1).

/// The registration type of the internal realm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegistrationType {
    /// Anyone; the account is usable at once and no mail is sent.
    Public,
    /// Anyone; the address is proven by a mail first.
    #[default]
    Verified,
    /// Only administrators register people.
    Closed,
}

impl RegistrationType {
    pub const ALL: [RegistrationType; 3] =
        [RegistrationType::Public, RegistrationType::Verified, RegistrationType::Closed];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(text))
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            RegistrationType::Public => "Public",
            RegistrationType::Verified => "Verified",
            RegistrationType::Closed => "Closed",
        }
    }
}
