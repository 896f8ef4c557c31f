//! `/language`: another language, for the account or for this browser.

use rocket::http::CookieJar;
use rocket::{Route, State, post, routes};

use crate::domain::{Actor, Language};
use crate::services::profile::choose_language::choose_language;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::render::Frame;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::return_path::local_path;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![choose]
}

#[post("/language", data = "<fields>")]
async fn choose(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    if let Some(language) = fields.text("language").ok().and_then(Language::parse) {
        cookies::set_language(jar, state, language);
        if let Some(account) = &frame.account {
            let audit_context = request_context.by(Actor::account(account));
            if let Err(error) = choose_language(&state.ctx, audit_context, account.id, language).await {
                return error.into();
            }
        }
    }
    see_other(fields.text("return").ok().and_then(local_path).unwrap_or("/"))
}
