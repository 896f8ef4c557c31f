//! PATCH (RFC 7644 3.5.2): operations read into known attributes and applied to a resource as the client sees it.

use serde_json::{Map, Value};

use super::attributes::{Attribute, Mutability, Schema, ValueType};
use super::body::{PATCH_URN, ensure_few, ensure_schema, field, one, value};
use super::evaluate::Subject;
use super::fault::{Fault, FaultKind, quoted};
use super::filter::{Comparison, Filter, Literal, Operator};
use super::path::{Named, resolve};

/// Of one request, with each attribute of an operation without a path counted.
pub const MOST_OPERATIONS: usize = 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Add,
    Remove,
    Replace,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    pub action: Action,
    pub target: Target,
    /// As sent; `Null` where there is none.
    pub value: Value,
}

/// What an operation changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    pub attribute: &'static Attribute,
    pub filter: Option<Filter>,
    pub part: Option<&'static Attribute>,
}

/// Reads the operations of a body. What is known and not kept is passed over.
pub fn operations(schema: &Schema, body: &Map<String, Value>) -> Result<Vec<Operation>, Fault> {
    ensure_schema(body, PATCH_URN)?;
    let Some(Value::Array(sent)) = field(body, "Operations") else {
        return Err(Fault::syntax("Operations is a list"));
    };
    let mut found = Vec::new();
    for sent in sent {
        let Value::Object(sent) = sent else { return Err(Fault::syntax("an operation is an object")) };
        read(schema, sent, &mut found)?;
        if found.len() > MOST_OPERATIONS {
            return Err(Fault::too_many(format!("a request has at most {MOST_OPERATIONS} operations")));
        }
    }
    Ok(found)
}

fn read(schema: &Schema, sent: &Map<String, Value>, found: &mut Vec<Operation>) -> Result<(), Fault> {
    let name = field(sent, "op").and_then(Value::as_str).unwrap_or_default();
    let action = match name.to_ascii_lowercase().as_str() {
        "add" => Action::Add,
        "remove" => Action::Remove,
        "replace" => Action::Replace,
        _ => return Err(Fault::syntax(format!("op is add, remove or replace, and not {}", quoted(name)))),
    };
    let value = field(sent, "value").cloned().unwrap_or(Value::Null);
    let path = match field(sent, "path") {
        None | Some(Value::Null) => None,
        Some(Value::String(path)) => Some(path.trim()).filter(|path| !path.is_empty()),
        Some(_) => return Err(Fault::path("path is a text")),
    };
    match path {
        Some(path) => match target(schema, path)? {
            Some(Place::Attribute(target)) => {
                ensure_mutable(&target)?;
                ensure_few_sent(&target, &value)?;
                found.push(Operation { action, target, value });
                Ok(())
            }
            Some(Place::Resource) => spread(schema, action, &value, found),
            None => Ok(()),
        },
        None if action == Action::Remove => {
            Err(Fault::new(FaultKind::NoTarget, "a remove operation needs a path"))
        }
        None => spread(schema, action, &value, found),
    }
}

/// An operation on the resource itself: its value holds the attributes, and Entra ID also puts paths in the
/// place of their names. What is read-only in it is passed over, since clients send back what they have read.
fn spread(schema: &Schema, action: Action, value: &Value, found: &mut Vec<Operation>) -> Result<(), Fault> {
    let Value::Object(values) = value else {
        return Err(Fault::value("an operation without a path needs an object as its value"));
    };
    for (path, value) in values {
        let is_known = |fault: &Fault| fault.kind != FaultKind::InvalidPath;
        match target(schema, path) {
            Ok(Some(Place::Attribute(target))) if !target.attribute.is_read_only() => {
                ensure_few_sent(&target, value)?;
                found.push(Operation { action, target, value: value.clone() });
            }
            Ok(_) => {}
            Err(fault) if is_known(&fault) => return Err(fault),
            // As in a whole resource: names that nobody knows lead nowhere.
            Err(_) => {}
        }
        if found.len() > MOST_OPERATIONS {
            return Err(Fault::too_many(format!("a request has at most {MOST_OPERATIONS} operations")));
        }
    }
    Ok(())
}

enum Place {
    Resource,
    Attribute(Target),
}

