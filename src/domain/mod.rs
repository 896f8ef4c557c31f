//! What things are: values with one fallible `parse` each. Pure: no I/O, no clock reads,
//! no randomness of its own.

pub mod audit;
pub mod clients;
pub mod clock;
pub mod credentials;
pub mod field_errors;
pub mod mail;
pub mod manage;
pub mod phrase;
pub mod profile;
pub mod registration;
pub mod sign_in;
pub mod site;

pub use audit::actor::{Actor, AuditContext, Credential};
pub use clock::{Clock, Entropy, Timestamp};
pub use credentials::mail_link::{LinkFailure, MailLink};
pub use credentials::password::{NewPassword, PasswordPolicy};
pub use field_errors::{FieldError, FieldErrors, Reason};
pub use mail::greeting_name::is_greeting_name;
pub use mail::mail_domain::mail_domain;
pub use mail::mail_failure::MailFailure;
pub use mail::mail_from::MailFrom;
pub use mail::mail_text::MailText;
pub use manage::account_filter::AccountFilter;
pub use manage::account_order::{AccountOrder, Cursor, SortBy, SortKey};
pub use manage::account_view::{AccountView, Column};
pub use manage::job::{BulkAction, Job, JobFailure, JobId, JobState, Scope, Skip};
pub use manage::saved_filter::{FilterName, SavedFilter, SavedFilterId};
pub use manage::search_text::{Findable, SearchText};
pub use manage::tag::{Tag, TagColor, TagDescription, TagId, TagName, TagTraits, TagType};
pub use phrase::Phrase;
pub use profile::about::Profile;
pub use profile::account::{Account, AccountId, AccountState, PrivacyAgreement};
pub use profile::display_name::DisplayName;
pub use profile::email_address::EmailAddress;
pub use profile::language::Language;
pub use profile::role::{ApiRole, Rights, Role};
pub use profile::username::Username;
pub use registration::registration_type::RegistrationType;
pub use sign_in::second_factor::{CodeGate, FactorKind, FactorMisses, SecondFactorRule};
pub use sign_in::session_times::SessionTimes;
pub use sign_in::user_agent::UserAgent;
pub use site::accent_color::AccentColor;
pub use site::site_policy::SitePolicy;
pub use site::statistics::{DailyFigure, Day, FunnelStage};
