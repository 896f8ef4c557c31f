//! `/console/checklist`: what to do first, on the first page of the console until it is put away.

use rocket::{Route, State, post, routes};
use serde::Serialize;

use crate::domain::Account;
use crate::services::ServiceError;
use crate::services::site::checklist::{Step, checklist, dismiss};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;

pub fn routes() -> Vec<Route> {
    routes![submit_dismiss]
}

#[post("/console/checklist/dismiss", data = "<_fields>")]
async fn submit_dismiss(change: Change<Administers>, state: &State<WebState>, _fields: Fields) -> Answer {
    match dismiss(&state.ctx, change.audit_context()).await {
        Ok(()) => see_other("/console?dismissed=1"),
        Err(error) => error.into(),
    }
}

/// The list as it is shown to this administrator; `None` where there is nothing to show.
pub(super) async fn shown(
    frame: &Frame,
    state: &WebState,
    account: &Account,
) -> Result<Option<Checklist>, ServiceError> {
    let found = checklist(&state.ctx, &frame.policy, account).await?;
    Ok(found.map(|steps| Checklist {
        done: steps.iter().filter(|(_, is_done)| *is_done).count(),
        all: steps.len(),
        steps: steps.map(|(step, is_done)| ShownStep::of(frame, account, step, is_done)).into(),
    }))
}

#[derive(Serialize)]
pub(super) struct Checklist {
    done: usize,
    all: usize,
    steps: Vec<ShownStep>,
}

#[derive(Serialize)]
struct ShownStep {
    title: String,
    text: String,
    path: String,
    is_done: bool,
}

impl ShownStep {
    fn of(frame: &Frame, account: &Account, step: Step, is_done: bool) -> Self {
        let (title, text) = words(step);
        Self { title: frame.text(title), text: frame.text(text), path: path(step, account), is_done }
    }
}

const fn words(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::MailServer => ("checklist-mail", "checklist-mail-text"),
        Step::Confirmation => ("checklist-confirm", "checklist-confirm-text"),
        Step::Backup => ("checklist-backup", "checklist-backup-text"),
        Step::PrivacyPolicy => ("checklist-privacy", "checklist-privacy-text"),
        Step::Logo => ("checklist-logo", "checklist-logo-text"),
        Step::Colleague => ("checklist-colleague", "checklist-colleague-text"),
    }
}

fn path(step: Step, account: &Account) -> String {
    match step {
        Step::MailServer => "/console/mail/test".to_owned(),
        Step::Confirmation => format!("/console/accounts/{}", account.id.0),
        Step::Backup => "/console/system#backup".to_owned(),
        Step::PrivacyPolicy => "/console/settings/privacy".to_owned(),
        Step::Logo => "/console/settings/logo".to_owned(),
        Step::Colleague => "/console/accounts/new".to_owned(),
    }
}

impl Checklist {
    pub(super) fn sample() -> Self {
        let step = |is_done| ShownStep {
            title: "T".to_owned(),
            text: "X".to_owned(),
            path: "/console/system".to_owned(),
            is_done,
        };
        Self { done: 1, all: 2, steps: vec![step(true), step(false)] }
    }
}