/// `None` for what is known and not kept.
fn target(schema: &Schema, path: &str) -> Result<Option<Place>, Fault> {
    let Some(open) = path.find('[') else {
        return Ok(match resolve(schema, path)? {
            Named::Resource => Some(Place::Resource),
            Named::NotKept => None,
            Named::Attribute { attribute, part } => {
                Some(Place::Attribute(Target { attribute, filter: None, part }))
            }
        });
    };
    let wrong = || Fault::path(format!("{} is no path", quoted(path)));
    let close = path.rfind(']').filter(|close| *close > open).ok_or_else(wrong)?;
    let attribute = match resolve(schema, &path[..open])? {
        Named::NotKept => return Ok(None),
        Named::Attribute { attribute, part: None } if attribute.kind == ValueType::Complex => attribute,
        Named::Attribute { .. } | Named::Resource => return Err(wrong()),
    };
    let part = match &path[close + 1..] {
        "" => None,
        tail => {
            let name = tail.strip_prefix('.').ok_or_else(wrong)?;
            match attribute.part(name) {
                Some(part) => Some(part),
                None if name.eq_ignore_ascii_case("display") => return Ok(None),
                None => return Err(wrong()),
            }
        }
    };
    let filter = Filter::parse_of_values(attribute, &path[open + 1..close]).map_err(Fault::in_path)?;
    Ok(Some(Place::Attribute(Target { attribute, filter: Some(filter), part })))
}

fn ensure_mutable(target: &Target) -> Result<(), Fault> {
    let changed = target.part.unwrap_or(target.attribute);
    let is_fixed = target.attribute.is_read_only() || changed.is_read_only();
    if is_fixed || (target.part.is_some() && changed.mutability == Mutability::Immutable) {
        return Err(Fault::new(FaultKind::Mutability, format!("{} cannot be changed", changed.name)));
    }
    Ok(())
}

/// Before anybody waits for it.
fn ensure_few_sent(target: &Target, value: &Value) -> Result<(), Fault> {
    ensure_few(target.attribute, value.as_array().map_or(0, Vec::len))
}

/// Applies one operation to a resource, none of whose attributes then has more values than a request may send.
pub fn apply(resource: &mut Map<String, Value>, operation: &Operation) -> Result<(), Fault> {
    change_by(resource, operation)?;
    let attribute = operation.target.attribute;
    let count = resource.get(attribute.name).and_then(Value::as_array).map_or(0, Vec::len);
    ensure_few(attribute, count)
}

fn change_by(resource: &mut Map<String, Value>, operation: &Operation) -> Result<(), Fault> {
    let Target { attribute, filter, part } = &operation.target;
    let is_removal = operation.action == Action::Remove || operation.value.is_null();
    if is_removal && attribute.required && part.is_none() {
        return Err(Fault::new(FaultKind::Mutability, format!("{} cannot be removed", attribute.name)));
    }
    match (filter, part) {
        (Some(filter), _) => apply_to_some(resource, operation, filter),
        (None, Some(part)) if attribute.multi_valued => {
            // `emails.value` means the part of every value, and of a new one where there is none.
            let all = resource.entry(attribute.name).or_insert_with(|| Value::Array(vec![]));
            let Value::Array(items) = all else { return Ok(()) };
            if items.is_empty() && !is_removal {
                items.push(Value::Object(Map::new()));
            }
            items.iter_mut().try_for_each(|item| set_part(item, part, operation, is_removal))
        }
        (None, Some(part)) => {
            let whole = resource.entry(attribute.name).or_insert_with(|| Value::Object(Map::new()));
            set_part(whole, part, operation, is_removal)
        }
        (None, None) if is_removal => remove_whole(resource, attribute, &operation.value),
        (None, None) => set_whole(resource, attribute, operation),
    }
}

/// With a value, only that one goes, as older clients take a member out.
fn remove_whole(resource: &mut Map<String, Value>, attribute: &Attribute, sent: &Value) -> Result<(), Fault> {
    let Some(Value::Array(items)) = resource.get_mut(attribute.name).filter(|_| !sent.is_null()) else {
        resource.remove(attribute.name);
        return Ok(());
    };
    if let Value::Array(gone) = value(attribute, sent)? {
        items.retain(|item| !gone.iter().any(|gone| gone.get("value") == item.get("value")));
    }
    Ok(())
}

