//! Taking an account away: kept as deleted, brought back, or erased for good.

use rocket::{Route, State, get, post, routes};

use crate::domain::{Account, AccountId};
use crate::services::authorization::refuse_own;
use crate::services::manage::delete::{Keep, delete, erase, restore, what_goes};
use crate::store::WhatGoes;
use crate::texts::{Args, numbers, text_with};
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{Question, ask, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![ask_delete, submit_delete, submit_restore, ask_erase, submit_erase]
}

#[get("/console/accounts/<id>/delete")]
async fn ask_delete(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let (account, goes) = match subject_with_all_of_it(state, id).await {
        Ok(found) => found,
        Err(problem) => return problem.into(),
    };
    let question = Question {
        part: "delete",
        title: "console-delete-title",
        lead: "console-delete-lead",
        consequences: vec![
            counted(frame, "console-delete-sessions", goes.sessions + goes.api_tokens),
            frame.text("console-delete-taken"),
            frame.text("console-delete-kept"),
        ],
        button: "console-delete-button",
        is_dangerous: true,
        asks_reason: false,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/delete")]
async fn submit_delete(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    if let Err(error) = refuse_own(&change.audit_context(), AccountId(id)) {
        return tell(id, Err(Refusal::from(error)));
    }
    let done = delete(&state.ctx, change.audit_context(), AccountId(id), Keep::Forever).await;
    tell(id, done.map(|_| Flash::Deleted))
}

#[post("/console/accounts/<id>/restore")]
async fn submit_restore(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = restore(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|_| Flash::Restored))
}

/// Nothing brings an erased account back: whoever asks for it proves who they are.
#[get("/console/accounts/<id>/erase")]
async fn ask_erase(
    who: ManagesUsers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let (account, goes) = match subject_with_all_of_it(state, id).await {
        Ok(found) => found,
        Err(problem) => return problem.into(),
    };
    let question = Question {
        part: "erase",
        title: "console-erase-title",
        lead: "console-erase-lead",
        consequences: what_an_erasure_takes(frame, &account, &goes),
        button: "console-erase-button",
        is_dangerous: true,
        asks_reason: false,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/erase")]
async fn submit_erase(
    change: Change<ManagesUsers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    if let Err(error) = refuse_own(&change.audit_context(), AccountId(id)) {
        return tell(id, Err(Refusal::from(error)));
    }
    match erase(&state.ctx, change.audit_context(), AccountId(id)).await {
        // Its page is gone with it.
        Ok(()) => see_other(format!("/console/accounts?erased={id}")),
        Err(error) => tell(id, Err(Refusal::from(error))),
    }
}

async fn subject_with_all_of_it(state: &WebState, id: i64) -> Result<(Account, WhatGoes), Problem> {
    let account = subject(state, id).await?;
    let goes = what_goes(&state.ctx, account.id).await?;
    Ok((account, goes))
}

fn what_an_erasure_takes(frame: &Frame, account: &Account, goes: &WhatGoes) -> Vec<String> {
    let mut username = Args::new();
    username.insert("username".into(), account.username.to_string().into());
    vec![
        text_with(frame.language, "console-erase-account", &username),
        counted(frame, "console-erase-sessions", goes.sessions + goes.api_tokens),
        counted(frame, "console-erase-tags", goes.tags),
        counted(frame, "console-erase-mails", goes.mails),
        counted(frame, "console-erase-audit", goes.audit_lines),
        frame.text("console-erase-never-back"),
    ]
}

fn counted(frame: &Frame, key: &str, count: i64) -> String {
    text_with(frame.language, key, &numbers(&[("count", count)]))
}
