//! The language that an account is written to and shown in.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, Language, Occasion};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::{Desk, DeskError};

pub async fn choose_language(
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    language: Language,
) -> Result<(), DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            tx.update_account_language(id, language)?;
            let details = json!({ "language": language.tag() });
            audit(tx, &occasion, inner.now(), "account.language_chosen", Target::Account(id), details)?;
            Ok(())
        })
        .await
}
