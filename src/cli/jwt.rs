//! `rollbook jwt …`

use super::args::JwtCommand;
use super::open::with_desk;
use super::output::Failure;
use crate::accounts::jwt_secret;
use crate::domain::Occasion;
use crate::settings::Settings;

pub fn run(settings: &Settings, command: JwtCommand) -> Result<(), Failure> {
    with_desk(settings, async |desk| {
        let secret = match command {
            JwtCommand::Secret => jwt_secret::read(&desk).await?,
            JwtCommand::Rotate => jwt_secret::rotate(&desk, Occasion::command_line()).await?,
        };
        println!("{secret}");
        Ok(())
    })
}
