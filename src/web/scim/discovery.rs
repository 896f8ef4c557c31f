//! What this server can do (RFC 7644 section 4): read off the tables that requests are read by.

use rocket::http::Status;
use serde_json::{Value, json};

use crate::domain::clients::scim::attributes::{Attribute, Schema, ValueType};
use crate::domain::clients::scim::schemas::ALL;
use crate::services::clients::scim::bulk::MOST_OPERATIONS;
use crate::web::WebState;
use crate::web::http::refusal::scim_error;
use crate::web::scim::answer::Answer;
use crate::web::scim::asked::MOST_RESULTS;
use crate::web::scim::body::LARGEST;
use crate::web::scim::errors::Failure;
use crate::web::scim::resource::{base, list_answer};

pub async fn provider(state: &WebState) -> Result<Answer, Failure> {
    let base = base(state).await?;
    let site = base.trim_end_matches("/scim/v2");
    Ok(Answer::ok(json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "documentationUri": format!("{site}/api/docs"),
        "patch": { "supported": true },
        "bulk": { "supported": true, "maxOperations": MOST_OPERATIONS, "maxPayloadSize": LARGEST },
        "filter": { "supported": true, "maxResults": MOST_RESULTS },
        "changePassword": { "supported": true },
        "sort": { "supported": true },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "API key",
            "description": "An API key with the role ADMIN or USERS_ADMIN as a bearer token",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{base}/ServiceProviderConfig"),
        },
    })))
}

pub async fn resource_types(state: &WebState) -> Result<Answer, Failure> {
    let base = base(state).await?;
    Ok(whole_list(ALL.iter().map(|schema| resource_type_of(&base, schema)).collect()))
}

pub async fn resource_type(state: &WebState, id: &str) -> Result<Answer, Failure> {
    let base = base(state).await?;
    let found = ALL.iter().find(|schema| schema.name == id);
    Ok(found.map_or_else(unknown, |schema| Answer::ok(resource_type_of(&base, schema))))
}

pub async fn schemas(state: &WebState) -> Result<Answer, Failure> {
    let base = base(state).await?;
    Ok(whole_list(ALL.iter().map(|schema| schema_of(&base, schema)).collect()))
}

pub async fn schema(state: &WebState, id: &str) -> Result<Answer, Failure> {
    let base = base(state).await?;
    let found = ALL.iter().find(|schema| schema.urn.eq_ignore_ascii_case(id));
    Ok(found.map_or_else(unknown, |schema| Answer::ok(schema_of(&base, schema))))
}

fn whole_list(found: Vec<Value>) -> Answer {
    let found: Vec<_> = found.iter().filter_map(Value::as_object).cloned().collect();
    list_answer(found.len(), 1, found)
}

fn unknown() -> Answer {
    Answer::of(Status::NotFound, scim_error(Status::NotFound, None, "there is no such resource"))
}

fn resource_type_of(base: &str, schema: &Schema) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": schema.name,
        "name": schema.name,
        "description": schema.description,
        "endpoint": schema.endpoint,
        "schema": schema.urn,
        "schemaExtensions": [],
        "meta": {
            "resourceType": "ResourceType",
            "location": format!("{base}/ResourceTypes/{}", schema.name),
        },
    })
}

fn schema_of(base: &str, schema: &Schema) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": schema.urn,
        "name": schema.name,
        "description": schema.description,
        "attributes": schema.attributes.iter().map(attribute_of).collect::<Vec<_>>(),
        "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{}", schema.urn) },
    })
}

fn attribute_of(attribute: &Attribute) -> Value {
    let mut told = json!({
        "name": attribute.name,
        "type": attribute.kind.as_str(),
        "multiValued": attribute.multi_valued,
        "description": attribute.description,
        "required": attribute.required,
        "mutability": attribute.mutability.as_str(),
        "returned": attribute.returned.as_str(),
    });
    if matches!(attribute.kind, ValueType::Text | ValueType::Reference) {
        told["caseExact"] = json!(attribute.case_exact);
        told["uniqueness"] = json!(if attribute.unique { "server" } else { "none" });
    }
    if !attribute.canonical.is_empty() {
        told["canonicalValues"] = json!(attribute.canonical);
    }
    if !attribute.reference_types.is_empty() {
        told["referenceTypes"] = json!(attribute.reference_types);
    }
    if !attribute.parts.is_empty() {
        told["subAttributes"] = attribute.parts.iter().map(attribute_of).collect();
    }
    told
}
