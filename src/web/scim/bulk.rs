//! `/scim/v2/Bulk` (RFC 7644 3.7).

use serde_json::{Map, Value, json};

use crate::services::clients::scim::bulk::{Bulk, Done, run};
use crate::services::clients::scim::commands::{Method, Outcome};
use crate::services::clients::scim::version::version_of;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::scim::answer::Answer;
use crate::web::scim::caller::ScimCaller;
use crate::web::scim::errors::{Failure, Told};
use crate::web::scim::resource::{base, location};

const RESPONSE_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

pub async fn run_all(
    state: &WebState,
    caller: &ScimCaller,
    request: &RequestContext,
    body: &Map<String, Value>,
) -> Result<Answer, Failure> {
    let bulk = Bulk::parse(body)?;
    let base = base(state).await?;
    let done = run(&state.ctx, request.by(caller), caller.client(), bulk).await?;
    let told = done.into_iter().map(|done| told(&base, done)).collect::<Result<Vec<Value>, Failure>>()?;
    Ok(Answer::ok(json!({ "schemas": [RESPONSE_URN], "Operations": told })))
}

/// One operation: where what it changed is, or why it failed.
fn told(base: &str, done: Done) -> Result<Value, Failure> {
    let mut told = json!({ "method": method_of(done.method) });
    if let Some(bulk_id) = &done.bulk_id {
        told["bulkId"] = json!(bulk_id);
    }
    if let Some(id) = &done.id {
        told["location"] = json!(location(base, done.kind, id));
    }
    let status = match done.outcome {
        Ok(Outcome::Deleted | Outcome::LargeGroup(_)) => 204,
        Ok(outcome) => {
            let resource = match &outcome {
                Outcome::User(view) => view.resource(),
                Outcome::Group(view) => view.resource(),
                Outcome::LargeGroup(_) | Outcome::Deleted => Map::new(),
            };
            told["version"] = json!(version_of(&resource));
            if done.method == Method::Post { 201 } else { 200 }
        }
        Err(error) => match Failure::from(error) {
            Failure::Told(Told { status, body }) => {
                told["response"] = body;
                status.code
            }
            problem @ Failure::Problem(_) => return Err(problem),
        },
    };
    told["status"] = json!(status.to_string());
    Ok(told)
}

const fn method_of(method: Method) -> &'static str {
    match method {
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}
