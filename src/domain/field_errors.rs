//! What is wrong with an input, field by field: collected whole, so that the JSON answers and
//! the forms can show every fault at once.

/// Why one field was refused. Each reason has a code of contract.md A0 and a message of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Required,
    Null,
    Blank,
    TooLong {
        max: usize,
    },
    TooShort {
        min: usize,
    },
    OutOfRange {
        min: u64,
        max: u64,
    },
    Taken,
    NotAChoice,
    NotAList,
    DoesNotExist,
    IncorrectType,
    NotAnInteger,
    NotAText,
    NotABoolean,
    UsernameCharacters,
    NotAnAddress,
    NotAUrl,
    NotAWebhookUrl,
    /// An address that Rollbook does not connect to.
    TargetNotAllowed,
    NotAWebhookSecret,
    TagInUse,
    TooManyMails,
    NotWithInvitation,
    /// There can be no more of these.
    TooMany {
        max: usize,
    },
    NotOneDomain,
    NoSuchTag,
    ControlCharacters,
    /// More marks on one letter than any language writes.
    TooManyMarks,
    Repeated,
    /// Only one of two fields may be there.
    NotTogether,
    PasswordCommon,
    /// A common word with little around it.
    PasswordCommonWord,
    PasswordRun,
    PasswordRepeat,
    PasswordDate,
    PasswordPersonal,
    PasswordClasses,
    DomainNotAllowed,
    WrongPassword,
    SamePassword,
    SameAddress,
    NotSure,
    CodeWrong,
    AlreadyConfirmed,
    NoSuchAddress,
    FactorCodeRequired,
    FactorCodeWrong,
    AppCodeWrong,
    PrivacyRequired,
    /// A place in a list that none of its links leads to.
    CursorWrong,
    NotADate,
    InThePast,
    NotANetwork,
    /// More than the key that asks for another one has itself.
    BeyondMaker,
    NotADomain,
    NotASender,
    NotAColor,
    /// A colour that cannot be read on the surfaces of the pages.
    TooLight,
    NotAnImage,
    ImageTooHeavy {
        max_kib: u64,
    },
    ImageTooLarge {
        max_side: u64,
    },
}

