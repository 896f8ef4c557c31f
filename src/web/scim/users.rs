//! `/scim/v2/Users` (RFC 7644 3): accounts as users.

use rocket::{Route, State, delete, get, patch, post, put, routes};

use crate::services::clients::scim::commands::{Command, Kind, Method};
use crate::services::clients::scim::find_users::{find, list};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::scim::answer::Answer;
use crate::web::scim::asked::Asked;
use crate::web::scim::body::ScimBody;
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::errors::Failure;
use crate::web::scim::resource::{
    answer_unless_known, base, list_answer, perform, schema_of, show, shown_page,
};
use crate::web::scim::versions::{Known, Matching};

const KIND: Kind = Kind::User;

pub fn routes() -> Vec<Route> {
    routes![list_all, create, search, show_one, replace, change, remove]
}

#[get("/scim/v2/Users")]
async fn list_all(caller: ScimCaller, state: &State<WebState>, asked: Asked) -> Result<Answer, Failure> {
    page(&caller, state, &asked).await
}

#[post("/scim/v2/Users/.search", data = "<body>")]
async fn search(caller: ScimCaller, state: &State<WebState>, body: ScimBody) -> Result<Answer, Failure> {
    page(&caller, state, &Asked::in_body(&body.0)?).await
}

async fn page(caller: &ScimCaller, state: &WebState, asked: &Asked) -> Result<Answer, Failure> {
    let query = asked.query(schema_of(KIND))?;
    let (start, projection) = (query.start, query.projection.clone());
    let base = base(state).await?;
    let page = list(&state.ctx, caller.client(), query).await?;
    Ok(list_answer(page.total, start, shown_page(&base, KIND, page, &projection)))
}

#[get("/scim/v2/Users/<id>")]
async fn show_one(
    caller: ScimCaller,
    state: &State<WebState>,
    id: &str,
    asked: Asked,
    known: Known,
) -> Result<Answer, Failure> {
    let view = find(&state.ctx, caller.client(), id.to_owned()).await?;
    let shown = show(&base(state).await?, KIND, view.resource(), &asked.projection(schema_of(KIND)));
    Ok(answer_unless_known(shown, known.0.as_deref()))
}

#[post("/scim/v2/Users", data = "<body>")]
async fn create(
    caller: ScimCaller,
    state: &State<WebState>,
    request: RequestContext,
    asked: Asked,
    body: ScimBody,
) -> Result<Answer, Failure> {
    let command = Command::parse(Method::Post, KIND, None, &body.0)?;
    perform(state, &caller, &request, &asked, command).await
}

#[put("/scim/v2/Users/<id>", data = "<body>")]
async fn replace(
    caller: ScimCaller,
    state: &State<WebState>,
    request: RequestContext,
    id: &str,
    matching: Matching,
    asked: Asked,
    body: ScimBody,
) -> Result<Answer, Failure> {
    let command = Command::parse(Method::Put, KIND, Some(matching.at(id)), &body.0)?;
    perform(state, &caller, &request, &asked, command).await
}

#[patch("/scim/v2/Users/<id>", data = "<body>")]
async fn change(
    caller: ScimCaller,
    state: &State<WebState>,
    request: RequestContext,
    id: &str,
    matching: Matching,
    asked: Asked,
    body: ScimBody,
) -> Result<Answer, Failure> {
    let command = Command::parse(Method::Patch, KIND, Some(matching.at(id)), &body.0)?;
    perform(state, &caller, &request, &asked, command).await
}

#[delete("/scim/v2/Users/<id>")]
async fn remove(
    caller: ScimCaller,
    state: &State<WebState>,
    request: RequestContext,
    id: &str,
    matching: Matching,
) -> Result<Answer, Failure> {
    let command = Command::Delete(KIND, matching.at(id));
    perform(state, &caller, &request, &Asked::default(), command).await
}
