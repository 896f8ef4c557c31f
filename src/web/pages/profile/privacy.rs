//! `/privacy`: the policy; `/account/privacy`: agreeing to it after signing in.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::services::profile::agree_to_privacy::agree;
use crate::texts::text_with;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::SignedIn;
use crate::web::html::page_context::{Content, PageContext, samples_of};
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
    frame.page(&Privacy { version, paragraphs: paragraphs(frame), agreed_at: None }).into()
}

#[get("/account/privacy")]
fn ask(signed_in: SignedIn, frame: &Frame) -> Answer {
    let account = signed_in.account();
    if account.must_change_password {
        return see_other("/account/password");
    }
    let (version, paragraphs) = (frame.policy.privacy_version(), paragraphs(frame));
    if !account.must_agree_to(version) {
        let agreed_at = account.privacy.as_ref().map(|agreed| moment(agreed.at));
        return frame.page(&Privacy { version, paragraphs, agreed_at }).into();
    }
    frame.page(&PrivacyAgree { version, paragraphs, again: account.privacy.is_some() }).into()
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

/// The site's own text, or the one that comes with Rollbook.
fn paragraphs(frame: &Frame) -> Vec<String> {
    match &frame.policy.privacy_text {
        Some(text) => text
            .replace("\r\n", "\n")
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .filter(|paragraph| !paragraph.is_empty())
            .collect(),
        None => {
            let args = [("site".into(), frame.site_name().to_owned().into())].into();
            ["privacy-default-what", "privacy-default-why", "privacy-default-who", "privacy-default-rights"]
                .iter()
                .map(|key| text_with(frame.language, key, &args))
                .collect()
        }
    }
}

#[derive(Serialize)]
struct Privacy<'a> {
    version: &'a str,
    paragraphs: Vec<String>,
    agreed_at: Option<Moment>,
}

impl PageContext for Privacy<'_> {
    const TEMPLATE: &'static str = "pages/profile/privacy.html";

    fn samples() -> Vec<Self> {
        vec![
            Privacy { version: "1", paragraphs: sample_paragraphs(), agreed_at: None },
            Privacy { version: "1", paragraphs: vec![], agreed_at: None },
            Privacy { version: "1", paragraphs: sample_paragraphs(), agreed_at: Some(Moment::sample()) },
        ]
    }
}

#[derive(Serialize)]
struct PrivacyAgree<'a> {
    version: &'a str,
    paragraphs: Vec<String>,
    again: bool,
}

impl PageContext for PrivacyAgree<'_> {
    const TEMPLATE: &'static str = "pages/profile/privacy_agree.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|again| PrivacyAgree { version: "2", paragraphs: sample_paragraphs(), again })
            .into()
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

fn sample_paragraphs() -> Vec<String> {
    vec!["One.".to_owned(), "Two.".to_owned()]
}
