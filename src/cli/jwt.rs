//! `rollbook jwt …`

use std::time::Duration;

use super::args::JwtCommand;
use super::open::with_context;
use super::output::{Failure, say};
use crate::domain::AuditContext;
use crate::services::clients::jwt_secret;
use crate::services::clients::jwt_secret::RotateError;
use crate::settings::Settings;

const HOUR: Duration = Duration::from_secs(60 * 60);

pub fn run(settings: &Settings, command: JwtCommand) -> Result<(), Failure> {
    with_context(settings, async |ctx| {
        match command {
            JwtCommand::Secret => say!("{}", jwt_secret::read(&ctx).await?)?,
            JwtCommand::Rotate { overlap_hours } => {
                let overlap = HOUR * u32::try_from(overlap_hours).unwrap_or(u32::MAX);
                let rotated = jwt_secret::rotate(&ctx, AuditContext::command_line(), overlap, None).await;
                say!("{}", rotated.map_err(failure)?)?;
            }
            JwtCommand::EndOld => {
                if !jwt_secret::end_before(&ctx, AuditContext::command_line()).await? {
                    return Err(Failure::not_found("there is no old secret that still works".to_owned()));
                }
                say!("The old secret no longer works.")?;
            }
        }
        Ok(())
    })
}

fn failure(error: RotateError) -> Failure {
    match error {
        RotateError::ChangedMeanwhile => Failure::refused(error.to_string()),
        RotateError::Service(error) => error.into(),
    }
}
