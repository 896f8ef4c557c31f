//! `rollbook setup-link`

use super::open::with_context;
use super::output::{Failure, say};
use crate::domain::AuditContext;
use crate::services::site::set_up::issue_link;
use crate::settings::Settings;

pub fn run(settings: &Settings) -> Result<(), Failure> {
    with_context(settings, async |ctx| match issue_link(&ctx, AuditContext::command_line()).await? {
        Some(link) => {
            say!("{link}")?;
            Ok(())
        }
        None => Err(Failure::refused(
            "there is an administrator already, so the set-up is closed; \
             `rollbook account create --role admin` makes another one",
        )),
    })
}
