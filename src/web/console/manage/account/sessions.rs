//! Signing somebody out: one session, one grant, or everything.

use rocket::{Route, State, get, post, routes};

use crate::domain::AccountId;
use crate::services::manage::end_sessions::{Ends, digest_of, end};
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{Question, ask, subject};
use crate::web::guards::change::Change;
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![ask_end_all, submit_end_all, submit_end_one]
}

#[get("/console/accounts/<id>/sessions")]
async fn ask_end_all(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    let question = Question {
        part: "sessions",
        title: "console-end-all-title",
        lead: "console-end-all-lead",
        consequences: vec![frame.text("console-end-all-signed-out"), frame.text("console-end-all-tokens")],
        button: "console-end-all-button",
        is_dangerous: true,
        asks_reason: false,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/sessions")]
async fn submit_end_all(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    finish(id, state, &change.who, &change.request, Ends::Everything).await
}

/// One session by its mark, or one grant by its number.
#[post("/console/accounts/<id>/sessions/one", data = "<fields>")]
async fn submit_end_one(
    change: Change<ManagesUsers>,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let session = fields.optional_text("session").ok().flatten().and_then(digest_of);
    let grant = fields.optional_integer("grant").ok().flatten();
    match (session, grant) {
        (Some(digest), None) => finish(id, state, &change.who, &change.request, Ends::Session(digest)).await,
        (None, Some(grant)) => finish(id, state, &change.who, &change.request, Ends::Grant(grant)).await,
        _ => Problem::new(Kind::BadRequest).into(),
    }
}

async fn finish(
    id: i64,
    state: &WebState,
    who: &ManagesUsers,
    request_context: &RequestContext,
    what: Ends,
) -> Answer {
    let ended = end(&state.ctx, request_context.by(&who.session), AccountId(id), what).await;
    let told = ended.map(|any| if any { Flash::SessionsEnded } else { Flash::NothingToEnd });
    tell(id, told.map_err(Refusal::from))
}