impl Reason {
    /// The error code of family A (contract.md A0).
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Required | Reason::FactorCodeRequired => "required",
            Reason::Null => "null",
            Reason::Blank => "blank",
            Reason::TooLong { .. } => "max_length",
            Reason::TooShort { .. } => "min_length",
            Reason::Taken => "unique",
            Reason::NotAChoice => "invalid_choice",
            Reason::NotAList => "not_a_list",
            Reason::DoesNotExist => "does_not_exist",
            Reason::NoSuchAddress => "exist",
            Reason::IncorrectType => "incorrect_type",
            Reason::NotAnInteger
            | Reason::NotAText
            | Reason::NotABoolean
            | Reason::UsernameCharacters
            | Reason::NotAnAddress
            | Reason::NotAUrl
            | Reason::NotAWebhookUrl
            | Reason::TargetNotAllowed
            | Reason::NotAWebhookSecret
            | Reason::TagInUse
            | Reason::TooManyMails
            | Reason::NotWithInvitation
            | Reason::TooMany { .. }
            | Reason::NotOneDomain
            | Reason::NoSuchTag
            | Reason::ControlCharacters
            | Reason::TooManyMarks
            | Reason::Repeated
            | Reason::NotTogether
            | Reason::PasswordCommon
            | Reason::PasswordCommonWord
            | Reason::PasswordRun
            | Reason::PasswordRepeat
            | Reason::PasswordDate
            | Reason::PasswordPersonal
            | Reason::PasswordClasses
            | Reason::DomainNotAllowed
            | Reason::WrongPassword
            | Reason::SamePassword
            | Reason::SameAddress
            | Reason::NotSure
            | Reason::CodeWrong
            | Reason::AlreadyConfirmed
            | Reason::FactorCodeWrong
            | Reason::AppCodeWrong
            | Reason::PrivacyRequired
            | Reason::OutOfRange { .. }
            | Reason::CursorWrong
            | Reason::NotADate
            | Reason::InThePast
            | Reason::NotANetwork
            | Reason::BeyondMaker
            | Reason::NotADomain
            | Reason::NotASender
            | Reason::NotAColor
            | Reason::TooLight
            | Reason::NotAnImage
            | Reason::ImageTooHeavy { .. }
            | Reason::ImageTooLarge { .. } => "invalid",
        }
    }

    /// The Fluent message that tells a person what to do about it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Reason::Required => "error-required",
            Reason::Null => "error-null",
            Reason::Blank => "error-blank",
            Reason::TooLong { .. } => "error-too-long",
            Reason::TooShort { .. } => "error-too-short",
            Reason::Taken => "error-taken",
            Reason::NotAChoice => "error-choice",
            Reason::NotAList => "error-not-a-list",
            Reason::DoesNotExist => "error-does-not-exist",
            Reason::IncorrectType => "error-incorrect-type",
            Reason::NotAnInteger => "error-not-an-integer",
            Reason::NotAText => "error-not-a-text",
            Reason::NotABoolean => "error-not-a-boolean",
            Reason::UsernameCharacters => "error-username-characters",
            Reason::NotAnAddress => "error-not-an-address",
            Reason::NotAUrl => "error-not-a-url",
            Reason::NotAWebhookUrl => "error-not-a-webhook-url",
            Reason::TargetNotAllowed => "error-target-not-allowed",
            Reason::NotAWebhookSecret => "error-not-a-webhook-secret",
            Reason::TagInUse => "error-tag-in-use",
            Reason::TooManyMails => "error-too-many-mails",
            Reason::NotWithInvitation => "error-not-with-invitation",
            Reason::TooMany { .. } => "error-too-many",
            Reason::NotOneDomain => "error-not-one-domain",
            Reason::NoSuchTag => "error-no-such-tag",
            Reason::ControlCharacters => "error-control-characters",
            Reason::TooManyMarks => "error-too-many-marks",
            Reason::Repeated => "error-repeated",
            Reason::NotTogether => "error-not-together",
            Reason::PasswordCommon => "error-password-common",
            Reason::PasswordCommonWord => "error-password-common-word",
            Reason::PasswordRun => "error-password-run",
            Reason::PasswordRepeat => "error-password-repeat",
            Reason::PasswordDate => "error-password-date",
            Reason::PasswordPersonal => "error-password-personal",
            Reason::PasswordClasses => "error-password-classes",
            Reason::DomainNotAllowed => "error-domain-not-allowed",
            Reason::WrongPassword => "error-wrong-password",
            Reason::SamePassword => "error-same-password",
            Reason::SameAddress => "error-same-address",
            Reason::NotSure => "error-not-sure",
            Reason::CodeWrong => "error-code-wrong",
            Reason::AlreadyConfirmed => "error-already-confirmed",
            Reason::NoSuchAddress => "error-no-such-address",
            Reason::FactorCodeRequired => "error-factor-code-required",
            Reason::FactorCodeWrong => "error-factor-code",
            Reason::AppCodeWrong => "error-app-code",
            Reason::PrivacyRequired => "error-privacy-required",
            Reason::OutOfRange { .. } => "error-out-of-range",
            Reason::CursorWrong => "error-cursor-wrong",
            Reason::NotADate => "error-not-a-date",
            Reason::InThePast => "error-in-the-past",
            Reason::NotANetwork => "error-not-a-network",
            Reason::BeyondMaker => "error-beyond-maker",
            Reason::NotADomain => "error-not-a-domain",
            Reason::NotASender => "error-not-a-sender",
            Reason::NotAColor => "error-not-a-color",
            Reason::TooLight => "error-too-light",
            Reason::NotAnImage => "error-not-an-image",
            Reason::ImageTooHeavy { .. } => "error-image-too-heavy",
            Reason::ImageTooLarge { .. } => "error-image-too-large",
        }
    }

    /// The numbers that the message names, by their Fluent argument names.
    pub fn message_args(&self) -> Vec<(&'static str, i64)> {
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        match *self {
            Reason::TooLong { max } | Reason::TooMany { max } => {
                vec![("max", i64::try_from(max).unwrap_or(i64::MAX))]
            }
            Reason::TooShort { min } => vec![("min", i64::try_from(min).unwrap_or(i64::MAX))],
            Reason::OutOfRange { min, max } => vec![("min", whole(min)), ("max", whole(max))],
            Reason::ImageTooHeavy { max_kib } => vec![("max", whole(max_kib))],
            Reason::ImageTooLarge { max_side } => vec![("max", whole(max_side))],
            _ => Vec::new(),
        }
    }
}

/// One fault of one field. `field` is the name under which the caller sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub reason: Reason,
}

/// All faults of one input, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn one(field: &str, reason: Reason) -> Self {
        let mut errors = Self::new();
        errors.add(field, reason);
        errors
    }

    pub fn add(&mut self, field: &str, reason: Reason) {
        self.0.push(FieldError { field: field.to_owned(), reason });
    }

    /// Keeps the value, or notes why there is none.
    pub fn keep<T>(&mut self, field: &str, parsed: Result<T, Reason>) -> Option<T> {
        parsed.map_err(|reason| self.add(field, reason)).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|error| error.field == field)
    }

    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}
