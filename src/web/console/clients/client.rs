//! `/console/keys/new-client` and `/console/keys/clients/<id>`: OAuth clients made, renamed, deleted.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::{FieldErrors, Reason};
use crate::services::clients::oauth_clients;
use crate::services::clients::oauth_clients::ClientError;
use crate::store::{OauthClient, OauthClientUse};
use crate::web::WebState;
use crate::web::console::clients::{ShownClient, crumbs};
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::{IsProven, RecentlyProven};
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![ask, create, show_client, rename, ask_to_delete, delete]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<ClientNew>(), samples_of::<Client>(), samples_of::<ClientDelete>()].concat()
}

#[get("/console/keys/new-client")]
fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame) -> Page {
    form_page(&who, frame, Form::default())
}

#[post("/console/keys/new-client", data = "<fields>")]
async fn create(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let again =
        |form: Form| -> Answer { form_page(&change.who, frame, form).with_status(Status::BadRequest).into() };
    let typed = || Form::typed(&fields, &["client_id", "client_name"]);
    if !proven.0 {
        return again(typed().with_general(frame.text("keys-proof-needed")));
    }
    let mut errors = FieldErrors::new();
    let id = errors.keep("client_id", fields.text("client_id").and_then(parse_name));
    let name = errors.keep("client_name", parse_client_name(&fields));
    let (Some(id), Some(name)) = (id, name) else {
        return again(typed().with_errors(&errors, frame.language));
    };
    match oauth_clients::create(&state.ctx, change.audit_context(), id, name).await {
        Ok(()) => see_other("/console/keys?done=client-created"),
        Err(ClientError::IdTaken) => {
            again(typed().with_errors(&FieldErrors::one("client_id", Reason::Taken), frame.language))
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/console/keys/clients/<id>")]
async fn show_client(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: &str,
) -> Answer {
    match found(state, id).await {
        Ok((client, used)) => {
            let form = Form::default().with_value("client_name", &client.name);
            client_page(&who, frame, &client, used, form).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/keys/clients/<id>", data = "<fields>")]
async fn rename(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
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
            let page = client_page(&change.who, frame, &client, used, form);
            return page.with_status(Status::BadRequest).into();
        }
    };
    match oauth_clients::rename(&state.ctx, change.audit_context(), client.id, name).await {
        Ok(()) => see_other("/console/keys?done=client-renamed"),
        Err(error) => Problem::from(error).into(),
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
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: &str,
) -> Answer {
    match oauth_clients::delete(&state.ctx, change.audit_context(), id.to_owned()).await {
        Ok(()) => see_other("/console/keys?done=client-deleted"),
        // The page says why not.
        Err(ClientError::LastOne) => delete_page(&change.who, frame, state, id).await,
        Err(error) => Problem::from(error).into(),
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
    let context = ClientDelete { client: ShownClient::of(&client, used), is_last, crumbs: crumbs(frame) };
    show(frame, who.account().rights(), Section::Keys, &context).into()
}

async fn found(state: &WebState, id: &str) -> Result<(OauthClient, OauthClientUse), Problem> {
    oauth_clients::find(&state.ctx, id).await?.ok_or(Problem::new(Kind::NotFound))
}

fn parse_client_name(fields: &Fields) -> Result<String, Reason> {
    fields.text("client_name").and_then(parse_description)?.ok_or(Reason::Blank)
}

fn form_page(who: &Administers, frame: &Frame, form: Form) -> Page {
    show(frame, who.account().rights(), Section::Keys, &ClientNew { form, crumbs: crumbs(frame) })
}

fn client_page(
    who: &Administers,
    frame: &Frame,
    client: &OauthClient,
    used: OauthClientUse,
    form: Form,
) -> Page {
    let context = Client { client: ShownClient::of(client, used), form, crumbs: crumbs(frame) };
    show(frame, who.account().rights(), Section::Keys, &context)
}

#[derive(Serialize)]
struct ClientNew {
    form: Form,
    crumbs: Vec<Crumb>,
}

impl PageContext for ClientNew {
    const TEMPLATE: &'static str = "console/clients/client_new.html";

    fn samples() -> Vec<Self> {
        [Form::default(), Form::faulty_sample(&["client_id", "client_name"])]
            .map(|form| ClientNew { form, crumbs: Crumb::samples() })
            .into()
    }
}

#[derive(Serialize)]
struct Client {
    client: ShownClient,
    form: Form,
    crumbs: Vec<Crumb>,
}

impl PageContext for Client {
    const TEMPLATE: &'static str = "console/clients/client.html";

    fn samples() -> Vec<Self> {
        [(true, Form::default()), (false, Form::faulty_sample(&["client_name"]))]
            .map(|(is_used, form)| Client {
                client: ShownClient::sample(is_used),
                form,
                crumbs: Crumb::samples(),
            })
            .into()
    }
}

#[derive(Serialize)]
struct ClientDelete {
    client: ShownClient,
    is_last: bool,
    crumbs: Vec<Crumb>,
}

impl PageContext for ClientDelete {
    const TEMPLATE: &'static str = "console/clients/client_delete.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|is_last| ClientDelete {
                client: ShownClient::sample(true),
                is_last,
                crumbs: Crumb::samples(),
            })
            .into()
    }
}
