//! `/privacy`: the policy; `/account/privacy`: agreeing to it after signing in.

use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::Actor;
use crate::services::profile::agree_to_privacy::agree;
use crate::texts::text_with;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::SignedIn;
use crate::web::html::render::{Frame, moment};
use crate::web::http::fields::Fields;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, ask, answer]
}

#[get("/privacy")]
fn show(frame: &Frame) -> Answer {
    let content = json!({ "version": frame.policy.privacy_version(), "paragraphs": paragraphs(frame) });
    frame.page("pages/profile/privacy.html", content).into()
}

#[get("/account/privacy")]
fn ask(signed_in: SignedIn, frame: &Frame) -> Answer {
    let account = signed_in.account();
    if account.must_change_password {
        return see_other("/account/password");
    }
    if !account.must_agree_to(frame.policy.privacy_version()) {
        let content = json!({
            "version": frame.policy.privacy_version(),
            "paragraphs": paragraphs(frame),
            "agreed_at": account.privacy.as_ref().map(|agreed| moment(agreed.at)),
        });
        return frame.page("pages/profile/privacy.html", content).into();
    }
    let content = json!({
        "version": frame.policy.privacy_version(),
        "paragraphs": paragraphs(frame),
        "again": account.privacy.is_some(),
    });
    frame.page("pages/profile/privacy_agree.html", content).into()
}

#[post("/account/privacy", data = "<fields>")]
async fn answer(
    _same: SameOrigin,
    signed_in: SignedIn,
    state: &State<WebState>,
    request_context: RequestContext,
    frame: &Frame,
    fields: Fields,
) -> Answer {
    let account = signed_in.account();
    if account.must_change_password {
        return see_other("/account/password");
    }
    let audit_context = request_context.by(Actor::account(account));
    match fields.text("answer") {
        Ok("agree") => match agree(&state.ctx, audit_context, account.id).await {
            Ok(()) => see_other("/account?changed=privacy"),
            Err(error) => error.into(),
        },
        // Nothing is decided by it yet: it is said what follows, and what the ways on are.
        Ok("decline") => frame.page("pages/profile/privacy_declined.html", json!({})).into(),
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
