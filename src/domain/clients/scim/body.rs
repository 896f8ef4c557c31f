//! What clients send, brought into the form that resources have here: names in their own case, booleans that were
//! texts, one value where a list was meant. What is read-only or nobody knows is left out (RFC 7644 3.3).

use serde_json::{Map, Value};

use super::attributes::{Attribute, Schema, ValueType};
use super::fault::{Fault, quoted};
use super::filter::boolean;

/// Members of a group in one request.
const MOST_MEMBERS: usize = 20_000;
/// Values of any other attribute: of addresses one is kept, and operations compare each with each.
const MOST_VALUES: usize = 20;

pub const PATCH_URN: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
pub const BULK_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
pub const SEARCH_URN: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

/// A field of a message or resource; its name has no case.
pub fn field<'a>(body: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    body.get(name).or_else(|| {
        let found = body.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    })
}

/// A body may leave its schemas out, but may not be of another kind.
pub fn ensure_schema(body: &Map<String, Value>, urn: &str) -> Result<(), Fault> {
    let named = match field(body, "schemas") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Array(named)) => named,
        Some(_) => return Err(Fault::syntax("schemas is a list of URNs")),
    };
    let is_named = named.iter().filter_map(Value::as_str).any(|one| one.eq_ignore_ascii_case(urn));
    if is_named { Ok(()) } else { Err(Fault::syntax(format!("schemas does not name {urn}"))) }
}

/// A whole resource as a client sends it. `null` stays, and says that something is to go.
pub fn resource(schema: &Schema, body: &Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    ensure_schema(body, schema.urn)?;
    let mut found = Map::new();
    for (name, sent) in body {
        let Some(attribute) = schema.attribute(name).filter(|attribute| !attribute.is_read_only()) else {
            continue;
        };
        let value = if sent.is_null() { Value::Null } else { value(attribute, sent)? };
        if found.insert(attribute.name.to_owned(), value).is_some() {
            return Err(Fault::syntax(format!("{} stands twice", attribute.name)));
        }
    }
    Ok(found)
}

/// The whole value of an attribute.
pub fn value(attribute: &Attribute, sent: &Value) -> Result<Value, Fault> {
    if !attribute.multi_valued {
        return one(attribute, sent);
    }
    let sent = match sent {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    ensure_few(attribute, sent.len())?;
    Ok(Value::Array(sent.iter().map(|item| one(attribute, item)).collect::<Result<_, _>>()?))
}

/// Refuses more values than an attribute may have.
pub fn ensure_few(attribute: &Attribute, count: usize) -> Result<(), Fault> {
    let most = if attribute.name == "members" { MOST_MEMBERS } else { MOST_VALUES };
    if count > most {
        return Err(Fault::too_many(format!("{} has at most {most} values", attribute.name)));
    }
    Ok(())
}

/// One value of an attribute that may have many.
pub fn one(attribute: &Attribute, sent: &Value) -> Result<Value, Fault> {
    let wrong = |wanted: &str| Fault::value(format!("{} is {wanted}", attribute.name));
    match attribute.kind {
        ValueType::Text | ValueType::Reference | ValueType::DateTime => match sent {
            Value::String(_) => Ok(sent.clone()),
            _ => Err(wrong("a text")),
        },
        ValueType::Boolean => match sent {
            Value::Bool(_) => Ok(sent.clone()),
            Value::String(text) => boolean(text).map(Value::Bool).ok_or_else(|| wrong("true or false")),
            _ => Err(wrong("true or false")),
        },
        ValueType::Complex => match sent {
            Value::Object(sent) => parts(attribute, sent).map(Value::Object),
            // `"members": ["…"]`, as some clients send it.
            Value::String(text) if attribute.part("value").is_some() => {
                Ok(Value::Object(Map::from_iter([("value".to_owned(), Value::String(text.clone()))])))
            }
            _ => Err(wrong("an object")),
        },
    }
}

fn parts(attribute: &Attribute, sent: &Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    let mut found = Map::new();
    for (name, sent) in sent.iter().filter(|(_, sent)| !sent.is_null()) {
        let Some(part) = attribute.part(name) else { continue };
        if found.insert(part.name.to_owned(), one(part, sent)?).is_some() {
            return Err(Fault::syntax(format!("{} stands twice", quoted(name))));
        }
    }
    Ok(found)
}
