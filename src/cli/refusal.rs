//! What an operation over accounts refuses, as a command's failure.

use super::output::Failure;
use crate::domain::{FieldErrors, Language};
use crate::services::authorization::Denied;
use crate::services::credentials::send_reset::SendResetError;
use crate::services::manage::bulk::BulkError;
use crate::services::manage::confirm_manually::ConfirmByHandError;
use crate::services::manage::delete::DeleteError;
use crate::services::manage::disable::DisableError;
use crate::services::manage::edit_account::EditError;
use crate::services::manage::merge_tags::MergeTagsError;
use crate::services::manage::saved_filters::SavedFilterError;
use crate::services::manage::set_role::SetRoleError;
use crate::services::manage::tags::{TagAccountError, TagError};
use crate::services::manage::unlock::UnlockError;
use crate::services::registration::invite::InviteError;
use crate::services::registration::resend_confirmation::ResendToError;
use crate::services::registration::share_link::ShareLinkError;
use crate::services::sign_in::second_factors::remove_factors::RemoveFactorsError;
use crate::texts;

impl From<Denied> for Failure {
    fn from(error: Denied) -> Self {
        match error {
            Denied::Service(error) => error.into(),
            Denied::NotFound => Self::not_found(error.to_string()),
            refusal => Self::refused(refusal.to_string()),
        }
    }
}

impl From<FieldErrors> for Failure {
    fn from(errors: FieldErrors) -> Self {
        Self::refused(list_of(&errors))
    }
}

/// Every fault on a line of its own.
pub fn list_of(errors: &FieldErrors) -> String {
    let lines: Vec<String> = errors
        .iter()
        .map(|error| format!("{}: {}", error.field, texts::field_error(Language::English, error)))
        .collect();
    lines.join("\n          ")
}

/// For errors that hand on another one, and say the rest themselves.
macro_rules! refusals {
    ($($error:ident, else $inner:ident $({ $($special:pat => $failure:expr,)* })?)*) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                match error {
                    $error::$inner(error) => error.into(),
                    $($($special => $failure.into(),)*)?
                    refusal => Self::refused(refusal.to_string()),
                }
            }
        }
    )*};
}

refusals! {
    UnlockError, else Denied
    DisableError, else Denied
    DeleteError, else Denied
    SetRoleError, else Denied
    ConfirmByHandError, else Denied
    ResendToError, else Denied
    InviteError, else Denied
    SendResetError, else Denied
    ShareLinkError, else Denied
    RemoveFactorsError, else Denied
    TagAccountError, else Denied
    TagError, else Service {
        TagError::Fields(errors) => errors,
        error @ TagError::NotFound => Failure::not_found(error.to_string()),
    }
    BulkError, else Service {
        BulkError::Fields(errors) => errors,
        error @ BulkError::NotFound => Failure::not_found(error.to_string()),
    }
    MergeTagsError, else Bulk {
        MergeTagsError::Service(error) => error,
        error @ MergeTagsError::NotFound => Failure::not_found(error.to_string()),
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Fields(errors) => errors.into(),
            EditError::Denied(error) => error.into(),
        }
    }
}

impl From<SavedFilterError> for Failure {
    fn from(error: SavedFilterError) -> Self {
        match error {
            SavedFilterError::NotFound => Self::not_found(error.to_string()),
            SavedFilterError::Fields(errors) => errors.into(),
            SavedFilterError::Service(error) => error.into(),
        }
    }
}
