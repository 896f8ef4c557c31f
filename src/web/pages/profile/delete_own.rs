//! `/account/delete`: deleting one's own account; `/deletion/undo/…`: changing one's mind.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, AccountId, EmailAddress, FieldErrors, Reason, Timestamp};
use crate::services::authorization::Denied;
use crate::services::manage::delete::{DeleteError, what_goes};
use crate::services::profile::delete_own;
use crate::services::profile::delete_own::{Gone, UndoDeletionError};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Goes, Moment, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::link_failed::{Failure, LinkFor, link_failed};
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit, show_undo, submit_undo]
}

pub fn samples() -> Vec<Content> {
    [
        samples_of::<Delete>(),
        samples_of::<Deleted>(),
        samples_of::<DeletionUndo>(),
        samples_of::<DeletionUndone>(),
    ]
    .concat()
}

/// Also for whoever does not agree to the privacy policy.
#[get("/account/delete")]
async fn show(proven: RecentlyProven, frame: &Frame, state: &State<WebState>) -> Answer {
    if proven.session.account.must_change_password {
        return see_other("/account/password");
    }
    page(&proven.session.account, frame, state, Form::default(), Status::Ok).await
}

async fn page(
    account: &Account,
    frame: &Frame,
    state: &State<WebState>,
    form: Form,
    status: Status,
) -> Answer {
    let goes = match what_goes(&state.ctx, account.id).await {
        Ok(goes) => goes,
        Err(error) => return error.into(),
    };
    let context = Delete {
        form,
        username: account.username.as_str(),
        email: account.email.as_ref().map(EmailAddress::shown),
        grace_days: frame.policy.deletion_grace_days(),
        goes: Goes::of(&goes),
    };
    frame.page(&context).with_status(status).into()
}

#[post("/account/delete", data = "<fields>")]
async fn submit(
    change: Change<RecentlyProven>,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let account = &change.who.session.account;
    if account.must_change_password {
        return see_other("/account/password");
    }
    if fields.text("sure") != Ok("yes") {
        let errors = FieldErrors::one("sure", Reason::NotSure);
        let form = Form::default().with_errors(&errors, frame.locale);
        return page(account, frame, state, form, Status::BadRequest).await;
    }
    let audit_context = change.audit_context();
    match delete_own::delete(&state.ctx, audit_context, account.id).await {
        Ok(gone) => {
            cookies::end_session(jar, state);
            let erase_at = match gone {
                Gone::At(at) => Some(moment(at)),
                Gone::Now => None,
            };
            frame.page_for_nobody("/", &Deleted { erase_at, has_mail: account.email.is_some() }).into()
        }
        Err(DeleteError::Denied(Denied::LastAdministrator)) => {
            let form = Form::default().with_general(frame.text("problem-last-administrator-text"));
            page(account, frame, state, form, Status::BadRequest).await
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/deletion/undo/<token>")]
async fn show_undo(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match delete_own::look_at(&state.ctx, token).await {
        Ok((account, erase_at)) => {
            frame.page(&DeletionUndo::of(&account, Some(token.to_owned()), erase_at)).into()
        }
        Err(error) => refused(frame, error),
    }
}

/// For whoever signs in with the right password while the account waits to be erased: the same page as
/// behind the link of the mail.
pub async fn offer_undo(
    frame: &Frame,
    state: &State<WebState>,
    id: AccountId,
    erase_at: Timestamp,
) -> Answer {
    match delete_own::offer_undo(&state.ctx, id).await {
        Ok((account, token)) => {
            let context = DeletionUndo::of(&account, token.map(|token| token.to_text()), erase_at);
            frame.page(&context).with_status(Status::Forbidden).into()
        }
        Err(error) => refused(frame, error),
    }
}

#[post("/deletion/undo", data = "<fields>")]
async fn submit_undo(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match delete_own::undo(&state.ctx, change.audit_context(), token).await {
        Ok(account) => frame.page_at("/sign-in", &DeletionUndone { name: account.display_name() }).into(),
        Err(error) => refused(frame, error),
    }
}

fn refused(frame: &Frame, error: UndoDeletionError) -> Answer {
    match error {
        UndoDeletionError::Unknown => {
            link_failed(frame, LinkFor::DeletionUndo, Failure::NothingToUndo).into()
        }
        UndoDeletionError::Service(error) => error.into(),
    }
}

#[derive(Serialize)]
struct Delete<'a> {
    form: Form,
    username: &'a str,
    email: Option<String>,
    grace_days: u32,
    goes: Goes,
}

impl PageContext for Delete<'_> {
    const TEMPLATE: &'static str = "pages/profile/delete.html";

    fn samples() -> Vec<Self> {
        let sample =
            |form, email, grace_days, goes| Delete { form, username: "ada", email, grace_days, goes };
        vec![
            sample(Form::default(), Some("ada@example.org".to_owned()), 14, Goes::sample(2)),
            sample(Form::faulty_sample(&["sure"]), None, 0, Goes::sample(0)),
        ]
    }
}

#[derive(Serialize)]
struct Deleted {
    /// None once it is erased.
    erase_at: Option<Moment>,
    has_mail: bool,
}

impl PageContext for Deleted {
    const TEMPLATE: &'static str = "pages/profile/deleted.html";

    fn samples() -> Vec<Self> {
        vec![
            Deleted { erase_at: Some(Moment::sample()), has_mail: true },
            Deleted { erase_at: Some(Moment::sample()), has_mail: false },
            Deleted { erase_at: None, has_mail: true },
        ]
    }
}

#[derive(Serialize)]
struct DeletionUndo<'a> {
    token: Option<String>,
    name: &'a str,
    erase_at: Moment,
    has_mail: bool,
}

impl<'a> DeletionUndo<'a> {
    fn of(account: &'a Account, token: Option<String>, erase_at: Timestamp) -> Self {
        let has_mail = account.email.is_some();
        Self { token, name: account.display_name(), erase_at: moment(erase_at), has_mail }
    }
}

impl PageContext for DeletionUndo<'_> {
    const TEMPLATE: &'static str = "pages/profile/deletion_undo.html";

    fn samples() -> Vec<Self> {
        [(Some("T".to_owned()), true), (None, true), (None, false)]
            .map(|(token, has_mail)| DeletionUndo {
                token,
                name: "Ada",
                erase_at: Moment::sample(),
                has_mail,
            })
            .into()
    }
}

#[derive(Serialize)]
struct DeletionUndone<'a> {
    name: &'a str,
}

impl PageContext for DeletionUndone<'_> {
    const TEMPLATE: &'static str = "pages/profile/deletion_undone.html";

    fn samples() -> Vec<Self> {
        vec![DeletionUndone { name: "Ada" }]
    }
}
