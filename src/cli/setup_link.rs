//! `rollbook setup-link`

use super::open::with_desk;
use super::output::Failure;
use crate::domain::Occasion;
use crate::services::site::set_up::issue_link;
use crate::settings::Settings;

pub fn run(settings: &Settings) -> Result<(), Failure> {
    with_desk(settings, async |desk| match issue_link(&desk, Occasion::command_line()).await? {
        Some(link) => {
            println!("{link}");
            Ok(())
        }
        None => Err(Failure::refused(
            "there is an administrator already, so the set-up is closed; \
             `rollbook account create --role admin` makes another one",
        )),
    })
}