fn set_whole(
    resource: &mut Map<String, Value>,
    attribute: &Attribute,
    operation: &Operation,
) -> Result<(), Fault> {
    let sent = value(attribute, &operation.value)?;
    match (resource.get_mut(attribute.name), sent) {
        (Some(Value::Array(items)), Value::Array(sent)) if operation.action == Action::Add => {
            for item in sent {
                if !items.contains(&item) {
                    keep_one_primary(items, &item);
                    items.push(item);
                }
            }
        }
        // The parts that are sent; others stay.
        (Some(Value::Object(parts)), Value::Object(sent)) => parts.extend(sent),
        (_, sent) => drop(resource.insert(attribute.name.to_owned(), sent)),
    }
    Ok(())
}

/// Where a new value is the primary one, the others are no longer (RFC 7644 3.5.2).
fn keep_one_primary(items: &mut [Value], new: &Value) {
    if new.get("primary") != Some(&Value::Bool(true)) {
        return;
    }
    for primary in items.iter_mut().filter_map(|item| item.get_mut("primary")) {
        *primary = Value::Bool(false);
    }
}

fn set_part(
    whole: &mut Value,
    part: &Attribute,
    operation: &Operation,
    is_removal: bool,
) -> Result<(), Fault> {
    let Value::Object(parts) = whole else { return Ok(()) };
    if is_removal {
        parts.remove(part.name);
    } else {
        parts.insert(part.name.to_owned(), one(part, &operation.value)?);
    }
    Ok(())
}

fn apply_to_some(
    resource: &mut Map<String, Value>,
    operation: &Operation,
    filter: &Filter,
) -> Result<(), Fault> {
    let Target { attribute, part, .. } = &operation.target;
    let is_removal = operation.action == Action::Remove || operation.value.is_null();
    let all = resource.entry(attribute.name).or_insert_with(|| Value::Array(vec![]));
    let Value::Array(items) = all else {
        return Err(Fault::path(format!("{} has no values to choose from", attribute.name)));
    };
    let is_met = |item: &Value| {
        item.as_object().is_some_and(|parts| filter.is_met_by(Subject { resource: parts, also: None }))
    };
    if is_removal && part.is_none() {
        items.retain(|item| !is_met(item));
        return Ok(());
    }
    let found: Vec<usize> = (0..items.len()).filter(|at| is_met(&items[*at])).collect();
    if found.is_empty() {
        if is_removal {
            return Ok(());
        }
        // Added, it is made as the filter says it is; Entra ID sends an address so.
        let made = described_by(filter).filter(|_| operation.action == Action::Add).ok_or_else(|| {
            Fault::new(FaultKind::NoTarget, format!("no value of {} is like this", attribute.name))
        })?;
        let mut made = Value::Object(made);
        change(&mut made, attribute, *part, operation, false)?;
        keep_one_primary(items, &made);
        items.push(made);
        return Ok(());
    }
    for at in found {
        change(&mut items[at], attribute, *part, operation, is_removal)?;
    }
    Ok(())
}

fn change(
    item: &mut Value,
    attribute: &Attribute,
    part: Option<&'static Attribute>,
    operation: &Operation,
    is_removal: bool,
) -> Result<(), Fault> {
    match part {
        Some(part) => set_part(item, part, operation, is_removal),
        None => {
            let sent = match &operation.value {
                Value::Array(items) if items.len() == 1 => &items[0],
                sent => sent,
            };
            if let (Value::Object(parts), Value::Object(sent)) = (item, one(attribute, sent)?) {
                parts.extend(sent);
            }
            Ok(())
        }
    }
}

/// The value that a filter of equalities describes.
fn described_by(filter: &Filter) -> Option<Map<String, Value>> {
    match filter {
        Filter::And(all) => {
            let mut made = Map::new();
            for filter in all {
                made.extend(described_by(filter)?);
            }
            Some(made)
        }
        Filter::Test(test) => match &test.comparison {
            Comparison::Compares(Operator::Equal, Literal::Text(text)) => {
                Some(Map::from_iter([(test.attribute.name.to_owned(), Value::String(text.clone()))]))
            }
            Comparison::Compares(Operator::Equal, Literal::Boolean(value)) => {
                Some(Map::from_iter([(test.attribute.name.to_owned(), Value::Bool(*value))]))
            }
            _ => None,
        },
        Filter::Or(_) | Filter::Not(_) | Filter::Within(..) => None,
    }
}

#[cfg(test)]
mod tests;
