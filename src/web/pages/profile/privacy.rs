//! `/privacy`: the policy; `/account/privacy`: agreeing to it after signing in.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::services::profile::agree_to_privacy::agree;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::SignedIn;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::privacy_text::PrivacyText;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, ask, answer]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Privacy>(), samples_of::<PrivacyAgree>(), samples_of::<PrivacyDeclined>()].concat()
}

#[get("/privacy")]
fn show(frame: &Frame) -> Answer {
    let version = frame.policy.privacy_version();
    frame.page(&Privacy { version, text: text(frame), agreed_at: None }).into()
}

#[get("/account/privacy")]
fn ask(signed_in: SignedIn, frame: &Frame) -> Answer {
    let account = signed_in.account();
    if account.must_change_password {
        return see_other("/account/password");
    }
    let (version, text) = (frame.policy.privacy_version(), text(frame));
    if !account.must_agree_to(version) {
        let agreed_at = account.privacy.as_ref().map(|agreed| moment(agreed.at));
        return frame.page(&Privacy { version, text, agreed_at }).into();
    }
    frame.page(&PrivacyAgree { version, text, again: account.privacy.is_some() }).into()
}

#[post("/account/privacy", data = "<fields>")]
async fn answer(change: Change<SignedIn>, state: &State<WebState>, frame: &Frame, fields: Fields) -> Answer {
    let account = change.who.account();
    if account.must_change_password {
        return see_other("/account/password");
    }
    let audit_context = change.audit_context();
    match fields.text("answer") {
        Ok("agree") => match agree(&state.ctx, audit_context, account.id).await {
            Ok(()) => see_other("/account?changed=privacy"),
            Err(error) => error.into(),
        },
        // Nothing is decided by it yet: it is said what follows, and what the ways on are.
        Ok("decline") => frame.page(&PrivacyDeclined).into(),
        _ => see_other("/account/privacy"),
    }
}

fn text(frame: &Frame) -> PrivacyText {
    PrivacyText::of(&frame.policy, frame.language, frame.site_name())
}

#[derive(Serialize)]
struct Privacy<'a> {
    version: &'a str,
    text: PrivacyText,
    agreed_at: Option<Moment>,
}

impl PageContext for Privacy<'_> {
    const TEMPLATE: &'static str = "pages/profile/privacy.html";

    fn samples() -> Vec<Self> {
        vec![
            Privacy { version: "1", text: PrivacyText::sample(), agreed_at: None },
            Privacy { version: "1", text: PrivacyText::sample(), agreed_at: Some(Moment::sample()) },
        ]
    }
}

#[derive(Serialize)]
struct PrivacyAgree<'a> {
    version: &'a str,
    text: PrivacyText,
    again: bool,
}

impl PageContext for PrivacyAgree<'_> {
    const TEMPLATE: &'static str = "pages/profile/privacy_agree.html";

    fn samples() -> Vec<Self> {
        [true, false].map(|again| PrivacyAgree { version: "2", text: PrivacyText::sample(), again }).into()
    }
}

#[derive(Serialize)]
struct PrivacyDeclined;

impl PageContext for PrivacyDeclined {
    const TEMPLATE: &'static str = "pages/profile/privacy_declined.html";

    fn samples() -> Vec<Self> {
        vec![PrivacyDeclined]
    }
}
