//! Name, username and address of an account.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, AccountId, DisplayName, EmailAddress, FieldErrors, Reason, Rights, Username};
use crate::services::manage::edit_account::{AddressProof, Edit, EditError, Edited, edit};
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{About, must_prove, page_about, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;

const PART: &str = "edit";

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountEdit>()
}

#[get("/console/accounts/<id>/edit")]
async fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    match subject(state, id).await {
        Ok(account) => must_prove(&who, &account, PART)
            .unwrap_or_else(|| page(frame, who.rights(), &account, filled(&account)).into()),
        Err(problem) => problem.into(),
    }
}

#[post("/console/accounts/<id>/edit", data = "<fields>")]
async fn submit(
    change: Change<ManagesUsers>,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    if let Some(first) = must_prove(&change.who, &account, PART) {
        return first;
    }
    let (wanted, errors) = parse(&fields);
    let wants_mail = wanted.proof == AddressProof::ByMail && wanted.email.is_some();
    match edit(&state.ctx, change.audit_context(), AccountId(id), wanted, errors).await {
        Ok(edited) => tell(id, Ok::<_, Refusal>(flash(&edited, wants_mail))),
        Err(EditError::Denied(error)) => tell(id, Err(error)),
        Err(EditError::Fields(errors)) => {
            let form = Form::typed(&fields, &["real_name", "username", "email", "proof"])
                .with_errors(&errors, frame.language);
            page(frame, change.who.rights(), &account, form).with_status(Status::BadRequest).into()
        }
    }
}

fn flash(edited: &Edited, wants_mail: bool) -> Flash {
    match edited {
        Edited { is_changed: false, .. } => Flash::Unchanged,
        Edited { mailed: true, .. } => Flash::EditedMailed,
        Edited { moved: true, .. } if wants_mail => Flash::EditedNotMailed,
        _ => Flash::Edited,
    }
}

fn parse(fields: &Fields) -> (Edit, FieldErrors) {
    let mut errors = FieldErrors::new();
    let real_name = errors.keep("real_name", optional(fields, "real_name", DisplayName::parse));
    let username = errors.keep("username", fields.text("username").and_then(Username::parse));
    let email = errors.keep("email", optional(fields, "email", EmailAddress::parse));
    let proof = fields.text("proof").and_then(|text| AddressProof::parse(text).ok_or(Reason::NotAChoice));
    let proof = errors.keep("proof", proof).unwrap_or_default();
    (Edit { real_name: real_name.flatten(), username, email: email.flatten(), proof }, errors)
}

/// A field that may be left empty.
pub fn optional<T>(
    fields: &Fields,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, Reason>,
) -> Result<Option<T>, Reason> {
    match fields.optional_text(name)?.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => parse(text).map(Some),
    }
}

fn filled(account: &Account) -> Form {
    Form::default()
        .with_value("real_name", account.real_name.as_ref().map_or("", DisplayName::as_str))
        .with_value("username", account.username.as_str())
        .with_value("email", account.email.as_ref().map_or("", EmailAddress::as_str))
        .with_value("proof", AddressProof::default().as_str())
}

fn page(frame: &Frame, rights: Rights, account: &Account, form: Form) -> Page {
    let context = AccountEdit { about: About::of(frame, account, PART), form };
    page_about(frame, rights, account, PART, &context)
}

#[derive(Serialize)]
struct AccountEdit {
    #[serde(flatten)]
    about: About,
    form: Form,
}

impl PageContext for AccountEdit {
    const TEMPLATE: &'static str = "console/manage/account_edit.html";

    fn samples() -> Vec<Self> {
        [Form::default(), Form::faulty_sample(&["real_name", "username", "email", "proof"])]
            .map(|form| AccountEdit { about: About::sample(), form })
            .into()
    }
}
