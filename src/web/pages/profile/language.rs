//! `/language`: another language, for the account or for this browser.

use rocket::http::CookieJar;
use rocket::{Route, State, post, routes};

use crate::domain::Language;
use crate::services::profile::choose_language::choose_language;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::CurrentSession;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::return_path::local_path;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![choose]
}

#[post("/language", data = "<fields>")]
async fn choose(
    change: Change,
    current: CurrentSession,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    if let Some(language) = fields.text("language").ok().and_then(Language::parse) {
        cookies::set_language(jar, state, language);
        if let Some(session) = &current.0 {
            let audit_context = change.request.by(session);
            let account = session.account.id;
            if let Err(error) = choose_language(&state.ctx, audit_context, account, language).await {
                return error.into();
            }
        }
    }
    see_other(fields.text("return").ok().and_then(local_path).unwrap_or("/"))
}
