//! `/console/accounts/new`: an account by the rules of contract.md A1, with an invitation if wanted.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{DisplayName, EmailAddress, FieldErrors, Reason, Role, TagName, Username};
use crate::services::manage::create_account::{AccountRequest, CreateAccountError, Welcome, create_account};
use crate::services::manage::tags::find_by_name;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account::edit::optional;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::share_link::link_page;
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

const PATH: &str = "/console/accounts/new";
/// What the form repeats after a mistake.
const FIELDS: [&str; 8] =
    ["username", "real_name", "email", "email_confirmed", "ext_id", "role", "tags", "welcome"];

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountNew>()
}

#[get("/console/accounts/new")]
fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>) -> Page {
    let welcome = if state.ctx.site.sends_mail { "mail" } else { "hand" };
    page(&who, frame, state, Form::default().with_value("welcome", welcome))
}

#[post("/console/accounts/new", data = "<fields>")]
async fn submit(
    change: Change<ManagesUsers>,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let form = Form::typed(&fields, &FIELDS);
    let (input, errors) = match parse(state, &fields).await {
        Ok(parsed) => parsed,
        Err(problem) => return problem.into(),
    };
    // The page keeps what was typed while the proof is given in another window.
    if input.role.is_some() && change.who.rights().admin && !change.who.session.is_proven() {
        let form = form.with_general(frame.text("console-new-prove")).with_value("must_prove", "yes");
        return page(&change.who, frame, state, form).with_status(Status::Forbidden).into();
    }
    let welcome = input.welcome;
    match create_account(&state.ctx, change.audit_context(), input, errors).await {
        Ok(signed_up) => match signed_up.link {
            Some(link) => link_page(frame, change.who.rights(), &signed_up.member.account, &link).into(),
            None => {
                let flash = if welcome == Welcome::Mail { Flash::CreatedInvited } else { Flash::Created };
                tell(signed_up.member.account.id.0, Ok::<_, Refusal>(flash))
            }
        },
        Err(CreateAccountError::Fields(errors)) => {
            let form = form.with_errors(&errors, frame.language);
            page(&change.who, frame, state, form).with_status(Status::BadRequest).into()
        }
        Err(error) => Problem::from(error).into(),
    }
}

fn page(who: &ManagesUsers, frame: &Frame, state: &WebState, form: Form) -> Page {
    let context = AccountNew {
        form,
        sends_mail: state.ctx.site.sends_mail,
        crumbs: vec![Crumb::new("/console/accounts", frame.text("console-section-accounts"))],
    };
    console::show_at(frame, who.rights(), Section::Accounts, PATH, &context)
}

async fn parse(state: &WebState, fields: &Fields) -> Result<(AccountRequest, FieldErrors), Problem> {
    let mut errors = FieldErrors::new();
    let username = errors.keep("username", fields.text("username").and_then(Username::parse));
    let real_name = errors.keep("real_name", optional(fields, "real_name", DisplayName::parse));
    let email = errors.keep("email", optional(fields, "email", EmailAddress::parse)).flatten();
    let ext_id = optional(fields, "ext_id", |text| text.parse().map_err(|_| Reason::NotAnInteger));
    let ext_id = errors.keep("ext_id", ext_id).flatten();
    let role = optional(fields, "role", |text| Role::parse(text).ok_or(Reason::NotAChoice));
    let role = errors.keep("role", role).flatten();
    let welcome = fields.text("welcome").and_then(parse_welcome);
    let welcome = errors.keep("welcome", welcome).unwrap_or_default();
    if welcome == Welcome::Mail && email.is_none() && !errors.has("email") {
        errors.add("email", Reason::Required);
    }
    let tags = parse_tags(state, &fields.typed("tags"), &mut errors).await?;
    let email_confirmed = fields.typed("email_confirmed") == "yes";
    let input = AccountRequest {
        username,
        real_name: real_name.flatten(),
        email,
        email_confirmed,
        ext_id,
        role,
        tags,
        welcome,
        ..AccountRequest::default()
    };
    Ok((input, errors))
}

fn parse_welcome(text: &str) -> Result<Welcome, Reason> {
    match text {
        "mail" => Ok(Welcome::Mail),
        "hand" => Ok(Welcome::Hand),
        "none" => Ok(Welcome::None),
        _ => Err(Reason::NotAChoice),
    }
}

/// Names, separated by commas.
async fn parse_tags(state: &WebState, typed: &str, errors: &mut FieldErrors) -> Result<Vec<i64>, Problem> {
    let mut ids = Vec::new();
    for name in typed.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let tag = match TagName::parse(name) {
            Ok(name) => find_by_name(&state.ctx, name).await?,
            Err(_) => None,
        };
        match tag {
            Some(tag) => ids.push(tag.id.0),
            None if errors.has("tags") => {}
            None => errors.add("tags", Reason::DoesNotExist),
        }
    }
    Ok(ids)
}

#[derive(Serialize)]
struct AccountNew {
    form: Form,
    sends_mail: bool,
    crumbs: Vec<Crumb>,
}

impl PageContext for AccountNew {
    const TEMPLATE: &'static str = "console/manage/account_new.html";

    fn samples() -> Vec<Self> {
        let faulty = ["username", "real_name", "email", "ext_id", "role", "tags", "welcome"];
        [
            (Form::default(), true),
            (Form::faulty_sample(&faulty), false),
            (Form::default().with_value("must_prove", "yes"), true),
        ]
        .map(|(form, sends_mail)| AccountNew { form, sends_mail, crumbs: Crumb::samples() })
        .into()
    }
}
