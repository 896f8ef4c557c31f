//! `/api/khub/locales`: with which clients of family B try a credential (contract.md B4).

use rocket::{Route, State, get, routes};
use serde_json::json;

use super::caller::Caller;
use crate::domain::Language;
use crate::web::WebState;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![locales]
}

/// Of content there is none here. HEAD answers by the same route.
#[get("/api/khub/locales")]
async fn locales(caller: Caller, state: &State<WebState>) -> Result<Json, Problem> {
    let policy = state.ctx.policy().await?;
    let Caller::Visitor = caller.settled(&policy)? else {
        let default = state.ctx.default_language(&policy);
        let all: Vec<_> = Language::ALL.into_iter().map(locale).collect();
        return Ok(Json(
            json!({ "contentLocales": [], "defaultContentLocale": locale(default), "interfaceLocales": all }),
        ));
    };
    Err(Problem::new(Kind::NotAuthenticated))
}

fn locale(language: Language) -> serde_json::Value {
    json!({ "lang": language.tag(), "label": language.own_name() })
}
