//! Passwords that come by SCIM: held against the site's rules and hashed before the transaction that sets them.

use std::sync::Arc;

use crate::domain::clients::scim::Fault;
use crate::domain::{FieldError, Language};
use crate::services::clients::scim::error::ScimError;
use crate::services::credentials::change_password::parse_new_password;
use crate::services::{AppContext, ServiceError};
use crate::texts;

/// `names` are those of the person, which no password may be made of.
pub(super) async fn hash(ctx: &Arc<AppContext>, password: &str, names: &[&str]) -> Result<String, ScimError> {
    let policy = ctx.policy().await?;
    let password = parse_new_password(ctx, &policy, policy.password_policy(), names, password);
    let password = password.map_err(|reason| {
        let error = FieldError { field: "password".to_owned(), reason };
        Fault::value(format!("password: {}", texts::field_error(Language::English, &error)))
    })?;
    Ok(ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string())
}
