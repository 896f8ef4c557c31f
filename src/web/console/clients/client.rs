//! `/console/keys/new-client` and `/console/keys/clients/<id>`: OAuth clients made, renamed, deleted.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::{FieldErrors, Reason};
use crate::services::clients::oauth_clients;
use crate::services::clients::oauth_clients::ClientError;
use crate::store::{OauthClient, OauthClientUse};
use crate::web::WebState;
use crate::web::console::clients::{client_value, crumbs};
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![ask, create, show, rename, ask_to_delete, delete]
}

#[get("/console/keys/new-client")]
fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame) -> Page {
    form_page(&who, frame, &Form::default())
}

#[post("/console/keys/new-client", data = "<fields>")]
async fn create(
    _same: SameOrigin,
    who: Administers,
    proven: Result<RecentlyProven, Problem>,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let again =
        |form: Form| -> Answer { form_page(&who, frame, &form).with_status(Status::BadRequest).into() };
    let typed = || Form::typed(&fields, &["client_id", "client_name"]);
    if proven.is_err() {
        return again(typed().with_general(frame.text("keys-proof-needed")));
    }
    let mut errors = FieldErrors::new();
    let id = errors.keep("client_id", fields.text("client_id").and_then(parse_name));
    let name = errors.keep("client_name", parse_client_name(&fields));
    let (Some(id), Some(name)) = (id, name) else {
        return again(typed().with_errors(&errors, frame.language));
    };
    match oauth_clients::create(&state.ctx, request_context.by(who.actor()), id, name).await {
        Ok(()) => see_other("/console/keys?done=client-created"),
        Err(ClientError::IdTaken) => {
            again(typed().with_errors(&FieldErrors::one("client_id", Reason::Taken), frame.language))
        }
        Err(error) => problem_of(error).into(),
    }
}

#[get("/console/keys/clients/<id>")]
async fn show(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: &str,
) -> Answer {
    match found(state, id).await {
        Ok((client, used)) => {
            let form = Form::default().with_value("client_name", &client.name);
            client_page(&who, frame, &client, used, &form).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/keys/clients/<id>", data = "<fields>")]
#[expect(clippy::too_many_arguments, reason = "guards say who may do it")]
async fn rename(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    id: &str,
    fields: Fields,
) -> Answer {
    let (client, used) = match found(state, id).await {
        Ok(found) => found,
        Err(problem) => return problem.into(),
    };
    let name = match parse_client_name(&fields) {
        Ok(name) => name,
        Err(reason) => {
            let form = Form::typed(&fields, &["client_name"])
                .with_errors(&FieldErrors::one("client_name", reason), frame.language);
            let page = client_page(&who, frame, &client, used, &form);
            return page.with_status(Status::BadRequest).into();
        }
    };
    match oauth_clients::rename(&state.ctx, request_context.by(who.actor()), client.id, name).await {
        Ok(()) => see_other("/console/keys?done=client-renamed"),
        Err(error) => problem_of(error).into(),
    }
}

#[get("/console/keys/clients/<id>/delete")]
async fn ask_to_delete(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: &str,
) -> Answer {
    delete_page(&who, frame, state, id).await
}

#[post("/console/keys/clients/<id>/delete")]
async fn delete(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    id: &str,
) -> Answer {
    match oauth_clients::delete(&state.ctx, request_context.by(who.actor()), id.to_owned()).await {
        Ok(()) => see_other("/console/keys?done=client-deleted"),
        // The page says why not.
        Err(ClientError::LastOne) => delete_page(&who, frame, state, id).await,
        Err(error) => problem_of(error).into(),
    }
}

async fn delete_page(who: &Administers, frame: &Frame, state: &WebState, id: &str) -> Answer {
    let (client, used) = match found(state, id).await {
        Ok(found) => found,
        Err(problem) => return problem.into(),
    };
    let is_last = match oauth_clients::list(&state.ctx).await {
        Ok(clients) => clients.len() < 2,
        Err(error) => return error.into(),
    };
    let content =
        json!({ "client": client_value(&client, used), "is_last": is_last, "crumbs": crumbs(frame) });
    page(frame, who.account().rights(), Section::Keys, "console/clients/client_delete.html", content).into()
}

async fn found(state: &WebState, id: &str) -> Result<(OauthClient, OauthClientUse), Problem> {
    oauth_clients::find(&state.ctx, id).await?.ok_or(Problem::new(Kind::NotFound))
}

fn parse_client_name(fields: &Fields) -> Result<String, Reason> {
    fields.text("client_name").and_then(parse_description)?.ok_or(Reason::Blank)
}

fn form_page(who: &Administers, frame: &Frame, form: &Form) -> Page {
    let content = json!({ "form": form, "crumbs": crumbs(frame) });
    page(frame, who.account().rights(), Section::Keys, "console/clients/client_new.html", content)
}

fn client_page(
    who: &Administers,
    frame: &Frame,
    client: &OauthClient,
    used: OauthClientUse,
    form: &Form,
) -> Page {
    let content = json!({ "client": client_value(client, used), "form": form, "crumbs": crumbs(frame) });
    page(frame, who.account().rights(), Section::Keys, "console/clients/client.html", content)
}

fn problem_of(error: ClientError) -> Problem {
    match error {
        ClientError::NotFound => Problem::new(Kind::NotFound),
        ClientError::IdTaken | ClientError::LastOne => Problem::new(Kind::BadRequest),
        ClientError::Service(error) => error.into(),
    }
}
