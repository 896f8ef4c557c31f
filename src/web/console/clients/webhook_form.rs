//! `/console/keys/webhooks/new` and `/console/keys/webhooks/<id>/edit`: webhooks added and changed.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::clients::key_name::parse_description;
use crate::domain::{FieldErrors, Reason, WebhookEvent, WebhookSelection, WebhookUrl};
use crate::security::webhook_secret::WebhookSecret;
use crate::services::clients::webhooks::endpoints;
use crate::services::clients::webhooks::endpoints::{EndpointDraft, WebhookError};
use crate::web::WebState;
use crate::web::console::clients::crumbs;
use crate::web::console::clients::webhook::find;
use crate::web::console::clients::webhook_secret::made_page;
use crate::web::console::clients::webhook_view::event_key;
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
use crate::web::http::problem::Problem;

const ALL: &str = "*";

pub fn routes() -> Vec<Route> {
    routes![ask, create, ask_to_edit, edit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<WebhookForm>()
}

#[get("/console/keys/webhooks/new")]
fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame) -> Page {
    form_page(&who, frame, None, Form::default(), &WebhookSelection::default().names())
}

#[post("/console/keys/webhooks/new", data = "<fields>")]
async fn create(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let again = |form: Form| again(&change.who, frame, None, form, &fields);
    if !proven.0 {
        return again(typed(&fields).with_general(frame.text("keys-proof-needed")));
    }
    let mut errors = FieldErrors::new();
    let draft = parse(state, &fields, &mut errors);
    let secret = errors.keep("secret", parse_secret(&fields));
    let (Some(draft), Some(secret)) = (draft, secret) else {
        return again(typed(&fields).with_errors(&errors, frame.language));
    };
    match endpoints::create(&state.ctx, change.audit_context(), draft, secret, false).await {
        Ok((id, secret)) => made_page(&change.who, frame, id, &secret, None).into(),
        Err(error) => refused(frame, &fields, error, again),
    }
}

#[get("/console/keys/webhooks/<id>/edit")]
async fn ask_to_edit(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    match find(state, id).await {
        Ok(found) => {
            let form = Form::default()
                .with_value("url", &found.endpoint.url)
                .with_value("description", found.endpoint.description.as_deref().unwrap_or_default());
            form_page(&who, frame, Some(id), form, &found.endpoint.events.names()).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/keys/webhooks/<id>/edit", data = "<fields>")]
async fn edit(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let again = |form: Form| again(&change.who, frame, Some(id), form, &fields);
    if let Err(problem) = find(state, id).await {
        return problem.into();
    }
    if !proven.0 {
        return again(typed(&fields).with_general(frame.text("keys-proof-needed")));
    }
    let mut errors = FieldErrors::new();
    let Some(draft) = parse(state, &fields, &mut errors) else {
        return again(typed(&fields).with_errors(&errors, frame.language));
    };
    match endpoints::edit(&state.ctx, change.audit_context(), id, draft).await {
        Ok(()) => see_other(format!("/console/keys/webhooks/{id}?done=edited")),
        Err(error) => refused(frame, &fields, error, again),
    }
}

fn parse(state: &WebState, fields: &Fields, errors: &mut FieldErrors) -> Option<EndpointDraft> {
    let url = fields.text("url").and_then(WebhookUrl::parse);
    let url = errors.keep("url", url.and_then(|url| endpoints::allowed(&state.ctx, url)));
    let text = fields.optional_text("description").map(Option::unwrap_or_default);
    let description = errors.keep("description", text.and_then(parse_description));
    let events = errors.keep("events", fields.texts("events").and_then(WebhookSelection::parse));
    Some(EndpointDraft { url: url?, description: description?, events: events? })
}

fn parse_secret(fields: &Fields) -> Result<Option<WebhookSecret>, Reason> {
    let text = fields.optional_text("secret")?.filter(|text| !text.trim().is_empty());
    text.map(|text| WebhookSecret::parse(text).ok_or(Reason::NotAWebhookSecret)).transpose()
}

/// A secret is not repeated.
fn typed(fields: &Fields) -> Form {
    Form::typed(fields, &["url", "description"])
}

fn refused(
    frame: &Frame,
    fields: &Fields,
    error: WebhookError,
    again: impl FnOnce(Form) -> Answer,
) -> Answer {
    let reason = match error {
        WebhookError::TargetNotAllowed => Reason::TargetNotAllowed,
        WebhookError::TooMany => Reason::TooMany { max: endpoints::MOST_ENDPOINTS },
        error => return Problem::from(error).into(),
    };
    again(typed(fields).with_errors(&FieldErrors::one("url", reason), frame.language))
}

fn again(who: &Administers, frame: &Frame, id: Option<i64>, form: Form, fields: &Fields) -> Answer {
    let chosen = fields.texts("events").unwrap_or_default();
    form_page(who, frame, id, form, &chosen).with_status(Status::BadRequest).into()
}

fn form_page(who: &Administers, frame: &Frame, id: Option<i64>, form: Form, chosen: &[&str]) -> Page {
    let choice = |event: WebhookEvent| EventChoice {
        name: event.as_str(),
        text: frame.text(event_key(event)),
        chosen: chosen.contains(&event.as_str()),
    };
    let all =
        EventChoice { name: ALL, text: frame.text("webhooks-event-all"), chosen: chosen.contains(&ALL) };
    let events = std::iter::once(all).chain(WebhookEvent::ALL.map(choice)).collect();
    let context = WebhookForm { id, form, events, crumbs: crumbs(frame) };
    show(frame, who.account().rights(), Section::Keys, &context)
}

#[derive(Serialize)]
struct WebhookForm {
    /// Of one that there is.
    id: Option<i64>,
    form: Form,
    events: Vec<EventChoice>,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
struct EventChoice {
    name: &'static str,
    text: String,
    chosen: bool,
}

impl PageContext for WebhookForm {
    const TEMPLATE: &'static str = "console/clients/webhook_form.html";

    fn samples() -> Vec<Self> {
        let choice = |name, chosen| EventChoice { name, text: "Something happened".to_owned(), chosen };
        let sample = |id, form| WebhookForm {
            id,
            form,
            events: vec![choice(ALL, false), choice("user.created", true)],
            crumbs: Crumb::samples(),
        };
        let fields = ["url", "description", "events", "secret"];
        vec![
            sample(None, Form::default()),
            sample(None, Form::faulty_sample(&fields)),
            sample(Some(1), Form::faulty_sample(&fields[..3])),
        ]
    }
}
