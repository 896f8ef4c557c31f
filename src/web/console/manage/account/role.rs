//! The role of an account and `USERS_ADMIN`: for administrators who have just proven who they are.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, AccountId, FieldErrors, Reason, Role};
use crate::services::manage::set_role::{Standing, set_role};
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{About, page_about, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountRole>()
}

#[get("/console/accounts/<id>/role")]
async fn show(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    match subject(state, id).await {
        Ok(account) => {
            let form = Form::default()
                .with_value("role", account.role.map_or("", Role::as_str))
                .with_value("users_admin", if account.users_admin { "yes" } else { "" });
            page(&who, frame, &account, form).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/accounts/<id>/role", data = "<fields>")]
async fn submit(
    change: Change<Administers>,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let standing = match parse(&fields) {
        Ok(standing) => standing,
        Err(errors) => {
            let account = match subject(state, id).await {
                Ok(account) => account,
                Err(problem) => return problem.into(),
            };
            let form = Form::typed(&fields, &["role", "users_admin"]).with_errors(&errors, frame.language);
            return page(&change.who, frame, &account, form).with_status(Status::BadRequest).into();
        }
    };
    let done = set_role(&state.ctx, change.audit_context(), AccountId(id), standing).await;
    let told = done.map(|changed| if changed { Flash::RoleChanged } else { Flash::Unchanged });
    tell(id, told.map_err(Refusal::from))
}

fn parse(fields: &Fields) -> Result<Standing, FieldErrors> {
    let mut errors = FieldErrors::new();
    let role = fields.text("role").and_then(|text| match text {
        "" => Ok(None),
        text => Role::parse(text).map(Some).ok_or(Reason::NotAChoice),
    });
    let role = errors.keep("role", role);
    let users_admin = fields.typed("users_admin") == "yes";
    match role {
        Some(role) => Ok(Standing { role, users_admin }),
        None => Err(errors),
    }
}

fn page(who: &Administers, frame: &Frame, account: &Account, form: Form) -> Page {
    let about = About::of(frame, account, "role");
    let context = AccountRole { about, form, is_own: who.account().id == account.id };
    page_about(frame, who.account().rights(), account, "role", &context)
}

#[derive(Serialize)]
struct AccountRole {
    #[serde(flatten)]
    about: About,
    form: Form,
    is_own: bool,
}

impl PageContext for AccountRole {
    const TEMPLATE: &'static str = "console/manage/account_role.html";

    fn samples() -> Vec<Self> {
        [(Form::faulty_sample(&["role"]), false), (Form::default(), true)]
            .map(|(form, is_own)| AccountRole { about: About::sample(), form, is_own })
            .into()
    }
}
