//! What things are: values with one fallible `parse` each. Pure: no I/O, no clock reads,
//! no randomness of its own.

pub mod accent_color;
pub mod account;
pub mod audit;
pub mod clock;
pub mod display_name;
pub mod email_address;
pub mod field_errors;
pub mod key_name;
pub mod language;
pub mod logo;
pub mod mail_from;
pub mod mail_text;
pub mod network;
pub mod password;
pub mod provenance;
pub mod registration;
pub mod role;
pub mod search_text;
pub mod session_times;
pub mod site_policy;
pub mod statistics;
pub mod tag;
pub mod token;
pub mod username;

pub use accent_color::AccentColor;
pub use account::{Account, AccountId, AccountState, PrivacyAgreement};
pub use audit::{Actor, Occasion};
pub use clock::{Clock, Entropy, Timestamp};
pub use display_name::DisplayName;
pub use email_address::EmailAddress;
pub use field_errors::{FieldError, FieldErrors, Reason};
pub use language::Language;
pub use mail_from::MailFrom;
pub use mail_text::MailText;
pub use password::{NewPassword, PasswordPolicy};
pub use registration::RegistrationType;
pub use role::{ApiRole, Rights, Role};
pub use search_text::{Findable, SearchText};
pub use session_times::SessionTimes;
pub use site_policy::SitePolicy;
pub use statistics::{DailyFigure, Day, FunnelStage};
pub use tag::{Tag, TagColor, TagDescription, TagId, TagName, TagTraits, TagType};
pub use token::{LinkFailure, MailLink};
pub use username::Username;
