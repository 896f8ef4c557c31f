//! `/account`: the home of one's own settings.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::{Account, EmailAddress, Role};
use crate::services::credentials::change_email;
use crate::services::sign_in::access;
use crate::web::WebState;
use crate::web::guards::session::Settled;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::problem::Problem;
use crate::web::pages::Answer;
use crate::web::pages::sign_in::factors;
use crate::web::pages::sign_in::factors::SecondStep;

pub fn routes() -> Vec<Route> {
    routes![show]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountPage>()
}

#[get("/account?<changed>")]
async fn show(settled: Settled, frame: &Frame, state: &State<WebState>, changed: Option<&str>) -> Answer {
    let changed = changed.map(|what| match what {
        "profile" | "email" | "privacy" | "password_only" | "confirmed" => what,
        _ => "password",
    });
    match page(settled.account(), frame, state, changed).await {
        Ok(page) => page.into(),
        Err(problem) => problem.into(),
    }
}

async fn page(
    account: &Account,
    frame: &Frame,
    state: &State<WebState>,
    changed: Option<&str>,
) -> Result<Page, Problem> {
    let pending = change_email::find_pending(&state.ctx, account.id).await?;
    let sessions = access::list_sessions(&state.ctx, account).await?;
    let grants = access::list_grants(&state.ctx, account.id).await?;
    Ok(frame.page(&AccountPage {
        me: Me::of(account),
        changed,
        pending_email: pending.as_ref().map(|change| change.new_email.shown()),
        sessions: sessions.len(),
        grants: grants.len(),
        second_step: factors::section(state, account, &frame.policy).await?,
    }))
}

#[derive(Serialize)]
struct AccountPage<'a> {
    me: Me<'a>,
    /// What the last form has changed.
    changed: Option<&'a str>,
    pending_email: Option<String>,
    sessions: usize,
    grants: usize,
    second_step: SecondStep,
}

#[derive(Serialize)]
struct Me<'a> {
    username: &'a str,
    display_name: &'a str,
    email: Option<String>,
    email_confirmed: bool,
    role: Option<&'static str>,
    users_admin: bool,
    created_at: Moment,
    privacy_version: Option<&'a str>,
}

impl<'a> Me<'a> {
    fn of(account: &'a Account) -> Self {
        Self {
            username: account.username.as_str(),
            display_name: account.display_name(),
            email: account.email.as_ref().map(EmailAddress::shown),
            email_confirmed: account.email_verified_at.is_some(),
            role: account.role.map(Role::as_str),
            users_admin: account.users_admin,
            created_at: moment(account.created_at),
            privacy_version: account.privacy.as_ref().map(|agreed| agreed.version.as_str()),
        }
    }

    fn sample(role: Option<Role>) -> Self {
        Self {
            username: "ada",
            display_name: "Ada",
            email: Some("ada@example.org".to_owned()),
            email_confirmed: role.is_some(),
            role: role.map(Role::as_str),
            users_admin: role.is_some(),
            created_at: Moment::sample(),
            privacy_version: role.map(|_| "2"),
        }
    }
}

impl PageContext for AccountPage<'_> {
    const TEMPLATE: &'static str = "pages/profile/account.html";

    fn samples() -> Vec<Self> {
        let sample = |me, changed, pending_email, second_step| AccountPage {
            me,
            changed,
            pending_email,
            sessions: 2,
            grants: 1,
            second_step,
        };
        let roles = [
            ("password", None),
            ("password_only", Some(Role::Admin)),
            ("profile", Some(Role::Moderator)),
            ("email", Some(Role::Editor)),
            ("privacy", Some(Role::Admin)),
        ];
        let nobody = Me { email: None, ..Me::sample(None) };
        roles
            .map(|(changed, role)| {
                sample(Me::sample(role), Some(changed), None, SecondStep::sample(true, true, 2))
            })
            .into_iter()
            .chain([
                sample(nobody, None, None, SecondStep::sample(false, false, 0)),
                sample(
                    Me::sample(None),
                    None,
                    Some("ada@new.example".to_owned()),
                    SecondStep::sample(true, false, 9),
                ),
                sample(Me::sample(None), None, None, SecondStep::sample(false, true, 0)),
            ])
            .collect()
    }
}
