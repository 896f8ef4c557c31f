//! `/api/v2/jwt/…` (contract.md A3).

use rocket::{Route, State, post, routes};
use serde_json::json;

use crate::domain::FieldErrors;
use crate::services::clients::jwt_secret;
use crate::web::WebState;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![verify_token]
}

#[post("/api/v2/jwt/verify_token", data = "<fields>")]
async fn verify_token(_same: SameOrigin, state: &State<WebState>, fields: Fields) -> Result<Json, Problem> {
    let mut errors = FieldErrors::new();
    let Some(token) = errors.keep("token", fields.text("token")) else { return Err(Problem::fields(errors)) };
    match jwt_secret::find_bearer(&state.ctx, token).await? {
        Some(_) => Ok(Json(json!({}))),
        None => Err(Problem::new(Kind::TokenNotValid)),
    }
}
